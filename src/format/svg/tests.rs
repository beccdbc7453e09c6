use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use uuid::Uuid;

use super::*;
use crate::analysis::excerpt::excerpt;
use crate::analysis::layout::{self, Kind, Place};
use crate::analysis::map::{Places, Shown, named, rounded};
use crate::analysis::picture::legend::samples;
use crate::analysis::preparation::{Preparation, Prepared, prepare, proofs};
use crate::domain::entities::{Entity, EntityKind, Stance};
use crate::domain::id::{EntityId, ViewId};
use crate::domain::project::Project;
use crate::domain::relations::{Relation, Sign, Strength};
use crate::domain::views::Position;
use crate::format::issue::FormatError;
use crate::format::sheet::tests::parse;
use crate::format::{self, EXAMPLE, Fresh, Import, myspot};
use crate::i18n::Lang;

fn read(bytes: &[u8]) -> Result<Import, FormatError> {
    let mut n = 0;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    format::read("x", bytes, false, &mut Fresh { next_id: &mut next_id, now: 1 })
}

/// The example, with signs and strengths so that all of the legend is there.
fn example() -> Project {
    let mut project = read(EXAMPLE.as_bytes()).unwrap().project;
    let relations: Vec<_> = project.relations.iter().map(|(id, row)| (id, row.clone())).collect();
    for (n, (id, mut row)) in relations.into_iter().enumerate() {
        let relation = Arc::make_mut(&mut row);
        relation.sign = [Some(Sign::Plus), None, Some(Sign::Minus), None][n % 4];
        relation.strength = Strength::new((n % 7) as i64);
        relation.mutual = n % 9 == 0;
        project.relations.put_shared(id, row);
    }
    project
}

fn prepared(project: &Project, preparation: &Preparation) -> Prepared {
    let proofs = proofs(&project.claims);
    prepare(&project.entities, &project.relations, &proofs, preparation)
}

fn pictured(project: &Project, prepared: &Prepared, places: &Places) -> Picture {
    let mut degrees = vec![0.0f32; prepared.actors.len()];
    for tie in &prepared.network.ties {
        degrees[tie.source as usize] += 1.0;
        degrees[tie.target as usize] += 1.0;
    }
    let most = degrees.iter().copied().fold(1.0, f32::max);
    let sizes: Vec<f32> = degrees.iter().map(|degree| degree / most).collect();
    Picture::new(prepared, &project.entities, &project.relations, &places.at, &sizes)
}

/// The places that the clear layout gives.
fn laid(project: &Project, prepared: &Prepared) -> Places {
    let picture = pictured(project, prepared, &Places::default());
    let spot = |mark| {
        let (_, half_width, half_height) = picture.free_box(mark);
        Place { half_width, half_height, ..Place::default() }
    };
    let mut spots: Vec<Place> = picture.marks.iter().map(spot).collect();
    layout::run(&prepared.network, &mut spots, Kind::Clear, 2016, &mut |_| {});
    let at = prepared.actors.iter().zip(&spots).map(|(id, spot)| (*id, rounded(spot.x, spot.y)));
    Places { at: at.collect(), pinned: BTreeSet::new() }
}

fn poster(picture: &Picture) -> Poster {
    let t = Lang::Fr;
    let legend = samples(picture).into_iter();
    Poster {
        title: "Sommet du PGO 2016".to_owned(),
        date: "22 novembre 2026 · 50 acteurs, 76 relations".to_owned(),
        filters: vec!["Filtres : sans les natures Lieux, Documents".to_owned()],
        legend: legend.map(|sample| LegendItem { words: t.sample(&sample), sample }).collect(),
        size_note: "taille : relations".to_owned(),
        description: "Carte d’influence".to_owned(),
        lang: "fr",
        is_compact: false,
        on_paper: true,
        ..Poster::default()
    }
}

fn unescaped(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&apos;", "'").replace("&amp;", "&")
}

/// A picture of these names, all at these places.
fn named_picture(names: &[&str], place: impl Fn(usize) -> Position) -> Picture {
    let mut project = Project::default();
    let mut at = BTreeMap::new();
    let mut before = None;
    for (n, name) in names.iter().enumerate() {
        let id = EntityId(Uuid::from_u128(n as u128 + 1));
        project.entities.put(id, Entity::named(name, EntityKind::Person));
        at.insert(id, place(n));
        let relation = Relation::new(before.unwrap_or(id), name, id);
        project.relations.put(Uuid::from_u128(n as u128 + 1).into(), relation);
        before = Some(id);
    }
    let prepared = prepared(&project, &Preparation::default());
    Picture::new(&prepared, &project.entities, &project.relations, &at, &[])
}

fn grid(n: usize) -> Position {
    Position { x: (n % 20) as f64 * 40.0, y: (n / 20) as f64 * 30.0 }
}

#[test]
fn every_name_of_the_example_is_drawn() {
    let project = example();
    let prepared = prepared(&project, &Preparation::default());
    let picture = pictured(&project, &prepared, &laid(&project, &prepared));
    let sheet = write(&picture, &poster(&picture), "");
    let (tags, text) = parse(&sheet.text);
    assert_eq!(tags[..3], ["svg", "title", "desc"]);
    let text = unescaped(&text);
    for mark in &picture.marks {
        let name: Vec<&str> = mark.entity.name.split_whitespace().collect();
        assert!(text.contains(&name.join(" ")), "{}", mark.entity.name);
    }
    let addresses: Vec<&str> = sheet.text.split("http").skip(1).collect();
    assert_eq!(addresses.len(), 1);
    assert!(addresses[0].starts_with("://www.w3.org/2000/svg\""));
    for word in ["<script", "foreignObject", "url(", "@import", " style=", " class=", "<!"] {
        assert!(!sheet.text.contains(word), "{word}");
    }
    assert!(sheet.width < 4_000.0 && sheet.height < 4_000.0, "{} {}", sheet.width, sheet.height);
}

