//! Commands as a client sends them that keeps no journal: once for each key, and on the state that it has seen.

use super::clock;
use super::problem::Problem;
use super::requests::paged;
use super::resources::{Tag, is_number};
use super::routes::{Backend, Body, Found, Query, language};
use crate::backend::protocol::{Failure, Request};
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::id::{CommandId, UserId};
use crate::domain::user::{By, Role};
use crate::journal::Commit;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

/// The longest key, in characters.
const KEY: usize = 255;
/// How many keys are remembered with what came with them.
const REMEMBERED: usize = 10_000;
const KEY_HEADER: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Who sends a command.
#[derive(Debug, Default, Deserialize)]
pub struct Sender {
    /// `visitor`, `agent`, or the number of a person; without it the first Global admin, or a visitor where there is
    /// no company yet.
    by: Option<String>,
}

/// What the latest keys came with, so that a key that comes with something else is noticed.
#[derive(Default)]
pub struct Keys(Mutex<Remembered>);

#[derive(Default)]
struct Remembered {
    bodies: BTreeMap<CommandId, [u8; 32]>,
    order: VecDeque<CommandId>,
}

impl Keys {
    /// Whether a key came with the same thing before, or for the first time.
    fn fits(&self, id: CommandId, body: [u8; 32]) -> bool {
        let mut remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = remembered.bodies.get(&id) {
            return *known == body;
        }
        if remembered.order.len() >= REMEMBERED
            && let Some(oldest) = remembered.order.pop_front()
        {
            remembered.bodies.remove(&oldest);
        }
        remembered.bodies.insert(id, body);
        remembered.order.push_back(id);
        true
    }
}

/// `POST /v1/accounts/{account}/commands`
pub async fn send(
    State(backend): State<Arc<Backend>>,
    Found(account): Found,
    Query(sender): Query<Sender>,
    headers: HeaderMap,
    Body(command): Body<Command>,
) -> Result<Response, Problem> {
    let language = language(&headers);
    let id = id_of(account.name(), &headers)?;
    let expected = expected(&headers)?;
    let spoken = Sha256::new()
        .chain_update(serde_json::to_vec(&command).unwrap_or_default())
        .chain_update(format!("{:?} {:?}", sender.by, headers.get(header::IF_MATCH)));
    if !backend.keys().fits(id, spoken.finalize().into()) {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "key-reused",
            "The key came with another command before",
            "Send each new command with a new Idempotency-Key.",
        ));
    }
    let faults = backend.faults();
    if faults.stale() {
        let stale = Problem::failed(Failure::ChangedElsewhere { commits: Vec::new() }, language);
        return Err(stale.status(StatusCode::PRECONDITION_FAILED));
    }
    let command = faults.declining(command);
    let now = clock::now();
    let (came, tag) = account
        .act(|desk| {
            let known = desk.journal_mut().find(&id).is_some();
            let by = by(&sender, desk.account());
            let came = by.map(|by| {
                let seen = expected.unwrap_or(desk.history().len() as u64);
                let request = Request { id, seen, after: None, by, now, command: Some(command) };
                let came = desk.execute(&request);
                let number = desk.journal_mut().find(&id).and_then(|number| usize::try_from(number).ok());
                let commit = number.and_then(|number| desk.history().get(number - 1)).cloned();
                (came, known, commit)
            });
            (came, Tag::of(desk.account(), desk.history().len() as u64, now.day, language))
        })
        .await?;
    let (came, replayed, commit) = came?;
    match came {
        Ok(_) => Ok(carried_out(tag, commit, replayed)),
        Err(failure) => {
            let mut problem = Problem::failed(paged(failure), language);
            if problem.is(StatusCode::CONFLICT) {
                problem = problem.status(StatusCode::PRECONDITION_FAILED);
            }
            Err(problem.with(header::ETAG, tag.header()))
        }
    }
}

/// What a command did; nothing where all was so already.
fn carried_out(tag: Tag, commit: Option<Commit>, replayed: bool) -> Response {
    let happened = commit.map(|commit| commit.entries).unwrap_or_default();
    let mut response =
        axum::Json(json!({ "position": tag.position(), "happened": happened })).into_response();
    response.headers_mut().insert(header::ETAG, tag.header());
    if replayed {
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    }
    response
}

/// The id of the command that a key means in an account.
fn id_of(account: &str, headers: &HeaderMap) -> Result<CommandId, Problem> {
    let key = headers.get(KEY_HEADER).map(|key| key.to_str().unwrap_or_default().trim());
    let Some(key) = key.map(|key| key.trim_matches('"')).filter(|key| (1..=KEY).contains(&key.len())) else {
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "key-missing",
            "A command needs an Idempotency-Key",
            format!(
                "Send a header Idempotency-Key of 1 to {KEY} characters, a new one for each new command."
            ),
        ));
    };
    Ok(CommandId::parse(key).unwrap_or_else(|| {
        let digest = Sha256::new().chain_update(account).chain_update("\n").chain_update(key).finalize();
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        CommandId(u128::from_be_bytes(id))
    }))
}

/// The position on which a command is to be decided; nothing where any will do.
fn expected(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let Some(tag) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let tag = tag.to_str().unwrap_or_default().trim();
    if tag == "*" {
        return Ok(None);
    }
    // A position without its quotes means the same, and nothing else could be meant.
    let quoted = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
    let position = quoted.unwrap_or(tag).split('.').next().and_then(|number| number.parse().ok());
    position.map(Some).ok_or_else(|| {
        Problem::malformed(
            "If-Match is the ETag of a resource of the account, or the position of its journal in quotes.",
        )
    })
}

fn by(sender: &Sender, account: &Account) -> Result<By, Problem> {
    match sender.by.as_deref() {
        Some("visitor") => Ok(By::Visitor),
        Some("agent") => Ok(By::Agent),
        Some(number) => {
            let number = if is_number(number) { number.parse().ok() } else { None };
            let wrong = || Problem::malformed("by is visitor, agent or the number of a person.");
            number.map(|number| By::User(UserId(number))).ok_or_else(wrong)
        }
        None => {
            let admin = account.users.iter().find(|user| user.has(Role::GlobalAdmin));
            Ok(admin.map_or(By::Visitor, |user| By::User(user.id)))
        }
    }
}
