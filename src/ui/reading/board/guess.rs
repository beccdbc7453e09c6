//! What a selected passage already says of what it would become.

use std::ops::Range;

use leptos::prelude::*;

use super::accepting::as_name;
use super::making::Making;
use super::state::{Reading, Standing};
use crate::analysis::reading::places::proposed_in;
use crate::analysis::reading::relations::hints;
use crate::analysis::reading::{Text, What};
use crate::domain::date::PartialDate;
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;

/// What the fields hold at first.
#[derive(Default)]
pub(super) struct Guess {
    pub(super) name: String,
    pub(super) kind: EntityKind,
    pub(super) date: String,
    pub(super) verb: String,
    pub(super) other: String,
}

impl Reading {
    /// The selected range; nothing where nothing is.
    pub(super) fn range(self) -> Range<usize> {
        self.passage
            .with_untracked(|passage| passage.as_ref().map(|chosen| chosen.range.clone()))
            .unwrap_or_default()
    }

    pub(super) fn guess(self, text: &Text, making: Making, range: Range<usize>) -> Guess {
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

    /// The kind that was proposed under a name.
    pub(super) fn kind_of(self, wanted: &str) -> EntityKind {
        self.read(|found| {
            let kind = |what: &What| match what {
                What::Entity { name, kind, .. } if name == wanted => Some(kind.clone()),
                _ => None,
            };
            found.proposals.iter().find_map(|one| kind(&one.what)).unwrap_or_default()
        })
    }
}
