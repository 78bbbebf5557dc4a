//! The companies in this browser, and the ready-made ones.

use crate::components::action::{Action, Kind};
use crate::components::page_header::PageHeader;
use crate::i18n::{Text, Words, frame, scenarios as texts, welcome};
use crate::markup::{Element, Markup, div, el};
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::scenarios::Scenario;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::COMPANIES);
    let header = PageHeader { title: title.clone(), ..PageHeader::default() };
    let cards: Vec<Element> =
        Scenario::ALL.into_iter().map(|scenario| card(session, words, scenario)).collect();
    let ready_made = el("section")
        .class("stack")
        .attr("aria-labelledby", "ready-made")
        .with(el("h2").id("ready-made").text(words.say(welcome::READY_MADE)))
        .with(div("grid").with(cards));
    Page::shown(title, div("page").with(header.view()).with(ready_made))
}

fn card(session: Session, words: Words, scenario: Scenario) -> Element {
    let (id, name, text) = about(scenario);
    let open = Action::press(id, words.say(welcome::OPEN), Kind::Secondary, move || {
        if session.open_scenario(scenario) {
            session.go(Route::Home);
        }
    });
    let content: Markup = open.view();
    el("article")
        .class("card")
        .with(
            div("stack")
                .attr("data-gap", "s")
                .with(el("h3").text(words.say(name)))
                .with(el("p").class("soft").text(words.say(text))),
        )
        .with(content)
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
