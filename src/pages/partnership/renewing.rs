//! Renewing a purchased offer and turning its automatic renewal off, wherever a purchased offer is shown (statements
//! 143-154).

use crate::browser::document;
use crate::components::action::{Action, Kind, Reason};
use crate::components::dialog::dialog;
use crate::components::icon::Icon;
use crate::components::notice::Tone;
use crate::domain::account::Account;
use crate::domain::card::DeclineReason;
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::id::{OrderId, SubscriptionId};
use crate::domain::offer::Offer;
use crate::domain::order::{Purpose, Step};
use crate::domain::refusal::{Refusal, Remedy};
use crate::domain::renewal::RenewsOn;
use crate::domain::subscription::{Collection, Renewal, Standing, Subscription};
use crate::i18n::{Text, Words, names, offers, pass, refusals, subscription};
use crate::markup::{Element, Markup, el};
use crate::pages::checkout::card_name;
use crate::pages::refused;
use crate::routes::Route;
use crate::session::{self, Notice, Session};
use std::rc::Rc;

/// The ids of what renews a subscription and what turns that off, in one page.
pub struct Ids {
    renew: &'static str,
    turn_off: &'static str,
    dialog: &'static str,
    dialog_selector: &'static str,
    keep: &'static str,
    now: &'static str,
}

/// The ids where only one subscription is shown.
pub const ALONE: Ids = Ids {
    renew: "renew",
    turn_off: "turn-off",
    dialog: "turn-off-dialog",
    dialog_selector: "#turn-off-dialog",
    keep: "keep-on",
    now: "turn-off-now",
};

/// The ids in the list of purchased offers, of which there is one of each.
pub fn listed(offer: Offer) -> Ids {
    match offer {
        Offer::ActionPack => Ids {
            renew: "renew-action-pack",
            turn_off: "turn-off-action-pack",
            dialog: "turn-off-action-pack-dialog",
            dialog_selector: "#turn-off-action-pack-dialog",
            keep: "keep-on-action-pack",
            now: "turn-off-action-pack-now",
        },
        Offer::Silver => Ids {
            renew: "renew-silver",
            turn_off: "turn-off-silver",
            dialog: "turn-off-silver-dialog",
            dialog_selector: "#turn-off-silver-dialog",
            keep: "keep-on-silver",
            now: "turn-off-silver-now",
        },
        Offer::Gold => Ids {
            renew: "renew-gold",
            turn_off: "turn-off-gold",
            dialog: "turn-off-gold-dialog",
            dialog_selector: "#turn-off-gold-dialog",
            keep: "keep-on-gold",
            now: "turn-off-gold-now",
        },
    }
}

/// **Renew subscriptions** and **Turn off automatic renewal**, each with why it is not possible now.
pub fn renewing(session: Session, words: Words, id: SubscriptionId, ids: &Ids, here: Route) -> [Action; 2] {
    let may_renew = session.may(&Command::Renew { subscription: id });
    let may_turn_off = session.may(&Command::TurnOffRenewal { subscription: id });
    // The order of an automatic charge that was declined is open too, and nobody began it.
    let begun = session
        .read(|account| account.open_order(Purpose::Renew(id)).is_some_and(|order| order.details_verified));
    let here = here.href();
    let text = if begun { subscription::CONTINUE_RENEWAL } else { subscription::RENEW };
    let begin = Action::press(ids.renew, words.say(text), Kind::Primary, move || renew(session, id))
        .with_icon(Icon::Renew)
        .unless(refused::reason(words, may_renew.clone()).map(|reason| reason.seen_at(&here)));
    let why_on = why_not_off(session, words, id, may_turn_off, may_renew.is_ok(), &here);
    let selector = ids.dialog_selector;
    let turn_off =
        Action::press(ids.turn_off, words.say(subscription::TURN_OFF), Kind::Secondary, move || {
            document::show_dialog(selector);
        })
        .unless(why_on);
    [begin, turn_off]
}

/// Why automatic renewal cannot be turned off; where renewing helps, it is one press away.
fn why_not_off(
    session: Session,
    words: Words,
    id: SubscriptionId,
    verdict: Result<(), Refusal>,
    renewable: bool,
    here: &str,
) -> Option<Reason> {
    let renewing_helps =
        renewable && matches!(&verdict, Err(refusal) if refusal.remedy() == Some(Remedy::Renew(id)));
    let reason = refused::reason(words, verdict)?;
    Some(if renewing_helps {
        reason.helped_by(words.say(refusals::RENEW), Rc::new(move || renew(session, id)))
    } else {
        reason.seen_at(here)
    })
}

/// Begins to renew, or goes on with the renewal that was begun.
pub fn renew(session: Session, id: SubscriptionId) {
    begin(session, Command::Renew { subscription: id }, Purpose::Renew(id));
}

/// Begins a purchase, or goes on with the one that was begun, at the step that comes next.
pub fn begin(session: Session, command: Command, purpose: Purpose) {
    session.send(command, move |_| {
        let order: Option<(OrderId, Step)> =
            session.read(|account| account.open_order(purpose).map(|order| (order.id, order.next_step())));
        if let Some((order, step)) = order {
            session.go(Route::Checkout(order, step));
        }
    });
}

/// When it will be reminded of renewing by hand, where that is still to come (statement 150).
pub fn reminders_ahead(session: Session, words: Words, held: &Subscription) -> Option<Element> {
    let today = session.today();
    let days: Vec<String> = session.read(|account| {
        held.reminders_ahead(account.policy(), today).map(|days| words.number(days)).collect()
    });
    let text = || words.fill(subscription::TURN_OFF_REMINDERS, &[("days", &words.list(&days))]);
    (!days.is_empty()).then(|| el("p").text(text()))
}

