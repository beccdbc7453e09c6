//! Lanes: where intervals go so that none hides another, in as few lanes as can be.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// The room something takes along the axis; the end is excluded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Bar {
    /// The end; what takes no room takes the least there is.
    fn end(self) -> f64 {
        self.to.max(self.from.next_up())
    }
}

/// A number that is ordered.
#[derive(Clone, Copy, PartialEq)]
struct At(f64);

impl Eq for At {}

impl PartialOrd for At {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for At {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// The bars in the order in which they begin; those that begin together, in their own order.
fn in_order(bars: &[Bar]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..bars.len() as u32).collect();
    order.sort_by(|one, other| bars[*one as usize].from.total_cmp(&bars[*other as usize].from));
    order
}

/// How many bars lie over the same place at most: no packing needs fewer lanes. O(n log n).
pub fn depth(bars: &[Bar]) -> usize {
    let mut starts: Vec<f64> = bars.iter().map(|bar| bar.from).collect();
    let mut ends: Vec<f64> = bars.iter().map(|bar| bar.end()).collect();
    starts.sort_by(f64::total_cmp);
    ends.sort_by(f64::total_cmp);
    let (mut over, mut most) = (0, 0);
    for (n, start) in starts.iter().enumerate() {
        while ends.get(over).is_some_and(|end| end <= start) {
            over += 1;
        }
        most = most.max(n + 1 - over);
    }
    most
}

/// A lane a bar, counted from 0: bars in one lane do not overlap, and there are `depth(bars)` lanes.
///
/// `known` are the lanes that bars had before: they keep them where they can, and newcomers go where
/// they move nobody, if there is such a lane. O(n log n), and O(lanes) a newcomer among known bars.
///
/// Interval partitioning by earliest start: any free lane will do, so that the choice is free.
pub fn pack(bars: &[Bar], known: &[Option<u32>]) -> Vec<u32> {
    let order = in_order(bars);
    let count = depth(bars);
    let mut lanes = vec![0; bars.len()];
    let mut waiting = Reserved::new(bars, known, &order, count);
    let mut free: BTreeSet<u32> = (0..count as u32).collect();
    let mut busy = BinaryHeap::<Reverse<(At, u32)>>::new();
    for (place, n) in order.into_iter().enumerate() {
        let (n, bar) = (n as usize, bars[n as usize]);
        while let Some(Reverse((At(end), lane))) = busy.peek().copied() {
            if end > bar.from {
                break;
            }
            busy.pop();
            free.insert(lane);
        }
        let kept = known.get(n).copied().flatten().filter(|lane| free.contains(lane));
        // As many lanes as bars ever overlap: one is always free.
        let lane = kept.or_else(|| waiting.best(&free, bar, place)).unwrap_or_default();
        free.remove(&lane);
        busy.push(Reverse((At(bar.end()), lane)));
        lanes[n] = lane;
    }
    lanes
}

/// When the bars that have a lane will want it.
struct Reserved {
    /// Starts and places in the order, a list a lane, the next one last.
    lanes: Vec<Vec<(f64, usize)>>,
    is_empty: bool,
}

impl Reserved {
    fn new(bars: &[Bar], known: &[Option<u32>], order: &[u32], count: usize) -> Self {
        let mut lanes = vec![Vec::new(); count];
        for (place, n) in order.iter().enumerate().rev() {
            let lane = known.get(*n as usize).copied().flatten();
            if let Some(lane) = lane.and_then(|lane| lanes.get_mut(lane as usize)) {
                lane.push((bars[*n as usize].from, place));
            }
        }
        let is_empty = lanes.iter().all(Vec::is_empty);
        Self { lanes, is_empty }
    }

