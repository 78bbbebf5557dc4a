//! The invoices and credit notes of a subscription.

use crate::components::notice::{Tone, notice};
use crate::components::table::{Column, Row, table as rows_of};
use crate::domain::invoice::{Invoice, InvoiceKind};
use crate::domain::permission::Permission;
use crate::domain::subscription::Subscription;
use crate::i18n::{Words, checkout, permissions, subscription};
use crate::markup::{Markup, div, el};
use crate::pages::checkout::period;
use crate::routes::Route;
use crate::session::Session;

/// What was billed and what was given back, the latest first; or why someone does not see it.
pub fn table(session: Session, words: Words, held: &Subscription) -> Markup {
    let by = session.by();
    if !session.read(|account| account.permits(by, Permission::SeeOrders)) {
        let text = permissions::lacking(words, Permission::SeeOrders);
        return notice(Tone::Neutral, Some(words.say(subscription::DOCUMENTS)), text, None);
    }
    let rows = session.read(|account| {
        let ours = |invoice: &&Invoice| held.terms.iter().any(|term| term.order == invoice.order);
        account.invoices.iter().rev().filter(ours).map(|invoice| row(words, invoice)).collect()
    });
    let columns = vec![
        Column::new(words.say(subscription::KIND)),
        Column::new(words.say(checkout::PAID_YEAR)),
        Column::amounts(words.say(subscription::AMOUNT)),
    ];
    rows_of(words.say(subscription::DOCUMENTS), columns, rows)
}

fn row(words: Words, invoice: &Invoice) -> Row {
    let kind = match invoice.kind {
        InvoiceKind::Invoice => subscription::INVOICE,
        InvoiceKind::CreditNote { .. } => subscription::CREDIT_NOTE,
    };
    let number =
        el("a").class("numeric").attr("href", Route::Invoice(invoice.id).href()).text(invoice.number.clone());
    let issued = words.fill(subscription::ISSUED_ON, &[("date", &words.date(invoice.on))]);
    let document = div("stack")
        .attr("data-gap", "none")
        .with(el("span").text([&words.say(kind), " "].concat()).with(number))
        .with(el("small").class("soft").text(issued));
    Row {
        key: invoice.number.clone(),
        cells: vec![
            document.into(),
            period(words, invoice.period).into(),
            el("span").class("numeric").text(words.money(invoice.quote.total)).into(),
        ],
    }
}
