//! What an address that nothing answers to shows.

use super::{Page, Shown};
use crate::components::action::{Action, Kind, actions};
use crate::components::page_header::PageHeader;
use crate::i18n::{Words, frame};
use crate::markup::div;
use crate::routes::Route;

/// The screen.
pub fn show(words: Words) -> Shown {
    let title = words.say(frame::NOT_FOUND_TITLE);
    let home = Action::link("to-home", words.say(frame::TO_HOME), Kind::Primary, Route::Home.href());
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.say(frame::NOT_FOUND_LEAD)),
        ..PageHeader::default()
    };
    Page::shown(title, div("page").with(header.view()).with(actions(vec![home])))
}
