//! What went wrong, where, and what to do: one function an error type.

use super::{Lang, texts};
use crate::domain::edit::EditError;
use crate::format::issue::{FormatError, Issue, Problem, SealError};
use crate::task::TaskError;

texts! {
    file_empty: "Ce fichier est vide. Choisissez-en un autre.", "This file is empty. Choose another one.";
    file_too_large(size, limit): "Ce fichier fait {size} Mo ; la limite est de {limit} Mo. Partagez-le en plusieurs fichiers.", "This file is {size} MB; the limit is {limit} MB. Split it into several files.";
    file_not_text: "Ce fichier n’est pas du texte. mySPOT ouvre des fichiers .json : un projet mySPOT, ou un export du premier mySPOT.", "This file is not text. mySPOT opens .json files: a mySPOT project, or an export of the first mySPOT.";
    file_not_json(line, column): "Ce fichier n’est pas un JSON valable : la lecture s’arrête à la ligne {line}, colonne {column}. Exportez-le à nouveau.", "This file is not valid JSON: reading stops at line {line}, column {column}. Export it again.";
    file_truncated(line): "Ce fichier est coupé : il s’arrête au milieu, à la ligne {line}. Téléchargez-le ou copiez-le à nouveau.", "This file is cut: it ends in the middle, at line {line}. Download or copy it again.";
    file_too_deep: "Ce fichier imbrique trop de crochets pour être un projet. Vérifiez d’où il vient.", "This file nests too many brackets to be a project. Check where it comes from.";
    file_unknown: "Ce fichier n’est ni un projet mySPOT, ni une image SVG qui en porte un, ni un export du premier mySPOT ou d’AEGIS. Vérifiez que c’est le bon fichier.", "This file is neither a mySPOT project, nor an SVG picture that carries one, nor an export of the first mySPOT or of AEGIS. Check that it is the right file.";
    file_newer(found, known): "Ce fichier vient d’une version plus récente de mySPOT (schéma {found}, ici {known}). Rechargez la page pour mettre mySPOT à jour, puis ouvrez-le à nouveau.", "This file comes from a newer mySPOT (schema {found}, here {known}). Reload the page to update mySPOT, then open it again.";
    file_too_many_cells(cells, columns): "Ce tableau a plus de {cells} cases ou de {columns} colonnes, ou trop de texte. Gardez les lignes et les colonnes utiles, ou partagez-le en plusieurs fichiers.", "This table has more than {cells} cells or {columns} columns, or too much text. Keep the rows and columns you need, or split it into several files.";
    file_bomb(limit, entries): "Cette archive s’ouvre sur plus de {limit} Mo ou de {entries} fichiers : rien n’en est lu. Vérifiez d’où elle vient ; si elle est sûre, enregistrez la feuille utile en .csv.", "This archive opens into more than {limit} MB or {entries} files: nothing of it is read. Check where it comes from; if it is safe, save the sheet you need as .csv.";
    file_broken_archive: "Ce classeur est coupé ou abîmé. Téléchargez-le ou copiez-le à nouveau, ou enregistrez-le à nouveau depuis votre tableur.", "This workbook is cut or damaged. Download or copy it again, or save it again from your spreadsheet.";
    file_doctype(part): "La partie « {part} » de ce classeur déclare un DOCTYPE, ce qu’aucun tableur n’écrit : rien n’en est lu. Vérifiez d’où il vient ; s’il est sûr, enregistrez-le à nouveau depuis votre tableur.", "The part “{part}” of this workbook declares a DOCTYPE, which no spreadsheet writes: nothing of it is read. Check where it comes from; if it is safe, save it again from your spreadsheet.";
    file_old_or_locked: "Ce classeur est d’un format ancien ou binaire (.xls, .xlsb), ou fermé par un mot de passe. Ouvrez-le dans votre tableur, ôtez le mot de passe s’il y en a un, puis enregistrez-le en .xlsx.", "This workbook is of an old or binary format (.xls, .xlsb), or locked by a password. Open it in your spreadsheet, take off the password if there is one, then save it as .xlsx.";
    file_not_spreadsheet: "Cette archive n’est pas un classeur. mySPOT lit les classeurs .xlsx et .ods : si c’est une archive .zip, ouvrez-la et choisissez un des fichiers.", "This archive is not a workbook. mySPOT reads .xlsx and .ods workbooks: if it is a .zip archive, open it and choose one of the files.";
    seal_no_passphrase: "Écrivez la phrase de passe.", "Type the passphrase.";
    seal_wrong: "Cette phrase de passe n’ouvre pas ce fichier. Vérifiez les majuscules, les accents et les espaces ; si elle est juste, le fichier a été abîmé : copiez-le à nouveau.", "This passphrase does not open this file. Check capitals, accents and spaces; if it is right, the file was damaged: copy it again.";
    seal_for_keys: "Ce fichier a été fermé pour des clés age, non par une phrase de passe. Ouvrez-le avec l’outil age et sa clé, ou demandez-en une copie fermée par une phrase de passe.", "This file was sealed for age keys, not by a passphrase. Open it with the age tool and its key, or ask for a copy sealed by a passphrase.";
    seal_damaged: "Ce fichier fermé est coupé ou abîmé. Téléchargez-le ou copiez-le à nouveau.", "This sealed file is cut or damaged. Download or copy it again.";
    seal_too_hard(asked, limit): "Ce fichier demande trop de calcul pour un navigateur (facteur {asked}, au plus {limit}). S’il vient de quelqu’un de sûr, ouvrez-le avec l’outil age, puis fermez-le à nouveau ici.", "This file asks for too much work for a browser (factor {asked}, at most {limit}). If it comes from someone you trust, open it with the age tool, then seal it again here.";
    seal_too_large(size, limit): "Ce fichier fait {size} Mo ; la limite est de {limit} Mo. Partagez le projet en plusieurs.", "This file is {size} MB; the limit is {limit} MB. Split the project into several.";
    unchanged: "Votre projet n’a pas changé.", "Your project has not changed.";
    task_died: "Le calcul s’est arrêté : il demande plus de mémoire que le navigateur n’en donne. Fermez d’autres onglets ou prenez un fichier plus petit, puis essayez à nouveau.", "The computation stopped: it needs more memory than the browser gives. Close other tabs or take a smaller file, then try again.";
    task_cancelled: "Le calcul a été arrêté.", "The computation was stopped.";
    task_no_worker: "Ce navigateur n’a pas pu charger le module de calcul. Vérifiez la connexion, rechargez la page, puis essayez à nouveau.", "This browser could not load the computing module. Check the connection, reload the page, then try again.";
    blank_name: "Il faut un nom.", "A name is needed.";
    blank_claim: "Écrivez ce qui est affirmé.", "Write what is claimed.";
    unknown_record: "Cet élément n’existe plus : il a été supprimé entre-temps.", "This item is gone: it was deleted meanwhile.";
    not_finite: "Une position n’est pas un nombre.", "A position is not a number.";
    issue_at(part, row, what): "{part}, ligne {row} : {what}", "{part}, row {row}: {what}";
    issue_row(row, what): "Ligne {row} : {what}", "Row {row}: {what}";
    issue_whole(part, what): "{part} : {what}", "{part}: {what}";
    issue_not_object: "ce n’est pas une fiche ; gardé à part", "not a record; kept aside";
    issue_no_name: "sans nom ; gardé à part", "no name; kept aside";
    issue_no_text: "sans texte ; gardé à part", "no text; kept aside";
    issue_missing(id): "renvoie à « {id} », qui n’est pas dans le fichier ; gardé à part", "points at “{id}”, which is not in the file; kept aside";
    issue_repeated(id): "l’identifiant « {id} » sert déjà ; la fiche en reçoit un autre", "the id “{id}” is taken; the record gets another";
    issue_taken(id): "l’identifiant « {id} » sert déjà ; gardé à part", "the id “{id}” is taken; kept aside";
    issue_kind(kind): "nature inconnue « {kind} » ; lue telle quelle", "unknown kind “{kind}”; read as it is";
    issue_off_scale(field, value): "{field} : « {value} » n’est pas dans l’échelle ; la valeur est gardée", "{field}: “{value}” is not on the scale; the value is kept";
    issue_not_list: "ce n’est pas une liste ; gardé à part", "not a list; kept aside";
    issue_no_end(field): "rien dans « {field} » ; gardé à part", "nothing in “{field}”; kept aside";
    issue_not_name(field, value): "{field} : « {value} » n’est pas un nom ; la cellule est gardée comme champ", "{field}: “{value}” is not a name; the cell is kept as a field";
    issue_undated(field, value): "{field} : « {value} » n’est pas une date comprise ; le texte est gardé", "{field}: “{value}” is not a date that is understood; the text is kept";
    issue_bad_cell(field, value): "{field} : la cellule contient l’erreur {value} ; lue comme vide. Corrigez-la dans le tableur", "{field}: the cell holds the error {value}; read as empty. Mend it in the spreadsheet";
    issue_unlisted(name): "« {name} » n’est pas dans la liste des entités ; l’entité est créée", "“{name}” is not in the list of entities; the entity is made";
    issue_repeated_row: "dit la même chose qu’une ligne plus haut ; rien n’est ajouté", "says the same as a row above; nothing is added";
    issue_no_column(name): "la colonne « {name} » manque ; le reste est lu", "the column “{name}” is missing; the rest is read";
    issue_no_recipe: "la recette ne dit rien de cette feuille ; rien n’en est lu. Dites ce que sont ses lignes", "the recipe says nothing of this sheet; nothing of it is read. Say what its rows are";
    issue_in_cell(column, what): "colonne {column} : {what}", "column {column}: {what}";
    issue_ambiguous(name): "plusieurs fiches s’appellent « {name} » ; la première est prise", "several records are called “{name}”; the first is taken";
    issue_homonym(name): "une autre fiche s’appelle aussi « {name} » ; les deux sont gardées", "another record is called “{name}” too; both are kept";
    issue_unknown_column(name): "colonne inconnue « {name} » ; lue comme un champ", "unknown column “{name}”; read as a field";
    issue_several_projects[n]: "{n} projet, lu en un seul ; son nom est une étiquette", "{n} projets, lus en un seul ; le nom de chacun est une étiquette", "{n} project, read into one; its name is a tag", "{n} projects, read into one; the name of each is a tag";
    issue_no_actor(name): "« {name} » n’est le nom d’aucun acteur, ou de plusieurs ; il reste un texte. Reliez la fiche à son acteur", "“{name}” is the name of no actor, or of several; it stays a text. Tie the sheet to its actor";
    issue_absent[n]: "{n} ligne exportée n’y est plus ; elle n’est effacée que si vous choisissez « Remplacer »", "{n} lignes exportées n’y sont plus ; elles ne sont effacées que si vous choisissez « Remplacer »", "{n} exported row is gone; it is only deleted if you choose “Replace”", "{n} exported rows are gone; they are only deleted if you choose “Replace”";
    issue_long_cell(size): "cette cellule est trop longue ; elle est coupée à {size} Mo", "this cell is too long; it is cut at {size} MB";
    issue_unclosed_quote: "un guillemet ouvre une cellule et ne se ferme pas ; il est lu comme un signe du texte. Vérifiez cette ligne et les suivantes", "a quote opens a cell and does not close; it is read as a sign of the text. Check this row and the next ones";
    issue_merged[n]: "{n} groupe de cellules fusionnées ; la valeur est lue dans la première", "{n} groupes de cellules fusionnées ; chaque valeur est lue dans la première", "{n} group of merged cells; the value is read in the first one", "{n} groups of merged cells; each value is read in the first one";
    issue_replaced[n]: "{n} signe illisible, remplacé par « � » ; essayez un autre réglage des accents", "{n} signes illisibles, remplacés par « � » ; essayez un autre réglage des accents", "{n} unreadable sign, replaced by “�”; try another setting of the accents", "{n} unreadable signs, replaced by “�”; try another setting of the accents";
    issue_old_letters: "le fichier est lu en Windows-1252, car il n’est pas en UTF-8. Vérifiez les accents", "the file is read as Windows-1252, for it is not UTF-8. Check the accents";
    issue_lost_cell: "une cellule de cette ligne n’a pas pu être lue ; elle est vide ici. Vérifiez-la dans le tableur", "a cell of this row could not be read; it is empty here. Check it in the spreadsheet";
    issue_cut_sheet: "la feuille est abîmée après cette ligne ; la suite n’a pas pu être lue. Ouvrez le fichier dans le tableur et enregistrez-le à nouveau", "the sheet is damaged below this row; the rest could not be read. Open the file in the spreadsheet and save it again";
    issue_stray_hold: "les cellules masquées sont celles d’une autre ligne ; elles sont laissées de côté. Triez toujours toutes les colonnes ensemble", "the hidden cells are those of another row; they are left aside. Always sort all columns together";
    issue_coded: "copie où des codes remplacent les noms. L’ajouter au projet d’origine mettrait les codes à la place des noms ; « Remplacer » n’est pas possible", "a copy where codes stand for names. Bringing it into the project it came from would put the codes in place of the names; “Replace” is not possible";
    issue_later: "gardé en entier pour les outils qui le liront", "kept whole for the tools that will read it";
}

