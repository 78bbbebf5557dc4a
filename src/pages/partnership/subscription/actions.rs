//! What can be done with a subscription, at the side of its details. What is not possible now says why.

use super::super::offers::arithmetic;
use super::super::renewing::{ALONE, begin, renewing};
use super::{cancel, card as renewal_card};
use crate::components::action::{Action, Kind};
use crate::components::icon::Icon;
use crate::domain::command::Command;
use crate::domain::offer::Offer;
use crate::domain::order::Purpose;
use crate::domain::subscription::Subscription;
use crate::i18n::{Words, subscription};
use crate::markup::{Markup, el};
use crate::pages::refused;
use crate::routes::Route;
use crate::session::Session;

/// The card with the actions.
pub fn card(session: Session, words: Words, held: &Subscription) -> Markup {
    let [renew, turn_off] = renewing(session, words, held.id, &ALONE, Route::Subscription(held.id));
    let upgrade = match held.offer {
        Offer::Silver => Some(upgrade(session, words, held)),
        Offer::ActionPack | Offer::Gold => None,
    };
    let benefits =
        Action::link("to-benefits", words.say(subscription::BENEFITS), Kind::Quiet, Route::Benefits.href());
    el("section")
        .class("card")
        .attr("data-kind", "actions")
        .attr("aria-labelledby", "actions")
        .with(el("h2").id("actions").text(words.say(subscription::ACTIONS)))
        .with(renew.view())
        .with(turn_off.view())
        .with(renewal_card::action(session, words, held).view())
        .with(benefits.with_icon(Icon::Benefit).view())
        .with(upgrade)
        .with(cancel::ways(session, words, held))
        .into()
}

/// When gold takes the place of silver: at once where a card pays it, and later where a transfer does.
fn when_upgraded(session: Session, words: Words) -> String {
    let policy = session.read(|account| account.policy());
    if !policy.bank_transfer {
        return words.say(subscription::UPGRADE_TEXT);
    }
    let days = policy.transfer_activation;
    let gaps = [("n", days.to_string()), ("count", words.number(days.into()))];
    words.fill(subscription::UPGRADE_OR_TRANSFER, &gaps.each_ref().map(|(gap, value)| (*gap, value.as_str())))
}

/// Gold in place of silver: what it costs, and what it changes.
fn upgrade(session: Session, words: Words, held: &Subscription) -> Markup {
    let id = held.id;
    let purpose = Purpose::Upgrade(id);
    let verdict = session.may(&Command::Upgrade { subscription: id });
    let quote = verdict.is_ok().then(|| session.read(|account| account.quote(purpose).ok())).flatten();
    let explained =
        verdict.is_ok().then(|| el("p").class("soft").with(el("small").text(when_upgraded(session, words))));
    let here = Route::Subscription(id).href();
    let act = Action::press("upgrade", words.say(subscription::UPGRADE), Kind::Secondary, move || {
        begin(session, Command::Upgrade { subscription: id }, purpose);
    })
    .unless(refused::reason(words, verdict).map(|reason| reason.seen_at(&here)));
    [
        el("h3").text(words.say(subscription::UPGRADE_TITLE)).into(),
        quote.map(|quote| arithmetic(words, &quote)).into(),
        act.view(),
        explained.into(),
    ]
    .into()
}
