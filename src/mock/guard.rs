//! Who may ask: by the name under which the backend is asked, by the page that asks, and by the token.
//!
//! A page of any site may send requests to this machine. Checking the Host keeps away a site that gives its own name
//! the address of this machine; checking the Origin keeps away every page that was not let in.

use super::options::Options;
use super::problem::Problem;
use super::routes::Backend;
use axum::extract::{Query, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use std::sync::Arc;

/// The names of this machine.
const OWN: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];
/// What a page of another origin may do, once it may ask at all.
const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, PUT, DELETE, OPTIONS");
const HEADERS: HeaderValue = HeaderValue::from_static(
    "accept, accept-language, authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id",
);
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "content-language, etag, idempotency-replayed, link, location, memberdesk-position, retry-after",
);
/// How long a browser may remember that it may ask, in seconds.
const REMEMBERED: HeaderValue = HeaderValue::from_static("600");

/// Where a connection comes from.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// A token in an address.
#[derive(Deserialize)]
struct Named {
    access_token: Option<String>,
}

/// What is checked before anything is answered.
pub struct Guard {
    hosts: Vec<String>,
    /// Nothing lets in the pages of this machine.
    origins: Option<Vec<String>>,
    token: Option<[u8; 32]>,
}

impl Guard {
    /// What the options ask for.
    pub fn new(options: &Options) -> Self {
        let plain = |text: &String| text.trim().trim_end_matches('/').to_ascii_lowercase();
        let address = options.address;
        let own = if address.is_unspecified() { None } else { Some(address) };
        let own = own.map(|own| if own.is_ipv6() { format!("[{own}]") } else { own.to_string() });
        let hosts = OWN.map(str::to_owned).into_iter().chain(own);
        // A variable of the environment that is set to nothing says nothing.
        let said = |texts: &[String]| -> Vec<String> {
            texts.iter().map(plain).filter(|text| !text.is_empty()).collect()
        };
        let token = options.token.as_ref().filter(|token| !token.is_empty());
        Self {
            hosts: hosts.chain(said(&options.hosts)).collect(),
            origins: Some(said(&options.origins)).filter(|origins| !origins.is_empty()),
            token: token.map(|token| Sha256::digest(token).into()),
        }
    }

    fn knows_host(&self, headers: &HeaderMap, uri: &Uri) -> bool {
        let mut named = headers.get_all(header::HOST).iter();
        let host = named.next().and_then(|host| host.to_str().ok());
        let known = |authority: &Authority| {
            authority.as_str().find('@').is_none()
                && self.hosts.iter().any(|host| authority.host().eq_ignore_ascii_case(host))
        };
        let host: Option<Authority> = host.and_then(|host| host.parse().ok());
        let asked = uri.authority().is_none_or(known);
        host.is_some_and(|host| known(&host)) && asked && named.next().is_none()
    }

    /// Whether pages of an origin may ask: those that were named, or else those of this machine, and those that the
    /// backend serves itself.
    fn knows_origin(&self, origin: &HeaderValue, headers: &HeaderMap) -> bool {
        let Some(origin) = origin.to_str().ok().map(str::to_ascii_lowercase) else { return false };
        let Some(authority) = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"))
        else {
            return self.origins.as_ref().is_some_and(|known| known.contains(&origin));
        };
        let own = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        if own.is_some_and(|own| own.eq_ignore_ascii_case(authority)) && origin.starts_with("http://") {
            return true;
        }
        match &self.origins {
            Some(known) => known.contains(&origin),
            None => authority.parse::<Authority>().is_ok_and(|authority| OWN.contains(&authority.host())),
        }
    }

    /// Whether the token is the one that is asked for. Digests are compared, so that the time tells nothing of it.
    fn knows_token(&self, request: &Request) -> bool {
        let Some(expected) = self.token else { return true };
        let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer = header.and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then_some(token)
        });
        // A page cannot give its event stream a header.
        let stream = request.uri().path().ends_with("/events");
        let query = Query::<Named>::try_from_uri(request.uri()).ok().filter(|_| stream);
        let named = query.and_then(|Query(named)| named.access_token);
        let given = bearer.or(named.as_deref());
        given.is_some_and(|token| <[u8; 32]>::from(Sha256::digest(token)) == expected)
    }
}

/// Lets a request through, or answers it.
pub async fn check(State(backend): State<Arc<Backend>>, request: Request, next: Next) -> Response {
    let guard = backend.guard();
    if !guard.knows_host(request.headers(), request.uri()) {
        return Problem::forbidden(
            "The backend is not asked under this name. --host lets it be asked under another one.",
        )
        .into_response();
    }
    let peer = request.extensions().get();
    let taken = peer.map_or(Ok(()), |Peer(address)| backend.limit().take(*address));
    let origin = request.headers().get(header::ORIGIN).cloned();
    if let Some(origin) = &origin
        && !guard.knows_origin(origin, request.headers())
    {
        let forbidden =
            Problem::forbidden("Pages of this origin may not ask. --origin lets those of another one ask.");
        return taken.err().unwrap_or(forbidden).into_response();
    }
    let preflight = request.method() == Method::OPTIONS
        && origin.is_some()
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if let Err(problem) = taken {
        problem.into_response()
    } else if preflight {
        let private = request.headers().contains_key("access-control-request-private-network");
        allow(private)
    } else if !request.uri().path().starts_with("/v1") || guard.knows_token(&request) {
        next.run(request).await
    } else {
        Problem::new(
            StatusCode::UNAUTHORIZED,
            "token",
            "The token is missing or another one",
            "Send Authorization: Bearer with the token that the backend was started with.",
        )
        .with(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
        .into_response()
    };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
    response
}

/// The answer to a browser that asks whether a page may ask.
fn allow(private: bool) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, REMEMBERED);
    if private {
        headers.insert("access-control-allow-private-network", HeaderValue::from_static("true"));
    }
    response
}
