//! Buying what a level of membership needs, wherever a screen leads to it.

use super::renewing::begin;
use crate::components::action::{Action, Kind};
use crate::domain::command::Command;
use crate::domain::offer::Offer;
use crate::domain::order::Purpose;
use crate::domain::qualification::Grade;
use crate::i18n::{Words, competencies, offers, subscription};
use crate::pages::refused;
use crate::routes::Route;
use crate::session::Session;

/// Buys Action Pack, or goes on with that.
pub fn buy_action_pack(session: Session, words: Words, id: &'static str) -> Action {
    buy(
        session,
        words,
        id,
        Command::Subscribe { offer: Offer::ActionPack },
        Purpose::Subscribe(Offer::ActionPack),
        Route::Offers,
    )
}

/// Buys a grade: gold in place of silver by an upgrade where there is silver.
pub fn buy_grade(session: Session, words: Words, grade: Grade, id: &'static str, here: Route) -> Action {
    let (command, purpose) = of_grade(session, grade);
    buy(session, words, id, command, purpose, here)
}

/// How a grade is bought now.
pub fn of_grade(session: Session, grade: Grade) -> (Command, Purpose) {
    let today = session.today();
    let silver = session.read(|account| account.in_force(Offer::Silver, today).map(|silver| silver.id));
    let offer = grade.offer();
    match (grade, silver) {
        (Grade::Gold, Some(subscription)) => {
            (Command::Upgrade { subscription }, Purpose::Upgrade(subscription))
        }
        (Grade::Silver | Grade::Gold, _) => (Command::Subscribe { offer }, Purpose::Subscribe(offer)),
    }
}

fn buy(
    session: Session,
    words: Words,
    id: &'static str,
    command: Command,
    purpose: Purpose,
    here: Route,
) -> Action {
    let begun = session.read(|account| account.open_order(purpose).is_some());
    let text = match purpose {
        _ if begun => offers::CONTINUE_ORDER,
        Purpose::Upgrade(_) => subscription::UPGRADE,
        Purpose::Subscribe(Offer::Silver) => competencies::BUY_SILVER,
        Purpose::Subscribe(Offer::Gold) => competencies::BUY_GOLD,
        Purpose::Subscribe(Offer::ActionPack) | Purpose::Renew(_) => offers::SUBSCRIBE_NOW,
    };
    let reason = refused::reason(words, session.may(&command)).map(|reason| reason.seen_at(&here.href()));
    Action::press(id, words.say(text), Kind::Primary, move || begin(session, command.clone(), purpose))
        .unless(reason)
}
