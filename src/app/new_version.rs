//! A new version of the site that is there and not in use yet.

use crate::browser::offline;
use crate::components::action::{Action, Kind, actions};
use crate::components::notice::{Tone, notice};
use crate::i18n::{Words, frame};
use crate::markup::Markup;
use crate::routes::Route;
use leptos::prelude::*;

/// Sets it once there is one.
pub(super) fn watch(there: RwSignal<bool>) {
    offline::on_update(move || there.set(true));
}

/// Offers the new version. Where a card is being typed in, which no draft keeps, it waits for another screen.
pub(super) fn offer(words: Words, here: Route, there: bool) -> Option<Markup> {
    if !there || matches!(here, Route::AddCard(_) | Route::NewPaymentMethod) {
        return None;
    }
    let update =
        Action::press("use-new-version", words.say(frame::USE_NEW_VERSION), Kind::Secondary, offline::update);
    let title = Some(words.say(frame::NEW_VERSION));
    Some(notice(Tone::Info, title, words.say(frame::NEW_VERSION_TEXT), Some(actions(vec![update]))))
}
