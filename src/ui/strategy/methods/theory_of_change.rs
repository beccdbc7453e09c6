//! The theory of change: levels of cards, the arrows between them and their reasons, where it may break.

mod aloud;
mod assistant;
mod levels;
mod seen;

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::super::faces::{BOARD, View};
use super::super::tree::{Drawing, Drawn, Sign};
use crate::analysis::tree::picture::{lay_out, raised};
use crate::domain::method::Index;
use crate::domain::method::theory_of_change::{KEY, Theory};
use crate::i18n::Lang;
use aloud::ReadAloud;
use levels::Levels;
use seen::{OfCard, Seen};

/// The views of the method.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "levels",
        name: Lang::theory_levels,
        draw: |_, method| view! { <Levels method /> }.into_any(),
    },
    View {
        key: "drawing",
        name: Lang::trees_drawing,
        draw: |_, method| view! { <Drawing method draw /> }.into_any(),
    },
    View {
        key: "aloud",
        name: Lang::theory_aloud,
        draw: |_, _| view! { <ReadAloud /> }.into_any(),
    },
    BOARD,
];

/// The picture: each box with its level and its gate, weak arrows marked.
fn draw(index: &Index, t: Lang) -> Drawn {
    let theory = Theory::new(index);
    let seen = Seen::new(index);
    let layers = raised(&theory.graph, &theory.levels);
    let picture = lay_out(&theory.graph, &layers, |id| index.project.title(id.into()));
    let mut drawn = Drawn { picture, ..Drawn::default() };
    for card in index.boxes(KEY) {
        let Some(own) = seen.cards.get(&card.id) else {
            continue;
        };
        let level = t.method_slot(KEY, card.slot);
        let gate = match own.needs.len() {
            0 | 1 => "",
            _ if own.is_or => t.pick(" · OU", " · OR"),
            _ => t.pick(" · ET", " · AND"),
        };
        let key = match (card.slot, own.is_orphan) {
            ("impact", _) => "centre",
            (_, true) => "orphan",
            _ => "",
        };
        let orphan = if own.is_orphan { t.theory_orphan() } else { "" };
        let apart = if own.is_orphan { " · " } else { "" };
        drawn.boxes.insert(card.id, Sign { key, words: format!("{level}{gate}{apart}{orphan}") });
    }
    let needs = seen.cards.values().flat_map(OfCard::arrows);
    drawn.lines = needs
        .map(|need| {
            let confidence = need.confidence.map(|value| format!("{value}/4"));
            let words = confidence.unwrap_or_default();
            let sign = if need.is_loop {
                Sign {
                    key: "loop",
                    words: format!("{} {words}", t.trees_loop()).trim_end().to_owned(),
                }
            } else if need.is_weak {
                Sign { key: "weak", words: format!("⚠ {words}") }
            } else {
                Sign { key: "", words }
            };
            (need.link, sign)
        })
        .collect::<BTreeMap<_, _>>();
    drawn
}
