//! The line of time as a calendar (RFC 5545), for calendar programs.
//!
//! A calendar knows days and minutes; what is known to a month or a year would be a lie there, and is left out.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::account::{Accounts, id_of};
use crate::analysis::chronology::{Chronicle, Doubt, Item};
use crate::domain::date::{Day, Moment, Span, Unit};
use crate::domain::id::Millis;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::i18n::{Lang, dates};

/// A line has no more bytes than that.
const LINE: usize = 75;
const MINUTES_PER_DAY: i64 = 1_440;
const MILLIS_PER_DAY: i64 = 86_400_000;
/// The last millisecond of the year 9999.
const LAST: i64 = 253_402_300_799_999;

/// A calendar of the items known to the day or the minute, and how many are left out. O(n + claims).
pub fn write(project: &Project, chronicle: &Chronicle, lang: Lang, now: Millis) -> (String, usize) {
    let accounts = Accounts::of(project);
    let mut out = String::new();
    put("BEGIN:VCALENDAR", &mut out);
    put("VERSION:2.0", &mut out);
    put("PRODID:-//mySPOT//mySPOT//FR", &mut out);
    put("METHOD:PUBLISH", &mut out);
    put(&format!("X-WR-CALNAME:{}", escape(project.profile.name.trim())), &mut out);
    let stamp = stamp(now);
    let mut left_out = 0;
    let mut seen = BTreeMap::<RecordRef, u32>::new();
    for item in &chronicle.items {
        let Some(times) = times(&item.span) else {
            left_out += 1;
            continue;
        };
        // The date that a record has itself keeps its id, whatever others claims give it.
        let first = if item.doubt == Doubt::Rival { 2 } else { 1 };
        let nth = match item.doubt {
            Doubt::None | Doubt::Disputed => 1,
            Doubt::Rival | Doubt::Told => {
                *seen.entry(item.of).and_modify(|nth| *nth += 1).or_insert(first)
            }
        };
        let more = if nth > 1 { format!("-{nth}") } else { String::new() };
        let id = format!("{}{more}@myspot", id_of(item.of));
        put("BEGIN:VEVENT", &mut out);
        put(&format!("UID:{id}"), &mut out);
        put(&format!("DTSTAMP:{stamp}"), &mut out);
        for line in &times {
            put(line, &mut out);
        }
        put_words(item, &accounts, lang, &mut out);
        put("TRANSP:TRANSPARENT", &mut out);
        put("END:VEVENT", &mut out);
    }
    put("END:VCALENDAR", &mut out);
    (out, left_out)
}

/// Writes what an item is called, what is said of it, and where more is.
fn put_words(item: &Item, accounts: &Accounts, lang: Lang, out: &mut String) {
    let asked = if item.span.is_uncertain() { lang.pick("\u{a0}?", "?") } else { "" };
    put(&format!("SUMMARY:{}{asked}", escape(item.title.trim())), out);
    let told = told(item, accounts, lang);
    if !told.is_empty() {
        put(&format!("DESCRIPTION:{}", escape(&told)), out);
    }
    if let Some(link) = accounts.link(item.of) {
        put(&format!("URL:{}", uri(link)), out);
    }
}

