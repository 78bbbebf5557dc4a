//! What is shown where a part of the program could not be loaded.

use super::Page;
use crate::components::Press;
use crate::components::action::{Action, Kind, actions};
use crate::components::page_header::PageHeader;
use crate::i18n::{Words, frame};
use crate::markup::div;

/// In place of the screen: that it could not be loaded; `again` tries again.
pub fn show(words: Words, again: Press) -> Page {
    let title = words.say(frame::NOT_LOADED);
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.say(frame::NOT_LOADED_TEXT)),
        ..PageHeader::default()
    };
    let again = Action::press("load-again", words.say(frame::LOAD_AGAIN), Kind::Primary, move || again());
    Page { title, view: div("page").with(header.view()).with(actions(vec![again])).into() }
}
