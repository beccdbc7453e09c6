//! Names on both sides, relations where they cross.

use std::collections::HashMap;

use super::cell;
use super::network::{At, Network};
use super::relations::scaled;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::relations::{Relation, Sign};
use crate::format::issue::Problem;
use crate::format::table::recipe::{Decimal, SheetRecipe, kinds, values};
use crate::format::table::{Cell, Sheet};

/// Makes an entity of each name, also of those that nothing ties, and a relation of each value but 0.
///
/// A matrix that is the same on both sides of its diagonal says each relation twice: it is made once, mutual.
pub(super) fn read(
    place: usize,
    sheet: &Sheet,
    of: &SheetRecipe,
    network: &mut Network,
    step: &mut dyn FnMut(usize),
) {
    let kind = EntityKind::read(&of.kind);
    let header = of.header.unwrap_or_default();
    let at = |row: usize| At {
        place,
        sheet: &sheet.name,
        row: sheet.above + row + 1,
        nth: row.saturating_sub(header),
    };
    let names = sheet.rows.get(header).map(Vec::as_slice).unwrap_or_default();
    let words = &network.recipe.words;
    let mut across = Vec::new();
    for (index, cell) in
        names.iter().enumerate().skip(1).filter(|(_, cell)| !values::is_blank(cell))
    {
        let name = values::text(cell, words);
        if name.is_empty() {
            continue;
        }
        across
            .push((index, network.put(at(header), Entity::named(&name, kind.clone()), false, "")));
    }
    let mut down = Vec::new();
    for (row, cells) in sheet.rows.iter().enumerate().skip(header + 1) {
        step(1);
        let name = values::text(cell(cells, 0), words);
        if !name.is_empty() {
            down.push((row, network.put(at(row), Entity::named(&name, kind.clone()), false, "")));
        } else if !cells.iter().all(values::is_blank) {
            network.tell(at(row), Problem::NoName);
        }
    }
    let mut values = HashMap::new();
    let mut filled = Vec::new();
    for (row, source) in &down {
        for (index, target) in &across {
            let cell = sheet.rows.get(*row).map_or(&Cell::Empty, |cells| cell(cells, *index));
            if !values::is_blank(cell) {
                let value = value(cell, network.recipe.decimal);
                values.insert((*source, *target), value.clone());
                filled.push((*row, *index, *source, *target, value));
            }
        }
    }
    let crossed = |(source, target): (usize, usize)| values.get(&(target, source));
    let counts = |value: &Value| *value != Value::Number(0.0);
    let is_square =
        filled.iter().any(|(.., source, target, value)| source != target && counts(value));
    let is_mutual = is_square
        && filled.iter().all(|(.., source, target, value)| {
            !counts(value) || crossed((*source, *target)) == Some(value)
        });
    let is_signed = filled.iter().any(|(.., value)| matches!(value, Value::Number(n) if *n < 0.0));
    for (row, index, source, target, value) in filled {
        if is_mutual && target < source || !counts(&value) {
            continue;
        }
        if let Value::Error(error) = &value {
            let field = names.get(index).map(|cell| values::text(cell, words).into_owned());
            let problem =
                Problem::BadCell { field: field.unwrap_or_default(), value: error.clone() };
            network.tell(at(row), problem);
            continue;
        }
        let mut relation = Relation {
            mutual: is_mutual && source != target,
            ..network.relation(source, "", target)
        };
        fill(&mut relation, &value, is_signed, of.strongest, network);
        network.relate(at(row), (source, target), relation, "");
    }
}

/// What a cell of a matrix says.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Number(f64),
    Sign(Sign),
    /// A cross: they are tied.
    Cross,
    /// What ties them.
    Kind(String),
    Error(String),
}

fn value(cell: &Cell, decimal: Decimal) -> Value {
    if let Some(number) = values::number(cell, decimal) {
        return Value::Number(number);
    }
    match cell {
        Cell::Text(text) => match text.trim().to_lowercase().as_str() {
            "x" | "×" | "✓" | "✔" | "oui" | "yes" | "o" => Value::Cross,
            "non" | "no" | "n" | "." => Value::Number(0.0),
            other => match kinds::sign(other) {
                Some(sign) => Value::Sign(sign),
                None => Value::Kind(text.trim().to_owned()),
            },
        },
        Cell::Date(text) => Value::Kind(text.clone()),
        Cell::Error(text) => Value::Error(text.clone()),
        Cell::Empty | Cell::Bool(_) | Cell::Number(_) => Value::Number(0.0),
    }
}

fn fill(
    relation: &mut Relation,
    value: &Value,
    is_signed: bool,
    strongest: f64,
    network: &Network,
) {
    relation.kind.clone_from(&network.recipe.words.linked_to);
    match value {
        Value::Number(number) => {
            relation.strength = scaled(*number, strongest);
            if is_signed {
                relation.sign = Some(if *number < 0.0 { Sign::Minus } else { Sign::Plus });
            }
            if strongest.to_bits() != 4f64.to_bits() {
                relation.description = number.to_string();
            }
        }
        Value::Sign(sign) => relation.sign = Some(*sign),
        Value::Kind(kind) => relation.kind.clone_from(kind),
        Value::Cross | Value::Error(_) => {}
    }
}
