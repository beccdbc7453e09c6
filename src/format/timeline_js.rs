//! The line of time as slides for `TimelineJS` 3, in JSON or as a table.
//!
//! Years before our era are negative as people count them: -44 is 44 BC, and no year is 0.
//! `TimelineJS` shows -44 as “44 BCE”, so that counting from a year 0 would show every year but one too late.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::account::{Accounts, id_of};
use crate::analysis::chronology::{Chronicle, Doubt, Item};
use crate::domain::date::{Day, Moment, Part, Span, Unit};
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::domain::text::breakable;
use crate::i18n::{Lang, dates};

/// The columns of the table, as `TimelineJS` asks for them.
const HEADERS: [&str; 19] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Group",
    "Background",
];
/// Farther years than this, not all of which a `Date` of JavaScript holds, are only shown on the scale of the cosmos.
const FARTHEST: i32 = 271_820;
const MINUTES_PER_DAY: f64 = 1_440.0;

/// A date as far as it is known, from the year on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct When {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
    minute: Option<u16>,
}

/// Something that is shown.
#[derive(Clone)]
struct Slide {
    id: String,
    start: When,
    end: Option<When>,
    date: String,
    headline: String,
    /// In HTML.
    text: String,
    group: String,
}

/// All that is shown.
struct Show {
    title: (String, String),
    slides: Vec<Slide>,
    eras: Vec<Slide>,
    /// Whether it is shown on the scale of the cosmos, which knows years only.
    is_far: bool,
}

impl When {
    fn day(Day { year, month, day }: Day) -> Self {
        Self { year, month: Some(month), day: Some(day), minute: None }
    }

    /// One end of a moment, no finer than it is known.
    fn of(moment: &Moment, is_end: bool) -> Self {
        let number = if is_end { moment.latest() } else { moment.earliest() };
        let when = Self::day(Day::from_number(number));
        match moment.unit {
            Unit::Block(..) => Self { month: None, day: None, ..when },
            Unit::Year(_) if moment.part == Part::Whole => Self { month: None, day: None, ..when },
            Unit::Week(..) | Unit::Day(_) => when,
            Unit::Minute(_, minute) => Self { minute: Some(minute), ..when },
            Unit::Month(..) if moment.part != Part::Whole => when,
            _ => Self { day: None, ..when },
        }
    }

    fn in_years(self) -> Self {
        Self { month: None, day: None, minute: None, ..self }
    }

    /// The year as people count it, where none is 0.
    fn counted(self) -> i32 {
        if self.year < 1 { self.year - 1 } else { self.year }
    }

    fn json(self) -> Value {
        let mut map = Map::new();
        map.insert("year".to_owned(), json!(self.counted()));
        let parts = [
            ("month", self.month.map(u16::from)),
            ("day", self.day.map(u16::from)),
            ("hour", self.minute.map(|minute| minute / 60)),
            ("minute", self.minute.map(|minute| minute % 60)),
        ];
        for (key, part) in parts.into_iter().filter_map(|(key, part)| Some((key, part?))) {
            map.insert(key.to_owned(), json!(part));
        }
        Value::Object(map)
    }

    /// Year, month, day, time.
    fn cells(self) -> [String; 4] {
        let text = |part: Option<u8>| part.map(|part| part.to_string()).unwrap_or_default();
        let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        [
            self.counted().to_string(),
            text(self.month),
            text(self.day),
            self.minute.map(time).unwrap_or_default(),
        ]
    }
}

