//! The figures behind what the map says, and every score in a table.

use super::lines::{Act, Line};
use super::table::Grid;
use super::telling::{MOST, Telling};

/// The measures in the order in which they are shown.
const KEYS: [&str; 12] = [
    "degree",
    "betweenness",
    "constraint",
    "effective_size",
    "closeness",
    "eigenvector",
    "core",
    "in_degree",
    "out_degree",
    "strength",
    "page_rank",
    "page_rank_reversed",
];

/// How the table of scores is wanted.
#[derive(Clone, Copy)]
pub(super) struct Scores {
    /// The column to sort by, from 1.
    pub(super) sort: usize,
    /// How many rows to show.
    pub(super) rows: usize,
}

/// Whether the lowest score of a measure comes first.
fn is_lowest_first(key: &str) -> bool {
    key == "constraint"
}

/// How many digits a score is worth.
fn digits(key: &str) -> usize {
    match key {
        "degree" | "in_degree" | "out_degree" | "core" => 0,
        "strength" | "effective_size" => 2,
        _ => 4,
    }
}

/// The scores of all actors, the best of one measure first.
pub(super) fn scores(telling: &Telling, wish: Scores) -> Grid {
    let (t, report) = (telling.t, telling.measured.report());
    let keys: Vec<&str> = KEYS.into_iter().filter(|key| report.scores.contains_key(*key)).collect();
    let Some(sorted) = keys.get(wish.sort - 1).or_else(|| keys.first()).copied() else {
        return Grid::default();
    };
    let score = |key: &str, node: usize| report.scores[key].get(node).copied().flatten();
    let mut order: Vec<usize> = (0..telling.measured.prepared.actors.len()).collect();
    order.sort_by(|one, other| {
        let key = |node: usize| {
            let lowest = is_lowest_first(sorted);
            let worst = if lowest { f32::INFINITY } else { f32::NEG_INFINITY };
            let score = score(sorted, node).unwrap_or(worst);
            if lowest { score } else { -score }
        };
        key(*one).total_cmp(&key(*other))
    });
    order.truncate(wish.rows);
    let head = |key: &&str| {
        let name = t.metric_name(key).to_owned();
        (name.clone(), t.tells_sort(name))
    };
    let cell = |key: &str, node: usize| {
        score(key, node).map_or("—".to_owned(), |score| t.decimal(f64::from(score), digits(key)))
    };
    let row = |node: usize| {
        let (name, act) = telling.actor(node as u32);
        (name, act, keys.iter().map(|key| cell(key, node)).collect())
    };
    let first = (t.tells_actor().to_owned(), String::new());
    Grid {
        caption: t.tells_table().to_owned(),
        heads: std::iter::once(first).chain(keys.iter().map(head)).collect(),
        sorted: keys.iter().position(|key| *key == sorted).map(|place| {
            (place + 1, if is_lowest_first(sorted) { "ascending" } else { "descending" })
        }),
        rows: order.into_iter().map(row).collect(),
    }
}

