//! What the map says: its cards, its figures, its time, and how it was counted.

use super::dates::understood;
use super::{Lang, texts};
use crate::analysis::period::span_of;
use crate::analysis::preparation::{Preparation, Prepared};
use crate::domain::entities::EntityKind;

texts! {
    tells_measuring(percent): "Calcul en cours : {percent} %", "Measuring: {percent}%";
    tells_measured(actors, relations): "Mesuré : {actors}, {relations}.", "Measured: {actors}, {relations}.";
    tells_nothing: "Rien à mesurer encore : il faut quelques relations entre acteurs.", "Nothing to measure yet: it takes a few relations between actors.";
    tells_findings: "Ce qui se voit", "What shows";
    tells_warnings: "À garder en tête", "To keep in mind";
    tells_groups: "Groupes", "Groups";
    tells_between: "Entre deux groupes", "Between two groups";
    tells_show: "Montrer", "Show";
    tells_show_that(what): "Montrer sur la carte : {what}", "Show on the map: {what}";
    tells_tied(actors): "en relation avec {actors}", "in relation with {actors}";
    tells_equals[n]: "{n} acteur", "{n} acteurs à égalité", "{n} actor", "{n} actors equal";
    tells_paths_few(x): "sur moins d’un chemin sur 10 ({x})", "on fewer than 1 path in 10 ({x})";
    tells_paths(n, x): "sur {n} chemins sur 10 ({x})", "on {n} paths in 10 ({x})";
    tells_path(x): "sur 1 chemin sur 10 ({x})", "on 1 path in 10 ({x})";
    tells_paths_all(x): "sur tous les chemins, ou presque ({x})", "on all paths, or nearly ({x})";
    tells_broker(e, n, x): "{e} contacts neufs sur {n} (contrainte {x})", "{e} new contacts out of {n} (constraint {x})";
    tells_constraint(x): "contrainte {x}", "constraint {x}";
    tells_range(range): "rang : {range}", "rank: {range}";
    tells_without_us: "Refaire sans nous", "Again without us";
    tells_with_us: "Refaire avec nous", "Again with us";
    tells_without(v): "Refaire sans {v}", "Again without {v}";
    tells_with_all: "Remettre les acteurs écartés", "Put those left out back";
    tells_solid: "Solidité des rangs", "How solid are the ranks";
    tells_solid_now(percent): "Solidité des rangs : {percent} %", "How solid are the ranks: {percent}%";
    tells_stop: "Arrêter", "Stop";
    tells_solid_sure: "Toutes les relations comptées sont sûres : les rangs ne bougent pas.", "All the counted relations are sure: the ranks do not move.";
    tells_solid_none: "Le réseau est trop grand pour refaire le calcul assez de fois.", "The network is too large to measure it often enough.";
    tells_solid_done[n]: "Calcul refait {n} fois : les rangs sont donnés de … à …", "Calcul refait {n} fois : les rangs sont donnés de … à …", "Measured {n} time: ranks are given from … to …", "Measured {n} times: ranks are given from … to …";
    tells_details: "Chiffres et lectures", "Figures and readings";
    tells_whole: "Le réseau entier", "The whole network";
    tells_actors: "Acteurs reliés", "Tied actors";
    tells_relations: "Paires reliées", "Tied pairs";
    tells_giant(actors): "le plus grand : {actors}", "the largest: {actors}";
    tells_modularity: "Netteté des groupes", "Clarity of groups";
    tells_balance: "Équilibre des signes", "Balance of signs";
    tells_balance_none: "Aucun triangle de relations signées.", "No triangle of signed relations.";
    tells_balance_share(x): "{x} % des triangles sont stables.", "{x}% of triangles are stable.";
    tells_tense(a, b, c): "Tendu : {a}, {b}, {c}", "Tense: {a}, {b}, {c}";
    tells_cores: "Noyau le plus dur", "Hardest core";
    tells_core(n): "{n} relations chacun au moins", "at least {n} relations each";
    tells_cuts: "Charnières et ponts", "Hinges and bridges";
    tells_cut(pieces): "sans lui, son réseau se coupe en {pieces} morceaux", "without it, its network falls into {pieces} pieces";
    tells_bridge(a, b): "Pont : {a} – {b}", "Bridge: {a} – {b}";
    tells_bridge_sizes(a, b): "{a} d’un côté, {b} de l’autre", "{a} on one side, {b} on the other";
    tells_bridges_small[n]: "et {n} relation qui ne mène qu’à un bout", "et {n} relations qui ne mènent qu’à un bout", "and {n} relation that leads only to an end", "and {n} relations that lead only to an end";
    tells_roles: "Rôles entre groupes", "Roles between groups";
    tells_role(role, n): "{role} : {n} fois", "{role}: {n} times";
    tells_readings: "Lire les mesures", "Reading the measures";
    tells_table: "Tous les scores", "All scores";
    tells_actor: "Acteur", "Actor";
    tells_rows_more: "30 de plus", "30 more";
    tells_sort(what): "Trier par {what}", "Sort by {what}";
    tells_group_of(v): "Autour de {v}", "Around {v}";
    prep_all_kinds: "toutes les natures", "all kinds";
    prep_without(what): "sans : {what}", "without: {what}";
    prep_only(tag): "seulement « {tag} »", "only “{tag}”";
    prep_without_us: "sans nous", "without us";
    prep_without_actors[n]: "{n} acteur écarté", "{n} acteurs écartés", "{n} actor left out", "{n} actors left out";
    prep_without_lone: "sans les acteurs isolés", "without lone actors";
    prep_any_time: "toutes périodes", "all periods";
    prep_dated_only: "relations datées seulement", "dated relations only";
    prep_grade(letter): "sources cotées {letter} ou mieux", "sources graded {letter} or better";
    prep_strength(n): "force {n} ou plus", "strength {n} or more";
    prep_unsourced[n]: "{n} sans source", "{n} sans source", "{n} without a source", "{n} without a source";
    prep_all_sourced: "toutes sourcées", "all with a source";
    prep_directed: "dans le sens des flèches", "along the arrows";
    prep_undirected: "sans tenir compte du sens", "whatever the direction";
    prep_all_signs: "soutiens et oppositions confondus", "support and opposition alike";
    prep_weighted: "forces comptées", "strengths counted";
    prep_unweighted: "sans les forces", "strengths not counted";
    time_title: "Période", "Period";
    time_from: "Début de la période", "Start of the period";
    time_to: "Fin de la période", "End of the period";
    time_all: "Tout", "All";
    time_play: "Dérouler", "Play";
    time_pause: "Pause", "Pause";
    time_step: "Pas suivant", "Next step";
    time_any: "toute la durée", "all of time";
    time_typed: "Saisir une période", "Type a period";
    time_example: "2015-2017, depuis mai 2015…", "2015-2017, since May 2015…";
    time_unread(text): "« {text} » n’est pas une date comprise. Essayez « 2015 » ou « 2015-2017 ».", "“{text}” is not a date that is understood. Try “2015” or “2015-2017”.";
    time_undated: "Compter les relations sans date", "Count undated relations";
    rises_title: "Qui devient central, quand", "Who becomes central, when";
    rises_by: "Central par", "Central by";
    rises_degree: "les relations", "relations";
    rises_betweenness: "le passage", "passage";
    rises_running(percent): "Calcul : {percent} %", "Measuring: {percent}%";
    rises_none: "Aucune date : donnez des dates aux acteurs ou aux relations pour voir les rangs changer.", "No date: give dates to actors or relations to see ranks change.";
    rises_hint: "Une colonne par date où quelque chose commence ou finit. Le rang 1 est en haut.", "A column for each date when something begins or ends. Rank 1 is at the top.";
    rises_table: "Rangs par date", "Ranks by date";
    rises_date: "Date", "Date";
    rises_pick: "Choisir une date met la carte à ce jour.", "Choosing a date puts the map at that day.";
    rises_chart(names): "Rangs au fil du temps : {names}. Les mêmes rangs sont dans le tableau.", "Ranks over time: {names}. The table has the same ranks.";
}

