//! What this browser remembers about the person: language, theme, and forms that are not sent yet.
//!
//! None of it belongs to a company's history, so that losing it costs a choice or a half-filled form and nothing more.

use super::storage::{base_path, is_available};
use crate::domain::entry::holds_card_number;
use crate::domain::user::{By, Language};
use crate::json::{self, Blank, Written};
use gloo_storage::{LocalStorage, Storage};
use std::collections::BTreeMap;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Written)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The choices of the person in this browser. `boot.js` reads the same value before the first paint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct Settings {
    /// The language, once one was chosen.
    pub language: Option<Language>,
    /// The theme.
    pub theme: Theme,
    /// Which of the companies in this browser is shown, by the name of its sandbox.
    pub sandbox: Option<String>,
    /// Whether shortcuts of a single key are turned off.
    pub single_keys_off: bool,
    /// Who acts in each of the companies, where someone other than the first was chosen.
    pub acting: BTreeMap<String, By>,
}

/// What the names of drafts begin with.
pub const DRAFTS: &str = "draft:";

fn key(name: &str) -> String {
    ["memberdesk:", &base_path(), ":", name].concat()
}

/// A value as it was kept; the default where nothing readable is stored.
fn kept<T: Written + Blank + Default>(key: &str) -> T {
    let text = LocalStorage::raw().get_item(key).ok().flatten();
    text.and_then(|text| json::read(&text).ok()).unwrap_or_default()
}

/// The choices as they were kept; the defaults where nothing readable is stored.
pub fn load() -> Settings {
    kept_now().unwrap_or_default()
}

/// The choices as they are kept by now, be it by another tab; nothing where the browser keeps none.
pub fn kept_now() -> Option<Settings> {
    let text = is_available().then(|| LocalStorage::raw().get_item(&key("settings")).ok().flatten())??;
    Some(json::read(&text).unwrap_or_default())
}

/// Keeps the choices. A choice that cannot be kept holds until the page closes.
pub fn save(settings: &Settings) {
    if is_available() {
        keep(&key("settings"), &json::write(settings));
    }
}

/// What belongs to this tab, and outlives its reload; nothing where the browser keeps nothing for it.
fn of_tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Which company this tab shows, by the name of its sandbox: another tab may have chosen another one since.
pub fn shown_in_tab() -> Option<String> {
    of_tab()?.get_item(&key("shown")).ok()?
}

/// Notes which company this tab shows. `boot.js` and the page for stored data know the name of the note.
pub fn note_shown_in_tab(sandbox: &str) {
    if let Some(tab) = of_tab() {
        let _ = tab.set_item(&key("shown"), sandbox);
    }
}

/// A form that was typed and not sent yet.
pub fn draft<T: Written + Blank + Default>(form: &str) -> T {
    if is_available() { kept(&key(&[DRAFTS, form].concat())) } else { T::default() }
}

/// Keeps a form that is not sent yet. What cannot be kept stays in the page.
///
/// A text into which a card number was typed is not kept, and what was kept of it before is forgotten: checking it when it
/// is sent would be too late. Where only several texts together look like one, none of the form is kept.
pub fn keep_draft(form: &str, entry: &mut dyn Written) {
    let text = json::blanked(&json::written(entry), &holds_card_number);
    if holds_card_number(&text) {
        drop_draft(form);
    } else if is_available() {
        keep(&key(&[DRAFTS, form].concat()), &text);
    }
}

/// Keeps a value. What finds no room stays in the page.
fn keep(key: &str, text: &str) {
    let _ = LocalStorage::raw().set_item(key, text);
}

/// Forgets a form that was sent.
pub fn drop_draft(form: &str) {
    if is_available() {
        LocalStorage::delete(key(&[DRAFTS, form].concat()));
    }
}
