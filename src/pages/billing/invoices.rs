//! Billing > Invoices: every invoice and credit note, linked to one another.

use super::{Download, instead, list_header, not_for_you, to_offers, years};
use crate::components::icon::Icon;
use crate::components::list::List;
use crate::components::list_state::{Direction, Key, Rows};
use crate::components::list_tools::Filter;
use crate::components::table::Column;
use crate::domain::account::Account;
use crate::domain::id::InvoiceId;
use crate::domain::invoice::{Invoice, InvoiceKind};
use crate::i18n::{Text, Words, billing, frame, names};
use crate::markup::{Markup, div, el};
use crate::pages::checkout::period;
use crate::pages::listing::listing;
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::session::Session;
use crate::sheets;
use std::fmt::Write;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::INVOICES);
    let file = Download { name: billing::INVOICES_FILE, write: sheets::invoices };
    let some = session.read(|account| !account.invoices.is_empty());
    let locked = not_for_you(session, words);
    let file = (some && locked.is_none()).then_some(file);
    let header = list_header(session, words, &title, billing::INVOICES_LEAD, file).view();
    if let Some(locked) = locked {
        return Page::shown(title, div("page").with(header).with(locked));
    }
    let (state, change) = listing(session, "invoices");
    let list = session.read(|account| {
        let rows = Rows {
            count: account.invoices.len(),
            key: &|place, column| key(words, &account.invoices[place], column),
            text: &|place, text| {
                let invoice = &account.invoices[place];
                let order = account.order(invoice.order).map_or("", |order| order.number.as_str());
                let (content, total) = (content(words, invoice), invoice.quote.total.decimal());
                // Writing into a text never fails.
                let _ = write!(text, "{} {order} {content} {} {total}", invoice.number, invoice.on);
            },
            value: &|place, filter| {
                let invoice = &account.invoices[place];
                match filter {
                    0 => kind(invoice).1.into(),
                    _ => invoice.on.year().to_string().into(),
                }
            },
        };
        let columns = [billing::NUMBER, billing::DOCUMENT, billing::CONTENT, billing::ISSUED];
        let mut columns: Vec<Column> = columns.map(|name| Column::new(words.say(name))).into();
        columns.push(Column::amounts(words.say(billing::TOTAL)));
        List {
            id: "invoices",
            ids: ["invoices-search", "invoices-order"],
            caption: title.clone(),
            columns,
            initial: (0, Direction::Descending),
            search: words.say(billing::FIND_INVOICE),
            filters: vec![
                documents(words),
                years(words, "invoices-year", account.invoices.iter().map(|invoice| invoice.on.year())),
            ],
            rows,
            cells: &|place| cells(account, words, &account.invoices[place]),
            empty: instead(
                Icon::Invoice,
                words.say(billing::NO_INVOICES),
                words.say(billing::NO_INVOICES_TEXT),
                to_offers(words),
            ),
        }
        .view(words, &state, &change)
    });
    Page::shown(title, div("page").with(header).with(list))
}

/// The name of a kind of document, and its value in the filter.
fn kind(invoice: &Invoice) -> (Text, &'static str) {
    match invoice.kind {
        InvoiceKind::Invoice => (billing::INVOICE, "invoice"),
        InvoiceKind::CreditNote { .. } => (billing::CREDIT_NOTE, "credit-note"),
    }
}

fn documents(words: Words) -> Filter {
    let option = |value: &str, name: Text| (value.to_owned(), words.say(name));
    Filter {
        id: "invoices-document",
        label: words.say(billing::DOCUMENT),
        options: vec![
            option("", billing::EVERY_DOCUMENT),
            option("invoice", billing::INVOICE),
            option("credit-note", billing::CREDIT_NOTE),
        ],
    }
}

fn content(words: Words, invoice: &Invoice) -> String {
    invoice.quote.lines.first().map(|line| names::item(words, line.item)).unwrap_or_default()
}

fn key(words: Words, invoice: &Invoice, column: usize) -> Key {
    match column {
        0 => Key::Number(invoice.id.0.into()),
        1 => Key::Text(words.say(kind(invoice).0)),
        2 => Key::Text(content(words, invoice)),
        3 => Key::Number(invoice.on.epoch_days()),
        _ => Key::Number(invoice.quote.total.minor),
    }
}

fn cells(account: &Account, words: Words, invoice: &Invoice) -> Vec<Markup> {
    vec![
        link(invoice).into(),
        document(account, words, invoice),
        el("div")
            .with(el("p").text(content(words, invoice)))
            .with(el("p").class("soft").with(el("small").text(period(words, invoice.period))))
            .into(),
        words.date(invoice.on).into(),
        words.money(invoice.quote.total).into(),
    ]
}

fn link(invoice: &Invoice) -> crate::markup::Element {
    el("a").class("numeric").attr("href", Route::Invoice(invoice.id).href()).text(invoice.number.clone())
}

/// What kind of document it is, and which other documents belong to it.
fn document(account: &Account, words: Words, invoice: &Invoice) -> Markup {
    let with_link = |text: Text, other: InvoiceId| {
        let number = account.invoice(other).map(|other| other.number.clone()).unwrap_or_default();
        let (before, after) = words.wording(text).split_once("{number}").unwrap_or_default();
        let link = el("a").class("numeric").attr("href", Route::Invoice(other).href()).text(number);
        Markup::from([before.to_owned().into(), link.into(), after.to_owned().into()])
    };
    match invoice.kind {
        InvoiceKind::CreditNote { amends } => with_link(billing::CREDIT_FOR, amends),
        InvoiceKind::Invoice => match account.credit_notes(invoice.id).next() {
            Some(note) => with_link(billing::CREDITED_BY, note.id),
            None => words.say(billing::INVOICE).into(),
        },
    }
}
