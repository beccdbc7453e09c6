//! The recipe of a book, found by its headers and by what its cells hold.

use std::collections::HashSet;

use super::headers::{Hint, hint};
use super::look::{self, Look, header_candidates};
use super::values::{self, header_key};
use super::{Column, Dates, Decimal, Recipe, Separator, Shape, SheetRecipe, Use, Words};
use super::{kinds, names, resolve, split};
use crate::domain::text::fold;
use crate::format::table::{Book, Cell, Sheet};
use crate::i18n::Lang;

/// The recipe that the book itself suggests; relations take the words of `lang`.
///
/// Looks at a few hundred rows of each sheet.
pub fn recognise(book: &Book, lang: Lang) -> Recipe {
    let mut recipe = Recipe { words: Words::of(lang), ..Recipe::default() };
    let mut total = Look::default();
    for (index, sheet) in book.sheets.iter().enumerate() {
        let guess = Guess::of(sheet, header(sheet));
        let shape = if is_aside(sheet) { Shape::Skip } else { guess.shape() };
        let columns = guess.columns(shape, &recipe.words);
        for (column, look) in columns.iter().zip(&guess.looks) {
            let is_date = matches!(column.usage, Use::Date | Use::Start | Use::End);
            total.commas += look.commas;
            total.points += look.points;
            if is_date {
                total.filled += look.filled;
                total.serials += look.serials;
                total.day_first += look.day_first;
                total.month_first += look.month_first;
            }
        }
        recipe.sheets.push(SheetRecipe {
            name: sheet.name.clone(),
            index,
            shape,
            header: guess.header,
            kind: guess.kind(shape).to_owned(),
            strongest: guess.strongest(shape, &columns),
            columns,
        });
    }
    recipe.dates =
        Dates { order: total.order().unwrap_or_default(), serials: total.share(total.serials, 30) };
    recipe.decimal = if total.points > total.commas { Decimal::Point } else { Decimal::Comma };
    recipe
}

/// The columns of a sheet, once the reader chose its shape or its headers.
pub fn columns_of(
    sheet: &Sheet,
    shape: Shape,
    header: Option<usize>,
    words: &Words,
) -> Vec<Column> {
    Guess::of(sheet, header).columns(shape, words)
}

/// The key of the kind of a row that says none, once the reader chose the shape of its sheet.
pub fn kind_of(sheet: &Sheet, of: &SheetRecipe) -> &'static str {
    Guess::of(sheet, of.header).kind(of.shape)
}

/// The largest number among the strengths of a sheet; 0 where there is none.
pub fn strongest_of(sheet: &Sheet, of: &SheetRecipe) -> f64 {
    let first = of.header.map_or(0, |row| row + 1);
    let is_strength = |column: &&resolve::Resolved| match of.shape {
        Shape::Matrix => column.index > 0,
        _ => *column.usage == Use::Strength,
    };
    let columns = resolve::columns(sheet, of).columns;
    let largest = |column: &resolve::Resolved| look::look(sheet, column.index, first).largest;
    columns.iter().filter(is_strength).map(largest).fold(0.0, f64::max)
}

/// Whether a sheet is set aside: empty, hidden, said to be ignored, or a note about the book.
fn is_aside(sheet: &Sheet) -> bool {
    let name = fold(&sheet.name);
    let is_note = ["readme", "lisez-moi", "lisezmoi", "_meta", "notice"].contains(&name.as_str());
    let is_empty = sheet.rows.iter().flatten().all(values::is_blank);
    is_empty || sheet.is_hidden || is_note || name.contains("(ignore)")
}

/// The row of the headers; a lone column has one only if it says so.
fn header(sheet: &Sheet) -> Option<usize> {
    let best = header_candidates(sheet).first().copied()?;
    let row = sheet.rows.get(best)?;
    let texts = || {
        row.iter().filter_map(|cell| if let Cell::Text(text) = cell { Some(text) } else { None })
    };
    let is_list = look::width(sheet) < 2;
    (!is_list || texts().any(|text| hint(text).is_some())).then_some(best)
}

