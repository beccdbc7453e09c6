//! What is said of a record, by whom, and how far it can be trusted.

mod private;

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::components::A;

use super::bulk::{stance_key, stance_of, stance_options};
use super::details::date_words;
use crate::browser::dom;
use crate::browser::ids;
use crate::domain::claims::{Bearing, Claim, Grade, Nature, Source};
use crate::domain::date::PartialDate;
use crate::domain::edit::Command;
use crate::domain::entities::EntityKind;
use crate::domain::id::ClaimId;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::domain::text::fold;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, Each, IconButton, If, TextField};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};
use private::{PrivateField, PrivateMark};

#[component]
pub(super) fn Claims(about: RecordRef) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let ids = Memo::new(move |_| {
        workspace.claims().track();
        let claims = workspace.with_untracked(|project| project.claims_about(about));
        claims.into_iter().map(|(id, _)| id.0).collect::<Vec<_>>()
    });
    let row = Callback::new(|id| view! { <ClaimView id=ClaimId(id) /> }.into_any());
    view! {
        <section class="sheet-part" aria-label=move || t.get().claims_title(ids.with(Vec::len))>
            <h3>{move || t.get().claims_title(ids.with(Vec::len))}</h3>
            <Each ids row />
            <If when=move || workspace.is_writable()>
                <AddClaim about />
            </If>
            <DocumentNames />
        </section>
    }
}

/// The documents that a source may be, for every source field of the sheet.
#[component]
fn DocumentNames() -> impl IntoView {
    let workspace = use_workspace();
    let names = Memo::new(move |_| {
        workspace.entities().with(|entities| {
            let documents = entities.0.iter().filter(|(_, row)| row.kind == EntityKind::Document);
            documents.map(|(_, row)| row.name.clone()).take(200).collect::<Vec<_>>()
        })
    });
    view! {
        <datalist id="document-names">
            {move || {
                names
                    .get()
                    .into_iter()
                    .map(|name| view! { <option value=name></option> })
                    .collect_view()
            }}
        </datalist>
    }
}

/// One claim, as it is at any time.
#[derive(Clone, Copy)]
struct ClaimOf {
    id: ClaimId,
    workspace: Workspace,
    row: Memo<Option<Arc<Claim>>>,
}

impl ClaimOf {
    fn read<T: Default>(self, read: impl Fn(&Claim) -> T) -> T {
        self.row.with(|row| row.as_deref().map(read).unwrap_or_default())
    }

    fn edit(self, gesture: Option<u64>, change: impl FnOnce(&mut Claim)) {
        let Some(mut row) = self.row.get_untracked().map(|row| row.as_ref().clone()) else {
            return;
        };
        change(&mut row);
        // A claim being typed may be blank for a moment; a record may not.
        if row.text.trim().is_empty() && row.quote.trim().is_empty() {
            return;
        }
        let command = Command::Put((self.id, row).into());
        match gesture {
            Some(gesture) => self.workspace.dispatch_in(gesture, command),
            None => self.workspace.dispatch(command),
        };
    }
}

#[component]
fn ClaimView(id: ClaimId) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let row = workspace.row_of(|project| &project.claims, id);
    let claim = ClaimOf { id, workspace, row };
    let editing = RwSignal::new(false);
    let text = move || claim.read(|row| row.text.clone());
    let quote = move || claim.read(|row| row.quote.clone());
    view! {
        <article class="claim" data-nature=move || claim.read(|row| row.nature.key())>
            <p class="claim-text">{text}</p>
            {move || {
                (!quote().is_empty())
                    .then(|| view! { <blockquote class="claim-quote">{quote}</blockquote> })
            }}
            <PrivateMark claim />
            <div class="claim-foot">
                <ClaimMarks claim />
                <IconButton
                    icon="edit"
                    label=move || t.get().claim_edit(text())
                    disabled=move || !workspace.is_writable()
                    expanded=editing
                    on_press=move |()| editing.update(|editing| *editing = !*editing)
                />
                <IconButton
                    icon="trash"
                    label=move || t.get().claim_remove(text())
                    disabled=move || !workspace.is_writable()
                    on_press=move |()| {
                        workspace.dispatch(Command::Remove(vec![id.into()]));
                    }
                />
            </div>
            <If when=move || editing.get()>
                <ClaimForm claim />
            </If>
        </article>
    }
}

