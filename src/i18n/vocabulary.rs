//! The names of kinds, stances, natures, grades and sorts.

use super::{Lang, texts};
use crate::analysis::listing::{Side, Sort};
use crate::domain::claims::{Bearing, Nature};
use crate::domain::entities::{EntityKind, Stance};
use crate::domain::relations::{Sign, Strength};

texts! {
    unknown_kind: "autre", "other";
    stance_none: "sans position", "no stance";
    target: "cible", "target";
    us: "nous", "us";
    entities_count[n]: "{n} entité", "{n} entités", "{n} entity", "{n} entities";
    relations_count[n]: "{n} relation", "{n} relations", "{n} relation", "{n} relations";
    claims_count[n]: "{n} affirmation", "{n} affirmations", "{n} claim", "{n} claims";
    cards_count[n]: "{n} carte", "{n} cartes", "{n} card", "{n} cards";
    links_count[n]: "{n} lien", "{n} liens", "{n} link", "{n} links";
    views_count[n]: "{n} vue", "{n} vues", "{n} view", "{n} views";
    kept_count[n]: "{n} élément gardé", "{n} éléments gardés", "{n} kept item", "{n} kept items";
}

impl Lang {
    /// One entity of this kind.
    pub fn kind(self, kind: &EntityKind) -> String {
        let (fr, en) = match kind {
            EntityKind::Person => ("Personne", "Person"),
            EntityKind::Organisation => ("Organisation", "Organisation"),
            EntityKind::Place => ("Lieu", "Place"),
            EntityKind::Event => ("Événement", "Event"),
            EntityKind::Object => ("Objet", "Object"),
            EntityKind::Document => ("Document", "Document"),
            EntityKind::Other(key) => return self.other_kind(key),
        };
        self.pick(fr, en).to_owned()
    }

    /// Several entities of this kind.
    pub fn kinds(self, kind: &EntityKind) -> String {
        let (fr, en) = match kind {
            EntityKind::Person => ("Personnes", "People"),
            EntityKind::Organisation => ("Organisations", "Organisations"),
            EntityKind::Place => ("Lieux", "Places"),
            EntityKind::Event => ("Événements", "Events"),
            EntityKind::Object => ("Objets", "Objects"),
            EntityKind::Document => ("Documents", "Documents"),
            EntityKind::Other(_) => ("Autres", "Others"),
        };
        self.pick(fr, en).to_owned()
    }

    fn other_kind(self, key: &str) -> String {
        if key.is_empty() { self.unknown_kind().to_owned() } else { key.to_owned() }
    }

