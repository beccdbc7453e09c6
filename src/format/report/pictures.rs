//! The pictures that stand in a document: the map and the line of time.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::chronology::Chronicle;
use crate::analysis::chronology::eras::eras;
use crate::analysis::chronology::groups::{GroupBy, groups};
use crate::analysis::chronology::sight::Sight;
use crate::analysis::layout::{self, Kind, Place, nearby};
use crate::analysis::map::{self, Places, rounded};
use crate::analysis::picture::Picture;
use crate::analysis::picture::legend::samples;
use crate::analysis::preparation::{Preparation, Prepared, prepare, proofs};
use crate::domain::date::Day;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::format::sheet::Sheet;
use crate::format::svg::{self, LegendItem};
use crate::format::timeline_svg;
use crate::i18n::Lang;

/// Projects with more entities are not drawn.
pub const MOST_DRAWN: usize = 2_000;

/// The seed of layouts: the same map is laid out the same way on every machine.
const SEED: u64 = 2016;
/// The room of a picture on a lying page, in CSS pixels: 283 by 186 mm, as in html/style.css.
const PAGE: (f32, f32) = (1_069.6, 703.0);
/// A CSS pixel in points.
const POINT: f32 = 0.75;
/// How far a map is spread across a lying page, as far as that makes its names larger.
const SPREADS: [f64; 6] = [1.0, 1.1, 1.2, 1.35, 1.5, 1.7];
/// The widths tried for the line of time, in pixels, and the room on its right for titles.
const WIDTHS: [f32; 6] = [1_350.0, 1_280.0, 1_200.0, 1_120.0, 1_040.0, 960.0];
const ROOM: f32 = 250.0;
const MINUTES_PER_DAY: i64 = 1_440;

/// The map and the line of time as SVG files; none where there is nothing to draw.
///
/// Actors stand where the project's own map has them, across a page; those without a place get one. Neither is
/// drawn of a project of more than `MOST_DRAWN` entities: `document` then says so.
pub fn pictures(project: &Project, lang: Lang, today: Day) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    if project.entities.len() > MOST_DRAWN {
        return (None, None);
    }
    let bytes = |sheet: Sheet| sheet.text.into_bytes();
    (map_sheet(project, lang).map(bytes), time_sheet(project, lang, today).map(bytes))
}

fn map_sheet(project: &Project, lang: Lang) -> Option<Sheet> {
    let (entities, relations) = (&project.entities, &project.relations);
    let preparation = Preparation::default();
    let prepared = prepare(entities, relations, &proofs(&project.claims), &preparation);
    if prepared.actors.is_empty() {
        return None;
    }
    let mut places = map::standing(&project.views);
    let sizes = sizes(&prepared);
    let picture =
        |places: &Places| Picture::new(&prepared, entities, relations, &places.at, &sizes);
    place(&prepared, &picture(&places), &mut places);
    let draw = |spread: f64| {
        let mut places = places.clone();
        places.at.values_mut().for_each(|spot| spot.x *= spread);
        svg::write(&picture(&places), &map_poster(&picture(&places), lang), "")
    };
    largest(SPREADS.map(draw))
}

/// What stands around a map: its title is in the document above.
fn map_poster(picture: &Picture, lang: Lang) -> svg::Poster {
    let legend = samples(picture).into_iter();
    svg::Poster {
        title: String::new(),
        date: String::new(),
        filters: Vec::new(),
        legend: legend.map(|sample| LegendItem { words: lang.sample(&sample), sample }).collect(),
        size_note: lang.legend_size(lang.document_relations().to_lowercase()),
        description: lang.picture_told(picture),
        lang: lang.code(),
        kinds_written: false,
        part: None,
        is_compact: true,
        on_paper: true,
    }
}

/// The picture whose smallest names are printed largest.
fn largest(sheets: impl IntoIterator<Item = Sheet>) -> Option<Sheet> {
    sheets.into_iter().max_by(|one, other| printed(one).total_cmp(&printed(other)))
}

