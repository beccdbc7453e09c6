//! What parts the columns of a text, and whether it is a table at all.

use super::decode;
use super::scan::Scan;
use super::sign;
use crate::format::table::Separator;
use crate::format::table::room::start;

/// How many rows that are not blank are looked at.
const ROWS: usize = 50;
/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 64 * 1024;
/// Which part of the rows has as many cells as most, in percent, in a table.
const CONSISTENT: usize = 80;
/// A separator that parts fewer rows than that, in percent, is a sign of the text.
const PLAUSIBLE: usize = 30;
/// How long the cells of a table with commas are on average at most, in bytes: sentences are longer.
const SHORT_CELL: usize = 40;
/// How long a name is at most, in letters, and in words.
const NAME: (usize, usize) = (60, 8);
/// The same of one in small letters: lines of verse and of talk are longer.
const SMALL_NAME: (usize, usize) = (30, 3);

/// From the surest: what else stands in texts comes last.
const ORDER: [Separator; 4] =
    [Separator::Tab, Separator::Semicolon, Separator::Pipe, Separator::Comma];

/// How a text falls into cells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    /// Which part of its rows has as many cells as most, in percent.
    consistency: usize,
    /// How many rows were looked at.
    rows: usize,
    /// How many cells the rows were cut into in all.
    cells: usize,
}

/// What parts the columns: what cuts the first rows most evenly. None when there is one column.
pub(super) fn separator(text: &str) -> Option<Separator> {
    let (separator, cut) = best(head(text))?;
    (cut.consistency >= PLAUSIBLE).then_some(separator)
}

fn best(head: &str) -> Option<(Separator, Cut)> {
    let cuts = ORDER.into_iter().filter_map(|known| Some((known, cut(head, known)?)));
    // Of equals, the last one is taken.
    cuts.rev().max_by_key(|(_, cut)| cut.consistency)
}

/// The first lines of a text; whole ones if it has any.
fn head(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let head = start(text, SAMPLE);
    head.rfind(['\n', '\r']).map_or(head, |end| &head[..end])
}

/// How a separator cuts the first rows; none when most are left whole.
fn cut(head: &str, separator: Separator) -> Option<Cut> {
    let mut scan = Scan::new(head, sign(separator));
    let (mut cells, mut widths) = (Vec::new(), Vec::new());
    while widths.len() < ROWS {
        match scan.row(&mut cells) {
            Ok(false) => break,
            // A blank line says nothing.
            Ok(true) if cells.len() == 1 && cells[0].trim().is_empty() => {}
            Ok(true) => widths.push(cells.len()),
            // More columns than are read: the reading will tell.
            Err(_) => {
                widths.push(cells.len());
                break;
            }
        }
    }
    let rows = widths.len();
    let all: usize = widths.iter().sum();
    widths.sort_unstable();
    let (most, _) = widths
        .chunk_by(|a, b| a == b)
        .filter(|same| same.first().is_some_and(|width| *width > 1))
        .map(|same| (same.len(), same.first()))
        .max()?;
    Some(Cut { consistency: most * 100 / rows, rows, cells: all })
}

/// Whether a text is a table, or a list of names, rather than prose; its name may say so.
pub(in crate::format::table) fn looks_tabular(name: &str, bytes: &[u8]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, end)| end.to_lowercase());
    if matches!(extension.as_deref(), Some("csv" | "tsv" | "tab")) {
        return true;
    }
    let letters = decode(&bytes[..bytes.len().min(SAMPLE * 2)], None);
    let text = head(&letters.text);
    let is_other = text.contains('\0') || text.trim_start().starts_with(['{', '[', '<']);
    !is_other && (is_table(text) || is_list(text))
}

fn is_table(text: &str) -> bool {
    best(text).is_some_and(|(separator, cut)| match separator {
        _ if cut.consistency < CONSISTENT => false,
        Separator::Tab => true,
        Separator::Semicolon | Separator::Pipe => cut.rows > 1,
        Separator::Comma => {
            let is_short = text.len().min(SAMPLE) / cut.cells <= SHORT_CELL;
            cut.rows > 1 && is_short && !is_prose(text)
        }
    })
}

/// Whether most lines end as sentences do.
fn is_prose(text: &str) -> bool {
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).take(ROWS);
    let (sentences, others): (Vec<_>, Vec<_>) =
        lines.partition(|line| line.ends_with(['.', '?', '!', '…', '»', '”']));
    sentences.len() > others.len()
}

/// Whether nearly each line is short and ends as no sentence does; where all are in small letters, whether each is
/// shorter still.
fn is_list(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.take(ROWS).collect();
    let starts_small = |line: &&str| first_letter(line).is_some_and(char::is_lowercase);
    if lines.iter().all(starts_small) {
        return lines.len() > 2 && lines.iter().all(|line| is_short(line, SMALL_NAME));
    }
    let is_name = |line: &&&str| is_short(line, NAME) && !starts_small(line);
    lines.len() > 1 && lines.iter().filter(is_name).count() * 10 >= lines.len() * 9
}

fn first_letter(line: &str) -> Option<char> {
    line.chars().find(|sign| sign.is_alphanumeric())
}

/// Whether a line has a letter, so many letters and words at most, and ends as no sentence does.
fn is_short(line: &str, (letters, words): (usize, usize)) -> bool {
    !line.ends_with(['.', '?', '!', ':', ',', '…'])
        && line.chars().count() <= letters
        && line.split_whitespace().count() <= words
        && first_letter(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<Separator>) {
        assert_eq!(separator(text), expect);
    }

    #[track_caller]
    fn check_table(text: &str, expect: bool) {
        assert_eq!(looks_tabular("Collage", text.as_bytes()), expect);
    }

    #[test]
    fn the_most_even_cut_is_taken() {
        check("a;b\n1,5;2,5\n3,5;4,5", Some(Separator::Semicolon));
        check("1,5;2,5\n3,5;4,5", Some(Separator::Semicolon));
        check("a,b\n\"x;y\",2\nx;z,3", Some(Separator::Comma));
        check("a\tb, c\n1\t2", Some(Separator::Tab));
        check("a|b\n1|2", Some(Separator::Pipe));
        check("Alice\nBob", None);
        check("", None);
    }

    #[test]
    fn titles_above_a_table_do_not_hide_it() {
        check("Registre, 2024\n\n\nNom;Ville\nA;B\nC;D\nE;F", Some(Separator::Semicolon));
    }

    #[test]
    fn prose_is_no_table() {
        check_table("Nom;Ville\nAlice;Liège", true);
        check_table("Alice\tLiège", true);
        check_table("nom, ville\nAlice, Liège\nBob, Mons", true);
        check_table("Alice Martin\nFédération des riverains\nBob", true);
        check_table("東京電力\n日本生協連", true);
        check_table("anticor\nligue des droits\nrichard stallman", true);
        check_table("anticor\nligue des droits", false);
        check_table("je te l’ai dit pour les nuages\npour l’arbre\npour la mer", false);
        check_table("Le maire, dit-on, a signé.\nLa préfète, elle, attend.", false);
        check_table(
            "Le maire a signé hier la convention avec la société ; il s’en explique.",
            false,
        );
        check_table("Bonjour,\n\nVoici la suite de l’article.\nMerci.", false);
        check_table("{\n\"a\": 1,\n\"b\": 2,\n}", false);
        check_table("Alice", false);
        check_table("", false);
        assert!(looks_tabular("liste.CSV", b"Alice"));
    }
}
