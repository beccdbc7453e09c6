//! The document on the whole project: its headings, and the words of all methods.

mod words;

use super::{Lang, texts};
use crate::domain::cards::Status;
use crate::domain::date::Day;
use crate::domain::method::catalogue::{Holds, LINKS, METHODS, Scale};
use words::{KEYS, OLD_CHOICES};

texts! {
    document_untitled: "Projet sans nom", "Project without a name";
    document_unnamed: "sans nom", "unnamed";
    document_untitled_card: "sans titre", "untitled";
    document_no_text: "sans texte", "no text";
    document_made(day): "État au {day}", "As of {day}";
    document_contents: "Sommaire", "Contents";
    document_skip: "Aller au texte", "Skip to the text";
    document_back(n): "Revenir au texte, note {n}", "Back to the text, note {n}";
    document_note(n): "Note {n}", "Note {n}";
    document_footer: "Document écrit par mySPOT, sur l’appareil de ses auteurs.", "Document written by mySPOT, on its authors’ own device.";
    document_summary: "Résumé", "Summary";
    document_empty: "Ce projet est vide.", "This project is empty.";
    document_numbers: "Le projet en nombres", "The project in numbers";
    document_how_many: "Combien", "How many";
    document_span: "Période couverte", "Time covered";
    document_sides: "Positions", "Stances";
    document_ours: "Nous", "Us";
    document_targets: "Cibles", "Targets";
    document_most_tied: "Les plus reliés", "Most relations";
    document_network: "Ce que dit le réseau", "What the network says";
    document_too_many(n): "La carte et la chronologie ne sont pas dessinées : il y a plus de {n} fiches. Tout est dans le texte.", "The map and the timeline are not drawn: there are more than {n} sheets. Everything is in the text.";
    document_actors: "Acteurs", "Actors";
    document_actor: "Acteur", "Actor";
    document_relations: "Relations", "Relations";
    document_claims: "Affirmations", "Claims";
    document_sourced: "Affirmations avec source", "Claims with a source";
    document_cards: "Cartes des méthodes", "Cards of methods";
    document_card: "Énoncé", "Statement";
    document_dated: "Éléments datés", "Dated items";
    document_tied: " est lié à ", " is tied to ";
    document_tied_both: "liés", "tied";
    document_and: " et ", " and ";
    document_mutual(kind): " : {kind}, réciproquement", ": {kind}, mutually";
    document_no_date(text): "{text} (pas comprise comme date)", "{text} (not understood as a date)";
    document_page(page): ", {page}", ", {page}";
    document_bearing(word): "la source {word}", "the source {word}";
    document_grade(grade): "cotation {grade}", "graded {grade}";
    document_said(date): "dit : {date}", "said: {date}";
    document_when(date): "situe au : {date}", "places it: {date}";
    document_stance(stance): "position donnée : {stance}", "stance given: {stance}";
    document_time: "Chronologie", "Timeline";
    document_disputed: "Affirmations contestées", "Disputed claims";
    document_disputed_help: "Ce que des sources contredisent, ou datent autrement.", "What sources contradict, or date otherwise.";
    document_strategy: "Stratégie", "Strategy";
    document_detail: "Détail", "Detail";
    document_more: "Autres précisions", "Further details";
    document_no_method: "Sans méthode", "Without a method";
    document_inside: "Interne", "Inside";
    document_outside: "Externe", "Outside";
    document_helps: "Ce qui aide", "What helps";
    document_harms: "Ce qui gêne", "What harms";
    document_cited: "Concerne", "About";
    document_proofs: "Preuves", "Proofs";
    document_author: "Auteur", "Author";
    document_status: "État de la carte", "State of the card";
    document_links: "Liens", "Links";
    document_above(text): "{text} (voir plus haut)", "{text} (see above)";
    document_from(from): "à partir de {from}", "from {from}";
    document_to(to): "jusqu’à {to}", "to {to}";
    document_both(from, to): "de {from} à {to}", "from {from} to {to}";
    document_voted(field): "{field}, vote du groupe", "{field}, vote of the group";
    document_by(date): "échéance : {date}", "by {date}";
    document_thanks_to(means): "moyens : {means}", "by these means: {means}";
    document_rest: "Autres éléments du projet", "Other items of the project";
    document_view(name): "Vue enregistrée : {name}", "Saved view: {name}";
    document_sources: "Sources", "Sources";
    document_notes: "Notes", "Notes";
    document_grades: "Cotations", "Grades";
    document_index: "Index", "Index";
    document_see(name): "{name} → ", "{name} → ";
}

/// `word`, or the key itself where there is none.
fn or_key(word: &str, key: &str) -> String {
    if word.is_empty() { key } else { word }.to_owned()
}

/// The scale of a field, whatever the method or the arrow.
fn scale_of(key: &str) -> Option<Scale> {
    let methods = METHODS.iter().flat_map(|method| method.fields);
    let all = methods.chain(LINKS.iter().flat_map(|kind| kind.fields));
    let mut scales = all.filter(|field| field.key == key).filter_map(|field| match field.holds {
        Holds::Scale(scale) => Some(scale),
        _ => None,
    });
    scales.next()
}

impl Lang {
    /// The name of a method; a key that is not known goes by itself.
    pub fn method(self, key: &str) -> String {
        match key.trim() {
            "" => self.document_no_method().to_owned(),
            key => or_key(self.method_name(key), key),
        }
    }

