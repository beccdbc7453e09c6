//! The sheet: every field of one entity, editable in place, saved as one types.

use leptos::prelude::*;
use leptos_router::components::A;

use super::bulk::{kind_options, stance_key, stance_of, stance_options};
use super::claims::Claims;
use super::details::{CustomFields, DateField, Mentions, Tags, UrlField};
use super::edit;
use super::page::ListState;
use super::relations::Relations;
use crate::analysis::reading::progress::holds_text;
use crate::browser::dom;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::parts::{Choice, Icon, IconButton, If, KindMark, TextField};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

/// What the parts of a sheet share.
#[derive(Clone, Copy)]
pub(crate) struct SheetOf {
    pub(crate) id: EntityId,
    pub(crate) workspace: Workspace,
    pub(crate) entity: Memo<Option<std::sync::Arc<Entity>>>,
}

impl SheetOf {
    /// The sheet of one entity.
    pub(crate) fn new(workspace: Workspace, id: EntityId) -> Self {
        Self { id, workspace, entity: workspace.entity(id) }
    }

    /// Reads something of the entity; the default once it is gone.
    pub(crate) fn read<T: Default>(self, read: impl Fn(&Entity) -> T) -> T {
        self.entity.with(|entity| entity.as_deref().map(read).unwrap_or_default())
    }

    /// A text of the entity, as a signal.
    fn text(self, read: fn(&Entity) -> String) -> Signal<String> {
        Signal::derive(move || self.read(read))
    }

    /// Changes a text of the entity as one types.
    fn typing(self, change: fn(&mut Entity, String)) -> Callback<(String, u64)> {
        Callback::new(move |(text, gesture)| {
            edit(self.workspace, self.id, Some(gesture), |entity| change(entity, text));
        })
    }
}

#[component]
pub(super) fn Sheet(id: EntityId, state: ListState) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let sheet = SheetOf::new(workspace, id);
    let exists = Memo::new(move |_| sheet.entity.with(Option::is_some));
    view! {
        <Show
            when=move || exists.get()
            fallback=move || {
                view! {
                    <p class="muted sheet-none">{say(t, Lang::sheet_gone)}</p>
                    <p class="sheet-none">
                        <A href=dom::address("/entites")>{say(t, Lang::sheet_close)}</A>
                    </p>
                }
            }
        >
            <article class="sheet">
                <SheetHead sheet state />
                <Identity sheet />
                <Relations sheet />
                <Claims about=id.into() />
                <Mentions sheet />
            </article>
        </Show>
    }
}

#[component]
fn SheetHead(sheet: SheetOf, state: ListState) -> impl IntoView {
    let t = use_lang();
    let kind = Signal::derive(move || sheet.read(|entity| entity.kind.clone()));
    view! {
        <header class="sheet-head">
            <p class="sheet-kind">
                <KindMark kind />
                " "
                {move || t.get().kind(&kind.read())}
            </p>
            <div class="sheet-buttons">
                <IconButton
                    icon="trash"
                    label=move || t.get().delete_entity(sheet.read(|entity| entity.name.clone()))
                    disabled=move || !sheet.workspace.is_writable()
                    on_press=move |()| state.deleting.set(vec![sheet.id])
                />
                <A
                    href=dom::address("/entites")
                    attr:class="button icon-button"
                    attr:aria-label=say(t, Lang::sheet_close)
                >
                    <Icon name="close" />
                </A>
            </div>
            <h2 class="sheet-name">{move || sheet.read(|entity| entity.name.clone())}</h2>
        </header>
    }
}

/// Name, kind, stance, names, description, tags, date, address and the project's own fields.
#[component]
fn Identity(sheet: SheetOf) -> impl IntoView {
    let t = use_lang();
    let set_name = Callback::new(move |(name, gesture): (String, u64)| {
        // A name being typed may be blank for a moment; a record may not.
        if !name.trim().is_empty() {
            edit(sheet.workspace, sheet.id, Some(gesture), |entity| entity.name = name);
        }
    });
    let set_aliases = sheet.typing(|entity, text| {
        entity.aliases.clear();
        text.split(',').for_each(|alias| entity.add_alias(alias));
    });
    view! {
        <section class="sheet-part sheet-fields">
            <TextField
                label=label(t, Lang::field_name)
                value=sheet.text(|entity| entity.name.clone())
                on_change=set_name
                id="field-name"
            />
            <KindAndStance sheet />
            <TextField
                label=label(t, Lang::field_aliases)
                value=sheet.text(|entity| entity.aliases.join(", "))
                on_change=set_aliases
                hint=label(t, Lang::field_aliases_hint)
            />
            <TextField
                label=label(t, Lang::field_description)
                value=sheet.text(|entity| entity.description.clone())
                multiline=true
                on_change=sheet.typing(|entity, text| entity.description = text)
            />
            <If when=move || sheet.read(holds_text)>
                <A href=dom::address(&format!("/lecture/{}", sheet.id))>{say(t, Lang::reader_read)}</A>
            </If>
            <Tags sheet />
            <DateField sheet />
            <UrlField sheet />
            <CustomFields sheet />
        </section>
    }
}

/// Kind, stance, and whether it is a target or us.
#[component]
pub(crate) fn KindAndStance(sheet: SheetOf) -> impl IntoView {
    let t = use_lang();
    let workspace = sheet.workspace;
    let locked = Signal::derive(move || !workspace.is_writable());
    let kinds = Signal::derive(move || {
        let mut options = kind_options(t.get());
        let kind = sheet.read(|entity| entity.kind.clone());
        if let EntityKind::Other(key) = &kind {
            options.push((key.clone(), t.get().kind(&kind)));
        }
        options
    });
    let set_kind = Callback::new(move |key: String| {
        edit(workspace, sheet.id, None, |entity| entity.kind = EntityKind::read(&key));
    });
    let set_stance = Callback::new(move |key: String| {
        edit(workspace, sheet.id, None, |entity| entity.stance = stance_of(&key));
    });
    let flag =
        move |words: Signal<String>, read: fn(&Entity) -> bool, set: fn(&mut Entity, bool)| {
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        disabled=locked
                        prop:checked=move || sheet.read(read)
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            edit(workspace, sheet.id, None, |entity| set(entity, on));
                        }
                    />
                    <span>{move || words.get()}</span>
                </label>
            }
        };
    view! {
        <div class="field-pair">
            <Choice
                label=label(t, Lang::field_kind)
                value=Signal::derive(move || sheet.read(|entity| entity.kind.key().to_owned()))
                options=kinds
                on_choose=set_kind
                disabled=locked
            />
            <Choice
                label=label(t, Lang::field_stance)
                value=Signal::derive(move || stance_key(sheet.read(|entity| entity.stance)))
                options=Signal::derive(move || stance_options(t.get()))
                on_choose=set_stance
                disabled=locked
            />
        </div>
        <div class="field-pair">
            {flag(
                label(t, Lang::field_target),
                |entity| entity.is_target,
                |entity, on| entity.is_target = on,
            )}
            {flag(label(t, Lang::field_us), |entity| entity.is_us, |entity, on| entity.is_us = on)}
        </div>
    }
}
