//! The decision table: a line an option, a column a criterion.

use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;

use super::super::super::board::AddLine;
use super::super::super::card::CardOf;
use super::super::super::editor::{Refused, on, put, put_on, taken, votes_text};
use super::super::super::state::use_strategy;
use super::ballots::UnseenDots;
use super::{MOST, Named, UsualCriteria, fields};
use crate::domain::id::CardId;
use crate::domain::method::catalogue::method;
use crate::domain::method::dots::{MOST_ON_ONE, dots_each, heaped, over_share};
use crate::domain::method::scores::{DOTS, SCORE};
use crate::domain::method::strategy::{
    CRITERION, Choice, KEY, Robustness, Scored, Steadiness, percent,
};
use crate::domain::method::{Index, body};
use crate::i18n::Lang;
use crate::ui::parts::{Each, If, TextField};
use crate::ui::preferences::{say, use_lang};

/// What the votes say, with the names that go with it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Told {
    criteria: Vec<(CardId, String, f64)>,
    options: Vec<(Scored, String, Option<usize>)>,
    winners: Vec<usize>,
    firm: Robustness,
    steady: Steadiness,
    /// How many dots each person may give, and who gave more, by place, with how many.
    each: usize,
    over: Vec<(usize, i64)>,
    /// The options on which somebody put too many dots, with how many.
    heaped: Vec<(usize, i64)>,
}

impl Told {
    fn new(index: &Index) -> Self {
        let choice = Choice::new(index);
        let (winners, firm) = (choice.winners(), choice.robustness());
        let criteria = choice.criteria.iter().zip(choice.shares());
        let names = index.boxes(KEY).iter().map(|card| card.card.text.clone());
        let dots = index.boxes(KEY).iter().map(|card| body::votes(&card.card.body, "dots"));
        let dots: Vec<Vec<i64>> = dots.collect();
        let each = dots_each(dots.len());
        let options = choice.options.iter().cloned().zip(names).zip(choice.ranks());
        Self {
            each,
            over: over_share(&dots, each),
            heaped: heaped(&dots),
            criteria: criteria.map(|(it, share)| (it.id, it.name.to_owned(), share)).collect(),
            options: options.map(|((scored, name), rank)| (scored, name, rank)).collect(),
            winners,
            firm,
            steady: choice.steadiness(),
        }
    }

    fn criterion(&self, at: usize) -> &str {
        self.criteria.get(at).map_or("", |(_, name, _)| name)
    }

    fn option(&self, at: usize) -> &str {
        self.options.get(at).map_or("", |(_, name, _)| name)
    }
}

type Shared = Memo<Arc<Told>>;

#[component]
pub(super) fn Decision() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let told = strategy.memo(|index| Arc::new(Told::new(index)));
    let criteria = strategy.cards(CRITERION, None);
    let options = strategy.cards(KEY, None);
    let first = move |ids: Memo<Vec<Uuid>>| {
        Memo::new(move |_| ids.get().into_iter().take(MOST).collect::<Vec<_>>())
    };
    let (columns, rows) = (first(criteria), first(options));
    let row =
        Callback::new(move |id: Uuid| view! { <Line id=CardId(id) columns told /> }.into_any());
    let head = Callback::new(move |id: Uuid| view! { <Head id=CardId(id) told /> }.into_any());
    let is_long = move || criteria.with(Vec::len) > MOST || options.with(Vec::len) > MOST;
    let dots = move || t.get().boards_dots_each(told.with(|told| told.each), MOST_ON_ONE);
    view! {
        <p class="hint">{say(t, Lang::boards_votes_help)}</p>
        <p class="hint">{dots}</p>
        <If when=is_long>
            <p class="hint">{move || t.get().boards_shown(MOST)}</p>
        </If>
        <div class="table-scroll" tabindex="0" role="group" aria-label=say(t, Lang::boards_choice)>
            <table class="field-table decision-table">
                <thead>
                    <tr>
                        <th scope="col">{say(t, Lang::boards_option)}</th>
                        <Each ids=columns row=head />
                        <th scope="col">{say(t, Lang::boards_total)}</th>
                        <th scope="col">{say(t, Lang::boards_rank)}</th>
                        <th scope="col">{move || t.get().method_field(KEY, "dots")}</th>
                    </tr>
                </thead>
                <tbody>
                    <Each ids=rows row />
                </tbody>
            </table>
        </div>
        <Over told />
        <UnseenDots options=rows />
        <div class="field-pair">
            <div class="field-group">
                <span class="field-label">{say(t, Lang::boards_option_add)}</span>
                {method(KEY).map(|method| view! { <AddLine method at="" id="add-option" /> })}
            </div>
            <div class="field-group">
                <span class="field-label">{say(t, Lang::boards_criterion_add)}</span>
                {method(CRITERION).map(|method| view! { <AddLine method at="" id="add-criterion" /> })}
                <UsualCriteria />
            </div>
        </div>
        <Firm told />
    }
}

