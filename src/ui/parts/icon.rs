//! Line icons, drawn for this app on a grid of 24.

use leptos::prelude::*;

/// An icon; it says nothing to those who don't see it, so its button needs a label.
#[component]
pub(crate) fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path_of(name) />
        </svg>
    }
}

fn path_of(name: &str) -> &'static str {
    match name {
        "projects" => "M3 7h6l2 3h10v9H3z",
        "entities" => "M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M5 20c.8-5 13.2-5 14 0",
        "graph" => {
            "M6 7l12 3M6.5 8l4 9M17 11.5L11.5 17M6 7a1.5 1.5 0 1 0 0-.1M18 10.5a1.5 1.5 0 1 0 0-.1M11 18.5a1.5 1.5 0 1 0 0-.1"
        }
        "timeline" => "M3 12h18M7 12V7M12 12v5M17 12V8",
        "strategy" => "M5 21V4l13 3.5L5 12",
        "exchange" => "M7 4v13M3.5 7.5L7 4l3.5 3.5M17 20V7M13.5 16.5L17 20l3.5-3.5",
        "settings" => "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
        "undo" => "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4",
        "redo" => "M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h4",
        "close" => "M6 6l12 12M18 6L6 18",
        "add" => "M12 5v14M5 12h14",
        "check" => "M5 12.5l4.5 4.5L19 7",
        "alert" => "M12 4l9 16H3zM12 10v4.5M12 17.2v.1",
        "eye" => "M3 12c4-7 14-7 18 0-4 7-14 7-18 0M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
        "trash" => "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
        "edit" => "M5 19l1-4L16 5l3 3L9 18z",
        "search" => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5L20 20",
        "copy" => "M9 9h10v11H9zM15 9V5H5v11h4",
        "file" => "M6 3.5h8l4 4v13H6zM14 3.5v4h4",
        "swap" => "M4 9h15l-4-4M20 15H5l4 4",
        "link" => {
            "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"
        }
        "lock" => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        "minus" => "M5 12h14",
        "fit" => "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
        "arrange" => "M4 4h6v6H4zM14 14h6v6h-6zM10 7h7v7",
        "size" => {
            "M7 17.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M16 17.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9"
        }
        "filter" => "M4 5h16l-6 7.5V19l-4-2v-4.5z",
        "path" => {
            "M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4M18 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4M8 17c8 0 0-10 8-10"
        }
        "text" => "M4 6h16M8 11h12M8 16h12M4 11v.1M4 16v.1",
        "views" => "M6 4h12v16l-6-4.5L6 20z",
        "says" => "M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5",
        "export" => "M12 4v11M7.5 10.5L12 15l4.5-4.5M4 19.5h16",
        "pin" => "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
        "target" => "M12 4v4M12 16v4M4 12h4M16 12h4M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6",
        "follow" => "M4 12h14M13 7l5 5-5 5",
        "back" => "M20 12H6M11 7l-5 5 5 5",
        _ => "M12 4v16",
    }
}
