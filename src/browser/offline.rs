//! The offline copy of the site, which `public/offline.js` keeps.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["memberdesk", "offline"], js_name = onUpdate, catch)]
    fn on_update_raw(call: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["memberdesk", "offline"], js_name = update, catch)]
    fn update_raw() -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["memberdesk", "offline"], js_name = remove, catch)]
    fn remove_raw(done: &JsValue) -> Result<(), JsValue>;
}

/// Calls back once a new version of the site is there, which may be at once. Without an offline copy it never does.
pub fn on_update(call: impl Fn() + 'static) {
    let call = Closure::<dyn Fn()>::new(call).into_js_value();
    // Where the script is missing there is no copy, and nothing to be told.
    let _ = on_update_raw(&call);
}

/// Puts the new version in use, and loads the page again.
pub fn update() {
    let _ = update_raw();
}

/// Removes the offline copy, and calls back with whether there was one; with nothing where the browser does not let it be
/// removed.
pub fn remove(done: impl FnOnce(Option<bool>) + 'static) {
    let done = Closure::once_into_js(done);
    if remove_raw(&done).is_err() {
        // Where the script is missing there is no copy.
        let _ = done.unchecked_ref::<js_sys::Function>().call1(&JsValue::NULL, &JsValue::FALSE);
    }
}
