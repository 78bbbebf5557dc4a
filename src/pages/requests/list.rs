//! Service requests > Partner Center requests (statements 173-174).

use super::rows::{row, rows};
use super::status::{next, status};
use crate::components::action::{Action, Kind, actions};
use crate::components::icon::{Icon, icon};
use crate::components::page_header::PageHeader;
use crate::components::tabs::{Tab, tabs};
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::permission::Permission;
use crate::domain::support_request::{Shelf, SupportRequest};
use crate::domain::user::By;
use crate::i18n::{Text, Words, requests};
use crate::markup::{Markup, div, el};
use crate::pages::help::{self, Topic};
use crate::pages::listing::leaf_through;
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::session::Session;
use std::ops::Range;

/// The screen: all requests that the person sees, or those of one list.
pub fn show(session: Session, words: Words, only: Option<Shelf>) -> Shown {
    let (by, today) = (session.by(), session.today());
    let title = words.say(requests::TITLE);
    let (lead, views, content) = session.read(|account| {
        let seen: Vec<&SupportRequest> = account.requests_seen_by(by).collect();
        let shown: Vec<&SupportRequest> =
            seen.iter().copied().filter(|request| only.is_none_or(|only| request.shelf() == only)).collect();
        let content = if seen.is_empty() {
            nothing_yet(words)
        } else if shown.is_empty() {
            nothing_here(words, only)
        } else {
            let table = |rows: Range<usize>| table(account, words, by, &shown[rows], today);
            leaf_through(session, words, name(only), shown.len(), &table).into()
        };
        (lead(account, by), views(words, &seen, only), content)
    });
    let report =
        Action::link("report", words.say(requests::REPORT), Kind::Primary, Route::ReportProblems.href());
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.say(lead)),
        actions: Some(actions(vec![report])),
        ..PageHeader::default()
    };
    let how = [Topic::FollowUp, Topic::Cancel].map(|topic| help::how(session, words, topic));
    let list = div("stack").with(views).with(content);
    Page::shown(
        title,
        div("page").with(header.view()).with(list).with(div("stack").attr("data-gap", "s").with(how)),
    )
}

/// What a list is called by what is chosen of it.
fn name(only: Option<Shelf>) -> &'static str {
    match only {
        None => "requests-all",
        Some(Shelf::Open) => "requests-open",
        Some(Shelf::AttentionNeeded) => "requests-attention",
        Some(Shelf::Closed) => "requests-closed",
    }
}

/// Whose requests the person sees.
fn lead(account: &Account, by: By) -> Text {
    if account.permits(by, Permission::SeeAllRequests) {
        requests::LEAD
    } else if account.permits(by, Permission::SeeBillingRequests) {
        requests::LEAD_BILLING
    } else {
        requests::LEAD_OWN
    }
}

fn views(words: Words, seen: &[&SupportRequest], only: Option<Shelf>) -> Markup {
    let view = |shelf: Option<Shelf>| {
        let count = seen.iter().filter(|request| shelf.is_none_or(|shelf| request.shelf() == shelf)).count();
        Tab {
            name: words.say(shelf.map_or(requests::VIEW_ALL, requests::shelf)),
            count: Some(words.number(count as i64)),
            href: shelf.map_or(Route::Requests, Route::RequestsIn).href(),
            current: shelf == only,
        }
    };
    let shelves = Shelf::ALL.into_iter().map(|shelf| view(Some(shelf)));
    tabs(words.say(requests::VIEWS), shelves.chain([view(None)]).collect())
}

fn table(account: &Account, words: Words, by: By, shown: &[&SupportRequest], today: Day) -> Markup {
    let of_others = shown.iter().any(|request| by != By::User(request.by));
    let shown = shown.iter().map(|request| {
        let id = ["request-", &request.id.to_string()].concat();
        let writer = of_others.then(|| {
            let name = account.user(request.by).map(|user| user.name.clone()).unwrap_or_default();
            Markup::from(name)
        });
        let cells = [
            Some(status(words, request)),
            Some(Markup::from(next(account, words, request, today))),
            writer,
            Some(Markup::from(words.date(request.changed()))),
        ];
        row(request, id, Route::Request(request.id), cells.into_iter().flatten().collect())
    });
    let columns = [
        Some(requests::COLUMN_REQUEST),
        Some(requests::COLUMN_STATUS),
        Some(requests::COLUMN_NEXT),
        of_others.then_some(requests::COLUMN_BY),
        Some(requests::COLUMN_CHANGED),
    ];
    let columns: Vec<Text> = columns.into_iter().flatten().collect();
    rows(words, requests::CAPTION, &columns, shown.collect())
}

fn empty(title: String, text: String, action: Action) -> Markup {
    div("empty-state")
        .with(icon(Icon::Request))
        .with(el("h2").text(title))
        .with(el("p").text(text))
        .with(actions(vec![action]))
        .into()
}

fn nothing_yet(words: Words) -> Markup {
    let new = Action::link(
        "new-request",
        words.say(requests::NEW_REQUEST),
        Kind::Secondary,
        Route::NewRequest.href(),
    );
    empty(words.say(requests::EMPTY_TITLE), words.say(requests::EMPTY_TEXT), new)
}

fn nothing_here(words: Words, only: Option<Shelf>) -> Markup {
    let title = match only {
        Some(Shelf::Open) | None => requests::NONE_OPEN,
        Some(Shelf::AttentionNeeded) => requests::NONE_ATTENTION,
        Some(Shelf::Closed) => requests::NONE_CLOSED,
    };
    let all = Action::link(
        "all-requests",
        words.say(requests::ALL_REQUESTS),
        Kind::Secondary,
        Route::Requests.href(),
    );
    empty(words.say(title), words.say(requests::NONE_HERE), all)
}
