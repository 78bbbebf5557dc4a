//! Monthly credit (statement 126): received on the same day of each month, counted from the day of the purchase.
//!
//! It comes for each month of a paid year whether the benefit was activated or not. What was not used lapses when the
//! next month's arrives or the membership ends; nothing is carried over, and the event of the next month says how
//! much lapsed. In the grace period what is left can be used, but no more arrives until the next year is paid for.

use super::account::{Account, Decision, Inconsistency};
use super::benefit::{Entitlement, Holding};
use super::benefit_refusal::BenefitRefusal;
use super::date::Day;
use super::entry::{Field, Problem, Why, plain};
use super::event::Event;
use super::id::EntitlementId;
use super::money::{Currency, Money};
use super::refusal::{Refusal, Thing};
use super::term::NextTerm;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// Credit that comes each month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// How much each month brings.
    pub monthly: Money,
    /// The day from which the credit that was received last counts.
    pub month: Option<Day>,
    /// What was received then.
    pub received: Money,
    /// What was used of it.
    pub used: Money,
}

impl Credit {
    pub(super) fn new(monthly: Money) -> Self {
        let nothing = Money::zero(monthly.currency);
        Self { monthly, month: None, received: nothing, used: nothing }
    }

    /// What is left of this month's credit.
    pub fn left(&self) -> Money {
        self.received.minus(self.used).unwrap_or(Money::zero(self.monthly.currency))
    }

    /// What paying for one more year brings at once: the month that has begun, where it could not come before.
    pub(super) fn renewed(&self, id: EntitlementId, today: Day, term: &NextTerm) -> Option<Event> {
        let month = next_month(term.original, self.month)?;
        (month <= today).then(|| self.receive(id, month))
    }

    fn receive(&self, entitlement: EntitlementId, month: Day) -> Event {
        Event::CreditReceived { entitlement, month, amount: self.monthly, lapsed: self.left() }
    }
}

/// The month of the first day of a membership.
pub(super) fn first_month(id: EntitlementId, amount: Money, today: Day, term: &NextTerm) -> Option<Event> {
    Credit::new(amount).renewed(id, today, term)
}

/// The first monthly day since the original one that comes after the last.
fn next_month(original: Day, last: Option<Day>) -> Option<Day> {
    match last.filter(|last| *last >= original) {
        None => Some(original),
        Some(last) => {
            let months = i32::try_from(original.months_until(last)).ok()?;
            Some(original.plus_months(months + 1))
        }
    }
}

/// One month of a credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreditMonth {
    /// The day from which it counts.
    pub from: Day,
    /// What was received.
    pub received: Money,
    /// What was used of it.
    pub used: Money,
    /// What lapsed of it when the next month's arrived; none while it is the latest.
    pub lapsed: Option<Money>,
}

/// The months of a credit as they happened, the first one first.
pub fn months<'a>(id: EntitlementId, happened: impl Iterator<Item = &'a Event>) -> Vec<CreditMonth> {
    let mut months: Vec<CreditMonth> = Vec::new();
    for event in happened {
        if let Event::CreditReceived { entitlement, month, amount, lapsed } = event
            && *entitlement == id
        {
            if let Some(before) = months.last_mut() {
                before.lapsed = Some(*lapsed);
            }
            let used = Money::zero(amount.currency);
            months.push(CreditMonth { from: *month, received: *amount, used, lapsed: None });
        }
        if let Event::CreditUsed { entitlement, amount } = event
            && *entitlement == id
            && let Some(month) = months.last_mut()
        {
            month.used = month.used.plus(*amount).unwrap_or(month.used);
        }
    }
    months
}

/// Credit to use, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct SpendingEntry {
    /// How much, in major units.
    pub amount: String,
}

impl SpendingEntry {
    /// How much is to be used, in the currency of the credit.
    ///
    /// # Errors
    /// What is wrong with the amount.
    pub fn check(&self, currency: Currency) -> Result<Money, Vec<Problem>> {
        let why = if plain(&self.amount).is_empty() { Why::Empty } else { Why::NotAnAmount };
        let amount = Money::parse(&self.amount, currency).filter(|amount| amount.minor > 0);
        amount.ok_or_else(|| vec![Problem { field: Field::Amount, why }])
    }
}

impl Account {
    /// The day on which a credit will next be received, where it is paid for already; none for other benefits. A month
    /// that began while its year was unpaid is received once it is paid.
    pub fn next_credit(&self, entitlement: &Entitlement) -> Option<Day> {
        let Holding::Credit(credit) = &entitlement.holding else { return None };
        let subscription = self.subscription(entitlement.subscription)?;
        let month = next_month(subscription.original, credit.month)?;
        let ended = subscription.ending.is_some_and(|ending| month >= ending.on);
        (month < entitlement.until && !ended).then_some(month)
    }
}

/// Decides that a month's credit is received.
pub(super) fn receive(account: &Account, id: EntitlementId) -> Decision {
    let entitlement = account.entitlement(id).ok_or(Refusal::NotFound { thing: Thing::Entitlement })?;
    let (Holding::Credit(credit), Some(month)) = (&entitlement.holding, account.next_credit(entitlement))
    else {
        return Err(entitlement.other_kind().into());
    };
    Ok(vec![credit.receive(id, month)])
}

/// Decides to use credit.
pub(super) fn spend(account: &Account, today: Day, id: EntitlementId, amount: Money) -> Decision {
    let entitlement = account.benefit_in_force(id, today)?;
    let Holding::Credit(credit) = &entitlement.holding else {
        return Err(entitlement.other_kind().into());
    };
    if entitlement.activated.is_none() {
        return Err(BenefitRefusal::NotActivated { entitlement: id }.into());
    }
    if amount.minor <= 0 || amount.currency != credit.monthly.currency {
        return Err(BenefitRefusal::NotPositive.into());
    }
    let left = credit.left();
    if amount.minor > left.minor {
        let monthly = credit.monthly;
        if amount.minor > monthly.minor {
            return Err(BenefitRefusal::CreditBeyondMonth { left, monthly }.into());
        }
        let (subscription, next) = (entitlement.subscription, account.next_credit(entitlement));
        let goes_on = account.may_go_on(subscription, today);
        return Err(BenefitRefusal::CreditTooSmall { subscription, left, next, goes_on }.into());
    }
    Ok(vec![Event::CreditUsed { entitlement: id, amount }])
}

pub(super) fn apply_received(
    account: &mut Account,
    id: EntitlementId,
    month: Day,
    amount: Money,
) -> Result<(), Inconsistency> {
    let credit = credit_mut(account, id)?;
    credit.month = Some(month);
    credit.received = amount;
    credit.used = Money::zero(amount.currency);
    Ok(())
}

pub(super) fn apply_used(
    account: &mut Account,
    id: EntitlementId,
    amount: Money,
) -> Result<(), Inconsistency> {
    let credit = credit_mut(account, id)?;
    credit.used = credit.used.plus(amount).ok_or(Inconsistency { missing: Thing::Entitlement })?;
    Ok(())
}

fn credit_mut(account: &mut Account, id: EntitlementId) -> Result<&mut Credit, Inconsistency> {
    let Holding::Credit(credit) = &mut account.entitlement_mut(id)?.holding else {
        return Err(Inconsistency { missing: Thing::Entitlement });
    };
    Ok(credit)
}
