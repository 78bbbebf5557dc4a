//! Only the published test cards pay, and nothing of a number but its last four digits is ever kept.

use memberdesk::domain::{
    card::{
        Behaviour::{self, AsksBankEachTime, AsksBankOnce, Declines, DeclinesLater, Succeeds},
        Brand::{self, AmericanExpress, Mastercard, UnionPay, Visa},
        CardEntry,
        DeclineReason::{ExpiredCard, Generic, IncorrectSecurityCode, InsufficientFunds, ProcessingError},
        ExpiryMonth, TEST_CARDS,
    },
    company::{AddressEntry, CompanyEntry},
    date::Day,
    entry::{self, Field, Problem, Why},
};
use proptest::prelude::*;

/// The numbers as their publishers print them, and what each is for.
const PUBLISHED: [(&str, Brand, Behaviour); 12] = [
    ("4242 4242 4242 4242", Visa, Succeeds),
    ("5555 5555 5555 4444", Mastercard, Succeeds),
    ("3782 822463 10005", AmericanExpress, Succeeds),
    ("6200 0000 0000 0005", UnionPay, Succeeds),
    ("4000 0000 0000 0002", Visa, Declines(Generic)),
    ("4000 0000 0000 9995", Visa, Declines(InsufficientFunds)),
    ("4000 0000 0000 0069", Visa, Declines(ExpiredCard)),
    ("4000 0000 0000 0127", Visa, Declines(IncorrectSecurityCode)),
    ("4000 0000 0000 0119", Visa, Declines(ProcessingError)),
    ("4000 0000 0000 0341", Visa, DeclinesLater),
    ("4000 0027 6000 3184", Visa, AsksBankEachTime),
    ("4000 0000 0000 3220", Visa, AsksBankOnce),
];

pub fn today() -> Day {
    Day::parse("2020-03-19").expect("a day")
}

fn billing() -> AddressEntry {
    AddressEntry {
        street: "1 Harbour Street".into(),
        city: "Seattle".into(),
        region: "WA".into(),
        postcode: "98101".into(),
        country: "US".into(),
    }
}

/// A form that is right but for what a test changes in it.
pub fn entry(number: &str) -> CardEntry {
    CardEntry {
        number: number.into(),
        holder: "Ada Byron".into(),
        expiry_month: "08".into(),
        expiry_year: "2024".into(),
        security_code: if number.trim_start().starts_with("37") { "1234" } else { "123" }.into(),
        billing: billing(),
    }
}

/// The form with one change, and what is then wrong with it.
fn problems(change: impl FnOnce(&mut CardEntry)) -> Vec<Problem> {
    let mut entry = entry("4242424242424242");
    change(&mut entry);
    entry.check(today()).err().unwrap_or_default()
}

fn number_problem(number: &str) -> Option<Why> {
    let found = entry(number).check(today()).err()?;
    found.into_iter().find(|problem| problem.field == Field::CardNumber).map(|problem| problem.why)
}

/// The digit that completes a number, by the rule as it is published: double every second digit from the
/// right, beginning with the last of the given ones, and add up all digits of the results.
fn check_digit(digits: &str) -> char {
    let mut sum = 0;
    for (at, digit) in digits.chars().rev().enumerate() {
        let digit = digit.to_digit(10).expect("a digit");
        let product = if at % 2 == 0 { digit * 2 } else { digit };
        sum += product / 10 + product % 10;
    }
    char::from_digit((10 - sum % 10) % 10, 10).expect("a digit")
}

fn is_published(number: &str) -> bool {
    PUBLISHED.iter().any(|(published, _, _)| published.replace(' ', "") == number)
}

#[test]
fn every_published_test_card_is_taken_and_behaves_as_published() {
    assert_eq!(TEST_CARDS.len(), PUBLISHED.len());
    for (listed, (number, brand, behaviour)) in TEST_CARDS.iter().zip(PUBLISHED) {
        assert_eq!(listed.spaced(), number);
        assert_eq!((listed.brand, listed.behaviour), (brand, behaviour));
        let plain = number.replace(' ', "");
        let full_width: String = plain.replace('0', "０").replace('4', "４");
        for spelling in
            [&plain, number, &number.replace(' ', "-"), &format!(" {number}\u{a0}\u{200b}"), &full_width]
        {
            let card = entry(spelling).check(today()).expect(spelling);
            assert_eq!((card.brand, card.behaviour), (brand, behaviour));
            assert_eq!(&*card.last_four, &plain[plain.len() - 4..]);
            assert_eq!((card.expiry.year, card.expiry.month), (2024, 8));
            assert_eq!((card.holder.as_str(), card.billing.city.as_str()), ("Ada Byron", "Seattle"));
        }
    }
}

