//! Reading files of any known family.

use crate::domain::merge::edits::Edits;
use crate::format::issue::{FormatError, Issue, Problem};
use crate::format::table::{self, Decoding};
use crate::format::{self, Family, Fresh, Import, MAX_BYTES, myspot, old_aes, sealed, workbook};
use crate::i18n::Lang;
use crate::task::Outcome;

/// What a file from outside may be told with.
pub(super) struct Given<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// What it holds.
    pub(super) bytes: &'a [u8],
    /// Whether to mend mojibake first.
    pub(super) repair: bool,
    /// Whether the projects of a file of several become one.
    pub(super) together: bool,
    /// The language of what is made.
    pub(super) lang: Lang,
}

/// Reads a file from outside, whatever it is.
pub(super) fn run(
    given: &Given,
    fresh: &mut Fresh,
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    let (size, limit) = (given.bytes.len() as u64, MAX_BYTES as u64);
    if size > limit {
        return (Outcome::Refused(FormatError::TooLarge { bytes: size, limit }), Vec::new());
    }
    progress(5);
    match Nature::of(given) {
        Nature::Project => read_project(given, fresh, progress),
        Nature::Table => read_table(given, fresh, progress),
        Nature::Text(text) => (Outcome::IsText, text.into_bytes()),
        Nature::Sealed => (Outcome::IsLocked { is_old: false }, Vec::new()),
        Nature::OldSealed => (Outcome::IsLocked { is_old: true }, Vec::new()),
    }
}

/// What a file holds, as far as its first look tells.
enum Nature {
    /// A project of a known family, or what should have been one.
    Project,
    /// Tables.
    Table,
    /// A text to read, as it is shown.
    Text(String),
    /// What only a passphrase opens.
    Sealed,
    /// A text that the first mySPOT sealed.
    OldSealed,
}

/// How old spreadsheets, and locked ones, begin.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

impl Nature {
    fn of(given: &Given) -> Self {
        let Given { name, bytes, .. } = given;
        if sealed::recognises(bytes) {
            return Self::Sealed;
        }
        if table::is_spreadsheet(bytes) || bytes.starts_with(COMPOUND) {
            return Self::Table;
        }
        let text = std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}'));
        let opens_project = |text: &str| text.trim_start().starts_with(['{', '[', '<']);
        let ends = |ending: &str| name.to_lowercase().ends_with(ending);
        if bytes.is_empty() || text.is_some_and(opens_project) || ends(".json") || ends(".svg") {
            Self::Project
        } else if text.is_some_and(old_aes::recognises) {
            Self::OldSealed
        } else if table::looks_tabular(name, bytes) {
            Self::Table
        } else {
            let prose = table::prose(bytes).filter(|text| !opens_project(text));
            prose.map_or(Self::Project, Self::Text)
        }
    }
}

fn read_project(
    given: &Given,
    fresh: &mut Fresh,
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    if !given.together
        && let Some(imports) = format::read_apart(given.name, given.bytes, given.repair, fresh)
    {
        return apart(given.name, imports, progress);
    }
    let read = format::read(given.name, given.bytes, given.repair, fresh);
    given_back_or_refused(given.name, read, progress)
}

/// The projects of a file of several; what is told of one says which.
fn apart(name: &str, imports: Vec<Import>, progress: &mut dyn FnMut(u8)) -> (Outcome, Vec<u8>) {
    let (mut files, mut issues, mut mojibake) = (Vec::new(), Vec::new(), 0);
    for Import { mut project, issues: told, mojibake: count, .. } in imports {
        super::table::name_kept(&mut project, name);
        let title = &project.profile.name;
        let told = told.into_iter().map(|issue| match title.as_str() {
            "" => issue,
            title => Issue { part: format!("{title}, {}", issue.part), ..issue },
        });
        issues.extend(told);
        mojibake += count;
        files.push(myspot::write(&project).into_bytes());
    }
    progress(100);
    (Outcome::Apart { issues, mojibake }, myspot::library::write(&files))
}

