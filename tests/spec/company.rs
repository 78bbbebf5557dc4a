//! A company, its address and its country: what each country needs, and what is wrong with a form.

use crate::stored;
use iso_currency::Country as Iso;
use memberdesk::domain::{
    company::{Address, AddressEntry, CompanyEntry, NAME_MOST, STREET_MOST},
    country::{self, Country},
    entry::{self, Field, Problem, Why},
};
use memberdesk::json;
use proptest::prelude::*;

fn country(code: &str) -> Country {
    Country::parse(code).unwrap_or_else(|| panic!("{code} is a country"))
}

fn contoso() -> CompanyEntry {
    CompanyEntry {
        legal_name: "Contoso GmbH".into(),
        address: AddressEntry {
            street: "Hafenstraße 1".into(),
            city: "Köln".into(),
            region: String::new(),
            postcode: "50667".into(),
            country: "DE".into(),
        },
        contact_name: "Ada Byron".into(),
        email: "ada@Contoso.example".into(),
        phone: "+49 (221) 555-0100".into(),
        vat_id: "DE 123 456 789".into(),
    }
}

#[test]
fn a_company_is_taken_as_typed_but_for_what_nobody_sees() {
    let company = contoso().check().unwrap();
    assert_eq!(company.legal_name, "Contoso GmbH");
    assert_eq!(company.address.street, "Hafenstraße 1");
    assert_eq!((company.address.region.as_deref(), company.address.country), (None, country("DE")));
    assert_eq!(company.contact.email, "ada@contoso.example");
    assert_eq!(company.contact.phone.as_deref(), Some("+49 (221) 555-0100"));
    assert_eq!(company.vat_id.as_ref().map(|vat_id| vat_id.as_str()), Some("DE123456789"));
}

#[test]
fn telephone_and_tax_number_may_be_left_out() {
    let entry = CompanyEntry { phone: " ".into(), vat_id: "\t".into(), ..contoso() };
    let company = entry.check().unwrap();
    assert_eq!((company.contact.phone, company.vat_id), (None, None));
}

#[test]
fn an_empty_form_names_all_that_it_needs_in_its_order() {
    let found = CompanyEntry::default().check().unwrap_err();
    assert!(found.iter().all(|problem| problem.why == Why::Empty));
    let fields: Vec<_> = found.iter().map(|problem| problem.field).collect();
    let needed =
        [Field::CompanyName, Field::Street, Field::City, Field::Country, Field::ContactName, Field::Email];
    assert_eq!(fields, needed);
}

