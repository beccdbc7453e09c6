//! The words that files use for kinds, stances, signs, directions and states.

use crate::domain::claims::{Bearing, Nature};
use crate::domain::entities::{EntityKind, Stance};
use crate::domain::quick_line::kind_of_word;
use crate::domain::relations::Sign;
use crate::domain::text::fold;
use crate::i18n::Lang;

/// What a word of kind says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It names a kind.
    Named(EntityKind),
    /// It says more than the kind: "Entreprise privée" is an organisation, and worth a tag.
    Finer(EntityKind),
    /// It is none we know.
    Unknown,
}

/// Words, folded, that tell more than the kind they belong to. The first that is met counts.
const FINER: [(&str, EntityKind); 62] = [
    ("personne physique", EntityKind::Person),
    ("personne morale", EntityKind::Organisation),
    ("groupe de personnes", EntityKind::Organisation),
    ("entreprise", EntityKind::Organisation),
    ("societe", EntityKind::Organisation),
    ("company", EntityKind::Organisation),
    ("association", EntityKind::Organisation),
    ("organisation", EntityKind::Organisation),
    ("organization", EntityKind::Organisation),
    ("organisme", EntityKind::Organisation),
    ("institution", EntityKind::Organisation),
    ("administration", EntityKind::Organisation),
    ("autorite", EntityKind::Organisation),
    ("authority", EntityKind::Organisation),
    ("etablissement", EntityKind::Organisation),
    ("secteur public", EntityKind::Organisation),
    ("collectivite", EntityKind::Organisation),
    ("collectif", EntityKind::Organisation),
    ("cabinet", EntityKind::Organisation),
    ("consultants", EntityKind::Organisation),
    ("federation", EntityKind::Organisation),
    ("confederation", EntityKind::Organisation),
    ("interprofession", EntityKind::Organisation),
    ("syndicat", EntityKind::Organisation),
    ("union", EntityKind::Organisation),
    ("ong", EntityKind::Organisation),
    ("ngo", EntityKind::Organisation),
    ("groupe", EntityKind::Organisation),
    ("group", EntityKind::Organisation),
    ("fondation", EntityKind::Organisation),
    ("foundation", EntityKind::Organisation),
    ("ministere", EntityKind::Organisation),
    ("ministry", EntityKind::Organisation),
    ("commune", EntityKind::Organisation),
    ("mairie", EntityKind::Organisation),
    ("parti", EntityKind::Organisation),
    ("party", EntityKind::Organisation),
    ("media", EntityKind::Organisation),
    ("ecole", EntityKind::Organisation),
    ("universite", EntityKind::Organisation),
    ("university", EntityKind::Organisation),
    ("cooperative", EntityKind::Organisation),
    ("commission", EntityKind::Organisation),
    ("commision", EntityKind::Organisation),
    ("bureau", EntityKind::Organisation),
    ("individu", EntityKind::Person),
    ("individual", EntityKind::Person),
    ("people", EntityKind::Person),
    ("elu", EntityKind::Person),
    ("elue", EntityKind::Person),
    ("politician", EntityKind::Person),
    ("journaliste", EntityKind::Person),
    ("ville", EntityKind::Place),
    ("city", EntityKind::Place),
    ("region", EntityKind::Place),
    ("pays", EntityKind::Place),
    ("country", EntityKind::Place),
    ("reunion", EntityKind::Event),
    ("meeting", EntityKind::Event),
    ("projet", EntityKind::Object),
    ("project", EntityKind::Object),
    ("rapport", EntityKind::Document),
];

/// What `text` says of a kind.
pub(super) fn kind(text: &str) -> Kind {
    let folded = fold(text);
    if let Some(kind) = named(&folded) {
        return Kind::Named(kind);
    }
    let starts = |start: &str| {
        folded.strip_prefix(start).is_some_and(|rest| {
            let rest = rest.strip_prefix('s').unwrap_or(rest);
            !rest.starts_with(char::is_alphanumeric)
        })
    };
    let known = FINER.iter().find(|(start, _)| starts(start));
    let within = || folded.split_whitespace().find_map(kind_of_word);
    known.map(|(_, kind)| kind.clone()).or_else(within).map_or(Kind::Unknown, Kind::Finer)
}

fn named(folded: &str) -> Option<EntityKind> {
    let key = EntityKind::read(folded);
    if !matches!(key, EntityKind::Other(_)) {
        return Some(key);
    }
    kind_of_word(folded)
        .filter(|_| !matches!(folded, "association" | "institution" | "loi" | "article"))
}

/// What a role says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It stands somewhere.
    Stance(Stance),
    /// It is whom the collective wants to move.
    Target,
    /// It is us.
    Us,
}

/// What `text` says of a stance, in words or from -2 to 2.
pub(super) fn role(text: &str) -> Option<Role> {
    let folded = fold(text);
    let value = match folded.trim_start_matches('+') {
        "ally" | "allie" | "alliee" | "allies" | "supporter" | "soutien" | "tres favorable"
        | "strongly for" => 2,
        "favorable" | "fav" | "pour" | "for" | "plutot favorable" | "plutot pour"
        | "rather for" => 1,
        "undecided" | "indecis" | "indecise" | "neutral" | "neutre" | "inconnu" | "hesitant" => 0,
        "oppose" | "opposee" | "opposed" | "opp" | "contre" | "against" | "defavorable"
        | "rather against" => -1,
        "adversary" | "adversaire" | "opponent" | "opposant" | "opposante" | "ennemi"
        | "strongly against" => -2,
        "target" | "cible" => return Some(Role::Target),
        "nous" | "us" => return Some(Role::Us),
        words => match stance_in_words(words) {
            Some(value) => value,
            None => words.parse().ok()?,
        },
    };
    Stance::new(value).map(Role::Stance)
}

