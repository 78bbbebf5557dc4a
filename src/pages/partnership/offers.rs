//! Partnership > Offers: what can be bought, what was bought, and what has ended (statements 131-133 and 145-154).

use super::renewing::{self, begin, intent, payability, renewing, runs_until, turn_off_dialog};
use crate::components::action::{Action, Kind, Reason, in_common, said_once};
use crate::components::facts::{Fact, facts};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::id::SubscriptionId;
use crate::domain::offer::Offer;
use crate::domain::order::{Purpose, Quote};
use crate::domain::permission::Permission;
use crate::domain::subscription::{EndReason, Standing, Subscription};
use crate::i18n::{Text, Words, names, offers, pass, subscription};
use crate::markup::{Element, Markup, div, el, unseen};
use crate::pages::checkout::{amounts, period};
use crate::pages::help::{self, Topic};
use crate::pages::{Page, Shown, refused};
use crate::routes::Route;
use crate::session::Session;

/// The id of the sentence that says why none of the offers can be bought.
const WHY: &str = "offers-why";

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(offers::TITLE);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(offers::LEAD)), ..PageHeader::default() };
    let today = session.today();
    let (purchased, ended, available) = session.read(|account| {
        let policy = account.policy();
        let (purchased, ended): (Vec<Subscription>, Vec<Subscription>) =
            account.subscriptions.iter().rev().cloned().partition(|held| held.in_force(policy, today));
        let available: Vec<Offer> =
            Offer::ALL.into_iter().filter(|offer| account.in_force(*offer, today).is_none()).collect();
        (purchased, ended, available)
    });
    let silver = purchased.iter().find(|held| held.offer == Offer::Silver).map(|held| held.id);
    let buying: Vec<Buying> =
        available.into_iter().map(|offer| Buying::of(session, words, offer, silver)).collect();
    let common = in_common(&buying.iter().map(|buying| buying.reason.clone()).collect::<Vec<_>>());
    let told_by = common.is_some().then_some(WHY);
    let cards = buying.into_iter().map(|buying| available_offer(session, words, buying, told_by));
    let available = common.map(|reason| said_once(WHY, reason)).into_iter().chain(cards).collect();
    let available = section("available", words.say(offers::AVAILABLE), available);
    let dialogs: Vec<Markup> = purchased
        .iter()
        .map(|held| turn_off_dialog(session, words, held, &renewing::listed(held.offer)))
        .collect();
    let bought: Vec<Markup> =
        purchased.iter().map(|held| held_offer(session, words, held, today, true)).collect();
    let ended: Vec<Markup> =
        ended.iter().map(|held| held_offer(session, words, held, today, false)).collect();
    // What a member has comes first. Who has nothing yet came to buy.
    let (first, second) = if bought.is_empty() {
        (
            available,
            section("purchased", words.say(offers::PURCHASED), vec![nothing_bought(words, ended.is_empty())]),
        )
    } else {
        (section("purchased", words.say(offers::PURCHASED), bought), available)
    };
    let ended = section("ended", words.say(offers::ENDED), ended);
    let how = [Topic::Subscribe, Topic::TurnOff, Topic::Renew].map(|topic| help::how(session, words, topic));
    let how = div("stack").attr("data-gap", "s").with(how);
    let view = div("page").with(header.view()).with(first).with(second).with(ended).with(how).with(dialogs);
    Page::shown(title, view)
}

/// A part of the screen with its heading; nothing if there is nothing in it.
fn section(id: &'static str, heading: String, content: Vec<Markup>) -> Option<Element> {
    let section = el("section").class("stack").attr("aria-labelledby", id);
    (!content.is_empty()).then(|| section.with(el("h2").id(id).with(heading)).with(content))
}

/// The id of an offer's name among the available ones, the id of the button that buys it, and what it is.
fn about(offer: Offer) -> (&'static str, &'static str, Text) {
    match offer {
        Offer::ActionPack => ("offer-action-pack", "subscribe-action-pack", offers::ACTION_PACK_LEAD),
        Offer::Silver => ("offer-silver", "subscribe-silver", offers::SILVER_LEAD),
        Offer::Gold => ("offer-gold", "subscribe-gold", offers::GOLD_LEAD),
    }
}

