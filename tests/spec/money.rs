//! Amounts, shares and their written form, against rust_decimal and the table of ISO 4217.

use crate::stored;
use iso_currency::Currency as Iso;
use memberdesk::domain::{
    country::{self, Country},
    money::{Currency, Money},
};
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::Usd)
}

fn any_currency() -> impl Strategy<Value = Currency> {
    proptest::sample::select(&Currency::ALL[..])
}

fn any_money() -> impl Strategy<Value = Money> {
    (any::<i64>(), any_currency()).prop_map(|(minor, currency)| Money::new(minor, currency))
}

/// The amount in minor units as a decimal number without a currency.
fn decimal(money: Money) -> Decimal {
    Decimal::from_i128_with_scale(money.minor.into(), 0)
}

proptest! {
    #[test]
    fn a_share_is_rounded_half_away_from_zero_like_a_decimal(money in any_money(), rate in 0..=10_000u32) {
        let exact = decimal(money) * Decimal::new(rate.into(), 4);
        let rounded = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let share = money.basis_points(rate);
        prop_assert_eq!(decimal(share), rounded);
        prop_assert_eq!(share.currency, money.currency);
    }

    #[test]
    fn exact_halves_round_away_from_zero(whole in -1_000_000..=1_000_000i64) {
        // Half of an odd number of cents is always a half.
        let odd = whole * 2 + 1;
        let half = usd(odd).basis_points(5_000).minor;
        prop_assert_eq!(half, odd / 2 + odd.signum());
    }

    #[test]
    fn the_tax_on_a_credit_is_the_tax_that_was_charged(minor in 0..i64::MAX, rate in 0..=10_000u32) {
        prop_assert_eq!(usd(-minor).basis_points(rate).minor, -usd(minor).basis_points(rate).minor);
    }

    #[test]
    fn an_amount_is_written_as_the_decimal_number_it_is(money in any_money()) {
        let digits = money.currency.digits() as u32;
        let expected = Decimal::from_i128_with_scale(money.minor.into(), digits);
        prop_assert_eq!(money.decimal(), expected.to_string());
    }

    #[test]
    fn sums_and_multiples_are_exact_or_refused(a in any_money(), b in any_money(), count: i64) {
        let same = a.currency == b.currency;
        let fits = |exact: i128| i64::try_from(exact).ok();
        let (x, y) = (i128::from(a.minor), i128::from(b.minor));
        let in_a = |minor: Option<i64>| minor.map(|minor| Money::new(minor, a.currency));
        prop_assert_eq!(a.plus(b), in_a(fits(x + y)).filter(|_| same));
        prop_assert_eq!(a.minus(b), in_a(fits(x - y)).filter(|_| same));
        prop_assert_eq!(a.times(count), in_a(fits(x * i128::from(count))));
    }

    #[test]
    fn a_list_adds_up_in_its_own_currency_only(
        minors in prop::collection::vec(-1_000_000..=1_000_000i64, 0..20),
        foreign: proptest::sample::Index,
    ) {
        let mut lines: Vec<_> = minors.iter().map(|&minor| usd(minor)).collect();
        let total = usd(minors.iter().sum());
        prop_assert_eq!(Money::sum(lines.iter().copied(), Currency::Usd), Some(total));
        if !lines.is_empty() {
            foreign.get_mut(lines.as_mut_slice()).currency = Currency::Eur;
            prop_assert_eq!(Money::sum(lines, Currency::Usd), None);
        }
    }

    #[test]
    fn an_amount_is_read_as_it_was_stored(money in any_money()) {
        prop_assert_eq!(stored::read(&stored::write(&money)), Some(money));
    }
}

#[test]
fn amounts_are_written_with_all_digits_of_their_currency() {
    for (minor, currency, text) in [
        (47_500, Currency::Usd, "475.00"),
        (-5, Currency::Usd, "-0.05"),
        (0, Currency::Eur, "0.00"),
        (1_200, Currency::Jpy, "1200"),
        (0, Currency::Jpy, "0"),
        (1_250, Currency::Kwd, "1.250"),
        (-1, Currency::Kwd, "-0.001"),
        (99, Currency::Cny, "0.99"),
        (i64::MAX, Currency::Gbp, "92233720368547758.07"),
        (i64::MIN, Currency::Gbp, "-92233720368547758.08"),
    ] {
        assert_eq!(Money::new(minor, currency).decimal(), text);
    }
}

