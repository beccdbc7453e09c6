//! What a record says of itself, for files that people read elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::claims::{Claim, Source};
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::domain::text::is_safe_link;
use uuid::Uuid;

/// The claims about each record, read once.
pub(super) struct Accounts<'a> {
    project: &'a Project,
    about: BTreeMap<RecordRef, Vec<&'a Claim>>,
}

impl<'a> Accounts<'a> {
    pub(super) fn of(project: &'a Project) -> Self {
        let mut about = BTreeMap::<RecordRef, Vec<&Claim>>::new();
        for (_, claim) in project.claims.iter() {
            about.entry(claim.about).or_default().push(claim);
        }
        Self { project, about }
    }

    /// The claims about a record; a claim is told itself.
    pub(super) fn claims(&self, of: RecordRef) -> Vec<&Claim> {
        let own = match of {
            RecordRef::Claim(id) => self.project.claims.get(id).map(AsRef::as_ref),
            _ => None,
        };
        let about = self.about.get(&of).into_iter().flatten().copied();
        own.into_iter().chain(about).collect()
    }

    /// What there is to say of a record.
    pub(super) fn description(&self, of: RecordRef) -> &str {
        match of {
            RecordRef::Entity(id) => {
                self.project.entities.get(id).map_or("", |row| row.description.trim())
            }
            RecordRef::Relation(id) => {
                self.project.relations.get(id).map_or("", |row| row.description.trim())
            }
            _ => "",
        }
    }

    /// The address of a record on the web.
    pub(super) fn link(&self, of: RecordRef) -> Option<&str> {
        let row: &Arc<_> = self.project.entities.get(of.entity()?)?;
        web_link(&row.url)
    }

    /// The name of a source with the place in it, and its address on the web.
    pub(super) fn source<'b>(&'b self, claim: &'b Claim) -> (String, Option<&'b str>) {
        let (name, link) = match &claim.source {
            Source::Document(id) => (self.project.entity_name(*id), self.link((*id).into())),
            Source::Text(text) => (text.trim(), web_link(text)),
        };
        let parts = [name, claim.page.trim()].into_iter().filter(|part| !part.is_empty());
        (parts.collect::<Vec<_>>().join(", "), link)
    }
}

/// An address, if it is one of the web.
fn web_link(address: &str) -> Option<&str> {
    let address = address.trim();
    let is_web = is_safe_link(address) && !address.to_ascii_lowercase().starts_with("mailto:");
    let is_whole = !address.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    (is_web && is_whole).then_some(address)
}

/// The id of a record, whatever it is.
pub(super) fn id_of(of: RecordRef) -> Uuid {
    match of {
        RecordRef::Entity(id) => id.0,
        RecordRef::Relation(id) => id.0,
        RecordRef::Claim(id) => id.0,
        RecordRef::Card(id) => id.0,
        RecordRef::Link(id) => id.0,
        RecordRef::View(id) => id.0,
        RecordRef::Kept(id) => id.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked() {
        assert_eq!(web_link(" HTTPS://a.org/b "), Some("HTTPS://a.org/b"));
        for other in ["", "mailto:a@b.org", "javascript:x", "https://a b", "https://a\nb"] {
            assert_eq!(web_link(other), None, "{other}");
        }
    }
}
