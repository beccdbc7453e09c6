//! What a kind looks like: a shape, and a small icon in it. All on a grid of 20, the middle at (10, 10).

use crate::domain::entities::{EntityKind, Stance};

/// The outline of a kind.
pub fn outline(kind: &EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z",
        EntityKind::Organisation => {
            "M5 3h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z"
        }
        EntityKind::Place => "M10 2L18.5 17h-17z",
        EntityKind::Event => "M10 1.5l8.5 8.5-8.5 8.5L1.5 10z",
        EntityKind::Object => "M6 3h8l4 7-4 7H6l-4-7z",
        EntityKind::Document => "M4.5 2.5h7.5l4 4v11h-11.5z",
        EntityKind::Other(_) => "M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7z",
    }
}

/// The icon inside the outline, to be stroked.
pub fn icon(kind: &EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "M10 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M6.5 14c.5-3.5 6.5-3.5 7 0",
        EntityKind::Organisation => {
            "M6.5 14.5V6h7v8.5M9 8.5v.1M11 8.5v.1M9 11v.1M11 11v.1M5.5 14.5h9"
        }
        EntityKind::Place => "M10 14.5v-4M10 10.3a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3",
        EntityKind::Event => "M10.7 5.5L8 10.5h4l-2.7 4.5",
        EntityKind::Object => "M10 6l3.5 2v4L10 14l-3.5-2V8zM10 10v4M10 10l3.5-2M10 10L6.5 8",
        EntityKind::Document => "M7 9h6M7 11.5h6M7 14h4",
        EntityKind::Other(_) => "M8 8.2c0-2.7 4-2.7 4 0 0 1.6-2 1.6-2 3.4M10 14v.1",
    }
}

/// The sign of a stance: "++" to "−−"; blank when it is unknown.
pub fn sign(stance: Option<Stance>) -> &'static str {
    match stance.map(Stance::value) {
        Some(2) => "++",
        Some(1) => "+",
        Some(0) => "?",
        Some(-1) => "−",
        Some(_) => "−−",
        None => "",
    }
}

/// The side of a stance, as style sheets name it.
pub fn side(stance: Option<Stance>) -> &'static str {
    match stance.map(Stance::value) {
        Some(1..) => "ally",
        Some(0) => "undecided",
        Some(_) => "opposed",
        None => "none",
    }
}
