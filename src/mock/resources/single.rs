//! What there is one of: the company, what it may buy, its clock, and the ready-made companies.

use super::{Seen, see, sheet, tagged};
use crate::domain::account::Context;
use crate::domain::command::Command;
use crate::domain::due;
use crate::domain::id::CommandId;
use crate::domain::offer::Offer;
use crate::domain::user::{By, Role};
use crate::i18n::{Text, names, refusals, scenarios as texts};
use crate::mock::problem::Problem;
use crate::mock::routes::{Asked, Found, language};
use crate::scenarios::Scenario;
use crate::sheets;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// How many things that time will do are foreseen.
const UPCOMING: usize = 20;

/// `GET /v1/accounts/{account}/company`
pub async fn company(Found(account): Found, headers: HeaderMap) -> Result<Response, Problem> {
    let told = |seen: Seen<'_>| {
        let company = seen.account;
        json!({
            "company": company.company,
            "mpn_id": company.mpn_id,
            "membership": company.membership,
            "policy": company.policy,
            "desk": company.desk,
            "marketing_contact": company.marketing_contact,
        })
    };
    let (told, tag) = see(&account, language(&headers), told).await?;
    Ok(tagged(tag, &headers, axum::Json(told)))
}

/// `GET /v1/accounts/{account}/offers`
pub async fn offers(Found(account): Found, headers: HeaderMap) -> Result<Response, Problem> {
    let (items, tag) =
        see(&account, language(&headers), |seen| Offer::ALL.map(|offer| told(&seen, offer))).await?;
    Ok(tagged(tag, &headers, axum::Json(json!({ "items": items, "next": null }))))
}

/// An offer, its price, and whether the first Global admin may buy it today; if not, by which rule.
fn told(seen: &Seen<'_>, offer: Offer) -> Value {
    let admin = seen.account.users.iter().find(|user| user.has(Role::GlobalAdmin));
    let by = admin.map_or(By::Visitor, |user| By::User(user.id));
    let context = Context { by, today: seen.today, real: seen.real, minute: 0, id: CommandId(0) };
    let refusal = seen.account.may(&Command::Subscribe { offer }, &context).err();
    json!({
        "offer": offer,
        "name": seen.words.say(names::offer(offer)),
        "price": seen.account.prices.year_of(offer),
        "available": refusal.is_none(),
        "rule": refusal.as_ref().map(|refusal| refusal.rule()),
        "reason": refusal.as_ref().map(|refusal| refusals::reason(seen.words, refusal)),
    })
}

/// `GET /v1/accounts/{account}/clock`
pub async fn clock(Found(account): Found, headers: HeaderMap) -> Result<Response, Problem> {
    let told = |seen: Seen<'_>| {
        let upcoming = due::upcoming(seen.account, UPCOMING);
        let upcoming = upcoming.into_iter().map(|(on, due)| json!({ "on": on, "what": due }));
        json!({
            "today": seen.today,
            "real": seen.real,
            "stopped_on": seen.account.stopped_on,
            "last_day": seen.account.last_day,
            "upcoming": upcoming.collect::<Vec<_>>(),
        })
    };
    let (told, tag) = see(&account, language(&headers), told).await?;
    Ok(tagged(tag, &headers, axum::Json(told)))
}

/// `GET /v1/accounts/{account}/invoices.csv`
pub async fn invoices(Found(account): Found, headers: HeaderMap) -> Result<Response, Problem> {
    let (text, tag) =
        see(&account, language(&headers), |seen| sheets::invoices(seen.account, seen.words)).await?;
    Ok(tagged(tag, &headers, sheet("invoices.csv", text)))
}

/// `GET /v1/accounts/{account}/orders.csv`
pub async fn orders(Found(account): Found, headers: HeaderMap) -> Result<Response, Problem> {
    let (text, tag) =
        see(&account, language(&headers), |seen| sheets::orders(seen.account, seen.words)).await?;
    Ok(tagged(tag, &headers, sheet("orders.csv", text)))
}

/// `GET /v1/scenarios`
pub async fn scenarios(Asked(language): Asked) -> Response {
    let told = |scenario: Scenario| {
        let (title, text) = about(scenario);
        json!({ "scenario": scenario.id(), "title": title.wording(language), "text": text.wording(language) })
    };
    axum::Json(json!({ "items": Scenario::ALL.map(told), "next": null })).into_response()
}

/// What a ready-made company is called, and what there is to see in it.
fn about(scenario: Scenario) -> (Text, Text) {
    match scenario {
        Scenario::NetworkMember => (texts::NETWORK_MEMBER, texts::NETWORK_MEMBER_TEXT),
        Scenario::FreshActionPack => (texts::FRESH_ACTION_PACK, texts::FRESH_ACTION_PACK_TEXT),
        Scenario::RenewalSoon => (texts::RENEWAL_SOON, texts::RENEWAL_SOON_TEXT),
        Scenario::RenewalOff => (texts::RENEWAL_OFF, texts::RENEWAL_OFF_TEXT),
        Scenario::ExpiredInGrace => (texts::EXPIRED_IN_GRACE, texts::EXPIRED_IN_GRACE_TEXT),
        Scenario::CardExpiring => (texts::CARD_EXPIRING, texts::CARD_EXPIRING_TEXT),
        Scenario::ChargeDeclined => (texts::CHARGE_DECLINED, texts::CHARGE_DECLINED_TEXT),
        Scenario::CancellationWaiting => (texts::CANCELLATION_WAITING, texts::CANCELLATION_WAITING_TEXT),
        Scenario::SilverQualified => (texts::SILVER_QUALIFIED, texts::SILVER_QUALIFIED_TEXT),
        Scenario::SilverAtRisk => (texts::SILVER_AT_RISK, texts::SILVER_AT_RISK_TEXT),
        Scenario::TenYears => (texts::TEN_YEARS, texts::TEN_YEARS_TEXT),
    }
}
