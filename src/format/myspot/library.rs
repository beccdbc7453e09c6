//! Every project of a browser in one file: a list of our files.

use serde_json::Value;

use super::super::issue::FormatError;

/// What such a file calls itself.
const FORMAT: &str = "myspot-library";

/// One file of several.
pub fn write(projects: &[Vec<u8>]) -> Vec<u8> {
    let opening = format!("{{\n\"format\":\"{FORMAT}\",\n\"projects\":[\n");
    [opening.as_bytes(), &projects.join(&b",\n"[..]), b"\n]}\n"].concat()
}

/// The files in `bytes`, if it is such a file; `None` when it is not.
pub fn read(bytes: &[u8]) -> Result<Option<Vec<String>>, FormatError> {
    // Looked for at the start, so that other files are not parsed twice.
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    if !start.contains(FORMAT) {
        return Ok(None);
    }
    let value = super::super::json::parse(bytes)?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Ok(None);
    }
    let projects = value.get("projects").and_then(Value::as_array);
    Ok(Some(projects.into_iter().flatten().map(Value::to_string).collect()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::project::Project;

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            read(&bytes).ok();
            read(&[FORMAT.as_bytes(), &bytes].concat()).ok();
        }

        #[test]
        fn a_damaged_file_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut file = write(&[super::super::write(&Project::named("é")).into_bytes()]);
            let at = at.index(file.len());
            file[at] = byte;
            read(&file).ok();
            read(&file[..at]).ok();
        }
    }

    #[test]
    fn what_goes_in_comes_out() {
        let files = ["a", "b"].map(|name| super::super::write(&Project::named(name)).into_bytes());
        let back = read(&write(&files)).unwrap().unwrap();
        assert_eq!(back.len(), 2);
        assert!(back[1].contains("\"name\":\"b\""));
        assert_eq!(read(b"{\"format\":\"myspot\"}"), Ok(None));
        assert_eq!(read(&write(&[])), Ok(Some(Vec::new())));
    }
}
