//! Laws of what is shared: what was taken out is nowhere in the bytes.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::tests::{ALL, WORDS};
use super::*;
use crate::analysis::chronology::Chronicle;
use crate::domain::arbitrary;
use crate::domain::cards::Card;
use crate::domain::claims::{Claim, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::{CardId, ClaimId, EntityId, KeptId, LinkId, ViewId};
use crate::domain::kept::Kept;
use crate::domain::links::Link;
use crate::domain::record::{Extras, Meta, Record};
use crate::domain::relations::Relation;
use crate::domain::samples::{claim_id, entity_id, relation_id};
use crate::domain::text::fold;
use crate::domain::views::View;
use crate::format::{self, EXAMPLE, Fresh, first, icalendar, myspot, timeline_js};
use crate::i18n::Lang;

/// What every writer of a whole project makes of it.
fn written(project: &Project) -> Vec<String> {
    let chronicle = Chronicle::of(project, &BTreeSet::new(), Lang::Fr.time_signs());
    let eras = BTreeSet::new();
    let calendar = icalendar::write(project, &chronicle, Lang::Fr, 1_700_000_000_000).0;
    vec![
        myspot::write(project),
        first::write(project).to_string(),
        timeline_js::json(project, &chronicle, &eras, Lang::Fr),
        timeline_js::csv(project, &chronicle, &eras, Lang::Fr),
        calendar.replace("\r\n ", ""),
    ]
}

#[track_caller]
fn check_absent(project: &Project, texts: &BTreeSet<String>) {
    for file in written(project) {
        let file = fold(&file);
        for text in texts.iter().filter(|text| text.chars().count() > 2) {
            if let Some(at) = file.find(text.as_str()) {
                let around: String = file[..at].chars().rev().take(60).collect();
                let around: String = around.chars().rev().collect();
                panic!("{text:?} after {around:?}");
            }
        }
    }
}

/// Names that stand for nothing else, in a few ways of writing them.
fn name(n: usize) -> String {
    format!("Zoé{} Kwéx{}", letters(n), letters(n))
}

fn letters(n: usize) -> String {
    [n / 26, n % 26].into_iter().map(|n| char::from(b'a' + n as u8)).collect()
}

fn spelled(name: &str, way: u8) -> String {
    let (first, last) = name.split_once(' ').unwrap();
    match way % 8 {
        0 => name.to_owned(),
        1 => name.to_uppercase(),
        2 => fold(name),
        3 => format!("{last} {first}"),
        4 => format!("{}, {first}", last.to_uppercase()),
        5 => last.to_owned(),
        6 => format!("{first}.{last}@example.org"),
        _ => format!("https://example.org/{}", name.replace('é', "%C3%A9").replace(' ', "_")),
    }
}

/// The project with at least one record of each kind, among them a person and an organisation.
fn with_one_of_each(mut project: Project) -> Project {
    let (person, organisation) = (entity_id(1_001), entity_id(1_002));
    project.entities.put(person, Entity::named("x", EntityKind::Person));
    project.entities.put(organisation, Entity::named("x", EntityKind::Organisation));
    project.entities.put(entity_id(1_003), Entity::named("x", EntityKind::Document));
    project.relations.put(relation_id(1_001), Relation::new(person, "x", organisation));
    project.claims.put(claim_id(1_001), Claim::new(organisation.into(), "x"));
    let (card, link) = (CardId(Uuid::from_u128(1_001)), LinkId(Uuid::from_u128(1_001)));
    project.cards.put(card, Card::default());
    let (source, target) = (card.into(), person.into());
    let (kind, rationale) = ("x".to_owned(), String::new());
    let (body, meta, extras) = (Extras::default(), Meta::default(), Extras::default());
    project.links.put(link, Link { kind, source, target, rationale, body, meta, extras });
    project.views.put(ViewId(Uuid::from_u128(1_001)), View::default());
    project.kept.put(KeptId(Uuid::from_u128(1_001)), Kept::default());
    project
}

/// The project with names of persons and organisations of our own, spelled in the texts of other records.
fn populated(mut project: Project, mentions: &[(u8, u8)]) -> (Project, BTreeSet<String>) {
    let entities: Vec<_> = project.entities.iter().map(|(id, row)| (id, row.clone())).collect();
    let (mut names, mut absent) = (Vec::new(), BTreeSet::new());
    for (n, (id, mut row)) in entities.into_iter().enumerate() {
        let is_hidden = matches!(row.kind, EntityKind::Person | EntityKind::Organisation);
        if !is_hidden {
            continue;
        }
        let row_mut: &mut Entity = Arc::make_mut(&mut row);
        row_mut.name = name(n);
        row_mut.aliases = vec![format!("Surnom {}q", letters(n))];
        row_mut.description = format!("décrite{}", letters(n));
        row_mut.url = format!("https://url{}.example", letters(n));
        row_mut.origin = Some(format!("zoe{}_kwex{}", letters(n), letters(n)));
        absent.extend([fold(&row_mut.name), fold(&row_mut.aliases[0]), row_mut.url.clone()]);
        absent.extend([fold(&row_mut.description), format!("kwex{}", letters(n))]);
        if row.kind == EntityKind::Organisation {
            // An organisation has no family name.
            absent.remove(&format!("kwex{}", letters(n)));
        }
        names.push((row.name.clone(), row.kind == EntityKind::Person));
        project.entities.put_shared(id, row);
    }
    if names.is_empty() {
        return (project, absent);
    }
    let mut spots = mentions.iter().cycle();
    let mut mention = || {
        let (who, way) = spots.next().copied().unwrap_or_default();
        let (name, is_person) = &names[usize::from(who) % names.len()];
        format!("de {} !", spelled(name, if *is_person { way } else { way % 3 }))
    };
    let records: Vec<Record> = project.records().cloned().collect();
    for record in records {
        project.put_raw(mentioning(record, &mut mention));
    }
    (project, absent)
}

fn mentioning(mut record: Record, mention: &mut dyn FnMut() -> String) -> Record {
    match &mut record {
        Record::Entity(_, row) => {
            let row = Arc::make_mut(row);
            row.tags.push(mention());
            if !matches!(row.kind, EntityKind::Person | EntityKind::Organisation) {
                (row.name, row.url) = (mention(), mention());
                row.aliases.push(mention());
                row.extras.insert(mention(), mention().into());
            }
        }
        Record::Relation(_, row) => {
            let row = Arc::make_mut(row);
            (row.kind, row.description) = (mention(), mention());
            row.origin = Some(mention());
            row.date = PartialDate::read(&mention());
        }
        Record::Claim(_, row) => {
            let row = Arc::make_mut(row);
            (row.text, row.quote, row.page) = (mention(), mention(), mention());
            row.when = PartialDate::read(&format!("2016 ({})", mention()));
            if row.source.document().is_none() {
                row.source = Source::Text(mention());
            }
        }
        Record::Card(_, row) => {
            let row = Arc::make_mut(row);
            (row.text, row.detail, row.author) = (mention(), mention(), mention());
            row.body.insert(mention(), serde_json::json!({mention(): [mention(), 3]}));
        }
        Record::Link(_, row) => Arc::make_mut(row).rationale = mention(),
        Record::View(_, row) => Arc::make_mut(row).name = mention(),
        Record::Kept(_, row) => {
            let row = Arc::make_mut(row);
            (row.file, row.data) = (mention(), serde_json::json!({mention(): mention()}));
        }
    }
    record
}

fn example() -> Project {
    let mut n = 0;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = Fresh { next_id: &mut next_id, now: 1 };
    format::read("x", EXAMPLE.as_bytes(), false, &mut fresh).unwrap().project
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_hidden_name_is_in_any_file(
        project in arbitrary::project(),
        mentions in vec(any::<(u8, u8)>(), 1..20),
    ) {
        let (project, absent) = populated(with_one_of_each(project), &mentions);
        let (hidden, removal) = for_audience(&project, ALL, WORDS);
        check_absent(&hidden, &absent);
        prop_assert!(removal.left.is_empty());
        hidden.check_integrity().unwrap();
        prop_assert_eq!(&hidden.tombstones, &project.tombstones);
        prop_assert!(removal.names >= 2 && removal.places > 10, "{removal:?}");
        let same = for_audience(&project, ALL, WORDS).0;
        prop_assert_eq!(same, hidden);
    }

    #[test]
    fn no_private_note_is_in_any_file(project in arbitrary::project(), pick in any::<u8>()) {
        let mut project = with_one_of_each(project);
        let mut absent = BTreeSet::new();
        let claims: Vec<(ClaimId, _)> =
            project.claims.iter().map(|(id, row)| (id, row.clone())).collect();
        for (n, (id, mut row)) in claims.into_iter().enumerate() {
            let claim = Arc::make_mut(&mut row);
            claim.is_private = (pick >> (n % 8)) & 1 == 1;
            if claim.is_private {
                claim.text = format!("secretq{}", letters(n));
                claim.quote = format!("citeq{}", letters(n));
                absent.extend([claim.text.clone(), claim.quote.clone()]);
            }
            project.claims.put_shared(id, row);
        }
        for audience in [Audience::WithoutPrivateNotes, ALL] {
            let (shared, _) = for_audience(&project, audience, WORDS);
            check_absent(&shared, &absent);
            shared.check_integrity().unwrap();
        }
    }

    #[test]
    fn arbitrary_names_are_found_in_any_text(
        name in "[A-Za-zéàÉœß'’. -]{3,20}",
        before in "[a-zé ]{0,6}",
        after in "[a-z ]{0,6}",
    ) {
        prop_assume!(name.chars().filter(|sign| sign.is_alphabetic()).count() > 2);
        let id = EntityId(Uuid::from_u128(1));
        let mut project = Project::named(&format!("{before} {name} {after}"));
        project.entities.put(id, Entity::named(&name, EntityKind::Person));
        let hidden = for_audience(&project, ALL, WORDS).0;
        prop_assert!(hidden.profile.name.contains("Personne 1"), "{}", hidden.profile.name);
    }
}

#[test]
fn no_name_of_the_example_is_in_any_file() {
    let mut project = example();
    // The example tells of organisations; some of them are made persons, to try both.
    let ids: Vec<_> = project.entities.ids().collect();
    let mut absent = BTreeSet::new();
    for (n, id) in ids.into_iter().enumerate() {
        let mut row = project.entities.get(id).unwrap().as_ref().clone();
        if row.kind == EntityKind::Organisation && n % 3 == 0 {
            row.kind = EntityKind::Person;
        }
        if matches!(row.kind, EntityKind::Person | EntityKind::Organisation) {
            absent.extend(row.names().map(fold));
            let card = CardId(Uuid::from_u128(n as u128 + 1_000));
            let text = format!("d’après {}", row.name.to_uppercase());
            project.cards.put(card, Card { text, ..Default::default() });
        }
        project.entities.put(id, row);
    }
    let (hidden, removal) = for_audience(&project, ALL, WORDS);
    assert!(removal.names > 20 && removal.places > 20, "{removal:?}");
    for file in written(&hidden) {
        // Whole words: "bloom" may stand in "bloomberg", and no name hides in a word.
        let file: String = fold(&file)
            .chars()
            .map(|sign| if sign.is_alphanumeric() { sign } else { ' ' })
            .collect();
        let file = format!(" {} ", file.split_whitespace().collect::<Vec<_>>().join(" "));
        for name in &absent {
            let name: String =
                name.chars().map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(name.chars().count() < 3 || !file.contains(&format!(" {name} ")), "{name}");
        }
    }
}
