//! Webhooks: what happens in an account is sent to an address, signed, in order, and again where it did not arrive.
//!
//! One message is one commit with the events that were asked for:
//!
//! ```text
//! POST /hook
//! Memberdesk-Delivery: 4                      the same for every attempt
//! Memberdesk-Signature: t=1795700553,v1=…     HMAC-SHA256 of "t.body" under the secret, as 64 hexadecimal digits
//! {"account":"main","position":12,"id":"…","at":…,"events":[…]}
//! ```
//!
//! Any status from 200 to 299 within eight seconds is a delivery. Otherwise it is tried again after [`BACKOFF`]; on virtual
//! time the waiting passes as the account's date moves. Messages come in order: one that is tried again keeps later
//! ones waiting, until it arrives or is given up. How far they have come is kept, so that a backend that starts again
//! goes on there, and may send the last message twice.

mod delivering;
mod sending;

pub use sending::{PATIENCE, signature, verify};

use super::accounts::{Account, Accounts};
use super::founding::draw;
use super::problem::Problem;
use super::routes::{Backend, Body, Found, Named};
use crate::journal::{SlotError, Slots};
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// How long is waited before each further attempt, in seconds.
pub const BACKOFF: [u64; 6] = [1, 5, 30, 120, 600, 3600];
/// How many messages the log of a webhook remembers.
const LOG: usize = 200;
/// How many webhooks an account may have.
const MOST: usize = 20;
/// The longest address, in bytes.
const ADDRESS: usize = 2_000;
/// What the keys of webhooks begin with.
const PREFIX: &str = "webhook:";

/// What the keys of the webhooks of an account begin with.
pub fn keys_of(account: &str) -> String {
    [PREFIX, account, ":"].concat()
}

/// By which clock the waiting before another attempt passes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// The real one.
    #[default]
    Real,
    /// The account's own: moving its date lets what waits be tried again.
    Virtual,
}

/// What somebody wants to be sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    url: String,
    /// The names of events; none for all of them.
    #[serde(default)]
    events: Vec<String>,
    /// What messages are signed with; drawn where it is missing.
    secret: Option<String>,
    #[serde(default)]
    time: Waiting,
    /// The commit after which to begin; the last one there is where it is missing.
    after: Option<u64>,
}

/// What is kept of a webhook.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    url: String,
    events: Vec<String>,
    secret: String,
    time: Waiting,
    /// The last commit that was dealt with.
    told: u64,
}

/// One attempt to deliver a message.
#[derive(Clone, Debug, Serialize)]
pub struct Attempt {
    /// When, in milliseconds since 1970.
    at: i64,
    /// The status of the answer, if there was one.
    status: Option<u16>,
    /// Why there was none.
    error: Option<String>,
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Progress {
    Waiting,
    Delivered,
    GivenUp,
}

/// A message in the log.
#[derive(Clone, Debug, Serialize)]
struct Delivery {
    id: u64,
    position: u64,
    state: Progress,
    attempts: Vec<Attempt>,
    body: String,
}

/// A webhook of an account.
pub struct Webhook {
    id: String,
    account: Arc<Account>,
    kept: Mutex<Kept>,
    log: Mutex<VecDeque<Delivery>>,
    removed: watch::Sender<bool>,
}

impl Webhook {
    fn kept(&self) -> Kept {
        lock(&self.kept).clone()
    }

    /// What clients see of it: everything but the secret.
    fn told(&self) -> Value {
        let Kept { url, events, time, told, .. } = self.kept();
        json!({ "id": self.id, "url": url, "events": events, "time": time, "position": told })
    }

