//! Kind is a shape, stance is a sign: never colour alone.

use leptos::prelude::*;

use super::If;

use crate::analysis::picture::shapes::{outline, side, sign};
use crate::domain::entities::{EntityKind, Stance};
use crate::i18n::Lang;
use crate::ui::preferences::{say, use_lang};

/// The shape of a kind, named for those who don't see it.
#[component]
pub(crate) fn KindMark(#[prop(into)] kind: Signal<EntityKind>) -> impl IntoView {
    let t = use_lang();
    view! {
        <span
            class="kind-mark"
            role="img"
            aria-label=move || t.get().kind(&kind.read())
            title=move || t.get().kind(&kind.read())
        >
            <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d=move || outline(&kind.read()) />
            </svg>
        </span>
    }
}

/// The sign of a stance and of a target.
#[component]
pub(crate) fn StanceMark(
    #[prop(into)] stance: Signal<Option<Stance>>,
    #[prop(into)] is_target: Signal<bool>,
    #[prop(into)] is_us: Signal<bool>,
) -> impl IntoView {
    let t = use_lang();
    view! {
        <span class="stance-mark">
            <If when=move || stance.get().is_some()>
                <span class="stance" data-stance=move || side(stance.get())>
                    <span class="stance-sign" aria-hidden="true">
                        {move || sign(stance.get())}
                    </span>
                    " "
                    {move || t.get().stance(stance.get())}
                </span>
            </If>
            <If when=move || is_target.get()>
                <span class="stance" data-stance="target">
                    <span class="stance-sign" aria-hidden="true">
                        "◎"
                    </span>
                    " "
                    {say(t, Lang::target)}
                </span>
            </If>
            <If when=move || is_us.get()>
                <span class="stance" data-stance="us">
                    <span class="stance-sign" aria-hidden="true">
                        "★"
                    </span>
                    " "
                    {say(t, Lang::us)}
                </span>
            </If>
        </span>
    }
}
