//! A purchased offer: when it runs out, whether it renews by itself, and what a day makes of it.
//!
//! ```text
//!            ┌─── Renew (by hand), or the automatic charge ───┐
//!            ▼                                                │
//! bought ─▶ Active ──anniversary, renewal off──▶ Grace ───────┼──30 days──▶ Expired
//!            │ └────anniversary, charge declined──▶ PastDue ──┘
//!            └──a decision of the desk, or an upgrade──▶ Ended
//! ```
//!
//! [`Standing`] is derived from the date and never stored. [`Renewal`], what the member wants, and [`Collection`],
//! whether it could be paid, are two facts. [`Milestone`] is how much of what the date decides is in the history
//! already, so that each thing is written there once.

use super::account::{Account, Inconsistency};
use super::card::DeclineReason;
use super::date::Day;
use super::id::{OrderId, PaymentMethodId, SubscriptionId};
use super::offer::Offer;
use super::order_state;
use super::policy::Policy;
use super::refusal::{Refusal, Thing};
use super::reminder::Reminder;
use super::term::{NextTerm, Term};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// Whether the member wants it to renew by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Renewal {
    /// It renews each year on its anniversary (statement 142).
    On,
    /// Turned off; only renewing turns it on again (statements 143 and 149).
    Off { since: Day },
    /// The rule set it was bought or renewed under has no automatic renewal.
    ByHand,
}

/// Whether the last automatic charge could be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Collection {
    /// Nothing is owed.
    Clear,
    /// The automatic charge was declined on the first and, so far, on the last of these days; `order` is still to
    /// be paid.
    Declined { order: OrderId, reason: DeclineReason, first: Day, last: Day, attempts: u32 },
}

/// Why a subscription has ended or will end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// It was cancelled, by the desk or by the member.
    Cancelled,
    /// Gold took the place of silver.
    Upgraded,
    /// No competency met the requirements of its grade when it was to be renewed.
    NotQualified,
}

/// A decided end: from this day on there is no access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The first day without access.
    pub on: Day,
    /// Why.
    pub why: EndReason,
}

/// How much of what the date decides has been written into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Milestone {
    /// It was bought or renewed.
    Active,
    /// It has expired unrenewed; nothing is charged by itself any more.
    Expired,
    /// There is no access any more.
    Over,
}

/// A purchased offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// What was bought.
    pub offer: Offer,
    /// The day from which anniversaries are counted: that of the purchase, or of a renewal after expiry.
    pub original: Day,
    /// How many years have been paid since the original day.
    pub years: i32,
    /// Every paid year, the first one first; never empty.
    pub terms: Vec<Term>,
    /// What the member wants.
    pub renewal: Renewal,
    /// What can be paid.
    pub collection: Collection,
    /// The card that automatic renewal charges; none if every year was paid by bank transfer.
    pub method: Option<PaymentMethodId>,
    /// Its end, if one was decided.
    pub ending: Option<Ending>,
    /// How far the history tells its course.
    pub reached: Milestone,
    /// The reminders that were sent about the last paid year.
    pub reminded: Vec<Reminder>,
}

/// What a day makes of a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Paid until the anniversary.
    Active { anniversary: Day },
    /// Expired with automatic renewal off; benefits go on and renewing is possible until the last day.
    Grace { expired: Day, last_day: Day },
    /// The automatic charge was declined; benefits go on and paying is possible until the last day.
    PastDue { expired: Day, last_day: Day },
    /// The last day to renew has passed.
    Expired { since: Day },
    /// Ended by a decision.
    Ended { since: Day, why: EndReason },
}

impl Subscription {
    /// The anniversary that ends the last paid year, of those that begin before its end.
    pub fn anniversary(&self) -> Day {
        let begins = |term: &&Term| self.ending.is_none_or(|ending| term.from < ending.on);
        let last = self.terms.iter().rev().find(begins).or(self.terms.last());
        last.map_or(self.original, |term| term.anniversary)
    }

    /// The first day of its first year.
    pub fn bought(&self) -> Day {
        self.terms.first().map_or(self.original, |term| term.from)
    }

    /// The day on which it counts as expired if it is not renewed.
    pub fn expires(&self, policy: &Policy) -> Day {
        self.anniversary().plus_days(policy.expired_after)
    }

    /// The last day on which it may be renewed and its benefits go on.
    pub fn last_day(&self, policy: &Policy) -> Day {
        self.anniversary().plus_days(policy.grace)
    }

    /// The first day on which it is no longer in force, as far as it is known.
    pub fn over_from(&self, policy: &Policy) -> Day {
        let after = self.last_day(policy).plus_days(1);
        self.ending.map_or(after, |ending| ending.on.min(after))
    }

    /// What a day makes of it.
    pub fn standing(&self, policy: &Policy, today: Day) -> Standing {
        let anniversary = self.anniversary();
        let expired = self.expires(policy);
        let last_day = self.last_day(policy);
        match self.ending {
            Some(Ending { on, why }) if today >= on => return Standing::Ended { since: on, why },
            Some(_) | None => {}
        }
        if today < expired {
            Standing::Active { anniversary }
        } else if today > last_day {
            Standing::Expired { since: expired }
        } else {
            match self.collection {
                Collection::Clear => Standing::Grace { expired, last_day },
                Collection::Declined { .. } => Standing::PastDue { expired, last_day },
            }
        }
    }

