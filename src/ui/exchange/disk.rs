//! The file on the disk that is kept up to date, where the browser can.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock::{local_time, now};
use crate::browser::disk::{self, DiskError, DiskFile};
use crate::format::myspot;
use crate::i18n::Lang;
use crate::ui::importing::use_importing;
use crate::ui::library::file_name;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

/// The file of the open project.
#[derive(Clone, Copy)]
struct Linked {
    file: RwSignal<Option<DiskFile>, LocalStorage>,
    /// When the file was changed as we last knew it, in milliseconds.
    known: RwSignal<Option<f64>>,
    /// When it was last written from here, in words.
    saved: RwSignal<Option<String>>,
    /// Whether it has changed under us.
    is_changed: RwSignal<bool>,
    error: RwSignal<Option<DiskError>>,
    workspace: Workspace,
}

impl Linked {
    fn new(workspace: Workspace) -> Self {
        let linked = Self {
            file: RwSignal::new_local(None),
            known: RwSignal::new(None),
            saved: RwSignal::new(None),
            is_changed: RwSignal::new(false),
            error: RwSignal::new(None),
            workspace,
        };
        // The file is that of the project that is open.
        Effect::new(move |_| {
            let id = workspace.open_id();
            linked.forget_here();
            spawn_local(async move {
                let Some(id) = id else {
                    return;
                };
                let file = disk::remembered(&id.to_string()).await;
                if workspace.open_id_untracked() == Some(id) {
                    linked.file.set(file);
                }
            });
        });
        linked
    }

    fn forget_here(self) {
        self.file.set(None);
        self.known.set(None);
        self.saved.set(None);
        self.is_changed.set(false);
        self.error.set(None);
    }

    fn tell(self, error: DiskError) {
        self.error.set((error != DiskError::Cancelled).then_some(error));
    }

    async fn link(self, file: DiskFile) {
        if let Some(id) = self.workspace.open_id_untracked() {
            disk::remember(&id.to_string(), &file).await;
        }
        self.is_changed.set(false);
        self.saved.set(None);
        self.file.set(Some(file));
    }

    async fn choose(self) {
        match disk::pick_save(&format!("{}.json", self.workspace.with_untracked(file_name))).await {
            Ok(file) => {
                self.known.set(None);
                self.link(file).await;
                self.write(true).await;
            }
            Err(error) => self.tell(error),
        }
    }

    /// Writes the project; a file that has changed meanwhile is left alone, unless `over`.
    async fn write(self, over: bool) {
        let Some(file) = self.file.get_untracked() else {
            return;
        };
        self.error.set(None);
        let (known, changed) = (self.known.get_untracked(), file.changed().await);
        let is_foreign = matches!((known, &changed), (Some(known), Ok(changed)) if known < *changed)
            || (known.is_none() && changed.is_ok_and(|changed| changed > 0.0));
        if is_foreign && !over {
            return self.is_changed.set(true);
        }
        self.workspace.flush_drafts();
        let text = self.workspace.with_untracked(myspot::write);
        match file.write(text.as_bytes()).await {
            Ok(changed) => {
                self.known.set(Some(changed));
                self.is_changed.set(false);
                self.saved.set(Some(self.workspace.lang().time_of_day(local_time(now()))));
                self.workspace.note_backup().await;
            }
            Err(error) => self.tell(error),
        }
    }

    /// Reads the file, and shows what it holds against the project.
    async fn read(self, importing: crate::ui::importing::Importing) {
        let Some(file) = self.file.get_untracked() else {
            return;
        };
        match file.file().await {
            Ok(read) => {
                self.known.set(Some(read.last_modified()));
                self.is_changed.set(false);
                importing.take(vec![read]);
            }
            Err(error) => self.tell(error),
        }
    }

    async fn unlink(self) {
        if let Some(id) = self.workspace.open_id_untracked() {
            disk::forget(&id.to_string()).await;
        }
        self.forget_here();
    }
}

#[component]
pub(super) fn DiskPanel() -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let linked = Linked::new(use_workspace());
    let is_linked = Memo::new(move |_| linked.file.with(Option::is_some));
    let name =
        move || linked.file.with(|file| file.as_ref().map(DiskFile::name).unwrap_or_default());
    let state = move || match linked.saved.get() {
        Some(time) => t.get().disk_saved(name(), time),
        None => t.get().disk_linked(name()),
    };
    let error = move || {
        let t = t.get();
        linked.error.get().map(|error| match error {
            DiskError::Cancelled => "",
            DiskError::Refused => t.disk_refused(),
            DiskError::Gone => t.disk_gone(),
            DiskError::Failed => t.disk_failed(),
        })
    };
    let open = move |()| {
        spawn_local(async move {
            match disk::pick_open().await {
                Ok(file) => {
                    linked.link(file).await;
                    linked.read(importing).await;
                }
                Err(error) => linked.tell(error),
            }
        });
    };
    if !disk::is_available() {
        return view! {
            <section class="panel">
                <h2>{say(t, Lang::disk_title)}</h2>
                <p class="muted">{say(t, Lang::disk_none)}</p>
            </section>
        }
        .into_any();
    }
    view! {
        <section class="panel">
            <h2>{say(t, Lang::disk_title)}</h2>
            <p>{say(t, Lang::disk_help)}</p>
            {move || {
                error()
                    .map(|error| {
                        view! {
                            <p role="alert" class="refusal">
                                {error}
                            </p>
                        }
                    })
            }}
            <If when=move || !is_linked.get()>
                <div class="button-row">
                    <Button
                        label=label(t, Lang::disk_choose)
                        on_press=move |()| spawn_local(linked.choose())
                    />
                    <Button label=label(t, Lang::disk_open) on_press=open />
                </div>
            </If>
            <If when=move || is_linked.get()>
                <p role="status">{state}</p>
                <If when=move || linked.is_changed.get()>
                    <p role="alert">{move || t.get().disk_changed(name())}</p>
                    <Button
                        label=label(t, Lang::disk_over)
                        tone="danger"
                        on_press=move |()| spawn_local(linked.write(true))
                    />
                </If>
                <div class="button-row">
                    <Button
                        label=label(t, Lang::disk_write)
                        tone="main"
                        on_press=move |()| spawn_local(linked.write(false))
                    />
                    <Button
                        label=label(t, Lang::disk_read)
                        on_press=move |()| spawn_local(linked.read(importing))
                    />
                    <Button
                        label=label(t, Lang::disk_forget)
                        on_press=move |()| spawn_local(linked.unlink())
                    />
                </div>
            </If>
        </section>
    }
    .into_any()
}