/// A sheet, seen.
struct Guess<'a> {
    sheet: &'a Sheet,
    header: Option<usize>,
    /// The first row below the headers.
    first: usize,
    headers: Vec<String>,
    hints: Vec<Option<Hint>>,
    looks: Vec<Look>,
}

impl<'a> Guess<'a> {
    fn of(sheet: &'a Sheet, header: Option<usize>) -> Self {
        let first = header.map_or(0, |row| row + 1);
        let headers = resolve::headers(sheet, header);
        let looks: Vec<Look> =
            (0..headers.len()).map(|index| look::look(sheet, index, first)).collect();
        let hints = headers.iter().map(|header| hint(header)).collect();
        Self { sheet, header, first, headers, hints, looks }
    }

    /// Whether a column that is not empty has this hint.
    fn has(&self, hint: Hint) -> bool {
        self.place(hint).is_some()
    }

    fn place(&self, hint: Hint) -> Option<usize> {
        let mut places = self.hints.iter().zip(&self.looks);
        places.position(|(known, look)| *known == Some(hint) && look.filled > 0)
    }

    fn shape(&self) -> Shape {
        if self.is_matrix() {
            return Shape::Matrix;
        }
        let has = |hint| self.has(hint);
        let has_person = has(Hint::Person) || has(Hint::Leader);
        let is_named = has(Hint::Name) || has(Hint::Organisation);
        if has(Hint::Claim) && (has(Hint::About) || has(Hint::AboutId)) {
            Shape::Claims
        } else if has(Hint::Responsible)
            && (has(Hint::State) || has(Hint::Deadline))
            && has(Hint::Name)
        {
            Shape::Actions
        } else if [Hint::From, Hint::FromId, Hint::Source].into_iter().any(has)
            && (has(Hint::To) || has(Hint::ToId))
        {
            Shape::Relations
        } else if is_named && (has_person || has(Hint::Client)) && !self.is_events()
            || has(Hint::Organisation)
                && (has(Hint::FirstName) || has(Hint::FamilyName) || has(Hint::Name))
        {
            Shape::Register
        } else if self.is_events() {
            Shape::Events
        } else if self.header.is_none() && self.is_edge_list() {
            Shape::Relations
        } else {
            Shape::Actors
        }
    }

    fn is_events(&self) -> bool {
        let name = fold(&self.sheet.name);
        let title = self.place(Hint::Name).and_then(|place| self.headers.get(place));
        let said = ["event", "evenement", "chronolog", "timeline", "agenda", "frise"];
        let is_said = said.iter().any(|word| {
            name.contains(word) || title.is_some_and(|title| header_key(title).starts_with(word))
        });
        let dated = [Hint::Date, Hint::Start].into_iter().filter_map(|hint| self.place(hint));
        let mut looks = dated.filter_map(|place| self.looks.get(place));
        let rows = self.sheet.rows.len().saturating_sub(self.first).clamp(1, 400);
        let is_dated = looks.any(|look| {
            let dates = look.dates.max(look.serials) + look.numbers.saturating_sub(look.serials);
            look.share(dates, if is_said { 40 } else { 70 }) && look.filled * 100 >= rows * 60
        });
        let actor = [Hint::Kind, Hint::Aliases, Hint::Stance, Hint::FirstName, Hint::FamilyName];
        self.has(Hint::Name)
            && is_dated
            && (is_said || !actor.into_iter().any(|hint| self.has(hint)))
    }

    /// Names on both sides, the same for the most part or with nothing in the corner, and small values inside.
    fn is_matrix(&self) -> bool {
        let Some(header) = self.header.and_then(|row| self.sheet.rows.get(row)) else {
            return false;
        };
        let texts = |cell: &Cell| if let Cell::Text(text) = cell { Some(fold(text)) } else { None };
        let across: HashSet<String> =
            header.iter().skip(1).filter_map(texts).filter(|text| !text.is_empty()).collect();
        let rows = self.sheet.rows.get(self.first..).unwrap_or_default();
        let down: Vec<String> = rows.iter().filter_map(|row| row.first().and_then(texts)).collect();
        if across.len() < 2 || down.len() < 2 {
            return false;
        }
        let shared = down.iter().filter(|name| across.contains(*name)).count();
        let corner = header.first().is_none_or(values::is_blank);
        let looks = self.looks.iter().skip(1);
        let (filled, small) = looks.fold((0, 0), |(filled, small), look| {
            let values = if look.largest <= 10.0 { look.numbers } else { 0 };
            (filled + look.filled, small + values)
        });
        let is_square = shared * 100 >= 60 * down.len().min(across.len());
        is_square && shared > 1 || corner && filled > 0 && small * 100 >= filled * 95
    }

