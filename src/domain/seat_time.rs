//! How long seats run: what adding seats to running ones does to their time, and what extending them does.
//!
//! Seats are worth time, and no time is lost or made: before and after, seats times months are the same. A part of a
//! month counts in thirtieths; what is left of a thirtieth is rounded up, in the member's favour.

use super::benefit_refusal::BenefitRefusal;
use super::date::Day;
use super::policy::BenefitRules;
use super::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// A stretch of time: months, and fewer than 30 days more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Whole months.
    pub months: u32,
    /// Days on top, 0 to 29.
    pub days: u32,
}

/// The parts of a month that are counted.
const PARTS: u128 = 30;

impl Span {
    /// So many whole months.
    pub const fn months(months: u32) -> Self {
        Self { months, days: 0 }
    }

    /// The time from a day to a later one; none if that one is not later.
    pub fn between(from: Day, to: Day) -> Self {
        let months = from.months_until(to).max(0) as i32;
        let days = from.plus_months(months).days_until(to).clamp(0, PARTS as i64 - 1);
        Self { months: months.unsigned_abs(), days: days.unsigned_abs() as u32 }
    }

    /// The day that lies this much after another, stopping at the end of the calendar.
    pub fn after(self, day: Day) -> Day {
        day.plus_months(i32::try_from(self.months).unwrap_or(i32::MAX)).plus_days(i64::from(self.days))
    }

    fn parts(self) -> u128 {
        u128::from(self.months) * PARTS + u128::from(self.days)
    }

    /// A share of time, rounded up to a part; `by` is not zero.
    fn share(seat_parts: u128, by: u32) -> Self {
        let parts = seat_parts.div_ceil(u128::from(by));
        Self { months: u32::try_from(parts / PARTS).unwrap_or(u32::MAX), days: (parts % PARTS) as u32 }
    }
}

/// The time that all seats have when new ones, each worth a key's whole life, join those that have some left:
/// (seats x time left + new seats x 12 months) / all seats.
///
/// # Errors
/// No seat is added, or the seats are too many to count.
pub fn blended(rules: &BenefitRules, seats: u32, left: Span, added: u32) -> Result<Span, Refusal> {
    let all = seats.checked_add(added).filter(|_| added > 0).ok_or(BenefitRefusal::NotPositive)?;
    let brought = u128::from(added) * Span::months(rules.key_months).parts();
    Ok(Span::share(u128::from(seats) * left.parts() + brought, all))
}

/// The time by which a key of so many seats extends running ones: 12 months x key / seats.
///
/// # Errors
/// The key has no seat, or more than three times as many as run.
pub fn extended(rules: &BenefitRules, seats: u32, key: u32) -> Result<Span, Refusal> {
    if key == 0 {
        return Err(BenefitRefusal::NotPositive.into());
    }
    let most = seats.saturating_mul(rules.most_times_running);
    if key > most {
        return Err(BenefitRefusal::SeatKeyTooLarge { seats, key, most }.into());
    }
    Ok(Span::share(u128::from(key) * Span::months(rules.key_months).parts(), seats))
}
