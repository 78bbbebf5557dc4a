//! One service request as the member sees it (statement 174).

use super::draft::{Draft, Lines, SOMETHING, attachments, keep};
use super::status::{asked, next, status};
use super::talk::talk;
use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, Reason, actions};
use crate::components::dialog::dialog;
use crate::components::facts::facts;
use crate::components::form::form as form_view;
use crate::components::icon::Icon;
use crate::components::notice::{Tone, notice};
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::entry::Field;
use crate::domain::id::RequestId;
use crate::domain::permission::Permission;
use crate::domain::request_entry::check_attachments;
use crate::domain::support_request::{Act, RequestStatus, SupportRequest, Verdict};
use crate::i18n::{Text, Words, frame, requests};
use crate::markup::{Markup, div, el};
use crate::pages::entry::{problem_summary, refuse};
use crate::pages::refund::until_decided;
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The screen. Of a request that the person may not see, not even its existence is told.
pub fn show(session: Session, words: Words, id: RequestId) -> Shown {
    let by = session.by();
    let seen = session
        .read(|account| account.request(id).filter(|request| account.sees_request(by, request)).cloned());
    let Some(request) = seen else { return not_found::show(words) };
    let today = session.today();
    let name = form_name(id);
    let form = session.form::<Draft>(&name);
    let title = request.asked.title.clone();
    let header = PageHeader {
        path: Some((words.say(frame::PATH), vec![(words.say(frame::REQUESTS), Route::Requests.href())])),
        above: problem_summary(words, form),
        title: title.clone(),
        badges: Some(status(words, &request)),
        lead: Some(session.read(|account| next(account, words, &request, today))),
        ..PageHeader::default()
    };
    let conversation = session.read(|account| talk(account, words, &request));
    let facts = facts(session.read(|account| asked(account, words, &request)));
    let about = el("section")
        .class("card")
        .attr("aria-labelledby", "about")
        .with(el("h2").id("about").text(words.say(requests::ABOUT)))
        .with(facts);
    let left = div("stack")
        .attr("data-gap", "l")
        .with(standing(session, words, &request))
        .with(conversation)
        .with(answer(session, words, &request, form));
    let right = div("stack").with(about).with(actions_card(session, words, &request));
    let view = div("page")
        .with(header.view())
        .with(div("split").with(left).with(right))
        .with(close_dialog(session, words, &request));
    Page::shown(title, view)
}

fn form_name(id: RequestId) -> String {
    ["request-", &id.to_string()].concat()
}

/// What matters most now: the number after submitting, a question of the desk, a decision.
fn standing(session: Session, words: Words, request: &SupportRequest) -> Option<Markup> {
    let policy = session.read(|account| account.policy());
    let days = policy.requests.reopen.to_string();
    match request.status {
        RequestStatus::AttentionNeeded { .. } => {
            let closes = request.closes_on(policy).map(|day| words.date(day)).unwrap_or_default();
            let text = words.fill(requests::ATTENTION, &[("date", &closes), ("n", &days)]);
            Some(notice(Tone::Warning, Some(words.say(requests::ATTENTION_TITLE)), text, None))
        }
        RequestStatus::Open { .. } => {
            let untouched = request.turns.iter().all(|turn| turn.act == Act::Acknowledged);
            untouched.then(|| submitted(session, words, request))
        }
        RequestStatus::Closed { .. } => decided(session, words, request),
    }
}

fn submitted(session: Session, words: Words, request: &SupportRequest) -> Markup {
    let text = if let Some(day) = session.read(|account| account.automatic_answer(request)) {
        let today = session.today();
        let decides = session.read(|account| account.may_decide(request, today).is_ok());
        let text = if decides { requests::SUBMITTED_AUTOMATIC } else { requests::SUBMITTED_GUIDED };
        words.fill(text, &[("date", &words.date(day))])
    } else {
        let language = words.say(requests::language(request.asked.language));
        words.fill(requests::SUBMITTED, &[("name", &request.asked.contact.name), ("language", &language)])
    };
    let title = words.fill(requests::SUBMITTED_TITLE, &[("number", &requests::number(&request.number))]);
    let cancels = request.asked.cancels.map(|wish| wish.subscription);
    let meanwhile =
        cancels.map(|id| session.read(|account| until_decided(account, words, id, session.today())));
    let text: Vec<String> = [text].into_iter().chain(meanwhile.into_iter().flatten()).collect();
    notice(Tone::Success, Some(title), words.in_a_row(&text), None)
}

