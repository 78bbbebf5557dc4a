//! Giving money back: a credit note names the invoice that it amends, and never more is given back than was paid.

use super::account::{Account, Inconsistency};
use super::date::Day;
use super::id::InvoiceId;
use super::invoice::{self, Invoice, InvoiceKind};
use super::ledger;
use super::money::Money;
use super::order::{Line, PayBy, Quote};
use super::refusal::{Refusal, Thing};
use serde::{Deserialize, Serialize};

/// How much of an invoice is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Credit {
    /// All that was not given back already.
    Full,
    /// This much, tax included.
    Part(Money),
}

impl Account {
    /// The credit notes that amend an invoice, the first one first.
    pub fn credit_notes(&self, amended: InvoiceId) -> impl Iterator<Item = &Invoice> {
        let kind = InvoiceKind::CreditNote { amends: amended };
        self.invoices.iter().filter(move |note| note.kind == kind)
    }

    /// How much of an invoice can still be given back, tax included; nothing of a credit note.
    pub fn refundable(&self, id: InvoiceId) -> Option<Money> {
        let left = self.lines_left(self.invoice(id)?)?;
        let first = left.first()?;
        Money::sum(left.iter().flat_map(|line| [line.net, line.tax]), first.net.currency)
    }

    /// The lines of an invoice less what its credit notes gave back.
    fn lines_left(&self, invoice: &Invoice) -> Option<Vec<Line>> {
        let mut left = match invoice.kind {
            InvoiceKind::Invoice => invoice.quote.lines.clone(),
            InvoiceKind::CreditNote { .. } => return None,
        };
        for note in self.credit_notes(invoice.id) {
            for given in &note.quote.lines {
                let line = left.iter_mut().find(|line| line.item == given.item)?;
                line.net = line.net.plus(given.net)?;
                line.tax = line.tax.plus(given.tax)?;
            }
        }
        Some(left)
    }
}

/// The credit note that gives money back for an invoice, when so many `others` are issued by the same decision before
/// it.
///
/// A part is spread over the lines, and in each line over price and tax, in proportion to what is left of them, so that
/// parts which add up to the invoice add up to each of its lines and taxes exactly.
///
/// # Errors
/// There is no such invoice, or it is not an amount between one minor unit and what is left.
pub fn credit_note(
    account: &Account,
    id: InvoiceId,
    credit: Credit,
    on: Day,
    others: u32,
) -> Result<Invoice, Refusal> {
    let amended = account.invoice(id).ok_or(Refusal::NotFound { thing: Thing::Invoice })?;
    let left = account.refundable(id).unwrap_or(Money::zero(amended.quote.total.currency));
    let beyond = Refusal::RefundBeyondPaid { invoice: id, left };
    let amount = match credit {
        Credit::Full => left,
        Credit::Part(amount) => amount,
    };
    let within = amount.currency == left.currency && 0 < amount.minor && amount.minor <= left.minor;
    let lines = account.lines_left(amended).filter(|_| within).ok_or(beyond.clone())?;
    let quote = share(&lines, amount, left, amended.quote.tax_rate).ok_or(beyond)?;
    let note = InvoiceId(account.next_invoice().0 + others);
    Ok(Invoice {
        id: note,
        number: invoice::number(note, on),
        kind: InvoiceKind::CreditNote { amends: id },
        order: amended.order,
        on,
        period: amended.period,
        quote,
        buyer: amended.buyer.clone(),
    })
}

/// `amount` out of `left`, spread over the lines that are left, all negative.
fn share(lines: &[Line], amount: Money, left: Money, tax_rate: u32) -> Option<Quote> {
    let currency = left.currency;
    let mut before = 0;
    let mut given_before = 0;
    let mut given = Vec::new();
    for line in lines {
        let gross = line.net.plus(line.tax)?;
        before += i128::from(gross.minor);
        // The running total is rounded, not each share, so that the shares add up to the amount.
        let given_now = proportion(before, amount.minor, left.minor);
        let share = given_now - given_before;
        given_before = given_now;
        let tax = proportion(share, line.tax.minor, gross.minor);
        given.push(Line {
            item: line.item,
            net: Money::new(i64::try_from(tax - share).ok()?, currency),
            tax: Money::new(i64::try_from(-tax).ok()?, currency),
        });
    }
    let net = Money::sum(given.iter().map(|line| line.net), currency)?;
    let tax = Money::sum(given.iter().map(|line| line.tax), currency)?;
    Some(Quote { lines: given, tax_rate, net, tax, total: net.plus(tax)? })
}

/// `whole * part / of`, rounded half away from zero; nothing of nothing.
fn proportion(whole: i128, part: i64, of: i64) -> i128 {
    let (product, of) = (whole * i128::from(part), i128::from(of));
    if of == 0 {
        return 0;
    }
    (product + product.signum() * (of.abs() / 2)) / of
}

/// Money was given back, the way it had come.
pub(super) fn refunded(account: &mut Account, on: Day, note: &Invoice) -> Result<(), Inconsistency> {
    let missing = Inconsistency { missing: Thing::Invoice };
    let amends = match note.kind {
        InvoiceKind::CreditNote { amends } => amends,
        InvoiceKind::Invoice => return Err(missing),
    };
    let paid = account.payments.iter().find(|payment| payment.invoice == amends).ok_or(missing)?;
    let pay_by: PayBy = paid.pay_by;
    ledger::moved(account, on, note, pay_by);
    Ok(())
}
