//! The worker that computes: receives tasks, runs them, posts what they give.

use myspot::task::Crew;

fn main() {
    myspot::browser::worker_side::serve(Crew::Compute, myspot::task::compute);
}