/// The slides in JSON. O(n log n + claims).
pub fn json(
    project: &Project,
    chronicle: &Chronicle,
    eras: &BTreeSet<EntityId>,
    lang: Lang,
) -> String {
    let show = Show::of(project, chronicle, eras, lang);
    let slide = |slide: &Slide| {
        let mut value = json!({
            "start_date": slide.start.json(),
            "display_date": slide.date,
            "text": { "headline": slide.headline, "text": slide.text },
            "group": slide.group,
            "unique_id": slide.id,
            // It would make links of addresses, those inside our links too.
            "autolink": false,
        });
        if let Some(end) = slide.end {
            value["end_date"] = end.json();
        }
        value
    };
    let era = |era: &Slide| {
        json!({
            "start_date": era.start.json(),
            "end_date": era.end.unwrap_or(era.start).json(),
            "text": { "headline": era.headline, "text": era.text },
        })
    };
    let (headline, text) = &show.title;
    let value = json!({
        "scale": if show.is_far { "cosmological" } else { "human" },
        "title": { "text": { "headline": headline, "text": text }, "autolink": false },
        "events": show.slides.iter().map(slide).collect::<Vec<_>>(),
        "eras": show.eras.iter().map(era).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

/// The slides as a table: CSV in UTF-8 with its mark, which spreadsheets take as it is. O(n log n + claims).
pub fn csv(
    project: &Project,
    chronicle: &Chronicle,
    eras: &BTreeSet<EntityId>,
    lang: Lang,
) -> String {
    let show = Show::of(project, chronicle, eras, lang);
    let mut out = String::from('\u{feff}');
    row(&HEADERS.map(str::to_owned), &mut out);
    let mut title: [String; 19] = Default::default();
    (title[9], title[10]) = show.title;
    "title".clone_into(&mut title[16]);
    row(&title, &mut out);
    let slides = show.slides.iter().map(|slide| (slide, ""));
    for (slide, kind) in slides.chain(show.eras.iter().map(|era| (era, "era"))) {
        let mut cells: [String; 19] = Default::default();
        cells[..4].clone_from_slice(&slide.start.cells());
        if let Some(end) = slide.end {
            cells[4..8].clone_from_slice(&end.cells());
        }
        cells[8].clone_from(&slide.date);
        cells[9].clone_from(&slide.headline);
        cells[10].clone_from(&slide.text);
        kind.clone_into(&mut cells[16]);
        cells[17].clone_from(&slide.group);
        row(&cells, &mut out);
    }
    out
}

/// Writes a row; a cell that a spreadsheet would run is made text.
fn row(cells: &[String; 19], out: &mut String) {
    for (n, cell) in cells.iter().enumerate() {
        let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let guard = if runs && cell.parse::<i64>().is_err() { "'" } else { "" };
        let gap = if n > 0 { "," } else { "" };
        write!(out, "{gap}\"{guard}{}\"", cell.replace('"', "\"\"")).ok();
    }
    out.push_str("\r\n");
}

impl Show {
    fn of(project: &Project, chronicle: &Chronicle, eras: &BTreeSet<EntityId>, lang: Lang) -> Self {
        let accounts = Accounts::of(project);
        let mut others = BTreeMap::<RecordRef, Vec<&Item>>::new();
        let mut items: Vec<&Item> = Vec::new();
        let mut seen = BTreeSet::new();
        for item in &chronicle.items {
            // A record has one slide, which tells its other dates.
            if item.doubt != Doubt::Rival && seen.insert(item.of) {
                items.push(item);
            } else {
                others.entry(item.of).or_default().push(item);
            }
        }
        let name = project.profile.name.trim();
        let name = if name.is_empty() { lang.time_poster_title() } else { name };
        let title = (line(name), paragraph(&project.profile.description));
        let mut show = Self { title, slides: Vec::new(), eras: Vec::new(), is_far: false };
        for item in items {
            let Some(start) = item.span.start().or(item.span.end()) else {
                continue;
            };
            let end = match &item.span {
                Span::Between(_, end) => Some(When::of(end, true)),
                _ => None,
            };
            let rivals = others.get(&item.of).map(Vec::as_slice).unwrap_or_default();
            let mut slide = Slide {
                id: id_of(item.of).to_string(),
                start: When::of(start, false),
                end,
                date: dates::understood(lang, &item.span),
                headline: line(&item.title),
                text: text(item, rivals, &accounts, lang),
                group: bare(&lang.time_item_kind(item, project)),
            };
            if item.of.entity().is_some_and(|id| eras.contains(&id)) {
                let (first, last) = whole(item, chronicle);
                (slide.start, slide.end) = (When::day(first), Some(When::day(last)));
                show.eras.push(slide);
            } else {
                show.slides.push(slide);
            }
        }
        show.told_alone();
        show.scaled();
        show
    }

    /// Eras are told as slides too when there are no others: without a slide, nothing is shown.
    fn told_alone(&mut self) {
        if self.slides.is_empty() {
            self.slides.clone_from(&self.eras);
        }
    }

    /// Chooses the scale, and leaves to dates only what it knows; an end that tells nothing more is dropped.
    fn scaled(&mut self) {
        let all = || self.slides.iter().chain(&self.eras);
        let ends = all().flat_map(|slide| [Some(slide.start), slide.end]).flatten();
        self.is_far = ends.map(When::counted).any(|year| year.abs() > FARTHEST);
        if self.is_far {
            for slide in self.slides.iter_mut().chain(&mut self.eras) {
                slide.start = slide.start.in_years();
                slide.end = slide.end.map(When::in_years);
            }
            for era in &mut self.eras {
                let start = era.start;
                if let Some(end) = era.end.as_mut().filter(|end| **end == start) {
                    end.year += 1;
                }
            }
        }
        for slide in &mut self.slides {
            slide.end = slide.end.filter(|end| *end != slide.start);
        }
    }
}

/// From the first to the last day of an era, which lasts at least a day; open ends are those of all that is dated.
fn whole(item: &Item, chronicle: &Chronicle) -> (Day, Day) {
    let (first, last) = chronicle.bounds().unwrap_or((item.extent.start, item.extent.end));
    let (start, end) = item.extent.reach();
    let number = |minute: f64| (minute / MINUTES_PER_DAY).floor() as i64;
    let start = number(if start.is_finite() { start } else { first });
    let end = number(if end.is_finite() { end } else { last } - 1.0);
    (Day::from_number(start), Day::from_number(end.max(start + 1)))
}

/// What a slide says under its headline: the record, doubts about its date, then claims with their sources.
fn text(item: &Item, rivals: &[&Item], accounts: &Accounts, lang: Lang) -> String {
    let mut out = paragraph(accounts.description(item.of));
    out.push_str(&paragraph(&lang.time_doubt(item.doubt, "")));
    for rival in rivals {
        out.push_str(&paragraph(&lang.time_export_other(dates::understood(lang, &rival.span))));
    }
    for claim in accounts.claims(item.of) {
        let said = claim.text.trim();
        let quote = claim.quote.trim();
        let mut parts = Vec::new();
        // The headline of a claim is what it says.
        if !said.is_empty() && said != item.title.trim() {
            parts.push(html(said));
        }
        if !quote.is_empty() && quote != item.title.trim() {
            parts.push(html(&lang.time_export_quoted(quote)));
        }
        let (source, link) = accounts.source(claim);
        match link {
            Some(link) => parts.push(anchor(link, &source)),
            None if !source.is_empty() => parts.push(format!("<cite>{}</cite>", html(&source))),
            None => {}
        }
        if !parts.is_empty() {
            write!(out, "<p>{}</p>", parts.join(" — ")).ok();
        }
    }
    if let Some(link) = accounts.link(item.of) {
        write!(out, "<p>{}</p>", anchor(link, lang.time_export_link())).ok();
    }
    out
}

fn anchor(link: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", html(link), html(words))
}

/// A text in lines as a paragraph of HTML; nothing for none.
fn paragraph(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!("<p>{}</p>", html(text)) }
}

/// A text in one line, as HTML.
fn line(text: &str) -> String {
    html(&breakable(text).collect::<Vec<_>>().join(" "))
}

/// A name without signs of markup: that of a group is shown as HTML after its entities were read.
fn bare(name: &str) -> String {
    let signs = name.chars().filter(|sign| !sign.is_control());
    let plain = signs.map(|sign| match sign {
        '<' => '‹',
        '>' => '›',
        '&' => '＆',
        sign => sign,
    });
    plain.collect()
}

/// Text as HTML takes it.
fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' => out.push_str("<br>"),
            '\t' => out.push(' '),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::chronology::tests::example;
    use crate::domain::claims::{Claim, Source};
    use crate::domain::date::PartialDate;
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::samples::{claim_id, entity_id};

    /// Events 1, 2, 3 … with these names and dates.
    fn events(rows: &[(&str, &str)]) -> Project {
        let mut project = Project::named("x");
        for (n, (name, date)) in (1..).zip(rows) {
            let date = PartialDate::read(date);
            let event = Entity { date, ..Entity::named(name, EntityKind::Event) };
            project.entities.put(entity_id(n), event);
        }
        project
    }

    fn slides(project: &Project, eras: &[u128]) -> Value {
        let chronicle = Chronicle::of(project, &BTreeSet::new(), Lang::Fr.time_signs());
        let eras = eras.iter().map(|n| entity_id(*n)).collect();
        serde_json::from_str(&json(project, &chronicle, &eras, Lang::Fr)).unwrap()
    }

    fn table(project: &Project, eras: &[u128]) -> Vec<String> {
        let chronicle = Chronicle::of(project, &BTreeSet::new(), Lang::Fr.time_signs());
        let eras = eras.iter().map(|n| entity_id(*n)).collect();
        let text = csv(project, &chronicle, &eras, Lang::Fr);
        let rows = text.strip_prefix('\u{feff}').unwrap().strip_suffix("\r\n").unwrap();
        let rows: Vec<String> = rows.split("\r\n").map(str::to_owned).collect();
        assert!(rows.iter().all(|row| !row.contains(['\r', '\n']) && row.ends_with('"')));
        rows
    }

    #[track_caller]
    fn check(date: &str, start: Value, end: Option<Value>) {
        let value = slides(&events(&[("x", date)]), &[]);
        let slide = &value["events"][0];
        assert_eq!((&slide["start_date"], slide.get("end_date")), (&start, end.as_ref()));
    }

    #[test]
    fn dates_are_as_fine_as_they_are_known() {
        check("2016", json!({"year": 2016}), None);
        check("vers 1990", json!({"year": 1990}), None);
        check("fin 2017", json!({"year": 2017, "month": 9}), None);
        check("mars 2016", json!({"year": 2016, "month": 3}), None);
        check("7/3/2016", json!({"year": 2016, "month": 3, "day": 7}), None);
        let minute = json!({"year": 2016, "month": 12, "day": 7, "hour": 14, "minute": 30});
        check("7/12/2016 14h30", minute, None);
        check("44 av. J.-C.", json!({"year": -44}), None);
        check("1 av. J.-C.", json!({"year": -1}), None);
        check("années 1990", json!({"year": 1990}), None);
        check("2006-2007", json!({"year": 2006}), Some(json!({"year": 2007})));
        check("depuis juin 2015", json!({"year": 2015, "month": 6}), None);
        check("jusqu'en mai 2017", json!({"year": 2017, "month": 5}), None);
        check("800000 av. J.-C.", json!({"year": -800_000}), None);
    }

    #[test]
    fn a_slide_tells_its_claims_and_other_dates() {
        let mut project = events(&[("Émission", "18 octobre 2016")]);
        let when = PartialDate::read("20 octobre 2016");
        let claim = Claim::new(entity_id(1).into(), "Vu à l'écran");
        let source = Source::Text("Journal".to_owned());
        let quote = "<b>hier</b>".to_owned();
        let claim = Claim { when, source, quote, page: "p. 3".to_owned(), ..claim };
        project.claims.put(claim_id(1), claim);
        let value = slides(&project, &[]);
        assert_eq!(value["events"].as_array().unwrap().len(), 1);
        let slide = &value["events"][0];
        assert_eq!(
            slide["text"]["text"],
            "<p>Date contestée.</p><p>Autre date, selon une affirmation\u{a0}: 20 octobre 2016.</p>\
             <p>Vu à l&#39;écran — «\u{a0}&lt;b&gt;hier&lt;/b&gt;\u{a0}» — <cite>Journal, p. 3</cite></p>"
        );
        assert_eq!(slide["unique_id"], entity_id(1).to_string());
        assert_eq!(
            (&slide["group"], &slide["display_date"]),
            (&json!("Événement"), &json!("18 octobre 2016"))
        );
    }

    #[test]
    fn eras_always_last() {
        let rows = [
            ("a", "3 mai 2016"),
            ("b", "2015-2017"),
            ("c", "depuis 2016"),
            ("d", "2000"),
            ("e", "avant 2010"),
        ];
        let value = slides(&events(&rows), &[1, 2, 3, 5]);
        assert_eq!(value["events"].as_array().unwrap().len(), 1);
        let eras = value["eras"].as_array().unwrap();
        assert_eq!(eras.len(), 4);
        for era in eras {
            assert_ne!(era["start_date"], era["end_date"]);
        }
        let day = |day: u8| json!({"year": 2016, "month": 5, "day": day});
        assert!(eras.iter().any(|era| era["start_date"] == day(3) && era["end_date"] == day(4)));
        let far = slides(&events(&[("a", "-500000")]), &[1]);
        assert_eq!(far["scale"], "cosmological");
        assert_ne!(far["eras"][0]["start_date"], far["eras"][0]["end_date"]);
        assert_eq!(
            table(&events(&rows), &[1]).iter().filter(|row| row.contains(",\"era\",")).count(),
            1
        );
    }

    #[test]
    fn eras_alone_are_slides_too() {
        let value = slides(&events(&[("a", "2016")]), &[1]);
        assert_eq!(value["events"][0]["text"]["headline"], "a");
        assert_eq!(value["eras"][0]["text"]["headline"], "a");
    }

    #[test]
    fn far_years_have_their_scale() {
        #[track_caller]
        fn check(date: &str, scale: &str) {
            assert_eq!(slides(&events(&[("x", date)]), &[])["scale"], scale);
        }
        check("2016", "human");
        check("-271819", "human");
        check("271821 av. J.-C.", "cosmological");
        check("271821", "cosmological");
        let rows = table(
            &events(&[("a", "3 mai 2016"), ("b", "500001 av. J.-C."), ("c", "500000")]),
            &[2],
        );
        let dates = |row: &str| -> Vec<String> {
            row.split(',').take(8).map(|cell| cell.replace('"', "")).collect()
        };
        assert_eq!(dates(&rows[2]), ["2016", "", "", "", "", "", "", ""], "years only");
        assert_eq!(dates(&rows[4]), ["-500001", "", "", "", "-500000", "", "", ""], "an era lasts");
    }

    #[test]
    fn groups_hold_no_markup() {
        let mut project = events(&[("x", "2016")]);
        let mut row = project.entities.get(entity_id(1)).unwrap().as_ref().clone();
        row.kind = EntityKind::read("<img src=x onerror=a> &lt;b&gt;");
        project.entities.put(entity_id(1), row);
        let value = slides(&project, &[]);
        let group = value["events"][0]["group"].as_str().unwrap();
        assert!(group.contains("img") && !group.contains(['<', '>', '&']), "{group}");
        assert_eq!(value["events"][0]["autolink"], false);
    }

    #[test]
    fn the_table_has_the_columns_and_runs_nothing() {
        let names = ["=HYPERLINK(\"x\")", "+1", "@a", "-x", "a\nb\tc", "</p><script>"];
        let rows: Vec<(&str, &str)> = names.iter().map(|name| (*name, "44 av. J.-C.")).collect();
        let table = table(&events(&rows), &[]);
        assert!(table[0].starts_with("\"Year\",\"Month\",\"Day\",\"Time\",\"End Year\""));
        assert!(table[0].ends_with("\"Type\",\"Group\",\"Background\""));
        assert!(table[1].contains("\"x\",\"\"") && table[1].contains("\"title\""));
        let all = table.join("\n");
        for cell in [
            "\"'=HYPERLINK(&quot;x&quot;)\"",
            "\"+1\"",
            "\"'@a\"",
            "\"'-x\"",
            "\"a b c\"",
            "\"&lt;/p&gt;",
        ] {
            assert!(all.contains(cell), "{cell} in {all}");
        }
        assert_eq!(all.matches("\n\"-44\",").count(), 6);
    }

    #[test]
    fn odd_projects_are_written() {
        let long = "x".repeat(300);
        let rows = [
            ("\u{202e}a", "-999999"),
            (long.as_str(), "999999"),
            ("c", "depuis 999999"),
            ("d", "avant -999999"),
            ("e", "hiver 2015-2016"),
        ];
        let value = slides(&events(&rows), &[1, 3, 4]);
        assert_eq!(value["scale"], "cosmological");
        table(&events(&rows), &[1, 2, 3, 4]);
        let nothing = slides(&Project::default(), &[]);
        assert_eq!(nothing["title"]["text"]["headline"], "Frise chronologique");
        assert_eq!(slides(&example(), &[])["events"].as_array().unwrap().len(), 19);
        assert_eq!(table(&example(), &[]).len(), 21);
    }
}
