//! What stands around the map when it is given away as a picture.

use super::{Lang, texts};
use crate::analysis::network::{Days, OPEN_END, OPEN_START};
use crate::analysis::offer::{Group, sign_of, stance_of};
use crate::analysis::picture::Picture;
use crate::analysis::picture::legend::Sample;
use crate::analysis::preparation::Preparation;
use crate::domain::date::Day;
use crate::domain::entities::{EntityKind, Stance};
use crate::domain::id::EntityId;
use crate::domain::relations::{Sign, Strength};

/// Actors that the description names, and those left out one by one that the picture names.
const NAMED: usize = 6;

texts! {
    poster_title: "Carte d’influence", "Influence map";
    poster_file: "carte", "map";
    poster_date(day, actors, relations): "{day} · {actors}, {relations}", "{day} · {actors}, {relations}";
    poster_view(day): "Carte du {day}", "Map of {day}";
    poster_whole: "Aucun filtre : tout le projet est sur la carte.", "No filter: all of the project is on the map.";
    poster_filters(what): "Filtres : {what}.", "Filters: {what}.";
    poster_part(what): "En lumière : {what}.", "Lit up: {what}.";
    poster_around[n]: "{n} pas autour de", "{n} pas autour de", "{n} step around", "{n} steps around";
    poster_paths(from, to): "les plus courts chemins de « {from} » à « {to} »", "the shortest paths from “{from}” to “{to}”";
    poster_access(target): "le chemin d’accès à « {target} »", "the access path to “{target}”";
    poster_without(what, list): "{what} hors {list}", "{what} except {list}";
    poster_only(tag): "seulement « {tag} »", "only “{tag}”";
    poster_us: "sans nous", "without us";
    poster_lone: "sans les acteurs isolés", "without actors that have no relation";
    poster_one_by_one(list): "sans {list}", "without {list}";
    poster_others[n]: "{n} autre", "{n} autres", "{n} other", "{n} others";
    poster_strength(least): "force à partir de {least}", "strength from {least}";
    poster_grade(worst): "sources cotées {worst} ou mieux", "sources graded {worst} or better";
    poster_from(day): "à partir du {day}", "from {day}";
    poster_until(day): "jusqu’au {day}", "until {day}";
    poster_between(from, to): "du {from} au {to}", "from {from} to {to}";
    poster_undated: "sans les relations non datées", "without undated relations";
    poster_directed: "mesures dans le sens des flèches", "measures along the arrows";
    poster_weighted: "mesures pondérées par la force", "measures weighted by strength";
    poster_described(actors, relations): "Carte d’influence : {actors}, {relations}.", "Influence map: {actors}, {relations}.";
    poster_allies[n]: "{n} favorable", "{n} favorables", "{n} favourable", "{n} favourable";
    poster_opposed[n]: "{n} opposé", "{n} opposés", "{n} opposed", "{n} opposed";
    poster_undecided[n]: "{n} indécis", "{n} indécis", "{n} undecided", "{n} undecided";
    poster_most_tied(list): "Les plus reliés : {list}.", "Most relations: {list}.";
    poster_failed: "L’image est trop grande pour ce navigateur. Prenez l’image SVG : elle s’ouvre à toute taille.", "The picture is too large for this browser. Take the SVG picture: it opens at any size.";
    poster_saved: "Image SVG enregistrée. Elle emporte les fiches et les sources de ce qu’elle montre, sans les notes privées.", "SVG picture saved. It carries the sheets and the sources of what it shows, without private notes.";
    poster_saved_alone: "Image SVG enregistrée : le dessin, et rien d’autre.", "SVG picture saved: the drawing, and nothing else.";
    poster_saved_png: "Image PNG enregistrée.", "PNG picture saved.";
}

