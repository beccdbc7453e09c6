use std::io::{Cursor, Read};

use calamine::{Data, Reader, SheetVisible, Xlsx};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::losses::{LossKind, losses};
use super::*;
use crate::domain::arbitrary;
use crate::domain::cards::Card;
use crate::domain::claims::{Claim, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind, Field, Stance};
use crate::domain::id::{CardId, ClaimId, EntityId};
use crate::domain::merge::edits::Edits;
use crate::domain::merge::{Mode, Plan, Scope};
use crate::domain::project::{Project, Tombstones};
use crate::domain::record::{Record, RecordRef};
use crate::domain::relations::{Relation, Strength};
use crate::domain::samples::{claim_id, entity_id, relation_id, triangle};
use crate::format::issue::{Issue, Problem};
use crate::format::table::{self, Book, Cell, Sheet};
use crate::format::{Fresh, Import};
use crate::i18n::Lang;

const NOW: i64 = 1_780_000_000_000;

fn bytes(project: &Project, lang: Lang) -> Vec<u8> {
    write(project, &About { id: None, lang, now: NOW }).unwrap()
}

/// The cells of a workbook.
pub(in crate::format) fn book(bytes: Vec<u8>) -> Book {
    let mut file: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheets = file.sheets_metadata().to_vec();
    let sheets = sheets.into_iter().map(|sheet| {
        let range = file.worksheet_range(&sheet.name).unwrap();
        let end = range.end().unwrap_or((0, 0));
        let rows = (0..=end.0)
            .map(|row| (0..=end.1).map(|column| cell(range.get_value((row, column)))).collect());
        let is_hidden = sheet.visible != SheetVisible::Visible;
        Sheet { name: sheet.name, is_hidden, rows: rows.collect(), ..Sheet::default() }
    });
    Book { sheets: sheets.collect() }
}

fn cell(data: Option<&Data>) -> Cell {
    match data {
        None | Some(Data::Empty) => Cell::Empty,
        Some(Data::String(text)) => Cell::Text(text.clone()),
        Some(Data::Float(number)) => Cell::Number(*number),
        Some(Data::Int(number)) => Cell::Number(*number as f64),
        Some(Data::Bool(flag)) => Cell::Bool(*flag),
        Some(Data::DateTime(date)) => {
            let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
            let time = if hour + minute == 0 {
                String::new()
            } else {
                format!("T{hour:02}:{minute:02}:00")
            };
            Cell::Date(format!("{year:04}-{month:02}-{day:02}{time}"))
        }
        Some(other) => Cell::Error(format!("{other:?}")),
    }
}

fn read_book(book: &Book) -> Import {
    read_edited(book).0
}

fn read_edited(book: &Book) -> (Import, Edits) {
    let mut n = 1 << 100;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    read(book, &mut Fresh { next_id: &mut next_id, now: 42 }).unwrap()
}

/// The cells of the workbook of a project, and what it gives through the reader of every spreadsheet.
fn back(project: &Project, lang: Lang) -> (Book, Import) {
    let bytes = bytes(project, lang);
    let read = table::read("x.xlsx", &bytes, &table::Decoding::default(), &mut |_| {});
    let (seen, _, issues) = read.unwrap();
    assert_eq!(issues, []);
    assert!(recognises(&seen));
    (book(bytes), read_book(&seen))
}

/// What a workbook carries of a project.
fn carried(project: &Project) -> Project {
    let mut rest = project.clone();
    rest.tombstones = Tombstones::default();
    rest.profile.extras.clear();
    rest.profile.set_coded(project.profile.is_coded());
    let gone = |record: &Record| matches!(record.id(), RecordRef::View(_) | RecordRef::Kept(_));
    let ids: Vec<RecordRef> =
        rest.records().filter(|record| gone(record)).map(Record::id).collect();
    for id in ids {
        rest.remove_unchecked(id);
    }
    loop {
        let lost = rest.dangling();
        if lost.is_empty() {
            return rest;
        }
        for (record, _) in lost {
            rest.remove_unchecked(record.id());
        }
    }
}

