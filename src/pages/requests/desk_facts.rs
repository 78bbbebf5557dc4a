//! What the desk knows of the member while it answers: what was bought when, what was activated, what can be refunded.

use super::subscription_name;
use crate::components::facts::{Fact, facts};
use crate::components::notice::{Tone, badge};
use crate::domain::account::Account;
use crate::domain::benefit::Entitlement;
use crate::domain::date::Day;
use crate::domain::id::SubscriptionId;
use crate::domain::money::Money;
use crate::domain::offer::Content;
use crate::domain::refund::RefundBar;
use crate::domain::support_request::SupportRequest;
use crate::i18n::{Words, desk, names, permissions, requests};
use crate::markup::{Element, Markup, div, el};
use crate::pages::partnership::offers;
use crate::pages::partnership::renewing::runs_until;
use crate::pages::refund;
use crate::routes::Route;

/// The facts about the company and the person, and about the subscription that the request is about.
pub fn member(account: &Account, words: Words, request: &SupportRequest, today: Day) -> Markup {
    let company = account.company.as_ref().map(|company| company.legal_name.clone()).unwrap_or_default();
    let mut rows = vec![Fact::new(words.say(desk::COMPANY), company), written_by(account, words, request)];
    let about = request.asked.cancels.map(|wish| wish.subscription);
    if let Some(id) = about {
        rows.extend(subscription(account, words, id, today));
    }
    let conditions = about.map(|id| conditions(account, words, id, today));
    el("section")
        .class("card")
        .attr("aria-labelledby", "member-facts")
        .with(el("h2").id("member-facts").text(words.say(desk::MEMBER_FACTS)))
        .with(facts(rows))
        .with(conditions)
        .into()
}

fn written_by(account: &Account, words: Words, request: &SupportRequest) -> Fact {
    let writer = account.user(request.by);
    let name = writer.map(|user| user.name.clone()).unwrap_or_default();
    let roles = writer.map(|user| user.roles.iter().map(|role| words.say(permissions::role(*role))));
    let roles: Vec<String> = roles.into_iter().flatten().collect();
    let roles = el("small").class("soft").text(roles.join(&words.say(permissions::AND)));
    let writer = div("stack").attr("data-gap", "none").with(el("span").text(name)).with(roles);
    Fact::shown(words.say(desk::WRITTEN_BY), writer)
}

fn subscription(account: &Account, words: Words, id: SubscriptionId, today: Day) -> Vec<Fact> {
    let Some(held) = account.subscription(id) else { return Vec::new() };
    let (tone, standing) = offers::standing(account, words, held, today);
    let name =
        el("a").attr("href", Route::Subscription(id).href()).text(subscription_name(words, held.offer));
    let charge = account.next_charge(held, today).map(|day| words.date(day));
    let until = runs_until(account, held, today);
    let mut kept: Option<Money> = None;
    let mut invoices: Vec<Element> = Vec::new();
    for term in &held.terms {
        let Some(invoice) = account.invoices.iter().find(|invoice| invoice.order == term.order) else {
            continue;
        };
        let left = account.refundable(invoice.id);
        kept = kept.map_or(left, |kept| left.and_then(|left| kept.plus(left)));
        let link = el("a").class("numeric").attr("href", Route::Invoice(invoice.id).href());
        invoices.push(el("li").with(link.text(invoice.number.clone())));
    }
    let activated: Vec<Element> =
        account.entitlements_of(id).filter_map(|benefit| activated(words, benefit)).collect();
    let activated: Markup = if activated.is_empty() {
        words.say(desk::NOTHING_ACTIVATED).into()
    } else {
        el("ul").class("stack").attr("data-gap", "s").with(activated).into()
    };
    vec![
        Fact::shown(words.say(requests::SUBSCRIPTION), name),
        Fact::shown(words.say(desk::STANDING), badge(tone, standing)),
        Fact::new(words.say(desk::BOUGHT), words.date(held.bought())),
        Fact::new(words.say(until.0), words.date(until.1)),
        Fact::new(words.say(desk::NEXT_CHARGE), charge.unwrap_or_else(|| words.say(desk::NO_CHARGE))),
        Fact::new(words.say(desk::PAID), kept.map(|kept| words.money(kept)).unwrap_or_default()),
        Fact::shown(words.say(desk::INVOICES), el("ul").with(invoices)),
        Fact::shown(words.say(desk::ACTIVATED), activated),
    ]
}

fn activated(words: Words, benefit: &Entitlement) -> Option<Element> {
    let on = benefit.activated?;
    let granted = benefit.offer.contents().iter().find(|content| content.product == benefit.product);
    let product = granted.map(|content: &Content| names::content(words, *content)).unwrap_or_default();
    let gaps = [("product", product), ("date", words.date(on))];
    let gaps = gaps.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some(el("li").text(words.fill(desk::ACTIVATED_ON, &gaps)))
}

fn conditions(account: &Account, words: Words, id: SubscriptionId, today: Day) -> Markup {
    // Where an end was decided they are not asked any more, so that none of them fails.
    let decided = |bar: &RefundBar| matches!(bar, RefundBar::Ended { .. });
    let state = match account.refund_standing(id, today) {
        Ok(_) => Some((Tone::Success, desk::CONDITIONS_HOLD)),
        Err(closed) if closed.because.iter().any(decided) => None,
        Err(_) => Some((Tone::Warning, desk::CONDITIONS_FAIL)),
    };
    let head = div("card-head")
        .with(el("h3").id("conditions").text(words.say(desk::CONDITIONS)))
        .with(state.map(|(tone, text)| badge(tone, words.say(text))));
    el("section")
        .class("stack")
        .attr("data-gap", "s")
        .attr("aria-labelledby", "conditions")
        .with(head)
        .with(refund::conditions(account, words, id, today))
        .into()
}
