//! Reading a plain text: the machine proposes, people accept.
//!
//! `Text` cuts it in paragraphs and sentences, `propose` finds who, what and when it speaks of,
//! `relations::hints` what joins those that were accepted, and `accept` makes the commands that
//! write each of them down with the passage that says so. No model: letters, lists of words, and
//! what the text itself repeats. Everything takes the length of the text, times a logarithm.

pub mod accept;
mod acronyms;
mod dates;
mod document;
mod evidence;
mod find;
mod group;
mod lexicon;
mod lists;
mod names;
mod organisations;
mod people;
pub mod places;
pub mod progress;
pub mod relations;
mod relative;
mod scan;
mod signs;
#[cfg(test)]
mod tests;
mod text;
mod titled;
mod words;

use std::ops::Range;

pub use document::{DocumentGuess, document_of};
pub use text::{LONGEST, Paragraph, Shape, Text, TooLong, sentence_around};

use crate::domain::date::PartialDate;
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;
use crate::domain::project::Project;

/// Something that a text speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where it stands in the text, in bytes; at least once, in order.
    pub mentions: Vec<Range<usize>>,
    /// What it is.
    pub what: What,
    /// How sure that is.
    pub confidence: Confidence,
}

impl Proposal {
    /// Where it stands first.
    pub fn range(&self) -> Range<usize> {
        self.mentions.first().cloned().unwrap_or_default()
    }
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Somebody or something with a name.
    Entity {
        /// The fullest name that the text gives, or the project's.
        name: String,
        /// Its other names and acronyms in the text.
        aliases: Vec<String>,
        /// What sort of thing it seems to be.
        kind: EntityKind,
        /// The entity of the project that bears one of these names.
        known: Option<EntityId>,
        /// What made it a proposal.
        why: Why,
    },
    /// A time at which something happened.
    Date {
        /// The date, as words that read back as it.
        date: PartialDate,
        /// The sentence that gives it.
        sentence: Range<usize>,
    },
}

/// How sure a proposal is, so that a screen can set the doubtful ones aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// One capital, once.
    Weak,
    /// Capitals that mean something, or a name that comes back.
    Fair,
    /// The text says what it is.
    Strong,
}

/// What made a name a proposal: the best of its reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Capitals in the middle of a sentence.
    Capitals,
    /// Capitals of which each mention begins a sentence.
    Start,
    /// The address of a site.
    Site,
    /// Letters that stand for words.
    Acronym,
    /// It follows "à", "en", "au", or is a place that everybody knows.
    Place,
    /// A role stands beside it: "président".
    Role,
    /// A first name and a family name, or a title and a name.
    Person,
    /// It begins with a word for a text: "loi", "charte".
    DocumentWord,
    /// It begins with a word for an event: "sommet".
    EventWord,
    /// A legal form stands beside it.
    LegalForm,
    /// A word for a thing stands before it: "logiciel".
    ObjectWord,
    /// A word for an organisation begins it or stands before it.
    OrganisationWord,
    /// The text says what it is: "X est une association".
    Defined,
    /// Its letters and its words stand side by side.
    LongForm,
    /// It stands in a list of signatories.
    List,
    /// The project knows it.
    Known,
}

/// Takes away the mentions that are part of a date, such as "Mai" in "Mai 2016".
fn leave_dates(proposals: &mut Vec<Proposal>, dates: &[Proposal]) {
    let is_dated = |range: &Range<usize>| {
        let after = dates.partition_point(|date| date.range().end <= range.start);
        dates.get(after).is_some_and(|date| date.range().start < range.end)
    };
    for proposal in &mut *proposals {
        proposal.mentions.retain(|range| !is_dated(range));
    }
    proposals.retain(|proposal| !proposal.mentions.is_empty());
}

/// What `text` speaks of, by the place of the first mention.
///
/// `known` gives the names that are recognised; `written` the date that "le 9 novembre dernier"
/// counts from. Mentions never overlap.
pub fn propose(text: &Text, known: &Project, written: &PartialDate) -> Vec<Proposal> {
    let words = words::Words::new(text);
    let dates = dates::find(&words, written);
    let mut proposals = find::entities(&words, known);
    leave_dates(&mut proposals, &dates);
    proposals.extend(dates);
    proposals.sort_by_key(|proposal| (proposal.range().start, proposal.range().end));
    proposals
}
