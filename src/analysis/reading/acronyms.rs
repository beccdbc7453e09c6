//! Acronyms and the words they stand for.

use std::ops::Range;

use super::find::Local;
use super::lexicon::Sorts;
use super::organisations::kind_of_head;
use super::scan::Case;
use super::words::Words;
use super::{Confidence, Why};
use crate::domain::entities::EntityKind;
use crate::domain::text::fold;

/// Longer acronyms are names.
const MOST_LETTERS: usize = 12;

/// The names that stand beside their acronym: "Commission d’accès (CADA)", "WRI (World Resources Institute)".
pub(super) fn pairs(words: &Words) -> Vec<Local> {
    (0..words.len()).filter_map(|at| pair(words, at)).collect()
}

fn pair(words: &Words, at: usize) -> Option<Local> {
    let letters = letters(words, at)?;
    let long = before(words, at, &letters).or_else(|| after(words, at, &letters))?;
    let (name, acronym) = (words.name(&long), words.name(&(at..at + 1)));
    Some(Local {
        name,
        aliases: vec![acronym],
        kind: kind(words, &long, at),
        why: Why::LongForm,
        confidence: Confidence::Strong,
    })
}

/// What the words around say of the kind: "le fichier TES (…)".
fn kind(words: &Words, long: &Range<usize>, at: usize) -> EntityKind {
    let is_object = at.checked_sub(1).is_some_and(|before| words.is(before, Sorts::OBJECT));
    if is_object { EntityKind::Object } else { kind_of_head(words, long) }
}

/// The letters of an acronym, folded; the capitals alone of `CNNum`.
fn letters(words: &Words, at: usize) -> Option<Vec<char>> {
    let raw = words.text.source().get(words.get(at)?.range.clone())?;
    let counts = |sign: &char| match words.case(at) {
        Case::Upper => sign.is_alphabetic(),
        _ => sign.is_uppercase(),
    };
    let is_acronym =
        matches!(words.case(at), Case::Upper | Case::Mixed) && raw.starts_with(char::is_uppercase);
    let letters: Vec<char> = raw.chars().filter(counts).collect();
    let plain = fold(&letters.iter().collect::<String>());
    let letters: Vec<char> = plain.chars().collect();
    (is_acronym && (2..=MOST_LETTERS).contains(&letters.len())).then_some(letters)
}

/// The long form before an acronym in parentheses.
fn before(words: &Words, at: usize, letters: &[char]) -> Option<Range<usize>> {
    let is_enclosed = words.gap(at).contains('(') && words.gap(at + 1).contains(')');
    if !is_enclosed {
        return None;
    }
    let sentence = words.get(at)?.sentence;
    let lowest = at.saturating_sub(letters.len() * 2 + 4);
    let begins = |start: &usize| {
        let sorts = words.sorts(*start);
        let is_head = sorts.has_any(&[Sorts::ORGANISATION, Sorts::INSTITUTION, Sorts::DOCUMENT]);
        words.get(*start).is_some_and(|word| word.sentence == sentence)
            && (words.is_capital(*start) || is_head)
    };
    let mut starts = (lowest..at).rev().filter(begins);
    starts.find(|start| stands_for(letters, words, *start..at)).map(|start| start..at)
}

/// The long form after an acronym, in parentheses or behind a colon.
fn after(words: &Words, at: usize, letters: &[char]) -> Option<Range<usize>> {
    let start = at + 1;
    let limit = start + letters.len() * 2 + 4;
    let sentence_end = words.end_of_sentence(at);
    let gap = words.gap(start).trim();
    let end = if gap.starts_with('(') {
        (start + 1..=limit).find(|end| words.gap(*end).contains(')'))?
    } else if gap == ":" && words.opens(at) && sentence_end <= limit {
        sentence_end
    } else {
        return None;
    };
    let range = start..end;
    (end <= sentence_end && words.is_capital(start) && stands_for(letters, words, range.clone()))
        .then_some(range)
}

/// Whether the letters are the initials of the words, in order; small words may be left out, and
/// one more of a long name. O(letters × words).
pub(super) fn stands_for(letters: &[char], words: &Words, range: Range<usize>) -> bool {
    let initials: Vec<(char, bool)> = range
        .map(|at| {
            let initial = words.fold(at).chars().next().unwrap_or(' ');
            (
                initial,
                words.sorts(at).has_any(&[Sorts::STOP, Sorts::LINK])
                    || words.case(at) == Case::Number,
            )
        })
        .collect();
    spells(letters, &initials, usize::from(letters.len() > 3))
}

/// `initials` with whether each may be left out for nothing, `spare` others may too.
pub(super) fn spells(letters: &[char], initials: &[(char, bool)], spare: usize) -> bool {
    let begins =
        initials.first().zip(letters.first()).is_some_and(|(word, letter)| word.0 == *letter);
    // How few others are left out to spell so many letters with the words so far.
    let mut fewest = vec![usize::MAX; letters.len() + 1];
    if let Some(none) = fewest.first_mut() {
        *none = 0;
    }
    for (initial, is_small) in initials {
        for spelled in (0..=letters.len()).rev() {
            let skipped = fewest.get(spelled).copied().unwrap_or(usize::MAX);
            let skipped = skipped.saturating_add(usize::from(!is_small));
            let taken = spelled
                .checked_sub(1)
                .filter(|before| letters.get(*before) == Some(initial))
                .and_then(|before| fewest.get(before).copied());
            if let Some(slot) = fewest.get_mut(spelled) {
                *slot = skipped.min(taken.unwrap_or(usize::MAX));
            }
        }
    }
    begins && fewest.last().is_some_and(|skipped| *skipped <= spare)
}
