//! Long work in turns: between two pieces it lets others do something, where somebody asks it to.
//!
//! Such work is written once, as an `async fn`: a page runs it in slices, everything else in one go.

use std::cell::Cell;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// What is waited for before work goes on.
pub type Pause = Pin<Box<dyn Future<Output = ()>>>;

/// So many pieces are done between two questions: asking for the time costs too.
const PIECES: u32 = 16;

/// Whom long work asks whether it may go on.
pub struct Turns {
    ask: Option<Box<dyn Fn() -> Option<Pause>>>,
    pieces: Cell<u32>,
}

impl Turns {
    /// No pauses: all in one go.
    pub fn none() -> Self {
        Self { ask: None, pieces: Cell::new(0) }
    }

    /// Asks `ask` now and then; it gives what to wait for, or nothing when the work may go on.
    pub fn asking(ask: impl Fn() -> Option<Pause> + 'static) -> Self {
        Self { ask: Some(Box::new(ask)), pieces: Cell::new(0) }
    }

    /// Called by the work after each piece.
    pub async fn turn(&self) {
        let pieces = self.pieces.get() + 1;
        self.pieces.set(pieces % PIECES);
        if pieces < PIECES {
            return;
        }
        if let Some(pause) = self.ask.as_ref().and_then(|ask| ask()) {
            pause.await;
        }
    }
}

/// Does work that takes no pause.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    async fn count(to: u32, turns: &Turns) -> u32 {
        for _ in 0..to {
            turns.turn().await;
        }
        to
    }

    #[test]
    fn work_asks_now_and_then() {
        let asked = Rc::new(Cell::new(0));
        let counted = asked.clone();
        let turns = Turns::asking(move || {
            counted.set(counted.get() + 1);
            Some(Box::pin(std::future::ready(())))
        });
        assert_eq!(at_once(count(3 * PIECES, &turns)), 3 * PIECES);
        assert_eq!(asked.get(), 3);
        assert_eq!(at_once(count(100, &Turns::none())), 100);
    }
}
