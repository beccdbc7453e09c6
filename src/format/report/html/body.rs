//! The blocks of a document as HTML.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::super::model::{Block, Cell, Definition, Figure, Inline, Item, Line, Table, Target};
use crate::domain::text::is_safe_link;
use crate::format::sheet::text::escape;
use crate::i18n::Lang;

/// What has been written so far, as far as the rest depends on it.
pub(super) struct Body {
    t: Lang,
    /// Whether a footnote has been referred to: the first mark is what its note leads back to.
    referred: Vec<bool>,
}

impl Body {
    pub(super) fn new(t: Lang, notes: usize) -> Self {
        Self { t, referred: vec![false; notes] }
    }

    /// Blocks in sections: one for each heading of level 2.
    pub(super) fn sections(&mut self, blocks: &[Block], out: &mut String) {
        let mut open = false;
        let mut new_page = false;
        for block in blocks {
            match block {
                Block::PageBreak => new_page = true,
                Block::Heading { level: 2, id, .. } => {
                    let class = if new_page { " class=\"page\"" } else { "" };
                    out.push_str(if open { "</section>\n" } else { "" });
                    writeln!(out, "<section aria-labelledby=\"{}\"{class}>", escape(id)).ok();
                    (open, new_page) = (true, false);
                    self.block(block, out);
                }
                other => self.block(other, out),
            }
        }
        out.push_str(if open { "</section>\n" } else { "" });
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], out: &mut String) {
        for block in blocks {
            self.block(block, out);
        }
    }

    fn block(&mut self, block: &Block, out: &mut String) {
        // Writing to a text cannot fail.
        match block {
            Block::Heading { level, id, text } => {
                let level = (*level).clamp(2, 6);
                let (id, text) = (escape(id), escape(text.trim()));
                writeln!(out, "<h{level} id=\"{id}\">{text}</h{level}>").ok();
            }
            Block::Paragraph(line) => {
                let line = self.line(line);
                writeln!(out, "<p>{line}</p>").ok();
            }
            Block::List(items) => self.items(items, out),
            Block::Definitions(definitions) => self.definitions(definitions, out),
            Block::Table(table) => self.table(table, out),
            Block::Figure(figure) => write_figure(figure, out),
            Block::PageBreak => {}
        }
    }

    /// Depth is at most that of `model::nest`.
    fn items(&mut self, items: &[Item], out: &mut String) {
        out.push_str("<ul>\n");
        for item in items {
            let line = self.line(&item.line);
            write!(out, "<li>{line}").ok();
            if !item.items.is_empty() {
                self.items(&item.items, out);
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n");
    }

    fn definitions(&mut self, definitions: &[Definition], out: &mut String) {
        out.push_str("<dl>\n");
        for definition in definitions {
            write!(out, "<div><dt>{}</dt>", escape(definition.term.trim())).ok();
            for line in &definition.lines {
                let line = self.line(line);
                write!(out, "<dd>{line}</dd>").ok();
            }
            out.push_str("</div>\n");
        }
        out.push_str("</dl>\n");
    }

    fn table(&mut self, table: &Table, out: &mut String) {
        let caption = escape(table.caption.trim());
        // Wide tables scroll by themselves, with the keyboard too.
        writeln!(
            out,
            "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"{caption}\">"
        )
        .ok();
        writeln!(out, "<table>\n<caption>{caption}</caption>\n<thead><tr>").ok();
        for name in &table.header {
            if name.is_empty() {
                out.push_str("<td></td>");
            } else {
                write!(out, "<th scope=\"col\">{}</th>", escape(name.trim())).ok();
            }
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            out.push_str("<tr>");
            for (n, cell) in row.iter().enumerate() {
                let cell = self.cell(cell);
                match n {
                    0 => write!(out, "<th scope=\"row\">{cell}</th>").ok(),
                    _ => write!(out, "<td>{cell}</td>").ok(),
                };
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n</div>\n");
    }

    fn cell(&mut self, cell: &Cell) -> String {
        match cell.as_slice() {
            [line] => self.line(line),
            lines => {
                let lines: Vec<String> = lines.iter().map(|line| self.line(line)).collect();
                if lines.is_empty() {
                    String::new()
                } else {
                    format!("<p>{}</p>", lines.join("</p><p>"))
                }
            }
        }
    }

    fn line(&mut self, line: &Line) -> String {
        let mut out = String::new();
        for piece in &line.0 {
            match piece {
                Inline::Text(text) => out.push_str(&broken(text)),
                Inline::Strong(text) => {
                    write!(out, "<strong>{}</strong>", broken(text)).ok();
                }
                Inline::Emphasis(text) => {
                    write!(out, "<em>{}</em>", broken(text)).ok();
                }
                Inline::Link { text, to } => write_link(text, to, &mut out),
                Inline::Note(number) => self.mark(*number, &mut out),
            }
        }
        out
    }

    /// The mark of a footnote.
    fn mark(&mut self, number: usize, out: &mut String) {
        let Some(referred) = number.checked_sub(1).and_then(|n| self.referred.get_mut(n)) else {
            return;
        };
        let id = if *referred { String::new() } else { format!(" id=\"ref-{number}\"") };
        *referred = true;
        let label = escape(&self.t.document_note(number));
        write!(
            out,
            "<sup><a{id} href=\"#note-{number}\" role=\"doc-noteref\" aria-label=\"{label}\">{number}</a></sup>"
        )
        .ok();
    }

    /// The footnotes, in a section of their own.
    pub(super) fn notes(&mut self, notes: &[Line], out: &mut String) {
        if notes.is_empty() {
            return;
        }
        let title = escape(self.t.document_notes());
        writeln!(out, "<section role=\"doc-endnotes\" aria-labelledby=\"notes\" class=\"notes\">")
            .ok();
        writeln!(out, "<h2 id=\"notes\">{title}</h2>\n<ol>").ok();
        for (number, note) in (1..).zip(notes) {
            let line = self.line(note);
            write!(out, "<li id=\"note-{number}\">{line}").ok();
            if self.referred.get(number - 1).is_some_and(|referred| *referred) {
                let back = escape(&self.t.document_back(number));
                write!(out, " <a class=\"back\" href=\"#ref-{number}\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a>").ok();
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
    }
}

fn write_link(text: &str, to: &Target, out: &mut String) {
    let words = broken(text);
    match to {
        Target::Inside(id) => write!(out, "<a href=\"#{}\">{words}</a>", escape(id)).ok(),
        Target::Web(address) if is_safe_link(address) => {
            let address = address.trim();
            // On paper, an address that is not the text itself is written after it.
            let class = if address == text.trim() { "" } else { " class=\"named\"" };
            let address = escape(address);
            write!(out, "<a{class} href=\"{address}\" rel=\"noopener noreferrer\">{words}</a>").ok()
        }
        Target::Web(_) => write!(out, "{words}").ok(),
    };
}

fn write_figure(figure: &Figure, out: &mut String) {
    let Figure { svg, alt, caption } = figure;
    let (data, alt, caption) = (STANDARD.encode(svg), escape(alt), escape(caption));
    writeln!(out, "<figure>\n<img src=\"data:image/svg+xml;base64,{data}\" alt=\"{alt}\">").ok();
    if !caption.is_empty() {
        writeln!(out, "<figcaption>{caption}</figcaption>").ok();
    }
    out.push_str("</figure>\n");
}

/// Text whose line breaks are kept.
fn broken(text: &str) -> String {
    escape(&text.replace("\r\n", "\n").replace('\r', "\n")).replace('\n', "<br>")
}