    /// The free lane where a bar disturbs nobody, or else the latest.
    fn best(&mut self, free: &BTreeSet<u32>, bar: Bar, place: usize) -> Option<u32> {
        if self.is_empty {
            return free.first().copied();
        }
        let mut latest = None::<(f64, u32)>;
        for lane in free {
            let waiting = &mut self.lanes[*lane as usize];
            while waiting.last().is_some_and(|(_, known)| *known <= place) {
                waiting.pop();
            }
            let next = waiting.last().map_or(f64::INFINITY, |(start, _)| *start);
            if next >= bar.end() {
                return Some(*lane);
            }
            if latest.is_none_or(|(known, _)| next > known) {
                latest = Some((next, *lane));
            }
        }
        latest.map(|(_, lane)| lane)
    }
}

/// Which bars stay when no more than `most` may overlap: the last in rank go first. O(n log n).
pub fn thin(bars: &[Bar], ranks: &[u32], most: usize) -> Vec<bool> {
    let mut stays = vec![true; bars.len()];
    let mut over = BTreeSet::<(u32, Reverse<u32>)>::new();
    let mut ends = BinaryHeap::<Reverse<(At, u32)>>::new();
    for n in in_order(bars) {
        let bar = bars[n as usize];
        while let Some(Reverse((At(end), old))) = ends.peek().copied() {
            if end > bar.from {
                break;
            }
            ends.pop();
            over.remove(&(ranks[old as usize], Reverse(old)));
        }
        over.insert((ranks[n as usize], Reverse(n)));
        ends.push(Reverse((At(bar.end()), n)));
        if over.len() > most
            && let Some((_, Reverse(least))) = over.pop_first()
        {
            stays[least as usize] = false;
        }
    }
    stays
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bars() -> impl Strategy<Value = Vec<Bar>> {
        let bar = (0..60_i32, 0..20_i32);
        prop::collection::vec(bar, 0..40).prop_map(|bars| {
            let bar =
                |(from, length): (i32, i32)| Bar { from: from.into(), to: (from + length).into() };
            bars.into_iter().map(bar).collect()
        })
    }

    fn overlap(one: Bar, other: Bar) -> bool {
        one.from < other.end() && other.from < one.end()
    }

    fn count(lanes: &[u32]) -> usize {
        lanes.iter().collect::<BTreeSet<_>>().len()
    }

    #[test]
    fn bars_that_touch_share_a_lane() {
        let bars = [(0.0, 2.0), (2.0, 3.0), (1.0, 4.0), (5.0, 5.0), (5.0, 5.0)];
        let bars = bars.map(|(from, to)| Bar { from, to });
        assert_eq!(pack(&bars, &[]), [0, 0, 1, 0, 1]);
        assert_eq!(pack(&[], &[]), [0_u32; 0]);
        let always = Bar { from: f64::NEG_INFINITY, to: f64::INFINITY };
        assert_eq!(pack(&[always, bars[0], always], &[]), [0, 2, 1]);
    }

    #[test]
    fn five_thousand_at_once_take_as_many_lanes() {
        let bars = vec![Bar { from: 7.0, to: 7.0 }; 5_000];
        assert_eq!(count(&pack(&bars, &[])), 5_000);
        let stays = thin(&bars, &vec![1; 5_000], 20);
        assert_eq!(stays.iter().filter(|stays| **stays).count(), 20);
    }

    #[test]
    fn the_first_in_rank_stay() {
        let bars = [(0.0, 9.0), (1.0, 3.0), (2.0, 5.0), (6.0, 8.0)];
        let bars = bars.map(|(from, to)| Bar { from, to });
        assert_eq!(thin(&bars, &[1, 5, 5, 5], 2), [false, true, true, true]);
        assert_eq!(thin(&bars, &[9, 5, 5, 5], 2), [true, true, false, true]);
    }

    proptest! {
        #[test]
        fn no_bar_hides_another_in_as_few_lanes_as_can_be(
            bars in bars(),
            known in prop::collection::vec(prop::option::of(0..12_u32), 40),
        ) {
            for known in [&known[..], &[]] {
                let lanes = pack(&bars, known);
                prop_assert_eq!(count(&lanes), depth(&bars));
                for (n, one) in bars.iter().enumerate() {
                    for (m, other) in bars.iter().enumerate().skip(n + 1) {
                        prop_assert!(lanes[n] != lanes[m] || !overlap(*one, *other));
                    }
                }
            }
        }

        #[test]
        fn depth_is_the_largest_overlap(bars in bars()) {
            let over = |at: f64| bars.iter().filter(|bar| bar.from <= at && at < bar.end()).count();
            let most = bars.iter().map(|bar| over(bar.from)).max().unwrap_or_default();
            prop_assert_eq!(depth(&bars), most);
        }

        #[test]
        fn a_newcomer_moves_nobody_where_a_lane_is_free(bars in bars(), from in 0..60_i32, length in 1..20_i32) {
            let lanes = pack(&bars, &[]);
            let coming = Bar { from: from.into(), to: (from + length).into() };
            let mut all = bars.clone();
            all.push(coming);
            let known: Vec<Option<u32>> = lanes.iter().copied().map(Some).chain([None]).collect();
            let packed = pack(&all, &known);
            let is_free = |lane: u32| {
                !bars.iter().zip(&lanes).any(|(bar, of)| *of == lane && overlap(*bar, coming))
            };
            if (0..depth(&all) as u32).any(is_free) {
                prop_assert_eq!(&packed[..bars.len()], &lanes[..]);
            }
        }

        #[test]
        fn what_stays_never_overlaps_too_much(bars in bars(), most in 1..8_usize) {
            let ranks: Vec<u32> = (0..bars.len() as u32).map(|n| n % 5).collect();
            let stays = thin(&bars, &ranks, most);
            let kept: Vec<Bar> = bars.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(bar, _)| *bar).collect();
            prop_assert!(depth(&kept) <= most);
            prop_assert!(depth(&bars) > most || stays.iter().all(|stays| *stays));
        }
    }
}
