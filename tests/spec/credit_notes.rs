//! Invoices, the money that moved, and giving it back.

use crate::partner::{GOOD, Partner, card, company, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::company::{Company, CompanyEntry};
use memberdesk::domain::credit_note::{Credit, credit_note};
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::InvoiceId;
use memberdesk::domain::invoice::{Invoice, InvoiceKind};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Offer, PriceList};
use memberdesk::domain::order::PayBy;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::{Refusal, Thing};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::By;
use proptest::prelude::*;

const FIRST: InvoiceId = InvoiceId(1);

/// Lets the desk give money back.
fn gives_back(partner: &mut Partner, invoice: InvoiceId, credit: Credit) -> Result<Invoice, Refusal> {
    let note = credit_note(&partner.account, invoice, credit, partner.today, 0)?;
    let event = Event::Refunded { note: Box::new(note.clone()) };
    partner.desk_does(event);
    Ok(note)
}

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::Usd)
}

/// What came in less what went out equals invoices less credit notes, in every currency.
fn books_agree(partner: &Partner) {
    for currency in Currency::ALL {
        let totals = partner.account.invoices.iter().map(|invoice| invoice.quote.total);
        let written = Money::sum(totals.filter(|total| total.currency == currency), currency);
        assert_eq!(partner.account.balance(currency), written);
    }
}

#[test]
fn an_invoice_says_what_was_paid_for_which_days_and_by_whom() {
    let partner = Partner::with_action_pack("2020-03-19");
    let invoice = &partner.account.invoices[0];
    assert_eq!((invoice.number.as_str(), invoice.kind), ("2020-00001", InvoiceKind::Invoice));
    assert_eq!((invoice.on, invoice.period), (day("2020-03-19"), (day("2020-03-19"), day("2021-03-18"))));
    assert_eq!(partner.account.amount_paid(FIRST), Some(invoice.quote.total));
    assert_eq!(invoice.quote.total, usd(47_500));
    assert_eq!(invoice.buyer.legal_name, "Contoso Consulting");
    let payment = partner.account.payments[0];
    assert_eq!(payment.pay_by, PayBy::Card(partner.latest_method()));
    assert_eq!((payment.order, payment.invoice, payment.on), (invoice.order, FIRST, invoice.on));
}

#[test]
fn invoices_are_numbered_by_year_and_place() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2022-12-31");
    let numbers: Vec<&str> = partner.account.invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    assert_eq!(numbers, ["2020-00001", "2021-00002", "2022-00003"]);
}

/// A company in Germany with its VAT ID.
fn with_vat_id() -> Company {
    let entry = CompanyEntry { vat_id: "DE123456789".into(), ..CompanyEntry::from(&company("DE")) };
    entry.check().expect("a company that passes the check")
}

#[test]
fn a_vat_id_is_only_on_invoices_that_follow_it() {
    let mut partner = Partner::member_in("DE", "2020-03-19");
    partner.buys_action_pack_with(card(GOOD));
    partner.sends(Command::ChangeCompany { company: Box::new(with_vat_id()) });
    partner.on("2021-03-19");
    let vat_ids: Vec<Option<&str>> = partner
        .account
        .invoices
        .iter()
        .map(|invoice| invoice.buyer.vat_id.as_ref().map(|vat_id| vat_id.as_str()))
        .collect();
    assert_eq!(vat_ids, [None, Some("DE123456789")]);

    let note = gives_back(&mut partner, FIRST, Credit::Full).expect("a credit note");
    assert_eq!(note.buyer.vat_id, None, "a credit note names the buyer as its invoice does");
}

#[test]
fn a_full_refund_is_the_invoice_with_its_signs_turned() {
    let mut partner = Partner::member_in("DE", "2020-03-19");
    partner.buys_action_pack_with(card(GOOD));
    partner.on("2020-04-01");
    let invoice = partner.account.invoices[0].clone();
    let note = gives_back(&mut partner, FIRST, Credit::Full).expect("a credit note");
    assert_eq!(note.kind, InvoiceKind::CreditNote { amends: FIRST });
    assert_eq!((note.number.as_str(), note.on), ("2020-00002", day("2020-04-01")));
    assert_eq!((note.period, note.order), (invoice.period, invoice.order));
    for (given, paid) in note.quote.lines.iter().zip(&invoice.quote.lines) {
        assert_eq!((given.net.minor, given.tax.minor), (-paid.net.minor, -paid.tax.minor));
    }
    assert_eq!(note.quote.total.minor, -invoice.quote.total.minor);
    assert_eq!(partner.account.balance(Currency::Eur), Some(Money::zero(Currency::Eur)));
    assert_eq!(partner.account.refundable(FIRST), Some(Money::zero(Currency::Eur)));
    assert_eq!(partner.account.credit_notes(FIRST).count(), 1);
    assert_eq!(partner.account.payments[1].pay_by, partner.account.payments[0].pay_by);
    assert_eq!(partner.replayed(), partner.account);
    books_agree(&partner);
}

