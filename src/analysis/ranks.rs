//! The places of scores, equal ones sharing theirs.

/// The part of a score under which a difference is rounding.
const EQUAL: f64 = 1e-9;

/// The place of each score from 1, as in a race: after two at the first place comes the third.
/// O(n log n).
pub fn ranks(scores: &[Option<f64>], lowest_first: bool) -> Vec<Option<u32>> {
    let mut order: Vec<(f64, usize)> =
        scores.iter().enumerate().filter_map(|(node, score)| Some(((*score)?, node))).collect();
    order.sort_by(|one, other| {
        let ordering = one.0.total_cmp(&other.0);
        if lowest_first { ordering } else { ordering.reverse() }
    });
    let mut places = vec![None; scores.len()];
    let (mut rank, mut last) = (0, f64::NAN);
    for (place, (score, node)) in order.into_iter().enumerate() {
        let is_same = (score - last).abs() <= EQUAL * last.abs().max(EQUAL);
        if !is_same {
            (rank, last) = (place as u32 + 1, score);
        }
        places[node] = Some(rank);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_scores_share_their_place() {
        let scores = [Some(2.0), None, Some(3.0), Some(2.0 + 1e-12), Some(0.0), Some(0.0)];
        let expected = [Some(2), None, Some(1), Some(2), Some(4), Some(4)];
        assert_eq!(ranks(&scores, false), expected);
        assert_eq!(ranks(&scores, true)[2], Some(5));
        assert_eq!(ranks(&[], true), []);
    }
}
