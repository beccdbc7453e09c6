//! Entities: whoever and whatever matters in a situation.

use super::date::PartialDate;
use super::record::{Extras, Meta};

/// What sort of thing an entity is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A group, an association, a company, a public body.
    #[default]
    Organisation,
    /// Somewhere.
    Place,
    /// Something that happened or will happen.
    Event,
    /// A thing, a tool, a project.
    Object,
    /// A text, a law, an article: what claims can be drawn from.
    Document,
    /// A kind this version does not know, kept as its file wrote it.
    Other(String),
}

impl EntityKind {
    /// The kinds that have a name of their own.
    pub const KNOWN: [Self; 6] =
        [Self::Person, Self::Organisation, Self::Place, Self::Event, Self::Object, Self::Document];

    /// The key files use.
    pub fn key(&self) -> &str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Event => "event",
            Self::Object => "object",
            Self::Document => "document",
            Self::Other(key) => key,
        }
    }

    /// The kind written as `key`; an unknown key is kept.
    pub fn read(key: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|kind| kind.key() == key);
        known.unwrap_or_else(|| Self::Other(key.to_owned()))
    }
}

/// Where an actor stands on what the collective wants, from -2 (active opposition) to +2 (active ally).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stance(i8);

impl Stance {
    /// From the most opposed to the most favourable.
    pub const ALL: [Self; 5] = [Self(-2), Self(-1), Self(0), Self(1), Self(2)];

    /// The stance of this value; `None` outside -2 … +2.
    pub fn new(value: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| i64::from(stance.0) == value)
    }

    /// The value, -2 … +2.
    pub fn value(self) -> i8 {
        self.0
    }
}

/// One field that a project added to an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// What the field is called.
    pub name: String,
    /// What it holds, as text.
    pub value: String,
}

/// A person, an organisation, a place, an event, an object or a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entity {
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Its usual name; never blank.
    pub name: String,
    /// Other names and acronyms.
    pub aliases: Vec<String>,
    /// What there is to say of it, in plain text.
    pub description: String,
    /// Free words to group by, each once.
    pub tags: Vec<String>,
    /// Where it stands, if that is known.
    pub stance: Option<Stance>,
    /// Whether the collective wants to move it.
    pub is_target: bool,
    /// Whether it is us.
    pub is_us: bool,
    /// When it was, began or will be.
    pub date: PartialDate,
    /// A web address, shown as a link only when it is http, https or mailto.
    pub url: String,
    /// Fields of the project's own.
    pub fields: Vec<Field>,
    /// The id it had in the file it came from, if another tool wrote it.
    pub origin: Option<String>,
    /// When it was made and last changed.
    pub meta: Meta,
    /// Keys of its file that this version does not know.
    pub extras: Extras,
}

impl Entity {
    /// An entity of this name and kind, with nothing else known.
    pub fn named(name: &str, kind: EntityKind) -> Self {
        Self { name: name.trim().to_owned(), kind, ..Self::default() }
    }

    /// The name, then the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Adds `tag`, unless it is blank or there already.
    pub fn add_tag(&mut self, tag: &str) {
        let tag = tag.trim();
        if !tag.is_empty() && !self.tags.iter().any(|known| known == tag) {
            self.tags.push(tag.to_owned());
        }
    }

    /// Adds `alias`, unless it is blank, the name itself, or there already.
    pub fn add_alias(&mut self, alias: &str) {
        let alias = alias.trim();
        if !alias.is_empty() && !self.names().any(|known| known == alias) {
            self.aliases.push(alias.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_read_back_and_unknown_ones_are_kept() {
        for kind in EntityKind::KNOWN {
            assert_eq!(EntityKind::read(kind.key()), kind);
        }
        assert_eq!(EntityKind::read("system"), EntityKind::Other("system".to_owned()));
    }

    #[test]
    fn stances_stop_at_two() {
        assert_eq!(Stance::new(2).map(Stance::value), Some(2));
        assert_eq!(Stance::new(3), None);
        assert_eq!(Stance::new(i64::MIN), None);
    }

    #[test]
    fn tags_and_aliases_stand_once() {
        let mut entity = Entity::named(" April ", EntityKind::Organisation);
        for text in ["libre", " libre ", "", "April"] {
            entity.add_tag(text);
            entity.add_alias(text);
        }
        assert_eq!(entity.tags, ["libre", "April"]);
        assert_eq!(entity.aliases, ["libre"]);
    }
}
