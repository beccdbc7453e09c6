//! The line of time of the example, and of odd projects.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use uuid::Uuid;

use super::around::{between, neighbours};
use super::changes::{Changes, changes};
use super::extent::Form;
use super::groups::{GroupBy, GroupKey, groups};
use super::order::{Conflict, conflicts};
use super::outline::{Grain, Line, grain};
use super::picture::{Lanes, Picture, Sizes, Wishes, lay_out};
use super::pulse::{bursts, gaps};
use super::sight::Sight;
use super::*;
use crate::analysis::preparation::days_of;
use crate::domain::claims::{Bearing, Claim};
use crate::domain::date::Unit;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::method::samples::Bench;
use crate::domain::relations::Relation;
use crate::domain::samples::{claim_id, entity_id, relation_id};
use crate::format::{self, EXAMPLE, Fresh};
use crate::i18n::Lang;

pub(crate) fn example() -> Project {
    let mut n = 0;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = Fresh { next_id: &mut next_id, now: 1 };
    format::read("x", EXAMPLE.as_bytes(), false, &mut fresh).unwrap().project
}

fn chronicle(project: &Project) -> Chronicle {
    Chronicle::of(project, &BTreeSet::new(), Lang::Fr.time_signs())
}

fn event(name: &str, date: &str) -> Entity {
    Entity { date: PartialDate::read(date), ..Entity::named(name, EntityKind::Event) }
}

/// Events 1, 2, 3 … with these names and dates.
fn events(rows: &[(&str, &str)]) -> Project {
    let mut project = Project::named("x");
    for (n, (name, date)) in (1..).zip(rows) {
        project.entities.put(entity_id(n), event(name, date));
    }
    project
}

fn titles(chronicle: &Chronicle) -> Vec<&str> {
    chronicle.items.iter().map(|item| item.title.as_str()).collect()
}

const SIZES: Sizes = Sizes { font: 13.0, height: 620.0, beyond: super::picture::BEYOND };

fn picture(chronicle: &Chronicle, project: &Project, by: GroupBy, wishes: &Wishes) -> Picture {
    let groups = groups(chronicle, project, by, &BTreeMap::new());
    let (from, to) = chronicle.bounds().unwrap_or((0.0, 1.0));
    let sight = Sight::fitting(from, to, 1_200.0, 180.0);
    lay_out(chronicle, &groups, &sight, SIZES, wishes, &Lanes::new())
}

#[test]
fn the_example_stands_in_order_with_its_precision() {
    let chronicle = chronicle(&example());
    let events: Vec<(&str, Form)> = chronicle
        .items
        .iter()
        .filter(|item| item.source == "event")
        .map(|item| (item.title.as_str(), item.extent.form))
        .collect();
    assert_eq!(
        events,
        [
            ("Les détails de l'accord Défense–Microsoft sont rendus publics", Form::Within),
            ("Engagement du G8 sur l'open data", Form::Within),
            ("La France adhère au PGO", Form::Within),
            ("Promesse présidentielle de traçabilité du lobbying", Form::Within),
            ("BLOOM demande les données de subventions à la DPMA", Form::Lasting),
            ("Loi sur le Renseignement", Form::Within),
            ("Partenariat Éducation nationale – Microsoft", Form::Within),
            ("État d'urgence", Form::Lasting),
            ("La Quadrature dresse un bilan catastrophique des consultations", Form::Within),
            ("La France co-préside le PGO", Form::Lasting),
            ("Diffusion de Cash Investigation", Form::Point),
            ("Décret TES : fichier de 60 millions de personnes", Form::Within),
            ("Arrêt de la Cour de cassation sur les contrôles au faciès", Form::Point),
            ("Sommet mondial du PGO à Paris", Form::Lasting),
        ]
    );
    assert_eq!(chronicle.items.len(), 19);
    assert!(chronicle.undated.is_empty());
}

#[test]
fn dates_sort_across_eras() {
    let rows = [
        ("g", "9999"),
        ("f", "7/12/2016 14h31"),
        ("e", "7/12/2016 14h30"),
        ("d", "1997"),
        ("c", "an 1"),
        ("b", "44 av. J.-C."),
        ("a", "10000 av. J.-C."),
        ("avant", "avant 1990"),
    ];
    let chronicle = chronicle(&events(&rows));
    assert_eq!(titles(&chronicle), ["a", "b", "c", "avant", "d", "e", "f", "g"]);
}

