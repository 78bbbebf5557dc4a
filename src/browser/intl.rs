//! A language as this browser knows it: wordings from the catalogue that was loaded beside the program, names of
//! countries and the order of a dictionary from the browser's `Intl`.

use super::catalogue;
use crate::domain::user::Language;
use crate::i18n::{Text, Voice};
use crate::sorting;
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use std::thread::LocalKey;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    #[derive(Clone)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<JsValue, JsValue>;
}

/// One language in this browser.
struct BrowserVoice(Language);

/// The one instance of a language that [`Words`](crate::i18n::Words) refer to.
pub fn voice(language: Language) -> &'static dyn Voice {
    match language {
        Language::English => &BrowserVoice(Language::English),
        Language::SimplifiedChinese => &BrowserVoice(Language::SimplifiedChinese),
    }
}

/// The language's tag in HTML and for `Intl`.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::SimplifiedChinese => "zh-Hans",
    }
}

/// English is written the British way, day before month.
fn locales(language: Language) -> Array {
    let locale = match language {
        Language::English => "en-GB",
        Language::SimplifiedChinese => "zh-CN",
    };
    Array::of1(&locale.into())
}

/// What the browser made for each language. Making it takes longer than what is then done with it.
type Made<T> = RefCell<Vec<(Language, T)>>;

thread_local! {
    /// What compares two names.
    static ORDERS: Made<Function> = const { RefCell::new(Vec::new()) };
    /// What knows how countries are called; nothing in a browser that does not.
    static COUNTRIES: Made<Option<DisplayNames>> = const { RefCell::new(Vec::new()) };
}

fn made_once<T: Clone>(
    place: &'static LocalKey<Made<T>>,
    language: Language,
    make: impl FnOnce(&Array) -> T,
) -> T {
    let known = |made: &Vec<(Language, T)>| {
        made.iter().find(|(known, _)| *known == language).map(|(_, made)| made.clone())
    };
    place.with_borrow(known).unwrap_or_else(|| {
        let made = make(&locales(language));
        place.with_borrow_mut(|all| all.push((language, made.clone())));
        made
    })
}

fn countries(language: Language) -> Option<DisplayNames> {
    made_once(&COUNTRIES, language, |locales| {
        let regions = Object::new();
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&regions, &"type".into(), &"region".into());
        DisplayNames::new(locales, &regions).ok()
    })
}

impl Voice for BrowserVoice {
    fn language(&self) -> Language {
        self.0
    }

    fn wording(&self, text: Text) -> &'static str {
        catalogue::wording(self.0, text)
    }

    fn country(&self, code: &str) -> String {
        countries(self.0)
            .and_then(|names| names.of(code).ok())
            .and_then(|name| name.as_string())
            .unwrap_or_else(|| code.to_owned())
    }

    fn sort(&self, named: &mut [(String, String)]) {
        let compare =
            made_once(&ORDERS, self.0, |locales| Intl::Collator::new(locales, &Object::new()).compare());
        let order = |one: &str, other: &str| {
            compare
                .call2(&JsValue::UNDEFINED, &one.into(), &other.into())
                .ok()
                .and_then(|order| order.as_f64())
        };
        sorting::sort_by(named, |(_, one), (_, other)| {
            order(one, other).and_then(|order| order.partial_cmp(&0.0)).unwrap_or(std::cmp::Ordering::Equal)
        });
    }
}
