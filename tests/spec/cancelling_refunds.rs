//! What comes back when a subscription is cancelled: all of the fee, a part of it, or nothing, each with its credit notes.

use crate::cancelling::{
    PACK, activates_something, asking, asks_to_cancel, cancel_now, credit_notes, decide, part, verdict,
};
use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::benefit::BenefitStanding;
use memberdesk::domain::cancelling::Refund;
use memberdesk::domain::command::Command;
use memberdesk::domain::date::Day;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::id::InvoiceId;
use memberdesk::domain::invoice::{Invoice, InvoiceKind};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{PriceList, Product};
use memberdesk::domain::policy::Choice;
use memberdesk::domain::refund::RefundBar;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::subscription::{EndReason, Standing};
use memberdesk::domain::support_request::Verdict;
use memberdesk::domain::user::By;
use proptest::prelude::*;

#[test]
fn the_whole_fee_comes_back_only_while_the_conditions_hold() {
    let mut partner = asking(Wanted::Refund);
    assert!(partner.clone().on("2020-04-18").tries_as(By::Agent, cancel_now(Refund::Full)).is_ok());
    let refusal = partner.clone().on("2020-04-19").is_refused_as(By::Agent, cancel_now(Refund::Full));
    let because = vec![RefundBar::TooLate { last_day: day("2020-04-18") }];
    assert_eq!(refusal, RequestRefusal::RefundConditions { subscription: PACK, because }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("refund-conditions", Basis::Policy(Choice::Refund)));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, Some(Remedy::RefundPart(PACK))));

    activates_something(&mut partner);
    let refusal = partner.is_refused_as(By::Agent, cancel_now(Refund::Full));
    let Refusal::Request(RequestRefusal::RefundConditions { because, .. }) = refusal else {
        panic!("{refusal:?}")
    };
    assert!(matches!(because[..], [RefundBar::Activated { .. }]));
}

#[test]
fn what_gave_the_whole_fee_back_is_named_once_nothing_stays_paid() {
    let mut partner = asking(Wanted::Refund);
    assert!(partner.account.given_back_by(PACK).is_empty());
    let mut in_part = partner.clone();
    in_part.sends_as(By::Agent, part(10_000));
    assert!(in_part.account.given_back_by(PACK).is_empty(), "the rest stays paid");
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    assert_eq!(partner.account.given_back_by(PACK), credit_notes(&partner));
}

#[test]
fn a_part_is_more_than_nothing_and_less_than_all() {
    let mut partner = asking(Wanted::Refund);
    let of = Money::new(47_500, Currency::Usd);
    let not_a_part = Refusal::from(RequestRefusal::NotAPart { of });
    for minor in [i64::MIN, -1, 0, 47_500, 47_501, i64::MAX] {
        assert_eq!(partner.is_refused_as(By::Agent, part(minor)), not_a_part);
    }
    let euros = cancel_now(Refund::Part(Money::new(100, Currency::Eur)));
    assert_eq!(partner.is_refused_as(By::Agent, euros), not_a_part);
    assert_eq!(
        (not_a_part.rule(), not_a_part.basis()),
        ("part-of-what-was-paid", Basis::Policy(Choice::Refund))
    );
    for minor in [1, 47_499] {
        let mut partner = partner.clone();
        partner.sends_as(By::Agent, part(minor));
        assert_eq!(credit_notes(&partner)[0].quote.total.minor, -minor);
    }
}

#[test]
fn a_part_may_come_back_when_the_conditions_of_the_whole_fail() {
    let mut partner = asking(Wanted::Refund);
    activates_something(&mut partner);
    partner.on("2020-09-19").sends_as(By::Agent, part(20_000));
    let refunded = Some(Money::new(20_000, Currency::Usd));
    assert_eq!(verdict(&partner), &Verdict::CancelledNow { refunded, credit_notes: vec![InvoiceId(2)] });
    let paid = partner.account.invoices[0].quote.total;
    assert_eq!(partner.account.refundable(InvoiceId(1)), paid.minus(Money::new(20_000, Currency::Usd)));
}

#[test]
fn the_desk_sees_what_of_the_fee_is_unused() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let at = |partner: &Partner| partner.account.part_refund(PACK, partner.today).expect("a paid year");
    assert_eq!((at(&partner).days_left, at(&partner).days_paid), (365, 365));
    assert_eq!(at(&partner).unused.decimal(), "475.00");
    partner.on("2020-09-19");
    assert_eq!((at(&partner).days_left, at(&partner).days_paid), (181, 365));
    assert_eq!(
        (at(&partner).most.decimal(), at(&partner).unused.decimal()),
        ("475.00".into(), "235.55".into())
    );

    partner.renews_with(card(GOOD));
    assert_eq!((at(&partner).days_left, at(&partner).days_paid), (181 + 365, 730));
    assert_eq!(
        (at(&partner).most.decimal(), at(&partner).unused.decimal()),
        ("950.00".into(), "710.55".into())
    );
}

