//! Finding by words: accents and capitals aside, typos forgiven.

use crate::domain::entities::Entity;
use crate::domain::text::fold;

/// Everything that the search of the list looks through, folded.
pub(super) fn haystack(entity: &Entity) -> String {
    let names = entity.names().chain(entity.tags.iter().map(String::as_str));
    let texts = names.chain([entity.description.as_str(), entity.date.text(), entity.url.as_str()]);
    let fields = entity.fields.iter().flat_map(|field| [field.name.as_str(), field.value.as_str()]);
    texts.chain(fields).map(fold).collect::<Vec<_>>().join("\n")
}

/// From this score on, a text has a word that begins with the query.
pub const WORD_START: u32 = 6_000;

/// How well `text` answers `query`, both folded: higher is better, `None` when it does not.
///
/// First as `score_exactly` does, then with one typo a word (two in words of eight letters or
/// more), then by letters in order.
pub fn score(query: &str, text: &str) -> Option<u32> {
    if let Some(exact) = score_exactly(query, text) {
        return Some(exact);
    }
    let rank = if query.split(' ').all(|word| has_near_word(text, word)) {
        3
    } else if query.len() >= 3 && text.len() < 80 && in_order(query, text) {
        1
    } else {
        return None;
    };
    Some(rank * 1000 + shortness(text))
}

/// How well `text` answers `query`, both folded, without guesses.
///
/// The whole text, then its start, then the start of a word, then any place, then words in any order.
pub fn score_exactly(query: &str, text: &str) -> Option<u32> {
    let rank = if text == query {
        8
    } else if text.starts_with(query) {
        7
    } else if text.match_indices(query).any(|(at, _)| starts_word(text, at)) {
        6
    } else if text.contains(query) {
        5
    } else if query.split(' ').all(|word| text.contains(word)) {
        4
    } else {
        return None;
    };
    Some(rank * 1000 + shortness(text))
}

/// Among equals the shorter text is the better answer; below 1,000.
fn shortness(text: &str) -> u32 {
    200_u32.saturating_sub(u32::try_from(text.len()).unwrap_or(200))
}

fn starts_word(text: &str, at: usize) -> bool {
    at == 0 || text[..at].ends_with(|sign: char| !sign.is_alphanumeric())
}

fn in_order(query: &str, text: &str) -> bool {
    let mut signs = text.chars();
    query.chars().filter(|sign| *sign != ' ').all(|wanted| signs.any(|sign| sign == wanted))
}

/// Whether a word of `text` starts like `word`, a typo aside.
fn has_near_word(text: &str, word: &str) -> bool {
    let length = word.chars().count();
    let typos = match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|known| !known.is_empty());
    words.into_iter().any(|known| {
        known.starts_with(word)
            || (typos > 0
                && (length.saturating_sub(typos)..=length + typos).any(|size| {
                    let start: String = known.chars().take(size).collect();
                    distance(word, &start) <= typos
                }))
    })
}

/// How many insertions, deletions, replacements and swaps of neighbours lead from `a` to `b`.
///
/// Optimal string alignment; takes the product of the lengths.
/// F. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7 (1964).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut older = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, sign) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(sign != other);
            let mut best = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *sign == b[j - 1] && a[i - 1] == *other {
                best = best.min(older[j - 1] + 1);
            }
            row.push(best);
        }
        older = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, names: &[&str], expect: &[&str]) {
        let query = fold(query);
        let mut found: Vec<(u32, &str)> =
            names.iter().filter_map(|name| Some((score(&query, &fold(name))?, *name))).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        assert_eq!(found.into_iter().map(|(_, name)| name).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn the_closest_comes_first() {
        check("april", &["Apriori", "L'April", "April"], &["April", "L'April", "Apriori"]);
        check("droits homme", &["Ligue des droits de l'Homme"], &["Ligue des droits de l'Homme"]);
        check("homme droits", &["Ligue des droits de l'Homme"], &["Ligue des droits de l'Homme"]);
    }

    #[test]
    fn accents_and_typos_are_forgiven() {
        check("echevine", &["Échevine"], &["Échevine"]);
        check("framsoft", &["Framasoft", "Anticor"], &["Framasoft"]);
        check("Quadratrue", &["La Quadrature du Net"], &["La Quadrature du Net"]);
        check("govuernement", &["Gouvernement français"], &["Gouvernement français"]);
        check("xyz", &["Framasoft"], &[]);
    }

    #[test]
    fn distances() {
        for (a, b, expect) in
            [("", "", 0), ("ab", "ba", 1), ("kitten", "sitting", 3), ("", "ab", 2)]
        {
            assert_eq!(distance(a, b), expect, "{a} {b}");
        }
    }
}
