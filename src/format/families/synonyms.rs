//! The words that families use for the same things.

use crate::domain::entities::{EntityKind, Stance};
use crate::domain::text::fold;

/// The slots of a method, each with the keys under which files hold it.
pub(super) type Slots = [(&'static str, &'static [&'static str])];

pub(super) const SWOT: &Slots = &[
    ("strengths", &["strengths", "forces", "s"]),
    ("weaknesses", &["weaknesses", "faiblesses", "w"]),
    ("opportunities", &["opportunities", "opportunites", "o"]),
    ("threats", &["threats", "menaces", "t"]),
];

pub(super) const PESTEL: &Slots = &[
    ("political", &["political", "politique", "p", "P"]),
    ("economic", &["economic", "economique", "e", "E"]),
    ("social", &["social", "socioculturel", "s", "S"]),
    ("technological", &["tech", "technological", "technologique", "techno", "t", "T"]),
    (
        "ecological",
        &[
            "env",
            "environmental",
            "environnemental",
            "environnement",
            "ecologique",
            "en",
            "eco",
            "V",
        ],
    ),
    ("legal", &["legal", "l", "L"]),
];

pub(super) const PROBLEM: &[&str] =
    &["problem", "probleme", "probleme_central", "central", "fait", "symptome", "0", "p0"];
pub(super) const CAUSES: &[&str] = &["causes", "cause"];
pub(super) const EFFECTS: &[&str] = &["consequences", "effets", "effects"];
pub(super) const OBJECTIVE: &[&str] = &["objectif", "objective"];
pub(super) const MEANS: &[&str] = &["moyens", "means"];
pub(super) const ENDS: &[&str] = &["finalites", "resultats", "ends"];

/// How a text of the theory of change becomes cards.
pub(super) struct Change {
    pub(super) slot: &'static str,
    pub(super) keys: &'static [&'static str],
    /// Whether the text stays one card.
    pub(super) is_whole: bool,
    /// The quadrant, as a tag.
    pub(super) tag: &'static str,
    /// How far away.
    pub(super) horizon: &'static str,
}

const fn change(slot: &'static str, is_whole: bool, keys: &'static [&'static str]) -> Change {
    Change { slot, keys, is_whole, tag: "", horizon: "" }
}

const fn quadrant(tag: &'static str, keys: &'static [&'static str]) -> Change {
    Change { slot: "outcome", keys, is_whole: false, tag, horizon: "" }
}

const fn term(slot: &'static str, horizon: &'static str, keys: &'static [&'static str]) -> Change {
    Change { slot, keys, is_whole: false, tag: "", horizon }
}

pub(super) const CHANGE: &[Change] = &[
    change("impact", true, &["vision"]),
    change("impact", true, &["souhaitee", "visee", "changement_vise", "impact"]),
    change("situation", true, &["actuelle", "situation_actuelle", "situation"]),
    change("values", false, &["values", "valeurs"]),
    change("assumption", false, &["hypotheses", "assumptions"]),
    change("activity", false, &["missions", "activites", "activities"]),
    term("outcome", "court terme", &["court"]),
    term("outcome", "moyen terme", &["moyen"]),
    term("long_term", "long terme", &["long"]),
    change("outcome", false, &["resultats", "outcomes"]),
    change("output", false, &["outputs", "realisations"]),
    change("input", false, &["ressources", "inputs"]),
    change("note", true, &["mecanismes", "chemin"]),
    quadrant(
        "individuel interne",
        &["ii", "individuel_interne", "changement_interne_individuel", "interneIndiv"],
    ),
    quadrant(
        "individuel externe",
        &["ie", "individuel_externe", "changement_externe_individuel", "externeIndiv"],
    ),
    quadrant(
        "collectif interne",
        &["ci", "collectif_interne", "changement_interne_collectif", "interneColl"],
    ),
    quadrant(
        "collectif externe",
        &["ce", "collectif_externe", "changement_externe_collectif", "externeColl"],
    ),
];

/// What titles a row.
pub(super) const TITLES: &[&str] = &[
    "title", "titre", "name", "nom", "libelle", "label", "quoi", "task", "tache", "cat", "qui",
    "text", "txt", "content", "contenu", "resume", "action", "activite",
];
/// When a row was, or will be.
pub(super) const DATES: &[&str] = &["date", "t", "jour", "echeance", "deadline"];
/// How a file names a row.
pub(super) const IDS: &[&str] = &["id", "_id"];

/// The fields of a row of a list of objectives, under our keys.
pub(super) const OBJECTIVE_TEXTS: &Slots = &[
    ("specific", &["s", "specifique", "specific"]),
    ("measurable", &["m", "mesurable", "measurable"]),
    ("attainable", &["a", "atteignable", "attainable"]),
    ("realistic", &["r", "realiste", "relevant", "realistic"]),
    ("time", &["t", "temporel", "time"]),
    ("what", &["decision", "what"]),
    ("verb", &["action", "verb"]),
    ("means", &["moyen", "means"]),
    ("deadline", &["deadline", "echeance", "temps"]),
    ("responsible", &["responsible", "responsable"]),
];

/// The fields of a key message.
pub(super) const MESSAGE_TEXTS: &Slots = &[
    ("hook", &["hook", "accroche"]),
    ("problem", &["problem", "probleme"]),
    ("importance", &["importance", "important"]),
    ("audience", &["target", "cible", "audience", "public"]),
    ("solution", &["solution"]),
    ("ask", &["action", "ask", "demande", "appel"]),
    ("tone", &["tone", "ton"]),
    ("usage", &["usage"]),
    ("channel", &["channel", "canal"]),
];

/// The fields of a target sheet.
pub(super) const TARGET_TEXTS: &Slots = &[
    ("representative", &["rep", "representant", "representative"]),
    ("goals", &["objectives", "objectifs", "goals"]),
    ("ask", &["action", "ask"]),
    ("arguments", &["arguments", "argument", "detonateur"]),
    ("knows", &["connaissance", "knows"]),
    ("channel", &["canaux", "channel"]),
    ("wins", &["gagne", "wins"]),
    ("loses", &["perd", "loses"]),
    ("notes", &["notes", "comptes"]),
];

/// The fields of an action.
pub(super) const ACTION_TEXTS: &Slots = &[
    ("description", &["description", "desc", "type"]),
    ("deadline", &["deadline", "echeance", "date"]),
    ("responsible", &["responsible", "responsable", "qui"]),
    ("indicator", &["indicator", "indicateur"]),
    ("result", &["resultat", "result"]),
];

/// The fields of an indicator.
pub(super) const INDICATOR_TEXTS: &Slots = &[
    ("definition", &["definition", "description"]),
    ("unit", &["unite", "unit"]),
    ("verification", &["source", "verification", "methode"]),
    ("frequency", &["frequence", "frequency"]),
    ("responsible", &["responsable", "responsible"]),
];

/// How far something to do has come, in our words.
pub(super) fn progress(status: &str) -> Option<&'static str> {
    Some(match fold(status).as_str() {
        "planned" | "todo" | "a faire" | "planifie" => "todo",
        "ongoing" | "inprogress" | "in_progress" | "doing" | "en cours" => "doing",
        "blocked" | "bloque" => "blocked",
        "completed" | "done" | "termine" | "fait" => "done",
        "dropped" | "abandoned" | "abandonne" => "dropped",
        _ => return None,
    })
}

/// Where a word of a file puts an actor: a stance, a target, or no known place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    Stance(Stance),
    Target,
    /// Said to be unknown.
    None,
}

/// The position written as `word`, a number between -2 and 2 or a word.
pub(super) fn position(word: &str) -> Option<Position> {
    let word = fold(word);
    let value = match word.as_str() {
        "" | "none" => return Some(Position::None),
        "target" | "cible" => return Some(Position::Target),
        "ally" | "allie" | "alliee" | "allies" => 2,
        "favorable" | "fav" | "supporter" => 1,
        "neutral" | "neutre" | "inconnu" | "undecided" | "indecis" | "unknown" => 0,
        "oppose" | "opposed" | "opp" | "defavorable" => -1,
        "opponent" | "opposant" | "adversary" | "adversaire" => -2,
        number => number.parse::<i64>().ok()?,
    };
    Stance::new(value).map(Position::Stance)
}

/// Words that only a group is called by.
const GROUPS: &[&str] = &[
    "association",
    "asbl",
    "collectif",
    "comite",
    "ministere",
    "parti",
    "syndicat",
    "conseil",
    "commune",
    "ville",
    "ligue",
    "reseau",
    "federation",
    "societe",
    "entreprise",
    "universite",
    "ecole",
    "presse",
    "radio",
    "journal",
    "gouvernement",
    "college",
    "cabinet",
    "police",
    "region",
    "parlement",
    "commission",
    "agence",
    "office",
    "union",
    "banque",
    "club",
    "groupe",
    "medias",
    "commercants",
    "riverains",
    "habitants",
    "parents",
    "citoyens",
    "ong",
    "onem",
    "spf",
    "cpas",
];

/// A group when the name says so, else a person: nobody's privacy rests on a guess.
pub(super) fn kind_of_actor(name: &str) -> EntityKind {
    let folded = fold(name);
    let mut words = folded.split(|sign: char| !sign.is_alphanumeric());
    let is_acronym = name.trim().len() > 1 && name.trim().chars().all(char::is_uppercase);
    if is_acronym || words.any(|word| GROUPS.contains(&word)) {
        EntityKind::Organisation
    } else {
        EntityKind::Person
    }
}

/// The kind that a file writes as `key`, of those that have a name.
pub(super) fn kind(key: &str) -> Option<EntityKind> {
    Some(match fold(key).as_str() {
        "person" | "personne" => EntityKind::Person,
        "org" | "organization" | "organisation" => EntityKind::Organisation,
        "place" | "lieu" => EntityKind::Place,
        "event" | "evenement" => EntityKind::Event,
        _ => return None,
    })
}
