//! The screens: one file each, in folders that follow the menu.
//!
//! A screen is a function of the account, the words and the address. It is called anew whenever one of them changes;
//! what a person types lives in the session's forms and outlives that.

pub mod billing;
pub mod checkout;
mod coming;
mod entry;
mod home;
mod join;
mod next_steps;
mod not_found;
mod partnership;
mod refused;
mod welcome;

use crate::i18n::Words;
use crate::routes::Route;
use crate::session::Session;
use leptos::prelude::AnyView;

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
    pub view: AnyView,
}

impl Page {
    /// A screen.
    pub fn shown(title: String, view: AnyView) -> Shown {
        Shown::Page(Self { title, view })
    }
}

/// The screen of an address.
pub fn show(session: Session, words: Words, route: Route) -> Shown {
    match route {
        Route::Offers => partnership::offers::show(session, words),
        Route::Home => home::show(session, words),
        Route::Join => join::show(session, words),
        Route::Subscription(id) => partnership::subscription::show(session, words, id),
        Route::Checkout(id, step) => checkout::show(session, words, id, step),
        Route::AddCard(id) => checkout::show_add_card(session, words, id),
        Route::Invoice(id) => billing::invoice::show(session, words, id),
        Route::NotFound => not_found::show(words),
    }
}
