//! What paying for a year brings: entitlements with the first one, and more time for them with each that follows.

use super::account::{Account, Inconsistency};
use super::allowance::Allowance;
use super::benefit::{Deadline, Entitlement, Holding};
use super::credit::{self, Credit};
use super::date::Day;
use super::event::Event;
use super::id::{EntitlementId, SubscriptionId};
use super::offer::{Counting, Offer, Product, Quantity};
use super::product_key::Licences;
use super::refusal::Thing;
use super::sale;
use super::seat::{SeatRenewal, Seats};
use super::term::NextTerm;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// One entitlement as an event grants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Grant {
    /// Its id.
    pub entitlement: EntitlementId,
    /// What is granted.
    pub product: Product,
    /// How much of it.
    pub quantity: Quantity,
    /// How it adds up with what other offers grant.
    pub counting: Counting,
    /// The last day on which it can be activated, where that is needed.
    pub activate_by: Option<Day>,
    /// The entitlement of an upgraded membership that goes on in this one: its keys and holders stay.
    pub continues: Option<EntitlementId>,
}

impl Entitlement {
    fn of(grant: &Grant, subscription: SubscriptionId, offer: Offer, from: Day, until: Day) -> Self {
        let holding = match grant.quantity {
            Quantity::Included => Holding::Included,
            Quantity::Accounts(count) => Holding::Accounts(count),
            Quantity::Licences(count) => Holding::Licences(Licences::new(count)),
            Quantity::Seats { base, earned } => {
                Holding::Seats(Seats::new(base, earned, grant.activate_by.unwrap_or(until)))
            }
            Quantity::MonthlyCredit(amount) => Holding::Credit(Credit::new(amount)),
            Quantity::Incidents(yearly) => Holding::Incidents(Allowance::new(yearly)),
            Quantity::Hours(yearly) => Holding::Hours(Allowance::new(yearly)),
        };
        Self {
            id: grant.entitlement,
            subscription,
            offer,
            product: grant.product,
            counting: grant.counting,
            from,
            until,
            activate_by: grant.activate_by,
            earlier: Vec::new(),
            activated: None,
            holding,
        }
    }

    /// Takes over what people already have of the benefit in the membership that this one replaces.
    fn go_on_from(&mut self, before: &Entitlement) {
        self.activated = before.activated;
        if let (Holding::Seats(seats), Holding::Seats(old)) = (&mut self.holding, &before.holding) {
            seats.go_on_from(old, before, self.from, self.until);
        }
        if let (Holding::Licences(licences), Holding::Licences(old)) = (&mut self.holding, &before.holding) {
            licences.keys.clone_from(&old.keys);
        }
    }
}

/// What the first year of a subscription grants, together with what is received on its first day.
pub(super) fn granted(
    account: &Account,
    today: Day,
    subscription: SubscriptionId,
    offer: Offer,
    term: &NextTerm,
    upgraded: Option<SubscriptionId>,
) -> Vec<Event> {
    let activate_by = account.policy().benefits.activate_by(term.from);
    let replaced = upgraded.filter(|&before| account.benefits_ended(before, today).is_none());
    let first = account.entitlements.len() as u32 + 1;
    let grants: Vec<Grant> = (first..)
        .zip(offer.contents())
        .map(|(id, content)| Grant {
            entitlement: EntitlementId(id),
            product: content.product,
            quantity: content.quantity,
            counting: content.counting,
            activate_by: match content.quantity {
                Quantity::Incidents(_) | Quantity::Hours(_) => None,
                Quantity::Included
                | Quantity::Licences(_)
                | Quantity::Accounts(_)
                | Quantity::Seats { .. }
                | Quantity::MonthlyCredit(_) => Some(activate_by),
            },
            continues: replaced.and_then(|before| {
                account.entitlements_of(before).find(|old| old.product == content.product).map(|old| old.id)
            }),
        })
        .collect();
    let mut events = Vec::with_capacity(2);
    for grant in &grants {
        match grant.quantity {
            Quantity::MonthlyCredit(amount) => {
                events.extend(credit::first_month(grant.entitlement, amount, today, term));
            }
            Quantity::Seats { earned, .. } => {
                events.extend(sale::earn(account, today, (grant.entitlement, grant.product, earned), 0));
            }
            Quantity::Included
            | Quantity::Licences(_)
            | Quantity::Accounts(_)
            | Quantity::Incidents(_)
            | Quantity::Hours(_) => {}
        }
    }
    events.insert(
        0,
        Event::BenefitsGranted { subscription, offer, from: term.from, until: term.anniversary, grants },
    );
    events
}

