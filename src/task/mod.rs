//! Long work as data: the page posts it to the worker, which alone has the code to run it.
//!
//! One more task is one file in `run/`, its line in `run`, and its variants here.

pub mod poster;
#[cfg(any(test, not(feature = "ui")))]
mod run;
pub mod table;
pub mod timeline;
pub mod write;

#[cfg(any(test, not(feature = "ui")))]
pub use run::{compute, files};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use crate::analysis::report::{Options, RisingMetric};
use crate::domain::id::Millis;
use crate::domain::merge::edits::Edits;
use crate::format::issue::{FormatError, Issue, SealError};

/// Work too long for the page's own thread. Bytes travel beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// Reads a file of any known family.
    ReadFile {
        /// Its name.
        name: String,
        /// Whether to mend mojibake first.
        repair: bool,
        /// Whether the projects of a file of several become one.
        #[serde(default)]
        together: bool,
        /// The code of the language of what is made.
        lang: String,
        /// Now.
        now: Millis,
    },
    /// Reads the example project; no bytes.
    ReadExample {
        /// Now.
        now: Millis,
    },
    /// Places the nodes of a network; the bytes are the packed network, then its packed places.
    Layout {
        /// The key of the layout.
        kind: String,
        /// The same input and seed give the same places.
        seed: u64,
    },
    /// Measures a network; the bytes are the packed network.
    Measure {
        /// How.
        options: Options,
    },
    /// Tries how ranks hold when doubtful ties are left out; the bytes are the packed network.
    Robustness {
        /// How to measure.
        options: Options,
        /// How many times.
        runs: u32,
        /// What the tries draw from.
        seed: u64,
    },
    /// Follows who becomes central; the bytes are the packed network.
    Rises {
        /// How to measure.
        options: Options,
        /// What.
        metric: RisingMetric,
    },
    /// Draws the map as a picture to give away; the bytes are those of `poster::pack`.
    Poster(poster::Order),
    /// Reads a file of tables as the reader says.
    ReadTable(table::Order),
    /// Opens a file that a passphrase seals.
    Unseal {
        /// What opens it.
        passphrase: String,
        /// Whether it is a text of the first mySPOT.
        is_old: bool,
    },
    /// Gives the project away as a file; the bytes are the project as one of our files.
    Write(write::Order),
    /// Gives the line of time away; the bytes are the project as one of our files.
    Timeline(timeline::Order),
}

/// Which worker runs a task: each is a program of its own, loaded when first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crew {
    /// Lays out, measures, draws.
    Compute,
    /// Reads and writes files.
    Files,
}

impl Crew {
    /// The name of its program.
    pub fn key(self) -> &'static str {
        match self {
            Self::Compute => "worker",
            Self::Files => "files",
        }
    }
}

impl Task {
    /// Who runs it.
    pub fn crew(&self) -> Crew {
        match self {
            Self::ReadFile { .. }
            | Self::ReadExample { .. }
            | Self::ReadTable(_)
            | Self::Unseal { .. }
            | Self::Write(_) => Crew::Files,
            Self::Layout { .. }
            | Self::Measure { .. }
            | Self::Robustness { .. }
            | Self::Rises { .. }
            | Self::Poster(_)
            | Self::Timeline(_) => Crew::Compute,
        }
    }
}

/// What a task gave. Bytes travel beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// A file was read; the bytes are its content as one of our files.
    Read {
        /// "myspot", "first" or "aegis".
        family: String,
        /// What could not be read, or not quite.
        issues: Vec<Issue>,
        /// How many texts look like mojibake.
        mojibake: usize,
        /// The rows of our own workbook that somebody changed.
        edits: Edits,
        /// The entities whose kind nothing says.
        guessed: Vec<Uuid>,
    },
    /// A file holds several projects; the bytes are a file of ours that does.
    Apart {
        /// What could not be read, or not quite.
        issues: Vec<Issue>,
        /// How many texts look like mojibake.
        mojibake: usize,
    },
    /// A file gave nothing.
    Refused(FormatError),
    /// A file is a text to be read.
    IsText,
    /// A file is sealed by a passphrase.
    IsLocked {
        /// Whether it is a text of the first mySPOT.
        is_old: bool,
    },
    /// A file of tables would give this; the bytes are the JSON of a `table::View`.
    Shaped,
    /// A sealed file is open; the bytes are what it held.
    Unsealed,
    /// A file was not sealed, or not opened.
    Unopened(SealError),
    /// A file is written; the bytes are its content.
    Given {
        /// What was left out for those it is for, in words.
        told: Vec<String>,
    },
    /// A file could not be written: the project is larger than its format.
    Unwritten,
    /// The nodes have their places; the bytes are their packed positions.
    Laid,
    /// The network is measured; the bytes are the JSON of a `Report`, a `Robustness` or a `Rises`.
    Measured,
    /// A picture is drawn; the bytes are its SVG.
    Drawn {
        /// Its width, in pixels.
        width: u32,
        /// Its height, in pixels.
        height: u32,
    },
    /// A file is written; the bytes are its content.
    Written {
        /// How many items it has no room for.
        left_out: usize,
    },
    /// The bytes are not what the task works on.
    Misread,
}

/// Why a task gave nothing.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum TaskError {
    /// The user stopped it, or a later task took its place.
    #[error("cancelled")]
    Cancelled,
    /// The worker died in the middle of it.
    #[error("the worker died")]
    Died,
    /// Neither a worker nor its code in the page could be had.
    #[error("no worker")]
    NoWorker,
}
