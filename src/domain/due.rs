//! What time does by itself: each thing on its day, in order, once.
//!
//! [`next`] finds the earliest thing that is due and [`until`] repeats it, applying each to the account before it looks
//! for the next. What is due depends on the account alone, so that moving the date by one day 365 times or by 365 days
//! once gives the same events.

use super::account::{Account, Decision};
use super::competency::{self, Competency};
use super::date::Day;
use super::event::{Event, Stamped};
use super::id::{CommandId, Draw, EntitlementId, OrderId, SubscriptionId};
use super::notice::{self, NoticeKind};
use super::order::{Order, OrderState, Purpose};
use super::payment_method::{ChargeOutcome, Presence};
use super::refusal::{Refusal, Thing};
use super::solution_area::SolutionArea;
use super::subscription::{Collection, Subscription};
use super::user::By;
use super::{checkout, credit};

/// Something that time does. On one day the kinds happen in the order of this list, and of one kind the older thing
/// first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    /// The end of a fee whose requirements are no longer met.
    FeeEnd(SubscriptionId),
    /// A competency that is at risk, lost or attained at another grade. What is lost at an anniversary is lost before
    /// the next year is paid for.
    Competency(SolutionArea),
    /// The automatic charge of a subscription, or the next attempt at it.
    Charge(SubscriptionId),
    /// The credit of a month.
    Credit(EntitlementId),
}

/// Everything that is due up to and including a day, in the order in which it happens; the account has it applied.
pub fn until(account: &mut Account, until: Day) -> Vec<Stamped> {
    let mut happened = Vec::new();
    while let Some((on, due)) = next(account).filter(|(on, _)| *on <= until) {
        let Ok(events) = carry_out(account, on, due) else { break };
        for event in events {
            let stamped = Stamped { on, minute: 0, by: By::Clock, event };
            if account.apply(&stamped).is_err() {
                return happened;
            }
            happened.push(stamped);
        }
    }
    happened
}

/// The day on which time will next do something by itself, if it will.
pub fn next_day(account: &Account) -> Option<Day> {
    next(account).map(|(on, _)| on)
}

/// What happens next. Something that became due on a day that is past happens on the day of the last event: history
/// is never written behind its end.
fn next(account: &Account) -> Option<(Day, Due)> {
    let mut next: Option<(Day, Due)> = None;
    planned(account, &mut |on, due| {
        let on = account.last_day.map_or(on, |last| last.max(on));
        if next.is_none_or(|earliest| (on, due) < earliest) {
            next = Some((on, due));
        }
    });
    next
}

/// Everything that is planned as the account is now, each thing with its day, in no order.
fn planned(account: &Account, plan: &mut dyn FnMut(Day, Due)) {
    for subscription in &account.subscriptions {
        plan_fee_end(account, subscription, plan);
        plan_charge(account, subscription, plan);
    }
    for competency in &account.competencies {
        plan_step(account, competency, plan);
    }
    for entitlement in &account.entitlements {
        if let Some(on) = account.next_credit(entitlement) {
            plan(on, Due::Credit(entitlement.id));
        }
    }
}

fn plan_fee_end(account: &Account, subscription: &Subscription, plan: &mut dyn FnMut(Day, Due)) {
    if let Some(on) = competency::fee_ends(account, subscription) {
        plan(on, Due::FeeEnd(subscription.id));
    }
}

fn plan_step(account: &Account, competency: &Competency, plan: &mut dyn FnMut(Day, Due)) {
    if let Some(on) = account.last_day.and_then(|last| competency.next_step(account, last)) {
        plan(on, Due::Competency(competency.area));
    }
}

fn plan_charge(account: &Account, subscription: &Subscription, plan: &mut dyn FnMut(Day, Due)) {
    let policy = account.policy();
    if let Some(on) = subscription.next_charge(policy)
        && account.last_day.is_none_or(|last| last <= subscription.last_day(policy))
        && account.qualified_for(subscription.offer, account.last_day.map_or(on, |last| last.max(on))).is_ok()
    {
        plan(on, Due::Charge(subscription.id));
    }
}

fn carry_out(account: &Account, on: Day, due: Due) -> Decision {
    match due {
        Due::FeeEnd(id) => competency::end_fee(account, id),
        Due::Charge(id) => charge(account, on, id),
        Due::Credit(id) => credit::receive(account, id),
        Due::Competency(area) => competency::take_step(account, area, on),
    }
}

/// Charges the next year of a subscription (statement 142), which begins on the anniversary even if only a later
/// attempt succeeds, because benefits went on meanwhile.
fn charge(account: &Account, on: Day, id: SubscriptionId) -> Decision {
    let policy = account.policy();
    let subscription = account.existing_subscription(id)?;
    let mut events = Vec::new();
    let order = match subscription.collection {
        Collection::Declined { order, .. } if account.unpaid_order(order).is_ok() => {
            account.unpaid_order(order)?.clone()
        }
        Collection::Declined { .. } | Collection::Clear => {
            let purpose = Purpose::Renew(id);
            events.extend(account.open_order(purpose).map(|draft| Event::OrderCancelled { order: draft.id }));
            let order = automatic_order(account.next_order(), purpose, on);
            events.push(Event::OrderOpened { order: order.id, number: order.number.clone(), purpose });
            order
        }
    };
    let method = account
        .payment_method(subscription.method)
        .ok_or(Refusal::NotFound { thing: Thing::PaymentMethod })?;
    let outcome = method.charge(on, order.declined, Presence::Absent);
    match outcome {
        ChargeOutcome::Charged => {
            let term = subscription.following(policy)?;
            let invoice = account.next_invoice();
            events.extend(checkout::settle_term(account, on, &order, method, term)?);
            let kind = NoticeKind::Renewed { subscription: id, invoice, anniversary: term.anniversary };
            notice::send(account, &mut events, kind, account.recipients_with(policy.reminders.recipients));
        }
        ChargeOutcome::Declined(reason) => {
            events.push(Event::ChargeDeclined { order: order.id, method: method.id, reason });
            events.push(Event::RenewalDeclined { subscription: id, order: order.id, reason });
            let mut after = subscription.clone();
            after.decline(on, order.id, reason);
            let (next_try, last_day) = (after.next_charge(policy), after.last_day(policy));
            let kind = NoticeKind::RenewalDeclined { subscription: id, reason, next_try, last_day };
            notice::send(account, &mut events, kind, account.recipients_with(policy.reminders.recipients));
        }
        // Nobody is there to answer: `Presence::Absent` never asks.
        ChargeOutcome::AsksBank => return Err(Refusal::BankConfirmationOpen { order: order.id }),
    }
    Ok(events)
}

fn automatic_order(id: OrderId, purpose: Purpose, on: Day) -> Order {
    let seed = CommandId(u128::from(id.0) << 64 | u128::from(on.epoch_days().unsigned_abs()));
    Order {
        id,
        number: Draw::new(seed, 3).digits(10),
        purpose,
        opened: on,
        details_verified: false,
        terms_accepted: None,
        method: None,
        quote: None,
        declined: 0,
        state: OrderState::Draft,
    }
}
