//! The menu, in the words of Partner Center: a column on wide screens, a drawer on narrow ones.

use super::icon::{Icon, icon};
use crate::i18n::{Text, Words, frame};
use crate::markup::{Element, Markup, el};
use crate::routes::Route;

/// A group of the menu: its heading, if it has one, and its screens.
struct Group {
    heading: Option<(&'static str, Text)>,
    screens: &'static [(Route, Icon, Text)],
}

const GROUPS: &[Group] = &[
    Group { heading: None, screens: &[(Route::Home, Icon::Home, frame::HOME)] },
    Group {
        heading: Some(("nav-partnership", frame::PARTNERSHIP)),
        screens: &[
            (Route::Memberships, Icon::Membership, frame::MEMBERSHIPS),
            (Route::Offers, Icon::Offer, frame::OFFERS),
            (Route::Competencies, Icon::Competency, frame::COMPETENCIES),
            (Route::Benefits, Icon::Benefit, frame::BENEFITS),
        ],
    },
    Group {
        heading: Some(("nav-billing", frame::BILLING)),
        screens: &[
            (Route::PaymentMethods, Icon::Card, frame::PAYMENT_METHODS),
            (Route::Orders, Icon::Order, frame::ORDERS),
            (Route::Invoices, Icon::Invoice, frame::INVOICES),
        ],
    },
    Group {
        heading: Some(("nav-requests", frame::SERVICE_REQUESTS)),
        screens: &[(Route::Requests, Icon::Request, frame::REQUESTS), (Route::Desk, Icon::Bell, frame::DESK)],
    },
    Group {
        heading: Some(("nav-account", frame::ACCOUNT)),
        screens: &[
            (Route::Company, Icon::Company, frame::COMPANY),
            (Route::Users, Icon::Users, frame::USERS),
            (Route::Activity, Icon::Activity, frame::ACTIVITY),
        ],
    },
    Group {
        heading: Some(("nav-simulation", frame::SANDBOX)),
        screens: &[
            (Route::Companies, Icon::Copy, frame::COMPANIES),
            (Route::Simulation, Icon::Settings, frame::SETTINGS),
            (Route::Data, Icon::Download, frame::DATA),
            (Route::Connection, Icon::System, frame::CONNECTION),
            (Route::Help, Icon::Info, frame::HELP),
        ],
    },
];

/// Every screen of the menu.
pub fn screens() -> impl Iterator<Item = (Route, Icon, Text)> {
    GROUPS.iter().flat_map(|group| group.screens).copied()
}

/// The menu, at a screen; nowhere before it is known where.
pub fn side_nav(words: Words, here: Option<Route>) -> Element {
    let groups: Vec<Markup> = GROUPS
        .iter()
        .map(|group| {
            let screens: Vec<Element> =
                group.screens.iter().map(|screen| entry(words, here, *screen)).collect();
            let list = el("ul").with(screens);
            match group.heading {
                Some((id, text)) => {
                    [el("h2").id(id).text(words.say(text)).into(), list.attr("aria-labelledby", id).into()]
                        .into()
                }
                None => list.into(),
            }
        })
        .collect();
    let close = el("button")
        .class("button side-nav-close")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .attr("popovertarget", "side-nav")
        .attr("popovertargetaction", "hide")
        .with(icon(Icon::Close))
        .text(words.say(frame::CLOSE_MENU));
    el("nav")
        .class("side-nav")
        .id("side-nav")
        .attr("popover", "auto")
        .attr("aria-label", words.say(frame::MENU))
        .with(close)
        .with(groups)
}

fn entry(words: Words, here: Option<Route>, (target, picture, text): (Route, Icon, Text)) -> Element {
    let current = here.and_then(|here| {
        if here == target { Some("page") } else { (here.menu_entry() == target).then_some("true") }
    });
    let link = el("a").attr("href", target.href()).attr_if("aria-current", current);
    el("li").with(link.with(icon(picture)).text(words.say(text)))
}
