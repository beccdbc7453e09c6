//! The measures of a network: their names, what they say, and when not to trust them.

use super::{Lang, texts};
use crate::analysis::report::CardKind;

texts! {
    metric_undefined: "non défini", "undefined";
    card_tied: "Relié", "Tied";
    card_tied_hint: "Qui a le plus de liens directs.", "Who has most direct ties.";
    card_passage: "Passage", "Passage";
    card_passage_hint: "Par qui l’on passe pour aller d’un acteur à l’autre. Il peut relier ou bloquer.", "Whom one passes by from one actor to another. It can join or block.";
    card_broker: "Courtier", "Broker";
    card_broker_hint: "Qui relie des acteurs qui ne se parlent pas.", "Who joins actors that do not talk to each other.";
    cards_why: "Il y a plusieurs façons d’être central. Aucune ne résume les autres.", "There are several ways to be central. None sums up the others.";
    cards_agree: "Les trois mesures désignent les mêmes acteurs.", "The three measures point to the same actors.";
    paths_none(v): "Aucun chemin entre les autres ne passe par {v}.", "No path between others goes through {v}.";
    paths_few(v): "{v} est sur moins d’un chemin sur 10.", "{v} is on fewer than 1 path in 10.";
    paths_some(v, n): "{v} est sur {n} chemins sur 10.", "{v} is on {n} paths in 10.";
    paths_one(v): "{v} est sur 1 chemin sur 10.", "{v} is on 1 path in 10.";
    paths_all(v): "{v} est sur tous les chemins, ou presque.", "{v} is on all paths, or nearly.";
    ties_none(v): "{v} n’a aucun lien compté.", "{v} has no counted tie.";
    reads_degree(v, actors): "{v} est en lien avec {actors}.", "{v} has ties with {actors}.";
    reads_in_degree(v, actors): "{v} subit l’action directe de {actors}.", "{v} is acted on directly by {actors}.";
    reads_out_degree(v, actors): "{v} agit directement sur {actors}.", "{v} acts directly on {actors}.";
    reads_strength(v, x): "Les liens de {v} pèsent {x} en tout.", "The ties of {v} weigh {x} in all.";
    reads_closeness(v, x): "En moyenne, {v} est à une distance de {x} des autres.", "On average, {v} is at a distance of {x} from the others.";
    reads_eigenvector(v, x): "{v} : {x} sur 1. Plus c’est haut, plus ses voisins sont eux-mêmes bien liés.", "{v}: {x} out of 1. The higher, the better tied its neighbours are.";
    reads_page_rank(v, x): "{v} reçoit {x} % de ce qui circule.", "{v} receives {x}% of what flows.";
    reads_page_rank_reversed(v, x): "{v} est à l’origine de {x} % de ce qui circule.", "{v} is at the origin of {x}% of what flows.";
    reads_low_constraint(v): "{v} relie des acteurs qui ne se parlent pas.", "{v} joins actors that do not talk to each other.";
    reads_some_constraint(v): "Une partie de l’entourage de {v} se connaît déjà.", "Some of those around {v} know each other already.";
    reads_high_constraint(v): "{v} est enfermé dans un petit cercle.", "{v} is closed in a small circle.";
    reads_effective_size(v, x): "Parmi les contacts de {v}, {x} apportent vraiment du neuf.", "Among the contacts of {v}, {x} really bring something new.";
    reads_core[n]: "Dans un noyau où chacun a au moins {n} lien avec les autres.", "Dans un noyau où chacun a au moins {n} liens avec les autres.", "In a core where each has at least {n} tie with the others.", "In a core where each has at least {n} ties with the others.";
    reads_openness_in: "Ce groupe parle surtout à lui-même.", "This group talks mostly to itself.";
    reads_openness_out: "Ce groupe parle surtout aux autres.", "This group talks mostly to others.";
    reads_openness_even: "Ce groupe parle autant aux autres qu’à lui-même.", "This group talks to others as much as to itself.";
    trust_communities: "Les groupes sont cherchés plusieurs fois. Qui change souvent de groupe est « entre deux groupes ».", "Groups are searched several times. Who often changes group is “between two groups”.";
    trust_balance: "Seuls les liens dont on sait s’ils aident ou nuisent comptent ici.", "Only ties known to help or harm count here.";
    trust_roles: "Les rôles dépendent des groupes choisis. Changez-les, et les rôles changent.", "Roles depend on the chosen groups. Change these, and the roles change.";
    trust_ranges: "Le calcul est refait en écartant au hasard les liens aux sources fragiles. Un rang étroit est solide.", "The measure is made again, leaving out at random ties with weak sources. A narrow range is solid.";
    trust_rises: "La bande montre ce que changeraient les relations sans date : toujours là, ou jamais.", "The band shows what undated relations would change: always there, or never.";
    role_coordinator: "Coordinateur", "Coordinator";
    role_coordinator_hint: "Relie des membres de son propre groupe.", "Joins members of its own group.";
    role_itinerant: "Itinérant", "Itinerant broker";
    role_itinerant_hint: "Relie deux membres d’un groupe qui n’est pas le sien.", "Joins two members of a group that is not its own.";
    role_representative: "Représentant", "Representative";
    role_representative_hint: "Porte la parole de son groupe vers un autre.", "Speaks for its group to another.";
    role_gatekeeper: "Portier", "Gatekeeper";
    role_gatekeeper_hint: "Filtre ce qui entre dans son groupe.", "Filters what enters its group.";
    role_liaison: "Liaison", "Liaison";
    role_liaison_hint: "Relie deux groupes sans être d’aucun.", "Joins two groups and belongs to neither.";
    whole_density: "Densité", "Density";
    whole_components: "Morceaux", "Components";
    whole_diameter: "Diamètre", "Diameter";
    whole_centralisation: "Centralisation", "Centralisation";
    whole_isolated: "Acteurs sans lien", "Actors without ties";
    whole_mean_degree: "Liens par acteur", "Ties per actor";
    whole_at_least(n): "au moins {n}", "at least {n}";
    actors_count[n]: "{n} acteur", "{n} acteurs", "{n} actor", "{n} actors";
    ties_count[n]: "{n} lien", "{n} liens", "{n} tie", "{n} ties";
    range_of_ranks(best, worst): "{best} à {worst}", "{best} to {worst}";
}

