//! The browser's local storage as slots of the journal.

use crate::journal::{SlotError, Slots};
use gloo_storage::{LocalStorage, Storage};
use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

thread_local! {
    /// It is the same for as long as the page lives, and every key of the storage begins with it.
    static BASE_PATH: String = {
        let base = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.base_uri().ok().flatten());
        base.and_then(|uri| web_sys::Url::new(&uri).ok()).map_or_else(|| "/".to_owned(), |url| url.pathname())
    };
}

/// The path under which the app is served, with a slash at its start and its end. Two copies on one origin keep their
/// data apart by it.
pub fn base_path() -> String {
    BASE_PATH.with(String::clone)
}

/// Whether the page may use local storage at all. `gloo-storage` panics where it may not, so that this is asked first.
pub fn is_available() -> bool {
    matches!(web_sys::window().map(|window| window.local_storage()), Some(Ok(Some(_))))
}

/// Local storage, which other apps of the same origin may share: only keys of this app are touched.
#[derive(Clone, Copy, Debug)]
pub struct BrowserSlots(());

impl BrowserSlots {
    /// The storage, where the browser lets the page use it.
    pub fn new() -> Option<Self> {
        is_available().then_some(Self(()))
    }
}

/// Whether the page may use local storage, and no key in it begins like this.
pub fn has_none(start: &str) -> bool {
    let Ok(storage) = raw() else { return false };
    let begins = |place| storage.key(place).ok().flatten().is_some_and(|key| key.starts_with(start));
    !(0..storage.length().unwrap_or_default()).any(begins)
}

/// How many UTF-16 units most browsers store for one origin, keys included.
pub const ROOM: usize = 5_242_880;

#[wasm_bindgen]
extern "C" {
    /// Local storage, whose values stay outside of the program until they are wanted in it.
    type Shelf;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn value(this: &Shelf, key: &str) -> Result<Option<JsString>, JsValue>;

    /// What writes a text into the program's memory at once. `wasm-bindgen` goes through it character by character, which
    /// takes long where a history is.
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, into: &mut [u8]) -> Encoded;

    /// How far a text was written.
    type Encoded;

    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;

    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

/// Takes a text into the program. What is written here is ASCII, a byte for each of its units; anything else is taken the
/// longer way.
fn take_in(text: &JsString) -> String {
    let mut bytes = vec![0; text.length() as usize];
    let encoded = TextEncoder::new().encode_into(text, &mut bytes);
    let whole = encoded.read() == text.length() && encoded.written() == text.length();
    let taken = if whole { String::from_utf8(bytes).ok() } else { None };
    taken.unwrap_or_else(|| text.into())
}

/// A value that is stored, which is not taken into the program.
pub struct Stored<'a> {
    /// The key under which it is stored.
    pub key: &'a str,
    value: &'a JsString,
}

impl Stored<'_> {
    /// The length of the value in UTF-16 units.
    pub fn units(&self) -> usize {
        self.value.length() as usize
    }

    /// Whether a text stands in the value at a place.
    pub fn says(&self, text: &str, at: u32) -> bool {
        self.value.starts_with(text, at)
    }
}

/// How many UTF-16 units are stored in what is chosen, keys included; other apps of the origin have some.
pub fn used(chosen: &dyn Fn(&Stored<'_>) -> bool) -> usize {
    let Ok(storage) = raw() else { return 0 };
    let shelf: &Shelf = storage.unchecked_ref();
    let units = |place| {
        let key = storage.key(place).ok().flatten()?;
        let value = shelf.value(&key).ok().flatten()?;
        let stored = Stored { key: &key, value: &value };
        chosen(&stored).then(|| key.encode_utf16().count() + stored.units())
    };
    (0..storage.length().unwrap_or_default()).filter_map(units).sum()
}

fn raw() -> Result<web_sys::Storage, SlotError> {
    if is_available() { Ok(LocalStorage::raw()) } else { Err(SlotError::Blocked) }
}

/// A value, which is not taken into the program.
fn value(key: &str) -> Result<Option<JsString>, SlotError> {
    let storage = raw()?;
    let shelf: &Shelf = storage.unchecked_ref();
    shelf.value(key).map_err(|error| reason(&error))
}

/// A quota is the one failure that the person can do something about.
fn reason(error: &JsValue) -> SlotError {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => SlotError::Full,
        Some("SecurityError") => SlotError::Blocked,
        Some(other) => SlotError::Other(other.to_owned()),
        None => SlotError::Other(String::new()),
    }
}

impl Slots for BrowserSlots {
    fn read(&self, key: &str) -> Result<Option<String>, SlotError> {
        Ok(value(key)?.as_ref().map(take_in))
    }

    fn write(&self, key: &str, value: &str) -> Result<(), SlotError> {
        raw()?.set_item(key, value).map_err(|error| reason(&error))
    }

    fn remove(&self, key: &str) -> Result<(), SlotError> {
        raw()?.remove_item(key).map_err(|error| reason(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, SlotError> {
        let storage = raw()?;
        let count = storage.length().map_err(|error| reason(&error))?;
        let mut keys = Vec::new();
        for place in 0..count {
            let key = storage.key(place).map_err(|error| reason(&error))?;
            keys.extend(key.filter(|key| key.starts_with(prefix)));
        }
        Ok(keys)
    }

    fn units(&self, key: &str) -> Result<usize, SlotError> {
        Ok(value(key)?.map_or(0, |value| value.length() as usize))
    }

    fn first_line(&self, key: &str, units: u32) -> Result<Option<String>, SlotError> {
        let first = |value: JsString| {
            let start = String::from(value.substring(0, units));
            start.split('\n').next().unwrap_or_default().to_owned()
        };
        Ok(value(key)?.map(first))
    }
}
