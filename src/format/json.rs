//! JSON, read with care: sizes, depth, numbers where text is expected.

use serde_json::error::Category;
use serde_json::{Map, Value};

use super::issue::FormatError;

/// The JSON in `bytes`, a byte order mark aside.
pub fn parse(bytes: &[u8]) -> Result<Value, FormatError> {
    let text = std::str::from_utf8(bytes).map_err(|_| FormatError::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    if text.contains('\0') {
        return Err(FormatError::NotText);
    }
    serde_json::from_str(text).map_err(|error| refusal(&error))
}

fn refusal(error: &serde_json::Error) -> FormatError {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => FormatError::Truncated { line },
        _ if error.to_string().starts_with("recursion limit") => FormatError::TooDeep,
        _ => FormatError::NotJson { line, column },
    }
}

/// Takes the fields of a JSON object one by one; what is left at the end was not understood.
#[derive(Debug)]
pub struct Fields(pub Map<String, Value>);

impl Fields {
    /// The text under `key`: numbers and booleans count as text, null as nothing.
    ///
    /// Lists and objects are not text: they are left.
    pub fn text(&mut self, key: &str) -> String {
        match self.0.get(key).map(plain) {
            Some(Some(text)) => {
                self.0.remove(key);
                text
            }
            _ => String::new(),
        }
    }

    /// The text under `key`, unless it is blank.
    pub fn some_text(&mut self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| !text.trim().is_empty())
    }

    /// The texts under `key`: a list, or one text parted by `separator`.
    pub fn texts(&mut self, key: &str, separator: char) -> Vec<String> {
        let texts: Vec<String> = match self.0.get(key) {
            Some(Value::Array(items)) if items.iter().all(|item| plain(item).is_some()) => {
                items.iter().filter_map(plain).collect()
            }
            Some(Value::Array(_) | Value::Object(_)) | None => return Vec::new(),
            Some(other) => plain(other)
                .map(|text| text.split(separator).map(str::to_owned).collect())
                .unwrap_or_default(),
        };
        self.0.remove(key);
        texts
            .into_iter()
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The whole number under `key`, also when it is written as text; left when it is neither.
    pub fn integer(&mut self, key: &str) -> Option<i64> {
        let number = match self.0.get(key)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }?;
        self.0.remove(key);
        Some(number)
    }

    /// Whether `key` is true; left when it is no boolean.
    pub fn flag(&mut self, key: &str) -> bool {
        match self.0.get(key) {
            Some(Value::Bool(flag)) => {
                let flag = *flag;
                self.0.remove(key);
                flag
            }
            _ => false,
        }
    }

    /// The object under `key`; left when it is none.
    pub fn object(&mut self, key: &str) -> Map<String, Value> {
        match self.0.remove(key) {
            Some(Value::Object(map)) => map,
            Some(other) => {
                self.0.insert(key.to_owned(), other);
                Map::new()
            }
            None => Map::new(),
        }
    }

    /// The list under `key`; left when it is none.
    pub fn list(&mut self, key: &str) -> Vec<Value> {
        match self.0.remove(key) {
            Some(Value::Array(items)) => items,
            Some(other) => {
                self.0.insert(key.to_owned(), other);
                Vec::new()
            }
            None => Vec::new(),
        }
    }
}

/// A JSON value as text, if it is plain.
pub fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null => Some(String::new()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expect: FormatError) {
        assert_eq!(parse(bytes), Err(expect));
    }

    #[test]
    fn refusals_say_what_and_where() {
        check(b"", FormatError::Empty);
        check(b" \n ", FormatError::Empty);
        check(b"\x89PNG\xff\xfe", FormatError::NotText);
        check(b"{\"a\":\0}", FormatError::NotText);
        check(b"{\"a\": [1,\n 2", FormatError::Truncated { line: 2 });
        check(b"name,type\n", FormatError::NotJson { line: 1, column: 2 });
        check("[".repeat(100_000).as_bytes(), FormatError::TooDeep);
    }

    #[test]
    fn a_byte_order_mark_is_no_trouble() {
        assert_eq!(parse("\u{feff}{}".as_bytes()), Ok(Value::Object(Map::new())));
    }

    #[test]
    fn numbers_and_null_are_read_as_text() {
        let map = r#"{"n": 1976, "z": null, "b": true, "o": {}, "t": "a, b ,", "l": ["x", 2]}"#;
        let mut fields = Fields(serde_json::from_str(map).unwrap());
        assert_eq!(fields.text("n"), "1976");
        assert_eq!(fields.text("z"), "");
        assert_eq!(fields.text("b"), "true");
        assert_eq!(fields.text("o"), "");
        assert_eq!(fields.texts("t", ','), ["a", "b"]);
        assert_eq!(fields.texts("l", ','), ["x", "2"]);
        assert_eq!(fields.0.keys().collect::<Vec<_>>(), ["o"]);
    }
}
