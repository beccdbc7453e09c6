//! Giving the line of time away.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::chronology::Chronicle;
use crate::analysis::chronology::eras::eras;
use crate::analysis::chronology::groups::{GroupBy, groups};
use crate::analysis::chronology::sight::Sight;
use crate::domain::audience::for_audience;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::format::timeline_svg::{Paper, Poster, Sheet, write};
use crate::format::{self, Fresh, icalendar, timeline_js};
use crate::i18n::Lang;
use crate::task::Outcome;
use crate::task::timeline::{Order, What};

/// The width of a picture when none is given, and the least and the most it can be.
const WIDTH: f64 = 1_200.0;
const WIDTHS: (f64, f64) = (320.0, 20_000.0);
/// Room on the right for titles, when all is drawn.
const ROOM: f32 = 180.0;
const MILLIS_PER_MINUTE: f64 = 60_000.0;

/// Writes what was asked for.
pub(super) fn run(order: &Order, bytes: &[u8], fresh: &mut Fresh) -> (Outcome, Vec<u8>) {
    let read = format::read_own(bytes, fresh).ok();
    let (Some(import), Some(lang)) = (read, Lang::read(&order.lang)) else {
        return (Outcome::Misread, Vec::new());
    };
    let (project, _) = for_audience(&import.project, order.audience, lang.code_words());
    let chronicle = Chronicle::of(&project, &order.hidden, lang.time_signs());
    match order.what {
        What::Svg => {
            let Sheet { text, width, height, .. } = draw(order, &project, &chronicle, lang);
            let (width, height) = (width.ceil() as u32, height.ceil() as u32);
            (Outcome::Drawn { width, height }, text.into_bytes())
        }
        What::Calendar => {
            let (text, left_out) = icalendar::write(&project, &chronicle, lang, order.now);
            (Outcome::Written { left_out }, text.into_bytes())
        }
        What::SlidesJson => {
            let text = timeline_js::json(&project, &chronicle, &eras(&project), lang);
            (Outcome::Written { left_out: 0 }, text.into_bytes())
        }
        What::SlidesCsv => {
            let text = timeline_js::csv(&project, &chronicle, &eras(&project), lang);
            (Outcome::Written { left_out: 0 }, text.into_bytes())
        }
    }
}

fn draw(order: &Order, project: &Project, chronicle: &Chronicle, lang: Lang) -> Sheet {
    // Communities are measured on the page, and are not known here.
    let by = Some(GroupBy::read(&order.group_by)).filter(|by| *by != GroupBy::Community);
    let groups = groups(chronicle, project, by.unwrap_or_default(), &BTreeMap::new());
    let names: Vec<String> =
        groups.iter().map(|group| lang.time_poster_group(&group.key, project)).collect();
    let eras: BTreeSet<RecordRef> = eras(project).into_iter().map(RecordRef::from).collect();
    let name = project.profile.name.trim();
    let poster = Poster {
        title: if name.is_empty() { lang.time_poster_title() } else { name },
        day: &order.day,
        filters: &lang.time_poster_filters(&order.hidden),
        lang,
        sight: sight(order, chronicle),
        groups: &groups,
        names: &names,
        eras: &eras,
        today: order.now as f64 / MILLIS_PER_MINUTE,
        paper: Paper::read(&order.paper),
        is_bare: false,
    };
    write(chronicle, &poster)
}

