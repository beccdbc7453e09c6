//! What the modules share.

mod button;
mod choice;
mod confirm;
mod dialog;
mod each;
mod icon;
mod icon_button;
mod if_shown;
mod later;
mod marks;
mod menu;
mod name_input;
mod passphrase_field;
mod segments;
mod side_panel;
mod slots;
mod text_field;
mod toggle;

pub(crate) use button::Button;
pub(crate) use choice::Choice;
pub(crate) use confirm::Confirm;
pub(crate) use dialog::Dialog;
pub(crate) use each::Each;
pub(crate) use icon::Icon;
pub(crate) use icon_button::IconButton;
pub(crate) use if_shown::If;
pub(crate) use later::Later;
pub(crate) use marks::{KindMark, StanceMark};
pub(crate) use menu::{Menu, MenuItem};
pub(crate) use name_input::NameInput;
pub(crate) use passphrase_field::{PassphraseField, PassphraseShown};
pub(crate) use segments::Segments;
pub(crate) use side_panel::{PANEL_TITLE, SidePanel};
pub(crate) use slots::Slots;
pub(crate) use text_field::{TextField, Typing};
pub(crate) use toggle::Toggle;
