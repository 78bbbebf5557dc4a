//! Seats sold to customers, and the keys for seats of its own that a company earns by selling ("up to", statement 125).
//!
//! 25 seats sold within twelve months earn a key, one in each paid year at most. A sale counts for one key only. What
//! was sold is looked at when a sale is recorded, when a year is paid for, and on the first day of a year that was paid
//! for ahead.

use super::account::{Account, Decision, Inconsistency};
use super::benefit::{Entitlement, Holding};
use super::benefit_refusal::BenefitRefusal;
use super::date::Day;
use super::entry::{Field, Problem, Why, plain};
use super::event::Event;
use super::id::EntitlementId;
use super::offer::Product;
use super::refusal::{Refusal, Thing};
use super::seat::{SeatKey, Seats, seats_mut};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// Seats that the company sold to a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sale {
    /// The day it was recorded.
    pub on: Day,
    /// What was sold.
    pub product: Product,
    /// How many seats.
    pub seats: u32,
}

/// How far selling has come towards seats of one's own (statement 125).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selling {
    /// Seats sold within the months that count, and not counted for a key before.
    pub sold: u64,
    /// How many earn a key.
    pub to_sell: u32,
    /// How many seats the key brings.
    pub earnable: u32,
    /// The day in this paid year on which a key was earned: the next one can follow in the next paid year.
    pub earned: Option<Day>,
}

/// Seats sold, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct SaleEntry {
    /// How many.
    pub seats: String,
}

/// The most seats that one sale is of.
const MOST_SOLD: u32 = 100_000;

impl SaleEntry {
    /// How many seats were sold.
    ///
    /// # Errors
    /// What is wrong with the number.
    pub fn check(&self) -> Result<u32, Vec<Problem>> {
        let text = plain(&self.seats);
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = if digits { text.parse().ok() } else { None };
        let why = if text.is_empty() { Why::Empty } else { Why::NotACount { most: MOST_SOLD } };
        let possible = number.filter(|number| (1..=MOST_SOLD).contains(number));
        possible.ok_or_else(|| vec![Problem { field: Field::SeatsSold, why }])
    }
}

impl Account {
    /// How far selling has come towards more seats of an entitlement; none where selling earns nothing.
    pub fn selling(&self, entitlement: &Entitlement, today: Day) -> Option<Selling> {
        let Holding::Seats(seats) = &entitlement.holding else { return None };
        let year = self.year_start(entitlement.subscription, today)?;
        let earned = earned_since(seats, year);
        let sold = sold_lately(self, today, entitlement.product);
        let to_sell = self.policy().benefits.seats_to_sell;
        (seats.earnable > 0).then_some(Selling { sold, to_sell, earnable: seats.earnable, earned })
    }

    /// The first day of a year that was paid for ahead, where what was sold by now earns its key on that day. A day
    /// before the last event was looked at when it came.
    pub(super) fn next_seat_key(&self, entitlement: &Entitlement) -> Option<Day> {
        let Holding::Seats(seats) = &entitlement.holding else { return None };
        let subscription = self.subscription(entitlement.subscription)?;
        let last = self.last_day?;
        let year = subscription.terms.iter().map(|term| term.from).find(|from| *from >= last)?;
        let ended = subscription.ending.is_some_and(|ending| year >= ending.on);
        let earned = earn_again(self, year, entitlement, seats, year, 0);
        earned.filter(|_| !ended).map(|_| year)
    }
}

/// Decides that seats were sold, and what that earns (statement 125).
pub(super) fn record_sale(account: &Account, today: Day, product: Product, sold: u32) -> Decision {
    account.network_member()?;
    if !product.earns_seats() {
        return Err(BenefitRefusal::NothingToEarn { product }.into());
    }
    if sold == 0 {
        return Err(BenefitRefusal::NotPositive.into());
    }
    let mut events = vec![Event::SaleRecorded { product, seats: sold }];
    for entitlement in account.entitlements_in_force(today).filter(|benefit| benefit.product == product) {
        if let (Holding::Seats(seats), Some(year)) =
            (&entitlement.holding, account.year_start(entitlement.subscription, today))
        {
            events.extend(earn_again(account, today, entitlement, seats, year, sold));
        }
    }
    Ok(events)
}

