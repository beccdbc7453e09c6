//! Banners: what the reader must know as long as it is true.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::dom;
use crate::browser::keeper::SaveState;
use crate::browser::storage::StorageError;
use crate::i18n::Lang;
use crate::ui::library::backup_line;
use crate::ui::parts::{Button, Icon, If};
use crate::ui::preferences::{label, use_lang};
use crate::ui::workspace::use_workspace;

/// One banner; the first that is true is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Banner {
    Failed(StorageError),
    Memory,
    Following,
    Update,
    Backup,
}

#[component]
pub(crate) fn Banners() -> impl IntoView {
    let workspace = use_workspace();
    let update = RwSignal::new(false);
    let put_off = RwSignal::new(false);
    // Only a page that was built to be published has a service worker.
    if !cfg!(debug_assertions) {
        dom::register_service_worker(move || update.set(true));
    }
    let banner = Memo::new(move |_| match workspace.save_state() {
        SaveState::Failed(error) => Some(Banner::Failed(error)),
        SaveState::Memory => Some(Banner::Memory),
        SaveState::Following if workspace.is_open() => Some(Banner::Following),
        _ if update.get() => Some(Banner::Update),
        _ if !put_off.get() && workspace.is_open() && backup_line(workspace).1 => {
            Some(Banner::Backup)
        }
        _ => None,
    });
    move || banner.get().map(|banner| view! { <BannerView banner put_off /> })
}

#[component]
fn BannerView(banner: Banner, put_off: RwSignal<bool>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let tone = match banner {
        Banner::Failed(_) => "alarm",
        Banner::Memory | Banner::Backup => "warning",
        Banner::Following | Banner::Update => "told",
    };
    let icon = if banner == Banner::Following { "eye" } else { "alert" };
    let shown = banner.clone();
    let act = move |_| {
        let banner = banner.clone();
        spawn_local(async move {
            match banner {
                Banner::Failed(_) | Banner::Memory | Banner::Backup => workspace.back_up().await,
                Banner::Following => workspace.take_over().await,
                Banner::Update => {
                    workspace.settle().await;
                    dom::apply_update().await;
                }
            }
        });
    };
    let may_wait = shown == Banner::Backup;
    let (text, button) = (shown.clone(), shown);
    view! {
        <div class="banner" data-tone=tone role=if tone == "alarm" { "alert" } else { "note" }>
            <Icon name=icon />
            <p>{move || words(&text, t.get())}</p>
            <button type="button" class="button" on:click=act>
                {move || action(&button, t.get())}
            </button>
            <If when=move || may_wait>
                <Button label=label(t, Lang::later) on_press=move |()| put_off.set(true) />
            </If>
        </div>
    }
}

fn words(banner: &Banner, t: Lang) -> String {
    match banner {
        Banner::Failed(StorageError::Quota) => t.failed_quota().to_owned(),
        Banner::Failed(StorageError::Lost) => t.failed_other(t.failed_lost()),
        Banner::Failed(error) => t.failed_other(error),
        Banner::Memory => t.memory_banner().to_owned(),
        Banner::Following => t.following_banner().to_owned(),
        Banner::Update => t.update_ready().to_owned(),
        Banner::Backup => t.backup_reminder().to_owned(),
    }
}

fn action(banner: &Banner, t: Lang) -> &'static str {
    match banner {
        Banner::Failed(_) | Banner::Memory | Banner::Backup => t.save_copy(),
        Banner::Following => t.take_over(),
        Banner::Update => t.update_now(),
    }
}
