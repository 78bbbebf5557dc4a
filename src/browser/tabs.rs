//! What other tabs do to the storage, and work that is put off to a later task.

use super::panic::has_stopped;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
unsafe extern "C" {
    #[wasm_bindgen(js_namespace = memberdesk, js_name = turn, catch)]
    fn turn(call: &Function) -> Result<(), JsValue>;
}

/// Calls back whenever another tab has changed a value, with its key; with nothing where all were cleared.
pub fn on_storage_change(call: impl Fn(Option<String>) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let handler = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        if !has_stopped() {
            call(event.key());
        }
    });
    // Without storage events a tab still notices changes when it acts: each action reads before it writes.
    let _ = window.add_event_listener_with_callback("storage", handler.as_ref().unchecked_ref());
    handler.forget();
}

/// Calls back whenever the page is shown again after it was hidden, with `true`, or hidden.
pub fn on_shown_or_hidden(call: impl Fn(bool) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let asked = document.clone();
    let handler = Closure::<dyn Fn()>::new(move || {
        if !has_stopped() {
            call(!asked.hidden());
        }
    });
    let _ = document.add_event_listener_with_callback("visibilitychange", handler.as_ref().unchecked_ref());
    handler.forget();
}

/// Whether the page can be seen.
pub fn is_shown() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| !document.hidden())
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Calls back when the browser has nothing else to do.
pub fn when_idle(call: impl FnOnce() + 'static) {
    /// For browsers that do not say when that is, in milliseconds.
    const SOON: i32 = 200;
    let Some(window) = web_sys::window() else { return };
    let handler = once(call);
    if window.request_idle_callback(&handler).is_err() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&handler, SOON);
    }
}

/// Calls back after the next frame, as soon as the browser has nothing else to do.
pub fn after_frame(call: impl FnOnce() + 'static) {
    /// Chromium can find something else to do for as long as nothing changes, in milliseconds.
    const LATEST: u32 = 100;
    let Some(window) = web_sys::window() else { return };
    let asked = window.clone();
    let soon = once(move || {
        let handler = once(call);
        let options = web_sys::IdleRequestOptions::new();
        options.set_timeout(LATEST);
        if asked.request_idle_callback_with_options(&handler, &options).is_err() {
            let _ = asked.set_timeout_with_callback(&handler);
        }
    });
    let _ = window.request_animation_frame(&soon);
}

/// Calls back in the next task: what else waits, the browser does before. It comes as soon in a tab that is not seen, where
/// timers are slow.
pub fn next(call: impl FnOnce() + 'static) {
    let call = once(call);
    if turn(&call).is_err() {
        // The page has brought the program along without its own script, as that of the tests does.
        let _ = web_sys::window().map(|window| window.set_timeout_with_callback(&call));
    }
}

/// Calls back in a task of its own, at least so many milliseconds later.
pub fn later(milliseconds: i32, call: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&once(call), milliseconds);
}

/// What the browser calls one time, unless the app has stopped by then.
fn once(call: impl FnOnce() + 'static) -> Function {
    let handler = Closure::once_into_js(move || {
        if !has_stopped() {
            call();
        }
    });
    handler.unchecked_into()
}
