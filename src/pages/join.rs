//! Joining the network: company, address, contact (statement 107).

use super::company_fields::{ADDRESS, COMPANY, CONTACT, order};
use super::entry::{fields, fields_within, kept, problem_summary, refuse};
use super::{Page, Shown, refused};
use crate::components::action::{Action, actions};
use crate::components::field::tick;
use crate::components::form::{form, group};
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::company::CompanyEntry;
use crate::domain::membership::{Membership, Verification};
use crate::i18n::{Text, Words, company as texts, join};
use crate::markup::{Markup, div};
use crate::pages::help::{self, Topic};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name under which what is typed is kept.
pub const FORM: &str = "join";
/// The name under which it is remembered whether the desk is to verify the company.
const VERIFICATION: &str = "verification";

/// The screen. A company that has joined already is at home.
pub fn show(session: Session, words: Words) -> Shown {
    let joined = session.read(|account| match account.membership {
        Membership::None | Membership::Rejected { .. } => false,
        Membership::Pending { .. } | Membership::Authorized { .. } => true,
    });
    if joined {
        return Shown::Elsewhere(Route::Home);
    }
    // Who was not authorized corrects what was sent.
    let sent =
        || session.read(|account| account.company.as_ref().map(CompanyEntry::from).unwrap_or_default());
    let entry = session.form_about(FORM, sent);
    let title = words.say(join::TITLE);
    let header = PageHeader {
        above: problem_summary(words, entry),
        title: title.clone(),
        lead: Some(words.say(join::LEAD)),
        ..PageHeader::default()
    };
    let keep = kept(session, FORM.to_owned(), entry);
    let hinted =
        |legend: Text, hint: Text, asked: Vec<Markup>| group(words.say(legend), Some(words.say(hint)), asked);
    // Where there are users already, the contact becomes none of them.
    let first = session.read(|account| account.users.is_empty());
    let contact_hint = if first { join::CONTACT_HINT } else { texts::CONTACT_HINT };
    let may = session.read(|account| account.may_join(session.by()));
    let submit = Action::submit("join", words.say(join::SUBMIT)).unless(refused::reason(words, may));
    let address = fields_within(words, entry, |entry| &mut entry.address, ADDRESS, &keep);
    let content = vec![
        hinted(join::COMPANY, join::ABOUT_SIMULATION, fields(words, entry, COMPANY, keep.clone())),
        hinted(join::ADDRESS, join::ADDRESS_HINT, address),
        hinted(join::CONTACT, contact_hint, fields(words, entry, CONTACT, keep)),
        verify_first(session, words),
        actions(vec![submit]),
    ];
    let view = div("page")
        .attr("data-width", "form")
        .with(header.view())
        .with(form(content, Rc::new(move || send(session, entry))))
        .with(help::how(session, words, Topic::Join));
    Page::shown(title, view)
}

/// Whether the company waits for the desk, which is then played on the screen of the simulation.
fn verify_first(session: Session, words: Words) -> Markup {
    let chosen: Form<Verification> = session.form(VERIFICATION);
    let ticked = chosen.read(|chosen| *chosen == Verification::ByDesk);
    let change = Rc::new(move || {
        chosen.change(|chosen| *chosen = if ticked { Verification::AtOnce } else { Verification::ByDesk });
        session.keep_form(VERIFICATION, chosen);
    });
    tick("verify-first", words.say(join::VERIFY), words.say(join::VERIFY_HINT), ticked, change).into()
}

fn send(session: Session, form: Form<CompanyEntry>) {
    match form.read(CompanyEntry::check) {
        Err(found) => {
            refuse(form, found, &order());
        }
        Ok(company) => {
            let language = session.words().language();
            let verification = session.form::<Verification>(VERIFICATION).read(|chosen| *chosen);
            let join = Command::Join { company: Box::new(company), language, verification };
            session.send_form(FORM, join, move |_| {
                session.drop_form(VERIFICATION);
                let (told, next) = match verification {
                    Verification::AtOnce => (join::JOINED, Route::Offers),
                    Verification::ByDesk => (join::WAITS, Route::Home),
                };
                session.tell_success(told);
                session.go(next);
            });
        }
    }
}