/// The stance that our own lists write so, in any language.
fn stance_in_words(folded: &str) -> Option<i64> {
    let is_said = |value: &i64| {
        let stance = Stance::new(*value);
        Lang::ALL.into_iter().any(|lang| fold(lang.stance(stance)) == folded)
    };
    (-2..=2).find(is_said)
}

/// What `text` says of something that is so or is not.
pub(super) fn flag(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "oui" | "yes" | "vrai" | "true" | "x" | "1" => Some(true),
        "non" | "no" | "faux" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// What sort of statement `text` says that a claim is, as our own lists do.
pub(super) fn nature(text: &str) -> Option<Nature> {
    let word = fold(text);
    let says = |nature: &Nature| {
        nature.key() == word || Lang::ALL.iter().any(|lang| fold(lang.nature(*nature)) == word)
    };
    Nature::ALL.into_iter().find(says)
}

/// What `text` says that a source does to a claim, as our own lists do.
pub(super) fn bearing(text: &str) -> Option<Bearing> {
    let word = fold(text);
    let says = |bearing: &Bearing| {
        bearing.key() == word || Lang::ALL.iter().any(|lang| fold(lang.bearing(*bearing)) == word)
    };
    Bearing::ALL.into_iter().find(says)
}

/// What `text` says of a sign.
pub(super) fn sign(text: &str) -> Option<Sign> {
    let folded = fold(text);
    match folded.as_str() {
        "+" | "++" | "plus" | "positif" | "positive" | "pos" | "pour" | "for" | "soutien"
        | "support" | "allie" | "favorable" | "alliance" => Some(Sign::Plus),
        "-" | "--" | "moins" | "minus" | "negatif" | "negative" | "neg" | "contre" | "against"
        | "opposition" | "oppose" | "conflit" | "conflict" => Some(Sign::Minus),
        _ => {
            let number: f64 = folded.replace(',', ".").parse().ok()?;
            (number != 0.0).then_some(if number > 0.0 { Sign::Plus } else { Sign::Minus })
        }
    }
}

/// Whether `text` says that a relation holds in both directions.
pub(super) fn is_mutual(text: &str) -> Option<bool> {
    let folded = fold(text);
    match folded.as_str() {
        "mutual" | "mutuel" | "mutuelle" | "mutuels" | "undirected" | "non oriente"
        | "non orientee" | "both" | "deux sens" | "double" | "reciproque" | "symetrique"
        | "bidirectionnel" | "<->" | "<-->" | "↔" | "oui" | "yes" | "true" | "---" | "--" => {
            Some(true)
        }
        "directed" | "oriente" | "orientee" | "simple" | "unidirectionnel" | "->" | "-->" | "→"
        | "non" | "no" | "false" | "one way" | "sens unique" => Some(false),
        _ => None,
    }
}

/// The state of an action, by its key.
pub(super) fn state(text: &str) -> Option<&'static str> {
    let key = super::values::header_key(text);
    Some(match key.as_str() {
        "todo" | "to do" | "planned" | "a faire" | "prevu" | "prevue" | "planifie"
        | "planifiee" => "todo",
        "doing" | "ongoing" | "in progress" | "inprogress" | "en cours" => "doing",
        "blocked" | "bloque" | "bloquee" | "en attente" | "waiting" => "blocked",
        "done" | "completed" | "complete" | "fait" | "faite" | "termine" | "terminee" | "fini"
        | "finie" => "done",
        "dropped" | "cancelled" | "canceled" | "abandonne" | "abandonnee" | "annule"
        | "annulee" => "dropped",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_in_words() {
        let check = |text, expect| assert_eq!(kind(text), expect, "{text}");
        check("Personne", Kind::Named(EntityKind::Person));
        check("organization", Kind::Named(EntityKind::Organisation));
        check("Entreprise privée", Kind::Finer(EntityKind::Organisation));
        check("Personne physique", Kind::Finer(EntityKind::Person));
        check("Cabinets d’avocats", Kind::Finer(EntityKind::Organisation));
        check("Association", Kind::Finer(EntityKind::Organisation));
        check("system", Kind::Unknown);
        check("Élucubration", Kind::Unknown);
    }

    #[test]
    fn roles_signs_directions_and_states() {
        assert_eq!(role("Allié"), Some(Role::Stance(Stance::ALL[4])));
        assert_eq!(role("-1"), Some(Role::Stance(Stance::ALL[1])));
        assert_eq!(role("cible"), Some(Role::Target));
        assert_eq!(role("Présidente"), None);
        assert_eq!(role("7"), None);
        assert_eq!(sign("−"), Some(Sign::Minus));
        assert_eq!(sign("0"), None);
        assert_eq!(is_mutual("Mutual"), Some(true));
        assert_eq!(state("En cours"), Some("doing"));
        assert_eq!(state("?"), None);
    }
}
