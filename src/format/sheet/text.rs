//! Text as XML takes it.

use std::fmt::Write;

/// Whether XML allows a character; of the others, none shows.
pub(in crate::format) fn is_allowed(sign: char) -> bool {
    !matches!(sign, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The entity that stands for a character.
fn entity(sign: char) -> Option<&'static str> {
    ENTITIES.iter().find(|(of, _)| *of == sign).map(|(_, entity)| *entity)
}

/// The entities that XML itself knows.
pub(in crate::format) const ENTITIES: [(char, &str); 5] =
    [('&', "&amp;"), ('<', "&lt;"), ('>', "&gt;"), ('"', "&quot;"), ('\'', "&apos;")];

/// `text`, to stand between tags or in an attribute; what XML forbids is dropped.
pub(in crate::format) fn escape(text: &str) -> String {
    escape_with(text, |_, _| ())
}

/// JSON, to stand between tags; what XML forbids is written as JSON can.
pub(in crate::format) fn escape_json(json: &str) -> String {
    // Only strings hold such characters: JSON has none between them.
    escape_with(json, |sign, out| {
        // Writing to a text cannot fail.
        write!(out, "\\u{:04x}", sign as u32).ok();
    })
}

fn escape_with(text: &str, forbidden: fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match entity(sign) {
            Some(entity) => out.push_str(entity),
            None if is_allowed(sign) => out.push(sign),
            None => forbidden(sign, &mut out),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_their_place() {
        assert_eq!(
            escape("</text><script>alert('x')</script>"),
            "&lt;/text&gt;&lt;script&gt;alert(&apos;x&apos;)&lt;/script&gt;"
        );
        assert_eq!(escape("]]> & \"R&D\""), "]]&gt; &amp; &quot;R&amp;D&quot;");
        assert_eq!(escape("a\0\u{1b}\u{ffff}\u{fffe}b\t\n"), "ab\t\n");
        assert_eq!(escape("\u{202e}جمعية é 東京 👩🏽"), "\u{202e}جمعية é 東京 👩🏽");
    }

    #[test]
    fn json_keeps_what_xml_forbids() {
        assert_eq!(escape_json("\"a\u{ffff}\""), "&quot;a\\uffff&quot;");
    }
}
