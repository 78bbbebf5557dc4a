//! What is shown while a part of the program is being loaded, and where it cannot be.

use super::{Page, parts};
use crate::components::action::{Action, Kind, actions};
use crate::components::page_header::PageHeader;
use crate::i18n::{Words, frame};
use crate::markup::{div, el};
use crate::routes::Route;
use crate::session::Session;

/// The first screen, while it is being loaded.
pub fn coming(words: Words) -> Page {
    let title = words.say(frame::LOADING);
    let lines = div("skeleton").attr("aria-hidden", "true").with(vec![el("span"), el("span"), el("span")]);
    let header = PageHeader { title: title.clone(), ..PageHeader::default() };
    Page { title, view: div("page").attr("aria-busy", "true").with(header.view()).with(lines).into() }
}

/// A screen that could not be loaded, with the way to try again.
pub fn missing(session: Session, words: Words, route: Route) -> Page {
    let title = words.say(frame::NOT_LOADED);
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.say(frame::NOT_LOADED_TEXT)),
        ..PageHeader::default()
    };
    let again = Action::press("load-again", words.say(frame::LOAD_AGAIN), Kind::Primary, move || {
        parts::try_again(session, route);
    });
    Page { title, view: div("page").with(header.view()).with(actions(vec![again])).into() }
}
