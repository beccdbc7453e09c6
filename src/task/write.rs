//! What the page sends to have its project given away as a file.

use serde::{Deserialize, Serialize};

use crate::domain::audience::Audience;
use crate::domain::id::Millis;

/// What the project becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Product {
    /// Our own file.
    Mine,
    /// A document that any browser opens, alone.
    Html,
    /// The same document, as Markdown.
    Markdown,
    /// A workbook to edit in a spreadsheet and bring back.
    Workbook,
    /// One list, as text.
    Csv(List, Dialect),
    /// A file of the first mySPOT.
    First,
}

/// A list of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum List {
    /// The entities.
    Entities,
    /// The relations.
    Relations,
    /// The claims.
    Claims,
    /// The documents and other sources.
    Sources,
    /// What has a date, in order.
    Chronology,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Entities, Self::Relations, Self::Claims, Self::Sources, Self::Chronology];

    /// The list of this key.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.key() == key)
    }

    /// The key of the list.
    pub fn key(self) -> &'static str {
        match self {
            Self::Entities => "entites",
            Self::Relations => "relations",
            Self::Claims => "affirmations",
            Self::Sources => "sources",
            Self::Chronology => "chronologie",
        }
    }
}

/// Which signs part the cells of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dialect {
    /// What a French spreadsheet opens.
    #[default]
    French,
    /// What other programs open.
    International,
}

impl Product {
    /// How the names of such files end, and their media type.
    pub fn ending(self) -> (&'static str, &'static str) {
        match self {
            Self::Mine => (".json", "application/json"),
            Self::Html => (".html", "text/html"),
            Self::Markdown => (".md", "text/markdown"),
            Self::Workbook => {
                (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            }
            Self::Csv(..) => (".csv", "text/csv"),
            Self::First => ("-v1.json", "application/json"),
        }
    }
}

/// How a project is to be given away; the bytes beside it are the project as one of our files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// As what.
    pub product: Product,
    /// For whom.
    pub audience: Audience,
    /// What seals it, if anything does.
    pub passphrase: Option<String>,
    /// The project's id, as text; blank when it has none.
    pub project: String,
    /// The code of the language of its words.
    pub lang: String,
    /// The reader's day: year, month, day.
    pub today: (u32, u32, u32),
    /// Now.
    pub now: Millis,
}
