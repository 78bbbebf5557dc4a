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
mod entry;
pub mod happened;
pub mod help;
mod history;
mod home;
mod join;
mod listing;
mod next_steps;
mod not_found;
mod partnership;
pub mod refund;
pub mod refused;
mod requests;
mod simulation;
mod test_cards;
mod welcome;

use crate::i18n::Words;
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

/// The screen of an address.
pub fn show(session: Session, words: Words, route: Route) -> Shown {
    match route {
        Route::Home => home::show(session, words),
        Route::Join => join::show(session, words),
        Route::Memberships => partnership::memberships::show(session, words),
        Route::Offers => partnership::offers::show(session, words),
        Route::Subscription(id) => partnership::subscription::show(session, words, id),
        Route::Competencies => partnership::competencies::show(session, words),
        Route::Competency(area) => partnership::competency::show(session, words, area),
        Route::Benefits => partnership::benefits::show(session, words),
        Route::Benefit(id) => partnership::benefit::show(session, words, id),
        Route::Checkout(id, step) => checkout::show(session, words, id, step),
        Route::AddCard(id) => checkout::show_add_card(session, words, id),
        Route::PaymentMethods => billing::payment_methods::show(session, words),
        Route::NewPaymentMethod => billing::new_payment_method::show(session, words),
        Route::Orders => billing::orders::show(session, words),
        Route::Order(id) => billing::order::show(session, words, id),
        Route::Invoices => billing::invoices::show(session, words),
        Route::Invoice(id) => billing::invoice::show(session, words, id),
        Route::Requests => requests::list::show(session, words, None),
        Route::RequestsIn(shelf) => requests::list::show(session, words, Some(shelf)),
        Route::ReportProblems => requests::report::show(session, words),
        Route::NewRequest => requests::new::show(session, words, None),
        Route::CancelBy(id) => requests::new::show(session, words, Some(id)),
        Route::Request(id) => requests::request::show(session, words, id),
        Route::Desk => requests::desk::show(session, words),
        Route::DeskRequest(id) => requests::desk_request::show(session, words, id),
        Route::Company => account::company::show(session, words),
        Route::ChangeCompany => account::change_company::show(session, words),
        Route::NewLocation => account::location::show_new(session, words),
        Route::Location(id) => account::location::show(session, words, id),
        Route::Users => account::users::show(session, words),
        Route::User(id) => account::user::show(session, words, id),
        Route::ChangeUser(id) => account::change_user::show(session, words, id),
        Route::Invite => account::invite::show(session, words),
        Route::Activity => activity::show(session, words),
        Route::Companies => simulation::companies::show(session, words),
        Route::Simulation => simulation::settings::show(session, words),
        Route::Data => simulation::data::show(session, words),
        Route::Help => help::show(words),
        Route::NotFound => not_found::show(words),
    }
}
