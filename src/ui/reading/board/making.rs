//! What a selected passage becomes: an actor, a relation, an event or a claim.

use std::ops::Range;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::accepting::as_name;
use super::fields::{DateInput, KindChoice, SameHint};
use super::state::{Reading, Standing};
use crate::analysis::finder::named;
use crate::analysis::reading::accept::{
    Passage, accept_claim, accept_entity, accept_event, accept_known, accept_relation,
};
use crate::analysis::reading::places::proposed_in;
use crate::analysis::reading::relations::hints;
use crate::analysis::reading::{Text, What};
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

/// What the fields hold at first.
#[derive(Default)]
struct Guess {
    name: String,
    kind: EntityKind,
    date: String,
    verb: String,
    other: String,
}

impl Reading {
    /// The selected range; nothing where nothing is.
    fn range(self) -> Range<usize> {
        self.passage
            .with_untracked(|passage| passage.as_ref().map(|chosen| chosen.range.clone()))
            .unwrap_or_default()
    }

    fn guess(self, text: &Text, making: Making, range: Range<usize>) -> Guess {
        let words = as_name(&text.words(range.clone()));
        let sentence = text.sentence_around(range.clone());
        let (inside, around) = (self.names_in(&range), self.names_in(&sentence));
        let mut guess = Guess { date: self.date_in(&range, &sentence), ..Guess::default() };
        match making {
            Making::Actor => {
                guess.kind = inside.first().map(|one| one.1.clone()).unwrap_or_default();
                guess.name = words;
            }
            Making::Event => guess.name = words,
            Making::Claim => {
                let about = inside.first().or(around.first());
                guess.name = about.map(|one| one.0.clone()).unwrap_or_default();
            }
            Making::Relation => {
                let ends = if inside.len() > 1 { inside } else { around };
                let mut names = ends.into_iter().map(|one| one.0);
                guess.name = names.next().unwrap_or_default();
                guess.other = names.next().unwrap_or_default();
                guess.verb = self.verb_in(text, &sentence).unwrap_or_default();
            }
        }
        guess
    }

    /// The names in a range, in its order: the project's name for what was accepted.
    fn names_in(self, range: &Range<usize>) -> Vec<(String, EntityKind)> {
        let standings = self.standings.get_untracked();
        let name = |n: usize, what: &What| {
            let What::Entity { name, kind, known, .. } = what else { return None };
            let held = match standings.get(n) {
                Some(Standing::Accepted(id)) => Some(*id),
                _ => *known,
            };
            let ours = self.workspace.with_untracked(|project| {
                let entity = project.entities.get(held?)?;
                Some((entity.name.clone(), entity.kind.clone()))
            });
            Some(ours.unwrap_or_else(|| (name.clone(), kind.clone())))
        };
        self.read(|found| {
            let inside = proposed_in(&found.proposals, range).into_iter();
            inside.filter_map(|n| name(n, &found.proposals.get(n)?.what)).collect()
        })
    }

    /// The date that a range gives, else its sentence; the range itself where it reads as one.
    fn date_in(self, range: &Range<usize>, sentence: &Range<usize>) -> String {
        let found = self.read(|found| {
            let date = |n: usize| match &found.proposals.get(n)?.what {
                What::Date { date, .. } => Some(date.text().to_owned()),
                What::Entity { .. } => None,
            };
            let first = |range| proposed_in(&found.proposals, range).into_iter().find_map(date);
            first(range).or_else(|| first(sentence))
        });
        let written = || {
            let words = self.text(|text| text.words(range.clone())).unwrap_or_default();
            PartialDate::read(&words).is_dated().then_some(words)
        };
        found.or_else(written).unwrap_or_default()
    }

    /// What the verb of a sentence would call the relation of its first two names.
    fn verb_in(self, text: &Text, sentence: &Range<usize>) -> Option<String> {
        let named = self.read(|found| {
            let inside = proposed_in(&found.proposals, sentence).into_iter();
            // The ids only tell the names apart.
            let places = inside.filter_map(|n| {
                let one = found.proposals.get(n)?;
                let at = one.mentions.iter().find(|at| at.end > sentence.start)?;
                let id = EntityId(uuid::Uuid::from_u128(n as u128));
                matches!(one.what, What::Entity { .. }).then(|| (id, at.clone()))
            });
            places.collect::<Vec<_>>()
        });
        hints(text, &named).first().map(|hint| hint.kind.to_owned())
    }

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

    /// The kind that was proposed under a name.
    fn kind_of(self, wanted: &str) -> EntityKind {
        self.read(|found| {
            let kind = |what: &What| match what {
                What::Entity { name, kind, .. } if name == wanted => Some(kind.clone()),
                _ => None,
            };
            found.proposals.iter().find_map(|one| kind(&one.what)).unwrap_or_default()
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
