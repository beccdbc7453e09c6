//! Laws that hold for the document of any project.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use super::reading::{even, plain, read};
use super::*;
use crate::domain::arbitrary;
use crate::domain::record::Record;

/// Texts that try to be something else.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='x",
    "[x](javascript:alert(1)) ![y](http://z)",
    "javascript:alert(1)",
    "a | b\n| --- |\n# c\n\n[^1]: d",
    "**a** _b_ `c` <http://d> &lt; &#60; \\",
    "---\ntitle: x\n---",
    "\u{202e}evil\u{0} \u{1b}[31m",
    "data:text/html,<script>",
    "{{7*7}} $x$ ${y} <!-- --> ]]>",
];

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned), "\\PC{0,12}"]
}

/// Cards of known methods with bodies of known and unknown keys.
fn cards_of_methods() -> impl Strategy<Value = Vec<Card>> {
    let methods = [
        "theory_of_change",
        "swot",
        "tows",
        "pestel",
        "problem_tree",
        "objective_tree",
        "logframe",
        "five_whys",
        "objective",
        "strategy",
        "criterion",
        "target",
        "message",
        "progress",
        "action",
        "indicator",
        "imported_note",
        "",
    ];
    let slots = [
        "strengths",
        "question",
        "so",
        "political",
        "problem",
        "cause",
        "effect",
        "fact",
        "answer",
        "expect",
        "love",
        "impact",
        "goal",
        "x",
    ];
    let keys = [
        "verb",
        "what",
        "from_value",
        "unit",
        "deadline",
        "means",
        "why",
        "actor",
        "readings",
        "scores",
        "observations",
        "baseline",
        "position",
        "hook",
        "label",
        "date",
        "detail",
        "x",
        "rank",
        "slot",
    ];
    let value = prop_oneof![
        hostile().prop_map(Value::from),
        (hostile(), hostile(), any::<i32>())
            .prop_map(|(date, text, n)| json!([{"date": date, "value": n, "comment": text}])),
        (hostile(), hostile())
            .prop_map(|(level, text)| json!({"level": level, "y": {"z": [text]}})),
        any::<bool>().prop_map(Value::from),
    ];
    let body = vec((prop::sample::select(keys.to_vec()), value), 0..5);
    let texts = (hostile(), hostile(), hostile(), vec(hostile(), 0..2));
    let card =
        (prop::sample::select(methods.to_vec()), prop::sample::select(slots.to_vec()), body, texts);
    let card = card.prop_map(|(method, slot, body, (text, detail, author, tags))| {
        let mut map: Extras =
            body.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        map.entry("slot").or_insert_with(|| slot.into());
        Card { method: method.to_owned(), text, detail, author, tags, body: map, ..Card::default() }
    });
    vec(card, 0..8)
}

/// Any project, with cards of methods tied at random, and hostile words everywhere.
fn project() -> impl Strategy<Value = Project> {
    let kinds = ["causes", "contributes", "because", "leads_to", "odd <b>"];
    let kind = prop::sample::select(kinds.to_vec());
    let ties = vec((kind, 1u128..9, 1u128..9, hostile()), 0..8);
    let words = vec(hostile(), 12);
    (arbitrary::project(), cards_of_methods(), ties, words).prop_map(
        |(mut project, cards, ties, words)| {
            for (n, card) in (1u128..).zip(cards) {
                project.cards.put(card_id(n), card);
            }
            for (kind, source, target, why) in ties {
                if project.cards.contains(card_id(source))
                    && project.cards.contains(card_id(target))
                {
                    link(&mut project, kind, source, target, &why);
                }
            }
            harden(&mut project, &words);
            project
        },
    )
}

/// Puts hostile words into all that people can type.
fn harden(project: &mut Project, words: &[String]) {
    let mut all = words.iter().cycle();
    let mut word = || all.next().cloned().unwrap_or_default();
    project.profile.name = word();
    project.profile.description = word();
    let records: Vec<Record> = project.records().cloned().collect();
    for record in records {
        let record = match record {
            Record::Entity(id, row) => {
                let mut row = (*row).clone();
                row.name = word();
                row.description = word();
                row.url = word();
                row.aliases.push(word());
                row.tags.push(word());
                row.date = PartialDate::read(&word());
                row.fields.push(Field { name: word(), value: word() });
                (id, row).into()
            }
            Record::Relation(id, row) => {
                let mut row = (*row).clone();
                (row.kind, row.description) = (word(), word());
                (id, row).into()
            }
            Record::Claim(id, row) => {
                let mut row = (*row).clone();
                (row.text, row.quote, row.page) = (word(), word(), word());
                (id, row).into()
            }
            other => other,
        };
        project.put_unchecked(record);
    }
}

