//! Reading a text: what it speaks of is proposed, and accepted one by one.

mod page;

pub(crate) use page::ReadingPage;

use leptos::prelude::*;

/// A text that waits to be read.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    /// The name of its file.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: String,
}

/// The text that is given to the reading page.
#[derive(Clone, Copy)]
pub(crate) struct Reader(RwSignal<Option<Given>>);

impl Reader {
    /// Puts it in the context.
    pub(crate) fn provide() -> Self {
        let reader = Self(RwSignal::new(None));
        provide_context(reader);
        reader
    }

    /// Gives a text; the page follows.
    pub(crate) fn begin(self, name: String, text: String) {
        self.0.set(Some(Given { name, text }));
    }

    /// Whether a text waits, told once each time one comes.
    pub(crate) fn is_given(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// The text was taken.
    pub(crate) fn take(self) -> Option<Given> {
        let given = self.0.get_untracked();
        if given.is_some() {
            self.0.set(None);
        }
        given
    }
}

/// The reader of the page.
pub(crate) fn use_reader() -> Reader {
    expect_context()
}
