//! The page on which a text is read.

use leptos::prelude::*;

use super::use_reader;
use crate::i18n::Lang;
use crate::ui::preferences::{say, use_lang};

#[component]
pub(crate) fn ReadingPage() -> impl IntoView {
    let t = use_lang();
    let reader = use_reader();
    let given = reader.take();
    view! {
        <section class="reading">
            <header class="page-head">
                <h1>{say(t, Lang::reading_title)}</h1>
            </header>
            <p>{say(t, Lang::reading_help)}</p>
            {given.map(|given| view! { <h2>{given.name}</h2> <pre>{given.text}</pre> })}
        </section>
    }
}
