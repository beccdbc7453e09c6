use std::collections::BTreeMap;

use super::*;
use crate::analysis::chronology::groups::{GroupBy, groups};
use crate::analysis::chronology::tests::example;
use crate::domain::claims::Claim;
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind, Stance};
use crate::domain::project::Project;
use crate::domain::samples::{claim_id, entity_id};
use crate::format::sheet::tests::parse;

const TODAY: f64 = 0.0;

/// Events with these names and dates.
fn events(rows: &[(&str, &str)]) -> Project {
    let mut project = Project::named("x");
    for (n, (name, date)) in (1..).zip(rows) {
        let date = PartialDate::read(date);
        let event = Entity { date, ..Entity::named(name, EntityKind::Event) };
        project.entities.put(entity_id(n), event);
    }
    project
}

#[derive(Clone, Copy)]
struct Wish {
    by: GroupBy,
    paper: Option<Paper>,
    lang: Lang,
    /// The part of all time that is seen.
    part: (f64, f64),
    /// The title of what is an era.
    era: Option<&'static str>,
}

const PLAIN: Wish =
    Wish { by: GroupBy::Nothing, paper: None, lang: Lang::Fr, part: (0.0, 1.0), era: None };

fn draw(project: &Project, wish: Wish) -> Sheet {
    let chronicle = Chronicle::of(project, &BTreeSet::new(), wish.lang.time_signs());
    let (from, to) = chronicle.bounds().unwrap_or((0.0, 1.0));
    let part = |at: f64| from + (to - from) * at;
    let sight = Sight::fitting(part(wish.part.0), part(wish.part.1), 1_200.0, 180.0);
    let groups = groups(&chronicle, project, wish.by, &BTreeMap::new());
    let names: Vec<String> =
        groups.iter().map(|group| wish.lang.time_poster_group(&group.key, project)).collect();
    let eras = chronicle.items.iter().filter(|item| Some(item.title.as_str()) == wish.era);
    let poster = Poster {
        title: &project.profile.name,
        day: "26 novembre 2026",
        filters: "",
        lang: wish.lang,
        sight,
        groups: &groups,
        names: &names,
        eras: &eras.map(|item| item.of).collect(),
        today: TODAY,
        paper: wish.paper,
        is_bare: false,
    };
    let sheet = write(&chronicle, &poster);
    let (tags, _) = parse(&sheet.text);
    assert!(!tags.contains(&"script".to_owned()) && !sheet.text.contains("inf"));
    sheet
}

fn texts(sheet: &Sheet) -> String {
    parse(&sheet.text).1.replace(['\u{a0}', '\u{202f}'], " ")
}

#[track_caller]
fn has(sheet: &Sheet, words: &[&str]) {
    let text = texts(sheet);
    for word in words {
        assert!(text.contains(&word.replace('\u{a0}', " ")), "{word} in {text}");
    }
}

#[test]
fn the_example_tells_what_it_shows() {
    let project = example();
    let sheet = draw(&project, PLAIN);
    has(&sheet, &["19 éléments", "26 novembre 2026 · ", "Sommet mondial du PGO à Paris", "2016"]);
    has(&sheet, &["jour exact", "à un moment de cette période", "a duré"]);
    assert!(!texts(&sheet).contains("contestée"), "only what is there is explained");
    assert!(!texts(&sheet).contains("aujourd"), "the present is out of view");
    let sheet = draw(&project, Wish { by: GroupBy::Kind, lang: Lang::En, ..PLAIN });
    has(&sheet, &["Events · 14", "19 items", "exact day", "Groups: "]);
}

#[test]
fn every_form_is_drawn_and_explained() {
    let mut project = events(&[
        ("Point", "3 mai 1970"),
        ("Vers", "vers 1970"),
        ("Depuis", "depuis mars 1970"),
        ("Après", "après 1971"),
        ("Contesté", "5 mai 1969"),
        ("Dit", ""),
        ("Flou", "1969-1971"),
    ]);
    for (n, about, when) in [(1, 5, "8 mai 1970"), (2, 6, "juin 1970")] {
        let claim = Claim::new(entity_id(about).into(), "x");
        project.claims.put(claim_id(n), Claim { when: PartialDate::read(when), ..claim });
    }
    let claim = Claim::new(entity_id(1).into(), "y");
    let stance = Stance::new(-2);
    let date = PartialDate::read("1970");
    project.claims.put(claim_id(3), Claim { date, stance, ..claim });
    let sheet = draw(&project, PLAIN);
    let t = Lang::Fr;
    has(
        &sheet,
        &[
            t.time_sample_point(),
            t.time_sample_within(),
            t.time_sample_lasting(),
            t.time_sample_unsure(),
            t.time_sample_open(),
            t.time_sample_vague(),
            t.time_sample_disputed(),
            t.time_sample_rival(),
            t.time_sample_told(),
            t.time_sample_stance(),
            "≠ Contesté",
            "« Dit",
            "~ Vers",
            "−− Point",
            t.time_poster_today(),
        ],
    );
    for form in
        ["stroke-dasharray=\"5 3\"", "0.1 3.4", "url(#myspot-hatch)", "l6.5 -6.5", "8 3 2 3"]
    {
        assert!(sheet.text.contains(form), "{form}");
    }
}

