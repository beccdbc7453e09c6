//! A guided path: the stop a group is at, what to do there, and a clock that can be stopped.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::components::A;

use super::state::{Strategy, use_strategy};
use crate::browser::clock::now;
use crate::browser::{dom, preferences};
use crate::domain::method::catalogue::method;
use crate::domain::method::paths::{PATHS, Path, Walk};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// How often the clock is read.
const TICK: Duration = Duration::from_secs(1);

impl Strategy {
    /// Sets out, goes on, or ends: what is remembered follows.
    fn walk_on(self, walk: Option<Walk>) {
        preferences::set_walk(walk.as_ref());
        let to = walk.as_ref().and_then(Walk::leg_of).and_then(|leg| method(leg.method));
        let is_elsewhere = self.walk.with_untracked(|before| {
            let leg = |walk: &Option<Walk>| walk.as_ref().map(|walk| (walk.path.clone(), walk.leg));
            leg(before) != leg(&walk)
        });
        self.walk.set(walk);
        if let Some(method) = to.filter(|_| is_elsewhere) {
            self.go(&super::state::path_of(method));
        }
    }
}

/// The paths one can set out on.
#[component]
pub(super) fn Paths() -> impl IntoView {
    let t = use_lang();
    view! {
        <section class="paths" aria-label=say(t, Lang::paths_title)>
            <h2>{say(t, Lang::paths_title)}</h2>
            <ul>{PATHS.iter().map(|path| view! { <PathLine path /> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn PathLine(path: &'static Path) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let tools = move || {
        let names = path.legs.iter().map(|leg| t.get().method_name(leg.method));
        names.collect::<Vec<_>>().join(" → ")
    };
    view! {
        <li class="path-line">
            <strong>{move || t.get().path_name(path.key)}</strong>
            <span class="muted">{tools}</span>
            <Button
                label=Signal::derive(move || t.get().path_start(t.get().path_name(path.key)))
                on_press=move |()| strategy.walk_on(Walk::new(path.key))
            />
        </li>
    }
}

/// The bar of a group on its way; nothing while there is none.
#[component]
pub(super) fn WalkBar() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let walk = strategy.walk;
    let is_on = move || walk.with(|walk| walk.as_ref().is_some_and(|walk| walk.leg_of().is_some()));
    let place = move || {
        walk.with(|walk| {
            let walk = walk.as_ref()?;
            let (path, leg) = (walk.path_of()?, walk.leg_of()?);
            let (t, count) = (t.get(), path.legs.len());
            Some((
                t.path_place(t.path_name(path.key), walk.leg + 1, count),
                t.path_task(leg.method),
                leg.method,
            ))
        })
    };
    let step = move |is_on: bool| {
        let next =
            walk.with_untracked(|walk| walk.as_ref().and_then(|walk| walk.stepped(is_on, now())));
        if next.is_some() {
            strategy.walk_on(next);
        }
    };
    let has =
        move |is_on: bool| walk.with(|walk| walk.as_ref().is_some_and(|walk| walk.can_step(is_on)));
    view! {
        <If when=is_on>
            <section class="walk" aria-label=say(t, Lang::paths_title)>
                <p class="walk-place">
                    {move || place().map(|(place, ..)| place)} " "
                    {move || {
                        place()
                            .and_then(|(.., key)| method(key))
                            .map(|method| {
                                view! {
                                    <A href=dom::address(
                                        &super::state::path_of(method),
                                    )>{move || t.get().method_name(method.key)}</A>
                                }
                            })
                    }}
                </p>
                <p class="walk-task">{move || place().map(|(_, task, _)| task)}</p>
            </section>
            <div class="walk-bar" role="group" aria-label=say(t, Lang::path_left)>
                <Clock />
                <div class="walk-steps">
                    <Button
                        label=label(t, Lang::path_before)
                        on_press=move |()| step(false)
                        disabled=Signal::derive(move || !has(false))
                    />
                    <Button
                        label=label(t, Lang::path_next)
                        tone="main"
                        on_press=move |()| step(true)
                        disabled=Signal::derive(move || !has(true))
                    />
                    <Button
                        label=label(t, Lang::path_end)
                        tone="link"
                        on_press=move |()| strategy.walk_on(None)
                    />
                </div>
            </div>
        </If>
    }
}

/// The time left, and the button that starts and stops it.
#[component]
fn Clock() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let walk = strategy.walk;
    let time = RwSignal::new(now());
    let tick = set_interval_with_handle(
        move || {
            time.try_set(now());
        },
        TICK,
    );
    on_cleanup(move || {
        if let Ok(tick) = tick {
            tick.clear();
        }
    });
    let runs = move || walk.with(|walk| walk.as_ref().is_some_and(|walk| walk.since.is_some()));
    let left = move || {
        walk.with(|walk| walk.as_ref().map(|walk| walk.left_at(time.get())).unwrap_or_default())
    };
    let is_over = Memo::new(move |_| left() < 0);
    Effect::new(move |before: Option<bool>| {
        let is_over = is_over.get();
        if is_over && before == Some(false) {
            strategy.workspace.notices().tell(t.get_untracked().path_time_over().to_owned());
        }
        is_over
    });
    let toggle = move |()| {
        time.set(now());
        strategy.walk_on(walk.get_untracked().map(|walk| walk.toggled(now())));
    };
    let action = Signal::derive(move || {
        let t = t.get();
        if runs() { t.path_stop() } else { t.path_run() }.to_owned()
    });
    view! {
        <div class="walk-clock" data-over=move || is_over.get().to_string()>
            <span role="timer" aria-label=say(t, Lang::path_left)>
                {move || t.get().clock(left())}
            </span>
            <Button label=action on_press=toggle />
        </div>
    }
}
