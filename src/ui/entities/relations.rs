//! The relations of one entity, as sentences; added with known names and kinds proposed.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::components::A;

use super::details::date_words;
use super::sheet::SheetOf;
use crate::analysis::finder::named;
use crate::browser::dom;
use crate::browser::ids;
use crate::domain::date::PartialDate;
use crate::domain::edit::Command;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::{EntityId, RelationId};
use crate::domain::relations::{Relation, Sign, Strength};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, Each, Icon, IconButton, If, NameInput, TextField};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

#[component]
pub(crate) fn Relations(
    sheet: SheetOf,
    /// What is done when the reader follows a relation to its other end, where that is offered.
    #[prop(optional, into)]
    follow: Option<Callback<EntityId>>,
) -> impl IntoView {
    let t = use_lang();
    let workspace = sheet.workspace;
    let ids = Memo::new(move |_| {
        workspace.relations().track();
        let relations = workspace.with_untracked(|project| project.relations_of(sheet.id));
        relations.into_iter().map(|(id, _)| id.0).collect::<Vec<_>>()
    });
    let row = Callback::new(move |id| {
        view! { <RelationLine sheet id=RelationId(id) follow /> }.into_any()
    });
    view! {
        <section class="sheet-part" aria-label=move || t.get().relations_title(ids.with(Vec::len))>
            <h3>{move || t.get().relations_title(ids.with(Vec::len))}</h3>
            <ul class="relation-list">
                <Each ids row />
            </ul>
            <If when=move || workspace.is_writable()>
                <AddRelation sheet />
            </If>
        </section>
    }
}

/// One relation, as it is at any time.
#[derive(Clone, Copy)]
pub(crate) struct RelationOf {
    pub(crate) id: RelationId,
    pub(crate) workspace: Workspace,
    row: Memo<Option<Arc<Relation>>>,
}

impl RelationOf {
    /// The relation of this id.
    pub(crate) fn new(workspace: Workspace, id: RelationId) -> Self {
        let row = workspace.row_of(|project| &project.relations, id);
        Self { id, workspace, row }
    }

    /// Reads something of it; the default once it is gone.
    pub(crate) fn read<T: Default>(self, read: impl Fn(&Relation) -> T) -> T {
        self.row.with(|row| row.as_deref().map(read).unwrap_or_default())
    }

    fn edit(self, gesture: Option<u64>, change: impl FnOnce(&mut Relation)) {
        let Some(mut row) = self.row.get_untracked().map(|row| row.as_ref().clone()) else {
            return;
        };
        change(&mut row);
        let command = Command::Put((self.id, row).into());
        match gesture {
            Some(gesture) => self.workspace.dispatch_in(gesture, command),
            None => self.workspace.dispatch(command),
        };
    }

    /// The name of one of its ends.
    fn end_name(self, is_source: bool) -> String {
        let end = self
            .row
            .with(|row| row.as_ref().map(|row| if is_source { row.source } else { row.target }));
        let name = |id| self.workspace.with(|project| project.entity_name(id).to_owned());
        end.map(name).unwrap_or_default()
    }

    /// The sentence that it makes.
    pub(crate) fn title(self) -> String {
        self.workspace.with(|project| project.title(self.id.into()))
    }
}

#[component]
fn RelationLine(
    sheet: SheetOf,
    id: RelationId,
    follow: Option<Callback<EntityId>>,
) -> impl IntoView {
    let t = use_lang();
    let workspace = sheet.workspace;
    let relation = RelationOf::new(workspace, id);
    let editing = RwSignal::new(false);
    let is_source = move || relation.read(|row| row.source == sheet.id);
    let go = move |follow: Callback<EntityId>| {
        let other = relation.row.get_untracked().map(|row| row.other_end(sheet.id));
        if let Some(other) = other {
            follow.run(other);
        }
    };
    view! {
        <li class="relation-line" data-sign=move || relation.read(|row| sign_key(row.sign))>
            <div class="relation-sentence">
                <Sentence sheet relation />
                {follow
                    .map(|follow| {
                        view! {
                            <IconButton
                                icon="follow"
                                label=move || t.get().tie_follow(relation.end_name(!is_source()))
                                on_press=move |()| go(follow)
                            />
                        }
                    })}
                <IconButton
                    icon="edit"
                    label=move || t.get().relation_edit(relation.title())
                    disabled=move || !workspace.is_writable()
                    expanded=editing
                    on_press=move |()| editing.update(|editing| *editing = !*editing)
                />
                <IconButton
                    icon="trash"
                    label=move || t.get().relation_remove(relation.title())
                    disabled=move || !workspace.is_writable()
                    on_press=move |()| {
                        workspace.dispatch(Command::Remove(vec![id.into()]));
                    }
                />
            </div>
            <If when=move || editing.get()>
                <RelationForm relation />
            </If>
        </li>
    }
}