#[test]
fn a_part_is_taken_from_the_latest_year_first() {
    let mut partner = asking(Wanted::Refund);
    partner.on("2020-09-19").renews_with(card(GOOD));
    partner.sends_as(By::Agent, part(60_000));
    let given: Vec<(InvoiceKind, i64)> =
        credit_notes(&partner).iter().map(|note| (note.kind, note.quote.total.minor)).collect();
    assert_eq!(
        given,
        [
            (InvoiceKind::CreditNote { amends: InvoiceId(2) }, -47_500),
            (InvoiceKind::CreditNote { amends: InvoiceId(1) }, -12_500),
        ]
    );
    let numbers: Vec<&str> = credit_notes(&partner).iter().map(|note| &*note.number).collect();
    assert_eq!(numbers, ["2020-00003", "2020-00004"]);
}

#[test]
fn where_every_paid_year_is_over_nothing_comes_back() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::TurnOffRenewal { subscription: PACK });
    partner.on("2021-03-25");
    let command = asks_to_cancel(&partner, Wanted::Refund);
    partner.sends(command);
    assert_eq!(partner.account.part_refund(PACK, partner.today), None);
    let refusal = partner.is_refused_as(By::Agent, part(1));
    assert_eq!(refusal, RequestRefusal::NothingToRefund { subscription: PACK }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("nothing-to-refund", Basis::Policy(Choice::Refund)));
    partner.sends_as(By::Agent, cancel_now(Refund::None));
}

#[test]
fn a_part_is_promised_only_where_something_of_a_paid_year_is_left_and_no_end_is_decided() {
    let mut partner = asking(Wanted::AtTermEnd);
    let may = |partner: &Partner| partner.account.may_refund_part(PACK, partner.today);
    assert!(may(&partner));
    let mut expired = Partner::with_action_pack("2020-03-19");
    expired.sends(Command::TurnOffRenewal { subscription: PACK });
    assert!(may(expired.on("2021-03-18")));
    assert!(!may(expired.on("2021-03-19")), "the paid year is over");
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    assert!(!may(&partner), "its end is decided");
}

#[test]
fn the_effect_of_a_decision_is_known_before_it_is_made() {
    let mut partner = asking(Wanted::Refund);
    partner.on("2020-03-23");
    let effect = partner.account.effect_of_ending_now(PACK, partner.today, Refund::Full).expect("an effect");
    assert_eq!((effect.ends, effect.refunded), (day("2020-03-23"), Some(Money::new(47_500, Currency::Usd))));
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    let made: Vec<&Invoice> = credit_notes(&partner);
    assert_eq!(effect.credit_notes.iter().collect::<Vec<_>>(), made);
    let refusal =
        partner.account.effect_of_ending_at_term_end(PACK, partner.today).expect_err("it has ended");
    assert_eq!(refusal, Refusal::SubscriptionEnded { subscription: PACK, on: day("2020-03-23") });
}

#[test]
fn a_credit_note_gives_back_each_line_and_its_tax() {
    let mut partner = Partner::member_in("DE", "2020-03-19");
    partner.buys_action_pack_with(card(GOOD));
    let command = asks_to_cancel(&partner, Wanted::Refund);
    partner.sends(command);
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    let (invoice, note) = (&partner.account.invoices[0].quote, &partner.account.invoices[1].quote);
    let decimals = (note.net.decimal(), note.tax.decimal(), note.total.decimal());
    assert_eq!(decimals, ("-445.00".into(), "-84.55".into(), "-529.55".into()));
    assert_eq!(note.lines.len(), invoice.lines.len());
    assert_eq!(partner.account.invoices[1].period, partner.account.invoices[0].period);
    assert_eq!(partner.account.refundable(InvoiceId(1)), Some(Money::zero(Currency::Eur)));
}

#[test]
fn a_year_that_follows_one_that_is_given_back_goes_with_it_though_it_cost_nothing() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::SetPrices { prices: PriceList { action_pack: 0, ..partner.account.prices } });
    partner.renews_with(card(GOOD));
    let open = partner.account.refund_standing(PACK, partner.today).expect("an open refund");
    assert_eq!((open.total.decimal(), open.ends), ("475.00".into(), partner.today));
}

#[test]
fn what_was_paid_for_a_year_that_is_not_refunded_stays() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-06-01").renews_with(card(GOOD));
    let open = partner.account.refund_standing(PACK, partner.today).expect("an open refund");
    assert_eq!((open.total.decimal(), open.ends), ("475.00".into(), day("2021-03-19")));
    let command = asks_to_cancel(&partner, Wanted::Refund);
    partner.sends(command);
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    let credit_notes = vec![InvoiceId(3)];
    let decided = Verdict::CancelledAtEnd { on: open.ends, refunded: Some(open.total), credit_notes };
    assert_eq!(verdict(&partner), &decided);
    assert_eq!(partner.standing(), Standing::Active { anniversary: open.ends });
    // The benefits are those of the year that stays.
    assert_eq!(partner.account.next_year(PACK, partner.today), None);
    let last_day = day("2021-03-18");
    for benefit in partner.account.entitlements_of(PACK) {
        assert_eq!(benefit.until, open.ends);
        assert!(partner.account.activate_by(benefit).is_none_or(|by| by <= last_day));
    }
    let seats = partner.account.entitlement(partner.benefit(Product::Office365E3)).expect("the seats");
    assert_eq!(
        partner.account.benefit_standing(seats, partner.today),
        BenefitStanding::Waiting { activate_by: day("2020-12-14") }
    );
    assert_eq!(
        partner.account.activation_deadline(PACK, partner.today).map(|(last, _)| last),
        Some(day("2020-12-14"))
    );
    partner.on("2021-03-18");
    assert!(partner.subscription().in_force(partner.account.policy(), partner.today));
    partner.on("2021-03-19");
    assert_eq!(partner.standing(), Standing::Ended { since: open.ends, why: EndReason::Cancelled });
}

