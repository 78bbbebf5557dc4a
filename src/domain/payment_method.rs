//! Saved ways to pay, and what happens when one is charged.

use super::account::{Account, Decision, Inconsistency};
use super::card::{Behaviour, Card, DeclineReason};
use super::checkout;
use super::date::Day;
use super::event::Event;
use super::expiry;
use super::id::{OrderId, PaymentMethodId, SubscriptionId};
use super::order::{OrderState, PayBy};
use super::refusal::{Refusal, Thing};
use serde::{Deserialize, Serialize};

/// A test card that was saved; it holds neither the number nor the security code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentMethod {
    /// Its id.
    pub id: PaymentMethodId,
    /// The card.
    pub card: Card,
    /// The day it was added.
    pub added: Day,
    /// Whether the bank was satisfied once; some cards ask only the first time.
    pub confirmed: bool,
    /// The day it was removed, if it was; it stays in the history of the orders that it paid.
    pub removed: Option<Day>,
}

/// Whether the person is there to answer the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The person pays and can answer.
    Present,
    /// An automatic charge: nobody answers.
    Absent,
}

/// What came of a charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChargeOutcome {
    /// The money was taken.
    Charged,
    /// It was not.
    Declined(DeclineReason),
    /// The bank wants to hear from the person first.
    AsksBank,
}

impl PaymentMethod {
    /// Why a charge on a day cannot succeed, as far as that is known without asking the bank.
    pub fn known_problem(&self, on: Day) -> Option<DeclineReason> {
        if self.removed.is_some() {
            Some(DeclineReason::CardRemoved)
        } else if self.card.expiry.valid_on(on) {
            None
        } else {
            Some(DeclineReason::CardExpired)
        }
    }

    /// What comes of charging the card on a day; `declined` is the card of the last attempt at the same order and why that
    /// failed, if it did.
    pub fn charge(
        &self,
        today: Day,
        declined: Option<(PaymentMethodId, DeclineReason)>,
        presence: Presence,
    ) -> ChargeOutcome {
        let ask = match presence {
            Presence::Present => ChargeOutcome::AsksBank,
            Presence::Absent => ChargeOutcome::Declined(DeclineReason::BankConfirmationNeeded),
        };
        if let Some(reason) = self.known_problem(today) {
            return ChargeOutcome::Declined(reason);
        }
        match self.card.behaviour {
            Behaviour::Succeeds => ChargeOutcome::Charged,
            // It passes when this very card is tried again.
            Behaviour::Declines(reason @ DeclineReason::ProcessingError)
                if declined == Some((self.id, reason)) =>
            {
                ChargeOutcome::Charged
            }
            Behaviour::Declines(reason) => ChargeOutcome::Declined(reason),
            Behaviour::DeclinesLater => ChargeOutcome::Declined(DeclineReason::Generic),
            Behaviour::AsksBankEachTime => ask,
            Behaviour::AsksBankOnce if self.confirmed => ChargeOutcome::Charged,
            Behaviour::AsksBankOnce => ask,
        }
    }
}

impl Account {
    /// The saved way to pay of that id, removed ones included.
    pub fn payment_method(&self, id: PaymentMethodId) -> Option<&PaymentMethod> {
        self.payment_methods.iter().find(|method| method.id == id)
    }

    /// The ways to pay that can be used, in the order in which they were added.
    pub fn usable_payment_methods(&self) -> impl Iterator<Item = &PaymentMethod> {
        self.payment_methods.iter().filter(|method| method.removed.is_none())
    }

    /// The way to pay of that id, if it can still be used.
    ///
    /// # Errors
    /// It does not exist, or was removed.
    pub fn usable_payment_method(&self, id: PaymentMethodId) -> Result<&PaymentMethod, Refusal> {
        let method = self.existing_payment_method(id)?;
        if method.removed.is_some() { Err(Refusal::PaymentMethodRemoved { method: id }) } else { Ok(method) }
    }

    pub(super) fn existing_payment_method(&self, id: PaymentMethodId) -> Result<&PaymentMethod, Refusal> {
        self.payment_method(id).ok_or(Refusal::NotFound { thing: Thing::PaymentMethod })
    }

