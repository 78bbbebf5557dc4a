//! The client's half of a backend behind HTTP: what it says of itself, what its answers mean, and when it is asked again.
//!
//! A request that was not answered stays one: it is sent again under its id until the backend has said what came of it.
//! The id lets it be carried out once, also where the answer was lost on the way.

use super::protocol::{Reply, Request, Setback};
use crate::domain::id::CommandId;
use crate::journal::{Commit, FORMAT};
use crate::json::{self, Written};
use serde::{Deserialize, Serialize};

/// Where a company is kept that lives on a backend.
#[derive(Clone, Debug, PartialEq, Eq, Written)]
pub struct Server {
    /// The origin of the backend, as `http://127.0.0.1:8090`.
    pub address: String,
    /// The token that it asks for.
    pub token: Option<String>,
    /// The name of the account in its addresses; empty before one was chosen.
    pub account: String,
}

impl Server {
    /// The address of something of the account.
    pub fn of_account(&self, rest: &str) -> String {
        [&self.address, "/v1/accounts/", &self.account, rest].concat()
    }

    /// The address of the account's stream of events after a commit.
    ///
    /// A page cannot give a stream a header, so that the token stands in the address, `escaped` for it.
    pub fn stream(&self, after: u64, escaped: impl FnOnce(&str) -> String) -> String {
        let stream = [&self.of_account("/events?after="), after.to_string().as_str()].concat();
        match &self.token {
            Some(token) => [&stream, "&access_token=", &escaped(token)].concat(),
            None => stream,
        }
    }
}

/// What a backend says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct About {
    /// The name of the program.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The stored form that its commits have.
    pub format: u32,
    /// The companies it has.
    pub accounts: Vec<Summary>,
}

/// An account in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Summary {
    /// Its name in addresses.
    pub account: String,
    /// What it is called.
    pub title: String,
    /// How many commits its journal has.
    pub position: u64,
}

/// What came back over HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body.
    pub text: String,
    /// After how many seconds the backend wants to be asked again, if it said so.
    pub retry_after: Option<u32>,
}

/// Why a backend is not asked again by itself: something has to be changed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// It asks for a token, or for another one.
    Token,
    /// It lets in no pages from where the app is served.
    Origin,
    /// The account is not there, or not any more.
    Gone,
    /// Its commits have another stored form.
    OtherVersion {
        /// That form.
        format: u32,
    },
    /// The account has another history than the one that is known here.
    OtherHistory,
    /// It answers what this app does not understand, so that it is probably not a backend of Memberdesk.
    Strange,
}

/// What an answer means, or its absence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict<T> {
    /// It is the answer.
    Done(T),
    /// The request was not carried out, for good.
    Failed(Setback),
    /// Nothing is known of what came of it: ask again under the same id, after so many seconds if the backend said so.
    Later(Option<u32>),
    /// Something has to be changed first.
    Shut(Shut),
}

/// The member of a problem that a client acts by.
#[derive(Written)]
struct Problem {
    failure: Option<Setback>,
}

/// What an answer means; `read` takes what is asked for out of its body.
fn judge<T>(answer: Option<&Answer>, read: impl FnOnce(&str) -> Option<T>) -> Verdict<T> {
    let Some(Answer { status, text, retry_after }) = answer else { return Verdict::Later(None) };
    match status {
        200..=299 => read(text).map_or(Verdict::Shut(Shut::Strange), Verdict::Done),
        401 => Verdict::Shut(Shut::Token),
        403 => Verdict::Shut(Shut::Origin),
        404 => Verdict::Shut(Shut::Gone),
        408 | 429 | 500 | 502..=504 => Verdict::Later(*retry_after),
        _ => match json::read::<Problem>(text) {
            Ok(Problem { failure: Some(setback) }) => Verdict::Failed(setback),
            Ok(Problem { failure: None }) | Err(_) => Verdict::Shut(Shut::Strange),
        },
    }
}

/// What came of a request, or of reading the journal.
pub fn reply(answer: Option<&Answer>) -> Verdict<Reply> {
    judge(answer, |text| json::read(text).ok())
}

/// What a backend says of itself; none of another version counts as one.
pub fn about(answer: Option<&Answer>) -> Verdict<About> {
    match judge(answer, |text| json::read::<About>(text).ok()) {
        Verdict::Done(About { format, .. }) if format != FORMAT => {
            Verdict::Shut(Shut::OtherVersion { format })
        }
        verdict @ (Verdict::Done(_) | Verdict::Failed(_) | Verdict::Later(_) | Verdict::Shut(_)) => verdict,
    }
}

/// The longest pause before a backend is asked again, in seconds.
pub const LONGEST_PAUSE: u32 = 30;

/// For how many seconds a backend is left alone that did not answer so many times in a row: twice as long each time.
pub fn pause(times: u32) -> u32 {
    1_u32.checked_shl(times.saturating_sub(1)).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE)
}

/// A request on its way to a backend, or put off.
#[derive(Clone, Debug, PartialEq, Eq, Written)]
pub struct Unsent {
    /// The request.
    pub request: Request,
    /// Why it was not carried out, where the answer came when nobody waited for it any more. It is not sent again by
    /// itself; its commits are known already.
    pub setback: Option<Setback>,
    /// The form that it was typed into, which is done with once it is carried out.
    #[serde(default)]
    pub form: Option<String>,
}

/// How far ahead of a command's id the ids of what time does before it can be.
const IDS_OF_TIME: u128 = 64;

/// What a request is sent with as seen: all that is known, where nobody but this page has acted since it was asked for.
/// What was asked for one after the other while nothing could be sent is so carried out one after the other.
pub fn seen(request: &Request, history: &[Commit], own: &[CommandId]) -> u64 {
    let from = usize::try_from(request.seen).unwrap_or(usize::MAX).min(history.len());
    let is_own = |commit: &Commit| {
        own.iter().any(|own| commit.id.0.checked_sub(own.0).is_some_and(|ahead| ahead <= IDS_OF_TIME))
    };
    if history[from..].iter().all(is_own) { history.len() as u64 } else { request.seen }
}
