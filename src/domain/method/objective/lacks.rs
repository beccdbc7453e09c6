//! What each of the five tests of an objective still lacks, and where that is written.

use super::{
    Met, Smart, can_say_yes, card_day, hours_missing, is_measured, lacks_steps, vague_verb, words,
};
use crate::domain::cards::Card;
use crate::domain::date::Day;
use crate::domain::id::CardId;
use crate::domain::method::index::Index;
use crate::domain::method::indicator::Gauge;
use crate::domain::method::{body, scores, wording};

/// A date that covers more days than this is too vague: a quarter.
const VAGUE_DAYS: i64 = 92;

/// From so many fingers of five on, a group trusts that it will get there.
const ENOUGH_TRUST: i64 = 3;

/// What a test asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// What is to be obtained.
    What,
    /// A verb of which one sees the result.
    ClearVerb,
    /// One objective, not two.
    OneVerb,
    /// Whom it concerns.
    Whom,
    /// A figure to reach, or an indicator.
    Figure,
    /// Where one starts from.
    Baseline,
    /// A figure to reach that is not the one to start from.
    Change,
    /// What is counted.
    Unit,
    /// How it is verified.
    Verification,
    /// Who answers for it.
    Responsible,
    /// No more hours than there are.
    Hours,
    /// A group that trusts it will get there.
    Trust,
    /// Why.
    Why,
    /// Somebody with the power to say yes.
    SayYes,
    /// A change at the target, not something we do.
    Result,
    /// A date.
    Date,
    /// A date known to the quarter.
    SharpDate,
    /// A date that was to come when the objective was written.
    LaterDate,
    /// Steps on the way to a far date.
    Steps,
    /// A date no later than that of what it serves.
    ServedDate,
}

/// What is lacking, on which card, in which field; a blank field is the card as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// What.
    pub asked: Asked,
    /// The card on which it is written.
    pub card: CardId,
    /// The key of the field; "entities" for the actors of the card.
    pub field: &'static str,
}

/// How far a test is met, and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// How far.
    pub met: Met,
    /// What it lacks; nothing when it is met in full.
    pub lacks: Vec<Lack>,
}

impl Test {
    /// A test whose first answers say whether it is begun.
    fn new(is_begun: bool, asked: &[(bool, Lack)]) -> Self {
        let lacks: Vec<Lack> =
            asked.iter().filter(|(held, _)| !held).map(|(_, lack)| *lack).collect();
        let met =
            if is_begun { Met::of(asked.len() - lacks.len(), asked.len()) } else { Met::Empty };
        Self { met, lacks }
    }
}

/// The five tests of one objective.
struct Tests<'a> {
    index: &'a Index<'a>,
    id: CardId,
    card: &'a Card,
    today: Day,
}

/// The five tests with what each lacks. O(arrows of the card).
pub fn tests(index: &Index, id: CardId, card: &Card, today: Day) -> [Test; 5] {
    let tests = Tests { index, id, card, today };
    [tests.specific(), tests.measurable(), tests.attainable(), tests.realistic(), tests.in_time()]
}

/// How far the five tests are met. O(arrows of the card).
pub fn smart(index: &Index, id: CardId, card: &Card, today: Day) -> Smart {
    tests(index, id, card, today).map(|test| test.met)
}

