//! The details of a purchased offer and what can be done with it (statements 147-150, 154 and 167).

use super::offers::{renewal, standing};
use crate::browser::document;
use crate::components::action::{Action, Kind};
use crate::components::dialog::dialog;
use crate::components::facts::{Fact, facts};
use crate::components::notice::badge;
use crate::components::page_header::PageHeader;
use crate::components::table::{Column, Row, table};
use crate::domain::command::Command;
use crate::domain::id::SubscriptionId;
use crate::domain::offer::Offer;
use crate::domain::order::Purpose;
use crate::domain::refusal::Remedy;
use crate::domain::subscription::{Collection, Subscription};
use crate::i18n::{Words, checkout, frame, names, offers, refusals, subscription};
use crate::markup::{Markup, div, el};
use crate::pages::checkout::period;
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::{Notice, Session, Tone};
use std::rc::Rc;

/// The id of the dialog that asks before automatic renewal is turned off.
const TURN_OFF_DIALOG: &str = "turn-off-dialog";

/// The screen.
pub fn show(session: Session, words: Words, id: SubscriptionId) -> Shown {
    let Some(held) = session.read(|account| account.subscription(id).cloned()) else {
        return not_found::show(words);
    };
    let today = session.today();
    let policy = session.read(|account| account.policy());
    let (tone, status) = standing(words, held.standing(policy, today));
    let title = words.say(match held.offer {
        Offer::ActionPack => names::ACTION_PACK_SUBSCRIPTION,
        Offer::Silver | Offer::Gold => names::offer(held.offer),
    });
    let header = PageHeader {
        path: Some((words.say(frame::PATH), vec![(words.say(frame::OFFERS), Route::Offers.href())])),
        title: title.clone(),
        badges: Some(badge(tone, status)),
        lead: Some(words.fill(subscription::LEAD, &[("date", &words.date(held.bought()))])),
        ..PageHeader::default()
    };
    let (card, next_charge) = session.read(|account| {
        let card = held
            .method
            .and_then(|method| account.payment_method(method))
            .map(|method| crate::pages::checkout::card_name(words, method));
        (card.unwrap_or_default(), held.next_charge(policy, today))
    });
    let payment = match held.collection {
        Collection::Clear => words.say(subscription::PAYMENT_CLEAR),
        Collection::Declined { reason, first, .. } => {
            let reason = words.say(names::decline(reason));
            words.fill(subscription::PAYMENT_DECLINED, &[("date", &words.date(first)), ("reason", &reason)])
        }
    };
    let next = next_charge.map_or_else(|| words.say(subscription::NONE), |on| words.date(on));
    let until = if next_charge.is_some() { offers::ANNIVERSARY } else { subscription::EXPIRES };
    let rows = vec![
        Fact::new(words.say(until), words.date(held.anniversary())),
        Fact::new(words.say(offers::RENEWAL), renewal(words, &held, policy)),
        Fact::new(words.say(subscription::NEXT_CHARGE), next),
        Fact::new(words.say(subscription::PAID_WITH), card),
        Fact::new(words.say(subscription::PAYMENT), payment),
    ];
    let view = div("page")
        .with(header.view())
        .with(
            div("split")
                .with(
                    div("stack")
                        .attr("data-gap", "l")
                        .with(
                            el("section")
                                .class("stack")
                                .attr("aria-labelledby", "facts")
                                .with(el("h2").id("facts").text(words.say(subscription::RENEWAL_SECTION)))
                                .with(facts(rows)),
                        )
                        .with(paid_years(session, words, &held)),
                )
                .with(actions_card(session, words, &held)),
        )
        .with(turn_off_dialog(session, words, &held));
    Page::shown(title, view)
}