#[test]
fn claims_can_dispute_or_give_a_date() {
    let mut project = events(&[("Émission", "18 octobre 2016"), ("Réunion", ""), ("Vote", "2016")]);
    let mut say = |n: u128, about: u128, when: &str, bearing: Bearing| {
        let bare = Claim::new(entity_id(about).into(), "x");
        project.claims.put(claim_id(n), Claim { when: PartialDate::read(when), bearing, ..bare });
    };
    say(1, 1, "20 octobre 2016", Bearing::Supports);
    say(2, 1, "octobre 2016", Bearing::Supports);
    say(3, 2, "mars 2015", Bearing::Supports);
    say(4, 2, "on ne sait plus", Bearing::Supports);
    say(5, 3, "2016", Bearing::Contradicts);
    let chronicle = chronicle(&project);
    let found: Vec<_> =
        chronicle.items.iter().map(|item| (&*item.title, &*item.written, item.doubt)).collect();
    let expect = [
        ("Réunion", "mars 2015", Doubt::Told),
        ("Vote", "2016", Doubt::Disputed),
        ("Émission", "18 octobre 2016", Doubt::Disputed),
        ("Émission", "20 octobre 2016", Doubt::Rival),
    ];
    assert_eq!(found, expect);
    assert_eq!(chronicle.undated, []);
    let two = |n| Conflict::TwoDates(entity_id(n).into());
    let found = conflicts(&project);
    assert_eq!(found, [two(1), Conflict::NoDate(claim_id(4).into()), two(3)]);
}

#[test]
fn what_cannot_be_dated_waits() {
    let mut project =
        events(&[("a", ""), ("b", "dès que possible"), ("c", "2017 - 2015"), ("d", "2016")]);
    project.entities.put(entity_id(5), Entity::named("e", EntityKind::Person));
    let waiting = chronicle(&project).undated;
    assert_eq!(waiting, [1, 2, 3].map(|n| RecordRef::from(entity_id(n))));
    assert_eq!(conflicts(&project), [Conflict::Backwards(entity_id(3).into())]);
}

#[test]
fn orders_that_cannot_be_are_found() {
    let mut project = events(&[("Réponse", "2014"), ("Demande", "2015"), ("Décret", "mai 2015")]);
    let founded = |date: &str| Entity {
        date: PartialDate::read(date),
        ..Entity::named("Collectif", EntityKind::Organisation)
    };
    project.entities.put(entity_id(4), founded("2016"));
    let mut tie = |n: u128, from: u128, kind: &str, to: u128, date: &str| {
        let bare = Relation::new(entity_id(from), kind, entity_id(to));
        project.relations.put(relation_id(n), Relation { date: PartialDate::read(date), ..bare });
    };
    tie(1, 1, "Répond à", 2, "");
    tie(2, 2, "entraîne la fin de", 3, "");
    tie(3, 4, "participe à", 3, "");
    tie(4, 4, "critique", 2, "2015");
    tie(5, 4, "critique", 2, "2017");
    let first = Conflict::EffectFirst { cause: entity_id(2), effect: entity_id(1) };
    let early = |what: RecordRef| Conflict::TooEarly { what, actor: entity_id(4) };
    let expect = [first, early(entity_id(3).into()), early(relation_id(4).into())];
    assert_eq!(conflicts(&project), expect);
    assert_eq!(conflicts(&example()), []);
}

#[test]
fn the_example_has_its_burst_and_its_ten_weeks() {
    let chronicle = chronicle(&example());
    let found = bursts(&chronicle, 1);
    let title = |n: usize| chronicle.items[n].title.as_str();
    assert_eq!(title(found[0].first), "La France co-préside le PGO");
    assert_eq!(title(found[0].last), "Sommet mondial du PGO à Paris");
    assert_eq!((found[0].count, (found[0].minutes.1 - found[0].minutes.0) / 1_440.0), (5, 68.0));
}

