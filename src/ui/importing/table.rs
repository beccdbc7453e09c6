//! A file of tables: the reader says what its columns are, and sees what they would give.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Map, Value};

use super::preview::IssueList;
use super::remember::Said;
use super::stages::StageTitle;
use super::{Importing, RawFile, Refusal, Stage, remember, use_importing};
use crate::browser::clock::now;
use crate::browser::turns::pause;
use crate::domain::entities::EntityKind;
use crate::format::table::recipe::{
    Column, DayOrder, Decimal, Made, Recipe, Separator, Shape, Use, What,
};
use crate::format::table::{Decoding, Encoding, Separator as Comma};
use crate::i18n::Lang;
use crate::task::table::{Change, Order, SheetView, View};
use crate::task::{Outcome, Task, TaskError};
use crate::ui::parts::{Button, Choice, If, Later};
use crate::ui::preferences::{label, say, use_lang};

/// What the reader changed in how the file is read.
#[derive(Clone, Debug, Default)]
struct Wish {
    decoding: Decoding,
    recipe: Option<Recipe>,
    change: Option<Change>,
}

impl Importing {
    /// Shows a file of tables as it is understood, or as a file of its shape was said to be.
    pub(super) async fn show_table(self, file: Arc<RawFile>, view: &[u8]) {
        let turn = self.turn();
        let view = view_in_parts(view).await;
        if !self.is_current(turn) {
            return;
        }
        let Some(view) = view else {
            return self.refuse(file.name.clone(), Refusal::Task(TaskError::Died));
        };
        let found = Said { decoding: Decoding::default(), recipe: view.recipe.clone() };
        let signature = remember::signature(&view.recipe);
        let known = remember::recall(&signature).filter(|said| *said != found);
        self.signature.set_value(signature);
        self.table_remembered.set(false);
        self.decoding.set(Decoding::default());
        self.table.set(Some(view));
        self.stage.set(Stage::Table(file.clone()));
        if let Some(Said { decoding, recipe }) = known {
            self.decoding.set(decoding);
            let wish = Wish { decoding, recipe: Some(recipe), change: None };
            let is_shown = self.look(file, wish).await;
            self.table_remembered.set(is_shown);
        }
    }

    fn put_view(self, file: &RawFile, view: &[u8]) -> bool {
        let view = serde_json::from_slice::<View>(view);
        let is_read = view.is_ok();
        match view {
            Ok(view) => self.table.set(Some(view)),
            Err(_) => self.refuse(file.name.clone(), Refusal::Task(TaskError::Died)),
        }
        is_read
    }

    /// Asks what the file would give; the answer is shown, a later question takes its place.
    ///
    /// Tells whether it is shown.
    async fn look(self, file: Arc<RawFile>, wish: Wish) -> bool {
        self.table_remembered.set(false);
        let turn = self.turn();
        let order = self.order(&file, wish, false);
        let mapper = self.mapper.get_value();
        let answer = mapper.run(Task::ReadTable(order), file.bytes.clone(), |_| {}).await;
        // The reader may have gone on: what is shown then is not this table.
        if !self.is_current(turn) {
            return false;
        }
        let why = match answer {
            Ok((Outcome::Shaped, bytes)) => return self.put_view(&file, &bytes),
            Err(TaskError::Cancelled) => return false,
            Ok((Outcome::Refused(error), _)) => Refusal::Format(error),
            Ok(_) => Refusal::Task(TaskError::Died),
            Err(error) => Refusal::Task(error),
        };
        self.refuse(file.name.clone(), why);
        false
    }

    fn order(self, file: &RawFile, wish: Wish, is_final: bool) -> Order {
        Order {
            name: file.name.clone(),
            decoding: wish.decoding,
            recipe: wish.recipe,
            change: wish.change,
            lang: self.workspace.lang().code().to_owned(),
            is_final,
            now: now(),
        }
    }

