//! Sentences built from the parts of cards.

use crate::domain::date::{PartialDate, Span};
use crate::domain::method::breaks::Hangs;
use crate::domain::method::five_whys::{Root, Tests};
use crate::domain::method::indicator::Gauge;
use crate::domain::method::logframe::Step;
use crate::domain::method::objective::Parts;
use crate::domain::method::theory_of_change::Aloud;
use crate::i18n::Lang;
use crate::i18n::dates::understood;

/// Progress is not told beyond this: what came farther has long arrived.
const MOST_PROGRESS: f64 = 1.2;

impl Lang {
    /// The sentence of an objective; parts that are missing show as an ellipsis when `with_gaps`, or are left out.
    ///
    /// Nothing is said while all parts are missing.
    pub fn objective_sentence(self, parts: &Parts, with_gaps: bool) -> String {
        if parts.is_blank() {
            return String::new();
        }
        let gap = if with_gaps { "…" } else { "" };
        let or_gap = |text: &str| if text.is_empty() { gap.to_owned() } else { text.to_owned() };
        let start = [or_gap(parts.verb), or_gap(parts.what)].join(" ");
        let mut pieces = vec![start.trim().to_owned()];
        if !parts.whom.is_empty() || with_gaps {
            pieces.push(self.at_whom(&parts.whom));
        }
        if parts.from.is_some() || parts.to.is_some() || with_gaps {
            pieces.push(self.range_of(parts, gap));
        }
        if !parts.deadline.is_empty() || with_gaps {
            pieces.push(self.by_when(&or_gap(parts.deadline)));
        }
        pieces.retain(|piece| !piece.is_empty());
        format!("{}.", pieces.join(", "))
    }

    /// "auprès de « A » et « B »": names in quotes need no article.
    fn at_whom(self, names: &[&str]) -> String {
        let quoted = |name: &&str| match self {
            Self::Fr => format!("« {name} »"),
            Self::En => format!("“{name}”"),
        };
        let quoted: Vec<String> = names.iter().map(quoted).collect();
        let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
        let names = if quoted.is_empty() { "…".to_owned() } else { self.list(&quoted) };
        format!("{} {names}", self.pick("auprès de", "at"))
    }

    /// "avant le 31 décembre 2017"; words that are no date go by themselves.
    fn by_when(self, deadline: &str) -> String {
        let date = PartialDate::read(deadline);
        match (date.span(), self) {
            (Some(Span::At(moment) | Span::Between(_, moment)), Self::Fr) => {
                understood(self, &Span::Before(*moment))
            }
            (Some(Span::At(moment) | Span::Between(_, moment)), Self::En) => {
                format!("by {}", understood(self, &Span::At(*moment)))
            }
            (Some(span @ (Span::Before(_) | Span::Until(_))), _) => understood(self, span),
            _ if deadline == "…" => self.pick("avant …", "by …").to_owned(),
            _ => format!("{} {deadline}", self.pick("avant :", "by:")),
        }
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
            format!(", {} {because}", self.pick("parce que :", "because:"))
        };
        let supposing: Vec<&str> = sentence.supposing.iter().map(|text| plain(text)).collect();
        let supposing = if supposing.is_empty() {
            String::new()
        } else {
            format!(
                ", {} {}",
                self.pick("à condition que :", "provided that:"),
                self.list(&supposing)
            )
        };
        match self {
            Self::Fr => format!("Si : {means}, alors : {end}{because}{supposing}."),
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
            format!(", {} {}", self.pick("et que :", "and:"), texts(&step.supposing))
        };
        match self {
            Self::Fr => format!("Si : {means}{supposing}, alors : {ends}."),
            Self::En => format!("If: {means}{supposing}, then: {ends}."),
        }
    }

    /// How much of its way an indicator has come, from 0 to 120 %, and how much was expected.
    pub fn gauge_progress(self, gauge: &Gauge) -> Option<String> {
        let share = |share: f64| self.figure((share * 100.0).round());
        let done = share(gauge.progress()?.clamp(0.0, MOST_PROGRESS));
        Some(match gauge.expected() {
            Some(expected) => self.indicator_expected(done, share(expected)),
            None => self.indicator_progress(done),
        })
    }

    /// Where the last readings of an indicator go.
    pub fn gauge_trend(self, gauge: &Gauge) -> Option<&'static str> {
        gauge.trend().map(|trend| match trend {
            1 => self.indicator_up(),
            -1 => self.indicator_down(),
            _ => self.indicator_level(),
        })
    }

    /// How many tests of a root cause hold, and what is missing.
    pub fn why_tests(self, tests: Tests) -> String {
        let all = [
            (
                tests.therefore,
                self.pick("la relecture avec « donc »", "reading back with “therefore”"),
            ),
            (tests.proof, self.pick("une preuve", "proof")),
            (tests.removal, self.pick("le test « si on retire »", "the test “without it”")),
            (tests.hold, self.pick("quelqu’un qui a prise", "somebody who can act")),
        ];
        let missing: Vec<&str> =
            all.into_iter().filter(|(held, _)| !held).map(|(_, name)| name).collect();
        if missing.is_empty() {
            return self
                .pick("4 tests sur 4 : cause racine.", "4 tests of 4: a root cause.")
                .to_owned();
        }
        let (count, missing) = (tests.count(), self.list(&missing));
        match self {
            Self::Fr => format!(
                "{count} {} sur 4 : il manque {missing}.",
                if count < 2 { "test" } else { "tests" }
            ),
            Self::En => format!(
                "{count} {} of 4: missing {missing}.",
                if count == 1 { "test" } else { "tests" }
            ),
        }
    }

    /// What an answer is worth as a root cause: « Hypothèse à vérifier. » in front of what is missing.
    pub fn why_root(self, root: Root, tests: Tests) -> String {
        match root {
            Root::Proven => self.why_tests(tests),
            Root::Hypothesis => format!("{}. {}", self.whys_hypothesis(), self.why_tests(tests)),
        }
    }

    /// Why a card breaks when an actor goes; `through` names the card it leans on.
    pub fn hangs(self, hangs: Hangs, method: &str, through: &str) -> String {
        match hangs {
            Hangs::Cites => self.pick("le cite", "cites it").to_owned(),
            Hangs::Names(field) => match self {
                Self::Fr => {
                    format!("le nomme ({}) ; le nom reste", self.method_field(method, field))
                }
                Self::En => {
                    format!("names it ({}); the name stays", self.method_field(method, field))
                }
            },
            Hangs::Through(_) => match self {
                Self::Fr => format!("s’appuie sur « {through} »"),
                Self::En => format!("leans on “{through}”"),
            },
        }
    }
}

/// A text to stand inside a sentence: without its last full stop.
fn plain(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}
