//! Names of people and of organisations, as registers write them.

use crate::domain::text::fold;

/// A person in a cell: "Monsieur Guy VASSEUR (Président)".
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// "Guy Vasseur".
    pub(super) name: String,
    /// "Président"; blank when nothing is said.
    pub(super) function: String,
}

const TITLES: [&str; 18] = [
    "monsieur",
    "madame",
    "mademoiselle",
    "mm",
    "m",
    "mme",
    "mlle",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "pr",
    "docteur",
    "professeur",
    "maitre",
    "me",
    "sir",
];
/// Words that stay small inside a name.
const PARTICLES: [&str; 11] =
    ["de", "du", "des", "d'", "von", "van", "der", "den", "zu", "di", "y"];
/// Cells that say that there is nothing to say.
const NOTHING: [&str; 20] = [
    "na",
    "n/a",
    "n.a.",
    "nc",
    "n.c.",
    "neant",
    "aucun",
    "aucune",
    "aucuns",
    "none",
    "nil",
    "non",
    "rien",
    "sans objet",
    "so",
    "s.o.",
    "etc",
    "etc.",
    "inconnu",
    "unknown",
];
/// Words that make a sentence of a cell.
const VERBS: [&str; 25] = [
    "est",
    "sont",
    "agit",
    "represente",
    "representent",
    "representant",
    "intervient",
    "regroupe",
    "regroupant",
    "federe",
    "rassemble",
    "defend",
    "adhere",
    "siege",
    "participe",
    "ont",
    "nous",
    "dont",
    "notamment",
    "consultable",
    "disponible",
    "is",
    "are",
    "represents",
    "has",
];
/// How a cell starts that describes, and names nobody.
const DESCRIBES: [&str; 17] = [
    "promotion",
    "defense",
    "presentation",
    "ensemble",
    "l'ensemble",
    "liste",
    "interets",
    "voir",
    "aucun",
    "aucune",
    "depuis",
    "ceux",
    "toutes",
    "tous",
    "membres",
    "pas",
    "adherents",
];
/// How a function starts that leads an organisation.
const LEADERS: [&str; 26] = [
    "president",
    "presidente",
    "copresident",
    "copresidente",
    "co-president",
    "co-presidente",
    "pdg",
    "p.d.g",
    "directeur general",
    "directrice generale",
    "dg",
    "gerant",
    "gerante",
    "directeur-gerant",
    "directrice-gerante",
    "dirigeant",
    "dirigeante",
    "fondateur",
    "fondatrice",
    "delegue general",
    "deleguee generale",
    "gouverneur",
    "ceo",
    "chair",
    "chief executive",
    "managing director",
];
/// Who stands beside the one who leads.
const DEPUTIES: [&str; 6] = ["adjoint", "adjointe", "delegue", "deleguee", "deputy", "aupres"];

/// Whether a person with this function leads the organisation.
pub(super) fn leads(function: &str) -> bool {
    let function = fold(function);
    let leads = LEADERS.iter().any(|start| {
        function.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let mut after = function.split_whitespace().skip(1);
    leads && !after.any(|word| DEPUTIES.contains(&word) && !function.starts_with("delegue"))
}

/// Whether a cell says that there is nothing to say.
pub(super) fn is_nothing(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric) || NOTHING.contains(&fold(text).as_str())
}

/// Whether a value can be the name of something, and is no sentence about it.
pub(super) fn is_name(text: &str) -> bool {
    if is_nothing(text) || text.chars().count() > 120 || !text.chars().any(char::is_alphabetic) {
        return false;
    }
    let folded = fold(text.split('(').next().unwrap_or(text));
    let words: Vec<&str> = folded.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let describes = words.len() > 2 && DESCRIBES.contains(&first) || first.contains("://");
    let is_letter =
        words.len() < 2 && first.len() < 2 && text.trim().starts_with(char::is_lowercase);
    let second = text.split_whitespace().nth(1);
    let goes_small = second.is_some_and(|word| word.starts_with(char::is_lowercase));
    let is_number = first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_digit());
    let counts = is_number && (words.len() > 2 || goes_small);
    let is_sentence = words.len() > 3 && words.iter().any(|word| VERBS.contains(word));
    let goes_on = words.len() > 4 && text.trim_start().starts_with(char::is_lowercase);
    words.len() <= 16
        && !is_letter
        && !describes
        && !counts
        && !is_sentence
        && !goes_on
        && !text.ends_with(':')
}

