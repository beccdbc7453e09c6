//! The document on the whole project: its headings, and the words of all methods.

mod words;

use super::{Lang, texts};
use crate::domain::cards::Status;
use crate::domain::date::Day;
use crate::domain::entities::Stance;
use words::{KEYS, METHODS, MORE_KEYS, SLOTS, VALUES, VERBS, Words};

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
    document_picture(alt): "Image : {alt} Elle est dans la version HTML de ce document.", "Picture: {alt} It is in the HTML version of this document.";
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
    document_too_many(n): "La carte et la chronologie ne sont pas dessinées : il y a plus de {n} fiches. Tout est dans le texte.", "The map and the timeline are not drawn: there are more than {n} sheets. Everything is in the text.";
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
    document_mutual(kind): " : {kind}, réciproquement", ": {kind}, mutually";
    document_no_date(text): "{text} (pas comprise comme date)", "{text} (not understood as a date)";
    document_page(page): ", {page}", ", {page}";
    document_bearing(word): "la source {word}", "the source {word}";
    document_grade(grade): "cotation {grade}", "graded {grade}";
    document_said(date): "dit : {date}", "said: {date}";
    document_when(date): "situe au : {date}", "places it: {date}";
    document_stance(stance): "position donnée : {stance}", "stance given: {stance}";
    document_time: "Chronologie", "Timeline";
    document_disputed: "Affirmations contestées", "Disputed claims";
    document_disputed_help: "Ce que des sources contredisent, ou datent autrement.", "What sources contradict, or date otherwise.";
    document_strategy: "Stratégie", "Strategy";
    document_detail: "Détail", "Detail";
    document_more: "Autres précisions", "Further details";
    document_cited: "Concerne", "About";
    document_proofs: "Preuves", "Proofs";
    document_author: "Auteur", "Author";
    document_status: "État de la carte", "State of the card";
    document_links: "Liens", "Links";
    document_above(text): "{text} (voir plus haut)", "{text} (see above)";
    document_from(from): "à partir de {from}", "from {from}";
    document_to(to): "jusqu’à {to}", "to {to}";
    document_both(from, to): "de {from} à {to}", "from {from} to {to}";
    document_by(date): "échéance : {date}", "by {date}";
    document_thanks_to(means): "moyens : {means}", "by these means: {means}";
    document_rest: "Autres éléments du projet", "Other items of the project";
    document_view(name): "Vue enregistrée : {name}", "Saved view: {name}";
    document_sources: "Sources", "Sources";
    document_notes: "Notes", "Notes";
    document_grades: "Cotations", "Grades";
    document_index: "Index", "Index";
    document_see(name): "{name} → ", "{name} → ";
}

impl Lang {
    /// The name of a method; a key that is not known goes by itself.
    pub fn method(self, key: &str) -> String {
        self.known(&METHODS, key.trim())
    }

    /// The name of a slot of a method; a key that is not known goes by itself.
    pub fn slot(self, key: &str) -> String {
        self.known(&SLOTS, key)
    }

    /// The name of a key of a card's body; a key that is not known goes by itself.
    pub fn body_key(self, key: &str) -> String {
        let found = KEYS.iter().chain(&MORE_KEYS).find(|(known, ..)| *known == key);
        let own = found.map(|(_, fr, en)| self.pick(*fr, *en));
        let own = own.or_else(|| Some(self.method_field("", key)).filter(|word| !word.is_empty()));
        own.unwrap_or(key).to_owned()
    }

    /// A value of a closed list in words; `None` if it is not one of the list.
    pub fn body_value(self, key: &str, value: &str) -> Option<&'static str> {
        if key == "position" {
            return Stance::new(value.parse().ok()?).map(|stance| self.stance(Some(stance)));
        }
        let found = VALUES.iter().find(|(of, known, ..)| *of == key && *known == value);
        let own = found.map(|(_, _, fr, en)| self.pick(*fr, *en));
        own.or_else(|| Some(self.method_choice(key, value)).filter(|word| !word.is_empty()))
    }

    /// A number as its key reads it: "4 sur 5", "12,5".
    pub fn body_number(self, key: &str, number: &str) -> String {
        if let Some(words) = self.body_value(key, number) {
            return words.to_owned();
        }
        let number = number.strip_suffix(".0").unwrap_or(number);
        let number = number.replace('.', self.pick(",", "."));
        let of = match key {
            "importance" | "intensity" | "probability" | "uncertainty" | "severity"
            | "interest" | "influence" => 5,
            "plausibility" | "confidence" => 4,
            "rating" => 3,
            _ => return number,
        };
        format!("{number} {} {of}", self.pick("sur", "of"))
    }

    /// What a link says of its ends; a kind that is not known goes by itself.
    pub fn link_verb(self, kind: &str) -> String {
        if kind.is_empty() { "→".to_owned() } else { self.known(&VERBS, kind) }
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

    fn known(self, words: &[Words], key: &str) -> String {
        let found = words.iter().find(|(known, ..)| *known == key);
        found.map_or(key, |(_, fr, en)| self.pick(fr, en)).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_stands_once() {
        for words in [&METHODS[..], &SLOTS, &VERBS, &[KEYS.as_slice(), &MORE_KEYS].concat()] {
            let keys: BTreeSet<&str> = words.iter().map(|(key, ..)| *key).collect();
            assert_eq!(keys.len(), words.len());
        }
    }

    #[test]
    fn numbers_are_read_by_their_keys() {
        assert_eq!(Lang::Fr.body_number("importance", "4"), "4 sur 5");
        assert_eq!(Lang::Fr.body_number("cost", "1.5"), "1,5");
        assert_eq!(Lang::En.body_number("position", "-2"), "active opponent");
        assert_eq!(Lang::En.body_number("position", "9"), "9");
        assert_eq!(Lang::Fr.document_from_to("0", "3", "rues"), "de 0 à 3 rues");
        assert_eq!(Lang::Fr.document_from_to("", "", "rues"), "rues");
    }

    #[test]
    fn words_that_are_not_known_go_by_themselves() {
        assert_eq!(Lang::Fr.method("swot"), "Forces, faiblesses, opportunités, menaces");
        assert_eq!(Lang::Fr.method("canvas"), "canvas");
        assert_eq!(Lang::En.link_verb("defies"), "defies");
        assert_eq!(Lang::Fr.body_value("state", "paused"), None);
    }
}
