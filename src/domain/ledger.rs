//! The money that moved: in with each invoice, out with each credit note.
//!
//! Each invoice and each credit note has exactly one payment, issued with it, so that the money that came in is always
//! the sum of the invoices less the credit notes.

use super::account::Account;
use super::date::Day;
use super::id::{InvoiceId, OrderId};
use super::invoice::Invoice;
use super::money::{Currency, Money};
use super::order::PayBy;

/// One movement of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The day it moved.
    pub on: Day,
    /// The order that it paid, or gave back.
    pub order: OrderId,
    /// The invoice or credit note that says what it was for.
    pub invoice: InvoiceId,
    /// How it was paid; money is given back the same way.
    pub pay_by: PayBy,
    /// How much: negative where it was given back.
    pub amount: Money,
}

impl Account {
    /// The money that came in less the money that was given back, in one currency; nothing if it exceeds what can be
    /// represented.
    pub fn balance(&self, currency: Currency) -> Option<Money> {
        let amounts = self.payments.iter().map(|payment| payment.amount);
        Money::sum(amounts.filter(|amount| amount.currency == currency), currency)
    }

    /// How much was paid on an invoice (or given back with a credit note, negative); what later credit notes gave back
    /// is not taken off.
    pub fn amount_paid(&self, invoice: InvoiceId) -> Option<Money> {
        self.payments.iter().rev().find(|payment| payment.invoice == invoice).map(|payment| payment.amount)
    }
}

/// Money moved, and this is the document about it.
pub(super) fn moved(account: &mut Account, on: Day, invoice: &Invoice, pay_by: PayBy) {
    account.payments.push(Payment {
        on,
        order: invoice.order,
        invoice: invoice.id,
        pay_by,
        amount: invoice.quote.total,
    });
    account.invoices.push(invoice.clone());
}
