use serde_json::json;

use super::*;
use crate::domain::cards::Card;
use crate::domain::claims::{Claim, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind, Field};
use crate::domain::id::{CardId, KeptId, LinkId};
use crate::domain::kept::Kept;
use crate::domain::links::Link;
use crate::domain::record::RecordRef;
use crate::domain::relations::Relation;
use crate::domain::samples::{claim_id, entity_id, relation_id};

pub(super) const WORDS: CodeWords = CodeWords { person: "Personne", organisation: "Organisation" };
const PEOPLE: Audience = Audience::ALL[2];
pub(super) const ALL: Audience =
    Audience::Pseudonymised(Pseudonymise { people: true, organisations: true });

/// A person of each name (1, 2, …), and April, an organisation (90), in a place, Lyon (91).
fn people(names: &[&str]) -> Project {
    let mut project = Project::named("p");
    for (n, name) in (1..).zip(names) {
        project.entities.put(entity_id(n), Entity::named(name, EntityKind::Person));
    }
    project.entities.put(entity_id(90), Entity::named("April", EntityKind::Organisation));
    project.entities.put(entity_id(91), Entity::named("Lyon", EntityKind::Place));
    project
}

/// What becomes of `text` in a project with these persons.
#[track_caller]
fn check(names: &[&str], text: &str, expect: &str) {
    let mut project = people(names);
    project.claims.put(claim_id(1), Claim::new(entity_id(90).into(), text));
    let (hidden, _) = for_audience(&project, PEOPLE, WORDS);
    assert_eq!(hidden.claims.get(claim_id(1)).unwrap().text, expect);
}

#[test]
fn names_are_found_however_they_are_written() {
    let zoe = &["Zoé Dupont-Lavigne"];
    check(zoe, "Zoé Dupont-Lavigne parle", "Personne 1 parle");
    check(zoe, "ZOE DUPONT LAVIGNE, élue", "Personne 1, élue");
    check(zoe, "Dupont-Lavigne, Zoé", "Personne 1");
    check(zoe, "zoe.dupont-lavigne@april.org", "Personne 1@april.org");
    check(zoe, "/wiki/Zo%C3%A9_Dupont-Lavigne?x", "/wiki/Personne 1?x");
    check(zoe, "#ZoéDupontLavigne", "#Personne 1");
    check(zoe, "Mme Dupont-Lavigne et Lavigne", "Mme Personne 1 et Personne 1");
    check(zoe, "(Zoe\u{301}  Dupont\u{a0}–\u{a0}Lavigne)", "(Personne 1)");
    check(zoe, "Zoéline Dupontel", "Zoéline Dupontel");
    check(zoe, "Zoé", "Zoé");
    check(&["DUPONT Zoé"], "Dupont Zoé, Zoé Dupont, Dupont", "Personne 1, Personne 1, Personne 1");
    check(&["Dupont, Zoé"], "Zoé Dupont puis Dupont", "Personne 1 puis Personne 1");
    check(&["Zoé Dupont (maire)"], "Zoé Dupont, élue", "Personne 1, élue");
    check(&["山田太郎"], "山田太郎は", "Personne 1 は");
}

#[test]
fn what_is_not_a_name_stays() {
    check(&["Jo Li"], "joli Li Jo", "joli Personne 1");
    check(&["Li"], "Li a dit", "Li a dit");
    check(&["2016"], "en 2016", "en 2016");
    check(&["Zoé Lyon"], "Zoé Lyon vit à Lyon", "Personne 1 vit à Lyon");
    check(&["?"], "? Non.", "? Non.");
    check(&[], "April", "April");
}

#[test]
fn those_called_alike_are_not_taken_for_one_another() {
    let dupont = &["Zoé Dupont", "Max Dupont", "Max Dupont"];
    check(dupont, "Zoé Dupont et Dupont", "Personne 1 et Personne");
    check(dupont, "Max Dupont", "Personne");
    check(&["Anne Marie", "Marie Anne"], "Anne Marie, Marie Anne", "Personne 1, Personne 2");
    check(&["Jean Petit", "Petit"], "Petit", "Personne 2");
}

