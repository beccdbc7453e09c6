//! The map as an outline: its actors in order, and under each what ties it to others.

use std::collections::BTreeSet;

use super::network::{Network, Tie};

/// What ties an actor to others: all that one sentence says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How many others it acts on.
    pub acts_on: usize,
    /// How many of those it acts against.
    pub acts_against: usize,
    /// How many others act on it.
    pub acted_on_by: usize,
    /// How many of those act against it.
    pub opposed_by: usize,
}

/// A line of the outline, by places in the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// An actor.
    Actor(u32),
    /// One of its relations.
    Tie {
        /// The actor it stands under.
        of: u32,
        /// The relation.
        tie: u32,
    },
}

/// Where one goes from a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Opens an actor's relations.
    Open(u32),
    /// Closes them.
    Close(u32),
    /// Goes to an actor, which may not be open.
    To(u32),
    /// Goes to a line.
    Line(usize),
}

/// The actors, those with the most relations first; `names` settles ties. O(m + n log n).
pub fn ranked(network: &Network, names: &dyn Fn(u32) -> String) -> Vec<u32> {
    let mut counts = vec![0u32; network.len()];
    for tie in &network.ties {
        counts[tie.source as usize] += 1;
        if tie.target != tie.source {
            counts[tie.target as usize] += 1;
        }
    }
    let mut order: Vec<u32> = (0..network.len() as u32).collect();
    order.sort_by_cached_key(|n| (std::cmp::Reverse(counts[*n as usize]), names(*n)));
    order
}

/// The relations of an actor: those that leave it, then those that reach it. O(m).
pub fn ties_of(network: &Network, actor: u32) -> Vec<u32> {
    let of = |picked: fn(&Tie, u32) -> bool| {
        let ties = (0u32..).zip(&network.ties);
        ties.filter(move |(_, tie)| picked(tie, actor)).map(|(n, _)| n)
    };
    let leaving = of(|tie, actor| tie.source == actor);
    leaving.chain(of(|tie, actor| tie.target == actor && tie.source != actor)).collect()
}

/// All lines: the actors of `order`, and under the open ones their relations. O(n + open · m).
pub fn lines(network: &Network, order: &[u32], open: &BTreeSet<u32>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(order.len());
    for of in order.iter().copied() {
        lines.push(Line::Actor(of));
        if open.contains(&of) {
            lines.extend(ties_of(network, of).into_iter().map(|tie| Line::Tie { of, tie }));
        }
    }
    lines
}

/// Whom an actor acts on, and who acts on it; relations to itself aside. O(m).
pub fn standing(network: &Network, actor: u32) -> Standing {
    let (mut on, mut by) = (BTreeSet::new(), BTreeSet::new());
    let (mut against, mut opposed) = (BTreeSet::new(), BTreeSet::new());
    for tie in network.ties.iter().filter(|tie| tie.source != tie.target) {
        let leaves = tie.source == actor || tie.mutual && tie.target == actor;
        let reaches = tie.target == actor || tie.mutual && tie.source == actor;
        let other = if tie.source == actor { tie.target } else { tie.source };
        for (holds, all, hostile) in
            [(leaves, &mut on, &mut against), (reaches, &mut by, &mut opposed)]
        {
            if holds {
                all.insert(other);
                if tie.sign < 0 {
                    hostile.insert(other);
                }
            }
        }
    }
    Standing {
        acts_on: on.len(),
        acts_against: against.len(),
        acted_on_by: by.len(),
        opposed_by: opposed.len(),
    }
}

/// Where the right arrow leads: it opens an actor, enters it, or follows a relation.
pub fn right(network: &Network, lines: &[Line], at: usize, open: &BTreeSet<u32>) -> Option<Step> {
    match *lines.get(at)? {
        Line::Actor(actor) if open.contains(&actor) => {
            let enters = matches!(lines.get(at + 1)?, Line::Tie { .. });
            enters.then_some(Step::Line(at + 1))
        }
        Line::Actor(actor) => {
            let tied = network.ties.iter().any(|tie| tie.source == actor || tie.target == actor);
            tied.then_some(Step::Open(actor))
        }
        Line::Tie { of, tie } => {
            let tie = network.ties.get(tie as usize)?;
            Some(Step::To(if tie.source == of { tie.target } else { tie.source }))
        }
    }
}

