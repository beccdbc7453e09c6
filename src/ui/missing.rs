//! Addresses that lead nowhere.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::browser::dom;
use crate::i18n::Lang;
use crate::ui::parts::Icon;
use crate::ui::preferences::{say, use_lang};

#[component]
pub(crate) fn MissingPage() -> impl IntoView {
    let t = use_lang();
    view! {
        <section class="blank-page">
            <Icon name="search" />
            <h1>{say(t, Lang::page_missing)}</h1>
            <p>
                <A href=dom::address("/")>{say(t, Lang::back_to_projects)}</A>
            </p>
        </section>
    }
}
