//! One purchase, from the moment it is begun until it is paid or given up.

use super::account::{Account, Inconsistency};
use super::card::DeclineReason;
use super::date::Day;
use super::id::{InvoiceId, OrderId, PaymentMethodId, SubscriptionId};
use super::money::Money;
use super::offer::Offer;
use super::refusal::{Refusal, Thing};
use super::term::NextTerm;
use super::transfer::TransferProof;
use crate::json::Written;
use serde::{Deserialize, Serialize};

pub use super::order_state::OrderState;

/// What an order is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Written)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A year of an offer.
    Year(Offer),
    /// What a silver holder is let off the price of gold.
    UpgradeDiscount,
}

/// One line: what it is about, its price before tax, and the tax on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Line {
    /// What it is about.
    pub item: Item,
    /// The price before tax; a discount is negative.
    pub net: Money,
    /// The tax on it, rounded half up to the minor unit.
    pub tax: Money,
}

/// What an order costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
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

/// How an order is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum PayBy {
    /// By charging a saved card, immediately (statements 139 and 161).
    Card(PaymentMethodId),
    /// By bank transfer, where the rule set has it.
    Transfer,
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
    /// How it is to be paid, once that was chosen.
    pub pay_by: Option<PayBy>,
    /// What it costs since it was placed or paid; a draft is priced anew each time it is looked at.
    pub quote: Option<Box<Quote>>,
    /// What the member told about the transfer that pays it.
    pub proof: Option<Box<TransferProof>>,
    /// How far it has come.
    pub state: OrderState,
}

impl Order {
    /// The card that could not be charged for it.
    pub fn tried(&self) -> Option<PaymentMethodId> {
        self.last_decline().map(|(method, _)| method)
    }