#[test]
fn one_wrong_field_is_the_only_one_named() {
    let long = "x".repeat(NAME_MOST + 1);
    type Change<'a> = &'a dyn Fn(&mut CompanyEntry);
    let changes: [(Field, Why, Change<'_>); 11] = [
        (Field::CompanyName, Why::TooLong { most: NAME_MOST }, &|entry| entry.legal_name = long.clone()),
        (Field::Street, Why::TooLong { most: STREET_MOST }, &|entry| entry.address.street = long.repeat(2)),
        (Field::City, Why::Empty, &|entry| entry.address.city = "\u{2060}".into()),
        (Field::Region, Why::TooLong { most: NAME_MOST }, &|entry| entry.address.region = long.clone()),
        (Field::Postcode, Why::NotAPostcode, &|entry| entry.address.postcode = "5066".into()),
        (Field::Postcode, Why::Empty, &|entry| entry.address.postcode = String::new()),
        (Field::Country, Why::NotACountry, &|entry| {
            entry.address.country = "XX".into();
            entry.vat_id = String::new();
        }),
        (Field::ContactName, Why::Empty, &|entry| entry.contact_name = String::new()),
        (Field::Email, Why::NotAnEmail, &|entry| entry.email = "ada".into()),
        (Field::Phone, Why::NotAPhone, &|entry| entry.phone = "12345".into()),
        (Field::VatId, Why::NotAVatId, &|entry| entry.vat_id = "DE12345678".into()),
    ];
    for (field, why, change) in changes {
        let mut entry = contoso();
        change(&mut entry);
        assert_eq!(entry.check(), Err(vec![Problem { field, why }]));
    }
}

#[test]
fn a_kept_company_can_be_edited_and_stored_without_a_change() {
    let full = contoso().check().unwrap();
    let bare = CompanyEntry { phone: String::new(), vat_id: String::new(), ..contoso() }.check().unwrap();
    for company in [full, bare] {
        assert_eq!(CompanyEntry::from(&company).check().as_ref(), Ok(&company));
        let json = stored::write(&company);
        assert!(!json.contains("null"), "{json}");
        assert_eq!(stored::read(&json), Some(company));
    }
}

#[test]
fn a_draft_is_kept_as_typed_and_opens_even_if_it_lacks_fields() {
    let draft = CompanyEntry { legal_name: " half a na".into(), ..CompanyEntry::default() };
    assert_eq!(json::read(&json::write(&draft)).as_ref(), Ok(&draft));
    let older = r#"{"legal_name":" half a na","address":{"city":""}}"#;
    assert_eq!(json::read(older).as_ref(), Ok(&draft));
}

#[test]
fn every_country_of_iso_3166_and_no_other_is_known() {
    let letters = || (b'A'..=b'Z').map(char::from);
    for code in letters().flat_map(|first| letters().map(move |second| format!("{first}{second}"))) {
        let iso = code.parse::<Iso>().is_ok_and(|iso| iso != Iso::Unspecified);
        assert_eq!(Country::parse(&code).is_some(), iso, "{code}");
    }
    assert_eq!(Country::ALL.len(), 249);
    assert!(Country::ALL.is_sorted());
    for &each in Country::ALL {
        assert_eq!(Country::parse(each.code()), Some(each));
        assert_eq!(stored::write(&each), format!("\"{each}\""));
        assert_eq!(stored::read(&stored::write(&each)), Some(each));
    }
    for code in ["", "D", "DEU", "de", "é", "0A", "\0\0"] {
        assert_eq!(Country::parse(code), None);
        assert_eq!(stored::read::<Country>(&json::write(&code.to_owned())), None);
    }
}

#[test]
fn tax_is_charged_by_country() {
    for (code, rate) in [
        ("US", 0),
        ("KW", 0),
        ("DE", 1900),
        ("FR", 2000),
        ("GB", 2000),
        ("CN", 600),
        ("JP", 1000),
        ("HU", 2700),
    ] {
        assert_eq!(country::tax(country(code)), rate, "{code}");
    }
    assert!(Country::ALL.iter().all(|&each| country::tax(each) <= 2700));
}

#[test]
fn what_is_known_of_a_country_does_not_contradict_itself() {
    for &each in Country::ALL {
        let shapes = country::postcode_shapes(each);
        assert!(shapes.is_empty() || country::postcode_used(each), "{each} has a form but no postcodes");
        for shape in shapes {
            assert!(shape.chars().all(|place| matches!(place, '9' | 'A' | ' ' | '-')), "{each}");
            let example = shape.replace('9', "1");
            assert_eq!(entry::postcode(&example, Some(each)), Ok(Some(example)));
        }
        if let Some((prefix, fewest, most)) = country::vat_id_shape(each) {
            assert!(prefix.len() <= 3 && 0 < fewest && fewest <= most && most <= 18, "{each}");
        }
    }
}

#[test]
fn an_address_is_asked_for_what_it_cannot_leave_out() {
    for &each in Country::ALL {
        let bare = AddressEntry {
            street: "1".into(),
            city: "C".into(),
            country: each.code().into(),
            ..Default::default()
        };
        let refused: Vec<Field> =
            bare.check().err().unwrap_or_default().iter().map(|found| found.field).collect();
        for field in [Field::Street, Field::City, Field::Region, Field::Postcode, Field::Country] {
            let given = !matches!(field, Field::Region | Field::Postcode);
            assert_eq!(
                refused.contains(&field),
                !given && !country::may_leave_out(each, field),
                "{each}, {field:?}"
            );
        }
        assert!(!country::may_leave_out(each, Field::City), "{each}");
    }
}

#[test]
fn an_address_needs_what_its_country_needs() {
    let address = |region: &str, postcode: &str, country: &str| AddressEntry {
        street: "1".into(),
        city: "C".into(),
        region: region.into(),
        postcode: postcode.into(),
        country: country.into(),
    };
    let taken = |region, postcode, country: &str| {
        let Address { region, postcode, .. } = address(region, postcode, country).check().unwrap();
        (region, postcode)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(taken("WA", "98101-1234", "us"), (some("WA"), some("98101-1234")));
    assert_eq!(taken("广东省", "518000", "CN"), (some("广东省"), some("518000")));
    assert_eq!(taken("", "", "HK"), (None, None));
    assert_eq!(taken("", "999077", " hk "), (None, some("999077")));
    assert_eq!(taken("", "80-331", "PL"), (None, some("80-331")));
    let refused = |region, postcode, country| address(region, postcode, country).check().unwrap_err();
    let empty = |field| Problem { field, why: Why::Empty };
    assert_eq!(refused("", "98101", "US"), [empty(Field::Region)]);
    assert_eq!(refused("", "", "CA"), [empty(Field::Region), empty(Field::Postcode)]);
    assert_eq!(refused("", "", "KW"), [empty(Field::Postcode)]);
    assert_eq!(
        refused("", "!", ""),
        [Problem { field: Field::Postcode, why: Why::NotAPostcode }, empty(Field::Country)]
    );
}

#[test]
fn a_postcode_is_written_as_its_country_writes_it() {
    for (code, typed, written) in [
        ("GB", "sw1a1aa", Some("SW1A 1AA")),
        ("GB", "M1 1AE", Some("M1 1AE")),
        ("GB", "1AA", None),
        ("CA", "k1a0b1", Some("K1A 0B1")),
        ("CA", "K1A-0B1", Some("K1A 0B1")),
        ("CA", "KKA 0B1", None),
        ("JP", "１００ー０００１", None),
        ("JP", "１００－０００１", Some("100-0001")),
        ("JP", "1000001", Some("100-0001")),
        ("NL", "1012ab", Some("1012 AB")),
        ("US", "981011234", Some("98101-1234")),
        ("US", "9810", None),
        ("US", "98101-", Some("98101")),
        ("DE", "٥٠٦٦٧", None),
        ("DE", "50667; --", None),
        ("IE", "D02 x285", Some("D02 X285")),
        ("IE", "-", None),
        ("IE", "--", None),
        ("IE", "A", None),
        ("IE", "A1", Some("A1")),
        ("IE", "1234567890", Some("1234567890")),
        ("IE", "12345678901", None),
        ("IE", "<b>1</b>", None),
    ] {
        let expected = match written {
            Some(written) => Ok(Some(written.to_owned())),
            None => Err(Problem { field: Field::Postcode, why: Why::NotAPostcode }),
        };
        assert_eq!(entry::postcode(typed, Some(country(code))), expected, "{code} {typed}");
    }
}

#[test]
fn a_tax_number_has_the_form_of_its_country() {
    for (code, typed, kept) in [
        ("DE", "123456789", Some("DE123456789")),
        ("DE", "de-123.456.789", Some("DE123456789")),
        ("DE", "FR123456789", None),
        ("AT", "ATU12345678", Some("ATU12345678")),
        ("FR", "FR XX 123456789", Some("FRXX123456789")),
        ("GR", "EL123456789", Some("EL123456789")),
        ("NL", "NL123456789B01", Some("NL123456789B01")),
        ("GB", "GB123456789", Some("GB123456789")),
        ("CN", "91440300MA5EXAMPLE".get(..18).unwrap_or_default(), Some("91440300MA5EXAMPLE")),
        ("JP", "１２３４５６７８９０１２３", Some("T1234567890123")),
        ("US", "12-3456789", Some("123456789")),
        ("US", "none", None),
        ("US", "123", None),
        ("US", "1234567890123456", None),
        ("DE", "12345678é", None),
        ("DE", "1234567é", None),
        ("DE", "12345678+", None),
        ("DE", "1234567\u{202e}89", Some("DE123456789")),
        ("DE", "１２３ ４５６ ７８９", Some("DE123456789")),
    ] {
        let address = AddressEntry { country: code.into(), ..AddressEntry::default() };
        let found =
            CompanyEntry { address, vat_id: typed.into(), ..contoso() }.check().err().unwrap_or_default();
        let wrong = Problem { field: Field::VatId, why: Why::NotAVatId };
        assert_eq!(found.contains(&wrong), kept.is_none(), "{code} {typed}");
        if let Some(kept) = kept {
            let mut entry = CompanyEntry { vat_id: typed.into(), ..contoso() };
            entry.address = AddressEntry::from(&Address { country: country(code), ..valid_address(code) });
            let vat_id = entry.check().unwrap().vat_id.unwrap();
            assert_eq!(vat_id.as_str(), kept);
        }
    }
}

/// An address that its country takes.
fn valid_address(code: &str) -> Address {
    let country = country(code);
    let postcode = country::postcode_shapes(country).first().map(|shape| shape.replace('9', "1"));
    let entry = AddressEntry {
        street: "1".into(),
        city: "C".into(),
        region: "R".into(),
        postcode: postcode.unwrap_or_else(|| "11".into()),
        country: code.into(),
    };
    entry.check().unwrap_or_else(|found| panic!("{code}: {found:?}"))
}

#[test]
fn every_country_has_an_address_that_is_taken_and_can_be_edited() {
    for &each in Country::ALL {
        let address = valid_address(each.code());
        assert_eq!(AddressEntry::from(&address).check(), Ok(address));
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_into_one_field_is_kept_or_named_as_the_one_problem(
        which in 0..9usize,
        typed in prop_oneof![any::<String>(), "\\PC{1,40}", "[0-9 .-]{1,20}", "[A-Za-z]{2}"],
    ) {
        let mut entry = contoso();
        let CompanyEntry { legal_name, address, contact_name, email, phone, vat_id } = &mut entry;
        let AddressEntry { street, city, region, postcode, country } = address;
        let fields = [legal_name, street, city, region, postcode, contact_name, email, phone, vat_id];
        for (at, field) in fields.into_iter().enumerate() {
            if at == which {
                field.clone_from(&typed);
            }
        }
        prop_assert_eq!(country.as_str(), "DE");
        match entry.check() {
            Ok(company) => prop_assert_eq!(CompanyEntry::from(&company).check(), Ok(company)),
            Err(found) => {
                let named = [
                    Field::CompanyName, Field::Street, Field::City, Field::Region, Field::Postcode,
                    Field::ContactName, Field::Email, Field::Phone, Field::VatId,
                ];
                prop_assert_eq!(found.len(), 1);
                prop_assert_eq!(found[0].field, named[which]);
            }
        }
    }
}

#[test]
fn an_address_is_written_as_its_country_writes_it() {
    let place = |country: &str, city: &str, region: &str, postcode: &str| {
        let entry = AddressEntry {
            street: "1 Example Way".into(),
            city: city.into(),
            region: region.into(),
            postcode: postcode.into(),
            country: country.into(),
        };
        entry.check().expect("an address that passes the check").place()
    };
    assert_eq!(place("US", "Seattle", "WA", "98109"), "Seattle, WA 98109");
    assert_eq!(place("CA", "Toronto", "ON", "M5H 2N2"), "Toronto ON M5H 2N2");
    assert_eq!(place("GB", "London", "", "SW1A 1AA"), "London SW1A 1AA");
    assert_eq!(place("DE", "Berlin", "", "10117"), "10117 Berlin");
    assert_eq!(place("CN", "杭州市", "浙江省", "310000"), "浙江省 杭州市 310000");
    assert_eq!(place("CN", "北京", "北京市", "100080"), "北京市 100080");
    assert_eq!(place("AE", "Dubai", "", ""), "Dubai");
}

#[test]
fn a_region_that_is_named_like_its_city_is_named_once() {
    let address = |city: &str, region: &str| Address {
        street: "1 Example Way".into(),
        city: city.into(),
        region: Some(region.into()),
        postcode: Some("10001".into()),
        country: country("US"),
    };
    assert_eq!(address("Redmond", "WA").place(), "Redmond, WA 10001");
    assert_eq!(address("New York", "New York").place(), "New York 10001");
}