    /// A stance in words.
    pub fn stance(self, stance: Option<Stance>) -> &'static str {
        match stance.map(Stance::value) {
            None => self.stance_none(),
            Some(2) => self.pick("allié actif", "active ally"),
            Some(1) => self.pick("plutôt favorable", "rather favourable"),
            Some(0) => self.pick("indécis", "undecided"),
            Some(-1) => self.pick("plutôt opposé", "rather opposed"),
            Some(_) => self.pick("opposé actif", "active opponent"),
        }
    }

    /// A side, as the filter names it.
    pub fn side(self, side: Side) -> &'static str {
        match side {
            Side::Allies => self.pick("alliés", "allies"),
            Side::Opposed => self.pick("opposés", "opposed"),
            Side::Undecided => self.pick("indécis", "undecided"),
            Side::Unknown => self.pick("sans position", "no stance"),
            Side::Targets => self.pick("cibles", "targets"),
            Side::Us => self.pick("nous", "us"),
        }
    }

    /// A sort, as the menu names it.
    pub fn sort(self, sort: Sort) -> &'static str {
        match sort {
            Sort::Name => self.pick("par nom", "by name"),
            Sort::Kind => self.pick("par nature", "by kind"),
            Sort::Stance => self.pick("par position", "by stance"),
            Sort::Date => self.pick("par date", "by date"),
            Sort::Ties => self.pick("par relations", "by relations"),
            Sort::Modified => self.pick("par modification", "by last change"),
        }
    }

    /// What sort of statement.
    pub fn nature(self, nature: Nature) -> &'static str {
        match nature {
            Nature::Fact => self.pick("fait", "fact"),
            Nature::Interpretation => self.pick("interprétation", "interpretation"),
            Nature::Hypothesis => self.pick("hypothèse", "hypothesis"),
            Nature::Opinion => self.pick("opinion", "opinion"),
        }
    }

    /// What the source does to the claim.
    pub fn bearing(self, bearing: Bearing) -> &'static str {
        match bearing {
            Bearing::Supports => self.pick("appuie", "supports"),
            Bearing::Contradicts => self.pick("contredit", "contradicts"),
            Bearing::Mentions => self.pick("mentionne", "mentions"),
        }
    }

    /// How far a source can be relied on.
    pub fn reliability(self, letter: char) -> &'static str {
        match letter {
            'A' => self.pick("A · totalement fiable", "A · completely reliable"),
            'B' => self.pick("B · habituellement fiable", "B · usually reliable"),
            'C' => self.pick("C · assez fiable", "C · fairly reliable"),
            'D' => self.pick("D · peu fiable", "D · not usually reliable"),
            'E' => self.pick("E · non fiable", "E · unreliable"),
            _ => self.pick("F · impossible à juger", "F · cannot be judged"),
        }
    }

    /// How far what it says can be believed.
    pub fn credibility(self, figure: u8) -> &'static str {
        match figure {
            1 => self.pick("1 · confirmé par ailleurs", "1 · confirmed elsewhere"),
            2 => self.pick("2 · probablement vrai", "2 · probably true"),
            3 => self.pick("3 · possiblement vrai", "3 · possibly true"),
            4 => self.pick("4 · douteux", "4 · doubtful"),
            5 => self.pick("5 · improbable", "5 · improbable"),
            _ => self.pick("6 · impossible à juger", "6 · cannot be judged"),
        }
    }

    /// Whether a relation helps or harms.
    pub fn sign(self, sign: Option<Sign>) -> &'static str {
        match sign {
            None => self.pick("sans signe", "no sign"),
            Some(Sign::Plus) => self.pick("+ soutien", "+ support"),
            Some(Sign::Minus) => self.pick("− opposition", "− opposition"),
        }
    }

    /// How strong a relation is.
    pub fn strength(self, strength: Option<Strength>) -> &'static str {
        match strength.map(Strength::value) {
            None => self.pick("force inconnue", "strength unknown"),
            Some(0) => self.pick("0 · nulle", "0 · none"),
            Some(1) => self.pick("1 · faible", "1 · weak"),
            Some(2) => self.pick("2 · moyenne", "2 · medium"),
            Some(3) => self.pick("3 · forte", "3 · strong"),
            Some(_) => self.pick("4 · vitale", "4 · vital"),
        }
    }

    /// One of two words.
    pub(crate) fn pick<T>(self, fr: T, en: T) -> T {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }

    /// An amount of bytes, as people count them: "0,1 Mo", "10.7 GB".
    pub fn amount(self, bytes: f64) -> String {
        let (number, unit) = if bytes < 1e9 {
            (bytes / 1e6, self.pick("Mo", "MB"))
        } else {
            (bytes / 1e9, self.pick("Go", "GB"))
        };
        let number = format!("{number:.1}");
        format!("{}\u{a0}{unit}", number.replace('.', self.pick(",", ".")))
    }

    /// A moment as a day: "21 novembre 2026", "21 November 2026".
    pub fn day(self, (year, month, day): (u32, u32, u32)) -> String {
        const FR: [&str; 12] = [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ];
        const EN: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let months = self.pick(FR, EN);
        let month = months.get(month.saturating_sub(1) as usize).copied().unwrap_or_default();
        let first = if day == 1 { self.pick("er", "") } else { "" };
        format!("{day}{first} {month} {year}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_days() {
        assert_eq!(Lang::Fr.amount(123_456.0), "0,1\u{a0}Mo");
        assert_eq!(Lang::En.amount(10_737_418_240.0), "10.7\u{a0}GB");
        assert_eq!(Lang::Fr.day((2026, 5, 1)), "1er mai 2026");
        assert_eq!(Lang::En.day((2026, 5, 1)), "1 May 2026");
    }
}
