//! The list of test cards by what a payment with them comes to; each of them fills in the form.

use crate::browser::{document, tabs};
use crate::domain::card::{Behaviour, CardEntry, DeclineReason, ExpiryMonth, TEST_CARDS, TestCard};
use crate::i18n::{Text, Words, checkout, names};
use crate::markup::{Markup, div, el};
use crate::session::{Form, Session};

/// What a payment comes to, in the order in which the list shows it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Pays,
    AsksBank,
    Declines,
}

const OUTCOMES: &[(Outcome, &str, Text)] = &[
    (Outcome::Pays, "cards-that-pay", checkout::PAYS),
    (Outcome::AsksBank, "cards-that-ask", checkout::ASKS_BANK),
    (Outcome::Declines, "cards-that-decline", checkout::DECLINES),
];

/// The list. It stands open until a first card was added: nobody knows a test card's number by heart.
pub fn test_cards(session: Session, words: Words, form: Form<CardEntry>) -> Markup {
    let open = session.read(|account| account.payment_methods.is_empty());
    let groups: Vec<Markup> = OUTCOMES
        .iter()
        .map(|(outcome, id, name)| {
            let rows: Vec<Markup> = TEST_CARDS
                .iter()
                .filter(|card| outcome_of(card.behaviour).0 == *outcome)
                .map(|card| row(session, words, form, card))
                .collect();
            let heading = el("h2").id(*id).text(words.say(*name));
            Markup::from([heading.into(), el("ul").attr("aria-labelledby", *id).with(rows).into()])
        })
        .collect();
    el("details")
        .class("disclosure test-cards")
        .id("test-cards")
        .flag("open", open)
        .with(el("summary").text(words.say(checkout::TEST_CARDS)))
        .with(el("p").class("soft").text(words.say(checkout::TEST_CARDS_TEXT)))
        .with(div("test-card-list").with(groups))
        .into()
}

fn row(session: Session, words: Words, form: Form<CardEntry>, card: &'static TestCard) -> Markup {
    let number = card.spaced();
    let fill_in = words.fill(checkout::USE_CARD, &[("number", &number)]);
    let brand = words.say(names::brand(card.brand));
    let detail = outcome_of(card.behaviour).1.map(|detail| el("span").class("soft").text(words.say(detail)));
    el("li")
        .with(
            el("button")
                .class("button")
                .attr("data-kind", "link")
                .attr("type", "button")
                .attr("aria-label", fill_in)
                .press(move || use_card(session, form, card))
                .with(number),
        )
        .with(el("span").with(brand))
        .with(detail)
        .into()
}

/// Fills the form in with a test card; the name and the address that were typed stay.
fn use_card(session: Session, form: Form<CardEntry>, card: &TestCard) {
    let soon = session.today().plus_days(3 * 365);
    form.typed(|entry| {
        let filled = card.entry(&entry.holder, ExpiryMonth::of(soon), entry.billing.clone());
        *entry = filled;
    });
    form.refuse(Vec::new());
    tabs::later(0, || {
        document::focus("#next");
    });
}

/// What a payment with such a card comes to, and what is particular about it.
fn outcome_of(behaviour: Behaviour) -> (Outcome, Option<Text>) {
    match behaviour {
        Behaviour::Succeeds => (Outcome::Pays, None),
        Behaviour::AsksBankEachTime => (Outcome::AsksBank, Some(checkout::EACH_TIME)),
        Behaviour::AsksBankOnce => (Outcome::AsksBank, Some(checkout::FIRST_TIME)),
        Behaviour::Declines(reason) => (Outcome::Declines, Some(particular(reason))),
        Behaviour::DeclinesLater => (Outcome::Declines, Some(checkout::DECLINED_LATER)),
    }
}

fn particular(reason: DeclineReason) -> Text {
    match reason {
        DeclineReason::InsufficientFunds => checkout::DECLINED_FUNDS,
        DeclineReason::ExpiredCard | DeclineReason::CardExpired => checkout::DECLINED_EXPIRED,
        DeclineReason::IncorrectSecurityCode => checkout::DECLINED_CODE,
        DeclineReason::ProcessingError => checkout::DECLINED_PROCESSING,
        DeclineReason::Generic
        | DeclineReason::BankConfirmationFailed
        | DeclineReason::BankConfirmationNeeded
        | DeclineReason::CardRemoved => checkout::DECLINED_GENERIC,
    }
}
