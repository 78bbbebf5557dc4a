//! The membership at a glance: what the company is and has, what needs it, and what happens next.

use super::activity::latest;
use super::attention::{Attention, attention};
use super::coming::useful;
use super::next_steps::{NextStep, activate, add_users, next_steps};
use super::partnership::renewing::runs_until;
use super::{Page, Shown, welcome as first_visit};
use crate::components::action::{Action, Kind, actions};
use crate::components::figures::{Figure, figures};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge, notice};
use crate::components::page_header::PageHeader;
use crate::components::year_line::{Mark, year_line};
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::level::Level;
use crate::domain::membership::Membership;
use crate::domain::offer::Offer;
use crate::domain::order::Purpose;
use crate::domain::permission::Permission;
use crate::domain::subscription::{Renewal, Standing, Subscription};
use crate::domain::user::By;
use crate::i18n::{Text, Words, home, names, offers, pass, subscription, welcome};
use crate::markup::{Element, Markup, div, el};
use crate::routes::Route;
use crate::session::Session;

/// How many dates are shown: what is farther away will come into sight.
const MOST_DATES: usize = 5;
/// How many of the latest things that happened are shown.
const MOST_RECENT: usize = 4;

/// The screen; a first visit sees what Memberdesk is.
pub fn show(session: Session, words: Words) -> Shown {
    if session.read(|account| account.company.is_none()) {
        return first_visit::show(words);
    }
    session.read(|account| at_a_glance(session, account, words, session.today()))
}

fn at_a_glance(session: Session, account: &Account, words: Words, today: Day) -> Shown {
    let by = session.by();
    let needed = attention(account, words, by, today);
    let title = match by {
        By::User(id) => {
            let name = account.user(id).map(|user| user.name.as_str()).unwrap_or_default();
            words.fill(home::HELLO, &[("name", name)])
        }
        By::Agent | By::Visitor | By::Clock => words.say(home::HELLO_AGENT),
    };
    let lead = if needed.is_empty() {
        words.say(home::ALL_WELL)
    } else {
        let count = words.number(needed.len() as i64);
        words.fill(home::NEEDED, &[("count", &count), ("n", &needed.len().to_string())])
    };
    let header = PageHeader { title, lead: Some(lead), ..PageHeader::default() };
    let policy = account.policy();
    let held: Vec<&Subscription> =
        account.subscriptions.iter().filter(|held| held.in_force(policy, today)).collect();
    let recent = latest(session, account, words, MOST_RECENT).map(|list| {
        let all = el("a").attr("href", Route::Activity.href()).text(words.say(home::ALL_ACTIVITY));
        let heading = el("h2").id("recent").text(words.say(home::RECENT));
        el("section")
            .class("stack")
            .attr("aria-labelledby", "recent")
            .with(div("section-head").with(heading).with(all))
            .with(list)
    });
    let view = div("page")
        .with(header.view())
        .with(needing(words, needed))
        .with(membership(account, words, by, &held, today))
        .with(next_steps(words, steps(account, words, by, &held, today)))
        .with(div("halves").with(dates(account, words, by, today)).with(recent));
    Page::shown(words.say(welcome::HOME_TITLE), view)
}

/// What needs someone, each with the way to see to it.
fn needing(words: Words, needed: Vec<Attention>) -> Option<Element> {
    let notices: Vec<Markup> = (1_usize..)
        .zip(needed)
        .map(|(place, Attention { tone, title, text, way })| {
            let way = way.map(|(text, route)| {
                let id = ["see-to-", &place.to_string()].concat();
                actions(vec![Action::link(id, words.say(text), Kind::Secondary, route.href())])
            });
            notice(tone, Some(title), text, way)
        })
        .collect();
    (!notices.is_empty()).then(|| {
        el("section")
            .class("stack")
            .attr("aria-labelledby", "attention")
            .with(el("h2").id("attention").text(words.say(home::ATTENTION)))
            .with(notices)
    })
}