#[test]
fn a_hidden_person_keeps_what_the_structure_needs() {
    let mut project = people(&["Zoé Dupont"]);
    let mut zoe = Entity::named("Zoé Dupont", EntityKind::Person);
    zoe.aliases = vec!["Zouzou".to_owned()];
    zoe.description = "vit à Lyon".to_owned();
    zoe.url = "https://zoe.example".to_owned();
    zoe.date = PartialDate::read("3 mai 1990");
    zoe.fields = vec![Field { name: "tél".to_owned(), value: "06".to_owned() }];
    zoe.origin = Some("zd1".to_owned());
    zoe.extras.insert("mail".to_owned(), "z@d".into());
    zoe.tags = vec!["élue".to_owned(), "amis de Zouzou".to_owned()];
    zoe.is_target = true;
    project.entities.put(entity_id(1), zoe);
    let knows = Relation::new(entity_id(1), "mère de Zouzou", entity_id(90));
    project.relations.put(relation_id(1), Relation { origin: Some("zouzou".to_owned()), ..knows });
    let (hidden, removal) = for_audience(&project, PEOPLE, WORDS);
    let mut expect = Entity::named("Personne 1", EntityKind::Person);
    expect.tags = vec!["élue".to_owned(), "amis de Personne 1".to_owned()];
    expect.is_target = true;
    assert_eq!(hidden.entities.get(entity_id(1)).unwrap().as_ref(), &expect);
    let relation = hidden.relations.get(relation_id(1)).unwrap();
    assert_eq!((relation.kind.as_str(), &relation.origin), ("mère de Personne 1", &None));
    assert_eq!((removal.names, removal.places), (1, 2));
    hidden.check_integrity().unwrap();
}

#[test]
fn data_of_methods_and_older_files_is_searched_too() {
    let mut project = people(&["Zoé Dupont"]);
    let mut zoe = Entity::named("Zoé Dupont", EntityKind::Person);
    zoe.origin = Some("zd1".to_owned());
    project.entities.put(entity_id(1), zoe);
    let body = json!({"Zoé Dupont": [{"who": "zd1", "n": 3}], "ZOE DUPONT": "Dupont, oui"});
    let body = body.as_object().unwrap().clone();
    let card = CardId(uuid::Uuid::from_u128(1));
    project.cards.put(card, Card { body, ..Card::default() });
    let kept =
        |part: &str| Kept { part: part.to_owned(), data: json!(["Dupont"]), ..Kept::default() };
    for (n, part) in [(1, "entities"), (2, "plaidoyer"), (3, "journal")] {
        project.kept.put(KeptId(uuid::Uuid::from_u128(n)), kept(part));
    }
    let (hidden, _) = for_audience(&project, PEOPLE, WORDS);
    let expect =
        json!({"Personne 1": "Personne 1, oui", "Personne 1'": [{"who": "Personne 1", "n": 3}]});
    assert_eq!(json!(hidden.cards.get(card).unwrap().body), expect);
    let kept: Vec<_> = hidden.kept.iter().map(|(_, row)| row.data.clone()).collect();
    assert_eq!(kept, [json!(["Personne 1"])]);
}

#[test]
fn organisations_are_hidden_when_asked() {
    let mut project = people(&["Zoé Dupont"]);
    let mut april = Entity::named("Association April", EntityKind::Organisation);
    april.aliases = vec!["April".to_owned()];
    project.entities.put(entity_id(90), april);
    project.profile.name = "Zoé Dupont et April (Lyon)".to_owned();
    let name = |audience| for_audience(&project, audience, WORDS).0.profile.name;
    assert_eq!(name(Audience::Whole), project.profile.name);
    assert_eq!(name(Audience::WithoutPrivateNotes), project.profile.name);
    assert_eq!(name(PEOPLE), "Personne 1 et April (Lyon)");
    assert_eq!(name(ALL), "Personne 1 et Organisation 2 (Lyon)");
}

