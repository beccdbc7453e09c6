//! The workbook: its sheets, its columns, what it asks of those who fill it, and what it cannot carry.

#[cfg(any(test, not(feature = "ui")))]
pub(crate) mod old;

use super::{Lang, texts};
use crate::domain::cards::Status;
use crate::domain::relations::Sign;
use crate::domain::text::fold;
use crate::format::workbook::losses::{Loss, LossKind};

texts! {
    wb_readme: "Lisez-moi", "Read me";
    wb_entities: "Entités", "Entities";
    wb_relations: "Relations", "Relations";
    wb_claims: "Affirmations", "Claims";
    wb_sources: "Sources", "Sources";
    wb_chronology: "Chronologie", "Timeline";
    wb_links: "Liens", "Links";
    wb_cards: "Autres cartes", "Other cards";
    wb_id: "Id", "Id";
    wb_name: "Nom", "Name";
    wb_kind: "Nature", "Kind";
    wb_aliases: "Autres noms", "Other names";
    wb_description: "Description", "Description";
    wb_tags: "Étiquettes", "Tags";
    wb_stance: "Position", "Stance";
    wb_target: "Cible", "Target";
    wb_us: "Nous", "Us";
    wb_date: "Date", "Date";
    wb_url: "Adresse web", "Web address";
    wb_from: "De", "From";
    wb_to: "Vers", "To";
    wb_relation: "Relation", "Relation";
    wb_mutual: "Réciproque", "Mutual";
    wb_sign: "Signe", "Sign";
    wb_strength: "Force", "Strength";
    wb_about: "À propos de", "About";
    wb_claim: "Affirmation", "Claim";
    wb_nature: "Nature", "Nature";
    wb_source: "Source", "Source";
    wb_quote: "Citation", "Quote";
    wb_page: "Page", "Page";
    wb_bearing: "La source", "The source";
    wb_grade: "Cotation", "Grade";
    wb_when: "Date affirmée", "Date claimed";
    wb_stance_told: "Position affirmée", "Stance claimed";
    wb_private: "Note privée", "Private note";
    wb_method: "Méthode", "Method";
    wb_slot: "Case", "Box";
    wb_text: "Texte", "Text";
    wb_detail: "Détail", "Detail";
    wb_cited: "Entités citées", "Entities cited";
    wb_proof: "Affirmations citées", "Claims cited";
    wb_status: "Statut", "Status";
    wb_author: "Auteur", "Author";
    wb_link: "Lien", "Link";
    wb_rationale: "Justification", "Rationale";
    wb_field(name): "Champ : {name}", "Field: {name}";
    wb_is_document: "Document du projet", "Document of the project";
    wb_claims_drawn: "Affirmations qui en viennent", "Claims drawn from it";
    wb_start: "Début", "Start";
    wb_end: "Fin", "End";
    wb_typed: "Date telle qu’écrite", "Date as written";
    wb_what: "Quoi", "What";
    wb_doubt: "À vérifier", "To check";
    wb_yes: "oui", "yes";
    wb_no: "non", "no";
    wb_support: "soutien", "support";
    wb_opposition: "opposition", "opposition";
    wb_draft: "brouillon", "draft";
    wb_validated: "validé", "validated";
    wb_abandoned: "abandonné", "abandoned";
    wb_of(what): "{what} (id)", "{what} (id)";
    wb_list_error: "Choisissez dans la liste, ou laissez vide.", "Choose from the list, or leave it empty.";
    wb_list_hint: "Ce mot n’est pas dans la liste. Le garder ?", "This word is not in the list. Keep it?";
    wb_rows: "Lignes", "Rows";
    wb_sheet: "Feuille", "Sheet";
    wb_about_project(name): "Projet « {name} »", "Project “{name}”";
    wb_how_1: "Ce classeur contient le projet. Modifiez-le ici, puis faites-le entrer dans mySPOT, page Échanges : rien ne change avant que vous l’ayez vu.", "This workbook holds the project. Change it here, then bring it into mySPOT, on the Exchange page: nothing changes before you have seen it.";
    wb_how_2: "Changer : écrivez dans la cellule, ou videz-la pour effacer ce qu’elle disait. La colonne Id dit de quelle fiche il s’agit : ne la modifiez pas.", "To change: write in the cell, or empty it to erase what it said. The Id column says which record it is: leave it alone.";
    wb_how_3: "Ajouter : écrivez une ligne de plus, sans Id. Nommez les entités par leur nom ; entre crochets, l’Id de l’une d’elles quand plusieurs portent ce nom.", "To add: write one more row, without an Id. Name entities by their name; in brackets, the Id of one of them when several have that name.";
    wb_how_4: "Plusieurs valeurs dans une cellule se séparent par |.", "Several values in a cell are set apart by |.";
    wb_how_5: "Ajouter un champ aux entités : une colonne de plus, dont l’en-tête est « Champ : » et son nom.", "To add a field to entities: one more column, headed “Field:” and its name.";
    wb_how_6: "Une ligne effacée ici n’est pas effacée dans mySPOT, sauf si vous y choisissez « Remplacer ».", "A row deleted here is not deleted in mySPOT, unless you choose “Replace” there.";
    wb_how_7: "Trier, filtrer, masquer et déplacer des colonnes ne gêne pas. Les colonnes masquées servent à retrouver les fiches.", "Sorting, filtering, hiding and moving columns does no harm. Hidden columns help to find the records again.";
    wb_is_entities: "Les acteurs, lieux, événements, objets et documents.", "Actors, places, events, objects and documents.";
    wb_is_relations: "Qui est lié à qui, comment et quand.", "Who is tied to whom, how and when.";
    wb_is_claims: "Ce qui est dit, par qui, et ce que cela vaut.", "What is said, by whom, and what it is worth.";
    wb_is_sources: "Les documents et les autres sources, avec le nombre d’affirmations. À lire : les changements n’en reviennent pas.", "Documents and other sources, with the number of claims. To read: changes do not come back.";
    wb_is_chronology: "Tout ce qui a une date, dans l’ordre. À lire : les changements n’en reviennent pas.", "Everything that has a date, in order. To read: changes do not come back.";
    wb_is_links: "Les flèches entre les cartes des méthodes.", "The arrows between the cards of the methods.";
    wb_is_cards: "Les cartes de la méthode, une par ligne.", "The cards of the method, one a row.";
    wb_loss_views[n]: "{n} vue", "{n} vues", "{n} view", "{n} views";
    wb_loss_kept[n]: "{n} élément gardé", "{n} éléments gardés", "{n} kept item", "{n} kept items";
    wb_loss_pointing[n]: "{n} fiche qui parle d’une vue ou d’un élément gardé", "{n} fiches qui parlent d’une vue ou d’un élément gardé", "{n} record about a view or a kept item", "{n} records about a view or a kept item";
    wb_loss_profile[n]: "{n} réglage du projet", "{n} réglages du projet", "{n} setting of the project", "{n} settings of the project";
    wb_loss_long[n]: "{n} texte est trop long pour une cellule : sa suite est dans une feuille masquée", "{n} textes sont trop longs pour une cellule : leur suite est dans une feuille masquée", "{n} text is too long for a cell: its end is on a hidden sheet", "{n} texts are too long for a cell: their end is on a hidden sheet";
}

