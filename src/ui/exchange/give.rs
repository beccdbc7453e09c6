//! Taking the project out: for whom, in which form, sealed or not.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock::{local_day, now};
use crate::browser::files;
use crate::browser::turns::turns;
use crate::browser::worker::Workers;
use crate::domain::audience::{Audience, Pseudonymise};
use crate::domain::passphrase::Hardness;
use crate::format::{first, myspot, workbook};
use crate::i18n::Lang;
use crate::task::write::{Dialect, List, Order, Product};
use crate::task::{Outcome, Task, TaskError};
use crate::ui::library::file_title;
use crate::ui::parts::{Button, Choice, If, PassphraseField, PassphraseShown};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

/// What the reader asks for.
#[derive(Clone, Copy)]
struct Wish {
    audience: RwSignal<Audience>,
    /// Who the reader said it is for.
    chosen: RwSignal<Option<Audience>>,
    product: RwSignal<Product>,
    list: RwSignal<List>,
    dialect: RwSignal<Dialect>,
    is_sealed: RwSignal<bool>,
    passphrase: RwSignal<String>,
    repeated: RwSignal<String>,
    /// Percents, while a file is written.
    busy: RwSignal<Option<u8>>,
    /// What the last file left out, and why none came.
    told: RwSignal<Vec<String>>,
    error: RwSignal<Option<String>>,
}

impl Wish {
    fn new() -> Self {
        Self {
            audience: RwSignal::new(Product::Mine.first_audience()),
            chosen: RwSignal::new(None),
            product: RwSignal::new(Product::Mine),
            list: RwSignal::new(List::Entities),
            dialect: RwSignal::new(Dialect::French),
            is_sealed: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
            repeated: RwSignal::new(String::new()),
            busy: RwSignal::new(None),
            told: RwSignal::new(Vec::new()),
            error: RwSignal::new(None),
        }
    }

    fn choose_audience(self, audience: Audience) {
        self.chosen.set(Some(audience));
        self.audience.set(audience);
    }

    fn choose_product(self, product: Product) {
        self.product.set(product);
        let chosen = self.chosen.get_untracked();
        self.audience.set(product.audience_after(chosen));
    }

    /// What stands in the way of writing the file.
    fn obstacle(self, t: Lang) -> Option<&'static str> {
        if self.audience.get_untracked().hides_nothing() {
            Some(t.audience_nobody())
        } else if !self.is_sealed.get_untracked() {
            None
        } else if self.passphrase.with_untracked(String::is_empty) {
            Some(t.seal_no_passphrase())
        } else if self.passphrase.get_untracked() != self.repeated.get_untracked() {
            Some(t.passphrase_differs())
        } else {
            None
        }
    }

    async fn write(self, workspace: Workspace, workers: Workers) {
        let t = workspace.lang();
        self.told.set(Vec::new());
        self.error.set(self.obstacle(t).map(str::to_owned));
        if self.error.with_untracked(Option::is_some) {
            return;
        }
        workspace.flush_drafts();
        let mark = workspace.copy_mark();
        let project = workspace.with_untracked(Clone::clone);
        let name = file_title(&project);
        let product = match self.product.get_untracked() {
            Product::Csv(..) => {
                Product::Csv(self.list.get_untracked(), self.dialect.get_untracked())
            }
            product => product,
        };
        let passphrase = self.is_sealed.get_untracked().then(|| self.passphrase.get_untracked());
        let order = Order {
            product,
            audience: self.audience.get_untracked(),
            passphrase,
            project: workspace.open_id_untracked().map(|id| id.to_string()).unwrap_or_default(),
            lang: t.code().to_owned(),
            today: local_day(now()),
            now: now(),
        };
        let (file, media) = order.file(&name, t.give_coded_name());
        self.busy.set(Some(0));
        let on_progress = move |percent| {
            self.busy.try_set(Some(percent));
        };
        let (bytes, _) = myspot::write_in_turns(&project, &turns()).await;
        let answer = workers.run(Task::Write(order.clone()), bytes, on_progress).await;
        self.busy.try_set(None);
        match answer {
            Ok((Outcome::Given { told }, bytes)) => {
                files::download(&file, media, &bytes);
                workspace.notices().tell(t.give_done(&file));
                self.told.try_set(told);
                if order.product == Product::Mine && order.audience == Audience::Whole {
                    workspace.note_backup(mark).await;
                }
            }
            Ok((Outcome::Unopened(error), _)) => self.tell(t.seal_error(&error)),
            Ok(_) => self.tell(t.give_failed().to_owned()),
            Err(TaskError::Cancelled) => {}
            Err(error) => self.tell(t.task_error(error).to_owned()),
        }
    }

    /// Tells why no file came, if the panel is still there.
    fn tell(self, error: String) {
        self.error.try_set(Some(error));
    }
}