#[test]
fn codes_stay_when_others_come_and_go() {
    let names = ["Ana", "Bob", "Cam"];
    let mut project = people(&names);
    let code = |project: &Project| {
        for_audience(project, PEOPLE, WORDS).0.entity_name(entity_id(3)).to_owned()
    };
    assert_eq!(code(&project), "Personne 3");
    project.entities.put(entity_id(3), Entity::named("Dan", EntityKind::Person));
    project.entities.put(entity_id(99), Entity::named("Abel", EntityKind::Person));
    assert_eq!(code(&project), "Personne 3");
    let removal = crate::domain::edit::Command::Remove(vec![entity_id(1).into()]);
    assert_eq!(code(&project.apply(&removal, 5).unwrap()), "Personne 3");
}

#[test]
fn private_notes_leave_no_trace() {
    let mut project = people(&[]);
    let private =
        |about: RecordRef, text: &str| Claim { is_private: true, ..Claim::new(about, text) };
    project.claims.put(claim_id(1), private(entity_id(90).into(), "secret"));
    project.claims.put(claim_id(2), Claim::new(claim_id(1).into(), "of the secret"));
    let source = Source::Document(entity_id(91));
    project.claims.put(claim_id(3), Claim { source, ..Claim::new(entity_id(90).into(), "open") });
    let card = CardId(uuid::Uuid::from_u128(1));
    let claims = vec![claim_id(1), claim_id(3), claim_id(2)];
    project.cards.put(card, Card { claims, ..Card::default() });
    let link = Link {
        kind: "proves".to_owned(),
        source: claim_id(1).into(),
        target: card.into(),
        rationale: String::new(),
        body: crate::domain::record::Extras::default(),
        meta: crate::domain::record::Meta::default(),
        extras: crate::domain::record::Extras::default(),
    };
    project.links.put(LinkId(uuid::Uuid::from_u128(1)), link);
    let data = json!({"text": "secret", "private": true});
    let kept = Kept { part: "claims".to_owned(), data, ..Kept::default() };
    project.kept.put(KeptId(uuid::Uuid::from_u128(1)), kept);

    let (shared, removal) = for_audience(&project, Audience::default(), WORDS);
    assert_eq!(shared.claims.ids().collect::<Vec<_>>(), [claim_id(3)]);
    assert_eq!(shared.cards.get(card).unwrap().claims, [claim_id(3)]);
    assert!(shared.links.is_empty() && shared.kept.is_empty());
    assert_eq!(removal, Removal { notes: 2, ..Removal::default() });
    assert_eq!(shared.tombstones, project.tombstones);
    shared.check_integrity().unwrap();
    assert_eq!(for_audience(&project, Audience::Whole, WORDS), (project, Removal::default()));
}

#[test]
fn codes_that_stand_for_nobody_hide_nothing() {
    let hides_nothing = |people, organisations| {
        Audience::Pseudonymised(Pseudonymise { people, organisations }).hides_nothing()
    };
    assert_eq!(
        (hides_nothing(false, false), hides_nothing(true, false), hides_nothing(false, true)),
        (true, false, false)
    );
    assert!(!Audience::Whole.hides_nothing());
}

#[test]
fn names_that_are_not_searched_are_told() {
    let project = people(&["Li", "Zoé Lyon", "42", "Zoé Dupont"]);
    assert_eq!(for_audience(&project, PEOPLE, WORDS).1.left, ["42", "Li", "Lyon"]);
}

#[test]
fn many_alike_names_and_long_texts_take_no_time() {
    let names: Vec<String> =
        (0..3_000).map(|n| format!("Jean {}", "Jean ".repeat(n % 40))).collect();
    let mut project = people(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let text = "Jean ".repeat(100_000);
    project.claims.put(claim_id(1), Claim::new(entity_id(90).into(), &text));
    let (hidden, _) = for_audience(&project, PEOPLE, WORDS);
    assert!(!hidden.claims.get(claim_id(1)).unwrap().text.contains("Jean Jean"));
}

#[test]
fn only_a_copy_with_codes_says_that_it_has_some() {
    let project = people(&["Zoé Dupont"]);
    for audience in Audience::ALL {
        let copy = for_audience(&project, audience, WORDS).0;
        assert_eq!(copy.profile.is_coded(), matches!(audience, Audience::Pseudonymised(_)));
    }
}
