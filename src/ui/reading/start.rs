//! Where a reading begins: a text is pasted or opened, and becomes a document of the project.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::{Given, use_reader};
use crate::analysis::reading::progress::holds_text;
use crate::analysis::reading::{DocumentGuess, LONGEST, Text, TooLong, accept, document_of};
use crate::browser::{dom, ids};
use crate::domain::date::PartialDate;
use crate::domain::entities::Entity;
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::format::mojibake;
use crate::i18n::Lang;
use crate::ui::commands::{Commands, use_commands};
use crate::ui::entities::date_words;
use crate::ui::importing::choose_file;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

/// The field of the text.
const TEXT: &str = "reading-source";
/// What asks whether another text takes its place.
const OTHER: &str = "reading-other";
/// The field of the title.
const TITLE: &str = "reading-title";

/// What is about to be read.
#[derive(Clone, Copy)]
struct Draft {
    workspace: Workspace,
    file: RwSignal<String>,
    text: RwSignal<String>,
    /// What people wrote instead of what was guessed.
    title: RwSignal<Option<String>>,
    date: RwSignal<Option<String>>,
    guess: Memo<DocumentGuess>,
    /// Why it is not read.
    refusal: RwSignal<String>,
    /// A text that came while another stands there.
    other: RwSignal<Option<Given>>,
    busy: RwSignal<bool>,
}

