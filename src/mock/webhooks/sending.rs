//! Signing a message and sending it.

use super::{Attempt, target};
use crate::mock::clock;
use axum::body::Bytes;
use axum::http::{Request, header};
use hmac::{Hmac, Mac};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use sha2::Sha256;
use std::time::Duration;
use tokio::net::{TcpStream, lookup_host};

/// How long the other side may take to answer: less than a request may take, so that one who asks for a message to be
/// sent again is told what came of it.
pub const PATIENCE: Duration = Duration::from_secs(8);

fn digest(secret: &str, time: i64, body: &str) -> Option<Hmac<Sha256>> {
    let mut hmac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    hmac.update(time.to_string().as_bytes());
    hmac.update(b".");
    hmac.update(body.as_bytes());
    Some(hmac)
}

/// The header that proves who sent a body, and when (in seconds since 1970).
pub fn signature(secret: &str, time: i64, body: &str) -> String {
    // A key of any length makes an HMAC.
    let bytes = digest(secret, time, body).map(|hmac| hmac.finalize().into_bytes());
    let digits: String = bytes.iter().flatten().map(|byte| format!("{byte:02x}")).collect();
    format!("t={time},v1={digits}")
}

/// Whether a header proves that a body was sent by the one who knows the secret, at most so many seconds ago: what a
/// receiver does.
pub fn verify(secret: &str, header: &str, body: &str, now: i64, seconds: i64) -> bool {
    let part = |name: &str| header.split(',').find_map(|part| part.strip_prefix(name));
    let (Some(time), Some(digits)) = (part("t=").and_then(|time| time.parse().ok()), part("v1=")) else {
        return false;
    };
    let bytes: Option<Vec<u8>> = digits
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let fresh = now.checked_sub(time).is_some_and(|age: i64| age.abs() <= seconds);
    let proven =
        |bytes: Vec<u8>| digest(secret, time, body).is_some_and(|hmac| hmac.verify_slice(&bytes).is_ok());
    fresh && bytes.is_some_and(proven)
}

/// Sends a message once.
pub(super) async fn send(url: &str, secret: &str, delivery: u64, body: &str, anywhere: bool) -> Attempt {
    let at = clock::now().at.millis();
    let sent = tokio::time::timeout(PATIENCE, post(url, secret, at / 1000, delivery, body, anywhere)).await;
    match sent {
        Ok(Ok(status)) => Attempt { at, status: Some(status), error: None },
        Ok(Err(error)) => Attempt { at, status: None, error: Some(error) },
        Err(_) => {
            Attempt { at, status: None, error: Some("There was no answer within 8 seconds.".to_owned()) }
        }
    }
}

async fn post(
    url: &str,
    secret: &str,
    time: i64,
    delivery: u64,
    body: &str,
    anywhere: bool,
) -> Result<u16, String> {
    let (uri, host, port) = target(url, anywhere)?;
    let addresses = lookup_host((host.as_str(), port)).await.map_err(|error| error.to_string())?;
    // A name may mean this machine when it is written down, and another one when it is looked up.
    let allowed: Vec<_> = addresses.filter(|address| anywhere || address.ip().is_loopback()).collect();
    let stream = TcpStream::connect(allowed.as_slice()).await.map_err(|error| error.to_string())?;
    let (mut sender, connection) =
        http1::handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
    tokio::spawn(connection);
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let request = Request::post(path)
        .header(header::HOST, uri.authority().map_or(host.as_str(), |authority| authority.as_str()))
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::USER_AGENT, concat!("Memberdesk/", env!("CARGO_PKG_VERSION")))
        .header("memberdesk-delivery", delivery)
        .header("memberdesk-signature", signature(secret, time, body))
        .body(Full::new(Bytes::copy_from_slice(body.as_bytes())))
        .map_err(|error| error.to_string())?;
    let answer = sender.send_request(request).await.map_err(|error| error.to_string())?;
    Ok(answer.status().as_u16())
}
