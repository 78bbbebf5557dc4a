//! A backend over HTTP: asking it, and hearing what happens there.

use super::panic::has_stopped;
use crate::backend::remote::Answer;
use js_sys::futures::{JsFuture, spawn_local};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// For how long an answer is waited for, in milliseconds: a backend gives up sooner.
const PATIENCE: u32 = 15_000;

/// What is asked.
pub struct Asked<'a> {
    /// What is to be done with what is at the address.
    pub method: &'static str,
    /// The whole address.
    pub address: &'a str,
    /// The token that the backend asks for.
    pub token: Option<&'a str>,
    /// The language in which it is to give reasons.
    pub language: &'static str,
    /// JSON to send.
    pub body: Option<&'a str>,
}

#[wasm_bindgen]
extern "C" {
    /// Whether this page's policy lets a backend be asked; `boot.js` has fixed it before the app started.
    #[wasm_bindgen(js_namespace = memberdesk, js_name = mayAsk, catch)]
    fn may_ask_raw(origin: &str) -> Result<bool, JsValue>;
}

/// Whether this page's policy lets a backend be asked: those that were chosen before the page was loaded.
pub fn may_ask(origin: &str) -> bool {
    may_ask_raw(origin).unwrap_or_default()
}

/// The origin that an address names, as `http://127.0.0.1:8090`; nothing where it is no address of a backend.
///
/// A page's policy cannot name a number of IPv6, so that it is none.
pub fn origin(address: &str) -> Option<String> {
    let address = address.trim();
    let whole = if address.contains("://") { address.to_owned() } else { ["http://", address].concat() };
    let url = web_sys::Url::new(&whole).ok()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    let host = url.host();
    let fitting = matches!(url.protocol().as_str(), "http:" | "https:")
        && matches!(url.pathname().as_str(), "/" | "/v1" | "/v1/")
        && url.username().is_empty()
        && url.search().is_empty()
        && !host.is_empty()
        && host.bytes().all(plain);
    fitting.then(|| url.origin())
}

/// A text as a part of an address.
pub fn escaped(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Asks a backend. `then` is called in a later task with its answer, or with nothing where there was none.
pub fn ask(asked: &Asked<'_>, then: impl FnOnce(Option<Answer>) + 'static) {
    let fetched = fetch(asked);
    spawn_local(async move {
        let answer = match fetched {
            Some(fetched) => read(fetched).await,
            None => None,
        };
        if !has_stopped() {
            then(answer);
        }
    });
}

fn fetch(asked: &Asked<'_>) -> Option<js_sys::Promise> {
    let headers = web_sys::Headers::new().ok()?;
    headers.set("accept-language", asked.language).ok()?;
    if let Some(token) = asked.token {
        // A token that no header can hold is none that fits.
        let _ = headers.set("authorization", &["Bearer ", token].concat());
    }
    let init = web_sys::RequestInit::new();
    init.set_method(asked.method);
    if let Some(body) = asked.body {
        headers.set("content-type", "application/json").ok()?;
        init.set_body(&body.into());
    }
    init.set_headers(&headers);
    init.set_signal(Some(&web_sys::AbortSignal::timeout_with_u32(PATIENCE)));
    Some(web_sys::window()?.fetch_with_str_and_init(asked.address, &init))
}

async fn read(fetched: js_sys::Promise) -> Option<Answer> {
    let response: web_sys::Response = JsFuture::from(fetched).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let retry_after = response.headers().get("retry-after").ok().flatten();
    let retry_after = retry_after.and_then(|seconds| seconds.parse().ok());
    Some(Answer { status: response.status(), text, retry_after })
}

/// A number in an object of JSON, by its name.
pub fn number_in(json: &str, name: &str) -> Option<f64> {
    let object = js_sys::JSON::parse(json).ok()?;
    js_sys::Reflect::get(&object, &name.into()).ok()?.as_f64()
}

/// What a stream says.
pub enum Heard {
    /// A `Reply` with what happened.
    Commits(String),
    /// The account was deleted.
    Gone,
    /// The stream ended or never began.
    Lost,
}

/// A stream of what happens in an account; it ends when this goes.
pub struct Stream {
    source: web_sys::EventSource,
    _handlers: [Closure<dyn Fn(web_sys::MessageEvent)>; 3],
}

impl Stream {
    /// Opens a stream; nothing where the browser has none, or the address is none.
    pub fn open(address: &str, heard: impl Fn(Heard) + 'static) -> Option<Self> {
        let source = web_sys::EventSource::new(address).ok()?;
        let heard = Rc::new(heard);
        let handler = |what: fn(web_sys::MessageEvent) -> Heard| {
            let heard = heard.clone();
            Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
                if !has_stopped() {
                    heard(what(event));
                }
            })
        };
        let handlers = [
            handler(|event| Heard::Commits(event.data().as_string().unwrap_or_default())),
            handler(|_| Heard::Gone),
            handler(|_| Heard::Lost),
        ];
        for (name, handler) in ["commits", "gone", "error"].iter().zip(&handlers) {
            source.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref()).ok()?;
        }
        Some(Self { source, _handlers: handlers })
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // Who listens goes with it: a closed source says nothing any more.
        self.source.close();
    }
}
