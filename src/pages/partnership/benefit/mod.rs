//! One benefit: its dates, what is left of it, and how it is activated and used (statement 176).

mod allowance;
mod credit;
mod keys;
mod marketing;
mod more_seats;
pub mod question;
mod seats;
pub mod usage;

use super::benefits::{grace, refund_notice};
use crate::components::action::{Action, Kind, Reason, WayOut, actions};
use crate::components::facts::{Fact, facts};
use crate::components::figures::{Figure, figures};
use crate::components::notice::{Tone, notice};
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::domain::benefit::{BenefitStanding, Entitlement, Holding};
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::id::EntitlementId;
use crate::domain::offer::{Content, Counting, Product, Quantity};
use crate::domain::refusal::Remedy;
use crate::domain::seat::SeatKeyUse;
use crate::domain::seat_time::Span;
use crate::i18n::{Words, benefits, frame, names, pass, refusals};
use crate::markup::{Markup, div, el};
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::Session;
use question::{Ask, question};

const DIALOG: &str = "benefit-dialog";

/// What the screens of benefits look at.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The handle.
    pub session: Session,
    /// The words.
    pub words: Words,
    /// What the company owns.
    pub account: &'a Account,
    /// The day it is.
    pub today: Day,
}

impl Sight<'_> {
    /// What a benefit is called.
    pub fn name(self, benefit: &Entitlement) -> String {
        self.words.say(benefits::product(benefit.product))
    }

    /// Whether a benefit can be used today.
    pub fn is_usable(self, benefit: &Entitlement) -> bool {
        matches!(self.account.benefit_standing(benefit, self.today), BenefitStanding::Usable { .. })
    }

    /// Why a command about benefits is not possible now, as it is said on a screen.
    pub fn why_not(self, command: &Command, here: Route) -> Option<Reason> {
        let verdict = self.session.may(command);
        let remedy = verdict.as_ref().err().and_then(|refusal| refusal.remedy());
        let reason = refused::reason(self.words, verdict)?;
        let contact = match remedy {
            Some(Remedy::SetMarketingContact) => {
                let mut granted = self.account.entitlements_in_force(self.today);
                granted.find(|benefit| benefit.product == Product::GoToMarket)
            }
            Some(_) | None => None,
        };
        let reason = match contact {
            Some(benefit) => {
                let text = self.words.say(refusals::NAME_CONTACT);
                let way_out = Some(WayOut::There(text, Route::Benefit(benefit.id).href()));
                Reason { way_out, ..reason }
            }
            None => reason,
        };
        Some(reason.seen_at(&here.href()))
    }
}

/// The screen.
pub fn show(session: Session, words: Words, id: EntitlementId) -> Shown {
    let today = session.today();
    session.read(|account| {
        let sight = Sight { session, words, account, today };
        match account.entitlement(id) {
            Some(benefit) => Page::shown(sight.name(benefit), div("page").with(screen(sight, benefit))),
            None => not_found::show(words),
        }
    })
}

fn screen(sight: Sight<'_>, benefit: &Entitlement) -> Markup {
    let words = sight.words;
    let earns = sight.account.selling(benefit, sight.today).is_some();
    let header = PageHeader {
        path: Some((words.say(frame::PATH), vec![(words.say(frame::BENEFITS), Route::Benefits.href())])),
        above: problems(sight, benefit),
        title: sight.name(benefit),
        badges: Some(sight.badge(benefit)),
        lead: Some(words.say(benefits::about(benefit.product, earns))),
        ..PageHeader::default()
    };
    let side = el("section")
        .class("card")
        .attr("aria-labelledby", "about")
        .with(el("h2").id("about").text(words.say(benefits::ABOUT)))
        .with(facts(about(sight, benefit)));
    let dates = el("section")
        .attr("data-size", "s")
        .attr("aria-labelledby", "dates")
        .with(el("h2").class("visually-hidden").id("dates").text(words.say(benefits::DATES)))
        .with(figures(vec![
            activate_by(sight, benefit),
            own_life(sight, benefit),
            membership_end(sight, benefit),
        ]));
    Markup::from([
        header.view(),
        notices(sight, benefit),
        dates.into(),
        div("split").with(div("stack").attr("data-gap", "l").with(matter(sight, benefit))).with(side).into(),
        question(sight, DIALOG),
    ])
}

/// What is wrong with the form that the screen holds.
fn problems(sight: Sight<'_>, benefit: &Entitlement) -> Option<Markup> {
    match &benefit.holding {
        Holding::Seats(_) => more_seats::problems(sight),
        Holding::Credit(_) => credit::problems(sight),
        Holding::Included if benefit.product == Product::GoToMarket => marketing::problems(sight),
        Holding::Included
        | Holding::Accounts(_)
        | Holding::Licences(_)
        | Holding::Incidents(_)
        | Holding::Hours(_) => None,
    }
}

