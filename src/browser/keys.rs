//! Keys that are pressed anywhere on the page.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// A key that went down.
pub struct Pressed {
    /// Its name, as a keyboard of the person's language gives it.
    pub key: String,
    /// Whether Ctrl or Cmd is held.
    pub command: bool,
    /// Whether it belongs to what has the focus: a field, or a dialog that is open.
    pub taken: bool,
}

/// Calls back whenever a key goes down that nothing has answered yet; what the callback answers with `true` does nothing
/// else.
pub fn on_press(call: impl Fn(Pressed) -> bool + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let asked = document.clone();
    let handler = Closure::<dyn Fn(web_sys::KeyboardEvent)>::new(move |event: web_sys::KeyboardEvent| {
        // A key with Alt writes a letter on many keyboards, and a key of an input method is part of a word.
        if event.default_prevented() || event.is_composing() || event.repeat() || event.alt_key() {
            return;
        }
        let field = "input, select, textarea, [contenteditable]";
        let focused = asked.active_element();
        let typing = focused.is_some_and(|element| element.matches(field).unwrap_or(false));
        let dialog = asked.query_selector("dialog[open]").ok().flatten().is_some();
        let pressed = Pressed {
            key: event.key(),
            command: event.ctrl_key() || event.meta_key(),
            taken: typing || dialog,
        };
        if call(pressed) {
            event.prevent_default();
        }
    });
    let _ = document.add_event_listener_with_callback("keydown", handler.as_ref().unchecked_ref());
    handler.forget();
}