#[test]
fn the_form_filled_in_from_the_list_is_taken() {
    for listed in TEST_CARDS {
        let filled = listed.entry("Ada Byron", ExpiryMonth { year: 2024, month: 8 }, billing());
        assert_eq!(filled.check(today()), entry(listed.number).check(today()));
    }
}

#[test]
fn a_number_that_is_refused_says_what_is_wrong_with_it() {
    for (number, why) in [
        ("", Why::Empty),
        ("  - ", Why::Empty),
        ("4242 4242 4242 424x", Why::NotDigits),
        ("4242_4242_4242_4242", Why::NotDigits),
        ("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", Why::NotDigits),
        ("4", Why::CardLength { expected: 16 }),
        ("424242424242424", Why::CardLength { expected: 16 }),
        ("42424242424242424", Why::CardLength { expected: 16 }),
        ("37828224631000", Why::CardLength { expected: 15 }),
        ("3782822463100055", Why::CardLength { expected: 15 }),
        ("55555555555544444", Why::CardLength { expected: 16 }),
        ("620000000000000", Why::CardLength { expected: 16 }),
        ("62000000000000000000", Why::CardLength { expected: 16 }),
        ("12345678901", Why::CardLength { expected: 16 }),
        ("00000000000", Why::CardLength { expected: 16 }),
        ("000000000000", Why::NotATestCard),
        ("0000000000000000000", Why::NotATestCard),
        ("00000000000000000000", Why::CardLength { expected: 16 }),
        ("4242424242424242424242424242424242424242", Why::CardLength { expected: 16 }),
        ("4242424242424241", Why::CardChecksum),
        ("378282246310006", Why::CardChecksum),
        ("6200000000000000007", Why::CardChecksum),
        ("9999999999999999", Why::CardChecksum),
        // Test cards of other lists count as any card: only those of our own list are known to be nobody's.
        ("4111111111111111", Why::NotATestCard),
        ("2223003122003222", Why::NotATestCard),
        ("371449635398431", Why::NotATestCard),
        ("6011111111111117", Why::NotATestCard),
        ("0000000000000000", Why::NotATestCard),
    ] {
        assert_eq!(number_problem(number), Some(why), "{number}");
    }
}

#[test]
fn one_mistyped_digit_of_a_test_card_is_always_noticed() {
    for listed in TEST_CARDS {
        for at in 0..listed.number.len() {
            for digit in '0'..='9' {
                let mut typed = listed.number.to_owned();
                typed.replace_range(at..=at, digit.encode_utf8(&mut [0; 4]));
                assert_eq!(number_problem(&typed).is_none(), typed == listed.number, "{typed}");
            }
        }
    }
}

/// The starts of real cards' numbers, each with a length that its brand has.
fn real_cards() -> impl Strategy<Value = String> {
    let start = prop_oneof![
        Just(("4".to_owned(), 16)),
        (51..=55u32).prop_map(|start| (start.to_string(), 16)),
        (2221..=2720u32).prop_map(|start| (start.to_string(), 16)),
        prop_oneof![Just(34u32), Just(37)].prop_map(|start| (start.to_string(), 15)),
        (16..=19usize).prop_map(|length| ("62".to_owned(), length)),
    ];
    (start, "[0-9]{18}").prop_map(|((start, length), digits)| {
        let mut number = start + &digits;
        number.truncate(length - 1);
        number.push(check_digit(&number));
        number
    })
}

/// What every field but the number's own answers to a card number.
fn refused<T>(field: Field) -> Result<T, Problem> {
    Err(Problem { field, why: Why::HoldsCardNumber })
}

