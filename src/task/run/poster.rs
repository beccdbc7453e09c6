//! Drawing the map as a picture to give away. The one task that writes for people, and so has words.

use crate::analysis::excerpt::excerpt;
use crate::analysis::map::{Places, Shown};
use crate::analysis::picture::Picture;
use crate::analysis::picture::legend::samples;
use crate::analysis::preparation::{prepare, proofs};
use crate::domain::audience::for_audience;
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
        Some(Sheet { text, width, height, .. }) => {
            let (width, height) = (width.ceil() as u32, height.ceil() as u32);
            (Outcome::Drawn { width, height }, text.into_bytes())
        }
        None => (Outcome::Misread, Vec::new()),
    }
}

fn draw(order: &Order, bytes: &[u8], fresh: &mut Fresh) -> Option<Sheet> {
    let t = Lang::read(&order.lang)?;
    let Parcel { sizes, part, project } = Parcel::unpack(bytes)?;
    let whole = format::read_own(project, fresh).ok()?.project;
    let (project, _) = for_audience(&whole, order.audience, t.code_words());
    let view = project.views.get(ViewId(order.view))?;
    let (shown, places) = (Shown::of(view), Places::of(view));
    let (entities, relations) = (&project.entities, &project.relations);
    // A relation that only a private note proves is on the map all the same; the note is not.
    let prepared = prepare(entities, relations, &proofs(&whole.claims), &shown.preparation);
    let picture = Picture::new(&prepared, entities, relations, &places.at, &sizes);
    let poster = Poster { part, ..poster(order, t, &project, &shown, &picture) };
    let payload = order.carries.then(|| {
        let view = (ViewId(order.view), view.name.as_str());
        myspot::write(&excerpt(&project, &prepared, &shown, &places, view))
    });
    Some(write(&picture, &poster, &payload.unwrap_or_default()))
}

fn poster(order: &Order, t: Lang, project: &Project, shown: &Shown, picture: &Picture) -> Poster {
    let name = |id| project.entity_name(id).to_owned();
    let mut filters = vec![t.filters_told(&shown.preparation, &name)];
    filters.extend(order.lit.clone());
    let actors = t.actors_count(picture.marks.len());
    let relations = t.relations_count(picture.lines.len());
    let legend = samples(picture).into_iter();
    let title = project.profile.name.trim();
    Poster {
        title: if title.is_empty() { t.poster_title() } else { title }.to_owned(),
        date: t.poster_date(&order.day, actors, relations),
        description: [t.picture_told(picture), filters.join(" ")].join(" "),
        filters,
        legend: legend.map(|sample| LegendItem { words: t.sample(&sample), sample }).collect(),
        size_note: t.legend_size(&order.size),
        lang: t.code(),
        kinds_written: shown.kinds_written,
        part: None,
        is_compact: false,
        on_paper: true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use uuid::Uuid;

    use super::*;
    use crate::analysis::preparation::Preparation;
    use crate::domain::audience::Audience;
    use crate::domain::claims::{Claim, Source};
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::samples::{claim_id, entity_id, relation_id, triangle};
    use crate::domain::views::Position;
    use crate::task::{self, Task};

    const VIEW: Uuid = Uuid::from_u128(7);

    fn file() -> String {
        file_of(triangle(), &[3])
    }

    fn file_of(mut project: Project, without: &[u128]) -> String {
        let without = without.iter().map(|n| entity_id(*n)).collect();
        let preparation = Preparation { without, ..Preparation::default() };
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
            audience: Audience::default(),
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
            "Filtres\u{a0}: sans c.",
            "En lumière : a.",
            "taille\u{a0}: relations",
            "Les plus reliés\u{a0}: a, b.",
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
    fn private_notes_stay_out_of_it_unless_all_is_asked_for() {
        let mut project = triangle();
        project.entities.put(entity_id(9), Entity::named("Compte rendu", EntityKind::Document));
        for (n, text) in [(1, "dit en public"), (2, "dit en secret")] {
            let mut claim = Claim::new(relation_id(1).into(), text);
            claim.is_private = n == 2;
            if claim.is_private {
                claim.source = Source::Document(entity_id(9));
            }
            project.claims.put(claim_id(n), claim);
        }
        let file = file_of(project, &[3, 9]);
        let carried = |audience| {
            let (_, bytes) = run(Order { audience, ..order() }, &packed(&file));
            let mut fresh = Fresh { next_id: &mut Uuid::nil, now: 1 };
            format::read("x.svg", &bytes, false, &mut fresh).unwrap().project
        };
        let shared = carried(Audience::default());
        assert_eq!(shared.claims.ids().collect::<Vec<_>>(), [claim_id(1)]);
        assert!(shared.entities.get(entity_id(9)).is_none(), "the note's proof says that it is");
        assert_eq!(shared.relations.len(), 1);
        assert_eq!(carried(Audience::Whole).claims.len(), 2);
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
