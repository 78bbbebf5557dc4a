//! A purchased offer: when it runs out, whether it renews by itself, and what a day makes of it.
//!
//! ```text
//!            ┌────────── Renew (by hand), or the automatic charge ──────────┐
//!            ▼                                                              │
//! bought ─▶ Active ──anniversary, renewal off──▶ Grace ──────30 days──▶ Expired
//!            │  └─────anniversary, charge declined──▶ PastDue ──30 days───┘
//!            └──a decision of the desk, or an upgrade──▶ Ended
//! ```
//!
//! [`Standing`] is derived from the date and never stored. [`Renewal`], what the member wants, and [`Collection`],
//! whether it could be paid, are two facts.

use super::account::{Account, Decision, Inconsistency};
use super::card::DeclineReason;
use super::date::Day;
use super::event::Event;
use super::id::{OrderId, PaymentMethodId, SubscriptionId};
use super::offer::Offer;
use super::policy::{Policy, RenewalOpens};
use super::refusal::{Refusal, Thing};
use serde::{Deserialize, Serialize};

/// Whether the member wants it to renew by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The automatic charge was declined; `order` is still to be paid.
    Declined { order: OrderId, reason: DeclineReason, first: Day, attempts: u32 },
}

/// Why a subscription has ended or will end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// The desk cancelled it.
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
    /// The card that automatic renewal charges.
    pub method: PaymentMethodId,
    /// Its end, if one was decided.
    pub ending: Option<Ending>,
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
    /// The anniversary that ends the last paid year.
    pub fn anniversary(&self) -> Day {
        self.terms.last().map_or(self.original, |term| term.anniversary)
    }

    /// The day it was bought.
    pub fn bought(&self) -> Day {
        self.terms.first().map_or(self.original, |term| term.from)
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
        let expired = anniversary.plus_days(policy.expired_after);
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

    /// Whether its benefits can be used on a day.
    pub fn in_force(&self, policy: &Policy, today: Day) -> bool {
        match self.standing(policy, today) {
            Standing::Active { .. } | Standing::Grace { .. } | Standing::PastDue { .. } => true,
            Standing::Expired { .. } | Standing::Ended { .. } => false,
        }
    }

    /// The day of the next automatic charge, if there will be one.
    pub fn next_charge(&self, policy: &Policy) -> Option<Day> {
        let automatic = policy.automatic?;
        match (self.renewal, self.collection, self.ending) {
            (Renewal::On, Collection::Clear, None) => {
                Some(self.anniversary().plus_days(automatic.charged_after))
            }
            (Renewal::On, Collection::Declined { first, attempts, .. }, None) => automatic
                .retries
                .get(attempts.saturating_sub(1) as usize)
                .map(|&after| first.plus_days(after)),
            (Renewal::On | Renewal::Off { .. } | Renewal::ByHand, _, _) => None,
        }
    }

    /// Whether it may be renewed by hand on a day (statements 151-154): any time while it is purchased, or within
    /// the window of the rule set.
    ///
    /// # Errors
    /// It has ended, the window is not open yet, or it has closed.
    pub fn may_renew(&self, policy: &Policy, today: Day) -> Result<(), Refusal> {
        let subscription = self.id;
        if let Some(Ending { on, .. }) = self.ending {
            return Err(Refusal::SubscriptionEnded { subscription, on });
        }
        let last_day = self.last_day(policy);
        if today > last_day {
            return Err(Refusal::RenewalClosed { subscription, last_day });
        }
        match policy.renewal_opens {
            RenewalOpens::WhilePurchased => Ok(()),
            RenewalOpens::AfterAnniversary(days) => {
                let from = self.anniversary().plus_days(days);
                if today < from { Err(Refusal::RenewalNotOpen { subscription, from }) } else { Ok(()) }
            }
        }
    }

    /// Whether automatic renewal may be turned off on a day (statements 143 and 148): any time before the charge.
    ///
    /// # Errors
    /// It has ended or expired, is off already, or there is none.
    pub fn may_turn_off_renewal(&self, policy: &Policy, today: Day) -> Result<(), Refusal> {
        let subscription = self.id;
        if let Some(Ending { on, .. }) = self.ending {
            return Err(Refusal::SubscriptionEnded { subscription, on });
        }
        match self.renewal {
            Renewal::ByHand => return Err(Refusal::NoAutomaticRenewal { subscription }),
            Renewal::Off { since } => return Err(Refusal::RenewalAlreadyOff { subscription, since }),
            Renewal::On => {}
        }
        match self.standing(policy, today) {
            Standing::Active { .. } => Ok(()),
            Standing::Grace { expired, .. } | Standing::PastDue { expired, .. } => {
                Err(Refusal::RenewalDue { subscription, since: expired })
            }
            Standing::Expired { since } => {
                Err(Refusal::RenewalClosed { subscription, last_day: since.plus_days(policy.grace) })
            }
            Standing::Ended { since, .. } => Err(Refusal::SubscriptionEnded { subscription, on: since }),
        }
    }

    /// What renewing on a day leads to: a year at the current anniversary while it is active, so that no paid day
    /// is lost, or a year from today after expiry.
    ///
    /// # Errors
    /// As [`Subscription::may_renew`], or the calendar ends before the new anniversary.
    pub fn renewed(&self, policy: &Policy, today: Day) -> Result<NextTerm, Refusal> {
        self.may_renew(policy, today)?;
        match self.standing(policy, today) {
            Standing::Active { .. } => self.following(policy),
            Standing::Grace { .. }
            | Standing::PastDue { .. }
            | Standing::Expired { .. }
            | Standing::Ended { .. } => NextTerm::first(policy, today),
        }
    }

    /// The year that follows the last paid one without a gap.
    pub(super) fn following(&self, policy: &Policy) -> Result<NextTerm, Refusal> {
        NextTerm::nth(policy, self.original, self.years + 1, self.anniversary())
    }
}

