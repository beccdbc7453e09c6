//! The settings: how it looks, where the data is, how to leave.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{dom, storage};
use crate::i18n::Lang;
use crate::ui::chunks::{Loaded, Part};
use crate::ui::commands::{ENTRIES, THEMES, name, use_commands};
use crate::ui::parts::{Button, Choice, Confirm, Dialog, If};
use crate::ui::preferences::{label, say, use_lang, use_preferences};
use crate::ui::workspace::use_workspace;

/// The text sizes, from the usual up.
const SIZES: [&str; 4] = ["", "large", "larger", "projector"];

#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let t = use_lang();
    view! {
        <section class="settings">
            <header class="page-head">
                <h1>{say(t, Lang::settings_title)}</h1>
            </header>
            <LookSettings />
            <DataSettings />
            <section class="panel keys-hint">
                <h2>{say(t, Lang::settings_keys)}</h2>
                <KeyList />
            </section>
            <p class="muted">
                {say(t, Lang::settings_about)} " "
                {move || t.get().settings_version(env!("CARGO_PKG_VERSION"))}
            </p>
        </section>
    }
}

#[component]
fn LookSettings() -> impl IntoView {
    let t = use_lang();
    let preferences = use_preferences();
    let languages = Lang::ALL.map(|lang| (lang.code().to_owned(), lang.own_name().to_owned()));
    let themes = Signal::derive(move || {
        let t = t.get();
        let words = [t.theme_system(), t.theme_light(), t.theme_dark(), t.theme_contrast()];
        options(THEMES, words)
    });
    let sizes = Signal::derive(move || {
        let t = t.get();
        options(SIZES, [t.text_usual(), t.text_large(), t.text_larger(), t.text_projector()])
    });
    view! {
        <section class="panel">
            <h2>{say(t, Lang::settings_look)}</h2>
            <div class="panel-fields">
                <Choice
                    label=label(t, Lang::settings_language)
                    value=label(t, Lang::code)
                    options=Signal::stored(languages.to_vec())
                    on_choose=Callback::new(move |code| {
                        preferences.update(|saved| saved.lang = code)
                    })
                />
                <Choice
                    label=label(t, Lang::settings_theme)
                    value=Signal::derive(move || preferences.get().theme)
                    options=themes
                    on_choose=Callback::new(move |theme| {
                        preferences.update(|saved| saved.theme = theme)
                    })
                />
                <Choice
                    label=label(t, Lang::settings_text)
                    value=Signal::derive(move || preferences.get().text)
                    options=sizes
                    on_choose=Callback::new(move |size| {
                        preferences.update(|saved| saved.text = size)
                    })
                />
            </div>
        </section>
    }
}

fn options(keys: [&str; 4], words: [&str; 4]) -> Vec<(String, String)> {
    keys.into_iter().zip(words).map(|(key, words)| (key.to_owned(), words.to_owned())).collect()
}

#[component]
fn DataSettings() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let preferences = use_preferences();
    let erasing = RwSignal::new(false);
    let erase = Callback::new(move |()| {
        spawn_local(async move {
            workspace.close().await;
            match storage::erase_everything().await {
                Ok(()) => dom::reload(),
                Err(error) => workspace.tell_failure(&error),
            }
        });
    });
    let promise = move || match preferences.get().persist.as_str() {
        "yes" => t.get().persist_yes(),
        "no" => t.get().persist_no(),
        _ => t.get().persist_unknown(),
    };
    view! {
        <section class="panel">
            <h2>{say(t, Lang::settings_data)}</h2>
            <p>{say(t, Lang::data_where)} " " {say(t, Lang::data_shared)}</p>
            <Room />
            <p>{promise}</p>
            <If when=move || preferences.get().persist != "yes">
                <Button
                    label=label(t, Lang::persist_ask)
                    on_press=move |()| spawn_local(async move { workspace.ask_to_persist().await })
                />
            </If>
            <div class="panel-actions">
                <button
                    type="button"
                    class="button"
                    title=say(t, Lang::export_all_help)
                    on:click=move |_| spawn_local(async move {
                        workspace.export_everything().await
                    })
                >
                    {say(t, Lang::export_all)}
                </button>
                <Button
                    label=label(t, Lang::erase_all)
                    tone="danger"
                    on_press=move |()| erasing.set(true)
                />
            </div>
            <Confirm
                open=erasing
                title=label(t, Lang::erase_all)
                text=label(t, Lang::erase_help)
                word=label(t, Lang::erase_word)
                on_yes=erase
            />
        </section>
    }
}

/// How much room the data takes.
#[component]
fn Room() -> impl IntoView {
    let t = use_lang();
    let room = RwSignal::new(None);
    spawn_local(async move {
        room.try_set(storage::estimate().await);
    });
    let words = move || match room.get() {
        Some((used, quota)) => t.get().data_room(t.get().amount(used), t.get().amount(quota)),
        None => t.get().data_room_unknown().to_owned(),
    };
    view! { <p>{words}</p> }
}

/// Every command that has a key.
#[component]
pub(crate) fn KeyList() -> impl IntoView {
    let t = use_lang();
    view! {
        <ul class="key-list">
            {move || {
                let t = t.get();
                let keyed = ENTRIES.iter().filter(|entry| !entry.keys.is_empty());
                keyed
                    .map(|entry| {
                        view! {
                            <li>
                                <kbd>{entry.keys}</kbd>
                                " "
                                {name(entry.action, t)}
                            </li>
                        }
                    })
                    .collect_view()
            }} <li>{say(t, Lang::key_list)}</li>
        </ul>
    }
}

/// The same, from anywhere.
#[component]
pub(crate) fn KeysDialog() -> impl IntoView {
    let t = use_lang();
    let commands = use_commands();
    view! {
        <Dialog open=commands.keys title=label(t, Lang::keys)>
            <Loaded part=Part::Keys />
        </Dialog>
    }
}
