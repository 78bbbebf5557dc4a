//! Transferring the money for an order that a bank transfer pays.

use super::{give_up, header, offer_of};
use crate::components::action::{Action, Kind, actions};
use crate::components::facts::{Fact, facts};
use crate::domain::order::{Order, OrderState, Step};
use crate::domain::transfer::account_to_pay;
use crate::i18n::{Words, checkout, frame, names};
use crate::markup::div;
use crate::pages::{Page, Shown, not_found};
use crate::routes::Route;
use crate::session::Session;

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let id = order.id;
    let title = words.say(checkout::TRANSFER_TITLE);
    let (OrderState::AwaitingTransfer { expires, .. }, Some(quote)) = (order.state, &order.quote) else {
        return not_found::show(words);
    };
    let (offer, reference) =
        session.read(|account| (offer_of(account, order.purpose), account.transfer_reference(order)));
    let rows = vec![
        Fact::new(words.say(checkout::OFFER), words.say(names::offer(offer))),
        Fact::new(words.say(checkout::BANK_AMOUNT), words.money(quote.total)),
        Fact::new(words.say(checkout::TRANSFER_TO), account_to_pay(quote.total.currency)),
        Fact::new(words.say(checkout::TRANSFER_REFERENCE), reference),
        Fact::new(words.say(checkout::TRANSFER_BY), words.date(expires)),
    ];
    let leave = vec![
        Action::link("close", words.say(frame::CLOSE), Kind::Primary, Route::Offers.href()),
        Action::press("give-up", words.say(checkout::GIVE_UP), Kind::Quiet, move || give_up(session, id)),
    ];
    let view = div("page")
        .attr("data-width", "form")
        .with(header(words, order, Step::Transfer, &title, Some(checkout::TRANSFER_LEAD)).view())
        .with(facts(rows))
        .with(actions(leave));
    Page::shown(title, view)
}