/// What a value names, without what says how it is tied: "Membre de la Ligue" names the Ligue.
pub(super) fn after_tie(text: &str) -> &str {
    const TIES: [&str; 7] =
        ["membre", "membres", "adherent", "adherente", "adherents", "member", "members"];
    const OF: [&str; 12] = [
        "de l'", "de l’", "de la ", "du ", "des ", "de ", "d'", "d’", "à la ", "à l'", "of the ",
        "of ",
    ];
    let Some((first, rest)) = text.split_once(' ') else { return text };
    if !TIES.contains(&fold(first).as_str()) {
        return text;
    }
    let rest = OF.into_iter().find_map(|of| rest.trim_start().strip_prefix(of));
    rest.map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// The person that a value names; none for "Monsieur" alone.
pub(super) fn person(text: &str) -> Option<Person> {
    let (name, function) = match text.trim().strip_suffix(')').and_then(|text| text.split_once('('))
    {
        Some((name, function)) => (name, function.trim()),
        None => (text, ""),
    };
    let words: Vec<&str> = name.split_whitespace().skip_while(|word| is_title(word)).collect();
    let name = proper(&given_first(&words));
    let named = name.chars().filter(|sign| sign.is_alphabetic()).count() > 1;
    (named && !is_nothing(&name)).then(|| Person { name, function: function.to_owned() })
}

/// "Guy Vasseur" for "Guy" and "VASSEUR".
pub(super) fn full_name(first: &str, family: &str) -> String {
    proper(&[first, &particle_first(family)].join(" "))
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&fold(word.trim_end_matches(['.', ','])).as_str())
}

/// "MALEVILLE DE" and "HARCOURT (D')" are "DE MALEVILLE" and "D'HARCOURT".
fn particle_first(family: &str) -> String {
    let family = family.trim();
    if let Some((name, particle)) = family.rsplit_once(' ') {
        let particle = particle.trim_matches(['(', ')']);
        let folded = fold(particle);
        if folded.ends_with('\'') && PARTICLES.contains(&folded.as_str()) {
            return format!("{particle}{}", name.trim());
        }
        if PARTICLES.contains(&folded.as_str()) && folded.len() > 1 {
            return format!("{particle} {}", name.trim());
        }
    }
    family.to_owned()
}

/// "DUPONT Jean" is "Jean DUPONT": a family name in capitals comes last.
fn given_first(words: &[&str]) -> String {
    let is_family = |word: &&&str| is_capitals(word) && !word.contains('.');
    let capitals = words.iter().take_while(is_family).count();
    let given = words.get(capitals..).unwrap_or_default();
    let swap = capitals > 0 && !given.is_empty() && !given.iter().any(|word| is_capitals(word));
    let parts = if swap { [given, &words[..capitals]] } else { [words, &[]] };
    parts.concat().join(" ")
}

fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|sign| sign.is_alphabetic()).count();
    letters > 1 && !word.chars().any(char::is_lowercase)
}

/// A person's name in proper case: "DE WARREN" is "de Warren", "Le Goff" stays.
pub(super) fn proper(name: &str) -> String {
    let words = name.split_whitespace().collect::<Vec<_>>();
    let mut proper = String::with_capacity(name.len());
    for (n, word) in words.iter().enumerate() {
        if n > 0 {
            proper.push(' ');
        }
        let folded = fold(word);
        if n > 0 && n + 1 < words.len() && is_small(&folded, words.get(n - 1).copied()) {
            proper.push_str(&word.to_lowercase());
        } else if let Some(rest) = elided(word).filter(|_| n > 0) {
            proper.push_str("d'");
            capitalise(rest, &mut proper);
        } else {
            capitalise(word, &mut proper);
        }
    }
    proper
}