/// The membership: as a pass, in figures, and as a year. The pass and the year are those of the level's subscription; the
/// figures are about all that is held, and name the offer of a day where there are several.
fn membership(account: &Account, words: Words, by: By, held: &[&Subscription], today: Day) -> Element {
    let of_level = account.subscription_of_level(today);
    let figures = figures(at_once(account, words, held, today));
    let year = of_level.map(|of_level| year(account, words, by, of_level, today));
    el("section")
        .class("stack")
        .attr("aria-labelledby", "membership")
        .with(el("h2").id("membership").text(words.say(home::YOUR_MEMBERSHIP)))
        .with(
            div("glance")
                .with(pass(account, words, of_level, today))
                .with(div("stack").attr("data-gap", "l").with(figures).with(year)),
        )
}

fn pass(account: &Account, words: Words, held: Option<&Subscription>, today: Day) -> Element {
    let (tone, status) = match (held, account.membership) {
        (Some(held), _) => standing(words, account.standing_of(held, today)),
        (None, Membership::None) => (Tone::Neutral, words.say(welcome::NOT_YET)),
        (None, Membership::Rejected { .. }) => (Tone::Danger, words.say(welcome::REJECTED)),
        (None, Membership::Pending { .. }) => (Tone::Info, words.say(welcome::PENDING)),
        (None, Membership::Authorized { .. }) => (Tone::Success, words.say(pass::ACTIVE)),
    };
    let fact =
        |name: Text, value: String| el("div").with(el("dt").text(words.say(name))).with(el("dd").with(value));
    let facts: Vec<Element> = match (held, account.membership) {
        (Some(held), _) => {
            let (until, on) = runs_until(account, held, today);
            vec![fact(pass::RENEWAL, renewal(account, words, held)), fact(until, words.date(on))]
        }
        (None, Membership::Authorized { since }) => {
            vec![fact(crate::i18n::company::MEMBER_SINCE, words.date(since))]
        }
        (None, Membership::None | Membership::Pending { .. } | Membership::Rejected { .. }) => Vec::new(),
    };
    let number = account.mpn_id.clone().unwrap_or_default();
    let number =
        el("p").class("number").with(el("small").text(words.say(welcome::MPN_ID))).text(" ").text(number);
    div("pass")
        .with(el("strong").text(words.say(level_name(account.level(today)))))
        .with(badge(tone, status))
        .with(number)
        .with(el("dl").class("facts-line").with(facts))
}

/// How a subscription stands, in a word or two: what it means is said where it needs someone.
pub fn standing(words: Words, standing: Standing) -> (Tone, String) {
    let (tone, text) = match standing {
        Standing::Active { .. } => (Tone::Success, pass::ACTIVE),
        Standing::Grace { .. } => (Tone::Warning, home::EXPIRED),
        Standing::PastDue { .. } => (Tone::Danger, home::PAST_DUE),
        Standing::Expired { .. } => (Tone::Neutral, home::EXPIRED),
        Standing::Ended { .. } => (Tone::Neutral, home::ENDED),
    };
    (tone, words.say(text))
}

/// Whether it renews by itself; what ends by a decision does not.
fn renewal(account: &Account, words: Words, held: &Subscription) -> String {
    if let Some(on) = account.ends_on(held) {
        return words.fill(offers::RENEWAL_ENDS, &[("date", &words.date(on))]);
    }
    match held.renews(account.policy()) {
        Renewal::On => words.say(pass::RENEWAL_ON),
        Renewal::Off { since } => words.fill(offers::RENEWAL_OFF, &[("date", &words.date(since))]),
        Renewal::ByHand => words.say(offers::RENEWAL_BY_HAND),
    }
}

/// What a level is called.
pub(super) fn level_name(level: Option<Level>) -> Text {
    match level {
        None => welcome::NOT_YET,
        Some(Level::Network) => welcome::NETWORK_MEMBER,
        Some(Level::ActionPack) => pass::ACTION_PACK,
        Some(Level::Silver) => welcome::SILVER,
        Some(Level::Gold) => welcome::GOLD,
    }
}