/// The same project with cards of methods that have a sheet, and words in their bodies.
fn with_methods(mut project: Project, seed: usize) -> Project {
    let cards: Vec<_> =
        project.cards.iter().map(|(id, card)| (id, card.as_ref().clone())).collect();
    let methods = crate::domain::method::METHODS;
    for (n, (id, mut card)) in cards.into_iter().enumerate() {
        let method = &methods[(seed + n) % methods.len()];
        card.method = method.key.to_owned();
        let slot = method.slots.get(seed % 7).map_or("ailleurs", |slot| *slot);
        let body = json!({"slot": slot, "rank": seed, "importance": "3", "deadline": "12 mai", "kept": "yes",
            "weak_signal": seed.is_multiple_of(2), "dots": [1, 2], "readings": [{"date": "2024", "value": 1.5}],
            "milestones": [{"date": "mai 2024", "value": 1}], "advance": "50", "cost": 120, "messenger": "Ana", "answerable": true, "Ma clé": null});
        card.body.extend(body.as_object().unwrap().clone());
        project.cards.put(id, card);
    }
    project
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn methods_come_back_whole(project in arbitrary::project(), seed in 0_usize..200, fr in any::<bool>()) {
        let project = with_methods(project, seed);
        let (_, import) = back(&project, if fr { Lang::Fr } else { Lang::En });
        prop_assert_eq!(&import.issues, &Vec::new());
        prop_assert_eq!(import.project, carried(&project));
    }

    #[test]
    fn no_cells_make_the_reader_panic(
        project in arbitrary::project(),
        cuts in prop::collection::vec((0_usize..12, 0_usize..6, 0_usize..16, 0_usize..8), 0..40),
    ) {
        let (mut book, _) = back(&project, Lang::Fr);
        let odd = [
            Cell::Empty, Cell::Text("[1".into()), Cell::Number(f64::NAN), Cell::Error("#N/A".into()), Cell::Bool(true),
            Cell::Text("mySPOT/claims".into()), Cell::Text("a | b | [x]".into()), Cell::Date("2024-01-01".into()),
        ];
        for (sheet, row, column, with) in cuts {
            let sheets = book.sheets.len();
            let rows = &mut book.sheets[sheet % sheets].rows;
            if let Some(cell) = rows.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell = odd[with].clone();
            }
        }
        let mut n = 1 << 100;
        let mut next_id = || { n += 1; Uuid::from_u128(n) };
        if let Ok((import, _)) = read(&book, &mut Fresh { next_id: &mut next_id, now: 42 }) {
            prop_assert!(import.project.check_integrity().is_ok());
        }
    }

    #[test]
    fn written_and_read_is_the_same_project(project in arbitrary::project(), fr in any::<bool>()) {
        let lang = if fr { Lang::Fr } else { Lang::En };
        let (_, import) = back(&project, lang);
        prop_assert_eq!(&import.issues, &Vec::new());
        prop_assert_eq!(import.project, carried(&project));
    }

    #[test]
    fn the_same_project_gives_the_same_bytes(project in arbitrary::project()) {
        prop_assert_eq!(bytes(&project, Lang::Fr), bytes(&project, Lang::Fr));
    }
}

/// The sheet of that name.
fn sheet<'a>(book: &'a mut Book, name: &str) -> &'a mut Sheet {
    book.sheets.iter_mut().find(|sheet| sheet.name == name).unwrap()
}

fn column(sheet: &Sheet, name: &str) -> usize {
    sheet.rows[0].iter().position(|cell| *cell == Cell::Text(name.to_owned())).unwrap()
}

