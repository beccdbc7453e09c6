//! Three questions that say what becomes of what a card supposes.

use leptos::prelude::*;

use super::super::card::CardOf;
use crate::domain::method::body;
use crate::domain::method::triage::{Answers, Likelihood};
use crate::i18n::Lang;
use crate::ui::parts::{If, Segments};
use crate::ui::preferences::{label, say, use_lang};

const YES: &str = "yes";
const NO: &str = "no";

fn likelihood(key: &str) -> Option<Likelihood> {
    match key {
        "certain" => Some(Likelihood::Certain),
        "probable" => Some(Likelihood::Likely),
        "unlikely" => Some(Likelihood::Unlikely),
        _ => None,
    }
}

/// An answer of yes or no, if there is one.
fn yes(key: &str) -> Option<bool> {
    match key {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    }
}

/// The verdict on what a card supposes, and the questions that lead to it.
#[component]
pub(in super::super) fn TriageOf(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let words = move || {
        let t = t.get();
        let key = card.read(|card| body::text(&card.body, "triage").to_owned());
        let choice = t.method_choice("triage", &key);
        if choice.is_empty() { t.triage_open().to_owned() } else { t.triage_becomes(choice) }
    };
    view! {
        <details class="triage">
            <summary>{words}</summary>
            <Questions card />
        </details>
    }
}

#[component]
fn Questions(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let [matters, likely, without] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let locked = Signal::derive(move || !card.strategy.workspace.is_writable());
    let answer = move |to: RwSignal<String>| {
        Callback::new(move |key: String| {
            to.set(key);
            let answers = Answers {
                matters: yes(&matters.get_untracked()),
                likely: likelihood(&likely.get_untracked()),
                without: yes(&without.get_untracked()),
            };
            if let Some(verdict) = answers.verdict() {
                card.set("triage", verdict.key().into());
            }
        })
    };
    let yes_or_no = Signal::derive(move || {
        let t = t.get();
        vec![(YES.to_owned(), t.trees_yes().to_owned()), (NO.to_owned(), t.trees_no().to_owned())]
    });
    let likelihoods = Signal::derive(move || {
        let t = t.get();
        let words = [
            ("certain", t.triage_certain()),
            ("probable", t.triage_probable()),
            ("unlikely", t.triage_unlikely()),
        ];
        words.map(|(key, words)| (key.to_owned(), words.to_owned())).to_vec()
    });
    let question = move |words: fn(Lang) -> &'static str, to: RwSignal<String>, options| {
        view! {
            <p class="triage-question">{say(t, words)}</p>
            <Segments
                label=label(t, words)
                options
                value=to
                on_choose=answer(to)
                disabled=locked
            />
        }
    };
    view! {
        {question(Lang::triage_matters, matters, yes_or_no)}
        <If when=move || matters.get() == YES>
            {question(Lang::triage_likely, likely, likelihoods)}
        </If>
        <If when=move || matters.get() == YES && likely.get() == "unlikely">
            {question(Lang::triage_without, without, yes_or_no)}
        </If>
    }
}
