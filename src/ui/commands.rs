//! Every command: its name, its key, what it does. The palette and the keyboard share this list.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::browser::dom;
use crate::i18n::Lang;
use crate::ui::importing::choose_file;
use crate::ui::preferences::{Preferences, use_preferences};
use crate::ui::shell::PLACES;
use crate::ui::workspace::{Workspace, use_workspace};

/// A command, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    QuickAdd,
    Palette,
    Undo,
    Redo,
    BackUp,
    OpenFile,
    NewProject,
    ReadText,
    Duplicates,
    Go(usize),
    Theme,
    Lang,
    Keys,
}

/// A line of the list: what it does and the keys that do it.
pub(crate) struct Entry {
    pub(crate) action: Action,
    pub(crate) keys: &'static str,
}

const fn entry(action: Action, keys: &'static str) -> Entry {
    Entry { action, keys }
}

/// All commands, in the order of the palette.
pub(crate) const ENTRIES: [Entry; 19] = [
    entry(Action::QuickAdd, "N"),
    entry(Action::Palette, "Ctrl+K"),
    entry(Action::Undo, "Ctrl+Z"),
    entry(Action::Redo, "Ctrl+Y"),
    entry(Action::BackUp, "Ctrl+S"),
    entry(Action::OpenFile, "Ctrl+O"),
    entry(Action::NewProject, ""),
    entry(Action::ReadText, ""),
    entry(Action::Duplicates, ""),
    entry(Action::Go(0), "Alt+1"),
    entry(Action::Go(1), "Alt+2"),
    entry(Action::Go(2), "Alt+3"),
    entry(Action::Go(3), "Alt+4"),
    entry(Action::Go(4), "Alt+5"),
    entry(Action::Go(5), "Alt+6"),
    entry(Action::Go(6), "Alt+7"),
    entry(Action::Theme, ""),
    entry(Action::Lang, ""),
    entry(Action::Keys, "?"),
];

/// The themes, in the order in which the command goes round.
pub(crate) const THEMES: [&str; 4] = ["", "light", "dark", "contrast"];

/// What goes to an address of the app.
type Go = Box<dyn Fn(&str)>;

/// What commands open and change.
#[derive(Clone, Copy)]
pub(crate) struct Commands {
    pub(crate) palette: RwSignal<bool>,
    pub(crate) quick_add: RwSignal<bool>,
    pub(crate) keys: RwSignal<bool>,
    pub(crate) duplicates: RwSignal<bool>,
    pub(crate) new_project: RwSignal<bool>,
    workspace: Workspace,
    preferences: Preferences,
    go: StoredValue<Go, LocalStorage>,
}

pub(crate) fn use_commands() -> Commands {
    expect_context()
}

impl Commands {
    /// Puts the commands in the context; must stand inside the router.
    pub(crate) fn provide() -> Self {
        let navigate = use_navigate();
        let go = move |path: &str| navigate(path, NavigateOptions::default());
        let commands = Self {
            palette: RwSignal::new(false),
            quick_add: RwSignal::new(false),
            keys: RwSignal::new(false),
            duplicates: RwSignal::new(false),
            new_project: RwSignal::new(false),
            workspace: use_workspace(),
            preferences: use_preferences(),
            go: StoredValue::new_local(Box::new(go)),
        };
        provide_context(commands);
        commands
    }

    /// Opens the possible twins, beside the list.
    pub(crate) fn see_duplicates(self) {
        self.go("/entites");
        self.duplicates.set(true);
    }

    /// Goes to an address of the app, like "/entites".
    pub(crate) fn go(self, path: &str) {
        self.workspace.flush_drafts();
        self.go.with_value(|go| go(path));
    }

    /// Does what a command says.
    pub(crate) fn run(self, action: Action) {
        match action {
            Action::QuickAdd => self.open_quick_add(),
            Action::Palette => self.palette.set(true),
            Action::Undo => self.workspace.undo(),
            Action::Redo => self.workspace.redo(),
            Action::BackUp => spawn_local(async move { self.workspace.back_up().await }),
            Action::OpenFile => choose_file(),
            Action::NewProject => {
                self.go("/");
                self.new_project.set(true);
            }
            Action::ReadText => self.go("/lecture"),
            Action::Duplicates => self.see_duplicates(),
            Action::Go(n) => {
                if let Some(place) = PLACES.get(n) {
                    self.go(place.path);
                }
            }
            Action::Theme => self.next_theme(),
            Action::Lang => self.other_lang(),
            Action::Keys => self.keys.set(true),
        }
    }

    fn open_quick_add(self) {
        if self.workspace.open_id_untracked().is_some() {
            self.quick_add.set(true);
        } else {
            self.workspace.notices().warn(self.preferences.lang().needs_project().to_owned());
        }
    }

    fn next_theme(self) {
        self.preferences.update(|saved| {
            let at = THEMES.iter().position(|theme| *theme == saved.theme).unwrap_or_default();
            THEMES[(at + 1) % THEMES.len()].clone_into(&mut saved.theme);
        });
    }

    fn other_lang(self) {
        let other = if self.preferences.lang() == Lang::Fr { Lang::En } else { Lang::Fr };
        self.preferences.set_lang(other);
    }
}

/// What a command is called.
pub(crate) fn name(action: Action, t: Lang) -> String {
    match action {
        Action::QuickAdd => t.cmd_new_entity().to_owned(),
        Action::Palette => t.palette().to_owned(),
        Action::Undo => t.undo().to_owned(),
        Action::Redo => t.redo().to_owned(),
        Action::BackUp => t.cmd_backup().to_owned(),
        Action::OpenFile => t.cmd_open_file().to_owned(),
        Action::NewProject => t.cmd_new_project().to_owned(),
        Action::ReadText => t.reading_title().to_owned(),
        Action::Duplicates => t.cmd_duplicates().to_owned(),
        Action::Go(n) => t.cmd_go(PLACES.get(n).map_or("", |place| (place.name)(t))),
        Action::Theme => t.cmd_theme().to_owned(),
        Action::Lang => t.cmd_lang().to_owned(),
        Action::Keys => t.cmd_shortcuts().to_owned(),
    }
}

/// Runs commands by their keys, wherever the focus is.
pub(crate) fn listen_to_keys(commands: Commands) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let typing = dom::is_typing();
        let Some(action) = action_of(&event, typing) else {
            return;
        };
        if dom::has_dialog() {
            return;
        }
        event.prevent_default();
        commands.run(action);
    });
    on_cleanup(move || handle.remove());
}

fn action_of(event: &KeyboardEvent, typing: bool) -> Option<Action> {
    let key = event.key();
    let control = event.ctrl_key() || event.meta_key();
    match (control, event.alt_key(), key.to_lowercase().as_str()) {
        (true, false, "k") => Some(Action::Palette),
        (true, false, "z") if event.shift_key() => Some(Action::Redo),
        (true, false, "z") => Some(Action::Undo),
        (true, false, "y") => Some(Action::Redo),
        (true, false, "s") => Some(Action::BackUp),
        (true, false, "o") => Some(Action::OpenFile),
        (false, true, _) => {
            let digit =
                event.code().strip_prefix("Digit").and_then(|digit| digit.parse::<usize>().ok());
            digit
                .filter(|digit| (1..=PLACES.len()).contains(digit))
                .map(|digit| Action::Go(digit - 1))
        }
        (false, false, "n") if !typing => Some(Action::QuickAdd),
        (false, false, "?") if !typing => Some(Action::Keys),
        _ => None,
    }
}
