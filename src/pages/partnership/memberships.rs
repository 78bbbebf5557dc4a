//! Partnership > Memberships: the three options side by side, what one has, and what the next level needs (statements
//! 106-118).

use super::grades::{buy_action_pack, buy_grade};
use super::renewing::runs_until;
use crate::components::action::{Action, Kind};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::level::{Advantage, Level, MembershipOption, Need};
use crate::domain::membership::Membership;
use crate::domain::offer::Offer;
use crate::domain::qualification::Grade;
use crate::domain::subscription::Standing;
use crate::i18n::memberships::{
    Cell, advantage, cell, level as level_name, need, option as option_name, short_option,
};
use crate::i18n::{Text, Words, frame, memberships, refusals, welcome};
use crate::markup::{Element, Markup, div, el, unseen};
use crate::pages::help::{self, Topic};
use crate::pages::home::standing;
use crate::pages::{Page, Shown, refused};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::MEMBERSHIPS);
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.say(memberships::LEAD)),
        ..PageHeader::default()
    };
    let today = session.today();
    let (pass, comparison, level) = session.read(|account| {
        (pass(account, words, today), comparison(account, words, today), account.level(today))
    });
    let later = later_levels(session, words, level, today);
    let have = el("section")
        .class("stack")
        .attr("aria-labelledby", "you-have")
        .with(el("h2").id("you-have").text(words.say(memberships::YOU_HAVE)))
        .with(pass);
    let view = div("page")
        .with(header.view())
        .with(div("split").with(have).with(next_level(session, words, level, today)))
        .with(comparison)
        .with(later)
        .with(el("p").class("soft").with(el("small").text(words.say(memberships::TOGETHER))))
        .with(help::how(session, words, Topic::Memberships));
    Page::shown(title, view)
}

/// The membership as a card that one could hold in one's hand.
fn pass(account: &Account, words: Words, today: Day) -> Markup {
    let Some(level) = account.level(today) else {
        let (title, text) = match account.membership {
            Membership::Pending { since } => {
                (welcome::PENDING, words.fill(welcome::PENDING_TEXT, &[("date", &words.date(since))]))
            }
            Membership::Rejected { on } => {
                (welcome::REJECTED, words.fill(welcome::REJECTED_TEXT, &[("date", &words.date(on))]))
            }
            Membership::None | Membership::Authorized { .. } => {
                (memberships::NO_MEMBERSHIP, words.say(memberships::NO_MEMBERSHIP_TEXT))
            }
        };
        return div("pass")
            .attr("data-state", "ended")
            .with(el("strong").text(words.say(title)))
            .with(el("p").class("number").text(text))
            .into();
    };
    let since = match account.membership {
        Membership::Authorized { since } => words.date(since),
        Membership::None | Membership::Pending { .. } | Membership::Rejected { .. } => String::new(),
    };
    let fact =
        |name: Text, value: String| el("div").with(el("dt").text(words.say(name))).with(el("dd").text(value));
    let held = account.subscription_of_level(today);
    let (tone, standing) = match held.map(|held| account.standing_of(held, today)) {
        Some(late @ (Standing::Grace { .. } | Standing::PastDue { .. })) => standing(words, late),
        Some(Standing::Active { .. } | Standing::Expired { .. } | Standing::Ended { .. }) | None => {
            (Tone::Success, words.say(memberships::YOURS))
        }
    };
    let until = held.map(|held| {
        let (name, until) = runs_until(account, held, today);
        fact(name, words.date(until))
    });
    let mpn_id = [&words.say(welcome::MPN_ID), " ", account.mpn_id.as_deref().unwrap_or_default()].concat();
    div("pass")
        .with(el("strong").text(words.say(level_name(level))))
        .with(badge(tone, standing))
        .with(el("p").class("number").text(mpn_id))
        .with(el("dl").class("facts-line").with(fact(memberships::MEMBER_SINCE, since)).with(until))
        .into()
}

