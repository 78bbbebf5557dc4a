//! Reminders before a subscription expires (statement 150), before its automatic charge, and after it has expired.
//!
//! A rule set names the days. A reminder is sent on its day or never: one whose occasion only arises later, as when
//! automatic renewal is turned off a week before the anniversary, is not made up for. Each is sent once for each paid
//! year.

use super::account::{Account, Decision, Inconsistency};
use super::date::Day;
use super::due::Due;
use super::id::SubscriptionId;
use super::notice::{self, NoticeKind};
use super::order::Purpose;
use super::policy::Policy;
use super::refusal::Refusal;
use super::subscription::{Collection, Milestone, Subscription};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// A reminder about a paid year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Reminder {
    /// So many days before the anniversary, while it will not renew by itself.
    BeforeExpiry(i64),
    /// So many days before the automatic charge.
    BeforeCharge(i64),
    /// So many days after the anniversary, while it may still be renewed.
    AfterExpiry(i64),
}

impl Subscription {
    /// How many days before the anniversary it will be said that it expires, as far as that is still to come on a day: none
    /// is made up for (statement 150).
    pub fn reminders_ahead(&self, policy: &Policy, today: Day) -> impl Iterator<Item = i64> {
        let anniversary = self.anniversary();
        let ahead = move |days: &i64| anniversary.plus_days(-days) >= today;
        policy.reminders.before_expiry.iter().copied().filter(ahead)
    }
}

/// Plans the reminders about the last paid year that are still to be sent; `charge` is the day of the next automatic charge.
pub(super) fn plan(
    account: &Account,
    subscription: &Subscription,
    charge: Option<Day>,
    plan: &mut dyn FnMut(Day, Due),
) {
    if account.ends_on(subscription).is_some() || subscription.reached == Milestone::Over {
        return;
    }
    let (policy, anniversary) = (account.policy(), subscription.anniversary());
    let mut remind = |on: Day, reminder: Reminder| {
        let missed = account.last_day.is_some_and(|last| on < last);
        if !missed && !subscription.reminded.contains(&reminder) {
            plan(on, Due::Reminder(subscription.id, reminder));
        }
    };
    let declined = match subscription.collection {
        Collection::Clear => false,
        Collection::Declined { .. } => true,
    };
    if declined || subscription.reached == Milestone::Expired {
        for &days in policy.reminders.after_expiry {
            remind(anniversary.plus_days(days), Reminder::AfterExpiry(days));
        }
    } else if let Some(charge) = charge {
        for &days in policy.reminders.before_charge {
            remind(charge.plus_days(-days), Reminder::BeforeCharge(days));
        }
    } else {
        for &days in policy.reminders.before_expiry {
            remind(anniversary.plus_days(-days), Reminder::BeforeExpiry(days));
        }
    }
}

/// Sends a reminder. Before a charge that the card will not survive it says so instead of promising a renewal.
pub(super) fn send(account: &Account, today: Day, id: SubscriptionId, reminder: Reminder) -> Decision {
    let subscription = account.existing_subscription(id)?;
    let policy = account.policy();
    let kind = match reminder {
        Reminder::BeforeExpiry(_) => {
            NoticeKind::ExpiresSoon { subscription: id, reminder, expires: subscription.expires(policy) }
        }
        Reminder::AfterExpiry(_) => {
            NoticeKind::RenewSoon { subscription: id, reminder, last_day: account.last_day_of(subscription) }
        }
        Reminder::BeforeCharge(_) => {
            let never = Refusal::NoAutomaticRenewal { subscription: id };
            let on = subscription.charge_day(policy, today).ok_or(never.clone())?;
            let (method, problem) = account.renewal_card(subscription, on).ok_or(never)?;
            let method = method.id;
            match problem {
                Some(reason) => NoticeKind::CardFailsSoon { subscription: id, reminder, on, method, reason },
                None => {
                    let amount = account.quote(Purpose::Renew(id))?.total;
                    NoticeKind::ChargeSoon { subscription: id, reminder, on, method, amount }
                }
            }
        }
    };
    let mut events = Vec::new();
    notice::send_to_those_in_charge(account, &mut events, kind);
    Ok(events)
}

/// A reminder was sent and is not sent again about the same year.
pub(super) fn sent(account: &mut Account, kind: &NoticeKind) -> Result<(), Inconsistency> {
    if let Some((id, reminder)) = kind.reminder() {
        account.subscription_mut(id)?.reminded.push(reminder);
    }
    Ok(())
}
