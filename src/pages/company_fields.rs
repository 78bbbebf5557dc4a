//! What is asked about a company and its locations, wherever it is asked: when it joins and when it changes.

use super::entry::{Ask, Kind};
use crate::domain::company::{AddressEntry, CompanyEntry, PlaceEntry};
use crate::domain::entry::Field;
use crate::i18n::{Text, join};

/// The company itself.
pub const COMPANY: &[Ask<CompanyEntry>] = &[
    Ask {
        field: Field::CompanyName,
        part: |entry| &mut entry.legal_name,
        kind: Kind::Text,
        autocomplete: "organization",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::VatId,
        part: |entry| &mut entry.vat_id,
        kind: Kind::Text,
        autocomplete: "off",
        width: Some("m"),
        optional: true,
        hint: Some(join::VAT_HINT),
    },
];

/// An address: of the company or of one of its locations.
pub const ADDRESS: &[Ask<AddressEntry>] = &[
    Ask {
        field: Field::Country,
        part: |entry| &mut entry.country,
        kind: Kind::Country,
        autocomplete: "country",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Street,
        part: |entry| &mut entry.street,
        kind: Kind::Text,
        autocomplete: "street-address",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::City,
        part: |entry| &mut entry.city,
        kind: Kind::Text,
        autocomplete: "address-level2",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Region,
        part: |entry| &mut entry.region,
        kind: Kind::Text,
        autocomplete: "address-level1",
        width: Some("m"),
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Postcode,
        part: |entry| &mut entry.postcode,
        kind: Kind::Text,
        autocomplete: "postal-code",
        width: Some("s"),
        optional: false,
        hint: None,
    },
];

/// The person to write to.
pub const CONTACT: &[Ask<CompanyEntry>] = &contact(
    |entry: &mut CompanyEntry| &mut entry.contact_name,
    |entry: &mut CompanyEntry| &mut entry.email,
    |entry: &mut CompanyEntry| &mut entry.phone,
    Some(join::PHONE_HINT),
);

/// What is asked of a person to write to, by where the answers are in an entry.
pub const fn contact<T>(
    name: fn(&mut T) -> &mut String,
    email: fn(&mut T) -> &mut String,
    phone: fn(&mut T) -> &mut String,
    phone_hint: Option<Text>,
) -> [Ask<T>; 3] {
    [
        Ask {
            field: Field::ContactName,
            part: name,
            kind: Kind::Text,
            autocomplete: "name",
            width: None,
            optional: false,
            hint: None,
        },
        Ask {
            field: Field::Email,
            part: email,
            kind: Kind::Email,
            autocomplete: "email",
            width: None,
            optional: false,
            hint: None,
        },
        Ask {
            field: Field::Phone,
            part: phone,
            kind: Kind::Phone,
            autocomplete: "tel",
            width: Some("m"),
            optional: true,
            hint: phone_hint,
        },
    ]
}

/// The name of a location.
pub const PLACE: &[Ask<PlaceEntry>] = &[Ask {
    field: Field::LocationName,
    part: |entry| &mut entry.name,
    kind: Kind::Text,
    autocomplete: "off",
    width: None,
    optional: false,
    hint: None,
}];

/// The fields in the order in which forms ask for them.
pub fn order() -> Vec<Field> {
    let of_company = |asks: &[Ask<CompanyEntry>]| asks.iter().map(|ask| ask.field).collect::<Vec<_>>();
    let address = ADDRESS.iter().map(|ask| ask.field).collect();
    let place = PLACE.iter().map(|ask| ask.field).collect();
    [place, of_company(COMPANY), address, of_company(CONTACT)].concat()
}
