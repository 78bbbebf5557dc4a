//! The keyboard shortcuts: what they do, and the list of them.
//!
//! Single keys can be turned off, and are never taken from a field or a dialog: people who dictate, and people whose
//! hands are not steady, must not set anything off by accident.

use super::{palette, time_dialog};
use crate::browser::document;
use crate::browser::keys::Pressed;
use crate::components::action::{Action, Kind, actions};
use crate::components::dialog::panel;
use crate::i18n::{Text, Words, frame, palette as texts};
use crate::markup::{Element, Markup, div, el};
use crate::routes::Route;
use crate::session::Session;
use std::rc::Rc;

/// The dialog that lists them.
const DIALOG: &str = "#shortcuts";

/// What a single key does.
const SINGLE: &[(&str, Text)] = &[
    ("/", texts::KEY_SEARCH),
    ("T", texts::KEY_TIME),
    ("C", texts::KEY_COMPANIES),
    ("H", texts::KEY_HELP),
    ("?", texts::KEY_LIST),
];

/// Answers a key; tells whether it was a shortcut.
pub(super) fn pressed(session: Session, pressed: &Pressed) -> bool {
    let key = pressed.key.to_lowercase();
    if pressed.command {
        if key == "k" {
            palette::toggle(session);
        }
        return key == "k";
    }
    if pressed.taken || !session.single_keys() {
        return false;
    }
    match key.as_str() {
        "/" => palette::toggle(session),
        "t" => time_dialog::open_dialog(session),
        "c" => session.go(Route::Companies),
        "h" => session.go(Route::Help),
        "?" => open(),
        _ => return false,
    }
    true
}

/// Lists the shortcuts.
pub(super) fn open() {
    document::show_dialog(DIALOG);
}

/// The list of the shortcuts.
pub(super) fn list(session: Session, words: Words) -> Element {
    let or = || -> Markup { [" ", &words.say(texts::OR), " "].concat().into() };
    let both: Markup = [chord(&["Ctrl", "K"]), or(), chord(&["⌘", "K"])].into();
    let single: Vec<Element> = SINGLE.iter().map(|(key, text)| row(words, *text, chord(&[key]))).collect();
    let anywhere = vec![row(words, texts::KEY_SEARCH, both), row(words, texts::KEY_CLOSE, chord(&["Esc"]))];
    let group = |id: &'static str, title: Text, rows: Vec<Element>| {
        div("stack")
            .attr("data-gap", "s")
            .with(el("h3").id(id).text(words.say(title)))
            .with(div("facts-box").with(el("dl").class("facts").attr("aria-labelledby", id).with(rows)))
            .into()
    };
    let off = (!session.single_keys()).then(|| el("p").class("soft").text(words.say(texts::KEYS_OFF)));
    let settings = el("a")
        .attr("href", Route::Simulation.href())
        .press(|| document::close_dialog(DIALOG))
        .text(words.say(texts::KEYS_SETTINGS));
    let close = Action::press("close-shortcuts", words.say(frame::CLOSE), Kind::Quiet, || {
        document::close_dialog(DIALOG);
    });
    let content = vec![
        group("keys-anywhere", texts::KEYS_ANYWHERE, anywhere),
        group("keys-single", texts::KEYS_SINGLE, single),
        off.into(),
        el("p").with(settings).into(),
        actions(vec![close]),
    ];
    panel("shortcuts", words.say(texts::KEYS_TITLE), content, Rc::new(|| {}))
}

fn row(words: Words, text: Text, keys: Markup) -> Element {
    el("div").with(el("dt").text(words.say(text))).with(el("dd").with(keys))
}

/// Keys that are pressed together.
fn chord(keys: &[&str]) -> Markup {
    let mut parts: Vec<Markup> = Vec::new();
    for key in keys {
        if !parts.is_empty() {
            parts.push(" + ".to_owned().into());
        }
        parts.push(el("kbd").text(*key).into());
    }
    parts.into()
}
