//! What happens when a screen is arrived at: its title, its top, and the focus on its heading.
//!
//! The focus on the heading is also the announcement: a screen reader reads it once. A screen that is shown again
//! because something changed is no arrival: then the focus goes back to where it was, or near it.

use crate::browser::{document, tabs};
use crate::i18n::frame;
use crate::routes::Route;
use crate::session::Window;
use leptos::prelude::*;

/// Which screen was shown last; nothing before the first one.
pub(super) type Last = StoredValue<Option<Route>>;

/// Says which screen is shown now; hands out the one that was left for it.
pub(super) fn arrive(window: Window, last: Last, route: Route, title: &str) -> Option<Route> {
    document::set_title(&[title, " · ", &window.words().say(frame::MEMBERDESK)].concat());
    let before = last.get_value();
    last.set_value(Some(route));
    match before {
        // The first screen keeps the browser's own start: the top of the document.
        None => None,
        Some(before) if before == route => {
            if let Some(give_back) = document::keep_focus() {
                tabs::later(0, give_back);
            }
            None
        }
        Some(before) => {
            window.dismiss_stale_notice();
            tabs::later(0, || {
                document::hide_popover("#side-nav");
                document::close_open_dialog();
                // Where one is can stand below the end of a menu that is higher than the window.
                document::bring_into_sight(".side-nav [aria-current]");
                document::scroll_to_top();
                document::focus("main h1");
            });
            Some(before)
        }
    }
}
