//! Files in and out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::edit::Command;
use crate::domain::id::KeptId;
use crate::format::first::losses;
use crate::i18n::Lang;
use crate::ui::importing::choose_file;
use crate::ui::parts::{Button, Each, IconButton, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::use_workspace;

#[component]
pub(crate) fn ExchangePage() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    view! {
        <section class="exchange">
            <header class="page-head">
                <h1>{say(t, Lang::exchange_title)}</h1>
            </header>
            <section class="panel">
                <h2>{say(t, Lang::exchange_in)}</h2>
                <p>{say(t, Lang::exchange_in_help)}</p>
                <Button
                    label=label(t, Lang::exchange_choose)
                    tone="main"
                    on_press=move |()| choose_file()
                />
            </section>
            <If when=move || workspace.is_open()>
                <Exports />
                <KeptList />
            </If>
        </section>
    }
}

#[component]
fn Exports() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let lost = Memo::new(move |_| workspace.with(losses));
    view! {
        <section class="panel">
            <h2>{say(t, Lang::exchange_out)}</h2>
            <div class="export-line">
                <Button
                    label=label(t, Lang::export_mine)
                    on_press=move |()| spawn_local(async move { workspace.back_up().await })
                />
                <p>{say(t, Lang::export_mine_help)}</p>
            </div>
            <div class="export-line">
                <Button
                    label=label(t, Lang::export_first)
                    on_press=move |()| workspace.export_first()
                />
                <div>
                    <p>
                        {say(t, Lang::export_first_help)} " "
                        {move || {
                            if lost.with(Vec::is_empty) {
                                t.get().export_lossless()
                            } else {
                                t.get().export_losses()
                            }
                        }}
                    </p>
                    <ul>
                        {move || {
                            lost.get()
                                .into_iter()
                                .map(|loss| view! { <li>{t.get().loss(loss)}</li> })
                                .collect_view()
                        }}
                    </ul>
                </div>
            </div>
        </section>
    }
}

/// What files held that no tool shows yet.
#[component]
fn KeptList() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let ids = Memo::new(move |_| {
        workspace.with(|project| project.kept.ids().map(uuid::Uuid::from).collect::<Vec<_>>())
    });
    let row = Callback::new(|id| view! { <KeptLine id=KeptId(id) /> }.into_any());
    view! {
        <If when=move || ids.with(|ids| !ids.is_empty())>
            <section class="panel">
                <h2>{say(t, Lang::kept_title)}</h2>
                <p>{say(t, Lang::kept_help)}</p>
                <ul class="kept-list">
                    <Each ids row />
                </ul>
            </section>
        </If>
    }
}

#[component]
fn KeptLine(id: KeptId) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let words = move || {
        let row = workspace.with(|project| project.kept.get(id).cloned());
        row.map(|row| t.get().kept_of(&row.part, &row.file)).unwrap_or_default()
    };
    view! {
        <li>
            <span>{words}</span>
            <IconButton
                icon="trash"
                label=move || t.get().kept_remove(words())
                disabled=move || !workspace.is_writable()
                on_press=move |()| {
                    workspace.dispatch(Command::Remove(vec![id.into()]));
                }
            />
        </li>
    }
}
