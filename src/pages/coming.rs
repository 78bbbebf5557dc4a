//! What happens next by itself, as sentences with their days.

use super::checkout::card_name;
use crate::domain::account::Account;
use crate::domain::benefit::Holding;
use crate::domain::date::Day;
use crate::domain::due::{self, Due};
use crate::domain::id::{EntitlementId, SubscriptionId};
use crate::domain::subscription::{Collection, Subscription};
use crate::domain::support_request::RequestStatus;
use crate::domain::user::By;
use crate::i18n::{Text, Words, benefits, competencies, names, requests, time, welcome};
use crate::sorting;

/// The next things that time will do as matters stand, the earliest first. Of what somebody does not see it is said that
/// it will come, and not what it is.
pub fn coming(account: &Account, words: Words, by: By, most: usize) -> Vec<(Day, String)> {
    let mut coming: Vec<(Day, String)> = due::upcoming(account, most)
        .into_iter()
        .filter_map(|(on, due)| {
            let text = sentence(account, words, due)?;
            Some((on, if account.sees_due(by, due) { text } else { words.say(time::UNSEEN) }))
        })
        .collect();
    coming.dedup();
    coming
}

/// The same as somebody sees it, with the last days to activate benefits, and without what nobody has a use for: credit of
/// a benefit that is not activated.
pub fn useful(account: &Account, words: Words, by: By, today: Day, most: usize) -> Vec<(Day, String)> {
    let left_out = account.entitlements.len() + account.requests.len() + account.open_orders().count();
    let upcoming = due::upcoming(account, most + left_out).into_iter();
    let seen = upcoming.filter(|(_, due)| account.sees_due(by, *due));
    let useful = seen.filter(|(_, due)| match due {
        Due::Credit(id) => account.is_activated(*id),
        Due::Start(_)
        | Due::End(_)
        | Due::Request(_)
        | Due::FeeEnd(_)
        | Due::Competency(_)
        | Due::Charge(_)
        | Due::Expiry(_)
        | Due::GraceEnd(_)
        | Due::SeatKey(_)
        | Due::OrderExpiry(_)
        | Due::Reminder(..) => true,
    });
    let mut all: Vec<(Day, String)> = told(account, words, useful).take(most).collect();
    all.extend(account.subscriptions.iter().filter_map(|held| to_activate(account, words, held, today)));
    sorting::sort_by_key(&mut all, |(on, _)| *on);
    all.truncate(most);
    all
}

/// The last day to activate what waits for it: after it only renewing brings that back.
fn to_activate(account: &Account, words: Words, held: &Subscription, today: Day) -> Option<(Day, String)> {
    let (last, count) = account.activation_deadline(held.id, today)?;
    let (offer, n) = (words.say(names::offer(held.offer)), count.to_string());
    Some((last, words.fill(welcome::LAST_DAY_TO_ACTIVATE, &[("offer", &offer), ("n", &n)])))
}

fn told(
    account: &Account,
    words: Words,
    upcoming: impl Iterator<Item = (Day, Due)>,
) -> impl Iterator<Item = (Day, String)> {
    upcoming.filter_map(move |(on, due)| Some((on, sentence(account, words, due)?)))
}

fn sentence(account: &Account, words: Words, due: Due) -> Option<String> {
    let of_offer = |text: Text, id: SubscriptionId| {
        let offer = words.say(names::offer(account.subscription(id)?.offer));
        Some(words.fill(text, &[("offer", &offer)]))
    };
    let of_order = |text: Text, id| Some(words.fill(text, &[("number", &account.order(id)?.number)]));
    match due {
        Due::Start(order) => of_order(welcome::WILL_START, order),
        Due::End(id) => of_offer(welcome::WILL_END, id),
        Due::FeeEnd(id) => of_offer(welcome::WILL_END_UNQUALIFIED, id),
        Due::Competency(area) => {
            let area = words.say(competencies::area(area));
            Some(words.fill(welcome::WILL_BE_CHECKED, &[("area", &area)]))
        }
        Due::Charge(id) => charge(account, words, id),
        Due::Expiry(id) => of_offer(welcome::WILL_EXPIRE, id),
        Due::GraceEnd(id) => of_offer(welcome::WILL_CLOSE, id),
        Due::Credit(id) => credit(account, words, id),
        Due::SeatKey(id) => seat_key(account, words, id),
        Due::OrderExpiry(order) => of_order(welcome::ORDER_WILL_EXPIRE, order),
        Due::Request(id) => {
            let request = account.request(id)?;
            let text = match request.status {
                RequestStatus::AttentionNeeded { .. } => welcome::REQUEST_WILL_CLOSE,
                RequestStatus::Open { .. } | RequestStatus::Closed { .. } => welcome::REQUEST_WILL_MOVE,
            };
            Some(words.fill(text, &[("number", &requests::number(&request.number))]))
        }
        Due::Reminder(id, _) => of_offer(welcome::WILL_REMIND, id),
    }
}

fn charge(account: &Account, words: Words, id: SubscriptionId) -> Option<String> {
    let held = account.subscription(id)?;
    let offer = words.say(names::offer(held.offer));
    let card = held.method.and_then(|method| account.payment_method(method));
    let card = card.map(|method| card_name(words, method)).unwrap_or_default();
    let text = match held.collection {
        Collection::Clear => welcome::WILL_RENEW,
        Collection::Declined { .. } => welcome::WILL_TRY_AGAIN,
    };
    Some(words.fill(text, &[("offer", &offer), ("card", &card)]))
}

fn credit(account: &Account, words: Words, id: EntitlementId) -> Option<String> {
    match &account.entitlement(id)?.holding {
        Holding::Credit(credit) => {
            Some(words.fill(welcome::WILL_BRING_CREDIT, &[("amount", &words.money(credit.monthly))]))
        }
        Holding::Included
        | Holding::Accounts(_)
        | Holding::Licences(_)
        | Holding::Seats(_)
        | Holding::Incidents(_)
        | Holding::Hours(_) => None,
    }
}

fn seat_key(account: &Account, words: Words, id: EntitlementId) -> Option<String> {
    let product = words.say(benefits::product(account.entitlement(id)?.product));
    Some(words.fill(welcome::WILL_BRING_KEY, &[("product", &product)]))
}
