//! The membership at a glance: what the company is and has, what needs it, and what happens next.

use super::coming::coming;
use super::next_steps::{NextStep, after_purchase, next_steps};
use super::{Page, Shown, welcome as first_visit};
use crate::components::action::{Action, Kind, actions};
use crate::components::facts::{Fact, facts};
use crate::components::figures::{Figure, figures};
use crate::components::icon::Icon;
use crate::components::notice::{Tone, badge, notice};
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::level::Level;
use crate::domain::membership::Membership;
use crate::domain::offer::Offer;
use crate::domain::order::Purpose;
use crate::domain::subscription::{Standing, Subscription};
use crate::i18n::{Text, Words, names, welcome};
use crate::markup::{Markup, div, el};
use crate::routes::Route;
use crate::session::Session;

/// How many dates are shown: what is farther away will come into sight.
const MOST_DATES: usize = 5;

/// The screen; a first visit sees what Memberdesk is.
pub fn show(session: Session, words: Words) -> Shown {
    if session.read(|account| account.company.is_none()) {
        return first_visit::show(words);
    }
    let today = session.today();
    session.read(|account| at_a_glance(account, words, today))
}

fn at_a_glance(account: &Account, words: Words, today: Day) -> Shown {
    let company = account.company.as_ref().map(|company| company.legal_name.clone()).unwrap_or_default();
    let (tone, status) = match account.membership {
        Membership::None | Membership::Rejected { .. } => (Tone::Danger, welcome::REJECTED),
        Membership::Pending { .. } => (Tone::Info, welcome::PENDING),
        Membership::Authorized { .. } => (Tone::Success, welcome::NETWORK_MEMBER),
    };
    let header =
        PageHeader { title: company, badges: Some(badge(tone, words.say(status))), ..PageHeader::default() };
    let policy = account.policy();
    let held: Vec<&Subscription> =
        account.subscriptions.iter().filter(|held| held.in_force(policy, today)).collect();
    let notices: Vec<Markup> = membership_notice(account, words)
        .into_iter()
        .chain(held.iter().filter_map(|held| renewal_notice(account, words, held, today)))
        .collect();
    let view = div("page")
        .with(header.view())
        .with(notices)
        .with(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "at-a-glance")
                .with(
                    el("h2").class("visually-hidden").id("at-a-glance").text(words.say(welcome::AT_A_GLANCE)),
                )
                .with(figures(at_once(account, words, &held, today))),
        )
        .with(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "coming")
                .with(el("h2").id("coming").text(words.say(welcome::COMING)))
                .with(dates(account, words)),
        )
        .with(next_steps(words, steps(account, words, &held)));
    Page::shown(words.say(welcome::HOME_TITLE), view)
}

fn membership_notice(account: &Account, words: Words) -> Option<Markup> {
    let (tone, title, text, on, help) = match account.membership {
        Membership::Pending { since } => (Tone::Info, welcome::PENDING, welcome::PENDING_TEXT, since, None),
        Membership::Rejected { on } => {
            let again =
                Action::link("join-again", words.say(welcome::JOIN), Kind::Secondary, Route::Join.href());
            (Tone::Danger, welcome::REJECTED, welcome::REJECTED_TEXT, on, Some(actions(vec![again])))
        }
        Membership::None | Membership::Authorized { .. } => return None,
    };
    let text = words.fill(text, &[("date", &words.date(on))]);
    Some(notice(tone, Some(words.say(title)), text, help))
}

/// That a paid year is over and the next one is not paid for.
fn renewal_notice(account: &Account, words: Words, held: &Subscription, today: Day) -> Option<Markup> {
    let (tone, title, text, last_day) = match held.standing(account.policy(), today) {
        Standing::Grace { last_day, .. } => {
            (Tone::Warning, welcome::EXPIRED, welcome::EXPIRED_TEXT, last_day)
        }
        Standing::PastDue { last_day, .. } => {
            (Tone::Danger, welcome::PAST_DUE, welcome::PAST_DUE_TEXT, last_day)
        }
        Standing::Active { .. } | Standing::Expired { .. } | Standing::Ended { .. } => return None,
    };
    let title = words.fill(title, &[("offer", &words.say(names::offer(held.offer)))]);
    let text = words.fill(text, &[("date", &words.date(last_day))]);
    let href = Route::Subscription(held.id).href();
    let id = match held.offer {
        Offer::ActionPack => "see-to-action-pack",
        Offer::Silver => "see-to-silver",
        Offer::Gold => "see-to-gold",
    };
    let see_to_it = Action::link(id, words.say(welcome::SEE_TO_IT), Kind::Secondary, href);
    Some(notice(tone, Some(title), text, Some(actions(vec![see_to_it]))))
}