fn given_back_or_refused(
    name: &str,
    read: Result<Import, FormatError>,
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    match read {
        Ok(import) => {
            progress(70);
            given_back(name, import, Edits::new(), progress)
        }
        Err(error) => (Outcome::Refused(error), Vec::new()),
    }
}

/// Our own workbook is read at once; of other tables the reader says what they are.
fn read_table(
    given: &Given,
    fresh: &mut Fresh,
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    let decoding = Decoding { repair: given.repair, ..Decoding::default() };
    let read = table::read(given.name, given.bytes, &decoding, &mut |percent| {
        progress(percent / 2);
    });
    let (book, found, issues) = match read {
        Ok(read) => read,
        Err(error) => return (Outcome::Refused(error), Vec::new()),
    };
    if !workbook::recognises(&book) {
        return super::table::offer(book, found, issues, given.lang);
    }
    match workbook::read(&book, fresh) {
        Ok((mut import, edits)) => {
            // A cell that could not be read is empty too, and says nothing.
            let edits = if issues.is_empty() { edits } else { Edits::new() };
            import.issues.extend(issues);
            super::table::name_kept(&mut import.project, given.name);
            given_back(given.name, import, edits, progress)
        }
        Err(error) => (Outcome::Refused(error), Vec::new()),
    }
}

fn given_back(
    name: &str,
    import: Import,
    edits: Edits,
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    let Import { family, project, mut issues, mojibake } = import;
    if project.profile.is_coded() {
        issues.insert(0, Issue { part: name.to_owned(), row: 0, problem: Problem::Coded });
    }
    let bytes = myspot::write(&project).into_bytes();
    progress(100);
    let (family, guessed) = (family.key().to_owned(), Vec::new());
    (Outcome::Read { family, issues, mojibake, edits, guessed }, bytes)
}

/// Makes the example.
pub(super) fn example(fresh: &mut Fresh, progress: &mut dyn FnMut(u8)) -> (Outcome, Vec<u8>) {
    given_back_or_refused("", format::example(fresh), progress)
}

