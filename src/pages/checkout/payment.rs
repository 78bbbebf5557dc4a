//! Choosing how to pay (statements 135-137 and 157-159).

use super::header;
use crate::components::action::{Action, Kind, actions, reason_above};
use crate::components::field::{Choice, Choices};
use crate::components::form::form;
use crate::components::icon::{Icon, icon};
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::id::OrderId;
use crate::domain::order::{Order, PayBy, Step};
use crate::domain::payment_method::PaymentMethod;
use crate::i18n::{Words, checkout, frame, names};
use crate::markup::{div, el};
use crate::pages::card_form::why_no_card;
use crate::pages::help::{self, Topic};
use crate::pages::{Page, Shown, refused};
use crate::routes::Route;
use crate::session::Session;
use std::rc::Rc;

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let id = order.id;
    let today = session.today();
    let title = words.say(names::STEP_PAYMENT);
    let (cards, default) = session.read(|account| {
        let cards: Vec<PaymentMethod> = account.usable_payment_methods().cloned().collect();
        (cards, account.default_method)
    });
    // What is picked and not sent yet belongs to this order, until it is sent or a card is added for the order.
    let picked = session.secret_form::<Option<PayBy>>(&picked_for(id));
    let transfer = session.read(|account| account.may_transfer(id).is_ok());
    let usable = |pay_by: &PayBy| match pay_by {
        PayBy::Card(method) => cards.iter().any(|card| card.id == *method),
        PayBy::Transfer => transfer,
    };
    let chosen = picked.read(|picked| *picked).or(order.pay_by).or(default.map(PayBy::Card)).filter(usable);
    let has_cards = !cards.is_empty();
    let choice = |choice_id: String, pay_by: PayBy, label: String, hint: String| Choice {
        id: choice_id,
        label: label.into(),
        hint: Some(hint),
        chosen: chosen == Some(pay_by),
        choose: Rc::new(move || picked.change(|picked| *picked = Some(pay_by))),
    };
    let mut choices: Vec<Choice> = cards
        .iter()
        .map(|card| {
            let id = ["card-", &card.id.to_string()].concat();
            choice(id, PayBy::Card(card.id), card_name(words, card), card_facts(words, card, today))
        })
        .collect();
    if transfer {
        let hint = words.say(checkout::BY_TRANSFER_TEXT);
        choices.push(choice(
            "pay-by-transfer".to_owned(),
            PayBy::Transfer,
            words.say(names::STEP_TRANSFER),
            hint,
        ));
    }
    let add_text = if has_cards { checkout::ADD_ANOTHER } else { checkout::ADD_WAY };
    let add_kind = if choices.is_empty() { Kind::Primary } else { Kind::Secondary };
    let mut add = Action::link("add-way", words.say(add_text), add_kind, Route::AddCard(id).href())
        .with_icon(Icon::Card)
        .unless(why_no_card(session, words, Some(id)));
    let back =
        Action::link("back", words.say(frame::BACK), Kind::Quiet, Route::Checkout(id, Step::Terms).href());
    let lead = if transfer { checkout::PAYMENT_LEAD_TRANSFER } else { checkout::PAYMENT_LEAD };
    let content = if choices.is_empty() {
        div("empty-state")
            .with(icon(Icon::Card))
            .with(el("h2").text(words.say(checkout::NO_CARDS)))
            .with(el("p").text(words.say(checkout::NO_CARDS_TEXT)))
            .with(actions(vec![add, back]))
            .into()
    } else {
        let legend = if transfer { checkout::WAYS_TO_PAY } else { checkout::SAVED_CARDS };
        let choices = Choices { name: "saved-cards", legend: words.say(legend), error: None, choices };
        let send = Rc::new(move || {
            let Some(pay_by) = picked.read(|picked| *picked).or(chosen) else { return };
            session.send(Command::ChoosePayment { order: id, pay_by }, move |_| {
                session.drop_form(&picked_for(id));
                session.go(Route::Checkout(id, Step::Review));
            });
        });
        let choose = Command::ChoosePayment { order: id, pay_by: chosen.unwrap_or(PayBy::Transfer) };
        let mut next = Action::submit("next", words.say(frame::NEXT))
            .unless(refused::reason(words, session.permits(&choose)));
        let why = reason_above("payment-why", vec![&mut add, &mut next]);
        let fields =
            vec![choices.view(), why.unwrap_or_default(), actions(vec![add]), actions(vec![next, back])];
        form(fields, send)
    };
    let view = div("page")
        .attr("data-width", "form")
        .with(header(words, order, Step::Payment, &title, Some(lead)).view())
        .with(content)
        .with(help::how(session, words, Topic::Cards));
    Page::shown(title, view)
}

/// The name under which it is known what is picked for an order.
pub(super) fn picked_for(id: OrderId) -> String {
    ["payment-", &id.to_string()].concat()
}

/// How an order is paid, once that was chosen, or nobody chose: by the card that was charged in vain.
pub fn paid_with(account: &Account, words: Words, order: &Order) -> String {
    let card = |method| account.payment_method(method).map(|card| card_name(words, card));
    let name = match order.pay_by {
        Some(PayBy::Card(method)) => card(method),
        Some(PayBy::Transfer) => Some(words.say(names::STEP_TRANSFER)),
        None => order.tried().and_then(card),
    };
    name.unwrap_or_default()
}

/// A saved card by its brand and last digits.
pub fn card_name(words: Words, method: &PaymentMethod) -> String {
    let brand = words.say(names::brand(method.card.brand));
    words.fill(checkout::CARD_NAME, &[("brand", &brand), ("last", &method.card.last_four.to_string())])
}

/// Whose card it is, and how long it is valid.
pub fn card_facts(words: Words, method: &PaymentMethod, today: Day) -> String {
    let last_day = method.card.expiry.last_day();
    let text =
        if method.card.expiry.valid_on(today) { checkout::CARD_EXPIRES } else { checkout::CARD_EXPIRED };
    let (month, year) = (last_day.month().to_string(), last_day.year().to_string());
    words.fill(text, &[("holder", &method.card.holder), ("month", &month), ("year", &year)])
}
