//! The ready-made companies: where each stands, and what there is to see in it.

use crate::i18n::{Text, Words, companies, scenarios as texts};
use crate::markup::{Element, div, el, unseen};
use crate::routes::Route;
use crate::scenarios::Scenario;
use crate::session::Session;

/// The ready-made companies, each with a button that opens it.
pub(super) fn ready_made(session: Session, words: Words) -> Element {
    let cards: Vec<Element> =
        Scenario::ALL.into_iter().map(|scenario| card(session, words, scenario)).collect();
    el("section")
        .class("stack")
        .attr("aria-labelledby", "ready-made")
        .with(el("h2").id("ready-made").text(words.say(companies::READY_MADE)))
        .with(el("p").class("soft").text(words.say(companies::READY_MADE_LEAD)))
        .with(div("grid").with(cards))
}

fn card(session: Session, words: Words, scenario: Scenario) -> Element {
    let (id, name, text) = about(scenario);
    let name = words.say(name);
    let label = name.clone();
    let open = el("button")
        .class("button")
        .attr("type", "button")
        .id(id)
        .press(move || {
            if session.open_scenario(scenario, label.clone()) {
                session.go(Route::Home);
            }
        })
        .text(words.say(companies::OPEN))
        .with(unseen(words.fill(companies::OF, &[("company", &name)])));
    el("article")
        .class("card")
        .with(
            div("stack")
                .attr("data-gap", "s")
                .with(el("h3").text(name))
                .with(el("p").class("soft").text(words.say(text))),
        )
        .with(div("actions").with(open))
}

/// The id of the button that opens a ready-made company, its name, and what there is to see in it.
fn about(scenario: Scenario) -> (&'static str, Text, Text) {
    match scenario {
        Scenario::NetworkMember => ("open-network-member", texts::NETWORK_MEMBER, texts::NETWORK_MEMBER_TEXT),
        Scenario::FreshActionPack => {
            ("open-fresh-action-pack", texts::FRESH_ACTION_PACK, texts::FRESH_ACTION_PACK_TEXT)
        }
        Scenario::RenewalSoon => ("open-renewal-in-30-days", texts::RENEWAL_SOON, texts::RENEWAL_SOON_TEXT),
        Scenario::RenewalOff => ("open-automatic-renewal-off", texts::RENEWAL_OFF, texts::RENEWAL_OFF_TEXT),
        Scenario::ExpiredInGrace => {
            ("open-expired-in-grace", texts::EXPIRED_IN_GRACE, texts::EXPIRED_IN_GRACE_TEXT)
        }
        Scenario::CardExpiring => {
            ("open-card-expires-first", texts::CARD_EXPIRING, texts::CARD_EXPIRING_TEXT)
        }
        Scenario::ChargeDeclined => {
            ("open-charge-declined", texts::CHARGE_DECLINED, texts::CHARGE_DECLINED_TEXT)
        }
        Scenario::CancellationWaiting => {
            ("open-cancellation-waiting", texts::CANCELLATION_WAITING, texts::CANCELLATION_WAITING_TEXT)
        }
        Scenario::SilverQualified => {
            ("open-silver-qualified", texts::SILVER_QUALIFIED, texts::SILVER_QUALIFIED_TEXT)
        }
        Scenario::SilverAtRisk => ("open-silver-at-risk", texts::SILVER_AT_RISK, texts::SILVER_AT_RISK_TEXT),
        Scenario::TenYears => ("open-ten-years", texts::TEN_YEARS, texts::TEN_YEARS_TEXT),
    }
}
