//! A guided path: the stop a group is at, what to do there, and a clock that can be stopped.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::components::A;

use super::state::path_of;
use crate::browser::clock::now;
use crate::browser::{dom, preferences};
use crate::domain::method::Method;
use crate::domain::method::catalogue::method;
use crate::domain::method::paths::{PATHS, Path, Walk};
use crate::i18n::Lang;
use crate::ui::attention::{Attention, use_attention};
use crate::ui::commands::{Commands, use_commands};
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

/// How often the clock is read.
const TICK: Duration = Duration::from_secs(1);

/// The guided path that a group is on, whatever the page.
#[derive(Clone, Copy)]
pub(super) struct Walking {
    walk: RwSignal<Option<Walk>>,
    workspace: Workspace,
    attention: Attention,
    commands: Commands,
}

fn use_walking() -> Walking {
    expect_context()
}

impl Walking {
    /// Puts it in the context.
    pub(super) fn provide() -> Self {
        let walking = Self {
            walk: RwSignal::new(preferences::walk()),
            workspace: use_workspace(),
            attention: use_attention(),
            commands: use_commands(),
        };
        provide_context(walking);
        walking
    }

    /// Sets out, goes on, or ends: what is remembered follows.
    fn walk_on(self, walk: Option<Walk>) {
        preferences::set_walk(walk.as_ref());
        self.attention.walking.set(walk.is_some());
        let to = walk.as_ref().and_then(Walk::leg_of).and_then(|leg| method(leg.method));
        let is_elsewhere = self.walk.with_untracked(|before| {
            let leg = |walk: &Option<Walk>| walk.as_ref().map(|walk| (walk.path.clone(), walk.leg));
            leg(before) != leg(&walk)
        });
        self.walk.set(walk);
        if let Some(method) = to.filter(|_| is_elsewhere) {
            self.commands.go(&path_of(method));
        }
    }

    /// Whether a group is on its way.
    fn is_on(self) -> bool {
        self.walk.with(|walk| walk.as_ref().is_some_and(|walk| walk.leg_of().is_some()))
    }

    /// Which stop it is at, in words.
    fn place(self, t: Lang) -> Option<String> {
        self.walk.with(|walk| {
            let walk = walk.as_ref()?;
            let path = walk.path_of()?;
            Some(t.path_place(t.path_name(path.key), walk.leg + 1, path.legs.len()))
        })
    }

    /// The method of the stop.
    fn method(self) -> Option<&'static Method> {
        self.walk.with(|walk| method(walk.as_ref()?.leg_of()?.method))
    }

    /// Goes to the next stop, or to the one before.
    fn step(self, is_on: bool) {
        let next = self
            .walk
            .with_untracked(|walk| walk.as_ref().and_then(|walk| walk.stepped(is_on, now())));
        if next.is_some() {
            self.walk_on(next);
        }
    }

    /// Whether there is a next stop, or one before.
    fn can_step(self, is_on: bool) -> bool {
        self.walk.with(|walk| walk.as_ref().is_some_and(|walk| walk.can_step(is_on)))
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
    let walking = use_walking();
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
                on_press=move |()| walking.walk_on(Walk::new(path.key))
            />
        </li>
    }
}

/// The bar of a group on its way, on the pages of the tools; nothing while there is none.
#[component]
pub(super) fn WalkBar() -> impl IntoView {
    let t = use_lang();
    let walking = use_walking();
    view! {
        <If when=move || walking.is_on()>
            <section class="walk" aria-label=say(t, Lang::paths_title)>
                <Stop />
            </section>
            <div class="walk-bar" role="group" aria-label=say(t, Lang::path_left)>
                <Clock />
                <Steps />
            </div>
        </If>
    }
}

/// The same on the pages that a tool leads to, in one strip.
#[component]
pub(crate) fn WalkStrip() -> impl IntoView {
    let t = use_lang();
    let walking = Walking::provide();
    view! {
        <If when=move || walking.is_on()>
            <section class="walk walk-strip" aria-label=say(t, Lang::paths_title)>
                <Stop />
                <Clock />
                <Steps />
            </section>
        </If>
    }
}

/// The stop a group is at, and what to do there.
#[component]
fn Stop() -> impl IntoView {
    let t = use_lang();
    let walking = use_walking();
    let tool = move || {
        let method = walking.method()?;
        let name = move || t.get().method_name(method.key);
        Some(view! { <A href=dom::address(&path_of(method))>{name}</A> })
    };
    let task = move || walking.method().map(|method| t.get().path_task(method.key));
    view! {
        <p class="walk-place">{move || walking.place(t.get())} " " {tool}</p>
        <p class="walk-task">{task}</p>
    }
}

/// The way to the other stops, and out.
#[component]
fn Steps() -> impl IntoView {
    let t = use_lang();
    let walking = use_walking();
    view! {
        <div class="walk-steps">
            <Button
                label=label(t, Lang::path_before)
                on_press=move |()| walking.step(false)
                disabled=Signal::derive(move || !walking.can_step(false))
            />
            <Button
                label=label(t, Lang::path_next)
                tone="main"
                on_press=move |()| walking.step(true)
                disabled=Signal::derive(move || !walking.can_step(true))
            />
            <Button
                label=label(t, Lang::path_end)
                tone="link"
                on_press=move |()| walking.walk_on(None)
            />
        </div>
    }
}

/// The time left, and the button that starts and stops it.
#[component]
fn Clock() -> impl IntoView {
    let t = use_lang();
    let walking = use_walking();
    let walk = walking.walk;
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
            walking.workspace.notices().tell(t.get_untracked().path_time_over().to_owned());
        }
        is_over
    });
    let toggle = move |()| {
        time.set(now());
        walking.walk_on(walk.get_untracked().map(|walk| walk.toggled(now())));
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
