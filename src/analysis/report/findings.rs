//! What is worth saying of a network, as data: nodes and numbers, worded elsewhere.

use serde::{Deserialize, Serialize};

use super::{Card, CardKind, Measured};
use crate::analysis::metrics::cores::hardest;
use crate::analysis::metrics::cuts::{Articulation, Bridge};
use crate::analysis::metrics::{betweenness, constraint, cores, degree, effective_size};

/// A sentence about a network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is")]
pub enum Finding {
    /// Without `node`, others are cut off.
    Removing {
        /// The hinge.
        node: u32,
        /// How many pieces are left.
        pieces: u32,
        /// How many are cut off from the largest piece.
        cut_off: u32,
        /// Whether each of them is left alone.
        alone: bool,
        /// The first of them.
        named: Vec<u32>,
    },
    /// A group that holds together around someone.
    TightGroup {
        /// Who it holds by.
        around: u32,
        /// All of them.
        nodes: Vec<u32>,
    },
    /// Someone is at the centre because the notes speak of it: they are not all there is.
    Centre {
        /// Who.
        node: u32,
    },
    /// Many ways pass by someone.
    MostPassage {
        /// Who.
        node: u32,
        /// The share of ways, 0 to 1.
        share: f32,
    },
    /// Someone joins those who do not know each other.
    Broker {
        /// Who.
        node: u32,
        /// How many contacts it has.
        contacts: u32,
        /// How many of them bring something new.
        effective: f32,
    },
    /// The only passage between two parts.
    OnlyPassage {
        /// Its end in the first part.
        near: u32,
        /// Its end in the second part.
        far: u32,
        /// How many actors the first part has.
        near_size: u32,
        /// How many actors the second part has.
        far_size: u32,
    },
    /// A hard core.
    Core {
        /// How many ties each has with the others, at least.
        k: u32,
        /// Who is in it.
        nodes: Vec<u32>,
    },
    /// How many groups there are.
    Groups {
        /// How many.
        count: u32,
        /// Whether they stand out.
        are_clear: bool,
    },
    /// Someone is with one group or with the other.
    Between {
        /// Who.
        node: u32,
        /// Someone at the centre of its group, then of the other.
        centres: [u32; 2],
    },
    /// Three actors whose ties contradict each other.
    Tense {
        /// They.
        nodes: [u32; 3],
        /// The share of triangles that are stable, 0 to 1.
        stable: f32,
    },
    /// GR-00: ties without a source are counted.
    Unsourced {
        /// How many.
        ties: u32,
    },
    /// GR-02: too few actors for figures.
    Small {
        /// How many have a tie.
        actors: u32,
    },
    /// GR-03: actors with one tie.
    OneTie {
        /// How many.
        actors: u32,
    },
    /// GR-04: we are at the centre of what we noted.
    OursAtCentre {
        /// Which of us.
        node: u32,
    },
    /// Nothing joins some parts.
    NotConnected {
        /// How many parts there are.
        components: u32,
    },
    /// Actors without a counted tie.
    Isolated {
        /// How many.
        actors: u32,
    },
    /// Betweenness comes from a part of the sources.
    Estimated,
}

/// Fewer actors than this, and the picture says more than figures.
const SMALL: u32 = 10;
/// How many findings are worth a reader's time.
const MOST: usize = 6;
/// A tight group has from three actors to this many.
const MOST_TIGHT: u32 = 12;
/// A passage less used than this is not worth saying.
const LEAST_PASSAGE: f64 = 0.15;
/// A core is hard from this many ties each.
const HARD: u32 = 3;

/// What is worth saying, the most interesting first, at most six.
pub(super) fn findings(measured: &Measured, cards: &[Card]) -> Vec<Finding> {
    if measured.whole.tied < 3 {
        return Vec::new();
    }
    let hinge = hinge(measured);
    let all = [
        hinge.map(removing),
        tight_group(measured),
        most_tied(cards).map(|node| Finding::Centre { node }),
        most_passage(measured, cards),
        tense(measured),
        only_passage(measured),
        core(measured),
        between(measured),
        broker(measured, cards),
        groups(measured),
    ];
    all.into_iter().flatten().take(MOST).collect()
}

/// What to mind before believing any of it.
pub(super) fn warnings(measured: &Measured, cards: &[Card]) -> Vec<Finding> {
    let Measured { options, graph, whole, .. } = measured;
    let leaves = (0..graph.len()).filter(|node| graph.both.of(*node).len() == 1).count() as u32;
    let is_ours = |node: &u32| options.ours.get(*node as usize).copied().unwrap_or(false);
    let first = cards.iter().filter_map(|card| card.places.first());
    let ours = first.flat_map(|place| &place.nodes).copied().find(is_ours);
    let all = [
        (options.unsourced > 0).then_some(Finding::Unsourced { ties: options.unsourced }),
        (whole.tied < SMALL).then_some(Finding::Small { actors: whole.tied }),
        ours.map(|node| Finding::OursAtCentre { node }),
        (whole.components > 1).then_some(Finding::NotConnected { components: whole.components }),
        (leaves > 0).then_some(Finding::OneTie { actors: leaves }),
        (whole.isolated > 0).then_some(Finding::Isolated { actors: whole.isolated }),
        betweenness::is_estimated(graph).then_some(Finding::Estimated),
    ];
    all.into_iter().flatten().collect()
}

