//! What the domain computes of a method, as the screen says it.

use super::super::draft::{Draft, short};
use super::super::model::{Item, Line, Table};
use crate::analysis::watch;
use crate::domain::date::Day;
use crate::domain::id::{CardId, LinkId};
use crate::domain::method::catalogue::method;
use crate::domain::method::five_whys::Whys;
use crate::domain::method::indicator;
use crate::domain::method::pestel::Scan;
use crate::domain::method::problem_tree::Tree;
use crate::domain::method::strategy::{Choice, Scored, Turn, percent};
use crate::domain::method::swot::{Crossings, Posture};
use crate::domain::method::theory_of_change::{Theory, Weak};
use crate::domain::method::{Index, Severity, findings};

/// So many of a kind are named.
const NAMED: usize = 3;
/// So many criteria have a column of their own.
const COLUMNS: usize = 5;

impl Draft<'_> {
    /// What follows from the cards of a method; nothing for most methods.
    pub(super) fn results(&mut self, method: &str, index: &Index, today: Day) {
        match method {
            "theory_of_change" => {
                self.theory_says(index);
                self.theory_aloud(index);
            }
            "logframe" => self.logframe_says(index),
            "objective" => self.objectives_say(index, today),
            "target" => self.targets_say(index, today),
            "action" => self.actions_say(index),
            "problem_tree" => self.problem_says(index),
            "five_whys" => self.whys_say(index),
            "swot" => self.swot_says(index),
            "pestel" => self.pestel_says(index),
            "strategy" => self.choice_says(index),
            "indicator" => self.indicators_say(index, today),
            _ => {}
        }
    }

    pub(super) fn texts(&mut self, texts: Vec<String>) {
        self.list(texts.into_iter().map(|text| Item::from(Line::text(text))).collect());
    }

    pub(super) fn title_of(&self, id: CardId) -> String {
        let card = self.project.cards.get(id);
        short(&card.map(|card| self.card_name(card)).unwrap_or_default())
    }

    fn theory_says(&mut self, index: &Index) {
        let t = self.t;
        let theory = Theory::new(index);
        let Some((node, value)) = theory.impact() else {
            return;
        };
        let impact = theory.graph.cards.get(node).map(|id| self.title_of(*id));
        let mut told = vec![t.theory_impact(impact.unwrap_or_default(), value)];
        let weak = theory.weak_links(node).into_iter().take(NAMED);
        told.extend(weak.filter_map(|weak| self.weak_words(weak, value)));
        let found = theory.coverage(index);
        told.extend([
            t.theory_measured(found.measured.0, found.measured.1),
            t.theory_assumed(found.assumed.0, found.assumed.1),
            t.theory_proven(found.proven.0, found.proven.1),
        ]);
        self.texts(told);
    }

    fn weak_words(&self, weak: Weak, value: i64) -> Option<String> {
        let arrow = |id: LinkId| {
            let link = self.project.links.get(id)?;
            let (means, end) = (self.project.title(link.source), self.project.title(link.target));
            Some(self.t.theory_weak_arrow(short(&means), short(&end), value))
        };
        match weak {
            Weak::Assumption(id) => Some(self.t.theory_weak_assumption(self.title_of(id), value)),
            Weak::Arrow(id) => arrow(id),
        }
    }

    fn problem_says(&mut self, index: &Index) {
        let tree = Tree::new(index);
        let musts = tree.musts();
        let say = |node: &usize| {
            let (count, all) = tree.cut_by(*node);
            let title = tree.graph.cards.get(*node).map(|id| self.title_of(*id));
            self.t
                .problem_must_says(title.unwrap_or_default(), self.t.problem_must_cuts(count, all))
        };
        let mut told: Vec<String> = musts.iter().take(NAMED).map(say).collect();
        if told.is_empty() && tree.roots.len() > 1 {
            told.push(self.t.problem_no_must().to_owned());
        }
        self.texts(told);
    }

    /// The root causes, with the tests they pass.
    fn whys_say(&mut self, index: &Index) {
        let t = self.t;
        let whys = Whys::new(index);
        let told = (0..whys.graph.len()).filter_map(|node| {
            let root = whys.root(index, node)?;
            let label = t.document_label(&self.title_of(whys.graph.cards[node]));
            Some(format!("{label}{}", t.why_root(root, whys.tests(index, node))))
        });
        let told: Vec<String> = told.collect();
        if !told.is_empty() {
            self.paragraph(Line::text(t.document_label(t.whys_roots())));
            self.texts(told);
        }
    }

    /// The light of each indicator, how far it is, and where it goes.
    fn indicators_say(&mut self, index: &Index, today: Day) {
        let t = self.t;
        let told = index.boxes(indicator::KEY).iter().map(|card| {
            let gauge = watch::gauge(index.project, card.card, today);
            let light = gauge.light(today);
            let label = t.document_label(&self.title_of(card.id));
            let said = [
                Some(format!("{label}{} {}.", light.shape(), t.light(light))),
                t.gauge_progress(&gauge),
                t.gauge_trend(&gauge).map(|trend| format!("{trend}.")),
            ];
            said.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        let told = told.collect();
        self.texts(told);
    }

    fn swot_says(&mut self, index: &Index) {
        let t = self.t;
        let found = Crossings::new(index, false);
        let Some(posture) = found.posture() else {
            return;
        };
        let (rated, possible) = (t.number(found.pairs.len()), t.number(found.possible));
        let shares = Posture::ALL.into_iter().zip(found.shares());
        let shares = shares.map(|(posture, share)| {
            let percent = t.boards_percent(t.figure((share * 100.0).round()));
            format!("{} ({percent})", t.posture(posture))
        });
        let strongest = found.pairs.iter().filter(|pair| pair.rating > 0).take(NAMED);
        let strongest = strongest
            .map(|pair| format!("{} × {}", self.title_of(pair.inner), self.title_of(pair.outer)));
        let strongest = strongest.collect::<Vec<_>>().join(t.document_semicolon());
        let shares = shares.collect::<Vec<_>>().join(", ");
        self.texts(vec![
            format!("{}. {}", t.boards_posture(t.posture(posture)), t.boards_caution()),
            format!("{} — {shares}", t.boards_rated(rated, possible)),
            format!("{}{strongest}", t.document_label(t.boards_strongest())),
        ]);
    }

    fn pestel_says(&mut self, index: &Index) {
        let scan = Scan::new(index);
        if let Some(percents) = scan.percents() {
            let slots = method("pestel").map(|method| method.slots).unwrap_or_default();
            let share = |(slot, percent): (&&str, u8)| {
                format!("{} {}", self.t.method_slot("pestel", slot), self.t.boards_percent(percent))
            };
            let shares: Vec<String> = slots.iter().zip(percents).map(share).collect();
            let label = self.t.document_label(self.t.boards_weight_each());
            self.paragraph(Line::text(format!("{label}{}", shares.join(", "))));
        }
        let watched: Vec<String> = scan.watched().map(|factor| self.title_of(factor.id)).collect();
        if !watched.is_empty() {
            let list = watched.join(self.t.document_semicolon());
            let label = self.t.document_label(self.t.boards_watch_list());
            self.paragraph(Line::text(format!("{label}{list}")));
        }
    }

    fn choice_says(&mut self, index: &Index) {
        let t = self.t;
        let choice = Choice::new(index);
        if choice.options.iter().all(|option| option.total.is_none()) {
            return;
        }
        let name = |at: &usize| {
            choice.options.get(*at).map(|option| self.title_of(option.id)).unwrap_or_default()
        };
        let winners: Vec<String> = choice.winners().iter().map(name).collect();
        let mut told = Vec::new();
        if !winners.is_empty() {
            told.push(t.boards_winner(winners.join(" = ")));
        }
        let firm = choice.robustness();
        if firm.cases > 0 {
            told.push(t.boards_firm(firm.held, firm.cases));
        }
        if firm.is_fragile() {
            told.push(t.boards_fragile().to_owned());
        }
        let criterion = |at: usize| choice.criteria.get(at).map_or("", |criterion| criterion.name);
        told.extend(firm.turns.iter().map(|turn: &Turn| {
            let (criterion, winner) = (criterion(turn.criterion), name(&turn.winner));
            if turn.factor > 1.0 {
                t.boards_turn_double(criterion, winner)
            } else {
                t.boards_turn_half(criterion, winner)
            }
        }));
        let undecided: usize = choice.options.iter().map(Scored::undecided).sum();
        if undecided > 0 {
            told.push(t.boards_undecided(undecided));
        }
        let table = self.choice_table(&choice);
        self.texts(told);
        self.table(table);
    }

    fn choice_table(&self, choice: &Choice) -> Table {
        let t = self.t;
        let shown = if choice.criteria.len() > COLUMNS { 0 } else { choice.criteria.len() };
        let shares = choice.criteria.iter().zip(choice.shares()).take(shown);
        let columns = shares.map(|(criterion, share)| {
            let percent = t.boards_percent(t.figure((share * 100.0).round()));
            format!("{} ({percent})", criterion.name)
        });
        let mut header = vec![t.boards_option().to_owned()];
        header.extend(columns);
        header.push(t.boards_total().to_owned());
        header.push(t.boards_rank().to_owned());
        header.push(t.method_field("strategy", "dots").to_owned());
        let rows = choice.options.iter().zip(choice.ranks());
        let rows = rows.map(|(option, rank)| self.choice_row(choice, (option, rank), shown));
        Table { caption: t.boards_choice().to_owned(), header, rows: rows.collect() }
    }

    fn choice_row(
        &self,
        choice: &Choice,
        (option, rank): (&Scored, Option<usize>),
        shown: usize,
    ) -> Vec<Vec<Line>> {
        let t = self.t;
        let cell = |text: Option<String>| text.map(Line::text).into_iter().collect::<Vec<_>>();
        let mut first = vec![Line::text(self.title_of(option.id))];
        let veto = option.veto.and_then(|at| choice.criteria.get(at));
        first.extend(veto.map(|criterion| Line::text(t.boards_veto(criterion.name))));
        let better = option.dominated_by.first().and_then(|at| choice.options.get(*at));
        let better = better.map(|other| t.boards_dominated(self.title_of(other.id)));
        first.extend(better.map(Line::text));
        let mut row = vec![first];
        let votes = option.votes.iter().take(shown);
        row.extend(votes.map(|votes| cell(votes.as_ref().map(|votes| t.median(votes.median)))));
        let total = option.total.map(|total| t.figure((percent(total) * 10.0).round() / 10.0));
        row.push(cell(total));
        row.push(cell(rank.map(|rank| t.number(rank))));
        let (dots, people) = option.dots;
        let dots = (people > 0).then(|| t.boards_dots(dots.unsigned_abs() as usize, people));
        row.push(cell(dots));
        row
    }

    /// Whether the boards hold together: what is to be mended, what is to be discussed.
    pub(super) fn coherence(&mut self, index: &Index, today: Day) {
        let t = self.t;
        let found = findings(index, today);
        let found: Vec<_> = found.into_iter().filter(|finding| !finding.is_dismissed).collect();
        let groups =
            [(Severity::Block, t.coherence_fix()), (Severity::Warn, t.coherence_discuss())];
        if !found.iter().any(|finding| finding.rule.severity != Severity::Hint) {
            return;
        }
        self.heading(3, "coherence", t.coherence_title());
        for (severity, title) in groups {
            let own = found.iter().filter(|finding| finding.rule.severity == severity);
            let own: Vec<String> = own.map(|finding| t.method_finding(finding)).collect();
            if !own.is_empty() {
                self.paragraph(Line::strong(title));
                self.texts(own);
            }
        }
    }
}
