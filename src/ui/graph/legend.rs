//! What the signs of the picture mean: only those that are on it now.

use leptos::prelude::*;

use super::state::Graph;
use super::toolbar::size_words;
use crate::analysis::picture::Picture;
use crate::analysis::picture::legend::{Sample, samples};
use crate::analysis::picture::shapes;
use crate::browser::dom;
use crate::domain::relations::Sign;
use crate::i18n::Lang;
use crate::ui::preferences::use_lang;

/// A sample of the legend and what it means.
#[derive(Clone, Debug, Default, PartialEq)]
struct Entry {
    /// What the sample is a sample of, for the style sheet: "mark", "ring", "line", "pin", "size".
    class: &'static str,
    /// The side of a ring, or the sign of a line.
    side: &'static str,
    outline: &'static str,
    icon: &'static str,
    sign: &'static str,
    /// How wide a line is, a hundred times.
    width: u16,
    words: String,
}

/// On a view of this width, in CSS pixels, there is room for the legend from the start.
const WIDE: f64 = 1_400.0;
const LINE: &str = "M1 10H15";
const ARROW: &str = "M20 10L13 6.8V13.2Z";
const BOTH_ARROWS: &str = "M20 10L13 6.8V13.2ZM0 10L7 6.8V13.2Z";
const RING: &str = "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z";
const SIZES: &str = "M4 14a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M14 16a5 5 0 1 0 0-10 5 5 0 0 0 0 10";
const PIN: &str = "M7 3h6l-1 6 3 3H5l3-3zM10 12v6";

#[component]
pub(super) fn Legend(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let is_on_objective = move || graph.positions.with(Option::is_some);
    let name = move || {
        let t = t.get();
        if is_on_objective() { t.legend_positions() } else { t.legend() }
    };
    let entries = Memo::new(move |_| {
        let pinned = graph.places.with(|places| !places.0.pinned.is_empty());
        let size = t.get().legend_size(size_words(graph, t.get()));
        graph.picture.with(|picture| {
            let mut entries = entries(&picture.0, pinned, size, t.get());
            let (placed, all) = picture.0.placed();
            if is_on_objective() && placed < all {
                entries.insert(0, unknown(t.get()));
            }
            entries
        })
    });
    let is_open = dom::view_width() >= WIDE;
    let sample = |entry: Entry| {
        view! {
            <li class="legend-entry">
                <svg
                    class="legend-sample"
                    viewBox="0 0 20 20"
                    aria-hidden="true"
                    focusable="false"
                    data-sample=entry.class
                    data-side=entry.side
                >
                    <path
                        class="legend-outline"
                        d=entry.outline
                        stroke-width=f32::from(entry.width) / 100.0
                    />
                    <path class="legend-icon" d=entry.icon />
                    <text x="10" y="13.5">
                        {entry.sign}
                    </text>
                </svg>
                <span>{entry.words}</span>
            </li>
        }
    };
    view! {
        <details class="scene-legend" open=is_open>
            <summary>{name}</summary>
            <ul class="legend-list">
                {move || entries.get().into_iter().map(sample).collect_view()}
            </ul>
        </details>
    }
}

/// What is on the picture, in words.
fn entries(picture: &Picture, pinned: bool, size: String, t: Lang) -> Vec<Entry> {
    let samples = samples(picture);
    let mut entries: Vec<Entry> = samples.iter().filter_map(|sample| entry(sample, t)).collect();
    let other =
        |class, outline, words| Entry { class, outline, width: 150, words, ..Entry::default() };
    let has_widths = samples.iter().any(|sample| matches!(sample, Sample::Width(_)));
    entries.extend(has_widths.then(|| Entry {
        side: "none",
        width: 440,
        ..other("line", LINE, t.legend_strength().to_owned())
    }));
    entries.extend(pinned.then(|| other("pin", PIN, t.legend_pinned().to_owned())));
    if entries.is_empty() {
        entries.push(Entry { words: t.legend_empty().to_owned(), ..Entry::default() });
    } else {
        entries.push(other("size", SIZES, size));
    }
    entries
}

/// A mark of whom nobody said where it stands on the objective.
fn unknown(t: Lang) -> Entry {
    let words = t.position_unknown().to_owned();
    Entry { class: "ring", side: "none", outline: RING, width: 150, words, ..Entry::default() }
}

/// What is drawn for a sample, and what it means; the widths are one entry.
fn entry(sample: &Sample, t: Lang) -> Option<Entry> {
    let words = t.sample(sample);
    let ring = |side, sign| Entry {
        class: "ring",
        side,
        outline: RING,
        sign,
        width: 200,
        ..Entry::default()
    };
    let line = |side, icon| Entry {
        class: "line",
        side,
        outline: LINE,
        icon,
        width: 140,
        ..Entry::default()
    };
    let drawn = match sample {
        Sample::Kind(kind) => Entry {
            class: "mark",
            outline: shapes::outline(kind),
            icon: shapes::icon(kind),
            width: 150,
            ..Entry::default()
        },
        Sample::Stance(stance) => ring(shapes::side(Some(*stance)), shapes::sign(Some(*stance))),
        Sample::Target => ring("target", "◎"),
        Sample::Us => ring("us", "★"),
        Sample::Line(None) => line("none", ARROW),
        Sample::Line(Some(Sign::Plus)) => line("plus", ARROW),
        Sample::Line(Some(Sign::Minus)) => line("minus", ARROW),
        Sample::Mutual => line("none", BOTH_ARROWS),
        Sample::Width(_) => return None,
    };
    Some(Entry { words, ..drawn })
}
