//! What must not depend on what, read from the source.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.extend(fs::read_to_string(&path).map(|text| (path, text)));
            }
        }
    }
    found
}

/// The part of a file before its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

#[track_caller]
fn check_absent(folder: &str, words: &[&str], but: &[&str]) {
    for (path, text) in sources(folder) {
        if but.iter().any(|name| path.ends_with(name) || path.to_string_lossy().contains(name)) {
            continue;
        }
        for word in words {
            assert!(!code(&text).contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn the_domain_depends_on_nothing_of_ours() {
    let rooms = [
        "crate::analysis",
        "crate::format",
        "crate::task",
        "crate::browser",
        "crate::ui",
        "crate::i18n",
    ];
    check_absent("domain", &rooms, &["properties.rs", "arbitrary.rs"]);
}

#[test]
fn analysis_and_formats_know_no_browser() {
    let rooms = ["crate::task", "crate::browser", "crate::ui"];
    check_absent("analysis", &rooms, &[]);
    check_absent("format", &rooms, &[]);
    check_absent("task", &["crate::browser", "crate::ui"], &[]);
}

#[test]
fn only_the_browser_room_names_the_browser() {
    let names = ["web_sys::", "js_sys::", "gloo_storage"];
    for folder in ["domain", "analysis", "format", "task", "i18n", "ui"] {
        check_absent(folder, &names, &[]);
    }
}

#[test]
fn no_html_is_made_from_text() {
    check_absent("", &["inner_html", "set_inner_html", "insert_adjacent_html", "outer_html"], &[]);
    check_absent("ui", &["style=\""], &[]);
}

/// What a file keeps although it has such spaces, and why.
const PARTED: [&str; 2] = [
    // Words of workbooks written before, as those have them: read, never shown.
    "i18n/workbook/old.rs",
    // What ticks of old files become: the same file gives the same text as before.
    "i18n/old_lists.rs",
];
/// English words that name a sign, and so stand apart from it.
const NAMED: [&str; 3] = ["~ or ?", "« date by a claim", "source, in %"];

/// What stands between quotes, comments aside.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2))
}

/// French has a no-break space there, and English none: words that both show take theirs from `i18n`.
#[test]
fn no_line_breaks_before_a_sign() {
    let parted = [" :", " ;", " ?", " !", " »", " %", "« "];
    for (path, text) in ["i18n", "ui"].into_iter().flat_map(sources) {
        if path.ends_with("tests.rs") || PARTED.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        for words in literals(code(&text)) {
            let bare = NAMED.iter().fold(words.to_owned(), |bare, named| bare.replace(named, "…"));
            let sign = parted.iter().find(|sign| bare.contains(**sign));
            assert!(sign.is_none(), "{}: {sign:?} in {words:?}", path.display());
        }
    }
}
