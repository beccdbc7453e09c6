//! Reading a file of tables as the reader says.

use crate::domain::kept::Kept;
use crate::domain::merge::edits::Edits;
use crate::domain::project::Project;
use crate::format::issue::{FormatError, Issue};
use crate::format::table::recipe::{
    HEADER_ROWS, Recipe, SheetRecipe, build, columns_of, kind_of, part_tables, recognise, sample,
    strongest_of,
};
use crate::format::table::{self, Book, Cell, Found, Sheet};
use crate::format::{Family, Fresh, myspot};
use crate::i18n::Lang;
use crate::task::Outcome;
use crate::task::table::{Change, Order, SheetView, View};

/// So many rows are tried, and shown as made.
const ROWS_MADE: usize = 30;
/// So many issues are shown before the records are made.
const ISSUES: usize = 200;
/// So many examples are shown of a column, each so long.
const EXAMPLES: usize = 3;
const EXAMPLE: usize = 40;

/// Shows what a file that was just given would give.
pub(super) fn offer(
    mut book: Book,
    found: Found,
    issues: Vec<Issue>,
    lang: Lang,
) -> (Outcome, Vec<u8>) {
    part_tables(&mut book);
    show(&book, first_recipe(&book, lang), found, issues)
}

fn first_recipe(book: &Book, lang: Lang) -> Recipe {
    recognise(book, lang)
}

/// Shows what the file would give, or makes it.
pub(super) fn run(
    order: &Order,
    bytes: &[u8],
    fresh: &mut Fresh,
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    let read = table::read(&order.name, bytes, &order.decoding, &mut |percent| {
        progress(percent / 2);
    });
    let (mut book, found, issues) = match read {
        Ok(read) => read,
        Err(error) => return (Outcome::Refused(error), Vec::new()),
    };
    part_tables(&mut book);
    let recipe = recipe_of(order, &book);
    if order.is_final {
        let mojibake = if order.decoding.repair { 0 } else { found.mojibake };
        make(&order.name, &book, &recipe, (issues, mojibake), fresh, progress)
    } else {
        show(&book, recipe, found, issues)
    }
}

fn recipe_of(order: &Order, book: &Book) -> Recipe {
    let lang = Lang::read(&order.lang).unwrap_or_default();
    let mut recipe = order.recipe.clone().unwrap_or_else(|| first_recipe(book, lang));
    match order.change {
        Some(Change::Header(at, header)) => {
            renew(&mut recipe, book, at, |_, of| of.header = header)
        }
        Some(Change::Shape(at, shape)) => renew(&mut recipe, book, at, |sheet, of| {
            of.shape = shape;
            kind_of(sheet, of).clone_into(&mut of.kind);
        }),
        Some(Change::Letters) => rename(&mut recipe, book),
        None => {}
    }
    if order.recipe.is_some() {
        widen(&mut recipe, book);
    }
    recipe
}

/// Lets the largest number of a column that the reader made strengths be the strongest.
fn widen(recipe: &mut Recipe, book: &Book) {
    for of in &mut recipe.sheets {
        if let Some(sheet) = book.sheets.get(of.index) {
            of.strongest = of.strongest.max(strongest_of(sheet, of));
        }
    }
}

/// Changes a sheet of the recipe, and finds its columns anew.
fn renew(
    recipe: &mut Recipe,
    book: &Book,
    at: usize,
    change: impl FnOnce(&Sheet, &mut SheetRecipe),
) {
    let (Some(of), Some(sheet)) = (recipe.sheets.get_mut(at), book.sheets.get(at)) else {
        return;
    };
    change(sheet, of);
    of.columns = columns_of(sheet, of.shape, of.header, &recipe.words);
}

/// Gives the columns of a recipe the headers that now stand at their places.
///
/// Where other columns are found the sheet is recognised anew: places then say nothing.
fn rename(recipe: &mut Recipe, book: &Book) {
    for (of, sheet) in recipe.sheets.iter_mut().zip(&book.sheets) {
        let found = columns_of(sheet, of.shape, of.header, &recipe.words);
        if found.len() != of.columns.len() {
            of.columns = found;
            continue;
        }
        for (column, found) in of.columns.iter_mut().zip(found) {
            (column.header, column.index) = (found.header, found.index);
        }
    }
}

