//! What a selected passage becomes: an actor, a relation, an event or a claim.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::fields::{DateInput, KindChoice, SameHint};
use super::state::Reading;
use crate::analysis::finder::named;
use crate::analysis::reading::Text;
use crate::analysis::reading::accept::{
    Passage, accept_claim, accept_entity, accept_event, accept_known, accept_relation,
};
use crate::browser::ids::fresh;
use crate::domain::date::PartialDate;
use crate::domain::edit::Command;
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Dialog, If, NameInput};
use crate::ui::preferences::{say, use_lang};

/// What a passage can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Making {
    Actor,
    Relation,
    Event,
    Claim,
}

impl Making {
    pub(super) const ALL: [Self; 4] = [Self::Actor, Self::Relation, Self::Event, Self::Claim];

    /// The key that makes it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Actor => "a",
            Self::Relation => "r",
            Self::Event => "e",
            Self::Claim => "c",
        }
    }

    pub(super) fn words(self) -> fn(Lang) -> &'static str {
        match self {
            Self::Actor => Lang::reading_to_actor,
            Self::Relation => Lang::reading_to_relation,
            Self::Event => Lang::reading_to_event,
            Self::Claim => Lang::reading_to_claim,
        }
    }
}

/// What is about to be made, as the fields of the dialog say it.
#[derive(Clone, Copy)]
struct Made {
    reading: Reading,
    making: Making,
    /// The actor, the event, the first end of the relation, or what the claim is about.
    name: RwSignal<String>,
    kind: RwSignal<EntityKind>,
    date: RwSignal<String>,
    verb: RwSignal<String>,
    other: RwSignal<String>,
}

impl Made {
    /// Everything that the passage already says.
    fn of(reading: Reading, making: Making) -> Self {
        let range = reading.range();
        let guess = reading.text(|text| reading.guess(text, making, range)).unwrap_or_default();
        Self {
            reading,
            making,
            name: RwSignal::new(guess.name),
            kind: RwSignal::new(guess.kind),
            date: RwSignal::new(guess.date),
            verb: RwSignal::new(guess.verb),
            other: RwSignal::new(guess.other),
        }
    }

    /// The command; none while a field that it needs is blank.
    fn command(self, text: &Text, project: &Project) -> Option<Command> {
        let (document, range) = (self.reading.document, self.reading.range());
        let name = self.name.get_untracked().trim().to_owned();
        let around = Passage::around(text, document, range.clone());
        if self.making == Making::Event {
            let date = PartialDate::read(&self.date.get_untracked());
            return Some(accept_event((fresh(), fresh()), &name, &date, &around));
        }
        if name.is_empty() {
            return None;
        }
        let kind = self.kind.get_untracked();
        let mut batch = Vec::new();
        match self.making {
            Making::Actor => return Some(actor(project, &name, &kind, &around)),
            Making::Claim => {
                let about = self.reading.end(project, &name, &around, &mut batch);
                let exactly = Passage::exactly(text, document, range);
                batch.push(accept_claim(fresh(), about.into(), &exactly));
            }
            _ => {
                let (verb, other) = (self.verb.get_untracked(), self.other.get_untracked());
                if other.trim().is_empty() {
                    return None;
                }
                let verb = if verb.trim().is_empty() {
                    self.reading.workspace.lang().related_to()
                } else {
                    verb.trim()
                };
                let source = self.reading.end(project, &name, &around, &mut batch);
                let target = self.reading.end(project, other.trim(), &around, &mut batch);
                let ids = (fresh(), fresh());
                batch.push(accept_relation(ids, (source, verb, target), &around));
            }
        }
        Some(Command::Batch(batch))
    }

    fn keep(self) {
        let reading = self.reading;
        let command = reading
            .text(|text| reading.workspace.with_untracked(|project| self.command(text, project)))
            .flatten();
        if command.is_some_and(|command| reading.workspace.dispatch(command)) {
            reading.dialog.set(false);
            reading.leave_passage();
        }
    }
}

