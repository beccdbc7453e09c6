//! The entities: list, sheet, relations, claims.

use super::{Lang, texts};
use crate::domain::twins::Reason;

texts! {
    entity_add: "Entité", "Entity";
    entity_new_name: "Nouvelle entité", "New entity";
    entities_search: "Chercher dans les entités", "Search the entities";
    entities_search_brief: "Chercher…", "Search…";
    entities_filters: "Filtres", "Filters";
    entities_table: "Liste des entités", "List of entities";
    entities_empty: "Ce projet est vide. Ajoutez un premier acteur, ou déposez un fichier.", "This project is empty. Add a first actor, or drop a file.";
    entities_no_match: "Aucune entité ne répond à ces filtres.", "No entity matches these filters.";
    filters_clear: "Tout montrer", "Show all";
    filter_all(n): "Tout {n}", "All {n}";
    filter_kind: "Nature", "Kind";
    filter_side: "Position", "Stance";
    filter_tag: "Étiquette", "Tag";
    filter_date: "Date", "Date";
    filter_ties: "Relations", "Relations";
    filter_sources: "Sources", "Sources";
    any: "toutes", "any";
    dated: "datées", "dated";
    undated: "sans date", "undated";
    related: "avec relations", "with relations";
    unrelated: "sans relation", "without relations";
    sourced: "avec source", "with a source";
    unsourced: "sans source", "without source";
    sort_by: "Trier", "Sort";
    shown_of(shown, all): "{shown} sur {all}", "{shown} of {all}";
    col_name: "Nom", "Name";
    col_stance: "Position", "Stance";
    col_tags: "Étiquettes", "Tags";
    col_date: "Date", "Date";
    col_ties: "Relations", "Relations";
    select_all: "Tout cocher", "Tick all";
    select_one(name): "Cocher « {name} »", "Tick “{name}”";
    selected[n]: "{n} cochée", "{n} cochées", "{n} ticked", "{n} ticked";
    bulk: "Pour les entités cochées", "For the ticked entities";
    bulk_tag: "Étiquette à ajouter", "Tag to add";
    bulk_untag: "Étiquette à retirer", "Tag to remove";
    bulk_add_tag: "Ajouter l’étiquette", "Add tag";
    bulk_remove_tag: "Retirer l’étiquette", "Remove tag";
    bulk_kind: "Nature", "Kind";
    bulk_stance: "Position", "Stance";
    bulk_merge: "Fusionner", "Merge";
    bulk_none: "Tout décocher", "Untick all";
    choose: "choisir…", "choose…";
    sheet: "Fiche", "Sheet";
    sheet_close: "Fermer la fiche", "Close the sheet";
    sheet_none: "Choisissez une entité pour lire sa fiche.", "Choose an entity to read its sheet.";
    sheet_gone: "Cette entité n’existe pas dans ce projet.", "This entity does not exist in this project.";
    field_name: "Nom", "Name";
    field_kind: "Nature", "Kind";
    field_stance: "Position", "Stance";
    field_target: "Cible : à convaincre", "Target: to convince";
    field_us: "C’est nous", "This is us";
    field_aliases: "Autres noms", "Other names";
    field_aliases_hint: "séparés par des virgules", "separated by commas";
    field_description: "Description", "Description";
    field_tags: "Étiquettes", "Tags";
    field_date: "Date", "Date";
    field_date_brief: "7 mai 2016…", "7 May 2016…";
    field_date_hint: "7 mai 2016, vers 1997…", "7 May 2016, around 1997…";
    date_understood(what): "Compris : {what}", "Understood: {what}";
    date_unreadable: "Pas comprise comme date : gardée comme texte, rangée à la fin.", "Not understood as a date: kept as text, sorted last.";
    date_backwards: "La fin vient avant le début : gardée comme texte.", "The end comes before the start: kept as text.";
    date_no_such_day: "Ce jour n’existe pas : gardée comme texte.", "There is no such day: kept as text.";
    field_url: "Adresse web", "Web address";
    url_open: "Ouvrir l’adresse", "Open the address";
    url_unsafe: "Cette adresse n’est pas un lien http, https ou mailto : elle reste du texte.", "This address is no http, https or mailto link: it stays text.";
    fields_custom: "Champs du projet", "Project fields";
    field_add: "Ajouter un champ", "Add a field";
    field_custom_name: "Nom du champ", "Field name";
    field_custom_value(name): "Valeur de {name}", "Value of {name}";
    field_remove(name): "Retirer le champ {name}", "Remove the field {name}";
    tag_add: "Ajouter une étiquette", "Add a tag";
    tag_remove(tag): "Retirer l’étiquette {tag}", "Remove the tag {tag}";
    relations_title(n): "Relations ({n})", "Relations ({n})";
    relation_add: "Ajouter une relation", "Add a relation";
    relation_kind: "Nature de la relation", "Kind of relation";
    relation_other: "Avec qui ou quoi", "With whom or what";
    relation_outgoing: "vers", "to";
    relation_incoming: "depuis", "from";
    relation_direction: "Sens", "Direction";
    relation_edit(what): "Modifier la relation : {what}", "Edit the relation: {what}";
    relation_remove(what): "Supprimer la relation : {what}", "Delete the relation: {what}";
    relation_mutual: "Réciproque", "Mutual";
    relation_reverse: "Inverser le sens", "Reverse";
    relation_sign: "Signe", "Sign";
    relation_strength: "Force", "Strength";
    relation_will_create(name): "« {name} » n’existe pas encore : il sera créé.", "“{name}” does not exist yet: it will be created.";
    relation_self: "lui-même", "itself";
    claims_title(n): "Affirmations ({n})", "Claims ({n})";
    claim_add: "Ajouter une affirmation", "Add a claim";
    claim_text: "Ce qui est affirmé", "What is claimed";
    claim_source: "Source", "Source";
    claim_source_hint: "un document du projet, ou un texte libre", "a document of the project, or free text";
    claim_quote: "Citation", "Quote";
    claim_page: "Page, article, minute", "Page, section, minute";
    claim_nature: "Nature", "Nature";
    claim_bearing: "La source", "The source";
    claim_reliability: "Fiabilité de la source", "Reliability of the source";
    claim_credibility: "Crédibilité de l’information", "Credibility of the information";
    claim_no_grade: "non coté", "not graded";
    claim_no_source: "sans source", "no source";
    claim_edit(what): "Modifier l’affirmation : {what}", "Edit the claim: {what}";
    claim_remove(what): "Supprimer l’affirmation : {what}", "Delete the claim: {what}";
    mentions_title: "Ce qui en parle", "What speaks of it";
    mentions_sourced[n]: "{n} affirmation tirée de ce document", "{n} affirmations tirées de ce document", "{n} claim drawn from this document", "{n} claims drawn from this document";
    mentions_none: "Rien d’autre pour l’instant.", "Nothing else for now.";
    entity_origin(id): "Identifiant dans le fichier d’origine : {id}", "Id in the original file: {id}";
    entity_dates(created, modified): "Créée le {created}, modifiée le {modified}", "Made on {created}, changed on {modified}";
    done: "Terminé", "Done";
    edit: "Modifier", "Edit";
    remove: "Retirer", "Remove";
    delete_title: "Supprimer ?", "Delete?";
    delete_entity(name): "Supprimer « {name} »", "Delete “{name}”";
    delete_names: "Seront supprimés :", "These will be deleted:";
    delete_also: "Partiront aussi :", "These go too:";
    delete_breaks: "Cartes à revoir ensuite :", "Cards to look at afterwards:";
    delete_changed: "Ne le citeront plus :", "These will no longer cite it:";
    delete_alone: "Rien d’autre n’en dépend.", "Nothing else depends on it.";
    delete_undo: "Cela s’annule avec Ctrl+Z.", "This can be undone with Ctrl+Z.";
    and_more(n): "et {n} de plus", "and {n} more";
    duplicates_title: "Doublons possibles", "Possible duplicates";
    duplicates_none: "Aucun nom ni alias ne se répète ni ne se ressemble.", "No names or aliases are the same or alike.";
    duplicates_keep: "Garder", "Keep";
    duplicates_merge: "Fusionner ce groupe", "Merge this group";
    merge_preview: "Ce que cela donnera", "What it will give";
    merge_title: "Fusionner en une seule entité", "Merge into one entity";
    merge_which: "Quelle fiche garder ?", "Which record to keep?";
    merge_moved: "Ses relations et affirmations la suivent.", "Its relations and claims follow.";
}

impl Lang {
    /// Why two names may be of one actor; blank when they are the same.
    pub fn twins_reason(self, reason: Reason) -> &'static str {
        match reason {
            Reason::Name => "",
            Reason::Punctuation => {
                self.pick("Même nom, à la ponctuation près.", "Same name but for punctuation.")
            }
            Reason::LegalForm => self
                .pick("Même nom, à la forme juridique près.", "Same name but for the legal form."),
            Reason::Article => {
                self.pick("Même nom, à l’article près.", "Same name but for the article.")
            }
            Reason::Acronym => {
                self.pick("L’un donne le sigle de l’autre.", "One gives the acronym of the other.")
            }
            Reason::WordOrder => {
                self.pick("Mêmes mots, dans un autre ordre.", "Same words in another order.")
            }
        }
    }
}
