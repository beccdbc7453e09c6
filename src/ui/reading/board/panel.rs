//! The panel beside the text: how far the reading is, the chosen proposal, and all of them.

use leptos::prelude::*;

use super::card::Card;
use super::hints::Hints;
use super::list::ProposalList;
use super::state::Reading;
use crate::i18n::Lang;
use crate::ui::parts::{Button, If, Toggle};
use crate::ui::preferences::{say, use_lang};

#[component]
pub(super) fn ReadingPanel(reading: Reading) -> AnyView {
    let t = use_lang();
    let chosen = Memo::new(move |_| reading.chosen.get());
    let card = move || chosen.get().map(|n| view! { <Card reading n /> });
    view! {
        <section class="reading-panel" aria-label=say(t, Lang::reading_proposed)>
            <PanelHead reading />
            {card}
            <If when=move || reading.shown.with(|shown| !shown.is_empty())>
                <ProposalList reading />
            </If>
            <Hints reading />
        </section>
    }
    .into_any()
}

/// How many there are, and what is done to many at once.
#[component]
fn PanelHead(reading: Reading) -> AnyView {
    let t = use_lang();
    let counts = Memo::new(move |_| reading.counts());
    let sure = Memo::new(move |_| reading.sure().len());
    let has_aside = move || counts.get().aside > 0;
    view! {
        <div class="reading-progress">
            <h2>{say(t, Lang::reading_proposed)}</h2>
            <p class="reading-counts" role="status">
                {move || progress(reading, counts, t.get())}
            </p>
            <If when=move || counts.with(|counts| counts.doubtful > 0) || reading.doubtful.get()>
                <Toggle
                    label=Signal::derive(move || t.get().reading_doubtful(counts.get().doubtful))
                    on=reading.doubtful
                    on_change=Callback::new(move |on| reading.doubtful.set(on))
                />
            </If>
            <div class="button-row">
                <If when=move || { sure.get() > 1 && reading.workspace.is_writable() }>
                    <Button
                        label=Signal::derive(move || t.get().reading_accept_sure(sure.get()))
                        on_press=move |()| reading.accept_sure()
                    />
                </If>
                <If when=has_aside>
                    <Button
                        label=Signal::derive(move || t.get().reading_restore().to_owned())
                        tone="link"
                        on_press=move |()| reading.restore()
                    />
                </If>
            </div>
        </div>
    }
    .into_any()
}

/// The counts in words, and what one can still do when there is nothing left.
fn progress(reading: Reading, counts: Memo<super::state::Counts>, t: Lang) -> String {
    let counts = counts.get();
    if reading.read(|found| found.proposals.is_empty()) {
        return t.reading_none().to_owned();
    }
    let left = match counts.left {
        0 => t.reading_done().to_owned(),
        left => t.reading_left(left),
    };
    let accepted = (counts.accepted > 0).then(|| t.reading_accepted(counts.accepted));
    let aside = (counts.aside > 0).then(|| t.reading_dismissed(counts.aside));
    let words = std::iter::once(t.reading_proposals(counts.shown)).chain([left]);
    words.chain(accepted).chain(aside).collect::<Vec<_>>().join(" · ")
}