fn decided(session: Session, words: Words, request: &SupportRequest) -> Option<Markup> {
    let (on, verdict) = request.outcome()?;
    let today = session.today();
    let subscription = request.asked.cancels?.subscription;
    let look = Action::link(
        "look-at-subscription",
        words.say(requests::LOOK_AT_SUBSCRIPTION),
        Kind::Secondary,
        Route::Subscription(subscription).href(),
    );
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    let refunded = |text: Text, day, amount| {
        words.fill(text, &[("date", &words.date(day)), ("amount", &words.money(amount))])
    };
    let (tone, title, text) = match verdict {
        Verdict::CancelledNow { refunded: None, .. } => {
            (Tone::Success, requests::GRANTED_NOW, dated(requests::GRANTED_NOW_TEXT, on))
        }
        Verdict::CancelledNow { refunded: Some(amount), .. } => {
            (Tone::Success, requests::GRANTED_NOW, refunded(requests::GRANTED_NOW_REFUND_TEXT, on, *amount))
        }
        Verdict::CancelledAtEnd { on, refunded: None, .. } if *on <= today => {
            (Tone::Success, requests::GRANTED_NOW, dated(requests::GRANTED_NOW_TEXT, *on))
        }
        Verdict::CancelledAtEnd { on, refunded: Some(amount), .. } if *on <= today => {
            (Tone::Success, requests::GRANTED_NOW, refunded(requests::GRANTED_NOW_REFUND_TEXT, *on, *amount))
        }
        Verdict::CancelledAtEnd { on, refunded: None, .. } => {
            (Tone::Success, requests::GRANTED_END, dated(requests::GRANTED_END_TEXT, *on))
        }
        Verdict::CancelledAtEnd { on, refunded: Some(amount), .. } => {
            (Tone::Success, requests::GRANTED_END, refunded(requests::GRANTED_END_REFUND_TEXT, *on, *amount))
        }
        Verdict::Rejected { .. } => {
            let over = session.read(|account| {
                let goes_on = account.cancellable(today).any(|held| held.id == subscription);
                let held = account.subscription(subscription).filter(|_| !goes_on)?;
                let over = held.over_from(account.policy());
                Some(account.ends_on(held).unwrap_or(over))
            });
            let until = session.read(|account| request.reopens_until(account.policy()));
            let text = match (over, until.filter(|until| today <= *until)) {
                (Some(on), _) if on <= today => dated(requests::GRANTED_NOW_TEXT, on),
                (Some(on), _) => dated(requests::REJECTED_ENDS, on),
                (None, Some(until)) => dated(requests::REJECTED_TEXT, until),
                (None, None) => words.say(requests::REJECTED_FOR_GOOD),
            };
            (Tone::Warning, requests::REJECTED, text)
        }
    };
    Some(notice(tone, Some(words.say(title)), text, Some(actions(vec![look]))))
}

fn is_closed(request: &SupportRequest) -> bool {
    match request.status {
        RequestStatus::Closed { .. } => true,
        RequestStatus::Open { .. } | RequestStatus::AttentionNeeded { .. } => false,
    }
}

/// Why the member can neither answer nor open the request again, if it is so.
fn why_not_answered(session: Session, words: Words, request: &SupportRequest) -> Option<Reason> {
    let id = request.id;
    let text = SOMETHING.to_owned();
    let probe = if is_closed(request) {
        Command::ReopenRequest { request: id, text }
    } else {
        Command::AddInformation { request: id, text, attachments: Vec::new() }
    };
    refused::reason(words, session.may(&probe)).map(|reason| reason.seen_at(&Route::Request(id).href()))
}

