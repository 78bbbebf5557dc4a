//! The wordings of the languages, which are files beside the program: one text a line, in the order of the catalogue.
//!
//! `boot.js` loads the language that is shown before it starts the program, and any other one when it is asked for.

use super::intl;
use crate::domain::user::Language;
use crate::i18n::{self, Text};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = memberdesk, js_name = loadedTexts, catch)]
    fn loaded_texts(tag: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(js_namespace = memberdesk, js_name = loadTexts, catch)]
    fn load_texts(tag: &str, done: &JsValue) -> Result<(), JsValue>;
}

thread_local! {
    /// The wordings that are there, by language.
    static THERE: RefCell<Vec<(Language, Vec<&'static str>)>> = const { RefCell::new(Vec::new()) };
}

/// Whether the wordings of a language are there.
pub fn is_there(language: Language) -> bool {
    THERE.with_borrow(|there| there.iter().any(|(known, _)| *known == language)) || take_in(language)
}

/// Takes in the wordings of a language if they were loaded, and are those of this version.
fn take_in(language: Language) -> bool {
    let Ok(Some(texts)) = loaded_texts(intl::tag(language)) else { return false };
    // They stay for as long as the page does.
    let texts: Vec<&'static str> = texts.leak().lines().collect();
    let complete = texts.len() == i18n::COUNT;
    if complete {
        THERE.with_borrow_mut(|there| there.push((language, texts)));
    }
    complete
}

/// Loads the wordings of a language; `then` is told whether they are there.
pub fn load(language: Language, then: impl FnOnce(bool) + 'static) {
    if is_there(language) {
        then(true);
        return;
    }
    let done = Closure::once_into_js(move || then(is_there(language)));
    // A page without its start script has no wordings to load, and has not come so far.
    let _ = load_texts(intl::tag(language), &done);
}

/// How a text is worded in a language that is there.
pub(super) fn wording(language: Language, text: Text) -> &'static str {
    THERE.with_borrow(|there| {
        let texts = there.iter().find(|(known, _)| *known == language);
        texts.and_then(|(_, texts)| texts.get(text.place())).copied().unwrap_or_default()
    })
}
