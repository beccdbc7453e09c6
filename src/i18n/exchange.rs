//! Files in and out.

use super::Lang;
use super::texts;
use crate::format::first::{Loss, LossKind};

texts! {
    exchange_title: "Échanges", "Exchange";
    exchange_in: "Faire entrer un fichier", "Bring a file in";
    exchange_in_help: "Choisissez un fichier, déposez-le n’importe où sur la page, ou collez un tableau. Rien ne change avant que vous l’ayez vu.", "Choose a file, drop it anywhere on the page, or paste a table. Nothing changes before you have seen it.";
    exchange_in_projects: "Un projet : mySPOT (.json, .svg, ou fermé en .age), premier mySPOT, AEGIS, ateliers de plaidoyer.", "A project: mySPOT (.json, .svg, or sealed as .age), first mySPOT, AEGIS, advocacy workshops.";
    exchange_in_tables: "Un tableau : Excel (.xlsx), LibreOffice (.ods), CSV, liste de noms ; Kumu, PRSM et Gephi sont reconnus.", "A table: Excel (.xlsx), LibreOffice (.ods), CSV, list of names; Kumu, PRSM and Gephi are recognised.";
    exchange_in_texts: "Un texte : un article ou un communiqué (.txt, .md), à lire avec des propositions.", "A text: an article or a statement (.txt, .md), to be read with proposals.";
    exchange_paste: "Coller un tableau ou un texte…", "Paste a table or a text…";
    exchange_choose: "Choisir un fichier…", "Choose a file…";
    exchange_out: "Faire sortir le projet", "Take the project out";
    export_mine: "Fichier mySPOT (JSON)", "mySPOT file (JSON)";
    export_mine_help: "Tout y est. C’est votre copie de sauvegarde.", "Everything is in it. It is your backup copy.";
    export_first: "Fichier du premier mySPOT", "First mySPOT file";
    export_first_help: "Pour rouvrir le projet dans l’ancienne version.", "To open the project in the old version again.";
    export_losses: "N’y est pas :", "Not in it:";
    loss_stance[n]: "la position exacte de {n} entité", "la position exacte de {n} entités", "the exact stance of {n} entity", "the exact stance of {n} entities";
    loss_details[n]: "l’adresse et les champs de {n} entité", "l’adresse et les champs de {n} entités", "the address and fields of {n} entity", "the address and fields of {n} entities";
    loss_relations[n]: "signe, force, date ou description de {n} relation", "signe, force, date ou description de {n} relations", "sign, strength, date or description of {n} relation", "sign, strength, date or description of {n} relations";
    loss_claims[n]: "nature, citation, cotation ou dates de {n} affirmation", "nature, citation, cotation ou dates de {n} affirmations", "nature, quote, grade or dates of {n} claim", "nature, quote, grade or dates of {n} claims";
    loss_others[n]: "{n} affirmation sur une relation ou une carte", "{n} affirmations sur une relation ou une carte", "{n} claim about a relation or a card", "{n} claims about a relation or a card";
    loss_methods[n]: "{n} carte, lien ou vue", "{n} cartes, liens ou vues", "{n} card, link or view", "{n} cards, links or views";
    loss_private[n]: "le caractère privé de {n} note : elle s’y lit comme les autres", "le caractère privé de {n} notes : elles s’y lisent comme les autres", "that {n} note is private: it reads there as any other", "that {n} notes are private: they read there as any other";
    loss_kept[n]: "{n} élément gardé d’un autre fichier", "{n} éléments gardés d’autres fichiers", "{n} item kept of another file", "{n} items kept of other files";
    loss_profile: "le nom et la description du projet", "the name and description of the project";
    kept_title: "Gardé pour plus tard", "Kept for later";
    kept_help: "Ce que des fichiers contenaient et qu’aucun outil ne montre encore. Rien n’en est perdu.", "What files held and no tool shows yet. Nothing of it is lost.";
    kept_of(part, file): "{part}, de {file}", "{part}, from {file}";
    kept_of_file(file): "Repris de {file}", "Taken from {file}";
    kept_remove(what): "Supprimer ce qui est gardé : {what}", "Delete what is kept: {what}";
    import_title: "Faire entrer", "Bring in";
    import_reading(name): "Lecture de {name}…", "Reading {name}…";
    import_stop: "Arrêter", "Stop";
    import_family_mine: "Projet mySPOT", "mySPOT project";
    import_family_first: "Export du premier mySPOT", "Export of the first mySPOT";
    import_family_aegis: "Export d’AEGIS", "Export of AEGIS";
    import_family_atelier1: "Dossier de l’Atelier plaidoyer 1", "Atelier plaidoyer 1 file";
    import_family_atelier2: "Dossier de l’Atelier plaidoyer 2", "Atelier plaidoyer 2 file";
    import_family_bimi: "Projet #B!Mi Plaidoyer citoyen", "#B!Mi Plaidoyer citoyen project";
    import_family_playdo: "Projet Playdo", "Playdo project";
    import_family_plaidoyer2: "Projet du Poste de plaidoyer 2", "Plaidoyer workstation 2 project";
    import_family_ultime3: "Projet du Poste de plaidoyer 3", "Plaidoyer workstation 3 project";
    import_family_backup: "Sauvegarde du Poste de plaidoyer", "Plaidoyer workstation backup";
    import_family_dataset: "Données de Plaidoyer citoyen 3", "Plaidoyer citoyen 3 data";
    import_family_flat: "Export de Plaidoyer citoyen, champs à plat", "Plaidoyer citoyen export, flat fields";
    import_family_resistance: "Sauvegarde de Résistance", "Résistance backup";
    import_family_one_off: "Export d’un ancien outil de plaidoyer", "Export of an older advocacy tool";
    import_family_workbook: "Classeur de mySPOT", "mySPOT workbook";
    import_family_table: "Tableau", "Table";
    import_found(name): "« {name} » contient :", "“{name}” holds:";
    import_what: "Quoi", "What";
    import_new: "nouveau", "new";
    import_changed: "changé", "changed";
    import_same: "identique", "same";
    import_issues[n]: "{n} ligne à signaler", "{n} lignes à signaler", "{n} row to point out", "{n} rows to point out";
    import_no_issue: "Tout a été compris.", "Everything was understood.";
    import_mojibake[n]: "{n} texte a des accents abîmés (« Ã© »).", "{n} textes ont des accents abîmés (« Ã© »).", "{n} text has broken accents (“Ã©”).", "{n} texts have broken accents (“Ã©”).";
    import_change(field, before, after): "{field} : {before} → {after}", "{field}: {before} → {after}";
    import_change_new(field, after): "{field} : {after}", "{field}: {after}";
    import_change_only(field): "{field} change", "{field} changes";
    import_repair: "Réparer les accents", "Repair the accents";
    import_where: "Où", "Where";
    import_as_new: "Dans un nouveau projet", "In a new project";
    import_add[n]: "Ajouter au projet ouvert : {n} nouveauté, rien d’autre ne change", "Ajouter au projet ouvert : {n} nouveautés, rien d’autre ne change", "Add to the open project: {n} new, nothing else changes", "Add to the open project: {n} new, nothing else changes";
    import_merge(new, changed): "Fusionner : {new}, {changed}, aucune fiche supprimée", "Merge: {new}, {changed}, no record deleted";
    import_edited[n]: "Vous avez modifié {n} fiche dans le classeur. Si vous y avez vidé une case, elle sera vidée ici aussi.", "Vous avez modifié {n} fiches dans le classeur. Si vous y avez vidé des cases, elles seront vidées ici aussi.", "You changed {n} record in the workbook. A cell that you emptied there is emptied here too.", "You changed {n} records in the workbook. Cells that you emptied there are emptied here too.";
    import_merge_new[n]: "{n} nouveauté", "{n} nouveautés", "{n} new", "{n} new";
    import_merge_changed[n]: "{n} fiche mise à jour", "{n} fiches mises à jour", "{n} updated", "{n} updated";
    import_replace[n]: "Remplacer : le contenu du projet devient celui du fichier ; {n} élément d’ici disparaît", "Remplacer : le contenu du projet devient celui du fichier ; {n} éléments d’ici disparaissent", "Replace: the project’s content becomes the file’s; {n} item from here goes", "Replace: the project’s content becomes the file’s; {n} items from here go";
    import_apply: "Faire entrer", "Bring in";
    import_unsaved(name): "« {name} » est entré, mais n’a pas pu être enregistré. Téléchargez une copie.", "“{name}” is in, but could not be saved. Download a copy.";
    import_done(name): "« {name} » est entré. Ctrl+Z l’annule.", "“{name}” is in. Ctrl+Z takes it back.";
    import_opened(name): "« {name} » est un nouveau projet.", "“{name}” is a new project.";
    import_working: "Un instant…", "One moment…";
    import_waiting[n]: "{n} fichier attend son tour.", "{n} fichiers attendent leur tour.", "{n} file waits for its turn.", "{n} files wait for their turn.";
    import_next: "Fichier suivant", "Next file";
    import_skip: "Passer au fichier suivant", "Skip to the next file";
    import_back: "Revenir aux colonnes", "Back to the columns";
    import_drop_waiting: "Ne pas les lire", "Do not read them";
    import_unread[n]: "{n} fichier n’a pas été lu. Choisissez-le à nouveau.", "{n} fichiers n’ont pas été lus. Choisissez-les à nouveau.", "{n} file was not read. Choose it again.", "{n} files were not read. Choose them again.";
    import_library_help: "Chaque projet coché devient un nouveau projet de ce navigateur.", "Each ticked project becomes a new project of this browser.";
    import_library_refused(why): "Un projet du fichier n’a pas été lu. {why}", "A project of the file was not read. {why}";
    import_details: "Voir ligne par ligne", "See row by row";
    import_refused(name): "« {name} » n’a pas été ouvert.", "“{name}” was not opened.";
    import_together: "Tout réunir dans un seul projet", "Bring it all into a single project";
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
            LossKind::Private => self.loss_private(n),
            LossKind::Kept => self.loss_kept(n),
            LossKind::Profile => self.loss_profile().to_owned(),
        }
    }
}