#[test]
fn never_more_is_given_back_than_was_paid() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let refused = |partner: &mut Partner, credit, left| {
        let refusal = gives_back(partner, FIRST, credit).expect_err("too much");
        assert_eq!(refusal, Refusal::RefundBeyondPaid { invoice: FIRST, left: usd(left) });
        assert_eq!(refusal.rule(), "refund-beyond-paid");
    };
    refused(&mut partner, Credit::Part(usd(47_501)), 47_500);
    refused(&mut partner, Credit::Part(usd(0)), 47_500);
    refused(&mut partner, Credit::Part(usd(-1)), 47_500);
    refused(&mut partner, Credit::Part(Money::new(100, Currency::Eur)), 47_500);
    gives_back(&mut partner, FIRST, Credit::Part(usd(47_400))).expect("a part");
    refused(&mut partner, Credit::Part(usd(101)), 100);
    gives_back(&mut partner, FIRST, Credit::Full).expect("the rest");
    refused(&mut partner, Credit::Full, 0);
    refused(&mut partner, Credit::Part(usd(1)), 0);
    books_agree(&partner);
}

#[test]
fn a_credit_note_is_not_given_back_and_an_unknown_invoice_is_not_found() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let note = gives_back(&mut partner, FIRST, Credit::Full).expect("a credit note").id;
    assert_eq!(partner.account.refundable(note), None);
    assert_eq!(
        gives_back(&mut partner, note, Credit::Full),
        Err(Refusal::RefundBeyondPaid { invoice: note, left: Money::zero(Currency::Usd) })
    );
    let unknown = gives_back(&mut partner, InvoiceId(99), Credit::Full);
    assert_eq!(unknown, Err(Refusal::NotFound { thing: Thing::Invoice }));
}

#[test]
fn an_event_that_gives_back_for_nothing_leaves_the_account_as_it_was() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let before = partner.account.clone();
    let invoice = Box::new(partner.account.invoices[0].clone());
    let amending = |amends| Invoice { kind: InvoiceKind::CreditNote { amends }, ..Invoice::clone(&invoice) };
    for note in [invoice.clone(), Box::new(amending(InvoiceId(7)))] {
        let stamped =
            Stamped { on: day("2020-04-01"), minute: 0, by: By::Agent, event: Event::Refunded { note } };
        assert!(partner.account.apply(&stamped).is_err());
        assert_eq!(partner.account, before);
    }
}

#[test]
fn a_price_can_be_nothing_and_not_less() {
    let mut partner = Partner::member("2020-03-19");
    let free = PriceList { action_pack: 0, ..partner.account.prices };
    for wrong in [-1, 1_000_000_000_001] {
        let prices = PriceList { gold: wrong, ..free };
        assert_eq!(partner.is_refused(Command::SetPrices { prices }), Refusal::PriceNotPossible);
    }
    partner.sends(Command::SetPrices { prices: PriceList { gold: 1_000_000_000_000, ..free } });
    partner.buys_action_pack_with(card(GOOD));
    assert_eq!(partner.account.invoices[0].quote.total, usd(0));
}

#[test]
fn prices_stay_in_the_currency_of_the_companys_country() {
    let mut partner = Partner::member_in("DE", "2020-03-19");
    let currency = partner.account.prices.currency;
    assert_eq!(currency, Currency::Eur);
    for other in [Currency::Usd, Currency::Jpy] {
        let prices = PriceList::demonstration(other);
        assert_eq!(
            partner.is_refused(Command::SetPrices { prices }),
            Refusal::PriceInOtherCurrency { currency }
        );
    }
    partner.sends(Command::SetPrices { prices: PriceList { gold: 1, ..partner.account.prices } });
}

