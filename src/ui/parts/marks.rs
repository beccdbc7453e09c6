//! Kind is a shape, stance is a sign: never colour alone.

use leptos::prelude::*;

use super::If;

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
                <path d=move || shape(&kind.read()) />
            </svg>
        </span>
    }
}

fn shape(kind: &EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z",
        EntityKind::Organisation => "M3.5 3.5h13v13h-13z",
        EntityKind::Place => "M10 2.5L17.5 16.5h-15z",
        EntityKind::Event => "M10 2l8 8-8 8-8-8z",
        EntityKind::Object => "M6 3h8l4 7-4 7H6l-4-7z",
        EntityKind::Document => "M4.5 2.5h7.5l4 4v11h-11.5zM12 2.5v4h4",
        EntityKind::Other(_) => "M10 3v14M3 10h14M5 5l10 10M15 5L5 15",
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

fn sign(stance: Option<Stance>) -> &'static str {
    match stance.map(Stance::value) {
        Some(2) => "++",
        Some(1) => "+",
        Some(0) => "?",
        Some(-1) => "−",
        Some(_) => "−−",
        None => "",
    }
}

fn side(stance: Option<Stance>) -> &'static str {
    match stance.map(Stance::value) {
        Some(1..) => "ally",
        Some(0) => "undecided",
        Some(_) => "opposed",
        None => "none",
    }
}
