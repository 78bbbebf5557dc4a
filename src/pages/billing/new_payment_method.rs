//! Billing > Payment methods > Add a way to pay, for no order in particular.

use crate::components::page_header::PageHeader;
use crate::i18n::{Words, billing, checkout, frame};
use crate::markup::div;
use crate::pages::card_form::CardForm;
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let card = CardForm {
        order: None,
        send: billing::ADD_CARD,
        leave: (billing::CANCEL, Route::PaymentMethods),
        added: |session, _, events| {
            session.tell_success(if events.is_empty() { billing::CARD_KNOWN } else { billing::CARD_ADDED });
            session.go(Route::PaymentMethods);
        },
    };
    let card = card.view(session, words);
    let title = words.say(checkout::ADD_TITLE);
    let above = vec![(words.say(frame::PAYMENT_METHODS), Route::PaymentMethods.href())];
    let header = PageHeader {
        path: Some((words.say(frame::PATH), above)),
        above: card.problems,
        title: title.clone(),
        lead: Some(words.say(checkout::ADD_LEAD)),
        ..PageHeader::default()
    };
    let view = div("page").attr("data-width", "form").with(header.view()).with(card.content);
    Page::shown(title, view)
}
