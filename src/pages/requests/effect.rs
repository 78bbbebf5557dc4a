//! What a decision about a cancellation does, told before it is made: read from the very events that it would cause.

use super::subscription_name;
use crate::components::icon::{Icon, icon};
use crate::components::summary::summary;
use crate::domain::account::Account;
use crate::domain::cancelling::PartRefund;
use crate::domain::cancelling::Refund;
use crate::domain::date::Day;
use crate::domain::desk::Ruling;
use crate::domain::event::Event;
use crate::domain::id::SubscriptionId;
use crate::domain::invoice::{Invoice, InvoiceKind};
use crate::domain::money::Money;
use crate::i18n::{Text, Words, desk};
use crate::markup::{Element, Markup, el};
use std::collections::BTreeSet;

/// What a decision does, line by line.
pub fn effect(
    account: &Account,
    words: Words,
    id: SubscriptionId,
    events: &[Event],
    today: Day,
) -> Vec<String> {
    let what = account.subscription(id).map(|held| subscription_name(words, held.offer)).unwrap_or_default();
    let mut lines = Vec::new();
    let mut told = BTreeSet::new();
    let (mut ends, mut refunds) = (None, false);
    for event in events {
        if let Event::SubscriptionCancelled { ends: on, .. } = event {
            ends = Some(*on);
        }
        if let Event::Refunded { .. } = event {
            refunds = true;
        }
        if let Event::NoticeSent { recipients, .. } = event {
            told.extend(recipients.iter().map(|recipient| recipient.user));
        }
    }
    lines.push(match ends {
        None => words.fill(desk::EFFECT_GOES_ON, &[("what", &what)]),
        Some(on) => {
            let text = if on <= today { desk::EFFECT_ENDS_TODAY } else { desk::EFFECT_ENDS };
            words.fill(text, &[("what", &what), ("date", &words.date(on))])
        }
    });
    if ends.is_some() {
        let charge = account.subscription(id).and_then(|held| account.next_charge(held, today));
        lines.extend(charge.map(|day| dated(words, desk::EFFECT_NO_CHARGE, day)));
    }
    lines.extend(events.iter().filter_map(|event| document(account, words, event)));
    if ends.is_some() && !refunds {
        lines.push(words.say(desk::EFFECT_NO_CREDIT));
    }
    let names: Vec<String> =
        told.into_iter().filter_map(|user| Some(account.user(user)?.name.clone())).collect();
    let names = names.join(&words.say(crate::i18n::permissions::AND));
    lines.push(words.fill(desk::EFFECT_NOTICE, &[("names", &names)]));
    lines.push(match ends {
        Some(_) => words.say(desk::EFFECT_FINAL),
        None => dated(words, desk::EFFECT_CLOSES, today.plus_days(account.policy().requests.reopen)),
    });
    lines
}

fn dated(words: Words, text: Text, day: Day) -> String {
    words.fill(text, &[("date", &words.date(day))])
}

/// What happens to an order or an invoice.
fn document(account: &Account, words: Words, event: &Event) -> Option<String> {
    if let Event::OrderCancelled { order } = event {
        let number = &account.order(*order)?.number;
        return Some(words.fill(desk::EFFECT_ORDER, &[("number", number)]));
    }
    if let Event::Refunded { note } = event {
        let amended = match note.kind {
            InvoiceKind::CreditNote { amends } => account.invoice(amends)?,
            InvoiceKind::Invoice => return None,
        };
        let amount = words.money(given_back(note));
        let gaps = [("number", &note.number), ("amount", &amount), ("invoice", &amended.number)];
        return Some(words.fill(desk::EFFECT_CREDIT, &gaps.map(|(name, value)| (name, value.as_str()))));
    }
    None
}

/// What a credit note gives back, as an amount above zero.
fn given_back(note: &Invoice) -> Money {
    Money { minor: -note.quote.total.minor, ..note.quote.total }
}

/// The lines as a list.
pub fn list(lines: Vec<String>) -> Markup {
    let lines: Vec<Element> = lines
        .into_iter()
        .map(|line| el("li").with(icon(Icon::ArrowRight)).with(el("span").text(line)))
        .collect();
    el("ul").class("contents").with(lines).into()
}

/// How the refunded amount comes about; nothing where nothing is refunded.
pub fn arithmetic(
    account: &Account,
    words: Words,
    id: SubscriptionId,
    ruling: &Ruling,
    today: Day,
) -> Option<Markup> {
    let refund = match ruling {
        Ruling::CancelNow { refund } => refund,
        Ruling::CancelAtEnd | Ruling::Reject { .. } => return None,
    };
    let (rows, total) = match refund {
        Refund::None => return None,
        Refund::Full => {
            let open = account.refund_standing(id, today).ok()?;
            let rows = open.invoices.iter().filter_map(|invoice| paid(account, words, *invoice)).collect();
            (rows, open.total)
        }
        Refund::Part(amount) => {
            let part = account.part_refund(id, today)?;
            (part_rows(words, part, *amount), *amount)
        }
    };
    let total = (words.say(desk::REFUNDED), words.money(total));
    Some(summary("arithmetic", words.say(desk::ARITHMETIC), rows, total, None))
}

fn paid(account: &Account, words: Words, id: crate::domain::id::InvoiceId) -> Option<(String, String)> {
    let invoice = account.invoice(id)?;
    let gaps = [("number", invoice.number.clone()), ("date", words.date(invoice.on))];
    let gaps = gaps.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some((words.fill(desk::PAID_FOR, &gaps), words.money(account.refundable(id)?)))
}

fn part_rows(words: Words, part: PartRefund, amount: Money) -> Vec<(String, String)> {
    let days = [("left", words.number(part.days_left)), ("all", words.number(part.days_paid))];
    let days = days.each_ref().map(|(name, value)| (*name, value.as_str()));
    let stays = part.most.minus(amount).filter(|stays| !stays.is_negative());
    [
        Some((words.say(desk::PAID_YEARS), words.money(part.most))),
        Some((words.say(desk::DAYS_LEFT), words.fill(desk::DAYS_OF, &days))),
        Some((words.say(desk::UNUSED), words.money(part.unused))),
        stays.map(|stays| (words.say(desk::STAYS), words.money(stays))),
    ]
    .into_iter()
    .flatten()
    .collect()
}
