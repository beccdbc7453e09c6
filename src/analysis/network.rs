//! A network as plain numbers: what layouts and measures work on, here or in the worker.

/// A day that stands for an open start.
pub const OPEN_START: i32 = i32::MIN;
/// A day that stands for an open end.
pub const OPEN_END: i32 = i32::MAX;

/// A time in days counted from 1970-01-01; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day, or `OPEN_START`.
    pub from: i32,
    /// The last day, or `OPEN_END`.
    pub to: i32,
}

impl Days {
    /// All of time: what an undated record gets.
    pub const ALWAYS: Self = Self { from: OPEN_START, to: OPEN_END };

    /// Whether it says anything.
    pub fn is_dated(self) -> bool {
        self != Self::ALWAYS
    }

    /// Whether the two share a day.
    pub fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// An actor of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// The camp it declared: 0 unknown, 1 opposed, 2 undecided, 3 ally.
    pub camp: u8,
    /// When it existed.
    pub days: Days,
}

impl Default for Node {
    fn default() -> Self {
        Self { camp: 0, days: Days::ALWAYS }
    }
}

/// A relation of a network, from one of its nodes to another or to itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tie {
    /// The node it starts at.
    pub source: u32,
    /// The node it ends at.
    pub target: u32,
    /// Whether it holds in both directions.
    pub mutual: bool,
    /// 1 helps, -1 harms, 0 unknown.
    pub sign: i8,
    /// How much it counts; above 0.
    pub weight: f32,
    /// How likely it is to be true, 0 to 1, by the grade of its sources.
    pub trust: f32,
    /// When it held.
    pub days: Days,
}

impl Tie {
    /// A directed tie of weight 1, sure, undated.
    pub fn new(source: u32, target: u32) -> Self {
        let (weight, trust) = (1.0, 1.0);
        Self { source, target, mutual: false, sign: 0, weight, trust, days: Days::ALWAYS }
    }
}

/// Actors and the ties between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// The actors; ties name them by their place here.
    pub nodes: Vec<Node>,
    /// The ties, parallel ones and self-relations among them.
    pub ties: Vec<Tie>,
}

const NODE_WORDS: usize = 3;
const TIE_WORDS: usize = 7;

impl Network {
    /// A network of `count` nodes with these ties, each sure, undated, of weight 1.
    pub fn of_pairs(count: usize, pairs: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let ties = pairs.into_iter().map(|(source, target)| Tie::new(source, target)).collect();
        Self { nodes: vec![Node::default(); count], ties }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The network as little-endian words of 32 bits.
    pub fn pack(&self) -> Vec<u8> {
        let words = 2 + self.nodes.len() * NODE_WORDS + self.ties.len() * TIE_WORDS;
        let mut bytes = Vec::with_capacity(words * 4);
        let mut put = |word: u32| bytes.extend_from_slice(&word.to_le_bytes());
        put(self.nodes.len() as u32);
        put(self.ties.len() as u32);
        for node in &self.nodes {
            put(u32::from(node.camp));
            put(node.days.from.cast_unsigned());
            put(node.days.to.cast_unsigned());
        }
        for tie in &self.ties {
            put(tie.source);
            put(tie.target);
            put(u32::from(tie.mutual) | (u32::from(tie.sign.cast_unsigned()) << 8));
            put(tie.weight.to_bits());
            put(tie.trust.to_bits());
            put(tie.days.from.cast_unsigned());
            put(tie.days.to.cast_unsigned());
        }
        bytes
    }

    /// The network that `pack` wrote, and the bytes that follow it; `None` when they are not one.
    pub fn unpack(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let mut rest = bytes;
        let mut take = || {
            let (word, tail) = rest.split_first_chunk::<4>()?;
            rest = tail;
            Some(u32::from_le_bytes(*word))
        };
        let (nodes, ties) = (take()? as usize, take()? as usize);
        if nodes > bytes.len() || ties > bytes.len() {
            return None;
        }
        let mut network = Self { nodes: Vec::with_capacity(nodes), ties: Vec::with_capacity(ties) };
        for _ in 0..nodes {
            let camp = take()? as u8;
            let days = Days { from: take()?.cast_signed(), to: take()?.cast_signed() };
            network.nodes.push(Node { camp, days });
        }
        for _ in 0..ties {
            let (source, target, flags) = (take()?, take()?, take()?);
            let (weight, trust) = (f32::from_bits(take()?), f32::from_bits(take()?));
            let days = Days { from: take()?.cast_signed(), to: take()?.cast_signed() };
            if source as usize >= nodes || target as usize >= nodes {
                return None;
            }
            let (mutual, sign) = (flags & 1 == 1, ((flags >> 8) as u8).cast_signed());
            network.ties.push(Tie { source, target, mutual, sign, weight, trust, days });
        }
        Some((network, rest))
    }

    /// Who is tied to whom, whatever the direction: each pair once, weights added, no self-relation.
    pub fn neighbours(&self) -> Adjacency {
        let arcs = self.ties.iter().flat_map(|tie| {
            [(tie.source, tie.target, tie.weight), (tie.target, tie.source, tie.weight)]
        });
        Adjacency::of_arcs(self.len(), arcs)
    }

    /// Who acts on whom: each pair once a direction, weights added, no self-relation.
    pub fn successors(&self) -> Adjacency {
        let arcs = self.ties.iter().flat_map(|tie| {
            let back = tie.mutual.then_some((tie.target, tie.source, tie.weight));
            [Some((tie.source, tie.target, tie.weight)), back].into_iter().flatten()
        });
        Adjacency::of_arcs(self.len(), arcs)
    }
}

/// The arcs of a simple graph, in rows: what leaves each node, targets in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Adjacency {
    /// Where each node's row starts in `targets`; one more at the end.
    pub offsets: Vec<u32>,
    /// Where the arcs lead.
    pub targets: Vec<u32>,
    /// What they weigh.
    pub weights: Vec<f32>,
}