/// An offer that is not held now: how it is bought, and why it cannot be.
struct Buying {
    offer: Offer,
    command: Command,
    purpose: Purpose,
    reason: Option<Reason>,
}

impl Buying {
    /// A company that has silver upgrades it to gold, for less.
    fn of(session: Session, words: Words, offer: Offer, silver: Option<SubscriptionId>) -> Self {
        let (command, purpose) = match (offer, silver) {
            (Offer::Gold, Some(subscription)) => {
                (Command::Upgrade { subscription }, Purpose::Upgrade(subscription))
            }
            (Offer::ActionPack | Offer::Silver | Offer::Gold, _) => {
                (Command::Subscribe { offer }, Purpose::Subscribe(offer))
            }
        };
        let reason = refused::reason(words, session.may(&command));
        let reason = reason.map(|reason| reason.seen_at(&Route::Offers.href()));
        Self { offer, command, purpose, reason }
    }
}

fn available_offer(session: Session, words: Words, buying: Buying, told_by: Option<&'static str>) -> Markup {
    let Buying { offer, command, purpose, reason } = buying;
    let (_, subscribe_id, _) = about(offer);
    let possible = reason.is_none();
    let (begun, automatic, transfer, price, quote) = session.read(|account| {
        (
            account.open_order(purpose).is_some(),
            account.policy().automatic.is_some(),
            account.policy().bank_transfer,
            account.prices.year_of(offer),
            account.quote(purpose).ok(),
        )
    });
    let (id, text, price, per, below) = match purpose {
        Purpose::Upgrade(_) => {
            let price = quote.as_ref().map(|quote| words.money(quote.net)).unwrap_or_default();
            let sum = quote.map(|quote| Markup::from(arithmetic(words, &quote)));
            ("upgrade", subscription::UPGRADE, price, offers::UPGRADE_PRICE, sum)
        }
        Purpose::Subscribe(_) | Purpose::Renew(_) => {
            // What buying does is worth saying only where one can buy.
            let charged = match (automatic, transfer) {
                (true, false) => offers::CHARGED_AND_RENEWS,
                (false, false) => offers::CHARGED,
                (true, true) => offers::CARD_CHARGED_AND_RENEWS,
                (false, true) => offers::CARD_CHARGED,
            };
            let charged =
                possible.then(|| el("p").class("soft").with(el("small").text(words.say(charged))).into());
            (subscribe_id, offers::SUBSCRIBE_NOW, words.money(price), offers::PER_YEAR, charged)
        }
    };
    let text = if begun { offers::CONTINUE_ORDER } else { text };
    let buy = Action::press(id, words.say(text), Kind::Primary, move || {
        begin(session, command.clone(), purpose);
    })
    .about(words.say(names::offer(offer)))
    .unless(reason)
    .told_by(told_by);
    let side = [price_of(price, words.say(per)), buy.view(), below.unwrap_or_default()];
    offer_card(words, offer, side.into())
}

/// A price as it is added up.
pub fn arithmetic(words: Words, quote: &Quote) -> Element {
    let (lines, total) = amounts(words, quote);
    let row =
        |(name, amount): (String, String)| el("div").with(el("dt").text(name)).with(el("dd").text(amount));
    let rows: Vec<Element> = lines.into_iter().map(row).collect();
    el("dl").class("totals").with(rows).with(row(total).attr("data-total", "true"))
}

fn price_of(price: String, text: String) -> Markup {
    el("p").class("price").with(el("span").text(price)).with(el("span").class("soft").text(text)).into()
}

/// An offer that can be bought: what it contains, and at its side what it costs.
fn offer_card(words: Words, offer: Offer, side: Markup) -> Markup {
    let (id, _, lead) = about(offer);
    let contents: Vec<Element> = offer
        .contents()
        .iter()
        .map(|content| {
            el("li").with(icon(Icon::Check)).with(el("span").with(names::content(words, *content)))
        })
        .collect();
    el("article")
        .class("offer")
        .attr("aria-labelledby", id)
        .with(
            div("stack")
                .with(div("title-line").with(el("h3").id(id).text(words.say(names::offer(offer)))))
                .with(el("p").text(words.say(lead)))
                .with(el("ul").class("contents").with(contents)),
        )
        .with(div("offer-side").with(side))
        .into()
}

