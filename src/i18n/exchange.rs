//! Files in and out.

use super::Lang;
use super::texts;
use crate::format::first::{Loss, LossKind};

texts! {
    exchange_title: "Échanges", "Exchange";
    exchange_in: "Faire entrer un fichier", "Bring a file in";
    exchange_in_help: "Un projet mySPOT (.json), une image SVG de sa carte, ou un export du premier mySPOT ou d’AEGIS. Rien ne change avant que vous l’ayez vu.", "A mySPOT project (.json), an SVG picture of its map, or an export of the first mySPOT or of AEGIS. Nothing changes before you have seen it.";
    exchange_choose: "Choisir un fichier…", "Choose a file…";
    exchange_out: "Faire sortir le projet", "Take the project out";
    export_mine: "Fichier mySPOT", "mySPOT file";
    export_mine_help: "Tout y est. C’est votre copie de sauvegarde.", "Everything is in it. It is your backup copy.";
    export_first: "Fichier du premier mySPOT", "First mySPOT file";
    export_first_help: "Pour rouvrir le projet dans l’ancienne version.", "To open the project in the old version again.";
    export_lossless: "Rien ne se perd dans ce format.", "Nothing is lost in this format.";
    export_losses: "Ce format ne peut pas emporter :", "This format cannot carry:";
    loss_stance[n]: "la position exacte de {n} entité", "la position exacte de {n} entités", "the exact stance of {n} entity", "the exact stance of {n} entities";
    loss_details[n]: "l’adresse et les champs de {n} entité", "l’adresse et les champs de {n} entités", "the address and fields of {n} entity", "the address and fields of {n} entities";
    loss_relations[n]: "signe, force, date ou description de {n} relation", "signe, force, date ou description de {n} relations", "sign, strength, date or description of {n} relation", "sign, strength, date or description of {n} relations";
    loss_claims[n]: "nature, citation, cotation ou caractère privé de {n} affirmation", "nature, citation, cotation ou caractère privé de {n} affirmations", "nature, quote, grade or privacy of {n} claim", "nature, quote, grade or privacy of {n} claims";
    loss_others[n]: "{n} affirmation sur une relation ou une carte", "{n} affirmations sur une relation ou une carte", "{n} claim about a relation or a card", "{n} claims about a relation or a card";
    loss_methods[n]: "{n} carte, lien ou vue", "{n} cartes, liens ou vues", "{n} card, link or view", "{n} cards, links or views";
    kept_title: "Gardé pour plus tard", "Kept for later";
    kept_help: "Ce que des fichiers contenaient et qu’aucun outil ne montre encore. Rien n’en est perdu.", "What files held and no tool shows yet. Nothing of it is lost.";
    kept_of(part, file): "{part}, de {file}", "{part}, from {file}";
    kept_remove(what): "Supprimer ce qui est gardé : {what}", "Delete what is kept: {what}";
    import_title: "Faire entrer", "Bring in";
    import_reading(name): "Lecture de {name}…", "Reading {name}…";
    import_stop: "Arrêter", "Stop";
    import_family_mine: "Projet mySPOT", "mySPOT project";
    import_family_first: "Export du premier mySPOT", "Export of the first mySPOT";
    import_family_aegis: "Export d’AEGIS", "Export of AEGIS";
    import_found(name): "« {name} » contient :", "“{name}” holds:";
    import_what: "Quoi", "What";
    import_new: "nouveau", "new";
    import_changed: "changé", "changed";
    import_same: "identique", "same";
    import_issues[n]: "{n} ligne à signaler", "{n} lignes à signaler", "{n} row to point out", "{n} rows to point out";
    import_no_issue: "Tout a été compris.", "Everything was understood.";
    import_mojibake[n]: "{n} texte a des accents abîmés (« Ã© »).", "{n} textes ont des accents abîmés (« Ã© »).", "{n} text has broken accents (“Ã©”).", "{n} texts have broken accents (“Ã©”).";
    import_repair: "Réparer les accents", "Repair the accents";
    import_where: "Où", "Where";
    import_as_new: "Dans un nouveau projet", "In a new project";
    import_add[n]: "Ajouter au projet ouvert : {n} nouveauté, rien d’autre ne change", "Ajouter au projet ouvert : {n} nouveautés, rien d’autre ne change", "Add to the open project: {n} new, nothing else changes", "Add to the open project: {n} new, nothing else changes";
    import_merge(new, changed): "Fusionner : {new}, {changed}, rien n’est effacé", "Merge: {new}, {changed}, nothing erased";
    import_merge_new[n]: "{n} nouveauté", "{n} nouveautés", "{n} new", "{n} new";
    import_merge_changed[n]: "{n} fiche mise à jour", "{n} fiches mises à jour", "{n} updated", "{n} updated";
    import_replace[n]: "Remplacer : le contenu du projet devient celui du fichier ; {n} élément d’ici disparaît", "Remplacer : le contenu du projet devient celui du fichier ; {n} éléments d’ici disparaissent", "Replace: the project’s content becomes the file’s; {n} item from here goes", "Replace: the project’s content becomes the file’s; {n} items from here go";
    import_apply: "Faire entrer", "Bring in";
    import_done(name): "« {name} » est entré. Ctrl+Z l’annule.", "“{name}” is in. Ctrl+Z takes it back.";
    import_opened(name): "« {name} » est un nouveau projet.", "“{name}” is a new project.";
    import_details: "Voir ligne par ligne", "See row by row";
    import_refused(name): "« {name} » n’a pas été ouvert.", "“{name}” was not opened.";
    import_library[n]: "{n} projet ajouté à la bibliothèque.", "{n} projets ajoutés à la bibliothèque.", "{n} project added to the library.", "{n} projects added to the library.";
}

impl Lang {
    /// What an export leaves out.
    pub fn loss(self, loss: Loss) -> String {
        let n = loss.count;
        match loss.what {
            LossKind::Stance => self.loss_stance(n),
            LossKind::EntityDetails => self.loss_details(n),
            LossKind::RelationDetails => self.loss_relations(n),
            LossKind::ClaimDetails => self.loss_claims(n),
            LossKind::OtherClaims => self.loss_others(n),
            LossKind::Methods => self.loss_methods(n),
        }
    }
}
