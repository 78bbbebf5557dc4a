//! Partnership > Offers: what can be bought and what was bought (statements 131-133 and 145-146).

use crate::components::action::{Action, Kind};
use crate::components::facts::{Fact, facts};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::offer::Offer;
use crate::domain::order::Purpose;
use crate::domain::policy::Policy;
use crate::domain::subscription::{EndReason, Renewal, Standing, Subscription};
use crate::i18n::{Text, Words, names, offers};
use crate::markup::{Markup, div, el};
use crate::pages::{Page, Shown, refused};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(offers::TITLE);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(offers::LEAD)), ..PageHeader::default() };
    let today = session.today();
    let (purchased, ended, available) = session.read(|account| {
        let policy = account.policy();
        let (purchased, ended): (Vec<_>, Vec<_>) =
            account.subscriptions.iter().rev().partition(|held| held.in_force(policy, today));
        let view = |held: &&Subscription| held_offer(account, words, held, today);
        let available: Vec<Offer> =
            Offer::ALL.into_iter().filter(|offer| account.in_force(*offer, today).is_none()).collect();
        (
            purchased.iter().map(view).collect::<Vec<_>>(),
            ended.iter().map(view).collect::<Vec<_>>(),
            available,
        )
    });
    let available: Vec<Markup> =
        available.into_iter().map(|offer| available_offer(session, words, offer)).collect();
    let available =
        (!available.is_empty()).then(|| section("available", words.say(offers::AVAILABLE), available));
    // What a member has comes first. Who has nothing yet came to buy.
    let (first, second) = if purchased.is_empty() {
        (available, Some(section("purchased", words.say(offers::PURCHASED), vec![nothing_bought(words)])))
    } else {
        (Some(section("purchased", words.say(offers::PURCHASED), purchased)), available)
    };
    let view = div("page")
        .with(header.view())
        .with(first)
        .with(second)
        .with((!ended.is_empty()).then(|| section("ended", words.say(offers::ENDED), ended)));
    Page::shown(title, view)
}

fn section(id: &'static str, heading: String, content: Vec<Markup>) -> Markup {
    el("section")
        .class("stack")
        .attr("aria-labelledby", id)
        .with(el("h2").id(id).with(heading))
        .with(content)
        .into()
}

fn available_offer(session: Session, words: Words, offer: Offer) -> Markup {
    let (id, subscribe_id, lead) = match offer {
        Offer::ActionPack => ("offer-action-pack", "subscribe-action-pack", offers::ACTION_PACK_LEAD),
        Offer::Silver => ("offer-silver", "subscribe-silver", offers::SILVER_LEAD),
        Offer::Gold => ("offer-gold", "subscribe-gold", offers::GOLD_LEAD),
    };
    let (price, begun, automatic) = session.read(|account| {
        let begun = account.open_order(Purpose::Subscribe(offer)).is_some();
        (account.prices.year_of(offer), begun, account.policy().automatic.is_some())
    });
    let contents: Vec<Markup> = offer
        .contents()
        .iter()
        .map(|content| {
            el("li").with(icon(Icon::Check)).with(el("span").with(names::content(words, *content))).into()
        })
        .collect();
    let verdict = session.may(&Command::Subscribe { offer });
    // What buying does is worth saying only where one can buy.
    let charged = verdict
        .is_ok()
        .then(|| words.say(if automatic { offers::CHARGED_AND_RENEWS } else { offers::CHARGED }));
    let text = if begun { offers::CONTINUE_ORDER } else { offers::SUBSCRIBE_NOW };
    let subscribe =
        Action::press(subscribe_id, words.say(text), Kind::Primary, move || subscribe(session, offer))
            .unless(refused::reason(words, verdict).map(|reason| reason.seen_at(&Route::Offers.href())));
    el("article")
        .class("offer")
        .attr("aria-labelledby", id)
        .with(
            div("stack")
                .with(div("title-line").with(el("h3").id(id).text(words.say(names::offer(offer)))))
                .with(el("p").text(words.say(lead)))
                .with(el("ul").class("contents").with(contents)),
        )
        .with(
            div("offer-side")
                .with(
                    el("p")
                        .class("price")
                        .with(el("span").text(words.money(price)))
                        .with(el("span").class("soft").text(words.say(offers::PER_YEAR))),
                )
                .with(subscribe.view())
                .with(charged.map(|text| el("p").class("soft").with(el("small").with(text)))),
        )
        .into()
}