    /// The name of a column of a method; a key that is not known goes by itself.
    pub fn slot(self, method: &str, key: &str) -> String {
        or_key(self.method_slot(method, key), key)
    }

    /// The name of a key of a card's body; a key that is not known goes by itself.
    pub fn body_key(self, method: &str, key: &str) -> String {
        let found = KEYS.iter().find(|(known, ..)| *known == key);
        let other = found.map_or("", |(_, fr, en)| self.pick(fr, en));
        let own = self.method_field(method, key);
        or_key(if own.is_empty() { other } else { own }, key)
    }

    /// A choice of a field in words; `None` if it is none of them.
    pub fn body_value(self, key: &str, value: &str) -> Option<&'static str> {
        let own = self.method_choice(key, value);
        if !own.is_empty() {
            return Some(own);
        }
        let old = OLD_CHOICES.iter().find(|(of, known, ..)| *of == key && *known == value);
        old.map(|(_, _, fr, en)| self.pick(*fr, *en))
    }

    /// A number as its key reads it: "4 · forte", "12,5".
    pub fn body_number(self, key: &str, number: &str) -> String {
        let number = number.strip_suffix(".0").unwrap_or(number);
        match (scale_of(key), number.parse()) {
            (Some(scale), Ok(value)) => self.field_step(key, scale, value),
            _ => number.replace('-', "−").replace('.', self.pick(",", ".")),
        }
    }

    /// What a link says of its ends; a kind that is not known goes by itself.
    pub fn link_verb(self, kind: &str) -> String {
        if kind.is_empty() { "→".to_owned() } else { or_key(self.method_link(kind), kind) }
    }

    /// How far a card has come.
    pub fn card_status(self, status: Status) -> &'static str {
        match status {
            Status::Draft => self.pick("brouillon", "draft"),
            Status::Validated => self.pick("validée", "validated"),
            Status::Abandoned => self.pick("abandonnée", "abandoned"),
        }
    }

    /// A day in words; years before our era as numbers.
    pub fn document_day(self, day: Day) -> String {
        let Day { year, month, day } = day;
        match u32::try_from(year) {
            Ok(year) if year > 0 => self.day((year, u32::from(month), u32::from(day))),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// "Terme : ", as the language sets it; nothing for a blank term.
    pub fn document_label(self, term: &str) -> String {
        if term.is_empty() { String::new() } else { format!("{term}{}", self.document_colon()) }
    }

    /// A colon between two things.
    pub fn document_colon(self) -> &'static str {
        self.pick("\u{a0}: ", ": ")
    }

    /// A semicolon between two things.
    pub fn document_semicolon(self) -> &'static str {
        self.pick("\u{a0}; ", "; ")
    }

    /// Whether something is so.
    pub fn document_yes_no(self, is: bool) -> &'static str {
        if is { self.pick("oui", "yes") } else { self.pick("non", "no") }
    }

    /// "de 0 à 3 rues": each may be blank.
    pub fn document_from_to(self, from: &str, to: &str, unit: &str) -> String {
        let numbers = match (from.is_empty(), to.is_empty()) {
            (false, false) => self.document_both(from, to),
            (false, true) => self.document_from(from),
            (true, false) => self.document_to(to),
            (true, true) => String::new(),
        };
        [numbers.as_str(), unit].join(" ").trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::method::catalogue::BodyField;

    #[test]
    fn every_key_of_the_catalogue_has_words() {
        for lang in Lang::ALL {
            for method in METHODS {
                assert_ne!(lang.method(method.key), method.key);
                for slot in method.slots {
                    assert!(!lang.method_slot(method.key, slot).is_empty(), "{slot}");
                }
                for field in method.fields {
                    check_field(lang, method.key, field);
                }
            }
            for kind in LINKS {
                assert!(!lang.method_link(kind.key).is_empty(), "{}", kind.key);
                assert!(!lang.link_verb(kind.key).contains('_'), "{}", kind.key);
                kind.fields.iter().for_each(|field| check_field(lang, "", field));
            }
        }
    }

    #[track_caller]
    fn check_field(lang: Lang, method: &str, field: &BodyField) {
        assert!(!lang.method_field(method, field.key).is_empty(), "{}", field.key);
        if let Holds::Choice(keys) | Holds::OpenChoice(keys) = field.holds {
            let known = |key: &&str| lang.body_value(field.key, key).is_some();
            assert!(keys.iter().all(known), "{}", field.key);
        }
    }

    #[test]
    fn numbers_are_read_by_their_keys() {
        assert_eq!(Lang::Fr.body_number("importance", "4"), "4 · forte");
        assert_eq!(Lang::Fr.body_number("cost", "1.5"), "1,5");
        assert_eq!(Lang::En.body_number("position", "-2"), "−2 · active opposition");
        assert_eq!(Lang::En.body_number("position", "9"), "9");
        assert_eq!(Lang::Fr.document_from_to("0", "3", "rues"), "de 0 à 3 rues");
        assert_eq!(Lang::Fr.document_from_to("", "", "rues"), "rues");
    }

    #[test]
    fn words_that_are_not_known_go_by_themselves() {
        assert_eq!(Lang::Fr.method("swot"), "SWOT");
        assert_eq!(Lang::Fr.method(" "), "Sans méthode");
        assert_eq!(Lang::Fr.method("canvas"), "canvas");
        assert_eq!(Lang::En.link_verb("defies"), "defies");
        assert_eq!(Lang::Fr.body_value("state", "paused"), None);
    }
}
