//! The forms under which a name meets others.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::text::fold;

/// Which part of a name a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// The long form beside an acronym.
    Long,
    /// The acronym.
    Short,
    /// What else stands in parentheses.
    Remark,
    /// All of it, with its words sorted.
    Sorted,
}

/// A key, and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Of the letters alone, without legal form and article.
    pub(super) key: u64,
    /// Of what.
    pub(super) part: Part,
}

/// Legal forms, folded; they stand at either end of a name.
const LEGAL: [&str; 46] = [
    "sa", "sas", "sasu", "sarl", "eurl", "sca", "scop", "scic", "sci", "snc", "gie", "scp",
    "selarl", "selas", "selafa", "aarpi", "asbl", "aisbl", "sprl", "srl", "bv", "bvba", "nv",
    "ltd", "limited", "llc", "llp", "plc", "inc", "corp", "gmbh", "ag", "kg", "ev", "spa", "se",
    "oy", "ab", "as", "epic", "epa", "ong", "ste", "societe", "groupe", "group",
];
/// Legal forms of several words, folded.
const LEGAL_PHRASES: [&[&str]; 4] = [
    &["association", "loi", "de", "1901"],
    &["association", "loi", "1901"],
    &["societe", "anonyme"],
    &["loi", "1901"],
];
/// Before one of these, "association" is part of the name.
const OF: [&str; 16] = [
    "de",
    "des",
    "du",
    "d",
    "pour",
    "contre",
    "et",
    "of",
    "for",
    "against",
    "francaise",
    "nationale",
    "generale",
    "internationale",
    "europeenne",
    "regionale",
];
const ARTICLES: [&str; 5] = ["le", "la", "les", "l", "the"];
/// Words that acronyms leave out.
const SMALL: [&str; 19] = [
    "de", "du", "des", "d", "le", "la", "les", "l", "et", "en", "pour", "a", "au", "aux", "of",
    "the", "and", "for", "sur",
];

/// A name folded to its words: letters and digits, "&" as "et", acronyms without their dots.
pub fn plain(name: &str) -> String {
    let folded = fold(name);
    let mut plain = String::with_capacity(folded.len());
    for chunk in folded.split_whitespace() {
        if !plain.ends_with(' ') && !plain.is_empty() {
            plain.push(' ');
        }
        let dotted = chunk.contains('.') && chunk.split('.').all(|part| part.chars().count() < 2);
        for sign in chunk.chars() {
            match sign {
                '&' => plain.push_str(" et "),
                '.' if dotted => {}
                sign if sign.is_alphanumeric() => plain.push(sign),
                _ => plain.push(' '),
            }
        }
    }
    plain
}

/// Whether `short` is made of the first letters of `long`, small words aside or not.
pub fn is_acronym(short: &str, long: &str) -> bool {
    if !(2..=24).contains(&short.trim().len()) {
        return false;
    }
    let (short, long) = (plain(short), plain(long));
    is_short_of(&words(&short), &words(&long))
}

fn words(plain: &str) -> Vec<&str> {
    plain.split_whitespace().collect()
}

fn is_short_of(short: &[&str], long: &[&str]) -> bool {
    let short = short.concat();
    if !(2..=12).contains(&short.len()) || long.len() < 2 {
        return false;
    }
    let first = |word: &&str| word.chars().next();
    let all: String = long.iter().filter_map(first).collect();
    let great = long.iter().filter(|word| !SMALL.contains(*word));
    let great: String = great.filter_map(first).collect();
    if short == all || short == great {
        return true;
    }
    // Some of the small letters, in their order.
    let enough = short.len() > 2 && short.len() >= great.len();
    let mut rest = all.chars();
    enough && short.chars().all(|sign| rest.any(|letter| letter == sign))
}

/// Whether half of the words of either name, small ones aside, stand in the other.
pub(super) fn share_words(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    let great = |plain| words(plain).into_iter().filter(|word| !SMALL.contains(word)).collect();
    let (a, b): (Vec<&str>, Vec<&str>) = (great(&a), great(&b));
    let shared = a.iter().filter(|word| b.contains(word)).count();
    shared * 2 >= a.len().min(b.len())
}

