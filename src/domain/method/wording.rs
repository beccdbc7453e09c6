//! What the words of a card tell, in French and in English: rough, and only ever a question to the writer.

use std::collections::BTreeSet;

use crate::domain::text::fold;

/// Verbs of what one does, as opposed to what has changed.
const DOING: &[&str] = &[
    "organiser",
    "sensibiliser",
    "informer",
    "former",
    "creer",
    "diffuser",
    "rencontrer",
    "publier",
    "mobiliser",
    "lancer",
    "ecrire",
    "envoyer",
    "distribuer",
    "animer",
    "rediger",
    "contacter",
    "preparer",
    "utiliser",
    "faire",
    "demander",
    "proposer",
    "participer",
    "reunir",
    "communiquer",
    "produire",
    "realiser",
    "developper",
    "renforcer",
    "promouvoir",
    "favoriser",
    "ameliorer",
    "interpeller",
    "negocier",
    "construire",
    "opposer",
    "limiter",
    "mettre",
    "alerter",
    "publish",
    "organise",
    "organize",
    "inform",
    "train",
    "create",
    "meet",
    "write",
    "send",
    "launch",
    "raise",
    "mobilise",
    "mobilize",
    "run",
    "hold",
    "prepare",
    "contact",
    "develop",
    "strengthen",
    "promote",
    "improve",
    "campaign",
    "lobby",
];

/// Verbs that say nothing one could see.
const VAGUE: &[&str] = &[
    "ameliorer",
    "sensibiliser",
    "renforcer",
    "favoriser",
    "promouvoir",
    "optimiser",
    "contribuer",
    "encourager",
    "lutter",
    "developper",
    "soutenir",
    "accompagner",
    "improve",
    "strengthen",
    "promote",
    "encourage",
    "optimise",
    "optimize",
    "contribute",
    "develop",
    "support",
    "foster",
    "raise",
    "enhance",
    "fight",
];

/// Words that speak of us.
const OURS: &[&str] =
    &["nous", "notre", "nos", "collectif", "equipe", "we", "our", "us", "ours", "team"];

/// Words that name too much.
const BROAD: &[&str] = &[
    "la societe",
    "le systeme",
    "les mentalites",
    "le capitalisme",
    "les gens",
    "le monde",
    "l'etat en general",
    "society",
    "the system",
    "mentalities",
    "capitalism",
    "people in general",
];

/// Words that blame a person.
const BLAME: &[&str] = &[
    "incompetent",
    "incompetence",
    "mauvaise foi",
    "paresseux",
    "paresse",
    "stupide",
    "betise",
    "malhonnete",
    "malhonnetete",
    "mechant",
    "lache",
    "arrogant",
    "arrogance",
    "egoiste",
    "egoisme",
    "bad faith",
    "lazy",
    "laziness",
    "stupid",
    "stupidity",
    "dishonest",
    "dishonesty",
    "selfish",
    "selfishness",
];

/// Beginnings of the absence of a solution.
const LACKS: &[&str] = &[
    "pas de ",
    "pas d'",
    "manque de ",
    "manque d'",
    "absence de ",
    "absence d'",
    "il manque ",
    "il n'y a pas de ",
    "il n'y a pas d'",
    "insuffisance de ",
    "insuffisance d'",
    "no ",
    "lack of ",
    "absence of ",
    "there is no ",
];

const SMALL: &[&str] = &[
    "le", "la", "les", "un", "une", "des", "de", "du", "d", "l", "et", "a", "au", "aux", "en",
    "dans", "par", "pour", "sur", "que", "qui", "est", "sont", "the", "of", "and", "to", "in",
    "is", "are", "for", "on", "an", "by",
];

/// The words of a text, folded.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The first word, folded.
fn first_word(text: &str) -> String {
    words(text).into_iter().next().unwrap_or_default()
}

/// The verb of doing that a text starts with, folded, if it does.
pub fn starts_with_action(text: &str) -> Option<String> {
    let mut words = words(text).into_iter();
    let first = words.next()?;
    let first = if first == "s" || first == "se" { words.next()? } else { first };
    DOING.contains(&first.as_str()).then_some(first)
}

/// The vague verb that a text starts with, folded, if it does.
pub fn starts_vague(text: &str) -> Option<String> {
    Some(first_word(text)).filter(|word| VAGUE.contains(&word.as_str()))
}

/// Whether a text speaks of us.
pub fn is_about_us(text: &str) -> bool {
    words(text).iter().any(|word| OURS.contains(&word.as_str()))
}

/// Whether a text says that a solution is missing rather than what people live.
pub fn is_missing_solution(text: &str) -> bool {
    let folded = fold(text);
    LACKS.iter().any(|start| folded.starts_with(start))
}

/// Whether a text names something too broad for anyone to change: « la société », and nothing that narrows it.
pub fn is_too_broad(text: &str) -> bool {
    const GOES_ON: &[&str] =
        &["", "est", "sont", "ne", "n", "va", "a", "ont", "is", "are", "does", "has", "et", "and"];
    let padded = format!(" {} ", words(text).join(" "));
    BROAD.iter().any(|phrase| {
        let phrase = format!(" {} ", phrase.replace('\'', " "));
        padded.find(&phrase).is_some_and(|at| {
            let next = padded[at + phrase.len()..].split(' ').next().unwrap_or_default();
            GOES_ON.contains(&next)
        })
    })
}

/// Whether a text blames a person.
pub fn blames(text: &str) -> bool {
    contains_any(text, BLAME)
}

fn contains_any(text: &str, phrases: &[&str]) -> bool {
    let padded = format!(" {} ", words(text).join(" "));
    let plain = |phrase: &str| format!(" {} ", phrase.replace('\'', " "));
    phrases.iter().any(|phrase| padded.contains(&plain(phrase)))
}