pub(super) fn level_name(level: Option<Level>) -> Text {
    match level {
        None => welcome::NOT_YET,
        Some(Level::Network) => welcome::NETWORK_MEMBER,
        Some(Level::ActionPack) => names::ACTION_PACK_SHORT,
        Some(Level::Silver) => welcome::SILVER,
        Some(Level::Gold) => welcome::GOLD,
    }
}

fn at_once(account: &Account, words: Words, held: &[&Subscription], today: Day) -> Vec<Figure> {
    let since = match account.membership {
        Membership::Authorized { since } => {
            words.fill(welcome::MEMBER_SINCE, &[("date", &words.date(since))])
        }
        Membership::None | Membership::Pending { .. } | Membership::Rejected { .. } => String::new(),
    };
    let mut figures = vec![Figure {
        name: words.say(welcome::LEVEL),
        value: words.say(level_name(account.level(today))),
        text: since,
    }];
    let next = held.iter().map(|held| (held.anniversary(), *held)).filter(|(on, _)| *on >= today);
    if let Some((on, next)) = next.min_by_key(|(on, _)| *on) {
        let days = today.days_until(on);
        let count = words.number(days);
        let offer = words.say(names::offer(next.offer));
        figures.push(Figure {
            name: words.say(welcome::UNTIL_ANNIVERSARY),
            value: words.fill(welcome::DAYS, &[("count", &count), ("n", &days.to_string())]),
            text: words.fill(welcome::NAMED_ON, &[("offer", &offer), ("date", &words.date(on))]),
        });
    }
    if !held.is_empty() {
        figures.push(next_charge(account, words, held, today));
    }
    figures.push(Figure {
        name: words.say(welcome::MPN_ID),
        value: account.mpn_id.clone().unwrap_or_default(),
        text: words.say(welcome::MPN_ID_TEXT),
    });
    figures
}

fn next_charge(account: &Account, words: Words, held: &[&Subscription], today: Day) -> Figure {
    let policy = account.policy();
    let charges = held.iter().filter_map(|held| held.next_charge(policy, today).map(|on| (on, held.id)));
    let next = charges.min_by_key(|(on, _)| *on);
    let quoted =
        next.and_then(|(on, id)| account.quote(Purpose::Renew(id)).ok().map(|quote| (on, quote.total)));
    let (value, text) = match quoted {
        Some((on, total)) => {
            (words.money(total), words.fill(welcome::CHARGED_ON, &[("date", &words.date(on))]))
        }
        None => (words.say(welcome::NO_CHARGE), words.say(welcome::NO_CHARGE_TEXT)),
    };
    Figure { name: words.say(welcome::NEXT_CHARGE), value, text }
}

fn dates(account: &Account, words: Words) -> Markup {
    let rows: Vec<Fact> = coming(account, words, MOST_DATES)
        .into_iter()
        .map(|(on, what)| Fact::new(words.date(on), what))
        .collect();
    if rows.is_empty() {
        el("p").class("soft").text(words.say(welcome::NOTHING_COMING)).into()
    } else {
        facts(rows)
    }
}

/// What the member may want to do: finish what was begun, use what was bought, or buy.
fn steps(account: &Account, words: Words, held: &[&Subscription]) -> Vec<NextStep> {
    let step = |icon: Icon, title: Text, text: Text, route: Route| NextStep {
        icon,
        title: words.say(title),
        text: words.say(text),
        route: Some(route),
        done: false,
    };
    let begun = account.orders.iter().rev().find(|order| order.is_open());
    let finish = begun.map(|order| {
        let route = Route::Checkout(order.id, order.next_step());
        step(Icon::Order, welcome::FINISH_ORDER, welcome::FINISH_ORDER_TEXT, route)
    });
    let mut steps: Vec<NextStep> = finish.into_iter().collect();
    match held.last() {
        Some(held) => {
            let route = Route::Subscription(held.id);
            steps.push(step(Icon::Offer, welcome::SEE_SUBSCRIPTION, welcome::SEE_SUBSCRIPTION_TEXT, route));
            steps.extend(after_purchase(account, words, held.offer));
        }
        None if begun.is_none() => {
            steps.push(step(
                Icon::Offer,
                welcome::BUY_ACTION_PACK,
                welcome::BUY_ACTION_PACK_TEXT,
                Route::Offers,
            ));
        }
        None => {}
    }
    steps
}
