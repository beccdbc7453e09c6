//! What a workbook cannot carry.

use super::CELL;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;

/// What stays behind, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is.
    pub what: LossKind,
    /// How many.
    pub count: usize,
}

/// A thing that the workbook has no place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossKind {
    /// Saved views.
    Views,
    /// Data of older files that no tool reads yet.
    Kept,
    /// A claim or a link about either: it cannot come back alone.
    Pointing,
    /// Keys of the project itself that this version does not know.
    Profile,
    /// Nothing is lost, but the end of a text stands on a hidden sheet.
    LongTexts,
}

/// What `write` leaves out, with counts; empty when nothing is. O(records).
pub fn losses(project: &Project) -> Vec<Loss> {
    let gone = |of: RecordRef| matches!(of, RecordRef::View(_) | RecordRef::Kept(_));
    let claims = project.claims.iter().filter(|(_, claim)| gone(claim.about)).count();
    let links =
        project.links.iter().filter(|(_, link)| gone(link.source) || gone(link.target)).count();
    let counts = [
        (LossKind::Views, project.views.len()),
        (LossKind::Kept, project.kept.len()),
        (LossKind::Pointing, claims + links),
        // That it is a coded copy is said on a hidden sheet.
        (LossKind::Profile, project.profile.extras.len() - usize::from(project.profile.is_coded())),
        (LossKind::LongTexts, long_texts(project)),
    ];
    let lost = counts.into_iter().filter(|(_, count)| *count > 0);
    lost.map(|(what, count)| Loss { what, count }).collect()
}

/// How many of the texts that people write are longer than a cell.
fn long_texts(project: &Project) -> usize {
    // A UTF-16 unit has at least one byte in UTF-8.
    let is_long = |text: &str| text.len() > CELL && text.encode_utf16().count() > CELL;
    let count = |texts: &[&str]| texts.iter().filter(|text| is_long(text)).count();
    let entities = project.entities.iter().map(|(_, row)| count(&[&row.description]));
    let relations = project.relations.iter().map(|(_, row)| count(&[&row.description]));
    let claims = project.claims.iter().map(|(_, row)| count(&[&row.text, &row.quote]));
    let cards = project.cards.iter().map(|(_, row)| count(&[&row.text, &row.detail]));
    let links = project.links.iter().map(|(_, row)| count(&[&row.rationale]));
    entities.chain(relations).chain(claims).chain(cards).chain(links).sum()
}
