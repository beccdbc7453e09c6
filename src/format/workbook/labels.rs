//! What records are called in cells, and which record a name in a cell means.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::domain::claims::Claim;
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::domain::text::fold;
use crate::format::myspot::{read_ref, ref_text};

/// A title in a cell has at most so many letters.
const LETTERS: usize = 100;

/// What the records of a project are called.
pub(super) struct Labels<'a> {
    project: &'a Project,
    /// Found once somebody asks: lists of actors alone never do.
    found: OnceCell<Found>,
}

struct Found {
    /// The names of entities that others have too, with their ids.
    homonyms: HashMap<EntityId, String>,
    /// Folded names of documents.
    documents: HashSet<String>,
}

impl Found {
    fn of(project: &Project) -> Self {
        let (mut first, mut documents) = (HashMap::<String, EntityId>::new(), HashSet::new());
        let mut homonyms = HashMap::new();
        for (id, entity) in project.entities.iter() {
            let known = *first.entry(fold(entity.name.trim())).or_insert(id);
            if known != id {
                homonyms.entry(known).or_insert_with(|| with_id(project, known));
                homonyms.insert(id, with_id(project, id));
            }
            if entity.kind == EntityKind::Document {
                documents.extend(entity.names().map(fold));
            }
        }
        Self { homonyms, documents }
    }
}

impl<'a> Labels<'a> {
    pub(super) fn of(project: &'a Project) -> Self {
        Self { project, found: OnceCell::new() }
    }

    fn found(&self) -> &Found {
        self.found.get_or_init(|| Found::of(self.project))
    }

    /// The name of an entity; with its id when others have the same.
    pub(super) fn entity(&self, id: EntityId) -> &str {
        let plain = || self.project.entity_name(id).trim();
        self.found().homonyms.get(&id).map_or_else(plain, String::as_str)
    }

    /// What any record is called, in one line.
    pub(super) fn record(&self, of: RecordRef) -> String {
        let title = match of {
            RecordRef::Entity(id) => self.entity(id).to_owned(),
            RecordRef::Claim(id) => {
                self.project.claims.get(id).map_or(String::new(), |row| said(row))
            }
            of => cut(&self.project.title(of)),
        };
        if title.is_empty() { format!("[{}]", ref_text(of)) } else { title }
    }

    /// Whether a free text would be taken for the name of a document.
    pub(super) fn is_document(&self, text: &str) -> bool {
        self.found().documents.contains(&fold(text))
    }
}

fn with_id(project: &Project, id: EntityId) -> String {
    format!("{} [{id}]", project.entity_name(id).trim())
}

fn said(claim: &Claim) -> String {
    cut(if claim.text.trim().is_empty() { &claim.quote } else { &claim.text })
}

/// The start of a title, in one line.
pub(super) fn cut(title: &str) -> String {
    let line = title.split_whitespace();
    let mut cut = String::new();
    for word in line {
        if !cut.is_empty() {
            cut.push(' ');
        }
        cut.push_str(word);
        if cut.len() > 4 * LETTERS {
            break;
        }
    }
    match cut.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", cut[..end].trim_end()),
        None => cut,
    }
}

/// Which records a name in a cell may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// Entities.
    Entity,
    /// Entities that are documents.
    Document,
    /// Claims.
    Claim,
    /// Whatever has that name: entities first.
    Any,
}

/// The records that each name means.
#[derive(Default)]
pub(super) struct Names {
    /// By folded name, in the order they were added.
    by_name: HashMap<String, Vec<RecordRef>>,
    /// By folded alias.
    by_alias: HashMap<String, Vec<RecordRef>>,
    documents: HashSet<Uuid>,
}

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing that is known.
    None,
    /// That record.
    One(RecordRef),
    /// That record, and others of the same name.
    Several(RecordRef),
}

impl Names {
    pub(super) fn add(&mut self, name: &str, of: RecordRef) {
        let name = fold(&cut(name));
        if !name.is_empty() {
            self.by_name.entry(name).or_default().push(of);
        }
    }

    pub(super) fn add_alias(&mut self, alias: &str, of: RecordRef) {
        let alias = fold(&cut(alias));
        if !alias.is_empty() {
            self.by_alias.entry(alias).or_default().push(of);
        }
    }

    /// Notes that an entity is a document.
    pub(super) fn add_document(&mut self, id: EntityId) {
        self.documents.insert(id.0);
    }

    /// What a name means to a column.
    pub(super) fn meaning(&self, name: &str, want: Want) -> Meaning {
        if let Some(of) = bracketed(name) {
            return Meaning::One(of);
        }
        let name = fold(&cut(name));
        for known in [&self.by_name, &self.by_alias] {
            let found = known.get(&name).into_iter().flatten().copied();
            let mut found = found.filter(|of| self.is_wanted(*of, want));
            let first = found.next();
            if let Some(first) = first {
                let several = found.any(|of| {
                    std::mem::discriminant(&of) == std::mem::discriminant(&first) && of != first
                });
                return if several { Meaning::Several(first) } else { Meaning::One(first) };
            }
        }
        Meaning::None
    }

    fn is_wanted(&self, of: RecordRef, want: Want) -> bool {
        match (want, of) {
            (Want::Any, _)
            | (Want::Entity, RecordRef::Entity(_))
            | (Want::Claim, RecordRef::Claim(_)) => true,
            (Want::Document, RecordRef::Entity(id)) => self.documents.contains(&id.0),
            _ => false,
        }
    }
}

/// The record whose id ends a name, in brackets.
fn bracketed(name: &str) -> Option<RecordRef> {
    let (_, id) = name.trim().strip_suffix(']')?.rsplit_once('[')?;
    read_ref(id).or_else(|| EntityId::read(id).map(RecordRef::from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::{claim_id, entity_id};

    #[test]
    fn names_mean_records() {
        let mut names = Names::default();
        names.add("Liège", entity_id(1).into());
        names.add("Liège", claim_id(1).into());
        names.add("April", entity_id(2).into());
        names.add("april", entity_id(3).into());
        names.add_alias("PGO", entity_id(4).into());
        names.add_document(entity_id(4));
        let check =
            |name: &str, want, expect| assert_eq!(names.meaning(name, want), expect, "{name}");
        check(" liege ", Want::Any, Meaning::One(entity_id(1).into()));
        check("Liège", Want::Claim, Meaning::One(claim_id(1).into()));
        check("April", Want::Entity, Meaning::Several(entity_id(2).into()));
        check("pgo", Want::Document, Meaning::One(entity_id(4).into()));
        check("Liège", Want::Document, Meaning::None);
        check(
            "x [00000000-0000-0000-0000-000000000003]",
            Want::Any,
            Meaning::One(entity_id(3).into()),
        );
        check(
            "x [claim:00000000-0000-0000-0000-000000000001]",
            Want::Any,
            Meaning::One(claim_id(1).into()),
        );
        check("x [note]", Want::Any, Meaning::None);
    }
}
