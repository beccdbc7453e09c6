//! What the views of follow-up share.

use leptos::prelude::*;

use super::super::card::{ActorChip, CardOf};
use super::super::editor::FieldOf;
use super::super::state::{Strategy, today};
use crate::analysis::network::Days;
use crate::analysis::period::span_of;
use crate::domain::date::Day;
use crate::domain::id::{CardId, EntityId};
use crate::domain::method::catalogue::method;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::ui::parts::If;
use crate::ui::preferences::use_lang;

/// A method shown in one column.
pub(super) const ALL: &[&str] = &[""];
/// So many cards show all they hold at once; the others on demand.
const OPENED: usize = 30;

/// A day in words.
pub(super) fn day_words(day: Day, t: Lang) -> String {
    let number = day.number() as i32;
    span_of(Days { from: number, to: number }).map(|span| understood(t, &span)).unwrap_or_default()
}

/// Today in words, as readings and observations are dated.
pub(super) fn today_words(t: Lang) -> String {
    day_words(today(), t)
}

/// What a card holds, folded away for those far down a long page.
#[component]
pub(super) fn Unfolded(
    strategy: Strategy,
    id: CardId,
    /// The key of its method.
    of: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let t = use_lang();
    let cards = strategy.cards(of, None);
    let is_near = cards.with_untracked(|ids| ids.iter().take(OPENED).any(|other| *other == id.0));
    let opened = RwSignal::new(is_near);
    let words = move || if opened.get() { t.get().follow_less() } else { t.get().follow_more() };
    view! {
        <div class="follow-card">
            <If when=opened>{children()}</If>
            <button
                type="button"
                class="link-button follow-fold"
                aria-expanded=move || opened.get().to_string()
                on:click=move |_| opened.update(|opened| *opened = !*opened)
            >
                {words}
            </button>
        </div>
    }
}

/// A field of a card by its key.
#[component]
pub(super) fn FieldAt(card: CardOf, of: &'static str, key: &'static str) -> impl IntoView {
    let field = method(of).and_then(|method| method.field(key));
    field.map(|field| view! { <FieldOf card field /> })
}

/// An actor by its id.
#[component]
pub(super) fn Actor(strategy: Strategy, id: EntityId) -> impl IntoView {
    let row = strategy.workspace.entity(id);
    move || {
        let row = row.get();
        row.map(|row| view! { <ActorChip name=row.name.clone() stance=row.stance /> })
    }
}

/// Cards by name; each opens its panel.
#[component]
pub(super) fn CardNames(
    strategy: Strategy,
    #[prop(into)] ids: Signal<Vec<CardId>>,
) -> impl IntoView {
    let name = move |id: CardId| {
        let card = CardOf::new(strategy, id);
        view! {
            <li>
                <button
                    type="button"
                    class="link-button follow-name"
                    on:click=move |_| strategy.choose(id)
                >
                    {move || card.words()}
                </button>
            </li>
        }
    };
    view! { <ul class="follow-names">{move || ids.get().into_iter().map(name).collect_view()}</ul> }
}
