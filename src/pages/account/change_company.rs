//! Changing the company's profile. What was issued before keeps what it was issued with.

use crate::components::action::{Action, Kind, actions};
use crate::components::form::{form, group};
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::company::CompanyEntry;
use crate::domain::entry::Field;
use crate::domain::refusal::Refusal;
use crate::i18n::{Text, Words, company as texts, frame, problems, refusals, users};
use crate::markup::{Markup, div, el};
use crate::pages::company_fields::{ADDRESS, COMPANY, CONTACT, order};
use crate::pages::entry::{fields, fields_within, kept, problem_summary, refuse};
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name under which what is typed is kept.
const FORM: &str = "company";

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let Some(company) = session.read(|account| account.company.clone()) else {
        return not_found::show(words);
    };
    let entry = session.form_about(FORM, || CompanyEntry::from(&company));
    let may = session.may(&Command::ChangeCompany { company: Box::new(company.clone()) });
    let title = words.say(texts::CHANGE_TITLE);
    let header = PageHeader {
        path: Some((words.say(frame::PATH), vec![(words.say(frame::COMPANY), Route::Company.href())])),
        above: problem_summary(words, entry),
        title: title.clone(),
        lead: Some(words.say(texts::CHANGE_LEAD)),
        ..PageHeader::default()
    };
    let keep = kept(session, FORM.to_owned(), entry);
    let hinted =
        |legend: Text, hint: Text, asked: Vec<Markup>| group(words.say(legend), Some(words.say(hint)), asked);
    let save = Action::submit("save", words.say(users::SAVE)).unless(refused::reason(words, may));
    let cancel = Action::press("cancel", words.say(users::CANCEL), Kind::Quiet, move || {
        session.drop_form(FORM);
        session.go(Route::Company);
    });
    // The country stays: it is told, not asked.
    let country = company.address.country;
    let told = div("field")
        .with(el("p").with(el("strong").text(words.say(problems::label(Field::Country)))))
        .with(el("p").text(words.country(country.code())))
        .with(el("p").class("hint").text(refusals::reason(words, &Refusal::CountryStays { country })));
    let asked = ADDRESS.iter().position(|ask| ask.field != Field::Country).unwrap_or_default();
    let address = fields_within(words, entry, |entry| &mut entry.address, &ADDRESS[asked..], &keep);
    let address = [Markup::from(told)].into_iter().chain(address).collect();
    let content = vec![
        group(words.say(texts::COMPANY), None, fields(words, entry, COMPANY, keep.clone())),
        hinted(texts::ADDRESS, texts::ADDRESS_HINT, address),
        hinted(texts::CONTACT, texts::CONTACT_HINT, fields(words, entry, CONTACT, keep)),
        actions(vec![save, cancel]),
    ];
    let view = div("page")
        .attr("data-width", "form")
        .with(header.view())
        .with(form(content, Rc::new(move || send(session, entry))));
    Page::shown(title, view)
}

fn send(session: Session, form: Form<CompanyEntry>) {
    match form.read(CompanyEntry::check) {
        Err(found) => refuse(form, found, &order()),
        Ok(company) => {
            session.send_form(FORM, Command::ChangeCompany { company: Box::new(company) }, move |_| {
                session.tell_success(texts::SAVED);
                session.go(Route::Company);
            });
        }
    }
}