/// How large the smallest names of a picture stand on its printed page, in points.
fn printed(sheet: &Sheet) -> f32 {
    let scale = (PAGE.0 / sheet.width.max(1.0)).min(PAGE.1 / sheet.height.max(1.0));
    sheet.letters * scale * POINT
}

/// How large each actor is: its share of the most relations that any has. O(n + m).
fn sizes(prepared: &Prepared) -> Vec<f32> {
    let mut counts = vec![0u32; prepared.actors.len()];
    for tie in &prepared.network.ties {
        counts[tie.source as usize] += 1;
        counts[tie.target as usize] += u32::from(tie.source != tie.target);
    }
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    counts.into_iter().map(|count| count as f32 / most as f32).collect()
}

/// Gives a place to the actors that have none: all by a layout, some near their neighbours.
fn place(prepared: &Prepared, picture: &Picture, places: &mut Places) {
    let known = prepared.actors.iter().filter(|id| places.at.contains_key(id)).count();
    if known == prepared.actors.len() {
        return;
    }
    let spot = |mark: &crate::analysis::picture::Mark| {
        let (down, half_width, half_height) = picture.free_box(mark);
        let (pinned, known) = (places.pinned.contains(&mark.id), places.at.contains_key(&mark.id));
        Place { x: mark.x, y: mark.y + down, half_width, half_height, pinned, known }
    };
    let mut spots: Vec<Place> = picture.marks.iter().map(spot).collect();
    if known == 0 {
        layout::run(&prepared.network, &mut spots, Kind::Clear, SEED, &mut |_| {});
    } else {
        nearby::place_new(&prepared.network, &mut spots);
    }
    for (mark, spot) in picture.marks.iter().zip(spots) {
        let middle = rounded(spot.x, spot.y - picture.free_box(mark).0);
        places.at.entry(mark.id).or_insert(middle);
    }
}

fn time_sheet(project: &Project, lang: Lang, today: Day) -> Option<Sheet> {
    let chronicle = Chronicle::of(project, &BTreeSet::new(), lang.time_signs());
    let (from, to) = chronicle.bounds()?;
    let groups = groups(&chronicle, project, GroupBy::Kind, &BTreeMap::new());
    let names: Vec<String> =
        groups.iter().map(|group| lang.time_poster_group(&group.key, project)).collect();
    let eras: BTreeSet<RecordRef> = eras(project).into_iter().map(RecordRef::from).collect();
    let day = lang.document_day(today);
    let poster = timeline_svg::Poster {
        title: "",
        day: &day,
        filters: "",
        lang,
        sight: Sight::fitting(from, to, WIDTHS[0], ROOM),
        groups: &groups,
        names: &names,
        eras: &eras,
        today: (today.number() * MINUTES_PER_DAY + MINUTES_PER_DAY / 2) as f64,
        paper: None,
        is_bare: true,
    };
    let draw = |width: f32| {
        let sight = Sight::fitting(from, to, width, ROOM);
        timeline_svg::write(&chronicle, &timeline_svg::Poster { sight, ..poster.clone() })
    };
    largest(WIDTHS.map(draw))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TODAY, example};
    use super::*;

    #[test]
    fn names_of_the_example_can_be_read_on_paper() {
        let project = example();
        for lang in Lang::ALL {
            let sheets = [map_sheet(&project, lang), time_sheet(&project, lang, TODAY)];
            for sheet in sheets.map(Option::unwrap) {
                assert!(printed(&sheet) >= 7.5, "{} points", printed(&sheet));
            }
        }
    }

    #[test]
    fn the_page_is_that_of_the_document() {
        let style = include_str!("html/style.css");
        assert!(style.contains("margin: 7mm 7mm 8mm;") && style.contains("block-size: 186mm;"));
        let millimetres = |pixels: f32| pixels / 96.0 * 25.4;
        let (width, height) = (millimetres(PAGE.0), millimetres(PAGE.1));
        assert!((width - (297.0 - 14.0)).abs() < 0.1 && (height - 186.0).abs() < 0.1);
        let sheet = Sheet { text: String::new(), width: 2.0 * PAGE.0, height: 10.0, letters: 24.0 };
        assert!((printed(&sheet) - 9.0).abs() < 1e-3);
    }
}
