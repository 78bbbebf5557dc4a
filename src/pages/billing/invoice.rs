//! An invoice or a credit note, as it is printed.

use crate::browser::document;
use crate::components::action::{Action, Kind, actions};
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::domain::company::Company;
use crate::domain::id::InvoiceId;
use crate::domain::invoice::InvoiceKind;
use crate::i18n::{Text, Words, checkout, frame, subscription};
use crate::pages::checkout::{amounts, period};
use crate::pages::{Page, Shown, not_found};
use crate::routes::Route;
use crate::session::Session;
use leptos::prelude::*;

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
    let rows: Vec<AnyView> = lines
        .into_iter()
        .map(|(name, amount)| view! { <div><dt>{name}</dt><dd>{amount}</dd></div> }.into_any())
        .collect();
    let party = |name: Text, value: String| {
        view! { <div><dt>{words.say(name)}</dt><dd>{value}</dd></div> }.into_any()
    };
    let view = view! {
        <div class="page">
            {header.view()}
            <article class="receipt" aria-labelledby="document">
                <header>
                    <div class="stack" data-gap="s">
                        <h2 id="document">{words.say(kind)}</h2><p class="numeric">{invoice.number.clone()}</p>
                    </div>
                    {badge(Tone::Success, words.say(paid))}
                </header>
                <dl class="parties">
                    {party(subscription::FROM_DESK, words.say(frame::MEMBERDESK))}
                    {party(subscription::BILLED_TO, buyer(words, &invoice.buyer))}
                    {party(subscription::ISSUED, words.date(invoice.on))}
                    {party(subscription::PERIOD, period(words, invoice.period))}
                    {party(checkout::ORDER_NUMBER, order)}
                </dl>
                <dl class="totals">{rows}<div data-total="true"><dt>{total.0}</dt><dd>{total.1}</dd></div></dl>
                <footer><p>{words.say(subscription::SIMULATED)}</p></footer>
            </article>
        </div>
    };
    Page::shown(title, view.into_any())
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