impl Telling<'_> {
    pub(super) fn whole(&self) -> Vec<Line> {
        let (t, report) = (self.t, self.measured.report());
        let whole = &report.whole;
        let number = |n: u32| t.number(n as usize);
        let decimal = |value: Option<f32>| {
            value.map_or("—".to_owned(), |value| t.decimal(f64::from(value), 4))
        };
        let diameter = if whole.is_diameter_exact {
            number(whole.diameter)
        } else {
            t.whole_at_least(number(whole.diameter))
        };
        let giant = t.tells_giant(t.actors_count(whole.giant as usize));
        vec![
            Line::figure(t.tells_actors(), number(whole.tied)),
            Line::figure(t.tells_relations(), number(whole.ties)),
            Line::figure(t.whole_isolated(), number(whole.isolated)),
            Line::figure(t.whole_density(), decimal(whole.density)),
            Line::figure(t.whole_components(), format!("{} ({giant})", number(whole.components))),
            Line::figure(t.whole_diameter(), diameter),
            Line::figure(t.whole_centralisation(), decimal(whole.centralisation)),
            Line::figure(t.whole_mean_degree(), t.decimal(f64::from(whole.mean_degree), 2)),
            Line::figure(t.tells_modularity(), t.decimal(report.groups.modularity, 4)),
        ]
    }

    pub(super) fn cuts(&self) -> Vec<Line> {
        let (t, cuts) = (self.t, &self.measured.report().cuts);
        let points = cuts.articulations.iter().take(MOST).map(|point| Line {
            press: Some(self.actor(point.node)),
            words: t.tells_cut(point.pieces),
            ..Line::default()
        });
        let (passages, ends): (Vec<_>, Vec<_>) =
            cuts.bridges.iter().partition(|bridge| bridge.is_important());
        let bridges = passages.iter().take(MOST).map(|bridge| {
            let title = t.tells_bridge(self.name(bridge.near), self.name(bridge.far));
            let sizes = [bridge.near_size, bridge.far_size].map(|n| t.actors_count(n as usize));
            let [near, far] = sizes;
            Line {
                press: Some((title, Act::All(self.ids(&[bridge.near, bridge.far])))),
                words: t.tells_bridge_sizes(near, far),
                ..Line::default()
            }
        });
        let small =
            (!ends.is_empty()).then(|| Line::toned("quiet", t.tells_bridges_small(ends.len())));
        points.chain(bridges).chain(small).collect()
    }

    pub(super) fn core(&self) -> Vec<Line> {
        let Some(scores) = self.measured.report().scores.get("core") else {
            return Vec::new();
        };
        let most = scores.iter().flatten().copied().fold(0.0, f32::max);
        let nodes: Vec<u32> = (0u32..)
            .zip(scores)
            .filter(|(_, score)| most > 0.0 && **score == Some(most))
            .map(|(node, _)| node)
            .collect();
        if nodes.is_empty() {
            return Vec::new();
        }
        let words = self.t.tells_core(self.t.decimal(f64::from(most), 0));
        let title = self.t.actors_count(nodes.len());
        let act = Act::All(self.ids(&nodes));
        vec![Line { press: Some((title, act)), words, ..Line::default() }]
    }

    /// Those who most often stand between two groups, with what they do most.
    pub(super) fn roles(&self) -> Vec<Line> {
        let (t, roles) = (self.t, &self.measured.report().roles);
        let mut nodes: Vec<u32> = (0..roles.len() as u32).collect();
        nodes.sort_by_key(|node| std::cmp::Reverse(roles[*node as usize].total()));
        let line = |node: u32| {
            let role = roles[node as usize];
            let counts = [
                (role.coordinator, t.role_coordinator()),
                (role.itinerant, t.role_itinerant()),
                (role.representative, t.role_representative()),
                (role.gatekeeper, t.role_gatekeeper()),
                (role.liaison, t.role_liaison()),
            ];
            let (count, words) = counts.into_iter().rev().max_by_key(|(count, _)| *count)?;
            (count > 0).then(|| Line {
                press: Some(self.actor(node)),
                words: t.tells_role(words, t.number(count as usize)),
                ..Line::default()
            })
        };
        let mut lines: Vec<Line> = nodes.into_iter().filter_map(line).take(5).collect();
        if !lines.is_empty() {
            let hints = [
                (t.role_coordinator(), t.role_coordinator_hint()),
                (t.role_itinerant(), t.role_itinerant_hint()),
                (t.role_representative(), t.role_representative_hint()),
                (t.role_gatekeeper(), t.role_gatekeeper_hint()),
                (t.role_liaison(), t.role_liaison_hint()),
            ];
            lines.extend(
                hints.map(|(name, hint)| Line {
                    tone: "quiet",
                    ..Line::figure(name, hint.to_owned())
                }),
            );
            lines.push(Line::toned("quiet", t.trust_roles().to_owned()));
        }
        lines
    }

    pub(super) fn balance(&self) -> Vec<Line> {
        let (t, balance) = (self.t, &self.measured.report().balance);
        let Some(share) = balance.share() else {
            return vec![Line::toned("quiet", t.tells_balance_none().to_owned())];
        };
        let mut lines = vec![Line::of(t.tells_balance_share(t.decimal(share * 100.0, 0)))];
        lines.extend(balance.listed.iter().take(MOST).map(|nodes| {
            let [a, b, c] = nodes.map(|node| self.name(node));
            let words = t.tells_tense(a, b, c);
            let then = Some(self.show(nodes, &words));
            Line { words, then, ..Line::default() }
        }));
        lines.push(Line::toned("quiet", t.trust_balance().to_owned()));
        lines
    }

    /// Each measure: what it says of the first, and when not to trust it.
    pub(super) fn readings(&self) -> Vec<Line> {
        let report = self.measured.report();
        let reading = |key: &str| {
            let scores = report.scores.get(key)?;
            let sign = if is_lowest_first(key) { -1.0 } else { 1.0 };
            let known = (0u32..).zip(scores).filter_map(|(node, score)| Some((node, (*score)?)));
            let (first, score) = known.reduce(|best, next| {
                // Of equals, the first.
                if next.1 * sign > best.1 * sign { next } else { best }
            })?;
            let says = self.t.metric_reading(key, &self.name(first), Some(f64::from(score)));
            let words = format!("{says} {}", self.t.metric_trap(key));
            Some(Line::figure(self.t.metric_name(key), words))
        };
        KEYS.into_iter().filter_map(reading).collect()
    }
}