#[test]
fn what_is_out_of_the_sight_takes_no_room() {
    let project = example();
    let all = draw(&project, PLAIN);
    let late = draw(&project, Wish { part: (0.93, 1.0), ..PLAIN });
    assert!(late.height < all.height);
    assert!(!texts(&late).contains("Engagement du G8"));
    has(&late, &["Sommet mondial"]);
}

#[test]
fn eras_stand_behind() {
    let project = example();
    let sheet = draw(&project, Wish { era: Some("État d'urgence"), ..PLAIN });
    assert_eq!(texts(&sheet).matches("État d&apos;urgence").count(), 1);
    has(&sheet, &["19 éléments"]);
}

#[test]
fn a_page_holds_everything() {
    let many: Vec<(String, String)> =
        (0..600).map(|n| (format!("Événement {n}"), format!("{} mai 2016", n % 28 + 1))).collect();
    let rows: Vec<(&str, &str)> = many.iter().map(|(name, date)| (&**name, &**date)).collect();
    let project = events(&rows);
    for paper in [Paper::A4, Paper::A3] {
        let sheet = draw(&project, Wish { paper: Some(paper), ..PLAIN });
        assert_eq!((sheet.width, sheet.height), paper.size());
        assert_eq!(sheet.text.matches("<g><title>").count(), 600);
        assert!(lowest(&sheet.text) <= paper.size().1, "{}", lowest(&sheet.text));
    }
    let few = draw(&example(), Wish { paper: Some(Paper::A3), ..PLAIN });
    assert!(few.text.contains("scale(1.0000 1.00000)"), "what fits is not made smaller");
    let all: Vec<(&str, &str)> = (0..3_000).map(|_| ("x", "3 mai 2016")).collect();
    let sheet = draw(&events(&all), Wish { paper: Some(Paper::A4), ..PLAIN });
    assert!(lowest(&sheet.text) <= 794.0);
}

/// How far down lanes go, from the clipping of the view.
fn lowest(svg: &str) -> f32 {
    let (_, rest) = svg.split_once("<clipPath id=\"myspot-view\">").unwrap();
    let (_, rest) = rest.split_once(" height=\"").unwrap();
    rest.split_once('"').unwrap().0.parse().unwrap()
}

#[test]
fn hostile_names_stay_in_their_place() {
    let long = "long ".repeat(60);
    let solid = "x".repeat(300);
    let names = [
        "</text><script>alert(1)</script>",
        "a\nb",
        &long,
        &solid,
        "\u{202e}\u{2067}ab",
        "\0\u{ffff}",
        "]]>&",
    ];
    let rows: Vec<(&str, &str)> = names.iter().map(|name| (*name, "3 mai 2016")).collect();
    for name in names {
        let mut project = events(&rows);
        name.clone_into(&mut project.profile.name);
        let wish = Wish { by: GroupBy::Actor, paper: Some(Paper::A4), ..PLAIN };
        assert!(draw(&project, wish).text.contains("&lt;/text&gt;&lt;script&gt;"));
    }
}

#[test]
fn titles_stay_clear_of_arrows_and_borders() {
    let long = "Un titre plus long que ce qui reste";
    let project = events(&[
        ("Ouvert", "jusqu'en juin 1970"),
        (long, "depuis novembre 1971"),
        ("Entre les deux", "1969-1971"),
    ]);
    let sheet = draw(&project, PLAIN);
    let start = |title: &str| {
        let (before, _) = sheet.text.split_once(&format!(">{title}</text>")).unwrap();
        let (_, text) = before.rsplit_once("<text x=\"").unwrap();
        let x: f64 = text.split_once('"').unwrap().0.parse().unwrap();
        (x, text.contains("text-anchor=\"end\""))
    };
    assert_eq!(start("Ouvert"), (32.0, false), "after the arrow on its bar");
    assert!(start(long).1, "before its bar, which leaves the view");
    assert!(!start("Entre les deux").1);
}

#[test]
fn odd_times_are_drawn() {
    let rows = [
        ("a", "-999999"),
        ("b", "999999"),
        ("c", "avant -999999"),
        ("d", "depuis 999999"),
        ("e", "jusqu'en 1990"),
        ("f", "7 décembre 2016 14h30"),
    ];
    for n in 0..rows.len() {
        draw(&events(&rows[n..]), PLAIN);
        draw(&events(&rows[n..=n]), Wish { paper: Some(Paper::A4), ..PLAIN });
    }
    let nothing = draw(&Project::default(), Wish { by: GroupBy::Kind, ..PLAIN });
    has(&nothing, &["0 élément"]);
    let sight = Sight { start: f64::NAN, scale: f64::NAN, width: f32::NAN };
    let poster = Poster {
        title: "",
        day: "",
        filters: "",
        lang: Lang::En,
        sight,
        groups: &[],
        names: &[],
        eras: &BTreeSet::new(),
        today: f64::NAN,
        paper: None,
        is_bare: false,
    };
    parse(&write(&Chronicle::default(), &poster).text);
}

/// To look at: `MYSPOT_PICTURE=time.svg cargo test --no-default-features look_at_the_line -- --ignored`.
#[test]
#[ignore = "writes a file to look at"]
fn look_at_the_line_of_time() {
    let Ok(path) = std::env::var("MYSPOT_PICTURE") else {
        return;
    };
    let wish = Wish { by: GroupBy::Kind, paper: Some(Paper::A4), ..PLAIN };
    let sheet = draw(&example(), Wish { era: Some("État d'urgence"), ..wish });
    std::fs::write(path, sheet.text).unwrap();
}
