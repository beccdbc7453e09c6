//! The line of time given away: the worker writes it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::board::Hold;
use super::state::Timeline;
use crate::browser::clock::{local_day, now};
use crate::browser::files;
use crate::browser::turns::turns;
use crate::browser::worker::Workers;
use crate::domain::audience::Audience;
use crate::domain::text::file_name;
use crate::format::myspot;
use crate::i18n::Lang;
use crate::task::timeline::{Order, What};
use crate::task::{Outcome, Task, TaskError};

/// The id of the image that is printed.
pub(super) const SHEET: &str = "timeline-sheet";
/// Pixels of a PNG for one of the picture.
const SCALE: f32 = 2.0;

/// A way to give the line of time away: its key and its words.
type Way = (&'static str, fn(Lang) -> &'static str);

/// All of them.
pub(super) const WAYS: [Way; 7] = [
    ("print-a4", Lang::export_print_a4),
    ("print-a3", Lang::export_print_a3),
    ("svg", Lang::export_timeline_svg),
    ("png", Lang::export_timeline_png),
    ("timelinejs-json", Lang::export_timelinejs),
    ("timelinejs-csv", Lang::export_timelinejs_csv),
    ("ics", Lang::export_ics),
];

/// What the worker is asked for, the ending of the file, and its type.
fn asked(key: &str) -> (What, &'static str, &'static str) {
    match key {
        "timelinejs-json" => (What::SlidesJson, "json", "application/json"),
        "timelinejs-csv" => (What::SlidesCsv, "csv", "text/csv"),
        "ics" => (What::Calendar, "ics", "text/calendar"),
        "png" => (What::Svg, "png", "image/png"),
        _ => (What::Svg, "svg", "image/svg+xml"),
    }
}

/// Gives the line of time away in the way of this key.
pub(super) fn give(timeline: Timeline, hold: Hold, key: &str) {
    let Some(sight) = hold.with(|desk| desk.canvas.sight) else {
        return;
    };
    let workspace = timeline.workspace;
    let (notices, t) = (workspace.notices(), workspace.lang());
    let (what, ending, mime) = asked(key);
    let at = now();
    let (year, month, day) = local_day(at);
    let paper = key.strip_prefix("print-").unwrap_or_default().to_owned();
    let order = Order {
        what,
        lang: t.code().to_owned(),
        day: t.day((year, month, day)),
        now: at,
        start: sight.start,
        end: sight.end(),
        width: sight.width.into(),
        group_by: timeline.group_by.get_untracked().key().to_owned(),
        hidden: timeline.hidden.get_untracked(),
        paper,
        audience: Audience::WithoutPrivateNotes,
    };
    let project = workspace.with_untracked(Clone::clone);
    let title = file_name(&project.profile.name);
    let name = format!("{title} - {} - {year}-{month:02}-{day:02}.{ending}", t.timeline_file());
    let name = name.trim_start_matches([' ', '-']).to_owned();
    let key = key.to_owned();
    spawn_local(async move {
        let (file, _) = myspot::write_in_turns(&project, &turns()).await;
        let answer = Workers::default().run(Task::Timeline(order), file, |_| {}).await;
        match answer {
            Ok((Outcome::Drawn { width, height }, svg)) => {
                let size = (width as f32, height as f32);
                let done = match &*key {
                    "png" => files::save_png(&svg, size, SCALE, &name).await.is_some(),
                    "svg" => {
                        files::download(&name, mime, &svg);
                        true
                    }
                    print => {
                        let paper = print.trim_start_matches("print-");
                        files::print_svg(SHEET, &svg, paper).await;
                        return;
                    }
                };
                if done {
                    notices.tell(t.export_done(&name))
                } else {
                    notices.warn(t.poster_failed().to_owned())
                }
            }
            Ok((Outcome::Written { left_out }, bytes)) => {
                files::download(&name, mime, &bytes);
                notices.tell(t.export_done(&name));
                if left_out > 0 {
                    notices.warn(t.export_left_out(left_out));
                }
            }
            Ok(_) => notices.warn(t.task_error(TaskError::Died).to_owned()),
            Err(error) => notices.warn(t.task_error(error).to_owned()),
        }
    });
}
