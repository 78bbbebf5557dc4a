//! The built app, served by the same program: one process is then a whole demonstration.

use super::problem::Problem;
use super::routes::Backend;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use std::path::Path;
use std::sync::Arc;
use tower_http::services::{ServeDir, ServeFile};
use tower_service::Service;

/// How long a browser may keep a file whose name follows from its content.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Every other file is asked for each time.
const ASK: HeaderValue = HeaderValue::from_static("no-cache");
/// How many hexadecimal digits of its content's digest a file's name has.
const DIGITS: usize = 12;
/// Nobody else may show the app in a frame of their own.
const FRAMED: HeaderValue = HeaderValue::from_static("frame-ancestors 'none'");

/// A folder that `./dev build` wrote.
#[derive(Clone)]
pub struct Site(ServeDir<tower_http::set_status::SetStatus<ServeFile>>);

impl Site {
    /// The site in a folder; its `404.html` answers what is not there.
    pub fn new(folder: &Path) -> Self {
        let missing = ServeFile::new(folder.join("404.html")).precompressed_br().precompressed_gzip();
        let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
        Self(files.not_found_service(missing))
    }
}

/// Everything outside of the API.
pub async fn serve(State(backend): State<Arc<Backend>>, request: Request) -> Response {
    let path = request.uri().path();
    let api = path == "/v1" || path.starts_with("/v1/");
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let (Some(Site(files)), false) = (backend.site(), api) else {
        return Problem::not_found("The API begins at /v1, and /v1/docs describes it.").into_response();
    };
    if !reads {
        return Problem::method().with(header::ALLOW, HeaderValue::from_static("GET,HEAD")).into_response();
    }
    let kept = if names_its_content(path) { FOR_EVER } else { ASK };
    let Ok(response) = files.clone().call(request).await;
    let mut response = response.map(Body::new);
    let kept = if response.status().is_success() { kept } else { ASK };
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, FRAMED);
    response.into_response()
}

/// Whether the name of a file carries a part of its content's digest, as `style-0123456789ab.css`.
fn names_its_content(path: &str) -> bool {
    let digest = |rest: &str| rest.len() == DIGITS && rest.bytes().all(|byte| byte.is_ascii_hexdigit());
    let stem = path.rsplit_once('.').map(|(stem, _)| stem);
    stem.and_then(|stem| stem.rsplit_once('-')).is_some_and(|(_, rest)| digest(rest))
}
