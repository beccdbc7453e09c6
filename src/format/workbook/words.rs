//! The vocabularies: what our file writes as a key or a figure, and cells as a word.

use std::collections::HashMap;

use serde_json::Value;

use crate::domain::cards::Status;
use crate::domain::claims::{Bearing, Grade, Nature};
use crate::domain::entities::{EntityKind, Stance};
use crate::domain::method::catalogue::{LINKS, method};
use crate::domain::relations::{Sign, Strength};
use crate::domain::text::fold;
use crate::format::json::plain;
use crate::format::myspot::Held;
use crate::i18n::Lang;
use crate::i18n::workbook::old;

/// A vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Words {
    /// Kinds of entities; others can be typed.
    Kind,
    Stance,
    /// Yes, or nothing.
    Flag,
    /// Yes or no.
    YesNo,
    Nature,
    Bearing,
    Grade,
    Sign,
    Strength,
    Status,
    /// What links mean; others can be typed.
    Link,
    /// The boxes of a method; others can be typed.
    Slot(&'static str),
    /// The choices of a field of a method; others can be typed.
    Choice(&'static str, &'static [&'static str]),
}

impl Words {
    /// Whether words that are not in the list are taken as they are.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Kind | Self::Link | Self::Slot(_) | Self::Choice(..))
    }

    /// The words to choose from, with what each stands for.
    fn options(self, lang: Lang) -> Vec<(Value, String)> {
        let text = |key: &str, word: &str| (Value::from(key), word.to_owned());
        match self {
            Self::Kind => {
                EntityKind::KNOWN.iter().map(|kind| (kind.key().into(), lang.kind(kind))).collect()
            }
            Self::Stance => Stance::ALL
                .into_iter()
                .map(|stance| (stance.value().into(), lang.stance(Some(stance)).to_owned()))
                .collect(),
            Self::Flag => vec![(true.into(), lang.wb_yes().to_owned())],
            Self::YesNo => vec![
                (true.into(), lang.wb_yes().to_owned()),
                (false.into(), lang.wb_no().to_owned()),
            ],
            Self::Nature => Nature::ALL.map(|it| text(it.key(), lang.nature(it))).into(),
            Self::Bearing => Bearing::ALL.map(|it| text(it.key(), lang.bearing(it))).into(),
            Self::Grade => Vec::new(),
            Self::Sign => vec![
                text("+", lang.wb_relation_sign(Sign::Plus)),
                text("-", lang.wb_relation_sign(Sign::Minus)),
            ],
            Self::Strength => Strength::ALL
                .into_iter()
                .map(|it| (it.value().into(), lang.strength(Some(it)).to_owned()))
                .collect(),
            Self::Status => Status::ALL.map(|it| text(it.key(), lang.wb_card_status(it))).into(),
            Self::Link => {
                LINKS.iter().map(|kind| text(kind.key, lang.method_link(kind.key))).collect()
            }
            Self::Slot(key) => {
                let slots = method(key).map_or(&[][..], |method| method.slots);
                slots.iter().map(|slot| text(slot, lang.method_slot(key, slot))).collect()
            }
            Self::Choice(field, keys) => {
                keys.iter().map(|key| text(key, lang.method_choice(field, key))).collect()
            }
        }
    }

    /// Other ways to write the same, folded.
    fn others(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Flag | Self::YesNo => &[
                ("x", "oui"),
                ("1", "oui"),
                ("vrai", "oui"),
                ("true", "oui"),
                ("0", "non"),
                ("faux", "non"),
                ("false", "non"),
            ],
            Self::Sign => &[("plus", "soutien"), ("moins", "opposition"), ("minus", "opposition")],
            Self::Stance => &[("+2", "allie actif"), ("+1", "plutot favorable")],
            _ => &[],
        }
    }

    /// The words of workbooks written before, with what each stands for.
    fn old(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Link => old::LINKS.iter().map(|(key, word)| (*word, *key)).collect(),
            Self::Slot(method) => {
                let own = old::SLOTS.iter().filter(|(of, ..)| *of == method);
                own.map(|(_, slot, word)| (*word, *slot)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// A vocabulary, ready to write and to read many cells.
pub(super) struct Lexicon {
    words: Words,
    options: Vec<(Value, String)>,
    /// What each folded word stands for, in either language; null for nothing.
    meanings: HashMap<String, Value>,
}

impl Lexicon {
    pub(super) fn new(words: Words, lang: Lang) -> Self {
        let mut meanings = HashMap::new();
        for lang in [lang].into_iter().chain(Lang::ALL) {
            for (value, word) in words.options(lang) {
                meanings.entry(fold(&word)).or_insert_with(|| value.clone());
            }
        }
        for (value, _) in words.options(lang) {
            meanings.entry(plain(&value).unwrap_or_default()).or_insert(value);
        }
        let nothing = match words {
            Words::Flag => vec![fold(Lang::Fr.wb_no()), fold(Lang::En.wb_no())],
            Words::Stance => Lang::ALL.map(|lang| fold(lang.stance_none())).into(),
            Words::Sign => Lang::ALL.map(|lang| fold(lang.sign(None))).into(),
            Words::Strength => Lang::ALL.map(|lang| fold(lang.strength(None))).into(),
            _ => Vec::new(),
        };
        for word in nothing {
            meanings.entry(word).or_insert(Value::Null);
        }
        for (other, word) in words.others() {
            if let Some(value) = meanings.get(*word).cloned() {
                meanings.entry((*other).to_owned()).or_insert(value);
            }
        }
        for (word, key) in words.old() {
            meanings.entry(fold(word)).or_insert_with(|| key.into());
        }
        Self { words, options: words.options(lang), meanings }
    }

    /// The words to choose from; none where a list of a spreadsheet would cut one at its comma.
    pub(super) fn choices(&self) -> Vec<&str> {
        if self.options.iter().any(|(_, word)| word.contains(',')) {
            return Vec::new();
        }
        self.options.iter().map(|(_, word)| word.as_str()).collect()
    }

    /// The word for what a key holds, and whether it reads back as that.
    pub(super) fn word(&self, held: &Held) -> (String, bool) {
        if let Some((_, word)) = self.options.iter().find(|(known, _)| held.is(known)) {
            return (word.clone(), true);
        }
        let value = held.clone().into_value();
        let word = plain(&value).unwrap_or_else(|| value.to_string());
        let exact = self.value(&word).as_ref() == Some(&value);
        (word, exact)
    }

    /// What a word stands for: null for nothing, `None` for a word that is none of them.
    pub(super) fn value(&self, word: &str) -> Option<Value> {
        let word = word.trim();
        if word.is_empty() {
            return Some(Value::Null);
        }
        if self.words == Words::Grade {
            return Grade::read(word).map(|grade| grade.text().into());
        }
        let known = self.meanings.get(&fold(word)).cloned();
        known.or_else(|| self.words.is_open().then(|| word.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::method::METHODS;
    use crate::domain::method::catalogue::Holds;

    #[track_caller]
    fn check(words: Words, word: &str, expect: Option<Value>) {
        assert_eq!(Lexicon::new(words, Lang::Fr).value(word), expect, "{word}");
    }

    #[test]
    fn words_are_read_in_both_languages() {
        check(Words::Kind, "personne", Some("person".into()));
        check(Words::Kind, "Person", Some("person".into()));
        check(Words::Kind, "robot", Some("robot".into()));
        check(Words::Stance, "Allié actif", Some(2.into()));
        check(Words::Stance, "rather opposed", Some((-1).into()));
        check(Words::Stance, "+2", Some(2.into()));
        check(Words::Stance, "-2", Some((-2).into()));
        check(Words::Stance, "sans position", Some(Value::Null));
        check(Words::Stance, "bof", None);
        check(Words::Flag, "Oui", Some(true.into()));
        check(Words::Flag, "no", Some(Value::Null));
        check(Words::YesNo, "no", Some(false.into()));
        check(Words::Strength, "3", Some(3.into()));
        check(Words::Strength, "3 · forte", Some(3.into()));
        check(Words::Sign, "opposition", Some("-".into()));
        check(Words::Sign, "−", Some("-".into()));
        check(Words::Grade, "b 2", None);
        check(Words::Grade, "b2", Some("B2".into()));
        check(Words::Link, "paire SWOT", Some("swot_pair".into()));
        check(Words::Choice("state", &["todo", "done"]), "à faire", Some("todo".into()));
        check(Words::Choice("state", &["todo", "done"]), "todo", Some("todo".into()));
        check(Words::Slot("swot"), "Threat", Some("threats".into()));
        // Workbooks written before have ordinary spaces there, and so do people.
        let types = Words::Choice("type", &["petition"]);
        check(types, "Pétition : signatures, soutiens", Some("petition".into()));
    }

    #[test]
    fn every_word_reads_back() {
        let slots = METHODS.iter().map(|method| Words::Slot(method.key));
        let fields = METHODS.iter().flat_map(|method| method.fields);
        let fields = fields.chain(LINKS.iter().flat_map(|kind| kind.fields));
        let choices = fields.filter_map(|field| match field.holds {
            Holds::Choice(keys) | Holds::OpenChoice(keys) => Some(Words::Choice(field.key, keys)),
            _ => None,
        });
        let all = [
            Words::Kind,
            Words::Stance,
            Words::Flag,
            Words::YesNo,
            Words::Nature,
            Words::Bearing,
            Words::Sign,
            Words::Strength,
            Words::Status,
            Words::Link,
        ];
        for words in all.into_iter().chain(slots).chain(choices) {
            for (lang, other) in [(Lang::Fr, Lang::En), (Lang::En, Lang::Fr)] {
                let lexicon = Lexicon::new(words, other);
                for (value, word) in words.options(lang) {
                    assert!(!word.is_empty(), "{words:?}: {value}");
                    assert_eq!(lexicon.value(&word), Some(value), "{words:?}: {word}");
                }
                for (word, key) in words.old() {
                    assert_eq!(lexicon.value(word), Some(key.into()), "{words:?}: {word}");
                }
                let total: usize = lexicon.choices().iter().map(|word| word.len() + 1).sum();
                assert!(total < 256 || words.is_open(), "{words:?}");
                assert!(lexicon.choices().iter().all(|word| !word.contains(',')), "{words:?}");
            }
        }
    }
}
