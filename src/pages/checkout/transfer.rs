//! Transferring the money for an order that a bank transfer pays, reporting that, and letting it arrive.

use super::{go_on, header, offer_of};
use crate::components::action::{Action, Kind, Reason, WayOut, actions};
use crate::components::facts::{Fact, facts};
use crate::components::form::form;
use crate::components::notice::{Tone, notice};
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::entry::Field;
use crate::domain::id::OrderId;
use crate::domain::order::{Order, OrderState, Purpose, Step};
use crate::domain::transfer::{TransferEntry, TransferProof, account_to_pay};
use crate::domain::user::By;
use crate::i18n::{Words, checkout, competencies, frame, names, problems};
use crate::markup::{Markup, div, el};
use crate::pages::entry::{self, Ask, fields, problem_summary, refuse};
use crate::pages::{Page, Shown, giving_up, not_found, refused};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

const PROOF: &[Ask<TransferEntry>] = &[
    Ask {
        field: Field::PaidOn,
        part: |entry| &mut entry.paid_on,
        kind: entry::Kind::Date,
        autocomplete: "off",
        width: Some("m"),
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::PaidTo,
        part: |entry| &mut entry.paid_to,
        kind: entry::Kind::Text,
        autocomplete: "off",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::TransferReference,
        part: |entry| &mut entry.reference,
        kind: entry::Kind::Text,
        autocomplete: "off",
        width: None,
        optional: false,
        hint: Some(checkout::BANK_REFERENCE_HINT),
    },
];

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let id = order.id;
    let today = session.today();
    let refused = refused::reason(words, session.read(|account| account.may_arrive(id, today)));
    // Nobody is asked for money that could not be taken.
    let asks = refused.is_none();
    let (title, lead) = if asks {
        (checkout::TRANSFER_TITLE, checkout::TRANSFER_LEAD)
    } else {
        (checkout::TRANSFER_REFUSED, checkout::TRANSFER_REFUSED_LEAD)
    };
    let title = words.say(title);
    let (OrderState::AwaitingTransfer { expires, .. }, Some(quote)) = (order.state, &order.quote) else {
        return not_found::show(words);
    };
    let pay_to = account_to_pay(quote.total.currency);
    let (offer, reference, starts) = session.read(|account| {
        let offer = offer_of(account, order.purpose);
        (offer, account.transfer_reference(order), starts(account, words, order.purpose))
    });
    let mut rows = vec![Fact::new(words.say(checkout::OFFER), words.say(names::offer(offer)))];
    if asks {
        let reference = el("strong").class("numeric").text(reference);
        rows.extend([
            Fact::new(words.say(checkout::BANK_AMOUNT), words.money(quote.total)),
            Fact::new(words.say(checkout::TRANSFER_TO), pay_to.clone()),
            Fact::shown(words.say(checkout::TRANSFER_REFERENCE), reference),
        ]);
    }
    rows.push(Fact::new(words.say(checkout::TRANSFER_BY), words.date(expires)));
    rows.extend(asks.then(|| Fact::new(words.say(checkout::STARTS), starts)));
    let entry = session.form::<TransferEntry>(&draft(id));
    entry.typed(|entry| {
        if *entry == TransferEntry::default() {
            entry.paid_on = session.today().to_string();
            entry.paid_to = pay_to;
        }
    });
    let mut header = header(words, order, Step::Transfer, &title, Some(lead));
    header.above = Some([header.above.into(), problem_summary(words, entry).into()].into());
    let leave = vec![
        Action::link("close", words.say(frame::CLOSE), Kind::Primary, Route::Offers.href()),
        giving_up::give_up(session, words, id, Kind::Quiet),
    ];
    let view = div("page")
        .attr("data-width", "form")
        .with(header.view())
        .with(refused.clone().map(why_not))
        .with(facts(rows))
        .with(actions(leave))
        .with(report(session, words, id, entry, order.proof.as_deref()))
        .with(arrival(session, words, id, refused))
        .with(giving_up::dialog(session, words, order, Some(Route::Offers)));
    Page::shown(title, view)
}

