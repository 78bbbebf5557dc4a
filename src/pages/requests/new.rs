//! Report problems with Partner Center > New request (statements 169-171).

use super::new_fields::{Writing, check};
use super::subscription_name;
use super::suggestions::suggestions;
use crate::browser::document;
use crate::components::action::{Action, Kind, actions};
use crate::components::form::form as form_view;
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::entry::Field;
use crate::domain::event::Event;
use crate::domain::id::SubscriptionId;
use crate::domain::request_entry::{ProblemType, RequestEntry};
use crate::domain::user::By;
use crate::i18n::{Words, frame, new_request, requests};
use crate::markup::{Markup, div, el};
use crate::pages::entry::{problem_summary, refuse};
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::{Form, Notice, Session, Tone};
use std::rc::Rc;

/// The fields in the order in which the form asks for them.
const ORDER: [Field; 9] = [
    Field::ProblemType,
    Field::Matter,
    Field::Wanted,
    Field::Title,
    Field::Description,
    Field::Attachments,
    Field::ContactName,
    Field::Email,
    Field::Phone,
];

/// The screen: an empty form, or one that is filled in to cancel a subscription.
pub fn show(session: Session, words: Words, cancels: Option<SubscriptionId>) -> Shown {
    let offer = match cancels {
        None => None,
        Some(id) => match session.read(|account| account.subscription(id).map(|held| held.offer)) {
            Some(offer) => Some(subscription_name(words, offer)),
            None => return not_found::show(words),
        },
    };
    let name = form_name(session, cancels);
    let form = session.form::<RequestEntry>(&name);
    begin(session, words, cancels, form);
    let title = words.say(requests::NEW_REQUEST);
    let lead = match &offer {
        Some(what) => words.fill(new_request::LEAD_CANCEL, &[("what", what)]),
        None => words.say(new_request::LEAD),
    };
    let above = vec![
        (words.say(frame::REQUESTS), Route::Requests.href()),
        (words.say(requests::REPORT), Route::ReportProblems.href()),
    ];
    let header = PageHeader {
        path: Some((words.say(frame::PATH), above)),
        above: problem_summary(words, form),
        title: title.clone(),
        lead: Some(lead),
        ..PageHeader::default()
    };
    let writing = Writing { session, words, name: &name, form };
    let entry = form.read(RequestEntry::clone);
    let of_billing = entry.problem == Some(ProblemType::Billing);
    let asked = entry.subscription.filter(|_| of_billing);
    let mut content = vec![writing.type_of_problem()];
    content.extend(of_billing.then(|| writing.matter()));
    content.push(suggestions(session, words, &name, &entry));
    content.extend(asked.map(|id| writing.wanted(id)));
    content.extend(writing.about());
    content.push(writing.severity());
    content.push(writing.contact());
    content.push(ending(session, words, cancels, asked));
    let send: Rc<dyn Fn()> = {
        let name = name.clone();
        Rc::new(move || send(session, &name, form))
    };
    let view = div("page").attr("data-width", "form").with(header.view()).with(form_view(content, send));
    Page::shown(title, view)
}

/// Drafts belong to the person who writes them.
fn form_name(session: Session, cancels: Option<SubscriptionId>) -> String {
    let writer = match session.by() {
        By::User(id) => id.to_string(),
        By::Visitor | By::Agent | By::Clock => String::new(),
    };
    match cancels {
        Some(id) => ["cancel-", &id.to_string(), "-by-", &writer].concat(),
        None => ["new-request-by-", &writer].concat(),
    }
}

/// Fills in what is known, where nothing was typed yet.
fn begin(session: Session, words: Words, cancels: Option<SubscriptionId>, form: Form<RequestEntry>) {
    if form.read(|entry| *entry != RequestEntry::default()) {
        return;
    }
    let by = session.by();
    let known = session.read(|account| match cancels {
        None => account.new_request(by),
        Some(id) => {
            let what = account.subscription(id).map(|held| subscription_name(words, held.offer));
            let title = words.fill(new_request::TITLE_CANCEL, &[("what", &what.unwrap_or_default())]);
            RequestEntry { title, ..account.cancellation_request(by, id) }
        }
    });
    form.typed(|entry| *entry = known);
}

/// Submit, and the ways out of the form.
fn ending(
    session: Session,
    words: Words,
    cancels: Option<SubscriptionId>,
    asked: Option<SubscriptionId>,
) -> Markup {
    let (by, today) = (session.by(), session.today());
    let verdict = session.read(|account| account.may_submit(by, today, asked));
    let submit =
        Action::submit("submit", words.say(new_request::SUBMIT)).unless(refused::reason(words, verdict));
    let cancel = Action::link("cancel", words.say(new_request::CANCEL), Kind::Quiet, Route::Requests.href());
    let clear = Action::press("clear", words.say(new_request::START_OVER), Kind::Quiet, move || {
        session.drop_form(&form_name(session, cancels));
        session.show_again();
        session.tell_success(new_request::CLEARED);
        document::focus("#problem-type");
    });
    // A reason needs a line of its own.
    let rows = if submit.reason.is_some() {
        [actions(vec![submit]), actions(vec![cancel, clear])]
    } else {
        [actions(vec![submit, cancel, clear]), Markup::default()]
    };
    [rows.into(), el("p").class("soft").with(el("small").text(words.say(new_request::DRAFT_KEPT))).into()]
        .into()
}

fn send(session: Session, name: &str, form: Form<RequestEntry>) {
    let asked = match check(session, form) {
        Err(found) => return refuse(form, found, &ORDER),
        Ok(asked) => asked,
    };
    form.refuse(Vec::new());
    session.send_form(name, Command::OpenRequest { asked: Box::new(asked) }, move |events| {
        for event in events {
            if let Event::RequestOpened { request, number, .. } = event {
                let told =
                    session.words().fill(requests::SUBMITTED_TOLD, &[("number", &requests::number(number))]);
                session.tell(Notice::new(Tone::Success, told));
                session.go_instead(Route::Request(*request));
            }
        }
    });
}