/// What one more paid year of a subscription brings: it can be activated again, seats run on, incidents and hours
/// are new from its first day.
pub(super) fn extended(
    account: &Account,
    today: Day,
    subscription: SubscriptionId,
    term: &NextTerm,
) -> Vec<Event> {
    let rules = &account.policy().benefits;
    let mut seats = Vec::new();
    let mut received = Vec::new();
    for entitlement in account.entitlements_of(subscription) {
        match &entitlement.holding {
            Holding::Seats(held) => {
                seats.push((entitlement.id, held.renewed(rules, entitlement, today, term)));
                received.extend(sale::earn_again(account, today, entitlement, held, term.from, 0));
            }
            Holding::Credit(credit) => {
                received.extend(credit.renewed(entitlement.id, today, term));
            }
            Holding::Included
            | Holding::Accounts(_)
            | Holding::Licences(_)
            | Holding::Incidents(_)
            | Holding::Hours(_) => {}
        }
    }
    let (until, activate_by) = (term.anniversary, rules.activate_by(term.from));
    let mut events = vec![Event::BenefitsExtended { subscription, until, activate_by, seats }];
    events.append(&mut received);
    events
}

pub(super) fn apply_granted(
    account: &mut Account,
    subscription: SubscriptionId,
    offer: Offer,
    (from, until): (Day, Day),
    grants: &[Grant],
) -> Result<(), Inconsistency> {
    account.subscription(subscription).ok_or(Inconsistency { missing: Thing::Subscription })?;
    let mut granted = Vec::with_capacity(grants.len());
    for grant in grants {
        let mut entitlement = Entitlement::of(grant, subscription, offer, from, until);
        if let Some(before) = grant.continues {
            let before = account.entitlement(before).ok_or(Inconsistency { missing: Thing::Entitlement })?;
            entitlement.go_on_from(before);
        }
        granted.push(entitlement);
    }
    account.entitlements.append(&mut granted);
    Ok(())
}

/// The benefits of a subscription last no longer than it does, where a year that was paid ahead is given back: they can be
/// activated as long as those of the year that stays could.
pub(super) fn apply_end(account: &mut Account, subscription: SubscriptionId, ends: Day) {
    let last_day = ends.plus_days(-1);
    for benefit in account.entitlements.iter_mut().filter(|benefit| benefit.subscription == subscription) {
        benefit.until = benefit.until.min(ends);
        if let Some(stays) = benefit.earlier.iter().position(|year| year.until >= ends) {
            benefit.activate_by = benefit.earlier.drain(stays..).next().map(|year| year.activate_by);
        }
        benefit.activate_by = benefit.activate_by.map(|by| by.min(last_day));
        if let Holding::Seats(seats) = &mut benefit.holding {
            seats.end(last_day);
        }
    }
}

pub(super) fn apply_extended(
    account: &mut Account,
    subscription: SubscriptionId,
    until: Day,
    activate_by: Day,
    seats: &[(EntitlementId, SeatRenewal)],
) -> Result<(), Inconsistency> {
    for (id, _) in seats {
        account.entitlement(*id).ok_or(Inconsistency { missing: Thing::Entitlement })?;
    }
    for entitlement in account.entitlements.iter_mut().filter(|benefit| benefit.subscription == subscription)
    {
        let ended = std::mem::replace(&mut entitlement.until, until);
        if let Some(by) = &mut entitlement.activate_by {
            entitlement.earlier.push(Deadline { until: ended, activate_by: *by });
            *by = activate_by;
        }
        let renewal = seats.iter().find(|(id, _)| *id == entitlement.id);
        if let (Some((_, renewal)), Holding::Seats(held)) = (renewal, &mut entitlement.holding) {
            held.renew(renewal);
        }
    }
    Ok(())
}
