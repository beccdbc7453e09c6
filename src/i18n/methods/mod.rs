//! The words of the methods: tables by key, one line each, both languages side by side.

mod fields;
mod names;
mod rules;
mod sentences;

#[cfg(test)]
mod tests;

use super::Lang;
use crate::domain::method::catalogue::Scale;
use crate::domain::method::finding::{Finding, Said};
use crate::domain::method::indicator::Light;
use crate::domain::method::readability::Ease;
use crate::domain::method::scores::{Agreement, Median};
use crate::domain::method::swot::Posture;
use crate::domain::method::{Severity, Stage};

/// A key, and what it is called in French and in English.
type Word = (&'static str, &'static str, &'static str);

impl Lang {
    /// The word of a key in a table; blank when it has none.
    fn word(self, table: &[Word], key: &str) -> &'static str {
        let word = table.iter().find(|(known, ..)| *known == key);
        word.map_or("", |(_, fr, en)| self.pick(fr, en))
    }

    /// What a method is called; blank when the key is unknown.
    pub fn method_name(self, key: &str) -> &'static str {
        self.word(names::METHODS, key)
    }

    /// What a method is for, in one sentence.
    pub fn method_help(self, key: &str) -> &'static str {
        self.word(names::HELP, key)
    }

    /// A stage of the way.
    pub fn method_stage(self, stage: Stage) -> &'static str {
        self.word(names::STAGES, stage.key())
    }

    /// A column of a method.
    pub fn method_slot(self, method: &str, slot: &str) -> &'static str {
        let own = names::SLOTS.iter().find(|(of, ..)| *of == method);
        own.map_or("", |(_, words)| self.word(words, slot))
    }

    /// A field of a method’s cards, or of an arrow.
    pub fn method_field(self, method: &str, field: &str) -> &'static str {
        let own = fields::OWN.iter().find(|(of, key, ..)| *of == method && *key == field);
        own.map_or_else(|| self.word(fields::FIELDS, field), |(_, _, fr, en)| self.pick(fr, en))
    }

    /// A choice of a field.
    pub fn method_choice(self, field: &str, choice: &str) -> &'static str {
        let own = fields::CHOICES.iter().find(|(of, _)| of.contains(&field));
        own.map_or("", |(_, words)| self.word(words, choice))
    }

    /// An arrow read from its start: « mène à ».
    pub fn method_link(self, kind: &str) -> &'static str {
        let found = names::LINKS.iter().find(|(key, ..)| *key == kind);
        found.map_or("", |(_, (fr, _), (en, _))| self.pick(fr, en))
    }

    /// An arrow read from its end: « découle de ».
    pub fn method_link_back(self, kind: &str) -> &'static str {
        let found = names::LINKS.iter().find(|(key, ..)| *key == kind);
        found.map_or("", |(_, (_, fr), (_, en))| self.pick(fr, en))
    }

    /// How much a finding matters.
    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Block => self.pick("À corriger", "To fix"),
            Severity::Warn => self.pick("Alerte", "Warning"),
            Severity::Hint => self.pick("Conseil", "Advice"),
        }
    }

    /// A step of a scale: "3 · moyen"; the number alone where steps have no name.
    pub fn scale_step(self, scale: Scale, value: i64) -> String {
        let steps = fields::steps(scale);
        let (from, _) = scale.range();
        let step = usize::try_from(value - from).ok().and_then(|at| steps.get(at));
        let word = step.map_or("", |(fr, en)| self.pick(fr, en));
        let number = value.to_string().replace('-', "−");
        if word.is_empty() { number } else { format!("{number} · {word}") }
    }

    /// A step of the scale of a field, in the gender of its name: "5 · très forte" for « Influence ».
    pub fn field_step(self, field: &str, scale: Scale, value: i64) -> String {
        let told = self.scale_step(scale, value);
        let is_she = self == Self::Fr && scale == Scale::Level && fields::FEMININE.contains(&field);
        match told.as_str() {
            _ if !is_she => told,
            "3 · moyen" => "3 · moyenne".to_owned(),
            "4 · fort" => "4 · forte".to_owned(),
            "5 · très fort" => "5 · très forte".to_owned(),
            _ => told,
        }
    }

    /// The message of a finding: what is the matter, where, what to do.
    pub fn method_finding(self, finding: &Finding) -> String {
        let template = rules::MESSAGES.iter().find(|(id, ..)| *id == finding.rule.id);
        let template = template.map_or(finding.rule.id, |(_, fr, en)| self.pick(fr, en));
        self.filled(template, &finding.values)
    }

    /// A template with its values: `{0}` is the first, `{0?one|many}` agrees with its count.
    fn filled(self, template: &str, values: &[Said]) -> String {
        let mut text = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((hole, after)) = after.split_once('}') else {
                break;
            };
            rest = after;
            let (place, words) =
                hole.split_once('?').map_or((hole, None), |(place, words)| (place, Some(words)));
            let value = place.parse::<usize>().ok().and_then(|place| values.get(place));
            match (value, words.and_then(|words| words.split_once('|'))) {
                (Some(Said::Count(count)), Some((one, many))) => {
                    text.push_str(if self.is_one(*count) { one } else { many });
                }
                (Some(value), None) => text.push_str(&self.said_value(value)),
                _ => text.push('…'),
            }
        }
        text + rest
    }

    /// A value of a message.
    fn said_value(self, value: &Said) -> String {
        match value {
            Said::Text(text) => text.clone(),
            Said::Count(count) => self.number(*count),
            Said::Figure(figure) => self.figure(*figure),
            Said::Slot(method, slot) => self.method_slot(method, slot).to_owned(),
            Said::Choice(field, choice) => self.method_choice(field, choice).to_owned(),
            Said::Field(method, field, of) => {
                format!("{of} · {}", self.method_field(method, field))
            }
            Said::Chain(texts) => texts.join(" → "),
        }
    }

    /// A number as people write it: "3,7", "−4", "12".
    pub fn figure(self, figure: f64) -> String {
        let rounded = (figure * 100.0).round() / 100.0;
        // Minus zero is zero.
        let rounded = if rounded == 0.0 { 0.0 } else { rounded };
        rounded.to_string().replace('-', "−").replace('.', self.pick(",", "."))
    }

    /// A number whole, as one types it: "180,5", "-4", "80".
    pub fn written(self, number: &serde_json::Number) -> String {
        let number = number.to_string();
        let number = number.strip_suffix(".0").unwrap_or(&number);
        number.replace('.', self.pick(",", "."))
    }

    /// Whether a group agrees.
    pub fn agreement(self, agreement: Agreement) -> &'static str {
        match agreement {
            Agreement::Full => self.pick("Accord", "Agreement"),
            Agreement::Partial => self.pick("Accord partiel", "Partial agreement"),
            Agreement::None => self.pick(
                "Désaccord : faites parler les deux extrêmes, puis revotez.",
                "Disagreement: let the two extremes speak, then vote again.",
            ),
        }
    }

    /// The middle of votes: "3", or the question that is left.
    pub fn median(self, median: Median) -> String {
        match median {
            Median::One(value) => self.figure(value as f64),
            Median::Ask(low, high) => match self {
                Self::Fr => format!("{low} ou {high} ?"),
                Self::En => format!("{low} or {high}?"),
            },
        }
    }

    /// A traffic light in words.
    pub fn light(self, light: Light) -> &'static str {
        match light {
            Light::Grey => self.pick("pas de donnée", "no data"),
            Light::Green => self.pick("sur la voie", "on track"),
            Light::Orange => self.pick("attention", "attention"),
            Light::Red => self.pick("en retard", "late"),
            Light::Blue => self.pick("atteint", "reached"),
        }
    }

    /// How hard a text is to read.
    pub fn ease(self, ease: Ease) -> &'static str {
        match ease {
            Ease::Easy => self.pick("facile", "easy"),
            Ease::Medium => self.pick("moyen", "medium"),
            Ease::Hard => self.pick("difficile", "hard"),
        }
    }

    /// A posture that crossings point to.
    pub fn posture(self, posture: Posture) -> &'static str {
        match posture {
            Posture::Offensive => self.pick("offensive", "offensive"),
            Posture::Turnaround => {
                self.pick("réorientation, renforcement", "turnaround, strengthening")
            }
            Posture::Defensive => self.pick("défensive", "defensive"),
            Posture::Survival => self.pick("survie", "survival"),
        }
    }
}
