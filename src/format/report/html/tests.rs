use super::super::model::{Definition, Figure, Inline, Item, Line, Table, Target};
use super::*;
use crate::domain::date::Day;
use crate::i18n::Lang;

fn document(blocks: Vec<Block>, notes: Vec<Line>) -> Document {
    let day = Day { year: 2026, month: 5, day: 1 };
    Document { lang: Lang::Fr, title: "Rues <sûres>".to_owned(), day, blocks, notes }
}

#[track_caller]
fn check(block: Block, expect: &str) {
    let heading = Block::Heading { level: 2, id: "a".to_owned(), text: "A".to_owned() };
    let notes = vec![Line::text("Rapport")];
    let text = html(&document(vec![heading, block], notes));
    assert!(text.contains(expect), "{text}");
}

#[test]
fn the_head_says_what_may_be_loaded_and_in_which_language() {
    let text = html(&document(Vec::new(), Vec::new()));
    assert!(
        text.starts_with("<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n")
    );
    assert!(
        text.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    );
    assert!(text.contains("<title>Rues &lt;sûres&gt;</title>"));
    assert!(text.contains("content: \"Rues\\000020\\00003csûres\\00003e\";"));
    assert!(text.contains("<p class=\"made\">État au 1er mai 2026</p>"));
    assert!(!text.contains("$TITLE") && !text.contains("<nav"));
}

#[test]
fn blocks_are_written() {
    check(Block::Paragraph(Line::text("a\n<b>")), "<p>a<br>&lt;b&gt;</p>");
    check(
        Block::Heading { level: 3, id: "x".to_owned(), text: "X".to_owned() },
        "<h3 id=\"x\">X</h3>",
    );
    let item = Item { line: Line::strong("a"), items: vec![Line::text("b").into()] };
    check(
        Block::List(vec![item]),
        "<ul>\n<li><strong>a</strong><ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    );
    let definition =
        Definition { term: "T".to_owned(), lines: vec![Line::text("a"), Line::text("b")] };
    check(
        Block::Definitions(vec![definition]),
        "<dl>\n<div><dt>T</dt><dd>a</dd><dd>b</dd></div>\n</dl>",
    );
    let figure =
        Figure { svg: b"<svg/>".to_vec(), alt: "\"2\"".to_owned(), caption: "C".to_owned() };
    check(
        Block::Figure(figure),
        "<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"&quot;2&quot;\">\n<figcaption>C</figcaption>",
    );
}

#[test]
fn tables_say_what_their_heads_are_of() {
    let table = Table {
        caption: "C".to_owned(),
        header: vec![String::new(), "x".to_owned()],
        rows: vec![vec![vec![Line::text("a")], vec![Line::text("b"), Line::text("c")]]],
    };
    check(
        Block::Table(table),
        "aria-label=\"C\">\n<table>\n<caption>C</caption>\n<thead><tr>\n<td></td><th scope=\"col\">x</th></tr></thead>\n<tbody>\n<tr><th scope=\"row\">a</th><td><p>b</p><p>c</p></td></tr>",
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    let line = Line::text("a").with(Inline::Note(1)).and("b").with(Inline::Note(1));
    check(
        Block::Paragraph(line.clone()),
        "<p>a<sup><a id=\"ref-1\" href=\"#note-1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup>b<sup><a href=\"#note-1\"",
    );
    check(Block::Paragraph(line), "<li id=\"note-1\">Rapport <a class=\"back\" href=\"#ref-1\"");
}

#[test]
fn only_safe_addresses_are_links() {
    let link = |to: &str| {
        let to = Target::Web(to.to_owned());
        Block::Paragraph(Line(vec![Inline::Link { text: "x".to_owned(), to }]))
    };
    check(
        link("https://a.b/?c=\"d"),
        "<a class=\"named\" href=\"https://a.b/?c=&quot;d\" rel=\"noopener noreferrer\">x</a>",
    );
    check(link("javascript:alert(1)"), "<p>x</p>");
}

#[test]
fn the_contents_lead_to_sections() {
    let heading =
        |level, id: &str| Block::Heading { level, id: id.to_owned(), text: id.to_uppercase() };
    let blocks = vec![heading(2, "a"), heading(3, "b"), heading(4, "c"), heading(2, "d")];
    let text = html(&document(blocks, vec![Line::text("n")]));
    let expect = "<ol>\n<li><a href=\"#a\">A</a><ol><li><a href=\"#b\">B</a></li></ol></li>\n<li><a href=\"#d\">D</a></li>\n<li><a href=\"#notes\">Notes</a></li>\n</ol>\n</nav>";
    assert!(text.contains(expect), "{text}");
}
