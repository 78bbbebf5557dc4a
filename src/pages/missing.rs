//! What is shown where a part of the program could not be loaded.

use super::{Page, parts};
use crate::components::action::{Action, Kind, actions};
use crate::components::page_header::PageHeader;
use crate::i18n::{Words, frame};
use crate::markup::div;
use crate::routes::Route;
use crate::session::Session;

/// In place of the screen: that it could not be loaded, with the way to try again.
pub fn show(session: Session, words: Words, route: Route) -> Page {
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
