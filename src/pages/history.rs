//! The history of one thing: what happened to it, when, and by whom.

use crate::components::icon::{Icon, icon};
use crate::components::notice::Tone;
use crate::domain::account::Account;
use crate::domain::event::Stamped;
use crate::domain::user::By;
use crate::i18n::{Words, history as texts, permissions};
use crate::markup::{Element, el};
use crate::session::Session;

/// What is told of something that happened: its icon, whether it was good, and the sentence.
pub type Told = (Icon, Tone, String);

/// What happened to a thing, the latest first. `tell` gives nothing for what is about something else.
pub fn history(
    session: Session,
    account: &Account,
    words: Words,
    tell: &dyn Fn(&Stamped) -> Option<Told>,
) -> Vec<Element> {
    session.newest_first(|entries| {
        entries.filter_map(|stamped| Some(entry(account, words, stamped, tell(stamped)?))).collect()
    })
}

fn entry(account: &Account, words: Words, stamped: &Stamped, (picture, tone, text): Told) -> Element {
    let date = el("time").attr("datetime", stamped.on.to_string()).text(words.date(stamped.on));
    let who = match stamped.by {
        By::User(id) => account.user(id).map(|user| user.name.clone()).unwrap_or_default(),
        By::Agent => words.say(permissions::SUPPORT_AGENT),
        By::Clock | By::Visitor => words.say(texts::BY_ITSELF),
    };
    let small = el("small").with(date).text(words.fill(texts::WHO, &[("who", &who)]));
    el("li")
        .attr("data-tone", tone.name())
        .with(icon(picture))
        .with(el("p").text(text))
        .with(el("p").class("soft").with(small))
}
