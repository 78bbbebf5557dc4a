//! The real time, for those who ask without a clock of their own.

use crate::backend::protocol::Now;
use crate::domain::date::Moment;
use std::time::{SystemTime, UNIX_EPOCH};

/// What a clock in UTC shows.
pub fn now() -> Now {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let at = Moment::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX));
    let (hour, minute) = at.hour_minute_utc();
    let minute = u16::try_from(hour * 60 + minute).unwrap_or_default();
    Now { at, day: at.day_utc(), minute }
}