    fn key(&self) -> String {
        [&keys_of(self.account.name()), self.id.as_str()].concat()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// All webhooks.
pub struct Webhooks {
    anywhere: bool,
    all: Mutex<BTreeMap<String, Arc<Webhook>>>,
    stopping: watch::Receiver<bool>,
}

impl Webhooks {
    /// No webhooks yet; `anywhere` lets them send to other machines.
    pub fn new(anywhere: bool, stopping: watch::Receiver<bool>) -> Self {
        Self { anywhere, all: Mutex::default(), stopping }
    }

    /// Goes on with those that are kept.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn go_on(&self, accounts: &Accounts) -> Result<(), SlotError> {
        for key in accounts.store().keys(PREFIX)? {
            let kept = accounts.store().read(&key)?.and_then(|text| serde_json::from_str::<Kept>(&text).ok());
            let named = key[PREFIX.len()..].split_once(':');
            let account = named.and_then(|(account, _)| accounts.find(account));
            if let (Some(kept), Some((_, id)), Some(account)) = (kept, named, account) {
                self.begin(id.to_owned(), account, kept);
            }
        }
        Ok(())
    }

    fn begin(&self, id: String, account: Arc<Account>, kept: Kept) -> Arc<Webhook> {
        let (removed, _) = watch::channel(false);
        let kept = Mutex::new(kept);
        let webhook = Arc::new(Webhook { id, account, kept, log: Mutex::default(), removed });
        lock(&self.all).insert(webhook.key(), Arc::clone(&webhook));
        tokio::spawn(delivering::deliver(Arc::clone(&webhook), self.anywhere, self.stopping.clone()));
        webhook
    }

    /// Those of this very account, and none of another one that had its name.
    fn of(&self, account: &Account) -> Vec<Arc<Webhook>> {
        let of_account = |webhook: &&Arc<Webhook>| std::ptr::eq(&raw const *webhook.account, account);
        lock(&self.all).values().filter(of_account).cloned().collect()
    }

    fn find(&self, account: &Account, id: &str) -> Result<Arc<Webhook>, Problem> {
        let found = self.of(account).into_iter().find(|webhook| webhook.id == id);
        found.ok_or_else(|| Problem::not_found(format!("There is no webhook \"{}\".", id.escape_debug())))
    }

    fn remove(&self, webhook: &Webhook) -> Result<(), SlotError> {
        // A message that is just arriving looks under the same lock whether it may still write down that it has.
        let kept = lock(&webhook.kept);
        webhook.account.store().remove(&webhook.key())?;
        webhook.removed.send_replace(true);
        drop(kept);
        lock(&self.all).remove(&webhook.key());
        Ok(())
    }

    /// Lets go of those of an account that was deleted. What is kept of them goes with what else it leaves.
    pub fn forget(&self, account: &Account) {
        for webhook in self.of(account) {
            let kept = lock(&webhook.kept);
            webhook.removed.send_replace(true);
            drop(kept);
            lock(&self.all).remove(&webhook.key());
        }
    }
}

/// Host and port of an address to which messages may be sent.
///
/// # Errors
/// Why they may not be sent there.
fn target(url: &str, anywhere: bool) -> Result<(Uri, String, u16), String> {
    if url.len() > ADDRESS {
        return Err(format!("An address has at most {ADDRESS} bytes."));
    }
    let uri: Uri = url.parse().map_err(|_| "This is no address.".to_owned())?;
    let host = uri.host().filter(|_| uri.scheme_str() == Some("http"));
    let Some(host) = host else {
        return Err("Messages are sent to addresses that begin with http://.".to_owned());
    };
    if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err("An address names no user.".to_owned());
    }
    let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let own = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    if !own && !anywhere {
        return Err(
            "Messages are sent to this machine only, unless the backend is started with --webhooks-anywhere."
                .to_owned(),
        );
    }
    let behind_host =
        uri.authority().zip(uri.host()).map_or(0, |(whole, host)| whole.as_str().len() - host.len());
    let port = match uri.port_u16() {
        Some(port) => port,
        None if behind_host == 0 => 80,
        None => return Err("What stands behind the name is no port.".to_owned()),
    };
    Ok((uri, host, port))
}

/// `GET /v1/accounts/{account}/webhooks`
pub async fn list(State(backend): State<Arc<Backend>>, Found(account): Found) -> Response {
    let items: Vec<Value> = backend.webhooks().of(&account).iter().map(|webhook| webhook.told()).collect();
    axum::Json(json!({ "items": items, "next": null })).into_response()
}

/// `POST /v1/accounts/{account}/webhooks`
pub async fn create(
    State(backend): State<Arc<Backend>>,
    Found(account): Found,
    Body(wish): Body<Wish>,
) -> Result<Response, Problem> {
    let webhooks = backend.webhooks();
    target(&wish.url, webhooks.anywhere).map_err(Problem::malformed)?;
    let Wish { url, events, secret, time, after } = wish;
    if secret.as_ref().is_some_and(|secret| !(8..=200).contains(&secret.chars().count())) {
        return Err(Problem::malformed("A secret has 8 to 200 characters."));
    }
    let secret = secret.unwrap_or_else(|| format!("{}{}", draw(), draw()));
    let told = after.unwrap_or_else(|| account.head().borrow().number);
    let kept = Kept { url, events, secret: secret.clone(), time, told };
    let id = draw().to_string()[..12].to_owned();
    let begun = account.act(|_| {
        if webhooks.of(&account).len() >= MOST {
            return Err(enough());
        }
        let key = [&keys_of(account.name()), id.as_str()].concat();
        delivering::keep(&account, &key, &kept)?;
        Ok(webhooks.begin(id, Arc::clone(&account), kept))
    });
    let webhook = begun.await??;
    let mut told = webhook.told();
    // The secret is told once.
    told["secret"] = Value::String(secret);
    let location = format!("/v1/accounts/{}/webhooks/{}", webhook.account.name(), webhook.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(told)).into_response())
}