/// The level above the one that the company has.
fn above(level: Option<Level>) -> Option<Level> {
    match level {
        None => Some(Level::Network),
        Some(Level::Network) => Some(Level::ActionPack),
        Some(Level::ActionPack) => Some(Level::Silver),
        Some(Level::Silver) => Some(Level::Gold),
        Some(Level::Gold) => None,
    }
}

/// What the next level needs, what of that is met, and the way there.
fn next_level(session: Session, words: Words, level: Option<Level>, today: Day) -> Element {
    let card = el("section").class("card").attr("aria-labelledby", "next-level");
    let Some(next) = above(level) else {
        return card
            .with(el("h2").id("next-level").text(words.say(memberships::HIGHEST)))
            .with(el("p").class("soft").text(words.say(memberships::HIGHEST_TEXT)));
    };
    let needs = session.read(|account| needs(account, words, next, today));
    let name = words.say(level_name(next));
    card.with(el("h2").id("next-level").text(words.fill(memberships::NEXT, &[("level", &name)])))
        .with(el("p").class("soft").text(words.say(memberships::NEXT_TEXT)))
        .with(checklist(words, needs))
        .with(way(session, words, next).view())
}

/// The conditions of a level, each with whether it is met.
fn needs(account: &Account, words: Words, level: Level, today: Day) -> Vec<(bool, String)> {
    let asked =
        |asked: &Need| (account.has(*asked, today), need(words, account.policy(), &account.prices, *asked));
    level.needs().iter().map(asked).collect()
}

/// What the levels above the next one need.
fn later_levels(session: Session, words: Words, level: Option<Level>, today: Day) -> Option<Element> {
    let next = above(level)?;
    let later: Vec<Element> = Level::ALL
        .into_iter()
        .filter(|level| *level > next)
        .map(|level| {
            let needs = session.read(|account| needs(account, words, level, today));
            el("section")
                .class("card")
                .with(el("h3").text(words.say(level_name(level))))
                .with(checklist(words, needs))
        })
        .collect();
    let section = el("section").class("stack").attr("aria-labelledby", "afterwards");
    (!later.is_empty()).then(|| {
        section
            .with(el("h2").id("afterwards").text(words.say(memberships::AFTERWARDS)))
            .with(div("grid").with(later))
    })
}

/// Conditions, each with whether it is met.
pub fn checklist(words: Words, needs: Vec<(bool, String)>) -> Element {
    let items: Vec<Element> = needs
        .into_iter()
        .map(|(met, text)| {
            let (mark, picture, word) = if met {
                ("true", Icon::Success, memberships::MET)
            } else {
                ("false", Icon::Pending, memberships::OPEN)
            };
            el("li")
                .attr("data-met", mark)
                .with(icon(picture))
                .with(el("span").with(unseen(words.say(word))).text(text))
        })
        .collect();
    el("ul").class("contents").with(items)
}

/// What leads to a level.
fn way(session: Session, words: Words, level: Level) -> Action {
    match level {
        Level::Network => {
            let verdict = session.read(|account| account.may_join(session.by()));
            Action::link("way", words.say(refusals::JOIN), Kind::Primary, Route::Join.href())
                .unless(refused::reason(words, verdict))
        }
        Level::ActionPack => buy_action_pack(session, words, "way"),
        Level::Silver => buy_grade(session, words, Grade::Silver, "way", Route::Memberships),
        Level::Gold => buy_grade(session, words, Grade::Gold, "way", Route::Memberships),
    }
}

/// The option that the company's level is one of.
fn option_of(level: Level) -> MembershipOption {
    match level {
        Level::Network => MembershipOption::Network,
        Level::ActionPack => MembershipOption::ActionPack,
        Level::Silver | Level::Gold => MembershipOption::Competencies,
    }
}

