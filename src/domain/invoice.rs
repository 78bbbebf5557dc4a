//! Invoices and credit notes.

use super::account::Account;
use super::company::Company;
use super::date::Day;
use super::id::{InvoiceId, OrderId};
use super::order::Quote;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// What kind of document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    /// Money that was charged.
    Invoice,
    /// Money that was given back, and the invoice that it amends.
    CreditNote { amends: InvoiceId },
}

/// An invoice or a credit note; it never changes once it is issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// The number that a member reads.
    pub number: String,
    /// What kind of document it is.
    pub kind: InvoiceKind,
    /// The order it is about.
    pub order: OrderId,
    /// The day it was issued.
    pub on: Day,
    /// The first and the last day that was paid for.
    pub period: (Day, Day),
    /// Lines, tax and total, in one currency; all of it was paid. Of a credit note they are negative.
    pub quote: Quote,
    /// Who was billed, as the company was on that day: a VAT ID entered later is only on later invoices.
    pub buyer: Company,
}

impl Account {
    /// The invoice of that id.
    pub fn invoice(&self, id: InvoiceId) -> Option<&Invoice> {
        self.invoices.get((id.0 as usize).wrapping_sub(1)).filter(|invoice| invoice.id == id)
    }

    pub(super) fn next_invoice(&self) -> InvoiceId {
        InvoiceId(self.invoices.len() as u32 + 1)
    }
}

/// The number of an invoice: the year it was issued in, then its place in the account.
pub(super) fn number(id: InvoiceId, on: Day) -> String {
    let place = id.0.to_string();
    let zeros = "0".repeat(5_usize.saturating_sub(place.len()));
    [&on.year().to_string(), "-", &zeros, &place].concat()
}