    pub(super) fn next_payment_method(&self) -> PaymentMethodId {
        PaymentMethodId(self.payment_methods.len() as u32 + 1)
    }

    pub(super) fn payment_method_mut(
        &mut self,
        id: PaymentMethodId,
    ) -> Result<&mut PaymentMethod, Inconsistency> {
        self.payment_methods
            .iter_mut()
            .find(|method| method.id == id)
            .ok_or(Inconsistency { missing: Thing::PaymentMethod })
    }
}

/// Decides to save a way to pay, unless the very same card is saved already; an order that is being paid uses it from
/// then on.
pub(super) fn add(account: &Account, card: &Card, order: Option<OrderId>) -> Decision {
    let saved = account.usable_payment_methods().find(|saved| saved.card == *card).map(|saved| saved.id);
    let method = saved.unwrap_or(account.next_payment_method());
    let mut events = match saved {
        Some(_) => Vec::new(),
        None => vec![Event::PaymentMethodAdded { method, card: Box::new(card.clone()) }],
    };
    if let Some(order) = order {
        checkout::unplaced(account, order)?;
        events.push(Event::PaymentChosen { order, pay_by: PayBy::Card(method) });
    }
    Ok(events)
}

/// Decides to offer a way to pay first.
pub(super) fn make_default(account: &Account, method: PaymentMethodId) -> Decision {
    account.usable_payment_method(method)?;
    let unchanged = account.default_method == Some(method);
    Ok(if unchanged { Vec::new() } else { vec![Event::DefaultPaymentSet { method }] })
}

/// Decides which way to pay automatic renewals are charged to.
pub(super) fn pay_renewals_with(
    account: &Account,
    today: Day,
    id: SubscriptionId,
    method: PaymentMethodId,
) -> Decision {
    account.usable_payment_method(method)?;
    let subscription = account.existing_subscription(id)?;
    subscription.may_set_card(account.policy(), today)?;
    let unchanged = subscription.method == Some(method);
    Ok(if unchanged { Vec::new() } else { vec![Event::RenewalPaymentSet { subscription: id, method }] })
}

/// Decides to remove a way to pay, unless the next automatic charge needs it or its bank waits for an answer.
pub(super) fn remove(account: &Account, today: Day, id: PaymentMethodId) -> Decision {
    account.usable_payment_method(id)?;
    let policy = account.policy();
    let needing = account
        .subscriptions
        .iter()
        .filter(|subscription| subscription.method == Some(id) && subscription.in_force(policy, today))
        .find_map(|subscription| Some((subscription, subscription.charge_day(policy, today)?)));
    let asked = OrderState::AwaitingBank { method: id };
    if let Some(order) = account.open_orders().find(|order| order.state == asked) {
        return Err(Refusal::BankConfirmationOpen { order: order.id, from: account.order_expires(order) });
    }
    match needing {
        Some((subscription, on)) => {
            let from = expiry::foreseen(account, subscription, today)
                .map(|over| over.min(subscription.charged_until(policy)));
            Err(Refusal::NeededForRenewal { method: id, subscription: subscription.id, on, from })
        }
        None => Ok(vec![Event::PaymentMethodRemoved { method: id }]),
    }
}

/// A way to pay was added; the first one is offered first.
pub(super) fn added(account: &mut Account, on: Day, id: PaymentMethodId, card: &Card) {
    account.payment_methods.push(PaymentMethod {
        id,
        card: card.clone(),
        added: on,
        confirmed: false,
        removed: None,
    });
    account.default_method.get_or_insert(id);
}

/// A way to pay was removed: the oldest one that is left is offered first instead, and unpaid orders that were to
/// use it need another.
pub(super) fn removed(account: &mut Account, on: Day, id: PaymentMethodId) -> Result<(), Inconsistency> {
    account.payment_method_mut(id)?.removed = Some(on);
    if account.default_method == Some(id) {
        let first = account.usable_payment_methods().next().map(|method| method.id);
        account.default_method = first;
    }
    let open: Vec<OrderId> = account.open_orders().map(|order| order.id).collect();
    for open in open {
        let order = account.order_mut(open)?;
        order.pay_by = order.pay_by.filter(|&pay_by| pay_by != PayBy::Card(id));
    }
    Ok(())
}
