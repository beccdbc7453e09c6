//! Cutting a typed date into tokens, whatever its case, accents, dashes and spaces.

use super::span::{Part, Season};
use super::words;

/// Longer texts are no dates.
const LONGEST: usize = 200;

/// The least part of a date that means something; words that mean nothing are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Num(Num),
    /// "1er", "3rd", "première".
    Ordinal(i32),
    /// A Roman number, for centuries.
    Roman(i32),
    Month(u8),
    Season(Season),
    Part(Part),
    Dash {
        tight: bool,
    },
    Slash,
    Dot,
    Colon,
    Plus,
    /// "vers", "~".
    Approx,
    /// "?", "peut-être".
    Doubt,
    /// "%", both of these.
    ApproxDoubt,
    Since,
    /// "dès", or "des".
    Des,
    From,
    After,
    Until,
    Before,
    To,
    Between,
    And,
    Onwards,
    Now,
    /// "..".
    Open,
    Era(Era),
    Century,
    Millennium,
    /// "années", before a decade.
    Decade,
    /// "an", before a year of any size.
    Year,
    Half,
    Quarter,
    Week,
    /// "h", "heures".
    Hour,
    Afternoon(bool),
    /// The unknown digits of "19XX".
    Unknown(u8),
    /// "T", for a quarter in French or a time in ISO.
    T,
    /// "S", for a semester, a century or "1990s".
    S,
    /// "Z", for universal time.
    Z,
}

/// A number, and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Num {
    pub(super) value: i32,
    pub(super) digits: u8,
    /// It says that it is a year: "-44", "Y12000".
    pub(super) signed: bool,
}

/// Years before or after the era.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    Before,
    After,
}

/// The tokens of `text`, or none if it says something a date does not say.
pub(super) fn tokenize(text: &str) -> Option<Vec<Token>> {
    let plain = plain(text)?;
    let mut scanner = Scanner { rest: &plain, spaced: true, tokens: Vec::with_capacity(12) };
    while !scanner.rest.is_empty() {
        scanner.step()?;
    }
    Some(scanner.tokens)
}

/// The text in lowercase ASCII.
fn plain(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            _ if character.is_ascii_whitespace() => plain.push(' '),
            _ if character.is_ascii() => plain.push(character.to_ascii_lowercase()),
            'à' | 'â' | 'À' | 'Â' => plain.push('a'),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' | 'ᵉ' => plain.push('e'),
            'û' | 'ù' | 'Û' | 'Ù' => plain.push('u'),
            'ʳ' => plain.push('r'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => plain.push('\''),
            '→' => plain.push_str(" - "),
            '…' => plain.push_str(".."),
            '≈' | '∼' => plain.push('~'),
            // Accents written apart, and marks that take no room.
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            _ if character.is_whitespace() => plain.push(' '),
            _ => return None,
        }
    }
    Some(plain)
}

struct Scanner<'a> {
    rest: &'a str,
    /// Whether something stands between the last token and the rest.
    spaced: bool,
    tokens: Vec<Token>,
}

impl<'a> Scanner<'a> {
    fn step(&mut self) -> Option<()> {
        let first = self.rest.chars().next()?;
        match first {
            '0'..='9' => return self.number(false),
            'a'..='z' => return self.word(),
            '-' => return self.dash(),
            '.' => self.dots(),
            ' ' | ',' | '(' | ')' => {
                self.take(|character| matches!(character, ' ' | ',' | '(' | ')'));
                self.spaced = true;
            }
            '\'' => drop(self.take(|character| character == '\'')),
            _ => {
                let token = symbol(first)?;
                self.rest = self.rest.strip_prefix(first)?;
                self.push(token);
            }
        }
        Some(())
    }

    fn push(&mut self, token: Token) {
        self.tokens.push(token);
        self.spaced = false;
    }

