//! The columns of each sheet: which key of our file each shows, what it is called, how it is written.

use std::collections::BTreeSet;

use crate::domain::method::catalogue::{BodyField, Holds, LINKS, METHODS, Method, method};
use crate::domain::text::fold;
use crate::format::workbook::words::Words;
use crate::i18n::Lang;

/// How the values of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A short text.
    Text,
    /// A long one.
    Prose,
    /// Texts set apart by `|`.
    List,
    /// A date, as it was typed.
    Date,
    /// A word of a vocabulary.
    Words(Words),
    /// A number, or a text where there is none.
    Number,
    /// Whatever the card says: text, number, list.
    Any,
    /// The name of an entity.
    Entity,
    /// The names of entities.
    Entities,
    /// The texts of claims.
    Claims,
    /// The name of a record of any kind.
    Record,
    /// The name of a document, or free text.
    Source,
    /// One of the fields that a project added to its entities.
    Field,
}

impl Shape {
    /// Whether it points at records, and so has a hidden column.
    pub(super) fn points(self) -> bool {
        matches!(self, Self::Entity | Self::Entities | Self::Claims | Self::Record | Self::Source)
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    /// The key of our file; `body:` before those of a card, `field:` before those of the project.
    pub(super) key: String,
    /// What it is called.
    pub(super) name: String,
    /// How its values are written.
    pub(super) shape: Shape,
}

/// A list of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Entities,
    Relations,
    Claims,
    /// The cards of a method; those of methods without a sheet when it has none.
    Cards(Option<&'static str>),
    Links,
}

type Name = fn(Lang) -> &'static str;

impl Part {
    /// All of them, in the order of the sheets.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let methods = METHODS.iter().map(|method| Self::Cards(Some(method.key)));
        let first = [Self::Entities, Self::Relations, Self::Claims];
        first.into_iter().chain(methods).chain([Self::Cards(None), Self::Links])
    }

