//! What is kept of a card, and that nothing else of it ever is.

use crate::cards::{entry, today};
use crate::stored;
use memberdesk::domain::card::Brand::AmericanExpress;
use memberdesk::domain::card::{Card, CardEntry, TEST_CARDS};
use memberdesk::domain::company::AddressEntry;
use serde_json::Value;
use std::marker::PhantomData;

/// Answers whether a type implements a trait: the inherent constant is preferred where its bound holds.
struct Probe<T>(PhantomData<T>);

trait Otherwise {
    const IS_WRITABLE: bool = false;
    const CAN_BE_COPIED: bool = false;
}

impl<T> Otherwise for Probe<T> {}

impl<T: serde::Serialize> Probe<T> {
    const IS_WRITABLE: bool = true;
}

impl<T: Clone> Probe<T> {
    const CAN_BE_COPIED: bool = true;
}

#[test]
fn what_was_typed_about_a_card_can_be_neither_written_nor_copied_nor_shown() {
    assert_eq!((Probe::<Card>::IS_WRITABLE, Probe::<Card>::CAN_BE_COPIED), (true, true));
    assert_eq!((Probe::<CardEntry>::IS_WRITABLE, Probe::<CardEntry>::CAN_BE_COPIED), (false, false));
    assert_eq!(format!("{:?}", entry("4242424242424242")), "CardEntry { .. }");
    assert_eq!(format!("{:#?}", entry("4242424242424242")), "CardEntry { .. }");
}

#[test]
fn a_cleared_form_is_empty() {
    let mut entry = entry("4242424242424242");
    entry.clear();
    let CardEntry { number, holder, expiry_month, expiry_year, security_code, billing } = &entry;
    for text in [number, holder, expiry_month, expiry_year, security_code] {
        assert_eq!(text, "");
    }
    assert_eq!(*billing, AddressEntry::default());
}

#[test]
fn a_kept_card_holds_four_digits_of_its_number_and_no_security_code() {
    for listed in TEST_CARDS {
        let mut typed = entry(listed.number);
        let code = if listed.brand == AmericanExpress { "7913" } else { "791" };
        typed.security_code = code.into();
        let card = typed.check(today()).unwrap();
        let json = stored::write(&card);
        for shown in [&json, &format!("{card:?}")] {
            assert!(shown.contains(&listed.number[listed.number.len() - 4..]));
            assert!(!shown.contains(&listed.number[listed.number.len() - 5..]), "{shown}");
            assert!(!shown.contains(code), "{shown}");
        }
        assert_eq!(stored::read(&json), Some(card));
    }
}

#[test]
fn a_stored_card_that_was_tampered_with_brings_no_number_in() {
    let card = entry("4242424242424242").check(today()).unwrap();
    let kept: Value = serde_json::from_str(&stored::write(&card)).expect("JSON");
    for (field, value) in [
        ("last_four", "4242424242424242"),
        ("last_four", "424"),
        ("last_four", "42x2"),
        ("last_four", "٤"),
        ("expiry", "2024-13"),
        ("expiry", "4242424242424242"),
        ("expiry", "2024-08-01"),
        ("brand", "4242424242424242"),
        ("behaviour", "always_succeeds"),
    ] {
        let mut tampered = kept.clone();
        tampered[field] = value.into();
        assert_eq!(stored::read::<Card>(&tampered.to_string()), None, "{field} {value}");
    }
    let mut widened = kept;
    widened["number"] = "4242424242424242".into();
    assert_eq!(stored::read(&widened.to_string()), Some(card));
}

#[test]
fn what_is_kept_of_a_number_is_written_with_its_last_four_digits() {
    let card = entry("4242 4242 4242 4242").check(today()).expect("a card");
    assert_eq!(card.last_four.to_string(), "4242");
}
