//! The journal of an account over HTTP: in pages, and as the file that a person takes away.

use super::accounts::Account;
use super::problem::Problem;
use super::routes::{Found, Query};
use crate::backend::protocol::Reply;
use crate::journal::Commit;
use crate::journal::export::to_document;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// The most commits of one page.
pub const PAGE_COMMITS: usize = 500;
/// A page is full once its events are about as many as this; half a MiB of JSON has a few thousand.
const PAGE_EVENTS: usize = 2_000;

/// Says how many commits the journal has.
pub const POSITION: HeaderName = HeaderName::from_static("memberdesk-position");

/// Where to read on.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    /// The number of the last commit that is known; every list calls where it goes on its cursor.
    #[serde(alias = "cursor")]
    pub after: Option<u64>,
}

/// As many commits as fit on a page.
pub fn page(mut commits: Vec<Commit>) -> Vec<Commit> {
    let mut events = 0;
    let fits = commits.iter().take(PAGE_COMMITS).take_while(|commit| {
        let full = events >= PAGE_EVENTS;
        events += commit.entries.len();
        !full
    });
    let fitting = fits.count();
    commits.truncate(fitting);
    commits
}

/// The page of the journal after a commit, and how many commits there are.
///
/// # Errors
/// The disk refused.
pub async fn after(account: &Account, after: u64) -> Result<(Reply, u64), Problem> {
    let read = account.look(|desk| {
        let history = desk.history();
        let from = usize::try_from(after).unwrap_or(usize::MAX).min(history.len());
        let to = history.len().min(from + PAGE_COMMITS);
        (Reply { commits: page(history[from..to].to_vec()) }, history.len() as u64)
    });
    Ok(read.await?)
}

/// `GET /v1/accounts/{account}/journal`
pub async fn read(Found(account): Found, Query(query): Query<After>) -> Result<Response, Problem> {
    let (reply, position) = after(&account, query.after.unwrap_or(0)).await?;
    Ok(answer(&reply, position))
}

/// An answer with how far the journal goes.
pub fn answer(reply: &Reply, position: u64) -> Response {
    ([(POSITION, HeaderValue::from(position))], axum::Json(reply)).into_response()
}

/// `GET /v1/accounts/{account}/backup`
pub async fn backup(Found(account): Found) -> Result<Response, Problem> {
    let document = account.look(|desk| to_document(account.name(), desk.history())).await?;
    let name = format!("attachment; filename=\"memberdesk-{}.json\"", account.name());
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_DISPOSITION, &name)];
    Ok((headers, document).into_response())
}
