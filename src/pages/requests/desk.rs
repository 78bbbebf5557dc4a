//! The queue of the people who answer service requests (statement 172), and who answers them.

use super::acting::{acting, at_desk};
use super::rows::{row, rows};
use crate::components::field::{Choice, Choices};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::components::table::Row;
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::desk::DeskMode;
use crate::domain::request_entry::Severity;
use crate::domain::support_request::{Closing, RequestStatus, Shelf, SupportRequest, Verdict};
use crate::i18n::{Text, Words, desk, requests};
use crate::markup::{Markup, div, el};
use crate::pages::listing::leaf_through;
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::session::Session;
use std::ops::Range;
use std::rc::Rc;

/// The columns of requests that wait.
const WAITING: [Text; 5] =
    [requests::COLUMN_REQUEST, requests::SEVERITY, desk::AGE, desk::WAITS_FOR, desk::ASKS_FOR];

/// The columns of closed requests.
const CLOSED: [Text; 3] = [requests::COLUMN_REQUEST, desk::OUTCOME, requests::CLOSED_ON];

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(desk::TITLE);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(desk::LEAD)), ..PageHeader::default() };
    let today = session.today();
    let lists = at_desk(session).then(|| session.read(|account| lists(session, account, words, today)));
    let view = div("page")
        .with(header.view())
        .with(acting(session, words, Route::Requests))
        .with(lists)
        .with(who_answers(session, words));
    Page::shown(title, view)
}

/// How severe a request is, as a badge.
pub fn severity(words: Words, severity: Severity) -> Markup {
    let tone = match severity {
        Severity::Critical => Tone::Danger,
        Severity::Moderate => Tone::Warning,
        Severity::Minimal => Tone::Neutral,
    };
    badge(tone, words.say(requests::severity(severity).0))
}

fn lists(session: Session, account: &Account, words: Words, today: Day) -> Markup {
    let queue = account.desk_queue();
    let waiting = if queue.is_empty() {
        div("empty-state")
            .with(icon(Icon::Request))
            .with(el("h2").text(words.say(desk::EMPTY)))
            .with(el("p").text(words.say(desk::EMPTY_TEXT)))
            .into()
    } else {
        let table = |range: Range<usize>| {
            let waiting = queue[range].iter().map(|request| waiting_row(account, words, request, today));
            rows(words, desk::QUEUE, &WAITING, waiting.collect())
        };
        leaf_through(session, words, "desk-waiting", queue.len(), &table).into()
    };
    let closed: Vec<&SupportRequest> =
        account.requests.iter().rev().filter(|request| request.shelf() == Shelf::Closed).collect();
    let closed = (!closed.is_empty()).then(|| {
        let table = |range: Range<usize>| {
            let closed = closed[range].iter().map(|request| closed_row(words, request));
            rows(words, desk::CLOSED_CAPTION, &CLOSED, closed.collect())
        };
        leaf_through(session, words, "desk-closed", closed.len(), &table)
    });
    [waiting, closed.into()].into()
}

fn at_desk_row(request: &SupportRequest, cells: Vec<Markup>) -> Row {
    let id = ["desk-request-", &request.id.to_string()].concat();
    row(request, id, Route::DeskRequest(request.id), cells)
}

fn waiting_row(account: &Account, words: Words, request: &SupportRequest, today: Day) -> Row {
    let days = request.opened.days_until(today);
    let age = if days == 0 {
        words.say(desk::AGE_TODAY)
    } else {
        words.fill(desk::AGE_DAYS, &[("n", &days.to_string()), ("count", &words.number(days))])
    };
    let waits = match request.status {
        RequestStatus::AttentionNeeded { .. } => {
            let until = request.closes_on(account.policy()).unwrap_or(today);
            words.fill(desk::WAITS_MEMBER, &[("date", &words.date(until))])
        }
        RequestStatus::Open { since } | RequestStatus::Closed { on: since, .. } => {
            match account.automatic_day(request) {
                Some(day) => words.fill(requests::NEXT_DESK_ON, &[("date", &words.date(day))]),
                None => words.fill(desk::WAITS_DESK, &[("date", &words.date(since))]),
            }
        }
    };
    let asks = request.asked.cancels.map_or(desk::ASKS_ANSWER, |wish| requests::wanted(wish.wanted));
    let cells =
        vec![severity(words, request.asked.severity), age.into(), waits.into(), words.say(asks).into()];
    at_desk_row(request, cells)
}

fn closed_row(words: Words, request: &SupportRequest) -> Row {
    let closing = match request.status {
        RequestStatus::Closed { why, .. } => why,
        RequestStatus::Open { .. } | RequestStatus::AttentionNeeded { .. } => Closing::Answered,
    };
    let outcome = match (request.outcome(), closing) {
        (Some((_, verdict)), _) => outcome(words, verdict),
        (None, Closing::Withdrawn) => words.say(desk::OUTCOME_WITHDRAWN),
        (None, Closing::Answered | Closing::Decided) => words.say(desk::OUTCOME_ANSWERED),
        (None, Closing::NoReply) => words.say(desk::OUTCOME_NO_REPLY),
    };
    at_desk_row(request, vec![outcome.into(), words.date(request.changed()).into()])
}

fn outcome(words: Words, verdict: &Verdict) -> String {
    match verdict {
        Verdict::CancelledNow { refunded: None, .. } => words.say(desk::OUTCOME_CANCELLED),
        Verdict::CancelledNow { refunded: Some(amount), .. } => {
            words.fill(desk::OUTCOME_REFUNDED, &[("amount", &words.money(*amount))])
        }
        Verdict::CancelledAtEnd { on, refunded: Some(amount), .. } => {
            let gaps = [("date", &*words.date(*on)), ("amount", &words.money(*amount))];
            words.fill(desk::OUTCOME_END_REFUNDED, &gaps)
        }
        Verdict::CancelledAtEnd { on, refunded: None, .. } => {
            words.fill(desk::OUTCOME_END, &[("date", &words.date(*on))])
        }
        Verdict::Rejected { .. } => words.say(desk::OUTCOME_REJECTED),
    }
}

fn who_answers(session: Session, words: Words) -> Markup {
    let (mode, days) = session.read(|account| (account.desk, account.policy().requests.automatic_decision));
    let set = |mode: DeskMode, told| -> Rc<dyn Fn()> {
        Rc::new(move || session.send(Command::SetDesk { desk: mode }, move |_| session.tell_success(told)))
    };
    let choices = vec![
        Choice {
            id: "desk-by-hand".into(),
            label: words.say(desk::BY_HAND).into(),
            hint: Some(words.say(desk::BY_HAND_TEXT)),
            chosen: mode == DeskMode::ByHand,
            choose: set(DeskMode::ByHand, desk::NOW_BY_HAND),
        },
        Choice {
            id: "desk-automatic".into(),
            label: words.say(desk::AUTOMATICALLY).into(),
            hint: Some(words.fill(desk::AUTOMATICALLY_TEXT, &[("n", &days.to_string())])),
            chosen: mode == DeskMode::Automatic,
            choose: set(DeskMode::Automatic, desk::NOW_AUTOMATIC),
        },
    ];
    let choices = Choices { name: "desk-mode", legend: words.say(desk::WHO_ANSWERS), error: None, choices };
    div("form").with(choices.view()).into()
}