/// The form in which the member goes on: an answer, or why the request is opened again; nothing where neither is
/// possible, which is said among the actions.
fn answer(session: Session, words: Words, request: &SupportRequest, form: Form<Draft>) -> Option<Markup> {
    if why_not_answered(session, words, request).is_some() {
        return None;
    }
    let id = request.id;
    let closed = is_closed(request);
    let asks = match request.status {
        RequestStatus::AttentionNeeded { .. } => true,
        RequestStatus::Open { .. } | RequestStatus::Closed { .. } => false,
    };
    let (title, label, send) = if closed {
        (requests::REOPEN_TITLE, requests::REOPEN_WHY, requests::REOPEN)
    } else if asks {
        (requests::ANSWER_TITLE, requests::ANSWER_ASKED, requests::SEND)
    } else {
        (requests::ANSWER_TITLE, requests::ANSWER, requests::SEND)
    };
    let until = session.read(|account| request.reopens_until(account.policy()));
    let hint = until.map(|day| words.fill(requests::REOPEN_HINT, &[("date", &words.date(day))]));
    let submit = Action::submit("send", words.say(send)).with_icon(Icon::Send);
    let kept = keep(session, &form_name(id), form);
    let lines = Lines { field: Field::Message, label: words.say(label), hint };
    let files =
        (!closed).then(|| attachments(words, form, |draft: &mut Draft| &mut draft.attachments, kept.clone()));
    let content = vec![
        lines.view(words, form, |draft| &mut draft.message, kept.clone()),
        files.unwrap_or_default(),
        actions(vec![submit]),
        el("p").class("soft").with(el("small").text(words.say(requests::DRAFT_KEPT))).into(),
    ];
    let section = el("section")
        .class("stack reply")
        .attr("aria-labelledby", "answer")
        .with(el("h2").id("answer").text(words.say(title)))
        .with(form_view(content, Rc::new(move || answer_now(session, id, form, closed, asks))));
    Some(section.into())
}

fn answer_now(session: Session, id: RequestId, form: Form<Draft>, closed: bool, asks: bool) {
    let (text, named) = form.read(|draft| (draft.message.clone(), draft.attachments.clone()));
    let checked =
        crate::domain::entry::paragraphs(Field::Message, &text, crate::domain::request_entry::TEXT_MOST);
    let found: Vec<_> = [checked.err(), check_attachments(&named).err()].into_iter().flatten().collect();
    if !found.is_empty() {
        return refuse(form, found, &[Field::Message, Field::Attachments]);
    }
    let (command, told) = if closed {
        (Command::ReopenRequest { request: id, text }, requests::REOPENED_TOLD)
    } else {
        let told = if asks { requests::SENT_ANSWER } else { requests::SENT };
        (Command::AddInformation { request: id, text, attachments: named }, told)
    };
    session.send_form(&form_name(id), command, move |_| {
        session.tell_success(told);
        session.show_again();
        tabs::later(0, || {
            document::focus("h1");
        });
    });
}

fn actions_card(session: Session, words: Words, request: &SupportRequest) -> Markup {
    let id = request.id;
    let close = Action::press("close-request", words.say(requests::CLOSE), Kind::Secondary, || {
        document::show_dialog("#close-dialog");
    });
    let may_close = session.may(&Command::WithdrawRequest { request: id });
    let here = Route::Request(id).href();
    let close = close.unless(refused::reason(words, may_close).map(|reason| reason.seen_at(&here)));
    let again = why_not_answered(session, words, request).map(|reason| {
        let text = if is_closed(request) { requests::REOPEN } else { requests::ANSWER_TITLE };
        Action::press("send", words.say(text), Kind::Secondary, || {}).unless(Some(reason)).view()
    });
    let at_desk = session.read(|account| account.permits(session.by(), Permission::AnswerRequests));
    let desk = at_desk.then(|| {
        let href = Route::DeskRequest(id).href();
        Action::link("at-the-desk", words.say(requests::AT_THE_DESK), Kind::Secondary, href).view()
    });
    el("section")
        .class("card")
        .attr("data-kind", "actions")
        .attr("aria-labelledby", "actions")
        .with(el("h2").id("actions").text(words.say(requests::ACTIONS)))
        .with(close.view())
        .with(again)
        .with(desk)
        .into()
}

fn close_dialog(session: Session, words: Words, request: &SupportRequest) -> Markup {
    let id = request.id;
    let (days, today) =
        (session.read(|account| account.policy().requests.reopen).to_string(), session.today());
    // What was granted stays so, whatever becomes of the request.
    let undecided = session.read(|account| account.may_decide(request, today).is_ok());
    let text = if undecided { requests::CLOSE_CANCELLATION } else { requests::CLOSE_TEXT };
    let content = [
        Markup::from(el("p").text(words.say(text))),
        Markup::from(el("p").text(words.fill(requests::CLOSE_REOPEN, &[("n", &days)]))),
    ];
    let shut = || document::close_dialog("#close-dialog");
    let keep = Action::press("keep-open", words.say(requests::KEEP_OPEN), Kind::Quiet, shut);
    let close = Action::press("close-now", words.say(requests::CLOSE), Kind::Danger, move || {
        shut();
        session.send(Command::WithdrawRequest { request: id }, move |_| {
            session.tell_success(requests::CLOSED_TOLD);
        });
    });
    dialog("close-dialog", words.say(requests::CLOSE_TITLE), content, keep, close)
}
