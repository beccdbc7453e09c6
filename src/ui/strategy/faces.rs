//! Which views each method has. One more view is one line; a method without a line has its board alone.

use leptos::prelude::*;

use super::board::Board;
use super::methods::{objective, pestel, strategy, swot};
use super::state::Strategy;
use crate::domain::method::Method;
use crate::i18n::Lang;

/// A way to show a method.
#[derive(Debug)]
pub(super) struct View {
    pub(super) key: &'static str,
    pub(super) name: fn(Lang) -> &'static str,
    pub(super) draw: fn(Strategy, &'static Method) -> AnyView,
}

/// The cards in their columns.
pub(super) const BOARD: View = View {
    key: "board",
    name: Lang::strategy_board,
    draw: |_, method| view! { <Board method /> }.into_any(),
};

/// The views by method, the first one is shown first.
const FACES: &[(&str, &[View])] = &[
    ("swot", swot::VIEWS),
    ("tows", swot::TOWS_VIEWS),
    ("pestel", pestel::VIEWS),
    ("objective", objective::VIEWS),
    ("strategy", strategy::VIEWS),
    ("criterion", strategy::CRITERION_VIEWS),
];

/// The views of a method.
pub(super) fn views_of(method: &str) -> &'static [View] {
    let own = FACES.iter().find(|(key, _)| *key == method);
    own.map_or(&[BOARD], |(_, views)| *views)
}