#[test]
fn a_long_silence_is_found() {
    let rows = [
        ("a", "1/2/2010"),
        ("b", "3/2/2010"),
        ("c", "9/2/2010"),
        ("d", "2/6/2014"),
        ("e", "8/6/2014"),
        ("f", "2/7/2014"),
    ];
    let chronicle = chronicle(&events(&rows));
    let found = gaps(&chronicle, 2);
    assert_eq!(found, [super::pulse::Gap { before: 2, after: 3 }]);
    // A year that might hold something is no silence.
    let mut rows = rows.to_vec();
    rows.push(("x", "2012"));
    rows.push(("y", "2013"));
    let longest = gaps(&self::chronicle(&events(&rows)), 1);
    let years: Vec<_> = longest.iter().map(|gap| (gap.before, gap.after)).collect();
    assert_eq!(years, [(2, 3)]);
}

#[test]
fn changes_between_two_days() {
    let mut project = events(&[("Sommet", "7-9 décembre 2016"), ("Avant", "2010")]);
    let dated = |name: &str, date: &str| Entity {
        date: PartialDate::read(date),
        ..Entity::named(name, EntityKind::Organisation)
    };
    project.entities.put(entity_id(3), dated("Née", "juin 2015"));
    project.entities.put(entity_id(4), dated("Finie", "2000 - mars 2016"));
    project.entities.put(entity_id(5), dated("Toujours", ""));
    let mut tie = |n: u128, date: &str| {
        let bare = Relation::new(entity_id(3), "suit", entity_id(5));
        project.relations.put(relation_id(n), Relation { date: PartialDate::read(date), ..bare });
    };
    tie(1, "depuis 2016");
    tie(2, "2001-2014");
    for (n, date, stance) in [(1, "2014", 0), (2, "mars 2016", 2), (3, "2019", -1)] {
        let bare = Claim::new(entity_id(3).into(), "x");
        let stance = Stance::new(stance);
        project.claims.put(claim_id(n), Claim { date: PartialDate::read(date), stance, ..bare });
    }
    let day = |text: &str| days_of(&PartialDate::read(text)).from;
    let found = changes(&project, day("1/1/2015"), day("31/12/2016"));
    let ids = |turns: &[super::changes::Turn<crate::domain::id::EntityId>]| {
        turns.iter().map(|turn| (turn.id, turn.is_sure)).collect::<Vec<_>>()
    };
    assert_eq!(ids(&found.arrived), [(entity_id(3), true)]);
    assert_eq!(ids(&found.left), [(entity_id(4), true)]);
    assert_eq!(ids(&found.happened), [(entity_id(1), true)]);
    assert_eq!(found.begun.len(), 1);
    assert_eq!(found.ended.len(), 0);
    let moved = super::changes::Move {
        id: entity_id(3),
        from: Stance::new(0),
        to: Stance::new(2).unwrap(),
    };
    assert_eq!(found.moved, [moved]);
    assert_eq!((found.actors, found.relations), ((2, 2), (0, 1)));
    assert_eq!(
        changes(&project, 10, 10),
        Changes { actors: (1, 1), relations: (0, 0), ..Default::default() }
    );
}

#[test]
fn everything_of_the_example_is_drawn_and_nothing_hides_another() {
    let project = example();
    let chronicle = chronicle(&project);
    let picture = picture(&chronicle, &project, GroupBy::Nothing, &Wishes::default());
    assert_eq!((picture.marks.len(), picture.hidden), (19, 0));
    for (n, one) in picture.marks.iter().enumerate() {
        let start = |mark: &super::picture::Mark| mark.from.min(mark.title);
        let end = |mark: &super::picture::Mark| {
            mark.to.max(mark.title + f64::from(chronicle.items[mark.item as usize].room * 13.0))
        };
        let over = picture.marks.iter().skip(n + 1).filter(|other| {
            (other.y - one.y).abs() < 1.0 && start(other) < end(one) && start(one) < end(other)
        });
        assert_eq!(over.count(), 0);
    }
}

#[test]
fn a_crowd_is_thinned_and_counted() {
    let rows: Vec<(String, String)> =
        (0..2_000).map(|n| (format!("Événement {n}"), format!("{}", 1900 + n % 120))).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(name, date)| (&**name, &**date)).collect();
    let project = events(&rows);
    let chronicle = chronicle(&project);
    let drawn = picture(&chronicle, &project, GroupBy::Nothing, &Wishes::default());
    assert!(drawn.marks.len() > 50 && drawn.marks.len() < 400, "{}", drawn.marks.len());
    assert_eq!(drawn.marks.len() + drawn.hidden, 2_000);
    assert_eq!(drawn.rows[0].density.iter().sum::<u32>() as usize, drawn.hidden);
    assert!(drawn.height <= SIZES.height, "{}", drawn.height);
    let wishes = Wishes { everything: true, ..Wishes::default() };
    assert_eq!(picture(&chronicle, &project, GroupBy::Nothing, &wishes).marks.len(), 2_000);
}