/// Nature, source and grade, in one line.
#[component]
fn ClaimMarks(claim: ClaimOf) -> impl IntoView {
    let t = use_lang();
    let source = move || match claim.read(|row| row.source.clone()) {
        Source::Document(id) => {
            let name = claim.workspace.with(|project| project.entity_name(id).to_owned());
            view! { <A href=dom::address(&format!("/entites/{id}"))>{name}</A> }.into_any()
        }
        Source::Text(text) if text.trim().is_empty() => {
            view! { <em>{t.get().claim_no_source()}</em> }.into_any()
        }
        Source::Text(text) => view! { <span>{text}</span> }.into_any(),
    };
    let page = move || claim.read(|row| row.page.clone());
    let grade = move || claim.read(|row| row.grade);
    let grade_title = move || grade_words(grade(), t.get());
    view! {
        <p class="claim-marks">
            {move || t.get().nature(claim.read(|row| row.nature))} " · "
            {move || t.get().bearing(claim.read(|row| row.bearing))} " · " {source}
            {move || (!page().is_empty()).then(|| format!(", {}", page()))} " "
            {move || {
                (!grade().is_empty())
                    .then(|| {
                        view! {
                            <abbr class="grade" title=grade_title>
                                {grade().text()}
                            </abbr>
                        }
                    })
            }}
        </p>
    }
}

fn grade_words(grade: Grade, t: Lang) -> String {
    let letter = grade.reliability().map(|letter| t.reliability(letter));
    let figure = grade.credibility().map(|figure| t.credibility(figure));
    letter.into_iter().chain(figure).collect::<Vec<_>>().join(t.document_semicolon())
}

#[component]
fn ClaimForm(claim: ClaimOf) -> impl IntoView {
    let t = use_lang();
    let typing = move |change: fn(&mut Claim, String)| {
        Callback::new(move |(text, gesture): (String, u64)| {
            claim.edit(Some(gesture), |row| change(row, text))
        })
    };
    let natures = Signal::derive(move || {
        Nature::ALL.iter().map(|n| (n.key().to_owned(), t.get().nature(*n).to_owned())).collect()
    });
    let bearings = Signal::derive(move || {
        Bearing::ALL.iter().map(|b| (b.key().to_owned(), t.get().bearing(*b).to_owned())).collect()
    });
    view! {
        <div class="claim-form">
            <TextField
                label=label(t, Lang::claim_text)
                multiline=true
                value=Signal::derive(move || claim.read(|row| row.text.clone()))
                on_change=typing(|row, text| row.text = text)
            />
            <SourceField claim />
            <TextField
                label=label(t, Lang::claim_quote)
                multiline=true
                value=Signal::derive(move || claim.read(|row| row.quote.clone()))
                on_change=typing(|row, text| row.quote = text)
            />
            <div class="field-pair">
                <TextField
                    label=label(t, Lang::claim_page)
                    value=Signal::derive(move || claim.read(|row| row.page.clone()))
                    on_change=typing(|row, text| row.page = text)
                />
                <TextField
                    label=label(t, Lang::field_date)
                    value=Signal::derive(move || claim.read(|row| row.date.text().to_owned()))
                    on_change=typing(|row, text| row.date = PartialDate::read(&text))
                />
            </div>
            <SaysOf claim />
            <div class="field-pair">
                <Choice
                    label=label(t, Lang::claim_nature)
                    options=natures
                    value=Signal::derive(move || claim.read(|row| row.nature.key().to_owned()))
                    on_choose=Callback::new(move |key: String| {
                        claim.edit(None, |row| row.nature = Nature::read(&key).unwrap_or_default())
                    })
                />
                <Choice
                    label=label(t, Lang::claim_bearing)
                    options=bearings
                    value=Signal::derive(move || claim.read(|row| row.bearing.key().to_owned()))
                    on_choose=Callback::new(move |key: String| {
                        claim
                            .edit(None, |row| row.bearing = Bearing::read(&key).unwrap_or_default())
                    })
                />
            </div>
            <GradeFields claim />
            <PrivateField claim />
        </div>
    }
}

/// What a claim says of its subject: when it was, and where an actor stood.
#[component]
fn SaysOf(claim: ClaimOf) -> impl IntoView {
    let t = use_lang();
    let set_when = Callback::new(move |(text, gesture): (String, u64)| {
        claim.edit(Some(gesture), |row| row.when = PartialDate::read(&text));
    });
    let set_stance = Callback::new(move |key: String| {
        claim.edit(None, |row| row.stance = stance_of(&key));
    });
    view! {
        <TextField
            label=label(t, Lang::claim_when)
            value=Signal::derive(move || claim.read(|row| row.when.text().to_owned()))
            on_change=set_when
            hint=label(t, Lang::field_date_hint)
        />
        <p class="hint" role="status">
            {move || claim.read(|row| date_words(&row.when, t.get()))}
        </p>
        <If when=move || claim.read(|row| row.about.entity().is_some())>
            <Choice
                label=label(t, Lang::claim_stance)
                options=Signal::derive(move || stance_options(t.get()))
                value=Signal::derive(move || stance_key(claim.read(|row| row.stance)))
                on_choose=set_stance
            />
        </If>
    }
}