#[test]
fn it_opens_again_as_it_was() {
    let project = example();
    let kinds = BTreeSet::from(["place".to_owned(), "event".to_owned()]);
    let preparation = Preparation { kinds, without_lone: true, ..Preparation::default() };
    let prepared = prepared(&project, &preparation);
    let places = laid(&project, &prepared);
    let shown = Shown { preparation, size_by: "betweenness".into(), kinds_written: true };
    let part = excerpt(&project, &prepared, &shown, &places, (ViewId(Uuid::from_u128(7)), "Carte"));
    let picture = pictured(&project, &prepared, &places);
    let sheet = write(&picture, &poster(&picture), &myspot::write(&part));
    parse(&sheet.text);
    let import = read(sheet.text.as_bytes()).unwrap();
    assert_eq!((import.issues.len(), &import.project), (0, &part));
    let view = &named(&import.project.views)[0].1;
    assert_eq!((Shown::of(view).size_by, Places::of(view)), ("betweenness".to_owned(), places));
    assert!(import.project.entities.len() < project.entities.len());
}

#[test]
fn a_picture_without_a_project_is_told_apart() {
    let picture = named_picture(&["a"], grid);
    let sheet = write(&picture, &poster(&picture), "");
    assert_eq!(read(sheet.text.as_bytes()), Err(FormatError::UnknownShape));
    assert_eq!(read(b"<html></html>"), Err(FormatError::UnknownShape));
    let other = write(&picture, &poster(&picture), "{\"nodes\":[]}");
    assert_eq!(read(other.text.as_bytes()), Err(FormatError::UnknownShape));
}

#[test]
fn hostile_names_stay_names() {
    let names = [
        "</text><script>alert(1)</script>",
        "]]></myspot:project></metadata>",
        "R&D \"x\" 'y'",
        "a\u{1}\u{8}\u{ffff}b",
        "\u{202e}جمعية الحقوق",
        "-",
        "👩🏽‍🔬 東京",
        &"long".repeat(100),
    ];
    let picture = named_picture(&names, grid);
    let words = names.join(" ");
    let poster = Poster {
        title: words.clone(),
        date: words.clone(),
        filters: vec![words.clone()],
        size_note: words.clone(),
        description: words.clone(),
        kinds_written: true,
        ..poster(&picture)
    };
    let sheet = write(&picture, &poster, &format!("{{\"n\":{}}}", serde_json::json!(words)));
    let (tags, text) = parse(&sheet.text);
    assert!(!tags.contains(&"script".to_owned()));
    assert!(text.contains("R&amp;D") && text.contains("جمعية"));
    let held: serde_json::Value = serde_json::from_str(&payload_of(&sheet.text).unwrap()).unwrap();
    assert_eq!(held["n"], words);
}

#[test]
fn whatever_the_places_all_names_are_drawn() {
    let names: Vec<String> = (0..400).map(|n| format!("Acteur numéro {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let wild = [f64::MAX, f64::NAN, -1e300, 0.0, 1e9];
    let one = |_| Position::default();
    let far = |n: usize| Position { x: wild[n % 5], y: wild[n % 3] };
    let places: [&dyn Fn(usize) -> Position; 3] = [&grid, &one, &far];
    for place in places {
        let picture = named_picture(&names, place);
        let sheet = write(&picture, &poster(&picture), "");
        let (tags, _) = parse(&sheet.text);
        assert!(tags.iter().filter(|tag| *tag == "tspan").count() >= 400);
        assert!(sheet.width.is_finite() && sheet.width < 15_000.0, "{}", sheet.width);
    }
}

#[test]
fn nothing_is_still_a_picture() {
    let sheet = write(&Picture::default(), &Poster::default(), "");
    let (tags, _) = parse(&sheet.text);
    assert_eq!(tags[..3], ["svg", "title", "desc"]);
    assert!(sheet.width > 100.0 && sheet.height > 10.0);
    assert!(!tags.contains(&"rect".to_owned()), "no paper unless it is asked for");
}

#[test]
fn what_is_in_the_background_is_faint() {
    let picture = named_picture(&["a", "b"], grid);
    let part = Part { nodes: vec![true, false], ties: vec![false, false] };
    let sheet = write(&picture, &Poster { part: Some(part), ..Poster::default() }, "");
    assert_eq!(sheet.text.matches("<g opacity").count(), 1);
}

/// To look at: `MYSPOT_PICTURE=map.svg cargo test --no-default-features look_at -- --ignored`.
#[test]
#[ignore = "writes a file to look at"]
fn look_at_the_example() {
    let Ok(path) = std::env::var("MYSPOT_PICTURE") else {
        return;
    };
    let mut project = example();
    let entities: Vec<_> = project.entities.iter().map(|(id, row)| (id, row.clone())).collect();
    for (n, (id, mut row)) in entities.into_iter().enumerate() {
        let entity = Arc::make_mut(&mut row);
        entity.stance = Stance::new(n as i64 % 7 - 2);
        (entity.is_target, entity.is_us) = (n % 11 == 3, n == 5);
        project.entities.put_shared(id, row);
    }
    let prepared = prepared(&project, &Preparation::default());
    let picture = pictured(&project, &prepared, &laid(&project, &prepared));
    for written in [false, true] {
        let poster = Poster { kinds_written: written, ..poster(&picture) };
        let sheet = write(&picture, &poster, "");
        let path = if written { path.replace(".svg", "-kinds.svg") } else { path.clone() };
        std::fs::write(path, sheet.text).unwrap();
    }
}
