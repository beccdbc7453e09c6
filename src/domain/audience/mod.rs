//! Who a copy of the project is for: what is left out of it, and what stands in its place.

mod names;
mod parts;
mod private;
mod rewrite;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::project::{Profile, Project};
use names::Names;
use rewrite::Rewriting;

/// Who a copy of the project is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// Those who work on it: everything is there.
    Whole,
    /// Those it is shared with: private notes are left out.
    #[default]
    WithoutPrivateNotes,
    /// Those who need the structure and not the names: codes stand for names, and private notes are left out.
    Pseudonymised(Pseudonymise),
}

/// Whose names a pseudonymised copy hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pseudonymise {
    /// Those of persons.
    pub people: bool,
    /// Those of organisations.
    pub organisations: bool,
}

impl Default for Pseudonymise {
    fn default() -> Self {
        Self { people: true, organisations: false }
    }
}

impl Audience {
    /// Whether it promises codes and hides no name.
    pub fn hides_nothing(self) -> bool {
        matches!(self, Self::Pseudonymised(Pseudonymise { people: false, organisations: false }))
    }

    /// The three of them, the last as it is first offered.
    pub const ALL: [Self; 3] = [
        Self::Whole,
        Self::WithoutPrivateNotes,
        Self::Pseudonymised(Pseudonymise { people: true, organisations: false }),
    ];
}

/// The words that codes are made of: « Personne 7 ».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeWords {
    /// A person.
    pub person: &'static str,
    /// An organisation.
    pub organisation: &'static str,
}

/// What was done to a copy, for those who share it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// How many private notes were left out, with what hung on them.
    pub notes: usize,
    /// How many persons and organisations have a code for a name.
    pub names: usize,
    /// In how many places of other texts a name gave way to a code.
    pub places: usize,
    /// Names that were not searched in other texts: too short, or the name of something that keeps it. Sorted.
    pub left: Vec<String>,
}

/// The copy of `project` for `audience`, and what was done.
///
/// A code goes by the order of the ids among all entities there are and were: it does not tell the name, and is the
/// same in every copy. Records keep their ids, dates of change and tombstones. Texts that speak of somebody without a
/// name are left as they are: what they tell may still tell who it is.
///
/// Takes the length of all texts, times the logarithm of the number of names.
pub fn for_audience(project: &Project, audience: Audience, words: CodeWords) -> (Project, Removal) {
    let mut removal = Removal::default();
    let which = match audience {
        Audience::Whole => return (project.clone(), removal),
        Audience::WithoutPrivateNotes => None,
        Audience::Pseudonymised(which) => Some(which),
    };
    let (shared, notes) = private::without_private(project);
    removal.notes = notes;
    let Some(which) = which else {
        return (shared, removal);
    };
    let names = Names::of(&shared, which, words);
    let (mut hidden, places) = Rewriting::new(&shared, &names).project(&shared);
    hidden.profile.set_coded(true);
    removal.names = names.count();
    removal.places = places;
    removal.left = names.left();
    (hidden, removal)
}

/// The key of the profile that says that codes stand for names.
pub(crate) const CODED: &str = "coded_copy";

impl Profile {
    /// Whether codes stand for names in this project.
    pub fn is_coded(&self) -> bool {
        self.extras.get(CODED).is_some_and(|flag| flag == &Value::Bool(true))
    }

    /// Says whether they do.
    pub fn set_coded(&mut self, is_coded: bool) {
        if is_coded {
            self.extras.insert(CODED.to_owned(), true.into());
        } else {
            self.extras.remove(CODED);
        }
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