/// Constraint under this is a broker's, over the next a small circle's.
const LOW_CONSTRAINT: f64 = 0.3;
const HIGH_CONSTRAINT: f64 = 0.7;
/// An E–I this near to 0 is even.
const EVEN: f64 = 0.1;

impl Lang {
    /// The name of a measure by its key, the technical word in brackets; the key itself if it has none.
    pub fn metric_name(self, key: &str) -> &str {
        match key {
            "degree" => self.pick("Liens (degré)", "Ties (degree)"),
            "in_degree" => self.pick("Liens reçus (degré entrant)", "Ties received (in-degree)"),
            "out_degree" => self.pick("Liens émis (degré sortant)", "Ties given (out-degree)"),
            "strength" => self.pick("Poids des liens (degré pondéré)", "Weight of ties (strength)"),
            "betweenness" => self.pick("Passage (intermédiarité)", "Passage (betweenness)"),
            "closeness" => self.pick("Proximité", "Closeness"),
            "eigenvector" => {
                self.pick("Bon entourage (vecteur propre)", "Good company (eigenvector)")
            }
            "page_rank" => self.pick("Convergence (PageRank)", "Convergence (PageRank)"),
            "page_rank_reversed" => {
                self.pick("Origine (PageRank inversé)", "Origin (reversed PageRank)")
            }
            "constraint" => self.pick("Cercle fermé (contrainte)", "Closed circle (constraint)"),
            "effective_size" => {
                self.pick("Contacts neufs (taille effective)", "New contacts (effective size)")
            }
            "core" => self.pick("Noyau (k-core)", "Core (k-core)"),
            other => other,
        }
    }

