//! Who can be reached from whom: some steps around an actor, all shortest paths between two.

use super::network::{Adjacency, Network};

/// Which way relations are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Both ways.
    #[default]
    Both,
    /// With the arrows: whom it acts on.
    Down,
    /// Against the arrows: who acts on it.
    Up,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Both, Self::Down, Self::Up];

    /// The key it is chosen by.
    pub fn key(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Down => "down",
            Self::Up => "up",
        }
    }

    /// Which relations lead where when one goes this way.
    fn adjacency(self, network: &Network) -> Adjacency {
        match self {
            Self::Both => network.neighbours(),
            Self::Down => network.successors(),
            Self::Up => {
                let mut reversed = network.clone();
                for tie in &mut reversed.ties {
                    (tie.source, tie.target) = (tie.target, tie.source);
                }
                reversed.successors()
            }
        }
    }
}

/// The part of a network that answers a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Whether each node belongs to it.
    pub nodes: Vec<bool>,
    /// Whether each tie belongs to it.
    pub ties: Vec<bool>,
}

/// The shortest paths between two actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// Whoever and whatever lies on one of them.
    pub part: Part,
    /// How many steps each has.
    pub steps: u32,
    /// How many there are, counted by actors; `u32::MAX` stands for that many or more.
    pub count: u32,
    /// One of them, from the first actor to the last.
    pub example: Vec<u32>,
}

const FAR: u32 = u32::MAX;

/// How many steps away each node is; `FAR` where no path leads. O(n + m).
fn distances(arcs: &Adjacency, from: usize, most: u32) -> Vec<u32> {
    let mut distances = vec![FAR; arcs.len()];
    let Some(start) = distances.get_mut(from) else {
        return distances;
    };
    *start = 0;
    let mut queue = std::collections::VecDeque::from([from]);
    while let Some(node) = queue.pop_front() {
        let next = distances[node] + 1;
        if next > most {
            break;
        }
        for target in arcs.of(node) {
            let target = *target as usize;
            if distances[target] == FAR {
                distances[target] = next;
                queue.push_back(target);
            }
        }
    }
    distances
}

/// The actors at most `steps` away from one of `centres`, and the ties among them. O(centres · (n + m)).
pub fn around(network: &Network, centres: &[usize], steps: u32, way: Way) -> Part {
    let arcs = way.adjacency(network);
    let mut nodes = vec![false; network.len()];
    for centre in centres {
        for (node, distance) in distances(&arcs, *centre, steps).into_iter().enumerate() {
            nodes[node] |= distance != FAR;
        }
    }
    let within = |node: u32| nodes[node as usize];
    let ties = network.ties.iter().map(|tie| within(tie.source) && within(tie.target)).collect();
    Part { nodes, ties }
}

/// All shortest paths from one actor to another; none where no path leads. O(n + m).
pub fn shortest_paths(network: &Network, from: usize, to: usize, way: Way) -> Option<Paths> {
    let arcs = way.adjacency(network);
    let back = match way {
        Way::Both => Way::Both,
        Way::Down => Way::Up,
        Way::Up => Way::Down,
    };
    let ahead = distances(&arcs, from, FAR - 1);
    let behind = distances(&back.adjacency(network), to, FAR - 1);
    let steps = ahead.get(to).copied().filter(|steps| *steps != FAR)?;
    let on_path = |node: usize| {
        ahead[node] != FAR && behind[node] != FAR && ahead[node] + behind[node] == steps
    };
    let nodes: Vec<bool> = (0..network.len()).map(on_path).collect();
    let leads = |source: u32, target: u32| {
        let (source, target) = (source as usize, target as usize);
        nodes[source] && nodes[target] && ahead[source] + 1 == ahead[target]
    };
    let on_tie = |tie: &super::network::Tie| match way {
        Way::Both => leads(tie.source, tie.target) || leads(tie.target, tie.source),
        Way::Down => leads(tie.source, tie.target) || tie.mutual && leads(tie.target, tie.source),
        Way::Up => leads(tie.target, tie.source) || tie.mutual && leads(tie.source, tie.target),
    };
    let ties = network.ties.iter().map(on_tie).collect();
    let (count, example) = walk(&arcs, &nodes, &ahead, from, to);
    Some(Paths { part: Part { nodes, ties }, steps, count, example })
}

/// How many shortest paths there are, and the first of them.
fn walk(
    arcs: &Adjacency,
    on_path: &[bool],
    ahead: &[u32],
    from: usize,
    to: usize,
) -> (u32, Vec<u32>) {
    let mut order: Vec<usize> = (0..on_path.len()).filter(|node| on_path[*node]).collect();
    order.sort_by_key(|node| ahead[*node]);
    let mut counts = vec![0u32; on_path.len()];
    let mut came_from = vec![from; on_path.len()];
    counts[from] = 1;
    for node in order {
        for target in arcs.of(node).iter().map(|target| *target as usize) {
            if on_path[target] && ahead[target] == ahead[node] + 1 {
                if counts[target] == 0 {
                    came_from[target] = node;
                }
                counts[target] = counts[target].saturating_add(counts[node]);
            }
        }
    }
    let mut example = vec![to as u32];
    let mut node = to;
    while node != from {
        node = came_from[node];
        example.push(node as u32);
    }
    example.reverse();
    (counts[to], example)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0 → 1 → 3, 0 → 2 → 3, 3 → 4; 5 alone.
    fn diamond() -> Network {
        Network::of_pairs(6, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)])
    }

    #[track_caller]
    fn check_around(centre: usize, steps: u32, way: Way, expect: &[usize]) {
        let part = around(&diamond(), &[centre], steps, way);
        let nodes: Vec<usize> = (0..6).filter(|node| part.nodes[*node]).collect();
        assert_eq!(nodes, expect);
    }

    #[test]
    fn steps_follow_the_arrows_when_asked() {
        check_around(3, 1, Way::Both, &[1, 2, 3, 4]);
        check_around(3, 1, Way::Down, &[3, 4]);
        check_around(3, 2, Way::Up, &[0, 1, 2, 3]);
        check_around(5, 9, Way::Both, &[5]);
        check_around(0, 0, Way::Both, &[0]);
    }

    #[test]
    fn all_shortest_paths_are_found() {
        let paths = shortest_paths(&diamond(), 0, 4, Way::Down).unwrap();
        assert_eq!((paths.steps, paths.count, paths.example), (3, 2, vec![0, 1, 3, 4]));
        assert_eq!(paths.part.nodes, [true, true, true, true, true, false]);
        assert_eq!(paths.part.ties, [true; 5]);
        assert_eq!(shortest_paths(&diamond(), 4, 0, Way::Down), None);
        assert_eq!(shortest_paths(&diamond(), 4, 0, Way::Up).unwrap().count, 2);
        assert_eq!(shortest_paths(&diamond(), 4, 0, Way::Both).unwrap().steps, 3);
        assert_eq!(shortest_paths(&diamond(), 0, 5, Way::Both), None);
    }

    #[test]
    fn an_actor_is_no_step_from_itself() {
        let paths = shortest_paths(&diamond(), 2, 2, Way::Both).unwrap();
        assert_eq!((paths.steps, paths.count, paths.example), (0, 1, vec![2]));
        assert_eq!(shortest_paths(&Network::default(), 0, 0, Way::Both), None);
    }
}
