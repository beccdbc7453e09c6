//! What cards say together, in sentences: read aloud, what lacks, by which way, on what it rests.

use super::super::draft::Draft;
use super::super::model::{Item, Line};
use crate::analysis::targeting::{Sheet, sheets};
use crate::domain::date::Day;
use crate::domain::id::CardId;
use crate::domain::method::chain::{Chain, chain};
use crate::domain::method::index::Placed;
use crate::domain::method::objective::{self, Met, tests};
use crate::domain::method::theory_of_change::Theory;
use crate::domain::method::{Index, action, logframe, target};

/// The five tests of an objective, by the keys of their names.
const TESTS: [&str; 5] = ["specific", "measurable", "attainable", "realistic", "time"];

impl Draft<'_> {
    /// The sentences of a theory of change, one an arrow.
    pub(super) fn theory_aloud(&mut self, index: &Index) {
        let t = self.t;
        let sentences = Theory::new(index).aloud(index);
        self.named_texts(t.theory_aloud(), sentences.iter().map(|it| t.aloud(it)).collect());
    }

    /// The logical framework read from below.
    pub(super) fn logframe_says(&mut self, index: &Index) {
        let t = self.t;
        let steps = logframe::vertical(index).into_iter();
        let steps = steps.filter(|step| !step.means.is_empty() && !step.ends.is_empty());
        self.named_texts(t.theory_aloud(), steps.map(|step| t.vertical_step(&step)).collect());
    }

    fn named_texts(&mut self, name: &str, texts: Vec<String>) {
        if !texts.is_empty() {
            self.paragraph(Line::text(self.t.document_label(name)));
            self.texts(texts);
        }
    }

    /// What each test of an objective still lacks.
    pub(super) fn objectives_say(&mut self, index: &Index, today: Day) {
        let t = self.t;
        let say = |card: &Placed| {
            let all = TESTS.into_iter().zip(tests(index, card.id, card.card, today));
            let items = all.map(|(key, test)| {
                let sign = match test.met {
                    Met::Full => "●",
                    Met::Half => "◐",
                    Met::Empty => "○",
                };
                let name = t.document_label(t.method_field(objective::KEY, key));
                let met = format!("{sign} {name}{}.", t.boards_met(test.met));
                let lacks = test.lacks.iter().map(|lack| t.boards_asked(lack.asked));
                let said: Vec<&str> = std::iter::once(met.as_str()).chain(lacks).collect();
                Item::from(Line::text(said.join(" ")))
            });
            Item { line: Line::text(self.title_of(card.id)), items: items.collect() }
        };
        let items = index.boxes(objective::KEY).iter().map(say).collect();
        self.list(items);
    }

    /// The way to each target that cites an actor.
    pub(super) fn targets_say(&mut self, index: &Index, today: Day) {
        let t = self.t;
        let known = sheets(index, today);
        let say = |card: &Placed| {
            let sheet = known.get(&card.id).filter(|sheet| sheet.actor.is_some())?;
            Some(format!("{}{}", t.document_label(&self.title_of(card.id)), self.way_words(sheet)))
        };
        let told = index.boxes(target::KEY).iter().filter_map(say).collect();
        self.named_texts(t.target_way(), told);
    }

    fn way_words(&self, sheet: &Sheet) -> String {
        let Some(way) = &sheet.way else {
            return self.t.target_way_none().to_owned();
        };
        let names: Vec<&str> = way.actors.iter().map(|id| self.project.entity_name(*id)).collect();
        names.join(" → ")
    }

    /// The chain of proof of each action: what it is for, and the sources it rests on with their grades.
    pub(super) fn actions_say(&mut self, index: &Index) {
        let t = self.t;
        let mut items = Vec::new();
        for card in index.boxes(action::KEY) {
            let chain = chain(index, card.id);
            items.push(self.chain_item(card.id, &chain));
        }
        if !items.is_empty() {
            self.paragraph(Line::text(t.document_label(t.chain_title())));
            self.list(items);
        }
    }

    fn chain_item(&mut self, from: CardId, chain: &Chain) -> Item {
        let t = self.t;
        let above = chain.steps.iter().skip(1).map(|step| self.title_of(step.card));
        let names: Vec<String> = std::iter::once(self.title_of(from)).chain(above).collect();
        let told = if chain.is_whole { t.chain_whole() } else { t.chain_broken() };
        let mut items = vec![Item::from(Line::text(told))];
        for proof in &chain.proofs {
            if let Some(claim) = self.project.claims.get(proof.claim) {
                let line = self.proof(claim);
                items.push(Item::from(line));
            }
        }
        if chain.proofs.is_empty() {
            items.push(Item::from(Line::text(t.chain_no_source())));
        }
        Item { line: Line::text(names.join(" → ")), items }
    }
}
