//! Taking the project out: as what, for whom, sealed or not, and the file that is kept up to date.

use super::{Lang, texts};
use crate::task::write::{Dialect, List, Product};

texts! {
    give_as: "Sous quelle forme ?", "In which form?";
    give_html: "Rapport à lire et à imprimer", "Report to read and print";
    give_html_help: "Un seul fichier .html, sans script : tout le projet, la carte et la chronologie, mis en page pour A4.", "One .html file, without scripts: the whole project, the map and the timeline, laid out for A4.";
    give_markdown: "Texte Markdown", "Markdown text";
    give_markdown_help: "Le même rapport, pour un wiki, un carnet ou un traitement de texte.", "The same report, for a wiki, a notebook or a word processor.";
    give_workbook: "Classeur Excel", "Excel workbook";
    give_workbook_help: "Une feuille par liste et par méthode. Modifiez-le, puis rapportez-le ici : chaque fiche retrouve la sienne.", "One sheet for each list and method. Edit it, then bring it back here: each record finds its own.";
    give_csv: "Liste CSV", "CSV list";
    give_csv_help: "Une liste à ouvrir dans un tableur ou un autre outil.", "One list to open in a spreadsheet or another tool.";
    give_csv_loses: "tout ce qui n’a pas de colonne dans cette liste. Elle ne remplace pas une copie du projet", "all that has no column in this list. It does not replace a copy of the project";
    give_report_loses: "de quoi rouvrir le projet : un rapport se lit, il ne revient pas dans mySPOT", "what it takes to open the project again: a report is to be read, it does not come back into mySPOT";
    give_list: "Quelle liste", "Which list";
    give_dialect: "Pour", "For";
    dialect_french: "Excel en français (;)", "Excel in French (;)";
    dialect_international: "les autres outils (,)", "other tools (,)";
    list_entities: "entités", "entities";
    list_relations: "relations", "relations";
    list_claims: "affirmations", "claims";
    list_sources: "sources", "sources";
    list_chronology: "chronologie", "timeline";
    give_coded_name: "myspot-copie-codee", "myspot-coded-copy";
    give_do: "Faire sortir", "Take out";
    give_working: "Écriture du fichier…", "Writing the file…";
    give_done(name): "« {name} » est dans vos téléchargements.", "“{name}” is among your downloads.";
    give_failed: "Ce format n’a pas assez de place pour ce projet. Choisissez-en un autre.", "This format has not enough room for this project. Choose another one.";
    disk_title: "Un fichier tenu à jour", "A file kept up to date";
    disk_help: "Choisissez un fichier une fois, par exemple dans un dossier partagé par Nextcloud ou Syncthing : mySPOT l’écrit ensuite à la même place.", "Choose a file once, for example in a folder shared by Nextcloud or Syncthing: mySPOT then writes it in the same place.";
    disk_none: "Ce navigateur n’écrit pas dans un fichier choisi. Téléchargez le projet, puis rouvrez le fichier.", "This browser does not write to a chosen file. Download the project, then open the file again.";
    disk_choose: "Choisir où enregistrer…", "Choose where to save…";
    disk_open: "Ouvrir un fichier existant…", "Open an existing file…";
    disk_linked(name): "Lié à « {name} ».", "Linked to “{name}”.";
    disk_saved(name, time): "« {name} » est à jour ({time}).", "“{name}” is up to date ({time}).";
    disk_since(name, time): "« {name} » a été enregistré à {time} ; le projet a changé depuis.", "“{name}” was saved at {time}; the project has changed since.";
    disk_foreign(name): "« {name} » n’est pas un fichier mySPOT simple (.json) : mySPOT ne l’écrira pas. Choisissez où enregistrer dans un autre fichier.", "“{name}” is not a plain mySPOT file (.json): mySPOT will not write to it. Choose where to save in another file.";
    disk_not_whole(name): "« {name} » n’est pas lié : le projet n’a pas pris tout ce qu’il contient. Fusionnez, ou ouvrez-le dans un nouveau projet.", "“{name}” is not linked: the project has not taken all that it holds. Merge it, or open it in a new project.";
    disk_write: "Enregistrer dans ce fichier", "Save to this file";
    disk_read: "Relire ce fichier", "Read this file again";
    disk_forget: "Ne plus le lier", "Unlink it";
    disk_changed(name): "« {name} » a changé depuis : quelqu’un d’autre l’a peut-être enregistré. Relisez-le et fusionnez, ou écrivez par-dessus.", "“{name}” has changed since: someone else may have saved it. Read it again and merge, or write over it.";
    disk_over: "Écrire par-dessus", "Write over it";
    disk_refused: "Le navigateur n’a pas laissé mySPOT toucher à ce fichier.", "The browser did not let mySPOT touch this file.";
    disk_gone: "Ce fichier n’est plus là : il a été déplacé ou supprimé. Choisissez-en un autre.", "This file is gone: it was moved or deleted. Choose another one.";
    disk_failed: "Ce fichier n’a pas pu être écrit : le disque est plein, ou un autre programme le tient. Réessayez.", "This file could not be written: the disk is full, or another program holds it. Try again.";
}

impl Lang {
    /// What a project becomes.
    pub fn product(self, product: Product) -> &'static str {
        match product {
            Product::Mine => self.export_mine(),
            Product::Html => self.give_html(),
            Product::Markdown => self.give_markdown(),
            Product::Workbook => self.give_workbook(),
            Product::Csv(..) => self.give_csv(),
            Product::First => self.export_first(),
        }
    }

    /// What that is good for.
    pub fn product_help(self, product: Product) -> &'static str {
        match product {
            Product::Mine => self.export_mine_help(),
            Product::Html => self.give_html_help(),
            Product::Markdown => self.give_markdown_help(),
            Product::Workbook => self.give_workbook_help(),
            Product::Csv(..) => self.give_csv_help(),
            Product::First => self.export_first_help(),
        }
    }

    /// A list of a project.
    pub fn list_name(self, list: List) -> &'static str {
        match list {
            List::Entities => self.list_entities(),
            List::Relations => self.list_relations(),
            List::Claims => self.list_claims(),
            List::Sources => self.list_sources(),
            List::Chronology => self.list_chronology(),
        }
    }

    /// For which programs a list is written.
    pub fn dialect(self, dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::French => self.dialect_french(),
            Dialect::International => self.dialect_international(),
        }
    }
}