#[test]
fn a_renewal_that_is_given_back_gives_nobody_longer_to_activate() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let before = deadlines(&partner);
    assert_eq!(before.iter().flatten().max(), Some(&day("2020-12-14")));
    partner.on("2020-12-13").renews_with(card(GOOD));
    assert_ne!(deadlines(&partner), before);
    let command = asks_to_cancel(&partner, Wanted::Refund);
    partner.sends(command);
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    assert_eq!(partner.subscription().anniversary(), day("2021-03-19"));
    assert_eq!(deadlines(&partner), before);
    assert_eq!(partner.replayed(), partner.account);
    partner.on("2020-12-15");
    let entitlement = partner.benefit(Product::AzureCredit);
    let refusal = partner.is_refused(Command::ActivateBenefit { entitlement });
    assert_eq!(refusal.rule(), "activate-by-passed");
}

#[test]
fn of_several_renewals_only_those_that_are_given_back_take_their_time_to_activate_along() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-06-01").renews_with(card(GOOD));
    let (renewed_once, ends) = (deadlines(&partner), partner.subscription().anniversary());
    partner.on("2020-12-13").renews_with(card(GOOD));
    partner.on("2020-12-14").renews_with(card(GOOD));
    let command = asks_to_cancel(&partner, Wanted::Refund);
    partner.sends(command);
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    assert_eq!((partner.subscription().anniversary(), deadlines(&partner)), (ends, renewed_once));
}

/// The last days to activate the benefits, in the order in which the offer lists them.
fn deadlines(partner: &Partner) -> Vec<Option<Day>> {
    partner.account.entitlements_of(PACK).map(|benefit| partner.account.activate_by(benefit)).collect()
}

proptest! {
    #[test]
    fn never_more_comes_back_than_was_paid(
        country in prop::sample::select(vec!["US", "DE", "JP", "KW"]),
        renewals in 0..3_usize,
        after in 0..800_i64,
        parts in 1..10_000_i64,
        full in any::<bool>(),
    ) {
        let mut partner = Partner::member_in(country, "2020-02-29");
        partner.buys_action_pack_with(card(GOOD));
        for _ in 0..renewals {
            partner.renews_with(card(GOOD));
        }
        let command = asks_to_cancel(&partner, Wanted::Refund);
        partner.sends(command);
        partner.lets_pass_until(day("2020-02-29").plus_days(after));
        let most = partner.account.part_refund(PACK, partner.today).expect("a paid year").most;
        let refund = if full { Refund::Full } else { Refund::Part(most.share(parts, 10_000)) };
        let decided = partner.tries_as(By::Agent, cancel_now(refund));
        prop_assert!(decided.is_ok() || full);
        for invoice in &partner.account.invoices {
            let quote = &invoice.quote;
            prop_assert_eq!(quote.net.plus(quote.tax), Some(quote.total));
            prop_assert_eq!(Money::sum(quote.lines.iter().map(|line| line.net), quote.net.currency), Some(quote.net));
            prop_assert_eq!(Money::sum(quote.lines.iter().map(|line| line.tax), quote.tax.currency), Some(quote.tax));
            if let InvoiceKind::Invoice = invoice.kind {
                prop_assert!(partner.account.refundable(invoice.id).is_some_and(|kept| !kept.is_negative()));
            }
        }
        let given_back = credit_notes(&partner).iter().map(|note| -note.quote.total.minor).sum::<i64>();
        let expected = match (decided, refund) {
            (Ok(_), Refund::Part(amount)) => amount.minor,
            (Ok(_), Refund::Full) => most.minor,
            (Ok(_), Refund::None) | (Err(_), _) => 0,
        };
        prop_assert_eq!(given_back, expected);
        prop_assert_eq!(partner.replayed(), partner.account.clone());
    }

    #[test]
    fn what_is_unused_shrinks_every_day(after in 0..364_i64) {
        let mut partner = Partner::with_action_pack("2020-03-19");
        let today = day("2020-03-19").plus_days(after);
        partner.lets_pass_until(today);
        let before = partner.account.part_refund(PACK, today).expect("a paid year");
        let later = partner.account.part_refund(PACK, today.plus_days(1));
        prop_assert!(later.is_none_or(|later| later.unused.minor < before.unused.minor));
        prop_assert!(before.unused.minor <= before.most.minor);
    }
}
