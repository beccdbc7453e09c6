//! Sentences built from the parts of cards.

use crate::domain::method::breaks::Hangs;
use crate::domain::method::five_whys::Tests;
use crate::domain::method::logframe::Step;
use crate::domain::method::objective::Parts;
use crate::domain::method::theory_of_change::Aloud;
use crate::i18n::Lang;

impl Lang {
    /// The sentence of an objective; parts that are missing show as an ellipsis when `with_gaps`, or are left out.
    pub fn objective_sentence(self, parts: &Parts, with_gaps: bool) -> String {
        let gap = if with_gaps { "…" } else { "" };
        let or_gap = |text: &str| if text.is_empty() { gap.to_owned() } else { text.to_owned() };
        let mut pieces = vec![or_gap(parts.verb), or_gap(parts.what)];
        if !parts.whom.is_empty() || with_gaps {
            let whom = or_gap(&self.list(&parts.whom));
            pieces.push(format!("{} {whom}", self.pick("chez", "at")));
        }
        if parts.from.is_some() || parts.to.is_some() || with_gaps {
            pieces.push(self.range_of(parts, gap));
        }
        if !parts.deadline.is_empty() || with_gaps {
            pieces.push(format!("{} {}", self.pick("avant :", "by:"), or_gap(parts.deadline)));
        }
        pieces.retain(|piece| !piece.is_empty());
        let sentence = pieces.join(" ");
        if sentence.is_empty() { sentence } else { format!("{sentence}.") }
    }

    fn range_of(self, parts: &Parts, gap: &str) -> String {
        let number =
            |value: Option<f64>| value.map_or_else(|| gap.to_owned(), |value| self.figure(value));
        let (from, to, unit) = (number(parts.from), number(parts.to), parts.unit);
        let text = match (self, from.is_empty()) {
            (Self::Fr, false) => format!("de {from} à {to} {unit}"),
            (Self::Fr, true) => format!("jusqu’à {to} {unit}"),
            (Self::En, false) => format!("from {from} to {to} {unit}"),
            (Self::En, true) => format!("up to {to} {unit}"),
        };
        text.trim_end().to_owned()
    }

    /// "a, b et c".
    fn list(self, texts: &[&str]) -> String {
        match texts.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("{} {} {last}", rest.join(", "), self.pick("et", "and"))
            }
            _ => texts.concat(),
        }
    }

    /// An arrow of a theory of change, read aloud: « Si …, alors …, parce que …, à condition que … ».
    pub fn aloud(self, sentence: &Aloud) -> String {
        let (means, end) = (plain(sentence.means), plain(sentence.end));
        let because = plain(sentence.because);
        let because = because
            .strip_prefix("parce que ")
            .or(because.strip_prefix("because "))
            .unwrap_or(because);
        let because = if because.is_empty() {
            String::new()
        } else {
            format!(", {} {because}", self.pick("parce que :", "because:"))
        };
        let supposing: Vec<&str> = sentence.supposing.iter().map(|text| plain(text)).collect();
        let supposing = if supposing.is_empty() {
            String::new()
        } else {
            format!(
                ", {} {}",
                self.pick("à condition que :", "provided that:"),
                self.list(&supposing)
            )
        };
        match self {
            Self::Fr => format!("Si : {means}, alors : {end}{because}{supposing}."),
            Self::En => format!("If: {means}, then: {end}{because}{supposing}."),
        }
    }

    /// A row of a logical framework that leads to the next.
    pub fn vertical_step(self, step: &Step) -> String {
        let texts = |texts: &[&str]| {
            let texts: Vec<&str> = texts.iter().map(|text| plain(text)).collect();
            if texts.is_empty() { "…".to_owned() } else { self.list(&texts) }
        };
        let (means, ends) = (texts(&step.means), texts(&step.ends));
        let supposing = if step.supposing.is_empty() {
            String::new()
        } else {
            format!(", {} {}", self.pick("et que :", "and:"), texts(&step.supposing))
        };
        match self {
            Self::Fr => format!("Si : {means}{supposing}, alors : {ends}."),
            Self::En => format!("If: {means}{supposing}, then: {ends}."),
        }
    }

    /// How many tests of a root cause hold, and what is missing.
    pub fn why_tests(self, tests: Tests) -> String {
        let all = [
            (
                tests.therefore,
                self.pick("la relecture avec « donc »", "reading back with “therefore”"),
            ),
            (tests.proof, self.pick("une preuve", "proof")),
            (tests.removal, self.pick("le test « si on retire »", "the test “without it”")),
            (tests.hold, self.pick("quelqu’un qui a prise", "somebody who can act")),
        ];
        let missing: Vec<&str> =
            all.into_iter().filter(|(held, _)| !held).map(|(_, name)| name).collect();
        if missing.is_empty() {
            return self
                .pick("4 tests sur 4 : cause racine.", "4 tests of 4: a root cause.")
                .to_owned();
        }
        let (count, missing) = (tests.count(), self.list(&missing));
        match self {
            Self::Fr => format!(
                "{count} {} sur 4 : il manque {missing}.",
                if count < 2 { "test" } else { "tests" }
            ),
            Self::En => format!(
                "{count} {} of 4: missing {missing}.",
                if count == 1 { "test" } else { "tests" }
            ),
        }
    }

    /// Why a card breaks when an actor goes; `through` names the card it leans on.
    pub fn hangs(self, hangs: Hangs, method: &str, through: &str) -> String {
        match hangs {
            Hangs::Cites => self.pick("le cite", "cites it").to_owned(),
            Hangs::Names(field) => match self {
                Self::Fr => {
                    format!("le nomme ({}) ; le nom reste", self.method_field(method, field))
                }
                Self::En => {
                    format!("names it ({}); the name stays", self.method_field(method, field))
                }
            },
            Hangs::Through(_) => match self {
                Self::Fr => format!("s’appuie sur « {through} »"),
                Self::En => format!("leans on “{through}”"),
            },
        }
    }
}

/// A text to stand inside a sentence: without its last full stop.
fn plain(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}
