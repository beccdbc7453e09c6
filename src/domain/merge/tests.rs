use serde_json::json;
use uuid::Uuid;

use super::edits::Edit;
use super::*;
use crate::domain::cards::Card;
use crate::domain::claims::{Bearing, Claim, Grade, Nature, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind, Field, Stance};
use crate::domain::id::{CardId, ClaimId, KeptId, LinkId, ViewId};
use crate::domain::kept::Kept;
use crate::domain::links::Link;
use crate::domain::record::Extras;
use crate::domain::relations::Relation;
use crate::domain::samples::{claim_id, entity_id, relation_id, triangle};
use crate::domain::text::fold;
use crate::domain::views::View;

fn incoming() -> Project {
    let mut project = Project::named("file");
    let mut a = Entity::named("A", EntityKind::Organisation);
    a.description = "said by the file".to_owned();
    a.add_tag("new");
    project.entities.put(entity_id(11), a);
    project.entities.put(entity_id(12), Entity::named("b", EntityKind::Organisation));
    project.entities.put(entity_id(13), Entity::named("d", EntityKind::Person));
    let knows = |source, target| Relation::new(entity_id(source), "Knows", entity_id(target));
    project.relations.put(relation_id(11), knows(11, 12));
    project.relations.put(relation_id(12), knows(11, 13));
    project
}

#[track_caller]
fn check(mode: Mode, entities: &[&str], relations: usize, description: &str) {
    let (current, incoming) = (triangle(), incoming());
    let plan = Plan::new(&current, &incoming, Scope::Whole);
    let next = plan.applied(&current, &incoming, mode, 9);
    next.check_integrity().unwrap();
    let mut names: Vec<&str> =
        next.entities.iter().map(|(_, entity)| entity.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, entities);
    assert_eq!(next.relations.len(), relations);
    let a = next.entities.iter().find(|(_, entity)| fold(&entity.name) == "a").unwrap();
    assert_eq!(a.1.description, description);
}

#[test]
fn the_plan_counts_by_kind() {
    let plan = Plan::new(&triangle(), &incoming(), Scope::Whole);
    assert_eq!(plan.counts(Noun::Entity), Counts { new: 1, changed: 1, same: 1 });
    assert_eq!(plan.counts(Noun::Relation), Counts { new: 1, changed: 1, same: 0 });
    assert_eq!(plan.only_here, 3);
}

#[test]
fn each_mode_does_what_it_says() {
    check(Mode::Add, &["a", "b", "c", "d"], 4, "");
    check(Mode::Merge, &["a", "b", "c", "d"], 4, "said by the file");
    check(Mode::Replace, &["A", "b", "d"], 2, "said by the file");
}

#[test]
fn a_file_merged_with_itself_changes_nothing() {
    let project = triangle();
    let plan = Plan::new(&project, &project, Scope::Whole);
    assert!(plan.rows.iter().all(|row| row.state == State::Same));
    assert_eq!(plan.applied(&project, &project, Mode::Merge, 9), project);
}

fn card_id(n: u128) -> CardId {
    CardId(Uuid::from_u128(n))
}

fn link_id(n: u128) -> LinkId {
    LinkId(Uuid::from_u128(n))
}

fn view_id(n: u128) -> ViewId {
    ViewId(Uuid::from_u128(n))
}

fn extras(value: serde_json::Value) -> Extras {
    value.as_object().cloned().unwrap()
}

fn applied(current: &Project, incoming: &Project, mode: Mode) -> Project {
    let next = Plan::new(current, incoming, Scope::Whole).applied(current, incoming, mode, 9);
    next.check_integrity().unwrap();
    next
}

