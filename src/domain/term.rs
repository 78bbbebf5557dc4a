//! The years that are paid for, and when each of them ends.

use super::date::Day;
use super::id::OrderId;
use super::policy::{Policy, Year};
use super::refusal::Refusal;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// One paid year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its first day.
    pub from: Day,
    /// The anniversary that ends it, which is the first day of the next year.
    pub anniversary: Day,
    /// The order that paid for it.
    pub order: OrderId,
}

/// The year that an order pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct NextTerm {
    /// The day from which anniversaries are counted.
    pub original: Day,
    /// Which year since the original day it is, from 1.
    pub year: i32,
    /// Its first day.
    pub from: Day,
    /// The anniversary that ends it.
    pub anniversary: Day,
}

impl NextTerm {
    /// The first year of something that starts on a day.
    ///
    /// # Errors
    /// The calendar ends before its anniversary.
    pub fn first(policy: &Policy, from: Day) -> Result<Self, Refusal> {
        Self::nth(policy, from, 1, from)
    }

    /// The `year`-th year since the original day, which starts on a day.
    ///
    /// Its end is counted from the original day (statement 142), so that an anniversary on 29 February falls back to
    /// the 28th in common years and returns in leap years. A rule set whose years are a number of days counts them from
    /// the start instead; where such years went before, the first calendar year is the longer for it, never shorter.
    ///
    /// # Errors
    /// The calendar ends before its anniversary.
    pub(super) fn nth(policy: &Policy, original: Day, year: i32, from: Day) -> Result<Self, Refusal> {
        let (anniversary, length) = match policy.year {
            Year::SameDay => (original.anniversary(year), 1),
            Year::Days(days) => (from.plus_days(days), days),
        };
        if from.days_until(anniversary) >= length && anniversary < Day::LAST {
            Ok(Self { original, year, from, anniversary })
        } else {
            Err(Refusal::BeyondCalendar)
        }
    }

    /// The first and the last day that are paid for.
    pub fn period(&self) -> (Day, Day) {
        (self.from, self.anniversary.plus_days(-1))
    }

    /// The year, once an order has paid for it.
    pub(super) fn paid_by(&self, order: OrderId) -> Term {
        Term { from: self.from, anniversary: self.anniversary, order }
    }
}
