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

impl Product {
    /// Who it is for, until the reader says: our own file is a backup, anything else is made to be shared.
    pub fn first_audience(self) -> Audience {
        match self {
            Self::Mine => Audience::Whole,
            _ => Audience::WithoutPrivateNotes,
        }
    }

    /// Who it is for when another product was for `before`: what hides something stays, everything is asked for again.
    pub fn audience_after(self, before: Option<Audience>) -> Audience {
        before.filter(|before| *before != Audience::Whole).unwrap_or_else(|| self.first_audience())
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

impl Order {
    /// The name of the file, and its media type.
    ///
    /// `own` is that of the project. Under codes it may be a name that is hidden: `coded` stands in its place.
    pub fn file(&self, own: &str, coded: &str) -> (String, &'static str) {
        let (ending, media) = self.product.ending();
        let name = match self.audience {
            Audience::Pseudonymised(_) => coded,
            Audience::Whole | Audience::WithoutPrivateNotes => own,
        };
        let list = match self.product {
            Product::Csv(list, _) => format!("-{}", list.key()),
            _ => String::new(),
        };
        let (year, month, day) = self.today;
        let name = format!("{name}-{year}-{month:02}-{day:02}{list}{ending}");
        if self.passphrase.is_some() {
            (format!("{name}.age"), "application/octet-stream")
        } else {
            (name, media)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::audience::Pseudonymise;

    fn order(product: Product, audience: Audience) -> Order {
        Order {
            product,
            audience,
            passphrase: None,
            project: String::new(),
            lang: "fr".to_owned(),
            today: (2026, 1, 9),
            now: 1,
        }
    }

    #[test]
    fn a_file_is_named_after_its_project_unless_codes_hide_names() {
        let name = |order: Order| order.file("myspot-jeanne-dupont", "myspot-copie-codee").0;
        let codes = Audience::Pseudonymised(Pseudonymise::default());
        let csv = Product::Csv(List::Claims, Dialect::French);
        let check =
            |product, audience, expect: &str| assert_eq!(name(order(product, audience)), expect);
        check(Product::Mine, Audience::Whole, "myspot-jeanne-dupont-2026-01-09.json");
        check(
            csv,
            Audience::WithoutPrivateNotes,
            "myspot-jeanne-dupont-2026-01-09-affirmations.csv",
        );
        check(Product::Html, codes, "myspot-copie-codee-2026-01-09.html");
        check(csv, codes, "myspot-copie-codee-2026-01-09-affirmations.csv");
        let sealed = Order { passphrase: Some("x".to_owned()), ..order(Product::Mine, codes) };
        let expect =
            ("myspot-copie-codee-2026-01-09.json.age".to_owned(), "application/octet-stream");
        assert_eq!(sealed.file("myspot-jeanne-dupont", "myspot-copie-codee"), expect);
    }

    #[test]
    fn only_our_own_file_starts_with_everything() {
        let csv = Product::Csv(List::Claims, Dialect::French);
        let shared = [Product::Html, Product::Markdown, Product::Workbook, csv, Product::First];
        let codes = Audience::Pseudonymised(Pseudonymise::default());
        assert_eq!(Product::Mine.audience_after(None), Audience::Whole);
        for product in shared {
            assert_eq!(product.audience_after(None), Audience::WithoutPrivateNotes);
            assert_eq!(
                product.audience_after(Some(Audience::Whole)),
                Audience::WithoutPrivateNotes
            );
            assert_eq!(product.audience_after(Some(codes)), codes);
        }
        let stricter = Audience::WithoutPrivateNotes;
        assert_eq!(Product::Mine.audience_after(Some(stricter)), stricter);
    }
}