    /// The card that was declined when it was last tried to charge one for it, and why.
    pub(super) fn last_decline(&self) -> Option<(PaymentMethodId, DeclineReason)> {
        match self.state {
            OrderState::Declined { method, reason, .. } => Some((method, reason)),
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::AwaitingTransfer { .. }
            | OrderState::Arrived { .. }
            | OrderState::Paid { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => None,
        }
    }

    /// Whether it can still be paid.
    pub fn is_open(&self) -> bool {
        match self.state {
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::Declined { .. }
            | OrderState::AwaitingTransfer { .. } => true,
            OrderState::Arrived { .. }
            | OrderState::Paid { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => false,
        }
    }

    /// The day on which it was paid, and the invoice that says what it cost.
    pub fn paid(&self) -> Option<(Day, InvoiceId)> {
        match self.state {
            OrderState::Arrived { on, invoice, .. } | OrderState::Paid { on, invoice } => Some((on, invoice)),
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::Declined { .. }
            | OrderState::AwaitingTransfer { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => None,
        }
    }

    /// Whether the order, once paid, makes buying an offer needless; of the grades there is one at a time.
    pub(super) fn brings(&self, offer: Offer) -> bool {
        let grade = |offer: Offer| match offer {
            Offer::ActionPack => false,
            Offer::Silver | Offer::Gold => true,
        };
        match self.purpose {
            Purpose::Subscribe(bought) => bought == offer || (grade(bought) && grade(offer)),
            Purpose::Upgrade(_) => grade(offer),
            Purpose::Renew(_) => false,
        }
    }

    /// The year that a transfer has paid for and that has yet to start.
    pub fn arrived_term(&self) -> Option<NextTerm> {
        match self.state {
            OrderState::Arrived { term, .. } => Some(term),
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::Declined { .. }
            | OrderState::AwaitingTransfer { .. }
            | OrderState::Paid { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => None,
        }
    }

    /// Whether its details are still to be verified, which only those of a renewal are (statement 155).
    pub(super) fn details_open(&self) -> bool {
        match self.purpose {
            Purpose::Renew(_) => !self.details_verified,
            Purpose::Subscribe(_) | Purpose::Upgrade(_) => false,
        }
    }

    /// What the person is to do next.
    pub fn next_step(&self) -> Step {
        match self.state {
            OrderState::Arrived { .. } | OrderState::Paid { .. } => Step::Confirmed,
            OrderState::AwaitingBank { .. } => Step::Bank,
            OrderState::AwaitingTransfer { .. } => Step::Transfer,
            OrderState::Draft
            | OrderState::Declined { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => {
                if self.details_open() {
                    Step::Details
                } else if self.terms_accepted.is_none() {
                    Step::Terms
                } else if self.pay_by.is_none() {
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
    /// Transfer the money, and report it.
    Transfer,
    /// The order is confirmed (statements 140 and 162).
    Confirmed,
}

impl Account {
    /// The order of that id.
    pub fn order(&self, id: OrderId) -> Option<&Order> {
        self.orders.get(place(id)).filter(|order| order.id == id)
    }

    /// The orders that can still be paid, the oldest first.
    pub fn open_orders(&self) -> impl Iterator<Item = &Order> {
        self.unfinished.iter().filter_map(|&id| self.order(id)).filter(|order| order.is_open())
    }

    /// The order that a transfer has paid and that will bring an offer, or a grade in its place, on a day.
    pub fn arriving(&self, offer: Offer) -> Option<(&Order, Day)> {
        let unfinished = self.unfinished.iter().filter_map(|&id| self.order(id));
        unfinished
            .filter(|order| order.brings(offer))
            .find_map(|order| Some((order, order.arrived_term()?.from)))
    }

    /// The upgrade of a subscription that a transfer has paid and that has yet to start, with its day.
    pub(super) fn upgrading(&self, id: SubscriptionId) -> Option<(OrderId, Day)> {
        let unfinished = self.unfinished.iter().filter_map(|&order| self.order(order));
        unfinished
            .filter(|order| order.purpose == Purpose::Upgrade(id))
            .find_map(|order| Some((order.id, order.arrived_term()?.from)))
    }

    /// Whether nothing is on its way that makes buying an offer needless.
    pub(super) fn nothing_arrived(&self, offer: Offer) -> Result<(), Refusal> {
        match self.arriving(offer) {
            Some((order, from)) => Err(Refusal::StartsSoon { order: order.id, from }),
            None => Ok(()),
        }
    }

    /// The unfinished order for a purpose: beginning the same purchase again goes on with it.
    pub fn open_order(&self, purpose: Purpose) -> Option<&Order> {
        self.open_orders().find(|order| order.purpose == purpose)
    }

    /// The unfinished orders that can only be paid as long as a subscription is in force: for its next year, and for what
    /// takes its place.
    pub(super) fn orders_with(&self, id: SubscriptionId) -> impl Iterator<Item = &Order> {
        [Purpose::Renew(id), Purpose::Upgrade(id)].into_iter().filter_map(|purpose| self.open_order(purpose))
    }

    /// The order of that id, if it can still be paid.
    ///
    /// # Errors
    /// It does not exist, or is finished.
    pub fn unpaid_order(&self, id: OrderId) -> Result<&Order, Refusal> {
        let order = self.existing_order(id)?;
        if order.is_open() { Ok(order) } else { Err(Refusal::OrderFinished { order: id }) }
    }

    pub(super) fn existing_order(&self, id: OrderId) -> Result<&Order, Refusal> {
        self.order(id).ok_or(Refusal::NotFound { thing: Thing::Order })
    }

    pub(super) fn next_order(&self) -> OrderId {
        OrderId(self.orders.len() as u32 + 1)
    }

    /// A draft that is not in the account yet.
    pub(super) fn new_order(&self, number: String, purpose: Purpose, on: Day) -> Order {
        Order {
            id: self.next_order(),
            number,
            purpose,
            opened: on,
            details_verified: false,
            terms_accepted: None,
            pay_by: None,
            quote: None,
            proof: None,
            state: OrderState::Draft,
        }
    }

    pub(super) fn order_mut(&mut self, id: OrderId) -> Result<&mut Order, Inconsistency> {
        let order = self.orders.get_mut(place(id)).filter(|order| order.id == id);
        order.ok_or(Inconsistency { missing: Thing::Order })
    }
}

/// Ids count up from 1 in the order in which orders were begun.
fn place(id: OrderId) -> usize {
    (id.0 as usize).wrapping_sub(1)
}
