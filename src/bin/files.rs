//! The worker that reads and writes files: apart, since what it needs weighs much.

use myspot::task::Crew;

fn main() {
    myspot::browser::worker_side::serve(Crew::Files, myspot::task::files);
}
