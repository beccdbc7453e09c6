//! The reader's settings: saved, never undone.

use leptos::prelude::*;

use crate::browser::dom;
use crate::browser::preferences::{Saved, load, save};
use crate::i18n::Lang;

/// The settings of the page.
#[derive(Clone, Copy)]
pub(crate) struct Preferences(RwSignal<Saved>, Signal<Lang>);

/// The page's language, to be read in views.
pub(crate) fn use_lang() -> Signal<Lang> {
    use_preferences().1
}

/// Words without a hole, as a view shows them.
///
/// One closure type for all of them keeps the page small.
pub(crate) fn say(
    t: Signal<Lang>,
    words: fn(Lang) -> &'static str,
) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || words(t.get())
}

/// Words without a hole, as a component's property.
pub(crate) fn label(t: Signal<Lang>, words: fn(Lang) -> &'static str) -> Signal<String> {
    Signal::derive(move || words(t.get()).to_owned())
}

/// The settings of the page.
pub(crate) fn use_preferences() -> Preferences {
    expect_context()
}

impl Preferences {
    /// Reads the settings, shows them on the root element, and puts them in the context.
    pub(crate) fn provide() -> Self {
        let saved = RwSignal::new(load());
        let lang = Memo::new(move |_| saved.with(lang_of));
        let preferences = Self(saved, lang.into());
        Effect::new(move |_| preferences.0.with(show));
        provide_context(preferences);
        preferences
    }

    /// The language, once.
    pub(crate) fn lang(self) -> Lang {
        self.0.with_untracked(lang_of)
    }

    /// The settings, to be read in views.
    pub(crate) fn get(self) -> Saved {
        self.0.get()
    }

    /// Changes the settings and keeps them.
    pub(crate) fn update(self, change: impl FnOnce(&mut Saved)) {
        self.0.update(change);
        self.0.with_untracked(save);
    }

    pub(crate) fn set_lang(self, lang: Lang) {
        self.update(|saved| lang.code().clone_into(&mut saved.lang));
    }

    /// What the browser said when it was asked to keep the data; blank before.
    pub(crate) fn persist_answer(self) -> String {
        self.0.with_untracked(|saved| saved.persist.clone())
    }

    pub(crate) fn set_persist_answer(self, answer: &str) {
        self.update(|saved| answer.clone_into(&mut saved.persist));
    }
}

fn lang_of(saved: &Saved) -> Lang {
    let chosen = Lang::ALL.into_iter().find(|lang| lang.code() == saved.lang);
    chosen.unwrap_or(if dom::prefers_french() { Lang::Fr } else { Lang::En })
}

fn show(saved: &Saved) {
    dom::set_root_attribute("lang", lang_of(saved).code());
    dom::set_root_attribute("data-theme", &saved.theme);
    dom::set_root_attribute("data-text", &saved.text);
}