impl Family {
    /// The key under which the family travels.
    pub fn key(self) -> &'static str {
        match self {
            Self::MySpot => "myspot",
            Self::First => "first",
            Self::Aegis => "aegis",
            Self::Atelier1 => "atelier1",
            Self::Atelier2 => "atelier2",
            Self::Bimi => "bimi",
            Self::Playdo => "playdo",
            Self::Plaidoyer2 => "plaidoyer2",
            Self::Ultime3 => "ultime3",
            Self::Backup => "backup",
            Self::Dataset => "dataset",
            Self::Flat => "flat",
            Self::Resistance => "resistance",
            Self::OneOff => "one_off",
            Self::Workbook => "workbook",
            Self::Table => "table",
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::audience::{Audience, for_audience};
    use crate::format::EXAMPLE;
    use crate::task::{self, Task};

    fn read_file(bytes: &[u8], progress: &mut dyn FnMut(u8)) -> (Outcome, Vec<u8>) {
        let task = Task::ReadFile {
            name: "x".into(),
            repair: false,
            together: false,
            lang: "fr".into(),
            now: 1,
        };
        task::files(&task, bytes, progress, &mut counted())
    }

    #[test]
    fn the_projects_of_a_file_of_several_are_apart_unless_asked() {
        let file = br#"{"version": 2, "actif": 1, "dossiers": [
            {"nom": "Gare", "d": {"o4": {"acteurs": [{"nom": "Ada"}]}}}, {"nom": "Port", "d": {}}]}"#;
        let (outcome, bytes) = read_file(file, &mut |_| {});
        assert!(matches!(outcome, Outcome::Apart { mojibake: 0, .. }), "{outcome:?}");
        let files = myspot::library::read(&bytes).unwrap().unwrap();
        let mut next_id = counted();
        let mut fresh = Fresh { next_id: &mut next_id, now: 1 };
        let read = |file: &String| {
            let project = format::read_own(file.as_bytes(), &mut fresh).unwrap().project;
            (project.profile.name.clone(), project.entities.len(), project.tags().len())
        };
        let read: Vec<_> = files.iter().map(read).collect();
        assert_eq!(read, [("Gare".to_owned(), 1, 0), ("Port".to_owned(), 0, 0)]);
        let (name, lang) = ("x".to_owned(), "fr".to_owned());
        let task = Task::ReadFile { name, repair: false, together: true, lang, now: 1 };
        let (outcome, _) = task::files(&task, file, &mut |_| {}, &mut counted());
        assert!(matches!(outcome, Outcome::Read { .. }), "{outcome:?}");
    }

    fn counted() -> impl FnMut() -> Uuid {
        let mut n = 0;
        move || {
            n += 1;
            Uuid::from_u128(n)
        }
    }

    #[test]
    fn a_file_read_away_is_the_file_read_here() {
        let mut percents = Vec::new();
        let (outcome, bytes) = read_file(EXAMPLE.as_bytes(), &mut |percent| percents.push(percent));
        assert!(matches!(outcome, Outcome::Read { mojibake: 0, .. }));
        assert_eq!(percents.last(), Some(&100));
        let mut fresh = Fresh { next_id: &mut counted(), now: 1 };
        let project = format::read_own(&bytes, &mut fresh).unwrap().project;
        assert_eq!(project.entities.len(), 50);
    }

    #[test]
    fn the_example_needs_no_bytes() {
        let task = Task::ReadExample { now: 1 };
        let (outcome, bytes) = task::files(&task, &[], &mut |_| {}, &mut counted());
        let Outcome::Read { family, issues, .. } = outcome else { panic!("{outcome:?}") };
        assert_eq!((family.as_str(), issues), ("first", Vec::new()));
        let mut fresh = Fresh { next_id: &mut counted(), now: 1 };
        let project = format::read_own(&bytes, &mut fresh).unwrap().project;
        assert_eq!((project.entities.len(), project.relations.len()), (50, 40));
        assert!(project.cards.len() > 100 && project.links.len() > 100);
    }

    #[test]
    fn the_size_is_limited_for_files_from_outside_alone() {
        let mut bytes = " ".repeat(MAX_BYTES + 1).into_bytes();
        let (outcome, _) = read_file(&bytes, &mut |_| {});
        assert!(matches!(outcome, Outcome::Refused(FormatError::TooLarge { .. })));
        bytes.extend_from_slice(br#"{"format":"myspot"}"#);
        let mut fresh = Fresh { next_id: &mut counted(), now: 1 };
        assert!(format::read_own(&bytes, &mut fresh).is_ok());
    }

    #[test]
    fn a_refusal_travels() {
        let (outcome, bytes) = read_file(b"", &mut |_| {});
        assert_eq!((outcome, bytes.len()), (Outcome::Refused(FormatError::Empty), 0));
    }

    #[track_caller]
    fn check_nature(name: &str, bytes: &[u8], expect: &Outcome) {
        let task = Task::ReadFile {
            name: name.into(),
            repair: false,
            together: false,
            lang: "fr".into(),
            now: 1,
        };
        let (outcome, _) = task::files(&task, bytes, &mut |_| {}, &mut counted());
        assert_eq!(&outcome, expect, "{name}");
    }

    #[test]
    fn each_file_is_taken_for_what_it_is() {
        let sealed = sealed::seal(b"{}", "une phrase", 2).unwrap();
        check_nature("a.json", &sealed, &Outcome::IsLocked { is_old: false });
        let old = b"XOPw91+R0AbBEr5z1wZoL6/UiO61gu9bOPMfTC2IEDdrJAN03JbvQjGQ";
        check_nature("a.txt", old, &Outcome::IsLocked { is_old: true });
        check_nature("a.csv", b"Nom;Nature\nAda;personne\n", &Outcome::Shaped);
        check_nature("a.txt", b"Ada Lovelace\nApril\n", &Outcome::Shaped);
        let prose = "Le 3 mai 2016, onze associations ont publi\u{e9} un communiqu\u{e9}. Elles demandent une r\u{e9}ponse.\n";
        check_nature("a.txt", prose.as_bytes(), &Outcome::IsText);
        check_nature(
            "a.txt",
            &[0x89, 0x50, 0, 0xff, 0xfe, 0],
            &Outcome::Refused(FormatError::NotText),
        );
        check_nature("a.xls", COMPOUND, &Outcome::Refused(FormatError::OldOrLocked));
        check_nature("a.xlsx", b"PK\x03\x04", &Outcome::Refused(FormatError::BrokenArchive));
    }

    #[test]
    fn prose_is_read_in_any_letters_and_with_any_ends_of_line() {
        let text = "Le 3 mai 2016, onze associations ont publi\u{e9} un communiqu\u{e9}.\nElles demandent une r\u{e9}ponse.\n";
        let old = text.replace('\n', "\r\n").chars().map(|sign| sign as u8).collect();
        let marked = format!("\u{feff}{}", text.replace('\n', "\r")).into_bytes();
        let wide = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes);
        for bytes in [old, marked, wide.collect::<Vec<u8>>(), text.as_bytes().to_vec()] {
            let (outcome, read) = read_file(&bytes, &mut |_| {});
            assert_eq!(
                (outcome, String::from_utf8(read).unwrap().as_str()),
                (Outcome::IsText, text)
            );
        }
    }

    /// What a file with broken accents gives, mended or not.
    fn broken(bytes: &[u8], repair: bool) -> (Outcome, String) {
        let task =
            Task::ReadFile { name: "x".into(), repair, together: false, lang: "fr".into(), now: 1 };
        let (outcome, bytes) = task::files(&task, bytes, &mut |_| {}, &mut counted());
        (outcome, String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn tables_with_broken_accents_say_so_and_are_mended() {
        let table = "Nom;MÃ©tier\nZoÃ©;maire\nÈve;maire\n";
        for (repair, header) in [(false, "MÃ©tier"), (true, "Métier")] {
            let (outcome, view) = broken(table.as_bytes(), repair);
            let view: task::table::View = serde_json::from_str(&view).unwrap();
            assert_eq!((outcome, view.found.mojibake), (Outcome::Shaped, 2));
            assert_eq!(view.recipe.sheets[0].columns[1].header, header);
        }
    }

    #[test]
    fn our_own_workbook_needs_no_mapping() {
        let mut fresh = Fresh { next_id: &mut counted(), now: 1 };
        let project =
            format::read("e.json", EXAMPLE.as_bytes(), false, &mut fresh).unwrap().project;
        let about = workbook::About { id: None, lang: Lang::Fr, now: 1 };
        let book = workbook::write(&project, &about).unwrap();
        let task = Task::ReadFile {
            name: "x.xlsx".into(),
            repair: false,
            together: false,
            lang: "fr".into(),
            now: 2,
        };
        let (outcome, bytes) = task::files(&task, &book, &mut |_| {}, &mut counted());
        let Outcome::Read { family, issues, .. } = outcome else { panic!("{outcome:?}") };
        assert_eq!((family.as_str(), issues), ("workbook", Vec::new()));
        let mut fresh = Fresh { next_id: &mut counted(), now: 1 };
        let back = format::read_own(&bytes, &mut fresh).unwrap().project;
        assert_eq!(back.entities, project.entities);
    }

    #[test]
    fn a_coded_copy_says_so_whatever_carries_it() {
        let mut project = crate::domain::samples::triangle();
        let words = Lang::Fr.code_words();
        let whole = myspot::write(&project).into_bytes();
        let audience = Audience::ALL[2];
        project = for_audience(&project, audience, words).0;
        let about = workbook::About { id: None, lang: Lang::Fr, now: 1 };
        let sheets = workbook::write(&project, &about).unwrap();
        let files = [(whole, false), (myspot::write(&project).into_bytes(), true), (sheets, true)];
        for (bytes, is_coded) in files {
            let (outcome, bytes) = read_file(&bytes, &mut |_| {});
            let Outcome::Read { issues, .. } = outcome else { panic!("{outcome:?}") };
            let told = issues.iter().filter(|issue| issue.problem == Problem::Coded).count();
            assert_eq!(told, usize::from(is_coded));
            let mut fresh = Fresh { next_id: &mut counted(), now: 1 };
            let project = format::read_own(&bytes, &mut fresh).unwrap().project;
            assert_eq!(project.profile.is_coded(), is_coded);
        }
    }
}
