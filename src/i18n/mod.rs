//! Every word on screen, in French and English, side by side.
pub mod dates;
/// x
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Fr,
    En,
}
