//! How far an order has come, and what moves it on.
//!
//! ```text
//! Draft ──Buy──▶ Paid
//!   │  └─Buy──▶ AwaitingBank ──confirmed──▶ Paid
//!   │  └─Buy──▶ Declined ◀──failed──┘
//!   │  │           └─Buy, perhaps with another card──▶ Paid | AwaitingBank | Declined
//!   │  └─Buy──▶ AwaitingTransfer ──the money arrives──▶ Arrived ──some working days──▶ Paid
//!   ├─Cancel (from any unpaid state)──▶ Cancelled
//!   └─30 days unpaid──▶ Expired
//! ```

use super::account::{Account, Decision, Inconsistency};
use super::card::DeclineReason;
use super::date::Day;
use super::due::Due;
use super::event::Event;
use super::id::{InvoiceId, OrderId, PaymentMethodId};
use super::invoice::Invoice;
use super::ledger;
use super::notice::{self, NoticeKind};
use super::order::{Order, PayBy, Purpose, Quote};
use super::refusal::Thing;
use super::term::NextTerm;
use serde::{Deserialize, Serialize};

/// How far an order has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// Being filled in.
    Draft,
    /// The bank waits for the person's answer.
    AwaitingBank { method: PaymentMethodId },
    /// The last attempt to charge it was declined; nothing was taken.
    Declined { method: PaymentMethodId, reason: DeclineReason, on: Day },
    /// Placed; the money is to arrive before the day on which the order expires.
    AwaitingTransfer { placed: Day, expires: Day },
    /// Paid by a transfer, with the invoice; what it bought starts on the first day of the term.
    Arrived { on: Day, invoice: InvoiceId, term: NextTerm },
    /// Paid, with the invoice.
    Paid { on: Day, invoice: InvoiceId },
    /// Given up unpaid.
    Cancelled { on: Day },
    /// Left unpaid for too long.
    Expired { on: Day },
}

