//! The library of projects.

use super::texts;

texts! {
    projects_title: "Projets", "Projects";
    projects_welcome: "Cartographiez une situation, comprenez qui compte, passez à l’action.", "Map a situation, understand who matters, move to action.";
    projects_private: "100 % local : pas de compte, pas de serveur, pas de suivi.", "100% local: no account, no server, no tracking.";
    project_new: "Nouveau projet", "New project";
    project_new_hint: "Partir d’une page blanche", "Start from a blank page";
    project_example: "Ouvrir l’exemple", "Open the example";
    project_example_hint: "Le sommet du gouvernement ouvert, Paris 2016 : 50 entités, 40 relations", "The open government summit, Paris 2016: 50 entities, 40 relations";
    project_file: "Ouvrir un fichier…", "Open a file…";
    project_file_hint: "Un projet mySPOT, ou un export du premier mySPOT. Vous pouvez aussi le déposer n’importe où.", "A mySPOT project, or an export of the first mySPOT. You can also drop it anywhere.";
    project_name: "Nom du projet", "Project name";
    project_untitled: "Projet sans titre", "Untitled project";
    project_create: "Créer", "Create";
    project_open: "Ouvrir", "Open";
    project_opened: "Ouvert", "Open now";
    project_rename: "Renommer", "Rename";
    project_rename_of(name): "Renommer « {name} »", "Rename “{name}”";
    project_duplicate: "Dupliquer", "Duplicate";
    project_duplicate_of(name): "Dupliquer « {name} »", "Duplicate “{name}”";
    project_copy(name): "{name} (copie)", "{name} (copy)";
    project_trash: "Mettre à la corbeille", "Move to trash";
    project_trash_of(name): "Mettre « {name} » à la corbeille", "Move “{name}” to the trash";
    project_trashed(name): "« {name} » est dans la corbeille.", "“{name}” is in the trash.";
    project_restore: "Restaurer", "Restore";
    project_restore_of(name): "Restaurer « {name} »", "Restore “{name}”";
    trash: "Corbeille", "Trash";
    trash_empty: "Vider la corbeille", "Empty the trash";
    trash_confirm[n]: "Supprimer pour toujours {n} projet ? Cela ne s’annule pas.", "Supprimer pour toujours {n} projets ? Cela ne s’annule pas.", "Delete {n} project for good? This cannot be undone.", "Delete {n} projects for good? This cannot be undone.";
    projects_search: "Chercher un projet", "Find a project";
    projects_none: "Aucun projet ne porte ce nom.", "No project has this name.";
    projects_list: "Vos projets", "Your projects";
    modified_on(when): "modifié le {when}", "changed on {when}";
    example_name: "Sommet du PGO 2016", "OGP summit 2016";
    in_use: "Ce projet est ouvert dans un autre onglet. Fermez-le là-bas d’abord.", "This project is open in another tab. Close it there first.";
    action_failed(why): "Cela n’a pas pu être fait ({why}). Rien n’a changé.", "This could not be done ({why}). Nothing has changed.";
}
