//! Founding accounts: empty, as a ready-made company, or from a backup.

use super::accounts::{About, Account, Accounts, Unfounded, Untold, place};
use super::clock;
use super::problem::Problem;
use super::routes::{Asked, Backend, Body, Found, LargeBody, Query};
use crate::backend::protocol::Now;
use crate::backend::restore;
use crate::domain::id::CommandId;
use crate::domain::user::Language;
use crate::i18n::{Words, keeping as texts};
use crate::journal::export::{FILE_BYTES, ImportProblem};
use crate::journal::{Commit, Journal, MemorySlots, SlotError, Slots};
use crate::scenarios::{Scenario, Setting};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::rc::Rc;
use std::sync::Arc;

/// The longest body that founds an account, in bytes.
pub const FOUNDING_BYTES: usize = FILE_BYTES + 64 * 1024;
/// The first year in which a ready-made company can have its today: its past lies within the calendar of the rules.
const FIRST_YEAR: i32 = 1990;
/// The longest title of an account, in characters.
const TITLE: usize = 80;

/// What an account is founded from.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founding {
    /// Its name in addresses; one is drawn where it is missing.
    account: Option<String>,
    /// What it is called.
    title: Option<String>,
    /// The ready-made company to begin with.
    scenario: Option<String>,
    /// The language of that company.
    #[serde(default)]
    language: Language,
    /// The clock by which the company is told; the backend's own where it is missing.
    now: Option<Now>,
    /// What the company's numbers follow from; drawn where it is missing.
    seed: Option<CommandId>,
    /// The document of a backup.
    backup: Option<Box<RawValue>>,
    /// The language of the one who founds it.
    #[serde(skip)]
    told_in: Language,
}

/// The name of an account whose backup is the whole body.
#[derive(Debug, Default, Deserialize)]
pub struct Named {
    account: Option<String>,
    title: Option<String>,
}

/// `POST /v1/accounts`
pub async fn found(
    State(backend): State<Arc<Backend>>,
    Query(named): Query<Named>,
    Asked(language): Asked,
    LargeBody(body): LargeBody,
) -> Result<Response, Problem> {
    let founding = read(&body, named, language)?;
    let account = tokio::task::block_in_place(|| establish(backend.accounts(), founding))?;
    let summary = account.summary().await?;
    let location = ["/v1/accounts/", &summary.account].concat();
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(summary)).into_response())
}

/// `DELETE /v1/accounts/{account}`
pub async fn delete(State(backend): State<Arc<Backend>>, Found(account): Found) -> Result<Response, Problem> {
    let accounts = backend.accounts();
    let forget = |account: &Account| backend.webhooks().forget(account);
    let found = tokio::task::block_in_place(|| accounts.delete(account.name(), forget))?;
    let end = accounts.store().end();
    match (found, accounts.store().synced(end).await) {
        (true, true) => Ok(StatusCode::NO_CONTENT.into_response()),
        (false, _) => Err(Problem::no_account(account.name())),
        (true, false) => Err(Untold::NotOnDisk.into()),
    }
}

/// Founds an account with a ready-made company, or without any.
///
/// # Errors
/// As [`found`].
pub fn begin(accounts: &Accounts, name: &str, scenario: Option<String>) -> Result<(), Problem> {
    let founding = Founding { account: Some(name.to_owned()), scenario, ..Founding::default() };
    establish(accounts, founding).map(drop)
}

fn read(body: &str, named: Named, told_in: Language) -> Result<Founding, Problem> {
    check_title(named.title.as_ref())?;
    // What the document of a backup begins with; one that is cut off is still recognised.
    let inside = body.trim_start().trim_start_matches('\u{feff}').trim_start().strip_prefix('{');
    if inside.is_some_and(|inside| inside.trim_start().starts_with("\"memberdesk\"")) {
        let backup = serde_json::from_str(body.trim_start_matches('\u{feff}')).map_err(|error| {
            Problem::malformed(format!(
                "The backup is not whole JSON: {error}. Take it from /backup once more."
            ))
        })?;
        let Named { account, title } = named;
        return Ok(Founding { account, title, backup: Some(backup), told_in, ..Founding::default() });
    }
    let read: Body<Founding> = Body::read(body)?;
    let mut founding = Founding { told_in, ..read.0 };
    founding.account = founding.account.or(named.account);
    founding.title = founding.title.or(named.title);
    Ok(founding)
}

