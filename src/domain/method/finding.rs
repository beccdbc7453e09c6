//! What a rule found, as data: worded by `i18n::methods`.

use super::body;
use crate::domain::edit::Command;
use crate::domain::project::Project;
use crate::domain::record::{Extras, RecordRef};

/// How much a finding matters. None of them ever stops typing or saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The card cannot be called finished.
    Block,
    /// It is shown beside the board and in reports.
    Warn,
    /// Advice, which may be sent away.
    Hint,
}

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// How the handbook calls it: "TDC-01".
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
}

/// A value of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A text, as somebody wrote it.
    Text(String),
    /// How many.
    Count(usize),
    /// A number.
    Figure(f64),
    /// A column of a method, by both keys.
    Slot(&'static str, &'static str),
    /// A field's choice, by the keys of the field and of the choice.
    Choice(&'static str, &'static str),
    /// A field of a method, by both keys, of what is called so.
    Field(&'static str, &'static str, String),
    /// Texts one after the other along arrows.
    Chain(Vec<String>),
}

/// What is the matter, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Which rule it breaks.
    pub rule: Rule,
    /// The cards, arrows and entities at fault, the one to open first.
    pub at: Vec<RecordRef>,
    /// The values of its message, in order.
    pub values: Vec<Said>,
    /// Whether somebody sent it away; only advice can be.
    pub is_dismissed: bool,
}

impl Rule {
    /// That rule, broken there.
    pub fn found(self, at: Vec<RecordRef>, values: Vec<Said>) -> Finding {
        Finding { rule: self, at, values, is_dismissed: false }
    }
}

/// The key under which a card or an arrow keeps the advice that was sent away.
const DISMISSED: &str = "dismissed";

impl Finding {
    /// Whether all its cards and arrows say that it was sent away: one more card, and it is told anew.
    pub(super) fn was_dismissed(&self, project: &Project) -> bool {
        let says = |body: &Extras| {
            let list = body.get(DISMISSED).and_then(serde_json::Value::as_array);
            list.is_some_and(|ids| ids.iter().any(|id| id.as_str() == Some(self.rule.id)))
        };
        let mut bearers = self.bearers().peekable();
        self.rule.severity == Severity::Hint
            && bearers.peek().is_some()
            && bearers.all(|record| match record {
                RecordRef::Card(id) => project.cards.get(id).is_some_and(|row| says(&row.body)),
                RecordRef::Link(id) => project.links.get(id).is_some_and(|row| says(&row.body)),
                _ => false,
            })
    }

    /// The cards and arrows at fault: what it was sent away for is noted on each.
    fn bearers(&self) -> impl Iterator<Item = RecordRef> {
        let bears = |record: &RecordRef| matches!(record, RecordRef::Card(_) | RecordRef::Link(_));
        self.at.iter().copied().filter(bears)
    }

    /// The key of the method it speaks of: that of its first card, or of the card that its first arrow starts at.
    pub fn method<'a>(&self, project: &'a Project) -> Option<&'a str> {
        let record = match *self.at.first()? {
            RecordRef::Link(id) => project.links.get(id)?.source,
            record => record,
        };
        match record {
            RecordRef::Card(id) => project.cards.get(id).map(|card| card.method.as_str()),
            _ => None,
        }
    }

    /// Sends advice away for the cards and arrows it speaks of; `None` when it is no advice or speaks of neither.
    pub fn dismiss(&self, project: &Project) -> Option<Command> {
        if self.rule.severity != Severity::Hint {
            return None;
        }
        let commands: Vec<Command> =
            self.bearers().filter_map(|record| self.noted_on(project, record)).collect();
        (!commands.is_empty()).then_some(Command::Batch(commands))
    }

    /// A card or an arrow that says that this was sent away.
    fn noted_on(&self, project: &Project, record: RecordRef) -> Option<Command> {
        let note = |body: &mut Extras| {
            let mut ids: Vec<serde_json::Value> =
                body.get(DISMISSED).and_then(|list| list.as_array().cloned()).unwrap_or_default();
            if !ids.iter().any(|id| id.as_str() == Some(self.rule.id)) {
                ids.push(self.rule.id.into());
            }
            body.insert(DISMISSED.to_owned(), ids.into());
        };
        match record {
            RecordRef::Card(id) => {
                let mut card = project.cards.get(id)?.as_ref().clone();
                note(&mut card.body);
                Some(Command::Put((id, card).into()))
            }
            RecordRef::Link(id) => {
                let mut link = project.links.get(id)?.as_ref().clone();
                note(&mut link.body);
                Some(Command::Put((id, link).into()))
            }
            _ => None,
        }
    }
}

/// A text as a value of a message; a card without text shows an ellipsis.
pub(super) fn said(text: &str) -> Said {
    let text = text.trim();
    Said::Text(if text.is_empty() { "…".to_owned() } else { text.to_owned() })
}

macro_rules! rules {
    ($($name:ident = $id:literal $severity:ident;)*) => {
        $(
            #[doc = concat!("Rule ", $id, ".")]
            pub(super) const $name: Rule = Rule { id: $id, severity: Severity::$severity };
        )*
        /// All rules, in the order of the handbook.
        pub const RULES: &[Rule] = &[$($name),*];
    };
}

