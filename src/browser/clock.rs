//! What time it is where the person is.

use crate::backend::protocol::Now;
use crate::domain::date::{Day, Moment};

/// The instant, and the calendar day and minute in the browser's time zone.
///
/// A clock that is set outside of the desk's calendar counts as its first day.
pub fn now() -> Now {
    let date = js_sys::Date::new_0();
    let day = i32::try_from(date.get_full_year())
        .ok()
        .and_then(|year| Day::new(year, date.get_month() + 1, date.get_date()))
        .unwrap_or_else(|| Day::from_epoch_days(0));
    let minute = (date.get_hours() * 60 + date.get_minutes()) as u16;
    Now { at: Moment::from_millis(date.get_time() as i64), day, minute }
}
