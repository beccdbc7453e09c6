//! The quick line: `Nom`, `Nom : organisation`, `A > nature > B @2016 #tag`.

use super::date::PartialDate;
use super::entities::EntityKind;
use super::text::fold;

/// What a quick line asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct QuickLine {
    /// An entity, or a relation between two.
    pub subject: Subject,
    /// What follows `@`, read as a date.
    pub date: PartialDate,
    /// What follows each `#`.
    pub tags: Vec<String>,
}

/// What a quick line speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// `Nom`, or `Nom : organisation`.
    Entity {
        /// The name.
        name: String,
        /// The kind, if it was said.
        kind: Option<EntityKind>,
    },
    /// `A > nature > B`, or `A > B`.
    Relation {
        /// The name of the source.
        source: String,
        /// The kind; blank when it was not said.
        kind: String,
        /// The name of the target.
        target: String,
    },
}

/// The words that name a kind, folded, in French and English.
const KIND_WORDS: [(&str, EntityKind); 24] = [
    ("personne", EntityKind::Person),
    ("person", EntityKind::Person),
    ("pers", EntityKind::Person),
    ("organisation", EntityKind::Organisation),
    ("organization", EntityKind::Organisation),
    ("orga", EntityKind::Organisation),
    ("org", EntityKind::Organisation),
    ("association", EntityKind::Organisation),
    ("asso", EntityKind::Organisation),
    ("institution", EntityKind::Organisation),
    ("lieu", EntityKind::Place),
    ("place", EntityKind::Place),
    ("evenement", EntityKind::Event),
    ("event", EntityKind::Event),
    ("evt", EntityKind::Event),
    ("objet", EntityKind::Object),
    ("object", EntityKind::Object),
    ("outil", EntityKind::Object),
    ("document", EntityKind::Document),
    ("doc", EntityKind::Document),
    ("texte", EntityKind::Document),
    ("source", EntityKind::Document),
    ("loi", EntityKind::Document),
    ("article", EntityKind::Document),
];

impl QuickLine {
    /// Reads `line`; `None` when it names nothing.
    ///
    /// `>`, `→` and `->` part a relation; `@` and `#` count only at the start of a word.
    pub fn read(line: &str) -> Option<Self> {
        let (body, marks) = split_marks(&line.replace("->", ">").replace('→', ">"));
        let parts: Vec<&str> = body.split('>').map(str::trim).collect();
        let subject = match parts.as_slice() {
            [name] => entity(name)?,
            [source, target] => relation(source, "", target)?,
            [source, kind, target] => relation(source, kind, target)?,
            _ => return None,
        };
        let date = marks.iter().find_map(|mark| mark.strip_prefix('@')).unwrap_or_default();
        let tags = marks.iter().filter_map(|mark| mark.strip_prefix('#')).map(str::trim);
        let tags = tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        Some(Self { subject, date: PartialDate::read(date), tags })
    }
}

/// The kind that `word` names.
pub fn kind_of_word(word: &str) -> Option<EntityKind> {
    let word = fold(word);
    KIND_WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| kind.clone())
}

fn entity(text: &str) -> Option<Subject> {
    let named_kind =
        text.rsplit_once(':').and_then(|(name, word)| Some((name, kind_of_word(word)?)));
    let (name, kind) = named_kind.map_or((text, None), |(name, kind)| (name, Some(kind)));
    let name = name.trim().to_owned();
    (!name.is_empty()).then_some(Subject::Entity { name, kind })
}

fn relation(source: &str, kind: &str, target: &str) -> Option<Subject> {
    let named = !source.is_empty() && !target.is_empty();
    named.then(|| Subject::Relation {
        source: source.to_owned(),
        kind: kind.to_owned(),
        target: target.to_owned(),
    })
}

/// The line without its marks, and the marks with their sign: `@2016`, `#tag`.
///
/// A date goes on to the next mark; a tag is one word.
fn split_marks(line: &str) -> (String, Vec<String>) {
    let mut body = Vec::new();
    let mut marks = Vec::<String>::new();
    let mut in_date = false;
    for word in line.split_whitespace() {
        if word.len() > 1 && word.starts_with(['@', '#']) {
            in_date = word.starts_with('@');
            marks.push(word.to_owned());
        } else if let Some(date) = marks.last_mut().filter(|_| in_date) {
            date.push(' ');
            date.push_str(word);
        } else {
            in_date = false;
            body.push(word);
        }
    }
    (body.join(" "), marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, subject: Option<Subject>, date: &str, tags: &[&str]) {
        let expect = subject.map(|subject| QuickLine {
            subject,
            date: PartialDate::read(date),
            tags: tags.iter().map(ToString::to_string).collect(),
        });
        assert_eq!(QuickLine::read(line), expect);
    }

    #[expect(clippy::unnecessary_wraps)]
    fn an_entity(name: &str, kind: Option<EntityKind>) -> Option<Subject> {
        Some(Subject::Entity { name: name.to_owned(), kind })
    }

    #[expect(clippy::unnecessary_wraps)]
    fn a_relation(source: &str, kind: &str, target: &str) -> Option<Subject> {
        let [source, kind, target] = [source, kind, target].map(str::to_owned);
        Some(Subject::Relation { source, kind, target })
    }

    #[test]
    fn names_and_kinds() {
        check("April", an_entity("April", None), "", &[]);
        check("April : association", an_entity("April", Some(EntityKind::Organisation)), "", &[]);
        check(
            "Sommet:évènement".replace('è', "é").as_str(),
            an_entity("Sommet", Some(EntityKind::Event)),
            "",
            &[],
        );
        check("Titre : sous-titre", an_entity("Titre : sous-titre", None), "", &[]);
        check("  ", None, "", &[]);
        check("@2016", None, "", &[]);
    }

    #[test]
    fn relations_with_marks() {
        let line = "Cap Collectif > mène les consultations de > Gouvernement @2016";
        let subject = a_relation("Cap Collectif", "mène les consultations de", "Gouvernement");
        check(line, subject, "2016", &[]);
        check("A -> B", a_relation("A", "", "B"), "", &[]);
        check(
            "A → aide → B #x @mai 2016 #y",
            a_relation("A", "aide", "B"),
            "mai 2016",
            &["x", "y"],
        );
        check("A > aide >", None, "", &[]);
        check("A > b > c > d", None, "", &[]);
    }

    #[test]
    fn a_sign_inside_a_word_is_text() {
        check("contact@april.org", an_entity("contact@april.org", None), "", &[]);
        check("C # 1", an_entity("C # 1", None), "", &[]);
    }
}
