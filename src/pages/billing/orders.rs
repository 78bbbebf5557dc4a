//! Billing > Orders: every purchase, with what became of it.

use super::{Download, instead, list_header, not_for_you, to_offers, years};
use crate::components::icon::Icon;
use crate::components::list::List;
use crate::components::list_state::{Direction, Key, Rows};
use crate::components::list_tools::Filter;
use crate::components::notice::{Tone, badge};
use crate::components::table::Column;
use crate::domain::account::Account;
use crate::domain::id::InvoiceId;
use crate::domain::invoice::InvoiceKind;
use crate::domain::money::Money;
use crate::domain::order::{Order, OrderState};
use crate::i18n::{Text, Words, billing, frame, names};
use crate::markup::{Markup, div, el};
use crate::pages::listing::listing;
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::session::Session;
use crate::sheets;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::ORDERS);
    let file = Download { name: billing::ORDERS_FILE, write: sheets::orders };
    let some = session.read(|account| !account.orders.is_empty());
    let locked = not_for_you(session, words);
    let file = (some && locked.is_none()).then_some(file);
    let header = list_header(session, words, &title, billing::ORDERS_LEAD, file).view();
    if let Some(locked) = locked {
        return Page::shown(title, div("page").with(header).with(locked));
    }
    let (state, change) = listing(session, "orders");
    let list = session.read(|account| {
        let credited = credited(account);
        // Most orders are for the same as the one before: its name is not put together again.
        let last = RefCell::new((None, String::new()));
        let rows = Rows {
            count: account.orders.len(),
            key: &|place, column| key(account, words, &account.orders[place], &credited, column),
            text: &|place, text| {
                let order = &account.orders[place];
                let mut last = last.borrow_mut();
                if last.0 != Some(order.purpose) {
                    *last = (Some(order.purpose), names::purpose(account, words, order.purpose));
                }
                // Writing into a text never fails.
                let _ = write!(text, "{} {} {}", order.number, last.1, order.opened);
            },
            value: &|place, filter| {
                let order = &account.orders[place];
                match filter {
                    0 => outcome_of(account, order, &credited).2.into(),
                    _ => order.opened.year().to_string().into(),
                }
            },
        };
        let columns = [billing::NUMBER, billing::ORDERED, billing::CONTENT, billing::STATE];
        let mut columns: Vec<Column> = columns.map(|name| Column::new(words.say(name))).into();
        columns.push(Column::amounts(words.say(billing::TOTAL)));
        List {
            id: "orders",
            ids: ["orders-search", "orders-order"],
            caption: title.clone(),
            columns,
            initial: (1, Direction::Descending),
            search: words.say(billing::FIND_ORDER),
            filters: vec![
                states(words),
                years(words, "orders-year", account.orders.iter().map(|order| order.opened.year())),
            ],
            rows,
            cells: &|place| cells(account, words, &account.orders[place], &credited),
            empty: instead(
                Icon::Order,
                words.say(billing::NO_ORDERS),
                words.say(billing::NO_ORDERS_TEXT),
                to_offers(words),
            ),
        }
        .view(words, &state, &change)
    });
    Page::shown(title, div("page").with(header).with(list))
}

/// The invoices of which something was given back.
fn credited(account: &Account) -> BTreeSet<InvoiceId> {
    let amended = account.invoices.iter().filter_map(|invoice| match invoice.kind {
        InvoiceKind::Invoice => None,
        InvoiceKind::CreditNote { amends } => Some(amends),
    });
    let mut credited = BTreeSet::new();
    credited.extend(amended);
    credited
}

/// What became of an order: how that looks, what it is called, and its value in the filter.
pub fn outcome(account: &Account, order: &Order) -> (Tone, Text, &'static str) {
    outcome_of(account, order, &credited(account))
}

fn outcome_of(
    account: &Account,
    order: &Order,
    credited: &BTreeSet<InvoiceId>,
) -> (Tone, Text, &'static str) {
    let text = billing::state(&order.state);
    match order.state {
        OrderState::Draft => (Tone::Info, text, "open"),
        OrderState::AwaitingBank { .. } | OrderState::AwaitingTransfer { .. } => {
            (Tone::Warning, text, "open")
        }
        OrderState::Declined { .. } => (Tone::Danger, text, "open"),
        OrderState::Arrived { invoice, .. } | OrderState::Paid { invoice, .. } => {
            if !credited.contains(&invoice) {
                (Tone::Success, text, "paid")
            } else if account.refundable(invoice).is_none_or(Money::is_zero) {
                (Tone::Neutral, billing::REFUNDED, "refunded")
            } else {
                (Tone::Warning, billing::PARTLY_REFUNDED, "refunded")
            }
        }
        OrderState::Cancelled { .. } | OrderState::Expired { .. } => (Tone::Neutral, text, "ended"),
    }
}

fn states(words: Words) -> Filter {
    let option = |value: &str, name: Text| (value.to_owned(), words.say(name));
    Filter {
        id: "orders-state",
        label: words.say(billing::STATE),
        options: vec![
            option("", billing::EVERY_STATE),
            option("open", billing::STATE_OPEN),
            option("paid", billing::STATE_PAID),
            option("refunded", billing::REFUNDED),
            option("ended", billing::STATE_ENDED),
        ],
    }
}

/// What an order costs: as it was settled, or as it would be now.
pub fn total(account: &Account, order: &Order) -> Option<Money> {
    let settled = order.quote.as_ref().map(|quote| quote.total);
    let now = || account.quote(order.purpose).ok().map(|quote| quote.total);
    settled.or_else(|| if order.is_open() { now() } else { None })
}

fn key(account: &Account, words: Words, order: &Order, credited: &BTreeSet<InvoiceId>, column: usize) -> Key {
    match column {
        0 => Key::Number(order.number.parse().unwrap_or_default()),
        // Orders of one day stay in the order in which they were begun.
        1 => Key::Number(order.opened.epoch_days() * 1_000_000 + i64::from(order.id.0)),
        2 => Key::Text(names::purpose(account, words, order.purpose)),
        3 => Key::Text(words.say(outcome_of(account, order, credited).1)),
        _ => Key::Number(total(account, order).map_or(0, |total| total.minor)),
    }
}

fn cells(account: &Account, words: Words, order: &Order, credited: &BTreeSet<InvoiceId>) -> Vec<Markup> {
    let (tone, state, _) = outcome_of(account, order, credited);
    let link =
        el("a").class("numeric").attr("href", Route::Order(order.id).href()).text(order.number.clone());
    vec![
        link.into(),
        words.date(order.opened).into(),
        names::purpose(account, words, order.purpose).into(),
        badge(tone, words.say(state)),
        total(account, order).map(|total| words.money(total)).unwrap_or_default().into(),
    ]
}