/// Writes in the cell of a row whose cell under `key` says `of`.
fn set(sheet: &mut Sheet, (key, of): (&str, &str), name: &str, value: impl Into<Cell>) {
    let (key, column) = (column(sheet, key), column(sheet, name));
    let row = sheet.rows.iter_mut().find(|row| row[key] == Cell::Text(of.to_owned())).unwrap();
    row[column] = value.into();
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

fn entity(project: &Project, id: EntityId) -> &Entity {
    project.entities.get(id).unwrap()
}

#[test]
fn a_new_name_under_the_same_id_renames_everywhere() {
    let (mut book, _) = back(&triangle(), Lang::Fr);
    set(sheet(&mut book, "Entités"), ("Nom", "a"), "Nom", "Alpha");
    let import = read_book(&book);
    assert_eq!(import.issues, Vec::new());
    assert_eq!(entity(&import.project, entity_id(1)).name, "Alpha");
    assert_eq!(import.project.relations, triangle().relations);
    // Only what changed is dated.
    assert_eq!(entity(&import.project, entity_id(1)).meta.modified, 42);
    assert_eq!(entity(&import.project, entity_id(2)).meta, entity(&triangle(), entity_id(2)).meta);
}

#[test]
fn another_name_in_a_relation_is_another_end() {
    let (mut book, _) = back(&triangle(), Lang::Fr);
    let relations = sheet(&mut book, "Relations");
    set(relations, ("De", "a"), "Vers", "C");
    set(relations, ("De", "b"), "Vers", "personne");
    let import = read_book(&book);
    assert_eq!(import.project.relations.get(relation_id(1)).unwrap().target, entity_id(3));
    assert_eq!(import.project.relations.get(relation_id(2)), None);
    let missing = Problem::Missing("personne".to_owned());
    let in_cell = Problem::InCell { column: "D".to_owned(), problem: Box::new(missing) };
    let issue = |row, problem| Issue { part: "Relations".to_owned(), row, problem };
    assert_eq!(import.issues, [issue(3, in_cell), issue(3, Problem::Missing(String::new()))]);
    assert_eq!(import.project.kept.len(), 1);
}

#[test]
fn rows_typed_by_hand_are_new_records() {
    let (mut book, _) = back(&triangle(), Lang::Fr);
    sheet(&mut book, "Entités").rows.push(vec![
        Cell::Empty,
        "Éducation".into(),
        "événement".into(),
        "École | Classe".into(),
        Cell::Empty,
        "x|y".into(),
        "allié actif".into(),
        "oui".into(),
        Cell::Empty,
        Cell::Number(1976.0),
    ]);
    sheet(&mut book, "Entités").rows.push(vec![Cell::Empty, "Sans nature".into()]);
    sheet(&mut book, "Relations").rows.push(vec![
        Cell::Empty,
        "ecole".into(),
        "concerne".into(),
        "b".into(),
        Cell::Bool(true),
        "+".into(),
        Cell::Number(3.0),
        Cell::Date("2026-03-01".into()),
    ]);
    let claims = sheet(&mut book, "Affirmations");
    claims.rows.push(vec![
        Cell::Empty,
        "Éducation".into(),
        "Coupée".into(),
        "hypothèse".into(),
        "Le Soir".into(),
    ]);
    let import = read_book(&book);
    assert_eq!(import.issues, Vec::new());
    let (id, new) =
        import.project.entities.iter().find(|(_, row)| row.name == "Éducation").unwrap();
    assert_eq!(
        (new.kind.key(), new.aliases.join(",").as_str(), new.tags.len()),
        ("event", "École,Classe", 2)
    );
    assert_eq!((new.stance, new.is_target, new.date.text()), (Stance::new(2), true, "1976"));
    assert_eq!((new.meta.created, new.meta.modified, new.meta.version), (42, 42, 1));
    let (_, tie) = import.project.relations.iter().find(|(_, row)| row.source == id).unwrap();
    assert_eq!((tie.target, tie.mutual, tie.date.text()), (entity_id(2), true, "2026-03-01"));
    assert_eq!(tie.strength.map(Strength::value), Some(3));
    let (_, claim) = import.project.claims.iter().next().unwrap();
    assert_eq!((claim.about, &claim.source), (id.into(), &Source::Text("Le Soir".to_owned())));
    let plain = import.project.entities.iter().find(|(_, row)| row.name == "Sans nature").unwrap();
    assert_eq!(plain.1.kind, EntityKind::Organisation);
}

#[test]
fn sorted_rows_moved_hidden_and_removed_columns_do_no_harm() {
    let mut project = triangle();
    let mut row = entity(&project, entity_id(1)).clone();
    row.tags = vec!["x".to_owned()];
    row.fields = vec![Field { name: "Ville".to_owned(), value: "Liège".to_owned() }];
    project.entities.put(entity_id(1), row);
    let (mut book, _) = back(&project, Lang::En);
    for sheet in &mut book.sheets {
        if sheet.name == "Entities" || sheet.name == "Relations" {
            sheet.rows[1..].reverse();
            sheet.rows.iter_mut().for_each(|row| row.reverse());
        }
    }
    let same = read_book(&book);
    assert_eq!((same.issues, same.project), (Vec::new(), carried(&project)));
    let entities = sheet(&mut book, "Entities");
    let tags = column(entities, "Tags");
    for row in &mut entities.rows {
        row.remove(tags);
    }
    entities.rows.insert(0, vec!["A title of mine".into()]);
    entities.name = "Acteurs".to_owned();
    let import = read_book(&book);
    let problem = Problem::NoColumn("Tags".to_owned());
    assert_eq!(import.issues, [Issue { part: "Acteurs".to_owned(), row: 0, problem }]);
    let row = entity(&import.project, entity_id(1));
    assert_eq!((row.tags.len(), row.fields[0].value.as_str()), (0, "Liège"));
}

#[test]
fn columns_of_ones_own_are_fields() {
    let (mut book, _) = back(&triangle(), Lang::Fr);
    for (name, value) in [("Champ : Budget", "12 000"), ("Ville", "Liège")] {
        let entities = sheet(&mut book, "Entités");
        entities.rows[0].push(name.into());
        entities.rows[1].push(value.into());
        entities.rows[2].push(Cell::Empty);
        entities.rows[3].push(Cell::Empty);
    }
    let relations = sheet(&mut book, "Relations");
    relations.rows[0].push("Montant".into());
    relations.rows[1].push(Cell::Number(5.5));
    let import = read_book(&book);
    let unknown = |part: &str, name: &str| Issue {
        part: part.to_owned(),
        row: 1,
        problem: Problem::UnknownColumn(name.to_owned()),
    };
    assert_eq!(import.issues, [unknown("Entités", "Ville"), unknown("Relations", "Montant")]);
    let fields = &entity(&import.project, entity_id(1)).fields;
    let fields: Vec<_> =
        fields.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
    assert_eq!(fields, [("Budget", "12 000"), ("Ville", "Liège")]);
    assert_eq!(import.project.relations.get(relation_id(1)).unwrap().extras["Montant"], json!(5.5));
    let (_, again) = back(&import.project, Lang::En);
    assert_eq!((again.issues, again.project), (Vec::new(), import.project));
}

#[test]
fn what_no_list_knows_is_told_and_kept() {
    let mut project = triangle();
    let claim = Claim::new(entity_id(1).into(), "x");
    project.claims.put(claim_id(1), claim);
    let (mut book, _) = back(&project, Lang::Fr);
    set(sheet(&mut book, "Entités"), ("Nom", "a"), "Position", "bof");
    set(sheet(&mut book, "Affirmations"), ("Affirmation", "x"), "Nature", "rumeur");
    let import = read_book(&book);
    let told = |part: &str, column: &str, field: &str, value: &str| {
        let problem = Problem::OffScale { field: field.to_owned(), value: value.to_owned() };
        let problem = Problem::InCell { column: column.to_owned(), problem: Box::new(problem) };
        Issue { part: part.to_owned(), row: 2, problem }
    };
    let expect =
        [told("Entités", "G", "Position", "bof"), told("Affirmations", "D", "Nature", "rumeur")];
    assert_eq!(import.issues, expect);
    assert_eq!(entity(&import.project, entity_id(1)).fields[0].value, "bof");
    assert_eq!(import.project.claims.get(claim_id(1)).unwrap().extras["Nature"], "rumeur");
}

#[test]
fn deleted_copied_and_blank_rows_are_told() {
    let (mut book, _) = back(&triangle(), Lang::Fr);
    let entities = sheet(&mut book, "Entités");
    let copy = entities.rows[1].clone();
    entities.rows.push(vec![Cell::Empty; 3]);
    entities.rows.push(copy);
    let relations = sheet(&mut book, "Relations");
    relations.rows.remove(2);
    let name = column(relations, "Relation");
    relations.rows[1][name] = "a des liens avec".into();
    let mine = Sheet {
        name: "Mes notes".to_owned(),
        rows: vec![vec!["à garder".into()]],
        ..Sheet::default()
    };
    book.sheets.push(mine);
    let import = read_book(&book);
    let issue = |part: &str, row, problem| Issue { part: part.to_owned(), row, problem };
    let expect = [
        issue("Mes notes", 0, Problem::KeptForLater),
        issue("Entités", 6, Problem::RepeatedId(entity_id(1).to_string())),
        issue("Relations", 0, Problem::Absent(1)),
    ];
    assert_eq!(import.issues, expect);
    assert_eq!((import.project.entities.len(), import.project.relations.len()), (4, 2));
    assert_eq!(import.project.kept.len(), 1);
}

#[test]
fn homonyms_keep_their_ids() {
    let mut project = triangle();
    project.entities.put(entity_id(4), Entity::named("a", EntityKind::Place));
    project.relations.put(relation_id(4), Relation::new(entity_id(4), "x", entity_id(2)));
    let (mut book, import) = back(&project, Lang::Fr);
    assert_eq!(import.project, carried(&project));
    let relations = sheet(&mut book, "Relations");
    relations.rows.push(vec![Cell::Empty, "a".into(), "y".into(), "b".into()]);
    let typed = format!("a [{}]", entity_id(4));
    relations.rows.push(vec![Cell::Empty, typed.as_str().into(), "z".into(), "b".into()]);
    let import = read_book(&book);
    assert_eq!(import.issues.len(), 1);
    let source = |kind: &str| {
        let mut rows = import.project.relations.iter();
        rows.find(|(_, row)| row.kind == kind).unwrap().1.source
    };
    assert_eq!((source("y"), source("z")), (entity_id(1), entity_id(4)));
}

#[test]
fn cards_cite_by_name() {
    let mut project = triangle();
    project.claims.put(claim_id(1), Claim::new(entity_id(1).into(), "Le budget | 2026 baisse"));
    let body = json!({
        "slot": "threats", "importance": 4, "x": [{"a": 1}], "chosen": true, "rounds": {"x": [[1, 2]]},
    });
    let card = Card {
        method: "swot".to_owned(),
        text: "Moins d’argent".to_owned(),
        entities: vec![entity_id(1), entity_id(2)],
        claims: vec![ClaimId(claim_id(1).0)],
        body: body.as_object().unwrap().clone(),
        ..Card::default()
    };
    project.cards.put(CardId(Uuid::from_u128(1)), card);
    let (mut book, import) = back(&project, Lang::Fr);
    assert_eq!((import.issues, import.project), (Vec::new(), carried(&project)));
    let swot = sheet(&mut book, "SWOT");
    let row = |swot: &Sheet, name: &str| swot.rows[1][column(swot, name)].clone();
    assert_eq!(row(swot, "Case"), "Menaces".into());
    assert!(
        !swot.rows[0]
            .iter()
            .any(|cell| matches!(cell, Cell::Text(text) if text.contains("rounds")))
    );
    assert_eq!(row(swot, "Importance"), Cell::Number(4.0));
    assert_eq!(row(swot, "Entités citées"), "a | b".into());
    set(swot, ("Texte", "Moins d’argent"), "Entités citées", "b | c");
    set(swot, ("Texte", "Moins d’argent"), "Case", "weakness");
    set(swot, ("Texte", "Moins d’argent"), "Importance", "5");
    let import = read_book(&book);
    assert_eq!(import.issues, Vec::new());
    let (_, card) = import.project.cards.iter().next().unwrap();
    assert_eq!(card.entities, [entity_id(2), entity_id(3)]);
    assert_eq!((&card.body["slot"], &card.body["importance"]), (&json!("weaknesses"), &json!(5)));
    assert_eq!((&card.body["x"], &card.body["rounds"]), (&body["x"], &body["rounds"]));
}

#[test]
fn workbooks_with_the_words_of_before_open() {
    let mut project = Project::named("p");
    let body = json!({"short": "Court", "messenger": "April"});
    let body = body.as_object().unwrap().clone();
    let message =
        Card { method: "message".to_owned(), text: "M".to_owned(), body, ..Card::default() };
    project.cards.put(CardId(Uuid::from_u128(1)), message);
    let body = json!({"slot": "end", "kept": "yes"}).as_object().unwrap().clone();
    let end =
        Card { method: "objective_tree".to_owned(), text: "F".to_owned(), body, ..Card::default() };
    project.cards.put(CardId(Uuid::from_u128(2)), end);
    let body = json!({"means": "Un site", "hours": 3, "confidence": [3, 4]});
    let body = body.as_object().unwrap().clone();
    let objective =
        Card { method: "objective".to_owned(), text: "O".to_owned(), body, ..Card::default() };
    project.cards.put(CardId(Uuid::from_u128(3)), objective);
    let body = json!({"position": -1}).as_object().unwrap().clone();
    let target =
        Card { method: "target".to_owned(), text: "C".to_owned(), body, ..Card::default() };
    project.cards.put(CardId(Uuid::from_u128(4)), target);
    let (mut book, _) = back(&project, Lang::Fr);
    let before = [
        ("Messages clés", "Messages", &[("Version de 10 secondes", "Version courte")][..]),
        ("Arbre à objectifs", "Arbre à objectifs", &[("Conservé", "Gardé")]),
        (
            "Objectifs SMART",
            "Objectifs",
            &[
                ("Moyens nécessaires et disponibles", "Moyens"),
                ("Heures disponibles", "Heures"),
                ("Confiance d’y arriver (votes)", "Confiance"),
            ],
        ),
        ("Fiches de ciblage", "Cibles", &[("Position sur l’objectif", "Position")]),
    ];
    for (now, old, headers) in before {
        let sheet = sheet(&mut book, now);
        sheet.name = old.to_owned();
        for (now, old) in headers {
            let at = column(sheet, now);
            sheet.rows[0][at] = (*old).into();
        }
        // Nothing hidden says which sheet it is.
        sheet.rows[0].pop();
        sheet.rows[1].pop();
    }
    let tree = sheet(&mut book, "Arbre à objectifs");
    set(tree, ("Texte", "F"), "Case", "fin");
    set(tree, ("Texte", "F"), "Gardé", "yes");
    let import = read_book(&book);
    let bodies: Vec<_> = import.project.cards.iter().map(|(_, card)| card.body.clone()).collect();
    let expect = [
        json!({"messenger": "April", "short": "Court"}),
        json!({"slot": "end", "kept": "yes"}),
        json!({"means": "Un site", "hours": 3, "confidence": [3, 4]}),
        json!({"position": -1}),
    ];
    assert_eq!(bodies.into_iter().map(serde_json::Value::Object).collect::<Vec<_>>(), expect);
}

#[test]
fn long_and_hostile_texts_come_back() {
    let mut project = triangle();
    let mut row = entity(&project, entity_id(1)).clone();
    row.description = "é👩🏽 ".repeat(30_000);
    row.name = "=HYPERLINK(\"http://x\";\"y\")".to_owned();
    row.aliases =
        vec!["<r><t>a</t></r>".to_owned(), "a|b".to_owned(), "\u{1}_x0041_\u{ffff}".to_owned()];
    row.url = "<r>a</r>".to_owned();
    row.tags = vec!["@x".to_owned(), "-1+1".to_owned()];
    project.entities.put(entity_id(1), row);
    assert_eq!(
        losses(&project).iter().map(|loss| (loss.what, loss.count)).collect::<Vec<_>>(),
        [(LossKind::LongTexts, 1)]
    );
    let (mut book, import) = back(&project, Lang::Fr);
    assert_eq!((import.issues, import.project), (Vec::new(), carried(&project)));
    let entities = sheet(&mut book, "Entités");
    assert_eq!(entities.rows[1][1], "=HYPERLINK(\"http://x\";\"y\")".into());
}

#[test]
fn the_timeline_has_real_dates() {
    let mut project = triangle();
    for (n, date) in [(1, "7-9 décembre 2016"), (2, "1976"), (3, "7 mars 1850")] {
        let mut row = entity(&project, entity_id(n)).clone();
        row.date = PartialDate::read(date);
        project.entities.put(entity_id(n), row);
    }
    let (mut book, _) = back(&project, Lang::Fr);
    let timeline = sheet(&mut book, "Chronologie");
    let rows: Vec<Vec<Cell>> = timeline.rows[1..].iter().map(|row| row[1..5].to_vec()).collect();
    let date = |text: &str| Cell::Date(text.to_owned());
    assert_eq!(
        rows,
        [
            vec!["c".into(), "7 mars 1850".into(), "1850-03-07".into(), "1850-03-07".into()],
            vec!["b".into(), "1976".into(), "1976".into(), "1976".into()],
            vec!["a".into(), "7-9 décembre 2016".into(), date("2016-12-07"), date("2016-12-09")],
        ]
    );
}

#[test]
fn a_day_is_a_date_and_comes_back_as_it_was_typed() {
    let mut project = triangle();
    let days = ["2016-12-07", "7 décembre 2016", "2016"];
    for (n, day) in (1..).zip(days) {
        let entity =
            Entity { date: PartialDate::read(day), ..entity(&project, entity_id(n)).clone() };
        project.entities.put(entity_id(n), entity);
    }
    let (mut book, import) = back(&project, Lang::Fr);
    assert_eq!(import.project.entities, project.entities);
    let sheet = sheet(&mut book, "Entités");
    let date = column(sheet, "Date");
    let shown: Vec<_> = sheet.rows[1..].iter().map(|row| row[date].clone()).collect();
    let text = |text: &str| Cell::Text(text.to_owned());
    assert_eq!(shown, [Cell::Date("2016-12-07".to_owned()), text(days[1]), text(days[2])]);
}

#[test]
fn other_books_are_not_ours() {
    assert!(!recognises(&Book::default()));
    let (mut book, _) = back(&triangle(), Lang::Fr);
    sheet(&mut book, "_meta").rows[1][1] = "99".into();
    let mut next_id = Uuid::nil;
    let refused = read(&book, &mut Fresh { next_id: &mut next_id, now: 0 });
    assert_eq!(
        refused,
        Err(crate::format::issue::FormatError::NewerSchema { found: 99, known: SCHEMA })
    );
    book.sheets.retain(|sheet| sheet.name != "_meta");
    assert!(!recognises(&book));
}

/// The columns that a sheet hides, counted from 0, as its XML says.
fn hidden_columns(sheet: &str) -> Vec<usize> {
    let number = |column: &str, key: &str| {
        let (_, rest) = column.split_once(&format!(" {key}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse::<usize>().unwrap()
    };
    let columns =
        sheet.split("<col ").skip(1).map(|rest| format!(" {}", rest.split('>').next().unwrap()));
    let hidden = columns.filter(|column| column.contains(" hidden=\"1\""));
    hidden.flat_map(|column| number(&column, "min") - 1..number(&column, "max")).collect()
}

#[test]
fn just_the_columns_of_ids_and_holds_are_hidden() {
    let mut n = 0;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = Fresh { next_id: &mut next_id, now: NOW };
    let project = crate::format::example(&mut fresh).unwrap().project;
    for lang in Lang::ALL {
        let bytes = bytes(&project, lang);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.clone())).unwrap();
        for (n, sheet) in
            book(bytes).sheets.iter().enumerate().skip(1).filter(|(_, it)| !it.is_hidden)
        {
            let mut xml = String::new();
            let name = format!("xl/worksheets/sheet{}.xml", n + 1);
            archive.by_name(&name).unwrap().read_to_string(&mut xml).unwrap();
            let is_ours = |cell: &Cell| {
                let Cell::Text(text) = cell else { return false };
                text.starts_with("mySPOT/") || text.ends_with("(id)")
            };
            let meant = (0..).zip(&sheet.rows[0]).filter(|(_, cell)| is_ours(cell)).map(|(n, _)| n);
            assert_eq!(hidden_columns(&xml), meant.collect::<Vec<usize>>(), "{}", sheet.name);
        }
    }
}

/// Only the rows of the shown columns are sorted, as when a sort stops before the hidden ones.
#[test]
fn hidden_cells_of_another_row_are_left_aside() {
    let mut project = triangle();
    for n in 1..4 {
        let mut row = entity(&project, entity_id(n)).clone();
        row.origin = Some(format!("origin {n}"));
        row.tags = vec![format!("a|{n}")];
        project.entities.put(entity_id(n), row);
    }
    project.entities.put(entity_id(4), Entity::named("a", EntityKind::Place));
    let knows = Relation::new(entity_id(4), "x", entity_id(2));
    project.relations.put(relation_id(4), knows);
    let (mut book, _) = back(&project, Lang::Fr);
    for name in ["Entités", "Relations"] {
        let sheet = sheet(&mut book, name);
        let is_hidden = |cell: &Cell| matches!(cell, Cell::Text(text) if text.starts_with("mySPOT/") || text.ends_with("(id)"));
        let shown = sheet.rows[0].iter().position(is_hidden).unwrap();
        let last = sheet.rows.len() - 1;
        let (first, end) = sheet.rows.split_at_mut(last);
        first[1][..shown].swap_with_slice(&mut end[0][..shown]);
    }
    let import = read_book(&book);
    let strays: Vec<_> =
        import.issues.iter().filter(|it| it.problem == Problem::StrayHold).collect();
    let places: Vec<_> = strays.iter().map(|it| (it.part.as_str(), it.row)).collect();
    assert_eq!(places, [("Entités", 2), ("Entités", 5), ("Relations", 2), ("Relations", 5)]);
    for (id, row) in import.project.entities.iter() {
        let known = entity(&project, id);
        assert!(row.origin.is_none() || row.origin == known.origin, "{row:?}");
        assert!(row.meta.created == known.meta.created || row.meta.created == 42);
    }
    let ends =
        |id| import.project.relations.get(relation_id(id)).map(|row| (row.source, row.target));
    assert_eq!(ends(2), Some((entity_id(2), entity_id(3))));
    // The hidden ids of another row are not taken for the names that are shown.
    assert_eq!(ends(1).map(|ends| ends.1), Some(entity_id(2)));
    // Hidden cells that cannot be read at all are told too.
    let entities = sheet(&mut book, "Entités");
    let hold = column(entities, "mySPOT/entities");
    entities.rows[3][hold] = "cut {".into();
    assert_eq!(read_book(&book).issues.len(), import.issues.len() + 1);
}

#[test]
fn a_sort_takes_hidden_columns_along() {
    let bytes = bytes(&triangle(), Lang::Fr);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = String::new();
    let mut sheet = archive.by_name("xl/worksheets/sheet3.xml").unwrap();
    std::io::Read::read_to_string(&mut sheet, &mut part).unwrap();
    // A to K, and the hidden two ends and hold.
    assert!(part.contains("<autoFilter ref=\"A1:L4\"/>"), "{part}");
}

#[test]
fn a_private_note_shows_and_can_be_changed() {
    let mut project = triangle();
    for (n, text, is_private) in [(1, "x", true), (2, "y", false), (3, "z", true)] {
        let claim = Claim { is_private, ..Claim::new(entity_id(1).into(), text) };
        project.claims.put(claim_id(n), claim);
    }
    let (mut book, import) = back(&project, Lang::Fr);
    assert_eq!((import.issues, &import.project.claims), (Vec::new(), &project.claims));
    let claims = sheet(&mut book, "Affirmations");
    assert_eq!(claims.rows[1][column(claims, "Note privée")], "oui".into());
    set(claims, ("Affirmation", "x"), "Note privée", "");
    set(claims, ("Affirmation", "y"), "Note privée", "oui");
    // An earlier workbook held the flag out of sight.
    let hold = column(claims, "mySPOT/claims");
    claims.rows[3][hold] = r#"{"rest":{"private":true}}"#.into();
    set(claims, ("Affirmation", "z"), "Note privée", "");
    let import = read_book(&book);
    assert_eq!(import.issues, Vec::new());
    let private: Vec<_> = import.project.claims.iter().map(|(_, row)| row.is_private).collect();
    assert_eq!(private, [false, true, false]);
}

/// A person with a few words, whose row says how it was as it was written.
fn told() -> Project {
    let mut project = triangle();
    let mut row = entity(&project, entity_id(1)).clone();
    row.meta.modified = 7;
    row.description = "à relire".to_owned();
    row.stance = Stance::new(-1);
    row.tags = vec!["x".to_owned(), "y".to_owned()];
    row.fields = vec![Field { name: "Ville".to_owned(), value: "Liège".to_owned() }];
    project.entities.put(entity_id(1), row);
    project
}

#[test]
fn an_emptied_cell_empties_what_did_not_change_since() {
    let mut project = told();
    let (mut book, _) = back(&project, Lang::Fr);
    let entities = sheet(&mut book, "Entités");
    for name in ["Description", "Position", "Champ\u{a0}: Ville"] {
        set(entities, ("Nom", "a"), name, "");
    }
    set(entities, ("Nom", "a"), "Étiquettes", "y");
    let (import, edits) = read_edited(&book);
    assert_eq!((edits.len(), edits[&entity_id(1).0].base), (1, 7));
    let merged = |project: &Project| {
        let plan = Plan::with_edits(project, &import.project, Scope::Sheets, &edits);
        let next = plan.applied(project, &import.project, Mode::Merge, 50);
        entity(&next, entity_id(1)).clone()
    };
    let row = merged(&project);
    assert_eq!((row.description.as_str(), row.stance, row.fields.len()), ("", None, 0));
    assert_eq!((row.tags, row.meta.modified), (vec!["y".to_owned()], 42));
    // It changed here since: nothing is emptied, and what the row says comes in.
    let mut row = entity(&project, entity_id(1)).clone();
    row.meta.modified = 8;
    project.entities.put(entity_id(1), row);
    let row = merged(&project);
    assert_eq!((row.description.as_str(), row.stance), ("à relire", Stance::new(-1)));
    assert_eq!((row.tags.len(), row.fields.len()), (2, 1));
}

#[test]
fn rows_that_nobody_changed_or_that_are_not_whole_empty_nothing() {
    let (book, _) = back(&told(), Lang::Fr);
    assert!(read_edited(&book).1.is_empty());
    let mut cut = book.clone();
    let entities = sheet(&mut cut, "Entités");
    let position = column(entities, "Position");
    entities.rows.iter_mut().for_each(|row| drop(row.remove(position)));
    assert!(read_edited(&cut).1.is_empty(), "a column is not there");
    let mut odd = book.clone();
    set(sheet(&mut odd, "Entités"), ("Nom", "a"), "Position", "tiède");
    assert!(read_edited(&odd).1.is_empty(), "a cell was not understood");
}