/// The name of the field that a header of ours speaks of, in any language: "Champ : Budget", "Field: Budget".
pub(crate) fn field_of_header(header: &str) -> Option<&str> {
    let (before, field) = header.split_once(':')?;
    let field = field.trim();
    let is_ours = ["champ", "field"].contains(&fold(before).as_str());
    (is_ours && !field.is_empty()).then_some(field)
}

impl Lang {
    /// What the workbook leaves out.
    pub fn workbook_loss(self, loss: Loss) -> String {
        let n = loss.count;
        match loss.what {
            LossKind::Views => self.wb_loss_views(n),
            LossKind::Kept => self.wb_loss_kept(n),
            LossKind::Pointing => self.wb_loss_pointing(n),
            LossKind::Profile => self.wb_loss_profile(n),
            LossKind::LongTexts => self.wb_loss_long(n),
        }
    }

    /// How far a card has come.
    pub fn wb_card_status(self, status: Status) -> &'static str {
        match status {
            Status::Draft => self.wb_draft(),
            Status::Validated => self.wb_validated(),
            Status::Abandoned => self.wb_abandoned(),
        }
    }

    /// A sign, without what a spreadsheet takes for a formula.
    pub fn wb_relation_sign(self, sign: Sign) -> &'static str {
        match sign {
            Sign::Plus => self.wb_support(),
            Sign::Minus => self.wb_opposition(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::method::METHODS;

    #[test]
    fn methods_have_names_that_sheets_can_bear() {
        let mut names = std::collections::BTreeSet::new();
        for method in METHODS {
            for lang in Lang::ALL {
                let name = lang.method_name(method.key);
                assert!(
                    name.chars().count() <= 31
                        && !name.contains(['*', '?', ':', '[', ']', '\\', '/'])
                );
                names.insert((lang.code(), name.to_lowercase()));
            }
        }
        assert_eq!(names.len(), 2 * METHODS.len());
    }
}