fn is_small(word: &str, before: Option<&str>) -> bool {
    PARTICLES.contains(&word) || word == "la" && before.is_some_and(|before| fold(before) == "de")
}

/// What follows "D'" in "D'ORFEUIL".
fn elided(word: &str) -> Option<&str> {
    let mut signs = word.chars();
    let elided =
        matches!(signs.next(), Some('D' | 'd')) && matches!(signs.next(), Some('\'' | '’'));
    elided.then_some(signs.as_str()).filter(|rest| !rest.is_empty())
}

/// Capitals at the start of each part of a word that is all capitals or all small; others stay as they are.
fn capitalise(word: &str, out: &mut String) {
    let letters = || word.chars().filter(|sign| sign.is_alphabetic());
    let all_small = letters().all(char::is_lowercase);
    if word.contains('.') || !(all_small || is_capitals(word)) {
        return out.push_str(word);
    }
    let mut starts = true;
    for sign in word.chars() {
        if starts && sign.is_alphabetic() {
            out.extend(sign.to_uppercase());
        } else {
            out.extend(sign.to_lowercase());
        }
        starts = !sign.is_alphanumeric();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, function: &str) {
        let expect = Person { name: name.to_owned(), function: function.to_owned() };
        assert_eq!(person(text), Some(expect), "{text}");
    }

    #[test]
    fn people_in_cells() {
        check("Monsieur Guy Vasseur (Président)", "Guy Vasseur", "Président");
        check(
            "Mme Ève DE LA TOUR-NOIRE ( Secrétaire générale)",
            "Ève de la Tour-Noire",
            "Secrétaire générale",
        );
        check("jacques BELLE", "Jacques Belle", "");
        check("DUPONT Jean", "Jean Dupont", "");
        check("M. M'Hammed D’ORVAL", "M'Hammed d'Orval", "");
        check("Dr. J.-P. McDonald", "J.-P. McDonald", "");
        check("Anne LE GOFF", "Anne Le Goff", "");
        assert_eq!(person("Monsieur"), None);
        assert_eq!(person("  "), None);
        assert_eq!(person("Madame - "), None);
    }

    #[test]
    fn family_names_and_first_names() {
        let check = |first, family, expect: &str| assert_eq!(full_name(first, family), expect);
        check("Nicolas", "DE WARREN", "Nicolas de Warren");
        check("Olivia", "MALEVILLE DE", "Olivia de Maleville");
        check("Louise", "HARCOURT (D')", "Louise d'Harcourt");
        check("Jean-Marie", "GRAND D'ESNON", "Jean-Marie Grand d'Esnon");
        check("", "BLANC", "Blanc");
    }

    #[test]
    fn names_and_sentences() {
        for name in [
            "Air Liquide SA",
            "Les Amis",
            "3M",
            "Ordre des avocats (qui est à Paris)",
            "deuxiemeavis.fr",
        ] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "",
            "-",
            "N/A",
            "Néant",
            "12",
            "L’ensemble des banques du territoire",
            "La liste est consultable sur le site",
            "213 universités du monde",
            "29 syndicats",
            "29 syndicats",
            "Défense des droits des locataires",
            "https://a.example liste des membres",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn ties_are_no_part_of_names() {
        assert_eq!(after_tie("Membre de la Ligue"), "Ligue");
        assert_eq!(after_tie("Adhérent d'Ici"), "Ici");
        assert_eq!(after_tie("Membre fondateur"), "Membre fondateur");
        assert_eq!(after_tie("Ligue"), "Ligue");
    }

    #[test]
    fn who_leads() {
        for function in [
            "Président",
            "Directeur général",
            "Présidente de la Ligue",
            "Délégué général rattaché au bureau",
        ] {
            assert!(leads(function), "{function}");
        }
        for function in [
            "Directeur général adjoint",
            "Conseiller auprès du président",
            "Vice-Président",
            "Présidence",
            "",
        ] {
            assert!(!leads(function), "{function}");
        }
    }
}
