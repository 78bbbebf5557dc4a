//! What is known of each country: its tax, its postcodes and its tax numbers.

use crate::partner::address;
use memberdesk::domain::company::{AddressEntry, CompanyEntry};
use memberdesk::domain::country::{self, Country};
use memberdesk::domain::entry::{self, Field, Problem, Why};

fn country(code: &str) -> Country {
    Country::parse(code).unwrap_or_else(|| panic!("{code} is a country"))
}

/// The rates in basis points, each with the countries that have it.
const RATES: [(u32, &str); 17] = [
    (500, "CA AE"),
    (600, "CN"),
    (700, "SG"),
    (770, "CH LI"),
    (1000, "JP AU KR"),
    (1500, "NZ SA ZA"),
    (1600, "MX"),
    (1700, "LU"),
    (1800, "IN MT TR"),
    (1900, "CY DE RO"),
    (2000, "AT BG EE FR GB MC SK"),
    (2100, "BE CZ ES LT LV NL"),
    (2200, "IT SI"),
    (2300, "IE PL PT"),
    (2400, "FI GR"),
    (2500, "DK HR NO SE"),
    (2700, "HU"),
];

#[test]
fn each_country_has_its_rate_and_every_other_none() {
    for &each in Country::ALL {
        let listed = RATES.iter().find(|(_, codes)| codes.split(' ').any(|code| code == each.code()));
        assert_eq!(country::tax(each), listed.map_or(0, |(rate, _)| *rate), "{each}");
    }
}

#[test]
fn a_postcode_has_the_signs_that_its_country_writes() {
    for (codes, right, wrong) in [
        ("AT AU BE BG CH CY DK HU LI LU NO NZ SI ZA", "1010", "10100"),
        ("DE EE ES FI FR HR ID IT KR KW MC MX MY TH TR UA", "10115", "1011"),
        ("CN IN RO RU SG", "100080", "10008"),
        ("CZ GR SE SK", "110 00", "1100"),
        ("US PR", "98052", "9805"),
        ("US PR", "98052-6399", "98052-639"),
        ("CA", "K1A 0B1", "11A 0B1"),
        ("GB", "SW1A 1AA", "SW1A 1A1"),
        ("BR", "01310-100", "01310-10"),
        ("JP", "100-0001", "100-001"),
        ("NL", "1012 AB", "1012 A1"),
        ("PL", "00-950", "0095"),
        ("PT", "1100-148", "1100"),
    ] {
        for code in codes.split(' ') {
            assert_eq!(entry::postcode(right, Some(country(code))), Ok(Some(right.to_owned())), "{code}");
            let refused = Err(Problem { field: Field::Postcode, why: Why::NotAPostcode });
            assert_eq!(entry::postcode(wrong, Some(country(code))), refused, "{code}");
        }
    }
}

/// Whether a company of a country may have this tax number.
fn has_vat_id(code: &str, vat_id: &str) -> bool {
    let address = AddressEntry { country: code.into(), ..address(code) };
    let entry = CompanyEntry { address, vat_id: vat_id.into(), ..CompanyEntry::default() };
    let problems = entry.check().expect_err("the form has no name");
    !problems.iter().any(|problem| problem.field == Field::VatId)
}

#[test]
fn a_tax_number_has_as_many_signs_as_its_country_gives_it() {
    for (code, prefix, fewest, most) in [
        ("AT", "ATU", 8, 8),
        ("BE", "BE", 10, 10),
        ("BG", "BG", 9, 10),
        ("CH", "CHE", 9, 12),
        ("CN", "", 15, 18),
        ("CY", "CY", 9, 9),
        ("CZ", "CZ", 8, 10),
        ("DE", "DE", 9, 9),
        ("DK", "DK", 8, 8),
        ("EE", "EE", 9, 9),
        ("ES", "ES", 9, 9),
        ("FI", "FI", 8, 8),
        ("FR", "FR", 11, 11),
        ("GB", "GB", 9, 12),
        ("GR", "EL", 9, 9),
        ("HR", "HR", 11, 11),
        ("HU", "HU", 8, 8),
        ("IE", "IE", 8, 9),
        ("IT", "IT", 11, 11),
        ("JP", "T", 13, 13),
        ("LT", "LT", 9, 12),
        ("LU", "LU", 8, 8),
        ("LV", "LV", 11, 11),
        ("MT", "MT", 8, 8),
        ("NL", "NL", 12, 12),
        ("PL", "PL", 10, 10),
        ("PT", "PT", 9, 9),
        ("RO", "RO", 2, 10),
        ("SE", "SE", 12, 12),
        ("SI", "SI", 8, 8),
        ("SK", "SK", 10, 10),
    ] {
        let number = |length| format!("{prefix}{}", "1".repeat(length));
        assert!(!has_vat_id(code, &number(fewest - 1)), "{code}");
        assert!(has_vat_id(code, &number(fewest)), "{code}");
        assert!(has_vat_id(code, &number(most)), "{code}");
        assert!(!has_vat_id(code, &number(most + 1)), "{code}");
        let known = country::vat_id_shape(country(code));
        assert_eq!(known, Some((prefix, fewest, most)), "{code}");
    }
}

#[test]
fn where_tax_numbers_are_not_known_any_of_4_to_15_signs_is_taken() {
    for (length, taken) in [(3, false), (4, true), (15, true), (16, false)] {
        assert_eq!(has_vat_id("US", &"1".repeat(length)), taken, "{length}");
    }
}
