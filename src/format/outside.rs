//! Files from outside, of any known family: not compiled into the page, which asks the worker.

use serde_json::Value;

use super::issue::FormatError;
use super::{Fresh, Import, families, json, mojibake, myspot, svg};

/// The example project, as the first mySPOT wrote it: the open government summit of Paris, 2016.
pub const EXAMPLE: &str = include_str!("samples/pgo-2016.json");

/// Reads a file of any known family; `repair` mends mojibake first.
pub fn read(
    name: &str,
    bytes: &[u8],
    repair: bool,
    fresh: &mut Fresh,
) -> Result<Import, FormatError> {
    let drawn = std::str::from_utf8(bytes).ok().filter(|text| svg::is_xml(text));
    let held = drawn.map(|text| svg::payload_of(text).ok_or(FormatError::UnknownShape));
    let held = held.transpose()?;
    let mut value = json::parse(held.as_deref().map_or(bytes, str::as_bytes))?;
    // Our own files were looked through when they first came in.
    let own = value.as_object().is_some_and(myspot::recognises);
    let mojibake = if own { 0 } else { mojibake::count(&value) };
    if repair {
        mojibake::repair(&mut value);
    }
    let mut import = match value {
        Value::Object(map) if own => myspot::read(map, name, fresh)?,
        value => families::read(value, name, fresh).ok_or(FormatError::UnknownShape)?,
    };
    import.mojibake = mojibake;
    Ok(import)
}
