//! Verbs between two names of one sentence: a first idea of how they are related.

use std::ops::Range;

use super::text::Text;
use super::words::Words;
use crate::domain::id::EntityId;

/// So many words may stand between two names that a verb joins.
const APART: usize = 14;

/// Two names and the verb between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Who does it.
    pub source: EntityId,
    /// What it does, as relations are named: "finance", "membre de".
    pub kind: &'static str,
    /// To whom.
    pub target: EntityId,
    /// Where the verb stands.
    pub verb: Range<usize>,
    /// The sentence that says so.
    pub passage: Range<usize>,
}

/// The relations that verbs suggest between names that stand one after the other in a sentence.
///
/// `named` is each place of each name; the order does not matter. O(length + n log n).
pub fn hints(text: &Text, named: &[(EntityId, Range<usize>)]) -> Vec<Hint> {
    let words = Words::new(text);
    let mut named: Vec<_> = named.to_vec();
    named.sort_by_key(|(id, range)| (range.start, range.end, *id));
    let pairs = named.iter().zip(named.iter().skip(1));
    pairs.filter_map(|(a, b)| hint(&words, a, b)).collect()
}

fn hint(words: &Words, a: &(EntityId, Range<usize>), b: &(EntityId, Range<usize>)) -> Option<Hint> {
    let (from, to) = (words.at(a.1.end), words.at(b.1.start));
    let last = from.checked_sub(1)?;
    let same = words.get(last)?.sentence == words.get(to)?.sentence;
    if a.0 == b.0 || !same || a.1.end > b.1.start || to - from > APART {
        return None;
    }
    let (at, kind) = (from..to).find_map(|at| verb(words.fold(at)).map(|kind| (at, kind)))?;
    let is_passive = words.fold(at + 1) == "par" || words.fold(at + 1) == "by";
    let (source, target) = if is_passive { (b.0, a.0) } else { (a.0, b.0) };
    let verb = words.range(&(at..at + 1));
    Some(Hint {
        source,
        kind,
        target,
        verb,
        passage: words.text.sentence_around(a.1.start..b.1.end),
    })
}

/// The kind of relation that a form of a verb suggests.
fn verb(word: &str) -> Option<&'static str> {
    VERBS.iter().find(|(_, forms)| forms.split(' ').any(|form| form == word)).map(|(kind, _)| *kind)
}

/// Kinds of relations, with the folded forms that suggest them.
const VERBS: [(&str, &str); 36] = [
    (
        "finance",
        "finance financent financait finançait finance-t-il financer finances financee financees subventionne subventionner",
    ),
    (
        "soutient",
        "soutient soutiennent soutenu soutenue soutenir soutenait appuie appuyer supports",
    ),
    ("s’oppose à", "oppose opposent opposee oppose opposer opposition opposes"),
    ("critique", "critique critiquent critiquer critiquait fustige fustigent"),
    ("dénonce", "denonce denoncent denoncer denoncait denoncee denounces"),
    ("dirige", "dirige dirigent dirigee diriger dirigeait heads leads"),
    ("préside", "preside presider presidee presidait president presidente chairs"),
    ("co-préside", "co-preside copreside co-president co-preside"),
    ("a fondé", "fonde fondent fondee fondes fonder cree creee crees creees creer founded created"),
    ("emploie", "emploie emploient employe employee salarie salariee employs"),
    ("membre de", "membre membres adhere adherent adherer adhesion member joined"),
    ("partenaire de", "partenaire partenaires partenariat partner partnership"),
    ("travaille avec", "collabore collaborent travaille travaillent travailler works"),
    ("saisit", "saisi saisit saisir saisissent saisie saisine"),
    (
        "attaque en justice",
        "attaque attaquent attaquer poursuit poursuivent porte-plainte assigne sues",
    ),
    ("conteste", "conteste contestent contester contestation contests"),
    ("condamne", "condamne condamnent condamnee condamner condamned condemns"),
    (
        "demande à",
        "demande demandent demander demandait reclame reclament exige exigent asks demands",
    ),
    ("interpelle", "interpelle interpellent interpeller"),
    ("alerte", "alerte alertent alerter warns"),
    ("influence", "influence influencent influencer influences"),
    ("signe avec", "signe signent signer signait signature signs signed"),
    ("achète", "achete achetent acheter rachete racheter rachat bought buys"),
    ("vend à", "vend vendent vendre vendu sells"),
    ("fournit", "fournit fournissent fournir fourni provides"),
    ("contrôle", "controle controlent controler owns"),
    ("détient", "detient detiennent detenir detenu holds"),
    ("nomme", "nomme nomment nommee nommer appointed appoints"),
    ("conseille", "conseille conseillent conseiller advises"),
    ("cite", "cite citent citer quotes"),
    ("boycotte", "boycotte boycottent boycotter boycottait"),
    ("participe à", "participe participent participer participation"),
    ("organise", "organise organisent organiser organisee organizes"),
    ("publie", "publie publient publier publiee"),
    ("rencontre", "rencontre rencontrent rencontrer met"),
    ("s’allie à", "allie allient alliance allies"),
];
