//! The sheet's fields that do more than hold text, and what else speaks of the entity.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::components::A;

use super::edit;
use super::sheet::SheetOf;
use crate::browser::clock::local_day;
use crate::browser::dom;
use crate::domain::cards::Card;
use crate::domain::date::{DateProblem, PartialDate};
use crate::domain::entities::Field;
use crate::domain::id::CardId;
use crate::domain::text::is_safe_link;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::ui::parts::{Button, Icon, IconButton, If, TextField};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::strategy::card_address;

#[component]
pub(super) fn Tags(sheet: SheetOf) -> impl IntoView {
    let t = use_lang();
    let workspace = sheet.workspace;
    let typed = RwSignal::new(String::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked();
        typed.set(String::new());
        edit(workspace, sheet.id, None, |entity| {
            text.split(',').for_each(|tag| entity.add_tag(tag))
        });
    };
    let tags = Memo::new(move |_| sheet.read(|entity| entity.tags.clone()));
    // The tags of all entities are counted only for those who are about to type one.
    let known = RwSignal::new(false);
    view! {
        <div class="field">
            <span class="field-label">{say(t, Lang::field_tags)}</span>
            <div class="chips">
                {move || {
                    tags.get().into_iter().map(|tag| view! { <TagChip sheet tag /> }).collect_view()
                }} <form class="tag-form" on:submit=add>
                    <input
                        class="input tag-input"
                        autocomplete="off"
                        list="known-tags"
                        readonly=move || !workspace.is_writable()
                        on:focus=move |_| known.set(true)
                        aria-label=say(t, Lang::tag_add)
                        placeholder=say(t, Lang::tag_add)
                        bind:value=typed
                    />
                </form> <If when=known>
                    <datalist id="known-tags">
                        {move || {
                            workspace
                                .tags()
                                .into_iter()
                                .take(100)
                                .map(|tag| view! { <option value=tag></option> })
                                .collect_view()
                        }}
                    </datalist>
                </If>
            </div>
        </div>
    }
}

#[component]
fn TagChip(sheet: SheetOf, tag: String) -> impl IntoView {
    let t = use_lang();
    let (label, gone) = (tag.clone(), tag.clone());
    let remove = move |_| {
        edit(sheet.workspace, sheet.id, None, |entity| entity.tags.retain(|known| *known != gone))
    };
    view! {
        <span class="chip">
            {tag}
            <button
                type="button"
                class="chip-remove"
                disabled=move || !sheet.workspace.is_writable()
                aria-label=move || t.get().tag_remove(&label)
                on:click=remove
            >
                <Icon name="close" />
            </button>
        </span>
    }
}

/// What was understood of a date, or why nothing was.
pub(crate) fn date_words(date: &PartialDate, t: Lang) -> String {
    match (date.span(), date.problem()) {
        (Some(span), _) => t.date_understood(understood(t, span)),
        (None, Some(DateProblem::EndBeforeStart)) => t.date_backwards().to_owned(),
        (None, Some(DateProblem::NoSuchDay)) => t.date_no_such_day().to_owned(),
        (None, Some(DateProblem::Unreadable)) => t.date_unreadable().to_owned(),
        (None, None) => String::new(),
    }
}

#[component]
pub(super) fn DateField(sheet: SheetOf) -> impl IntoView {
    let t = use_lang();
    let set = Callback::new(move |(text, gesture): (String, u64)| {
        edit(sheet.workspace, sheet.id, Some(gesture), |entity| {
            entity.date = PartialDate::read(&text)
        });
    });
    view! {
        <div class="field-group">
            <TextField
                label=label(t, Lang::field_date)
                value=Signal::derive(move || sheet.read(|entity| entity.date.text().to_owned()))
                on_change=set
                hint=label(t, Lang::field_date_hint)
            />
            <p class="hint" role="status">
                {move || sheet.read(|entity| date_words(&entity.date, t.get()))}
            </p>
        </div>
    }
}

#[component]
pub(super) fn UrlField(sheet: SheetOf) -> impl IntoView {
    let t = use_lang();
    let set = Callback::new(move |(text, gesture): (String, u64)| {
        edit(sheet.workspace, sheet.id, Some(gesture), |entity| {
            text.trim().clone_into(&mut entity.url)
        });
    });
    let url = Memo::new(move |_| sheet.read(|entity| entity.url.clone()));
    view! {
        <div class="field-group">
            <TextField label=label(t, Lang::field_url) value=url on_change=set />
            {move || {
                let url = url.get();
                if url.is_empty() {
                    ().into_any()
                } else if is_safe_link(&url) {
                    view! {
                        <a class="hint" href=url target="_blank" rel="noopener noreferrer external">
                            {say(t, Lang::url_open)}
                        </a>
                    }
                        .into_any()
                } else {
                    view! { <p class="hint">{say(t, Lang::url_unsafe)}</p> }.into_any()
                }
            }}
        </div>
    }
}