proptest! {
    #[test]
    fn no_number_that_could_be_a_real_card_is_taken(number in real_cards()) {
        prop_assume!(!is_published(&number));
        prop_assert_eq!(number_problem(&number), Some(Why::NotATestCard));
    }

    #[test]
    fn no_text_but_a_published_number_is_taken(
        number in "[0-9]{1,24}|[0-9 -]{1,30}|40000[0-9 ]{11,16}|\\PC{0,24}",
    ) {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        prop_assume!(!is_published(&digits));
        prop_assert!(number_problem(&number).is_some());
    }

    #[test]
    fn a_card_number_is_refused_in_every_other_field(
        number in real_cards(),
        before in "(Pay with |nr:|卡号：|12 |\n)?",
        gap in prop::sample::select(vec!["", " ", "-", ".", "\u{200b}", "\u{a0}", "  "]),
        after in "( please|，谢谢| 123|\\.)?",
    ) {
        let grouped = [&number[..4], &number[4..8], &number[8..12], &number[12..]].join(gap);
        let text = format!("{before}{grouped}{after}");
        prop_assert_eq!(entry::line(Field::Title, &text, 200), refused(Field::Title));
        prop_assert_eq!(entry::paragraphs(Field::Message, &text, 200), refused(Field::Message));
        let email = format!("{number}@example.com");
        prop_assert_eq!(entry::email(Field::Email, &email), refused(Field::Email));
        prop_assert_eq!(entry::phone(Field::Phone, &grouped), refused(Field::Phone));
        let company = CompanyEntry { vat_id: grouped, address: billing(), ..CompanyEntry::default() };
        let found = company.check().err().unwrap_or_default();
        let vat_id = found.last().copied().map_or(Ok(()), Err);
        prop_assert_eq!(vat_id, refused(Field::VatId));
    }
}

#[test]
fn the_starts_of_every_brand_are_known_to_the_last() {
    let taken = |start: &str, length: usize| {
        let mut number = format!("{start:0<width$}", width = length - 1);
        number.push(check_digit(&number));
        entry::line(Field::Title, &number, 40).is_ok()
    };
    for start in ["51", "55", "2221", "2229", "2230", "2299", "23", "26", "2700", "2719", "2720", "4", "62"] {
        assert!(!taken(start, 16), "{start}");
    }
    for start in ["50", "56", "2220", "2721", "273", "28", "34", "37", "61", "63", "3", "7"] {
        assert!(taken(start, 16), "{start}");
    }
    for (start, refused) in
        [("34", true), ("37", true), ("33", false), ("35", false), ("38", false), ("4", false)]
    {
        assert_eq!(taken(start, 15), !refused, "{start}");
    }
    for (length, refused) in [(15, false), (16, true), (17, true), (18, true), (19, true), (20, false)] {
        assert_eq!(taken("62", length), !refused, "{length}");
    }
}

#[test]
fn ordinary_numbers_are_not_mistaken_for_cards() {
    for text in [
        "Request 123456789012347",
        "Order ME-2020-000123 of 2020-03-19, 475.00 USD",
        "+86 10 5917 8888 and +49 89 3176 0",
        "IBAN DE89 3704 0044 0532 0130 00",
        "4242 4242 4242",
        "4242424242424241",
        "14242424242424242",
        "4242x4242x4242x4242",
        "4242 4242 4242 4242 4242 4242",
        "Seats: 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2",
        "2020 2021 2022 2023 2024",
    ] {
        let kept = entry::line(Field::Title, text, 200);
        if text == "4242 4242 4242 4242 4242 4242" {
            // A number that repeats inside a longer one is refused rather than risked.
            assert!(kept.is_err());
        } else {
            assert_eq!(kept.as_deref(), Ok(text));
        }
    }
}

#[test]
fn a_card_expires_at_the_end_of_its_month() {
    let expiry = ExpiryMonth { year: 2020, month: 2 };
    assert_eq!(expiry.last_day(), Day::parse("2020-02-29").unwrap());
    assert!(expiry.valid_on(expiry.last_day()) && !expiry.expires_before(expiry.last_day()));
    let after = expiry.last_day().plus_days(1);
    assert!(!expiry.valid_on(after) && expiry.expires_before(after));
    assert!(ExpiryMonth { year: 2019, month: 12 } < expiry);
    assert_eq!(ExpiryMonth::of(after), ExpiryMonth { year: 2020, month: 3 });
    // A month that no form lets through never pays.
    assert!(!ExpiryMonth { year: 2030, month: 13 }.valid_on(today()));
    assert!(!ExpiryMonth { year: 9999, month: 1 }.valid_on(today()));
}