/// That a bare record of the file takes nothing from a full one of the project.
#[track_caller]
fn check_nothing_taken(full: impl Into<Record>, bare: impl Into<Record>) {
    let (mut current, mut incoming) = (triangle(), triangle());
    let full = full.into();
    current.put_raw(full.clone());
    incoming.put_raw(bare.into());
    let next = applied(&current, &incoming, Mode::Merge);
    let meta = current.record(full.id()).unwrap().meta();
    assert_eq!(next.record(full.id()).unwrap().with_meta(meta), full);
}

#[test]
fn a_bare_claim_takes_nothing_away() {
    let bare = Claim::new(entity_id(1).into(), "x");
    let full = Claim {
        grade: Grade::read("B2").unwrap(),
        when: PartialDate::read("1976"),
        stance: Stance::new(-1),
        extras: extras(json!({"a": "b"})),
        ..bare.clone()
    };
    check_nothing_taken((claim_id(1), full), (claim_id(1), bare));
}

/// A claim of the project, and what the file has of it under the id `n`.
fn doubted(n: u128) -> (Project, Project) {
    let (mut current, mut incoming) = (triangle(), triangle());
    let said = Claim::new(entity_id(1).into(), "x");
    let (nature, bearing) = (Nature::Hypothesis, Bearing::Contradicts);
    current.claims.put(claim_id(1), Claim { nature, bearing, ..said.clone() });
    incoming.claims.put(claim_id(n), said);
    (current, incoming)
}

#[test]
fn what_always_has_a_value_is_said_by_our_own_file_alone() {
    let natures = |n, scope| {
        let (current, incoming) = doubted(n);
        let plan = Plan::new(&current, &incoming, scope);
        let next = plan.applied(&current, &incoming, Mode::Merge, 9);
        next.claims.iter().map(|(_, row)| (row.nature, row.bearing)).collect::<Vec<_>>()
    };
    let doubt = (Nature::Hypothesis, Bearing::Contradicts);
    let plain = (Nature::default(), Bearing::default());
    assert_eq!(natures(1, Scope::Whole), [plain]);
    // A sheet may have no such column, and another tool no such word.
    assert_eq!(natures(1, Scope::Sheets), [doubt]);
    assert_eq!(natures(2, Scope::Whole), [doubt]);
}

#[test]
fn an_older_copy_does_not_take_back_what_was_chosen_since() {
    let (mut current, incoming) = doubted(1);
    let mut claim = current.claims.get(claim_id(1)).unwrap().as_ref().clone();
    claim.meta.modified = 5;
    current.claims.put(claim_id(1), claim);
    assert_eq!(applied(&current, &incoming, Mode::Merge), current);
}

/// The project after a row was changed in a sheet that was written when the record had last changed at `base`.
fn edited(current: &Project, incoming: &Project, of: RecordRef, edit: Edit) -> (Project, usize) {
    let edits = [(of.uuid(), edit)].into();
    let plan = Plan::with_edits(current, incoming, Scope::Sheets, &edits);
    let next = plan.applied(current, incoming, Mode::Merge, 9);
    next.check_integrity().unwrap();
    (next, plan.edited)
}

#[test]
fn a_row_that_was_changed_says_everything_unless_the_record_changed_since() {
    let (mut current, mut incoming) = doubted(1);
    let mut known = current.claims.get(claim_id(1)).unwrap().as_ref().clone();
    known.quote = "said so".to_owned();
    known.meta.modified = 5;
    known.extras = extras(json!({"shown": 1, "unseen": 2}));
    current.claims.put(claim_id(1), known.clone());
    let said = Claim { meta: Meta { modified: 8, ..known.meta }, ..Claim::new(known.about, "x") };
    incoming.claims.put(claim_id(1), said);
    let emptied: BTreeSet<String> = ["shown".to_owned()].into();
    let of = claim_id(1).into();
    let (next, count) = edited(&current, &incoming, of, Edit { base: 5, emptied: emptied.clone() });
    let row = next.claims.get(claim_id(1)).unwrap();
    assert_eq!((row.nature, row.bearing), (Nature::default(), Bearing::default()));
    assert_eq!((row.quote.as_str(), row.meta.modified, count), ("", 8, 1));
    assert_eq!(row.extras, extras(json!({"unseen": 2})));
    // It was filled after the sheet was written: an empty cell says nothing of that.
    let (next, count) = edited(&current, &incoming, of, Edit { base: 4, emptied });
    assert_eq!((next, count), (current, 0));
}

