//! What a member should know about a subscription before anything else.

use crate::components::action::{Action, Kind, actions};
use crate::components::notice::{Tone, notice as told};
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::offer::Offer;
use crate::domain::order::{OrderState, Purpose};
use crate::domain::subscription::{Standing, Subscription};
use crate::domain::user::By;
use crate::i18n::{Words, checkout, refusals, subscription};
use crate::markup::Markup;
use crate::pages::refund::until_decided;
use crate::routes::Route;
use crate::session::Session;

/// That Support was asked to cancel it, and the most pressing thing about it, where there is either.
pub fn notice(session: Session, words: Words, held: &Subscription, today: Day) -> Markup {
    session.read(|account| {
        let transfer = || transfer(account, words, held, today);
        let unpaid = || unpaid(account, words, held, today);
        let pressing = decided_end(words, held, today).or_else(transfer).or_else(unpaid);
        [asked_to_cancel(account, words, session.by(), held, today).into(), pressing.into()].into()
    })
}

/// That Support was asked to cancel it, and what holds until the answer.
fn asked_to_cancel(
    account: &Account,
    words: Words,
    by: By,
    held: &Subscription,
    today: Day,
) -> Option<Markup> {
    if held.ending.is_some() {
        return None;
    }
    let request = account.open_cancellation(held.id).filter(|request| account.sees_request(by, request))?;
    let title = words.fill(subscription::ASKED_TO_CANCEL, &[("date", &words.date(request.opened))]);
    let undecided = [words.say(subscription::ASKED_TO_CANCEL_TEXT)].into_iter();
    let text: Vec<String> = undecided.chain(until_decided(account, words, held.id, today)).collect();
    let open = Route::Request(request.id).href();
    let open = Action::link("open-request", words.say(refusals::OPEN_REQUEST), Kind::Secondary, open);
    Some(told(Tone::Info, Some(title), words.in_a_row(&text), Some(actions(vec![open]))))
}

fn decided_end(words: Words, held: &Subscription, today: Day) -> Option<Markup> {
    let ending = held.ending.filter(|ending| ending.on > today)?;
    let text = words.fill(subscription::WILL_END_TEXT, &[("date", &words.date(ending.on))]);
    Some(told(Tone::Info, Some(words.say(subscription::WILL_END)), text, None))
}

/// That the next year is ordered and waits for the money, or why that could not be taken.
fn transfer(account: &Account, words: Words, held: &Subscription, today: Day) -> Option<Markup> {
    let order = account.open_order(Purpose::Renew(held.id))?;
    let expires = match order.state {
        OrderState::AwaitingTransfer { expires, .. } => expires,
        OrderState::Draft
        | OrderState::AwaitingBank { .. }
        | OrderState::Declined { .. }
        | OrderState::Arrived { .. }
        | OrderState::Paid { .. }
        | OrderState::Cancelled { .. }
        | OrderState::Expired { .. } => return None,
    };
    let open = Route::Checkout(order.id, order.next_step()).href();
    let open = Action::link("open-order", words.say(refusals::OPEN_ORDER), Kind::Secondary, open);
    let (tone, title, text) = match account.may_arrive(order.id, today) {
        Ok(()) => {
            let text = words.fill(subscription::AWAITS_TRANSFER_TEXT, &[("date", &words.date(expires))]);
            (Tone::Info, subscription::AWAITS_TRANSFER, text)
        }
        Err(refusal) => (Tone::Warning, checkout::TRANSFER_REFUSED, refusals::reason(words, &refusal)),
    };
    Some(told(tone, Some(words.say(title)), text, Some(actions(vec![open]))))
}

fn unpaid(account: &Account, words: Words, held: &Subscription, today: Day) -> Option<Markup> {
    match account.standing_of(held, today) {
        // What takes its place is paid: nobody can renew it any more.
        Standing::PastDue { .. } | Standing::Grace { .. } if account.ends_on(held).is_some() => None,
        Standing::PastDue { last_day, .. } => {
            let last_day = words.date(last_day);
            let text = match account.next_charge(held, today) {
                Some(on) => words
                    .fill(subscription::PAST_DUE_AGAIN, &[("next", &words.date(on)), ("date", &last_day)]),
                None => words.fill(subscription::PAST_DUE_TEXT, &[("date", &last_day)]),
            };
            Some(told(Tone::Danger, Some(words.say(subscription::PAST_DUE)), text, None))
        }
        Standing::Grace { last_day, .. } => {
            let text = words.fill(subscription::GRACE_TEXT, &[("date", &words.date(last_day))]);
            Some(told(Tone::Warning, Some(words.say(subscription::IN_GRACE)), text, None))
        }
        Standing::Expired { .. } | Standing::Ended { .. }
            if held.offer == Offer::Silver && account.in_force(Offer::Gold, today).is_some() =>
        {
            Some(told(Tone::Neutral, None, words.say(subscription::OVER_IN_GOLD), None))
        }
        Standing::Expired { .. } | Standing::Ended { .. } => {
            let (text, way) = match account.in_force(held.offer, today) {
                Some(newer) => {
                    (subscription::OVER_BOUGHT_AGAIN, (refusals::OPEN, Route::Subscription(newer.id)))
                }
                None => (subscription::OVER_TEXT, (refusals::OFFERS, Route::Offers)),
            };
            let way = Action::link("go-on", words.say(way.0), Kind::Secondary, way.1.href());
            Some(told(Tone::Neutral, None, words.say(text), Some(actions(vec![way]))))
        }
        Standing::Active { .. } => charge_fails(account, words, held, today),
    }
}

/// That the next year will not be charged as matters stand: its requirements are not met, or the card will not do.
fn charge_fails(account: &Account, words: Words, held: &Subscription, today: Day) -> Option<Markup> {
    let on = account.next_charge(held, today)?;
    let title = if account.qualified_for(held.offer, on).is_err() {
        subscription::REQUIREMENTS_FAIL_TITLE
    } else {
        account.renewal_card(held, on).and_then(|(_, problem)| problem)?;
        subscription::CARD_FAILS_TITLE
    };
    let (_, text) = super::payability(account, words, held, today);
    Some(told(Tone::Warning, Some(words.say(title)), text, None))
}
