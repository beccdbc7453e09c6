//! The worker: receives tasks, runs them, posts what they give.

fn main() {
    myspot::browser::worker_side::serve();
}
