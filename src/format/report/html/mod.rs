//! A document as one HTML file that stands alone: no script, no request, its style and pictures inside.

mod body;
#[cfg(test)]
mod tests;

use std::fmt::Write;

use super::model::{Block, Document};
use crate::format::sheet::text::escape;
use body::Body;

/// How it looks on screen and on paper.
const STYLE: &str = include_str!("style.css");
/// What the file may load: its own style, the pictures in it, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The document as one file. O(its length).
pub fn html(document: &Document) -> String {
    let t = document.lang;
    let start = document.blocks.iter().position(|block| matches!(block, Block::Heading { .. }));
    let (lead, blocks) = document.blocks.split_at(start.unwrap_or(document.blocks.len()));
    let mut body = Body::new(t, document.notes.len());
    let mut out = head(document);
    writeln!(out, "<a class=\"skip\" href=\"#text\">{}</a>", escape(t.document_skip())).ok();
    writeln!(out, "<header class=\"cover\">").ok();
    writeln!(out, "<h1>{}</h1>", escape(&document.title)).ok();
    let made = t.document_made(t.document_day(document.day));
    writeln!(out, "<p class=\"made\">{}</p>", escape(&made)).ok();
    body.blocks(lead, &mut out);
    writeln!(out, "</header>").ok();
    contents(document, blocks, &mut out);
    writeln!(out, "<main id=\"text\" tabindex=\"-1\">").ok();
    body.sections(blocks, &mut out);
    body.notes(&document.notes, &mut out);
    writeln!(out, "</main>").ok();
    writeln!(out, "<footer><p>{}</p></footer>", escape(t.document_footer())).ok();
    out.push_str("</body>\n</html>\n");
    out
}

fn head(document: &Document) -> String {
    let lang = document.lang.code();
    let title = escape(&document.title);
    // The title runs at the top of printed pages.
    let style = STYLE.replace("$TITLE", &css_text(&document.title));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"mySPOT\">\n\
         <title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    )
}

/// A text as a string of CSS, every sign that is no letter or figure as its number.
fn css_text(text: &str) -> String {
    let mut out = String::from("\"");
    for sign in text.chars().filter(|sign| !sign.is_control()) {
        if sign.is_alphanumeric() {
            out.push(sign);
        } else {
            // Writing to a text cannot fail.
            write!(out, "\\{:06x}", sign as u32).ok();
        }
    }
    out.push('"');
    out
}

/// The table of contents: sections, and what is under them.
fn contents(document: &Document, blocks: &[Block], out: &mut String) {
    let t = document.lang;
    let mut open = false;
    let mut list = String::new();
    for block in blocks {
        let Block::Heading { level, id, text } = block else {
            continue;
        };
        let (id, text) = (escape(id), escape(text));
        match level {
            2 => {
                list.push_str(if open { "</ol></li>\n" } else { "" });
                open = true;
                write!(list, "<li><a href=\"#{id}\">{text}</a><ol>").ok();
            }
            3 if open => {
                write!(list, "<li><a href=\"#{id}\">{text}</a></li>").ok();
            }
            _ => {}
        }
    }
    list.push_str(if open { "</ol></li>\n" } else { "" });
    if !document.notes.is_empty() {
        writeln!(list, "<li><a href=\"#notes\">{}</a></li>", escape(t.document_notes())).ok();
    }
    let list = list.replace("<ol></ol>", "");
    if !list.is_empty() {
        let title = escape(t.document_contents());
        writeln!(out, "<nav class=\"contents\" aria-labelledby=\"contents\">").ok();
        writeln!(out, "<h2 id=\"contents\">{title}</h2>\n<ol>\n{list}</ol>\n</nav>").ok();
    }
}