impl Lang {
    /// How much of the ways passes by someone, with the figure: "sur 7 chemins sur 10 (0,7258)".
    pub fn tells_share(self, share: f64) -> String {
        let figure = self.decimal(share, 4);
        match (share * 10.0).round() as usize {
            0 => self.tells_paths_few(figure),
            1 => self.tells_path(figure),
            n @ 2..=9 => self.tells_paths(n, figure),
            _ => self.tells_paths_all(figure),
        }
    }

    /// What was counted and how: the line that stands under every result.
    pub fn preparation(self, preparation: &Preparation, prepared: &Prepared) -> String {
        let mut parts = vec![
            format!(
                "{}, {}",
                self.relations_count(prepared.relations.len()),
                self.actors_count(prepared.actors.len())
            ),
            match prepared.unsourced {
                0 => self.prep_all_sourced().to_owned(),
                n => self.prep_unsourced(n),
            },
        ];
        parts.extend(self.prepared_kinds(preparation));
        parts.extend(self.prepared_relations(preparation));
        let flag =
            |on: bool, yes: &'static str, no: &'static str| if on { yes } else { no }.to_owned();
        parts.push(flag(preparation.directed, self.prep_directed(), self.prep_undirected()));
        parts.push(flag(preparation.weighted, self.prep_weighted(), self.prep_unweighted()));
        parts.join(" · ")
    }

