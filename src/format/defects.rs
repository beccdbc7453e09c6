//! What went wrong with files in the first mySPOT stays mended: one test a defect, by its number.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::json;
use uuid::Uuid;

use super::csv_out::{Style, entities_csv};
use super::table::recipe::{Built, build, recognise};
use super::table::{self, Cell, Decoding};
use super::{Fresh, Import, read, report, sealed};
use crate::domain::date::Day;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::label::Noun;
use crate::domain::merge::{Counts, Mode, Plan, Scope};
use crate::domain::project::Project;
use crate::domain::samples::{entity_id, relation_id, triangle};
use crate::i18n::Lang;

/// The list of entities as the first mySPOT writes it.
const OWN_CSV: &str = "id,name,type,alias,desc,date,role,tags\n\
    \"e1\",\"Éducation\",\"event\",\"\",\"Dit \"\"tout\"\"\",\"1976\",\"\",\"\"\n\
    \"e2\",\"Liège\",\"place\",\"\",\"a, b\",\"2026-03-01\",\"\",\"ville,wallonie\"\n\
    \"e3\",\"Ada\",\"person\",\"=1+1\",\"\",\"\",\"ally\",\"\"\n";

fn counted(from: u128) -> impl FnMut() -> Uuid {
    let mut n = from;
    move || {
        n += 1;
        Uuid::from_u128(n)
    }
}

fn from_table(bytes: &[u8], decoding: Decoding) -> Built {
    let (book, ..) = table::read("entites.csv", bytes, &decoding, &mut |_| {}).unwrap();
    let recipe = recognise(&book, Lang::Fr);
    let mut next_id = counted(1 << 80);
    build(&book, &recipe, &mut Fresh { next_id: &mut next_id, now: 1 }, &mut |_| {})
}

fn from_json(value: &serde_json::Value) -> Import {
    // Two files share no id.
    static FILES: AtomicU32 = AtomicU32::new(0);
    let file = FILES.fetch_add(1, Ordering::Relaxed);
    let mut next_id = counted(u128::from(file + 1) << 81);
    let mut fresh = Fresh { next_id: &mut next_id, now: 1 };
    read("fichier.json", value.to_string().as_bytes(), false, &mut fresh).unwrap()
}

fn merged(current: &Project, incoming: &Project) -> (Plan, Project) {
    let plan = Plan::new(current, incoming, Scope::Whole);
    let next = plan.applied(current, incoming, Mode::Merge, 9);
    next.check_integrity().unwrap();
    (plan, next)
}

fn called<'a>(project: &'a Project, name: &str) -> &'a Entity {
    let mut all = project.entities.iter().map(|(_, row)| row.as_ref());
    all.find(|row| row.name == name).unwrap_or_else(|| panic!("no {name}"))
}

fn request() -> report::Request {
    let today = Day { year: 2026, month: 11, day: 28 };
    report::Request { lang: Lang::Fr, today, graph: None, timeline: None }
}

#[test]
fn defect_01_its_own_list_comes_in_with_years_as_dates() {
    let built = from_table(OWN_CSV.as_bytes(), Decoding::default());
    assert_eq!(built.project.entities.len(), 3);
    let year = called(&built.project, "Éducation");
    assert_eq!((year.date.text(), year.date.is_dated()), ("1976", true));
    assert_eq!(called(&built.project, "Liège").tags, ["ville", "wallonie"]);
    let mut book =
        table::read("a.csv", OWN_CSV.as_bytes(), &Decoding::default(), &mut |_| {}).unwrap().0;
    // What a spreadsheet makes of it.
    book.sheets[0].rows[1][5] = Cell::Number(1976.0);
    let mut next_id = counted(1);
    let mut fresh = Fresh { next_id: &mut next_id, now: 1 };
    let built = build(&book, &recognise(&book, Lang::Fr), &mut fresh, &mut |_| {});
    assert_eq!(called(&built.project, "Éducation").date.text(), "1976");
}

#[test]
fn defect_02_accents_stay_and_lost_ones_are_mended() {
    let built = from_table(OWN_CSV.as_bytes(), Decoding::default());
    called(&built.project, "Éducation");
    // UTF-8 read as Windows-1252, and saved as UTF-8.
    let lost = OWN_CSV.replace('É', "Ã‰").replace('è', "Ã¨");
    let (.., found, _) =
        table::read("a.csv", lost.as_bytes(), &Decoding::default(), &mut |_| {}).unwrap();
    assert_eq!(found.mojibake, 2);
    let built = from_table(lost.as_bytes(), Decoding { repair: true, ..Decoding::default() });
    called(&built.project, "Éducation");
    called(&built.project, "Liège");
}

#[test]
fn defect_03_days_stay_days() {
    let built = from_table(OWN_CSV.as_bytes(), Decoding::default());
    assert_eq!(called(&built.project, "Liège").date.text(), "2026-03-01");
    let counted = "Nom;Date\nLiège;46082\nHuy;46083\n";
    let built = from_table(counted.as_bytes(), Decoding::default());
    assert_eq!(called(&built.project, "Liège").date.text(), "2026-03-01");
}

#[test]
fn defect_06_an_import_takes_nothing_from_the_boards() {
    let swot = |items: serde_json::Value| json!({"entities": [], "relations": [], "notes": [], "plaidoyer": {"swot": items, "actions": []}});
    let ours = from_json(&swot(
        json!({"forces": ["Une équipe"], "faiblesses": [], "opportunites": [], "menaces": []}),
    ));
    assert_eq!(ours.project.cards.len(), 1, "{:?}", ours.issues);
    for theirs in
        [json!({"forces": ["Un réseau"], "faiblesses": []}), json!({"forces": []}), json!([])]
    {
        let theirs = from_json(&swot(theirs)).project;
        let (_, next) = merged(&ours.project, &theirs);
        let texts: Vec<&str> = next.cards.iter().map(|(_, card)| card.text.as_str()).collect();
        assert!(texts.contains(&"Une équipe"), "{texts:?}");
        assert_eq!(texts.len(), 1 + theirs.cards.len());
    }
}