    /// Makes the records, and shows them against the project.
    async fn make(self, file: Arc<RawFile>, decoding: Decoding, recipe: Recipe) {
        let said = Said { decoding, recipe: recipe.clone() };
        remember::keep(self.signature.get_value(), &said);
        let wish = Wish { decoding, recipe: Some(recipe), change: None };
        let task = Task::ReadTable(self.order(&file, wish, true));
        let turn = self.show_reading(&file.name);
        self.run(task, file.as_ref().clone(), false, turn).await;
    }
}

/// What the worker answers first, read part by part: what reads each runs for the first time, and is compiled then.
async fn view_in_parts(view: &[u8]) -> Option<View> {
    pause().await;
    let mut parts: Map<String, Value> = serde_json::from_slice(view).ok()?;
    pause().await;
    let recipe = serde_json::from_value(parts.remove("recipe")?).ok()?;
    pause().await;
    let rest = serde_json::from_value(parts.into()).ok()?;
    // It is drawn in a task of its own.
    pause().await;
    Some(View { recipe, ..rest })
}

/// The table that is shown, and how it is read.
#[derive(Clone, Copy)]
struct Mapping {
    importing: Importing,
    file: StoredValue<Arc<RawFile>>,
    decoding: RwSignal<Decoding>,
    sheet: RwSignal<usize>,
}

impl Mapping {
    fn view<T: Default>(self, read: impl FnOnce(&View) -> T) -> T {
        self.importing.table.with(|view| view.as_ref().map(read).unwrap_or_default())
    }

    fn recipe(self) -> Option<Recipe> {
        self.importing.table.with_untracked(|view| view.as_ref().map(|view| view.recipe.clone()))
    }

    /// Reads the file again, as `wish` says.
    fn ask(self, recipe: Option<Recipe>, change: Option<Change>) {
        let wish = Wish { decoding: self.decoding.get_untracked(), recipe, change };
        let (importing, file) = (self.importing, self.file.get_value());
        spawn_local(async move {
            importing.look(file, wish).await;
        });
    }

    /// Shows at once what was changed, then what it gives.
    fn edit(self, edit: impl FnOnce(&mut Recipe)) {
        let Some(mut recipe) = self.recipe() else {
            return;
        };
        edit(&mut recipe);
        self.importing.table.update(|view| {
            if let Some(view) = view {
                view.recipe = recipe.clone();
            }
        });
        self.ask(Some(recipe), None);
    }

    fn edit_column(self, sheet: usize, column: usize, edit: impl FnOnce(&mut Column)) {
        self.edit(|recipe| {
            let columns = recipe.sheets.get_mut(sheet).map(|sheet| &mut sheet.columns);
            if let Some(column) = columns.and_then(|columns| columns.get_mut(column)) {
                edit(column);
            }
        });
    }

    fn change(self, change: Change) {
        self.ask(self.recipe(), Some(change));
    }

    fn finish(self) {
        let (importing, file) = (self.importing, self.file.get_value());
        let decoding = self.decoding.get_untracked();
        if let Some(recipe) = self.recipe() {
            spawn_local(async move { importing.make(file, decoding, recipe).await });
        }
    }
}

#[component]
pub(super) fn TableView(file: Arc<RawFile>) -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let mapping = Mapping {
        importing,
        decoding: importing.decoding,
        sheet: RwSignal::new(0),
        file: StoredValue::new(file.clone()),
    };
    let issues = Memo::new(move |_| mapping.view(|view| (view.issues.clone(), view.issue_count)));
    let gives = Memo::new(move |_| {
        mapping.view(|View { counts, .. }| {
            counts.entities() + counts.relations + counts.cards + counts.claims
        })
    });
    view! {
        <StageTitle words=Signal::stored(file.name.clone()) />
        <p>{say(t, Lang::table_intro)}</p>
        <If when=move || importing.table_remembered.get()>
            <p class="muted">
                {say(t, Lang::table_remembered)} " "
                <Button
                    label=label(t, Lang::table_afresh)
                    tone="link"
                    on_press=move |()| {
                        mapping.decoding.set(Decoding::default());
                        mapping.ask(None, None);
                    }
                />
            </p>
        </If>
        <Later>
            <FileOptions mapping />
        </Later>
        <Later>
            <SheetOptions mapping />
        </Later>
        <Later>
            <ColumnTable mapping />
        </Later>
        <Later>
            <MadeList mapping />
        </Later>
        {move || {
            let (issues, all) = issues.get();
            (!issues.is_empty()).then(|| view! { <IssueList issues all /> })
        }}
        <div class="form-actions">
            <Button label=label(t, Lang::cancel) on_press=move |()| importing.open.set(false) />
            <Button
                label=label(t, Lang::table_next)
                tone="main"
                disabled=move || gives.get() == 0
                on_press=move |()| mapping.finish()
            />
        </div>
    }
}

