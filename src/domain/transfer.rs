//! Paying by bank transfer, where the rule set has it.
//!
//! ```text
//! Buy ─▶ AwaitingTransfer ──the money arrives──▶ Arrived ──some working days──▶ Paid, and what was bought is active
//!              │  └─ the member may report the transfer meanwhile, which changes nothing but what the desk knows
//!              ├──not arrived in time──▶ Expired
//!              └──what it is for came in another way, or can no longer begin──▶ Cancelled | Expired
//! ```
//!
//! A transfer is found by its reference. To pay in another way, the member cancels the order and buys again: the money
//! may be on its way already. Whenever an order ends that waits for a transfer, those in charge are told.

use super::account::{Account, Context, Decision};
use super::checkout;
use super::company::NAME_MOST;
use super::date::Day;
use super::entry::{Field, Problem, Why, keep, line};
use super::event::Event;
use super::id::OrderId;
use super::money::Currency;
use super::notice::{self, NoticeKind};
use super::order::{Order, OrderState, PayBy, Purpose, Quote};
use super::refusal::Refusal;
use super::term::NextTerm;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// What a member tells the desk about a transfer, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct TransferEntry {
    /// The day of the transfer as `YYYY-MM-DD`.
    pub paid_on: String,
    /// The account that the money was sent to.
    pub paid_to: String,
    /// The bank's reference of the transaction.
    pub reference: String,
}

/// Proof of payment: what a member told the desk about a transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct TransferProof {
    /// The day of the transfer.
    pub paid_on: Day,
    /// The account that the money was sent to.
    pub paid_to: String,
    /// The bank's reference of the transaction.
    pub reference: String,
}

impl TransferEntry {
    /// The proof, or all that is wrong with the form in the order of its fields.
    ///
    /// Errors: [`Why::Empty`], [`Why::NotADay`], [`Why::DayAhead`], [`Why::TooLong`], [`Why::HoldsCardNumber`].
    pub fn check(&self, today: Day) -> Result<TransferProof, Vec<Problem>> {
        let mut problems = Vec::new();
        let paid_on = keep(&mut problems, paid_on(&self.paid_on, today));
        let paid_to = keep(&mut problems, line(Field::PaidTo, &self.paid_to, NAME_MOST));
        let reference = keep(&mut problems, line(Field::TransferReference, &self.reference, NAME_MOST));
        match (paid_on, paid_to, reference) {
            (Some(paid_on), Some(paid_to), Some(reference)) => {
                Ok(TransferProof { paid_on, paid_to, reference })
            }
            _ => Err(problems),
        }
    }
}

fn paid_on(text: &str, today: Day) -> Result<Day, Problem> {
    let problem = |why| Problem { field: Field::PaidOn, why };
    let text = text.trim();
    if text.is_empty() {
        return Err(problem(Why::Empty));
    }
    let day = Day::parse(text).ok_or(problem(Why::NotADay))?;
    if day > today { Err(problem(Why::DayAhead)) } else { Ok(day) }
}

/// The account that transfers in a currency are sent to; plainly not one of a real bank.
pub fn account_to_pay(currency: Currency) -> String {
    ["MEMBERDESK-DEMO-", currency.code()].concat()
}

impl Account {
    /// What the member writes on a transfer so that it is found: the number of the order and the MPN ID.
    pub fn transfer_reference(&self, order: &Order) -> String {
        match &self.mpn_id {
            Some(mpn_id) => [&order.number, "-", mpn_id].concat(),
            None => order.number.clone(),
        }
    }

    /// Whether the rule set lets an order be paid by bank transfer.
    ///
    /// # Errors
    /// It does not; the refusal names the order.
    pub fn may_transfer(&self, order: OrderId) -> Result<(), Refusal> {
        if self.policy().bank_transfer { Ok(()) } else { Err(Refusal::NoBankTransfer { order }) }
    }

    /// Whether money that arrives for an order on a day can be taken: nobody is asked for money that cannot.
    ///
    /// # Errors
    /// No transfer is awaited for it, or what it is for is not possible as matters stand.
    pub fn may_arrive(&self, order: OrderId, today: Day) -> Result<(), Refusal> {
        paid_for(self, today, order).map(drop)
    }
}

/// Decides to place an order that a transfer will pay; its price stays as it is now.
pub(super) fn place(account: &Account, today: Day, order: &Order) -> Decision {
    account.may_transfer(order.id)?;
    let quote = account.quote(order.purpose)?;
    let expires = account.order_expires_from(order.purpose, today);
    let mut events = vec![Event::TransferAwaited { order: order.id, quote: Box::new(quote), expires }];
    let kind = NoticeKind::TransferAwaited { order: order.id, expires };
    notice::send_to_those_in_charge(account, &mut events, kind);
    Ok(events)
}

/// Decides to tell the desk about a transfer; a later report takes the place of an earlier one.
pub(super) fn report(account: &Account, today: Day, id: OrderId, proof: &TransferProof) -> Decision {
    awaited(account, id)?;
    if proof.paid_on > today {
        return Err(Refusal::InTheFuture { until: proof.paid_on });
    }
    Ok(vec![Event::TransferReported { order: id, proof: proof.clone() }])
}

/// Decides that the money has arrived: what was bought starts some working days later, and a renewal at once, because
/// its benefits never stopped.
pub(super) fn arrive(account: &Account, context: &Context, id: OrderId) -> Decision {
    let (order, quote, term) = paid_for(account, context.today, id)?;
    let mut events = Vec::new();
    checkout::settle(account, context.today, order, PayBy::Transfer, quote.clone(), term, &mut events)?;
    Ok(events)
}

/// The order and the price that money arriving on a day pays, and the year that it pays for.
fn paid_for(account: &Account, today: Day, id: OrderId) -> Result<(&Order, &Quote, NextTerm), Refusal> {
    let (order, quote) = awaited(account, id)?;
    let start = match order.purpose {
        Purpose::Renew(_) => today,
        Purpose::Subscribe(_) | Purpose::Upgrade(_) => {
            today.plus_working_days(account.policy().transfer_activation)
        }
    };
    Ok((order, quote, account.term_from(order.purpose, today, start)?))
}

/// What a transfer paid starts.
pub(super) fn start(account: &Account, on: Day, id: OrderId) -> Decision {
    let order = account.existing_order(id)?;
    let term = order.arrived_term().ok_or(Refusal::OrderFinished { order: id })?;
    let subscription = account.next_subscription();
    let mut events = Vec::new();
    checkout::begin(account, on, order, PayBy::Transfer, term, &mut events)?;
    notice::send_to_those_in_charge(account, &mut events, NoticeKind::Started { subscription });
    Ok(events)
}

fn awaited(account: &Account, id: OrderId) -> Result<(&Order, &Quote), Refusal> {
    let order = account.unpaid_order(id)?;
    match (order.state, &order.quote) {
        (OrderState::AwaitingTransfer { .. }, Some(quote)) => Ok((order, quote)),
        (
            OrderState::AwaitingTransfer { .. }
            | OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::Declined { .. }
            | OrderState::Arrived { .. }
            | OrderState::Paid { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. },
            _,
        ) => Err(Refusal::NoTransferAwaited { order: id }),
    }
}