#[test]
fn groups_hold_items_and_fold() {
    let project = example();
    let chronicle = chronicle(&project);
    let kinds = groups(&chronicle, &project, GroupBy::Kind, &BTreeMap::new());
    let sizes: Vec<usize> = kinds.iter().map(|group| group.items.len()).collect();
    assert_eq!(sizes, [4, 14, 1]);
    let wishes =
        Wishes { folded: BTreeSet::from([GroupKey::Kind(EntityKind::Event)]), ..Wishes::default() };
    let drawn = picture(&chronicle, &project, GroupBy::Kind, &wishes);
    assert_eq!((drawn.marks.len(), drawn.hidden), (5, 14));
    for (_, by) in GroupBy::ALL {
        let all = groups(&chronicle, &project, by, &BTreeMap::new());
        let seen: BTreeSet<u32> =
            all.iter().flat_map(|group| group.items.iter().copied()).collect();
        assert_eq!(seen.len(), 19, "{by:?}");
    }
}

#[test]
fn eras_leave_the_lanes() {
    let project = example();
    let chronicle = chronicle(&project);
    let of = chronicle.items.iter().find(|item| item.title == "État d'urgence").unwrap().of;
    let wishes = Wishes { eras: BTreeSet::from([of]), ..Wishes::default() };
    let drawn = picture(&chronicle, &project, GroupBy::Nothing, &wishes);
    assert_eq!((drawn.marks.len(), drawn.eras.len(), drawn.era_lanes), (18, 1, 1));
}

#[test]
fn the_outline_goes_by_years() {
    let chronicle = chronicle(&example());
    assert_eq!(grain(&chronicle), Grain::Year);
    let lines = super::outline::lines(&chronicle, Grain::Year);
    let years: Vec<_> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Period(Unit::Year(year), count) => Some((*year, *count)),
            _ => None,
        })
        .collect();
    assert_eq!(years, [(2002, 1), (2009, 1), (2013, 3), (2014, 1), (2015, 6), (2016, 7)]);
    let days = self::chronicle(&events(&[("a", "7/12/2016"), ("b", "8/12/2016")]));
    assert_eq!(grain(&days), Grain::Day);
    let far = self::chronicle(&events(&[("a", "-800000"), ("b", "999999"), ("c", "avant 1990")]));
    assert_eq!(super::outline::lines(&far, grain(&far)).len(), 6);
}

#[test]
fn neighbours_are_of_the_same_source() {
    let chronicle = chronicle(&example());
    let at = chronicle.items.iter().position(|item| item.title.starts_with("Sommet")).unwrap();
    let (before, after) = neighbours(&chronicle, at);
    let before = &chronicle.items[before.unwrap()];
    assert!(before.title.starts_with("Arrêt de la Cour"));
    assert_eq!(after, None);
    assert_eq!(between(&before.span, &chronicle.items[at].span).unwrap().count, 4);
}

#[test]
fn titles_are_written_as_their_language_does() {
    let mut bench = Bench::new();
    bench.project = events(&[("Sommet", "2016?"), ("Bilan", "")]);
    let bare = Claim::new(entity_id(2).into(), "x");
    bench.project.claims.put(claim_id(9), Claim { when: PartialDate::read("2017"), ..bare });
    let row = json!({"unit": "codes", "readings": [{"date": "2018", "value": -2.5}]});
    bench.card("indicator", "", "Codes", row);
    let titles = |lang: Lang| {
        let items = Chronicle::of(&bench.project, &BTreeSet::new(), lang.time_signs()).items;
        items.iter().map(|item| item.short(lang.time_signs())).collect::<Vec<_>>()
    };
    assert_eq!(titles(Lang::Fr), ["Sommet\u{a0}?", "«\u{a0}Bilan", "Codes — −2,5 codes"]);
    assert_eq!(titles(Lang::En), ["Sommet?", "“Bilan", "Codes — −2.5 codes"]);
}
