//! Get started! Add a way to pay (statements 136-137 and 158-159), for an order.

use super::header;
use super::payment::picked_for;
use crate::domain::id::OrderId;
use crate::domain::order::Step;
use crate::i18n::{Words, checkout, frame};
use crate::markup::div;
use crate::pages::card_form::CardForm;
use crate::pages::{Page, Shown, not_found};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words, id: OrderId) -> Shown {
    let Some(order) = session.read(|account| account.unpaid_order(id).ok().cloned()) else {
        return not_found::show(words);
    };
    if let Some(locked) = super::locked(session, words, Step::Payment) {
        return locked;
    }
    let card = CardForm {
        order: Some(id),
        send: frame::NEXT,
        leave: (frame::BACK, Route::Checkout(id, Step::Payment)),
        added: |session, order, _| {
            if let Some(order) = order {
                // The order is to be paid with this card now, whatever was picked before.
                session.drop_form(&picked_for(order));
                session.go(Route::Checkout(order, Step::Review));
            }
        },
    };
    let card = card.view(session, words);
    let title = words.say(checkout::ADD_TITLE);
    let mut header = header(words, &order, Step::Payment, &title, Some(checkout::ADD_LEAD));
    header.above = Some([header.above.into(), card.problems.into()].into());
    let view = div("page").attr("data-width", "form").with(header.view()).with(card.content);
    Page::shown(title, view)
}
