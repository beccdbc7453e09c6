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
use crate::format::svg::{self, LegendItem};
use crate::format::timeline_svg::{self, Paper};
use crate::i18n::Lang;

/// Projects with more entities are not drawn.
pub const MOST_DRAWN: usize = 2_000;

/// The seed of layouts: the same map is laid out the same way on every machine.
const SEED: u64 = 2016;
/// The shape of a lying page, its width over its height, and how far a map is spread to it.
const PAGE: f64 = 1.7;
const SPREAD: f64 = 1.35;
/// The width of the line of time, in pixels, and the room on its right for titles.
const WIDTH: f32 = 1_380.0;
const ROOM: f32 = 180.0;
const MINUTES_PER_DAY: i64 = 1_440;

/// The map and the line of time as SVG files; none where there is nothing to draw.
///
/// Actors stand where the project's own map has them, across a page; those without a place get one. Neither is
/// drawn of a project of more than `MOST_DRAWN` entities: `document` then says so.
pub fn pictures(project: &Project, lang: Lang, today: Day) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    if project.entities.len() > MOST_DRAWN {
        return (None, None);
    }
    (draw_map(project, lang), draw_time(project, lang, today))
}

fn draw_map(project: &Project, lang: Lang) -> Option<Vec<u8>> {
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
    spread(&picture(&places), &mut places);
    let picture = picture(&places);
    let legend = samples(&picture).into_iter();
    let poster = svg::Poster {
        // The document says it above.
        title: String::new(),
        date: String::new(),
        filters: Vec::new(),
        legend: legend.map(|sample| LegendItem { words: lang.sample(&sample), sample }).collect(),
        size_note: lang.legend_size(lang.document_relations().to_lowercase()),
        description: lang.picture_told(&picture),
        lang: lang.code(),
        kinds_written: false,
        part: None,
        is_compact: true,
        on_paper: true,
    };
    Some(svg::write(&picture, &poster, "").text.into_bytes())
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

/// Spreads a map that is too high for a lying page across it, so that its names can be large.
fn spread(picture: &Picture, places: &mut Places) {
    let Some(bounds) = picture.bounds() else {
        return;
    };
    let shape = f64::from(bounds.width() / bounds.height().max(1.0));
    let factor = (PAGE / shape).clamp(1.0, SPREAD);
    places.at.values_mut().for_each(|spot| spot.x *= factor);
}

fn draw_time(project: &Project, lang: Lang, today: Day) -> Option<Vec<u8>> {
    let chronicle = Chronicle::of(project, &BTreeSet::new());
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
        sight: Sight::fitting(from, to, WIDTH, ROOM),
        groups: &groups,
        names: &names,
        eras: &eras,
        today: (today.number() * MINUTES_PER_DAY + MINUTES_PER_DAY / 2) as f64,
        paper: None,
    };
    let free = timeline_svg::write(&chronicle, &poster);
    // What is higher than a lying page is drawn to fit on one.
    let sheet = if free.height > free.width * 0.8 {
        let paper = Some(Paper::A4);
        timeline_svg::write(&chronicle, &timeline_svg::Poster { paper, ..poster })
    } else {
        free
    };
    Some(sheet.text.into_bytes())
}
