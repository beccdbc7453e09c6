//! What was accepted, as commands: a record, and the claim that quotes the passage it comes from.

use std::ops::Range;

use super::text::{Text, TooLong};
use crate::domain::claims::{Bearing, Claim, Source};
use crate::domain::date::PartialDate;
use crate::domain::edit::Command;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::{ClaimId, EntityId, RelationId};
use crate::domain::record::RecordRef;
use crate::domain::relations::Relation;

/// A name made of a sentence is cut after so many letters.
const LONGEST_NAME: usize = 80;

/// The words of a document that say something, and where they stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The document.
    pub document: EntityId,
    /// Its words, on one line.
    pub quote: String,
    /// The paragraph: "§ 12".
    pub page: String,
}

impl Passage {
    /// The sentence or sentences around a range of the document's text.
    pub fn around(text: &Text, document: EntityId, range: Range<usize>) -> Self {
        Self::exactly(text, document, text.sentence_around(range))
    }

    /// A range of the document's text as it was chosen.
    pub fn exactly(text: &Text, document: EntityId, range: Range<usize>) -> Self {
        let page = format!("§ {}", text.paragraph_number(range.start));
        Self { document, quote: text.words(range), page }
    }

    fn claim(&self, about: RecordRef) -> Claim {
        Claim {
            source: Source::Document(self.document),
            quote: self.quote.clone(),
            page: self.page.clone(),
            ..Claim::new(about, &self.quote)
        }
    }
}

/// Puts the text in the project, as the description of the document that claims will cite.
///
/// `text` was refused already if it is too long to keep.
pub fn keep_text(id: EntityId, title: &str, written: &PartialDate, text: &Text) -> Command {
    let document = Entity {
        description: text.source().to_owned(),
        date: written.clone(),
        ..Entity::named(title, EntityKind::Document)
    };
    Command::Put((id, document).into())
}

/// A text of a document of the project, to be read again; refused where it is too long.
pub fn kept_text(document: &Entity) -> Result<Text<'_>, TooLong> {
    Text::new(&document.description)
}

/// A new entity under `id`, and the claim that the passage names it.
pub fn accept_entity(
    (id, claim): (EntityId, ClaimId),
    (name, aliases, kind): (&str, &[String], &EntityKind),
    passage: &Passage,
) -> Command {
    let mut entity = Entity::named(name, kind.clone());
    for alias in aliases {
        entity.add_alias(alias);
    }
    together((id, entity).into(), claim, mention(passage, id))
}

/// The claim that the passage names an entity of the project, which gets the names it did not have.
pub fn accept_known(
    (id, claim): (EntityId, ClaimId),
    (entity, names): (&Entity, &[String]),
    passage: &Passage,
) -> Command {
    let mut named = entity.clone();
    for name in names {
        let is_known =
            |known: &str| crate::domain::text::fold(known) == crate::domain::text::fold(name);
        if !named.names().any(is_known) {
            named.add_alias(name);
        }
    }
    together((id, named).into(), claim, mention(passage, id))
}

/// A new event of that date, named after the passage, and the claim that says when it was.
pub fn accept_event(
    (id, claim): (EntityId, ClaimId),
    name: &str,
    date: &PartialDate,
    passage: &Passage,
) -> Command {
    let name = if name.trim().is_empty() { &passage.quote } else { name };
    let event = Entity { date: date.clone(), ..Entity::named(&shortened(name), EntityKind::Event) };
    let says = Claim { when: date.clone(), ..passage.claim(id.into()) };
    together((id, event).into(), claim, says)
}

/// What the passage says of a record, as a claim.
pub fn accept_claim(claim: ClaimId, about: RecordRef, passage: &Passage) -> Command {
    Command::Batch(vec![Command::Put((claim, passage.claim(about)).into())])
}

/// A new relation, and the claim that the passage says so.
pub fn accept_relation(
    (id, claim): (RelationId, ClaimId),
    (source, kind, target): (EntityId, &str, EntityId),
    passage: &Passage,
) -> Command {
    let relation = Relation::new(source, kind, target);
    together((id, relation).into(), claim, passage.claim(id.into()))
}

fn mention(passage: &Passage, id: EntityId) -> Claim {
    Claim { bearing: Bearing::Mentions, ..passage.claim(id.into()) }
}

fn together(record: crate::domain::record::Record, claim: ClaimId, says: Claim) -> Command {
    Command::Batch(vec![Command::Put(record), Command::Put((claim, says).into())])
}

/// A name of at most `LONGEST_NAME` letters, cut between two words.
fn shortened(name: &str) -> String {
    let Some((end, _)) = name.char_indices().nth(LONGEST_NAME) else { return name.to_owned() };
    let cut = name.get(..end).unwrap_or_default();
    let whole = cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ']))
}