#[test]
fn a_row_says_nothing_of_what_its_file_does_not_have() {
    let (mut current, mut incoming) = (triangle(), triangle());
    let field = |name: &str| Field { name: name.to_owned(), value: "x".to_owned() };
    let mut a = current.entities.get(entity_id(1)).unwrap().as_ref().clone();
    a.fields = vec![field("no column"), field("emptied")];
    current.entities.put(entity_id(1), a.clone());
    current.claims.put(claim_id(1), Claim::new(entity_id(1).into(), "private"));
    let card = Card { method: "swot".to_owned(), text: "x".to_owned(), ..Card::default() };
    let full = Card { claims: vec![claim_id(1)], author: "z".to_owned(), ..card.clone() };
    current.cards.put(card_id(1), full);
    a.name = "Renamed".to_owned();
    a.fields.clear();
    incoming.entities.put(entity_id(1), a);
    incoming.cards.put(card_id(1), card);
    let edit = Edit { base: 0, emptied: ["emptied".to_owned()].into() };
    let edits = [(entity_id(1).0, edit.clone()), (card_id(1).0, edit)].into();
    let plan = Plan::with_edits(&current, &incoming, Scope::Sheets, &edits);
    let next = plan.applied(&current, &incoming, Mode::Merge, 9);
    let card = next.cards.get(card_id(1)).unwrap();
    assert_eq!((card.claims.as_slice(), card.author.as_str()), ([claim_id(1)].as_slice(), ""));
    let row = next.entities.get(entity_id(1)).unwrap();
    assert_eq!((row.name.as_str(), row.fields.len(), row.aliases.len()), ("Renamed", 1, 0));
    assert_eq!(row.fields[0].name, "no column");
}

#[test]
fn a_bare_relation_takes_nothing_away() {
    let bare = triangle().relations.get(relation_id(1)).unwrap().as_ref().clone();
    let full = Relation { extras: extras(json!({"a": "b"})), ..bare.clone() };
    check_nothing_taken((relation_id(1), full), (relation_id(1), bare));
}

#[test]
fn a_bare_card_takes_nothing_away() {
    let bare = Card { method: "swot".to_owned(), text: "x".to_owned(), ..Card::default() };
    let full = Card {
        detail: "y".to_owned(),
        entities: vec![entity_id(1)],
        author: "z".to_owned(),
        tags: vec!["t".to_owned()],
        body: extras(json!({"slot": "threats", "importance": 3})),
        origin: Some("o".to_owned()),
        extras: extras(json!({"a": "b"})),
        ..bare.clone()
    };
    check_nothing_taken((card_id(1), full), (card_id(1), bare));
}

#[test]
fn a_bare_link_or_view_takes_nothing_away() {
    let bare = Link::new(entity_id(1), "cause_effect", entity_id(2));
    let rationale = "because".to_owned();
    let full = Link { rationale, body: extras(json!({"a": 1})), ..bare.clone() };
    check_nothing_taken((link_id(1), full), (link_id(1), bare));
    let positions = [(entity_id(1), Position { x: 1.0, y: 2.0 })].into_iter().collect();
    let body = extras(json!({"zoom": 2}));
    let full = View {
        name: "v".to_owned(),
        module: "graph".to_owned(),
        positions,
        body,
        ..View::default()
    };
    check_nothing_taken((view_id(1), full), (view_id(1), View::default()));
}

