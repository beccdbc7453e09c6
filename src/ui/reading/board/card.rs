//! The card of the chosen proposal: what it would become, why, and the passage that says so.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::components::A;

use super::fields::{DateInput, KindChoice, SameHint};
use super::state::{Reading, Standing};
use super::{LIST, mention_id};
use crate::analysis::reading::accept::Passage;
use crate::analysis::reading::{Proposal, What};
use crate::browser::{dom, selection};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If, NameInput};
use crate::ui::preferences::{label, say, use_lang};

#[component]
pub(super) fn Card(reading: Reading, n: usize) -> AnyView {
    let t = use_lang();
    let standing = Memo::new(move |_| reading.standing(n));
    let accept = move |event: SubmitEvent| {
        event.prevent_default();
        reading.accept();
        selection::focus_still(LIST);
    };
    let fields = move || match standing.get() {
        Standing::Accepted(id) => view! { <AcceptedAs reading id /> }.into_any(),
        _ if is_date(reading, n) => view! { <EventFields reading /> }.into_any(),
        _ => view! { <NameFields reading /> }.into_any(),
    };
    let heading =
        move || reading.proposal(n, |one| t.get().proposed(&one.what)).unwrap_or_default();
    view! {
        <form class="reading-card" aria-label=heading on:submit=accept>
            <p class="reading-card-kind">
                <strong>{heading}</strong>
                " · "
                {move || why(reading, n, t.get())}
            </p>
            {fields}
            <CardPassage reading n />
            <CardButtons reading standing />
        </form>
    }
    .into_any()
}

fn is_date(reading: Reading, n: usize) -> bool {
    reading.proposal(n, |one| matches!(one.what, What::Date { .. })).unwrap_or_default()
}

/// How sure it is and why, and how often it comes back.
fn why(reading: Reading, n: usize, t: Lang) -> String {
    let words = |one: &Proposal| {
        let why = match &one.what {
            What::Entity { why, .. } => format!(" ({})", t.why_proposed(*why)),
            What::Date { .. } => String::new(),
        };
        let times = t.reading_mentions(one.mentions.len());
        format!("{}{why} · {times}", t.confidence(one.confidence))
    };
    reading.proposal(n, words).unwrap_or_default()
}

/// What it became, with the way to its sheet.
#[component]
fn AcceptedAs(reading: Reading, id: crate::domain::id::EntityId) -> AnyView {
    let t = use_lang();
    let words =
        move || reading.workspace.with(|project| t.get().reading_named(project.entity_name(id)));
    view! {
        <p>
            <A href=dom::address(&format!("/entites/{id}"))>{words}</A>
        </p>
    }
    .into_any()
}

/// A name: what it is called, what it is, and whether the project knows it.
#[component]
fn NameFields(reading: Reading) -> AnyView {
    let t = use_lang();
    let draft = reading.draft;
    let aliases = move || {
        let names = reading.chosen.get().and_then(|n| {
            reading.proposal(n, |one| match &one.what {
                What::Entity { aliases, .. } => aliases.join(", "),
                What::Date { .. } => String::new(),
            })
        });
        names.filter(|names| !names.is_empty()).map(|names| t.get().reading_also(names))
    };
    let is_new = move || draft.same.with(|same| same.trim().is_empty());
    view! {
        <If when=is_new>
            <div class="field-pair">
                <label class="field">
                    <span class="field-label">{say(t, Lang::reading_name)}</span>
                    <input class="input" autocomplete="off" bind:value=draft.name />
                </label>
                <KindChoice kind=draft.kind />
            </div>
        </If>
        {move || aliases().map(|words| view! { <p class="hint">{words}</p> })}
        <NameInput label=label(t, Lang::reader_same) value=draft.same id="reading-same" />
        <SameHint same=draft.same />
    }
    .into_any()
}

/// A date: what happened, and when.
#[component]
fn EventFields(reading: Reading) -> AnyView {
    let t = use_lang();
    view! {
        <label class="field">
            <span class="field-label">{say(t, Lang::reading_event_name)}</span>
            <input class="input" autocomplete="off" bind:value=reading.draft.name />
        </label>
        <DateInput date=reading.draft.date />
    }
    .into_any()
}

/// The passage that will be quoted.
#[component]
fn CardPassage(reading: Reading, n: usize) -> AnyView {
    let t = use_lang();
    let passage = reading
        .text(|text| {
            reading.proposal(n, |one| Passage::around(text, reading.document, one.range()))
        })
        .flatten();
    passage
        .map(|passage| {
            let page = passage.page;
            view! {
                <figure class="reading-quote">
                    <figcaption class="hint">
                        {move || t.get().reading_passage(&page)} " "
                        <Button
                            label=label(t, Lang::reading_see_passage)
                            tone="link"
                            on_press=move |()| selection::bring(&mention_id(n))
                        />
                    </figcaption>
                    <blockquote class="claim-quote">{passage.quote}</blockquote>
                </figure>
            }
        })
        .into_any()
}

#[component]
fn CardButtons(reading: Reading, standing: Memo<Standing>) -> AnyView {
    let t = use_lang();
    let is_open = move || standing.get() == Standing::Open;
    let locked = Signal::derive(move || !reading.workspace.is_writable());
    view! {
        <div class="button-row">
            <If when=is_open>
                <button type="submit" class="button" data-tone="main" disabled=locked>
                    {say(t, Lang::reading_accept)} " "
                    <span class="keys-hint">{say(t, Lang::reading_accept_key)}</span>
                </button>
                <Button
                    label=label(t, Lang::reading_dismiss)
                    on_press=move |()| {
                        reading.set_aside();
                        selection::focus_still(LIST);
                    }
                />
            </If>
            <Button
                label=label(t, Lang::reading_previous)
                tone="link"
                on_press=move |()| reading.step(-1)
            />
            <Button
                label=label(t, Lang::reading_next)
                tone="link"
                on_press=move |()| reading.step(1)
            />
        </div>
    }
    .into_any()
}