/// Why the money could not be taken as matters stand, and what helps.
fn why_not(reason: Reason) -> Markup {
    let text = [reason.text, reason.basis.unwrap_or_default()].concat();
    let way_out = match reason.way_out {
        Some(WayOut::There(text, href)) => {
            Some(actions(vec![Action::link("way-out", text, Kind::Secondary, href)]))
        }
        Some(WayOut::Here(..)) | None => None,
    };
    notice(Tone::Warning, None, text, way_out)
}

/// When that starts which a transfer pays: on which day it will arrive, nobody knows.
pub(super) fn starts(account: &Account, words: Words, purpose: Purpose) -> String {
    match purpose {
        Purpose::Renew(_) => words.say(checkout::TRANSFER_RENEWS),
        Purpose::Subscribe(_) | Purpose::Upgrade(_) => {
            let days = account.policy().transfer_activation;
            let count = words.number(days.into());
            words.fill(checkout::TRANSFER_STARTS, &[("n", &days.to_string()), ("count", &count)])
        }
    }
}

/// The name under which what is typed about the transfer of an order is kept.
fn draft(id: OrderId) -> String {
    ["transfer-", &id.to_string()].concat()
}

/// Telling the desk about the transfer, and what it was told.
fn report(
    session: Session,
    words: Words,
    id: OrderId,
    entry: Form<TransferEntry>,
    told: Option<&TransferProof>,
) -> Markup {
    let told = told.map(|proof| {
        facts(vec![
            Fact::new(words.say(problems::PAID_ON), words.date(proof.paid_on)),
            Fact::new(words.say(problems::PAID_TO), proof.paid_to.clone()),
            Fact::new(words.say(problems::TRANSFER_REFERENCE), proof.reference.clone()),
        ])
    });
    let text = if told.is_some() { checkout::REPORTED_TEXT } else { checkout::REPORT_TEXT };
    let mut content = fields(words, entry, PROOF, Rc::new(move || session.keep_form(&draft(id), entry)));
    let proof = TransferProof { paid_on: session.today(), paid_to: String::new(), reference: String::new() };
    let verdict = session.permits(&Command::ReportTransfer { order: id, proof });
    let submit = Action { kind: Kind::Secondary, ..Action::submit("report", words.say(checkout::REPORT)) };
    content.push(actions(vec![submit.unless(refused::reason(words, verdict))]));
    let send = Rc::new(move || match entry.read(|entry| entry.check(session.today())) {
        Err(found) => refuse(entry, found, &PROOF.iter().map(|ask| ask.field).collect::<Vec<_>>()),
        Ok(proof) => session.send_form(&draft(id), Command::ReportTransfer { order: id, proof }, move |_| {
            session.tell_success(checkout::REPORTED);
        }),
    });
    el("section")
        .class("stack")
        .attr("aria-labelledby", "report-title")
        .with(el("h2").id("report-title").text(words.say(checkout::REPORT_TITLE)))
        .with(el("p").class("soft").text(words.say(text)))
        .with(told)
        .with(form(content, send))
        .into()
}

/// What the bank and the desk do, which the simulation lets happen.
fn arrival(session: Session, words: Words, id: OrderId, refused: Option<Reason>) -> Markup {
    let command = Command::RecordTransfer { order: id };
    let arrive = Action::press("arrive", words.say(checkout::ARRIVE), Kind::Secondary, move || {
        session.send_as(By::Agent, command.clone(), move |_| go_on(session, id));
    })
    .unless(refused);
    el("section")
        .class("card")
        .attr("data-kind", "plain")
        .attr("aria-labelledby", "rehearse")
        .with(el("h2").id("rehearse").text(words.say(competencies::REHEARSE)))
        .with(el("p").class("soft").text(words.say(checkout::ARRIVE_TEXT)))
        .with(arrive.view())
        .into()
}
