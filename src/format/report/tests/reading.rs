//! A small reader of the files that are written, which shares nothing with their writers.

use std::collections::BTreeSet;

/// What a file says, blanks made even, and what its tags are.
pub(super) struct Page {
    pub(super) text: String,
    pub(super) ids: Vec<String>,
    pub(super) targets: Vec<String>,
}

/// Tags that have no end.
const VOID: [&str; 3] = ["meta", "br", "img"];
/// All tags and attributes that a document may have.
const TAGS: [&str; 43] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "nav",
    "main",
    "footer",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "img",
    "br",
    "strong",
    "em",
    "sup",
    "span",
    "q",
    "i",
    "b",
    "u",
];
const ATTRIBUTES: [&str; 17] = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "href",
    "rel",
    "id",
    "role",
    "tabindex",
    "scope",
    "src",
    "alt",
    "aria-label",
    "aria-labelledby",
    "type",
];

/// Reads an HTML file; panics when a tag is not closed, not known, or holds what it must not.
pub(super) fn read(html: &str) -> Page {
    let html = html.strip_prefix("<!doctype html>").unwrap();
    let mut page = Page { text: String::new(), ids: Vec::new(), targets: Vec::new() };
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        if open.last() != Some(&"style") {
            assert!(!before.contains('>'), "a stray > in {before:?}");
            page.text.push_str(&unescape(before));
        }
        let (tag, after) = after.split_once('>').unwrap();
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "</{name}> closes something else");
            page.text.push(' ');
            continue;
        }
        let name = attributes(tag, &mut page);
        assert!(TAGS.contains(&name), "<{name}>");
        if !VOID.contains(&name) {
            open.push(name);
        }
        page.text.push(' ');
    }
    assert!(open.is_empty(), "{open:?} are open");
    page.text = even(&page.text);
    page
}

/// The name of a tag; its attributes are looked at.
fn attributes<'a>(tag: &'a str, page: &mut Page) -> &'a str {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    while !rest.is_empty() {
        let (key, after) = rest.split_once("=\"").unwrap();
        assert!(ATTRIBUTES.contains(&key), "{key} in <{tag}>");
        let (value, after) = after.split_once('"').unwrap();
        let value = unescape(value);
        match key {
            "id" => page.ids.push(value),
            "href" => {
                let safe = ["#", "http://", "https://", "mailto:"];
                let low = value.to_ascii_lowercase();
                assert!(safe.iter().any(|start| low.starts_with(start)), "{value}");
                page.targets.push(value);
            }
            "src" => assert!(value.starts_with("data:image/svg+xml;base64,")),
            _ => {}
        }
        rest = after.trim_start();
    }
    name
}

impl Page {
    /// Every id stands once, and every link inside leads to one.
    pub(super) fn check_links(&self) {
        let ids: BTreeSet<&str> = self.ids.iter().map(String::as_str).collect();
        assert_eq!(ids.len(), self.ids.len(), "an id stands twice");
        for target in self.targets.iter().filter_map(|target| target.strip_prefix('#')) {
            assert!(ids.contains(target), "#{target} leads nowhere");
        }
    }
}

fn unescape(text: &str) -> String {
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    entities.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What Markdown says, without its escapes; blanks made even.
pub(super) fn plain(markdown: &str) -> String {
    let mut out = String::new();
    let mut signs = markdown.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => out.extend(signs.next()),
            other => out.push(other),
        }
    }
    even(&out)
}

/// Blanks made even, signs that no file may hold left out.
pub(super) fn even(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|sign| !sign.is_control() || sign.is_whitespace())
        .filter(|sign| !matches!(sign, '\u{fffe}' | '\u{ffff}'))
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
