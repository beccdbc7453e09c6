//! What a network says, in sentences.

use super::{Lang, texts};
use crate::analysis::report::{Disagreement, Finding};

texts! {
    says_and: "et", "and";
    says_others[n]: "{n} autre", "{n} autres", "{n} other", "{n} others";
    says_cut_alone_one(v, names): "Retirez {v} : {names} se retrouve isolé.", "Remove {v}: {names} is left alone.";
    says_cut_alone_many(v, names): "Retirez {v} : {names} se retrouvent isolés.", "Remove {v}: {names} are each left alone.";
    says_cut_pieces(v, pieces, names): "Retirez {v} : le réseau se coupe en {pieces} morceaux. {names} ne tiennent plus au reste.", "Remove {v}: the network falls into {pieces} pieces. {names} no longer hold to the rest.";
    says_tight(count, around, names): "{count} forment un groupe serré autour de {around}, avec {names}.", "{count} form a tight group around {around}, with {names}.";
    says_centre(v): "{v} est au centre parce que vos notes en parlent le plus. Le graphe montre ce que vous avez noté, pas toute la réalité.", "{v} is at the centre because your notes speak of it most. The graph shows what you noted, not all that is real.";
    says_can_block: "Il peut relier ou bloquer.", "It can join or block.";
    says_broker(v, n, e): "{v} est en position de courtier : sur {n} contacts, {e} apportent vraiment du neuf.", "{v} is in a broker’s position: of {n} contacts, {e} really bring something new.";
    says_only_passage(a, b, left, right): "Le lien entre {a} et {b} est le seul passage entre {left} d’un côté et {right} de l’autre.", "The tie between {a} and {b} is the only passage between {left} on one side and {right} on the other.";
    says_hard_core(actors, ties): "Noyau dur : {actors} qui ont chacun au moins {ties} entre eux.", "Hard core: {actors} that each have at least {ties} with the others.";
    says_between(v, a, b): "{v} est entre deux groupes : celui de {a} et celui de {b}.", "{v} is between two groups: that of {a} and that of {b}.";
    says_groups_clear[n]: "{n} groupe d’acteurs plus liés entre eux qu’avec les autres.", "{n} groupes d’acteurs plus liés entre eux qu’avec les autres.", "{n} group of actors more tied with each other than with the rest.", "{n} groups of actors more tied with each other than with the rest.";
    says_groups_unclear: "Pas de groupes nets.", "No clear groups.";
    says_tense(a, b, c, x): "Triangle tendu : {a}, {b} et {c}. {x} % des triangles sont stables.", "Tense triangle: {a}, {b} and {c}. {x}% of triangles are stable.";
    warn_unsourced[n]: "{n} relation sans source est comptée. Écartez-la pour comparer.", "{n} relations sans source sont comptées. Écartez-les pour comparer.", "{n} relation without a source is counted. Leave it out to compare.", "{n} relations without a source are counted. Leave them out to compare.";
    warn_small: "Réseau trop petit : regardez le dessin, pas les chiffres.", "Network too small: look at the picture, not at the figures.";
    warn_one_tie[n]: "{n} acteur a un seul lien. Est-ce réel ou pas encore cherché ?", "{n} acteurs ont un seul lien. Est-ce réel ou pas encore cherché ?", "{n} actor has a single tie. Is it so, or not looked for yet?", "{n} actors have a single tie. Is it so, or not looked for yet?";
    warn_ours(v): "{v} est au centre car vous avez noté vos propres liens. Refaites le calcul sans vous.", "{v} is at the centre because you noted your own ties. Measure again without you.";
    warn_components[n]: "Le réseau est en {n} morceau.", "Le réseau est en {n} morceaux que rien ne relie. Chacun est mesuré à part.", "The network is in {n} component.", "The network is in {n} components that nothing joins. Each is measured apart.";
    warn_isolated[n]: "{n} acteur n’a aucun lien compté. Les mesures l’ignorent.", "{n} acteurs n’ont aucun lien compté. Les mesures les ignorent.", "{n} actor has no counted tie. The measures leave it out.", "{n} actors have no counted tie. The measures leave them out.";
    warn_estimated: "Le réseau est très grand : le passage est estimé sur une partie des acteurs.", "The network is very large: passage is estimated from a part of the actors.";
    card_differs(v, first, place, other): "{v} est au 1er rang pour « {first} », mais au {place} pour « {other} ».", "{v} is 1st for “{first}”, but {place} for “{other}”.";
    card_differs_none(v, first, other): "{v} est au 1er rang pour « {first} », mais n’en a aucun pour « {other} ».", "{v} is 1st for “{first}”, but has no place for “{other}”.";
}

/// How many names a sentence can hold.
const MOST_NAMES: usize = 6;

/// The name of a node.
type Naming<'a> = &'a dyn Fn(u32) -> String;

