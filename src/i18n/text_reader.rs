//! The screen on which a text is read: where a reading begins and goes on, what a passage becomes.

use super::texts;

texts! {
    reader_go_on: "Reprendre une lecture", "Go on reading";
    reader_other: "Lire un autre texte", "Read another text";
    reader_sheet: "Fiche du document", "Sheet of the document";
    reader_read: "Lire le texte", "Read the text";
    reader_no_project: "Aucun projet n’est ouvert : il en sera créé un au nom de ce document.", "No project is open: one will be created, named after this document.";
    reader_make_project: "Créer un projet et lire", "Create a project and read";
    reader_replace(name): "Un texte est déjà là. Le remplacer par « {name} » ?", "A text is there already. Replace it by “{name}”?";
    reader_replace_yes: "Remplacer le texte", "Replace the text";
    reader_replace_no: "Garder celui qui est là", "Keep the one that is there";
    reader_untitled: "Donnez un titre au document.", "Give the document a title.";
    reader_gone: "Ce document n’est plus dans le projet, ou ne garde aucun texte.", "This document is no longer in the project, or keeps no text.";
    reader_cite(n): "§ {n} : citer ce paragraphe", "§ {n}: quote this paragraph";
    reader_passage: "Passage sélectionné", "Selected passage";
    reader_same: "Déjà dans le projet", "Already in the project";
    reader_same_help: "Vide : une nouvelle fiche est créée.", "Blank: a new sheet is created.";
    reader_is_new(name): "« {name} » n’existe pas encore : sa fiche sera créée.", "“{name}” does not exist yet: its sheet will be created.";
    reader_from: "Qui", "Who";
    reader_to: "À qui, à quoi", "To whom, to what";
    reader_aside: "Écartée", "Set aside";
    reader_is_accepted: "Acceptée", "Accepted";
    reader_hint_accept(source, kind, target): "Accepter la relation {source} → {kind} → {target}", "Accept the relation {source} → {kind} → {target}";
    reader_hint_dismiss(source, kind, target): "Écarter la relation {source} → {kind} → {target}", "Set aside the relation {source} → {kind} → {target}";
}
