//! The addresses of the backend, and how what is asked is read.

use super::accounts::{Account, Accounts, Untold};
use super::options::Options;
use super::problem::Problem;
use super::resources::{self, KINDS};
use super::{
    commands, faults, founding, guard, journal, limit, openapi, requests, server, site, stream, webhooks,
    words,
};
use crate::backend::remote::{About, Summary};
use crate::domain::user::Language;
use crate::journal::FORMAT;
use axum::Router;
use axum::body::{Body as Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
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
    limit: limit::Limit,
    faults: faults::Injected,
    keys: commands::Keys,
    site: Option<site::Site>,
    webhooks: webhooks::Webhooks,
    stopping: watch::Sender<bool>,
}

impl Backend {
    /// A backend over accounts.
    pub fn new(accounts: Accounts, options: &Options) -> Arc<Self> {
        let (stopping, _) = watch::channel(false);
        Arc::new(Self {
            accounts,
            guard: guard::Guard::new(options),
            limit: limit::Limit::new(options.rate_limit),
            faults: faults::Injected::new(options.faults.clone()),
            keys: commands::Keys::default(),
            webhooks: webhooks::Webhooks::new(options.webhooks_anywhere, stopping.subscribe()),
            site: options.app.as_deref().map(site::Site::new),
            stopping,
        })
    }

    /// The accounts.
    pub fn accounts(&self) -> &Accounts {
        &self.accounts
    }

    /// Who may ask.
    pub fn guard(&self) -> &guard::Guard {
        &self.guard
    }

    /// How much may be asked.
    pub fn limit(&self) -> &limit::Limit {
        &self.limit
    }

    /// The faults that happen.
    pub fn faults(&self) -> &faults::Injected {
        &self.faults
    }

    /// The keys of the latest commands.
    pub fn keys(&self) -> &commands::Keys {
        &self.keys
    }

    /// The built app, where it is served, too.
    pub fn site(&self) -> Option<&site::Site> {
        self.site.as_ref()
    }

    /// What is sent to others.
    pub fn webhooks(&self) -> &webhooks::Webhooks {
        &self.webhooks
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
    let mut router = Router::new();
    for kind in KINDS {
        let list = ["/v1/accounts/{account}/", kind.name].concat();
        let item = [&list, "/{id}"].concat();
        router = router
            .route(
                &list,
                get(async |account, page, uri, headers| {
                    resources::list(kind, account, page, uri, headers).await
                }),
            )
            .route(
                &item,
                get(async |account, named, headers| resources::item(kind, account, named, headers).await),
            );
    }
    router
        .route("/v1", get(about))
        .route("/v1/openapi.json", get(openapi::document))
        .route("/v1/docs", get(openapi::page))
        .route("/v1/scenarios", get(resources::scenarios))
        .route("/v1/faults", get(faults::show).put(faults::set))
        .route("/v1/accounts", get(accounts).post(founding::found))
        .route("/v1/accounts/{account}", get(account).delete(founding::delete))
        .route("/v1/accounts/{account}/requests", post(requests::execute))
        .route("/v1/accounts/{account}/commands", post(commands::send))
        .route("/v1/accounts/{account}/company", get(resources::company))
        .route("/v1/accounts/{account}/offers", get(resources::offers))
        .route("/v1/accounts/{account}/clock", get(resources::clock))
        .route("/v1/accounts/{account}/orders.csv", get(resources::orders))
        .route("/v1/accounts/{account}/invoices.csv", get(resources::invoices))
        .route("/v1/accounts/{account}/webhooks", get(webhooks::list).post(webhooks::create))
        .route("/v1/accounts/{account}/webhooks/{id}", get(webhooks::show).delete(webhooks::delete))
        .route("/v1/accounts/{account}/webhooks/{id}/deliveries", get(webhooks::deliveries))
        .route(
            "/v1/accounts/{account}/webhooks/{id}/deliveries/{delivery}/redeliver",
            post(webhooks::redeliver),
        )
        .route("/v1/accounts/{account}/journal", get(journal::read))
        .route("/v1/accounts/{account}/backup", get(journal::backup))
        .route("/v1/accounts/{account}/events", get(stream::events))
        .fallback(site::serve)
        .method_not_allowed_fallback(async || Problem::method())
        .layer(from_fn_with_state(Arc::clone(&backend), faults::inject))
        .layer(from_fn(server::in_time))
        .layer(from_fn(server::unharmed))
        // Outside of everything that answers: a page is to be able to read every answer.
        .layer(from_fn_with_state(Arc::clone(&backend), guard::check))
        .with_state(backend)
}

/// `GET /v1`
async fn about(State(backend): State<Arc<Backend>>) -> Result<Response, Problem> {
    let accounts = summaries(&backend).await?;
    let about = About {
        name: "Memberdesk mock backend".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        format: FORMAT,
        accounts,
    };
    Ok(axum::Json(about).into_response())
}

/// `GET /v1/accounts`
async fn accounts(State(backend): State<Arc<Backend>>) -> Result<Response, Problem> {
    let accounts = summaries(&backend).await?;
    Ok(axum::Json(json!({ "items": accounts, "next": null })).into_response())
}

/// What lists say of every account that is still there when its turn comes.
async fn summaries(backend: &Backend) -> Result<Vec<Summary>, Problem> {
    let mut summaries = Vec::new();
    for account in backend.accounts().all() {
        match account.summary().await {
            Ok(summary) => summaries.push(summary),
            Err(Untold::Gone { .. }) => {}
            Err(untold @ Untold::NotOnDisk) => return Err(untold.into()),
        }
    }
    Ok(summaries)
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
        let Named(Names { account: name, .. }) = Named::from_request_parts(parts, backend).await?;
        let name = name.as_str();
        backend.accounts.find(name).map(Found).ok_or_else(|| Problem::no_account(name))
    }
}

