//! What to do once an offer was bought (statements 175-177).

use crate::components::icon::{Icon, icon};
use crate::domain::account::Account;
use crate::domain::offer::Offer;
use crate::i18n::{Words, welcome};
use crate::markup::{Markup, div, el};
use crate::routes::Route;

/// One step; it leads somewhere where there is a screen for it.
pub struct NextStep {
    /// The icon of what it is about.
    pub icon: Icon,
    /// What to do.
    pub title: String,
    /// Why, or what it needs.
    pub text: String,
    /// The screen on which it is done.
    pub route: Option<Route>,
}

/// What follows a purchase: activating what was bought, and letting others use it.
pub fn after_purchase(account: &Account, words: Words, offer: Offer) -> Vec<NextStep> {
    let activate = match offer {
        Offer::ActionPack => Some(NextStep {
            icon: Icon::Benefit,
            title: words.say(welcome::ACTIVATE),
            text: words.say(welcome::ACTIVATE_TEXT),
            route: None,
        }),
        Offer::Silver | Offer::Gold => None,
    };
    let admin = account.users.first().map(|user| user.name.clone()).unwrap_or_default();
    let add_users = NextStep {
        icon: Icon::Users,
        title: words.say(welcome::ADD_USERS),
        text: words.fill(welcome::ADD_USERS_TEXT, &[("name", &admin)]),
        route: None,
    };
    activate.into_iter().chain([add_users]).collect()
}

/// The steps below their heading.
pub fn next_steps(words: Words, steps: Vec<NextStep>) -> Markup {
    let cards: Vec<Markup> = steps.into_iter().map(card).collect();
    el("section")
        .class("stack")
        .attr("aria-labelledby", "next-steps")
        .with(el("h2").id("next-steps").text(words.say(welcome::NEXT_STEPS)))
        .with(div("grid").with(cards))
        .into()
}

fn card(step: NextStep) -> Markup {
    let NextStep { icon: picture, title, text, route } = step;
    let (kind, title) = match route {
        Some(route) => {
            let href = route.href();
            (None, el("h3").with(el("a").class("card-link").attr("href", href).with(title)))
        }
        None => (Some("plain"), el("h3").with(title)),
    };
    el("article")
        .class("card")
        .attr_if("data-kind", kind)
        .with(icon(picture))
        .with(div("stack").attr("data-gap", "s").with(title).with(el("p").class("soft").with(text)))
        .into()
}
