//! A person's name, and the family name in it.

use crate::domain::words::{Word, words};

/// Family names with fewer letters are not searched alone.
pub(super) const MIN_FAMILY: usize = 4;

/// A name without what is said of its bearer, and the family name in it.
pub(super) struct Parts {
    /// First names, then the family name, as people say it.
    pub(super) base: String,
    /// The family name; none where there is a single word.
    pub(super) family: Option<String>,
}

impl Parts {
    /// The parts of a person's name.
    pub(super) fn of(name: &str) -> Self {
        let bare = name.split(['(', '[']).next().unwrap_or_default().trim();
        let bare = if bare.is_empty() { name.trim() } else { bare };
        if let Some((before, after)) = bare.split_once(',') {
            let (before, after) = (before.trim(), after.trim());
            let is_family = before.split_whitespace().count() == 1 && !after.is_empty();
            return if is_family {
                Self { base: format!("{after} {before}"), family: Some(before.to_owned()) }
            } else {
                Self::of_words(before)
            };
        }
        Self::of_words(bare)
    }

    /// The family name is what is in capitals, or the last word.
    fn of_words(base: &str) -> Self {
        let parts: Vec<&str> = base.split_whitespace().collect();
        let capitals: Vec<&str> = parts.iter().copied().filter(|part| is_capitals(part)).collect();
        let in_capitals = capitals.join(" ");
        let told_apart = capitals.len() < parts.len() && weight(&words(&in_capitals)) >= MIN_FAMILY;
        let last = parts.last().filter(|_| parts.len() > 1).map(|last| (*last).to_owned());
        let family = if told_apart { Some(in_capitals) } else { last };
        Self { base: base.to_owned(), family }
    }
}

fn is_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|sign| sign.is_alphabetic());
    letters.by_ref().take(2).filter(|sign| sign.is_uppercase()).count() == 2
        && letters.all(char::is_uppercase)
}

/// How many letters the words have; none if they have only figures, and two for an ideogram.
pub(super) fn weight(words: &[Word]) -> usize {
    let signs = || words.iter().flat_map(|word| word.folded.chars());
    if !signs().any(char::is_alphabetic) {
        return 0;
    }
    signs().map(|sign| if sign >= '\u{3040}' { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, base: &str, family: Option<&str>) {
        let parts = Parts::of(name);
        assert_eq!((parts.base.as_str(), parts.family.as_deref()), (base, family));
    }

    #[test]
    fn family_names_are_told_apart() {
        check("Zoé Dupont", "Zoé Dupont", Some("Dupont"));
        check("DUPONT LAVIGNE Zoé", "DUPONT LAVIGNE Zoé", Some("DUPONT LAVIGNE"));
        check("J. DUPONT", "J. DUPONT", Some("DUPONT"));
        check("ZOE DUPONT", "ZOE DUPONT", Some("DUPONT"));
        check("JR Dupont", "JR Dupont", Some("Dupont"));
        check("Dupont, Zoé (maire)", "Zoé Dupont", Some("Dupont"));
        check("Zoé Dupont, maire", "Zoé Dupont", Some("Dupont"));
        check("Zoé", "Zoé", None);
        check("(Zoé Dupont)", "(Zoé Dupont)", Some("Dupont)"));
        check("", "", None);
    }
}
