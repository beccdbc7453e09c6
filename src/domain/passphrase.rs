//! How hard a passphrase is to guess, by its length and its words alone.

use std::collections::BTreeSet;

use super::text::fold;

/// How hard a passphrase is to guess: a hint while it is typed, and no proof.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hardness {
    /// There is none.
    #[default]
    Empty,
    /// A machine guesses it.
    Weak,
    /// It holds for a while.
    Fair,
    /// It holds, if its words were drawn at random.
    Good,
}

impl Hardness {
    /// How hard `passphrase` is: five different words, or sixteen signs of which ten differ, are good; O(n log n).
    ///
    /// Words of one or two letters count for nothing. Words are not looked up: "il était une fois" is taken for four.
    pub fn of(passphrase: &str) -> Self {
        let folded = fold(passphrase);
        let mut words = BTreeSet::new();
        words.extend(folded.split(' ').filter(|word| word.chars().count() > 2));
        let mut signs = BTreeSet::new();
        signs.extend(passphrase.chars().filter(|sign| !sign.is_whitespace()));
        let length = passphrase.chars().count();
        match (words.len(), length, signs.len()) {
            (_, 0, _) => Self::Empty,
            (5.., 20.., 8..) | (_, 16.., 10..) if words.len() != 1 || !is_plain(passphrase) => {
                Self::Good
            }
            (4.., 16.., 7..) | (_, 12.., 8..) => Self::Fair,
            _ => Self::Weak,
        }
    }
}

/// Whether it is letters alone, as a word or a name is.
fn is_plain(passphrase: &str) -> bool {
    passphrase.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(passphrase: &str, expect: Hardness) {
        assert_eq!(Hardness::of(passphrase), expect);
    }

    #[test]
    fn length_and_words_make_it_hard() {
        check("", Hardness::Empty);
        check("soleil", Hardness::Weak);
        check("azerty123", Hardness::Weak);
        check("aaaaaaaaaaaaaaaaaaaaaaaa", Hardness::Weak);
        check("non non non non non non non", Hardness::Weak);
        check("anticonstitutionnellement", Hardness::Fair);
        check("tortue pluie vélo lampe", Hardness::Good);
        check("tortue pluie vélo lampe genou", Hardness::Good);
        check("Xk7!q-92_vLp?Zr4", Hardness::Good);
        check("Xk7!q-92_vLp", Hardness::Fair);
    }
}
