//! What the modules share.

mod button;
mod choice;
mod confirm;
mod dialog;
mod each;
mod icon;
mod icon_button;
mod if_shown;
mod marks;
mod name_input;
mod text_field;

pub(crate) use button::Button;
pub(crate) use choice::Choice;
pub(crate) use confirm::Confirm;
pub(crate) use dialog::Dialog;
pub(crate) use each::Each;
pub(crate) use icon::Icon;
pub(crate) use icon_button::IconButton;
pub(crate) use if_shown::If;
pub(crate) use marks::{KindMark, StanceMark};
pub(crate) use name_input::NameInput;
pub(crate) use text_field::TextField;
