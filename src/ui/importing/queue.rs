//! The files that wait for their turn: none is left out without a word.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Applied, Given, Importing, RawFile, Refusal, Stage, Then, use_importing};
use crate::browser::files::{self, File};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, use_lang};

impl Importing {
    /// Reads `files`, one after the other as each is brought in, after those that wait already.
    pub(crate) fn take(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.queue.update(|queue| queue.extend(files));
        let is_free =
            self.stage.with_untracked(|stage| matches!(stage, Stage::Idle | Stage::Refused { .. }));
        if is_free {
            self.go_on();
        }
    }

    /// Reads a file of which `then` is told once it is in.
    pub(crate) fn take_linked(self, file: File, then: impl Fn(Applied) + 'static) {
        self.begin(file, Some(Rc::new(then)));
    }

    fn begin(self, file: File, then: Option<Then>) {
        let turn = self.show_reading(&file.name());
        self.then.set_value(then);
        spawn_local(async move {
            let bytes = files::read(&file).await;
            if !self.is_current(turn) {
                return;
            }
            match bytes {
                Ok(bytes) => {
                    let file = RawFile { name: file.name(), bytes, was_sealed: false };
                    self.given.set(Some(Given { file, repair: false, turn }));
                }
                Err(error) => self.refuse(file.name(), Refusal::Format(error)),
            }
        });
    }

    /// The next file, or the end.
    pub(crate) fn go_on(self) {
        let next = self.queue.try_update(|queue| (!queue.is_empty()).then(|| queue.remove(0)));
        match next.flatten() {
            Some(file) => self.begin(file, None),
            None => self.open.set(false),
        }
    }

    /// How many files wait.
    pub(crate) fn waiting(self) -> usize {
        self.queue.with(Vec::len)
    }

    /// Lets the files that wait go, and tells how many.
    pub(super) fn drop_waiting(self) {
        let unread = self.queue.with_untracked(Vec::len);
        if unread > 0 {
            self.queue.set(Vec::new());
            self.workspace.notices().warn(self.workspace.lang().import_unread(unread));
        }
    }
}

/// The files that still wait while a text is read in its page.
#[component]
pub(crate) fn WaitingFiles() -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    view! {
        <If when=move || importing.waiting() != 0 && !importing.open.get()>
            <section class="panel">
                <p role="status">{move || t.get().import_waiting(importing.waiting())}</p>
                <div class="button-row">
                    <Button
                        label=label(t, Lang::import_next)
                        tone="main"
                        on_press=move |()| importing.go_on()
                    />
                    <Button
                        label=label(t, Lang::import_drop_waiting)
                        on_press=move |()| importing.drop_waiting()
                    />
                </div>
            </section>
        </If>
    }
}