/// "mène les consultations de → Gouvernement", or "April → cosigne".
#[component]
fn Sentence(sheet: SheetOf, relation: RelationOf) -> impl IntoView {
    let t = use_lang();
    let outgoing = move || relation.read(|row| row.source == sheet.id);
    let arrow = move || relation.read(|row| if row.mutual { "↔" } else { "→" });
    let other = Memo::new(move |_| {
        relation.row.with(|row| row.as_ref().map(|row| row.other_end(sheet.id)))
    });
    let other_name = move || {
        let id = other.get();
        if id == Some(sheet.id) {
            return t.get().relation_self().to_owned();
        }
        id.map(|id| relation.workspace.with(|project| project.entity_name(id).to_owned()))
            .unwrap_or_default()
    };
    let link = move || {
        let href =
            other.get().map(|id| dom::address(&format!("/entites/{id}"))).unwrap_or_default();
        view! { <A href=href>{other_name}</A> }
    };
    let kind = move || relation.read(|row| row.kind.clone());
    let marks = move || relation.read(|row| marks_of(row, t.get()));
    view! {
        <p>
            {move || {
                if outgoing() {
                    view! { <span>{kind} " " {arrow} " " {link()}</span> }.into_any()
                } else {
                    view! { <span>{link()} " " {arrow} " " {kind}</span> }.into_any()
                }
            }} <span class="relation-marks">{marks}</span>
        </p>
    }
}

/// Sign, strength and date, where they are known.
pub(crate) fn marks_of(row: &Relation, t: Lang) -> String {
    let sign = row.sign.map(|sign| t.sign(Some(sign)).to_owned());
    let strength = row.strength.map(|strength| t.strength(Some(strength)).to_owned());
    let date = (!row.date.is_empty()).then(|| row.date.text().to_owned());
    [sign, strength, date].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn sign_key(sign: Option<Sign>) -> &'static str {
    match sign {
        Some(Sign::Plus) => "plus",
        Some(Sign::Minus) => "minus",
        None => "none",
    }
}

/// Everything about a relation, to be changed.
#[component]
pub(crate) fn RelationForm(relation: RelationOf) -> impl IntoView {
    let t = use_lang();
    let signs = Signal::derive(move || {
        [None, Some(Sign::Plus), Some(Sign::Minus)]
            .map(|sign| (sign_key(sign).to_owned(), t.get().sign(sign).to_owned()))
            .to_vec()
    });
    let set_sign = Callback::new(move |key: String| {
        relation.edit(None, |row| {
            row.sign = match key.as_str() {
                "plus" => Some(Sign::Plus),
                "minus" => Some(Sign::Minus),
                _ => None,
            }
        })
    });
    let strengths = Signal::derive(move || {
        let known = Strength::ALL.into_iter().map(Some);
        let all = std::iter::once(None).chain(known);
        all.map(|strength| (strength_key(strength), t.get().strength(strength).to_owned()))
            .collect()
    });
    let set_strength = Callback::new(move |key: String| {
        relation.edit(None, |row| row.strength = key.parse().ok().and_then(Strength::new));
    });
    let typing = move |change: fn(&mut Relation, String)| {
        Callback::new(move |(text, gesture): (String, u64)| {
            relation.edit(Some(gesture), |row| change(row, text))
        })
    };
    view! {
        <div class="relation-form">
            <TextField
                label=label(t, Lang::relation_kind)
                value=Signal::derive(move || relation.read(|row| row.kind.clone()))
                on_change=typing(|row, text| row.kind = text)
            />
            <div class="field-pair">
                <EndField relation is_source=true />
                <EndField relation is_source=false />
            </div>
            <div class="field-pair">
                <Choice
                    label=label(t, Lang::relation_sign)
                    options=signs
                    on_choose=set_sign
                    value=Signal::derive(move || relation.read(|row| sign_key(row.sign).to_owned()))
                />
                <Choice
                    label=label(t, Lang::relation_strength)
                    options=strengths
                    on_choose=set_strength
                    value=Signal::derive(move || relation.read(|row| strength_key(row.strength)))
                />
            </div>
            <TextField
                label=label(t, Lang::field_date)
                value=Signal::derive(move || relation.read(|row| row.date.text().to_owned()))
                on_change=typing(|row, text| row.date = PartialDate::read(&text))
            />
            <p class="hint">{move || relation.read(|row| date_words(&row.date, t.get()))}</p>
            <TextField
                label=label(t, Lang::field_description)
                multiline=true
                value=Signal::derive(move || relation.read(|row| row.description.clone()))
                on_change=typing(|row, text| row.description = text)
            />
            <div class="form-actions">
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || relation.read(|row| row.mutual)
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            relation.edit(None, |row| row.mutual = on);
                        }
                    />
                    <span>{say(t, Lang::relation_mutual)}</span>
                </label>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        relation.edit(None, |row| std::mem::swap(&mut row.source, &mut row.target))
                    }
                >
                    <Icon name="swap" />
                    {say(t, Lang::relation_reverse)}
                </button>
            </div>
        </div>
    }
}

