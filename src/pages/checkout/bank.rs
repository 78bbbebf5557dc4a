//! Answering the bank that asks before it pays.

use super::payment::card_name;
use super::{go_on, header};
use crate::components::action::{Action, Kind, actions, reason_above};
use crate::components::facts::{Fact, facts};
use crate::domain::command::Command;
use crate::domain::order::{Order, OrderState, Step};
use crate::i18n::{Words, checkout};
use crate::markup::div;
use crate::pages::{Page, Shown, not_found, refused};
use crate::session::Session;

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let id = order.id;
    let title = words.say(checkout::BANK_TITLE);
    let found = session.read(|account| {
        let OrderState::AwaitingBank { method } = order.state else { return None };
        let quote = account.quote(order.purpose).ok()?;
        Some((card_name(words, account.payment_method(method)?), words.money(quote.total)))
    });
    let Some((card, amount)) = found else { return not_found::show(words) };
    let rows = vec![
        Fact::new(words.say(checkout::PAY_WITH), card),
        Fact::new(words.say(checkout::BANK_AMOUNT), amount),
    ];
    let answer = move |confirmed: bool| {
        session.send(Command::ConfirmWithBank { order: id, confirmed }, move |_| go_on(session, id));
    };
    let why_not = |confirmed: bool| {
        refused::reason(words, session.may(&Command::ConfirmWithBank { order: id, confirmed }))
    };
    let mut answers = vec![
        Action::press("bank-confirm", words.say(checkout::BANK_CONFIRM), Kind::Primary, move || answer(true))
            .unless(why_not(true)),
        Action::press("bank-fail", words.say(checkout::BANK_FAIL), Kind::Secondary, move || answer(false))
            .unless(why_not(false)),
    ];
    let why = reason_above("bank-why", answers.iter_mut().collect());
    let view = div("page")
        .attr("data-width", "form")
        .with(header(words, order, Step::Bank, &title, Some(checkout::BANK_LEAD)).view())
        .with(facts(rows))
        .with(why)
        .with(actions(answers));
    Page::shown(title, view)
}