/// How the text of the file is written.
#[component]
fn FileOptions(mapping: Mapping) -> impl IntoView {
    let t = use_lang();
    let found = Memo::new(move |_| mapping.view(|view| view.found));
    let is_text = move || found.get().encoding.is_some();
    let encodings = move || {
        Encoding::ALL
            .into_iter()
            .map(|it| (it.key().to_owned(), it.name().to_owned()))
            .collect::<Vec<_>>()
    };
    let separators = move || {
        let t = t.get();
        Comma::ALL
            .into_iter()
            .map(|it| (it.key().to_owned(), t.comma(it).to_owned()))
            .collect::<Vec<_>>()
    };
    let dates = move || {
        let t = t.get();
        vec![
            ("day".to_owned(), t.table_day_first().to_owned()),
            ("month".to_owned(), t.table_month_first().to_owned()),
        ]
    };
    let order = move || {
        let order = mapping.view(|view| view.recipe.dates.order);
        if order == DayOrder::DayFirst { "day".to_owned() } else { "month".to_owned() }
    };
    let decimals = move || {
        vec![
            ("comma".to_owned(), t.get().table_decimal_comma().to_owned()),
            ("point".to_owned(), t.get().table_decimal_point().to_owned()),
        ]
    };
    let decimal = move || {
        let decimal = mapping.view(|view| view.recipe.decimal);
        if decimal == Decimal::Comma { "comma".to_owned() } else { "point".to_owned() }
    };
    let has_serials = move || mapping.view(|view| view.recipe.dates.serials);
    view! {
        <div class="map-options">
            <If when=is_text>
                <Choice
                    label=label(t, Lang::table_separator)
                    value=Signal::derive(move || {
                        found.get().separator.map(|it| it.key().to_owned()).unwrap_or_default()
                    })
                    options=Signal::derive(separators)
                    compact=true
                    on_choose=Callback::new(move |key: String| {
                        mapping.decoding.update(|it| it.separator = Comma::read(&key));
                        mapping.ask(None, None);
                    })
                />
                <Choice
                    label=label(t, Lang::table_encoding)
                    value=Signal::derive(move || {
                        found.get().encoding.map(|it| it.key().to_owned()).unwrap_or_default()
                    })
                    options=Signal::derive(encodings)
                    compact=true
                    on_choose=Callback::new(move |key: String| {
                        mapping.decoding.update(|it| it.encoding = Encoding::read(&key));
                        mapping.change(Change::Letters);
                    })
                />
            </If>
            <Choice
                label=label(t, Lang::table_dates)
                value=Signal::derive(order)
                options=Signal::derive(dates)
                compact=true
                on_choose=Callback::new(move |key: String| {
                    mapping
                        .edit(|recipe| {
                            recipe.dates.order = if key == "day" {
                                DayOrder::DayFirst
                            } else {
                                DayOrder::MonthFirst
                            };
                        });
                })
            />
            <Choice
                label=label(t, Lang::table_decimal)
                value=Signal::derive(decimal)
                options=Signal::derive(decimals)
                compact=true
                on_choose=Callback::new(move |key: String| {
                    mapping
                        .edit(|recipe| {
                            recipe.decimal =
                                if key == "comma" { Decimal::Comma } else { Decimal::Point };
                        });
                })
            />
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=has_serials
                    on:change=move |_| {
                        mapping.edit(|recipe| recipe.dates.serials = !recipe.dates.serials);
                    }
                />
                <span>{say(t, Lang::table_serials)}</span>
            </label>
            <If when=move || { found.get().mojibake > 0 }>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || mapping.decoding.with(|it| it.repair)
                        on:change=move |_| {
                            mapping.decoding.update(|it| it.repair = !it.repair);
                            mapping.change(Change::Letters);
                        }
                    />
                    <span>
                        {move || t.get().import_mojibake(found.get().mojibake)} " "
                        {say(t, Lang::import_repair)}
                    </span>
                </label>
            </If>
        </div>
    }
}