    /// What a score says of `name`, in one sentence.
    pub fn metric_reading(self, key: &str, name: &str, score: Option<f64>) -> String {
        let Some(score) = score else { return self.metric_undefined().to_owned() };
        let count = score.max(0.0).round() as usize;
        match key {
            "degree" | "core" if count == 0 => self.ties_none(name),
            "degree" => self.reads_degree(name, self.actors_count(count)),
            "in_degree" => self.reads_in_degree(name, self.actors_count(count)),
            "out_degree" => self.reads_out_degree(name, self.actors_count(count)),
            "strength" => self.reads_strength(name, self.decimal(score, 1)),
            "betweenness" => self.paths_through(name, score),
            "closeness" => self.reads_closeness(name, self.decimal(score.recip(), 1)),
            "eigenvector" => self.reads_eigenvector(name, self.decimal(score, 2)),
            "page_rank" => self.reads_page_rank(name, self.decimal(score * 100.0, 1)),
            "page_rank_reversed" => {
                self.reads_page_rank_reversed(name, self.decimal(score * 100.0, 1))
            }
            "constraint" if score < LOW_CONSTRAINT => self.reads_low_constraint(name),
            "constraint" if score > HIGH_CONSTRAINT => self.reads_high_constraint(name),
            "constraint" => self.reads_some_constraint(name),
            "effective_size" => self.reads_effective_size(name, self.decimal(score, 1)),
            "core" => self.reads_core(count),
            _ => String::new(),
        }
    }

