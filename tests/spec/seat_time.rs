//! What adding and extending do to the time of seats: the arithmetic that calculators show before anyone commits.

use crate::partner::day;
use memberdesk::domain::benefit_refusal::BenefitRefusal;
use memberdesk::domain::date::Day;
use memberdesk::domain::policy::{BenefitRules, Choice, SOURCE_DOCUMENT};
use memberdesk::domain::refusal::{Basis, Refusal};
use memberdesk::domain::seat_time::{Span, blended, extended};
use proptest::prelude::*;

const RULES: &BenefitRules = &SOURCE_DOCUMENT.benefits;

fn months(months: u32) -> Result<Span, Refusal> {
    Ok(Span::months(months))
}

#[test]
fn a_hundred_seats_and_a_key_of_25_make_three_months() {
    assert_eq!(extended(RULES, 100, 25), months(3));
}

#[test]
fn five_seats_and_a_key_of_10_make_24_months() {
    assert_eq!(extended(RULES, 5, 10), months(24));
}

#[test]
fn a_key_of_more_than_three_times_the_running_seats_is_refused() {
    assert_eq!(extended(RULES, 5, 15), months(36));
    let refusal = extended(RULES, 5, 16).expect_err("too large a key");
    assert_eq!(refusal, BenefitRefusal::SeatKeyTooLarge { seats: 5, key: 16, most: 15 }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("seat-key-too-large", Basis::Policy(Choice::Benefits)));
    assert!(extended(RULES, 0, 1).is_err(), "nothing runs that could be extended");
    assert_eq!(extended(RULES, 5, 0), Err(BenefitRefusal::NotPositive.into()));
}

#[test]
fn added_seats_share_the_time_of_all() {
    assert_eq!(blended(RULES, 5, Span::months(6), 5), months(9));
    assert_eq!(blended(RULES, 10, Span::months(3), 5), months(6));
    assert_eq!(blended(RULES, 0, Span::months(0), 5), months(12));
    // 5 x 7 + 5 x 12 months are 95; 10 seats have nine and a half.
    assert_eq!(blended(RULES, 5, Span::months(7), 5), Ok(Span { months: 9, days: 15 }));
    assert_eq!(blended(RULES, 5, Span::months(7), 0), Err(BenefitRefusal::NotPositive.into()));
    assert_eq!(blended(RULES, u32::MAX, Span::months(7), 1), Err(BenefitRefusal::NotPositive.into()));
    // A third of a month is ten days; a seventh is rounded up in the member's favour.
    assert_eq!(extended(RULES, 36, 1), Ok(Span { months: 0, days: 10 }));
    assert_eq!(extended(RULES, 84, 1), Ok(Span { months: 0, days: 5 }));
}

#[test]
fn time_between_days_is_counted_in_months_and_days() {
    let between = |from, to| Span::between(day(from), day(to));
    assert_eq!(between("2020-03-19", "2021-03-19"), Span::months(12));
    assert_eq!(between("2020-03-19", "2020-04-18"), Span { months: 0, days: 29 });
    assert_eq!(between("2020-03-19", "2020-05-01"), Span { months: 1, days: 12 });
    assert_eq!(between("2020-03-19", "2020-03-18"), Span::months(0));
    assert_eq!(Span { months: 1, days: 12 }.after(day("2020-03-19")), day("2020-05-01"));
    assert_eq!(Span::months(u32::MAX).after(day("2020-03-19")), Day::LAST);
}

fn parts(span: Span) -> u64 {
    u64::from(span.months) * 30 + u64::from(span.days)
}

proptest! {
    #[test]
    fn no_seat_time_is_lost_or_made(seats in 0_u32..5_000, left in 0_u32..60, days in 0_u32..30, added in 1_u32..5_000) {
        let left = Span { months: left, days };
        let all = u64::from(seats + added);
        let before = u64::from(seats) * parts(left) + u64::from(added) * 360;
        let after = parts(blended(RULES, seats, left, added).expect("seats that are added")) * all;
        prop_assert!(after >= before && after - before < all, "{before} became {after}");
    }

    #[test]
    fn adding_lies_between_what_was_left_and_a_year(seats in 1_u32..5_000, left in 0_u32..60, added in 1_u32..5_000) {
        let left = Span::months(left);
        let shared = blended(RULES, seats, left, added).expect("seats that are added");
        prop_assert!(shared >= left.min(Span::months(12)) && shared <= left.max(Span::months(12)));
    }

    #[test]
    fn extending_twice_is_extending_once_with_both(seats in 1_u32..500, first in 1_u32..500, second in 1_u32..500) {
        let most = seats * 3;
        prop_assume!(first + second <= most);
        let one = parts(extended(RULES, seats, first).expect("a key that fits"));
        let two = parts(extended(RULES, seats, second).expect("a key that fits"));
        let both = parts(extended(RULES, seats, first + second).expect("a key that fits"));
        prop_assert!(one + two >= both && one + two - both <= 1);
    }

    #[test]
    fn a_span_leads_from_its_first_day_to_its_last(from in 0_i64..70_000, days in 0_i64..4_000) {
        let from = Day::from_epoch_days(from);
        let to = from.plus_days(days);
        let back = Span::between(from, to).after(from);
        prop_assert!(back <= to && back.days_until(to) <= 1, "{from} to {to} came to {back}");
    }
}