impl Adjacency {
    /// The rows of `count` nodes. O(n + m) and a sort of each row.
    fn of_arcs(count: usize, arcs: impl Iterator<Item = (u32, u32, f32)> + Clone) -> Self {
        let arcs = arcs.filter(|(source, target, _)| source != target);
        let mut starts = vec![0u32; count + 1];
        for (source, ..) in arcs.clone() {
            starts[source as usize + 1] += 1;
        }
        for n in 0..count {
            starts[n + 1] += starts[n];
        }
        let mut next = starts.clone();
        let mut rows = vec![(0u32, 0f32); starts[count] as usize];
        for (source, target, weight) in arcs {
            rows[next[source as usize] as usize] = (target, weight);
            next[source as usize] += 1;
        }
        let mut simple = Self::default();
        simple.offsets.push(0);
        for n in 0..count {
            let row = &mut rows[starts[n] as usize..starts[n + 1] as usize];
            row.sort_unstable_by_key(|(target, _)| *target);
            for same in row.chunk_by(|one, other| one.0 == other.0) {
                simple.targets.push(same[0].0);
                simple.weights.push(same.iter().map(|(_, weight)| weight).sum());
            }
            simple.offsets.push(simple.targets.len() as u32);
        }
        simple
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the arcs of `node` lead, in order.
    pub fn of(&self, node: usize) -> &[u32] {
        &self.targets[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// What the arcs of `node` weigh, in the order of `of`.
    pub fn weights_of(&self, node: usize) -> &[f32] {
        &self.weights[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// Whether there is an arc from one node to the other.
    pub fn joins(&self, source: usize, target: usize) -> bool {
        self.of(source).binary_search(&(target as u32)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_travels_whole() {
        let mut network = Network::of_pairs(3, [(0, 1), (1, 1), (2, 0)]);
        network.nodes[1] = Node { camp: 3, days: Days { from: -700_000, to: OPEN_END } };
        network.ties[2] = Tie {
            mutual: true,
            sign: -1,
            weight: 2.5,
            trust: 0.25,
            days: Days { from: 5, to: 9 },
            ..network.ties[2]
        };
        let mut bytes = network.pack();
        bytes.push(7);
        assert_eq!(Network::unpack(&bytes), Some((network, &[7u8][..])));
        for end in 0..bytes.len() - 1 {
            assert_eq!(Network::unpack(&bytes[..end]), None);
        }
    }

    #[test]
    fn a_tie_that_leads_nowhere_is_no_network() {
        let network = Network::of_pairs(1, [(0, 4)]);
        assert_eq!(Network::unpack(&network.pack()), None);
    }

    #[test]
    fn pairs_stand_once_and_weights_add_up() {
        let mut network = Network::of_pairs(3, [(0, 1), (1, 0), (2, 2), (2, 1)]);
        network.ties[3].mutual = true;
        let both = network.neighbours();
        assert_eq!((both.of(0), both.of(1), both.of(2)), (&[1][..], &[0, 2][..], &[1][..]));
        assert_eq!(both.weights_of(0), [2.0]);
        let out = network.successors();
        assert_eq!((out.of(0), out.of(1), out.of(2)), (&[1][..], &[0, 2][..], &[1][..]));
        assert!(out.joins(2, 1) && !out.joins(0, 2));
    }
}
