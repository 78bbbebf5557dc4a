//! Which card a subscription's renewals are charged to, and changing it.

use crate::browser::document;
use crate::components::action::{Action, Kind};
use crate::components::dialog;
use crate::components::field::{Choice, Choices};
use crate::domain::command::Command;
use crate::domain::id::PaymentMethodId;
use crate::domain::payment_method::PaymentMethod;
use crate::domain::subscription::Subscription;
use crate::i18n::{Words, checkout, frame, subscription};
use crate::markup::{Markup, el};
use crate::pages::checkout::{card_facts, card_name};
use crate::pages::refused;
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name under which the card that is picked is known while the page lives.
const FORM: &str = "renewal-card";

fn usable(session: Session) -> Vec<PaymentMethod> {
    session.read(|account| account.usable_payment_methods().cloned().collect())
}

/// What opens the choice; without a saved card the way to add one.
pub fn action(session: Session, words: Words, held: &Subscription) -> Action {
    let text = words.say(subscription::CHANGE_CARD);
    let Some(first) = usable(session).first().map(|card| card.id) else {
        let href = Route::NewPaymentMethod.href();
        return Action::link("add-way", words.say(checkout::ADD_WAY), Kind::Secondary, href);
    };
    let method = held.method.unwrap_or(first);
    let verdict = session.may(&Command::PayRenewalsWith { subscription: held.id, method });
    // A card that was removed is all the more reason to choose another.
    let verdict = if held.method.is_some_and(|method| usable(session).iter().all(|card| card.id != method)) {
        session.may(&Command::PayRenewalsWith { subscription: held.id, method: first })
    } else {
        verdict
    };
    let here = Route::Subscription(held.id).href();
    Action::press("change-card", text, Kind::Secondary, || {
        document::show_dialog("#card-dialog");
    })
    .unless(refused::reason(words, verdict).map(|reason| reason.seen_at(&here)))
}

/// The choice among the saved cards.
pub fn dialog(session: Session, words: Words, held: &Subscription) -> Option<Markup> {
    let cards = usable(session);
    let first = cards.first()?.id;
    let (subscription, today) = (held.id, session.today());
    let picked: Form<Option<PaymentMethodId>> = session.secret_form(FORM);
    let current = held.method.filter(|method| cards.iter().any(|card| card.id == *method)).unwrap_or(first);
    let chosen = picked.read(|picked| *picked).unwrap_or(current);
    let choices = cards
        .iter()
        .map(|card| {
            let method = card.id;
            Choice {
                id: ["renewal-card-", &method.to_string()].concat(),
                label: card_name(words, card).into(),
                hint: Some(card_facts(words, card, today)),
                chosen: chosen == method,
                choose: Rc::new(move || picked.change(|picked| *picked = Some(method))),
            }
        })
        .collect();
    let choices =
        Choices { name: "renewal-cards", legend: words.say(checkout::SAVED_CARDS), error: None, choices };
    let add = el("a").attr("href", Route::NewPaymentMethod.href()).text(words.say(checkout::ADD_ANOTHER));
    let content = Markup::from([
        Markup::from(el("p").text(words.say(subscription::CHANGE_CARD_TEXT))),
        choices.view(),
        Markup::from(el("p").with(add)),
    ]);
    let close = move || {
        document::close_dialog("#card-dialog");
        session.drop_form(FORM);
    };
    let keep = Action::press("keep-card", words.say(frame::CANCEL), Kind::Quiet, close);
    let act = Action::press("use-card", words.say(subscription::USE_CARD), Kind::Primary, move || {
        let method = picked.read(|picked| *picked).unwrap_or(current);
        close();
        session.send(Command::PayRenewalsWith { subscription, method }, move |_| {
            session.tell_success(subscription::CARD_CHANGED);
        });
    });
    Some(dialog::dialog("card-dialog", words.say(subscription::CHANGE_CARD), content, keep, act))
}
