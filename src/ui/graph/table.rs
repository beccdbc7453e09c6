//! Figures in a table: a row can be pressed, columns can be sorted by.

use leptos::prelude::*;

use super::lines::{Act, Acting, press};

/// A table as plain data.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    /// What it shows.
    pub(super) caption: String,
    /// The heads of the columns, each with what sorting by it is called; the first is that of the rows.
    pub(super) heads: Vec<(String, String)>,
    /// The column sorted by, if any, and its order: "ascending", "descending".
    pub(super) sorted: Option<(usize, &'static str)>,
    /// The rows: what is pressed, then the cells.
    pub(super) rows: Vec<(String, Act, Vec<String>)>,
}

/// `on_sort` is told the column; without it heads are only words.
#[component]
pub(super) fn Table(
    acting: Acting,
    grid: Memo<Grid>,
    #[prop(optional, into)] on_sort: Option<Callback<usize>>,
) -> AnyView {
    let heads = Memo::new(move |_| grid.with(|grid| grid.heads.clone()));
    let sorted = Memo::new(move |_| grid.with(|grid| grid.sorted));
    let head = move |(column, (words, name)): (usize, (String, String))| {
        let order = move || sorted.get().filter(|sorted| sorted.0 == column).map(|sorted| sorted.1);
        let content = match on_sort.filter(|_| column > 0) {
            Some(on_sort) => view! {
                <button
                    type="button"
                    class="tells-press"
                    aria-label=name
                    on:click=move |_| on_sort.run(column)
                >
                    {words}
                </button>
            }
            .into_any(),
            None => words.into_any(),
        };
        view! {
            <th scope="col" aria-sort=order>
                {content}
            </th>
        }
        .into_any()
    };
    let row = move |(words, act, cells): (String, Act, Vec<String>)| {
        let cells: Vec<AnyView> =
            cells.into_iter().map(|cell| view! { <td>{cell}</td> }.into_any()).collect();
        view! {
            <tr>
                <th scope="row">{press(acting, "tells-press", words, None, act)}</th>
                {cells}
            </tr>
        }
        .into_any()
    };
    view! {
        <div
            class="tells-table"
            role="region"
            tabindex="0"
            aria-label=move || grid.with(|grid| grid.caption.clone())
        >
            <table>
                <caption class="visually-hidden">
                    {move || grid.with(|grid| grid.caption.clone())}
                </caption>
                <thead>
                    <tr>
                        {move || heads.get().into_iter().enumerate().map(head).collect::<Vec<_>>()}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        grid.with(|grid| grid.rows.clone()).into_iter().map(row).collect::<Vec<_>>()
                    }}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