/// Bytes in a megabyte, as people count them.
const MEGA: u64 = 1_000_000;

impl Lang {
    /// Why a file gave nothing.
    pub fn format_error(self, error: &FormatError) -> String {
        match error {
            FormatError::Empty => self.file_empty().to_owned(),
            FormatError::TooLarge { bytes, limit } => {
                self.file_too_large(bytes / MEGA, limit / MEGA)
            }
            FormatError::NotText => self.file_not_text().to_owned(),
            FormatError::NotJson { line, column } => self.file_not_json(line, column),
            FormatError::Truncated { line } => self.file_truncated(line),
            FormatError::TooDeep => self.file_too_deep().to_owned(),
            FormatError::UnknownShape => self.file_unknown().to_owned(),
            FormatError::TooManyCells { cells, columns } => {
                self.file_too_many_cells(cells, columns)
            }
            FormatError::Bomb { limit, entries } => self.file_bomb(limit / MEGA, entries),
            FormatError::BrokenArchive => self.file_broken_archive().to_owned(),
            FormatError::Doctype { part } => self.file_doctype(part),
            FormatError::OldOrLocked => self.file_old_or_locked().to_owned(),
            FormatError::NotASpreadsheet => self.file_not_spreadsheet().to_owned(),
            FormatError::NewerSchema { found, known } => self.file_newer(found, known),
        }
    }