/// What is asked for, or else everything.
fn sight(order: &Order, chronicle: &Chronicle) -> Sight {
    let width = if order.width.is_finite() { order.width } else { WIDTH };
    let width = width.clamp(WIDTHS.0, WIDTHS.1) as f32;
    let (start, end) = (order.start, order.end);
    if start.is_finite() && end.is_finite() && start < end {
        return Sight::between(start, end, width);
    }
    let (from, to) = chronicle.bounds().unwrap_or((0.0, 1.0));
    Sight::fitting(from, to, width, ROOM)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::analysis::chronology::tests::example;
    use crate::domain::audience::Audience;
    use crate::domain::claims::Claim;
    use crate::domain::date::PartialDate;
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::samples::{claim_id, entity_id};
    use crate::format::myspot;
    use crate::task::{self, Task};

    fn order(what: What) -> Order {
        let words = |text: &str| text.to_owned();
        Order {
            what,
            lang: words("fr"),
            day: words("26 novembre 2026"),
            now: 1_795_651_200_000,
            start: f64::NAN,
            end: f64::NAN,
            width: 1_000.0,
            group_by: words("kind"),
            hidden: BTreeSet::new(),
            paper: String::new(),
            audience: Audience::default(),
        }
    }

    fn run(order: Order, project: &Project) -> (Outcome, String) {
        let file = myspot::write(project);
        let task = Task::Timeline(order);
        let (outcome, bytes) = task::compute(&task, file.as_bytes(), &mut |_| {}, &mut Uuid::nil);
        (outcome, String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn the_picture_is_of_what_was_asked() {
        let project = example();
        let (outcome, text) = run(order(What::Svg), &project);
        assert!(matches!(outcome, Outcome::Drawn { width: 1_072, .. }), "{outcome:?}");
        assert!(text.contains("Événements · 14") && text.contains("19 éléments"));
        let hidden = BTreeSet::from(["event".to_owned()]);
        let community = Order { group_by: "community".into(), hidden, ..order(What::Svg) };
        let (_, text) = run(community, &project);
        assert!(text.contains("5 éléments") && !text.contains("Autres"));
        assert_eq!(
            text.matches("sans événements.").count(),
            2,
            "on the picture and in its description"
        );
        let page = Order { paper: "a4".to_owned(), ..order(What::Svg) };
        assert_eq!(run(page, &project).0, Outcome::Drawn { width: 1_123, height: 794 });
    }

    #[test]
    fn files_are_written() {
        for (what, start) in [
            (What::SlidesJson, "{\n"),
            (What::SlidesCsv, "\u{feff}\"Year\""),
            (What::Calendar, "BEGIN:VCALENDAR\r\n"),
        ] {
            let (outcome, text) = run(order(what), &example());
            assert!(text.starts_with(start));
            let Outcome::Written { left_out } = outcome else {
                panic!("{outcome:?}");
            };
            assert_eq!(left_out > 0, what == What::Calendar);
        }
    }

    #[test]
    fn private_notes_are_in_no_file_unless_all_is_asked_for() {
        let mut project = Project::named("x");
        let event = Entity {
            date: PartialDate::read("2016-12-07"),
            ..Entity::named("sommet", EntityKind::Event)
        };
        project.entities.put(entity_id(1), event);
        for (n, text) in [(1, "dit en public"), (2, "dit en secret")] {
            let mut claim = Claim::new(entity_id(1).into(), text);
            claim.date = PartialDate::read("2016-12-08");
            claim.is_private = n == 2;
            project.claims.put(claim_id(n), claim);
        }
        for what in [What::Svg, What::SlidesJson, What::SlidesCsv, What::Calendar] {
            let (_, shared) = run(order(what), &project);
            assert!(shared.contains("dit en public"), "{what:?}");
            assert!(!shared.contains("secret"), "{what:?}");
            let whole = Order { audience: Audience::Whole, ..order(what) };
            assert!(run(whole, &project).1.contains("dit en secret"), "{what:?}");
        }
    }

    #[test]
    fn odd_orders_are_drawn_all_the_same() {
        let odd = [f64::NAN, f64::INFINITY, -1e300, 1e300, 0.0];
        for start in odd {
            for end in odd {
                let order = Order { start, end, width: end, now: i64::MAX, ..order(What::Svg) };
                let (outcome, _) = run(order, &example());
                assert!(matches!(outcome, Outcome::Drawn { .. }), "{start} {end}");
            }
        }
    }

    #[test]
    fn what_is_no_project_or_language_is_refused() {
        let misread = (Outcome::Misread, Vec::new());
        let run = |order, bytes: &[u8]| {
            task::compute(&Task::Timeline(order), bytes, &mut |_| {}, &mut Uuid::nil)
        };
        assert_eq!(run(order(What::Svg), b"{}"), misread);
        let file = myspot::write(&example());
        let strange = Order { lang: "xx".to_owned(), ..order(What::Svg) };
        assert_eq!(run(strange, file.as_bytes()), misread);
    }
}
