//! What to do once an offer was bought (statements 175-177).

use crate::components::icon::{Icon, icon};
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::offer::Offer;
use crate::domain::user::Role;
use crate::i18n::{Words, frame, welcome};
use crate::markup::{Markup, div, el, unseen};
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
    /// Whether it was done already.
    pub done: bool,
}

/// What follows a purchase: activating what was bought, and letting others use it.
pub fn after_purchase(account: &Account, words: Words, offer: Offer, today: Day) -> Vec<NextStep> {
    activate(account, words, offer, today).into_iter().chain([add_users(account, words)]).collect()
}

/// Activating what was bought, where an offer has something to activate.
pub fn activate(account: &Account, words: Words, offer: Offer, today: Day) -> Option<NextStep> {
    match offer {
        Offer::ActionPack => Some(NextStep {
            icon: Icon::Benefit,
            title: words.say(welcome::ACTIVATE),
            text: words.say(welcome::ACTIVATE_TEXT),
            route: Some(Route::Benefits),
            done: is_in_use(account, offer, today),
        }),
        Offer::Silver | Offer::Gold => None,
    }
}

/// Letting others use what was bought.
pub fn add_users(account: &Account, words: Words) -> NextStep {
    // Who joined first may have been removed since or have another role; one active Global admin always stays.
    let admin = account.users.iter().find(|user| user.has(Role::GlobalAdmin));
    let admin = admin.map(|user| user.name.clone()).unwrap_or_default();
    NextStep {
        icon: Icon::Users,
        title: words.say(welcome::ADD_USERS),
        text: words.fill(welcome::ADD_USERS_TEXT, &[("name", &admin)]),
        route: Some(Route::Users),
        done: account.users.iter().filter(|user| !user.is_removed()).count() > 1,
    }
}

/// The steps below their heading; nothing where there are none.
pub fn next_steps(words: Words, steps: Vec<NextStep>) -> Markup {
    if steps.is_empty() {
        return Markup::default();
    }
    let cards: Vec<Markup> = steps.into_iter().map(|step| card(words, step)).collect();
    el("section")
        .class("stack")
        .attr("aria-labelledby", "next-steps")
        .with(el("h2").id("next-steps").text(words.say(welcome::NEXT_STEPS)))
        .with(div("grid").with(cards))
        .into()
}

fn card(words: Words, step: NextStep) -> Markup {
    let NextStep { icon: picture, title, text, route, done } = step;
    let title =
        if done { [title.into(), unseen(words.say(frame::DONE)).into()].into() } else { Markup::from(title) };
    let picture = if done { Icon::Success } else { picture };
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

/// Whether benefits of an offer were activated since it was last bought, and none of them waits for it.
fn is_in_use(account: &Account, offer: Offer, today: Day) -> bool {
    let held = account.subscriptions.iter().rfind(|held| held.offer == offer);
    held.is_some_and(|held| {
        account.waiting_to_activate(held.id, today) == 0 && account.activation_progress(held.id, today).0 > 0
    })
}