/// Whether a text of some length holds two ideas: « car », « donc », « parce que », or « et » between two verbs’ worth of words.
pub fn holds_two_ideas(text: &str) -> bool {
    let words = words(text);
    let linking = ["car", "donc", "because", "therefore", "puisque", "so"];
    let middle = |word: &str, margin: usize| {
        let found = words.iter().position(|known| known == word);
        found.is_some_and(|at| at >= margin && words.len() - at > margin)
    };
    linking.iter().any(|word| middle(word, 1))
        || text.contains(';')
        || middle("et", 4)
        || middle("and", 4)
}

/// Whether two verbs stand on both sides of « et » or “and”.
pub fn has_two_verbs(text: &str) -> bool {
    let words = words(text);
    let is_verb = |word: &str| {
        DOING.contains(&word)
            || VAGUE.contains(&word)
            || word.len() > 4 && (word.ends_with("er") || word.ends_with("ir"))
    };
    let Some(first) = words.first().filter(|word| is_verb(word)) else {
        return false;
    };
    words
        .windows(2)
        .any(|pair| (pair[0] == "et" || pair[0] == "and") && is_verb(&pair[1]) && pair[1] != *first)
}

/// Whether a text denies something: « ne … pas », « aucun », “not”.
pub fn denies(text: &str) -> bool {
    const NOT: &[&str] = &[
        "ne", "n", "pas", "aucun", "aucune", "jamais", "rien", "personne", "non", "sans", "not",
        "no", "never", "nobody", "nothing", "without", "isn", "aren", "don", "doesn",
    ];
    words(text).iter().any(|word| NOT.contains(&word.as_str()))
}

/// Whether a text starts as a situation does: « Le code est… », “The code…”.
pub fn is_situation(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "le", "la", "les", "l", "un", "une", "des", "chaque", "chacun", "chacune", "tous",
        "toutes", "the", "a", "an", "every", "each", "all",
    ];
    words(text).len() > 2 && STARTS.contains(&first_word(text).as_str())
}

/// Whether a text holds a figure.
pub fn has_figure(text: &str) -> bool {
    text.chars().any(|sign| sign.is_ascii_digit())
}

/// The telling words of a text.
pub fn telling(text: &str) -> BTreeSet<String> {
    words(text).into_iter().filter(|word| !SMALL.contains(&word.as_str())).collect()
}

/// The share of telling words that two texts have in common, 0 to 1 (Jaccard).
pub fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// The pairs of texts, one of each list, that share at least `least` of their telling words.
///
/// Goes by shared words: O(texts · words), not all pairs, except for words that very many share.
pub fn alike(ones: &[&str], others: &[&str], least: f64) -> Vec<(usize, usize)> {
    use std::collections::BTreeMap;
    let ones: Vec<_> = ones.iter().map(|text| telling(text)).collect();
    let others: Vec<_> = others.iter().map(|text| telling(text)).collect();
    let mut holders = BTreeMap::<&str, Vec<usize>>::new();
    for (place, words) in others.iter().enumerate() {
        for word in words {
            holders.entry(word).or_default().push(place);
        }
    }
    let mut found = Vec::new();
    for (place, words) in ones.iter().enumerate() {
        let mut shared = BTreeMap::<usize, usize>::new();
        for word in words {
            for other in holders.get(word.as_str()).into_iter().flatten().take(MOST_HOLDERS) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let is_alike = |other: &usize| likeness(words, &others[*other]) >= least;
        found.extend(shared.into_keys().filter(is_alike).map(|other| (place, other)));
    }
    found
}

/// A word that more texts share tells little of them.
const MOST_HOLDERS: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doing_is_not_a_change() {
        assert_eq!(starts_with_action("Organiser un débat").as_deref(), Some("organiser"));
        assert_eq!(starts_with_action("S’opposer au projet").as_deref(), Some("opposer"));
        assert_eq!(starts_with_action("Les ministères publient"), None);
        assert_eq!(starts_vague("Sensibiliser le Gouvernement").as_deref(), Some("sensibiliser"));
        assert_eq!(starts_vague("Obtenir que le code soit public"), None);
    }

    #[test]
    fn words_tell_what_a_card_speaks_of() {
        assert!(is_about_us("Notre réseau est large"));
        assert!(!is_about_us("La COP a lieu à Paris"));
        assert!(is_missing_solution("Manque de moyens") && is_missing_solution("Pas d’argent"));
        assert!(!is_missing_solution("Les avis arrivent trop tard"));
        assert!(
            is_too_broad("Le système est pourri") && !is_too_broad("Le système informatique tombe")
        );
        assert!(blames("Le ministre est incompétent") && !blames("La loi n’oblige pas"));
        assert!(denies("Personne ne peut vérifier") && !denies("Chacun peut vérifier"));
    }

    #[test]
    fn two_ideas_are_two_cards() {
        assert!(holds_two_ideas("Les avis arrivent tard car personne ne les demande"));
        assert!(holds_two_ideas("Les avis arrivent trop tard et les lois passent trop vite"));
        assert!(!holds_two_ideas("Libertés et vie privée"));
        assert!(has_two_verbs("Obtenir un vote et publier le code"));
        assert!(!has_two_verbs("Obtenir le code et la licence"));
    }

    #[test]
    fn texts_alike_are_found_by_their_words() {
        let ones = ["Une équipe soudée et experte", "Peu de moyens"];
        let others = ["Moyens trop faibles", "Équipe experte, soudée"];
        assert_eq!(alike(&ones, &others, 0.6), [(0, 1)]);
        assert!(alike(&[""], &[""], 0.6).is_empty());
    }
}