    /// Two or three columns of names that come back on both sides.
    fn is_edge_list(&self) -> bool {
        let (Some(from), Some(to)) = (self.names(0), self.names(self.headers.len() - 1)) else {
            return false;
        };
        let shared = to.intersection(&from).count();
        let repeats = |index: usize, names: &HashSet<String>| {
            self.looks.get(index).is_some_and(|look| names.len() < look.filled)
        };
        (2..=3).contains(&self.headers.len()) && (shared > 0 || repeats(0, &from))
    }

    fn names(&self, index: usize) -> Option<HashSet<String>> {
        let rows =
            self.sheet.rows.iter().skip(self.first).take(400).filter_map(|row| row.get(index));
        let name = |cell: &Cell| match cell {
            Cell::Text(text) => Some(fold(text)),
            Cell::Number(number) => Some(number.to_string()),
            _ => None,
        };
        Some(rows.filter_map(name).collect::<HashSet<_>>()).filter(|names| !names.is_empty())
    }

    /// The key of the kind of a row that says none.
    fn kind(&self, shape: Shape) -> &'static str {
        const FIRST: [&str; 10] =
            ["id", "name", "nom", "type", "alias", "desc", "description", "date", "role", "tags"];
        let keys =
            || self.headers.iter().map(|header| header_key(header)).filter(|key| !key.is_empty());
        let is_first = keys().all(|key| FIRST.contains(&key.as_str()))
            && keys().any(|key| matches!(key.as_str(), "desc" | "alias" | "role"))
            && self.has(Hint::Name);
        let is_person = self.has(Hint::FirstName) || self.has(Hint::FamilyName);
        match shape {
            Shape::Events => "event",
            Shape::Actors if is_first || is_person => "person",
            _ => "organisation",
        }
    }

    /// The number that is the strongest relation.
    fn strongest(&self, shape: Shape, columns: &[Column]) -> f64 {
        let counts = |(n, column): &(usize, &Column)| match shape {
            Shape::Matrix => *n > 0,
            _ => column.usage == Use::Strength,
        };
        let columns = columns.iter().enumerate().filter(counts);
        let looks: Vec<&Look> = columns.filter_map(|(n, _)| self.looks.get(n)).collect();
        let largest = looks.iter().map(|look| look.largest).fold(0.0, f64::max);
        let fits = largest <= 4.0 && looks.iter().all(|look| look.is_whole);
        if fits || largest <= 0.0 { 4.0 } else { largest }
    }

    fn columns(&self, shape: Shape, words: &Words) -> Vec<Column> {
        let mut taken = Vec::new();
        let mut columns = Vec::with_capacity(self.headers.len());
        for (index, header) in self.headers.iter().enumerate() {
            let wanted = self.usage(index, shape, words);
            let usage =
                if is_single(&wanted) && taken.contains(&wanted) { Use::Field } else { wanted };
            taken.push(usage.clone());
            let split = self.split(index, &usage);
            columns.push(Column { header: header.clone(), index, usage, split });
        }
        let fallback = match shape {
            Shape::Actors | Shape::Events | Shape::Actions => Some(Use::Name),
            Shape::Register => Some(Use::Organisation),
            _ => None,
        };
        let named = |column: &Column| matches!(column.usage, Use::Name | Use::Organisation);
        if let Some(name) = fallback
            && !columns.iter().any(named)
            && let Some(column) = self.likeliest_name().and_then(|index| columns.get_mut(index))
        {
            (column.usage, column.split) = (name, Vec::new());
        }
        columns
    }

    /// The column that names its rows: the one whose short texts differ the most, the first of equals.
    fn likeliest_name(&self) -> Option<usize> {
        let texts = self.looks.iter().enumerate().filter(|(_, look)| {
            look.filled > 0 && !look.share(look.numbers + look.dates + look.urls + look.long, 50)
        });
        let rank =
            |look: &Look| (look.distinct * 10 / look.filled.max(1), look.filled.min(400) / 40);
        texts.rev().max_by_key(|(_, look)| rank(look)).map(|(index, _)| index)
    }

    fn usage(&self, index: usize, shape: Shape, words: &Words) -> Use {
        let Some(look) = self.looks.get(index).filter(|look| look.filled > 0) else {
            return Use::Ignore;
        };
        let hint = self.hints.get(index).copied().flatten();
        if matches!(shape, Shape::Actors | Shape::Events)
            && let Some(side) = self.flag(index)
        {
            return side;
        }
        match shape {
            Shape::Skip | Shape::Matrix => Use::Field,
            Shape::Relations => self.relation_use(index, hint),
            Shape::Register => self.register_use(index, hint, words),
            Shape::Actions => action_use(hint),
            Shape::Claims => self.claim_use(index, hint),
            Shape::Actors | Shape::Events => match hint {
                Some(hint) => self.actor_use(index, hint, shape, words),
                None if self.header.is_none() => by_content(look),
                None => Use::Field,
            },
        }
    }

    fn actor_use(&self, index: usize, hint: Hint, shape: Shape, words: &Words) -> Use {
        let related = |kind: &str, outgoing| self.related(index, kind, outgoing);
        match hint {
            Hint::Name | Hint::FamilyName => Use::Name,
            Hint::Organisation if !self.has(Hint::Name) && !self.has(Hint::FamilyName) => Use::Name,
            Hint::Stance if self.is_stance(index) => Use::Stance,
            Hint::Source if self.has(Hint::Note) || self.has(Hint::Claim) => Use::Source,
            Hint::Members => related(&words.member_of, false),
            Hint::Person | Hint::Leader | Hint::Client | Hint::Organisation
                if shape == Shape::Events =>
            {
                related(&words.linked_to, false)
            }
            Hint::MemberOf | Hint::Organisation => related(&words.member_of, true),
            Hint::Leader => related(&words.leads, false),
            Hint::Person => related(&words.works_for, false),
            Hint::Client => related(&words.represents, true),
            hint => common_use(hint),
        }
    }

    /// What a column of relations without a known header is: from, to, and what stands between or after.
    fn bare_relation_use(&self, index: usize) -> Use {
        let last = self.headers.len() - 1;
        let few = self.looks.get(1).is_some_and(|look| look.distinct * 2 <= look.filled);
        let names = || self.names(2).zip(self.names(0));
        let kind_between = last == 2 && (few || names().is_some_and(|(a, b)| !a.is_disjoint(&b)));
        match index {
            _ if self.header.is_some() => Use::Field,
            0 => Use::From,
            1 if !kind_between => Use::To,
            2 if kind_between => Use::To,
            1 | 2 => Use::RelationKind,
            _ => Use::Field,
        }
    }

    fn relation_use(&self, index: usize, hint: Option<Hint>) -> Use {
        let Some(hint) = hint else { return self.bare_relation_use(index) };
        let has = |hint| self.has(hint);
        match hint {
            Hint::Source if !has(Hint::From) => Use::From,
            Hint::Source => Use::Source,
            Hint::FromId if has(Hint::From) => Use::FromId,
            Hint::ToId if has(Hint::To) => Use::ToId,
            Hint::From | Hint::FromId => Use::From,
            Hint::To | Hint::ToId => Use::To,
            Hint::Kind if !has(Hint::RelationKind) && !self.is_direction(index) => {
                Use::RelationKind
            }
            Hint::Kind if self.is_direction(index) => Use::Direction,
            Hint::Stance if !has(Hint::RelationKind) && !has(Hint::Kind) => Use::RelationKind,
            Hint::Name
                if has(Hint::RelationKind) || has(Hint::Kind) && !self.kind_is_direction() =>
            {
                Use::Description
            }
            Hint::RelationKind | Hint::Name => Use::RelationKind,
            Hint::Direction => Use::Direction,
            Hint::Sign => Use::Sign,
            Hint::Strength => Use::Strength,
            Hint::Tags | Hint::Url | Hint::Aliases => Use::Field,
            hint => common_use(hint),
        }
    }

    fn register_use(&self, index: usize, hint: Option<Hint>, words: &Words) -> Use {
        let Some(hint) = hint else { return Use::Field };
        let has_organisation = self.has(Hint::Organisation);
        let listed = |usage: Use| if self.names_share(index) >= 35 { usage } else { Use::Field };
        match hint {
            Hint::FamilyName => Use::Name,
            Hint::Name if has_organisation => Use::Name,
            Hint::Organisation | Hint::Name => Use::Organisation,
            Hint::Person => listed(Use::Person { kind: String::new() }),
            Hint::Leader => listed(Use::Person { kind: words.leads.clone() }),
            Hint::Client => listed(Use::Client { kind: String::new() }),
            Hint::MemberOf => self.related(index, &words.member_of, true),
            Hint::Members => self.related(index, &words.member_of, false),
            Hint::Function => Use::Function,
            Hint::Stance if !self.has(Hint::Function) && !self.is_stance(index) => Use::Function,
            Hint::Stance if self.is_stance(index) => Use::Stance,
            Hint::PersonField => Use::PersonField,
            hint => common_use(hint),
        }
    }

    fn claim_use(&self, index: usize, hint: Option<Hint>) -> Use {
        match hint {
            Some(Hint::Claim) => Use::Note,
            Some(Hint::About) => Use::About,
            Some(Hint::AboutId) => Use::AboutId,
            Some(Hint::From) if self.key(index) == "source id" => Use::SourceId,
            Some(Hint::Source) => Use::Source,
            Some(Hint::Quote) => Use::Quote,
            Some(Hint::Page) => Use::Page,
            Some(Hint::Bearing) => Use::Bearing,
            Some(Hint::Grade) => Use::Grade,
            Some(Hint::When) => Use::When,
            Some(Hint::Private) => Use::Private,
            Some(Hint::Stance) if self.is_stance(index) => Use::Stance,
            Some(Hint::Kind) => Use::Kind,
            Some(Hint::Date) => Use::Date,
            Some(Hint::Id) => Use::Id,
            _ => Use::Field,
        }
    }

    fn key(&self, index: usize) -> String {
        self.headers.get(index).map(|header| header_key(header)).unwrap_or_default()
    }

    /// Relations with the names of a column, if most of its cells are lists of names.
    fn related(&self, index: usize, kind: &str, outgoing: bool) -> Use {
        if self.names_share(index) >= 50 {
            Use::Related { kind: kind.to_owned(), outgoing }
        } else {
            Use::Field
        }
    }

    /// How many in a hundred cells are lists of names.
    fn names_share(&self, index: usize) -> usize {
        let separators = self.separators(index);
        let rows = self.sheet.rows.iter().skip(self.first).filter_map(|row| row.get(index));
        let cells = rows
            .filter_map(|cell| if let Cell::Text(text) = cell { Some(text.trim()) } else { None });
        let (mut good, mut all) = (0, 0);
        for text in cells.filter(|text| !text.is_empty()).take(200) {
            let pieces = split::pieces(text, &separators);
            let named = pieces.iter().filter(|piece| names::is_name(piece)).count();
            good += usize::from(named * 10 >= pieces.len() * 8);
            all += 1;
        }
        (good * 100).checked_div(all).unwrap_or_default()
    }

    fn is_stance(&self, index: usize) -> bool {
        self.most(index, |text| kinds::role(text).is_some())
    }

    /// What a column of yes and no is, if its header says so as our own lists do.
    fn flag(&self, index: usize) -> Option<Use> {
        let usage = match self.key(index).as_str() {
            "cible" | "target" => Use::Target,
            "nous" | "us" => Use::Us,
            _ => return None,
        };
        self.most(index, |text| kinds::flag(text).is_some()).then_some(usage)
    }

    fn is_direction(&self, index: usize) -> bool {
        self.most(index, |text| kinds::is_mutual(text).is_some())
    }

    fn kind_is_direction(&self) -> bool {
        self.place(Hint::Kind).is_some_and(|index| self.is_direction(index))
    }

    fn most(&self, index: usize, test: impl Fn(&str) -> bool) -> bool {
        let words = Words::default();
        let rows = self.sheet.rows.iter().skip(self.first).filter_map(|row| row.get(index));
        let (mut good, mut all) = (0, 0);
        for cell in rows.filter(|cell| !values::is_blank(cell)).take(200) {
            good += usize::from(test(&values::text(cell, &words)));
            all += 1;
        }
        good * 2 > all
    }

    /// The separators that cells of the column hold.
    fn separators(&self, index: usize) -> Vec<Separator> {
        let cuts = self.looks.get(index).map(|look| look.cuts).unwrap_or_default();
        let held = Separator::ALL.into_iter().zip(cuts).filter(|(_, count)| *count > 0);
        held.map(|(separator, _)| separator).collect()
    }

    fn has_id_beside(&self, usage: &Use) -> bool {
        match usage {
            Use::From => self.has(Hint::FromId),
            Use::To => self.has(Hint::ToId),
            _ => self.has(Hint::AboutId),
        }
    }

    fn split(&self, index: usize, usage: &Use) -> Vec<Separator> {
        let mut held = self.separators(index);
        let look = self.looks.get(index);
        match usage {
            Use::Person { .. } => held.retain(|separator| *separator != Separator::Slash),
            Use::Client { .. } | Use::Related { .. } => {}
            Use::Tags | Use::Aliases => {
                let strong =
                    [Separator::List, Separator::Line, Separator::Bar, Separator::Semicolon];
                let has_strong = held.iter().any(|separator| strong.contains(separator));
                held.retain(|separator| {
                    strong.contains(separator) || *separator == Separator::Comma && !has_strong
                });
            }
            // An id beside it names one, whatever signs are in the name.
            Use::From | Use::To | Use::About if self.has_id_beside(usage) => held.clear(),
            Use::From | Use::To | Use::About => {
                held.retain(|separator| {
                    matches!(separator, Separator::Line | Separator::Bar | Separator::Semicolon)
                });
            }
            Use::Field => {
                held.retain(|separator| {
                    *separator == Separator::List
                        && look.is_some_and(|look| look.share(look.lists, 5))
                });
            }
            _ => held.clear(),
        }
        held
    }
}

