//! What an account has, as resources: lists in pages, single things, and how it is tagged so that nothing is sent twice.
//!
//! A resource is the value of the rules as the journal and the backup have it, with what today makes of it beside.

mod kinds;
mod single;

pub use kinds::{KINDS, Kind};
pub use single::{clock, company, invoices, offers, orders, scenarios};

use super::accounts::Account;
use super::clock as real;
use super::founding::draw;
use super::journal::POSITION;
use super::problem::Problem;
use super::routes::{Found, Named, Query, language};
use super::store::Store;
use super::words;
use crate::backend::execute::Desk;
use crate::backend::protocol::Request;
use crate::domain::account::Account as Company;
use crate::domain::date::Day;
use crate::domain::due;
use crate::domain::user::{By, Language};
use crate::i18n::Words;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many items a page has where nobody says.
pub const PAGE: usize = 50;
/// The most items of a page.
pub const LONGEST_PAGE: usize = 200;

/// Which page of a list.
#[derive(Debug, Default, Deserialize)]
pub struct Page {
    /// How many items.
    limit: Option<usize>,
    /// What the page before said.
    cursor: Option<String>,
}

/// A page of a list.
#[derive(Debug, Serialize)]
struct Listed {
    items: Vec<Value>,
    /// What to ask for the next page with, if there is one.
    next: Option<String>,
}

/// An account as somebody looks at it.
pub struct Seen<'a> {
    /// The account.
    pub account: &'a Company,
    /// The day it is in the account's own time.
    pub today: Day,
    /// The real day.
    pub real: Day,
    /// The words of the one who looks.
    pub words: Words,
}

/// Lets happen what is due, looks at an account, and says under which tag what was seen may be kept.
///
/// # Errors
/// The disk refused.
pub async fn see<T>(
    account: &Account,
    language: Language,
    look: impl FnOnce(Seen<'_>) -> T,
) -> Result<(T, Tag), Problem> {
    let now = real::now();
    let due_by =
        |company: &Company| due::next_day(company).is_some_and(|next| next <= company.today(now.day));
    if account.look(|desk| due_by(desk.account())).await? {
        let request = |seen| Request { id: draw(), seen, after: None, by: By::Clock, now, command: None };
        // What cannot be stored has not happened, and is tried again by whoever looks next.
        let _ = account.act(|desk| desk.execute(&request(desk.history().len() as u64))).await?;
    }
    let looked = account.look(|desk| {
        let company = desk.account();
        let today = company.today(now.day);
        let seen = Seen { account: company, today, real: now.day, words: Words::plain(language) };
        (look(seen), Tag::of(account, desk, now.day, language))
    });
    Ok(looked.await?)
}

/// What a resource depends on: how far the journal goes, whose it is, both days, and the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    position: u64,
    drawn: u32,
    today: Day,
    real: Day,
    language: Language,
}

impl Tag {
    /// The tag of everything of an account on a real day, in a language.
    pub fn of(account: &Account, desk: &Desk<Store>, real: Day, language: Language) -> Self {
        let position = desk.history().len() as u64;
        Self { position, drawn: account.drawn(), today: desk.account().today(real), real, language }
    }

    /// How far the journal goes.
    pub fn position(self) -> u64 {
        self.position
    }

    /// The tag as a header.
    pub fn header(self) -> HeaderValue {
        // Digits, dots, letters and quotes are what a header may be made of.
        HeaderValue::from_str(&self.written()).unwrap_or_else(|_| HeaderValue::from_static("\"\""))
    }

    /// The tag as HTTP writes it; it begins with the position and the account's own number, which is what `If-Match`
    /// compares.
    fn written(self) -> String {
        let (today, real) = (self.today.epoch_days(), self.real.epoch_days());
        let language = words::tag(self.language);
        format!("\"{}.{}.{today}.{real}.{language}\"", self.position, mark(self.drawn))
    }
}