fn enough() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "too-many-webhooks",
        "The account has enough webhooks",
        format!("An account has at most {MOST} webhooks. Delete one of them first."),
    )
}

/// `GET /v1/accounts/{account}/webhooks/{id}`
pub async fn show(
    State(backend): State<Arc<Backend>>,
    Found(account): Found,
    Named(named): Named,
) -> Result<Response, Problem> {
    let webhook = backend.webhooks().find(&account, &named.id)?;
    Ok(axum::Json(webhook.told()).into_response())
}

/// `DELETE /v1/accounts/{account}/webhooks/{id}`
pub async fn delete(
    State(backend): State<Arc<Backend>>,
    Found(account): Found,
    Named(named): Named,
) -> Result<Response, Problem> {
    let webhook = backend.webhooks().find(&account, &named.id)?;
    backend.webhooks().remove(&webhook)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `GET /v1/accounts/{account}/webhooks/{id}/deliveries`: the latest messages, the last one first.
pub async fn deliveries(
    State(backend): State<Arc<Backend>>,
    Found(account): Found,
    Named(named): Named,
) -> Result<Response, Problem> {
    let webhook = backend.webhooks().find(&account, &named.id)?;
    let items: Vec<Delivery> = lock(&webhook.log).iter().rev().cloned().collect();
    Ok(axum::Json(json!({ "items": items, "next": null })).into_response())
}

/// `POST /v1/accounts/{account}/webhooks/{id}/deliveries/{delivery}/redeliver`
pub async fn redeliver(
    State(backend): State<Arc<Backend>>,
    Found(account): Found,
    Named(named): Named,
) -> Result<Response, Problem> {
    let webhook = backend.webhooks().find(&account, &named.id)?;
    let number = named.delivery.parse().ok();
    let known = lock(&webhook.log).iter().find(|delivery| Some(delivery.id) == number).cloned();
    let Some(delivery) = known else {
        return Err(Problem::not_found("The log has no such delivery; it remembers the latest ones."));
    };
    let attempted =
        delivering::attempt(&webhook, delivery.id, &delivery.body, backend.webhooks().anywhere).await;
    Ok(axum::Json(attempted).into_response())
}
