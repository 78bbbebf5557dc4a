//! The screens: one file each, in folders that follow the menu.
//!
//! A screen is a function of the account, the words and the address. It is called anew whenever one of them changes;
//! what a person types lives in the session's forms and outlives that.

mod account;
mod activity;
mod attention;
pub mod billing;
mod card_form;
pub mod checkout;
pub mod coming;
mod company_fields;
pub mod connected;
mod entry;
mod giving_up;
pub mod happened;
pub mod help;
mod history;
mod home;
mod join;
mod listing;
pub mod missing;
mod next_steps;
mod not_found;
mod partnership;
pub mod parts;
pub mod refund;
pub mod refused;
mod requests;
mod simulation;
mod test_cards;
pub mod welcome;

use crate::markup::Markup;
use crate::routes::Route;
use crate::session::Session;

/// What an address shows.
pub enum Shown {
    /// A screen.
    Page(Page),
    /// Nothing: there is a better address.
    Elsewhere(Route),
}

/// A screen.
pub struct Page {
    /// What tabs, bookmarks and screen readers call it.
    pub title: String,
    /// Its content.
    pub view: Markup,
}

impl Page {
    /// A screen.
    pub fn shown(title: String, view: impl Into<Markup>) -> Shown {
        Shown::Page(Self { title, view: view.into() })
    }
}

/// What is forgotten when a screen is left: what it showed only once.
pub fn leave(session: Session, route: Route) {
    if let Route::User(_) = route {
        account::sign_in::forget(session);
    }
}
