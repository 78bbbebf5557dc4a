//! Commands as a client sends them that keeps no journal: once for each key, and on the state that it has seen.
//!
//! A key means an id, so that what it did never happens again. What came with it is remembered for the latest
//! 10,000 keys, until the backend stops: only so long another command under the same key is refused, and one that
//! had nothing to do is not decided anew. Of an older key its commit tells who acted: only another `?by=` is noticed.

use super::accounts::Account;
use super::clock;
use super::problem::Problem;
use super::requests::paged;
use super::resources::{Tag, is_number, mark};
use super::routes::{Backend, Body, Found, Query, language};
use super::store::Store;
use crate::backend::execute::Desk;
use crate::backend::protocol::{Failure, Now, Request};
use crate::domain::account::Account as Company;
use crate::domain::command::Command;
use crate::domain::id::{CommandId, UserId};
use crate::domain::user::{By, Role};
use crate::journal::Commit;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::{Error, IgnoredAny};
use serde::{Deserialize, Deserializer};
use serde_json::json;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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

/// The body of a command: an object with the name of one command, or that name alone.
pub struct One(Command);

impl<'de> Deserialize<'de> for One {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let written = <Box<RawValue>>::deserialize(from)?;
        let names = serde_json::from_str::<BTreeMap<String, IgnoredAny>>(written.get());
        if let Ok(names) = names
            && names.len() != 1
        {
            let found = names.len();
            let wrong = format!(
                "a command is an object with one member, whose name is that of the command; here are {found}"
            );
            return Err(D::Error::custom(wrong));
        }
        serde_json::from_str(written.get()).map(Self).map_err(D::Error::custom)
    }
}

/// What the latest keys came with, so that a key that comes with something else is noticed, and what did nothing is not
/// decided anew. It is forgotten when the backend stops. What a command did is known by its commit for ever.
#[derive(Default)]
pub struct Keys(Mutex<Remembered>);

#[derive(Default)]
struct Remembered {
    known: BTreeMap<CommandId, Known>,
    order: VecDeque<CommandId>,
}

/// What is remembered of a key.
#[derive(Clone, Copy)]
struct Known {
    /// The digest of all that came with it.
    body: [u8; 32],
    /// Whether it was carried out and there was nothing to do.
    did_nothing: bool,
}

impl Keys {
    fn of(&self, id: CommandId) -> Option<Known> {
        self.lock().known.get(&id).copied()
    }

