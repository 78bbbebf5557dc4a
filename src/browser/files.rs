//! Files that the person takes away.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Downloads everything that this copy of the app keeps, as it is stored; `boot.js` does it also without the app.
    #[wasm_bindgen(js_namespace = memberdesk, js_name = download, catch)]
    fn download() -> Result<(), JsValue>;
}

/// How long the browser may take to fetch a file, in milliseconds.
const FETCHED_AFTER: i32 = 60_000;

/// Lets the browser save a text as a file; tells whether it could.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    offer(name, kind, text).is_some()
}

fn offer(name: &str, kind: &str, text: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    super::tabs::later(FETCHED_AFTER, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    Some(())
}

/// Lets the browser save everything as it is stored, also what the app cannot read; tells whether it could.
pub fn save_everything() -> bool {
    download().is_ok()
}
