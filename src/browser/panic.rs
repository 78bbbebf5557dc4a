//! A fault in the app itself: it is written to the console, and the person is told that nothing stored was harmed.

use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Shows the panel that `boot.js` keeps for when the app cannot go on.
    #[wasm_bindgen(js_namespace = memberdesk, js_name = stopped, catch)]
    fn stopped(reason: &str) -> Result<(), JsValue>;
}

/// Whether the app has stopped: nothing of it may run on half-changed values.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether the app has stopped. What is called by the browser later asks this first.
pub(super) fn has_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// Reports every panic from now on.
pub fn report() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        STOPPED.store(true, Ordering::Relaxed);
        super::lock::give_all_back();
        // A page without boot.js, as a test's is, has no panel; the console has the report.
        let _ = stopped(&info.to_string());
    }));
}
