//! The offline copy of the site, which `public/offline.js` keeps.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["memberdesk", "offline"], js_name = onUpdate, catch)]
    fn on_update_raw(call: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["memberdesk", "offline"], js_name = update, catch)]
    fn update_raw() -> Result<(), JsValue>;
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