impl Lang {
    /// A finding or a warning in one or two sentences; `name` names nodes.
    pub fn finding(self, finding: &Finding, name: Naming) -> String {
        match finding {
            Finding::Removing { node, pieces, cut_off, alone, named } => {
                let names = self.names_of(named, *cut_off as usize, name);
                self.removing(name(*node), *pieces, names, (*alone, *cut_off == 1))
            }
            Finding::TightGroup { around, nodes } => {
                let rest: Vec<u32> = nodes.iter().copied().filter(|node| node != around).collect();
                let names = self.names_of(&rest, rest.len(), name);
                self.says_tight(self.actors_in_letters(nodes.len()), name(*around), names)
            }
            Finding::MostPassage { node, share } => {
                format!(
                    "{} {}",
                    self.paths_through(&name(*node), f64::from(*share)),
                    self.says_can_block()
                )
            }
            Finding::Broker { node, contacts, effective } => {
                self.says_broker(name(*node), contacts, self.decimal(f64::from(*effective), 1))
            }
            Finding::OnlyPassage { near, far, near_size, far_size } => {
                let [left, right] = [near_size, far_size].map(|n| self.actors_count(*n as usize));
                self.says_only_passage(name(*near), name(*far), left, right)
            }
            Finding::Core { k, nodes } => {
                self.says_hard_core(self.actors_count(nodes.len()), self.ties_count(*k as usize))
            }
            Finding::Between { node, centres: [own, other] } => {
                self.says_between(name(*node), name(*own), name(*other))
            }
            Finding::Groups { count, are_clear: true } => self.says_groups_clear(*count as usize),
            Finding::Groups { .. } => self.says_groups_unclear().to_owned(),
            Finding::Tense { nodes, stable } => {
                let [a, b, c] = nodes.map(name);
                self.says_tense(a, b, c, self.decimal(f64::from(*stable) * 100.0, 0))
            }
            warning => self.network_warning(warning, name),
        }
    }

    /// What follows when `v` is gone, for those of `names`: whether they are left alone, and there is only one.
    fn removing(self, v: String, pieces: u32, names: String, is_alone_one: (bool, bool)) -> String {
        match is_alone_one {
            (true, true) => self.says_cut_alone_one(v, names),
            (true, false) => self.says_cut_alone_many(v, names),
            (false, _) => self.says_cut_pieces(v, pieces, names),
        }
    }

    fn network_warning(self, warning: &Finding, name: Naming) -> String {
        match warning {
            Finding::Centre { node } => self.says_centre(name(*node)),
            Finding::Unsourced { ties } => self.warn_unsourced(*ties as usize),
            Finding::Small { .. } => self.warn_small().to_owned(),
            Finding::OneTie { actors } => self.warn_one_tie(*actors as usize),
            Finding::OursAtCentre { node } => self.warn_ours(name(*node)),
            Finding::NotConnected { components } => self.warn_components(*components as usize),
            Finding::Isolated { actors } => self.warn_isolated(*actors as usize),
            Finding::Estimated => self.warn_estimated().to_owned(),
            _ => String::new(),
        }
    }

    /// Where two cards disagree, in a sentence.
    pub fn disagreement(self, found: &Disagreement, name: Naming) -> String {
        let (v, first, other) = (
            name(found.node),
            self.central_card(found.first_in),
            self.central_card(found.absent_from),
        );
        match found.rank {
            Some(rank) => self.card_differs(v, first, self.rank(rank), other),
            None => self.card_differs_none(v, first, other),
        }
    }

