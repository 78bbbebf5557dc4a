//! Support incidents and advisory hours: so many a year, used one at a time (statement 112).
//!
//! What is not used lapses with the paid year; the next paid year brings its own number.

use super::account::{Account, Decision, Inconsistency};
use super::benefit::Holding;
use super::benefit_refusal::BenefitRefusal;
use super::date::Day;
use super::event::Event;
use super::id::EntitlementId;
use super::refusal::Thing;
use serde::{Deserialize, Serialize};

/// So many a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// How many each paid year brings.
    pub yearly: u32,
    /// The days on which one was used, the first one first.
    pub uses: Vec<Day>,
}

impl Allowance {
    pub(super) fn new(yearly: u32) -> Self {
        Self { yearly, uses: Vec::new() }
    }

    /// How many were used since the first day of a paid year.
    pub(super) fn used_since(&self, start: Option<Day>) -> u32 {
        self.uses.iter().rev().take_while(|on| start.is_none_or(|start| **on >= start)).count() as u32
    }
}

/// Decides to use one incident or hour of the paid year.
pub(super) fn consume(account: &Account, today: Day, id: EntitlementId) -> Decision {
    let entitlement = account.benefit_in_force(id, today)?;
    let (Holding::Incidents(allowance) | Holding::Hours(allowance)) = &entitlement.holding else {
        return Err(entitlement.other_kind().into());
    };
    let subscription = entitlement.subscription;
    if allowance.used_since(account.year_start(subscription, today)) >= allowance.yearly {
        let next = account.next_year(subscription, today);
        let goes_on = account.may_go_on(subscription, today);
        return Err(BenefitRefusal::UsedUp { subscription, next, goes_on }.into());
    }
    let first = entitlement.activated.is_none().then_some(Event::BenefitActivated { entitlement: id });
    Ok(first.into_iter().chain([Event::AllowanceUsed { entitlement: id }]).collect())
}

pub(super) fn apply_used(account: &mut Account, on: Day, id: EntitlementId) -> Result<(), Inconsistency> {
    let entitlement = account.entitlement_mut(id)?;
    let (Holding::Incidents(allowance) | Holding::Hours(allowance)) = &mut entitlement.holding else {
        return Err(Inconsistency { missing: Thing::Entitlement });
    };
    allowance.uses.push(on);
    Ok(())
}