impl Lang {
    /// What a sign of the picture means.
    pub fn sample(self, sample: &Sample) -> String {
        match sample {
            Sample::Kind(kind) => self.kind(kind),
            Sample::Stance(stance) => self.stance(Some(*stance)).to_owned(),
            Sample::Target => self.target().to_owned(),
            Sample::Us => self.us().to_owned(),
            Sample::Line(None) => self.legend_arrow().to_owned(),
            Sample::Line(Some(Sign::Plus)) => self.legend_plus().to_owned(),
            Sample::Line(Some(Sign::Minus)) => self.legend_minus().to_owned(),
            Sample::Mutual => self.legend_mutual().to_owned(),
            Sample::Width(strength) => self.strength(*strength).to_owned(),
        }
    }

    /// What a filter goes by.
    pub fn filter_group(self, group: Group) -> &'static str {
        match group {
            Group::Kinds => self.filter_kinds(),
            Group::Stances => self.filter_stances(),
            Group::Tags => self.filter_tags(),
            Group::RelationKinds => self.filter_relation_kinds(),
            Group::Signs => self.filter_signs(),
        }
    }

    /// A value of a filter.
    pub fn filter_value(self, group: Group, key: &str) -> String {
        match group {
            Group::Kinds => self.kinds(&EntityKind::read(key)),
            Group::Stances => self.stance(stance_of(key)).to_owned(),
            Group::Signs => self.sign(sign_of(key)).to_owned(),
            Group::Tags | Group::RelationKinds if key.is_empty() => {
                self.filter_no_kind().to_owned()
            }
            Group::Tags | Group::RelationKinds => key.to_owned(),
        }
    }

    /// What was left out of a picture, and how it was measured, as one sentence.
    pub fn filters_told(self, filters: &Preparation, name: &dyn Fn(EntityId) -> String) -> String {
        let mut told = Vec::new();
        for group in Group::ALL {
            let values = filters.left_out(group).iter().map(|key| self.filter_value(group, key));
            let values: Vec<String> = values.collect();
            if !values.is_empty() {
                told.push(
                    self.poster_without(self.filter_group(group).to_lowercase(), values.join(", ")),
                );
            }
        }
        told.extend(filters.only_tag.as_ref().map(|tag| self.poster_only(tag)));
        if !filters.without.is_empty() {
            let names: Vec<String> = filters.without.iter().map(|id| name(*id)).collect();
            told.push(self.poster_one_by_one(self.few(&names)));
        }
        let least = filters.min_strength.and_then(|least| Strength::new(i64::from(least)));
        told.extend(least.map(|least| self.poster_strength(self.strength(Some(least)))));
        told.extend(filters.min_grade.map(|worst| self.poster_grade(worst)));
        told.extend(filters.period.and_then(|days| self.period(days)));
        let flags = [
            (filters.without_us, self.poster_us()),
            (filters.without_lone, self.poster_lone()),
            (filters.without_undated && filters.period.is_some(), self.poster_undated()),
            (filters.directed, self.poster_directed()),
            (filters.weighted, self.poster_weighted()),
        ];
        told.extend(flags.into_iter().filter(|(on, _)| *on).map(|(_, words)| words.to_owned()));
        if told.is_empty() {
            self.poster_whole().to_owned()
        } else {
            self.poster_filters(told.join(self.pick("\u{a0}; ", "; ")))
        }
    }

    fn period(self, days: Days) -> Option<String> {
        let day = |number: i32| {
            let Day { year, month, day } = Day::from_number(i64::from(number));
            match u32::try_from(year) {
                Ok(year) if year > 0 => self.day((year, u32::from(month), u32::from(day))),
                _ => format!("{year}-{month:02}-{day:02}"),
            }
        };
        match (days.from == OPEN_START, days.to == OPEN_END) {
            (true, true) => None,
            (false, true) => Some(self.poster_from(day(days.from))),
            (true, false) => Some(self.poster_until(day(days.to))),
            (false, false) => Some(self.poster_between(day(days.from), day(days.to))),
        }
    }

    /// Some names, and how many more there are.
    pub fn few(self, names: &[String]) -> String {
        let mut told: Vec<String> = names.iter().take(NAMED).cloned().collect();
        if names.len() > NAMED {
            told.push(self.poster_others(names.len() - NAMED));
        }
        told.join(", ")
    }

    /// The picture in words: how much is on it, who stands where, who has the most relations.
    pub fn picture_told(self, picture: &Picture) -> String {
        let actors = self.actors_count(picture.marks.len());
        let relations = self.relations_count(picture.lines.len());
        let mut told = vec![self.poster_described(actors, relations)];
        let count = |is: fn(i8) -> bool| {
            let stances = picture.marks.iter().filter_map(|mark| mark.entity.stance);
            stances.filter(|stance| is(Stance::value(*stance))).count()
        };
        let counts =
            [count(|value| value > 0), count(|value| value < 0), count(|value| value == 0)];
        let words = [Self::poster_allies, Self::poster_opposed, Self::poster_undecided];
        let sides = counts.into_iter().zip(words).filter(|(n, _)| *n > 0);
        let sides: Vec<String> = sides.map(|(n, words)| words(self, n)).collect();
        if !sides.is_empty() {
            told.push(format!("{}.", sides.join(", ")));
        }
        let most = picture.most_tied(NAMED).into_iter();
        let most: Vec<String> = most.map(|n| picture.marks[n].entity.name.clone()).collect();
        if !most.is_empty() {
            told.push(self.poster_most_tied(most.join(", ")));
        }
        told.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use uuid::Uuid;

    use super::*;
    use crate::analysis::picture::tests::picture;

    #[track_caller]
    fn check(filters: &Preparation, fr: &str, en: &str) {
        let name = |id: EntityId| format!("n{}", id.0.as_u128());
        assert_eq!(Lang::Fr.filters_told(filters, &name), fr);
        assert_eq!(Lang::En.filters_told(filters, &name), en);
    }

    fn set(keys: &[&str]) -> BTreeSet<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn filters_are_told() {
        check(
            &Preparation::default(),
            "Aucun filtre : tout le projet est sur la carte.",
            "No filter: all of the project is on the map.",
        );
        let filters = Preparation {
            kinds: set(&["document", "place"]),
            relation_kinds: set(&[""]),
            min_strength: Some(2),
            min_grade: Some('B'),
            without_us: true,
            directed: true,
            ..Preparation::default()
        };
        check(
            &filters,
            "Filtres : natures d’acteurs hors Documents, Lieux\u{a0}; natures de relations hors sans nature\u{a0}; force à partir de 2 · moyenne\u{a0}; sources cotées B ou mieux\u{a0}; sans nous\u{a0}; mesures dans le sens des flèches.",
            "Filters: kinds of actors except Documents, Places; kinds of relations except no kind; strength from 2 · medium; sources graded B or better; without us; measures along the arrows.",
        );
    }

    #[test]
    fn periods_and_names_are_told() {
        let without = (1..=8).map(|n| EntityId(Uuid::from_u128(n))).collect();
        let period = Some(Days { from: 0, to: 31 });
        check(
            &Preparation { without, period, without_undated: true, ..Preparation::default() },
            "Filtres : sans n1, n2, n3, n4, n5, n6, 2 autres\u{a0}; du 1er janvier 1970 au 1er février 1970\u{a0}; sans les relations non datées.",
            "Filters: without n1, n2, n3, n4, n5, n6, 2 others; from 1 January 1970 to 1 February 1970; without undated relations.",
        );
        let days = |from, to| Lang::En.period(Days { from, to });
        assert_eq!(days(0, OPEN_END).unwrap(), "from 1 January 1970");
        assert_eq!(days(OPEN_START, -800_000).unwrap(), "until -221-09-04");
        assert_eq!(days(OPEN_START, OPEN_END), None);
    }

    #[test]
    fn the_picture_is_told() {
        assert_eq!(
            Lang::Fr.picture_told(&Picture::default()),
            "Carte d’influence : 0 acteur, 0 relation."
        );
        let mut some = picture(&[("April", 0.0, 0.0), ("BLOOM", 9.0, 0.0)], &[(0, 1), (1, 1)]);
        Arc::make_mut(&mut some.marks[0].entity).stance = Stance::new(2);
        assert_eq!(
            Lang::En.picture_told(&some),
            "Influence map: 2 actors, 2 relations. 1 favourable. Most relations: BLOOM, April."
        );
    }
}