/// Everything that people wrote in a record.
fn texts_of(record: &Record) -> Vec<String> {
    let (texts, extras): (Vec<&str>, &Extras) = match record {
        Record::Entity(_, row) => {
            let fields = row.fields.iter().flat_map(|field| [field.name.as_str(), &field.value]);
            let mut texts: Vec<&str> = row.names().chain(fields).collect();
            texts.extend(row.tags.iter().map(String::as_str));
            texts.extend([row.description.as_str(), &row.url, row.date.text()]);
            if let EntityKind::Other(key) = &row.kind {
                texts.push(key);
            }
            (texts, &row.extras)
        }
        Record::Relation(_, row) => {
            (vec![&row.kind, &row.description, row.date.text()], &row.extras)
        }
        Record::Claim(_, row) => {
            let mut texts = vec![row.text.as_str(), &row.quote, &row.page];
            texts.extend([row.date.text(), row.when.text()]);
            if let Source::Text(text) = &row.source {
                texts.push(text);
            }
            (texts, &row.extras)
        }
        Record::Card(_, row) => {
            let texts = [&row.text, &row.detail, &row.author].into_iter().chain(&row.tags);
            (texts.map(String::as_str).collect(), &row.extras)
        }
        Record::Link(_, row) => (vec![&row.rationale], &row.extras),
        Record::View(_, row) => (vec![&row.name], &row.extras),
        Record::Kept(_, row) => (vec![&row.file, &row.part], &row.extras),
    };
    let mut texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
    texts.extend(extras.values().flat_map(strings));
    match record {
        Record::Card(_, row) => {
            // Slots are words of ours: those that are known go by their names.
            let body = row.body.iter().filter(|(key, _)| *key != "slot");
            texts.extend(body.flat_map(|(_, value)| strings(value)));
        }
        Record::Kept(_, row) => texts.extend(strings(&row.data)),
        _ => {}
    }
    // A date that is understood stands in words of ours.
    texts.retain(|text| PartialDate::read(text).span().is_none());
    texts
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(map) => map.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_is_left_out_and_nothing_becomes_markup(project in project()) {
        for lang in Lang::ALL {
            let written = document(&project, &request(lang));
            let page = read(&html(&written));
            page.check_links();
            let markdown = plain(&markdown(&written));
            let profile = [project.profile.name.clone(), project.profile.description.clone()];
            let all = project.records().flat_map(texts_of).chain(profile);
            // Blank lines part paragraphs, and so do marks of lists: lines are looked for one by one.
            let lines: Vec<String> = all.flat_map(|text| {
                text.split(['\n', '\r']).map(even).collect::<Vec<_>>()
            }).collect();
            for line in lines.iter().filter(|line| !line.is_empty()) {
                prop_assert!(page.text.contains(line.as_str()), "{line:?} is not in\n{}", page.text);
                prop_assert!(markdown.contains(line.as_str()), "{line:?} is not in\n{}", markdown);
            }
        }
    }

    #[test]
    fn every_footnote_is_there_and_used(project in project()) {
        let file = markdown(&document(&project, &request(Lang::Fr)));
        let text = file.split_once("\n---\n").unwrap().1;
        let notes = document(&project, &request(Lang::Fr)).notes.len();
        for n in 1..=notes {
            let (mark, note) = (format!("[^{n}]"), format!("[^{n}]: "));
            let (marks, at_foot) = (text.matches(&mark).count(), text.contains(&note));
            prop_assert!(marks > 1 && at_foot, "note {}", n);
        }
        let beyond = format!("[^{}]", notes + 1);
        prop_assert!(!text.replace("\\[", "").contains(&beyond));
    }
}

