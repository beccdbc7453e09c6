//! What the reader said of tables of a shape, kept for the next file of it.

use crate::browser::preferences::{recipes, set_recipes};
use crate::domain::text::fold;
use crate::format::table::recipe::Recipe;

/// How many shapes are kept.
const KEPT: usize = 30;

/// What tells files of one shape: the headers of all their sheets, in order.
fn signature(recipe: &Recipe) -> String {
    let headers = recipe.sheets.iter().map(|sheet| {
        let columns: Vec<String> =
            sheet.columns.iter().map(|column| fold(&column.header)).collect();
        columns.join("\u{1f}")
    });
    headers.collect::<Vec<_>>().join("\u{1e}")
}

/// What was said of a file of the same shape as `found`, if anything was.
pub(super) fn recall(found: &Recipe) -> Option<Recipe> {
    let wanted = signature(found);
    let kept = recipes().into_iter().find(|(signature, _)| *signature == wanted);
    kept.and_then(|(_, recipe)| serde_json::from_str(&recipe).ok())
}

/// Keeps what was said of a file.
pub(super) fn keep(recipe: &Recipe) {
    let Ok(text) = serde_json::to_string(recipe) else {
        return;
    };
    let own = signature(recipe);
    let mut all = recipes();
    all.retain(|(signature, _)| *signature != own);
    all.insert(0, (own, text));
    all.truncate(KEPT);
    set_recipes(&all);
}