    fn prepared_kinds(self, preparation: &Preparation) -> Vec<String> {
        let kinds =
            preparation.kinds.iter().map(|key| self.kinds(&EntityKind::read(key)).to_lowercase());
        let stances = preparation.stances.iter().map(|key| self.stance_of_key(key).to_owned());
        let left_out: Vec<String> =
            kinds.chain(stances).chain(preparation.tags.iter().cloned()).collect();
        let kinds = if left_out.is_empty() {
            self.prep_all_kinds().to_owned()
        } else {
            self.prep_without(left_out.join(", "))
        };
        let without = preparation.without.len();
        let parts = [
            Some(kinds),
            preparation.only_tag.as_ref().map(|tag| self.prep_only(tag)),
            preparation.without_us.then(|| self.prep_without_us().to_owned()),
            (without > 0).then(|| self.prep_without_actors(without)),
            preparation.without_lone.then(|| self.prep_without_lone().to_owned()),
        ];
        parts.into_iter().flatten().collect()
    }

    fn prepared_relations(self, preparation: &Preparation) -> Vec<String> {
        let span = preparation.period.and_then(span_of);
        let period =
            span.map_or_else(|| self.prep_any_time().to_owned(), |span| understood(self, &span));
        let kinds: Vec<&str> = preparation.relation_kinds.iter().map(String::as_str).collect();
        let signs: Vec<&str> = preparation.signs.iter().map(|key| self.sign_of_key(key)).collect();
        let signs = if signs.is_empty() {
            self.prep_all_signs().to_owned()
        } else {
            self.prep_without(signs.join(", "))
        };
        let dated_only = preparation.period.is_some() && preparation.without_undated;
        let parts = [
            Some(period),
            dated_only.then(|| self.prep_dated_only().to_owned()),
            (!kinds.is_empty()).then(|| self.prep_without(kinds.join(", "))),
            preparation.min_grade.map(|letter| self.prep_grade(letter)),
            preparation.min_strength.map(|least| self.prep_strength(least)),
            Some(signs),
        ];
        parts.into_iter().flatten().collect()
    }

    fn stance_of_key(self, key: &str) -> &'static str {
        use crate::domain::entities::Stance;
        self.stance(key.parse().ok().and_then(Stance::new))
    }

    fn sign_of_key(self, key: &str) -> &'static str {
        use crate::domain::relations::Sign;
        self.sign(match key {
            "+" => Some(Sign::Plus),
            "-" => Some(Sign::Minus),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::preparation::days_of;
    use crate::domain::date::PartialDate;
    use std::collections::BTreeSet;

    #[track_caller]
    fn check(change: impl FnOnce(&mut Preparation), fr: &str, en: &str) {
        let mut preparation = Preparation::default();
        change(&mut preparation);
        let prepared = Prepared { unsourced: 33, ..Prepared::default() };
        assert_eq!(Lang::Fr.preparation(&preparation, &prepared), fr);
        assert_eq!(Lang::En.preparation(&preparation, &prepared), en);
    }

    #[test]
    fn the_line_under_every_result() {
        check(
            |_| {},
            "0 relation, 0 acteur · 33 sans source · toutes les natures · toutes périodes · soutiens et oppositions confondus · sans tenir compte du sens · sans les forces",
            "0 relations, 0 actors · 33 without a source · all kinds · all periods · support and opposition alike · whatever the direction · strengths not counted",
        );
        check(
            |wish| {
                wish.kinds = BTreeSet::from(["event".to_owned()]);
                wish.stances = BTreeSet::from(["none".to_owned()]);
                wish.without_us = true;
                wish.signs = BTreeSet::from(["-".to_owned()]);
                wish.min_grade = Some('C');
                wish.period = Some(days_of(&PartialDate::read("2015-2017")));
                wish.without_undated = true;
                wish.directed = true;
                wish.weighted = true;
            },
            "0 relation, 0 acteur · 33 sans source · sans : événements, sans position · sans nous · de 2015 à 2017 · relations datées seulement · sources cotées C ou mieux · sans : − opposition · dans le sens des flèches · forces comptées",
            "0 relations, 0 actors · 33 without a source · without: events, no stance · without us · 2015 to 2017 · dated relations only · sources graded C or better · without: − opposition · along the arrows · strengths counted",
        );
    }

    #[test]
    fn passage_is_said_out_of_ten() {
        assert_eq!(Lang::Fr.tells_share(0.7258), "sur 7 chemins sur 10 (0,7258)");
        assert_eq!(Lang::En.tells_share(0.7258), "on 7 paths in 10 (0.7258)");
        assert_eq!(Lang::Fr.tells_share(0.01), "sur moins d’un chemin sur 10 (0,01)");
    }
}
