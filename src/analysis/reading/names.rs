//! Many names looked for at once, accents and capitals aside.

use std::collections::HashMap;

use super::words::Words;

/// No name has more words.
const MOST_WORDS: usize = 16;

/// Names as paths of words from one root: finding the longest at a word takes its length, however
/// many names there are.
#[derive(Default)]
pub(super) struct Names {
    words: HashMap<String, u32>,
    next: HashMap<(u32, u32), u32>,
    /// By path: which name ends there.
    ends: HashMap<u32, usize>,
}

impl Names {
    /// Adds a name as folded words; the first of equal names stays.
    pub(super) fn add(&mut self, parts: &[String], name: usize) {
        if parts.is_empty() || parts.len() > MOST_WORDS {
            return;
        }
        let mut path = 0;
        for part in parts {
            let fresh = self.words.len() as u32;
            let word = match self.words.get(part) {
                Some(word) => *word,
                None => *self.words.entry(part.clone()).or_insert(fresh),
            };
            let fresh = self.next.len() as u32 + 1;
            path = *self.next.entry((path, word)).or_insert(fresh);
        }
        self.ends.entry(path).or_insert(name);
    }

    /// The longest name that begins at a word and is all in its sentence: one after its last word,
    /// and which.
    pub(super) fn longest(&self, words: &Words, start: usize) -> Option<(usize, usize)> {
        let (mut path, mut found) = (0, None);
        for at in start..start + MOST_WORDS {
            if at > start && !words.is_near(at) {
                break;
            }
            let step =
                self.words.get(words.fold(at)).and_then(|word| self.next.get(&(path, *word)));
            let Some(next) = step else { break };
            path = *next;
            found = self.ends.get(&path).map(|name| (at + 1, *name)).or(found);
        }
        found
    }
}