#[component]
pub(super) fn GivePanel() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let wish = Wish::new();
    let workers = StoredValue::new_local(Workers::default());
    let give = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if wish.busy.with_untracked(Option::is_some) {
            return;
        }
        spawn_local(async move { wish.write(workspace, workers.get_value()).await });
    };
    view! {
        <section class="panel">
            <h2>{say(t, Lang::exchange_out)}</h2>
            <form class="stack" on:submit=give>
                <ProductChoice wish />
                <AudienceChoice wish />
                <SealChoice wish />
                {move || {
                    wish.error
                        .get()
                        .map(|error| {
                            view! {
                                <p role="alert" class="refusal">
                                    {error}
                                </p>
                            }
                        })
                }}
                <If when=move || wish.busy.get().is_some()>
                    <p role="status">{say(t, Lang::give_working)}</p>
                    <progress
                        max="100"
                        value=move || wish.busy.get().unwrap_or_default().to_string()
                        aria-label=say(t, Lang::give_working)
                    ></progress>
                </If>
                <div class="form-actions">
                    <If when=move || wish.busy.get().is_some()>
                        <Button
                            label=label(t, Lang::import_stop)
                            on_press=move |()| workers.with_value(Workers::cancel)
                        />
                    </If>
                    // Not disabled while it works: it would lose the focus.
                    <Button label=label(t, Lang::give_do) tone="main" />
                </div>
            </form>
            <If when=move || wish.told.with(|told| !told.is_empty())>
                <div class="told" role="status">
                    <ul>
                        {move || {
                            wish.told
                                .get()
                                .into_iter()
                                .map(|told| view! { <li>{told}</li> })
                                .collect_view()
                        }}
                    </ul>
                </div>
            </If>
        </section>
    }
}

/// Whether two audiences are offered as one choice.
fn is_same(a: Audience, b: Audience) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

#[component]
fn AudienceChoice(wish: Wish) -> impl IntoView {
    let t = use_lang();
    let audience = wish.audience;
    let option = move |choice: Audience| {
        view! {
            <label class="option-card">
                <input
                    type="radio"
                    name="audience"
                    prop:checked=move || is_same(audience.get(), choice)
                    on:change=move |_| wish.choose_audience(choice)
                />
                <span>
                    <strong>{move || t.get().audience(choice)}</strong>
                    <small>{move || t.get().audience_help(choice)}</small>
                </span>
            </label>
        }
    };
    let hides = move || match audience.get() {
        Audience::Pseudonymised(which) => Some(which),
        _ => None,
    };
    let tick = move |words: fn(Lang) -> &'static str, read: fn(&mut Pseudonymise) -> &mut bool| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || hides().is_some_and(|mut which| *read(&mut which))
                    on:change=move |_| {
                        if let Some(mut which) = hides() {
                            let flag = read(&mut which);
                            *flag = !*flag;
                            wish.choose_audience(Audience::Pseudonymised(which));
                        }
                    }
                />
                <span>{say(t, words)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="options options-terse">
            <legend>{say(t, Lang::audience_title)}</legend>
            {Audience::ALL.map(option).collect_view()}
            <If when=move || hides().is_some()>
                <div class="option-more">
                    {tick(Lang::audience_people, |which| &mut which.people)}
                    {tick(Lang::audience_organisations, |which| &mut which.organisations)}
                    <p class="muted">{say(t, Lang::audience_kinds_help)}</p>
                </div>
            </If>
        </fieldset>
    }
}

const PRODUCTS: [Product; 6] = [
    Product::Mine,
    Product::Html,
    Product::Markdown,
    Product::Workbook,
    Product::Csv(List::Entities, Dialect::French),
    Product::First,
];

