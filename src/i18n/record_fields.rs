//! The fields of records, as the preview of a file names them.

use super::Lang;
use crate::domain::record::Record;
use crate::format::myspot::changes::FieldChange;

/// So many letters of a value are shown.
const SHOWN: usize = 60;

/// Key in our file, French, English.
const FIELDS: [(&str, &str, &str); 39] = [
    ("about", "Sujet", "About"),
    ("aliases", "Autres noms", "Other names"),
    ("author", "Auteur", "Author"),
    ("bearing", "La source", "The source"),
    ("claims", "Preuves", "Proof"),
    ("date", "Date", "Date"),
    ("description", "Description", "Description"),
    ("detail", "Détail", "Detail"),
    ("document", "Document", "Document"),
    ("entities", "Acteurs cités", "Actors cited"),
    ("file", "Fichier", "File"),
    ("grade", "Cotation", "Grade"),
    ("kind", "Nature", "Kind"),
    ("method", "Méthode", "Method"),
    ("module", "Page", "Page"),
    ("mutual", "Réciproque", "Mutual"),
    ("name", "Nom", "Name"),
    ("nature", "Nature", "Nature"),
    ("page", "Page, article, minute", "Page, section, minute"),
    ("part", "Partie", "Part"),
    ("positions", "Places", "Places"),
    ("private", "Note privée", "Private note"),
    ("quote", "Citation", "Quote"),
    ("rationale", "Parce que", "Because"),
    ("sign", "Signe", "Sign"),
    ("source", "Source", "Source"),
    ("stance", "Position", "Stance"),
    ("status", "État", "Status"),
    ("strength", "Force", "Strength"),
    ("tags", "Étiquettes", "Tags"),
    ("target", "Cible", "Target"),
    ("text", "Texte", "Text"),
    ("url", "Adresse web", "Web address"),
    ("us", "C’est nous", "This is us"),
    ("when", "Quand", "When"),
    ("body.slot", "Colonne", "Column"),
    ("body.rank", "Ordre", "Order"),
    ("body.dismissed", "Conseils écartés", "Advice sent away"),
    ("value", "Contenu", "Content"),
];

impl Lang {
    /// A field of a record, by its key in our file; `method` is that of a card. A key that is not known names itself.
    pub fn record_field(self, key: &str, method: &str) -> String {
        if let Some((_, fr, en)) = FIELDS.iter().find(|(known, ..)| *known == key) {
            return self.pick(*fr, *en).to_owned();
        }
        if let Some(own) = key.strip_prefix("field.") {
            return own.to_owned();
        }
        let own = key.strip_prefix("body.").unwrap_or(key);
        let named = self.method_field(method, own);
        if named.is_empty() { own.to_owned() } else { named.to_owned() }
    }
}

impl Lang {
    /// « Nom : April → April ! »: what a file changes in one field of `record`.
    pub fn field_change(self, record: &Record, change: &FieldChange) -> String {
        let method = match record {
            Record::Card(_, card) => card.method.as_str(),
            _ => "",
        };
        let name = self.record_field(&change.key, method);
        let (before, after) = (short(&change.before), short(&change.after));
        match (before.as_str(), after.as_str()) {
            (_, "") => self.import_change_only(name),
            ("", after) => self.import_change_new(name, after),
            (before, after) => self.import_change(name, before, after),
        }
    }
}

fn short(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() { format!("{}…", start.trim_end()) } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_the_words_of_the_screen_or_their_own() {
        let check = |key, method, expect| assert_eq!(Lang::Fr.record_field(key, method), expect);
        check("name", "", "Nom");
        check("body.slot", "swot", "Colonne");
        check("body.deadline", "action", Lang::Fr.method_field("action", "deadline"));
        check("couleur", "", "couleur");
    }

    #[test]
    fn a_change_says_what_stood_there_and_what_will() {
        let record = Record::Entity(
            crate::domain::samples::entity_id(1),
            std::sync::Arc::new(crate::domain::entities::Entity::named(
                "April",
                crate::domain::entities::EntityKind::Organisation,
            )),
        );
        let check = |before: &str, after: &str, expect: &str| {
            let key = "name".to_owned();
            let change = FieldChange { key, before: before.to_owned(), after: after.to_owned() };
            assert_eq!(Lang::Fr.field_change(&record, &change), expect);
        };
        check("April", "Avril", "Nom\u{a0}: April → Avril");
        check("", "Avril", "Nom\u{a0}: Avril");
        check("April", "", "Nom change");
        check("", &"a".repeat(80), &format!("Nom\u{a0}: {}…", "a".repeat(60)));
    }
}