    /// Whether it goes on as far as decisions go: what ends cannot be renewed or changed, nor ended a second time.
    ///
    /// # Errors
    /// It has ended, or its end was decided.
    pub fn goes_on(&self, today: Day) -> Result<(), Refusal> {
        let subscription = self.id;
        match self.ending {
            Some(Ending { on, .. }) if today < on => Err(Refusal::EndDecided { subscription, on }),
            Some(Ending { on, .. }) => Err(Refusal::SubscriptionEnded { subscription, on }),
            None => Ok(()),
        }
    }

    /// Whether its benefits can be used on a day.
    pub fn in_force(&self, policy: &Policy, today: Day) -> bool {
        match self.standing(policy, today) {
            Standing::Active { .. } | Standing::Grace { .. } | Standing::PastDue { .. } => true,
            Standing::Expired { .. } | Standing::Ended { .. } => false,
        }
    }
}

impl Account {
    /// The subscription of that id.
    pub fn subscription(&self, id: SubscriptionId) -> Option<&Subscription> {
        self.subscriptions.iter().find(|subscription| subscription.id == id)
    }

    /// The subscription to an offer that is in force on a day; there is at most one.
    pub fn in_force(&self, offer: Offer, today: Day) -> Option<&Subscription> {
        let policy = self.policy();
        self.subscriptions
            .iter()
            .rev()
            .find(|subscription| subscription.offer == offer && subscription.in_force(policy, today))
    }

    /// The first day without a subscription, where that is settled: its end was decided, or what takes its place is paid
    /// and on its way. Neither is it renewed then, nor does it expire.
    pub fn ends_on(&self, held: &Subscription) -> Option<Day> {
        self.settled_end(held).map(|on| on.min(held.over_from(self.policy())))
    }

    /// The day on which a decided end comes or what takes its place starts, also where the subscription is over before.
    pub(super) fn settled_end(&self, held: &Subscription) -> Option<Day> {
        let decided = held.ending.map(|ending| ending.on);
        let replaced = self.upgrading(held.id).map(|(_, from)| from);
        [decided, replaced].into_iter().flatten().min()
    }

    pub(super) fn existing_subscription(&self, id: SubscriptionId) -> Result<&Subscription, Refusal> {
        self.subscription(id).ok_or(Refusal::NotFound { thing: Thing::Subscription })
    }

    pub(super) fn next_subscription(&self) -> SubscriptionId {
        SubscriptionId(self.subscriptions.len() as u32 + 1)
    }

    pub(super) fn subscription_mut(
        &mut self,
        id: SubscriptionId,
    ) -> Result<&mut Subscription, Inconsistency> {
        self.subscriptions
            .iter_mut()
            .find(|subscription| subscription.id == id)
            .ok_or(Inconsistency { missing: Thing::Subscription })
    }
}

/// A year that was paid for, as the event about it says.
pub(super) struct PaidYear<'a> {
    pub order: OrderId,
    pub method: Option<PaymentMethodId>,
    pub term: &'a NextTerm,
    pub renewal: Renewal,
}

/// The first year of an offer was paid for.
pub(super) fn started(
    account: &mut Account,
    id: SubscriptionId,
    offer: Offer,
    paid: &PaidYear<'_>,
) -> Result<(), Inconsistency> {
    order_state::begun(account, paid.order)?;
    account.subscriptions.push(Subscription {
        id,
        offer,
        original: paid.term.original,
        years: paid.term.year,
        terms: vec![paid.term.paid_by(paid.order)],
        renewal: paid.renewal,
        collection: Collection::Clear,
        method: paid.method,
        ending: None,
        reached: Milestone::Active,
        reminded: Vec::new(),
    });
    Ok(())
}

/// One more year was paid for.
pub(super) fn renewed(
    account: &mut Account,
    id: SubscriptionId,
    paid: &PaidYear<'_>,
) -> Result<(), Inconsistency> {
    account.subscription_mut(id)?;
    order_state::begun(account, paid.order)?;
    let subscription = account.subscription_mut(id)?;
    subscription.original = paid.term.original;
    subscription.years = paid.term.year;
    subscription.terms.push(paid.term.paid_by(paid.order));
    subscription.renewal = paid.renewal;
    subscription.collection = Collection::Clear;
    subscription.method = paid.method;
    subscription.reached = Milestone::Active;
    subscription.reminded.clear();
    Ok(())
}

impl Subscription {
    /// The automatic charge for the next year was declined.
    pub(super) fn decline(&mut self, on: Day, order: OrderId, reason: DeclineReason) {
        let (first, attempts) = match self.collection {
            Collection::Clear => (on, 1),
            Collection::Declined { first, attempts, .. } => (first, attempts + 1),
        };
        self.collection = Collection::Declined { order, reason, first, last: on, attempts };
    }

    /// Its end was decided; an end that has come already needs no further word in the history.
    pub(super) fn end(&mut self, on: Day, ending: Ending) {
        self.ending = Some(ending);
        if ending.on <= on {
            self.reached = Milestone::Over;
        }
    }
}