/// Where the left arrow leads when no step is left to take back: up to the actor, or it closes it.
pub fn left(lines: &[Line], at: usize, open: &BTreeSet<u32>) -> Option<Step> {
    match *lines.get(at)? {
        Line::Actor(actor) => open.contains(&actor).then_some(Step::Close(actor)),
        Line::Tie { of, .. } => {
            lines.iter().position(|line| *line == Line::Actor(of)).map(Step::Line)
        }
    }
}

/// Which way a step from one actor to the next goes along the relations between them.
pub fn arrow(network: &Network, from: u32, to: u32) -> &'static str {
    let joins = |source: u32, target: u32| {
        network.ties.iter().any(|tie| {
            tie.source == source && tie.target == target
                || tie.mutual && tie.source == target && tie.target == source
        })
    };
    match (joins(from, to), joins(to, from)) {
        (true, true) => "↔",
        (false, true) => "←",
        _ => "→",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0 → 1 against, 2 → 0, 0 ↔ 3, 3 → 3.
    fn network() -> Network {
        let mut network = Network::of_pairs(5, [(0, 1), (2, 0), (0, 3), (3, 3)]);
        network.ties[0].sign = -1;
        network.ties[2].mutual = true;
        network
    }

    fn names(n: u32) -> String {
        ["a", "z", "b", "c", "d"][n as usize].to_owned()
    }

    #[test]
    fn the_most_related_come_first() {
        assert_eq!(ranked(&network(), &names), [0, 3, 2, 1, 4]);
    }

    #[test]
    fn a_standing_counts_others_once() {
        let of = |actor| standing(&network(), actor);
        let first = Standing { acts_on: 2, acts_against: 1, acted_on_by: 2, opposed_by: 0 };
        assert_eq!(of(0), first);
        assert_eq!(of(1), Standing { acted_on_by: 1, opposed_by: 1, ..Standing::default() });
        assert_eq!(of(4), Standing::default());
    }

    #[test]
    fn open_actors_show_their_relations() {
        let lines = lines(&network(), &[0, 3], &BTreeSet::from([0]));
        let tie = |tie| Line::Tie { of: 0, tie };
        assert_eq!(lines, [Line::Actor(0), tie(0), tie(2), tie(1), Line::Actor(3)]);
    }

    #[test]
    fn the_right_arrow_opens_enters_and_follows() {
        let network = network();
        let order = ranked(&network, &names);
        let closed = BTreeSet::new();
        let all = lines(&network, &order, &closed);
        assert_eq!(right(&network, &all, 0, &closed), Some(Step::Open(0)));
        assert_eq!(right(&network, &all, 4, &closed), None);
        let open = BTreeSet::from([0]);
        let all = lines(&network, &order, &open);
        assert_eq!(right(&network, &all, 0, &open), Some(Step::Line(1)));
        assert_eq!(right(&network, &all, 1, &open), Some(Step::To(1)));
        assert_eq!(right(&network, &all, 3, &open), Some(Step::To(2)));
        assert_eq!(right(&network, &all, 99, &open), None);
    }

    #[test]
    fn arrows_go_as_relations_do() {
        let network = network();
        let arrows = [(0, 1), (1, 0), (0, 3), (3, 0)].map(|(from, to)| arrow(&network, from, to));
        assert_eq!(arrows, ["→", "←", "↔", "↔"]);
    }

    #[test]
    fn the_left_arrow_goes_up_then_closes() {
        let network = network();
        let open = BTreeSet::from([0]);
        let all = lines(&network, &[0, 3], &open);
        assert_eq!(left(&all, 2, &open), Some(Step::Line(0)));
        assert_eq!(left(&all, 0, &open), Some(Step::Close(0)));
        assert_eq!(left(&all, 4, &open), None);
    }
}