/// What is said of an item: its record, then doubts about its date.
fn told(item: &Item, accounts: &Accounts, lang: Lang) -> String {
    let doubt = lang.time_doubt(item.doubt, &dates::understood(lang, &item.span));
    let parts = [accounts.description(item.of), &doubt];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The lines that say when it was; none for what is not known to the day.
fn times(span: &Span) -> Option<Vec<String>> {
    let (start, end) = match span {
        Span::At(moment) => (moment, moment),
        Span::Between(start, end) => (start, end),
        Span::Since(_) | Span::After(_) | Span::Until(_) | Span::Before(_) => return None,
    };
    let (first, last) = (exact(start)?, exact(end)?);
    match (start.unit, end.unit) {
        (Unit::Day(_), Unit::Day(_)) => {
            // The end is excluded.
            let after = Day::from_number(last.number() + 1);
            let mut lines = vec![format!("DTSTART;VALUE=DATE:{}", date(first))];
            if after.year <= 9999 {
                lines.push(format!("DTEND;VALUE=DATE:{}", date(after)));
            } else if first != last {
                return None;
            }
            Some(lines)
        }
        _ => {
            let from = start.first_minute();
            let whole = i64::from(matches!(end.unit, Unit::Day(_)));
            let to = end.last_minute() + whole;
            let mut lines = vec![format!("DTSTART:{}", minute(from)?)];
            if to > from {
                lines.push(format!("DTEND:{}", minute(to)?));
            }
            Some(lines)
        }
    }
}

/// The day of a moment that is known to it, in a year that calendars have.
fn exact(moment: &Moment) -> Option<Day> {
    let (Unit::Day(day) | Unit::Minute(day, _)) = moment.unit else {
        return None;
    };
    ((1..=9999).contains(&day.year) && !moment.approximate).then_some(day)
}

fn date(Day { year, month, day }: Day) -> String {
    format!("{year:04}{month:02}{day:02}")
}

/// A minute of local time, wherever that is.
fn minute(minute: i64) -> Option<String> {
    let day = Day::from_number(minute.div_euclid(MINUTES_PER_DAY));
    let of_day = minute.rem_euclid(MINUTES_PER_DAY);
    let time = format!("{}T{:02}{:02}00", date(day), of_day / 60, of_day % 60);
    (day.year <= 9999).then_some(time)
}

fn stamp(now: Millis) -> String {
    let now = now.clamp(0, LAST);
    let day = Day::from_number(now.div_euclid(MILLIS_PER_DAY));
    let second = now.rem_euclid(MILLIS_PER_DAY) / 1_000;
    format!("{}T{:02}{:02}{:02}Z", date(day), second / 3_600, second / 60 % 60, second % 60)
}

/// Text as calendars take it; signs that do not show are dropped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(sign);
            }
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
        before = sign;
    }
    out
}

