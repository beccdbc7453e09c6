//! The French and English words of dates, in lowercase without accents.

use super::span::{Part, Season};
use super::token::{Era, Token};

/// What a word means alone.
pub(super) fn token(word: &str) -> Option<Token> {
    month(word).map(Token::Month).or_else(|| unit(word)).or_else(|| link(word)).or_else(|| {
        Some(match word {
            "premier" | "premiere" | "first" => Token::Ordinal(1),
            "deuxieme" | "second" | "seconde" => Token::Ordinal(2),
            "troisieme" | "third" => Token::Ordinal(3),
            "quatrieme" | "fourth" => Token::Ordinal(4),
            "debut" | "debuts" | "early" | "beginning" | "start" => Token::Part(Part::Start),
            "mi" | "mid" | "milieu" | "middle" => Token::Part(Part::Middle),
            "fin" | "late" | "end" => Token::Part(Part::End),
            "vers" | "environ" | "env" | "ca" | "circa" | "c" | "about" | "around" | "approx"
            | "approximately" | "approximativement" | "autour" | "alentours" | "environs" => {
                Token::Approx
            }
            "probablement" | "possiblement" | "probably" | "possibly" | "maybe" | "perhaps" => {
                Token::Doubt
            }
            "bc" | "bce" | "aec" => Token::Era(Era::Before),
            "ad" | "ce" | "ec" => Token::Era(Era::After),
            _ => return None,
        })
    })
}

fn month(word: &str) -> Option<u8> {
    Some(match word {
        "janvier" | "janv" | "jan" | "january" => 1,
        "fevrier" | "fevr" | "fev" | "february" | "feb" => 2,
        "mars" | "mar" | "march" => 3,
        "avril" | "avr" | "april" | "apr" => 4,
        "mai" | "may" => 5,
        "juin" | "june" | "jun" => 6,
        "juillet" | "juil" | "july" | "jul" => 7,
        "aout" | "august" | "aug" => 8,
        "septembre" | "sept" | "september" | "sep" => 9,
        "octobre" | "oct" | "october" => 10,
        "novembre" | "nov" | "november" => 11,
        "decembre" | "dec" | "december" => 12,
        _ => return None,
    })
}

fn unit(word: &str) -> Option<Token> {
    Some(match word {
        "printemps" | "spring" => Token::Season(Season::Spring),
        "ete" | "summer" => Token::Season(Season::Summer),
        "automne" | "autumn" | "fall" => Token::Season(Season::Autumn),
        "hiver" | "winter" => Token::Season(Season::Winter),
        "siecle" | "siecles" | "century" | "centuries" => Token::Century,
        "millenaire" | "millenaires" | "millennium" => Token::Millennium,
        "annees" | "decennie" => Token::Decade,
        "an" | "annee" | "year" => Token::Year,
        "semestre" | "moitie" | "half" => Token::Half,
        "trimestre" | "quarter" | "q" => Token::Quarter,
        "semaine" | "week" | "w" => Token::Week,
        "h" | "heure" | "heures" => Token::Hour,
        "am" => Token::Afternoon(false),
        "pm" => Token::Afternoon(true),
        "t" => Token::T,
        "s" => Token::S,
        "z" => Token::Z,
        _ => return None,
    })
}

fn link(word: &str) -> Option<Token> {
    Some(match word {
        "depuis" | "since" | "partir" | "starting" => Token::Since,
        "des" => Token::Des,
        "from" => Token::From,
        "apres" | "after" => Token::After,
        "jusqu" | "jusque" | "until" | "till" | "through" | "up" => Token::Until,
        "avant" | "before" => Token::Before,
        "a" | "au" | "aux" | "to" | "at" => Token::To,
        "entre" | "between" => Token::Between,
        "et" | "and" => Token::And,
        "onwards" | "onward" => Token::Onwards,
        "aujourd" | "now" | "today" | "present" | "maintenant" | "cours" | "ongoing" => Token::Now,
        _ => return None,
    })
}

/// Whether a word can be left out of a date.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "le" | "la" | "les" | "l" | "de" | "du" | "d" | "en" | "dans" | "courant" | "mois" | "hui"
    ) || matches!(word, "the" | "of" | "in" | "on" | "during" | "month")
        || matches!(
            word,
            "lundi" | "mardi" | "mercredi" | "jeudi" | "vendredi" | "samedi" | "dimanche"
        )
        || matches!(
            word,
            "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
        )
        || matches!(
            word,
            "lun" | "mer" | "jeu" | "ven" | "sam" | "dim" | "mon" | "tue" | "wed" | "thu" | "fri"
        )
        || matches!(word, "sat" | "sun" | "tues" | "thur" | "thurs")
}

/// Whether these letters make an ordinal of the number before them.
pub(super) fn ends_ordinal(letters: &str) -> bool {
    matches!(letters, "er" | "re" | "ere" | "e" | "eme" | "nd" | "nde" | "rd" | "th" | "st")
}

/// The value of a Roman number, with or without an ordinal ending.
pub(super) fn roman(word: &str) -> Option<i32> {
    let endings = ["eme", "ere", "er", "e", ""];
    let letters = endings.iter().find_map(|ending| word.strip_suffix(ending))?;
    let (mut total, mut highest) = (0, 0);
    for letter in letters.bytes().rev() {
        let value = match letter {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            _ => return None,
        };
        total += if value < highest { -value } else { value };
        highest = highest.max(value);
    }
    (1..=39).contains(&total).then_some(total)
}

/// What follows "J.-C.", "Jésus-Christ", "Christ" or "notre ère", when one comes first.
pub(super) fn past_christ(text: &str) -> Option<&str> {
    let pairs = [("j", "c"), ("jesus", "christ"), ("notre", "ere")];
    let pair = |(first, second)| past(text, first).and_then(|rest| past(rest, second));
    let alone = || past(text, "jc").or_else(|| past(text, "christ"));
    pairs.into_iter().find_map(pair).or_else(alone)
}

/// What follows `word`, when it comes first but for dots, dashes and spaces.
pub(super) fn past<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.trim_start_matches(['.', '-', ' ']).strip_prefix(word)?;
    let ends = !rest.starts_with(|next: char| next.is_ascii_alphabetic());
    ends.then_some(rest)
}
