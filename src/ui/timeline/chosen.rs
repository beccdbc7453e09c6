//! What is chosen on the line of time: its date, what surrounds it, who takes part in it.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::components::A;

use super::board::is_event;
use super::state::{Look, Timeline};
use crate::analysis::chronology::around::{between, lasting, neighbours};
use crate::analysis::chronology::dating::{Role, date_of};
use crate::analysis::finder::named;
use crate::browser::{dom, ids};
use crate::domain::edit::Command;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::{EntityId, RelationId};
use crate::domain::record::RecordRef;
use crate::domain::relations::Relation;
use crate::i18n::Lang;
use crate::ui::commands::use_commands;
use crate::ui::entities::{Relations, SheetOf, date_words};
use crate::ui::parts::{Button, Choice, If, NameInput, TextField};
use crate::ui::preferences::{label, say, use_lang};

#[component]
pub(super) fn Chosen(timeline: Timeline) -> AnyView {
    let t = use_lang();
    let last = Memo::new(move |_| timeline.chosen.with(|chosen| chosen.last().copied()));
    let exists = move |of| timeline.workspace.with(|project| project.contains(of));
    let body = move || match last.get() {
        None => view! { <p class="muted">{say(t, Lang::timeline_chosen_none)}</p> }.into_any(),
        Some(of) if !untrack(|| exists(of)) => {
            view! { <p class="muted">{say(t, Lang::chosen_gone)}</p> }.into_any()
        }
        Some(of) => view! { <One timeline of /> }.into_any(),
    };
    view! {
        <Apart timeline />
        {body}
    }
    .into_any()
}

/// How much time lies between the two chosen ones.
#[component]
fn Apart(timeline: Timeline) -> AnyView {
    let t = use_lang();
    let words = move || {
        let chosen = timeline.chosen.get();
        let [.., one, other] = chosen[..] else {
            return None;
        };
        let read = |of| timeline.item(of, |item| (item.span, item.title.clone()));
        let ((one, first), (other, second)) = (read(one)?, read(other)?);
        let t = t.get();
        let time = t.sentence(&t.elapsed(between(&one, &other)?));
        Some(t.timeline_apart(time, first, second))
    };
    view! { <p class="timeline-apart">{words}</p> }.into_any()
}

#[component]
fn One(timeline: Timeline, of: RecordRef) -> AnyView {
    let t = use_lang();
    let workspace = timeline.workspace;
    let title = Memo::new(move |_| workspace.with(|project| project.title(of)));
    let entity = match of {
        RecordRef::Claim(id) => workspace
            .with_untracked(|project| project.claims.get(id).and_then(|row| row.about.entity())),
        of => of.entity(),
    };
    let link = entity.map(|id| {
        view! {
            <A href=dom::address(&format!("/entites/{id}")) attr:title=say(t, Lang::timeline_open_sheet)>
                {title}
            </A>
        }
        .into_any()
    });
    let doubt = move || timeline.item(of, |item| t.get().doubt(item.doubt)).unwrap_or_default();
    let lasts = move || {
        let time = timeline.item(of, |item| lasting(&item.span)).flatten()?;
        Some(t.get().timeline_lasts(t.get().elapsed(time)))
    };
    view! {
        <header class="chosen-head">
            <h3 class="chosen-name">{link.unwrap_or_else(|| view! { <span>{title}</span> }.into_any())}</h3>
            <p class="hint">{doubt}</p>
            <p>{lasts}</p>
        </header>
        <DateOf timeline of />
        <Around timeline of />
        <Actions timeline of />
        {of.entity().map(|id| view! { <Parts timeline id /> })}
    }
    .into_any()
}

/// The record's own date, as one types.
#[component]
fn DateOf(timeline: Timeline, of: RecordRef) -> AnyView {
    let t = use_lang();
    let date = Memo::new(move |_| {
        timeline.workspace.with(|project| date_of(project, of)).unwrap_or_default()
    });
    let set = Callback::new(move |(text, gesture): (String, u64)| {
        timeline.date(of, &text, Some(gesture));
    });
    view! {
        <div class="field-group">
            <TextField
                label=label(t, Lang::field_date)
                value=Signal::derive(move || date.with(|date| date.text().to_owned()))
                on_change=set
                hint=label(t, Lang::field_date_hint)
                id="timeline-date"
            />
            <p class="hint" role="status">
                {move || date.with(|date| date_words(date, t.get()))}
            </p>
        </div>
    }
    .into_any()
}

