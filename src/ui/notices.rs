//! Messages to the reader: told once, read aloud, dismissed by hand or by time.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock::sleep;
use crate::browser::files;
use crate::i18n::Lang;
use crate::ui::parts::Icon;
use crate::ui::preferences::{say, use_lang};

/// How long a message that needs no answer stays, in milliseconds.
const STAY: i32 = 6000;

/// How grave a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Told,
    Warning,
    Alarm,
}

impl Tone {
    fn key(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Warning => "warning",
            Self::Alarm => "alarm",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Notice {
    id: u64,
    tone: Tone,
    text: String,
    /// A file to download, and what its button says.
    file: Option<(String, String)>,
}

/// The messages on screen.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    list: RwSignal<Vec<Notice>>,
    last: StoredValue<u64>,
}

impl Notices {
    pub(crate) fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), last: StoredValue::new(0) }
    }

    /// Says something that needs no answer.
    pub(crate) fn tell(self, text: String) {
        self.push(Tone::Told, text, None);
    }

    /// Says that something asked for was not done.
    pub(crate) fn warn(self, text: String) {
        self.push(Tone::Warning, text, None);
    }

    /// Says something that stays until it is dismissed.
    pub(crate) fn alarm(self, text: String) {
        self.push(Tone::Alarm, text, None);
    }

    /// Says something, and offers a file with it until it is dismissed.
    pub(crate) fn offer_file(self, text: String, button: &str, file: String) {
        self.push(Tone::Alarm, text, Some((button.to_owned(), file)));
    }

    fn push(self, tone: Tone, text: String, file: Option<(String, String)>) {
        if self.list.with_untracked(|list| list.iter().any(|known| known.text == text)) {
            return;
        }
        let id = self.last.try_update_value(|last| {
            *last += 1;
            *last
        });
        let id = id.unwrap_or_default();
        self.list.update(|list| list.push(Notice { id, tone, text, file }));
        if tone != Tone::Alarm {
            spawn_local(async move {
                sleep(STAY).await;
                self.dismiss(id);
            });
        }
    }

    fn dismiss(self, id: u64) {
        self.list.update(|list| list.retain(|notice| notice.id != id));
    }
}

/// Shows the messages, and has them read aloud.
#[component]
pub(crate) fn NoticeList(notices: Notices) -> impl IntoView {
    let t = use_lang();
    view! {
        <section class="notices" aria-label=say(t, Lang::notices)>
            <div role="status" aria-live="polite">
                <For each=move || notices.list.get() key=|notice| notice.id let:notice>
                    <NoticeView notices notice />
                </For>
            </div>
        </section>
    }
}

#[component]
fn NoticeView(notices: Notices, notice: Notice) -> impl IntoView {
    let t = use_lang();
    let Notice { id, tone, text, file } = notice;
    let offer = file.map(|(button, file)| {
        let save = move |_| files::download("mySPOT.json", "application/json", file.as_bytes());
        view! { <button type="button" class="button" on:click=save>{button}</button> }
    });
    view! {
        <div class="notice" data-tone=tone.key()>
            <p>{text}</p>
            {offer}
            <button
                type="button"
                class="button icon-button"
                aria-label=say(t, Lang::dismiss)
                on:click=move |_| notices.dismiss(id)
            >
                <Icon name="close" />
            </button>
        </div>
    }
}
