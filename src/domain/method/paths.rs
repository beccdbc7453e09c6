//! Guided paths: which tool after which, and how long a group stays with each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::id::Millis;

/// A stop of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The key of its method.
    pub method: &'static str,
    /// How long a group should need, in minutes.
    pub minutes: u32,
}

/// A way through the tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Path {
    /// Its key.
    pub key: &'static str,
    /// Its stops, in order.
    pub legs: &'static [Leg],
}

const fn leg(method: &'static str, minutes: u32) -> Leg {
    Leg { method, minutes }
}

/// All paths: two hours, one day, a campaign of several meetings.
pub const PATHS: [Path; 3] = [
    Path {
        key: "short",
        legs: &[leg("five_whys", 35), leg("objective", 25), leg("target", 25), leg("action", 35)],
    },
    Path {
        key: "day",
        legs: &[
            leg("problem_tree", 75),
            leg("objective_tree", 45),
            leg("swot", 60),
            leg("tows", 45),
            leg("objective", 45),
            leg("strategy", 45),
            leg("message", 45),
        ],
    },
    Path {
        key: "campaign",
        legs: &[
            leg("theory_of_change", 120),
            leg("pestel", 60),
            leg("swot", 60),
            leg("tows", 60),
            leg("five_whys", 60),
            leg("problem_tree", 90),
            leg("objective_tree", 60),
            leg("logframe", 90),
            leg("objective", 60),
            leg("strategy", 90),
            leg("target", 90),
            leg("message", 60),
            leg("progress", 45),
            leg("action", 60),
            leg("indicator", 60),
        ],
    },
];

impl Path {
    /// How long it takes, in minutes.
    pub fn minutes(&self) -> u32 {
        self.legs.iter().map(|leg| leg.minutes).sum()
    }
}

/// A group on its way: at which stop, and how much time is left there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Walk {
    /// The key of the path.
    pub path: String,
    /// The stop, counted from 0.
    pub leg: usize,
    /// The time left when the clock was last stopped, in milliseconds; negative once it is over.
    pub left: i64,
    /// Since when the clock runs; none while it stands.
    pub since: Option<Millis>,
    /// The time that was left at the other stops that were made, by their place.
    pub before: BTreeMap<usize, i64>,
}

impl Walk {
    /// A walk at its first stop, its clock standing; none when there is no such path.
    pub fn new(path: &str) -> Option<Self> {
        let walk = Self { path: path.to_owned(), ..Self::default() };
        let left = allowed(walk.leg_of()?);
        Some(Self { left, ..walk })
    }

    /// Its path.
    pub fn path_of(&self) -> Option<&'static Path> {
        PATHS.iter().find(|path| path.key == self.path)
    }

    /// Where it stands; none once it is at its end.
    pub fn leg_of(&self) -> Option<&'static Leg> {
        self.path_of()?.legs.get(self.leg)
    }

    /// The time left at this stop, in milliseconds; negative once it is over.
    pub fn left_at(&self, now: Millis) -> i64 {
        let gone = self.since.map_or(0, |since| now.saturating_sub(since).max(0));
        self.left.saturating_sub(gone)
    }

    /// Starts the clock, or stops it.
    #[must_use]
    pub fn toggled(self, now: Millis) -> Self {
        let left = self.left_at(now);
        let since = self.since.is_none().then_some(now);
        Self { left, since, ..self }
    }

    /// Whether there is a stop after this one, or before it.
    pub fn can_step(&self, is_on: bool) -> bool {
        self.beside(is_on).is_some()
    }

    /// At the next stop, or the one before; the clock stands, at what was left there. None beyond either end.
    #[must_use]
    pub fn stepped(&self, is_on: bool, now: Millis) -> Option<Self> {
        let (leg, stop) = self.beside(is_on)?;
        let mut before = self.before.clone();
        before.insert(self.leg, self.left_at(now));
        let left = before.remove(&leg).unwrap_or_else(|| allowed(stop));
        Some(Self { path: self.path.clone(), leg, left, since: None, before })
    }

    fn beside(&self, is_on: bool) -> Option<(usize, &'static Leg)> {
        let leg = if is_on { self.leg.checked_add(1)? } else { self.leg.checked_sub(1)? };
        Some((leg, self.path_of()?.legs.get(leg)?))
    }
}

/// The time for a stop, in milliseconds.
fn allowed(leg: &Leg) -> i64 {
    i64::from(leg.minutes) * 60_000
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::method;
    use super::*;

    #[test]
    fn paths_lead_through_tools_that_exist() {
        for path in PATHS {
            assert!(path.legs.iter().all(|leg| method(leg.method).is_some()), "{}", path.key);
        }
        assert_eq!(PATHS.map(|path| path.minutes()), [120, 360, 1065]);
    }

    #[test]
    fn a_walk_goes_from_stop_to_stop() {
        let walk = Walk::new("short").unwrap();
        assert_eq!(walk.leg_of().unwrap().method, "five_whys");
        assert_eq!((walk.can_step(false), walk.stepped(false, 0)), (false, None));
        let last = (0..3).fold(walk, |walk, _| walk.stepped(true, 0).unwrap());
        assert_eq!(last.leg_of().unwrap().method, "action");
        assert_eq!((last.can_step(true), last.stepped(true, 0)), (false, None));
        assert_eq!(last.stepped(false, 0).unwrap().leg_of().unwrap().method, "target");
        assert_eq!(Walk::new("nowhere"), None);
    }

    #[test]
    fn each_stop_keeps_the_time_that_was_left() {
        let (minute, walk) = (60_000, Walk::new("short").unwrap());
        let next = walk.toggled(0).stepped(true, minute).unwrap();
        assert_eq!((next.left, next.since), (25 * minute, None));
        let back = next.toggled(minute).stepped(false, 3 * minute).unwrap();
        assert_eq!((back.left, back.since), (34 * minute, None));
        assert_eq!(back.stepped(true, 9 * minute).unwrap().left, 23 * minute);
    }

    #[test]
    fn the_clock_runs_only_while_it_is_started() {
        let walk = Walk::new("short").unwrap();
        let all = 35 * 60_000;
        assert_eq!(walk.left_at(9_000), all);
        let walk = walk.toggled(10_000);
        assert_eq!(walk.left_at(70_000), all - 60_000);
        let walk = walk.toggled(70_000);
        assert_eq!(walk.left_at(900_000), all - 60_000);
        let walk = walk.toggled(1_000_000);
        assert!(walk.left_at(1_000_000 + 36 * 60_000) < 0);
        // A clock that was set back does not add time.
        assert_eq!(walk.left_at(0), all - 60_000);
    }
}
