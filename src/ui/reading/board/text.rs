//! The text: each paragraph is drawn once, and only the marks in it change.

use leptos::ev::{Event, FocusEvent};
use leptos::prelude::*;
use leptos_router::components::A;

use super::passage::{PassageTools, watch_selection};
use super::state::{Chosen, Reading, kind_key};
use super::{HOST, keys, mention_id, paragraph_id, words_id};
use crate::analysis::reading::Shape;
use crate::analysis::reading::places::{Piece, mentions, pieces};
use crate::browser::{dom, selection};
use crate::i18n::Lang;
use crate::ui::preferences::{say, use_lang};

/// A paragraph, ready to be drawn.
struct Drawn {
    n: usize,
    shape: &'static str,
    /// The words of each piece, and whose mention it is.
    pieces: Vec<(String, Option<Mark>)>,
}

/// A mention of a proposal.
struct Mark {
    n: usize,
    is_first: bool,
    kind: String,
    is_doubtful: bool,
}

impl Reading {
    fn drawn(self) -> Vec<Drawn> {
        self.read(|found| {
            let all = mentions(&found.proposals);
            let words = |piece: &Piece| {
                found.source.get(piece.range.clone()).unwrap_or_default().to_owned()
            };
            let mark = |(n, is_first): (usize, bool)| Mark {
                n,
                is_first,
                kind: found.proposals.get(n).map(|one| kind_key(&one.what)).unwrap_or_default(),
                is_doubtful: self.is_doubtful(n),
            };
            let paragraphs = found.paragraphs.iter().enumerate();
            let one = paragraphs.map(|(n, paragraph)| Drawn {
                n,
                shape: match paragraph.shape {
                    Shape::Plain => "plain",
                    Shape::Item => "item",
                    Shape::Heading => "heading",
                },
                pieces: pieces(&found.source, &paragraph.range, &all)
                    .iter()
                    .map(|piece| (words(piece), piece.mention.map(mark)))
                    .collect(),
            });
            one.collect()
        })
    }

    /// Chooses a whole paragraph as the passage.
    fn cite(self, n: usize) {
        let range = self.read(|found| found.paragraphs.get(n).map(|one| one.range.clone()));
        if let Some(range) = range {
            selection::clear();
            let at = selection::frame_of(HOST, &words_id(n));
            self.passage.set(Some(Chosen { range, at }));
            dom::focus_soon(super::passage::FIRST);
        }
    }
}

#[component]
pub(super) fn TextSide(reading: Reading) -> AnyView {
    let t = use_lang();
    watch_selection(reading);
    // One paragraph's button is in the order of tabs; arrows go to the others.
    let current = RwSignal::new(0_usize);
    let choose = move |event: Event| {
        if let Some(n) = selection::number_under(&event, "data-mention") {
            reading.choose(n);
        }
    };
    let follow = move |event: FocusEvent| {
        if let Some(n) = selection::number_under(&event, "data-cite") {
            current.set(n);
        }
    };
    let count = reading.read(|found| found.paragraphs.len());
    let paragraphs = reading.drawn().into_iter();
    view! {
        <div
            class="reading-text"
            id=HOST
            tabindex="0"
            role="region"
            aria-label=say(t, Lang::reading_text)
            on:click=move |event| choose(event.into())
            on:focusin=follow
            on:keydown=move |event| keys::in_text(reading, current, count, &event)
        >
            <TextHead reading />
            <div class="reading-column">
                {paragraphs
                    .map(|drawn| view! { <ParagraphView reading drawn current /> })
                    .collect_view()}
            </div>
            <PassageTools reading />
        </div>
    }
    .into_any()
}

/// The title of the document, and the way to its sheet and to another text.
#[component]
fn TextHead(reading: Reading) -> AnyView {
    let t = use_lang();
    let entity = reading.workspace.entity(reading.document);
    let name = move || {
        entity.with(|entity| entity.as_deref().map(|one| one.name.clone()).unwrap_or_default())
    };
    let date = move || {
        entity.with(|entity| {
            entity.as_deref().map(|one| one.date.text().to_owned()).unwrap_or_default()
        })
    };
    let sheet = dom::address(&format!("/entites/{}", reading.document));
    view! {
        <header class="reading-head">
            <h1>{name}</h1>
            <p class="muted">{date}</p>
            <p class="reading-links">
                <A href=sheet>{say(t, Lang::reader_sheet)}</A>
                <A href=dom::address("/lecture")>{say(t, Lang::reader_other)}</A>
            </p>
            <p class="hint keys-hint">{say(t, Lang::reading_keys)}</p>
        </header>
    }
    .into_any()
}

#[component]
fn ParagraphView(reading: Reading, drawn: Drawn, current: RwSignal<usize>) -> AnyView {
    let t = use_lang();
    let n = drawn.n;
    let pieces = drawn.pieces.into_iter().map(|(words, mark)| match mark {
        Some(mark) => view! { <MarkView reading words mark /> }.into_any(),
        None => words.into_any(),
    });
    view! {
        <div class="reading-paragraph" data-shape=drawn.shape>
            <button
                type="button"
                class="reading-number"
                id=paragraph_id(n)
                data-cite=n.to_string()
                tabindex=move || if current.get() == n { "0" } else { "-1" }
                aria-label=move || t.get().reader_cite(n + 1)
                title=move || t.get().reader_cite(n + 1)
                on:click=move |_| reading.cite(n)
            >
                {format!("§ {}", n + 1)}
            </button>
            <p class="reading-words" id=words_id(n) data-words=n.to_string()>
                {pieces.collect_view()}
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn MarkView(reading: Reading, words: String, mark: Mark) -> AnyView {
    let n = mark.n;
    view! {
        <mark
            class="reading-mark"
            id=mark.is_first.then(|| mention_id(n))
            data-mention=n.to_string()
            data-kind=mark.kind
            data-weak=mark.is_doubtful.then_some("true")
            data-standing=move || reading.standing(n).key()
            data-chosen=move || (reading.chosen.get() == Some(n)).then_some("true")
        >
            {words}
        </mark>
    }
    .into_any()
}