fn at_once(account: &Account, words: Words, held: &[&Subscription], today: Day) -> Vec<Figure> {
    let mut figures = Vec::new();
    let policy = account.policy();
    // Once the anniversary is past, the days that are left to renew count, where it can be renewed.
    let ends = held.iter().map(|held| match (account.ends_on(held), account.standing_of(held, today)) {
        (Some(on), _) => (on, home::UNTIL_END, *held),
        (None, Standing::Grace { last_day, .. } | Standing::PastDue { last_day, .. }) => {
            (last_day, home::UNTIL_LAST_DAY, *held)
        }
        (None, Standing::Active { .. } | Standing::Expired { .. } | Standing::Ended { .. }) => {
            if account.next_charge(held, today).is_some() {
                (held.anniversary(), welcome::UNTIL_ANNIVERSARY, *held)
            } else {
                (held.expires(policy), home::UNTIL_EXPIRY, *held)
            }
        }
    });
    if let Some((on, name, next)) = ends.filter(|(on, ..)| *on >= today).min_by_key(|(on, ..)| *on) {
        let days = today.days_until(on);
        let count = words.number(days);
        let offer = words.say(names::offer(next.offer));
        figures.push(Figure {
            name: words.say(name),
            value: words.fill(welcome::DAYS, &[("count", &count), ("n", &days.to_string())]),
            text: if held.len() == 1 {
                words.date(on)
            } else {
                words.fill(welcome::NAMED_ON, &[("offer", &offer), ("date", &words.date(on))])
            },
        });
    }
    figures.push(next_charge(account, words, held, today));
    let (mut done, mut all, mut waiting) = (0, 0, 0);
    for held in held {
        let (of_done, of_all) = account.activation_progress(held.id, today);
        done += of_done;
        all += of_all;
        waiting += account.waiting_to_activate(held.id, today);
    }
    if all > 0 {
        let [n, total, left] = [done, all, waiting].map(|count| words.number(count as i64));
        figures.push(Figure {
            name: words.say(home::BENEFITS),
            value: words.fill(home::OF, &[("n", &n), ("total", &total)]),
            text: if done == all {
                words.say(home::ALL_ACTIVATED)
            } else if waiting > 0 {
                words.fill(home::LEFT_TO_ACTIVATE, &[("n", &left)])
            } else if done > 0 {
                words.say(home::TOO_LATE_FOR_OTHERS)
            } else {
                words.say(home::TOO_LATE_TO_ACTIVATE)
            },
        });
    }
    figures
}

fn next_charge(account: &Account, words: Words, held: &[&Subscription], today: Day) -> Figure {
    let charges = held.iter().filter_map(|held| account.next_charge(held, today).map(|on| (on, *held)));
    let next = charges.min_by_key(|(on, _)| *on);
    let quoted = next.and_then(|(on, held)| Some((on, held, account.quote(Purpose::Renew(held.id)).ok()?)));
    let several = held.len() > 1;
    let (value, text) = match quoted {
        Some((on, held, quote)) => {
            let qualified = account.qualified_for(held.offer, on).is_ok();
            let text = match (qualified, several) {
                (false, _) => welcome::CHARGED_IF_QUALIFIED,
                (true, false) => welcome::CHARGED_ON,
                (true, true) => welcome::CHARGED_FOR,
            };
            let (offer, date) = (words.say(names::offer(held.offer)), words.date(on));
            (words.money(quote.total), words.fill(text, &[("offer", &offer), ("date", &date)]))
        }
        None => {
            let wanted = held.iter().any(|held| held.renews(account.policy()) == Renewal::On);
            let text = if wanted { subscription::NOTHING_CHARGED } else { welcome::NO_CHARGE_TEXT };
            (words.say(welcome::NO_CHARGE), words.say(text))
        }
    };
    Figure { name: words.say(welcome::NEXT_CHARGE), value, text }
}

/// The paid year as a line, with what time will do on it.
fn year(account: &Account, words: Words, by: By, held: &Subscription, today: Day) -> Option<Markup> {
    let until = held.anniversary();
    let from = held.terms.iter().rev().find(|term| term.anniversary == until)?.from;
    let all = from.days_until(until).max(1);
    let at = |day: Day| from.days_until(day) * 1000 / all;
    let mut marks: Vec<Mark> = useful(account, words, by, today, MOST_DATES)
        .into_iter()
        .filter(|(on, _)| *on > today && *on < until)
        .map(|(on, _)| Mark { at: at(on), last: false })
        .collect();
    marks.push(Mark { at: 1000, last: true });
    Some(year_line(at(today), &marks, [words.date(from), words.date(until)]))
}

