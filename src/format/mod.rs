//! Bytes to project and back: pure, so that every format is tested natively.

pub mod first;
pub mod issue;
pub mod json;
pub mod mojibake;
pub mod myspot;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::id::Millis;
use crate::domain::project::Project;
use issue::{FormatError, Issue};

/// The largest file from outside that is opened, in bytes; what the browser keeps has no such limit.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The example project, as the first mySPOT wrote it: the open government summit of Paris, 2016.
pub const EXAMPLE: &str = include_str!("samples/pgo-2016.json");

/// What the reader of a file needs from outside: ids never used before, and the time.
pub struct Fresh<'a> {
    /// Gives a new id at each call.
    pub next_id: &'a mut dyn FnMut() -> Uuid,
    /// Now.
    pub now: Millis,
}

impl Fresh<'_> {
    /// A new id of the type that is asked for.
    pub fn id<I: From<Uuid>>(&mut self) -> I {
        I::from((self.next_id)())
    }
}

/// Which tool wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// This one.
    MySpot,
    /// The first mySPOT.
    First,
    /// The `MySPOT` module of AEGIS.
    Aegis,
}

/// What a file gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Which tool wrote it.
    pub family: Family,
    /// What could be read.
    pub project: Project,
    /// What could not, or not quite.
    pub issues: Vec<Issue>,
    /// How many texts look like UTF-8 read as Windows-1252.
    pub mojibake: usize,
}

/// Reads a file of any known family; `repair` mends mojibake first.
pub fn read(
    name: &str,
    bytes: &[u8],
    repair: bool,
    fresh: &mut Fresh,
) -> Result<Import, FormatError> {
    let mut value = json::parse(bytes)?;
    // Our own files are read at every opening, and were looked through when they came in.
    let own = value.as_object().is_some_and(myspot::recognises);
    let mojibake = if own { 0 } else { mojibake::count(&value) };
    if repair {
        mojibake::repair(&mut value);
    }
    let mut import = match value {
        Value::Object(map) if myspot::recognises(&map) => myspot::read(map, name, fresh)?,
        Value::Object(map) if first::recognises(&map) => first::read(map, name, fresh),
        Value::Array(rows) if first::recognises_actions(&rows) => {
            let plaidoyer = Map::from_iter([("actions".to_owned(), Value::Array(rows))]);
            let map = Map::from_iter([("plaidoyer".to_owned(), Value::Object(plaidoyer))]);
            first::read(map, name, fresh)
        }
        _ => return Err(FormatError::UnknownShape),
    };
    import.mojibake = mojibake;
    Ok(import)
}
