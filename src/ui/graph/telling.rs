//! The report of the worker as lines: who, what, and with which words.

use super::lines::{Act, Line};
use super::measure::Measured;
use crate::analysis::report::{Card, CardKind, Finding, Place, Robustness};
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::i18n::Lang;

/// Fewer tied actors than this, and passage is not worth its figures.
const SMALL: u32 = 10;
/// Up to so many equals a card names each.
const MOST_EQUAL: usize = 3;
/// How many lines a list of figures has at most.
pub(super) const MOST: usize = 12;

/// What lines are written from.
pub(super) struct Telling<'a> {
    pub(super) t: Lang,
    pub(super) project: &'a Project,
    pub(super) measured: &'a Measured,
    pub(super) robustness: Option<&'a Robustness>,
    pub(super) opened: Option<u32>,
}

/// Writes the lines of one part.
pub(super) type Write = fn(&Telling) -> Vec<Line>;
/// A part's title and its lines.
pub(super) type Titled = (fn(Lang) -> &'static str, Write);

/// The parts that are always there.
pub(super) const PARTS: [Titled; 4] = [
    (Lang::tells_findings, |telling| telling.findings()),
    (Lang::tells_warnings, |telling| telling.warnings()),
    (Lang::tells_groups, |telling| telling.groups()),
    (Lang::tells_between, |telling| telling.between()),
];
/// The parts under the fold.
pub(super) const DETAILS: [Titled; 6] = [
    (Lang::tells_whole, |telling| telling.whole()),
    (Lang::tells_cuts, |telling| telling.cuts()),
    (Lang::tells_cores, |telling| telling.core()),
    (Lang::tells_roles, |telling| telling.roles()),
    (Lang::tells_balance, |telling| telling.balance()),
    (Lang::tells_readings, |telling| telling.readings()),
];

/// What was counted, and how.
pub(super) fn preparation(telling: &Telling) -> String {
    telling.t.preparation(&telling.measured.preparation, &telling.measured.prepared)
}

/// The first of the first card.
pub(super) fn most_central(telling: &Telling) -> Option<EntityId> {
    let card = telling.measured.report().cards.first()?;
    telling.measured.actor(*card.places.first()?.nodes.first()?)
}

/// What came of trying the ranks.
pub(super) fn solidity(telling: &Telling) -> String {
    match telling.robustness.map(|found| found.runs) {
        None => String::new(),
        Some(0) => telling.t.tells_solid_none().to_owned(),
        Some(1) => telling.t.tells_solid_sure().to_owned(),
        Some(runs) => {
            let done = telling.t.tells_solid_done(runs as usize);
            format!("{done} {}", telling.t.trust_ranges())
        }
    }
}

impl Telling<'_> {
    pub(super) fn name(&self, node: u32) -> String {
        let id = self.measured.actor(node);
        id.map(|id| self.project.entity_name(id).to_owned()).unwrap_or_default()
    }

    /// An actor's name, which leads to it.
    pub(super) fn actor(&self, node: u32) -> (String, Act) {
        let id = self.measured.actor(node);
        (self.name(node), id.map_or(Act::All(Vec::new()), Act::Actor))
    }

    pub(super) fn ids(&self, nodes: &[u32]) -> Vec<EntityId> {
        nodes.iter().filter_map(|node| self.measured.actor(*node)).collect()
    }

    pub(super) fn show(&self, nodes: &[u32], what: &str) -> (String, String, Act) {
        let t = self.t;
        (t.tells_show().to_owned(), t.tells_show_that(what), Act::All(self.ids(nodes)))
    }

    fn score(&self, key: &str, node: u32) -> Option<f64> {
        let scores = self.measured.report().scores.get(key)?;
        scores.get(node as usize).copied().flatten().map(f64::from)
    }

    /// The first of one way to be central.
    pub(super) fn card(&self, kind: CardKind) -> Vec<Line> {
        let report = self.measured.report();
        let Some(card) = report.cards.iter().find(|card| card.kind == kind) else {
            return Vec::new();
        };
        if card.places.is_empty() {
            return vec![Line::toned("quiet", self.t.tells_nothing().to_owned())];
        }
        if kind == CardKind::Passage && report.whole.tied < SMALL {
            return vec![Line::toned("quiet", self.t.warn_small().to_owned())];
        }
        self.places(card)
    }

    fn places(&self, card: &Card) -> Vec<Line> {
        let t = self.t;
        let mut lines = Vec::new();
        for place in &card.places {
            let mark = t.rank(place.rank);
            let count = place.nodes.len() + place.more as usize;
            if count > MOST_EQUAL {
                // Many equals are one line, or the first would not be seen.
                let words = place.nodes.first().map(|node| self.figure(card.kind, *node));
                let press = (t.tells_equals(count), Act::All(self.ids(&self.equals(place, card))));
                let words = words.unwrap_or_default();
                lines.push(Line { mark, press: Some(press), words, ..Line::default() });
                continue;
            }
            lines.extend(place.nodes.iter().map(|node| Line {
                mark: mark.clone(),
                press: Some(self.actor(*node)),
                words: self.figure(card.kind, *node) + &self.range(card.kind, *node),
                ..Line::default()
            }));
        }
        lines
    }

    /// All who hold a place, the unnamed among them.
    fn equals(&self, place: &Place, card: &Card) -> Vec<u32> {
        let key = match card.kind {
            CardKind::Tied => "degree",
            CardKind::Passage => "betweenness",
            CardKind::Broker => "constraint",
        };
        let nodes = 0..self.measured.prepared.actors.len() as u32;
        let is_equal = |node: &u32| {
            self.score(key, *node).is_some_and(|score| (score - place.score).abs() < 1e-6)
        };
        nodes.filter(is_equal).collect()
    }

    /// The places an actor takes when doubtful relations are left out.
    fn range(&self, kind: CardKind, node: u32) -> String {
        let mut ranges = self.robustness.into_iter().flat_map(|found| &found.ranges);
        let range = ranges.find(|range| range.node == node && range.card == kind);
        let words =
            range.map(|range| self.t.tells_range(self.t.rank_range(range.best, range.worst)));
        words.map(|words| format!(" · {words}")).unwrap_or_default()
    }

    /// The figure of an actor on a card, in words.
    fn figure(&self, kind: CardKind, node: u32) -> String {
        let t = self.t;
        let score = |key: &str| self.score(key, node);
        let count = score("degree").unwrap_or_default().round() as usize;
        match kind {
            CardKind::Tied => t.tells_tied(t.actors_count(count)),
            CardKind::Passage => t.tells_share(score("betweenness").unwrap_or_default()),
            CardKind::Broker => {
                let constraint = t.decimal(score("constraint").unwrap_or_default(), 3);
                match score("effective_size") {
                    Some(new) => t.tells_broker(t.decimal(new, 1), t.number(count), constraint),
                    None => t.tells_constraint(constraint),
                }
            }
        }
    }

    fn finding(&self, finding: &Finding) -> String {
        self.t.finding(finding, &|node| self.name(node))
    }

    /// Where the cards disagree, then what is worth saying.
    fn findings(&self) -> Vec<Line> {
        let report = self.measured.report();
        let say = |finding: &Finding| {
            let words = self.finding(finding);
            let nodes = nodes_of(finding);
            let then = (!nodes.is_empty()).then(|| self.show(&nodes, &words));
            Line { words, then, ..Line::default() }
        };
        let differ = report.disagreements.iter().map(|found| {
            let words = self.t.disagreement(found, &|node| self.name(node));
            let then = Some(self.show(&[found.node], &words));
            Line { words, then, ..Line::default() }
        });
        let mut lines: Vec<Line> = report.findings.iter().map(say).collect();
        lines.extend(differ);
        let has_places = report.cards.iter().any(|card| !card.places.is_empty());
        if has_places {
            let words = if report.disagreements.is_empty() {
                self.t.cards_agree()
            } else {
                self.t.cards_why()
            };
            lines.push(Line::toned("quiet", words.to_owned()));
        }
        lines
    }

    fn warnings(&self) -> Vec<Line> {
        let warnings = self.measured.report().warnings.iter();
        warnings.map(|warning| Line::toned("warning", self.finding(warning))).collect()
    }

    /// Who of `nodes` has most ties.
    fn best_tied(&self, nodes: &[u32], but: Option<u32>) -> Option<u32> {
        let others = nodes.iter().copied().filter(|node| Some(*node) != but).rev();
        let ties = |node: &u32| self.score("degree", *node).unwrap_or_default() as u32;
        others.max_by_key(ties)
    }

    /// The groups, the members of one of them unfolded.
    fn groups(&self) -> Vec<Line> {
        let (t, groups) = (self.t, &self.measured.report().groups);
        let count = groups.sizes.len();
        if count < 2 {
            return Vec::new();
        }
        let clear = groups.are_clear();
        let words =
            if clear { t.says_groups_clear(count) } else { t.says_groups_unclear().to_owned() };
        let mut lines = vec![Line::of(words)];
        for group in (0..count as u32).take(if clear { count } else { 0 }) {
            let nodes = groups.members(group);
            let Some(centre) = self.best_tied(&nodes, None) else {
                continue;
            };
            let title = t.tells_group_of(self.name(centre));
            let then = Some(self.show(&nodes, &title));
            let words = t.actors_count(nodes.len());
            lines.push(Line {
                press: Some((title, Act::Open(group))),
                words,
                then,
                ..Line::default()
            });
            if self.opened == Some(group) {
                let openness = groups.openness.get(group as usize).copied().unwrap_or_default();
                lines.push(Line::toned("inner", t.group_openness(openness).to_owned()));
                lines.extend(nodes.iter().map(|node| Line {
                    tone: "inner",
                    press: Some(self.actor(*node)),
                    ..Line::default()
                }));
            }
        }
        lines.push(Line::toned("quiet", t.trust_communities().to_owned()));
        lines
    }

    /// Who sits between two groups.
    fn between(&self) -> Vec<Line> {
        let groups = &self.measured.report().groups;
        if !groups.are_clear() {
            return Vec::new();
        }
        let places = (0u32..).zip(groups.of.iter().zip(&groups.second));
        let found = places.filter_map(|(node, (own, other))| {
            let centre = |group: u32| self.best_tied(&groups.members(group), Some(node));
            let centres = [centre((*own)?)?, centre((*other)?)?];
            let words = self.finding(&Finding::Between { node, centres });
            let then = Some(self.show(&[node], &words));
            Some(Line { words, then, ..Line::default() })
        });
        found.take(MOST).collect()
    }
}

/// Whom a finding speaks of.
fn nodes_of(finding: &Finding) -> Vec<u32> {
    match finding {
        Finding::Removing { node, named, .. } => {
            std::iter::once(*node).chain(named.iter().copied()).collect()
        }
        Finding::TightGroup { nodes, .. } | Finding::Core { nodes, .. } => nodes.clone(),
        Finding::Centre { node }
        | Finding::MostPassage { node, .. }
        | Finding::Broker { node, .. }
        | Finding::Between { node, .. }
        | Finding::OursAtCentre { node } => vec![*node],
        Finding::OnlyPassage { near, far, .. } => vec![*near, *far],
        Finding::Tense { nodes, .. } => nodes.to_vec(),
        _ => Vec::new(),
    }
}
