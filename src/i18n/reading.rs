//! Reading a text: what is proposed and why, and the words of its screen.
//!
//! The screen: the text on the left with what is proposed underlined, the list of proposals on the
//! right, the first one chosen. Enter accepts it and goes to the next, Delete sets it aside. On a
//! selection of the text, A, R, E and C make an actor, a relation, an event or a claim of it.

use super::{Lang, texts};
use crate::analysis::reading::{Confidence, TooLong, What, Why};

texts! {
    reading_title: "Lire un texte", "Read a text";
    reading_help: "Collez un article ou un communiqué, ou ouvrez un fichier .txt. mySPOT souligne les noms et les dates ; vous décidez.", "Paste an article or a statement, or open a .txt file. mySPOT underlines names and dates; you decide.";
    reading_local: "Rien ne quitte cet appareil : mySPOT repère des majuscules, des mots et des dates, sans intelligence artificielle.", "Nothing leaves this device: mySPOT spots capitals, words and dates, with no artificial intelligence.";
    reading_paste: "Texte à lire", "Text to read";
    reading_open_file: "Ouvrir un fichier texte…", "Open a text file…";
    reading_start: "Lire", "Read";
    reading_document_title: "Titre du document", "Title of the document";
    reading_document_date: "Date du document", "Date of the document";
    reading_document_date_help: "« Le 9 novembre dernier » se compte à partir d’elle.", "“Last 9 November” counts from it.";
    reading_kept: "Le texte est gardé dans la fiche du document : chaque affirmation y renvoie.", "The text is kept in the document’s sheet: each claim refers to it.";
    reading_too_long(size, limit): "Ce texte fait {size} ; on en lit {limit} au plus. Coupez-le en plusieurs documents, par chapitre par exemple.", "This text is {size}; {limit} at most can be read. Cut it into several documents, by chapter for instance.";
    reading_blank: "Le texte est vide. Collez-le ici.", "The text is blank. Paste it here.";
    reading_text: "Le texte", "The text";
    reading_proposed: "Proposé", "Proposed";
    reading_proposals[n]: "{n} proposition", "{n} propositions", "{n} proposal", "{n} proposals";
    reading_left[n]: "Il en reste {n}", "Il en reste {n}", "{n} left", "{n} left";
    reading_none: "Rien n’a été repéré. Sélectionnez un passage, puis A, R, E ou C.", "Nothing was spotted. Select a passage, then A, R, E or C.";
    reading_done: "Tout est lu. Vous pouvez encore sélectionner un passage.", "All is read. You can still select a passage.";
    reading_accept: "Accepter", "Accept";
    reading_accept_key: "(Entrée)", "(Enter)";
    reading_dismiss: "Écarter (Suppr)", "Set aside (Delete)";
    reading_next: "Suivant", "Next";
    reading_previous: "Précédent", "Previous";
    reading_doubtful[n]: "Voir aussi {n} proposition douteuse", "Voir aussi {n} propositions douteuses", "Show {n} doubtful proposal too", "Show {n} doubtful proposals too";
    reading_dismissed[n]: "{n} écartée", "{n} écartées", "{n} set aside", "{n} set aside";
    reading_restore: "Reprendre les écartées", "Bring back those set aside";
    reading_accepted[n]: "{n} acceptée", "{n} acceptées", "{n} accepted", "{n} accepted";
    reading_accept_sure[n]: "Accepter {n} proposition sûre", "Accepter les {n} propositions sûres", "Accept {n} sure proposal", "Accept the {n} sure proposals";
    reading_to_actor: "Devient un acteur (A)", "Becomes an actor (A)";
    reading_to_relation: "Devient une relation (R)", "Becomes a relation (R)";
    reading_to_event: "Devient un événement (E)", "Becomes an event (E)";
    reading_to_claim: "Devient une affirmation (C)", "Becomes a claim (C)";
    reading_keys: "Sur un passage sélectionné : A acteur, R relation, E événement, C affirmation. Échap annule.", "On a selected passage: A actor, R relation, E event, C claim. Escape cancels.";
    reading_mentions[n]: "{n} fois dans le texte", "{n} fois dans le texte", "{n} time in the text", "{n} times in the text";
    reading_also(names): "Aussi : {names}", "Also: {names}";
    reading_is_known(name): "C’est « {name} » de ce projet", "It is “{name}” of this project";
    reading_same_as: "C’est une autre entité du projet…", "It is another entity of the project…";
    reading_kind: "Nature", "Kind";
    reading_name: "Nom", "Name";
    reading_event_name: "Ce qui s’est passé", "What happened";
    reading_about: "À propos de", "About";
    reading_hint(source, kind, target): "Relation possible : {source} → {kind} → {target}", "Possible relation: {source} → {kind} → {target}";
    reading_hints[n]: "{n} relation possible", "{n} relations possibles", "{n} possible relation", "{n} possible relations";
    reading_passage(page): "Passage cité, {page}", "Passage quoted, {page}";
    reading_see_passage: "Voir le passage", "See the passage";
    reading_named(name): "« {name} » est dans le projet.", "“{name}” is in the project.";
    reading_undated: "Il manque l’année. Complétez la date, ou donnez celle du document.", "The year is missing. Complete the date, or give the document’s.";
}

impl Lang {
    /// What made a name a proposal.
    pub fn why_proposed(self, why: Why) -> &'static str {
        match why {
            Why::Known => self.pick("nom connu du projet", "name known to the project"),
            Why::List => self.pick("liste de signataires", "list of signatories"),
            Why::LongForm => self.pick("sigle et son développement", "acronym and its long form"),
            Why::Defined => self.pick("le texte dit ce que c’est", "the text says what it is"),
            Why::OrganisationWord => self.pick("mot d’organisation", "word for an organisation"),
            Why::ObjectWord => self.pick("mot de chose", "word for a thing"),
            Why::LegalForm => self.pick("forme juridique", "legal form"),
            Why::EventWord => self.pick("mot d’événement", "word for an event"),
            Why::DocumentWord => self.pick("mot de document", "word for a document"),
            Why::Person => self.pick("prénom ou titre, et nom", "first name or title, and name"),
            Why::Role => self.pick("fonction à côté du nom", "role beside the name"),
            Why::Place => self.pick("lieu", "place"),
            Why::Acronym => self.pick("sigle", "acronym"),
            Why::Site => self.pick("adresse d’un site", "address of a site"),
            Why::Start => self.pick("début de plusieurs phrases", "start of several sentences"),
            Why::Capitals => self.pick("majuscules", "capitals"),
        }
    }

    /// How sure a proposal is.
    pub fn confidence(self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Strong => self.pick("sûr", "sure"),
            Confidence::Fair => self.pick("probable", "likely"),
            Confidence::Weak => self.pick("douteux", "doubtful"),
        }
    }

    /// What a proposal would become: its kind, or a date.
    pub fn proposed(self, what: &What) -> String {
        match what {
            What::Entity { kind, .. } => self.kind(kind),
            What::Date { .. } => self.pick("Date", "Date").to_owned(),
        }
    }

    /// Why a text is not read, and what to do.
    pub fn text_too_long(self, error: TooLong) -> String {
        self.reading_too_long(
            self.amount(error.bytes as f64),
            self.amount(crate::analysis::reading::LONGEST as f64),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_says_what_to_do() {
        let fr = Lang::Fr.text_too_long(TooLong { bytes: 3_000_000 });
        assert!(fr.contains("Coupez-le") && fr.contains("3,0"), "{fr}");
    }
}