fn make(
    name: &str,
    book: &Book,
    recipe: &Recipe,
    (mut issues, mojibake): (Vec<Issue>, usize),
    fresh: &mut Fresh,
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    let mut built = build(book, recipe, fresh, &mut |percent| progress(50 + percent / 3));
    if built.project.record_count() == 0 {
        return (Outcome::Refused(FormatError::UnknownShape), Vec::new());
    }
    issues.extend(built.issues);
    name_kept(&mut built.project, name);
    let bytes = myspot::write(&built.project).into_bytes();
    progress(100);
    let family = Family::Table.key().to_owned();
    let guessed = built.guessed.into_iter().map(Into::into).collect();
    (Outcome::Read { family, issues, mojibake, edits: Edits::new(), guessed }, bytes)
}

/// Says of what is kept as it was which file it comes from, where nothing does.
pub(super) fn name_kept(project: &mut Project, name: &str) {
    let bare = project.kept.iter().filter(|(_, row)| row.file.is_empty());
    let named = bare.map(|(id, row)| (id, Kept { file: name.to_owned(), ..Kept::clone(row) }));
    for (id, row) in named.collect::<Vec<_>>() {
        project.kept.put(id, row);
    }
}

fn show(book: &Book, recipe: Recipe, found: Found, issues: Vec<Issue>) -> (Outcome, Vec<u8>) {
    let sample = sample(book, &recipe, ROWS_MADE);
    let sheets = book.sheets.iter().zip(&recipe.sheets);
    let view = View {
        found,
        sheets: sheets.map(|(sheet, of)| seen(sheet, of)).collect(),
        made: sample.made,
        counts: sample.counts,
        issue_count: issues.len(),
        issues: issues.into_iter().take(ISSUES).collect(),
        recipe,
    };
    (Outcome::Shaped, serde_json::to_vec(&view).unwrap_or_default())
}

