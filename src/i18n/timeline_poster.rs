//! The line of time when it is given away.

use std::collections::BTreeSet;

use super::{Lang, dates, texts};
use crate::analysis::chronology::groups::GroupKey;
use crate::analysis::chronology::sight::{DAY, Sight, YEAR};
use crate::analysis::chronology::{Doubt, Item, SOURCES, Source};
use crate::domain::date::{Day, Moment, Span, Unit};
use crate::domain::project::Project;

texts! {
    time_poster_title: "Frise chronologique", "Timeline";
    time_poster_line(day, items, span): "{day} · {items} · {span}", "{day} · {items} · {span}";
    time_poster_items[n]: "{n} élément", "{n} éléments", "{n} item", "{n} items";
    time_poster_told(items, span): "Frise chronologique : {items}, {span}.", "Timeline: {items}, {span}.";
    time_poster_groups(list): "Groupes : {list}.", "Groups: {list}.";
    time_poster_today: "aujourd’hui", "today";
    time_poster_rest: "Autres", "Others";
    time_poster_relation: "Relation", "Relation";
    time_poster_claim: "Affirmation", "Claim";
    time_poster_stance: "Position prise", "Stance taken";
    time_poster_relations: "Relations", "Relations";
    time_poster_action: "Action", "Action";
    time_poster_deadline: "Échéance d’objectif", "Deadline of an objective";
    time_poster_reading: "Relevé d’indicateur", "Reading of an indicator";
    time_poster_progress: "Changement observé", "Change seen";
    time_poster_aim: "Cible d’indicateur", "Target of an indicator";
    time_poster_horizon: "Horizon", "Horizon";
    time_poster_next: "Prochaine étape", "Next step";
    time_poster_note: "Note importée", "Imported note";
    time_poster_stances: "Positions prises", "Stances taken";
    time_poster_no_life: "acteurs, lieux, objets et documents", "actors, places, objects and documents";
    time_poster_no_stance: "positions prises", "stances taken";
    time_poster_community(n): "Communauté {n}", "Community {n}";
    time_sample_point: "jour exact", "exact day";
    time_sample_within: "à un moment de cette période", "at some time within";
    time_sample_lasting: "a duré", "lasted";
    time_sample_unsure: "début ou fin mal connus", "start or end not well known";
    time_sample_open: "continue, ou se situe plus loin", "goes on, or lies beyond";
    time_sample_vague: "~ ou ? : date approximative ou incertaine", "~ or ?: approximate or uncertain date";
    time_sample_disputed: "date contestée", "disputed date";
    time_sample_rival: "autre date, selon une affirmation", "other date, from a claim";
    time_sample_told: "date donnée par une affirmation", "date given by a claim";
    time_sample_stance: "position prise, de l’opposé actif à l’allié actif", "stance taken, from active opponent to active ally";
    time_export_when(date): "Date : {date}.", "Date: {date}.";
    time_export_other(date): "Autre date, selon une affirmation : {date}.", "Other date, from a claim: {date}.";
    time_export_disputed: "Date contestée.", "Disputed date.";
    time_export_told: "Date donnée par une affirmation.", "Date given by a claim.";
    time_export_link: "Lien", "Link";
    time_export_quoted(text): "« {text} »", "“{text}”";
}

impl Lang {
    /// The name of a group of lanes; blank when everything is in one.
    pub fn time_poster_group(self, key: &GroupKey, project: &Project) -> String {
        match key {
            GroupKey::All => String::new(),
            GroupKey::Kind(kind) => self.kinds(kind),
            GroupKey::Source("relation") => self.time_poster_relations().to_owned(),
            GroupKey::Source("stance") => self.time_poster_stances().to_owned(),
            GroupKey::Source(key) => self.timeline_source(key).to_owned(),
            GroupKey::Tag(tag) => tag.clone(),
            GroupKey::Stance(stance) => self.stance(Some(*stance)).to_owned(),
            GroupKey::Actor(id) => project.entity_name(*id).to_owned(),
            GroupKey::Community(n) => self.time_poster_community(n + 1),
            GroupKey::Rest => self.time_poster_rest().to_owned(),
        }
    }

    /// What is left out, by the keys of sources: "Filtres : sans relations."; blank for nothing.
    pub fn time_poster_filters(self, hidden: &BTreeSet<String>) -> String {
        let words = |source: &Source| match source.key {
            "life" => self.time_poster_no_life().to_owned(),
            "stance" => self.time_poster_no_stance().to_owned(),
            key => small(self.timeline_source(key)),
        };
        let hidden = SOURCES.iter().filter(|source| hidden.contains(source.key));
        let list: Vec<String> = hidden.map(words).collect();
        if list.is_empty() {
            return String::new();
        }
        self.poster_filters(self.poster_one_by_one(list.join(", ")))
    }

    /// What sort of thing an item stands for, in words.
    pub fn time_item_kind(self, item: &Item, project: &Project) -> String {
        let row = item.of.entity().and_then(|id| project.entities.get(id));
        match (row, item.source) {
            (Some(row), _) => self.kind(&row.kind),
            (None, "relation") => self.time_poster_relation().to_owned(),
            (None, "stance") => self.time_poster_stance().to_owned(),
            (None, "action") => self.time_poster_action().to_owned(),
            (None, "objective") => self.time_poster_deadline().to_owned(),
            (None, "reading") => self.time_poster_reading().to_owned(),
            (None, "progress") => self.time_poster_progress().to_owned(),
            (None, "aim") => self.time_poster_aim().to_owned(),
            (None, "theory_of_change" | "pestel" | "swot") => self.time_poster_horizon().to_owned(),
            (None, "target") => self.time_poster_next().to_owned(),
            (None, "imported_note") => self.time_poster_note().to_owned(),
            (None, _) => self.time_poster_claim().to_owned(),
        }
    }