/// The source, as a document when the text is the name of one.
#[component]
fn SourceField(claim: ClaimOf) -> impl IntoView {
    let t = use_lang();
    let workspace = claim.workspace;
    let value = Signal::derive(move || match claim.read(|row| row.source.clone()) {
        Source::Document(id) => workspace.with(|project| project.entity_name(id).to_owned()),
        Source::Text(text) => text,
    });
    let set = Callback::new(move |(text, gesture): (String, u64)| {
        let source = workspace.with_untracked(|project| source_of(project, &text));
        claim.edit(Some(gesture), |row| row.source = source);
    });
    view! {
        <TextField
            label=label(t, Lang::claim_source)
            value
            on_change=set
            hint=label(t, Lang::claim_source_hint)
            list="document-names"
        />
    }
}

/// The document of this name, or the text itself.
fn source_of(project: &Project, text: &str) -> Source {
    let name = fold(text);
    let document = project.entities.iter().find(|(_, row)| {
        row.kind == EntityKind::Document
            && !name.is_empty()
            && row.names().any(|known| fold(known) == name)
    });
    document.map_or_else(|| Source::Text(text.to_owned()), |(id, _)| Source::Document(id))
}

#[component]
fn GradeFields(claim: ClaimOf) -> impl IntoView {
    let t = use_lang();
    let with_none = move |options: Vec<(String, String)>| {
        std::iter::once((String::new(), t.get().claim_no_grade().to_owned()))
            .chain(options)
            .collect::<Vec<_>>()
    };
    let letters = Signal::derive(move || {
        with_none(
            Grade::LETTERS
                .iter()
                .map(|letter| (letter.to_string(), t.get().reliability(*letter).to_owned()))
                .collect(),
        )
    });
    let figures = Signal::derive(move || {
        with_none(
            Grade::FIGURES
                .iter()
                .map(|figure| (figure.to_string(), t.get().credibility(*figure).to_owned()))
                .collect(),
        )
    });
    let set_letter = Callback::new(move |key: String| {
        claim.edit(None, |row| row.grade = Grade::new(key.chars().next(), row.grade.credibility()));
    });
    let set_figure = Callback::new(move |key: String| {
        claim.edit(None, |row| row.grade = Grade::new(row.grade.reliability(), key.parse().ok()));
    });
    view! {
        <div class="field-pair">
            <Choice
                label=label(t, Lang::claim_reliability)
                options=letters
                on_choose=set_letter
                value=Signal::derive(move || {
                    claim.read(|row| row.grade).reliability().map(String::from).unwrap_or_default()
                })
            />
            <Choice
                label=label(t, Lang::claim_credibility)
                options=figures
                on_choose=set_figure
                value=Signal::derive(move || {
                    claim
                        .read(|row| row.grade)
                        .credibility()
                        .map(|figure| figure.to_string())
                        .unwrap_or_default()
                })
            />
        </div>
    }
}

#[component]
fn AddClaim(about: RecordRef) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let text = RwSignal::new(String::new());
    let source = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let said = text.get_untracked();
        if said.trim().is_empty() {
            return;
        }
        let from =
            workspace.with_untracked(|project| source_of(project, source.get_untracked().trim()));
        let claim = Claim { source: from, ..Claim::new(about, &said) };
        if workspace.dispatch(Command::Put((ids::fresh::<ClaimId>(), claim).into())) {
            text.set(String::new());
            source.set(String::new());
            dom::focus("claim-text");
        }
    };
    view! {
        <form class="add-form" on:submit=submit>
            <label class="field">
                <span class="field-label">{say(t, Lang::claim_text)}</span>
                <input class="input" id="claim-text" autocomplete="off" bind:value=text />
            </label>
            <label class="field">
                <span class="field-label">{say(t, Lang::claim_source)}</span>
                <input
                    class="input"
                    autocomplete="off"
                    list="document-names"
                    placeholder=say(t, Lang::claim_source_hint)
                    bind:value=source
                />
            </label>
            <Button label=label(t, Lang::claim_add) />
        </form>
    }
}