fn notices(sight: Sight<'_>, benefit: &Entitlement) -> Markup {
    let Sight { words, account, today, .. } = sight;
    let dated = |text, day| words.fill(text, &[("date", &words.date(day))]);
    let subscription = account.subscription(benefit.subscription);
    let see = || {
        let href = Route::Subscription(benefit.subscription).href();
        actions(vec![Action::link("see-it", words.say(benefits::RENEW_LINK), Kind::Secondary, href)])
    };
    let own = match account.benefit_standing(benefit, today) {
        BenefitStanding::Ended { since } => {
            let href = Route::Offers.href();
            let offers = Action::link("to-offers", words.say(benefits::TO_OFFERS), Kind::Secondary, href);
            let title = words.say(benefits::ENDED);
            let text = dated(benefits::ENDED_TEXT, since);
            Some(notice(Tone::Neutral, Some(title), text, Some(actions(vec![offers]))))
        }
        BenefitStanding::Contained { by } => {
            let href = Route::Benefit(by).href();
            let more = account.entitlement(by).is_some_and(|other| other.grants_more_than(benefit));
            let (text, open) = if more {
                (benefits::CONTAINED_IN, benefits::OPEN_LARGER)
            } else {
                (benefits::CONTAINED_IN_EQUAL, benefits::OPEN_OTHER)
            };
            let open = Action::link("open-larger", words.say(open), Kind::Secondary, href);
            let text = words.say(text);
            Some(notice(Tone::Neutral, Some(words.say(benefits::CONTAINED)), text, Some(actions(vec![open]))))
        }
        BenefitStanding::Lapsed { since } => {
            let goes_on = account.may_go_on(benefit.subscription, today);
            let again = goes_on.then(|| words.say(benefits::RENEWING_HELPS));
            let lapsed = dated(benefits::LAPSED_TEXT, since.plus_days(-1));
            let text = words.in_a_row(&[lapsed].into_iter().chain(again).collect::<Vec<_>>());
            Some(notice(Tone::Warning, Some(words.say(benefits::LAPSED_TITLE)), text, Some(see())))
        }
        BenefitStanding::Waiting { .. } | BenefitStanding::Usable { .. } => None,
    };
    let grace = subscription.and_then(|held| grace(sight, held));
    let refund = subscription.and_then(|held| refund_notice(sight, held));
    Markup::from([own.into(), grace.into(), refund.into()])
}

fn activate_by(sight: Sight<'_>, benefit: &Entitlement) -> Figure {
    let words = sight.words;
    let name = words.say(benefits::ACTIVATE_BY);
    let Some(by) = sight.account.activate_by(benefit) else {
        let (value, text) = (words.say(benefits::NO_DEADLINE), words.say(benefits::EACH_USE));
        return Figure { name, value, text };
    };
    let by = match sight.account.benefit_standing(benefit, sight.today) {
        BenefitStanding::Waiting { activate_by } => activate_by,
        BenefitStanding::Usable { .. }
        | BenefitStanding::Lapsed { .. }
        | BenefitStanding::Contained { .. }
        | BenefitStanding::Ended { .. } => by,
    };
    let text = match sight.account.activated_as_it_stands(benefit, sight.today) {
        Some(on) => words.fill(benefits::ACTIVATED_ON, &[("date", &words.date(on))]),
        None if sight.today > by => words.say(benefits::TOO_LATE),
        None if benefit.activated.is_some() => words.say(benefits::NOT_ACTIVATED_ANEW),
        None => words.say(benefits::NOT_ACTIVATED),
    };
    Figure { name, value: words.date(by), text }
}

fn own_life(sight: Sight<'_>, benefit: &Entitlement) -> Figure {
    let words = sight.words;
    let months = |life: Span| words.fill(benefits::MONTHS, &[("n", &words.number(life.months.into()))]);
    let mut name = benefits::OWN_LIFE;
    let (value, text) = match &benefit.holding {
        Holding::Licences(_) => {
            let life = Span::months(sight.account.policy().benefits.key_months);
            (months(life), words.say(benefits::FROM_REDEEMING))
        }
        Holding::Seats(seats) => match (seats.running, sight.account.seats_end(benefit, sight.today)) {
            (Some(running), Some(end)) => {
                let n = words.number(running.seats.into());
                let run = sight.today < end;
                let (text, on) =
                    if run { (benefits::SEATS_RUN, end.plus_days(-1)) } else { (benefits::SEATS_RAN, end) };
                name = if run { benefits::LAST_DAY } else { benefits::RAN_OUT_ON };
                (words.date(on), words.fill(text, &[("n", &n)]))
            }
            (Some(_) | None, _) => {
                let life = sight.account.seat_life(benefit.id, sight.today);
                (months(life), words.say(benefits::FROM_ACTIVATING))
            }
        },
        Holding::Credit(_) => (words.fill(benefits::MONTHS, &[("n", "1")]), words.say(benefits::ONE_MONTH)),
        Holding::Incidents(_) | Holding::Hours(_) => {
            (words.fill(benefits::MONTHS, &[("n", &words.number(12))]), words.say(benefits::ONE_YEAR))
        }
        Holding::Included | Holding::Accounts(_) => {
            (words.say(benefits::NO_LIFE), words.say(benefits::LIKE_MEMBERSHIP))
        }
    };
    Figure { name: words.say(name), value, text }
}

