//! Tables that are only read: where claims come from, and everything in the order of time.

use std::collections::BTreeMap;

use super::cells::Out;
use super::labels::Labels;
use super::table::{Head, Role, Table};
use crate::analysis::chronology;
use crate::domain::claims::Source;
use crate::domain::date::{Day, Moment, Part, Span, Unit};
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::format::account::id_of;
use crate::i18n::Lang;

/// The documents, then the other sources by name, with how many claims each has. O(n log n).
pub(super) fn sources<'a>(project: &'a Project, labels: &Labels, lang: Lang) -> Table<'a> {
    let mut documents = BTreeMap::<EntityId, usize>::new();
    let mut texts = BTreeMap::<&str, usize>::new();
    let all = project.entities.iter().filter(|(_, row)| row.kind == EntityKind::Document);
    documents.extend(all.map(|(id, _)| (id, 0)));
    for (_, claim) in project.claims.iter() {
        match &claim.source {
            Source::Document(id) => *documents.entry(*id).or_default() += 1,
            Source::Text(text) if text.trim().is_empty() => {}
            Source::Text(text) => *texts.entry(text.trim()).or_default() += 1,
        }
    }
    let told = documents.into_iter().map(|(id, count)| {
        let row = project.entities.get(id);
        vec![
            Out::text(id.to_string()),
            Out::text(labels.entity(id).to_owned()),
            Out::text(lang.wb_yes()),
            Out::Number(count as f64),
            Out::text(row.map_or("", |row| row.date.text())),
            Out::text(row.map_or("", |row| row.url.as_str())),
        ]
    });
    let free = texts.into_iter().map(|(text, count)| {
        let (yes, count) = (Out::text(lang.wb_no()), Out::Number(count as f64));
        vec![Out::Empty, Out::text(text), yes, count, Out::Empty, Out::Empty]
    });
    let heads = vec![
        Head { role: Role::Id, ..Head::plain("id", lang.wb_id()) },
        Head { is_long: true, ..Head::plain("source", lang.wb_source()) },
        Head::plain("document", lang.wb_is_document()),
        Head::plain("claims", lang.wb_claims_drawn()),
        Head::plain("date", lang.wb_date()),
        Head::plain("url", lang.wb_url()),
    ];
    let rows = told.chain(free).collect();
    Table { key: "sources".to_owned(), name: lang.wb_sources().to_owned(), heads, rows }
}

/// Every dated record, in the order of time. O(n log n).
pub(super) fn chronology<'a>(project: &Project, lang: Lang) -> Table<'a> {
    let rows = chronology::in_time(project, lang.time_signs()).into_iter().map(|item| {
        vec![
            Out::text(id_of(item.of).to_string()),
            Out::text(item.title),
            Out::text(item.written),
            edge(item.span.start()),
            edge(item.span.end()),
            Out::text(lang.timeline_source(item.source)),
            Out::text(lang.doubt(item.doubt)),
        ]
    });
    let heads = vec![
        Head { role: Role::Id, ..Head::plain("id", lang.wb_id()) },
        Head { is_long: true, ..Head::plain("title", lang.wb_name()) },
        Head::plain("typed", lang.wb_typed()),
        Head::plain("start", lang.wb_start()),
        Head::plain("end", lang.wb_end()),
        Head::plain("what", lang.wb_what()),
        Head::plain("doubt", lang.wb_doubt()),
    ];
    let rows = rows.collect();
    Table { key: "chronology".to_owned(), name: lang.wb_chronology().to_owned(), heads, rows }
}

/// An end of a date: a day that spreadsheets know, else EDTF; nothing when it is open.
fn edge<'a>(moment: Option<&Moment>) -> Out<'a> {
    let Some(moment) = moment else { return Out::Empty };
    let exact = moment.part == Part::Whole && !moment.approximate && !moment.uncertain;
    let knows = |day: Day| exact && (1900..=9999).contains(&day.year);
    match moment.unit {
        Unit::Day(day) if knows(day) => Out::Day(day.number()),
        Unit::Minute(day, _) if knows(day) => Out::Minute(moment.first_minute()),
        _ => Out::text(Span::At(*moment).to_edtf()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::PartialDate;

    #[track_caller]
    fn check(date: &str, start: Out, end: Out) {
        let date = PartialDate::read(date);
        let span = date.span().unwrap();
        assert_eq!((edge(span.start()), edge(span.end())), (start, end));
    }

    #[test]
    fn only_days_are_dates_of_a_spreadsheet() {
        check("1/3/1970", Out::Day(59), Out::Day(59));
        check("2/1/1970 1h", Out::Minute(1_500), Out::Minute(1_500));
        check("2016", Out::text("2016"), Out::text("2016"));
        check("depuis juin 2015", Out::text("2015-06"), Out::Empty);
        check("~7/3/1997", Out::text("1997-03-07~"), Out::text("1997-03-07~"));
        check("7/3/1899", Out::text("1899-03-07"), Out::text("1899-03-07"));
        check("44 av. J.-C.", Out::text("-0043"), Out::text("-0043"));
    }
}
