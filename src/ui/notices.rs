//! Messages to the reader: told once, read aloud, dismissed by hand or by time.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::browser::clock::sleep;
use crate::browser::{dom, files, ids};
use crate::i18n::Lang;
use crate::ui::parts::{Each, IconButton};
use crate::ui::preferences::{label, say, use_lang};

/// How long a message that needs no answer stays, in milliseconds.
const STAY: i32 = 6000;

/// How grave a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Told,
    Warning,
    Alarm,
}

impl Tone {
    fn key(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Warning => "warning",
            Self::Alarm => "alarm",
        }
    }
}

#[derive(Clone, Debug)]
struct Notice {
    id: Uuid,
    tone: Tone,
    text: String,
    offer: Option<Offer>,
}

/// What a message offers: what its button says, and what it does.
#[derive(Clone, Debug)]
struct Offer {
    button: String,
    deed: Deed,
}

#[derive(Clone, Debug)]
enum Deed {
    /// A file to download.
    File(String),
    /// A page or a dialog to open; the message is done with.
    Open(Callback<()>),
}

impl Notice {
    /// Whether it says what another one says, with the same file.
    fn says(&self, text: &str, offer: Option<&Offer>) -> bool {
        let file = |offer: Option<&Offer>| match offer.map(|offer| &offer.deed) {
            Some(Deed::File(file)) => Some(file.clone()),
            _ => None,
        };
        self.text == text && file(self.offer.as_ref()) == file(offer)
    }
}

/// The messages on screen.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    list: RwSignal<Vec<Notice>>,
}

impl Notices {
    pub(crate) fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()) }
    }

    /// Says something that needs no answer.
    pub(crate) fn tell(self, text: String) {
        self.push(Tone::Told, text, None);
    }

    /// Says that something asked for was not done.
    pub(crate) fn warn(self, text: String) {
        self.push(Tone::Warning, text, None);
    }

    /// Says something that stays until it is dismissed.
    pub(crate) fn alarm(self, text: String) {
        self.push(Tone::Alarm, text, None);
    }

    /// Says something, and offers a file with it until it is dismissed.
    pub(crate) fn offer_file(self, text: String, button: &str, file: String) {
        let offer = Offer { button: button.to_owned(), deed: Deed::File(file) };
        self.push(Tone::Alarm, text, Some(offer));
    }

    /// Says something, and what one may want to open then; it stays until one of both is done.
    pub(crate) fn offer(self, text: String, button: &str, open: Callback<()>) {
        let offer = Offer { button: button.to_owned(), deed: Deed::Open(open) };
        self.push(Tone::Told, text, Some(offer));
    }

    fn push(self, tone: Tone, text: String, offer: Option<Offer>) {
        let is_same = |known: &Notice| known.says(&text, offer.as_ref());
        if self.list.with_untracked(|list| list.iter().any(is_same)) {
            return;
        }
        let (id, stays): (Uuid, _) = (ids::fresh(), tone == Tone::Alarm || offer.is_some());
        self.list.update(|list| list.push(Notice { id, tone, text, offer }));
        if !stays {
            spawn_local(async move {
                sleep(STAY).await;
                // What lies under a dialog waits until it can be read.
                while dom::has_dialog() {
                    sleep(STAY).await;
                }
                self.dismiss(id);
            });
        }
    }

    fn dismiss(self, id: Uuid) {
        self.list.update(|list| list.retain(|notice| notice.id != id));
    }
}

/// Shows the messages, and has them read aloud.
#[component]
pub(crate) fn NoticeList(notices: Notices) -> impl IntoView {
    let t = use_lang();
    let ids = Signal::derive(move || {
        notices.list.with(|list| list.iter().map(|notice| notice.id).collect())
    });
    let row = Callback::new(move |id| {
        let notice =
            notices.list.with_untracked(|list| list.iter().find(|notice| notice.id == id).cloned());
        notice.map(|notice| view! { <NoticeView notices notice /> }).into_any()
    });
    view! {
        <section class="notices" aria-label=say(t, Lang::notices)>
            <div role="status" aria-live="polite">
                <Each ids row />
            </div>
        </section>
    }
}

#[component]
fn NoticeView(notices: Notices, notice: Notice) -> impl IntoView {
    let t = use_lang();
    let Notice { id, tone, text, offer } = notice;
    let offer = offer.map(|Offer { button, deed }| {
        let act = move |_| match &deed {
            Deed::File(file) => {
                files::download("mySPOT.json", "application/json", file.as_bytes());
            }
            Deed::Open(open) => {
                notices.dismiss(id);
                open.run(());
            }
        };
        view! {
            <button type="button" class="button" on:click=act>
                {button}
            </button>
        }
    });
    view! {
        <div class="notice" data-tone=tone.key()>
            <p>{text}</p>
            {offer}
            <IconButton
                icon="close"
                label=label(t, Lang::dismiss)
                on_press=move |()| notices.dismiss(id)
            />
        </div>
    }
}