impl Tests<'_> {
    fn filled(&self, key: &str) -> bool {
        body::is_filled(&self.card.body, key)
    }

    fn lack(&self, asked: Asked, field: &'static str) -> Lack {
        Lack { asked, card: self.id, field }
    }

    fn specific(&self) -> Test {
        let says =
            self.filled("what") || self.filled("specific") || !self.card.text.trim().is_empty();
        let is_one = !wording::has_two_verbs(&words(self.card));
        let is_aimed = self.index.entities(self.card).next().is_some();
        let clear = match vague_verb(self.card) {
            Some(_) => self.lack(Asked::ClearVerb, "verb"),
            None => self.lack(Asked::OneVerb, "what"),
        };
        let is_clear = is_one && vague_verb(self.card).is_none();
        Test::new(
            says,
            &[
                (says, self.lack(Asked::What, "what")),
                (is_clear, clear),
                (is_aimed, self.lack(Asked::Whom, "entities")),
            ],
        )
    }

    fn measurable(&self) -> Test {
        let fields = &self.card.body;
        let (from, to) = (body::number(fields, "from_value"), body::number(fields, "to_value"));
        let indicators = self.index.cards_into(self.id, "measures");
        let has = |key: &str| indicators.iter().any(|(_, card)| body::is_filled(&card.body, key));
        let is_begun = is_measured(fields) || !indicators.is_empty() || self.filled("measurable");
        let is_flat = |(_, card): &(CardId, &Card)| Gauge::of(card).is_flat();
        let changes = (to.is_none() || from != to) && !indicators.iter().any(is_flat);
        let verification = match indicators.first() {
            Some((id, _)) => Lack { asked: Asked::Verification, card: *id, field: "verification" },
            None => self.lack(Asked::Verification, ""),
        };
        Test::new(
            is_begun,
            &[
                (is_begun, self.lack(Asked::Figure, "to_value")),
                (from.is_some() || has("baseline"), self.lack(Asked::Baseline, "from_value")),
                (changes, self.lack(Asked::Change, "to_value")),
                (self.filled("unit") || has("unit"), self.lack(Asked::Unit, "unit")),
                (has("verification"), verification),
            ],
        )
    }

    fn attainable(&self) -> Test {
        let responsible = self.filled("responsible");
        let within = hours_missing(self.index, self.id, self.card).is_none();
        let trusted = scores::votes(&body::votes(&self.card.body, "confidence"))
            .is_some_and(|votes| votes.median.at_least() >= ENOUGH_TRUST);
        Test::new(
            responsible || self.filled("attainable"),
            &[
                (responsible, self.lack(Asked::Responsible, "responsible")),
                (within, self.lack(Asked::Hours, "hours")),
                (trusted, self.lack(Asked::Trust, "confidence")),
            ],
        )
    }

    fn realistic(&self) -> Test {
        let has_why = self.index.out(self.id, "serves").next().is_some()
            || self.filled("why")
            || self.filled("realistic");
        let is_result = body::text(&self.card.body, "level") == "process"
            || wording::starts_with_action(&words(self.card)).is_none();
        let say_yes = match self.index.cards_into(self.id, "aims_at").first() {
            Some((sheet, _)) => Lack { asked: Asked::SayYes, card: *sheet, field: "competence" },
            None => self.lack(Asked::SayYes, ""),
        };
        Test::new(
            has_why,
            &[
                (has_why, self.lack(Asked::Why, "why")),
                (can_say_yes(self.index, self.id), say_yes),
                (is_result, self.lack(Asked::Result, "level")),
            ],
        )
    }

    fn in_time(&self) -> Test {
        let date = body::date(&self.card.body, "deadline");
        let days = date.span().and_then(|span| Some((span.earliest()?, span.latest()?)));
        let Some((first, last)) = days else {
            let met = Met::of(usize::from(self.filled("time")), 2);
            return Test { met, lacks: vec![self.lack(Asked::Date, "deadline")] };
        };
        let made = card_day(self.card).unwrap_or_else(|| self.today.number());
        Test::new(
            true,
            &[
                (last - first <= VAGUE_DAYS, self.lack(Asked::SharpDate, "deadline")),
                (last > made, self.lack(Asked::LaterDate, "deadline")),
                (!lacks_steps(self.card, self.today), self.lack(Asked::Steps, "milestones")),
                (!self.is_after_served(last), self.lack(Asked::ServedDate, "deadline")),
            ],
        )
    }

    /// Whether something it serves has to be there before its last day.
    fn is_after_served(&self, last: i64) -> bool {
        let served = self.index.cards_out(self.id, "serves");
        let days = served.iter().filter_map(|(_, card)| body::last_day(&card.body, "horizon"));
        days.map(Day::number).any(|day| last > day)
    }
}