fn seen(sheet: &Sheet, of: &SheetRecipe) -> SheetView {
    let head = |row: &Vec<Cell>| {
        let texts = row.iter().map(text).filter(|text| !text.is_empty());
        cut(&texts.take(6).collect::<Vec<_>>().join(" · "), 2 * EXAMPLE)
    };
    let first = of.header.map_or(0, |header| header + 1);
    let examples = |column: usize| {
        let mut shown = Vec::<String>::new();
        for row in sheet.rows.iter().skip(first) {
            let text = row.get(column).map(|cell| cut(&text(cell), EXAMPLE)).unwrap_or_default();
            if !text.is_empty() && !shown.contains(&text) {
                shown.push(text);
            }
            if shown.len() == EXAMPLES {
                break;
            }
        }
        shown
    };
    SheetView {
        name: sheet.name.clone(),
        is_hidden: sheet.is_hidden,
        above: sheet.above,
        rows: sheet.rows.len(),
        head: sheet.rows.iter().take(HEADER_ROWS).map(head).collect(),
        examples: of.columns.iter().map(|column| examples(column.index)).collect(),
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.clone(),
        Cell::Bool(is_true) => is_true.to_string(),
        Cell::Error(error) => error.clone(),
    }
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::format::table::recipe::{Shape, Use};
    use crate::format::table::{Decoding, Encoding};
    use crate::task::{self, Task};

    fn view(
        bytes: &[u8],
        encoding: Option<Encoding>,
        recipe: Option<Recipe>,
        change: Option<Change>,
    ) -> View {
        let decoding = Decoding { encoding, ..Decoding::default() };
        let (name, lang) = ("a.csv".to_owned(), "fr".to_owned());
        let order = Order { name, decoding, recipe, change, lang, is_final: false, now: 1 };
        let task = Task::ReadTable(order);
        let (outcome, view) = task::files(&task, bytes, &mut |_| {}, &mut Uuid::nil);
        assert_eq!(outcome, Outcome::Shaped);
        serde_json::from_slice(&view).unwrap()
    }

    #[test]
    fn every_issue_is_counted_and_the_first_are_shown() {
        let rows = "Nom;Note\n".to_owned() + &"Ada;\"x\n".repeat(300);
        let shown = view(rows.as_bytes(), None, None, None);
        assert_eq!((shown.issues.len(), shown.issue_count), (ISSUES, 300));
        assert_eq!(shown.sheets[0].head.len(), HEADER_ROWS);
    }

    #[test]
    fn records_are_made_of_mended_cells() {
        for (repair, name, left) in [(false, "ZoÃ©", 1), (true, "Zoé", 0)] {
            let order = Order {
                name: "a.csv".to_owned(),
                decoding: Decoding { repair, ..Decoding::default() },
                recipe: None,
                change: None,
                lang: "fr".to_owned(),
                is_final: true,
                now: 1,
            };
            let mut n = 0;
            let mut next_id = || {
                n += 1;
                Uuid::from_u128(n)
            };
            let task = Task::ReadTable(order);
            let bytes = "Nom;Ville\nZoÃ©;Mons\n".as_bytes();
            let (outcome, bytes) = task::files(&task, bytes, &mut |_| {}, &mut next_id);
            assert!(matches!(outcome, Outcome::Read { mojibake, .. } if mojibake == left));
            assert!(String::from_utf8(bytes).unwrap().contains(name));
        }
    }

    #[test]
    fn a_row_without_a_name_says_which_file_it_comes_from() {
        let order = Order {
            name: "liste.csv".to_owned(),
            decoding: Decoding::default(),
            recipe: None,
            change: None,
            lang: "fr".to_owned(),
            is_final: true,
            now: 1,
        };
        let bytes = "Nom;Ville\nAda;Mons\n;Huy\n".as_bytes();
        let mut n = 0;
        let mut next_id = || {
            n += 1;
            Uuid::from_u128(n)
        };
        let (_, bytes) = task::files(&Task::ReadTable(order), bytes, &mut |_| {}, &mut next_id);
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("Huy") && text.contains("liste.csv"), "{text}");
    }

    #[test]
    fn another_shape_has_its_own_kind() {
        let bytes = "Nom;Quand\nSommet;7 décembre 2016\nAppel;\nBilan;\n".as_bytes();
        let first = view(bytes, None, None, None).recipe;
        assert_eq!(first.sheets[0].shape, Shape::Actors);
        let changed = view(bytes, None, Some(first), Some(Change::Shape(0, Shape::Events)));
        assert_eq!(changed.recipe.sheets[0].kind, "event");
    }

    #[test]
    fn the_largest_number_of_a_column_made_strengths_is_the_strongest() {
        let bytes = b"De;Vers;Montant\nA;B;1500\nA;C;20\n";
        let mut recipe = view(bytes, None, None, None).recipe;
        recipe.sheets[0].columns[2].usage = Use::Strength;
        let shown = view(bytes, None, Some(recipe), None).recipe;
        assert!((shown.sheets[0].strongest - 1500.0).abs() < f64::EPSILON);
    }

    #[test]
    fn columns_keep_what_they_are_when_their_letters_change() {
        let bytes = "Nom;Métier;Qualité\nAda;mathématicienne;rare\n".as_bytes();
        let mut recipe = view(bytes, Some(Encoding::Windows1252), None, None).recipe;
        assert_eq!(recipe.sheets[0].columns[1].header, "MÃ©tier");
        recipe.sheets[0].columns[1].usage = Use::Tags;
        recipe.sheets[0].columns[2].usage = Use::Note;
        let utf8 = Some(Encoding::Utf8);
        let sheet =
            view(bytes, utf8, Some(recipe.clone()), Some(Change::Letters)).recipe.sheets.remove(0);
        let read: Vec<_> =
            sheet.columns.iter().map(|it| (it.header.as_str(), it.usage.clone())).collect();
        assert_eq!(read, [("Nom", Use::Name), ("Métier", Use::Tags), ("Qualité", Use::Note)]);

        recipe.sheets[0].columns.pop();
        let sheet = view(bytes, utf8, Some(recipe), Some(Change::Letters)).recipe.sheets.remove(0);
        assert_eq!(sheet.columns.len(), 3, "other columns are recognised anew");
    }
}
