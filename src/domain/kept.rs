//! Kept data: what a file held that no tool of this version shows, kept until one does.

use serde_json::Value;

use super::record::{Extras, Meta};

/// A piece of a foreign file, kept whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// The file it came from.
    pub file: String,
    /// Which part of it: "plaidoyer", "relations".
    pub part: String,
    /// What it held.
    pub data: Value,
    /// When it was made and last changed.
    pub meta: Meta,
    /// Keys of its file that this version does not know.
    pub extras: Extras,
}

impl Kept {
    /// Its values as people read them, one a line under the names that lead to it, at most `MOST_LINES`.
    ///
    /// `colon` stands between the names and the value. Linear.
    pub fn lines(&self, colon: &str) -> Vec<String> {
        let mut lines = Vec::new();
        tell(&self.data, "", colon, &mut lines);
        lines
    }
}

/// So many lines of a piece are shown.
const MOST_LINES: usize = 400;

fn tell(value: &Value, path: &str, colon: &str, lines: &mut Vec<String>) {
    if lines.len() >= MOST_LINES {
        return;
    }
    let text = match value {
        Value::Null => return,
        Value::Array(items) => {
            return items.iter().for_each(|item| tell(item, path, colon, lines));
        }
        Value::Object(map) => {
            for (key, item) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path} · {key}") };
                tell(item, &path, colon, lines);
            }
            return;
        }
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    };
    if !text.is_empty() {
        lines.push(if path.is_empty() { text } else { format!("{path}{colon}{text}") });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_read_under_their_names() {
        let data = json!({"Nom": "", "tags": ["a", "b"], "plan": {"jours": 3, "rien": null}});
        let kept = Kept { data, ..Kept::default() };
        assert_eq!(kept.lines(" : "), ["plan · jours : 3", "tags : a", "tags : b"]);
        let many = Kept { data: vec![1; 2 * MOST_LINES].into(), ..Kept::default() };
        assert_eq!(many.lines("").len(), MOST_LINES);
    }
}
