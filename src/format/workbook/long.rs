//! Texts longer than a cell: what fits, and the hidden sheet of the rest.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{Out, safe};
use super::table::Table;
use super::{CELL, LONG};

/// The end of a text that is too long for its cell: the sheet, the record, the column, the pieces.
pub(super) struct Long {
    table: String,
    id: String,
    key: String,
    rest: Vec<String>,
}

impl Long {
    /// The ends of the long texts of a table. Linear.
    pub(super) fn of(table: &Table) -> Vec<Self> {
        let mut all = Vec::new();
        for row in &table.rows {
            let id = || row.first().map(|out| out.seen().into_owned()).unwrap_or_default();
            for (head, out) in table.heads.iter().zip(row) {
                if let Out::Text(text) = out
                    && let (_, rest) = pieces(text)
                    && !rest.is_empty()
                {
                    let (table, key) = (table.key.clone(), head.key.clone());
                    all.push(Self { table, id: id(), key, rest });
                }
            }
        }
        all
    }
}

/// The ends of long texts, on a hidden sheet.
pub(super) fn write(sheet: &mut Worksheet, long: Vec<Long>) -> Result<(), XlsxError> {
    sheet.set_name(LONG)?.set_hidden(true);
    for (n, Long { table, id, key, rest }) in long.into_iter().enumerate() {
        for (column, text) in [table, id, key].into_iter().chain(rest).enumerate() {
            sheet.write_string(n as u32, column as u16, safe(&text))?;
        }
    }
    Ok(())
}

/// What fits in a cell, and the pieces of the rest.
pub(super) fn pieces(text: &str) -> (&str, Vec<String>) {
    // A UTF-16 unit has at least one byte in UTF-8.
    if text.len() < CELL {
        return (text, Vec::new());
    }
    let (first, mut rest) = text.split_at(piece(text));
    let mut more = Vec::new();
    while !rest.is_empty() {
        let (next, after) = rest.split_at(piece(rest));
        more.push(next.to_owned());
        rest = after;
    }
    (first, more)
}

/// How many bytes of a text fit in a cell, with a sign to spare.
fn piece(text: &str) -> usize {
    let mut units = 0;
    let over = text.char_indices().find(|(_, sign)| {
        units += sign.len_utf16();
        units >= CELL
    });
    over.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_letters() {
        let text = "é👩🏽".repeat(20_000);
        let (first, rest) = pieces(&text);
        assert!(first.encode_utf16().count() < CELL);
        assert!(rest.iter().all(|piece| piece.encode_utf16().count() < CELL));
        assert_eq!(format!("{first}{}", rest.concat()), text);
        assert_eq!(pieces("abc"), ("abc", Vec::new()));
    }
}
