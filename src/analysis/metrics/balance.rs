//! Whether friends of friends are friends: signed triangles. Heider 1946, Cartwright and Harary 1956.

use serde::{Deserialize, Serialize};

use crate::analysis::network::{Network, Tie};

/// How many tense triangles are listed.
pub const MOST_LISTED: usize = 20;
/// Pairs looked at before the search for triangles stops.
const MOST_STEPS: u64 = 200_000_000;

/// How balanced a network is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// Triangles whose signs multiply to plus.
    pub stable: u64,
    /// Triangles whose signs multiply to minus.
    pub tense: u64,
    /// The first tense ones; at most `MOST_LISTED`.
    pub listed: Vec<[u32; 3]>,
    /// Whether there were too many pairs to look at all.
    pub is_partial: bool,
}

impl Balance {
    /// The share of stable triangles, 0 to 1; none without a triangle.
    pub fn share(&self) -> Option<f64> {
        let all = self.stable + self.tense;
        (all > 0).then(|| self.stable as f64 / all as f64)
    }
}

/// The signed triangles of `network`, whatever the directions; ties of unknown sign do not count, nor do
/// pairs whose ties contradict each other. O(m √m): each pair belongs to its end with fewer ties.
pub fn balance(network: &Network) -> Balance {
    let rows = signed_rows(network);
    let mut sign_to = vec![0i8; rows.len()];
    let mut found = Balance::default();
    let mut steps = 0;
    for (node, row) in rows.iter().enumerate() {
        for (end, sign) in row {
            sign_to[*end as usize] = *sign;
        }
        for (middle, first) in row {
            steps += rows[*middle as usize].len() as u64;
            for (end, second) in &rows[*middle as usize] {
                found.count([node as u32, *middle, *end], first * second * sign_to[*end as usize]);
            }
        }
        for (end, _) in row {
            sign_to[*end as usize] = 0;
        }
        if steps > MOST_STEPS {
            found.is_partial = true;
            break;
        }
    }
    found.listed.sort_unstable();
    found
}

impl Balance {
    fn count(&mut self, mut triangle: [u32; 3], sign: i8) {
        match sign {
            1 => self.stable += 1,
            -1 => {
                self.tense += 1;
                if self.listed.len() < MOST_LISTED {
                    triangle.sort_unstable();
                    self.listed.push(triangle);
                }
            }
            _ => {}
        }
    }
}

/// The signed pairs, each in the row of its end with fewer ties.
fn signed_rows(network: &Network) -> Vec<Vec<(u32, i8)>> {
    let count = network.len();
    let is_signed = |tie: &&Tie| {
        tie.sign != 0 && tie.source != tie.target && (tie.source.max(tie.target) as usize) < count
    };
    let ordered = |tie: &Tie| (tie.source.min(tie.target), tie.source.max(tie.target));
    let ties = network.ties.iter().filter(is_signed);
    let mut pairs: Vec<((u32, u32), i8)> =
        ties.map(|tie| (ordered(tie), tie.sign.signum())).collect();
    pairs.sort_unstable();
    let mut signed: Vec<(u32, u32, i8)> = Vec::new();
    for same in pairs.chunk_by(|one, other| one.0 == other.0) {
        let (first, last) = (same[0].1, same[same.len() - 1].1);
        if first == last {
            signed.push((same[0].0.0, same[0].0.1, first));
        }
    }
    let mut degree = vec![0u32; count];
    for (one, other, _) in &signed {
        degree[*one as usize] += 1;
        degree[*other as usize] += 1;
    }
    let mut rows = vec![Vec::new(); count];
    for (one, other, sign) in signed {
        let is_first = (degree[one as usize], one) < (degree[other as usize], other);
        let (from, to) = if is_first { (one, other) } else { (other, one) };
        rows[from as usize].push((to, sign));
    }
    rows
}