/// An actor under a name: the one that bears it already, or a new one.
fn actor(project: &Project, name: &str, kind: &EntityKind, passage: &Passage) -> Command {
    let known = named(project, name).and_then(|id| Some((id, project.entities.get(id)?)));
    match known {
        Some((id, entity)) => accept_known((id, fresh()), (entity, &[]), passage),
        None => accept_entity((fresh(), fresh()), (name, &[], kind), passage),
    }
}

impl Reading {
    /// The entity of this name; a new one, quoting the passage, where there is none.
    fn end(
        self,
        project: &Project,
        name: &str,
        passage: &Passage,
        batch: &mut Vec<Command>,
    ) -> EntityId {
        named(project, name).unwrap_or_else(|| {
            let id = fresh();
            let kind = self.kind_of(name);
            batch.push(accept_entity((id, fresh()), (name, &[], &kind), passage));
            id
        })
    }
}

#[component]
pub(super) fn MakingDialog(reading: Reading) -> AnyView {
    let t = use_lang();
    let title = Signal::derive(move || reading.making.get().words()(t.get()).to_owned());
    view! {
        <Dialog open=reading.dialog title>
            <MakingForm reading />
        </Dialog>
    }
    .into_any()
}

#[component]
fn MakingForm(reading: Reading) -> AnyView {
    let t = use_lang();
    let making = reading.making.get_untracked();
    let made = Made::of(reading, making);
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        made.keep();
    };
    let quote = reading.text(|text| {
        let (document, range) = (reading.document, reading.range());
        match making {
            Making::Claim => Passage::exactly(text, document, range),
            _ => Passage::around(text, document, range),
        }
    });
    let words = Signal::derive(move || making.words()(t.get()).to_owned());
    crate::browser::dom::focus_soon("reading-made");
    view! {
        <form class="form" on:submit=keep>
            <MakingFields made />
            {quote
                .map(|passage| {
                    let page = passage.page;
                    view! {
                        <figure class="reading-quote">
                            <figcaption class="hint">
                                {move || t.get().reading_passage(&page)}
                            </figcaption>
                            <blockquote class="claim-quote">{passage.quote}</blockquote>
                        </figure>
                    }
                })}
            <div class="form-actions">
                <Button label=words tone="main" />
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn MakingFields(made: Made) -> AnyView {
    let t = use_lang();
    let making = made.making;
    let first: fn(Lang) -> &'static str = match making {
        Making::Actor => Lang::reading_name,
        Making::Event => Lang::reading_event_name,
        Making::Relation => Lang::reader_from,
        Making::Claim => Lang::reading_about,
    };
    let first = Signal::derive(move || first(t.get()).to_owned());
    let is = move |one: Making| move || making == one;
    view! {
        <If when=is(Making::Event)>
            <label class="field">
                <span class="field-label">{first}</span>
                <input class="input" id="reading-made" autocomplete="off" bind:value=made.name />
            </label>
            <DateInput date=made.date />
        </If>
        <If when=move || making != Making::Event>
            <NameInput label=first value=made.name id="reading-made" />
            <SameHint same=made.name />
        </If>
        <If when=is(Making::Actor)>
            <KindChoice kind=made.kind />
        </If>
        <If when=is(Making::Relation)>
            <VerbInput verb=made.verb />
            <NameInput
                label=Signal::derive(move || t.get().reader_to().to_owned())
                value=made.other
                id="reading-made-other"
            />
            <SameHint same=made.other />
        </If>
    }
    .into_any()
}

/// What a relation is called, with the project's kinds proposed.
#[component]
fn VerbInput(verb: RwSignal<String>) -> AnyView {
    let t = use_lang();
    let workspace = crate::ui::workspace::use_workspace();
    let kinds = workspace.with_untracked(Project::relation_kinds);
    let options = kinds.into_iter().take(60).map(|kind| view! { <option value=kind></option> });
    view! {
        <label class="field">
            <span class="field-label">{say(t, Lang::relation_kind)}</span>
            <input class="input" list="reading-verbs" autocomplete="off" bind:value=verb />
        </label>
        <datalist id="reading-verbs">{options.collect_view()}</datalist>
    }
    .into_any()
}
