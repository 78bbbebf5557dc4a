//! One purchase, from the moment it is begun until it is paid or given up.
//!
//! ```text
//! Draft ──Buy──▶ Paid
//!   │  └─Buy──▶ AwaitingBank ──confirmed──▶ Paid
//!   │  └─Buy──▶ Declined ◀──failed──┘
//!   │              └─Buy, perhaps with another card──▶ Paid | AwaitingBank | Declined
//!   └─Cancel (from any unpaid state)──▶ Cancelled
//! ```

use super::account::{Account, Inconsistency};
use super::card::DeclineReason;
use super::date::Day;
use super::id::{InvoiceId, OrderId, PaymentMethodId, SubscriptionId};
use super::invoice::Invoice;
use super::money::Money;
use super::offer::Offer;
use super::refusal::{Refusal, Thing};
use serde::{Deserialize, Serialize};

/// What an order is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The first year of an offer (statement 130).
    Subscribe(Offer),
    /// One more year of a subscription (statement 151).
    Renew(SubscriptionId),
    /// Gold in place of a silver subscription.
    Upgrade(SubscriptionId),
}

/// What a line of an order or an invoice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A year of an offer.
    Year(Offer),
    /// What a silver holder is let off the price of gold.
    UpgradeDiscount,
}

/// One line: what it is about, its price before tax, and the tax on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is about.
    pub item: Item,
    /// The price before tax; a discount is negative.
    pub net: Money,
    /// The tax on it, rounded half up to the minor unit.
    pub tax: Money,
}

/// What an order costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The lines.
    pub lines: Vec<Line>,
    /// The tax rate in basis points.
    pub tax_rate: u32,
    /// The sum of the lines before tax.
    pub net: Money,
    /// The sum of the taxes of the lines.
    pub tax: Money,
    /// What is charged.
    pub total: Money,
}

impl Quote {
    /// Adds up lines of one currency, each taxed on its own; nothing if the sum cannot be represented.
    pub fn new(prices: &[(Item, Money)], tax_rate: u32) -> Option<Self> {
        let currency = prices.first()?.1.currency;
        let lines: Vec<Line> =
            prices.iter().map(|&(item, net)| Line { item, net, tax: net.basis_points(tax_rate) }).collect();
        let net = Money::sum(lines.iter().map(|line| line.net), currency)?;
        let tax = Money::sum(lines.iter().map(|line| line.tax), currency)?;
        Some(Self { tax_rate, net, tax, total: net.plus(tax)?, lines })
    }
}

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
    /// Paid, with the invoice.
    Paid { on: Day, invoice: InvoiceId },
    /// Given up unpaid.
    Cancelled { on: Day },
}

/// One purchase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// The number that a member reads, ten digits.
    pub number: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The day it was begun.
    pub opened: Day,
    /// Whether the order details of a renewal were verified (statement 155).
    pub details_verified: bool,
    /// The day the terms were accepted, if they were (statements 134 and 156).
    pub terms_accepted: Option<Day>,
    /// The way to pay that was chosen.
    pub method: Option<PaymentMethodId>,
    /// What it cost when it was first placed; a draft is priced anew each time it is looked at.
    pub quote: Option<Quote>,
    /// How often charging it was declined.
    pub declined: u32,
    /// How far it has come.
    pub state: OrderState,
}

impl Order {
    /// Whether it can still be paid.
    pub fn is_open(&self) -> bool {
        match self.state {
            OrderState::Draft | OrderState::AwaitingBank { .. } | OrderState::Declined { .. } => true,
            OrderState::Paid { .. } | OrderState::Cancelled { .. } => false,
        }
    }

    /// What the person is to do next.
    pub fn next_step(&self) -> Step {
        let renewing = matches!(self.purpose, Purpose::Renew(_));
        match self.state {
            OrderState::Paid { .. } => Step::Confirmed,
            OrderState::AwaitingBank { .. } => Step::Bank,
            OrderState::Draft | OrderState::Declined { .. } | OrderState::Cancelled { .. } => {
                if renewing && !self.details_verified {
                    Step::Details
                } else if self.terms_accepted.is_none() {
                    Step::Terms
                } else if self.method.is_none() {
                    Step::Payment
                } else {
                    Step::Review
                }
            }
        }
    }

