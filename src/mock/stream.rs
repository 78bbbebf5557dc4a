//! What happens, as it happens: server-sent events that a client can take up again where it lost them.

use super::accounts::{Account, Head};
use super::journal::{self, After};
use super::problem::Problem;
use super::routes::{Backend, Found, Query};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
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
    told: u64,
    over: bool,
}

/// `GET /v1/accounts/{account}/events`
pub async fn follow(
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
    let following = Following { account, head, stopping: backend.stopping(), told, over: false };
    Ok(Sse::new(stream::unfold(following, next)).keep_alive(KeepAlive::new().interval(ALIVE)))
}

async fn next(mut following: Following) -> Option<(Result<Event, Infallible>, Following)> {
    if following.over {
        return None;
    }
    loop {
        let head = *following.head.borrow_and_update();
        if head.gone {
            following.over = true;
            return Some((Ok(Event::default().event("gone").data("{}")), following));
        }
        if head.number > following.told {
            // Only what is on the disk is told.
            let (reply, _) = journal::after(&following.account, following.told).await.ok()?;
            following.told = reply.commits.last().map_or(head.number, |commit| commit.number);
            let event = Event::default().event("commits").id(following.told.to_string());
            return Some((Ok(event.json_data(&reply).unwrap_or_default()), following));
        }
        tokio::select! {
            changed = following.head.changed() => changed.ok()?,
            _ = following.stopping.wait_for(|stopping| *stopping) => return None,
        }
    }
}
