//! Joining the network: company, address, contact (statement 107).

use super::entry::{Ask, Kind, draft_fields, problem_summary, refuse};
use super::{Page, Shown};
use crate::components::action::{Action, actions};
use crate::components::form::form;
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::company::CompanyEntry;
use crate::domain::entry::Field;
use crate::domain::membership::{Membership, Verification};
use crate::i18n::{Text, Words, join};
use crate::markup::{div, el};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name under which what is typed is kept.
pub const FORM: &str = "join";

const COMPANY: &[Ask<CompanyEntry>] = &[
    Ask {
        field: Field::CompanyName,
        part: |entry| &mut entry.legal_name,
        kind: Kind::Text,
        autocomplete: "organization",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::VatId,
        part: |entry| &mut entry.vat_id,
        kind: Kind::Text,
        autocomplete: "off",
        width: Some("m"),
        optional: true,
        hint: Some(join::VAT_HINT),
    },
];

const ADDRESS: &[Ask<CompanyEntry>] = &[
    Ask {
        field: Field::Country,
        part: |entry| &mut entry.address.country,
        kind: Kind::Country,
        autocomplete: "country",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Street,
        part: |entry| &mut entry.address.street,
        kind: Kind::Text,
        autocomplete: "street-address",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::City,
        part: |entry| &mut entry.address.city,
        kind: Kind::Text,
        autocomplete: "address-level2",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Region,
        part: |entry| &mut entry.address.region,
        kind: Kind::Text,
        autocomplete: "address-level1",
        width: Some("m"),
        optional: true,
        hint: None,
    },
    Ask {
        field: Field::Postcode,
        part: |entry| &mut entry.address.postcode,
        kind: Kind::Text,
        autocomplete: "postal-code",
        width: Some("s"),
        optional: true,
        hint: None,
    },
];

const CONTACT: &[Ask<CompanyEntry>] = &[
    Ask {
        field: Field::ContactName,
        part: |entry| &mut entry.contact_name,
        kind: Kind::Text,
        autocomplete: "name",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Email,
        part: |entry| &mut entry.email,
        kind: Kind::Email,
        autocomplete: "email",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Phone,
        part: |entry| &mut entry.phone,
        kind: Kind::Phone,
        autocomplete: "tel",
        width: Some("m"),
        optional: true,
        hint: Some(join::PHONE_HINT),
    },
];

/// The screen. A company that has joined already is at home.
pub fn show(session: Session, words: Words) -> Shown {
    let joined = session.read(|account| match account.membership {
        Membership::None | Membership::Rejected { .. } => false,
        Membership::Pending { .. } | Membership::Authorized { .. } => true,
    });
    if joined {
        return Shown::Elsewhere(Route::Home);
    }
    let entry = session.form::<CompanyEntry>(FORM);
    let title = words.say(join::TITLE);
    let header = PageHeader {
        above: problem_summary(words, entry),
        title: title.clone(),
        lead: Some(words.say(join::LEAD)),
        ..PageHeader::default()
    };
    let group = |legend: Text, hint: Text, asks: &[Ask<CompanyEntry>]| {
        el("fieldset")
            .with(el("legend").text(words.say(legend)))
            .with(el("p").class("hint").text(words.say(hint)))
            .with(draft_fields(session, words, FORM, entry, asks))
            .into()
    };
    let content = vec![
        group(join::COMPANY, join::ABOUT_SIMULATION, COMPANY),
        group(join::ADDRESS, join::ADDRESS_HINT, ADDRESS),
        group(join::CONTACT, join::CONTACT_HINT, CONTACT),
        actions(vec![Action::submit("join", words.say(join::SUBMIT))]),
    ];
    let view = div("page")
        .attr("data-width", "form")
        .with(header.view())
        .with(form(content, Rc::new(move || send(session, entry))));
    Page::shown(title, view)
}

fn send(session: Session, form: Form<CompanyEntry>) {
    match form.read(CompanyEntry::check) {
        Err(found) => {
            let order: Vec<Field> =
                [COMPANY, ADDRESS, CONTACT].into_iter().flatten().map(|ask| ask.field).collect();
            refuse(form, found, &order);
        }
        Ok(company) => {
            let language = session.words().language;
            let join =
                Command::Join { company: Box::new(company), language, verification: Verification::AtOnce };
            session.send(join, move |_| {
                session.drop_form(FORM);
                session.tell_success(join::JOINED);
                session.go(Route::Offers);
            });
        }
    }
}
