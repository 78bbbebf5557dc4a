//! An invoice or a credit note, as it is printed: one page in the language that is shown.

use super::not_for_you;
use crate::browser::document;
use crate::components::action::{Action, Kind, actions};
use crate::components::icon::Icon;
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::components::table::{Column, Row, table};
use crate::domain::account::Account;
use crate::domain::company::Company;
use crate::domain::id::InvoiceId;
use crate::domain::invoice::{Invoice, InvoiceKind};
use crate::domain::money::Money;
use crate::domain::order::PayBy;
use crate::i18n::{Text, Words, billing, checkout, frame, names, subscription};
use crate::markup::{Element, Markup, div, el};
use crate::pages::checkout::{card_name, period, rate};
use crate::pages::{Page, Shown, not_found};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words, id: InvoiceId) -> Shown {
    let Some(invoice) = session.read(|account| account.invoice(id).cloned()) else {
        return not_found::show(words);
    };
    let title = [words.say(kind(&invoice)), invoice.number.clone()].join(" ");
    let path = vec![(words.say(frame::INVOICES), Route::Invoices.href())];
    let mut header = PageHeader {
        path: Some((words.say(frame::PATH), path)),
        title: title.clone(),
        ..PageHeader::default()
    };
    if let Some(locked) = not_for_you(session, words) {
        let title = words.say(frame::INVOICES);
        let header = PageHeader { title: title.clone(), ..header };
        return Page::shown(title, div("page").with(header.view()).with(locked));
    }
    let print = Action::press("print", words.say(subscription::PRINT), Kind::Primary, document::print);
    header.actions = Some(actions(vec![print.with_icon(Icon::Print)]));
    let paper = session.read(|account| paper(account, words, &invoice));
    Page::shown(title, div("page").with(header.view()).with(paper))
}

fn kind(invoice: &Invoice) -> Text {
    match invoice.kind {
        InvoiceKind::Invoice => billing::INVOICE,
        InvoiceKind::CreditNote { .. } => billing::CREDIT_NOTE,
    }
}

fn paper(account: &Account, words: Words, invoice: &Invoice) -> Element {
    let (tone, state) = match invoice.kind {
        InvoiceKind::CreditNote { .. } => (Tone::Neutral, billing::REFUNDED),
        InvoiceKind::Invoice if account.credit_notes(invoice.id).next().is_none() => {
            (Tone::Success, billing::PAID)
        }
        InvoiceKind::Invoice if account.refundable(invoice.id).is_none_or(Money::is_zero) => {
            (Tone::Neutral, billing::REFUNDED)
        }
        InvoiceKind::Invoice => (Tone::Warning, billing::PARTLY_REFUNDED),
    };
    let name = div("stack")
        .attr("data-gap", "s")
        .with(el("h2").id("document").text(words.say(kind(invoice))))
        .with(el("p").class("numeric").text(invoice.number.clone()));
    el("article")
        .class("receipt")
        .attr("aria-labelledby", "document")
        .with(el("header").with(name).with(badge(tone, words.say(state))))
        .with(parties(account, words, invoice))
        .with(lines(words, invoice))
        .with(totals(account, words, invoice))
        .with(el("footer").with(el("p").text(words.say(subscription::SIMULATED))))
}

/// Who issued it to whom, about what.
fn parties(account: &Account, words: Words, invoice: &Invoice) -> Element {
    let party = |name: Text, value: Markup| -> Markup {
        el("div").with(el("dt").text(words.say(name))).with(el("dd").with(value)).into()
    };
    let link = |route: Route, text: String| el("a").class("numeric").attr("href", route.href()).text(text);
    let order = account.order(invoice.order).map(|order| {
        party(checkout::ORDER_NUMBER, link(Route::Order(order.id), order.number.clone()).into())
    });
    let amended = match invoice.kind {
        InvoiceKind::Invoice => None,
        InvoiceKind::CreditNote { amends } => account.invoice(amends),
    };
    let amended = amended.map(|amended| {
        let link = link(Route::Invoice(amended.id), amended.number.clone());
        party(billing::AMENDED, around(words, billing::AMENDED_TEXT, link, &words.date(amended.on)))
    });
    let mpn_id = account.mpn_id.clone().map(|mpn_id| party(billing::MPN_ID, mpn_id.into()));
    el("dl")
        .class("parties")
        .with(party(
            subscription::FROM_DESK,
            [words.say(billing::SELLER), "\n".to_owned(), words.say(billing::SELLER_IS)].concat().into(),
        ))
        .with(party(subscription::BILLED_TO, buyer(words, &invoice.buyer).into()))
        .with(party(subscription::ISSUED, words.date(invoice.on).into()))
        .with(party(subscription::PERIOD, period(words, invoice.period).into()))
        .with(amended)
        .with(order)
        .with(mpn_id)
}

