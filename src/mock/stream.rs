//! What happens, as it happens: server-sent events that a client can take up again where it lost them.

use super::accounts::{Account, Head};
use super::journal::{self, After};
use super::problem::Problem;
use super::routes::{Backend, Found, Query};
use crate::journal::Commit;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How often a stream on which nothing happens shows that it lives.
const ALIVE: Duration = Duration::from_secs(10);

struct Following {
    account: Arc<Account>,
    head: watch::Receiver<Head>,
    stopping: watch::Receiver<bool>,
    backend: Arc<Backend>,
    told: u64,
    over: bool,
}

/// `GET /v1/accounts/{account}/events`: a page of JSON for whoever asks for JSON, otherwise a stream.
pub async fn events(
    backend: State<Arc<Backend>>,
    account: Found,
    query: Query<After>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let accepted =
        headers.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok()).unwrap_or_default();
    if accepted.contains("application/json") && !accepted.contains("text/event-stream") {
        list(&account.0, query.0.after.unwrap_or(0)).await
    } else {
        Ok(follow(backend, account, query, headers).await?.into_response())
    }
}

/// What happened after a commit, one thing at a time.
async fn list(account: &Account, after: u64) -> Result<Response, Problem> {
    let (reply, position) = journal::after(account, after).await?;
    let last = reply.commits.last().map_or(position, |commit| commit.number);
    let told = |commit: &Commit| {
        let (number, id, at) = (commit.number, commit.id, commit.at);
        let entries = commit.entries.iter().map(move |entry| {
            json!({
                "commit": number,
                "id": id,
                "at": at,
                "on": entry.on,
                "minute": entry.minute,
                "by": entry.by,
                "event": entry.event,
            })
        });
        entries.collect::<Vec<_>>()
    };
    let items: Vec<Value> = reply.commits.iter().flat_map(told).collect();
    let next = (last < position).then(|| last.to_string());
    let link = next
        .as_ref()
        .map(|next| format!("</v1/accounts/{}/events?after={next}>; rel=\"next\"", account.name()));
    let mut response = axum::Json(json!({ "items": items, "next": next })).into_response();
    response.headers_mut().insert(journal::POSITION, HeaderValue::from(position));
    if let Some(link) = link.and_then(|link| HeaderValue::from_str(&link).ok()) {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

/// What happens from now on, or from where the client was.
async fn follow(
    State(backend): State<Arc<Backend>>,
    Found(account): Found,
    Query(query): Query<After>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let last = match headers.get("last-event-id") {
        Some(id) => {
            let number = id.to_str().ok().and_then(|id| id.parse().ok());
            Some(number.ok_or_else(|| Problem::malformed("Last-Event-ID is not the number of a commit."))?)
        }
        None => query.after,
    };
    let head = account.head();
    let told = last.unwrap_or_else(|| head.borrow().number);
    let stopping = backend.stopping();
    let following = Following { account, head, stopping, backend, told, over: false };
    Ok(Sse::new(stream::unfold(following, next)).keep_alive(KeepAlive::new().interval(ALIVE)))
}

async fn next(mut following: Following) -> Option<(Result<Event, Infallible>, Following)> {
    if following.over {
        return None;
    }
    loop {
        let head = *following.head.borrow_and_update();
        // Who has seen more than there is has followed another account, whose name this one got.
        if head.gone || following.told > head.number {
            following.over = true;
            return Some((Ok(Event::default().event("gone").data("{}")), following));
        }
        if head.number > following.told {
            // Only what is on the disk is told.
            let Ok((reply, _)) = journal::after(&following.account, following.told).await else {
                // It was deleted meanwhile, which is told; of a disk that refuses nothing more can be.
                if following.head.borrow().gone {
                    continue;
                }
                return None;
            };
            following.told = reply.commits.last().map_or(head.number, |commit| commit.number);
            following.over = following.backend.faults().drops();
            let event = Event::default().event("commits").id(following.told.to_string());
            return Some((Ok(event.json_data(&reply).unwrap_or_default()), following));
        }
        tokio::select! {
            changed = following.head.changed() => changed.ok()?,
            _ = following.stopping.wait_for(|stopping| *stopping) => return None,
        }
    }
}