impl Draft {
    fn new(workspace: Workspace) -> Self {
        let (file, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let guess = Memo::new(move |_| {
            text.with(|text| Text::new(text).map(|text| document_of(&text, &file.read())))
                .unwrap_or_default()
        });
        Self {
            workspace,
            file,
            text,
            title: RwSignal::new(None),
            date: RwSignal::new(None),
            guess,
            refusal: RwSignal::new(String::new()),
            other: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// Takes a text that is given; asks first where another stands.
    fn receive(self, given: Given) {
        if untrack(|| self.is_blank()) {
            self.take(given);
        } else {
            self.other.set(Some(given));
        }
    }

    fn take(self, given: Given) {
        self.other.set(None);
        self.file.set(given.name);
        self.text.set(given.text);
        self.title.set(None);
        self.date.set(None);
        self.refusal.set(String::new());
    }

    fn title(self) -> String {
        self.title.get().unwrap_or_else(|| self.guess.with(|guess| guess.title.clone()))
    }

    fn date(self) -> String {
        self.date.get().unwrap_or_else(|| self.guess.with(|guess| guess.date.text().to_owned()))
    }

    fn is_blank(self) -> bool {
        self.text.with(|text| text.trim().is_empty())
    }

    /// Why the text is too long, if it is.
    fn too_long(self) -> Option<TooLong> {
        let bytes = self.text.with(String::len);
        (bytes > LONGEST).then_some(TooLong { bytes })
    }

    /// Why it cannot be read as it is, and the field that is to blame.
    fn problem(self, t: Lang) -> Option<(String, &'static str)> {
        if self.is_blank() {
            return Some((t.reading_blank().to_owned(), TEXT));
        }
        if let Some(error) = self.too_long() {
            return Some((t.text_too_long(error), TEXT));
        }
        self.title().trim().is_empty().then(|| (t.reader_untitled().to_owned(), TITLE))
    }

    /// The document of the project that keeps this very text.
    fn twin(self) -> Option<EntityId> {
        self.text.with_untracked(|text| {
            self.workspace.with_untracked(|project| {
                let mut all = project.entities.iter();
                all.find(|(_, entity)| holds_text(entity) && entity.description == *text)
                    .map(|(id, _)| id)
            })
        })
    }

    /// Makes the document; its id, once it is in the project.
    fn keep(self) -> Option<EntityId> {
        if let Some(known) = self.twin() {
            return Some(known);
        }
        let id: EntityId = ids::fresh();
        let (title, date) = untrack(|| (self.title(), PartialDate::read(&self.date())));
        let command = self.text.with_untracked(|source| {
            Some(accept::keep_text(id, title.trim(), &date, &Text::new(source).ok()?))
        })?;
        self.workspace.dispatch(command).then_some(id)
    }

    /// Makes the document, and a project for it where none is open; then goes on to read it.
    fn begin(self, commands: Commands) {
        if let Some((words, field)) = untrack(|| self.problem(self.workspace.lang())) {
            self.refusal.set(words);
            dom::focus(field);
            return;
        }
        if self.workspace.open_id_untracked().is_some() {
            return self.go_on(commands);
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let project = Project::named(untrack(|| self.title()).trim());
        spawn_local(async move {
            let made = self.workspace.create(project).await;
            // The page may be gone by now, and its text with it.
            if self.busy.try_set(false).is_none() && made.is_some() {
                self.go_on(commands);
            }
        });
    }

    fn go_on(self, commands: Commands) {
        if let Some(id) = self.keep() {
            commands.go(&format!("/lecture/{id}"));
        }
    }
}

#[component]
pub(super) fn Start() -> AnyView {
    let t = use_lang();
    let reader = use_reader();
    let draft = Draft::new(use_workspace());
    // A file may come while the page is shown.
    Effect::new(move |_| {
        if reader.is_given()
            && let Some(given) = reader.take()
        {
            draft.receive(given);
            dom::focus_soon(if draft.other.with_untracked(Option::is_some) {
                OTHER
            } else {
                TITLE
            });
        }
    });
    view! {
        <section class="reading-start">
            <header class="page-head">
                <h1>{say(t, Lang::reading_title)}</h1>
                <p class="lead">{say(t, Lang::reading_help)}</p>
                <p class="muted">{say(t, Lang::reading_local)}</p>
            </header>
            <OtherText draft />
            <SourceForm draft />
            <KeptTexts />
        </section>
    }
    .into_any()
}

/// Asks whether a text that was given takes the place of the one that stands there.
#[component]
fn OtherText(draft: Draft) -> AnyView {
    let t = use_lang();
    let words = move || {
        draft.other.with(|other| other.as_ref().map(|other| t.get().reader_replace(&other.name)))
    };
    let replace = move |()| {
        if let Some(other) = draft.other.get_untracked() {
            draft.take(other);
            dom::focus_soon(TITLE);
        }
    };
    view! {
        <If when=move || draft.other.with(Option::is_some)>
            <section class="panel" id=OTHER tabindex="-1">
                <p>{words}</p>
                <div class="button-row">
                    <Button label=label(t, Lang::reader_replace_yes) on_press=replace />
                    <Button
                        label=label(t, Lang::reader_replace_no)
                        tone="main"
                        on_press=move |()| {
                            draft.other.set(None);
                            dom::focus_soon(TEXT);
                        }
                    />
                </div>
            </section>
        </If>
    }
    .into_any()
}

#[component]
fn SourceForm(draft: Draft) -> AnyView {
    let t = use_lang();
    let commands = use_commands();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        draft.begin(commands);
    };
    let refusal = move || match draft.too_long() {
        Some(error) => t.get().text_too_long(error),
        None => draft.refusal.get(),
    };
    view! {
        <form class="panel reading-source" on:submit=submit>
            <label class="field">
                <span class="field-label">{say(t, Lang::reading_paste)}</span>
                <textarea
                    class="input reading-paste"
                    id=TEXT
                    rows="8"
                    prop:value=move || draft.text.get()
                    on:input=move |event| {
                        draft.text.set(event_target_value(&event));
                        draft.refusal.set(String::new());
                    }
                ></textarea>
            </label>
            <Accents draft />
            <If when=move || !draft.is_blank()>
                <DocumentFields draft />
            </If>
            <p class="reading-refusal" role="alert">
                {refusal}
            </p>
            <SourceActions draft />
        </form>
    }
    .into_any()
}

/// Mends the accents of the text, where they are broken.
#[component]
fn Accents(draft: Draft) -> AnyView {
    let t = use_lang();
    let broken = Memo::new(move |_| draft.text.with(|text| mojibake::count_lines(text)));
    let mend = move |()| {
        draft.text.update(|text| *text = mojibake::repair_lines(text));
        dom::focus_soon(TEXT);
    };
    view! {
        <If when=move || { broken.get() > 0 }>
            <div class="button-row">
                <p>{move || t.get().import_mojibake(broken.get())}</p>
                <Button label=label(t, Lang::import_repair) on_press=mend />
            </div>
        </If>
    }
    .into_any()
}

/// Reading, in a project that is made where none is open; or opening a file.
#[component]
fn SourceActions(draft: Draft) -> AnyView {
    let t = use_lang();
    let workspace = draft.workspace;
    let needs_project = move || workspace.has_started() && !workspace.is_open();
    let go = Signal::derive(move || {
        let t = t.get();
        let words = if needs_project() { t.reader_make_project() } else { t.reading_start() };
        words.to_owned()
    });
    view! {
        <If when=needs_project>
            <p class="hint">{say(t, Lang::reader_no_project)}</p>
        </If>
        <div class="button-row">
            <Button label=go tone="main" disabled=move || draft.busy.get() />
            <Button label=label(t, Lang::reading_open_file) on_press=move |()| choose_file() />
        </div>
    }
    .into_any()
}

/// The title and the date, guessed and open to correction.
#[component]
fn DocumentFields(draft: Draft) -> AnyView {
    let t = use_lang();
    let understood = move || date_words(&PartialDate::read(&draft.date()), t.get());
    view! {
        <div class="reading-document">
            <label class="field">
                <span class="field-label">{say(t, Lang::reading_document_title)}</span>
                <input
                    class="input"
                    id=TITLE
                    autocomplete="off"
                    prop:value=move || draft.title()
                    on:input=move |event| draft.title.set(Some(event_target_value(&event)))
                />
            </label>
            <div class="field-group">
                <label class="field">
                    <span class="field-label">{say(t, Lang::reading_document_date)}</span>
                    <input
                        class="input"
                        autocomplete="off"
                        aria-describedby="reading-date-help"
                        prop:value=move || draft.date()
                        on:input=move |event| draft.date.set(Some(event_target_value(&event)))
                    />
                </label>
                <p class="hint" role="status">
                    {understood}
                </p>
            </div>
        </div>
        <p class="hint" id="reading-date-help">
            {say(t, Lang::reading_document_date_help)}
        </p>
        <p class="hint">{say(t, Lang::reading_kept)}</p>
    }
    .into_any()
}

/// The documents of the project that keep a text, the last changed first.
#[component]
fn KeptTexts() -> AnyView {
    let t = use_lang();
    let workspace = use_workspace();
    let kept = Memo::new(move |_| {
        workspace.entities().with(|entities| {
            let mut kept: Vec<_> =
                entities.0.iter().filter(|(_, entity)| holds_text(entity)).collect();
            kept.sort_by_key(|(_, entity)| std::cmp::Reverse(entity.meta.modified));
            let line = |(id, entity): (EntityId, &Arc<Entity>)| {
                (id, entity.name.clone(), entity.date.text().to_owned())
            };
            kept.into_iter().map(line).collect::<Vec<_>>()
        })
    });
    let line = |(id, name, date): (EntityId, String, String)| {
        view! {
            <li>
                <A href=dom::address(&format!("/lecture/{id}"))>{name}</A>
                <span class="hint">{date}</span>
            </li>
        }
    };
    view! {
        <If when=move || kept.with(|kept| !kept.is_empty())>
            <section class="panel">
                <h2>{say(t, Lang::reader_go_on)}</h2>
                <ul class="reading-kept">
                    {move || kept.get().into_iter().map(line).collect_view()}
                </ul>
            </section>
        </If>
    }
    .into_any()
}
