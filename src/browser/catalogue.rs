//! The wordings of the languages, which are two files a language beside the program: one text a line, in the order of the
//! catalogue.
//!
//! `boot.js` loads what a first visit needs in the language that is shown before it starts the program, and everything
//! else when it is asked for.

use super::intl;
use crate::domain::user::Language;
use crate::i18n::{self, Text};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = memberdesk, js_name = loadedTexts, catch)]
    fn loaded_texts(tag: &str, part: u8) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(js_namespace = memberdesk, js_name = loadTexts, catch)]
    fn load_texts(tag: &str, done: &JsValue) -> Result<(), JsValue>;
}

thread_local! {
    /// The wordings that are there, by language.
    static THERE: RefCell<Vec<(Language, Vec<&'static str>)>> = const { RefCell::new(Vec::new()) };
}

/// Whether the wordings of a language are there that a first visit needs.
pub fn has_begun(language: Language) -> bool {
    known(language) > 0 || take_in(language, 0, i18n::FIRST)
}

/// Whether all wordings of a language are there.
pub fn is_there(language: Language) -> bool {
    has_begun(language) && (known(language) == i18n::COUNT || take_in(language, 1, i18n::COUNT))
}

/// How many wordings of a language are there.
fn known(language: Language) -> usize {
    THERE.with_borrow(|there| of(there, language).map_or(0, Vec::len))
}

fn of<'a>(there: &'a [(Language, Vec<&'static str>)], language: Language) -> Option<&'a Vec<&'static str>> {
    there.iter().find(|(known, _)| *known == language).map(|(_, texts)| texts)
}

/// Takes in a file of wordings if it was loaded, and is of this version: so many are there then.
fn take_in(language: Language, part: u8, until: usize) -> bool {
    let Ok(Some(texts)) = loaded_texts(intl::tag(language), part) else { return false };
    THERE.with_borrow_mut(|there| {
        let mut all = of(there, language).cloned().unwrap_or_default();
        // They stay for as long as the page does.
        all.extend(texts.leak().lines());
        let complete = all.len() == until;
        if complete {
            there.retain(|(known, _)| *known != language);
            there.push((language, all));
        }
        complete
    })
}

/// Loads all wordings of a language; `then` is told whether they are there.
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
        of(there, language).and_then(|texts| texts.get(text.place())).copied().unwrap_or_default()
    })
}
