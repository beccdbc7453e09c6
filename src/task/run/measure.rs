//! Measuring a network; what is found travels as JSON.

use serde::Serialize;

use crate::analysis::network::Network;
use crate::task::Outcome;

/// What `measure` says of the packed network in `bytes`.
pub(super) fn run<T: Serialize>(
    bytes: &[u8],
    measure: impl FnOnce(&Network) -> T,
) -> (Outcome, Vec<u8>) {
    let report = read(bytes).and_then(|network| serde_json::to_vec(&measure(&network)).ok());
    report.map_or((Outcome::Misread, Vec::new()), |report| (Outcome::Measured, report))
}

fn read(bytes: &[u8]) -> Option<Network> {
    let (network, rest) = Network::unpack(bytes)?;
    rest.is_empty().then_some(network)
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::analysis::report::{Options, Report, Rises, RisingMetric, Robustness};
    use crate::task::{self, Task};

    fn tasks() -> [Task; 3] {
        let options = Options::default;
        [
            Task::Measure { options: options() },
            Task::Robustness { options: options(), runs: 20, seed: 1 },
            Task::Rises { options: options(), metric: RisingMetric::Degree },
        ]
    }

    fn run_task(task: &Task, bytes: &[u8]) -> (Outcome, Vec<u8>) {
        task::compute(task, bytes, &mut |_| {}, &mut uuid::Uuid::nil)
    }

    #[track_caller]
    fn check<T: DeserializeOwned>(task: &Task, nodes: impl Fn(&T) -> usize, expect: usize) {
        let network = Network::of_pairs(4, [(0, 1), (1, 2), (1, 3)]);
        let (outcome, bytes) = run_task(task, &network.pack());
        assert_eq!(outcome, Outcome::Measured);
        assert_eq!(nodes(&serde_json::from_slice(&bytes).unwrap()), expect);
    }

    #[test]
    fn reports_travel_as_json() {
        let [measure, robustness, rises] = tasks();
        check(&measure, |report: &Report| report.scores["degree"].len(), 4);
        check(&robustness, |report: &Robustness| usize::from(report.ranges.is_empty()), 0);
        check(&rises, |report: &Rises| report.days.len(), 0);
    }

    #[test]
    fn bytes_that_are_no_network_are_refused() {
        let mut bytes = Network::of_pairs(4, [(0, 1), (1, 2), (1, 3)]).pack();
        bytes.push(0);
        for task in &tasks() {
            for end in [0, 1, 8, 20, bytes.len() - 2, bytes.len()] {
                assert_eq!(run_task(task, &bytes[..end]), (Outcome::Misread, Vec::new()));
            }
        }
    }
}
