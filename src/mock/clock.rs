//! The real time: the backend is the only room of the house without a browser that may ask for it.

use crate::backend::protocol::Now;
use crate::domain::date::Moment;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// What a clock in UTC shows.
pub fn now() -> Now {
    let at = Moment::from_millis(i64::try_from(nanoseconds() / 1_000_000).unwrap_or(i64::MAX));
    let (hour, minute) = at.hour_minute_utc();
    let minute = u16::try_from(hour * 60 + minute).unwrap_or_default();
    Now { at, day: at.day_utc(), minute }
}

/// Nanoseconds since 1970.
#[allow(clippy::disallowed_methods, reason = "nothing of this is in the browser")]
pub fn nanoseconds() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos()
}

/// A point from which to measure how long something takes.
#[allow(clippy::disallowed_methods, reason = "nothing of this is in the browser")]
pub fn instant() -> Instant {
    Instant::now()
}
