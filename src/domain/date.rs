//! Days of the calendar and moments in time.
//!
//! A membership lives by days: it is bought on one, renews on its anniversary, expires on one. A [`Day`] has
//! no time and no time zone, so a rule gives the same answer wherever the member sits. A [`Moment`] only says
//! when something was recorded. Neither can ask what time it is now: that is always a parameter.
//!
//! Both stay within the years 1970 to 2369, the 400 years after which the calendar repeats itself. Arithmetic that would
//! leave them stops at the first or last day, so that no date that a member types or a file brings can make the rules
//! fail.

use std::fmt;

use crate::json::{Blank, Outcome, Walk, Written, unexpected, written_as_text};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

const MILLIS_PER_MINUTE: i64 = 60_000;
const MILLIS_PER_DAY: i64 = 24 * 60 * MILLIS_PER_MINUTE;
/// Days from the first day of year 1 (counted as 1) to 1 January 1970.
const EPOCH_FROM_CE: i32 = 719_163;

/// A day of the calendar from 1970-01-01 to 2369-12-31, written as `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The earliest day that can be represented: 1970-01-01.
    pub const FIRST: Day = Day(NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day of the calendar"));
    /// The latest day that can be represented: 2369-12-31.
    pub const LAST: Day = Day(NaiveDate::from_ymd_opt(2369, 12, 31).expect("a day of the calendar"));

    /// The given day, or nothing if the calendar has no such day or its year is outside 1970 to 2369.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Day)
            .filter(|day| (Day::FIRST..=Day::LAST).contains(day))
    }

    /// Reads exactly `YYYY-MM-DD` in ASCII digits; nothing for any other text or a day outside the range.
    pub fn parse(text: &str) -> Option<Day> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        if bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let year = digits(&bytes[..4])?;
        Day::new(year as i32, digits(&bytes[5..7])?, digits(&bytes[8..])?)
    }

    /// The year, 1970 to 2369.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The number of days since the Monday before, 0 for a Monday to 6 for a Sunday.
    pub fn days_from_monday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// The number of days since 1970-01-01.
    pub fn epoch_days(self) -> i64 {
        i64::from(self.0.num_days_from_ce() - EPOCH_FROM_CE)
    }

    /// The day that lies so many days after 1970-01-01, stopping at the ends of the range.
    pub fn from_epoch_days(days: i64) -> Day {
        let days = days.clamp(Day::FIRST.epoch_days(), Day::LAST.epoch_days());
        // The clamped number always names a day; the last one stands in where the types cannot know that.
        NaiveDate::from_num_days_from_ce_opt(days as i32 + EPOCH_FROM_CE).map_or(Day::LAST, Day)
    }

    /// The day so many days later (earlier if negative), stopping at the ends of the range.
    pub fn plus_days(self, days: i64) -> Day {
        Day::from_epoch_days(self.epoch_days().saturating_add(days))
    }

    /// The number of days from this day to a later one; negative if that one is earlier.
    pub fn days_until(self, later: Day) -> i64 {
        later.epoch_days() - self.epoch_days()
    }

    /// The same calendar day so many years later, on which a subscription renews (statements 142, 164).
    ///
    /// 29 February has its anniversary on 28 February in common years. Always ask the original day: the
    /// anniversary of an anniversary would stay on the 28th for ever.
    pub fn anniversary(self, years: i32) -> Day {
        self.plus_months(years.saturating_mul(12))
    }

    /// The same day of the month so many months later (earlier if negative), or the last day of a month that
    /// is too short, stopping at the ends of the range. Ask the original day, as for [`Day::anniversary`].
    pub fn plus_months(self, months: i32) -> Day {
        let month = i64::from(self.year()) * 12 + i64::from(self.month0()) + i64::from(months);
        let (year, month0) = (month.div_euclid(12), month.rem_euclid(12) as u32);
        if year < i64::from(Day::FIRST.year()) {
            return Day::FIRST;
        }
        if year > i64::from(Day::LAST.year()) {
            return Day::LAST;
        }
        let shortest = days_in_month(year as i32, month0 + 1).min(self.day());
        Day::new(year as i32, month0 + 1, shortest).unwrap_or(Day::LAST)
    }

    /// The number of whole months from this day to a later one: the most that [`Day::plus_months`] can add
    /// without passing it. For an earlier day it is the same number counted from there, negative.
    pub fn months_until(self, later: Day) -> i64 {
        if later < self {
            return -later.months_until(self);
        }
        let months = (later.year() - self.year()) * 12 + later.month() as i32 - self.month() as i32;
        i64::from(if self.plus_months(months) > later { months - 1 } else { months })
    }

    /// The first day of this day's month.
    pub fn first_of_month(self) -> Day {
        self.plus_days(-i64::from(self.0.day0()))
    }

    /// The last day of this day's month.
    pub fn last_of_month(self) -> Day {
        let days = days_in_month(self.year(), self.month());
        self.plus_days(i64::from(days - self.day()))
    }

    /// Whether this is a Monday to Friday; public holidays are not known here.
    pub fn is_working_day(self) -> bool {
        self.days_from_monday() < 5
    }

    /// The day on which so many working days have passed after this one; with 0 it is this day itself, even
    /// on a weekend. Stops at the end of the range.
    pub fn plus_working_days(self, count: u32) -> Day {
        let (weeks, rest) = (i64::from(count / 5), i64::from(count % 5));
        if count == 0 {
            return self;
        }
        let weekday = i64::from(self.days_from_monday());
        // From a weekend the count runs as from the Friday before it.
        let back = (weekday - 4).max(0);
        let weekend = if weekday - back + rest > 4 { 2 } else { 0 };
        self.plus_days(weeks * 7 + rest + weekend - back)
    }

    fn month0(self) -> u32 {
        self.0.month0()
    }
}

