//! Reading a text: what it speaks of is proposed, and accepted one by one.

mod board;
mod page;
mod start;

pub(crate) use page::ReadingPage;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::id::EntityId;

/// A text that waits to be read.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    /// The name of its file.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: String,
}

/// The text that is given to the reading page, and what was set aside in those that were read.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    given: RwSignal<Option<Given>>,
    /// The document and the place of the first mention of each proposal that was set aside.
    aside: RwSignal<BTreeSet<(EntityId, usize)>>,
}

impl Reader {
    /// Puts it in the context.
    pub(crate) fn provide() -> Self {
        let reader = Self { given: RwSignal::new(None), aside: RwSignal::new(BTreeSet::new()) };
        provide_context(reader);
        reader
    }

    /// Gives a text; the page follows.
    pub(crate) fn begin(self, name: String, text: String) {
        self.given.set(Some(Given { name, text }));
    }

    /// Whether a text waits, told once each time one comes.
    pub(crate) fn is_given(self) -> bool {
        self.given.with(Option::is_some)
    }

    /// The text was taken.
    pub(crate) fn take(self) -> Option<Given> {
        let given = self.given.get_untracked();
        if given.is_some() {
            self.given.set(None);
        }
        given
    }
}

/// The reader of the page.
pub(crate) fn use_reader() -> Reader {
    expect_context()
}