/// Begins the purchase, or goes on with the one that was begun, at the step that comes next.
fn subscribe(session: Session, offer: Offer) {
    session.send(Command::Subscribe { offer }, move |_| {
        let order = session.read(|account| {
            account.open_order(Purpose::Subscribe(offer)).map(|order| (order.id, order.next_step()))
        });
        if let Some((id, step)) = order {
            session.go(Route::Checkout(id, step));
        }
    });
}

fn held_offer(
    account: &Account,
    words: Words,
    held: &Subscription,
    today: crate::domain::date::Day,
) -> Markup {
    let id = ["held-", &held.id.to_string()].concat();
    let labelled = id.clone();
    let (tone, status) = standing(words, held.standing(account.policy(), today));
    let rows = vec![
        Fact::new(words.say(offers::RENEWAL), renewal(words, held, account.policy())),
        Fact::new(words.say(offers::ANNIVERSARY), words.date(held.anniversary())),
    ];
    let name = words.say(match held.offer {
        Offer::ActionPack => names::ACTION_PACK_SUBSCRIPTION,
        Offer::Silver | Offer::Gold => names::offer(held.offer),
    });
    let href = Route::Subscription(held.id).href();
    let details_id = ["details-", &held.id.to_string()].concat();
    let details = href.clone();
    el("article")
        .class("offer")
        .attr("aria-labelledby", labelled)
        .with(
            div("stack")
                .with(
                    div("title-line")
                        .with(el("h3").id(id).with(el("a").attr("href", href).with(name)))
                        .with(badge(tone, status)),
                )
                .with(facts(rows)),
        )
        .with(div("offer-side").with(
            el("a").class("button").id(details_id).attr("href", details).text(words.say(offers::DETAILS)),
        ))
        .into()
}

/// What a standing is called, and how it looks.
pub fn standing(words: Words, standing: Standing) -> (Tone, String) {
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    match standing {
        Standing::Active { .. } => (Tone::Success, words.say(offers::ACTIVE)),
        Standing::Grace { last_day, .. } => (Tone::Danger, dated(offers::GRACE, last_day)),
        Standing::PastDue { last_day, .. } => (Tone::Danger, dated(offers::PAST_DUE, last_day)),
        Standing::Expired { since } => (Tone::Neutral, dated(offers::EXPIRED, since)),
        Standing::Ended { since, why: EndReason::Cancelled } => {
            (Tone::Neutral, dated(offers::CANCELLED, since))
        }
        Standing::Ended { since, why: EndReason::Upgraded } => {
            (Tone::Neutral, dated(offers::UPGRADED, since))
        }
        Standing::Ended { since, why: EndReason::NotQualified } => {
            (Tone::Neutral, dated(offers::NOT_QUALIFIED, since))
        }
    }
}

/// What the member wants, in words.
pub fn renewal(words: Words, held: &Subscription, policy: &Policy) -> String {
    match held.renews(policy) {
        Renewal::On => words.fill(offers::RENEWS_ON, &[("day", &words.day_of_year(held.anniversary()))]),
        Renewal::Off { since } => words.fill(offers::RENEWAL_OFF, &[("date", &words.date(since))]),
        Renewal::ByHand => words.say(offers::RENEWAL_BY_HAND),
    }
}

fn nothing_bought(words: Words) -> Markup {
    div("empty-state")
        .with(icon(Icon::Offer))
        .with(el("h3").text(words.say(offers::NOTHING_BOUGHT)))
        .with(el("p").text(words.say(offers::NOTHING_BOUGHT_TEXT)))
        .into()
}