/// A purchased offer with what can be done about it, or an ended one.
fn held_offer(session: Session, words: Words, held: &Subscription, today: Day, in_force: bool) -> Markup {
    let id = ["held-", &held.id.to_string()].concat();
    let (status, rows) = session.read(|account| {
        let status = standing(account, words, held, today);
        let mut rows = Vec::new();
        if in_force {
            let (tone, payable) = payability(account, words, held, today);
            let payable: Markup = if tone == Tone::Danger || tone == Tone::Warning {
                marked(tone, payable)
            } else {
                payable.into()
            };
            let (name, until) = runs_until(account, held, today);
            rows.push(Fact::new(words.say(pass::RENEWAL), intent(account, words, held, today)));
            rows.push(Fact::new(words.say(name), words.date(until)));
            rows.push(Fact::shown(words.say(subscription::PAYMENT), payable));
        } else {
            rows.push(Fact::new(words.say(offers::PAID_FOR), paid_for(session, account, words, held)));
        }
        (status, rows)
    });
    let href = Route::Subscription(held.id).href();
    let renewing = in_force.then(|| {
        let ids = renewing::listed(held.offer);
        renewing(session, words, held.id, &ids, Route::Offers)
            .map(|action| action.about(held_name(words, held.offer)).view())
    });
    let details = el("a").class("button").attr("data-kind", "quiet").attr("href", href.clone());
    let of_which = unseen([" ", &held_name(words, held.offer)].concat());
    let details = details.id(["details-", &held.id.to_string()].concat()).text(words.say(offers::DETAILS));
    let details = details.with(of_which);
    el("article")
        .class("offer")
        .attr("aria-labelledby", id.clone())
        .key(id.clone())
        .with(
            div("stack")
                .with(
                    div("title-line")
                        .with(
                            el("h3")
                                .id(id)
                                .with(el("a").attr("href", href).with(held_name(words, held.offer))),
                        )
                        .with(badge(status.0, status.1)),
                )
                .with(facts(rows)),
        )
        .with(div("offer-side").with(renewing.map(Markup::from)).with(details))
        .into()
}

/// The years that were paid for, or that all of it was given back; only those who see orders see by which documents.
fn paid_for(session: Session, account: &Account, words: Words, held: &Subscription) -> String {
    let notes: Vec<String> =
        account.given_back_by(held.id).into_iter().map(|note| note.number.clone()).collect();
    if notes.is_empty() {
        return period(words, (held.bought(), held.anniversary().plus_days(-1)));
    }
    if account.permits(session.by(), Permission::SeeOrders) {
        words
            .fill(offers::GIVEN_BACK_BY, &[("n", &notes.len().to_string()), ("numbers", &words.list(&notes))])
    } else {
        words.say(offers::GIVEN_BACK)
    }
}

/// A sentence about money that needs attention, with the mark that goes with it.
pub fn marked(tone: Tone, text: String) -> Markup {
    el("span")
        .class("marked")
        .attr("data-tone", tone.name())
        .with(icon(tone.icon()))
        .with(el("span").text(text))
        .into()
}

/// What a purchased offer is called.
pub fn held_name(words: Words, offer: Offer) -> String {
    words.say(match offer {
        Offer::ActionPack => names::ACTION_PACK_SUBSCRIPTION,
        Offer::Silver | Offer::Gold => names::offer(offer),
    })
}

/// What the standing of a subscription is called, and how it looks.
pub fn standing(account: &Account, words: Words, held: &Subscription, today: Day) -> (Tone, String) {
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    match account.standing_of(held, today) {
        // What takes its place is paid: it goes on until then, and cannot be renewed.
        Standing::Grace { .. } | Standing::PastDue { .. } if let Some(on) = account.ends_on(held) => {
            (Tone::Neutral, dated(offers::ENDS, on))
        }
        Standing::Active { .. } => (Tone::Success, words.say(pass::ACTIVE)),
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

fn nothing_bought(words: Words, never: bool) -> Markup {
    let title = if never { offers::NOTHING_BOUGHT } else { offers::NOTHING_IN_FORCE };
    div("empty-state")
        .with(icon(Icon::Offer))
        .with(el("h3").text(words.say(title)))
        .with(el("p").text(words.say(offers::NOTHING_BOUGHT_TEXT)))
        .into()
}
