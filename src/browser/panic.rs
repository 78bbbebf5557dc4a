//! A fault in the app itself: the person is told that nothing stored was harmed, and nothing of the app runs any more.
//!
//! A build that describes faults says of each what it was; a small one ends without a word, which the browser reports to
//! `boot.js`. Either way `boot.js` shows its panel and calls [`end`].

use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Shows the panel that `boot.js` keeps for when the app cannot go on.
    #[wasm_bindgen(js_namespace = memberdesk, js_name = stopped, catch)]
    fn stopped(reason: &JsValue) -> Result<(), JsValue>;

    /// What `boot.js` calls when the app has stopped, whoever noticed it.
    #[wasm_bindgen(js_namespace = memberdesk, js_name = whenStopped, catch)]
    fn when_stopped(call: &js_sys::Function) -> Result<(), JsValue>;
}

/// Whether the app has stopped: nothing of it may run on half-changed values.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether the app has stopped. What is called by the browser later asks this first.
pub(super) fn has_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// Lets nothing of the app run from now on, and another tab go on.
fn end() {
    STOPPED.store(true, Ordering::Relaxed);
    super::lock::give_all_back();
}

/// Stops the app because the browser refused what it cannot do without.
pub(super) fn stop(reason: &JsValue) {
    end();
    let _ = stopped(reason);
}

/// Reports every fault from now on. A page without `boot.js`, as a test's is, has no panel; the console has the report.
pub fn report() {
    let ended = Closure::<dyn Fn()>::new(end);
    let _ = when_stopped(ended.as_ref().unchecked_ref());
    ended.forget();
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        end();
        let _ = stopped(&info.to_string().into());
    }));
}
