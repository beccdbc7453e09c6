//! The rows and cells of a delimited text, blank rows included, and quotes that never close.

use std::borrow::Cow;

use crate::format::issue::FormatError;
use crate::format::table::room::{MAX_COLUMNS, TOO_MANY};

/// A byte that no text holds: what parts the columns of a text that has one.
pub(super) const NEVER: u8 = 0xFF;

/// Reads a text row by row. Linear: the text between a quote that does not close where it should and the
/// next quote is read twice, and what follows one that never closes is read without quotes.
pub(super) struct Scan<'a> {
    text: &'a str,
    comma: u8,
    at: usize,
    quotes: bool,
    /// Whether the last row has a quote that opens a cell and does not close it.
    pub(super) is_open: bool,
}

enum Fault {
    /// Another quote stands where the cell cannot end.
    Crossed,
    /// No quote closes the cell.
    Open,
}

impl<'a> Scan<'a> {
    /// Starts at the first row; `comma` is an ASCII sign or `NEVER`.
    pub(super) fn new(text: &'a str, comma: u8) -> Self {
        Self { text, comma, at: 0, quotes: true, is_open: false }
    }

    /// How far it is, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Reads the next row into `cells`; false after the last one.
    pub(super) fn row(&mut self, cells: &mut Vec<Cow<'a, str>>) -> Result<bool, FormatError> {
        if self.at >= self.text.len() {
            return Ok(false);
        }
        let start = self.at;
        self.is_open = false;
        if let Err(fault) = self.cells(cells, self.quotes)? {
            self.is_open = true;
            self.at = start;
            self.quotes = matches!(fault, Fault::Crossed);
            self.cells(cells, false)?.ok();
        }
        Ok(true)
    }

    fn cells(
        &mut self,
        cells: &mut Vec<Cow<'a, str>>,
        quotes: bool,
    ) -> Result<Result<(), Fault>, FormatError> {
        cells.clear();
        loop {
            match self.cell(quotes) {
                Ok(cell) => cells.push(cell),
                Err(fault) => return Ok(Err(fault)),
            }
            if cells.len() > MAX_COLUMNS {
                return Err(TOO_MANY);
            }
            let bytes = self.text.as_bytes();
            match bytes.get(self.at) {
                Some(byte) if *byte == self.comma => self.at += 1,
                Some(b'\r') if bytes.get(self.at + 1) == Some(&b'\n') => {
                    self.at += 2;
                    return Ok(Ok(()));
                }
                Some(_) => {
                    self.at += 1;
                    return Ok(Ok(()));
                }
                None => return Ok(Ok(())),
            }
        }
    }

    /// Reads a cell, up to what ends it.
    fn cell(&mut self, quotes: bool) -> Result<Cow<'a, str>, Fault> {
        let start = self.at;
        if quotes && self.text.as_bytes().get(start) == Some(&b'"') {
            return self.quoted(start);
        }
        self.at = self.end_from(start);
        Ok(Cow::Borrowed(&self.text[start..self.at]))
    }

    fn quoted(&mut self, start: usize) -> Result<Cow<'a, str>, Fault> {
        let text = self.text;
        let (close, has_quotes) = closing(text, start + 1).ok_or(Fault::Open)?;
        let inside = &text[start + 1..close];
        let spaces = text[close + 1..].bytes().take_while(|byte| *byte == b' ').count();
        let end = close + 1 + spaces;
        if self.ends(end) {
            self.at = end;
            let plain = Cow::Borrowed(inside);
            return Ok(if has_quotes { inside.replace("\"\"", "\"").into() } else { plain });
        }
        if inside.contains(['\n', '\r']) {
            return Err(Fault::Crossed);
        }
        // "Le Monde" dit: the quotes are part of the text.
        self.at = self.end_from(end);
        Ok(Cow::Borrowed(&text[start..self.at]))
    }

    /// Where the cell that has no quotes ends.
    fn end_from(&self, start: usize) -> usize {
        let rest = &self.text.as_bytes()[start..];
        let end = rest.iter().position(|byte| self.is_end(*byte));
        start + end.unwrap_or(rest.len())
    }

    fn ends(&self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_none_or(|byte| self.is_end(*byte))
    }

    fn is_end(&self, byte: u8) -> bool {
        byte == self.comma || byte == b'\n' || byte == b'\r'
    }
}

/// Where the quote stands that closes a cell, and whether two quotes stand for one before it.
fn closing(text: &str, from: usize) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let (mut at, mut has_quotes) = (from, false);
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some((at, has_quotes));
        }
        has_quotes = true;
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells, with "|" between two and "/" between two rows, and the rows whose quote is open.
    #[track_caller]
    fn check(text: &str, expect: &str, open: &[usize]) {
        let mut scan = Scan::new(text, b';');
        let (mut cells, mut rows, mut found) = (Vec::new(), Vec::new(), Vec::new());
        while scan.row(&mut cells).unwrap() {
            rows.push(cells.join("|"));
            if scan.is_open {
                found.push(rows.len());
            }
        }
        assert_eq!((rows.join("/").as_str(), found.as_slice()), (expect, open));
    }

    #[test]
    fn rows_end_in_every_way() {
        check("a;b\nc;d\n", "a|b/c|d", &[]);
        check("a;b\r\n\r\nc", "a|b//c", &[]);
        check("a\rb\n\rc", "a/b//c", &[]);
        check("a;\n;b", "a|/|b", &[]);
        check("", "", &[]);
    }

    #[test]
    fn quotes_hold_what_would_end_a_cell() {
        check("\"a;b\";\"c\nd\"\ne", "a;b|c\nd/e", &[]);
        check("\"a \"\"b\"\"\";c", "a \"b\"|c", &[]);
        check("\"a\" ;b", "a|b", &[]);
        check("\"\";b", "|b", &[]);
        check("5\";b", "5\"|b", &[]);
    }

    #[test]
    fn quotes_in_a_text_are_kept() {
        check("\"Le Monde\" dit;b", "\"Le Monde\" dit|b", &[]);
        check("\"a;b\" c;d", "\"a;b\" c|d", &[]);
    }

    #[test]
    fn a_quote_that_does_not_close_is_a_sign() {
        check("a\n\"b;c\nd;e", "a/\"b|c/d|e", &[2]);
        check("\"b;c\n\"d\";e\nf", "\"b|c/d|e/f", &[1]);
        check("\"b\n\"c\nd", "\"b/\"c/d", &[1, 2]);
        check("\"", "\"", &[1]);
    }
}