/// The year that an order pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

    fn nth(policy: &Policy, original: Day, year: i32, from: Day) -> Result<Self, Refusal> {
        let anniversary = policy.anniversary(original, year);
        if anniversary > from {
            Ok(Self { original, year, from, anniversary })
        } else {
            Err(Refusal::BeyondCalendar)
        }
    }

    /// The first and the last day that are paid for.
    pub fn period(&self) -> (Day, Day) {
        (self.from, self.anniversary.plus_days(-1))
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

/// Decides to turn automatic renewal off (statement 148).
pub(super) fn turn_off_renewal(account: &Account, today: Day, id: SubscriptionId) -> Decision {
    let subscription = account.existing_subscription(id)?;
    subscription.may_turn_off_renewal(account.policy(), today)?;
    Ok(vec![Event::RenewalTurnedOff { subscription: id, expires: subscription.anniversary() }])
}

/// The first year of an offer began.
pub(super) fn started(
    account: &mut Account,
    id: SubscriptionId,
    offer: Offer,
    order: OrderId,
    method: PaymentMethodId,
    term: NextTerm,
    renewal: Renewal,
) {
    account.subscriptions.push(Subscription {
        id,
        offer,
        original: term.original,
        years: term.year,
        terms: vec![Term { from: term.from, anniversary: term.anniversary, order }],
        renewal,
        collection: Collection::Clear,
        method,
        ending: None,
    });
}

/// It ended because no competency met the requirements of its grade when it was to be renewed.
pub(super) fn lapsed(account: &mut Account, on: Day, id: SubscriptionId) -> Result<(), Inconsistency> {
    account.subscription_mut(id)?.ending = Some(Ending { on, why: EndReason::NotQualified });
    Ok(())
}

/// Silver ended because gold took its place.
pub(super) fn upgraded(account: &mut Account, on: Day, id: SubscriptionId) -> Result<(), Inconsistency> {
    account.subscription_mut(id)?.ending = Some(Ending { on, why: EndReason::Upgraded });
    Ok(())
}

impl Subscription {
    /// One more year was paid for.
    pub(super) fn renew(
        &mut self,
        order: OrderId,
        method: PaymentMethodId,
        term: NextTerm,
        renewal: Renewal,
    ) {
        self.original = term.original;
        self.years = term.year;
        self.terms.push(Term { from: term.from, anniversary: term.anniversary, order });
        self.renewal = renewal;
        self.collection = Collection::Clear;
        self.method = method;
    }

    /// The automatic charge for the next year was declined.
    pub(super) fn decline(&mut self, on: Day, order: OrderId, reason: DeclineReason) {
        let (first, attempts) = match self.collection {
            Collection::Clear => (on, 1),
            Collection::Declined { first, attempts, .. } => (first, attempts + 1),
        };
        self.collection = Collection::Declined { order, reason, first, attempts };
    }
}