    /// The list of our file.
    pub(super) fn list(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Relations => "relations",
            Self::Claims => "claims",
            Self::Cards(_) => "cards",
            Self::Links => "links",
        }
    }

    /// What names it in hidden cells, whatever the language: `cards:swot`.
    pub(super) fn key(self) -> String {
        match self {
            Self::Cards(Some(method)) => format!("cards:{method}"),
            _ => self.list().to_owned(),
        }
    }

    /// The part of that key.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        Self::all().find(|part| part.key() == key)
    }

    /// What its sheet is called.
    pub(super) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Entities => lang.wb_entities(),
            Self::Relations => lang.wb_relations(),
            Self::Claims => lang.wb_claims(),
            Self::Cards(method) => method.map_or(lang.wb_cards(), |key| lang.method_name(key)),
            Self::Links => lang.wb_links(),
        }
    }

    /// The columns it always has, after that of the id.
    pub(super) fn columns(self, lang: Lang) -> Vec<Column> {
        let method = if let Self::Cards(method) = self { method } else { None };
        let mut columns = self.named();
        if self == Self::Cards(None) {
            columns.insert(0, ("method", Lang::wb_method, Shape::Text));
        }
        let slots = METHODS.iter().find(|known| Some(known.key) == method);
        let has_slots = |method: &&Method| !method.slots.is_empty() && method.key != NOTE;
        if let Some(method) = slots.filter(has_slots) {
            columns.insert(0, ("body:slot", Lang::wb_slot, Shape::Words(Words::Slot(method.key))));
        }
        let columns = columns.into_iter();
        columns
            .map(|(key, name, shape)| Column { key: key.into(), name: name(lang).into(), shape })
            .collect()
    }

    fn named(self) -> Vec<(&'static str, Name, Shape)> {
        use Shape::{Claims, Date, Entities, Entity, List, Prose, Record, Source, Text};
        let words = Shape::Words;
        match self {
            Self::Entities => vec![
                ("name", Lang::wb_name as Name, Text),
                ("kind", Lang::wb_kind, words(Words::Kind)),
                ("aliases", Lang::wb_aliases, List),
                ("description", Lang::wb_description, Prose),
                ("tags", Lang::wb_tags, List),
                ("stance", Lang::wb_stance, words(Words::Stance)),
                ("target", Lang::wb_target, words(Words::Flag)),
                ("us", Lang::wb_us, words(Words::Flag)),
                ("date", Lang::wb_date, Date),
                ("url", Lang::wb_url, Text),
            ],
            Self::Relations => vec![
                ("source", Lang::wb_from, Entity),
                ("kind", Lang::wb_relation, Text),
                ("target", Lang::wb_to, Entity),
                ("mutual", Lang::wb_mutual, words(Words::Flag)),
                ("sign", Lang::wb_sign, words(Words::Sign)),
                ("strength", Lang::wb_strength, words(Words::Strength)),
                ("date", Lang::wb_date, Date),
                ("description", Lang::wb_description, Prose),
            ],
            Self::Claims => vec![
                ("about", Lang::wb_about, Record),
                ("text", Lang::wb_claim, Prose),
                ("nature", Lang::wb_nature, words(Words::Nature)),
                ("source", Lang::wb_source, Source),
                ("quote", Lang::wb_quote, Prose),
                ("page", Lang::wb_page, Text),
                ("bearing", Lang::wb_bearing, words(Words::Bearing)),
                ("grade", Lang::wb_grade, words(Words::Grade)),
                ("date", Lang::wb_date, Date),
                ("when", Lang::wb_when, Date),
                ("stance", Lang::wb_stance_told, words(Words::Stance)),
                ("private", Lang::wb_private, words(Words::Flag)),
            ],
            Self::Cards(_) => vec![
                ("text", Lang::wb_text, Prose),
                ("detail", Lang::wb_detail, Prose),
                ("entities", Lang::wb_cited, Entities),
                ("claims", Lang::wb_proof, Claims),
                ("status", Lang::wb_status, words(Words::Status)),
                ("author", Lang::wb_author, Text),
                ("tags", Lang::wb_tags, List),
            ],
            Self::Links => vec![
                ("source", Lang::wb_from, Record),
                ("kind", Lang::wb_link, words(Words::Link)),
                ("target", Lang::wb_to, Record),
                ("rationale", Lang::wb_rationale, Prose),
            ],
        }
    }

    /// What a column that is in use but has no fixed place is called, by its key.
    pub(super) fn more(self, key: &str, lang: Lang) -> Column {
        if let Some(name) = key.strip_prefix("field:") {
            return Column { key: key.into(), name: lang.wb_field(name), shape: Shape::Field };
        }
        if let Some(name) = key.strip_prefix("extra:") {
            return Column { key: key.into(), name: lang.wb_field(name), shape: Shape::Any };
        }
        let bare = key.strip_prefix("body:").unwrap_or(key);
        let name = self.free_name(bare, lang).unwrap_or_else(|| lang.wb_field(bare));
        Column { key: key.into(), name, shape: self.shape(bare) }
    }

    /// The keys of the catalogue that its records may hold, its own first.
    pub(super) fn known_keys(self) -> Vec<&'static str> {
        let all = METHODS.iter().flat_map(|method| method.fields);
        let all = all.chain(LINKS.iter().flat_map(|kind| kind.fields)).map(|field| field.key);
        let own = self.fields().map(|field| field.key);
        let slot = matches!(self, Self::Cards(Some(NOTE))).then_some("slot");
        let mut seen = BTreeSet::new();
        let keys = slot.into_iter().chain(["rank"]).chain(own).chain(all).chain(["created"]);
        keys.filter(|key| seen.insert(*key)).collect()
    }

    fn fields(self) -> impl Iterator<Item = &'static BodyField> {
        let method = match self {
            Self::Cards(key) => key.and_then(method),
            _ => None,
        };
        let links = if self == Self::Links { LINKS } else { &[] };
        let links = links.iter().flat_map(|kind| kind.fields);
        method.into_iter().flat_map(|method| method.fields).chain(links)
    }

    /// What the screen calls a key, unless a header before it in the sheet has that name in either language.
    fn free_name(self, key: &str, lang: Lang) -> Option<String> {
        let keys = self.known_keys();
        let at = keys.iter().position(|known| *known == key)?;
        let names = Lang::ALL.map(|lang| fold(self.screen_name(key, lang)));
        let mut before: BTreeSet<String> = BTreeSet::new();
        for lang in Lang::ALL {
            before.extend(self.columns(lang).iter().map(|column| fold(&column.name)));
            before.extend(keys[..at].iter().map(|key| fold(self.screen_name(key, lang))));
        }
        let is_free = names.iter().all(|name| !before.contains(name));
        is_free.then(|| self.screen_name(key, lang).to_owned())
    }

    fn screen_name(self, key: &str, lang: Lang) -> &'static str {
        match (key, self) {
            ("slot", _) => lang.wb_slot(),
            (_, Self::Cards(Some(method))) => lang.method_field(method, key),
            _ => lang.method_field("", key),
        }
    }

    fn shape(self, key: &str) -> Shape {
        if let (Self::Cards(Some(method)), "slot") = (self, key) {
            return Shape::Words(Words::Slot(method));
        }
        let own = self.fields().find(|field| field.key == key);
        match own.map(|field| (field.key, field.holds)) {
            Some((key, Holds::Choice(keys) | Holds::OpenChoice(keys))) => {
                Shape::Words(Words::Choice(key, keys))
            }
            _ => body_shape(key),
        }
    }

    /// The place where columns nobody knows are kept: before their name in a key.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Entities => "field:",
            Self::Cards(_) | Self::Links => "body:",
            Self::Relations | Self::Claims => "extra:",
        }
    }
}

