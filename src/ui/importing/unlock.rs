//! A file that a passphrase opens.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::read::How;
use super::stages::StageTitle;
use super::{Importing, LockedFile, RawFile, Refusal, Stage, use_importing};
use crate::i18n::Lang;
use crate::task::{Outcome, Task, TaskError};
use crate::ui::parts::{Button, If, PassphraseField, PassphraseShown};
use crate::ui::preferences::{label, say, use_lang};

impl Importing {
    /// Opens a locked file, then reads what it held.
    async fn unlock(self, locked: LockedFile, passphrase: String) {
        let LockedFile { file, is_old, .. } = locked;
        let task = Task::Unseal { passphrase, is_old };
        let name = file.name.clone();
        let turn = self.show_reading(&name);
        let answer = self.workspace.workers().run(task, file.bytes.clone(), |_| {}).await;
        if !self.is_current(turn) {
            return;
        }
        match answer {
            Ok((Outcome::Unsealed, bytes)) => {
                let name = name.strip_suffix(".age").map_or(name.clone(), str::to_owned);
                let file = RawFile { name, bytes, was_sealed: true };
                Box::pin(self.read(file, How::default(), turn)).await;
            }
            Ok((Outcome::Unopened(error), _)) => {
                self.stage.set(Stage::Locked(LockedFile { file, is_old, error: Some(error) }));
            }
            Ok(_) => self.refuse(name, Refusal::Task(TaskError::Died)),
            Err(TaskError::Cancelled) => {}
            Err(error) => self.refuse(name, Refusal::Task(error)),
        }
    }
}

#[component]
pub(super) fn Unlock(file: LockedFile) -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let passphrase = RwSignal::new(String::new());
    let is_shown = RwSignal::new(false);
    let is_old = file.is_old;
    let error = file.error.clone();
    let name = file.file.name.clone();
    let title = Signal::derive(move || format!("{} — {name}", t.get().unseal_title()));
    let locked = Arc::new(file);
    let open = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (locked, passphrase) = (locked.as_ref().clone(), passphrase.get_untracked());
        spawn_local(async move { importing.unlock(locked, passphrase).await });
    };
    view! {
        <form class="stack" on:submit=open>
            <StageTitle words=title />
            <p>
                {move || if is_old { t.get().unseal_old() } else { t.get().unseal_help() }}
            </p>
            {error
                .map(|error| {
                    view! {
                        <p role="alert" class="refusal">
                            {move || t.get().seal_error(&error)}
                        </p>
                    }
                })}
            <PassphraseField
                label=label(t, Lang::passphrase)
                value=passphrase
                is_shown
                autocomplete="off"
            />
            <PassphraseShown is_shown />
            <If when=move || is_old>
                <p class="muted">{say(t, Lang::old_text_title)}</p>
            </If>
            <div class="form-actions">
                <Button label=label(t, Lang::unseal_do) tone="main" />
            </div>
        </form>
    }
}
