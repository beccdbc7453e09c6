//! The list of what is proposed.

use leptos::prelude::*;
use uuid::Uuid;

use super::state::{Reading, Standing};
use super::{LIST, keys, option_id};
use crate::analysis::reading::{Confidence, Proposal, What};
use crate::browser::dom;
use crate::domain::entities::EntityKind;
use crate::i18n::Lang;
use crate::ui::parts::{Each, Icon, KindMark};
use crate::ui::preferences::{say, use_lang};

#[component]
pub(super) fn ProposalList(reading: Reading) -> AnyView {
    let t = use_lang();
    let ids = Memo::new(move |_| {
        let number = |n: &usize| Uuid::from_u128(*n as u128);
        reading.shown.with(|shown| shown.iter().map(number).collect::<Vec<_>>())
    });
    let row = Callback::new(move |id: Uuid| {
        view! { <ProposalRow reading n=id.as_u128() as usize /> }.into_any()
    });
    let active = move || {
        let shown = |n: &usize| reading.shown.with(|shown| shown.contains(n));
        reading.chosen.get().filter(shown).map(option_id)
    };
    view! {
        <div
            class="reading-list"
            id=LIST
            role="listbox"
            tabindex="0"
            aria-label=say(t, Lang::reading_proposed)
            aria-activedescendant=active
            on:keydown=move |event| keys::in_list(reading, &event)
        >
            <Each ids row />
        </div>
    }
    .into_any()
}

/// What a proposal is called, and its kind unless it is a date.
fn named(proposal: &Proposal) -> (String, Option<EntityKind>) {
    match &proposal.what {
        What::Entity { name, kind, .. } => (name.clone(), Some(kind.clone())),
        What::Date { date, .. } => (date.text().to_owned(), None),
    }
}

#[component]
fn ProposalRow(reading: Reading, n: usize) -> AnyView {
    let t = use_lang();
    let (name, kind) = reading.proposal(n, named).unwrap_or_default();
    let confidence = reading.proposal(n, |one| one.confidence).unwrap_or(Confidence::Weak);
    let is_chosen = move || reading.chosen.get() == Some(n);
    let standing = Memo::new(move |_| reading.standing(n));
    let says = move || match standing.get() {
        Standing::Accepted(_) => t.get().reader_is_accepted(),
        Standing::Aside => t.get().reader_aside(),
        Standing::Open => t.get().confidence(confidence),
    };
    let mark = match kind {
        Some(kind) => view! { <KindMark kind=Signal::stored(kind) /> }.into_any(),
        None => view! { <Icon name="timeline" /> }.into_any(),
    };
    view! {
        <div
            class="reading-option"
            role="option"
            id=option_id(n)
            data-standing=move || standing.get().key()
            aria-selected=move || is_chosen().to_string()
            on:click=move |_| {
                reading.choose(n);
                dom::focus(LIST);
            }
        >
            {mark}
            <span class="reading-option-name">{name}</span>
            <span class="reading-option-says">{says}</span>
        </div>
    }
    .into_any()
}