/// The key of a paid year that begins on a day.
pub(super) fn receive_key(account: &Account, on: Day, id: EntitlementId) -> Decision {
    let entitlement = account.entitlement(id).ok_or(Refusal::NotFound { thing: Thing::Entitlement })?;
    let Holding::Seats(seats) = &entitlement.holding else {
        return Err(entitlement.other_kind().into());
    };
    Ok(earn_again(account, on, entitlement, seats, on, 0).into_iter().collect())
}

/// The key that selling earns in the paid year that began on a day, unless that year brought one already.
pub(super) fn earn_again(
    account: &Account,
    today: Day,
    entitlement: &Entitlement,
    seats: &Seats,
    year: Day,
    sold_now: u32,
) -> Option<Event> {
    if year > today || earned_since(seats, year).is_some() {
        return None;
    }
    let what = (entitlement.id, entitlement.product, seats.earnable);
    earn(account, today, what, sold_now)
}

/// The key that selling earns: sales of the last twelve months that were not counted before, and what is sold now.
pub(super) fn earn(
    account: &Account,
    today: Day,
    (entitlement, product, seats): (EntitlementId, Product, u32),
    sold_now: u32,
) -> Option<Event> {
    let rules = &account.policy().benefits;
    let sold = sold_lately(account, today, product);
    let enough = sold + u64::from(sold_now) >= u64::from(rules.seats_to_sell);
    let activate_by = rules.activate_by(today);
    (seats > 0 && enough).then(|| Event::SeatKeyEarned {
        entitlement,
        key: SeatKey { seats, earned: true, activate_by },
        sales_counted: account.sales.len() as u32 + u32::from(sold_now > 0),
    })
}

/// Why no key of an entitlement waits: what is left to sell for one, or why selling brings none now.
pub(super) fn no_key(
    account: &Account,
    today: Day,
    entitlement: &Entitlement,
    seats: &Seats,
) -> BenefitRefusal {
    let (id, subscription) = (entitlement.id, entitlement.subscription);
    if seats.earnable == 0 {
        return BenefitRefusal::NothingToEarn { product: entitlement.product };
    }
    let year = account.year_start(subscription, today);
    match year.and_then(|year| earned_since(seats, year)) {
        Some(on) => {
            let from = account.next_year(subscription, today);
            let goes_on = account.may_go_on(subscription, today);
            BenefitRefusal::SeatKeyEarned { entitlement: id, on, from, goes_on }
        }
        None => {
            let to_sell = left_to_sell(account, today, entitlement);
            BenefitRefusal::NoSeatKey { entitlement: id, to_sell }
        }
    }
}

/// How many seats are left to sell for the next key of an entitlement.
fn left_to_sell(account: &Account, today: Day, entitlement: &Entitlement) -> u32 {
    let sold = sold_lately(account, today, entitlement.product);
    let to_sell = account.policy().benefits.seats_to_sell;
    // Enough was sold already in a history of before keys came on the first day of a year. Its key comes with the next
    // sale, so that one seat is left to sell.
    to_sell.saturating_sub(u32::try_from(sold).unwrap_or(u32::MAX)).max(1)
}

/// The day on which selling earned a key, if that was in the paid year that began on a day.
fn earned_since(seats: &Seats, year: Day) -> Option<Day> {
    seats.earned.filter(|on| *on >= year)
}

/// The seats of a product sold within the months that count, without the sales that earned a key before, be it in a
/// membership that has ended.
fn sold_lately(account: &Account, today: Day, product: Product) -> u64 {
    let months = account.policy().benefits.selling_months;
    let recent = |sale: &&Sale| sale.product == product && sale.on.plus_months(months) > today;
    let counted =
        account.entitlements.iter().filter(|benefit| benefit.product == product).filter_map(|benefit| {
            let Holding::Seats(seats) = &benefit.holding else { return None };
            Some(seats.sales_counted as usize)
        });
    let counted = counted.max().unwrap_or(0);
    account.sales.iter().skip(counted).filter(recent).map(|sale| u64::from(sale.seats)).sum()
}

pub(super) fn apply_earned(
    account: &mut Account,
    on: Day,
    id: EntitlementId,
    key: SeatKey,
    sales_counted: u32,
) -> Result<(), Inconsistency> {
    let seats = seats_mut(account, id)?;
    seats.waiting.push(key);
    seats.earned = Some(on);
    seats.sales_counted = sales_counted;
    Ok(())
}