/// What comes before and after, and how long before and after.
#[component]
fn Around(timeline: Timeline, of: RecordRef) -> AnyView {
    let t = use_lang();
    let line = move |is_before: bool| {
        let found = timeline.chronicle.with(|chronicle| {
            let at = chronicle.0.index_of(of)?;
            let (before, after) = neighbours(&chronicle.0, at);
            let (item, other) = (
                &chronicle.0.items[at],
                &chronicle.0.items[if is_before { before } else { after }?],
            );
            Some((other.of, other.title.clone(), between(&item.span, &other.span)?))
        });
        found.map(|(other, title, time)| {
            let words = move || {
                let t = t.get();
                let time = t.elapsed(time);
                if is_before { t.timeline_before(&title, time) } else { t.timeline_after(&title, time) }
            };
            view! {
                <li>
                    <button type="button" class="button link-button" on:click=move |_| timeline.go_to(other)>
                        {words}
                    </button>
                </li>
            }
            .into_any()
        })
    };
    view! { <ul class="plain-list timeline-around">{move || line(true)} {move || line(false)}</ul> }
        .into_any()
}

#[component]
fn Actions(timeline: Timeline, of: RecordRef) -> AnyView {
    let t = use_lang();
    let commands = use_commands();
    let locked = move || !timeline.workspace.is_writable();
    let era = of.entity();
    let era_words = Signal::derive(move || {
        let is_era = era.is_some_and(|id| timeline.eras.with(|eras| eras.contains(&id)));
        let t = t.get();
        if is_era { t.timeline_not_era() } else { t.timeline_as_era() }.to_owned()
    });
    view! {
        <div class="chosen-actions">
            <Button
                label=label(t, Lang::chosen_centre)
                on_press=move |()| timeline.show(Look::Show(of, true))
            />
            <Button label=label(t, Lang::timeline_read_here) on_press=move |()| timeline.read_at(of) />
            <If when=move || era.is_some()>
                <Button label=label(t, Lang::timeline_on_map) on_press=move |()| commands.go("/graphe") />
                <Button
                    label=era_words
                    on_press=move |()| era.into_iter().for_each(|id| timeline.toggle_era(id))
                    disabled=locked
                />
            </If>
            <Button
                label=label(t, Lang::delete)
                tone="danger"
                on_press=move |()| timeline.delete_chosen()
                disabled=locked
            />
        </div>
    }
    .into_any()
}

/// Who takes part in an event, with a role; for others, their relations.
#[component]
fn Parts(timeline: Timeline, id: EntityId) -> AnyView {
    let sheet = SheetOf::new(timeline.workspace, id);
    let follow = Callback::new(move |other: EntityId| timeline.go_to(other.into()));
    let may_add = move || timeline.workspace.is_writable() && is_event(timeline, id);
    view! {
        <If when=may_add>
            <AddPart timeline id />
        </If>
        <Relations sheet follow />
    }
    .into_any()
}

/// Links an actor to an event in one line, made too if nobody is called that.
#[component]
fn AddPart(timeline: Timeline, id: EntityId) -> AnyView {
    let t = use_lang();
    let workspace = timeline.workspace;
    let name = RwSignal::new(String::new());
    let role = RwSignal::new(Role::Participates as usize);
    let roles = Signal::derive(move || {
        let words = |role: Role| ((role as usize).to_string(), t.get().role(role).to_owned());
        Role::ALL.map(words).to_vec()
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked();
        if typed.trim().is_empty() {
            return;
        }
        let words =
            Role::ALL.get(role.get_untracked()).map_or("", |role| t.get_untracked().role(*role));
        let known = workspace.with_untracked(|project| named(project, &typed));
        let actor = known.unwrap_or_else(ids::fresh::<EntityId>);
        let coming = known.is_none().then(|| Entity::named(&typed, EntityKind::default()));
        let mut batch: Vec<Command> =
            coming.into_iter().map(|row| Command::Put((actor, row).into())).collect();
        let tie: RelationId = ids::fresh();
        batch.push(Command::Put((tie, Relation::new(actor, words, id)).into()));
        if workspace.dispatch(Command::Batch(batch)) {
            name.set(String::new());
            dom::focus("timeline-part");
        }
    };
    view! {
        <form class="add-form" aria-label=say(t, Lang::timeline_roles) on:submit=submit>
            <h4>{say(t, Lang::timeline_roles)}</h4>
            <NameInput label=label(t, Lang::relation_other) value=name id="timeline-part" />
            <Choice
                label=label(t, Lang::timeline_role)
                options=roles
                value=Signal::derive(move || role.get().to_string())
                on_choose=Callback::new(move |key: String| role.set(key.parse().unwrap_or_default()))
            />
            <Button label=label(t, Lang::timeline_role_add) />
        </form>
    }
    .into_any()
}
