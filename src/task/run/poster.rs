//! Drawing the map as a picture to give away. The one task that writes for people, and so has words.

use crate::analysis::excerpt::excerpt;
use crate::analysis::map::{Places, Shown};
use crate::analysis::picture::Picture;
use crate::analysis::picture::legend::samples;
use crate::analysis::preparation::{prepare, proofs};
use crate::domain::id::ViewId;
use crate::domain::project::Project;
use crate::format::svg::{LegendItem, Poster, Sheet, write};
use crate::format::{self, Fresh, myspot};
use crate::i18n::Lang;
use crate::task::Outcome;
use crate::task::poster::{Order, Parcel};

/// Draws the view that was asked for.
pub(super) fn run(order: &Order, bytes: &[u8], fresh: &mut Fresh) -> (Outcome, Vec<u8>) {
    match draw(order, bytes, fresh) {
        Some(Sheet { text, width, height }) => {
            let (width, height) = (width.ceil() as u32, height.ceil() as u32);
            (Outcome::Drawn { width, height }, text.into_bytes())
        }
        None => (Outcome::Misread, Vec::new()),
    }
}

fn draw(order: &Order, bytes: &[u8], fresh: &mut Fresh) -> Option<Sheet> {
    let Parcel { sizes, part, project } = Parcel::unpack(bytes)?;
    let project = format::read_own(project, fresh).ok()?.project;
    let view = project.views.get(ViewId(order.view))?;
    let (shown, places) = (Shown::of(view), Places::of(view));
    let (entities, relations) = (&project.entities, &project.relations);
    let prepared = prepare(entities, relations, &proofs(&project.claims), &shown.preparation);
    let picture = Picture::new(&prepared, entities, relations, &places.at, &sizes);
    let poster = Poster { part, ..poster(order, &project, &shown, &picture)? };
    let payload = order.carries.then(|| {
        let view = (ViewId(order.view), view.name.as_str());
        myspot::write(&excerpt(&project, &prepared, &shown, &places, view))
    });
    Some(write(&picture, &poster, &payload.unwrap_or_default()))
}

fn poster(order: &Order, project: &Project, shown: &Shown, picture: &Picture) -> Option<Poster> {
    let t = Lang::read(&order.lang)?;
    let name = |id| project.entity_name(id).to_owned();
    let mut filters = vec![t.filters_told(&shown.preparation, &name)];
    filters.extend(order.lit.clone());
    let actors = t.actors_count(picture.marks.len());
    let relations = t.relations_count(picture.lines.len());
    let legend = samples(picture).into_iter();
    let title = project.profile.name.trim();
    Some(Poster {
        title: if title.is_empty() { t.poster_title() } else { title }.to_owned(),
        date: t.poster_date(&order.day, actors, relations),
        description: [t.picture_told(picture), filters.join(" ")].join(" "),
        filters,
        legend: legend.map(|sample| LegendItem { words: t.sample(&sample), sample }).collect(),
        size_note: t.legend_size(&order.size),
        lang: t.code(),
        kinds_written: shown.kinds_written,
        part: None,
        on_paper: true,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use uuid::Uuid;

    use super::*;
    use crate::analysis::preparation::Preparation;
    use crate::domain::samples::{entity_id, triangle};
    use crate::domain::views::Position;
    use crate::task::{self, Task};

    const VIEW: Uuid = Uuid::from_u128(7);

    fn file() -> String {
        let mut project = triangle();
        let preparation =
            Preparation { without: BTreeSet::from([entity_id(3)]), ..Preparation::default() };
        let shown = Shown { preparation, ..Shown::default() };
        let at = [(1, 0.0), (2, 200.0)].map(|(n, x)| (entity_id(n), Position { x, y: 0.0 }));
        let places = Places { at: BTreeMap::from(at), ..Places::default() };
        project.put_unchecked(shown.save("Carte du jour", &places, None, ViewId(VIEW)));
        myspot::write(&project)
    }

    fn order() -> Order {
        let words = |text: &str| text.to_owned();
        Order {
            view: VIEW,
            lang: words("fr"),
            day: words("22 novembre 2026"),
            size: words("relations"),
            lit: Some(words("En lumière : a.")),
            carries: true,
        }
    }

    fn run(order: Order, bytes: &[u8]) -> (Outcome, Vec<u8>) {
        task::compute(&Task::Poster(order), bytes, &mut |_| {}, &mut Uuid::nil)
    }

    fn packed(file: &str) -> Vec<u8> {
        Parcel { sizes: vec![1.0, 0.0], part: None, project: file.as_bytes() }.pack()
    }

    #[test]
    fn the_picture_tells_what_it_shows_and_carries_it() {
        let (outcome, bytes) = run(order(), &packed(&file()));
        assert!(matches!(outcome, Outcome::Drawn { width: 700.., height: 100.. }), "{outcome:?}");
        let text = String::from_utf8(bytes.clone()).unwrap();
        for words in [
            ">triangle<",
            "22 novembre 2026 · 2 acteurs, 1 relation",
            "Filtres : sans c.",
            "En lumière : a.",
            "taille : relations",
            "Les plus reliés : a, b.",
        ] {
            assert!(text.contains(words), "{words}");
        }
        let mut fresh = Fresh { next_id: &mut Uuid::nil, now: 1 };
        let project = format::read("x.svg", &bytes, false, &mut fresh).unwrap().project;
        assert_eq!((project.entities.len(), project.relations.len()), (2, 1));
        let view = project.views.get(ViewId(VIEW)).unwrap();
        assert_eq!((view.name.as_str(), view.positions.len()), ("Carte du jour", 2));
    }

    #[test]
    fn without_what_it_shows_it_is_only_a_picture() {
        let (_, bytes) = run(Order { carries: false, ..order() }, &packed(&file()));
        assert!(!String::from_utf8(bytes).unwrap().contains("metadata"));
    }

    #[test]
    fn what_is_no_project_or_view_is_refused() {
        let misread = (Outcome::Misread, Vec::new());
        assert_eq!(run(order(), b"x"), misread);
        assert_eq!(run(order(), &packed("{}")), misread);
        assert_eq!(run(Order { view: Uuid::nil(), ..order() }, &packed(&file())), misread);
        assert_eq!(run(Order { lang: "xx".into(), ..order() }, &packed(&file())), misread);
    }
}