#[test]
fn what_both_sides_say_of_a_card_adds_up() {
    let (mut current, mut incoming) = (triangle(), triangle());
    let card = |text: &str, entity, tag: &str, body| Card {
        method: "swot".to_owned(),
        text: text.to_owned(),
        entities: vec![entity_id(entity)],
        tags: vec![tag.to_owned()],
        body: extras(body),
        ..Card::default()
    };
    let ours = card("ours", 1, "a", json!({"slot": "threats", "importance": 3, "note": "kept"}));
    let theirs = card("theirs", 2, "b", json!({"slot": "threats", "importance": 4, "note": ""}));
    current.cards.put(card_id(1), ours);
    incoming.cards.put(card_id(1), theirs);
    let next = applied(&current, &incoming, Mode::Merge);
    let both = next.cards.get(card_id(1)).unwrap();
    assert_eq!((both.text.as_str(), both.entities.len(), both.tags.len()), ("theirs", 2, 2));
    let body = extras(json!({"slot": "threats", "importance": 4, "note": "kept"}));
    assert_eq!(both.body, body);
}

/// Claims about claims, cards that cite them and links between cards, under ids that begin at `first`.
fn tied(first: u128) -> Project {
    let mut project = triangle();
    let ids: Vec<ClaimId> = (0..3).map(|n| claim_id(first + 10 - n)).collect();
    // Each is about one that stands later in the order of the ids.
    project.claims.put(ids[0], Claim::new(entity_id(1).into(), "said"));
    project.claims.put(ids[1], Claim::new(ids[0].into(), "doubted"));
    project.claims.put(ids[2], Claim::new(ids[1].into(), "doubted"));
    for (n, text) in [(first, "cause"), (first + 1, "effect")] {
        let (method, text) = ("problem_tree".to_owned(), text.to_owned());
        let claims = vec![ids[2]];
        project.cards.put(card_id(n), Card { method, text, claims, ..Card::default() });
    }
    let link = Link::new(card_id(first), "cause_effect", card_id(first + 1));
    project.links.put(link_id(first + 3), link);
    project.links.put(link_id(first), Link::new(link_id(first + 3), "doubt", ids[2]));
    project
}

#[test]
fn records_are_known_under_other_ids_whatever_their_order() {
    let (current, incoming) = (tied(100), tied(500));
    let plan = Plan::new(&current, &incoming, Scope::Whole);
    let changed: Vec<_> = plan.rows.iter().filter(|row| row.state != State::Same).collect();
    assert_eq!(changed, Vec::<&Row>::new());
    assert_eq!(applied(&current, &incoming, Mode::Merge), current);
}

#[test]
fn records_in_a_circle_are_taken_as_they_are() {
    let (mut current, mut incoming) = (triangle(), triangle());
    for (project, first) in [(&mut current, 1), (&mut incoming, 11)] {
        project.claims.put(claim_id(first), Claim::new(claim_id(first + 1).into(), "x"));
        project.claims.put(claim_id(first + 1), Claim::new(claim_id(first).into(), "y"));
    }
    assert_eq!(applied(&current, &incoming, Mode::Merge).claims.len(), 4);
}

#[test]
fn notes_of_two_files_under_one_title_stay_two() {
    let note = |detail: &str| Card {
        method: "imported_note".to_owned(),
        text: "Contexte".to_owned(),
        detail: detail.to_owned(),
        ..Card::default()
    };
    let (mut current, mut incoming) = (triangle(), triangle());
    current.cards.put(card_id(1), note("one"));
    incoming.cards.put(card_id(2), note("other"));
    incoming.cards.put(card_id(3), note("One"));
    assert_eq!(applied(&current, &incoming, Mode::Merge).cards.len(), 2);
}

