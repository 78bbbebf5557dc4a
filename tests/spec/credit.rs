//! Monthly Azure credit (statement 126).

use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::benefit::{Holding, Left};
use memberdesk::domain::benefit_refusal::BenefitRefusal;
use memberdesk::domain::command::Command;
use memberdesk::domain::credit::{SpendingEntry, months};
use memberdesk::domain::date::Day;
use memberdesk::domain::entry::Why;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::EntitlementId;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::Product;
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::refusal::{Basis, Remedy};
use proptest::prelude::*;

fn credit(partner: &Partner) -> EntitlementId {
    partner.benefit(Product::AzureCredit)
}

fn dollars(cents: i64) -> Money {
    Money::new(cents, Currency::Usd)
}

fn left(partner: &Partner) -> String {
    let entitlement = partner.account.entitlement(credit(partner)).expect("credit");
    let Left::Credit { left, .. } = partner.account.benefit_left(entitlement, partner.today) else {
        panic!("{entitlement:?} is no credit")
    };
    left.decimal()
}

fn next(partner: &Partner) -> Option<Day> {
    partner.account.next_credit(partner.account.entitlement(credit(partner)).expect("credit"))
}

fn spend(partner: &Partner, cents: i64) -> Command {
    Command::UseCredit { entitlement: credit(partner), amount: dollars(cents) }
}

/// The day, the month and what lapsed, of each credit that was received.
fn received(journal: &[Stamped]) -> Vec<(String, String, String)> {
    let of = |stamped: &Stamped| {
        let Event::CreditReceived { month, lapsed, .. } = &stamped.event else { return None };
        Some((stamped.on.to_string(), month.to_string(), lapsed.decimal()))
    };
    journal.iter().filter_map(of).collect()
}

fn days_of_months(journal: &[Stamped]) -> Vec<String> {
    received(journal).into_iter().map(|(on, _, _)| on).collect()
}

#[test]
fn the_first_month_comes_with_the_purchase() {
    let partner = Partner::with_action_pack("2020-03-19");
    assert_eq!(left(&partner), "100.00");
    assert_eq!(next(&partner), Some(day("2020-04-19")));
}

#[test]
fn credit_comes_each_month_of_a_paid_year_on_the_day_of_the_purchase() {
    let mut partner = Partner::with_action_pack("2020-01-31");
    let subscription = partner.subscription_id();
    partner.sends(Command::TurnOffRenewal { subscription });
    partner.on("2021-06-01");
    assert_eq!(
        days_of_months(&partner.journal),
        [
            "2020-01-31",
            "2020-02-29",
            "2020-03-31",
            "2020-04-30",
            "2020-05-31",
            "2020-06-30",
            "2020-07-31",
            "2020-08-31",
            "2020-09-30",
            "2020-10-31",
            "2020-11-30",
            "2020-12-31",
        ]
    );
    assert_eq!(next(&partner), None);
}

#[test]
fn a_renewed_membership_brings_twelve_more() {
    let mut partner = Partner::with_action_pack("2020-02-29");
    partner.on("2024-02-28");
    assert_eq!(received(&partner.journal).len(), 48);
    partner.on("2024-02-29");
    assert_eq!(received(&partner.journal).len(), 49);
    assert_eq!(partner.subscription().anniversary(), day("2025-02-28"));
}

#[test]
fn credit_needs_activating_and_is_used_up_to_what_is_left() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = credit(&partner);
    let refusal = partner.is_refused(spend(&partner, 1));
    assert_eq!(refusal, BenefitRefusal::NotActivated { entitlement }.into());
    partner.sends(Command::ActivateBenefit { entitlement });
    partner.sends(spend(&partner, 6_025));
    assert_eq!(left(&partner), "39.75");
    let refusal = partner.is_refused(spend(&partner, 3_976));
    let (subscription, next) = (partner.subscription_id(), Some(day("2020-04-19")));
    let left_over = dollars(3_975);
    let too_small = BenefitRefusal::CreditTooSmall { subscription, left: left_over, next, goes_on: true };
    assert_eq!(refusal, too_small.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("credit-too-small", Basis::Statement(126)));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (next, None));
    partner.sends(spend(&partner, 3_975));
    assert_eq!(left(&partner), "0.00");
}