#[test]
fn the_month_of_expiry_must_exist_not_have_passed_and_not_be_absurd() {
    for (month, year, why) in [
        ("3", "2020", None),
        ("03", "20", None),
        ("12", "2040", None),
        (" 8 ", " 24 ", None),
        ("０８", "２０２４", None),
        ("2", "2020", Some(Why::ExpiryPast)),
        ("12", "19", Some(Why::ExpiryPast)),
        ("1", "1970", Some(Why::ExpiryPast)),
        ("1", "2041", Some(Why::ExpiryImpossible)),
        ("12", "99", Some(Why::ExpiryImpossible)),
        ("0", "2024", Some(Why::ExpiryImpossible)),
        ("13", "2024", Some(Why::ExpiryImpossible)),
        ("8", "202", Some(Why::ExpiryImpossible)),
        ("8", "20240", Some(Why::ExpiryImpossible)),
        ("008", "2024", Some(Why::ExpiryImpossible)),
        ("8", "0024", Some(Why::ExpiryImpossible)),
        ("+8", "2024", Some(Why::ExpiryImpossible)),
        ("-1", "2024", Some(Why::ExpiryImpossible)),
        ("Aug", "2024", Some(Why::ExpiryImpossible)),
        ("8", "1969", Some(Why::ExpiryImpossible)),
        ("8", "9999", Some(Why::ExpiryImpossible)),
        ("", "2024", Some(Why::Empty)),
        ("8", " ", Some(Why::Empty)),
    ] {
        let found = problems(|entry| {
            entry.expiry_month = month.into();
            entry.expiry_year = year.into();
        });
        let expected: Vec<_> = why.map(|why| Problem { field: Field::Expiry, why }).into_iter().collect();
        assert_eq!(found, expected, "{month}/{year}");
    }
}

#[test]
fn the_security_code_has_the_length_of_the_brand() {
    for (number, code, why) in [
        ("4242424242424242", "123", None),
        ("4242424242424242", " 000 ", None),
        ("4242424242424242", "１２３", None),
        ("4242424242424242", "1234", Some(Why::CodeLength { expected: 3 })),
        ("4242424242424242", "12", Some(Why::CodeLength { expected: 3 })),
        ("4242424242424242", "", Some(Why::Empty)),
        ("4242424242424242", "12a", Some(Why::NotDigits)),
        ("378282246310005", "1234", None),
        ("378282246310005", "123", Some(Why::CodeLength { expected: 4 })),
    ] {
        let mut entry = entry(number);
        entry.security_code = code.into();
        let expected: Vec<_> =
            why.map(|why| Problem { field: Field::SecurityCode, why }).into_iter().collect();
        assert_eq!(entry.check(today()).err().unwrap_or_default(), expected, "{number} {code}");
    }
    // While the brand is not known, both lengths may be right.
    let codes = |code: &str| {
        let found = problems(|entry| {
            entry.number.clear();
            entry.security_code = code.into();
        });
        found.len()
    };
    assert_eq!((codes("123"), codes("1234"), codes("12345"), codes("12")), (1, 1, 2, 2));
}

#[test]
fn all_that_is_wrong_is_said_at_once_in_the_order_of_the_form() {
    let empty = CardEntry::default().check(today()).unwrap_err();
    assert!(empty.iter().all(|problem| problem.why == Why::Empty));
    let fields: Vec<_> = empty.iter().map(|problem| problem.field).collect();
    let card = [Field::CardNumber, Field::Holder, Field::Expiry, Field::SecurityCode];
    assert_eq!(fields[..4], card);
    assert_eq!(fields[4..], [Field::Street, Field::City, Field::Country]);
    let holder = problems(|entry| entry.holder = " \u{200b}\t".into());
    assert_eq!(holder, [Problem { field: Field::Holder, why: Why::Empty }]);
    let number_as_holder = problems(|entry| entry.holder = "4242 4242 4242 4242".into());
    assert_eq!(number_as_holder, [Problem { field: Field::Holder, why: Why::HoldsCardNumber }]);
}

#[test]
fn two_digits_of_a_year_are_of_the_century_of_today() {
    let on = |day: &str, year: &str| {
        let mut typed = entry(PUBLISHED[0].0);
        typed.expiry_year = year.into();
        typed.check(Day::parse(day).expect("a day")).map(|card| card.expiry.year)
    };
    for (day, year, meant) in
        [("2019-05-01", "21", 2021), ("1985-05-01", "86", 1986), ("2150-05-01", "51", 2151)]
    {
        assert_eq!(on(day, year), Ok(meant), "{day} {year}");
    }
}
