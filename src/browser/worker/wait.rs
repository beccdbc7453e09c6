//! Waiting, and not for ever.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use crate::browser::clock::sleep;

/// How long the worker may take to say that it is ready, in milliseconds.
const START: i32 = 20_000;

/// What `answer` gives, unless that takes too long.
pub(super) async fn in_time<T>(answer: impl Future<Output = T>) -> Option<T> {
    let mut answer = pin!(answer);
    let mut late = pin!(sleep(START));
    poll_fn(move |context| match answer.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => late.as_mut().poll(context).map(|()| None),
    })
    .await
}
