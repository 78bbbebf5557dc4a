//! The menu, in the words of Partner Center: a column on wide screens, a drawer on narrow ones.

use crate::components::icon::{Icon, icon};
use crate::i18n::{Text, frame};
use crate::routes::Route;
use crate::session::Session;
use leptos::prelude::*;

/// A group of the menu: its heading, if it has one, and its screens.
struct Group {
    heading: Option<(&'static str, Text)>,
    screens: &'static [(Route, Icon, Text)],
}

const GROUPS: &[Group] = &[
    Group { heading: None, screens: &[(Route::Home, Icon::Home, frame::HOME)] },
    Group {
        heading: Some(("nav-partnership", frame::PARTNERSHIP)),
        screens: &[(Route::Offers, Icon::Offer, frame::OFFERS)],
    },
];

/// The menu.
pub(super) fn side_nav(session: Session, route: Memo<Route>) -> AnyView {
    let say = move |text: Text| move || session.live_words().say(text);
    let groups: Vec<AnyView> = GROUPS
        .iter()
        .map(|group| {
            let screens: Vec<AnyView> =
                group.screens.iter().map(|screen| entry(session, route, *screen)).collect();
            match group.heading {
                Some((id, text)) => {
                    view! { <h2 id=id>{say(text)}</h2><ul aria-labelledby=id>{screens}</ul> }.into_any()
                }
                None => view! { <ul>{screens}</ul> }.into_any(),
            }
        })
        .collect();
    view! {
        <nav class="side-nav" id="side-nav" popover="auto" aria-label=say(frame::MENU)>
            <button class="button side-nav-close" data-kind="quiet" type="button" popovertarget="side-nav" popovertargetaction="hide">
                {icon(Icon::Close)}{say(frame::CLOSE_MENU)}
            </button>
            {groups}
        </nav>
    }
    .into_any()
}

fn entry(session: Session, route: Memo<Route>, (target, picture, text): (Route, Icon, Text)) -> AnyView {
    let current = move || {
        let here = route.get();
        if here == target {
            Some("page")
        } else if here.menu_entry() == target {
            Some("true")
        } else {
            None
        }
    };
    view! {
        <li><a href=target.href() aria-current=current>{icon(picture)}{move || session.live_words().say(text)}</a></li>
    }
    .into_any()
}
