//! The invoices and credit notes as a file.

use super::{Cell, csv};
use crate::domain::account::Account;
use crate::domain::invoice::{Invoice, InvoiceKind};
use crate::i18n::{Words, billing, checkout, names, subscription};

/// All invoices and credit notes, the first one first.
pub fn invoices(account: &Account, words: Words) -> String {
    let heading = [
        billing::NUMBER,
        billing::DOCUMENT,
        billing::AMENDS,
        checkout::ORDER_NUMBER,
        billing::ISSUED,
        billing::PERIOD_FROM,
        billing::PERIOD_TO,
        billing::CONTENT,
        subscription::BILLED_TO,
        billing::VAT_ID,
        billing::NET,
        billing::TAX,
        billing::TOTAL,
        billing::CURRENCY,
    ];
    let heading = heading.into_iter().map(|name| words.say(name)).collect();
    csv(heading, account.invoices.iter().map(|invoice| row(account, words, invoice)).collect())
}

fn row(account: &Account, words: Words, invoice: &Invoice) -> Vec<Cell> {
    let (kind, amends) = match invoice.kind {
        InvoiceKind::Invoice => (billing::INVOICE, None),
        InvoiceKind::CreditNote { amends } => (billing::CREDIT_NOTE, account.invoice(amends)),
    };
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    let content = invoice.quote.lines.iter().map(|line| names::item(words, line.item)).collect::<Vec<_>>();
    vec![
        Cell::Text(invoice.number.clone()),
        Cell::Text(words.say(kind)),
        text(amends.map(|amended| amended.number.clone())),
        text(account.order(invoice.order).map(|order| order.number.clone())),
        Cell::Date(invoice.on),
        Cell::Date(invoice.period.0),
        Cell::Date(invoice.period.1),
        Cell::Text(content.join("; ")),
        Cell::Text(invoice.buyer.legal_name.clone()),
        text(invoice.buyer.vat_id.as_ref().map(|vat_id| vat_id.as_str().to_owned())),
        Cell::Amount(invoice.quote.net),
        Cell::Amount(invoice.quote.tax),
        Cell::Amount(invoice.quote.total),
        Cell::Text(invoice.quote.total.currency.code().to_owned()),
    ]
}