/// One end of a relation: naming another entity moves it there.
#[component]
fn EndField(relation: RelationOf, is_source: bool) -> AnyView {
    let t = use_lang();
    let typed = RwSignal::new(String::new());
    let unknown = RwSignal::new(String::new());
    Effect::new(move |_| typed.set(relation.end_name(is_source)));
    let commit = move |_| {
        let name = typed.get_untracked();
        let Some(end) = relation.workspace.with_untracked(|project| named(project, &name)) else {
            unknown.set(name);
            typed.set(untrack(|| relation.end_name(is_source)));
            return;
        };
        unknown.set(String::new());
        relation.edit(None, |row| {
            *(if is_source { &mut row.source } else { &mut row.target }) = end;
        });
    };
    let words = label(t, if is_source { Lang::tie_from } else { Lang::tie_to });
    let id = format!("{}-{}", if is_source { "from" } else { "to" }, relation.id);
    let hint = move || {
        let name = unknown.get();
        if name.is_empty() { String::new() } else { t.get().tie_unknown(name) }
    };
    view! {
        <div on:change=commit>
            <NameInput label=words value=typed id />
            <p class="hint" role="status">
                {hint}
            </p>
        </div>
    }
    .into_any()
}

fn strength_key(strength: Option<Strength>) -> String {
    strength.map(|strength| strength.value().to_string()).unwrap_or_default()
}

/// Makes a relation of an entity in one line.
#[component]
pub(crate) fn AddRelation(sheet: SheetOf) -> impl IntoView {
    let t = use_lang();
    let workspace = sheet.workspace;
    let kind = RwSignal::new(String::new());
    let other = RwSignal::new(String::new());
    let outgoing = RwSignal::new(true);
    let directions = Signal::derive(move || {
        let t = t.get();
        vec![
            ("out".to_owned(), t.relation_outgoing().to_owned()),
            ("in".to_owned(), t.relation_incoming().to_owned()),
        ]
    });
    let is_new = move || {
        let name = other.get();
        !name.trim().is_empty() && workspace.with(|project| named(project, &name).is_none())
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = other.get_untracked();
        if !name.trim().is_empty() {
            relate(workspace, sheet.id, outgoing.get_untracked(), &kind.get_untracked(), &name);
            kind.set(String::new());
            other.set(String::new());
            dom::focus("relation-kind");
        }
    };
    view! {
        <form class="add-form" on:submit=submit>
            <KindInput value=kind />
            <Choice
                label=label(t, Lang::relation_direction)
                options=directions
                compact=true
                value=Signal::derive(move || {
                    if outgoing.get() { "out".to_owned() } else { "in".to_owned() }
                })
                on_choose=Callback::new(move |key: String| outgoing.set(key == "out"))
            />
            <NameInput label=label(t, Lang::relation_other) value=other id="relation-other" />
            <If when=is_new>
                <p class="hint" role="status">
                    {move || t.get().relation_will_create(other.get())}
                </p>
            </If>
            <Button label=label(t, Lang::relation_add) />
        </form>
    }
}

/// A kind of relation, with those in use proposed.
#[component]
fn KindInput(value: RwSignal<String>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let kinds = Memo::new(move |_| {
        workspace.ties().track();
        workspace.with_untracked(crate::domain::project::Project::relation_kinds)
    });
    view! {
        <label class="field">
            <span class="field-label">{say(t, Lang::relation_kind)}</span>
            <input
                class="input"
                id="relation-kind"
                autocomplete="off"
                list="relation-kinds"
                bind:value=value
            />
        </label>
        <datalist id="relation-kinds">
            {move || {
                kinds
                    .get()
                    .into_iter()
                    .take(60)
                    .map(|kind| view! { <option value=kind></option> })
                    .collect_view()
            }}
        </datalist>
    }
}

/// Makes a relation with whom `name` names, made too if nobody is called that; one change.
fn relate(workspace: Workspace, id: EntityId, outgoing: bool, kind: &str, name: &str) {
    let known = workspace.with_untracked(|project| named(project, name));
    let mut batch = Vec::new();
    let other = known.unwrap_or_else(|| {
        let fresh = ids::fresh::<EntityId>();
        batch.push(Command::Put((fresh, Entity::named(name, EntityKind::default())).into()));
        fresh
    });
    let kind = if kind.trim().is_empty() { workspace.lang().related_to() } else { kind };
    let (source, target) = if outgoing { (id, other) } else { (other, id) };
    batch.push(Command::Put(
        (ids::fresh::<RelationId>(), Relation::new(source, kind, target)).into(),
    ));
    workspace.dispatch(Command::Batch(batch));
}
