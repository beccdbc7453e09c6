//! A document as Markdown (`CommonMark`, with the tables and footnotes of GitHub and Pandoc).
//!
//! What people wrote stays text: every sign that could mean something else is escaped.
//! Pictures stand in the file itself, at its end, where they hold up no reader. A cell of several lines is written over as many rows.

mod escape;

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::model::{Block, Cell, Document, Figure, Inline, Item, Line, Table, Target};
use crate::domain::date::Day;
use crate::domain::text::is_safe_link;
use crate::i18n::Lang;
use escape::{address, line_of, lines, one_line, yaml};

/// The document as one file. O(its length).
pub fn markdown(document: &Document) -> String {
    let t = document.lang;
    let mut out = front_matter(document);
    writeln!(out, "\n# {}\n", line_of(&document.title)).ok();
    writeln!(out, "{}", line_of(&t.document_made(t.document_day(document.day)))).ok();
    let mut pictures = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Figure(figure) => {
                pictures.push(&figure.svg);
                write_figure(figure, pictures.len(), &mut out);
            }
            block => write_block(block, t, &mut out),
        }
    }
    if !document.notes.is_empty() {
        writeln!(out, "\n## {}", line_of(t.document_notes())).ok();
    }
    for (n, note) in (1..).zip(&document.notes) {
        writeln!(out, "\n[^{n}]: {}", inline(note, Breaks::Space)).ok();
    }
    for (n, svg) in (1..).zip(pictures) {
        let data = STANDARD.encode(svg);
        writeln!(out, "\n[image-{n}]: <data:image/svg+xml;base64,{data}>").ok();
    }
    out
}

/// A picture, by the number under which it stands at the end of the file.
fn write_figure(figure: &Figure, n: usize, out: &mut String) {
    let Figure { alt, caption, .. } = figure;
    writeln!(out, "\n![{}][image-{n}]", line_of(alt)).ok();
    if !caption.is_empty() {
        writeln!(out, "\n*{}*", line_of(caption)).ok();
    }
}

fn front_matter(document: &Document) -> String {
    let Day { year, month, day } = document.day;
    let lead = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(line) => Some(Some(line)),
        Block::Heading { .. } => Some(None),
        _ => None,
    });
    let mut out = String::from("---\n");
    writeln!(out, "title: {}", yaml(&document.title)).ok();
    if let Some(Some(line)) = lead {
        let plain: String = line.0.iter().map(words_of).collect();
        writeln!(out, "description: {}", yaml(&plain)).ok();
    }
    writeln!(out, "date: {}", yaml(&format!("{year:04}-{month:02}-{day:02}"))).ok();
    writeln!(out, "lang: {}\n---", document.lang.code()).ok();
    out
}

fn words_of(piece: &Inline) -> &str {
    match piece {
        Inline::Text(text)
        | Inline::Strong(text)
        | Inline::Emphasis(text)
        | Inline::Link { text, .. } => text,
        Inline::Note(_) => "",
    }
}

fn write_block(block: &Block, t: Lang, out: &mut String) {
    // Writing to a text cannot fail.
    match block {
        Block::Heading { level, text, .. } => {
            let marks = "#".repeat(usize::from(*level).clamp(1, 6));
            writeln!(out, "\n{marks} {}", line_of(text)).ok();
        }
        Block::Paragraph(line) => {
            writeln!(out, "\n{}", inline(line, Breaks::Kept)).ok();
        }
        Block::List(items) => {
            out.push('\n');
            write_items(items, 0, out);
        }
        Block::Definitions(definitions) => {
            out.push('\n');
            for definition in definitions {
                let term = t.document_label(&definition.term);
                write!(out, "- **{}**", line_of(term.trim_end())).ok();
                for (n, line) in definition.lines.iter().enumerate() {
                    let before = if n == 0 { " " } else { "\n  - " };
                    write!(out, "{before}{}", inline(line, Breaks::Space)).ok();
                }
                out.push('\n');
            }
        }
        Block::Table(table) => write_table(table, out),
        Block::Figure(_) | Block::PageBreak => {}
    }
}

/// Depth is at most that of `model::nest`.
fn write_items(items: &[Item], depth: usize, out: &mut String) {
    for item in items {
        writeln!(out, "{}- {}", "  ".repeat(depth), inline(&item.line, Breaks::Space)).ok();
        write_items(&item.items, depth + 1, out);
    }
}

fn write_table(table: &Table, out: &mut String) {
    if !table.caption.is_empty() {
        writeln!(out, "\n**{}**", line_of(&table.caption)).ok();
    }
    out.push('\n');
    let header: Vec<String> = table.header.iter().map(|name| line_of(name)).collect();
    write_row(&header, out);
    write_row(&vec!["---".to_owned(); header.len()], out);
    for row in &table.rows {
        let lines = row.iter().map(Vec::len).max().unwrap_or_default().max(1);
        for n in 0..lines {
            let cell = |cell: &Cell| cell.get(n).map(|line| inline(line, Breaks::Space));
            let cells: Vec<String> = row.iter().map(|row| cell(row).unwrap_or_default()).collect();
            write_row(&cells, out);
        }
    }
}

fn write_row(cells: &[String], out: &mut String) {
    writeln!(out, "| {} |", cells.join(" | ")).ok();
}

/// What becomes of the line breaks of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    Kept,
    Space,
}

