//! Invoices, credit notes and payments to the last minor unit, against another program's arithmetic.

use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::account::Account;
use memberdesk::domain::cancelling::Refund;
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::id::RequestId;
use memberdesk::domain::invoice::InvoiceKind;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Offer, PriceList};
use memberdesk::domain::order::{Item, Quote};
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::request_entry::{RequestEntry, Wanted};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::By;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

/// Countries with currencies of two, none and three decimals, with and without tax.
const COUNTRIES: [&str; 5] = ["US", "DE", "CN", "JP", "KW"];

fn decimal(money: Money) -> Decimal {
    money.decimal().parse().expect("a decimal number")
}

/// The tax on an amount, rounded half away from zero to the digits of the currency.
fn tax(net: Money, rate: u32) -> Decimal {
    let exact = decimal(net) * Decimal::new(i64::from(rate), 4);
    let digits = u32::try_from(net.currency.digits()).expect("few digits");
    exact.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, |sum, amount| sum + amount)
}

fn assert_adds_up(quote: &Quote) {
    assert_eq!(decimal(quote.net), sum(quote.lines.iter().map(|line| decimal(line.net))));
    assert_eq!(decimal(quote.tax), sum(quote.lines.iter().map(|line| decimal(line.tax))));
    assert_eq!(decimal(quote.total), decimal(quote.net) + decimal(quote.tax));
    let one_currency = |line: &memberdesk::domain::order::Line| {
        line.net.currency == quote.total.currency && line.tax.currency == quote.total.currency
    };
    assert!(quote.lines.iter().all(one_currency));
}

/// The books of an account, as an accountant goes through them.
fn assert_books_agree(account: &Account) {
    for invoice in &account.invoices {
        assert_adds_up(&invoice.quote);
        match invoice.kind {
            InvoiceKind::Invoice => {
                for line in &invoice.quote.lines {
                    assert_eq!(decimal(line.tax), tax(line.net, invoice.quote.tax_rate));
                }
                let given = sum(account.credit_notes(invoice.id).map(|note| -decimal(note.quote.total)));
                assert!(given <= decimal(invoice.quote.total), "never more than was paid");
                let left = account.refundable(invoice.id).expect("what is left");
                assert_eq!(decimal(left), decimal(invoice.quote.total) - given);
            }
            InvoiceKind::CreditNote { amends } => {
                let amended = account.invoice(amends).expect("the invoice that it amends");
                assert_eq!(amended.kind, InvoiceKind::Invoice);
                assert_eq!((invoice.order, &invoice.buyer), (amended.order, &amended.buyer));
                assert!(invoice.quote.total.is_negative());
            }
        }
        let moved: Vec<_> = account.payments.iter().filter(|paid| paid.invoice == invoice.id).collect();
        assert_eq!(moved.len(), 1, "one movement of money for each document");
        assert_eq!((moved[0].amount, moved[0].on), (invoice.quote.total, invoice.on));
    }
    for currency in Currency::ALL {
        let of = |kind: fn(&InvoiceKind) -> bool| {
            let listed = account.invoices.iter().filter(|invoice| kind(&invoice.kind));
            sum(listed.map(|paper| paper.quote.total).filter(|total| total.currency == currency).map(decimal))
        };
        let invoiced = of(|kind| matches!(kind, InvoiceKind::Invoice));
        let credited = -of(|kind| matches!(kind, InvoiceKind::CreditNote { .. }));
        let balance = account.balance(currency).expect("a sum");
        assert_eq!(decimal(balance), invoiced - credited, "{currency:?}");
    }
}

/// Asks for the latest subscription to be cancelled, and lets the desk rule.
fn is_cancelled(partner: &mut Partner, ruling: Ruling) {
    let subscription = partner.subscription_id();
    let entry = RequestEntry {
        wanted: Some(Wanted::Refund),
        title: "Cancel".into(),
        description: "Please.".into(),
        ..partner.account.cancellation_request(partner.by, subscription)
    };
    let asked = Box::new(entry.check().expect("a request"));
    partner.sends(Command::OpenRequest { asked });
    let request = RequestId(partner.account.requests.len() as u32);
    partner.sends_as(By::Agent, Command::DecideCancellation { request, ruling });
}

proptest! {
    #[test]
    fn each_line_is_taxed_on_its_own_and_the_total_is_the_sum_of_the_lines(
        currency in prop::sample::select(&Currency::ALL[..]),
        prices in prop::collection::vec(-1_000_000_000_000_i64..1_000_000_000_000, 1..6),
        rate in 0_u32..10_001,
    ) {
        let priced: Vec<(Item, Money)> =
            prices.iter().map(|&minor| (Item::Year(Offer::ActionPack), Money::new(minor, currency))).collect();
        let quote = Quote::new(&priced, rate).expect("a sum");
        assert_adds_up(&quote);
        for (line, (_, net)) in quote.lines.iter().zip(&priced) {
            prop_assert_eq!(line.net, *net);
            prop_assert_eq!(decimal(line.tax), tax(*net, rate));
        }
    }

    #[test]
    fn a_half_of_the_smallest_unit_rounds_away_from_zero(currency in prop::sample::select(&Currency::ALL[..])) {
        for (minor, rate, taxed) in [(1, 5_000, 1), (-1, 5_000, -1), (1, 4_999, 0), (3, 5_000, 2), (25, 200, 1)] {
            prop_assert_eq!(Money::new(minor, currency).basis_points(rate), Money::new(taxed, currency));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn the_books_agree_whatever_was_bought_renewed_upgraded_and_given_back(
        country in prop::sample::select(&COUNTRIES[..]),
        (pack, silver, gold) in (0_i64..2_000_000, 0_i64..2_000_000, 0_i64..2_000_000),
        years in 0_i32..3,
        waits in 0_i64..200,
        part in 1_i64..2_000_000,
    ) {
        let mut partner = Partner::member_in(country, "2020-03-19");
        let prices = PriceList { action_pack: pack, silver, gold, ..partner.account.prices };
        partner.sends(Command::SetPrices { prices });
        partner.buys_action_pack_with(card(GOOD));
        partner.renews_with(card(GOOD));
        partner.lets_pass_until(day("2020-03-19").plus_months(12 * years).plus_days(waits));
        let most = partner.account.part_refund(partner.subscription_id(), partner.today);
        if let Some(most) = most.filter(|refund| part < refund.most.minor) {
            let amount = Money { minor: part, ..most.most };
            is_cancelled(&mut partner, Ruling::CancelNow { refund: Refund::Part(amount) });
            let given = partner.account.payments.iter().rev().take_while(|paid| paid.amount.is_negative());
            prop_assert_eq!(given.map(|paid| paid.amount.minor).sum::<i64>(), -part);
        }
        partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold).buys(Offer::Silver);
        partner.upgrades();
        if gold > 0 && partner.account.refund_standing(partner.subscription_id(), partner.today).is_ok() {
            let before = partner.account.balance(partner.account.prices.currency).expect("a sum");
            let invoice = partner.account.invoices.last().expect("the upgrade").quote.total;
            is_cancelled(&mut partner, Ruling::CancelNow { refund: Refund::Full });
            let after = partner.account.balance(partner.account.prices.currency).expect("a sum");
            prop_assert_eq!(after.minor, before.minor - invoice.minor);
        }
        assert_books_agree(&partner.account);
        prop_assert_eq!(partner.replayed(), partner.account);
    }
}
