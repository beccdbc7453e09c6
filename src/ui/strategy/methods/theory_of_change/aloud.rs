//! The theory read aloud: one sentence at a time, large enough for a room.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::super::state::use_strategy;
use crate::domain::id::{CardId, LinkId};
use crate::domain::method::Index;
use crate::domain::method::theory_of_change::{Theory, Weak};
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// A sentence, its arrow, and whether the path breaks there first.
type Said = (LinkId, String, bool);

fn sentences(index: &Index, t: Lang) -> Vec<Said> {
    let theory = Theory::new(index);
    let weak = theory.impact().map(|(node, _)| theory.weak_links(node)).unwrap_or_default();
    let said = theory.aloud(index).into_iter();
    said.map(|sentence| {
        let is_weak = weak.contains(&Weak::Arrow(sentence.link));
        (sentence.link, t.aloud(&sentence), is_weak)
    })
    .collect()
}

#[component]
pub(super) fn ReadAloud() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let all = strategy.memo(move |index| sentences(index, t.get()));
    let at = RwSignal::new(0usize);
    let count = move || all.with(Vec::len);
    let place = move || at.get().min(count().saturating_sub(1));
    let said = Memo::new(move |_| all.with(|all| all.get(place()).cloned()));
    let go = move |by: isize| at.set(place().saturating_add_signed(by).min(count().max(1) - 1));
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" | "PageUp" => -1,
            "ArrowRight" | "PageDown" => 1,
            _ => return,
        };
        event.prevent_default();
        go(by);
    };
    let mend = move |()| {
        let link = said.get_untracked().map(|(link, ..)| link);
        let end =
            strategy.workspace.with_untracked(|project| match project.links.get(link?)?.target {
                RecordRef::Card(id) => Some(id),
                _ => None::<CardId>,
            });
        if let Some(id) = end {
            strategy.choose(id);
        }
    };
    view! {
        <If when=move || count() == 0>
            <p class="muted">{say(t, Lang::theory_aloud_none)}</p>
        </If>
        <If when=move || { count() > 0 }>
            <section
                class="aloud"
                tabindex="0"
                aria-label=say(t, Lang::theory_aloud)
                on:keydown=on_key
            >
                <p class="muted">{move || t.get().theory_aloud_at(place() + 1, count())}</p>
                <p class="aloud-sentence" role="status">
                    {move || said.get().map(|(_, text, _)| text)}
                </p>
                <If when=move || said.get().is_some_and(|(.., is_weak)| is_weak)>
                    <p class="theory-weak">{say(t, Lang::theory_weak)}</p>
                </If>
                <div class="aloud-steps">
                    <Button
                        label=label(t, Lang::theory_before)
                        on_press=move |()| go(-1)
                        disabled=Signal::derive(move || place() == 0)
                    />
                    <Button
                        label=label(t, Lang::theory_after)
                        tone="main"
                        on_press=move |()| go(1)
                        disabled=Signal::derive(move || place() + 1 >= count())
                    />
                    <Button label=label(t, Lang::theory_open) tone="link" on_press=mend />
                </div>
                <p class="muted">
                    <span class="keys-hint">{say(t, Lang::theory_aloud_keys)}</span> " "
                    {say(t, Lang::theory_aloud_stop)}
                </p>
            </section>
        </If>
    }
}
