//! Giving a project away as a file.

use crate::domain::audience::for_audience;
use crate::domain::date::Day;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::domain::turns::{Turns, at_once};
use crate::format::csv_out::{self, Style};
use crate::format::{Fresh, first, myspot, report, sealed, workbook};
use crate::i18n::Lang;
use crate::task::Outcome;
use crate::task::write::{Dialect, List, Order, Product};

/// Writes what was asked for, and tells in words what was done to the copy.
pub(super) fn run(
    order: &Order,
    bytes: &[u8],
    fresh: &mut Fresh,
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    let read = at_once(myspot::read_in_turns(bytes, fresh, &Turns::none())).ok();
    let (Some(import), Some(lang)) = (read, Lang::read(&order.lang)) else {
        return (Outcome::Misread, Vec::new());
    };
    progress(10);
    let (project, removal) = for_audience(&import.project, order.audience, lang.code_words());
    progress(30);
    let told = lang.removal(&removal);
    let Some(file) = product(order, &project, lang) else {
        return (Outcome::Unwritten, Vec::new());
    };
    progress(80);
    let Some(passphrase) = &order.passphrase else {
        return (Outcome::Given { told }, file);
    };
    match sealed::seal(&file, passphrase, sealed::WORK_FACTOR) {
        Ok(file) => (Outcome::Given { told }, file),
        Err(error) => (Outcome::Unopened(error), Vec::new()),
    }
}

fn product(order: &Order, project: &Project, lang: Lang) -> Option<Vec<u8>> {
    let (year, month, day) = order.today;
    let today = Day::new(year as i32, month as u8, day as u8)?;
    let text = match order.product {
        Product::Mine => myspot::write(project),
        Product::Html => report::html(&document(project, lang, today)),
        Product::Markdown => report::markdown(&document(project, lang, today)),
        Product::Workbook => {
            let about =
                workbook::About { id: ProjectId::read(&order.project), lang, now: order.now };
            return workbook::write(project, &about).ok();
        }
        Product::Csv(list, dialect) => csv(project, list, dialect, lang),
        Product::First => serde_json::to_string_pretty(&first::write(project)).ok()?,
    };
    Some(text.into_bytes())
}

fn document(project: &Project, lang: Lang, today: Day) -> report::Document {
    let (graph, timeline) = report::pictures(project, lang, today);
    report::document(project, &report::Request { lang, today, graph, timeline })
}

fn csv(project: &Project, list: List, dialect: Dialect, lang: Lang) -> String {
    let style = match dialect {
        Dialect::French => Style::French,
        Dialect::International => Style::International,
    };
    match list {
        List::Entities => csv_out::entities_csv(project, style, lang),
        List::Relations => csv_out::relations_csv(project, style, lang),
        List::Claims => csv_out::claims_csv(project, style, lang),
        List::Sources => csv_out::sources_csv(project, style, lang),
        List::Chronology => csv_out::chronology_csv(project, style, lang),
    }
}

#[cfg(test)]
mod tests;