    /// What an item is called, its figures as the language writes them.
    pub fn time_item_title(self, item: &Item) -> String {
        let is_measured = ["reading", "aim"].contains(&item.source);
        let measured = item.title.rsplit_once(" — ").filter(|_| is_measured);
        let Some((name, figure)) = measured else {
            return item.title.clone();
        };
        let (whole, part) = figure.split_once('.').unwrap_or((figure, ""));
        let is_figure = whole.ends_with(|sign: char| sign.is_ascii_digit())
            && part.starts_with(|sign: char| sign.is_ascii_digit());
        let figure = if is_figure {
            format!("{whole}{}{part}", self.pick(",", "."))
        } else {
            figure.to_owned()
        };
        format!("{name} — {figure}")
    }

    /// What there is to say of the date of an item, if it is not beyond doubt.
    pub fn time_doubt(self, doubt: Doubt, date: &str) -> String {
        match doubt {
            Doubt::None => String::new(),
            Doubt::Disputed => self.time_export_disputed().to_owned(),
            Doubt::Rival => self.time_export_other(date),
            Doubt::Told => self.time_export_told().to_owned(),
        }
    }

    /// From when to when a sight reaches: "de 2002 à 2016".
    pub fn time_seen(self, sight: &Sight) -> String {
        let (from, to) = (sight.start, sight.end());
        let day = Day { year: 1970, month: 1, day: 1 };
        let unit = match to - from {
            length if length > 3.0 * YEAR => Unit::Year(1970),
            length if length > 0.3 * YEAR => Unit::Month(1970, 1),
            length if length > 2.0 * DAY => Unit::Day(day),
            _ => Unit::Minute(day, 0),
        };
        // Years beyond have no name.
        let most = 997_000.0 * YEAR;
        let at = |minute: f64| unit.containing(minute.clamp(-most, most) as i64).map(Moment::new);
        match (at(from), at(to - 1.0)) {
            (Some(first), Some(last)) if first == last => dates::understood(self, &Span::At(first)),
            (Some(first), Some(last)) => dates::understood(self, &Span::Between(first, last)),
            _ => String::new(),
        }
    }
}

/// Words that stand inside a sentence: their first letter is small.
fn small(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map(|first| first.to_lowercase().chain(signs).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::PartialDate;
    use crate::domain::entities::EntityKind;
    use crate::domain::samples::{entity_id, triangle};

    #[track_caller]
    fn check(text: &str, french: &str, english: &str) {
        let span = *PartialDate::read(text).span().unwrap();
        let (from, to) = (span.start_minute().unwrap(), span.end_minute().unwrap() + 1);
        let sight = Sight::between(from as f64, to as f64, 1_000.0);
        let say = |lang: Lang| lang.time_seen(&sight).replace('\u{a0}', " ");
        assert_eq!((say(Lang::Fr).as_str(), say(Lang::En).as_str()), (french, english));
    }

    #[test]
    fn a_sight_in_words() {
        check("2002-2016", "de 2002 à 2016", "2002 to 2016");
        check("mars-octobre 2016", "de mars à octobre 2016", "March to October 2016");
        check("7-9 décembre 2016", "du 7 au 9 décembre 2016", "7 to 9 December 2016");
        let far = Sight::between(-9e11, 9e11, 1_000.0);
        assert!(Lang::Fr.time_seen(&far).starts_with("de 9"), "{}", Lang::Fr.time_seen(&far));
    }

    #[test]
    fn what_is_left_out_is_told() {
        let say = |lang: Lang, keys: &[&str]| {
            let hidden = keys.iter().map(|key| (*key).to_owned()).collect();
            lang.time_poster_filters(&hidden).replace('\u{a0}', " ")
        };
        assert_eq!(say(Lang::Fr, &["unknown"]), "");
        let keys = ["stance", "life"];
        let french = "Filtres : sans acteurs, lieux, objets et documents, positions prises.";
        assert_eq!(say(Lang::Fr, &keys), french);
        assert_eq!(say(Lang::En, &["event", "claim"]), "Filters: without events, claims.");
    }

    #[test]
    fn groups_have_names() {
        let project = triangle();
        let name = |key| Lang::Fr.time_poster_group(&key, &project);
        assert_eq!(name(GroupKey::All), "");
        assert_eq!(name(GroupKey::Kind(EntityKind::Event)), "Événements");
        assert_eq!(name(GroupKey::Source("stance")), "Positions prises");
        assert_eq!(name(GroupKey::Source("action")), "Actions");
        assert_eq!(name(GroupKey::Source("claim")), "Affirmations");
        assert_eq!(name(GroupKey::Actor(entity_id(2))), "b");
        assert_eq!(name(GroupKey::Community(0)), "Communauté 1");
        assert_eq!(name(GroupKey::Rest), "Autres");
    }
}