/// Whether someone is tied to so many that its weight is seen without counting: half of the most.
fn is_hub(measured: &Measured, node: u32) -> bool {
    let ties = |node: usize| measured.graph.both.of(node).len();
    let most = (0..measured.graph.len()).map(ties).max().unwrap_or(0);
    2 * ties(node as usize) > most
}

fn passage(measured: &Measured, node: u32) -> f64 {
    measured.score(betweenness::BETWEENNESS.key, node as usize).unwrap_or(0.0)
}

/// The hinge one does not see: the most used articulation point that is no hub, or else any.
fn hinge<'a>(measured: &'a Measured) -> Option<&'a Articulation> {
    let points = measured.cuts.articulations.iter();
    let key = |point: &&'a Articulation| {
        let node = point.node;
        (!is_hub(measured, node), passage(measured, node))
    };
    let later = |one: &&'a Articulation, other: &&'a Articulation| {
        let ((one_hidden, one_passage), (other_hidden, other_passage)) = (key(one), key(other));
        // Of equals, the first of the list.
        one_hidden
            .cmp(&other_hidden)
            .then(one_passage.total_cmp(&other_passage))
            .then(other.node.cmp(&one.node))
    };
    points.max_by(later)
}

fn removing(point: &Articulation) -> Finding {
    Finding::Removing {
        node: point.node,
        pieces: point.pieces,
        cut_off: point.cut_off,
        alone: point.alone == point.cut_off,
        named: point.named.clone(),
    }
}

/// The most closed group of a few that does not hold by a hub, or else any.
fn tight_group(measured: &Measured) -> Option<Finding> {
    let groups = &measured.groups;
    if !groups.are_clear() {
        return None;
    }
    let tight = (0u32..).zip(&groups.sizes).filter(|(_, size)| (3..=MOST_TIGHT).contains(*size));
    let openness = |group: u32| groups.openness[group as usize];
    let mut tight: Vec<(bool, f64, Vec<u32>)> = tight
        .map(|(group, _)| {
            let nodes = groups.members(group);
            (nodes.iter().any(|node| is_hub(measured, *node)), openness(group), nodes)
        })
        .collect();
    tight.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let (_, _, nodes) = tight.into_iter().next()?;
    Some(Finding::TightGroup { around: centre(measured, &nodes)?, nodes })
}

/// Who of `nodes` most ways pass by, the best tied of equals.
fn centre(measured: &Measured, nodes: &[u32]) -> Option<u32> {
    let key = |node: u32| (passage(measured, node), measured.graph.both.of(node as usize).len());
    nodes.iter().copied().rev().max_by(|one, other| {
        let (one, other) = (key(*one), key(*other));
        one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
    })
}

fn first_of(cards: &[Card], kind: CardKind) -> Option<u32> {
    let card = cards.iter().find(|card| card.kind == kind)?;
    let place = card.places.first().filter(|place| place.nodes.len() == 1)?;
    place.nodes.first().copied()
}

fn most_tied(cards: &[Card]) -> Option<u32> {
    first_of(cards, CardKind::Tied)
}

fn most_passage(measured: &Measured, cards: &[Card]) -> Option<Finding> {
    let node = first_of(cards, CardKind::Passage)?;
    let share = passage(measured, node);
    let says = share >= LEAST_PASSAGE && measured.whole.tied >= SMALL;
    says.then_some(Finding::MostPassage { node, share: share as f32 })
}

fn broker(measured: &Measured, cards: &[Card]) -> Option<Finding> {
    let node = first_of(cards, CardKind::Broker)?;
    measured.score(constraint::CONSTRAINT.key, node as usize)?;
    let contacts = measured.score(degree::DEGREE.key, node as usize)? as u32;
    let effective = measured.score(effective_size::EFFECTIVE_SIZE.key, node as usize)? as f32;
    Some(Finding::Broker { node, contacts, effective })
}

fn only_passage(measured: &Measured) -> Option<Finding> {
    let bridges = measured.cuts.bridges.iter().filter(|bridge| bridge.is_important());
    let bridge = bridges.rev().max_by_key(|bridge| bridge.near_size.min(bridge.far_size))?;
    let Bridge { near, far, near_size, far_size } = *bridge;
    Some(Finding::OnlyPassage { near, far, near_size, far_size })
}

fn core(measured: &Measured) -> Option<Finding> {
    let (k, nodes) = hardest(measured.scores.get(cores::CORE.key)?)?;
    (k >= HARD && (nodes.len() as u32) < measured.whole.tied).then_some(Finding::Core { k, nodes })
}

fn groups(measured: &Measured) -> Option<Finding> {
    let count = measured.groups.sizes.len() as u32;
    (count > 1).then_some(Finding::Groups { count, are_clear: measured.groups.are_clear() })
}

/// The most used of those between two groups.
fn between(measured: &Measured) -> Option<Finding> {
    let groups = &measured.groups;
    let nodes: Vec<u32> = (0u32..)
        .zip(&groups.second)
        .filter(|(_, other)| other.is_some())
        .map(|(node, _)| node)
        .collect();
    let node = centre(measured, &nodes)?;
    let own = groups.of[node as usize]?;
    let other = groups.second[node as usize]?;
    let others = |group| {
        let members: Vec<u32> =
            groups.members(group).into_iter().filter(|member| *member != node).collect();
        centre(measured, &members)
    };
    groups.are_clear().then_some(Finding::Between { node, centres: [others(own)?, others(other)?] })
}

fn tense(measured: &Measured) -> Option<Finding> {
    let nodes = *measured.balance.listed.first()?;
    Some(Finding::Tense { nodes, stable: measured.balance.share()? as f32 })
}