/// Which sheet is shown, what its rows are, where its headers stand.
#[component]
fn SheetOptions(mapping: Mapping) -> impl IntoView {
    let t = use_lang();
    let sheet = mapping.sheet;
    let names = move || {
        let t = t.get();
        mapping.view(|view| {
            let name = |(n, it): (usize, &SheetView)| {
                let name = if it.name.is_empty() { (n + 1).to_string() } else { it.name.clone() };
                let name = if it.is_hidden { t.table_hidden(&name) } else { name };
                let name = if it.above > 0 { t.table_from_row(&name, it.above + 1) } else { name };
                (n.to_string(), format!("{name} — {}", t.table_rows(it.rows)))
            };
            view.sheets.iter().enumerate().map(name).collect::<Vec<_>>()
        })
    };
    let several = Memo::new(move |_| mapping.view(|view| view.sheets.len() > 1));
    let shapes = move || {
        let t = t.get();
        Shape::ALL
            .into_iter()
            .map(|it| (it.key().to_owned(), t.shape(it).to_owned()))
            .collect::<Vec<_>>()
    };
    let of_sheet = move |read: fn(&crate::format::table::recipe::SheetRecipe) -> String| {
        mapping.view(|view| view.recipe.sheets.get(sheet.get()).map(read).unwrap_or_default())
    };
    let headers = move || {
        let t = t.get();
        let mut options = vec![(String::new(), t.table_header_none().to_owned())];
        mapping.view(|view| {
            let Some(of) = view.sheets.get(sheet.get()) else { return };
            let option = |(n, text): (usize, &String)| {
                (n.to_string(), t.table_header_row(of.above + n + 1, text))
            };
            options.extend(of.head.iter().enumerate().map(option));
        });
        options
    };
    let has_kind = move || {
        let shape = mapping.view(|view| view.recipe.sheets.get(sheet.get()).map(|it| it.shape));
        shape.is_some_and(Shape::has_kind)
    };
    let kinds = move || {
        let t = t.get();
        EntityKind::KNOWN
            .iter()
            .map(|kind| (kind.key().to_owned(), t.kind(kind)))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="map-options">
            <If when=move || several.get()>
                <Choice
                    label=label(t, Lang::table_sheet)
                    value=Signal::derive(move || sheet.get().to_string())
                    options=Signal::derive(names)
                    compact=true
                    on_choose=Callback::new(move |key: String| {
                        sheet.set(key.parse().unwrap_or_default());
                    })
                />
            </If>
            <Choice
                label=label(t, Lang::table_shape)
                value=Signal::derive(move || of_sheet(|it| it.shape.key().to_owned()))
                options=Signal::derive(shapes)
                compact=true
                on_choose=Callback::new(move |key: String| {
                    if let Some(shape) = Shape::read(&key) {
                        mapping.change(Change::Shape(sheet.get_untracked(), shape));
                    }
                })
            />
            <Choice
                label=label(t, Lang::table_header)
                value=Signal::derive(move || {
                    of_sheet(|it| it.header.map(|n| n.to_string()).unwrap_or_default())
                })
                options=Signal::derive(headers)
                compact=true
                on_choose=Callback::new(move |key: String| {
                    mapping.change(Change::Header(sheet.get_untracked(), key.parse().ok()));
                })
            />
            <If when=has_kind>
                <Choice
                    label=label(t, Lang::table_kind)
                    value=Signal::derive(move || of_sheet(|it| it.kind.clone()))
                    options=Signal::derive(kinds)
                    compact=true
                    on_choose=Callback::new(move |key: String| {
                        let sheet = sheet.get_untracked();
                        mapping
                            .edit(|recipe| {
                                if let Some(of) = recipe.sheets.get_mut(sheet) {
                                    of.kind = key;
                                }
                            });
                    })
                />
            </If>
        </div>
    }
}

