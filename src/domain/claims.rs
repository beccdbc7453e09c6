//! Claims: what is said of a record, by whom, and how far it can be trusted.

use super::date::PartialDate;
use super::entities::Stance;
use super::id::EntityId;
use super::record::{Extras, Meta, RecordRef};

/// What sort of statement a claim is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// It can be checked.
    #[default]
    Fact,
    /// It is a reading of facts.
    Interpretation,
    /// It is supposed, and waits for proof.
    Hypothesis,
    /// It is what somebody thinks.
    Opinion,
}

impl Nature {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Fact, Self::Interpretation, Self::Hypothesis, Self::Opinion];

    /// The key files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Interpretation => "interpretation",
            Self::Hypothesis => "hypothesis",
            Self::Opinion => "opinion",
        }
    }

    /// The nature written as `key`.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nature| nature.key() == key)
    }
}

/// What the source does to the claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearing {
    /// It says so.
    #[default]
    Supports,
    /// It says the contrary.
    Contradicts,
    /// It speaks of it.
    Mentions,
}

impl Bearing {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Contradicts, Self::Mentions];

    /// The key files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contradicts => "contradicts",
            Self::Mentions => "mentions",
        }
    }

    /// The bearing written as `key`.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bearing| bearing.key() == key)
    }
}

/// How a source and what it says are graded, each on its own (Admiralty scale).
///
/// F and 6 mean that it can't be judged, not that it is worst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade {
    /// How reliable the source is, 'A' to 'F'.
    reliability: Option<char>,
    /// How credible the information is, 1 to 6.
    credibility: Option<u8>,
}

impl Grade {
    /// The letters, from fully reliable to impossible to judge.
    pub const LETTERS: [char; 6] = ['A', 'B', 'C', 'D', 'E', 'F'];
    /// The figures, from confirmed to impossible to judge.
    pub const FIGURES: [u8; 6] = [1, 2, 3, 4, 5, 6];

    /// A grade; what is off the scale is left out.
    pub fn new(reliability: Option<char>, credibility: Option<u8>) -> Self {
        Self {
            reliability: reliability.filter(|letter| Self::LETTERS.contains(letter)),
            credibility: credibility.filter(|figure| Self::FIGURES.contains(figure)),
        }
    }

    /// The letter, if one was given.
    pub fn reliability(self) -> Option<char> {
        self.reliability
    }

    /// The figure, if one was given.
    pub fn credibility(self) -> Option<u8> {
        self.credibility
    }

    /// Whether neither was given.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// As "B2", "B" or "2"; other text gives `None`.
    pub fn read(text: &str) -> Option<Self> {
        let mut grade = Self::default();
        for sign in text.trim().to_uppercase().chars() {
            let figure = sign.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            match figure {
                Some(figure) if Self::FIGURES.contains(&figure) && grade.credibility.is_none() => {
                    grade.credibility = Some(figure);
                }
                None if Self::LETTERS.contains(&sign) && grade.reliability.is_none() => {
                    grade.reliability = Some(sign);
                }
                _ => return None,
            }
        }
        Some(grade)
    }

    /// As "B2", "B", "2" or nothing.
    pub fn text(self) -> String {
        let letter = self.reliability.map(String::from).unwrap_or_default();
        let figure = self.credibility.map(|figure| figure.to_string()).unwrap_or_default();
        letter + &figure
    }
}

/// Where a claim comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A document of the project.
    Document(EntityId),
    /// Free text; blank when nobody said.
    Text(String),
}

impl Source {
    /// The document, if it is one.
    pub fn document(&self) -> Option<EntityId> {
        match self {
            Self::Document(id) => Some(*id),
            Self::Text(_) => None,
        }
    }

    /// Whether nothing is said of the source.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

impl Default for Source {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// Something said about a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The record it speaks of.
    pub about: RecordRef,
    /// What is said.
    pub text: String,
    /// What sort of statement it is.
    pub nature: Nature,
    /// Where it comes from.
    pub source: Source,
    /// The words of the source.
    pub quote: String,
    /// Where in the source: a page, an article, a minute.
    pub page: String,
    /// What the source does to it.
    pub bearing: Bearing,
    /// How far it can be trusted.
    pub grade: Grade,
    /// When it was said or seen.
    pub date: PartialDate,
    /// When it says that the record was: another date than the record's own makes it disputed.
    pub when: PartialDate,
    /// Where it says that the actor stood, at the claim's own date.
    pub stance: Option<Stance>,
    /// Whether it is a note for those who work on the project, left out of what is shared.
    pub is_private: bool,
    /// The id it had in the file it came from, if another tool wrote it.
    pub origin: Option<String>,
    /// When it was made and last changed.
    pub meta: Meta,
    /// Keys of its file that this version does not know.
    pub extras: Extras,
}

impl Claim {
    /// A claim about `about` that says `text`, with nothing else known.
    pub fn new(about: RecordRef, text: &str) -> Self {
        Self {
            about,
            text: text.trim().to_owned(),
            nature: Nature::default(),
            source: Source::default(),
            quote: String::new(),
            page: String::new(),
            bearing: Bearing::default(),
            grade: Grade::default(),
            date: PartialDate::default(),
            when: PartialDate::default(),
            stance: None,
            is_private: false,
            origin: None,
            meta: Meta::default(),
            extras: Extras::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(Grade::read(text).map(Grade::text).as_deref(), expect);
    }

    #[test]
    fn grades_read_and_write() {
        check("b2", Some("B2"));
        check("A", Some("A"));
        check("6", Some("6"));
        check("", Some(""));
        check("G1", None);
        check("A7", None);
        check("AA", None);
    }
}
