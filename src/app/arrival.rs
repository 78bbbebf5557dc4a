//! What happens when a screen is arrived at: its title, its top, and the focus on its heading.
//!
//! The focus on the heading is also the announcement: a screen reader reads it once. A screen that is shown again
//! because something changed is no arrival: then the focus goes back to where it was.

use crate::browser::{document, tabs};
use crate::i18n::frame;
use crate::pages;
use crate::routes::Route;
use crate::session::Session;
use leptos::prelude::*;

/// Which screen was shown last; nothing before the first one.
pub(super) type Last = StoredValue<Option<Route>>;

/// Says which screen is shown now.
pub(super) fn arrive(session: Session, last: Last, route: Route, title: &str) {
    document::set_title(&[title, " · ", &session.words().say(frame::MEMBERDESK)].concat());
    let before = last.get_value();
    last.set_value(Some(route));
    match before {
        // The first screen keeps the browser's own start: the top of the document.
        None => {}
        Some(before) if before == route => {
            if let Some(id) = document::focused_id() {
                tabs::later(0, move || document::focus_if_lost(&id));
            }
        }
        Some(before) => {
            pages::leave(session, before);
            session.dismiss_stale_notice();
            tabs::later(0, || {
                document::hide_popover("#side-nav");
                document::close_dialog("dialog[open]");
                document::scroll_to_top();
                document::focus("main h1");
            });
        }
    }
}
