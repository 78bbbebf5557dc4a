//! Joining the network: company, address, contact (statement 107).

use super::company_fields::{ADDRESS, COMPANY, CONTACT, order};
use super::entry::{fields, fields_within, kept, problem_summary, refuse};
use super::{Page, Shown};
use crate::components::action::{Action, actions};
use crate::components::form::form;
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::company::CompanyEntry;
use crate::domain::membership::{Membership, Verification};
use crate::i18n::{Text, Words, join};
use crate::markup::{Markup, div, el};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name under which what is typed is kept.
pub const FORM: &str = "join";

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
    let keep = kept(session, FORM.to_owned(), entry);
    let group = |legend: Text, hint: Text, asked: Vec<Markup>| {
        el("fieldset")
            .with(el("legend").text(words.say(legend)))
            .with(el("p").class("hint").text(words.say(hint)))
            .with(asked)
            .into()
    };
    let address = fields_within(words, entry, |entry| &mut entry.address, ADDRESS, &keep);
    let content = vec![
        group(join::COMPANY, join::ABOUT_SIMULATION, fields(words, entry, COMPANY, keep.clone())),
        group(join::ADDRESS, join::ADDRESS_HINT, address),
        group(join::CONTACT, join::CONTACT_HINT, fields(words, entry, CONTACT, keep)),
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
            refuse(form, found, &order());
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
