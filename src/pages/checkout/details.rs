//! Verifying what renewing changes, before anything is agreed to (statement 155).

use super::{header, offer_of};
use crate::components::action::{Action, Kind, actions, reason_above};
use crate::components::form::form;
use crate::components::table::{Column, Row, table};
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::id::SubscriptionId;
use crate::domain::order::{Order, Purpose, Step};
use crate::domain::subscription::{Renewal, Standing, Subscription};
use crate::domain::term::NextTerm;
use crate::i18n::{Text, Words, checkout, frame, names, offers, pass, subscription as texts};
use crate::markup::{div, el};
use crate::pages::help::{self, Topic};
use crate::pages::{Page, Shown, giving_up, not_found, refused};
use crate::routes::Route;
use crate::session::Session;
use std::rc::Rc;

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let id = order.id;
    let today = session.today();
    let subscription = match order.purpose {
        Purpose::Renew(subscription) => subscription,
        Purpose::Subscribe(_) | Purpose::Upgrade(_) => return not_found::show(words),
    };
    if session.read(|account| account.next_term(order.purpose, today).is_err()) {
        return no_longer(session, words, order, subscription);
    }
    let found = session.read(|account| {
        let held = account.subscription(subscription)?;
        let next = account.next_term(order.purpose, today).ok()?;
        let offer = words.say(names::offer(offer_of(account, order.purpose)));
        let costs = words.money(account.quote(order.purpose).ok()?.total);
        Some((
            offer,
            words.fill(checkout::COSTS, &[("amount", &costs)]),
            why(account, held, today),
            changes(account, words, held, &next, today),
        ))
    });
    let Some((offer, costs, why, changes)) = found else { return not_found::show(words) };
    let title = words.say(checkout::VERIFY_TITLE);
    let verdict = session.may(&Command::VerifyDetails { order: id });
    let content = vec![actions(vec![
        Action::submit("next", words.say(frame::NEXT)).unless(refused::reason(words, verdict)),
        Action::link("back", words.say(frame::BACK), Kind::Quiet, Route::Subscription(subscription).href()),
    ])];
    let verify = Rc::new(move || {
        session.send(Command::VerifyDetails { order: id }, move |_| {
            session.go(Route::Checkout(id, Step::Terms));
        });
    });
    let columns = [checkout::WHAT_CHANGES, checkout::NOW, checkout::AFTER_RENEWING];
    let columns = columns.into_iter().map(|name| Column::new(words.say(name))).collect();
    let view = div("page")
        .attr("data-width", "form")
        .with(header(words, order, Step::Details, &title, Some(checkout::VERIFY_LEAD)).view())
        .with(
            div("stack")
                .with(el("p").text(costs))
                .with(table(offer, columns, changes))
                .with(el("p").class("soft").text(words.say(why))),
        )
        .with(form(content, verify))
        .with(help::how(session, words, Topic::Renew));
    Page::shown(title, view)
}

/// The step of a renewal that was begun and is not possible as matters stand: why, and the way to give the order up.
fn no_longer(session: Session, words: Words, order: &Order, subscription: SubscriptionId) -> Shown {
    let title = words.say(checkout::VERIFY_TITLE);
    let verdict = session.may(&Command::Renew { subscription });
    let mut next = Action::press("next", words.say(frame::NEXT), Kind::Primary, || {})
        .unless(refused::reason(words, verdict));
    let back =
        Action::link("back", words.say(frame::BACK), Kind::Quiet, Route::Subscription(subscription).href());
    let mut leave = giving_up::give_up(session, words, order.id, Kind::Quiet);
    let why = reason_above("details-why", vec![&mut next, &mut leave]);
    let view = div("page")
        .attr("data-width", "form")
        .with(header(words, order, Step::Details, &title, None).view())
        .with(why)
        .with(actions(vec![next, back, leave]))
        .with(giving_up::dialog(session, words, order, Some(Route::Offers)));
    Page::shown(title, view)
}

/// From when the new year counts, and why.
fn why(account: &Account, held: &Subscription, today: Day) -> Text {
    let policy = account.policy();
    let from_payment = if policy.bank_transfer { checkout::FROM_ARRIVAL } else { checkout::FROM_TODAY };
    match held.standing(policy, today) {
        Standing::Active { .. } => checkout::NO_DAY_LOST,
        Standing::Grace { .. }
        | Standing::PastDue { .. }
        | Standing::Expired { .. }
        | Standing::Ended { .. } => from_payment,
    }
}

/// What is one way now and another way once it is renewed.
fn changes(account: &Account, words: Words, held: &Subscription, next: &NextTerm, today: Day) -> Vec<Row> {
    let policy = account.policy();
    let state = |on: Renewal| {
        words.say(match on {
            Renewal::On => pass::RENEWAL_ON,
            Renewal::Off { .. } => offers::RENEWAL_IS_OFF,
            Renewal::ByHand => offers::RENEWAL_BY_HAND,
        })
    };
    let automatic = policy.automatic;
    let then = if automatic.is_some() { Renewal::On } else { Renewal::ByHand };
    let none = || words.say(texts::NONE);
    let charge_now = account.next_charge(held, today).map_or_else(none, |on| words.date(on));
    let charge_then = automatic
        .map_or_else(none, |automatic| words.date(next.anniversary.plus_days(automatic.charged_after)));
    // What a transfer pays does not renew by itself.
    let by_card = |what: String| {
        let depends = automatic.is_some() && policy.bank_transfer;
        if depends { words.fill(checkout::IF_BY_CARD, &[("what", &what)]) } else { what }
    };
    // What stays as it is, is no change.
    let row = |name: Text, now: String, then: String| {
        (now != then).then(|| Row {
            key: words.say(name),
            cells: vec![words.say(name).into(), now.into(), el("strong").text(then).into()],
        })
    };
    let rows = [
        row(pass::ANNIVERSARY, words.date(held.anniversary()), words.date(next.anniversary)),
        row(checkout::NEW_YEAR, none(), super::period(words, next.period())),
        row(pass::RENEWAL, state(held.renews(policy)), by_card(state(then))),
        row(checkout::NEXT_CHARGE, charge_now, by_card(charge_then)),
    ];
    rows.into_iter().flatten().collect()
}
