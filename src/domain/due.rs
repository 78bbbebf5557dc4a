//! What time does by itself: each thing on its day, in order, once.
//!
//! [`step`] finds the earliest thing that is planned, carries it out and applies it to the account; [`until`] goes on
//! until nothing is left. What is planned depends on the account alone, so that moving the date by one day 365 times or by 365 days once gives the
//! same events. Every event that is carried out changes the account so that the thing is no longer planned.

use super::account::{Account, Decision};
use super::competency;
use super::date::Day;
use super::desk;
use super::event::Stamped;
use super::id::{EntitlementId, OrderId, RequestId, SubscriptionId};
use super::reminder::Reminder;
use super::solution_area::SolutionArea;
use super::user::By;
use super::{credit, expiry, order_state, reminder, renewal, sale, transfer};
use serde::Serialize;

/// Something that time does. On one day the kinds happen in the order of this list, and of one kind the older thing
/// first: what was paid starts, charges come before anything expires for want of them, and people are reminded of what
/// is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// What a transfer paid starts.
    Start(OrderId),
    /// The day of a decided end comes.
    End(SubscriptionId),
    /// What time does in a service request. A cancellation that is decided on the day of a charge comes before it.
    Request(RequestId),
    /// The end of a fee whose requirements are no longer met.
    FeeEnd(SubscriptionId),
    /// A competency that is at risk, lost or attained at another grade. What is lost at an anniversary is lost before
    /// the next year is paid for.
    Competency(SolutionArea),
    /// The automatic charge of a subscription, or the next attempt at it.
    Charge(SubscriptionId),
    /// A subscription expires unrenewed.
    Expiry(SubscriptionId),
    /// The last day to renew a subscription has passed.
    GraceEnd(SubscriptionId),
    /// The credit of a month.
    Credit(EntitlementId),
    /// The key that selling earned before its year began.
    SeatKey(EntitlementId),
    /// An unpaid order expires.
    OrderExpiry(OrderId),
    /// A reminder is sent.
    Reminder(SubscriptionId, Reminder),
}

/// Everything that is due up to and including a day, in the order in which it happens; the account has it applied.
pub fn until(account: &mut Account, until: Day) -> Vec<Stamped> {
    std::iter::from_fn(|| step(account, until)).flatten().collect()
}

/// The first thing that is due up to and including a day, if there is one; the account has it applied. Its events belong
/// together: between them the account may be as no rule leaves it, so that they are stored together or not at all.
pub fn step(account: &mut Account, until: Day) -> Option<Vec<Stamped>> {
    let (on, due) = next(account).filter(|(on, _)| *on <= until)?;
    let events = carry_out(account, on, due).ok().filter(|events| !events.is_empty())?;
    // What is due on a day on which something was done already happens after that.
    let minute = account.minute(on, 0);
    let stamp = |event| Stamped { on, minute, by: By::Clock, event };
    let happened: Vec<Stamped> = events.into_iter().map(stamp).collect();
    happened.iter().try_for_each(|stamped| account.apply(stamped)).ok()?;
    Some(happened)
}

/// The day on which time will next do something by itself, if it will.
pub fn next_day(account: &Account) -> Option<Day> {
    next(account).map(|(on, _)| on)
}

/// What time will do as the account is now if nobody does anything meanwhile, the earliest first, at most so many
/// things. What it does then may lead to more.
///
/// Something that became due on a day that is past happens on the day of the last event: history is never written
/// behind its end. What follows from a charge or from an end that is yet to come is not foreseen.
pub fn upcoming(account: &Account, most: usize) -> Vec<(Day, Due)> {
    let mut upcoming: Vec<(Day, Due)> = Vec::with_capacity(most);
    planned(account, &mut |on, due| {
        let thing = (account.last_day.map_or(on, |last| last.max(on)), due);
        let place = upcoming.partition_point(|earlier| *earlier < thing);
        if place < most {
            upcoming.truncate(most - 1);
            upcoming.insert(place, thing);
        }
    });
    upcoming
}

/// What happens next.
fn next(account: &Account) -> Option<(Day, Due)> {
    upcoming(account, 1).into_iter().next()
}

/// Everything that is planned as the account is now, each thing with its day, in no order.
fn planned(account: &Account, plan: &mut dyn FnMut(Day, Due)) {
    for request in &account.requests {
        if let Some(on) = desk::next_day(account, request) {
            plan(on, Due::Request(request.id));
        }
    }
    for subscription in &account.subscriptions {
        let charge = renewal::planned_charge(account, subscription);
        if let Some(on) = competency::fee_ends(account, subscription) {
            plan(on, Due::FeeEnd(subscription.id));
        }
        if let Some(on) = charge {
            plan(on, Due::Charge(subscription.id));
        }
        expiry::plan(account, subscription, charge, plan);
        reminder::plan(account, subscription, charge, plan);
    }
    for competency in &account.competencies {
        if let Some(on) = account.last_day.and_then(|last| competency.next_step(account, last)) {
            plan(on, Due::Competency(competency.area));
        }
    }
    for entitlement in &account.entitlements {
        if let Some(on) = account.next_credit(entitlement) {
            plan(on, Due::Credit(entitlement.id));
        }
        if let Some(on) = account.next_seat_key(entitlement) {
            plan(on, Due::SeatKey(entitlement.id));
        }
    }
    order_state::plan(account, plan);
}

fn carry_out(account: &Account, on: Day, due: Due) -> Decision {
    match due {
        Due::Start(id) => transfer::start(account, on, id),
        Due::End(id) => expiry::end(account, id),
        Due::Request(id) => desk::pass(account, on, id),
        Due::FeeEnd(id) => competency::end_fee(account, id),
        Due::Competency(area) => competency::take_step(account, area, on),
        Due::Charge(id) => renewal::charge(account, on, id),
        Due::Expiry(id) => expiry::expire(account, id),
        Due::GraceEnd(id) => expiry::end_grace(account, id),
        Due::Credit(id) => credit::receive(account, id),
        Due::SeatKey(id) => sale::receive_key(account, on, id),
        Due::OrderExpiry(id) => order_state::left_unpaid(account, id),
        Due::Reminder(id, reminder) => reminder::send(account, on, id, reminder),
    }
}
