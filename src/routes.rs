//! Every address of the app: read from a path, and written as one.
//!
//! Paths are relative to the base under which the app is served, without a slash at the start or the end. No other
//! file spells a path. Data of a payment never is in one.

use crate::domain::id::{InvoiceId, OrderId, SubscriptionId};
use crate::domain::order::Step;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// What Memberdesk is, or the membership at a glance.
    Home,
    /// Join the network (statement 107).
    Join,
    /// Partnership > Offers (statement 131).
    Offers,
    /// The details of a purchased offer (statement 147).
    Subscription(SubscriptionId),
    /// One step of paying an order (statements 134-140).
    Checkout(OrderId, Step),
    /// Get started! Add a way to pay (statement 136), for an order.
    AddCard(OrderId),
    /// An invoice or receipt, to print.
    Invoice(InvoiceId),
    /// No screen has this address.
    NotFound,
}

impl Route {
    /// The routes whose address is always the same: each is written as a file, so that it opens with status 200 on
    /// any static host.
    pub const STATIC: &[Route] = &[Route::Home, Route::Join, Route::Offers];

    /// The address, relative to the base; empty for [`Route::Home`].
    pub fn path(self) -> String {
        match self {
            Route::Home => String::new(),
            Route::Join => "join".into(),
            Route::Offers => "partnership/offers".into(),
            Route::Subscription(id) => ["partnership/offers/", &id.to_string()].concat(),
            Route::Checkout(id, step) => ["checkout/", &id.to_string(), "/", step_name(step)].concat(),
            Route::AddCard(id) => ["checkout/", &id.to_string(), "/payment/add"].concat(),
            Route::Invoice(id) => ["billing/invoices/", &id.to_string()].concat(),
            Route::NotFound => "not-found".into(),
        }
    }

    /// The screen at an address relative to the base; slashes around it do not matter.
    pub fn parse(path: &str) -> Route {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let found = match parts.as_slice() {
            [] | ["index.html"] => Some(Route::Home),
            ["join"] => Some(Route::Join),
            ["partnership", "offers"] => Some(Route::Offers),
            ["partnership", "offers", id] => number(id).map(SubscriptionId).map(Route::Subscription),
            ["checkout", id, "payment", "add"] => number(id).map(OrderId).map(Route::AddCard),
            ["checkout", id, step] => number(id)
                .map(OrderId)
                .zip(STEPS.iter().find(|(_, name)| name == step))
                .map(|(order, (step, _))| Route::Checkout(order, *step)),
            ["billing", "invoices", id] => number(id).map(InvoiceId).map(Route::Invoice),
            _ => None,
        };
        found.unwrap_or(Route::NotFound)
    }

    /// The screen of the menu that this one belongs to.
    pub fn menu_entry(self) -> Route {
        match self {
            Route::Offers
            | Route::Subscription(_)
            | Route::Checkout(..)
            | Route::AddCard(_)
            | Route::Invoice(_) => Route::Offers,
            Route::Home | Route::Join | Route::NotFound => Route::Home,
        }
    }

    /// The address as a link in a page writes it: relative to the page's `<base>`.
    pub fn href(self) -> String {
        match self {
            Route::Home => "./".into(),
            Route::Join
            | Route::Offers
            | Route::Subscription(_)
            | Route::Checkout(..)
            | Route::AddCard(_)
            | Route::Invoice(_)
            | Route::NotFound => self.path(),
        }
    }
}

/// The steps of paying with their names in an address.
const STEPS: &[(Step, &str)] = &[
    (Step::Details, "details"),
    (Step::Terms, "terms"),
    (Step::Payment, "payment"),
    (Step::Review, "review"),
    (Step::Bank, "bank"),
    (Step::Transfer, "transfer"),
    (Step::Confirmed, "confirmed"),
];

fn step_name(step: Step) -> &'static str {
    STEPS.iter().find(|(known, _)| *known == step).map_or("", |(_, name)| name)
}

/// A positive number without signs or leading zeros: each thing has one address.
fn number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if plain { text.parse().ok() } else { None }
}