#[test]
fn an_id_that_counts_rows_is_no_sign_of_one_card() {
    let card = |text: &str, origin: &str| Card {
        method: "action".to_owned(),
        text: text.to_owned(),
        origin: Some(origin.to_owned()),
        ..Card::default()
    };
    let (mut current, mut incoming) = (triangle(), triangle());
    current.cards.put(card_id(1), card("one", "1"));
    current.cards.put(card_id(2), card("two", "1790000000100"));
    incoming.cards.put(card_id(3), card("three", "1"));
    incoming.cards.put(card_id(4), card("two, reworded", "1790000000100"));
    let next = applied(&current, &incoming, Mode::Merge);
    let texts: Vec<_> = next.cards.iter().map(|(_, card)| card.text.as_str()).collect();
    assert_eq!(texts, ["one", "two, reworded", "three"]);
}

/// Whether an entity of the project and one of a file, with these names and aliases and this id of an older file, are one.
#[track_caller]
fn check_origin(origin: &str, known: [&str; 2], row: [&str; 2], is_one: bool) {
    let entity = |[name, alias]: [&str; 2], kind| {
        let mut entity = Entity::named(name, kind);
        entity.add_alias(alias);
        Entity { origin: Some(origin.to_owned()), ..entity }
    };
    let (mut current, mut incoming) = (Project::default(), Project::default());
    current.entities.put(entity_id(1), entity(known, EntityKind::Organisation));
    incoming.entities.put(entity_id(2), entity(row, EntityKind::Person));
    let counts = Plan::new(&current, &incoming, Scope::Whole).counts(Noun::Entity);
    assert_eq!(counts.new == 0, is_one, "{origin}, {known:?}, {row:?}");
}

#[test]
fn a_short_id_of_an_older_file_is_no_sign_of_one_entity() {
    check_origin("a1", ["Lune", ""], ["Mars", ""], false);
    check_origin("a1", ["Lune", ""], ["LUNE", ""], true);
    check_origin("a1", ["Lune", "Mars"], ["Mars", ""], true);
    check_origin("a1", ["Lune", ""], ["Mars", "lune"], true);
    check_origin("id_1767_x", ["Lune", ""], ["Mars", ""], true);
}

#[test]
fn two_of_a_file_are_never_one_of_the_project() {
    let (current, mut incoming) = (triangle(), triangle());
    let twin = incoming.relations.get(relation_id(1)).unwrap().as_ref().clone();
    incoming.relations.put(relation_id(11), twin);
    assert_eq!(applied(&current, &incoming, Mode::Merge).relations.len(), 4);
}

#[test]
fn a_replaced_project_keeps_its_settings_and_its_dead() {
    let (mut current, mut incoming) = (triangle(), triangle());
    current.profile.extras = extras(json!({"a": 1, "b": 2}));
    incoming.profile.extras = extras(json!({"b": 3}));
    current.tombstones.put(entity_id(8).into(), 5);
    current.tombstones.put(relation_id(1).into(), 5);
    incoming.tombstones.put(entity_id(9).into(), 6);
    incoming.entities.put(entity_id(4), Entity::named("d", EntityKind::Place));
    current.relations.put(relation_id(4), Relation::new(entity_id(1), "x", entity_id(2)));
    let next = applied(&current, &incoming, Mode::Replace);
    assert_eq!(next.profile.extras, extras(json!({"a": 1, "b": 3})));
    let dead: Vec<_> = next.tombstones.iter().collect();
    let expect: [(RecordRef, Millis); 3] =
        [(entity_id(8).into(), 5), (entity_id(9).into(), 6), (relation_id(4).into(), 9)];
    assert_eq!(dead, expect);
}