#[test]
fn more_credit_than_a_month_brings_can_never_be_used_at_once() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::ActivateBenefit { entitlement: credit(&partner) });
    partner.sends(spend(&partner, 6_000));
    let whole = partner.is_refused(spend(&partner, 10_000));
    assert_eq!((whole.rule(), whole.allowed_from()), ("credit-too-small", Some(day("2020-04-19"))));
    let beyond = BenefitRefusal::CreditBeyondMonth { left: dollars(4_000), monthly: dollars(10_000) };
    let refusal = partner.is_refused(spend(&partner, 10_001));
    assert_eq!(refusal, beyond.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("credit-beyond-month", Basis::Statement(126)));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, None));
    partner.on("2020-04-19");
    assert_eq!(partner.is_refused(spend(&partner, 10_001)).rule(), "credit-beyond-month");
    partner.sends(spend(&partner, 10_000));
    assert_eq!(left(&partner), "0.00");
}

#[test]
fn credit_is_used_in_its_own_currency_and_not_backwards() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = credit(&partner);
    partner.sends(Command::ActivateBenefit { entitlement });
    for amount in [dollars(0), dollars(-1), Money::new(1, Currency::Eur)] {
        assert_eq!(
            partner.is_refused(Command::UseCredit { entitlement, amount }),
            BenefitRefusal::NotPositive.into()
        );
    }
    let tools = partner.benefit(Product::DeveloperTools);
    let refusal = partner.is_refused(Command::UseCredit { entitlement: tools, amount: dollars(1) });
    assert_eq!(refusal, BenefitRefusal::OtherKind { entitlement: tools }.into());
}

#[test]
fn credit_is_in_dollars_wherever_the_company_is() {
    let mut partner = Partner::member_in("CN", "2020-03-19");
    partner.buys_action_pack_with(card(GOOD));
    let entitlement = partner.account.entitlement(credit(&partner)).expect("credit");
    assert!(matches!(&entitlement.holding, Holding::Credit(credit) if credit.monthly == dollars(10_000)));
}

#[test]
fn what_was_not_used_lapses_when_the_next_month_comes() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::ActivateBenefit { entitlement: credit(&partner) });
    partner.sends(spend(&partner, 2_500));
    partner.on("2020-05-19");
    assert_eq!(left(&partner), "100.00");
    let lapsed: Vec<String> = received(&partner.journal).into_iter().map(|(_, _, lapsed)| lapsed).collect();
    assert_eq!(lapsed, ["0.00", "75.00", "100.00"]);
}

#[test]
fn in_the_grace_period_what_is_left_can_be_used_and_no_more_comes() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    partner.sends(Command::ActivateBenefit { entitlement: credit(&partner) });
    partner.sends(Command::TurnOffRenewal { subscription });
    partner.on("2021-04-18");
    assert_eq!(left(&partner), "100.00");
    partner.sends(spend(&partner, 4_000));
    let refusal = partner.is_refused(spend(&partner, 6_001));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, Some(Remedy::Renew(subscription))));

    let mut renewed = partner.clone();
    renewed.renews_with(card(GOOD));
    assert_eq!(left(&renewed), "100.00", "the renewed year begins with its first month");
    assert_eq!(next(&renewed), Some(day("2021-05-18")));

    partner.on("2021-04-19");
    assert_eq!(partner.is_refused(spend(&partner, 1)).rule(), "benefits-end-with-membership");
}

#[test]
fn a_year_that_is_paid_late_brings_its_first_month_when_it_is_paid() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::AddPaymentMethod { card: card("4000000000000119"), order: None });
    let (subscription, method) = (partner.subscription_id(), partner.latest_method());
    partner.sends(Command::PayRenewalsWith { subscription, method });
    partner.on("2021-03-19");
    assert_eq!(days_of_months(&partner.journal).last().map(String::as_str), Some("2021-02-19"));
    partner.on("2021-05-01");
    let late = received(&partner.journal).split_off(12);
    assert_eq!(
        late,
        [
            ("2021-03-20".into(), "2021-03-19".into(), "100.00".into()),
            ("2021-04-19".into(), "2021-04-19".into(), "100.00".into()),
        ]
    );
}