/// The words without a legal form at either end; all of them when nothing else is left.
pub(super) fn without_legal<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let mut rest = words;
    loop {
        let shorter = strip(rest);
        if shorter.len() == rest.len() || shorter.is_empty() {
            return rest;
        }
        rest = shorter;
    }
}

fn strip<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    for phrase in LEGAL_PHRASES {
        if words.len() > phrase.len() {
            let rest = words.strip_prefix(phrase).or_else(|| words.strip_suffix(phrase));
            if let Some(rest) = rest {
                return rest;
            }
        }
    }
    let alone = |word: &str| word == "association" || LEGAL.contains(&word);
    match words {
        [first, rest @ ..]
            if alone(first) && rest.first().is_some_and(|next| !OF.contains(next)) =>
        {
            rest
        }
        [rest @ .., last] if !rest.is_empty() && LEGAL.contains(last) => rest,
        _ => words,
    }
}

/// The words without legal form and leading article.
fn bare<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let mut rest = without_legal(words);
    while let [first, next @ ..] = rest
        && ARTICLES.contains(first)
        && !next.is_empty()
    {
        rest = next;
    }
    rest
}

/// A number for the words; equal ones have the same, others hardly ever.
fn number(words: &[&str], gap: u8) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in words {
        hasher.write(word.as_bytes());
        if gap > 0 {
            hasher.write_u8(gap);
        }
    }
    words.is_empty().hash(&mut hasher);
    hasher.finish()
}

/// The forms of a name.
pub(super) fn forms(name: &str) -> Vec<Form> {
    let plain_name = plain(name);
    let all = words(&plain_name);
    let mut forms = Vec::with_capacity(4);
    add(&mut forms, &all, Part::Whole);
    let mut sorted = bare(&all).to_vec();
    if sorted.len() > 1 {
        sorted.sort_unstable();
        forms.push(Form { key: number(&sorted, 1), part: Part::Sorted });
    }
    if let Some((outside, inside)) = parentheses(name) {
        with_remark(&mut forms, &plain(outside), &plain(inside));
    } else if let Some((short, long)) = beside(name, &all) {
        add(&mut forms, short, Part::Short);
        add(&mut forms, long, Part::Long);
    }
    forms
}

/// Adds a form, unless its words say too little: fewer than two signs.
fn add(forms: &mut Vec<Form>, words: &[&str], part: Part) {
    let words = bare(words);
    if words.iter().map(|word| word.len()).sum::<usize>() > 1 {
        forms.push(Form { key: number(words, 0), part });
    }
}

/// "A (B)": which of both is the acronym, if one is.
fn with_remark(forms: &mut Vec<Form>, outside: &str, inside: &str) {
    let (out, within) = (words(outside), words(inside));
    let (of_out, of_within) = if within.len() == 1 || is_short_of(&within, &out) {
        (Part::Long, Some(Part::Short))
    } else if is_short_of(&out, &within) {
        (Part::Short, Some(Part::Long))
    } else if out.len() == 1 {
        (Part::Short, Some(Part::Remark))
    } else {
        (Part::Long, None)
    };
    add(forms, &out, of_out);
    if let Some(part) = of_within {
        add(forms, &within, part);
    }
}

/// What stands before the last parentheses, which end the name, and what stands in them.
fn parentheses(name: &str) -> Option<(&str, &str)> {
    let (outside, inside) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
    let named = |text: &str| text.chars().any(char::is_alphabetic);
    (named(outside) && named(inside)).then(|| (outside.trim(), inside.trim()))
}

/// "CNCC - Compagnie nationale…", "… - CNCC" or "CNCC Compagnie nationale…": the acronym and the name.
fn beside<'a, 'b>(name: &str, words: &'a [&'b str]) -> Option<(&'a [&'b str], &'a [&'b str])> {
    // Two letters are too easily met by chance.
    let pair = |short: &[&str], long: &[&str]| short.concat().len() > 2 && is_short_of(short, long);
    if let Some((first, rest)) = words.split_at_checked(1).filter(|(first, rest)| pair(first, rest))
    {
        return Some((first, rest));
    }
    let (rest, last) = words.split_at_checked(words.len().checked_sub(1)?)?;
    let dashed = [" - ", " – ", " : "].into_iter().any(|mark| name.contains(mark));
    (dashed && pair(last, rest)).then_some((last, rest))
}