#[test]
fn what_cannot_be_represented_is_refused_and_never_wraps() {
    assert_eq!(usd(i64::MAX).plus(usd(1)), None);
    assert_eq!(usd(i64::MIN).minus(usd(1)), None);
    assert_eq!(usd(i64::MIN).times(-1), None);
    assert_eq!(usd(1).plus(Money::new(1, Currency::Eur)), None);
    assert_eq!(usd(1).minus(Money::zero(Currency::Eur)), None);
    assert_eq!(Money::sum([usd(i64::MAX), usd(1)], Currency::Usd), None);
    assert_eq!(usd(i64::MAX).basis_points(u32::MAX), usd(i64::MAX));
    assert_eq!(usd(i64::MIN).basis_points(u32::MAX), usd(i64::MIN));
    assert_eq!(usd(i64::MIN).basis_points(10_000), usd(i64::MIN));
}

#[test]
fn the_signs_of_amounts_are_told_apart() {
    assert!(usd(0).is_zero() && !usd(0).is_negative());
    assert!(!usd(1).is_zero() && !usd(1).is_negative());
    assert!(!usd(-1).is_zero() && usd(-1).is_negative());
    assert_eq!(Money::zero(Currency::Kwd), Money::new(0, Currency::Kwd));
    assert_eq!(Money::sum([], Currency::Jpy), Some(Money::zero(Currency::Jpy)));
}

#[test]
fn every_currency_has_the_code_and_the_digits_of_iso_4217() {
    for currency in Currency::ALL {
        let iso = Iso::from_code(currency.code()).unwrap();
        assert_eq!(iso.exponent().map(usize::from), Some(currency.digits()), "{}", currency.code());
        assert_eq!(Currency::parse(currency.code()), Some(currency));
        assert_eq!(serde_json::to_string(&currency).unwrap(), format!("\"{}\"", currency.code()));
    }
    for code in ["", "usd", "US", "USDX", "CHF", "XXX"] {
        assert_eq!(Currency::parse(code), None);
        assert!(serde_json::from_value::<Currency>(code.into()).is_err());
    }
}

#[test]
fn every_country_pays_in_its_own_currency_where_there_is_a_price_in_it() {
    for &country in Country::ALL {
        let used = Iso::from_country(country.code().parse().unwrap());
        let priced: Vec<_> = used.iter().filter_map(|iso| Currency::parse(iso.code())).collect();
        let quoted = country::currency(country);
        assert!(priced.contains(&quoted) || priced.is_empty() && quoted == Currency::Usd, "{country}");
    }
}

#[test]
fn an_amount_is_stored_as_minor_units_and_a_code() {
    let json = r#"{"minor":47500,"currency":"USD"}"#;
    assert_eq!(stored::write(&usd(47_500)), json);
    assert_eq!(stored::read(json), Some(usd(47_500)));
    for json in [
        r#"{"minor":475.0,"currency":"USD"}"#,
        r#"{"minor":47500}"#,
        r#"{"minor":9223372036854775808,"currency":"USD"}"#,
        r#"{"minor":1,"currency":"usd"}"#,
    ] {
        assert_eq!(stored::read::<Money>(json), None, "{json}");
    }
}

#[test]
fn an_amount_is_read_as_people_type_it_and_nothing_else_is() {
    let read = |text, currency| Money::parse(text, currency).map(|amount| amount.minor);
    for (text, minor) in [
        ("120", 12_000),
        (" 120.5 ", 12_050),
        ("1,200.50", 120_050),
        ("0.05", 5),
        ("120.", 12_000),
        ("１２０。５０", 12_050),
    ] {
        assert_eq!(read(text, Currency::Usd), Some(minor), "{text}");
    }
    assert_eq!(read("1200", Currency::Jpy), Some(1_200));
    assert_eq!(read("1.250", Currency::Kwd), Some(1_250));
    for text in [
        "",
        ".",
        ".5",
        "-1",
        "+1",
        "1.005",
        "1,20",
        "1200,500",
        "12 0",
        "1e3",
        "US$1",
        "99999999999999999999",
    ] {
        assert_eq!(read(text, Currency::Usd), None, "{text}");
    }
    assert_eq!(read("1.5", Currency::Jpy), None);
}

#[test]
fn parts_of_an_amount_are_rounded_to_the_nearest_minor_unit_and_a_half_away_from_zero() {
    let share = |minor, parts, of| Money::new(minor, Currency::Usd).share(parts, of).minor;
    for (minor, parts, of, expected) in [
        (47_500, 365, 365, 47_500),
        (47_500, 1, 365, 130),
        (47_500, 364, 365, 47_370),
        (47_500, 0, 365, 0),
        (1, 1, 2, 1),
        (-1, 1, 2, -1),
        (1, 1, 3, 0),
        (2, 1, 3, 1),
        (100, 1, 1, 100),
        (100, 3, 1, 300),
    ] {
        assert_eq!(share(minor, parts, of), expected, "{minor} {parts}/{of}");
    }
    for nothing in [0, -1, -365] {
        assert_eq!(share(100, 3, nothing), 100, "there is no whole to take parts of");
    }
}
