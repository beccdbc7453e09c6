//! Finding the project in a picture that mySPOT drew. The picture comes from outside.

use super::MARKER;
use crate::format::sheet::text::{ENTITIES, is_allowed};

/// The longest reference to a character, such as `&#x10ffff;`.
const LONGEST: usize = 12;
const DOCTYPE: &str = "<!";
/// What is no element, and how it ends.
const ASIDES: [(&str, &str); 4] =
    [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), (DOCTYPE, ">")];

/// Whether a text is XML, so far as its first sign tells.
pub fn is_xml(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<')
}

/// The text of the first project in an SVG, as `write` put it there. O(length).
///
/// A document type that defines anything, an element in the project or an unknown reference give none:
/// we write nothing of the kind.
pub fn payload_of(svg: &str) -> Option<String> {
    let mut rest = svg;
    loop {
        rest = &rest[rest.find('<')?..];
        if let Some((start, end)) = ASIDES.into_iter().find(|(start, _)| rest.starts_with(start)) {
            let (inside, after) = rest[start.len()..].split_once(end)?;
            if start == DOCTYPE && inside.contains('[') {
                return None;
            }
            rest = after;
            continue;
        }
        let (tag, after) = tag(rest)?;
        if is_opening(tag) {
            return content(after);
        }
        rest = after;
    }
}

/// What stands between the brackets of a tag, and what follows it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, sign) in text.bytes().enumerate().skip(1) {
        match (quote, sign) {
            (None, b'>') => return Some((&text[1..at], &text[at + 1..])),
            (None, b'"' | b'\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            _ => {}
        }
    }
    None
}

fn is_opening(tag: &str) -> bool {
    tag.split(|sign: char| sign.is_ascii_whitespace()).next() == Some(MARKER) && !tag.ends_with('/')
}

/// The text up to the end of the project.
fn content(mut rest: &str) -> Option<String> {
    let mut content = String::new();
    loop {
        let end = rest.find('<')?;
        unescape(&rest[..end], &mut content)?;
        rest = &rest[end..];
        if let Some(section) = rest.strip_prefix("<![CDATA[") {
            let (inside, after) = section.split_once("]]>")?;
            content.push_str(inside);
            rest = after;
        } else if let Some(name) = rest.strip_prefix("</") {
            let (name, _) = name.split_once('>')?;
            return (name.trim_end() == MARKER && !content.trim().is_empty()).then_some(content);
        } else {
            rest = rest.strip_prefix("<!--")?.split_once("-->")?.1;
        }
    }
}

/// Appends `text` with its references replaced.
fn unescape(text: &str, out: &mut String) -> Option<()> {
    let mut parts = text.split('&');
    out.push_str(parts.next()?);
    for part in parts {
        let end = part.bytes().take(LONGEST).position(|sign| sign == b';')?;
        out.push(referred(&part[..end])?);
        out.push_str(&part[end + 1..]);
    }
    Some(())
}

fn referred(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|sign| is_allowed(*sign));
    }
    let known = |entity: &str| entity.strip_prefix('&')?.strip_suffix(';').map(|of| of == name);
    ENTITIES.iter().find(|(_, entity)| known(entity) == Some(true)).map(|(sign, _)| *sign)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::format::sheet::text::escape_json;

    #[track_caller]
    fn check(svg: &str, expect: Option<&str>) {
        assert_eq!(payload_of(svg).as_deref(), expect);
    }

    fn held(content: &str) -> String {
        format!("<svg><metadata><{MARKER} xmlns:x=\"y\">{content}</{MARKER}></metadata></svg>")
    }

    #[test]
    fn the_project_is_found_and_unescaped() {
        check(&held("{&quot;a&quot;:&#34;&#x27;&lt;&gt;&amp;&apos;}"), Some("{\"a\":\"'<>&'}"));
        check(&held("{<![CDATA[<&>]]>}"), Some("{<&>}"));
        check(&held("{<!-- re-saved -->}"), Some("{}"));
    }

    #[test]
    fn what_only_looks_like_one_is_passed_over() {
        check("<svg/>", None);
        check("", None);
        check(&held(" \n"), None);
        check(&format!("<svg><{MARKER}/></svg>"), None);
        check(&format!("<svg><!-- {} -->", held("a")), None);
        check(&format!("<svg><![CDATA[{}]]>{}", held("a"), held("b")), Some("b"));
        check(&format!("<svg a='{}'/>{}", held("a"), held("b")), Some("b"));
        check(&format!("<{MARKER}s>a</{MARKER}s>"), None);
    }

    #[test]
    fn hostile_ones_give_nothing() {
        check(&held("{&bomb;}"), None);
        check(&held("&#0;"), None);
        check(&held("&#xd800;"), None);
        check(&held("&#99999999999;"), None);
        check(&held("& ;"), None);
        check(&held(&held("a")), None);
        check(&held("<b>a</b>"), None);
        check(&format!("<!DOCTYPE svg [<!ENTITY a \"{}\">]>{}", "b".repeat(9), held("a")), None);
        check(&format!("<{MARKER}>a"), None);
        check(&format!("<{MARKER} a=\">a</{MARKER}>"), None);
        check(&"<".repeat(100_000), None);
        check(&"<!--".repeat(100_000), None);
    }

    #[test]
    fn the_first_of_two_counts() {
        check(&format!("{}{}", held("a"), held("b")), Some("a"));
    }

    proptest! {
        #[test]
        fn whatever_is_put_in_is_taken_out(text in "[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\u{fffe}\u{ffff}]{0,60}") {
            let found = payload_of(&held(&escape_json(&text)));
            prop_assert_eq!(found, (!text.trim().is_empty()).then_some(text));
        }

        #[test]
        fn no_text_is_too_much(text in "[<>&;!\\-\\[\\]/a\"'?#x0-9é]{0,80}") {
            payload_of(&text);
            payload_of(&held(&text));
            payload_of(&format!("<{MARKER}{text}"));
        }
    }
}