/// The number of days in a month of the Gregorian calendar; the month is 1 to 12.
fn days_in_month(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The number that a run of ASCII digits writes; nothing if another character is among them.
fn digits(text: &[u8]) -> Option<u32> {
    text.iter()
        .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = *b"0000-00-00";
        let mut write = |from: usize, to: usize, mut number: u32| {
            for place in text[from..to].iter_mut().rev() {
                *place = b'0' + (number % 10) as u8;
                number /= 10;
            }
        };
        write(0, 4, self.year().unsigned_abs());
        write(5, 7, self.month());
        write(8, 10, self.day());
        out.pad(str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

written_as_text!(Day, Day::parse, Day::FIRST, "not a day from 1970-01-01 to 2369-12-31");

/// The last minute of a day, in minutes since it began.
pub const LAST_MINUTE: u16 = 24 * 60 - 1;

/// How minutes since a day began are written: as 0 to [`LAST_MINUTE`].
pub mod minute_of_day {
    use super::{
        Deserialize, Deserializer, Error, LAST_MINUTE, Outcome, Serialize, Serializer, Walk, Written,
        unexpected,
    };

    const WHAT: &str = "not a minute from 0 to 1439";

    /// Writes the number for serde.
    ///
    /// # Errors
    /// As the serializer.
    pub fn serialize<S: Serializer>(minute: &u16, serializer: S) -> Result<S::Ok, S::Error> {
        minute.serialize(serializer)
    }

    /// Reads the number for serde.
    ///
    /// # Errors
    /// It is no whole number in that range.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
        let minute = u16::deserialize(deserializer)?;
        if minute <= LAST_MINUTE { Ok(minute) } else { Err(D::Error::custom(WHAT)) }
    }

    /// Reads or writes the number.
    ///
    /// # Errors
    /// It is no whole number in that range.
    pub fn walk(minute: &mut u16, walk: &mut Walk<'_>) -> Outcome<()> {
        minute.walk(walk)?;
        if walk.is_reading() && *minute > LAST_MINUTE { Err(unexpected(WHAT)) } else { Ok(()) }
    }
}

/// A moment in milliseconds since 1970-01-01T00:00Z, within the years 1970 to 2369; it says when something
/// was recorded, while the rules go by days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Moment(i64);

impl Moment {
    /// The last millisecond of 2369 in UTC.
    const LAST_MILLIS: i64 = 12_622_780_799_999;

    /// The moment so many milliseconds after the start of 1970 in UTC, stopping at the ends of the range.
    pub fn from_millis(millis: i64) -> Moment {
        Moment(millis.clamp(0, Moment::LAST_MILLIS))
    }

    /// The number of milliseconds since the start of 1970 in UTC.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The moment so many milliseconds later (earlier if negative), stopping at the ends of the range.
    pub fn plus_millis(self, millis: i64) -> Moment {
        Moment::from_millis(self.0.saturating_add(millis))
    }

    /// The day in UTC on which this moment lies.
    pub fn day_utc(self) -> Day {
        Day::from_epoch_days(self.0 / MILLIS_PER_DAY)
    }

    /// The hour (0 to 23) and minute (0 to 59) in UTC of this moment.
    pub fn hour_minute_utc(self) -> (u32, u32) {
        let minutes = (self.0 % MILLIS_PER_DAY / MILLIS_PER_MINUTE) as u32;
        (minutes / 60, minutes % 60)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        let millis = i64::deserialize(deserializer)?;
        let moment = Moment::from_millis(millis);
        if moment.0 == millis { Ok(moment) } else { Err(D::Error::custom(NO_MOMENT)) }
    }
}

const NO_MOMENT: &str = "not a moment from 1970 to 2369";

impl Blank for Moment {
    fn blank() -> Self {
        Moment(0)
    }
}

impl Written for Moment {
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()> {
        let mut millis = self.0;
        walk.integer(&mut millis)?;
        *self = Moment::from_millis(millis);
        if self.0 == millis { Ok(()) } else { Err(unexpected(NO_MOMENT)) }
    }
}
