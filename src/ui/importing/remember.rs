//! What the reader said of tables of a shape, kept for the next file of it.

use serde::{Deserialize, Serialize};

use crate::browser::preferences::{recipes, set_recipes};
use crate::domain::text::fold;
use crate::format::table::Decoding;
use crate::format::table::recipe::Recipe;

/// How many shapes are kept.
const KEPT: usize = 30;

/// What the reader said of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Said {
    /// How its text is written.
    #[serde(default)]
    pub(super) decoding: Decoding,
    /// What its columns are.
    #[serde(flatten)]
    pub(super) recipe: Recipe,
}

/// What tells files of one shape: the headers of all their sheets, in order, as they are found by themselves.
pub(super) fn signature(recipe: &Recipe) -> String {
    let headers = recipe.sheets.iter().map(|sheet| {
        let columns: Vec<String> =
            sheet.columns.iter().map(|column| fold(&column.header)).collect();
        columns.join("\u{1f}")
    });
    headers.collect::<Vec<_>>().join("\u{1e}")
}

/// What was said of a file of this signature, if anything was.
pub(super) fn recall(wanted: &str) -> Option<Said> {
    let kept = recipes().into_iter().find(|(signature, _)| signature == wanted);
    kept.and_then(|(_, said)| serde_json::from_str(&said).ok())
}

/// Keeps what was said of a file of this signature.
pub(super) fn keep(signature: String, said: &Said) {
    let Ok(text) = serde_json::to_string(said) else {
        return;
    };
    let mut all = recipes();
    all.retain(|(known, _)| *known != signature);
    all.insert(0, (signature, text));
    all.truncate(KEPT);
    set_recipes(&all);
}