impl Account {
    /// The day on which an order expires if it is not paid until then; nothing for one that does not.
    pub fn order_expires(&self, order: &Order) -> Option<Day> {
        match order.state {
            OrderState::AwaitingTransfer { expires, .. } => Some(expires),
            OrderState::Draft | OrderState::AwaitingBank { .. } | OrderState::Declined { .. } => {
                let expires = self.order_expires_from(order.purpose, order.opened);
                (!self.is_owed(order)).then_some(expires)
            }
            OrderState::Arrived { .. }
            | OrderState::Paid { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => None,
        }
    }

    /// The day on which an order that was begun or placed on a day expires unpaid: a renewal and an upgrade must be paid
    /// while the subscription is in force.
    pub(super) fn order_expires_from(&self, purpose: Purpose, from: Day) -> Day {
        let policy = self.policy();
        let expires = from.plus_days(policy.order_expires);
        let held = match purpose {
            Purpose::Subscribe(_) => None,
            Purpose::Renew(id) | Purpose::Upgrade(id) => self.subscription(id),
        };
        held.map_or(expires, |held| expires.min(held.over_from(policy)))
    }

    /// Moves an order on, and keeps the list of unfinished ones in step.
    fn move_order(&mut self, id: OrderId, state: OrderState) -> Result<&mut Order, Inconsistency> {
        self.order_mut(id)?.state = state;
        let unfinished = match state {
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::Declined { .. }
            | OrderState::AwaitingTransfer { .. }
            | OrderState::Arrived { .. } => true,
            OrderState::Paid { .. } | OrderState::Cancelled { .. } | OrderState::Expired { .. } => false,
        };
        match (unfinished, self.unfinished.binary_search(&id)) {
            (true, Err(place)) => self.unfinished.insert(place, id),
            (false, Ok(place)) => drop(self.unfinished.remove(place)),
            (true, Ok(_)) | (false, Err(_)) => {}
        }
        self.order_mut(id)
    }
}

/// Plans the days on which unpaid orders expire and on which what transfers paid starts. The order of a declined automatic charge lasts as long as it can be
/// paid, which the subscription decides.
pub(super) fn plan(account: &Account, plan: &mut dyn FnMut(Day, Due)) {
    for order in account.unfinished.iter().filter_map(|&id| account.order(id)) {
        match order.state {
            OrderState::Arrived { term, .. } => plan(term.from, Due::Start(order.id)),
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::Declined { .. }
            | OrderState::AwaitingTransfer { .. }
            | OrderState::Paid { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => {}
        }
        if let Some(expires) = account.order_expires(order) {
            plan(expires, Due::OrderExpiry(order.id));
        }
    }
}

/// An order was left unpaid for too long.
pub(super) fn left_unpaid(account: &Account, id: OrderId) -> Decision {
    let mut events = Vec::new();
    expire(account, &mut events, account.unpaid_order(id)?);
    Ok(events)
}

/// Adds to what a decision causes that an unpaid order expires.
pub(super) fn expire(account: &Account, events: &mut Vec<Event>, order: &Order) {
    end(account, events, order, Event::OrderExpired { order: order.id });
}

/// Adds to what a decision causes that an unpaid order is given up.
pub(super) fn cancel(account: &Account, events: &mut Vec<Event>, order: &Order) {
    end(account, events, order, Event::OrderCancelled { order: order.id });
}

/// An order ends unpaid in one of these ways; where a transfer was awaited, nobody should send it any more, so that all in
/// charge are told.
fn end(account: &Account, events: &mut Vec<Event>, order: &Order, ended: Event) {
    events.push(ended);
    match order.state {
        OrderState::AwaitingTransfer { .. } => {
            notice::send_to_those_in_charge(account, events, NoticeKind::OrderExpired { order: order.id });
        }
        OrderState::Draft
        | OrderState::AwaitingBank { .. }
        | OrderState::Declined { .. }
        | OrderState::Arrived { .. }
        | OrderState::Paid { .. }
        | OrderState::Cancelled { .. }
        | OrderState::Expired { .. } => {}
    }
}

/// A purchase was begun.
pub(super) fn opened(
    account: &mut Account,
    on: Day,
    id: OrderId,
    number: &str,
    purpose: Purpose,
) -> Result<(), Inconsistency> {
    if id != account.next_order() {
        return Err(Inconsistency { missing: Thing::Order });
    }
    let order = account.new_order(number.to_owned(), purpose, on);
    account.orders.push(order);
    account.unfinished.push(id);
    Ok(())
}

/// The bank wants to hear from the person.
pub(super) fn bank_asked(
    account: &mut Account,
    id: OrderId,
    method: PaymentMethodId,
) -> Result<(), Inconsistency> {
    account.move_order(id, OrderState::AwaitingBank { method }).map(drop)
}

/// Nothing was taken.
pub(super) fn declined(
    account: &mut Account,
    on: Day,
    id: OrderId,
    method: PaymentMethodId,
    reason: DeclineReason,
) -> Result<(), Inconsistency> {
    account.move_order(id, OrderState::Declined { method, reason, on }).map(drop)
}

/// The order was placed, at this price; a transfer is to pay it.
pub(super) fn transfer_awaited(
    account: &mut Account,
    on: Day,
    id: OrderId,
    quote: &Quote,
    expires: Day,
) -> Result<(), Inconsistency> {
    let order = account.move_order(id, OrderState::AwaitingTransfer { placed: on, expires })?;
    order.pay_by = Some(PayBy::Transfer);
    order.quote = Some(Box::new(quote.clone()));
    Ok(())
}

/// The card was charged.
pub(super) fn charged(
    account: &mut Account,
    on: Day,
    id: OrderId,
    method: PaymentMethodId,
    invoice: &Invoice,
) -> Result<(), Inconsistency> {
    let order = account.move_order(id, OrderState::Paid { on, invoice: invoice.id })?;
    order.pay_by = Some(PayBy::Card(method));
    order.quote = Some(Box::new(invoice.quote.clone()));
    ledger::moved(account, on, invoice, PayBy::Card(method));
    Ok(())
}

/// The transfer has arrived.
pub(super) fn transfer_arrived(
    account: &mut Account,
    on: Day,
    id: OrderId,
    invoice: &Invoice,
    term: &NextTerm,
) -> Result<(), Inconsistency> {
    account.move_order(id, OrderState::Arrived { on, invoice: invoice.id, term: *term })?;
    ledger::moved(account, on, invoice, PayBy::Transfer);
    Ok(())
}

/// What an order bought has begun: nothing of it is outstanding any more.
pub(super) fn begun(account: &mut Account, id: OrderId) -> Result<(), Inconsistency> {
    match account.order_mut(id)?.state {
        OrderState::Arrived { on, invoice, .. } => {
            account.move_order(id, OrderState::Paid { on, invoice })?;
        }
        OrderState::Draft
        | OrderState::AwaitingBank { .. }
        | OrderState::Declined { .. }
        | OrderState::AwaitingTransfer { .. }
        | OrderState::Paid { .. }
        | OrderState::Cancelled { .. }
        | OrderState::Expired { .. } => {}
    }
    Ok(())
}

/// An unpaid order was given up.
pub(super) fn cancelled(account: &mut Account, on: Day, id: OrderId) -> Result<(), Inconsistency> {
    account.move_order(id, OrderState::Cancelled { on }).map(drop)
}

/// An unpaid order expired.
pub(super) fn expired(account: &mut Account, on: Day, id: OrderId) -> Result<(), Inconsistency> {
    account.move_order(id, OrderState::Expired { on }).map(drop)
}