fn actions_card(session: Session, words: Words, held: &Subscription) -> Markup {
    let id = held.id;
    let may_renew = session.may(&Command::Renew { subscription: id });
    let may_turn_off = session.may(&Command::TurnOffRenewal { subscription: id });
    let here = Route::Subscription(id).href();
    let begin =
        Action::press("renew", words.say(subscription::RENEW), Kind::Primary, move || renew(session, id))
            .unless(refused::reason(words, may_renew.clone()).map(|reason| reason.seen_at(&here)));
    let why_on = refused::reason(words, may_turn_off.clone()).map(|reason| match may_turn_off {
        Err(refusal) if refusal.remedy() == Some(Remedy::Renew(id)) && may_renew.is_ok() => {
            reason.helped_by(words.say(refusals::RENEW), Rc::new(move || renew(session, id)))
        }
        Err(_) | Ok(()) => reason.seen_at(&here),
    });
    let turn_off = Action::press("turn-off", words.say(subscription::TURN_OFF), Kind::Secondary, || {
        document::show_dialog("#turn-off-dialog");
    })
    .unless(why_on);
    el("section")
        .class("card")
        .attr("data-kind", "actions")
        .attr("aria-labelledby", "actions")
        .with(el("h2").id("actions").text(words.say(subscription::ACTIONS)))
        .with(begin.view())
        .with(turn_off.view())
        .with(el("h3").text(words.say(subscription::CANCEL)))
        .with(el("p").class("soft").text(words.say(subscription::CANCEL_TEXT)))
        .into()
}

/// Begins to renew, or goes on with the renewal that was begun.
fn renew(session: Session, id: SubscriptionId) {
    session.send(Command::Renew { subscription: id }, move |_| {
        let order = session.read(|account| {
            account.open_order(Purpose::Renew(id)).map(|order| (order.id, order.next_step()))
        });
        if let Some((order, step)) = order {
            session.go(Route::Checkout(order, step));
        }
    });
}

fn turn_off_dialog(session: Session, words: Words, held: &Subscription) -> Markup {
    let id = held.id;
    let expires = words.date(held.anniversary());
    let content = Markup::from([
        Markup::from(el("p").with(el("strong").text(words.say(subscription::TURN_OFF_ONE_WAY)))),
        Markup::from(el("p").text(words.fill(subscription::TURN_OFF_EXPIRES, &[("date", &expires)]))),
        Markup::from(el("p").text(words.say(subscription::TURN_OFF_REMINDERS))),
    ]);
    let close = || document::close_dialog("#turn-off-dialog");
    let keep = Action::press("keep-on", words.say(subscription::KEEP_ON), Kind::Quiet, close);
    let act = Action::press("turn-off-now", words.say(subscription::TURN_OFF), Kind::Danger, move || {
        close();
        let expires = expires.clone();
        session.send(Command::TurnOffRenewal { subscription: id }, move |_| {
            let text = words.fill(subscription::TURNED_OFF, &[("date", &expires)]);
            session.tell(Notice::new(Tone::Success, text));
        });
    });
    dialog(TURN_OFF_DIALOG, words.say(subscription::TURN_OFF_TITLE), content, keep, act)
}

fn paid_years(session: Session, words: Words, held: &Subscription) -> Markup {
    let rows = held
        .terms
        .iter()
        .rev()
        .map(|term| {
            let (number, invoice) = session.read(|account| {
                let order = account.order(term.order);
                let invoice = account.invoices.iter().find(|invoice| invoice.order == term.order);
                (
                    order.map(|order| order.number.clone()).unwrap_or_default(),
                    invoice.map(|invoice| (invoice.number.clone(), invoice.id)),
                )
            });
            let receipt = invoice.map(|(number, id)| {
                el("a").class("numeric").attr("href", Route::Invoice(id).href()).with(number)
            });
            let span = period(words, (term.from, term.anniversary.plus_days(-1)));
            let number = el("span").class("numeric").with(number);
            Row { key: term.order.to_string(), cells: vec![span.into(), number.into(), receipt.into()] }
        })
        .collect();
    let columns = [checkout::PAID_YEAR, subscription::ORDER, subscription::RECEIPT];
    let columns = columns.into_iter().map(|name| Column::new(words.say(name))).collect();
    table(words.say(subscription::TERMS), columns, rows)
}