fn inline(line: &Line, breaks: Breaks) -> String {
    let mut out = String::new();
    for piece in &line.0 {
        match piece {
            Inline::Text(text) => put_text(text, breaks, &mut out),
            Inline::Strong(text) => out.push_str(&marked(text, "**")),
            Inline::Emphasis(text) => out.push_str(&marked(text, "*")),
            Inline::Link { text, to: Target::Web(to) } if is_safe_link(to) => {
                write!(out, "[{}](<{}>)", line_of(text), address(to)).ok();
            }
            Inline::Link { text, .. } => put_text(text, Breaks::Space, &mut out),
            Inline::Note(number) => {
                write!(out, "[^{number}]").ok();
            }
        }
    }
    out.trim().to_owned()
}

/// Writes text after what stands in the line; the blanks around it are kept, each as one.
fn put_text(text: &str, breaks: Breaks, out: &mut String) {
    let begins = out.trim().is_empty();
    let inner = match breaks {
        Breaks::Kept => lines(text, begins),
        Breaks::Space => one_line(text, begins),
    };
    if text.starts_with(char::is_whitespace) && !inner.starts_with(char::is_whitespace) {
        out.push(' ');
    }
    out.push_str(&inner);
    if text.ends_with(char::is_whitespace) && !inner.is_empty() {
        out.push(' ');
    }
}

fn marked(text: &str, mark: &str) -> String {
    let text = line_of(text);
    if text.is_empty() { text } else { format!("{mark}{text}{mark}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(blocks: Vec<Block>) -> Document {
        let day = Day { year: 2026, month: 11, day: 26 };
        let notes = vec![Line::text("Rapport, p. 3")];
        Document { lang: Lang::Fr, title: "Rues: \"sûres\"".to_owned(), day, blocks, notes }
    }

    #[track_caller]
    fn check(block: Block, expect: &str) {
        let text = markdown(&document(vec![Block::PageBreak, block]));
        let (_, body) = text.split_once("26 novembre 2026\n").unwrap();
        let (body, notes) = body.split_once("\n## Notes\n").unwrap();
        assert_eq!(body, expect);
        assert_eq!(notes, "\n[^1]: Rapport, p. 3\n");
    }

    #[test]
    fn pictures_stand_at_the_end() {
        let figure = |svg: &str, caption: &str| {
            let (svg, caption) = (svg.as_bytes().to_vec(), caption.to_owned());
            Block::Figure(Figure { svg, alt: "2 acteurs [a].".to_owned(), caption })
        };
        let text = markdown(&document(vec![figure("<svg/>", "Carte"), figure("<b/>", "")]));
        let (_, body) = text.split_once("26 novembre 2026\n").unwrap();
        let expect = "\n![2 acteurs \\[a\\].][image-1]\n\n*Carte*\n\n![2 acteurs \\[a\\].][image-2]\n\n## Notes\n\n\
            [^1]: Rapport, p. 3\n\n[image-1]: <data:image/svg+xml;base64,PHN2Zy8+>\n\n\
            [image-2]: <data:image/svg+xml;base64,PGIvPg==>\n";
        assert_eq!(body, expect);
    }

    #[test]
    fn the_head_is_yaml() {
        let text = markdown(&document(vec![Block::Paragraph(Line::text("a\n# b"))]));
        let head = "---\ntitle: \"Rues: \\\"sûres\\\"\"\ndescription: \"a\\n# b\"\ndate: \"2026-11-26\"\nlang: fr\n---\n\n# Rues: \"sûres\"\n\nÉtat au 26 novembre 2026\n\na\\\n\\# b\n";
        assert!(text.starts_with(head), "{text}");
    }

    #[test]
    fn blocks_are_written() {
        let text = |text: &str| Line::text(text);
        check(
            Block::Heading { level: 3, id: "x".to_owned(), text: "1. a\nb".to_owned() },
            "\n### 1\\. a b\n",
        );
        let items = vec![Item {
            line: Line::strong("a"),
            items: vec![text("- b\nc").with(Inline::Note(1)).into()],
        }];
        check(Block::List(items), "\n- **a**\n  - \\- b c[^1]\n");
        let definition = |lines| super::super::model::Definition { term: "T".to_owned(), lines };
        check(
            Block::Definitions(vec![
                definition(vec![text("a")]),
                definition(vec![text("b"), text("c")]),
            ]),
            "\n- **T\u{a0}:** a\n- **T\u{a0}:** b\n  - c\n",
        );
    }

    #[test]
    fn cells_of_several_lines_take_several_rows() {
        let table = Table {
            caption: "C".to_owned(),
            header: vec![String::new(), "x|y".to_owned()],
            rows: vec![vec![vec![Line::text("a")], vec![Line::text("b\nc"), Line::text("d|")]]],
        };
        let expect = "\n**C**\n\n|  | x\\|y |\n| --- | --- |\n| a | b c |\n|  | d\\| |\n";
        check(Block::Table(table), expect);
    }

    #[test]
    fn only_safe_addresses_are_links() {
        let line = |to: &str| {
            let to = Target::Web(to.to_owned());
            Block::Paragraph(Line(vec![Inline::Link { text: "x]".to_owned(), to }]))
        };
        check(line("https://a.b/c>d e(f)"), "\n[x\\]](<https://a.b/c%3Ed%20e(f)>)\n");
        check(line("javascript:alert(1)"), "\nx\\]\n");
    }
}