rules! {
    COT_01 = "COT-01" Warn;
    COT_02 = "COT-02" Hint;
    COT_03 = "COT-03" Warn;
    TL_01 = "TL-01" Warn;
    TDC_01 = "TDC-01" Block;
    TDC_02 = "TDC-02" Block;
    TDC_03 = "TDC-03" Warn;
    TDC_04 = "TDC-04" Warn;
    TDC_05 = "TDC-05" Warn;
    TDC_06 = "TDC-06" Warn;
    TDC_07 = "TDC-07" Hint;
    TDC_08 = "TDC-08" Hint;
    TDC_09 = "TDC-09" Warn;
    SWO_01 = "SWO-01" Block;
    SWO_02 = "SWO-02" Warn;
    SWO_03 = "SWO-03" Warn;
    SWO_04 = "SWO-04" Warn;
    SWO_05 = "SWO-05" Hint;
    SWO_06 = "SWO-06" Warn;
    SWO_07 = "SWO-07" Block;
    SWO_08 = "SWO-08" Hint;
    PES_01 = "PES-01" Warn;
    PES_02 = "PES-02" Warn;
    PES_03 = "PES-03" Warn;
    PES_04 = "PES-04" Hint;
    PES_05 = "PES-05" Hint;
    PES_06 = "PES-06" Hint;
    ARB_01 = "ARB-01" Block;
    ARB_02 = "ARB-02" Warn;
    ARB_03 = "ARB-03" Warn;
    ARB_04 = "ARB-04" Warn;
    ARB_05 = "ARB-05" Block;
    ARB_06 = "ARB-06" Hint;
    ARB_07 = "ARB-07" Warn;
    CL_01 = "CL-01" Block;
    CL_02 = "CL-02" Warn;
    CL_03 = "CL-03" Warn;
    CL_04 = "CL-04" Warn;
    CL_05 = "CL-05" Warn;
    POU_01 = "POU-01" Block;
    POU_02 = "POU-02" Warn;
    POU_03 = "POU-03" Warn;
    POU_04 = "POU-04" Hint;
    POU_05 = "POU-05" Warn;
    POU_06 = "POU-06" Warn;
    CIB_01 = "CIB-01" Block;
    CIB_02 = "CIB-02" Warn;
    CIB_03 = "CIB-03" Warn;
    CIB_04 = "CIB-04" Warn;
    SMA_S1 = "SMA-S1" Warn;
    SMA_S2 = "SMA-S2" Warn;
    SMA_M1 = "SMA-M1" Block;
    SMA_M2 = "SMA-M2" Warn;
    SMA_A1 = "SMA-A1" Warn;
    SMA_A2 = "SMA-A2" Warn;
    SMA_R1 = "SMA-R1" Warn;
    SMA_R2 = "SMA-R2" Warn;
    SMA_T1 = "SMA-T1" Block;
    SMA_T2 = "SMA-T2" Hint;
    STR_01 = "STR-01" Warn;
    STR_02 = "STR-02" Warn;
    STR_03 = "STR-03" Warn;
    STR_04 = "STR-04" Hint;
    STR_05 = "STR-05" Warn;
    MSG_01 = "MSG-01" Block;
    MSG_02 = "MSG-02" Warn;
    MSG_03 = "MSG-03" Warn;
    MSG_04 = "MSG-04" Warn;
    MSG_05 = "MSG-05" Hint;
    MSG_06 = "MSG-06" Warn;
    ACT_01 = "ACT-01" Warn;
    ACT_02 = "ACT-02" Warn;
    ACT_03 = "ACT-03" Block;
    ACT_04 = "ACT-04" Hint;
    ACT_05 = "ACT-05" Warn;
    IND_01 = "IND-01" Warn;
    IND_02 = "IND-02" Warn;
    IND_03 = "IND-03" Warn;
    IND_04 = "IND-04" Warn;
    IND_05 = "IND-05" Hint;
    IND_06 = "IND-06" Hint;
    OM_01 = "OM-01" Warn;
    OM_02 = "OM-02" Warn;
    OM_03 = "OM-03" Hint;
    OM_04 = "OM-04" Warn;
    X_02 = "X-02" Warn;
    X_03 = "X-03" Warn;
    X_05 = "X-05" Warn;
    X_06A = "X-06a" Warn;
    X_06B = "X-06b" Warn;
    X_07A = "X-07a" Warn;
    X_07B = "X-07b" Warn;
    X_09 = "X-09" Warn;
    X_12 = "X-12" Warn;
    X_16 = "X-16" Warn;
}

/// The rule of this id.
pub fn rule(id: &str) -> Option<Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// The slot of a card, when its method has it.
pub(super) fn slot_of(
    method: &'static super::catalogue::Method,
    body: &Extras,
) -> Option<&'static str> {
    let written = body::text(body, "slot");
    method.slots.iter().copied().find(|slot| *slot == written)
}