    /// The steps of this order in their sequence (statements 131-141 and 154-163).
    pub fn steps(&self) -> &'static [Step] {
        match self.purpose {
            Purpose::Renew(_) => &[Step::Details, Step::Terms, Step::Payment, Step::Review, Step::Confirmed],
            Purpose::Subscribe(_) | Purpose::Upgrade(_) => {
                &[Step::Terms, Step::Payment, Step::Review, Step::Confirmed]
            }
        }
    }
}

/// One step of paying, each a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Verify the details of a renewal (statement 155).
    Details,
    /// Accept the terms and conditions (statements 134 and 156).
    Terms,
    /// Choose or add a way to pay (statements 135-137 and 157-159).
    Payment,
    /// Review and buy (statements 138 and 160).
    Review,
    /// Answer the bank.
    Bank,
    /// The order is confirmed (statements 140 and 162).
    Confirmed,
}

impl Account {
    /// The order of that id.
    pub fn order(&self, id: OrderId) -> Option<&Order> {
        self.orders.iter().find(|order| order.id == id)
    }

    /// The unfinished order for a purpose: beginning the same purchase again goes on with it.
    pub fn open_order(&self, purpose: Purpose) -> Option<&Order> {
        self.orders.iter().rev().find(|order| order.purpose == purpose && order.is_open())
    }

    /// The order of that id, if it can still be paid.
    ///
    /// # Errors
    /// It does not exist, or is finished.
    pub fn unpaid_order(&self, id: OrderId) -> Result<&Order, Refusal> {
        let order = self.order(id).ok_or(Refusal::NotFound { thing: Thing::Order })?;
        if order.is_open() { Ok(order) } else { Err(Refusal::OrderFinished { order: id }) }
    }

    pub(super) fn next_order(&self) -> OrderId {
        OrderId(self.orders.len() as u32 + 1)
    }

    pub(super) fn order_mut(&mut self, id: OrderId) -> Result<&mut Order, Inconsistency> {
        self.orders
            .iter_mut()
            .rev()
            .find(|order| order.id == id)
            .ok_or(Inconsistency { missing: Thing::Order })
    }
}

/// A purchase was begun.
pub(super) fn opened(account: &mut Account, on: Day, id: OrderId, number: &str, purpose: Purpose) {
    account.orders.push(Order {
        id,
        number: number.to_owned(),
        purpose,
        opened: on,
        details_verified: false,
        terms_accepted: None,
        method: None,
        quote: None,
        declined: 0,
        state: OrderState::Draft,
    });
}

/// The bank wants to hear from the person.
pub(super) fn bank_asked(
    account: &mut Account,
    id: OrderId,
    method: PaymentMethodId,
) -> Result<(), Inconsistency> {
    account.order_mut(id)?.state = OrderState::AwaitingBank { method };
    Ok(())
}

/// Nothing was taken.
pub(super) fn declined(
    account: &mut Account,
    on: Day,
    id: OrderId,
    method: PaymentMethodId,
    reason: DeclineReason,
) -> Result<(), Inconsistency> {
    let order = account.order_mut(id)?;
    order.declined += 1;
    order.state = OrderState::Declined { method, reason, on };
    Ok(())
}

/// The money was taken.
pub(super) fn charged(
    account: &mut Account,
    on: Day,
    id: OrderId,
    method: PaymentMethodId,
    invoice: &Invoice,
) -> Result<(), Inconsistency> {
    let order = account.order_mut(id)?;
    order.method = Some(method);
    order.quote = Some(invoice.quote.clone());
    order.state = OrderState::Paid { on, invoice: invoice.id };
    account.invoices.push(invoice.clone());
    Ok(())
}