fn comparison(account: &Account, words: Words, today: Day) -> Markup {
    let current = account.level(today).map(option_of);
    let heads: Vec<Element> = MembershipOption::ALL
        .into_iter()
        .map(|option| head(account, words, option, current, today))
        .collect();
    let mark = |cell: Element, option| cell.attr_if("data-current", (current == Some(option)).then_some(""));
    let named = |option| words.say(short_option(option));
    let rows: Vec<Element> = Advantage::ALL
        .into_iter()
        .map(|row| {
            let cells: Vec<Element> = MembershipOption::ALL
                .into_iter()
                .map(|option| {
                    let cell = el("td")
                        .attr("role", "cell")
                        .attr("data-label", named(option))
                        .with(share(words, cell(words, option, row)));
                    mark(cell, option)
                })
                .collect();
            row_of(words.say(advantage(row)), cells)
        })
        .collect();
    let corner = el("td").attr("role", "cell").with(unseen(words.say(memberships::WHAT)));
    el("table")
        .class("comparison")
        .attr("role", "table")
        .with(el("caption").class("visually-hidden").text(words.say(memberships::CAPTION)))
        .with(
            el("thead").attr("role", "rowgroup").with(el("tr").attr("role", "row").with(corner).with(heads)),
        )
        .with(el("tbody").attr("role", "rowgroup").with(rows))
        .into()
}

fn row_of(name: String, cells: Vec<Element>) -> Element {
    let head = el("th").attr("scope", "row").attr("role", "rowheader").text(name);
    el("tr").attr("role", "row").with(head).with(cells)
}

fn paragraphs(lines: Vec<String>) -> Vec<Element> {
    lines.into_iter().map(|line| el("p").text(line)).collect()
}

fn share(words: Words, cell: Cell) -> Markup {
    match cell {
        Cell::Yes => [icon(Icon::Check).into(), unseen(words.say(memberships::YES)).into()].into(),
        Cell::No => [
            el("span").class("soft").attr("aria-hidden", "true").text("–").into(),
            unseen(words.say(memberships::NO)).into(),
        ]
        .into(),
        Cell::Lines(lines) => paragraphs(lines).into(),
    }
}

/// The head of an option: its name, its price, and what it is to the company.
fn head(
    account: &Account,
    words: Words,
    option: MembershipOption,
    current: Option<MembershipOption>,
    today: Day,
) -> Element {
    let yearly = |offer: Offer| words.money(account.prices.year_of(offer));
    let (price, text, way) = match option {
        MembershipOption::Network => {
            (words.say(memberships::FREE), memberships::NETWORK_TEXT, (refusals::JOIN, Route::Join))
        }
        MembershipOption::ActionPack => (
            yearly(Offer::ActionPack),
            memberships::ACTION_PACK_TEXT,
            (memberships::SEE_OFFER, Route::Offers),
        ),
        MembershipOption::Competencies => (
            words.fill(memberships::FROM, &[("amount", &yearly(Offer::Silver))]),
            memberships::COMPETENCIES_TEXT,
            (memberships::SEE_REQUIREMENTS, Route::Competencies),
        ),
    };
    let a_year = (option != MembershipOption::Network)
        .then(|| el("span").class("soft").text(words.say(memberships::A_YEAR)));
    let held = |level: &Level| match level.offer() {
        None => account.network_member().is_ok(),
        Some(offer) => account.in_force(offer, today).is_some(),
    };
    let state: Markup = if current == Some(option) {
        badge(Tone::Success, words.say(memberships::YOURS))
    } else if option.levels().iter().any(held) {
        badge(Tone::Neutral, words.say(memberships::INCLUDED))
    } else {
        let link = el("a").class("button").attr("data-size", "s").attr("href", way.1.href());
        link.text(words.say(way.0)).into()
    };
    el("th")
        .attr("scope", "col")
        .attr("role", "columnheader")
        .attr_if("data-current", (current == Some(option)).then_some(""))
        .with(el("h2").text(words.say(option_name(option))))
        .with(el("p").class("price").with(el("span").text(price)).with(a_year))
        .with(el("p").class("soft").text(words.say(text)))
        .with(state)
}
