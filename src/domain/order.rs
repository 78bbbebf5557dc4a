//! One purchase, from the moment it is begun until it is paid or given up.
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
use super::id::{InvoiceId, OrderId, PaymentMethodId, SubscriptionId};
use super::invoice::Invoice;
use super::ledger;
use super::money::Money;
use super::notice::{self, NoticeKind};
use super::offer::Offer;
use super::refusal::{Refusal, Thing};
use super::term::NextTerm;
use super::transfer::TransferProof;
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

/// How an order is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayBy {
    /// By charging a saved card, immediately (statements 139 and 161).
    Card(PaymentMethodId),
    /// By bank transfer, where the rule set has it.
    Transfer,
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
    pub quote: Option<Quote>,
    /// What the member told about the transfer that pays it.
    pub proof: Option<TransferProof>,
    /// How often charging it was declined.
    pub declined: u32,
    /// How far it has come.
    pub state: OrderState,
}

impl Order {
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

    /// Whether the order, once paid, makes buying an offer needless; of the grades there is one at a time.
    fn brings(&self, offer: Offer) -> bool {
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

    /// What the person is to do next.
    pub fn next_step(&self) -> Step {
        let renewing = matches!(self.purpose, Purpose::Renew(_));
        match self.state {
            OrderState::Arrived { .. } | OrderState::Paid { .. } => Step::Confirmed,
            OrderState::AwaitingBank { .. } => Step::Bank,
            OrderState::AwaitingTransfer { .. } => Step::Transfer,
            OrderState::Draft
            | OrderState::Declined { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => {
                if renewing && !self.details_verified {
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
        unfinished.filter(|order| order.brings(offer)).find_map(|order| match order.state {
            OrderState::Arrived { term, .. } => Some((order, term.from)),
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::Declined { .. }
            | OrderState::AwaitingTransfer { .. }
            | OrderState::Paid { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => None,
        })
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
        draft(self.next_order(), number, purpose, on)
    }

    pub(super) fn order_mut(&mut self, id: OrderId) -> Result<&mut Order, Inconsistency> {
        let order = self.orders.get_mut(place(id)).filter(|order| order.id == id);
        order.ok_or(Inconsistency { missing: Thing::Order })
    }

    /// Moves an order on, and keeps the list of unfinished ones in step.
    fn move_order(&mut self, id: OrderId, state: OrderState) -> Result<&mut Order, Inconsistency> {
        self.order_mut(id)?.state = state;
        self.unfinished.retain(|&unfinished| unfinished != id);
        match state {
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::Declined { .. }
            | OrderState::AwaitingTransfer { .. }
            | OrderState::Arrived { .. } => {
                let at = self.unfinished.partition_point(|&unfinished| unfinished < id);
                self.unfinished.insert(at, id);
            }
            OrderState::Paid { .. } | OrderState::Cancelled { .. } | OrderState::Expired { .. } => {}
        }
        self.order_mut(id)
    }
}

/// Ids count up from 1 in the order in which orders were begun.
fn place(id: OrderId) -> usize {
    (id.0 as usize).wrapping_sub(1)
}

fn draft(id: OrderId, number: String, purpose: Purpose, opened: Day) -> Order {
    Order {
        id,
        number,
        purpose,
        opened,
        details_verified: false,
        terms_accepted: None,
        pay_by: None,
        quote: None,
        proof: None,
        declined: 0,
        state: OrderState::Draft,
    }
}

/// Plans the days on which unpaid orders expire and on which what transfers paid starts. The order of a declined automatic charge lasts as long as it can be
/// paid, which the subscription decides.
pub(super) fn plan(account: &Account, plan: &mut dyn FnMut(Day, Due)) {
    for order in account.unfinished.iter().filter_map(|&id| account.order(id)) {
        match order.state {
            OrderState::AwaitingTransfer { expires, .. } => plan(expires, Due::OrderExpiry(order.id)),
            OrderState::Arrived { term, .. } => plan(term.from, Due::Start(order.id)),
            OrderState::Draft | OrderState::AwaitingBank { .. } | OrderState::Declined { .. } => {
                if !account.is_owed(order) {
                    let expires = order.opened.plus_days(account.policy().order_expires);
                    plan(expires, Due::OrderExpiry(order.id));
                }
            }
            OrderState::Paid { .. } | OrderState::Cancelled { .. } | OrderState::Expired { .. } => {}
        }
    }
}

/// An order was left unpaid for too long; whoever waits for a transfer is told.
pub(super) fn expire(account: &Account, id: OrderId) -> Decision {
    let order = account.unpaid_order(id)?;
    let mut events = vec![Event::OrderExpired { order: id }];
    match order.state {
        OrderState::AwaitingTransfer { .. } => {
            notice::send_to_those_in_charge(account, &mut events, NoticeKind::OrderExpired { order: id });
        }
        OrderState::Draft
        | OrderState::AwaitingBank { .. }
        | OrderState::Declined { .. }
        | OrderState::Arrived { .. }
        | OrderState::Paid { .. }
        | OrderState::Cancelled { .. }
        | OrderState::Expired { .. } => {}
    }
    Ok(events)
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
    account.orders.push(draft(id, number.to_owned(), purpose, on));
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
    account.move_order(id, OrderState::Declined { method, reason, on })?.declined += 1;
    Ok(())
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
    order.quote = Some(quote.clone());
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
    order.quote = Some(invoice.quote.clone());
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