    /// Why a file was not sealed, or a sealed one not opened.
    pub fn seal_error(self, error: &SealError) -> String {
        match error {
            SealError::NoPassphrase => self.seal_no_passphrase().to_owned(),
            SealError::WrongPassphrase => self.seal_wrong().to_owned(),
            SealError::NotForPassphrase => self.seal_for_keys().to_owned(),
            SealError::Damaged => self.seal_damaged().to_owned(),
            SealError::TooHard { asked, limit } => self.seal_too_hard(asked, limit),
            SealError::TooLarge { bytes, limit } => self.seal_too_large(bytes / MEGA, limit / MEGA),
        }
    }

    /// What could not be read, and where.
    pub fn issue(self, issue: &Issue) -> String {
        let what = self.problem(&issue.problem);
        match (issue.part.as_str(), issue.row) {
            ("", 0) => what,
            ("", row) => self.issue_row(row, what),
            (part, 0) => self.issue_whole(part, what),
            (part, row) => self.issue_at(part, row, what),
        }
    }

    /// What is wrong with a row.
    pub fn problem(self, problem: &Problem) -> String {
        match problem {
            Problem::NotAnObject => self.issue_not_object().to_owned(),
            Problem::NoName => self.issue_no_name().to_owned(),
            Problem::NoText => self.issue_no_text().to_owned(),
            Problem::Missing(id) => self.issue_missing(id),
            Problem::RepeatedId(id) => self.issue_repeated(id),
            Problem::IdTaken(id) => self.issue_taken(id),
            Problem::UnknownKind(kind) => self.issue_kind(kind),
            Problem::OffScale { field, value } => self.issue_off_scale(field, value),
            Problem::NotAList => self.issue_not_list().to_owned(),
            Problem::KeptForLater => self.issue_later().to_owned(),
            Problem::NoEnd(field) => self.issue_no_end(field),
            Problem::NotAName { field, value } => self.issue_not_name(field, value),
            Problem::Undated { field, value } => self.issue_undated(field, value),
            Problem::BadCell { field, value } => self.issue_bad_cell(field, value),
            Problem::Unlisted(name) => self.issue_unlisted(name),
            Problem::Repeated => self.issue_repeated_row().to_owned(),
            Problem::NoRecipe => self.issue_no_recipe().to_owned(),
            Problem::NoColumn(name) => self.issue_no_column(name),
            Problem::InCell { column, problem } => {
                self.issue_in_cell(column, self.problem(problem))
            }
            Problem::Ambiguous(name) => self.issue_ambiguous(name),
            Problem::Homonym(name) => self.issue_homonym(name),
            Problem::UnknownColumn(name) => self.issue_unknown_column(name),
            Problem::Absent(count) => self.issue_absent(*count),
            Problem::NoActor(name) => self.issue_no_actor(name),
            Problem::SeveralProjects(count) => self.issue_several_projects(*count),
            Problem::LongCell(bytes) => self.issue_long_cell(bytes / 1_000_000),
            Problem::UnclosedQuote => self.issue_unclosed_quote().to_owned(),
            Problem::Merged(count) => self.issue_merged(*count),
            Problem::Replaced(count) => self.issue_replaced(*count),
            Problem::OldLetters => self.issue_old_letters().to_owned(),
            Problem::LostCell => self.issue_lost_cell().to_owned(),
            Problem::CutSheet => self.issue_cut_sheet().to_owned(),
            Problem::StrayHold => self.issue_stray_hold().to_owned(),
            Problem::Coded => self.issue_coded().to_owned(),
        }
    }

    /// Why a task gave nothing.
    pub fn task_error(self, error: TaskError) -> &'static str {
        match error {
            TaskError::Cancelled => self.task_cancelled(),
            TaskError::Died => self.task_died(),
            TaskError::NoWorker => self.task_no_worker(),
        }
    }

    /// Why a change was refused.
    pub fn edit_error(self, error: &EditError) -> &'static str {
        match error {
            EditError::BlankName => self.blank_name(),
            EditError::BlankClaim => self.blank_claim(),
            EditError::Unknown(_) | EditError::Dangling { .. } => self.unknown_record(),
            EditError::NotFinite => self.not_finite(),
        }
    }
}