/// A text whose `{number}` is a link, and whose `{date}` is a date.
fn around(words: Words, text: Text, link: Element, date: &str) -> Markup {
    let text = words.fill(text, &[("date", date)]);
    let (before, after) = text.split_once("{number}").unwrap_or(("", ""));
    [before.to_owned().into(), link.into(), after.to_owned().into()].into()
}

/// Who was billed, line by line. The VAT ID is there if the company had one on that day.
fn buyer(words: Words, company: &Company) -> String {
    let address = &company.address;
    let country = words.country(address.country.code());
    let vat_id = company.vat_id.as_ref().map(|id| words.fill(billing::VAT_ID_OF, &[("id", id.as_str())]));
    let lines = [
        Some(company.legal_name.clone()),
        Some(address.street.clone()),
        Some(address.place()),
        Some(country),
        vat_id,
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn lines(words: Words, invoice: &Invoice) -> Markup {
    let columns = [billing::NET, billing::TAX, billing::AMOUNT];
    let columns = columns.map(|name| Column::amounts(words.say(name)));
    let columns = std::iter::once(Column::new(words.say(billing::CONTENT))).chain(columns).collect();
    let rows = invoice.quote.lines.iter().zip(0_u32..).map(|(line, place)| {
        let gross = line.net.plus(line.tax).unwrap_or(line.net);
        let amounts = [line.net, line.tax, gross].map(|amount| Markup::from(words.money(amount)));
        let item = Markup::from(names::item(words, line.item));
        Row { key: place.to_string(), cells: std::iter::once(item).chain(amounts).collect() }
    });
    table(words.say(billing::LINES), columns, rows.collect())
}

/// The sums, what was paid, and what was given back since.
fn totals(account: &Account, words: Words, invoice: &Invoice) -> Element {
    let row = |name: Markup, amount: Money| -> Element {
        el("div").with(el("dt").with(name)).with(el("dd").text(words.money(amount)))
    };
    let quote = &invoice.quote;
    let tax = words.fill(billing::TAX_RATE, &[("rate", &rate(quote.tax_rate))]);
    let payment = account.payments.iter().rev().find(|payment| payment.invoice == invoice.id);
    let paid = payment.map(|payment| {
        let how = match payment.pay_by {
            PayBy::Card(method) => {
                account.payment_method(method).map(|card| card_name(words, card)).unwrap_or_default()
            }
            PayBy::Transfer => words.say(billing::TRANSFER),
        };
        let text = match invoice.kind {
            InvoiceKind::Invoice => billing::PAID_WITH,
            InvoiceKind::CreditNote { .. } => billing::GIVEN_BACK_TO,
        };
        let text = words.fill(text, &[("date", &words.date(payment.on)), ("how", &how)]);
        row(text.into(), payment.amount)
    });
    let notes: Vec<Element> = account
        .credit_notes(invoice.id)
        .map(|note| {
            let link = el("a").class("numeric").attr("href", Route::Invoice(note.id).href());
            let name = around(words, billing::CREDITED, link.text(note.number.clone()), &words.date(note.on));
            row(name, note.quote.total)
        })
        .collect();
    let left = account.refundable(invoice.id).filter(|_| !notes.is_empty());
    let left = left.map(|left| row(words.say(billing::LEFT).into(), left).attr("data-total", "true"));
    el("dl")
        .class("totals")
        .with(row(words.say(billing::NET).into(), quote.net))
        .with(row(tax.into(), quote.tax))
        .with(row(words.say(billing::TOTAL).into(), quote.total).attr("data-total", "true"))
        .with(paid)
        .with(notes)
        .with(left)
}
