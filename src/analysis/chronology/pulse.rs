//! Where the line of time is empty, and where much comes at once.

use super::{Chronicle, Doubt, Item};

/// Only events known to so many days or better count for bursts.
const SHARP: f64 = 32.0 * 1_440.0;
/// A burst has so many events at least.
const LEAST: usize = 4;
/// And so many times as many as an even flow would bring.
const TIMES: f64 = 2.5;
/// A gap is so many times as long as the usual one.
const LONG: f64 = 4.0;

/// A time without any event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The last event before it.
    pub before: usize,
    /// The first event after it.
    pub after: usize,
}

/// Many events in a short time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Burst {
    /// The first event.
    pub first: usize,
    /// The last event.
    pub last: usize,
    /// How many there are.
    pub count: usize,
    /// From when to when, in minutes from 1970-01-01.
    pub minutes: (f64, f64),
    /// How much likelier the flow is with this burst than without: the logarithm of the ratio.
    pub strength: f64,
}

/// When an event begins: its first minute and the one after its last.
fn begins(item: &Item) -> Option<(f64, f64)> {
    let start = item.span.start()?;
    Some((start.first_minute() as f64, (start.last_minute() + 1) as f64))
}

fn events(chronicle: &Chronicle) -> impl Iterator<Item = (usize, (f64, f64))> {
    let items = chronicle.items.iter().enumerate();
    let counted = items.filter(|(_, item)| item.source == "event" && item.doubt != Doubt::Rival);
    counted.filter_map(|(n, item)| Some((n, begins(item)?)))
}

/// The longest times in which nothing begins, the longest first: far longer than usual. O(n log n).
///
/// An event known to its year alone may have been at any time in it.
pub fn gaps(chronicle: &Chronicle, most: usize) -> Vec<Gap> {
    let mut known: Option<(usize, f64)> = None;
    let mut found: Vec<(f64, Gap)> = Vec::new();
    for (n, (from, to)) in events(chronicle) {
        if let Some((before, end)) = known {
            found.push(((from - end).max(0.0), Gap { before, after: n }));
        }
        if known.is_none_or(|(_, end)| to > end) {
            known = Some((n, to));
        }
    }
    if found.len() < 4 {
        return Vec::new();
    }
    let mut lengths: Vec<f64> = found.iter().map(|(length, _)| *length).collect();
    lengths.sort_by(f64::total_cmp);
    let usual = lengths[lengths.len() / 2].max(1_440.0);
    found.retain(|(length, _)| *length >= LONG * usual && *length > 30.0 * 1_440.0);
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found.into_iter().take(most).map(|(_, gap)| gap).collect()
}

/// Times in which far more begins than an even flow would bring, the clearest first; they share no event.
///
/// Scan statistic for a Poisson flow over windows that begin and end with an event: M. Kulldorff, "A spatial
/// scan statistic", Communications in Statistics 26 (1997). Windows of 4, 5, 6, 8, 10, 13 … events are tried,
/// which makes it O(n log n).
pub fn bursts(chronicle: &Chronicle, most: usize) -> Vec<Burst> {
    let sharp: Vec<(usize, (f64, f64))> =
        events(chronicle).filter(|(_, (from, to))| to - from <= SHARP).collect();
    let total = sharp.len();
    let (Some((_, (start, _))), Some((_, (_, end)))) = (sharp.first(), sharp.last()) else {
        return Vec::new();
    };
    let all = (end - start).max(1.0);
    let mut found = Vec::new();
    let mut size = LEAST;
    while size * 2 <= total {
        for first in 0..=total - size {
            let (from, last) = (sharp[first], sharp[first + size - 1]);
            let to = sharp[first..first + size].iter().map(|(_, (_, to))| *to).fold(0.0, f64::max);
            let minutes = (from.1.0, to.max(last.1.1));
            let strength = strength(size, total, (minutes.1 - minutes.0) / all);
            if strength > 2.0 {
                found.push(Burst { first: from.0, last: last.0, count: size, minutes, strength });
            }
        }
        size += (size / 4).max(1);
    }
    found.sort_by(|one, other| other.strength.total_cmp(&one.strength));
    let mut bursts: Vec<Burst> = Vec::new();
    for burst in found {
        let apart = |known: &Burst| burst.first > known.last || burst.last < known.first;
        if bursts.len() < most && bursts.iter().all(apart) {
            bursts.push(burst);
        }
    }
    bursts
}

/// How much likelier the flow is with so many of all events in this share of the time; 0 when it is no burst.
fn strength(count: usize, total: usize, share: f64) -> f64 {
    let (count, total) = (count as f64, total as f64);
    let due = total * share.clamp(1e-12, 1.0);
    if count < TIMES * due {
        return 0.0;
    }
    let rest = total - count;
    let outside = if rest > 0.0 { rest * (rest / (total - due)).ln() } else { 0.0 };
    count * (count / due).ln() + outside
}
