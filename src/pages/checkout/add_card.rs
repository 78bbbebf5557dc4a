//! Get started! Add a way to pay (statements 136-137 and 158-159). What is typed here is never stored, not even as a
//! draft: it lives in the page until it is sent, and is wiped then.

use super::header;
use super::test_cards::test_cards;
use crate::components::action::{Action, Kind, actions};
use crate::components::form::form;
use crate::domain::account::Account;
use crate::domain::card::CardEntry;
use crate::domain::command::Command;
use crate::domain::company::AddressEntry;
use crate::domain::entry::Field;
use crate::domain::id::OrderId;
use crate::domain::order::Step;
use crate::i18n::{Text, Words, checkout, frame};
use crate::markup::{Markup, div, el};
use crate::pages::entry::{self, Ask, fields, fields_together, problem_summary, refuse};
use crate::pages::{Page, Shown, not_found};
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
        optional: true,
        hint: None,
    },
    Ask {
        field: Field::Postcode,
        part: |entry| &mut entry.billing.postcode,
        kind: entry::Kind::Text,
        autocomplete: "off",
        width: Some("s"),
        optional: true,
        hint: None,
    },
];

/// The screen.
pub fn show(session: Session, words: Words, id: OrderId) -> Shown {
    let Some(order) = session.read(|account| account.unpaid_order(id).ok().cloned()) else {
        return not_found::show(words);
    };
    let today = session.today();
    let entry = session.secret_form::<CardEntry>(FORM);
    entry.typed(|entry| {
        if entry.billing == AddressEntry::default() {
            session.read(|account| fill_in(entry, account));
        }
    });
    let title = words.say(checkout::ADD_TITLE);
    let mut header = header(words, &order, Step::Payment, &title, Some(checkout::ADD_LEAD));
    header.above = Some([header.above.into(), problem_summary(words, entry).into()].into());
    let keep: Rc<dyn Fn()> = Rc::new(|| {});
    let cancel = Action::press("back", words.say(frame::BACK), Kind::Quiet, move || {
        leave(session, entry, Route::Checkout(id, Step::Payment));
    });
    let content = vec![
        group(words, checkout::CARD_SECTION, None, {
            let mut card = fields(words, entry, CARD, keep.clone());
            card.push(fields_together(words, entry, "expiry-error", EXPIRY, &keep));
            card.extend(fields(words, entry, CODE, keep.clone()));
            card
        }),
        group(
            words,
            checkout::BILLING_SECTION,
            Some(checkout::BILLING_HINT),
            fields(words, entry, BILLING, keep),
        ),
        actions(vec![Action::submit("next", words.say(frame::NEXT)), cancel]),
    ];
    let send = Rc::new(move || {
        match entry.read(|entry| entry.check(today)) {
            Err(found) => {
                let card = CARD.iter().chain(EXPIRY.iter().map(|(_, ask)| ask)).chain(CODE);
                let order: Vec<Field> = card.chain(BILLING).map(|ask| ask.field).collect();
                refuse(entry, found, &order);
            }
            Ok(card) => session.send(Command::AddPaymentMethod { card, order: Some(id) }, move |_| {
                leave(session, entry, Route::Checkout(id, Step::Review));
            }),
        };
    });
    let view = div("page")
        .attr("data-width", "form")
        .with(header.view())
        .with(test_cards(session, words, entry))
        .with(form(content, send));
    Page::shown(title, view)
}

/// What is known already: the company's contact and address.
fn fill_in(entry: &mut CardEntry, account: &Account) {
    if let Some(company) = &account.company {
        entry.billing = AddressEntry::from(&company.address);
        entry.holder.clone_from(&company.contact.name);
    }
}

/// Wipes what was typed, and goes on.
fn leave(session: Session, form: Form<CardEntry>, route: Route) {
    form.typed(CardEntry::clear);
    session.drop_form(FORM);
    session.go(route);
}

fn group(words: Words, legend: Text, hint: Option<Text>, content: Vec<Markup>) -> Markup {
    let hint = hint.map(|hint| el("p").class("hint").text(words.say(hint)));
    el("fieldset").with(el("legend").text(words.say(legend))).with(hint).with(content).into()
}