    /// "A, B et C", "A, B et 4 autres": the first of `all` nodes.
    fn names_of(self, nodes: &[u32], all: usize, name: Naming) -> String {
        let shown = if all > MOST_NAMES { nodes.len().min(MOST_NAMES - 1) } else { nodes.len() };
        let mut names: Vec<String> = nodes[..shown].iter().map(|node| name(*node)).collect();
        if all > shown {
            names.push(self.says_others(all - shown));
        }
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("{} {} {last}", rest.join(", "), self.says_and())
            }
            _ => names.concat(),
        }
    }

    /// So many actors at the start of a sentence: "Cinq acteurs", "Five actors", "14 acteurs".
    fn actors_in_letters(self, count: usize) -> String {
        if count < 3 {
            return self.actors_count(count);
        }
        let words = self.sentence(&self.in_letters(count, false));
        format!("{words} {}", self.pick("acteurs", "actors"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::report::{CardKind, Options, measure};
    use crate::analysis::samples::example;

    fn letter(node: u32) -> String {
        char::from(b'A' + node as u8).to_string()
    }

    #[track_caller]
    fn check(finding: &Finding, fr: &str, en: &str) {
        assert_eq!(Lang::Fr.finding(finding, &letter), fr);
        assert_eq!(Lang::En.finding(finding, &letter), en);
    }

    #[test]
    fn the_example_in_words() {
        let (network, names) = example();
        let report = measure(&network, &Options::default(), &mut |_| {});
        let name = |node: u32| names[node as usize].clone();
        let say = |lang: Lang, findings: &[Finding]| -> Vec<String> {
            findings.iter().map(|finding| lang.finding(finding, &name)).collect()
        };
        let fr = [
            "Retirez Cap Collectif : Parlement & Citoyens se retrouve isolé.",
            "Cinq acteurs forment un groupe serré autour de Cap Collectif, avec Parlement & Citoyens, Démocratie ouverte, make.org et Secrétariat d'État au Numérique.",
            "Gouvernement français est au centre parce que vos notes en parlent le plus. Le graphe montre ce que vous avez noté, pas toute la réalité.",
            "Gouvernement français est sur 7 chemins sur 10. Il peut relier ou bloquer.",
            "Gouvernement français est en position de courtier : sur 15 contacts, 14,9 apportent vraiment du neuf.",
            "6 groupes d’acteurs plus liés entre eux qu’avec les autres.",
        ];
        assert_eq!(say(Lang::Fr, &report.findings), fr);
        let en = [
            "Remove Cap Collectif: Parlement & Citoyens is left alone.",
            "Five actors form a tight group around Cap Collectif, with Parlement & Citoyens, Démocratie ouverte, make.org and Secrétariat d'État au Numérique.",
            "Gouvernement français is at the centre because your notes speak of it most. The graph shows what you noted, not all that is real.",
            "Gouvernement français is on 7 paths in 10. It can join or block.",
            "Gouvernement français is in a broker’s position: of 15 contacts, 14.9 really bring something new.",
            "6 groups of actors more tied with each other than with the rest.",
        ];
        assert_eq!(say(Lang::En, &report.findings), en);
        let warnings = [
            "14 acteurs ont un seul lien. Est-ce réel ou pas encore cherché ?",
            "18 acteurs n’ont aucun lien compté. Les mesures les ignorent.",
        ];
        assert_eq!(say(Lang::Fr, &report.warnings), warnings);
    }

    #[test]
    fn those_cut_off_are_named() {
        let removing = |cut_off, alone, named: &[u32]| Finding::Removing {
            node: 0,
            pieces: 3,
            cut_off,
            alone,
            named: named.to_vec(),
        };
        check(
            &removing(2, true, &[1, 2]),
            "Retirez A : B et C se retrouvent isolés.",
            "Remove A: B and C are each left alone.",
        );
        check(
            &removing(9, true, &[1, 2, 3, 4, 5, 6, 7, 8, 9]),
            "Retirez A : B, C, D, E, F et 4 autres se retrouvent isolés.",
            "Remove A: B, C, D, E, F and 4 others are each left alone.",
        );
        check(
            &removing(3, false, &[1, 2, 3]),
            "Retirez A : le réseau se coupe en 3 morceaux. B, C et D ne tiennent plus au reste.",
            "Remove A: the network falls into 3 pieces. B, C and D no longer hold to the rest.",
        );
    }

    #[test]
    fn the_other_findings() {
        check(
            &Finding::OnlyPassage { near: 0, far: 1, near_size: 3, far_size: 12 },
            "Le lien entre A et B est le seul passage entre 3 acteurs d’un côté et 12 acteurs de l’autre.",
            "The tie between A and B is the only passage between 3 actors on one side and 12 actors on the other.",
        );
        check(
            &Finding::Core { k: 3, nodes: vec![0, 1, 2, 3] },
            "Noyau dur : 4 acteurs qui ont chacun au moins 3 liens entre eux.",
            "Hard core: 4 actors that each have at least 3 ties with the others.",
        );
        check(
            &Finding::Tense { nodes: [0, 1, 2], stable: 0.666 },
            "Triangle tendu : A, B et C. 67 % des triangles sont stables.",
            "Tense triangle: A, B and C. 67% of triangles are stable.",
        );
        check(
            &Finding::Unsourced { ties: 1 },
            "1 relation sans source est comptée. Écartez-la pour comparer.",
            "1 relation without a source is counted. Leave it out to compare.",
        );
        check(
            &Finding::Groups { count: 4, are_clear: false },
            "Pas de groupes nets.",
            "No clear groups.",
        );
    }

    #[test]
    fn cards_disagree_in_words() {
        let (first_in, absent_from) = (CardKind::Tied, CardKind::Passage);
        let found = Disagreement { node: 3, first_in, absent_from, rank: Some(5) };
        assert_eq!(
            Lang::Fr.disagreement(&found, &letter),
            "D est au 1er rang pour « Relié », mais au 5e pour « Passage »."
        );
        let found = Disagreement { rank: None, ..found };
        assert_eq!(
            Lang::En.disagreement(&found, &letter),
            "D is 1st for “Tied”, but has no place for “Passage”."
        );
    }
}