/// What an address names; nothing where it names no such thing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Names {
    /// The account.
    pub account: String,
    /// One thing of a list.
    pub id: String,
    /// One message of a webhook.
    pub delivery: String,
}

/// What the address names.
pub struct Named(pub Names);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let named = Path::<Names>::from_request_parts(parts, state).await;
        named.map(|Path(names)| Named(names)).map_err(|_| Problem::malformed("The address is not UTF-8."))
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
        let is_empty = text.trim().is_empty();
        let text = if is_empty { "{}" } else { text };
        serde_json::from_str(text).map(Body).or_else(|error| {
            // To JSON 3.0 is the whole number 3, too; that costs a second reading only where the first one fails.
            let read = serde_json::from_str(&whole(text)).ok();
            read.map(Body).ok_or_else(|| {
                Problem::malformed(if is_empty {
                    "The body is empty. What it has to be is described at /v1/docs.".to_owned()
                } else if error.is_eof() {
                    format!("The body ends before its JSON does: {error}. It was cut off on the way.")
                } else {
                    error.to_string()
                })
            })
        })
    }
}

/// A text of JSON with its whole numbers written as such, and nothing else of it changed: what is wrong with it stays so.
fn whole(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut quoted = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '+' | '.' | 'e' | 'E');
        let is_number = !quoted && (first == '-' || first.is_ascii_digit());
        let length = if is_number {
            rest.find(|sign| !is_part(sign)).unwrap_or(rest.len())
        } else if quoted && first == '\\' {
            // What is escaped ends no text.
            1 + rest.chars().nth(1).map_or(0, char::len_utf8)
        } else {
            quoted ^= first == '"';
            first.len_utf8()
        };
        let (part, behind) = rest.split_at(length);
        let number = if is_number { whole_number(part) } else { None };
        match number {
            Some(number) => written.push_str(&number.to_string()),
            None => written.push_str(part),
        }
        rest = behind;
    }
    written
}

/// The whole number that a number with a point or an exponent is, where it is exact.
fn whole_number(text: &str) -> Option<i64> {
    /// Beyond this, numbers with a point are not exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number: serde_json::Number = serde_json::from_str(text).ok()?;
    let float = number.as_f64().filter(|_| number.is_f64())?;
    if float.fract() == 0.0 && float.abs() <= EXACT { Some(float as i64) } else { None }
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
        if most == BODY_BYTES {
            format!("A body has at most {most} bytes here.")
        } else {
            format!(
                "A body has at most {most} bytes here. A history whose backup is longer cannot be founded from it: \
                 keep a copy of the file of the backend instead."
            )
        },
    )
}