/// What asks before automatic renewal is turned off: that it is one-way, and what happens then (statement 149).
pub fn turn_off_dialog(session: Session, words: Words, held: &Subscription, ids: &Ids) -> Markup {
    let id = held.id;
    let expires = session.read(|account| words.date(held.expires(account.policy())));
    let content = Markup::from([
        Markup::from(el("p").with(el("strong").text(words.say(subscription::TURN_OFF_ONE_WAY)))),
        Markup::from(el("p").text(words.fill(subscription::TURN_OFF_EXPIRES, &[("date", &expires)]))),
        reminders_ahead(session, words, held).into(),
    ]);
    let selector = ids.dialog_selector;
    let close = move || document::close_dialog(selector);
    let keep = Action::press(ids.keep, words.say(subscription::KEEP_ON), Kind::Quiet, close);
    let act = Action::press(ids.now, words.say(subscription::TURN_OFF), Kind::Danger, move || {
        close();
        let expires = expires.clone();
        session.send(Command::TurnOffRenewal { subscription: id }, move |_| {
            let text = words.fill(subscription::TURNED_OFF, &[("date", &expires)]);
            session.tell(Notice::new(session::Tone::Success, text));
        });
    });
    dialog(ids.dialog, words.say(subscription::TURN_OFF_TITLE), content, keep, act)
}

/// Until when a subscription runs as matters stand, and what that day is called.
pub fn runs_until(account: &Account, held: &Subscription, today: Day) -> (Text, Day) {
    let policy = account.policy();
    if let Some(on) = account.ends_on(held) {
        return (if today < on { subscription::ENDS } else { subscription::ENDED_ON }, on);
    }
    match (account.next_charge(held, today), held.standing(policy, today)) {
        (Some(_), _) => (pass::ANNIVERSARY, held.anniversary()),
        (None, Standing::Active { .. }) => (subscription::EXPIRES, held.expires(policy)),
        (
            None,
            Standing::Grace { expired: since, .. }
            | Standing::PastDue { expired: since, .. }
            | Standing::Expired { since },
        ) => (subscription::EXPIRED_ON, since),
        (None, Standing::Ended { since, .. }) => (subscription::ENDED_ON, since),
    }
}

/// What the member wants, in words. What ends by a decision does not renew, whatever was wanted before.
pub fn intent(account: &Account, words: Words, held: &Subscription, today: Day) -> String {
    if let Some(on) = account.ends_on(held) {
        return words.fill(offers::RENEWAL_ENDS, &[("date", &words.date(on))]);
    }
    match held.renews(account.policy()) {
        Renewal::On => renews_on(account, words, held, today),
        Renewal::Off { since } => words.fill(offers::RENEWAL_OFF, &[("date", &words.date(since))]),
        Renewal::ByHand => words.say(offers::RENEWAL_BY_HAND),
    }
}

fn renews_on(account: &Account, words: Words, held: &Subscription, today: Day) -> String {
    let policy = account.policy();
    match (policy.renews_on(held.original, held.anniversary()), account.next_charge(held, today)) {
        (Some(RenewsOn::EachYear(day)), _) => {
            words.fill(offers::RENEWS_ON, &[("day", &words.each_year(day))])
        }
        (Some(RenewsOn::Next(_)) | None, Some(on)) => {
            words.fill(offers::RENEWS_NEXT, &[("date", &words.date(on))])
        }
        (Some(RenewsOn::Next(_)) | None, None) => words.say(pass::RENEWAL_ON),
    }
}

/// Whether the next charge can be paid, as far as it is known: another fact than what the member wants.
pub fn payability(account: &Account, words: Words, held: &Subscription, today: Day) -> (Tone, String) {
    let fill = |text: Text, gaps: &[(&str, &str)]| words.fill(text, gaps);
    match held.collection {
        Collection::Clear => {}
        Collection::Declined { reason, first, .. } => {
            let gaps = [("date", words.date(first)), ("reason", words.say(names::decline(reason)))];
            let gaps: Vec<(&str, &str)> = gaps.iter().map(|(gap, value)| (*gap, value.as_str())).collect();
            return (Tone::Danger, fill(subscription::PAYMENT_DECLINED, &gaps));
        }
    }
    let Some(on) = account.next_charge(held, today) else {
        return (Tone::Neutral, words.say(subscription::NOTHING_CHARGED));
    };
    if account.qualified_for(held.offer, on).is_err() {
        return (Tone::Warning, fill(subscription::REQUIREMENTS_FAIL, &[("date", &words.date(on))]));
    }
    match account.renewal_card(held, on) {
        None => (Tone::Warning, words.say(subscription::NO_CARD)),
        Some((method, None)) => {
            (Tone::Success, fill(subscription::CARD_PAYS, &[("card", &card_name(words, method))]))
        }
        Some((method, Some(problem))) => {
            let gaps = [
                ("card", card_name(words, method)),
                ("date", words.date(on)),
                ("reason", words.say(names::decline(problem))),
            ];
            let gaps: Vec<(&str, &str)> = gaps.iter().map(|(gap, value)| (*gap, value.as_str())).collect();
            let expires = problem == DeclineReason::CardExpired && method.card.expiry.valid_on(today);
            let text = if expires { subscription::CARD_EXPIRES_BEFORE } else { subscription::CARD_FAILS };
            (Tone::Warning, fill(text, &gaps))
        }
    }
}