    /// When not to trust a measure.
    pub fn metric_trap(self, key: &str) -> &'static str {
        match key {
            "degree" | "in_degree" | "out_degree" => self.pick(
                "Il compte ce que vous avez noté. Un acteur mal connu paraît peu lié.",
                "It counts what you noted. An actor you know little of seems to have few ties.",
            ),
            "strength" => self.pick(
                "Il dépend des forces que vous avez notées. Un lien sans force compte pour 1.",
                "It depends on the strengths you noted. A tie without one counts as 1.",
            ),
            "betweenness" => self.pick(
                "Un seul lien oublié peut créer un faux passage obligé. Il se lit dans chaque morceau du réseau.",
                "One forgotten tie can make a false bottleneck. Read it inside each component.",
            ),
            "closeness" => self.pick(
                "Il ne compare que des acteurs du même morceau et ne tient pas compte du sens.",
                "It compares only actors of the same component, and ignores directions.",
            ),
            "eigenvector" => self.pick(
                "Il n’existe que dans le plus grand morceau et ne tient pas compte du sens.",
                "It exists only in the largest component, and ignores directions.",
            ),
            "page_rank" | "page_rank_reversed" => self.pick(
                "Il dépend du sens des relations : une relation notée à l’envers fausse tout.",
                "It depends on the direction of relations: one noted backwards spoils all.",
            ),
            "constraint" | "effective_size" => self.pick(
                "Il suppose que vous avez cherché les liens entre ses contacts.",
                "It supposes that you looked for the ties among its contacts.",
            ),
            "core" => self.pick(
                "Une liste de membres notée d’un coup fait un noyau qui n’en est pas un.",
                "A list of members noted at once makes a core that is none.",
            ),
            _ => "",
        }
    }

    /// The name of a card.
    pub fn central_card(self, kind: CardKind) -> &'static str {
        match kind {
            CardKind::Tied => self.card_tied(),
            CardKind::Passage => self.card_passage(),
            CardKind::Broker => self.card_broker(),
        }
    }

    /// What a card shows.
    pub fn central_card_hint(self, kind: CardKind) -> &'static str {
        match kind {
            CardKind::Tied => self.card_tied_hint(),
            CardKind::Passage => self.card_passage_hint(),
            CardKind::Broker => self.card_broker_hint(),
        }
    }

    /// How much passes by `name`, out of ten paths.
    pub fn paths_through(self, name: &str, share: f64) -> String {
        match (share * 10.0).round() as usize {
            _ if share <= 0.0 => self.paths_none(name),
            0 => self.paths_few(name),
            1 => self.paths_one(name),
            n @ 2..=9 => self.paths_some(name, n),
            _ => self.paths_all(name),
        }
    }

    /// How open a group is, by its E–I.
    pub fn group_openness(self, openness: f64) -> &'static str {
        if openness < -EVEN {
            self.reads_openness_in()
        } else if openness > EVEN {
            self.reads_openness_out()
        } else {
            self.reads_openness_even()
        }
    }

    /// A place: "1er", "2e", "1st", "22nd".
    pub fn rank(self, rank: u32) -> String {
        let ending = match (self, rank % 10, rank % 100) {
            (Self::Fr, ..) if rank == 1 => "er",
            (Self::Fr, ..) => "e",
            (Self::En, _, 11..=13) => "th",
            (Self::En, 1, _) => "st",
            (Self::En, 2, _) => "nd",
            (Self::En, 3, _) => "rd",
            (Self::En, ..) => "th",
        };
        format!("{}{ending}", self.number(rank as usize))
    }

    /// A range of places: "2e à 4e", "2nd to 4th"; one place by itself.
    pub fn rank_range(self, best: u32, worst: u32) -> String {
        if best == worst {
            return self.rank(best);
        }
        self.range_of_ranks(self.rank(best), self.rank(worst))
    }

    /// A number with so many digits after the comma, without zeros at its end: "2,5", "2.5".
    pub fn decimal(self, value: f64, digits: usize) -> String {
        let text = format!("{value:.digits$}");
        let short =
            if digits > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        match self {
            Self::Fr => short.replace('.', ","),
            Self::En => short.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::metrics::METRICS;

    #[test]
    fn every_measure_has_its_words() {
        for lang in Lang::ALL {
            for metric in METRICS {
                assert_ne!(lang.metric_name(metric.key), metric.key);
                assert!(!lang.metric_trap(metric.key).is_empty());
                assert!(!lang.metric_reading(metric.key, "April", Some(1.0)).is_empty());
            }
        }
    }

    #[track_caller]
    fn check(key: &str, score: f64, fr: &str, en: &str) {
        assert_eq!(Lang::Fr.metric_reading(key, "April", Some(score)), fr);
        assert_eq!(Lang::En.metric_reading(key, "April", Some(score)), en);
    }

    #[test]
    fn scores_are_read_plainly() {
        check("degree", 1.0, "April est en lien avec 1 acteur.", "April has ties with 1 actor.");
        check("degree", 0.0, "April n’a aucun lien compté.", "April has no counted tie.");
        check(
            "betweenness",
            0.7258,
            "April est sur 7 chemins sur 10.",
            "April is on 7 paths in 10.",
        );
        check(
            "betweenness",
            0.02,
            "April est sur moins d’un chemin sur 10.",
            "April is on fewer than 1 path in 10.",
        );
        check(
            "page_rank",
            0.1713,
            "April reçoit 17,1 % de ce qui circule.",
            "April receives 17.1% of what flows.",
        );
        check(
            "closeness",
            0.5,
            "En moyenne, April est à une distance de 2 des autres.",
            "On average, April is at a distance of 2 from the others.",
        );
        check(
            "constraint",
            0.073,
            "April relie des acteurs qui ne se parlent pas.",
            "April joins actors that do not talk to each other.",
        );
        assert_eq!(Lang::Fr.metric_reading("constraint", "April", None), "non défini");
    }

    #[test]
    fn places_and_their_ranges() {
        let ranks = |lang: Lang| [1, 2, 3, 4, 11, 12, 21, 22, 103].map(|rank| lang.rank(rank));
        assert_eq!(ranks(Lang::Fr), ["1er", "2e", "3e", "4e", "11e", "12e", "21e", "22e", "103e"]);
        assert_eq!(
            ranks(Lang::En),
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "22nd", "103rd"]
        );
        assert_eq!(Lang::Fr.rank_range(2, 4), "2e à 4e");
        assert_eq!(Lang::En.rank_range(2, 4), "2nd to 4th");
        assert_eq!(Lang::Fr.rank_range(1, 1), "1er");
    }
}