fn membership_end(sight: Sight<'_>, benefit: &Entitlement) -> Figure {
    let Sight { words, account, today, .. } = sight;
    let name = words.say(benefits::MEMBERSHIP_END);
    if let BenefitStanding::Ended { since } = account.benefit_standing(benefit, today) {
        return Figure { name, value: words.date(since), text: words.say(benefits::ENDED_ON) };
    }
    let held = account.subscription(benefit.subscription);
    if let Some(ending) = held.and_then(|held| held.ending) {
        return Figure { name, value: words.date(ending.on), text: words.say(benefits::CANCELLED_THEN) };
    }
    let last = held.filter(|_| sight.is_usable(benefit)).map(|held| account.last_day_of(held));
    let text = last.map(|last| words.fill(benefits::USABLE_UNTIL, &[("date", &words.date(last))]));
    let name = words.say(pass::ANNIVERSARY);
    Figure { name, value: words.date(benefit.until), text: text.unwrap_or_default() }
}

fn about(sight: Sight<'_>, benefit: &Entitlement) -> Vec<Fact> {
    let words = sight.words;
    let offer = el("a")
        .attr("href", Route::Subscription(benefit.subscription).href())
        .text(words.say(names::offer(benefit.offer)));
    let quantity = match &benefit.holding {
        Holding::Included => Quantity::Included,
        Holding::Accounts(count) => Quantity::Accounts(*count),
        Holding::Licences(licences) => Quantity::Licences(licences.count),
        Holding::Seats(seats) => Quantity::Seats { base: seats.base, earned: seats.earnable },
        Holding::Credit(credit) => Quantity::MonthlyCredit(credit.monthly),
        Holding::Incidents(allowance) => Quantity::Incidents(allowance.yearly),
        Holding::Hours(allowance) => Quantity::Hours(allowance.yearly),
    };
    let granted = Content { product: benefit.product, quantity, counting: benefit.counting };
    let counts = match benefit.counting {
        Counting::Core => benefits::COUNTS_CORE,
        Counting::Incremental => benefits::COUNTS_INCREMENTAL,
    };
    vec![
        Fact::shown(words.say(benefits::GRANTED_BY), offer),
        Fact::new(words.say(benefits::GRANTED), names::content(words, granted)),
        Fact::new(words.say(benefits::SINCE), words.date(benefit.from)),
        Fact::new(words.say(benefits::COUNTS), words.say(counts)),
    ]
}

/// What the benefit itself is about, by its kind.
fn matter(sight: Sight<'_>, benefit: &Entitlement) -> Markup {
    match &benefit.holding {
        Holding::Included if benefit.product == Product::GoToMarket => {
            Markup::from([marketing::contact(sight), activation(sight, benefit)])
        }
        Holding::Included | Holding::Accounts(_) => activation(sight, benefit),
        Holding::Licences(licences) => keys::keys(sight, benefit, licences),
        Holding::Seats(seats) => seats::seats(sight, benefit, seats),
        Holding::Credit(credit) => Markup::from([
            benefit.activated.is_none().then(|| activation(sight, benefit)).into(),
            credit::credit(sight, benefit, credit),
        ]),
        Holding::Incidents(allowance) | Holding::Hours(allowance) => {
            allowance::allowance(sight, benefit, allowance)
        }
    }
}

/// Activating it, or since when it is active.
fn activation(sight: Sight<'_>, benefit: &Entitlement) -> Markup {
    let Sight { session, words, account, today } = sight;
    let id = benefit.id;
    let text = match &benefit.holding {
        Holding::Seats(seats) => {
            let plan = account.preview_seat_key(id, SeatKeyUse::Start, today);
            let n = words.number(plan.map_or(seats.base, |plan| plan.seats).into());
            let life = account.seat_life(id, today);
            let months = words.fill(benefits::MONTHS, &[("n", &words.number(life.months.into()))]);
            words.fill(benefits::ACTIVATION_SEATS, &[("n", &n), ("months", &months)])
        }
        Holding::Included
        | Holding::Accounts(_)
        | Holding::Licences(_)
        | Holding::Credit(_)
        | Holding::Incidents(_)
        | Holding::Hours(_) => words.say(benefits::ACTIVATION_TEXT),
    };
    let activate = Action::press("activate", words.say(benefits::ACTIVATE), Kind::Primary, move || {
        question::ask(session, DIALOG, Ask::Activate(id));
    })
    .unless(sight.why_not(&Command::ActivateBenefit { entitlement: id }, Route::Benefit(id)));
    section("activation", words.say(benefits::ACTIVATION))
        .with(el("p").text(text))
        .with(actions(vec![activate]))
        .into()
}

/// A section of the screen under its heading.
fn section(id: &'static str, heading: String) -> crate::markup::Element {
    el("section").class("stack").attr("aria-labelledby", id).with(el("h2").id(id).text(heading))
}
