//! The addresses of the backend, and how what is asked is read.

use super::accounts::{Account, Accounts};
use super::options::Options;
use super::problem::Problem;
use super::{founding, guard, journal, requests, stream, words};
use crate::domain::user::Language;
use crate::journal::FORMAT;
use axum::Router;
use axum::body::{Body as Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::watch;

/// The longest body of every request but the one that founds an account, in bytes.
pub const BODY_BYTES: usize = 64 * 1024;

/// All that an answer is made from.
pub struct Backend {
    accounts: Accounts,
    guard: guard::Guard,
    stopping: watch::Sender<bool>,
}

impl Backend {
    /// A backend over accounts.
    pub fn new(accounts: Accounts, options: &Options) -> Arc<Self> {
        let (stopping, _) = watch::channel(false);
        Arc::new(Self { accounts, guard: guard::Guard::new(options), stopping })
    }

    /// The accounts.
    pub fn accounts(&self) -> &Accounts {
        &self.accounts
    }

    /// Who may ask.
    pub fn guard(&self) -> &guard::Guard {
        &self.guard
    }

    /// Becomes true when the backend stops.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.stopping.subscribe()
    }

    /// Ends what would otherwise not end by itself.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }
}

/// Everything that the backend answers.
pub fn router(backend: Arc<Backend>) -> Router {
    Router::new()
        .route("/v1", get(about))
        .route("/v1/accounts", get(accounts).post(founding::found))
        .route("/v1/accounts/{account}", get(account).delete(founding::delete))
        .route("/v1/accounts/{account}/requests", post(requests::execute))
        .route("/v1/accounts/{account}/journal", get(journal::read))
        .route("/v1/accounts/{account}/backup", get(journal::backup))
        .route("/v1/accounts/{account}/events", get(stream::follow))
        .fallback(async || Problem::not_found("The API begins at /v1, and /v1/docs describes it."))
        .method_not_allowed_fallback(async || Problem::method())
        .layer(from_fn_with_state(Arc::clone(&backend), guard::check))
        .with_state(backend)
}

/// `GET /v1`
async fn about(State(backend): State<Arc<Backend>>) -> Result<Response, Problem> {
    let mut accounts = Vec::new();
    for account in backend.accounts().all() {
        accounts.push(account.summary().await?);
    }
    let about = json!({
        "name": "Memberdesk mock backend",
        "version": env!("CARGO_PKG_VERSION"),
        "format": FORMAT,
        "accounts": accounts,
    });
    Ok(axum::Json(about).into_response())
}

/// `GET /v1/accounts`
async fn accounts(State(backend): State<Arc<Backend>>) -> Result<Response, Problem> {
    let mut accounts = Vec::new();
    for account in backend.accounts().all() {
        accounts.push(account.summary().await?);
    }
    Ok(axum::Json(json!({ "items": accounts })).into_response())
}

/// `GET /v1/accounts/{account}`
async fn account(Found(account): Found) -> Result<Response, Problem> {
    Ok(axum::Json(account.summary().await?).into_response())
}

/// The account that the address names.
pub struct Found(pub Arc<Account>);

impl FromRequestParts<Arc<Backend>> for Found {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, backend: &Arc<Backend>) -> Result<Self, Problem> {
        let named = Path::<Vec<(String, String)>>::from_request_parts(parts, backend).await;
        let Ok(Path(named)) = named else {
            return Err(Problem::malformed("The address is not UTF-8."));
        };
        let name = named.iter().find(|(name, _)| name == "account").map_or("", |(_, value)| value);
        backend.accounts.find(name).map(Found).ok_or_else(|| Problem::no_account(name))
    }
}

/// The language that somebody asks in.
pub struct Asked(pub Language);

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Asked(language(&parts.headers)))
    }
}

/// The language that the headers ask for.
pub fn language(headers: &HeaderMap) -> Language {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|accepted| accepted.to_str().ok());
    words::language(accepted.unwrap_or_default())
}

/// What stands behind the question mark.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|query| Query(query.0))
            .map_err(|error| Problem::malformed(error.to_string()))
    }
}

/// A body of JSON.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> Body<T> {
    /// Reads a text as JSON; an empty one is an object without anything.
    ///
    /// # Errors
    /// It is not JSON, or not what it has to be.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let text = if text.trim().is_empty() { "{}" } else { text };
        serde_json::from_str(text).map(Body).map_err(|error| Problem::malformed(error.to_string()))
    }
}

impl<T: DeserializeOwned, S: Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        Self::read(&text(request, BODY_BYTES).await?)
    }
}

/// The body that founds an account, which may hold a backup.
pub struct LargeBody(pub String);

impl<S: Sync> FromRequest<S> for LargeBody {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        text(request, founding::FOUNDING_BYTES).await.map(LargeBody)
    }
}

/// The text of a body that says that it is JSON and is no longer than it may be.
async fn text(request: Request, most: usize) -> Result<String, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let json = kind
        .and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    let declared = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let declared = declared.and_then(|length| length.parse::<usize>().ok()).unwrap_or_default();
    if declared > most {
        return Err(too_long(most));
    }
    let body: Bytes = request.into_body();
    let empty = axum::body::HttpBody::is_end_stream(&body);
    if !empty && !json {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not-json",
            "The body has to be JSON",
            "Send it with Content-Type: application/json.",
        ));
    }
    let bytes = to_bytes(body, most).await.map_err(|error| {
        // Of a body that ends early nobody waits for the answer.
        let cut = std::error::Error::source(&error)
            .is_some_and(|source| !source.is::<http_body_util::LengthLimitError>());
        if cut { Problem::malformed("The body could not be read to its end.") } else { too_long(most) }
    })?;
    String::from_utf8(bytes.into()).map_err(|_| Problem::malformed("The body is not UTF-8."))
}

fn too_long(most: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "too-long",
        "The body is too long",
        format!("A body has at most {most} bytes here."),
    )
}