/// Notes of older files: their boxes have a column where they are used.
const NOTE: &str = "imported_note";

const NUMBERS: &[&str] = &[
    "rank",
    "importance",
    "intensity",
    "probability",
    "plausibility",
    "impact",
    "uncertainty",
    "severity",
    "interest",
    "influence",
    "position",
    "weight",
    "hours",
    "rating",
    "created",
];
const YES_OR_NO: &[&str] = &["weak_signal", "chosen", "inverted", "added", "loop"];

fn body_shape(key: &str) -> Shape {
    if NUMBERS.contains(&key) {
        Shape::Number
    } else if YES_OR_NO.contains(&key) {
        Shape::Words(Words::YesNo)
    } else {
        Shape::Any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::workbook::old;
    use std::collections::BTreeMap;

    #[test]
    fn fields_and_choices_of_a_method_have_words() {
        for part in Part::all() {
            for (field, lang) in part.fields().flat_map(|field| Lang::ALL.map(|lang| (field, lang)))
            {
                let column = part.more(&format!("body:{}", field.key), lang);
                assert_eq!(column.name, part.screen_name(field.key, lang));
                let is_choice = matches!(field.holds, Holds::Choice(_) | Holds::OpenChoice(_));
                let has_words = matches!(column.shape, Shape::Words(Words::Choice(..)));
                assert_eq!(is_choice, has_words, "{}", field.key);
            }
        }
    }

    #[test]
    fn no_header_means_two_things() {
        for part in Part::all() {
            let mut meanings = BTreeMap::<String, String>::new();
            for lang in Lang::ALL {
                let keys = part.known_keys().into_iter().filter(|_| part.prefix() == "body:");
                let more = keys.map(|key| part.more(&format!("body:{key}"), lang));
                for column in part.columns(lang).into_iter().chain(more) {
                    let before = meanings.insert(fold(&column.name), column.key.clone());
                    let same = before.as_ref().is_none_or(|key| *key == column.key);
                    assert!(same, "{part:?}: {} is {before:?}", column.name);
                }
            }
            for (key, header) in old::HEADERS.iter().filter(|_| part.prefix() == "body:") {
                let now = meanings.get(&fold(header)).map(String::as_str);
                let same = now.is_none_or(|now| now == format!("body:{key}"));
                assert!(same, "{part:?}: {header} was {key} and is {now:?}");
            }
        }
    }
}
