//! Files in and out.

mod disk;
mod give;
mod kept;

use leptos::prelude::*;
use leptos_router::components::A;

use crate::browser::dom;
use crate::i18n::Lang;
use crate::ui::importing::{WaitingFiles, choose_file, use_importing};
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::use_workspace;
use disk::DiskPanel;
use give::GivePanel;
use kept::KeptList;

#[component]
pub(crate) fn ExchangePage() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let importing = use_importing();
    view! {
        <section class="exchange">
            <header class="page-head">
                <h1>{say(t, Lang::exchange_title)}</h1>
            </header>
            <WaitingFiles />
            <section class="panel">
                <h2>{say(t, Lang::exchange_in)}</h2>
                <p>{say(t, Lang::exchange_in_help)}</p>
                <ul class="plain-list">
                    <li>{say(t, Lang::exchange_in_projects)}</li>
                    <li>{say(t, Lang::exchange_in_tables)}</li>
                    <li>{say(t, Lang::exchange_in_texts)}</li>
                </ul>
                <div class="button-row">
                    <Button
                        label=label(t, Lang::exchange_choose)
                        tone="main"
                        on_press=move |()| choose_file()
                    />
                    <Button
                        label=label(t, Lang::exchange_paste)
                        on_press=move |()| importing.paste()
                    />
                    <A href=dom::address("/lecture") attr:class="button">
                        {say(t, Lang::reading_title)}
                    </A>
                </div>
            </section>
            <If when=move || workspace.is_open()>
                <GivePanel />
                <DiskPanel />
                <KeptList />
            </If>
        </section>
    }
}
