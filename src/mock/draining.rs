//! What is left of a request's body once it is answered.
//!
//! Many an answer is known before the body was read, as where there is no such account. A connection can serve another
//! request only once the body is out of the way. What is left is read where it is short and on its way; otherwise the
//! answer says that the connection closes, so that a client opens another one and finds no broken pipe.

use super::routes::BODY_BYTES;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Body as Parts, Frame, SizeHint};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// How long what is left may still be on its way.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where a body is put that nobody reads any more; nothing where it was read to its end.
type Left = Arc<Mutex<Option<Body>>>;

/// A body that is lent to whoever answers.
struct Lent {
    body: Option<Body>,
    left: Left,
}

impl Parts for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let Some(body) = &mut self.body else { return Poll::Ready(None) };
        let frame = ready!(Pin::new(body).poll_frame(context));
        if frame.is_none() {
            self.body = None;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(Parts::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map(Parts::size_hint).unwrap_or_default()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let body = self.body.take().filter(|body| !body.is_end_stream());
        *self.left.lock().unwrap_or_else(PoisonError::into_inner) = body;
    }
}

/// Reads what an answer has left of the body, or lets the answer say that the connection closes.
pub async fn drain(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let is_short = is_short(request.headers());
    let left = Left::default();
    let lent = |body| Body::new(Lent { body: Some(body), left: Arc::clone(&left) });
    let mut response = next.run(request.map(lent)).await;
    let body = left.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(body) = body else { return response };
    let drained = is_short
        && response.status() != StatusCode::REQUEST_TIMEOUT
        && tokio::time::timeout(PATIENCE, to_bytes(body, BODY_BYTES)).await.is_ok_and(|read| read.is_ok());
    if !drained {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// Whether a body is no longer than most bodies may be, and is sent without being asked for.
fn is_short(headers: &HeaderMap) -> bool {
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let fits = declared.is_none_or(|length| length.parse::<usize>().is_ok_and(|length| length <= BODY_BYTES));
    fits && !headers.contains_key(header::EXPECT)
}