/// Whether a row has room for one such column only.
fn is_single(usage: &Use) -> bool {
    !matches!(
        usage,
        Use::Ignore
            | Use::Field
            | Use::PersonField
            | Use::Note
            | Use::Aliases
            | Use::Tags
            | Use::Description
            | Use::Person { .. }
            | Use::Client { .. }
            | Use::Related { .. }
    )
}

/// What a hint is in any shape.
fn common_use(hint: Hint) -> Use {
    match hint {
        Hint::Id => Use::Id,
        Hint::FirstName => Use::FirstName,
        Hint::Kind => Use::Kind,
        Hint::Aliases => Use::Aliases,
        Hint::Description | Hint::About => Use::Description,
        Hint::Tags => Use::Tags,
        Hint::Date => Use::Date,
        Hint::Start => Use::Start,
        Hint::End => Use::End,
        Hint::Url => Use::Url,
        Hint::Note | Hint::Claim => Use::Note,
        _ => Use::Field,
    }
}

fn action_use(hint: Option<Hint>) -> Use {
    match hint {
        Some(Hint::Name) => Use::Name,
        Some(Hint::Responsible | Hint::Person) => Use::Person { kind: String::new() },
        Some(Hint::Deadline | Hint::End) => Use::End,
        Some(Hint::Start | Hint::Date) => Use::Start,
        Some(Hint::State) => Use::State,
        Some(Hint::Description) => Use::Description,
        Some(Hint::Tags) => Use::Tags,
        Some(Hint::Id) => Use::Id,
        _ => Use::Field,
    }
}

/// What a column without header is, as far as its cells tell.
fn by_content(look: &Look) -> Use {
    if look.share(look.urls, 80) {
        Use::Url
    } else if look.share(look.dates, 80) {
        Use::Date
    } else if look.share(look.long, 50) {
        Use::Description
    } else {
        Use::Field
    }
}