    /// Goes past the characters that are `wanted`.
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|character| !wanted(character)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn number(&mut self, negative: bool) -> Option<()> {
        let digits = self.take(|character| character.is_ascii_digit());
        if digits.len() > 6 {
            return None;
        }
        let value: i32 = digits.parse().ok()?;
        let ending = leading_letters(self.rest);
        if !negative && words::ends_ordinal(ending) {
            self.rest = self.rest.strip_prefix(ending)?;
            self.push(Token::Ordinal(value));
            return Some(());
        }
        // People write "-44" for 44 BC; ISO writes four digits and counts a year 0.
        let value = match negative {
            true if digits.len() < 4 && value > 0 && !self.rest.starts_with('x') => 1 - value,
            true => -value,
            false => value,
        };
        self.push(Token::Num(Num { value, digits: digits.len() as u8, signed: negative }));
        Some(())
    }

    /// One dash or more: a sign before a number that follows nothing, or a mark between two.
    fn dash(&mut self) -> Option<()> {
        let before = self.spaced || matches!(self.tokens.last(), Some(Token::Slash));
        self.take(|character| character == '-');
        let next = self.rest.chars().next();
        let follows =
            matches!(self.tokens.last(), Some(Token::Num(_) | Token::Ordinal(_) | Token::Month(_)));
        if before && !follows && next.is_some_and(|next| next.is_ascii_digit()) {
            return self.number(true);
        }
        let tight = !before && next.is_some_and(|next| next != ' ');
        self.push(Token::Dash { tight });
        Some(())
    }

    /// A dot counts between two digits; two of them are an open end.
    fn dots(&mut self) {
        let after_number = !self.spaced && matches!(self.tokens.last(), Some(Token::Num(_)));
        let dots = self.take(|character| character == '.');
        let before_number = self.rest.starts_with(|next: char| next.is_ascii_digit());
        if dots.len() > 1 {
            self.push(Token::Open);
        } else if after_number && before_number {
            self.push(Token::Dot);
        }
    }

    fn word(&mut self) -> Option<()> {
        let word = self.take(|character| character.is_ascii_lowercase());
        if let Some(token) = self.phrase(word) {
            self.push(token);
        } else if word == "y" {
            self.prefixed_year()?;
        } else if words::is_filler(word) {
            self.spaced = true;
        } else {
            let token = words::token(word).or_else(|| words::roman(word).map(Token::Roman))?;
            self.push(token);
        }
        Some(())
    }

    /// What `word` means with what stands next to it: "av. J.-C.", "peut-être", "19XX".
    fn phrase(&mut self, word: &str) -> Option<Token> {
        let number =
            matches!(self.tokens.last(), Some(Token::Num(_) | Token::Dash { tight: true }));
        if !self.spaced && number && word.bytes().all(|letter| letter == b'x') {
            return u8::try_from(word.len()).ok().map(Token::Unknown);
        }
        let (rest, token) = match word {
            "peut" => (words::past(self.rest, "etre")?, Token::Doubt),
            "av" | "avant" | "before" => (words::past_christ(self.rest)?, Token::Era(Era::Before)),
            "ap" | "apr" | "apres" | "after" => {
                (words::past_christ(self.rest)?, Token::Era(Era::After))
            }
            "b" => (words::past(self.rest, "c")?, Token::Era(Era::Before)),
            "notre" => (words::past(self.rest, "ere")?, Token::Era(Era::After)),
            _ => return None,
        };
        self.rest = rest;
        Some(token)
    }

    /// The year of "Y-17000".
    fn prefixed_year(&mut self) -> Option<()> {
        let negative = self.rest.starts_with('-');
        self.take(|character| character == '-');
        self.number(negative)?;
        match self.tokens.last_mut() {
            Some(Token::Num(number)) => number.signed = true,
            _ => return None,
        }
        Some(())
    }
}

fn leading_letters(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_ascii_lowercase()).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

fn symbol(character: char) -> Option<Token> {
    match character {
        '/' => Some(Token::Slash),
        ':' => Some(Token::Colon),
        '+' => Some(Token::Plus),
        '~' => Some(Token::Approx),
        '?' => Some(Token::Doubt),
        '%' => Some(Token::ApproxDoubt),
        '&' => Some(Token::And),
        _ => None,
    }
}