#[test]
fn defect_07_what_changed_of_a_known_id_is_counted_and_taken() {
    let file = |desc: &str| json!({"entities": [{"id": "entite-12", "name": "Ada", "type": "person", "desc": desc}], "relations": []});
    let ours = from_json(&file("")).project;
    let (plan, next) = merged(&ours, &from_json(&file("mathématicienne")).project);
    assert_eq!(plan.counts(Noun::Entity), Counts { new: 0, changed: 1, same: 0 });
    assert_eq!(called(&next, "Ada").description, "mathématicienne");
    let (plan, _) = merged(&next, &from_json(&file("mathématicienne")).project);
    assert_eq!(plan.counts(Noun::Entity), Counts { new: 0, changed: 0, same: 1 });
}

#[test]
fn defect_08_malformed_parts_leave_the_rest() {
    for plaidoyer in
        [json!({"tree": null}), json!(null), json!(7), json!({"swot": "x", "actions": {}})]
    {
        let file = json!({"entities": [{"id": "a", "name": "Ada", "type": "person"}], "plaidoyer": plaidoyer});
        called(&from_json(&file).project, "Ada");
    }
}

#[test]
fn defects_09_and_10_markup_in_any_key_is_text_in_the_page_file() {
    let evil = "<img src=x onerror=alert(1)>\"'";
    let file = json!({
        "entities": [{"id": evil, "name": evil, "type": evil, "role": evil, "alias": evil, "tags": [evil]}],
        "relations": [],
        "plaidoyer": {"actions": [{"title": evil, "deadline": evil, "status": evil}]},
    });
    let import = from_json(&file);
    assert_eq!((import.project.entities.len(), import.project.cards.len()), (1, 1));
    assert_eq!(called(&import.project, evil).tags, [evil]);
    let html = report::html(&report::document(&import.project, &request()));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(!html.contains("<img"), "no picture was given");
}

#[test]
fn defect_23_every_relation_is_told_in_its_own_direction() {
    let mut project = Project::named("p");
    project.entities.put(entity_id(100), Entity::named("Fédération", EntityKind::Organisation));
    for n in 1..=9 {
        let name = format!("Membre{n}");
        project.entities.put(entity_id(n), Entity::named(&name, EntityKind::Organisation));
        let row = crate::domain::relations::Relation::new(entity_id(n), "adhère à", entity_id(100));
        project.relations.put(relation_id(n), row);
    }
    let text = report::markdown(&report::document(&project, &request())).replace('\u{a0}', " ");
    for n in 1..=9 {
        // On the member's sheet, on the federation's, and in the list of relations.
        assert_eq!(text.matches(&format!("Membre{n} adhère à Fédération")).count(), 3, "{text}");
    }
    assert!(!text.contains("Fédération adhère à"));
}

#[test]
fn defect_24_a_kind_nobody_knows_is_written_as_it_is() {
    let file =
        json!({"entities": [{"id": "a", "name": "Ada", "type": "système"}], "relations": []});
    let project = from_json(&file).project;
    assert_eq!(called(&project, "Ada").kind, EntityKind::Other("système".to_owned()));
    let text = report::markdown(&report::document(&project, &request()));
    assert!(text.to_lowercase().contains("système") && !text.contains("undefined"), "{text}");
}

#[test]
fn defect_25_a_sealed_file_is_salted_and_has_no_limit_of_length() {
    let long = "é".repeat(130_000).into_bytes();
    let seal = || sealed::seal(&long, "phrase", 2).unwrap();
    let (one, other) = (seal(), seal());
    assert_ne!(one, other);
    assert_eq!(sealed::open(&one, "phrase").unwrap(), long);
    assert!(sealed::open(&one, "autre").is_err());
    assert!(!one.windows(6).any(|part| part == b"phrase"));
}

#[test]
fn defect_30_lists_open_right_in_french_excel_and_hold_no_formula() {
    let built = from_table(OWN_CSV.as_bytes(), Decoding::default());
    assert_eq!(called(&built.project, "Ada").aliases, ["=1+1"]);
    let list = entities_csv(&built.project, Style::French, Lang::Fr);
    assert!(list.starts_with("\u{feff}\"Id\";\"Nom\""));
    assert!(list.lines().count() == 4 && list.matches("\r\n").count() == 4);
    assert!(list.contains("\"'=1+1\"") && !list.contains("\"=1+1\""));
    let back = from_table(list.as_bytes(), Decoding::default());
    assert_eq!(called(&back.project, "Ada").aliases, ["=1+1"]);
}

#[test]
fn defect_31_a_project_goes_out_as_a_workbook_in_the_words_of_the_page() {
    let mut project = triangle();
    let stance = crate::domain::entities::Stance::new(2);
    project
        .entities
        .put(entity_id(4), Entity { stance, ..Entity::named("Ada", EntityKind::Person) });
    let about = super::workbook::About { id: None, lang: Lang::Fr, now: 1 };
    let bytes = super::workbook::write(&project, &about).unwrap();
    let (book, ..) = table::read("p.xlsx", &bytes, &Decoding::default(), &mut |_| {}).unwrap();
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "Entités").unwrap();
    let said: Vec<&str> = sheet
        .rows
        .iter()
        .flatten()
        .filter_map(|cell| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None })
        .collect();
    assert!(said.contains(&"Personne") && said.contains(&"allié actif"), "{said:?}");
    assert!(!said.contains(&"person") && !said.contains(&"org") && !said.contains(&"ally"));
}
