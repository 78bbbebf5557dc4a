//! What takes a while.

use js_sys::futures::spawn_local;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// Begins at once, and goes on later only with what has to wait: a task that need not wait is done when this returns,
/// so that tasks which are begun one after the other are done in this order.
pub fn begin(mut task: Pin<Box<dyn Future<Output = ()>>>) {
    if task.as_mut().poll(&mut Context::from_waker(Waker::noop())) == Poll::Pending {
        spawn_local(task);
    }
}