#[component]
fn ProductChoice(wish: Wish) -> impl IntoView {
    let t = use_lang();
    let product = wish.product;
    let option = move |choice: Product| {
        view! {
            <label class="option-card">
                <input
                    type="radio"
                    name="product"
                    prop:checked=move || product.get() == choice
                    on:change=move |_| wish.choose_product(choice)
                />
                <span>
                    <strong>{move || t.get().product(choice)}</strong>
                    <small>{move || t.get().product_help(choice)}</small>
                </span>
            </label>
        }
    };
    let lists = move || {
        let t = t.get();
        List::ALL.map(|list| (list.key().to_owned(), t.list_name(list).to_owned())).to_vec()
    };
    let dialects = move || {
        let t = t.get();
        vec![
            ("fr".to_owned(), t.dialect(Dialect::French).to_owned()),
            ("other".to_owned(), t.dialect(Dialect::International).to_owned()),
        ]
    };
    let workspace = use_workspace();
    let losses = Memo::new(move |_| {
        let t = t.get();
        match product.get() {
            Product::Workbook => workspace
                .with(workbook::losses::losses)
                .into_iter()
                .map(|loss| t.workbook_loss(loss))
                .collect(),
            Product::First => {
                workspace.with(first::losses).into_iter().map(|loss| t.loss(loss)).collect()
            }
            Product::Csv(..) => vec![t.give_csv_loses().to_owned()],
            Product::Html | Product::Markdown => vec![t.give_report_loses().to_owned()],
            Product::Mine => Vec::<String>::new(),
        }
    });
    let dialect = move || if wish.dialect.get() == Dialect::French { "fr" } else { "other" };
    view! {
        <fieldset class="options">
            <legend>{say(t, Lang::give_as)}</legend>
            {PRODUCTS.map(option).collect_view()}
            <If when=move || losses.with(|losses| !losses.is_empty())>
                <div class="told option-wide">
                    <p>{say(t, Lang::export_losses)}</p>
                    <ul>
                        {move || {
                            let loss = |loss: String| view! { <li>{loss}</li> };
                            losses.get().into_iter().map(loss).collect_view()
                        }}
                    </ul>
                </div>
            </If>
            <If when=move || matches!(product.get(), Product::Csv(..))>
                <div class="option-more map-options">
                    <Choice
                        label=label(t, Lang::give_list)
                        value=Signal::derive(move || wish.list.get().key().to_owned())
                        options=Signal::derive(lists)
                        compact=true
                        on_choose=Callback::new(move |key: String| {
                            wish.list.set(List::read(&key).unwrap_or(List::Entities));
                        })
                    />
                    <Choice
                        label=label(t, Lang::give_dialect)
                        value=Signal::derive(move || dialect().to_owned())
                        options=Signal::derive(dialects)
                        compact=true
                        on_choose=Callback::new(move |key: String| {
                            let french = key == "fr";
                            wish.dialect
                                .set(
                                    if french { Dialect::French } else { Dialect::International },
                                );
                        })
                    />
                </div>
            </If>
        </fieldset>
    }
}

#[component]
fn SealChoice(wish: Wish) -> impl IntoView {
    let t = use_lang();
    let is_shown = RwSignal::new(false);
    let field = move |words: fn(Lang) -> &'static str, value: RwSignal<String>| {
        view! {
            <PassphraseField label=label(t, words) value is_shown autocomplete="new-password" />
        }
    };
    let hardness = move || match Hardness::of(&wish.passphrase.get()) {
        Hardness::Empty => "",
        Hardness::Weak => t.get().passphrase_weak(),
        Hardness::Fair => t.get().passphrase_fair(),
        Hardness::Good => t.get().passphrase_good(),
    };
    view! {
        <fieldset class="options">
            <legend class="visually-hidden">{say(t, Lang::seal_choose)}</legend>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || wish.is_sealed.get()
                    on:change=move |_| wish.is_sealed.update(|sealed| *sealed = !*sealed)
                />
                <span>{say(t, Lang::seal_choose)}</span>
            </label>
            <If when=move || wish.is_sealed.get()>
                <div class="option-more stack">
                    <p class="muted">{say(t, Lang::seal_help)} " " {say(t, Lang::passphrase_lost)}</p>
                    {field(Lang::passphrase, wish.passphrase)}
                    <p class="muted" role="status">
                        {hardness}
                    </p>
                    {field(Lang::passphrase_repeat, wish.repeated)}
                    <PassphraseShown is_shown />
                    <p class="muted">{say(t, Lang::passphrase_advice)}</p>
                </div>
            </If>
        </fieldset>
    }
}