/// An address in the signs that addresses may have.
fn uri(link: &str) -> String {
    let mut out = String::with_capacity(link.len());
    for byte in link.bytes() {
        match byte {
            b'!'..=b'~' if !b"\"<>\\^`{|}".contains(&byte) => out.push(char::from(byte)),
            // Writing to a text cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

/// Adds a line, broken where it is too long, between letters only.
fn put(line: &str, out: &mut String) {
    let mut room = LINE;
    for sign in line.chars() {
        if sign.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(sign);
        room -= sign.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::analysis::chronology::tests::example;
    use crate::domain::claims::Claim;
    use crate::domain::date::PartialDate;
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::samples::{claim_id, entity_id};

    fn event(name: &str, date: &str) -> Project {
        let mut project = Project::named("x");
        let date = PartialDate::read(date);
        project
            .entities
            .put(entity_id(1), Entity { date, ..Entity::named(name, EntityKind::Event) });
        project
    }

    fn calendar(project: &Project) -> (String, usize) {
        let chronicle = Chronicle::of(project, &BTreeSet::new(), Lang::Fr.time_signs());
        let (text, left_out) = write(project, &chronicle, Lang::Fr, 1_480_000_000_000);
        for line in text.split("\r\n") {
            assert!(line.len() <= LINE, "{line}");
            assert!(!line.contains(['\r', '\n']), "{line}");
        }
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        (text.replace("\r\n ", ""), left_out)
    }

    #[track_caller]
    fn check(date: &str, expect: &[&str]) {
        let (text, left_out) = calendar(&event("x", date));
        let times: Vec<&str> =
            text.split("\r\n").filter(|line| line.starts_with("DT")).skip(1).collect();
        assert_eq!(times, expect);
        assert_eq!(left_out, usize::from(expect.is_empty()));
    }

    #[test]
    fn days_and_minutes_are_entries() {
        check("31/12/2016", &["DTSTART;VALUE=DATE:20161231", "DTEND;VALUE=DATE:20170101"]);
        check("7-9 décembre 2016", &["DTSTART;VALUE=DATE:20161207", "DTEND;VALUE=DATE:20161210"]);
        check("7/12/2016 14h30", &["DTSTART:20161207T143000"]);
        check("7/12/2016, 14h-16h30", &["DTSTART:20161207T140000", "DTEND:20161207T163000"]);
        check("7 mars 997 ?", &["DTSTART;VALUE=DATE:09970307", "DTEND;VALUE=DATE:09970308"]);
        check("31/12/9999", &["DTSTART;VALUE=DATE:99991231"]);
    }

    #[test]
    fn what_a_calendar_cannot_hold_is_left_out() {
        for date in [
            "2016",
            "mars 2016",
            "~7/3/1997",
            "depuis le 3 juin 2015",
            "7 mars 44 av. J.-C.",
            "avant 1990",
            "3/1/2016 - 2017",
            "-999999",
        ] {
            check(date, &[]);
        }
    }

    #[test]
    fn an_entry_is_whole() {
        let mut project = event("Réunion ; a, b\\c\nd\u{7}", "7/3/2016");
        let mut row = project.entities.get(entity_id(1)).unwrap().as_ref().clone();
        row.url = "https://exemple.org/é?a=b".to_owned();
        row.description = "Une ligne\r\nune autre".to_owned();
        project.entities.put(entity_id(1), row);
        let when = PartialDate::read("9/3/2016");
        let claim = Claim::new(entity_id(1).into(), "x");
        project.claims.put(claim_id(1), Claim { when, ..claim });
        let (text, _) = calendar(&project);
        for line in [
            "UID:00000000-0000-0000-0000-000000000001@myspot",
            "UID:00000000-0000-0000-0000-000000000001-2@myspot",
            "DTSTAMP:20161124T150640Z",
            "SUMMARY:Réunion \\; a\\, b\\\\c\\nd",
            "DESCRIPTION:Une ligne\\nune autre\\n\\nDate contestée.",
            "DESCRIPTION:Une ligne\\nune autre\\n\\nAutre date\\, selon une affirmation\u{a0}: 9 mars 2016.",
            "URL:https://exemple.org/%C3%A9?a=b",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line} in {text}");
        }
        let mut row = project.entities.get(entity_id(1)).unwrap().as_ref().clone();
        row.url = "mailto:a@b.org".to_owned();
        project.entities.put(entity_id(1), row);
        assert!(!calendar(&project).0.contains("URL"));
    }

    #[test]
    fn a_record_keeps_its_id_when_claims_give_earlier_dates() {
        let mut project = event("x", "7/3/2016");
        for (n, when) in [(1, "1/3/2016"), (2, "9/3/2016")] {
            let when = PartialDate::read(when);
            let claim = Claim::new(entity_id(1).into(), "x");
            project.claims.put(claim_id(n), Claim { when, ..claim });
        }
        let ids = |project: &Project| -> Vec<(String, String)> {
            let (text, _) = calendar(project);
            let entries = text.split("BEGIN:VEVENT").skip(1);
            let line = |entry: &str, key: &str| {
                let line = entry.split("\r\n").find_map(|line| line.strip_prefix(key));
                line.unwrap().to_owned()
            };
            let end = |uid: String| uid.trim_start_matches(['0', '-']).to_owned();
            entries
                .map(|entry| (end(line(entry, "UID:")), line(entry, "DTSTART;VALUE=DATE:")))
                .collect()
        };
        let pair = |id: &str, day: &str| (id.to_owned(), day.to_owned());
        let [first, own, last] = [
            pair("1-2@myspot", "20160301"),
            pair("1@myspot", "20160307"),
            pair("1-3@myspot", "20160309"),
        ];
        assert_eq!(ids(&project), [first, own, last]);
        let mut row = project.entities.get(entity_id(1)).unwrap().as_ref().clone();
        row.date = PartialDate::default();
        project.entities.put(entity_id(1), row);
        assert_eq!(ids(&project), [pair("1@myspot", "20160301"), pair("1-2@myspot", "20160309")]);
    }

    #[test]
    fn long_and_hostile_names_are_folded() {
        let long = "é👩🏽 جمعية".repeat(40);
        for name in [long.as_str(), "=HYPERLINK(\"x\")", "a\r\nEND:VCALENDAR\r\nb", "\u{202e}x"] {
            let (text, _) = calendar(&event(name, "7/3/2016"));
            assert_eq!(text.matches("\r\nEND:VCALENDAR").count(), 1);
        }
        assert!(calendar(&event(&long, "7/3/2016")).0.contains(&long));
    }

    #[test]
    fn the_example_keeps_its_exact_days() {
        let (text, left_out) = calendar(&example());
        assert_eq!(text.matches("BEGIN:VEVENT").count() + left_out, 19);
        assert!(text.contains("SUMMARY:Diffusion de Cash Investigation"));
        assert_eq!(calendar(&Project::default()).1, 0);
    }

    #[test]
    fn no_time_is_too_far_to_be_stamped() {
        assert_eq!(stamp(i64::MAX), "99991231T235959Z");
        assert_eq!(stamp(i64::MIN), "19700101T000000Z");
    }
}
