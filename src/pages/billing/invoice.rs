//! An invoice or a credit note, as it is printed.

use crate::browser::document;
use crate::components::action::{Action, Kind, actions};
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::domain::company::Company;
use crate::domain::id::InvoiceId;
use crate::domain::invoice::InvoiceKind;
use crate::i18n::{Text, Words, checkout, frame, subscription};
use crate::markup::{Markup, div, el};
use crate::pages::checkout::{amounts, period};
use crate::pages::{Page, Shown, not_found};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words, id: InvoiceId) -> Shown {
    let found = session.read(|account| {
        let invoice = account.invoice(id)?.clone();
        let order = account.order(invoice.order).map(|order| order.number.clone()).unwrap_or_default();
        Some((invoice, order))
    });
    let Some((invoice, order)) = found else { return not_found::show(words) };
    let (kind, paid) = match invoice.kind {
        InvoiceKind::Invoice => (subscription::INVOICE, subscription::PAID),
        InvoiceKind::CreditNote { .. } => (subscription::CREDIT_NOTE, subscription::REFUNDED),
    };
    let title = [words.say(kind), invoice.number.clone()].join(" ");
    let header = PageHeader {
        path: Some((words.say(frame::PATH), vec![(words.say(frame::OFFERS), Route::Offers.href())])),
        title: title.clone(),
        actions: Some(actions(vec![Action::press(
            "print",
            words.say(subscription::PRINT),
            Kind::Primary,
            document::print,
        )])),
        ..PageHeader::default()
    };
    let (lines, total) = amounts(words, &invoice.quote);
    let rows: Vec<Markup> = lines
        .into_iter()
        .map(|(name, amount)| el("div").with(el("dt").with(name)).with(el("dd").with(amount)).into())
        .collect();
    let party = |name: Text, value: String| -> Markup {
        el("div").with(el("dt").text(words.say(name))).with(el("dd").with(value)).into()
    };
    let view = div("page").with(header.view()).with(
        el("article")
            .class("receipt")
            .attr("aria-labelledby", "document")
            .with(
                el("header")
                    .with(
                        div("stack")
                            .attr("data-gap", "s")
                            .with(el("h2").id("document").text(words.say(kind)))
                            .with(el("p").class("numeric").with(invoice.number.clone())),
                    )
                    .with(badge(Tone::Success, words.say(paid))),
            )
            .with(
                el("dl")
                    .class("parties")
                    .with(party(subscription::FROM_DESK, words.say(frame::MEMBERDESK)))
                    .with(party(subscription::BILLED_TO, buyer(words, &invoice.buyer)))
                    .with(party(subscription::ISSUED, words.date(invoice.on)))
                    .with(party(subscription::PERIOD, period(words, invoice.period)))
                    .with(party(checkout::ORDER_NUMBER, order)),
            )
            .with(
                el("dl").class("totals").with(rows).with(
                    el("div")
                        .attr("data-total", "true")
                        .with(el("dt").with(total.0))
                        .with(el("dd").with(total.1)),
                ),
            )
            .with(el("footer").with(el("p").text(words.say(subscription::SIMULATED)))),
    );
    Page::shown(title, view)
}

/// Who was billed, line by line.
fn buyer(words: Words, company: &Company) -> String {
    let address = &company.address;
    let place = [address.postcode.clone(), Some(address.city.clone()), address.region.clone()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let country = words.format.country(words.language, address.country.code());
    let vat_id = company.vat_id.as_ref().map(|vat_id| vat_id.as_str().to_owned());
    let lines =
        [Some(company.legal_name.clone()), Some(address.street.clone()), Some(place), Some(country), vat_id];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
