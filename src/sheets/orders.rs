//! The orders as a file.

use super::{Cell, csv};
use crate::domain::account::Account;
use crate::domain::money::Money;
use crate::domain::order::{Order, OrderState, Quote};
use crate::i18n::{Words, billing, names};

/// All orders, the first one first. What an open draft costs is not settled, so it has no amounts.
pub fn orders(account: &Account, words: Words) -> String {
    let heading = [
        billing::NUMBER,
        billing::ORDERED,
        billing::CONTENT,
        billing::STATE,
        billing::PAID_ON,
        billing::INVOICE,
        billing::NET,
        billing::TAX,
        billing::TOTAL,
        billing::CURRENCY,
    ];
    let heading = heading.into_iter().map(|name| words.say(name)).collect();
    csv(heading, account.orders.iter().map(|order| row(account, words, order)).collect())
}

fn row(account: &Account, words: Words, order: &Order) -> Vec<Cell> {
    let (paid, invoice) = match order.state {
        OrderState::Arrived { on, invoice, .. } | OrderState::Paid { on, invoice } => {
            (Some(on), account.invoice(invoice))
        }
        OrderState::Draft
        | OrderState::AwaitingBank { .. }
        | OrderState::Declined { .. }
        | OrderState::AwaitingTransfer { .. }
        | OrderState::Cancelled { .. }
        | OrderState::Expired { .. } => (None, None),
    };
    let quote = invoice.map(|invoice| &invoice.quote).or(order.quote.as_deref());
    let amount = |amount: fn(&Quote) -> Money| quote.map(amount).map_or(Cell::Empty, Cell::Amount);
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    vec![
        Cell::Text(order.number.clone()),
        Cell::Date(order.opened),
        Cell::Text(names::purpose(account, words, order.purpose)),
        Cell::Text(words.say(billing::state(&order.state))),
        Cell::date(paid),
        text(invoice.map(|invoice| invoice.number.clone())),
        amount(|quote| quote.net),
        amount(|quote| quote.tax),
        amount(|quote| quote.total),
        text(quote.map(|quote| quote.total.currency.code().to_owned())),
    ]
}
