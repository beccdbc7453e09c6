//! Which views each method has. One more view is one line; a method without a line has its board alone.

use leptos::prelude::*;

use super::board::Board;
use super::methods::{action, indicator, message, progress, target};
use super::methods::{five_whys, logframe, objective_tree, problem_tree, theory_of_change};
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
    ("theory_of_change", theory_of_change::VIEWS),
    ("five_whys", five_whys::VIEWS),
    ("problem_tree", problem_tree::VIEWS),
    ("objective_tree", objective_tree::VIEWS),
    ("logframe", logframe::VIEWS),
    ("target", target::VIEWS),
    ("message", message::VIEWS),
    ("progress", progress::VIEWS),
    ("action", action::VIEWS),
    ("indicator", indicator::VIEWS),
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
