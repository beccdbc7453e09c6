//! The forms under which a name meets others.

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
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Letters alone, without legal form and article.
    pub(super) key: String,
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

/// The words of a name, folded: letters and digits, "&" as "et", acronyms without their dots.
pub fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for chunk in fold(name).split_whitespace() {
        if chunk.contains('.') && chunk.split('.').all(|part| part.chars().count() < 2) {
            words.push(chunk.replace('.', ""));
            continue;
        }
        let parts = chunk.split(|sign: char| !sign.is_alphanumeric() && sign != '&');
        for part in parts.flat_map(|part| part.split_inclusive('&')) {
            let plain = part.trim_end_matches('&');
            if !plain.is_empty() {
                words.push(plain.to_owned());
            }
            if part.ends_with('&') {
                words.push("et".to_owned());
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words without a legal form at either end; all of them when nothing else is left.
pub(super) fn without_legal(words: &[String]) -> &[String] {
    let mut rest = words;
    loop {
        let shorter = strip(rest);
        if shorter.len() == rest.len() || shorter.is_empty() {
            return rest;
        }
        rest = shorter;
    }
}

fn strip(words: &[String]) -> &[String] {
    for phrase in LEGAL_PHRASES {
        let n = phrase.len();
        if words.len() > n && words[..n].iter().zip(phrase).all(|(word, known)| word == known) {
            return &words[n..];
        }
        let from = words.len().saturating_sub(n);
        if words.len() > n && words[from..].iter().zip(phrase).all(|(word, known)| word == known) {
            return &words[..from];
        }
    }
    match words {
        [first, next, ..] if first == "association" && !OF.contains(&next.as_str()) => &words[1..],
        [first, next, ..] if is_legal(first) && !OF.contains(&next.as_str()) => &words[1..],
        [rest @ .., last] if !rest.is_empty() && is_legal(last) => rest,
        _ => words,
    }
}

fn is_legal(word: &str) -> bool {
    LEGAL.contains(&word)
}

fn bare(words: &[String]) -> &[String] {
    let mut rest = without_legal(words);
    while let [first, next @ ..] = rest
        && ARTICLES.contains(&first.as_str())
        && !next.is_empty()
    {
        rest = next;
    }
    rest
}

/// The key of these words; none when they say too little: fewer than two letters.
fn key(words: &[String]) -> Option<String> {
    let key = bare(words).concat();
    (key.chars().count() > 1).then_some(key)
}

/// Whether `short` is made of the first letters of `long`, small words aside or not.
pub fn is_acronym(short: &str, long: &[String]) -> bool {
    let short = words(short).concat();
    if !(2..=12).contains(&short.len()) || long.len() < 2 {
        return false;
    }
    let initials = |keep: &dyn Fn(&str) -> bool| -> String {
        long.iter().filter(|word| keep(word)).filter_map(|word| word.chars().next()).collect()
    };
    let all = initials(&|_| true);
    let great = initials(&|word| !SMALL.contains(&word));
    if short == all || short == great {
        return true;
    }
    // "CNIL" leaves nothing out, "CAPEB" takes "et": some of the small letters, in their order.
    let enough = short.len() > 2 && short.len() >= great.len();
    let mut rest = all.chars();
    enough && short.chars().all(|sign| rest.any(|letter| letter == sign))
}

/// The forms of a name.
pub(super) fn forms(name: &str) -> Vec<Form> {
    let all = words(name);
    let mut forms = Vec::new();
    add(&mut forms, &all, Part::Whole);
    let mut sorted = bare(&all).to_vec();
    if sorted.len() > 1 {
        sorted.sort_unstable();
        forms.push(Form { key: sorted.join(" "), part: Part::Sorted });
    }
    if let Some((outside, inside)) = parentheses(name) {
        with_remark(&mut forms, outside, inside);
    } else if let Some((short, long)) = beside(name) {
        add(&mut forms, &words(short), Part::Short);
        add(&mut forms, &words(long), Part::Long);
    }
    forms
}

fn add(forms: &mut Vec<Form>, words: &[String], part: Part) {
    forms.extend(key(words).map(|key| Form { key, part }));
}

/// "A (B)": which of both is the acronym, if one is.
fn with_remark(forms: &mut Vec<Form>, outside: &str, inside: &str) {
    let (out, within) = (words(outside), words(inside));
    if within.len() == 1 || is_acronym(inside, &out) {
        add(forms, &out, Part::Long);
        add(forms, &within, Part::Short);
    } else if is_acronym(outside, &within) {
        add(forms, &out, Part::Short);
        add(forms, &within, Part::Long);
    } else if out.len() == 1 {
        add(forms, &out, Part::Short);
        add(forms, &within, Part::Remark);
    } else {
        add(forms, &out, Part::Long);
    }
}

/// What stands before the last parentheses, which end the name, and what stands in them.
fn parentheses(name: &str) -> Option<(&str, &str)> {
    let (outside, inside) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
    let named = |text: &str| text.chars().any(char::is_alphabetic);
    (named(outside) && named(inside)).then(|| (outside.trim(), inside.trim()))
}

/// "CNCC - Compagnie nationale…", "… - CNCC" or "CNCC Compagnie nationale…": the acronym and the name.
fn beside(name: &str) -> Option<(&str, &str)> {
    let dashed = [" - ", " – ", " : "].into_iter().find_map(|mark| name.split_once(mark));
    let spaced = || name.trim().split_once(' ');
    let (a, b) = dashed.or_else(spaced)?;
    // Two letters are too easily met by chance.
    let pair = |short: &str, long: &str| short.trim().len() > 2 && is_acronym(short, &words(long));
    if pair(a, b) {
        Some((a, b))
    } else if dashed.is_some() && pair(b, a) {
        Some((b, a))
    } else {
        None
    }
}