/// How tags write the number that was drawn for an account.
pub fn mark(drawn: u32) -> String {
    format!("{drawn:08x}")
}

/// An answer with its tag, or that nothing is new to the one who has it.
pub fn tagged(tag: Tag, headers: &HeaderMap, body: impl IntoResponse) -> Response {
    let written = tag.written();
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|known| known.to_str().ok());
    let known = known.flat_map(|known| known.split(',')).map(str::trim);
    let fresh = known
        .map(|known| known.strip_prefix("W/").unwrap_or(known))
        .any(|known| known == written || known == "*");
    let mut response = if fresh { StatusCode::NOT_MODIFIED.into_response() } else { body.into_response() };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag.header());
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(words::tag(tag.language)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.append(header::VARY, HeaderValue::from_static("Accept-Language"));
    headers.insert(POSITION, HeaderValue::from(tag.position));
    response
}

/// Whether a text is a number as addresses write it: one to nine digits.
pub fn is_number(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The part of a list that a page asks for.
fn cut(items: Vec<Value>, page: &Page) -> Result<Listed, Problem> {
    let limit = page.limit.unwrap_or(PAGE);
    if !(1..=LONGEST_PAGE).contains(&limit) {
        return Err(Problem::malformed(format!("limit is a number from 1 to {LONGEST_PAGE}.")));
    }
    let from = match &page.cursor {
        Some(cursor) => {
            let from = cursor.strip_prefix("after-").filter(|from| is_number(from));
            let from = from.and_then(|from| from.parse::<usize>().ok());
            from.ok_or_else(|| Problem::malformed("cursor is what the page before said."))?
        }
        None => 0,
    };
    let more = items.len() > from.saturating_add(limit);
    let next = more.then(|| format!("after-{}", from + limit));
    Ok(Listed { items: items.into_iter().skip(from).take(limit).collect(), next })
}

/// A page of a list as an answer, which links to the next one.
fn paged(items: Vec<Value>, page: &Page, uri: &Uri) -> Result<Response, Problem> {
    let listed = cut(items, page)?;
    let link = listed.next.as_ref().map(|next| {
        let limit = page.limit.map_or_else(String::new, |limit| format!("&limit={limit}"));
        format!("<{}?cursor={next}{limit}>; rel=\"next\"", uri.path())
    });
    let mut response = axum::Json(listed).into_response();
    if let Some(link) = link.and_then(|link| HeaderValue::from_str(&link).ok()) {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

/// `GET /v1/accounts/{account}/KIND`
pub async fn list(
    kind: &'static Kind,
    Found(account): Found,
    Query(page): Query<Page>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (items, tag) = see(&account, language(&headers), |seen| (kind.items)(&seen)).await?;
    Ok(tagged(tag, &headers, paged(items, &page, &uri)?))
}

/// `GET /v1/accounts/{account}/KIND/{id}`
pub async fn item(
    kind: &'static Kind,
    Found(account): Found,
    Named(named): Named,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = named.id.as_str();
    let (items, tag) = see(&account, language(&headers), |seen| (kind.items)(&seen)).await?;
    let number: Option<u64> = id.parse().ok();
    let is_it = |item: &&Value| {
        let key = &item[kind.key];
        key.as_str().map_or_else(|| key.as_u64().is_some() && key.as_u64() == number, |key| key == id)
    };
    let Some(found) = items.iter().find(is_it) else {
        return Err(Problem::not_found(format!(
            "There is nothing \"{}\" in {}.",
            id.escape_debug(),
            kind.name
        )));
    };
    Ok(tagged(tag, &headers, axum::Json(found)))
}

/// A file that a spreadsheet opens.
fn sheet(name: &str, text: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers: [(HeaderName, &str); 2] =
        [(header::CONTENT_TYPE, crate::sheets::KIND), (header::CONTENT_DISPOSITION, &disposition)];
    (headers, text).into_response()
}
