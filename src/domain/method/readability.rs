//! How long a text is to say, and how hard to read.

/// A text, measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// How many words it has.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many seconds it takes to say, at 150 words a minute.
    pub seconds: usize,
    /// Flesch's ease in French by Kandel and Moles (1958): 207 − 1.015·(words/sentences) − 73.6·(syllables/words).
    ///
    /// Other coefficients go under the same name; these are the ones used. Only meant for French.
    pub ease: f64,
}

/// How hard a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ease {
    /// From 60 on.
    Easy,
    /// From 40 on.
    Medium,
    /// Below.
    Hard,
}

impl Reading {
    /// Measures a text; none without a word. O(text).
    pub fn of(text: &str) -> Option<Self> {
        let counts: Vec<usize> = sentences(text).collect();
        let words: usize = counts.iter().sum();
        if words == 0 {
            return None;
        }
        let syllables: usize = words_of(text).map(syllables).sum();
        let (words_each, syllables_each) =
            (words as f64 / counts.len() as f64, syllables as f64 / words as f64);
        let ease = 207.0 - 1.015 * words_each - 73.6 * syllables_each;
        Some(Self { words, sentences: counts.len(), seconds: (words * 60).div_ceil(150), ease })
    }

    /// How hard it is, in three steps.
    pub fn step(&self) -> Ease {
        match self.ease {
            60.0.. => Ease::Easy,
            40.0.. => Ease::Medium,
            _ => Ease::Hard,
        }
    }
}

/// The words of a text: an apostrophe or a hyphen parts them.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// How many words each sentence has; those without one are passed over.
pub fn sentences(text: &str) -> impl Iterator<Item = usize> + '_ {
    let parts = text.split(['.', '!', '?', '…', '\n']);
    parts.map(|part| words_of(part).count()).filter(|count| *count > 0)
}

/// How many syllables a word has, at least one: groups of vowels, less a mute ending.
fn syllables(word: &str) -> usize {
    const VOWELS: &str = "aeiouyàâäéèêëîïôöùûüÿœæ";
    let word = word.to_lowercase();
    let (mut count, mut was_vowel, mut before) = (0usize, false, ' ');
    for sign in word.chars() {
        // The u of "que" and "gue" is not heard.
        let is_vowel = VOWELS.contains(sign) && !(sign == 'u' && matches!(before, 'q' | 'g'));
        // A diaeresis or an accent after another vowel is heard apart, and so is a vowel after é: naïf, océan.
        count += usize::from(
            is_vowel
                && (!was_vowel
                    || matches!(sign, 'ï' | 'ë' | 'ü' | 'é')
                    || before == 'é' && matches!(sign, 'a' | 'o' | 'i' | 'u')),
        );
        was_vowel = is_vowel;
        before = sign;
    }
    let signs: Vec<char> = word.chars().collect();
    let nth_last = |n: usize| signs.len().checked_sub(n).map(|at| signs[at]);
    let consonant =
        |sign: Option<char>| sign.is_some_and(|sign| !VOWELS.contains(sign) || sign == 'u');
    let is_mute = nth_last(1) == Some('e') && consonant(nth_last(2))
        || nth_last(1) == Some('s') && nth_last(2) == Some('e') && consonant(nth_last(3))
        || word.ends_with("ent")
            && signs.len() > 6
            && consonant(nth_last(4))
            && !word.ends_with("ment");
    (count - usize::from(is_mute && count > 1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_heard() {
        let words = [
            "code",
            "publique",
            "océan",
            "naïf",
            "les",
            "publient",
            "crédibilité",
            "eau",
            "x",
            "moment",
        ];
        assert_eq!(words.map(syllables), [1, 2, 3, 2, 1, 2, 5, 1, 1, 2]);
    }

    #[test]
    fn short_words_read_easily() {
        let easy = Reading::of("Le code est public. On peut le lire.").unwrap();
        // 8 words, 2 sentences, 9 syllables.
        assert_eq!((easy.words, easy.sentences, easy.seconds), (8, 2, 4));
        assert!((easy.ease - (207.0 - 1.015 * 4.0 - 73.6 * 9.0 / 8.0)).abs() < 1e-9);
        assert_eq!(easy.step(), Ease::Easy);
        let hard = "L’interopérabilité des infrastructures administratives départementales nécessite une contractualisation pluriannuelle.";
        assert_eq!(Reading::of(hard).unwrap().step(), Ease::Hard);
        assert_eq!(Reading::of(" … ! "), None);
    }

    #[test]
    fn a_minute_holds_a_hundred_and_fifty_words() {
        assert_eq!(Reading::of(&"mot ".repeat(150)).unwrap().seconds, 60);
    }
}