#[test]
fn no_month_comes_after_a_decided_end() {
    // Bought for two years and cancelled in the first: the day of the end is the first without credit.
    for (ends, last, months) in
        [("2020-09-18", "2020-08-19", 6), ("2020-09-19", "2020-08-19", 6), ("2020-09-20", "2020-09-19", 7)]
    {
        let mut partner = Partner::with_action_pack("2020-03-19");
        partner.renews_with(card(GOOD));
        partner.on("2020-06-01");
        let subscription = partner.subscription_id();
        let event = Event::SubscriptionCancelled { subscription, ends: day(ends) };
        partner.desk_does(event);
        partner.on("2023-01-01");
        let days = days_of_months(&partner.journal);
        assert_eq!((days.len(), days.last().map(String::as_str)), (months, Some(last)), "{ends}");
        assert_eq!(next(&partner), None);
    }
}

#[test]
fn renewing_early_brings_no_month_early() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-04-01");
    partner.renews_with(card(GOOD));
    assert_eq!(received(&partner.journal).len(), 1);
    partner.on("2022-03-18");
    assert_eq!(received(&partner.journal).len(), 24);
}

#[test]
fn every_rule_set_brings_twelve_months_a_year() {
    for policy in PolicyId::ALL {
        let mut partner = Partner::member("2020-03-19");
        partner.sends(Command::SetPolicy { policy });
        partner.buys_action_pack_with(card(GOOD));
        partner.on("2021-03-18");
        assert_eq!(received(&partner.journal).len(), 12, "{policy:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn however_time_passes_the_same_credit_comes(
        bought in 10_000_i64..40_000,
        steps in prop::collection::vec(1_i64..60, 1..40),
    ) {
        let bought = Day::from_epoch_days(bought);
        let mut slow = Partner::with_action_pack(&bought.to_string());
        let mut quick = slow.clone();
        for step in steps {
            slow.lets_pass_until(slow.today.plus_days(step));
        }
        quick.lets_pass_until(slow.today);
        prop_assert_eq!(received(&slow.journal), received(&quick.journal));
        let months = bought.months_until(slow.today) as usize + 1;
        prop_assert_eq!(received(&slow.journal).len(), months);
        prop_assert_eq!(slow.replayed(), slow.account);
    }
}

#[test]
fn every_month_tells_what_was_used_of_it_and_what_lapsed() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = credit(&partner);
    partner.sends(Command::ActivateBenefit { entitlement });
    let spending = spend(&partner, 3_050);
    partner.sends(spending);
    partner.on("2020-05-20");
    let spending = spend(&partner, 10_000);
    partner.sends(spending);
    let months = months(entitlement, partner.journal.iter().map(|stamped| &stamped.event));
    let told: Vec<_> = months
        .iter()
        .map(|month| (month.from.to_string(), month.used.decimal(), month.lapsed.map(Money::decimal)))
        .collect();
    let expected = [
        ("2020-03-19", "30.50", Some("69.50")),
        ("2020-04-19", "0.00", Some("100.00")),
        ("2020-05-19", "100.00", None),
    ];
    assert_eq!(told, expected.map(|(from, used, lapsed)| (from.into(), used.into(), lapsed.map(Into::into))));
}

#[test]
fn an_amount_to_use_is_above_zero_and_has_no_smaller_part_than_a_cent() {
    let check = |amount: &str| {
        let entry = SpendingEntry { amount: amount.into() };
        entry.check(Currency::Usd).map(|amount| amount.minor).map_err(|found| found[0].why)
    };
    assert_eq!((check("25"), check(" 12.50 ")), (Ok(2_500), Ok(1_250)));
    assert_eq!(check(""), Err(Why::Empty));
    for text in ["0", "0.00", "-1", "1.005", "a lot"] {
        assert_eq!(check(text), Err(Why::NotAnAmount), "{text}");
    }
}
