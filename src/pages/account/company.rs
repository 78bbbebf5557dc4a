//! Account > Company profile: how the network and invoices name the company, and where it works.

use super::address_lines;
use crate::components::action::{Action, Kind, actions};
use crate::components::email::email;
use crate::components::facts::{Fact, facts};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::components::table::{Column, Row, table};
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::company::{Company, Location, Place};
use crate::domain::date::Day;
use crate::domain::membership::Membership;
use crate::i18n::{Text, Words, company as texts, frame, problems, welcome};
use crate::markup::{Element, Markup, div, el};
use crate::pages::home::level_name;
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let Some(company) = session.read(|account| account.company.clone()) else {
        return not_found::show(words);
    };
    let may_change = session.may(&Command::ChangeCompany { company: Box::new(company.clone()) });
    let change = Action::link(
        "change-company",
        words.say(texts::CHANGE),
        Kind::Secondary,
        Route::ChangeCompany.href(),
    )
    .with_icon(Icon::Edit)
    .unless(refused::reason(words, may_change));
    let title = words.say(frame::COMPANY);
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.say(texts::LEAD)),
        actions: Some(actions(vec![change])),
        ..PageHeader::default()
    };
    let view = session.read(|account| {
        div("page")
            .with(header.view())
            .with(div("split").with(profile(account, words, &company)).with(pass(
                account,
                words,
                &company,
                session.today(),
            )))
            .with(locations(session, account, words, &company))
    });
    Page::shown(title, view)
}

fn profile(account: &Account, words: Words, company: &Company) -> Markup {
    let contact = &company.contact;
    let phone = contact.phone.clone().map(Markup::from);
    let contact = [Some(contact.name.clone().into()), Some(email(&contact.email)), phone];
    let contact = contact.into_iter().flatten().collect();
    let vat = match &company.vat_id {
        Some(id) => words.fill(texts::VAT_ON_INVOICES, &[("id", id.as_str())]),
        None => words.say(texts::NO_VAT),
    };
    let currency = words.fill(texts::CURRENCY_TEXT, &[("currency", account.prices.currency.code())]);
    facts(vec![
        Fact::new(
            words.say(problems::label(crate::domain::entry::Field::CompanyName)),
            company.legal_name.clone(),
        ),
        Fact::shown(
            words.say(texts::ADDRESS),
            lines(address_lines(words, &company.address).into_iter().map(Markup::from).collect()),
        ),
        Fact::shown(words.say(texts::CONTACT), lines(contact)),
        Fact::new(words.say(problems::label(crate::domain::entry::Field::VatId)), vat),
        Fact::new(words.say(texts::CURRENCY), currency),
    ])
}

/// Texts below one another.
pub fn lines(lines: Vec<Markup>) -> Vec<Markup> {
    let count = lines.len();
    let line = |(place, line): (usize, Markup)| {
        let end = (place + 1 < count).then(|| el("br"));
        [line, end.into()].into()
    };
    lines.into_iter().enumerate().map(line).collect()
}

/// The membership of the company, as it could hold it in its hand.
fn pass(account: &Account, words: Words, company: &Company, today: Day) -> Element {
    let (tone, status, since) = match account.membership {
        Membership::None => (Tone::Neutral, welcome::NOT_YET, None),
        Membership::Rejected { .. } => (Tone::Danger, welcome::REJECTED, None),
        Membership::Pending { .. } => (Tone::Info, welcome::PENDING, None),
        Membership::Authorized { since } => (Tone::Success, level_name(account.level(today)), Some(since)),
    };
    let fact =
        |name: Text, value: String| el("div").with(el("dt").text(words.say(name))).with(el("dd").with(value));
    let places = words.number(account.present_locations().count() as i64);
    div("pass")
        .with(el("strong").text(company.legal_name.clone()))
        .with(badge(tone, words.say(status)))
        .with(
            el("p")
                .class("number")
                .with(el("small").text(words.say(welcome::MPN_ID)))
                .text(" ")
                .text(account.mpn_id.clone().unwrap_or_default()),
        )
        .with(
            el("dl")
                .class("facts-line")
                .with(since.map(|since| fact(texts::MEMBER_SINCE, words.date(since))))
                .with(fact(texts::LOCATIONS, places)),
        )
}

fn locations(session: Session, account: &Account, words: Words, company: &Company) -> Element {
    // Whether adding is possible does not depend on what is added: the company's own address stands for it.
    let place = Place { name: company.legal_name.clone(), address: company.address.clone() };
    let may_add = session.may(&Command::AddLocation { place: Box::new(place) });
    let add = |kind| {
        Action::link("add-location", words.say(texts::ADD_LOCATION), kind, Route::NewLocation.href())
            .with_icon(Icon::Add)
            .unless(refused::reason(words, may_add.clone()))
    };
    let present: Vec<&Location> = account.present_locations().collect();
    let heading = el("h2").id("locations").text(words.say(texts::LOCATIONS));
    let section = el("section").class("stack").attr("aria-labelledby", "locations");
    let section = if present.is_empty() {
        section.with(heading).with(
            div("empty-state")
                .with(icon(Icon::Company))
                .with(el("h3").text(words.say(texts::NO_LOCATIONS)))
                .with(el("p").text(words.say(texts::NO_LOCATIONS_TEXT)))
                .with(actions(vec![add(Kind::Secondary)])),
        )
    } else {
        section
            .with(div("section-head").with(heading).with(add(Kind::Secondary).view()))
            .with(location_table(words, &present))
    };
    section.with(removed(account, words))
}

fn location_table(words: Words, present: &[&Location]) -> Markup {
    let rows: Vec<Row> = present
        .iter()
        .map(|location| {
            let href = Route::Location(location.id).href();
            let address = address_lines(words, &location.place.address).join(&words.say(frame::COMMA));
            Row {
                key: location.id.to_string(),
                cells: vec![
                    el("a").attr("href", href).text(location.place.name.clone()).into(),
                    el("span").class("numeric").text(location.mpn_id.clone()).into(),
                    address.into(),
                    words.date(location.added).into(),
                ],
            }
        })
        .collect();
    let heads = [texts::LOCATIONS_NAME, welcome::MPN_ID, texts::PLACE_ADDRESS, texts::ADDED];
    let columns = heads.map(|head| Column::new(words.say(head))).into();
    table(words.say(texts::LOCATIONS_CAPTION), columns, rows)
}

/// The locations that were removed: their MPN IDs are not given again.
fn removed(account: &Account, words: Words) -> Option<Markup> {
    let entries: Vec<Element> = account
        .locations
        .iter()
        .filter_map(|location| {
            let gaps = [
                ("name", location.place.name.as_str()),
                ("id", location.mpn_id.as_str()),
                ("date", &words.date(location.removed?)),
            ];
            Some(el("li").text(words.fill(texts::REMOVED_ON, &gaps)))
        })
        .collect();
    (!entries.is_empty()).then(|| {
        el("details")
            .class("disclosure")
            .id("removed-locations")
            .with(el("summary").text(words.say(texts::REMOVED_LOCATIONS)))
            .with(el("ul").with(entries))
            .into()
    })
}