fn dates(account: &Account, words: Words, by: By, today: Day) -> Element {
    let entries: Vec<Element> = useful(account, words, by, today, MOST_DATES)
        .into_iter()
        .map(|(on, what)| {
            let days = today.days_until(on);
            let count = words.number(days);
            let left = match days {
                0 => words.say(home::TODAY),
                1.. | ..0 => words.fill(home::IN_DAYS, &[("count", &count), ("n", &days.to_string())]),
            };
            let date = el("time").attr("datetime", on.to_string()).text(words.date(on));
            let below = el("small").with(date).text(words.say(crate::i18n::users::DOT)).text(left);
            el("li")
                .with(icon(Icon::Calendar))
                .with(el("p").text(what))
                .with(el("p").class("soft").with(below))
        })
        .collect();
    let list = if entries.is_empty() {
        el("p").class("soft").text(words.say(welcome::NOTHING_COMING))
    } else {
        el("ol").class("timeline").with(entries)
    };
    el("section")
        .class("stack")
        .attr("aria-labelledby", "coming")
        .with(el("h2").id("coming").text(words.say(welcome::COMING)))
        .with(list)
}

/// What the member may want to do: use what was bought, or buy. What was done is left out, and what the person or today's
/// rules would be refused; so is activating while a cancellation is asked for, whose refund that would end.
fn steps(account: &Account, words: Words, by: By, held: &[&Subscription], today: Day) -> Vec<NextStep> {
    let step = |icon: Icon, title: Text, text: Text, route: Route| NextStep {
        icon,
        title: words.say(title),
        text: words.say(text),
        route: Some(route),
        done: false,
    };
    let Some(latest) = held.last() else {
        let offer = Offer::ActionPack;
        let may = account.permits(by, Permission::Buy) && account.may_subscribe(offer, today).is_ok();
        let buy = step(Icon::Offer, welcome::BUY_ACTION_PACK, welcome::BUY_ACTION_PACK_TEXT, Route::Offers);
        return may.then_some(buy).into_iter().collect();
    };
    let see = match (account.standing_of(latest, today), latest.renews(account.policy())) {
        _ if account.ends_on(latest).is_some() => welcome::SEE_SUBSCRIPTION_ENDING_TEXT,
        (Standing::Grace { .. } | Standing::PastDue { .. }, _) => welcome::SEE_SUBSCRIPTION_LATE_TEXT,
        (_, Renewal::On) => welcome::SEE_SUBSCRIPTION_TEXT,
        (_, Renewal::Off { .. } | Renewal::ByHand) => welcome::SEE_SUBSCRIPTION_BY_HAND_TEXT,
    };
    let see = step(Icon::Offer, welcome::SEE_SUBSCRIPTION, see, Route::Subscription(latest.id));
    // What was bought before has its steps, too, whatever was bought since.
    let latest_first = held.iter().rev().copied();
    let asked = |held: &Subscription| account.open_cancellation(held.id);
    let follow = latest_first.clone().filter_map(|held| {
        let request = asked(held).filter(|request| account.sees_request(by, request))?;
        let offer = words.say(names::offer(held.offer));
        Some(NextStep {
            icon: Icon::Request,
            title: words.say(welcome::FOLLOW_CANCELLING),
            text: words.fill(welcome::FOLLOW_CANCELLING_TEXT, &[("offer", &offer)]),
            route: Some(Route::Request(request.id)),
            done: false,
        })
    });
    let activates = account.permits(by, Permission::ManageBenefits);
    let waits =
        |held: &&Subscription| asked(held).is_none() && account.waiting_to_activate(held.id, today) > 0;
    let activate = latest_first
        .filter(|held| activates && waits(held))
        .filter_map(|held| activate(account, words, held.offer, today));
    let add_users = account.permits(by, Permission::ManageUsers).then(|| add_users(account, words));
    follow.chain(activate).chain(add_users).filter(|step| !step.done).chain([see]).collect()
}
