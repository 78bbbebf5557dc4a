//! The form in which a card is added (statements 136-137 and 158-159), for an order or for itself. What is typed here is
//! never stored, not even as a draft: it lives in the page until it is sent, and is wiped then.

use super::entry::{self, Ask, fields, fields_together, problem_summary, refuse};
use super::refused;
use super::test_cards::test_cards;
use crate::components::action::{Action, Kind, Reason, actions};
use crate::components::form::{form, group};
use crate::domain::account::Account;
use crate::domain::card::CardEntry;
use crate::domain::command::Command;
use crate::domain::company::AddressEntry;
use crate::domain::entry::Field;
use crate::domain::event::Event;
use crate::domain::id::OrderId;
use crate::i18n::{Text, Words, checkout};
use crate::markup::Markup;
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name under which the form is known while the page lives.
const FORM: &str = "card";

const CARD: &[Ask<CardEntry>] = &[
    Ask {
        field: Field::CardNumber,
        part: |entry| &mut entry.number,
        kind: entry::Kind::Digits,
        autocomplete: "off",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Holder,
        part: |entry| &mut entry.holder,
        kind: entry::Kind::Text,
        autocomplete: "off",
        width: None,
        optional: false,
        hint: None,
    },
];

/// Month and year are one answer: which of them is wrong is for the person to see.
const EXPIRY: &[(Text, Ask<CardEntry>)] = &[
    (
        checkout::MONTH,
        Ask {
            field: Field::Expiry,
            part: |entry| &mut entry.expiry_month,
            kind: entry::Kind::Digits,
            autocomplete: "off",
            width: Some("xs"),
            optional: false,
            hint: None,
        },
    ),
    (
        checkout::YEAR,
        Ask {
            field: Field::ExpiryYear,
            part: |entry| &mut entry.expiry_year,
            kind: entry::Kind::Digits,
            autocomplete: "off",
            width: Some("xs"),
            optional: false,
            hint: None,
        },
    ),
];

const CODE: &[Ask<CardEntry>] = &[Ask {
    field: Field::SecurityCode,
    part: |entry| &mut entry.security_code,
    kind: entry::Kind::Digits,
    autocomplete: "off",
    width: Some("xs"),
    optional: false,
    hint: Some(checkout::CODE_HINT),
}];

const BILLING: &[Ask<CardEntry>] = &[
    Ask {
        field: Field::Country,
        part: |entry| &mut entry.billing.country,
        kind: entry::Kind::Country,
        autocomplete: "off",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Street,
        part: |entry| &mut entry.billing.street,
        kind: entry::Kind::Text,
        autocomplete: "off",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::City,
        part: |entry| &mut entry.billing.city,
        kind: entry::Kind::Text,
        autocomplete: "off",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Region,
        part: |entry| &mut entry.billing.region,
        kind: entry::Kind::Text,
        autocomplete: "off",
        width: Some("m"),
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Postcode,
        part: |entry| &mut entry.billing.postcode,
        kind: entry::Kind::Text,
        autocomplete: "off",
        width: Some("s"),
        optional: false,
        hint: None,
    },
];

/// A form that adds a card.
pub struct CardForm {
    /// The order that is paid with it, if it is added for one.
    pub order: Option<OrderId>,
    /// What sending it is called.
    pub send: Text,
    /// What leaving it is called, and where that leads.
    pub leave: (Text, Route),
    /// What comes after the card was added, by what that did: nothing where it was saved already.
    pub added: fn(Session, Option<OrderId>, &[Event]),
}

/// What a screen with the form shows.
pub struct CardFormView {
    /// What is wrong, above the title.
    pub problems: Option<Markup>,
    /// The test cards and the form.
    pub content: Markup,
}

impl CardForm {
    /// The form as it stands in a screen.
    pub fn view(self, session: Session, words: Words) -> CardFormView {
        let CardForm { order, send: send_text, leave: (leave_text, leave_to), added } = self;
        let entry = session.secret_form::<CardEntry>(FORM);
        entry.typed(|entry| {
            if entry.billing == AddressEntry::default() {
                session.read(|account| fill_in(entry, account));
            }
        });
        let keep: Rc<dyn Fn()> = Rc::new(|| {});
        let leave = Action::press("back", words.say(leave_text), Kind::Quiet, move || {
            wipe(session, entry);
            session.go(leave_to);
        });
        let mut card = fields(words, entry, CARD, keep.clone());
        card.push(fields_together(words, entry, "expiry-error", EXPIRY, &keep));
        card.extend(fields(words, entry, CODE, keep.clone()));
        let billing = fields(words, entry, BILLING, keep);
        let add = Action::submit("next", words.say(send_text)).unless(why_no_card(session, words, order));
        let content = vec![
            group(words.say(checkout::CARD_SECTION), None, card),
            group(words.say(checkout::BILLING_SECTION), Some(words.say(checkout::BILLING_HINT)), billing),
            actions(vec![add, leave]),
        ];
        let send = Rc::new(move || match entry.read(|entry| entry.check(session.today())) {
            Err(found) => {
                let card = CARD.iter().chain(EXPIRY.iter().map(|(_, ask)| ask)).chain(CODE);
                let order: Vec<Field> = card.chain(BILLING).map(|ask| ask.field).collect();
                refuse(entry, found, &order);
            }
            Ok(card) => session.send(Command::AddPaymentMethod { card, order }, move |events| {
                wipe(session, entry);
                added(session, order, events);
            }),
        });
        CardFormView {
            problems: problem_summary(words, entry),
            content: [test_cards(session, words, entry), form(content, send)].into(),
        }
    }
}

/// Why no card can be added, whichever it is; for an order, if one is named.
pub fn why_no_card(session: Session, words: Words, order: Option<OrderId>) -> Option<Reason> {
    let some_card = session.read(|account| account.adding_a_card(session.today(), order))?;
    refused::reason(words, session.may(&some_card))
}

/// What is known already: the company's contact and address.
fn fill_in(entry: &mut CardEntry, account: &Account) {
    if let Some(company) = &account.company {
        entry.billing = AddressEntry::from(&company.address);
        entry.holder.clone_from(&company.contact.name);
    }
}

/// Wipes what was typed.
fn wipe(session: Session, form: Form<CardEntry>) {
    form.typed(CardEntry::clear);
    session.drop_form(FORM);
}
