//! The details of a purchased offer and what can be done with it (statements 147-150, 154 and 167).

mod actions;
pub mod cancel;
mod card;
mod documents;
mod history;
mod standing;

use super::offers::{held_name, marked};
use super::renewing::{ALONE, intent, payability, runs_until, turn_off_dialog};
use crate::components::facts::{Fact, facts};
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::id::SubscriptionId;
use crate::domain::order::Purpose;
use crate::domain::subscription::{Renewal, Standing, Subscription};
use crate::i18n::{Text, Words, frame, pass, subscription};
use crate::markup::{Element, Markup, div, el};
use crate::pages::checkout::card_name;
use crate::pages::help::{self, Topic};
use crate::pages::refund::refund_meter;
use crate::pages::{Page, Shown, not_found};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words, id: SubscriptionId) -> Shown {
    let Some(held) = session.read(|account| account.subscription(id).cloned()) else {
        return not_found::show(words);
    };
    let today = session.today();
    let title = held_name(words, held.offer);
    let (badges, renewal, payment, refund, in_force) = session.read(|account| {
        (
            badges(account, words, &held, today),
            renewal_facts(account, words, &held, today),
            payment_facts(account, words, &held, today),
            refund_meter(account, words, id, today),
            held.in_force(account.policy(), today),
        )
    });
    let header = PageHeader {
        path: Some((words.say(frame::PATH), vec![(words.say(frame::OFFERS), Route::Offers.href())])),
        title: title.clone(),
        badges: Some(badges),
        lead: Some(words.fill(subscription::LEAD, &[("date", &words.date(held.bought()))])),
        ..PageHeader::default()
    };
    let facts = div("stack")
        .attr("data-gap", "l")
        .with(section("renewal", words.say(subscription::RENEWAL_SECTION), facts(renewal)))
        .with(section("payment", words.say(subscription::PAYMENT_SECTION), facts(payment)));
    let records = div("stack")
        .attr("data-gap", "l")
        .with(documents::table(session, words, &held))
        .with(history::section(session, words, &held));
    let refund = el("section").class("card").with(refund);
    let side = div("stack").with(actions::card(session, words, &held)).with(in_force.then_some(refund));
    let how = [Topic::TurnOff, Topic::Renew, Topic::Cancel].map(|topic| help::how(session, words, topic));
    let view = div("page")
        .with(header.view())
        .with(standing::notice(session, words, &held, today))
        .with(div("split").with(facts).with(side).with(records))
        .with(div("stack").attr("data-gap", "s").with(how))
        .with(turn_off_dialog(session, words, &held, &ALONE))
        .with(card::dialog(session, words, &held))
        .with(cancel::dialog(session, words, &held, today));
    Page::shown(title, view)
}

/// A part of the screen with its heading.
fn section(id: &'static str, heading: String, content: impl Into<Markup>) -> Element {
    el("section").class("stack").attr("aria-labelledby", id).with(el("h2").id(id).text(heading)).with(content)
}

fn badges(account: &Account, words: Words, held: &Subscription, today: Day) -> Markup {
    let (tone, status) = super::offers::standing(account, words, held, today);
    let off = match (held.renews(account.policy()), held.in_force(account.policy(), today)) {
        (Renewal::Off { .. }, true) => Some(badge(Tone::Warning, words.say(subscription::OFF_BADGE))),
        (Renewal::Off { .. } | Renewal::On | Renewal::ByHand, _) => None,
    };
    [badge(tone, status), off.into()].into()
}

/// What the member wants, and what it comes to.
fn renewal_facts(account: &Account, words: Words, held: &Subscription, today: Day) -> Vec<Fact> {
    let policy = account.policy();
    let (name, until) = runs_until(account, held, today);
    let until = Fact::new(words.say(name), in_days(words, until, today));
    if let Standing::Ended { .. } = held.standing(policy, today) {
        // What was ended does not renew, whatever was wanted before.
        return vec![until];
    }
    let mut rows = vec![Fact::new(words.say(pass::RENEWAL), intent(account, words, held, today)), until];
    let (expires, last_day) = (held.expires(policy), account.last_day_of(held));
    // Where the fee of a grade ends with the paid year, there is no time after it.
    if held.in_force(policy, today) && account.ends_on(held).is_none() && expires <= last_day {
        let (from, to) = (words.date(expires), words.date(last_day));
        rows.push(Fact::new(
            words.say(subscription::GRACE),
            words.fill(subscription::GRACE_SPAN, &[("from", &from), ("to", &to)]),
        ));
    }
    rows
}

/// A day, and how far away it is.
fn in_days(words: Words, day: Day, today: Day) -> String {
    let days = today.days_until(day);
    let date = words.date(day);
    let dated = |text: Text, days: i64| {
        let count = words.number(days);
        words.fill(text, &[("date", &date), ("count", &count), ("n", &days.to_string())])
    };
    match days {
        0 => words.fill(subscription::IS_TODAY, &[("date", &date)]),
        1.. => dated(subscription::IN_DAYS, days),
        _ => dated(subscription::DAYS_AGO, -days),
    }
}

/// What will be charged to what, and whether that can be paid.
fn payment_facts(account: &Account, words: Words, held: &Subscription, today: Day) -> Vec<Fact> {
    let price =
        account.quote(Purpose::Renew(held.id)).map(|quote| words.money(quote.total)).unwrap_or_default();
    let next = match account.next_charge(held, today) {
        Some(on) => words.fill(subscription::NEXT_AMOUNT, &[("amount", &price), ("date", &words.date(on))]),
        None => words.say(subscription::NONE),
    };
    let card = held.method.and_then(|method| account.payment_method(method));
    let card = card.map_or_else(|| words.say(subscription::NO_CARD), |card| card_name(words, card));
    let (tone, payable) = payability(account, words, held, today);
    // The card is named above; here it counts whether it will do.
    let payable = if tone == Tone::Success { words.say(subscription::CARD_VALID) } else { payable };
    let payable = if tone == Tone::Neutral { payable.into() } else { marked(tone, payable) };
    let charged = account.next_charge(held, today).is_some();
    let card = charged.then(|| Fact::new(words.say(subscription::PAID_WITH), card));
    let next = Fact::new(words.say(subscription::NEXT_CHARGE), next);
    let payable = Fact::shown(words.say(subscription::PAYABLE), payable);
    [Some(next), card, Some(payable)].into_iter().flatten().collect()
}
