//! One order: what it is for, how it is paid, what happened to it, and what can be done with it.

use super::not_for_you;
use super::order_history::order_history;
use super::orders::{outcome, total};
use crate::components::action::{Action, Kind, reason_above};
use crate::components::facts::{Fact, facts};
use crate::components::notice::badge;
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::id::OrderId;
use crate::domain::invoice::Invoice;
use crate::domain::offer::Offer;
use crate::domain::order::{Order, Step};
use crate::i18n::{Words, billing, frame, names, subscription};
use crate::markup::{Element, Markup, div, el};
use crate::pages::checkout::paid_with;
use crate::pages::{Page, Shown, giving_up, not_found, refused};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words, id: OrderId) -> Shown {
    let Some(order) = session.read(|account| account.order(id).cloned()) else {
        return not_found::show(words);
    };
    let title = words.fill(billing::ORDER, &[("number", &order.number)]);
    let (tone, state, _) = session.read(|account| outcome(account, &order));
    let path = vec![(words.say(frame::ORDERS), Route::Orders.href())];
    let mut header = PageHeader {
        path: Some((words.say(frame::PATH), path)),
        title: title.clone(),
        badges: Some(badge(tone, words.say(state))),
        ..PageHeader::default()
    };
    if let Some(locked) = not_for_you(session, words) {
        let title = words.say(frame::ORDERS);
        let header = PageHeader { title: title.clone(), badges: None, ..header };
        return Page::shown(title, div("page").with(header.view()).with(locked));
    }
    header.lead = Some(session.read(|account| names::purpose(account, words, order.purpose)));
    let rows = session.read(|account| rows(account, words, &order));
    let details = el("section")
        .class("stack")
        .attr("aria-labelledby", "details")
        .with(el("h2").id("details").text(words.say(billing::DETAILS)))
        .with(facts(rows));
    let told = div("stack").attr("data-gap", "l").with(details).with(order_history(session, words, id));
    let view = div("page")
        .with(header.view())
        .with(div("split").with(told).with(possible(session, words, &order)))
        .with(giving_up::dialog(session, words, &order, None));
    Page::shown(title, view)
}

/// What can be done with it: go on while it is open, look at its invoice once it is paid, give it up.
fn possible(session: Session, words: Words, order: &Order) -> Markup {
    let mut next = match order.paid().map(|(_, invoice)| invoice) {
        Some(id) => {
            let text = words.say(billing::VIEW_INVOICE);
            Some(Action::link("view-invoice", text, Kind::Primary, Route::Invoice(id).href()))
        }
        None if order.is_open() => {
            let step = order.next_step();
            let there = Route::Checkout(order.id, step).href();
            let verdict = match step {
                // Whoever sees the order may read where the money is to be sent.
                Step::Transfer => Ok(()),
                Step::Details | Step::Terms | Step::Payment | Step::Review | Step::Bank | Step::Confirmed => {
                    session.permits(&Command::Buy { order: order.id })
                }
            };
            let go_on = Action::link("continue", words.say(billing::CONTINUE), Kind::Primary, there);
            Some(go_on.unless(refused::reason(words, verdict)))
        }
        None => None,
    };
    let mut give_up = giving_up::give_up(session, words, order.id, Kind::Secondary);
    let why = reason_above("actions-why", next.iter_mut().chain([&mut give_up]).collect());
    el("section")
        .class("card")
        .attr("data-kind", "actions")
        .attr("aria-labelledby", "actions")
        .with(el("h2").id("actions").text(words.say(subscription::ACTIONS)))
        .with(why)
        .with(next.map(Action::view))
        .with(give_up.view())
        .into()
}

fn rows(account: &Account, words: Words, order: &Order) -> Vec<Fact> {
    let document = |invoice: &Invoice| -> Element {
        el("a").class("numeric").attr("href", Route::Invoice(invoice.id).href()).text(invoice.number.clone())
    };
    let paid = order.paid().and_then(|(_, invoice)| account.invoice(invoice));
    let method = Some(paid_with(account, words, order)).filter(|how| !how.is_empty());
    let method = method.unwrap_or_else(|| words.say(billing::NOT_CHOSEN));
    let mut rows = vec![Fact::new(words.say(billing::ORDERED), words.date(order.opened))];
    if let Some(expires) = account.order_expires(order) {
        let text = words.fill(billing::OPEN_UNTIL_TEXT, &[("date", &words.date(expires))]);
        rows.push(Fact::new(words.say(billing::OPEN_UNTIL), text));
    }
    rows.extend(total(account, order).map(|total| Fact::new(words.say(billing::TOTAL), words.money(total))));
    rows.push(Fact::new(words.say(billing::PAYMENT), method));
    if let Some(invoice) = paid {
        rows.push(Fact::shown(words.say(billing::INVOICE), document(invoice)));
        let notes = account.credit_notes(invoice.id);
        rows.extend(notes.map(|note| Fact::shown(words.say(billing::CREDIT_NOTE), document(note))));
    }
    let bought = |held: &&crate::domain::subscription::Subscription| {
        held.terms.iter().any(|term| term.order == order.id)
    };
    rows.extend(account.subscriptions.iter().find(bought).map(|held| {
        let name = words.say(match held.offer {
            Offer::ActionPack => names::ACTION_PACK_SUBSCRIPTION,
            Offer::Silver | Offer::Gold => names::offer(held.offer),
        });
        let link = el("a").attr("href", Route::Subscription(held.id).href()).text(name);
        Fact::shown(words.say(billing::SUBSCRIPTION), link)
    }));
    rows
}
