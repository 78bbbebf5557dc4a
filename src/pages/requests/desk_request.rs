//! One service request as the one who answers it sees it, beside what the desk knows of the member (statement 172).

use super::acting::{acting, at_desk};
use super::decision::Deciding;
use super::desk::severity;
use super::desk_facts::member;
use super::draft::{Draft, Lines, SOMETHING, keep};
use super::status::{asked, next, status};
use super::talk::talk;
use crate::components::action::{Action, Kind, actions};
use crate::components::facts::facts;
use crate::components::form::form as form_view;
use crate::components::icon::Icon;
use crate::components::notice::{Tone, notice};
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::entry::{Field, paragraphs};
use crate::domain::id::RequestId;
use crate::domain::request_entry::TEXT_MOST;
use crate::domain::support_request::SupportRequest;
use crate::i18n::{Text, Words, desk, frame, requests};
use crate::markup::{Markup, div, el};
use crate::pages::entry::{problem_summary, refuse};
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The screen.
pub fn show(session: Session, words: Words, id: RequestId) -> Shown {
    let path = Some((words.say(frame::PATH), vec![(words.say(frame::DESK), Route::Desk.href())]));
    if !at_desk(session) {
        let title = words.say(desk::TITLE);
        let header = PageHeader { path, title: title.clone(), ..PageHeader::default() };
        let acting = acting(session, words, Route::Request(id));
        return Page::shown(title, div("page").with(header.view()).with(acting));
    }
    let Some(request) = session.read(|account| account.request(id).cloned()) else {
        return not_found::show(words);
    };
    let form = session.form::<Draft>(&form_name(id));
    let (title, today) = (request.asked.title.clone(), session.today());
    let header = PageHeader {
        path,
        above: problem_summary(words, form),
        title: title.clone(),
        badges: Some([status(words, &request), severity(words, request.asked.severity)].into()),
        lead: Some(session.read(|account| next(account, words, &request, today))),
        ..PageHeader::default()
    };
    let deciding = Deciding::of(session, words, &request, form);
    let about = el("section")
        .class("card")
        .attr("aria-labelledby", "about")
        .with(el("h2").id("about").text(words.say(requests::ABOUT)))
        .with(facts(session.read(|account| asked(account, words, &request))));
    let left = div("stack")
        .attr("data-gap", "l")
        .with(automatic(session, words, &request))
        .with(session.read(|account| talk(account, words, &request)))
        .with(reply(session, words, &request, form))
        .with(deciding.map(Deciding::view));
    let right =
        div("stack").with(session.read(|account| member(account, words, &request, today))).with(about);
    let view = div("page")
        .with(header.view())
        .with(acting(session, words, Route::Request(id)))
        .with(div("split").with(left).with(right))
        .with(deciding.and_then(Deciding::dialog));
    Page::shown(title, view)
}

/// The name under which is kept what is being written at the desk.
pub fn form_name(id: RequestId) -> String {
    ["desk-", &id.to_string()].concat()
}

fn automatic(session: Session, words: Words, request: &SupportRequest) -> Option<Markup> {
    let day = session.read(|account| account.automatic_day(request))?;
    let text = words.fill(desk::AUTOMATIC_WILL, &[("date", &words.date(day))]);
    Some(notice(Tone::Info, None, text, None))
}

/// A message to the member, and what else the desk can do without deciding.
fn reply(session: Session, words: Words, request: &SupportRequest, form: Form<Draft>) -> Markup {
    let id = request.id;
    let text = SOMETHING.to_owned();
    let not = |command: &Command| {
        let here = Route::Request(id).href();
        refused::reason(words, session.may(command)).map(|reason| reason.seen_at(&here))
    };
    let language = words.say(requests::language(request.asked.language));
    let hint = Some(words.fill(desk::MESSAGE_HINT, &[("language", &language)]));
    let lines = Lines { field: Field::Message, label: words.say(desk::MESSAGE), hint };
    let kept = keep(session, &form_name(id), form);
    // Where there is something to decide, deciding is what the page is for.
    let kind = if request.asked.cancels.is_some() { Kind::Secondary } else { Kind::Primary };
    let write = Action { kind, ..Action::submit("write", words.say(desk::WRITE)) }
        .with_icon(Icon::Send)
        .unless(not(&Command::WriteToMember { request: id, text: text.clone() }));
    let ask = Action::press("ask", words.say(desk::ASK), Kind::Secondary, move || {
        send(session, id, form, |request, text| Command::AskMember { request, text }, desk::ASKED);
    })
    .unless(not(&Command::AskMember { request: id, text }));
    let days = session.read(|account| account.policy().requests.close_waiting).to_string();
    let possible = write.reason.is_none();
    let content = vec![
        lines.view(words, form, |draft| &mut draft.message, kept),
        el("p").class("hint").text(words.fill(desk::ASK_TEXT, &[("n", &days)])).into(),
        actions(vec![write.clone(), ask]),
    ];
    let write_now = move || {
        send(session, id, form, |request, text| Command::WriteToMember { request, text }, desk::WROTE);
    };
    let content: Markup =
        if possible { form_view(content, Rc::new(write_now)) } else { actions(vec![write]) };
    el("section")
        .class("stack")
        .attr("aria-labelledby", "reply")
        .with(el("h2").id("reply").text(words.say(desk::REPLY)))
        .with(content)
        .with(others(session, words, request))
        .into()
}

/// Confirming that the request was seen, and closing it as answered.
fn others(session: Session, words: Words, request: &SupportRequest) -> Markup {
    let id = request.id;
    let seen = Command::AcknowledgeRequest { request: id };
    let close = Command::CloseRequest { request: id };
    let may_see = session.may(&seen);
    if may_see.is_err() {
        return Markup::default();
    }
    let confirm = request.acknowledged.is_none().then(|| {
        Action::press("acknowledge", words.say(desk::ACKNOWLEDGE), Kind::Secondary, move || {
            session.send(seen.clone(), move |_| session.tell_success(desk::ACKNOWLEDGED));
        })
    });
    let here = Route::Request(id).href();
    let reason = refused::reason(words, session.may(&close)).map(|reason| reason.seen_at(&here));
    let close = Action::press("close-request", words.say(desk::CLOSE), Kind::Secondary, move || {
        session.send(close.clone(), move |_| session.tell_success(desk::CLOSED));
    })
    .unless(reason);
    actions(confirm.into_iter().chain([close]).collect())
}

fn send(
    session: Session,
    id: RequestId,
    form: Form<Draft>,
    command: fn(RequestId, String) -> Command,
    told: Text,
) {
    let text = form.read(|draft| draft.message.clone());
    if let Err(problem) = paragraphs(Field::Message, &text, TEXT_MOST) {
        return refuse(form, vec![problem], &[Field::Message]);
    }
    form.refuse(Vec::new());
    session.send(command(id, text), move |_| {
        form.change(|draft| draft.message.clear());
        session.keep_form(&form_name(id), form);
        session.tell_success(told);
    });
}