#[test]
fn odd_shapes_stay_small() {
    let mut project = Project::named("p");
    project.entities.put(entity_id(1), Entity::named(&"long ".repeat(4_000), EntityKind::Document));
    for n in 1..=2_000 {
        project.relations.put(relation_id(n), Relation::new(entity_id(1), "finance", entity_id(1)));
        let source = Source::Document(entity_id(1));
        let page = n.to_string();
        let about = if n == 1 { entity_id(1).into() } else { claim_id(n - 1).into() };
        project.claims.put(claim_id(n), Claim { source, page, ..Claim::new(about, "dit") });
        let method = ["five_whys", "problem_tree", "swot", "pestel", &format!("m{n}")]
            [n as usize % 5]
            .to_owned();
        let body = json!({"slot": if n % 5 == 1 { "cause".to_owned() } else { format!("s{n}") }});
        let body = body.as_object().cloned().unwrap_or_default();
        project.cards.put(card_id(n), Card { method, body, ..Card::default() });
    }
    for n in 6..=2_000 {
        link(&mut project, "causes", n, n - 5, "car");
    }
    let written = document(&project, &request(Lang::Fr));
    let (page, text) = (html(&written), markdown(&written));
    read(&page).check_links();
    assert!(page.len() < 6_000_000 && text.len() < 4_000_000, "{} {}", page.len(), text.len());
}

/// The example of the page.
pub(in super::super) fn example() -> Project {
    let mut n = 0;
    let mut next = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = crate::format::Fresh { next_id: &mut next, now: 1 };
    crate::format::read("x.json", crate::format::EXAMPLE.as_bytes(), false, &mut fresh)
        .unwrap()
        .project
}

#[test]
fn the_example_has_no_broken_link() {
    let project = example();
    let (graph, timeline) = pictures(&project, Lang::Fr, TODAY);
    assert!(graph.is_some() && timeline.is_some());
    let request = Request { graph, timeline, ..request(Lang::Fr) };
    let written = document(&project, &request);
    let page = read(&html(&written));
    page.check_links();
    assert_eq!(
        page.targets
            .iter()
            .filter(|target| target.starts_with("#note-"))
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        written.notes.len()
    );
    for (_, row) in project.entities.iter() {
        assert!(page.text.contains(&even(&row.name)));
    }
}

#[test]
#[ignore = "writes files to look at, and prints figures"]
fn example_to_look_at() {
    let project = example();
    let (graph, timeline) = pictures(&project, Lang::Fr, TODAY);
    let written = document(&project, &Request { graph, timeline, ..request(Lang::Fr) });
    let folder = std::env::temp_dir();
    std::fs::write(folder.join("report-example.html"), html(&written)).unwrap();
    std::fs::write(folder.join("report-example.md"), markdown(&written)).unwrap();
}

#[test]
#[ignore = "prints figures"]
fn figures() {
    let project = large(2_000);
    let start = std::time::Instant::now();
    let written = document(&project, &request(Lang::Fr));
    let blocks = start.elapsed();
    let (page, text) = (html(&written), markdown(&written));
    println!(
        "document {blocks:?}, all {:?}: {} and {} bytes",
        start.elapsed(),
        page.len(),
        text.len()
    );
    let start = std::time::Instant::now();
    let (graph, timeline) = pictures(&project, Lang::Fr, TODAY);
    println!(
        "pictures {:?}: {:?} {:?} bytes",
        start.elapsed(),
        graph.map(|svg| svg.len()),
        timeline.map(|svg| svg.len())
    );
    let example = large(400);
    let start = std::time::Instant::now();
    document(&example, &request(Lang::Fr));
    println!("400 actors, measured: {:?}", start.elapsed());
}

/// As many actors, twice as many relations, as many claims, some cards.
fn large(count: u128) -> Project {
    let mut project = Project::named("Grand");
    for n in 1..=count {
        let kind = EntityKind::KNOWN[n as usize % 6].clone();
        let date = PartialDate::read(&format!("{}", 1990 + n % 30));
        let description = "Une description de quelques mots, comme on en écrit. ".repeat(3);
        project.entities.put(
            entity_id(n),
            Entity { description, date, ..Entity::named(&format!("Acteur {n}"), kind) },
        );
        let claim = Claim {
            source: Source::Text(format!("source {}", n % 300)),
            ..Claim::new(entity_id(n).into(), "Ce qui en est dit par quelqu’un")
        };
        project.claims.put(claim_id(n), claim);
        let card =
            Card { method: "action".to_owned(), text: format!("Action {n}"), ..Card::default() };
        project.cards.put(card_id(n), card);
    }
    for n in 1..=2 * count {
        let relation =
            Relation::new(entity_id(1 + n % count), "finance", entity_id(1 + (n * n + 7) % count));
        project.relations.put(relation_id(n), relation);
    }
    project
}
