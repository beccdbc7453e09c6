//! Notes that stay out of what is shared.

use leptos::prelude::*;

use super::ClaimOf;
use crate::i18n::Lang;
use crate::ui::parts::{Icon, If};
use crate::ui::preferences::{say, use_lang};

/// The word that a claim is private, where it is.
#[component]
pub(super) fn PrivateMark(claim: ClaimOf) -> impl IntoView {
    let t = use_lang();
    view! {
        <If when=move || claim.read(|row| row.is_private)>
            <p class="claim-private">
                <span class="chip">
                    <Icon name="lock" />
                    {say(t, Lang::note_private)}
                </span>
            </p>
        </If>
    }
}

#[component]
pub(super) fn PrivateField(claim: ClaimOf) -> impl IntoView {
    let t = use_lang();
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || claim.read(|row| row.is_private)
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    claim.edit(None, |row| row.is_private = on);
                }
            />
            <span>{say(t, Lang::note_private)}</span>
        </label>
        <p class="hint">{say(t, Lang::note_private_help)}</p>
    }
}