/// What each column is.
#[component]
fn ColumnTable(mapping: Mapping) -> impl IntoView {
    let t = use_lang();
    // The rows stand as long as the columns do; their values change under them.
    let shape = Memo::new(move |_| {
        let sheet = mapping.sheet.get();
        mapping.view(|view| {
            let of = view.recipe.sheets.get(sheet);
            let headers = |column: &Column| column.header.clone();
            of.map(|of| (of.shape, of.columns.iter().map(headers).collect::<Vec<_>>()))
        })
    });
    let rows = move || {
        let sheet = mapping.sheet.get();
        let (shape, headers) = shape.get().unwrap_or_default();
        let row = |(column, header): (usize, String)| {
            view! {
                <Later>
                    <ColumnRow mapping sheet column shape header=header.clone() />
                </Later>
            }
        };
        (shape != Shape::Skip).then(|| headers.into_iter().enumerate().map(row).collect_view())
    };
    view! {
        <div class="map-columns" tabindex="0" role="region" aria-label=say(t, Lang::table_column)>
            <table class="map-table">
                <thead>
                    <tr>
                        <th scope="col">{say(t, Lang::table_column)}</th>
                        <th scope="col">{say(t, Lang::table_examples)}</th>
                        <th scope="col">{say(t, Lang::table_use)}</th>
                        <th scope="col">{say(t, Lang::table_split)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn ColumnRow(
    mapping: Mapping,
    sheet: usize,
    column: usize,
    shape: Shape,
    header: String,
) -> impl IntoView {
    let t = use_lang();
    let name = StoredValue::new(header);
    let title = move || {
        let name = name.get_value();
        if name.trim().is_empty() { t.get().table_column_n(column + 1) } else { name }
    };
    let read = move |read: &dyn Fn(&Column) -> String| {
        mapping.view(|view| {
            let columns = view.recipe.sheets.get(sheet).map(|it| &it.columns);
            columns.and_then(|columns| columns.get(column)).map(read).unwrap_or_default()
        })
    };
    let examples = move || {
        mapping.view(|view| {
            let of = view.sheets.get(sheet).and_then(|it| it.examples.get(column));
            of.map(|examples| examples.join(" · ")).unwrap_or_default()
        })
    };
    let uses = move || {
        let t = t.get();
        Use::offered(shape)
            .into_iter()
            .map(|it| (it.key().to_owned(), t.table_use_word(&it).to_owned()))
            .collect::<Vec<_>>()
    };
    let splits = move || {
        let t = t.get();
        let current = read(&|it| split_key(&it.split));
        let mut options = vec![(String::new(), t.table_split_no().to_owned())];
        options.extend(
            Separator::ALL.into_iter().map(|it| (split_key(&[it]), t.separator(it).to_owned())),
        );
        if !options.iter().any(|(key, _)| *key == current) {
            let words = split_of(&current).into_iter().map(|it| t.separator(it).trim());
            let words = words.collect::<Vec<_>>().join("  ");
            options.push((current, words));
        }
        options
    };
    let kind = move || read(&|it| it.usage.relation_kind().unwrap_or_default().to_owned());
    let has_kind = Memo::new(move |_| {
        !read(&|it| it.usage.relation_kind().map(|_| "x".to_owned()).unwrap_or_default()).is_empty()
    });
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td class="map-examples">{examples}</td>
            <td>
                <select
                    class="input"
                    aria-label=move || t.get().table_use_of(title())
                    on:change=move |event| {
                        let key = event_target_value(&event);
                        mapping
                            .edit_column(
                                sheet,
                                column,
                                |it| {
                                    if let Some(usage) = Use::read(&key) {
                                        it.become_used(usage);
                                    }
                                },
                            );
                    }
                >
                    {move || options_of(uses(), &read(&|it| it.usage.key().to_owned()))}
                </select>
                <If when=move || has_kind.get()>
                    <input
                        class="input"
                        aria-label=move || t.get().table_relation_of(title())
                        placeholder=say(t, Lang::table_relation)
                        prop:value=kind
                        on:change=move |event| {
                            let kind = event_target_value(&event);
                            mapping
                                .edit_column(
                                    sheet,
                                    column,
                                    |it| it.usage = it.usage.clone().with_relation_kind(&kind),
                                );
                        }
                    />
                </If>
            </td>
            <td>
                <select
                    class="input"
                    aria-label=move || t.get().table_split_of(title())
                    on:change=move |event| {
                        let key = event_target_value(&event);
                        mapping.edit_column(sheet, column, |it| it.split = split_of(&key));
                    }
                >
                    {move || options_of(splits(), &read(&|it| split_key(&it.split)))}
                </select>
            </td>
        </tr>
    }
}

fn options_of(options: Vec<(String, String)>, current: &str) -> impl IntoView + use<> {
    let option = |(key, words): (String, String)| {
        let selected = key == current;
        view! {
            <option value=key selected=selected>
                {words}
            </option>
        }
    };
    options.into_iter().map(option).collect_view()
}

/// Separators as the value of an option: their places among all.
fn split_key(split: &[Separator]) -> String {
    let place = |it: &Separator| Separator::ALL.iter().position(|known| known == it);
    let places = split.iter().filter_map(place).map(|place| place.to_string());
    places.collect::<Vec<_>>().join(",")
}

fn split_of(key: &str) -> Vec<Separator> {
    let places = key.split(',').filter_map(|place| place.parse::<usize>().ok());
    places.filter_map(|place| Separator::ALL.get(place).copied()).collect()
}

/// What the first rows would give, and how much there is in all.
#[component]
fn MadeList(mapping: Mapping) -> impl IntoView {
    let t = use_lang();
    let counts = move || {
        let t = t.get();
        let words = mapping.view(|view| t.table_counts(&view.counts));
        if words.is_empty() { t.table_nothing().to_owned() } else { words.join(" · ") }
    };
    let rows = move || {
        let (t, sheet) = (t.get(), mapping.sheet.get());
        let made = mapping.view(|view| {
            view.made.iter().filter(|made| made.sheet == sheet).cloned().collect::<Vec<_>>()
        });
        by_row(made).into_iter().map(|(row, made)| made_row(t, row, &made)).collect_view()
    };
    view! {
        <section class="map-preview">
            <h3>{say(t, Lang::table_preview)}</h3>
            <p role="status">{counts}</p>
            <ol class="map-made" tabindex="0" aria-label=say(t, Lang::table_preview)>
                {rows}
            </ol>
        </section>
    }
}

fn by_row(made: Vec<Made>) -> Vec<(usize, Vec<What>)> {
    let mut rows = Vec::<(usize, Vec<What>)>::new();
    for Made { row, what, .. } in made {
        match rows.last_mut() {
            Some((last, things)) if *last == row => things.push(what),
            _ => rows.push((row, vec![what])),
        }
    }
    rows
}

fn made_row(t: Lang, row: usize, made: &[What]) -> impl IntoView + use<> {
    let chip = |what: &What| match what {
        What::Entity { name, kind, is_new } => {
            let known = if *is_new { String::new() } else { format!(" ({})", t.table_again()) };
            let kind = t.kind(&crate::domain::entities::EntityKind::read(kind));
            view! {
                <li class="made" data-kind="entity">
                    {format!("{name}{known}")}
                    <small>" " {kind}</small>
                </li>
            }
            .into_any()
        }
        What::Relation { source, kind, target } => {
            let words = format!("{source} → {kind} → {target}");
            view! {
                <li class="made" data-kind="relation">
                    {words}
                </li>
            }
            .into_any()
        }
        What::Claim { text } | What::Card { text } => {
            let words = t.time_export_quoted(text);
            view! {
                <li class="made" data-kind="text">
                    {words}
                </li>
            }
            .into_any()
        }
        What::Problem(problem) => {
            let words = t.problem(problem);
            view! {
                <li class="made" data-kind="problem">
                    "⚠ " {words}
                </li>
            }
            .into_any()
        }
    };
    view! {
        <li>
            <span class="made-row">{t.table_row(row)}</span>
            <ul>{made.iter().map(chip).collect_view()}</ul>
        </li>
    }
}