#[test]
fn sheets_leave_views_and_kept_parts_alone() {
    let mut current = triangle();
    let positions = [1, 2].map(|n| (entity_id(n), Position::default())).into_iter().collect();
    current.views.put(view_id(1), View { positions, ..View::default() });
    let kept = KeptId(Uuid::from_u128(1));
    current.kept.put(kept, Kept::default());
    current.claims.put(claim_id(1), Claim::new(view_id(1).into(), "of a view"));
    let source = Source::Document(entity_id(1));
    current.claims.put(claim_id(2), Claim { source, ..Claim::new(kept.into(), "of a part") });
    current.claims.put(claim_id(3), Claim::new(claim_id(2).into(), "of that"));
    let mut incoming = Project::named("sheets");
    incoming.entities.put(entity_id(2), Entity::named("b", EntityKind::Organisation));
    let plan = Plan::new(&current, &incoming, Scope::Sheets);
    // Two entities, three relations, and the claim about a claim.
    assert_eq!(plan.only_here, 6);
    let next = plan.applied(&current, &incoming, Mode::Replace, 9);
    next.check_integrity().unwrap();
    let places: Vec<_> = next.views.get(view_id(1)).unwrap().positions.keys().copied().collect();
    assert_eq!((places, next.kept.len()), (vec![entity_id(2)], 1));
    assert_eq!(next.claims.ids().collect::<Vec<_>>(), [claim_id(1)]);
    let whole = applied(&current, &incoming, Mode::Replace);
    assert_eq!((whole.views.len(), whole.kept.len(), whole.claims.len()), (0, 0, 0));
}

#[test]
fn codes_do_not_replace_names() {
    let (current, mut coded) = (triangle(), triangle());
    coded.profile.set_coded(true);
    coded.entities.put(entity_id(1), Entity::named("Organisation 1", EntityKind::Organisation));
    let plan = Plan::new(&current, &coded, Scope::Whole);
    assert!(plan.is_coded && !plan.allows(Mode::Replace) && plan.allows(Mode::Merge));
    assert_eq!(plan.applied(&current, &coded, Mode::Replace, 9), current);
    // Among coded copies nothing is at stake, and whole files may come back.
    assert!(Plan::new(&coded, &coded, Scope::Whole).allows(Mode::Replace));
    assert!(!applied(&coded, &current, Mode::Replace).profile.is_coded());
}

#[track_caller]
fn check_fields(known: &[(&str, &str)], file: &[(&str, &str)], expect: &[(&str, &str)]) {
    let row = |fields: &[(&str, &str)]| {
        let fields = fields
            .iter()
            .map(|(name, value)| Field { name: (*name).to_owned(), value: (*value).to_owned() });
        Entity { fields: fields.collect(), ..Entity::named("April", EntityKind::Organisation) }
    };
    let (mut current, mut incoming) = (Project::named("known"), Project::named("file"));
    current.entities.put(entity_id(1), row(known));
    incoming.entities.put(entity_id(2), row(file));
    let plan = Plan::new(&current, &incoming, Scope::Whole);
    let changed = usize::from(known != expect);
    assert_eq!(plan.counts(Noun::Entity), Counts { new: 0, changed, same: 1 - changed });
    let next = plan.applied(&current, &incoming, Mode::Merge, 9);
    let found = next.entities.get(entity_id(1)).unwrap();
    let found = found.fields.iter().map(|field| (field.name.as_str(), field.value.as_str()));
    assert_eq!(found.collect::<Vec<_>>(), expect);
}

#[test]
fn a_field_says_what_the_file_says_of_it() {
    let known = [("Ville", "Huy"), ("Métier", "avocate")];
    check_fields(&known, &[("Ville", "Namur")], &[("Ville", "Namur"), ("Métier", "avocate")]);
    check_fields(&known, &[("Métier", "avocate"), ("Ville", "Huy")], &known);
    check_fields(&known, &[("Ville", " ")], &known);
    check_fields(&known[..1], &[("Âge", "30")], &[("Ville", "Huy"), ("Âge", "30")]);
}

#[test]
fn what_two_records_said_stays_when_the_file_of_one_comes_again() {
    let known = [("Ville", "Huy"), ("Ville", "Namur")];
    check_fields(&known, &[("Ville", "Namur")], &known);
    check_fields(
        &known,
        &[("Ville", "Namur"), ("Ville", "Mons")],
        &[("Ville", "Namur"), ("Ville", "Mons")],
    );
}