/// An upgrade, whose invoice has a discount as its second line, paid in a currency and with a tax.
fn upgraded(country: &str, gold: i64) -> Partner {
    let mut partner = Partner::member_in(country, "2020-03-19");
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold).buys(Offer::Silver);
    let prices = PriceList { gold, ..partner.account.prices };
    partner.sends(Command::SetPrices { prices });
    partner.upgrades();
    partner
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn parts_that_add_up_to_an_invoice_add_up_to_each_of_its_lines_and_taxes(
        country in prop::sample::select(&["US", "DE", "CN", "JP", "KW"][..]),
        gold in 1..900_000_i64,
        parts in prop::collection::vec(1..400_000_i64, 0..6),
    ) {
        let mut partner = upgraded(country, gold);
        let invoice = partner.account.invoices.last().expect("an invoice").clone();
        let currency = invoice.quote.total.currency;
        let mut given: Vec<Invoice> = Vec::new();
        for part in parts {
            let left = partner.account.refundable(invoice.id).expect("what is left");
            let note = gives_back(&mut partner, invoice.id, Credit::Part(Money::new(part, currency)));
            prop_assert_eq!(note.is_ok(), part <= left.minor);
            given.extend(note);
        }
        for note in &given {
            prop_assert_eq!(note.quote.lines.len(), 2);
            let sum = |of: fn(&memberdesk::domain::order::Line) -> i64| note.quote.lines.iter().map(of).sum::<i64>();
            prop_assert_eq!(sum(|line| line.net.minor), note.quote.net.minor);
            prop_assert_eq!(sum(|line| line.tax.minor), note.quote.tax.minor);
            prop_assert_eq!(note.quote.net.minor + note.quote.tax.minor, note.quote.total.minor);
            let rates = note.quote.lines.iter().zip(&invoice.quote.lines);
            for (part, whole) in rates {
                prop_assert!(part.net.minor.signum() * whole.net.minor.signum() <= 0, "{:?} of {:?}", part, whole);
                prop_assert!(part.net.minor.abs() <= whole.net.minor.abs());
                prop_assert!(part.tax.minor.abs() <= whole.tax.minor.abs());
            }
        }
        let left = partner.account.refundable(invoice.id).expect("what is left");
        if !left.is_zero() {
            given.push(gives_back(&mut partner, invoice.id, Credit::Full).expect("the rest"));
        }
        for (place, whole) in invoice.quote.lines.iter().enumerate() {
            let lines = || given.iter().map(|note| note.quote.lines[place]);
            prop_assert_eq!(lines().map(|line| line.net.minor).sum::<i64>(), -whole.net.minor);
            prop_assert_eq!(lines().map(|line| line.tax.minor).sum::<i64>(), -whole.tax.minor);
        }
        books_agree(&partner);
    }
}

#[test]
fn the_tax_in_a_part_is_rounded_to_the_nearest_minor_unit() {
    let mut partner = Partner::member_in("DE", "2020-03-19");
    partner.buys_action_pack_with(card(GOOD));
    let total = partner.account.invoices[0].quote.total;
    assert_eq!((total.minor, total.currency), (52_955, Currency::Eur));
    let assert_parts = |partner: &Partner, parts: &[(i64, i64)]| {
        for &(minor, tax) in parts {
            let part = Credit::Part(Money::new(minor, Currency::Eur));
            let note = credit_note(&partner.account, FIRST, part, partner.today, 0).expect("a credit note");
            let quote = &note.quote;
            assert_eq!((quote.total.minor, quote.tax.minor, quote.net.minor), (-minor, -tax, tax - minor));
        }
    };
    // The tax is 84.55 of 529.55, so that 0.03 hold 0.0048 of it, and 0.04 hold 0.0064.
    assert_parts(&partner, &[(3, 0), (4, 1), (9, 1), (10, 2)]);

    let mut partner = Partner::member_in("DE", "2020-03-19");
    partner.sends(Command::SetPrices { prices: PriceList { action_pack: 4, ..partner.account.prices } });
    partner.buys_action_pack_with(card(GOOD));
    assert_eq!(partner.account.invoices[0].quote.total.minor, 5);
    // The tax is 0.01 of 0.05, so that 0.02 hold 0.004 of it, and 0.03 hold 0.006.
    assert_parts(&partner, &[(2, 0), (3, 1)]);
}