fn check_title(title: Option<&String>) -> Result<(), Problem> {
    let wrong = title.is_some_and(|title| title.trim().is_empty() || title.chars().count() > TITLE);
    if wrong { Err(Problem::malformed(format!("A title has 1 to {TITLE} characters."))) } else { Ok(()) }
}

fn establish(accounts: &Accounts, founding: Founding) -> Result<Arc<Account>, Problem> {
    let Founding { account, title, scenario, language, now, seed, backup, told_in } = founding;
    let seed = seed.unwrap_or_else(draw);
    let name = account.unwrap_or_else(|| ["account-", &seed.to_string()[..8]].concat());
    let Some(place) = place(&name) else {
        return Err(Problem::malformed(
            "The name of an account is 1 to 40 lower-case letters, digits and hyphens.",
        ));
    };
    check_title(title.as_ref())?;
    let commits = match (scenario, backup) {
        (Some(_), Some(_)) => {
            return Err(Problem::malformed("A ready-made company and a backup are not one account."));
        }
        (Some(scenario), None) => {
            let scenario = Scenario::parse(&scenario).ok_or_else(|| unknown_scenario(&scenario))?;
            let setting = Setting { now: now.unwrap_or_else(clock::now), language, seed };
            if setting.now.day.year() < FIRST_YEAR {
                return Err(Problem::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "too-early",
                    "A ready-made company has a past",
                    format!("It needs up to twenty years of it: the day of now is in {FIRST_YEAR} or later."),
                ));
            }
            scenario.play(setting).map_err(|failure| Problem::failed(failure, language))?
        }
        (None, Some(backup)) => {
            restore::read(backup.get()).map_err(|problem| not_taken(&problem, told_in))?.commits
        }
        (None, None) => Vec::new(),
    };
    let values = written(&place, &commits)?;
    let (founded, drawn) = (clock::now().at, draw().0 as u32);
    accounts.found(&name, About { title, founded, drawn }, values).map_err(|unfounded| match unfounded {
        Unfounded::Taken => Problem::new(
            StatusCode::CONFLICT,
            "name-taken",
            "There is an account of this name",
            format!("Choose another name than \"{name}\", or delete that account first."),
        ),
        Unfounded::Slot(error) => error.into(),
    })
}

/// The values of a journal with these commits.
fn written(place: &crate::journal::Place, commits: &[Commit]) -> Result<Vec<(String, String)>, Problem> {
    let slots = Rc::new(MemorySlots::default());
    let mut journal = Journal::open(Rc::clone(&slots), place.clone())?.journal;
    for commit in commits {
        if let Err(error) = journal.append(commit) {
            // They follow one another, so that only their storage could refuse; here that is memory.
            return Err(SlotError::Other(format!("{error:?}")).into());
        }
    }
    let mut values = Vec::new();
    for key in slots.keys(place.start())? {
        if let Some(value) = slots.read(&key)? {
            values.push((key, value));
        }
    }
    Ok(values)
}

fn unknown_scenario(name: &str) -> Problem {
    let names: Vec<&str> = Scenario::ALL.iter().map(|scenario| scenario.id()).collect();
    Problem::malformed(format!(
        "There is no ready-made company \"{}\"; there are {}.",
        name.escape_debug(),
        names.join(", ")
    ))
}

fn not_taken(problem: &ImportProblem, language: Language) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "backup-refused",
        if language == Language::SimplifiedChinese {
            "无法采用此备份"
        } else {
            "The backup cannot be taken"
        },
        texts::not_taken(Words::plain(language), problem),
    )
    .in_language(language)
}

/// A number that nobody has: from the clock, and from what the system gives each program of its own.
pub fn draw() -> CommandId {
    let now = clock::nanoseconds();
    let chance = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), now);
    let digest = Sha256::new().chain_update(now.to_le_bytes()).chain_update(chance.to_le_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&digest.finalize()[..16]);
    CommandId(u128::from_le_bytes(id))
}