    /// Remembers a key, and forgets the oldest one where there are too many.
    fn remember(&self, id: CommandId, known: Known) {
        let mut remembered = self.lock();
        if remembered.known.insert(id, known).is_some() {
            return;
        }
        remembered.order.push_back(id);
        if remembered.order.len() > REMEMBERED
            && let Some(oldest) = remembered.order.pop_front()
        {
            remembered.known.remove(&oldest);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What came of a command.
enum Came {
    /// It was carried out, now or when it came before; without a commit there was nothing to do.
    CarriedOut { commit: Option<Commit>, replayed: bool },
    /// Its key came with another command before.
    Reused,
    /// It was not carried out.
    Failed(Failure),
}

/// A command with all that came with it.
struct Sent {
    id: CommandId,
    command: Command,
    /// Who sends it, where that was said.
    by: Option<By>,
    expected: Option<Expected>,
    body: [u8; 32],
    /// Whether it is told that others acted, though nobody did.
    stale: bool,
}

/// `POST /v1/accounts/{account}/commands`
pub async fn send(
    State(backend): State<Arc<Backend>>,
    Found(account): Found,
    Query(sender): Query<Sender>,
    headers: HeaderMap,
    Body(One(command)): Body<One>,
) -> Result<Response, Problem> {
    let language = language(&headers);
    let id = id_of(&account, &headers)?;
    let expected = expected(&headers)?;
    let by = named(&sender)?;
    let body = Sha256::new()
        .chain_update(serde_json::to_vec(&command).unwrap_or_default())
        .chain_update(format!("{:?} {:?}", sender.by, headers.get(header::IF_MATCH)))
        .finalize()
        .into();
    let faults = backend.faults();
    let stale = faults.stale();
    let sent = Sent { id, command: faults.declining(command), by, expected, body, stale };
    let now = clock::now();
    let (came, tag) = account
        .act(|desk| {
            let came = sent.carry_out(desk, &account, backend.keys(), now);
            (came, Tag::of(&account, desk, now.day, language))
        })
        .await?;
    match came {
        Came::CarriedOut { commit, replayed } => Ok(carried_out(tag, commit, replayed)),
        Came::Reused => Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "key-reused",
            "The key came with another command before",
            "Send each new command with a new Idempotency-Key.",
        )),
        Came::Failed(failure) => {
            let mut problem = Problem::failed(paged(failure), language);
            if problem.is(StatusCode::CONFLICT) {
                problem = problem.status(StatusCode::PRECONDITION_FAILED);
            }
            Err(problem.with(header::ETAG, tag.header()))
        }
    }
}

impl Sent {
    /// Carries it out once for its key. A key is taken only by what gets as far as being decided.
    fn carry_out(self, desk: &mut Desk<Store>, account: &Account, keys: &Keys, now: Now) -> Came {
        let known = keys.of(self.id);
        if known.is_some_and(|known| known.body != self.body) {
            return Came::Reused;
        }
        let before = commit_of(desk, self.id);
        if let Some(commit) = before {
            // What the key came with may be forgotten, but never who did what the commit tells.
            let other = |by| commit.entries.iter().any(|entry| entry.by != by);
            if known.is_none() && self.by.is_some_and(other) {
                return Came::Reused;
            }
            return Came::CarriedOut { commit: Some(commit), replayed: true };
        }
        if known.is_some_and(|known| known.did_nothing) {
            return Came::CarriedOut { commit: None, replayed: true };
        }
        let seen = desk.history().len() as u64;
        if let Some(expected) = self.expected
            && !expected.is(seen, account)
        {
            let from = expected.known(account);
            let commits = desk.history().iter().filter(|commit| commit.number > from).cloned().collect();
            return Came::Failed(Failure::ChangedElsewhere { commits });
        }
        if self.stale {
            return Came::Failed(Failure::ChangedElsewhere { commits: Vec::new() });
        }
        keys.remember(self.id, Known { body: self.body, did_nothing: false });
        let by = self.by.unwrap_or_else(|| somebody(desk.account()));
        let request = Request { id: self.id, seen, after: None, by, now, command: Some(self.command) };
        match desk.execute(&request) {
            Ok(_) => {
                let commit = commit_of(desk, self.id);
                keys.remember(self.id, Known { body: self.body, did_nothing: commit.is_none() });
                Came::CarriedOut { commit, replayed: false }
            }
            Err(failure) => Came::Failed(failure),
        }
    }
}

/// What a command did, where it was carried out and did something.
fn commit_of(desk: &mut Desk<Store>, id: CommandId) -> Option<Commit> {
    let number = desk.journal_mut().find(&id)?;
    desk.history().get(usize::try_from(number.checked_sub(1)?).ok()?).cloned()
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

/// The id of the command that a key means in an account. It is always drawn from the key, so that no key can mean the id
/// of another commit; nor does one mean what it did in another account that had the name before.
fn id_of(account: &Account, headers: &HeaderMap) -> Result<CommandId, Problem> {
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
    let whose = format!("{}\n{}\n", account.name(), mark(account.drawn()));
    let digest = Sha256::new().chain_update(whose).chain_update(key).finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    Ok(CommandId(u128::from_be_bytes(id)))
}

/// What somebody has seen on which a command is to be decided.
struct Expected {
    position: u64,
    /// Of which account, as its tags have it; a position alone does not say.
    mark: Option<String>,
}

impl Expected {
    /// Whether just this has been seen that there is.
    fn is(&self, position: u64, account: &Account) -> bool {
        self.position == position && self.is_of(account)
    }

    /// How much of the account is known: nothing where it was another one.
    fn known(&self, account: &Account) -> u64 {
        if self.is_of(account) { self.position } else { 0 }
    }

    fn is_of(&self, account: &Account) -> bool {
        self.mark.as_ref().is_none_or(|known| *known == mark(account.drawn()))
    }
}

/// What `If-Match` says; nothing where any state will do.
fn expected(headers: &HeaderMap) -> Result<Option<Expected>, Problem> {
    let Some(tag) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let tag = tag.to_str().unwrap_or_default().trim();
    if tag == "*" {
        return Ok(None);
    }
    // A position without its quotes means the same, and nothing else could be meant.
    let quoted = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
    let mut parts = quoted.unwrap_or(tag).split('.');
    let position = parts.next().and_then(|number| number.parse().ok());
    let mark = parts.next().map(str::to_owned);
    position.map(|position| Some(Expected { position, mark })).ok_or_else(|| {
        Problem::malformed(
            "If-Match is the ETag of a resource of the account, or the position of its journal in quotes.",
        )
    })
}

/// Who sends a command, where the address says so.
fn named(sender: &Sender) -> Result<Option<By>, Problem> {
    match sender.by.as_deref() {
        Some("visitor") => Ok(Some(By::Visitor)),
        Some("agent") => Ok(Some(By::Agent)),
        Some(number) => {
            let number = if is_number(number) { number.parse().ok() } else { None };
            let wrong = || Problem::malformed("by is visitor, agent or the number of a person.");
            number.map(|number| Some(By::User(UserId(number)))).ok_or_else(wrong)
        }
        None => Ok(None),
    }
}

/// Who sends a command where nobody is named.
fn somebody(account: &Company) -> By {
    let admin = account.users.iter().find(|user| user.has(Role::GlobalAdmin));
    admin.map_or(By::Visitor, |user| By::User(user.id))
}