/// Who gave more dots than their share, and where somebody put too many.
#[component]
fn Over(told: Shared) -> impl IntoView {
    let t = use_lang();
    let lines = move || {
        told.with(|told| {
            let line = |(person, dots): &(usize, i64)| {
                t.get().boards_dots_over(person + 1, dots.unsigned_abs(), told.each)
            };
            let heap = |(option, dots): &(usize, i64)| {
                t.get().boards_dots_heaped(told.option(*option), dots.unsigned_abs(), MOST_ON_ONE)
            };
            told.over.iter().map(line).chain(told.heaped.iter().map(heap)).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="dots-over" role="status">
            {move || lines().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
    }
}

/// A criterion: its name, its weight, its share.
#[component]
fn Head(id: CardId, told: Shared) -> impl IntoView {
    let t = use_lang();
    let card = CardOf::new(use_strategy(), id).with_full_names();
    let share = move || {
        told.with(|told| told.criteria.iter().find(|it| it.0 == id).map(|it| it.2))
            .map(|share| t.get().boards_share(t.get().figure((share * 100.0).round())))
    };
    view! {
        <th scope="col">
            <Named id />
            {fields(card, CRITERION, &["weight"])}
            <p class="hint">{share}</p>
            <If when=move || card.read(|card| body::flag(&card.body, "inverted"))>
                <p class="hint">{say(t, Lang::boards_inverted)}</p>
            </If>
        </th>
    }
}

/// An option: its votes by criterion, its total, its place, its dots.
#[component]
fn Line(id: CardId, columns: Memo<Vec<Uuid>>, told: Shared) -> impl IntoView {
    let t = use_lang();
    let card = CardOf::new(use_strategy(), id).with_full_names();
    let own =
        move || told.with(|told| told.options.iter().find(|(scored, ..)| scored.id == id).cloned());
    let scored = move || own().map(|own| own.0);
    let cell = Callback::new(move |criterion: Uuid| {
        view! { <Votes card criterion=CardId(criterion) /> }.into_any()
    });
    let total = move || {
        let total = scored()?.total?;
        Some(t.get().figure((percent(total) * 10.0).round() / 10.0))
    };
    let undecided = move || {
        let count = scored().filter(|scored| scored.total.is_some())?.undecided();
        (count > 0).then(|| t.get().boards_undecided(count))
    };
    let veto = move || {
        let at = scored()?.veto?;
        Some(told.with(|told| t.get().boards_veto(told.criterion(at))))
    };
    let worse = move || {
        let at = *scored()?.dominated_by.first()?;
        Some(told.with(|told| t.get().boards_dominated(told.option(at))))
    };
    let dots = move || {
        let (dots, people) = scored()?.dots;
        (people > 0).then(|| t.get().boards_dots(dots.unsigned_abs() as usize, people))
    };
    let given =
        Signal::derive(move || votes_text(&card.read(|card| body::votes(&card.body, "dots"))));
    let refused = RwSignal::new(Vec::new());
    let set = card.typing(move |card, text| put(card, "dots", taken(&text, DOTS, refused)));
    view! {
        <tr>
            <th scope="row">
                <Named id />
                <p class="hint">{veto}</p>
                <p class="hint">{worse}</p>
            </th>
            <Each ids=columns row=cell />
            <td>
                <strong>{total}</strong>
                <p class="hint">{undecided}</p>
            </td>
            <td>{move || own().and_then(|own| own.2).map(|rank| t.get().number(rank))}</td>
            <td>
                <TextField label=card.name_of(t, "dots") value=given on_change=set />
                <Refused refused range=DOTS />
                <p class="hint">{dots}</p>
            </td>
        </tr>
    }
}

/// The votes on an option and a criterion.
#[component]
fn Votes(card: CardOf, criterion: CardId) -> impl IntoView {
    let t = use_lang();
    let by = CardOf::new(card.strategy, criterion);
    let votes = move || {
        let name = by.words();
        let said = |card: &crate::domain::cards::Card| {
            on(body::map(&card.body, "scores"), criterion, &name).map(body::votes_of)
        };
        card.read(|card| said(card).unwrap_or_default())
    };
    let refused = RwSignal::new(Vec::new());
    let set = card.typing(move |card, text| {
        put_on(card, "scores", (criterion, &by.words()), taken(&text, SCORE, refused));
    });
    let name = Signal::derive(move || t.get().named_field(card.words(), by.words()));
    view! {
        <td>
            <TextField label=name value=Signal::derive(move || votes_text(&votes())) on_change=set />
            <Refused refused range=SCORE />
            <p class="hint">{move || t.get().votes_line(&votes())}</p>
        </td>
    }
}

/// Who is first, and whether that holds.
#[component]
fn Firm(told: Shared) -> impl IntoView {
    let t = use_lang();
    let first = move || {
        told.with(|told| {
            let names: Vec<&str> = told.winners.iter().map(|at| told.option(*at)).collect();
            (!names.is_empty()).then(|| t.get().boards_winner(names.join(" = ")))
        })
    };
    let firm = move || {
        told.with(|told| {
            let firm = &told.firm;
            (firm.cases > 0).then(|| t.get().boards_firm(firm.held, firm.cases))
        })
    };
    let steady = move || {
        told.with(|told| {
            let rivals = told.steady.rivals.iter().map(|at| told.option(*at));
            t.get().boards_steady(&told.steady, &rivals.collect::<Vec<_>>())
        })
    };
    let is_fragile = move || told.with(|told| told.firm.is_fragile() || told.steady.is_fragile());
    let turns = move || {
        told.with(|told| {
            let turn = |turn: &crate::domain::method::strategy::Turn| {
                let names = (told.criterion(turn.criterion), told.option(turn.winner));
                if turn.factor > 1.0 {
                    t.get().boards_turn_double(names.0, names.1)
                } else {
                    t.get().boards_turn_half(names.0, names.1)
                }
            };
            told.firm.turns.iter().map(turn).collect::<Vec<_>>()
        })
    };
    view! {
        <If when=move || first().is_some()>
            <section class="panel" aria-live="polite">
                <p>
                    <strong>{first}</strong>
                    " "
                    {firm}
                </p>
                <p>{steady}</p>
                <If when=is_fragile>
                    <p>{say(t, Lang::boards_fragile)}</p>
                </If>
                <ul>
                    {move || {
                        turns().into_iter().map(|turn| view! { <li>{turn}</li> }).collect_view()
                    }}
                </ul>
            </section>
        </If>
    }
}