/// Fields that the project added.
#[component]
pub(super) fn CustomFields(sheet: SheetOf) -> impl IntoView {
    let t = use_lang();
    let workspace = sheet.workspace;
    let typed = RwSignal::new(String::new());
    // Only a change of the names makes the fields anew: typing in one keeps its focus.
    let names = Memo::new(move |_| {
        sheet
            .read(|entity| entity.fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>())
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_owned();
        typed.set(String::new());
        if !name.is_empty() {
            edit(workspace, sheet.id, None, |entity| {
                entity.fields.push(Field { name, value: String::new() })
            });
        }
    };
    view! {
        <div class="field-group">
            {move || {
                names
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(n, name)| view! { <CustomField sheet n name /> })
                    .collect_view()
            }} <form class="inline-form" on:submit=add>
                <input
                    class="input"
                    autocomplete="off"
                    readonly=move || !workspace.is_writable()
                    aria-label=say(t, Lang::field_custom_name)
                    placeholder=say(t, Lang::field_custom_name)
                    bind:value=typed
                />
                <Button label=label(t, Lang::field_add) disabled=move || !workspace.is_writable() />
            </form>
        </div>
    }
}

#[component]
fn CustomField(sheet: SheetOf, n: usize, name: String) -> impl IntoView {
    let t = use_lang();
    let set = Callback::new(move |(value, gesture): (String, u64)| {
        edit(sheet.workspace, sheet.id, Some(gesture), |entity| {
            if let Some(field) = entity.fields.get_mut(n) {
                field.value = value;
            }
        });
    });
    let remove = move |()| {
        edit(sheet.workspace, sheet.id, None, |entity| {
            if n < entity.fields.len() {
                entity.fields.remove(n);
            }
        });
    };
    let (label, gone) = (name.clone(), name);
    view! {
        <div class="custom-field">
            <TextField
                label=Signal::stored(label)
                on_change=set
                value=Signal::derive(move || {
                    sheet
                        .read(|entity| {
                            entity
                                .fields
                                .get(n)
                                .map(|field| field.value.clone())
                                .unwrap_or_default()
                        })
                })
            />
            <IconButton
                icon="close"
                label=move || t.get().field_remove(&gone)
                disabled=move || !sheet.workspace.is_writable()
                on_press=remove
            />
        </div>
    }
}

/// What else speaks of the entity, and where it comes from.
#[component]
pub(super) fn Mentions(sheet: SheetOf) -> impl IntoView {
    let t = use_lang();
    let claims = Memo::new(move |_| {
        sheet.workspace.claims().track();
        sheet.workspace.with_untracked(|project| project.claims_from(sheet.id).len())
    });
    let cards = Memo::new(move |_| {
        sheet.workspace.cards().track();
        sheet.workspace.with_untracked(|project| {
            let cards = project.cards_citing(sheet.id).into_iter();
            let line = |(id, card): (CardId, std::sync::Arc<Card>)| {
                (card_address(project, id), card.method.clone(), project.title(id.into()))
            };
            cards.map(line).collect::<Vec<_>>()
        })
    });
    let is_alone = move || claims.get() == 0 && cards.with(Vec::is_empty);
    let line = move |(path, method, text): (String, String, String)| {
        view! {
            <li>
                <span class="muted">{move || t.get().method_name(&method)}</span>
                " "
                <A href=dom::address(&path)>{text}</A>
            </li>
        }
    };
    let stamp = move || {
        let (created, modified) = sheet.read(|entity| (entity.meta.created, entity.meta.modified));
        let t = t.get();
        t.entity_dates(t.day(local_day(created)), t.day(local_day(modified)))
    };
    let origin = move || sheet.read(|entity| entity.origin.clone());
    view! {
        <section class="sheet-part">
            <h3>{say(t, Lang::mentions_title)}</h3>
            <If when=is_alone>
                <p class="muted">{say(t, Lang::mentions_none)}</p>
            </If>
            <ul class="plain-list">
                {move || {
                    let claims = claims.get();
                    (claims > 0).then(|| view! { <li>{t.get().mentions_sourced(claims)}</li> })
                }}
                {move || cards.get().into_iter().map(line).collect_view()}
            </ul>
            <p class="hint">{stamp}</p>
            {move || origin().map(|id| view! { <p class="hint">{t.get().entity_origin(id)}</p> })}
        </section>
    }
}
