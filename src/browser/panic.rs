//! A fault in the app itself: it is written to the console, and the person is told that nothing stored was harmed.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Shows the panel that `boot.js` keeps for when the app cannot go on.
    #[wasm_bindgen(js_namespace = memberdesk, js_name = stopped, catch)]
    fn stopped(reason: &str) -> Result<(), JsValue>;
}

/// Reports every panic from now on.
pub fn report() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // A page without boot.js, as a test's is, has no panel; the console has the report.
        let _ = stopped(&info.to_string());
    }));
}
