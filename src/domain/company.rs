//! The company behind a membership: its legal name and address and whom to reach there.

use crate::json::Written;
use serde::{Deserialize, Serialize};

use super::{
    account::{Account, Context, Decision, Inconsistency},
    card_number,
    country::{self, Country},
    date::Day,
    entry::{Field, Problem, Why, email, keep, line, optional_line, phone, plain, postcode},
    event::Event,
    id::{Draw, LocationId},
    refusal::{Refusal, Thing},
};

/// The most characters of a name of a company or a person, a city or a region.
pub const NAME_MOST: usize = 100;
/// The most characters of a street with its number.
pub const STREET_MOST: usize = 160;

/// A postal address as typed; the country is its two-letter code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct AddressEntry {
    /// Street and number, or what stands for them.
    pub street: String,
    /// City or town.
    pub city: String,
    /// State, province or prefecture; some countries need it.
    pub region: String,
    /// Postcode; not every country has one.
    pub postcode: String,
    /// Two-letter code, in small or capital letters.
    pub country: String,
}

impl AddressEntry {
    /// The address, or all that is wrong with it; which parts it needs depends on the country.
    pub fn check(&self) -> Result<Address, Vec<Problem>> {
        let mut problems = Vec::new();
        let street = keep(&mut problems, line(Field::Street, &self.street, STREET_MOST));
        let city = keep(&mut problems, line(Field::City, &self.city, NAME_MOST));
        let country = self.checked_country();
        let of = country.ok();
        let region = keep(&mut problems, optional_line(Field::Region, &self.region, NAME_MOST));
        let required = of.is_some_and(|of| !country::may_leave_out(of, Field::Region));
        if required && region == Some(None) {
            problems.push(Problem { field: Field::Region, why: Why::Empty });
        }
        let postcode = keep(&mut problems, postcode(&self.postcode, of));
        let country = keep(&mut problems, country);
        match (street, city, region, postcode, country) {
            (Some(street), Some(city), Some(region), Some(postcode), Some(country))
                if problems.is_empty() =>
            {
                Ok(Address { street, city, region, postcode, country })
            }
            _ => Err(problems),
        }
    }

    fn checked_country(&self) -> Result<Country, Problem> {
        let code = self.country.trim().to_ascii_uppercase();
        let why = if code.is_empty() { Why::Empty } else { Why::NotACountry };
        Country::parse(&code).ok_or(Problem { field: Field::Country, why })
    }
}

impl From<&Address> for AddressEntry {
    fn from(address: &Address) -> AddressEntry {
        AddressEntry {
            street: address.street.clone(),
            city: address.city.clone(),
            region: address.region.clone().unwrap_or_default(),
            postcode: address.postcode.clone().unwrap_or_default(),
            country: address.country.to_string(),
        }
    }
}

/// A postal address that has what its country needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Address {
    /// Street and number, or what stands for them.
    pub street: String,
    /// City or town.
    pub city: String,
    /// State, province or prefecture, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Postcode as the country writes it, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// The country, which decides currency and tax.
    pub country: Country,
}

impl Address {
    /// City, region and postcode on one line, in the order in which the country writes them.
    pub fn place(&self) -> String {
        let (city, postcode) = (self.city.as_str(), self.postcode.as_deref().unwrap_or_default());
        // Where the region is the city, it is named once.
        let region = self.region.as_deref().unwrap_or_default();
        let (city, region) = if region.starts_with(city) { (region, "") } else { (city, region) };
        let parts = match self.country.code() {
            "US" if !region.is_empty() => [[city, ","].concat(), region.into(), postcode.into()],
            "US" | "CA" | "AU" | "IN" | "GB" | "IE" => [city.into(), region.into(), postcode.into()],
            "CN" | "HK" | "TW" => [region.into(), city.into(), postcode.into()],
            _ => [postcode.to_owned(), city.into(), region.into()],
        };
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }
}

/// What joining the network asks of a company, as typed (statements 107, 109).
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct CompanyEntry {
    /// The name under which the company is registered.
    pub legal_name: String,
    /// The address at which it is registered.
    pub address: AddressEntry,
    /// The person to write to.
    pub contact_name: String,
    /// That person's e-mail address.
    pub email: String,
    /// That person's telephone number; may stay empty.
    pub phone: String,
    /// The company's tax number; may stay empty.
    pub vat_id: String,
}

impl CompanyEntry {
    /// The company, or all that is wrong with the form in the order of its fields.
    pub fn check(&self) -> Result<Company, Vec<Problem>> {
        let mut problems = Vec::new();
        let legal_name = keep(&mut problems, line(Field::CompanyName, &self.legal_name, NAME_MOST));
        let address = self.address.check().map_err(|found| problems.extend(found)).ok();
        let name = keep(&mut problems, line(Field::ContactName, &self.contact_name, NAME_MOST));
        let email = keep(&mut problems, email(Field::Email, &self.email));
        let phone = keep(&mut problems, phone(Field::Phone, &self.phone));
        let vat_id = keep(&mut problems, VatId::check(&self.vat_id, self.address.checked_country().ok()));
        match (legal_name, address, name, email, phone, vat_id) {
            (Some(legal_name), Some(address), Some(name), Some(email), Some(phone), Some(vat_id)) => {
                Ok(Company { legal_name, address, contact: Contact { name, email, phone }, vat_id })
            }
            _ => Err(problems),
        }
    }
}

impl From<&Company> for CompanyEntry {
    fn from(company: &Company) -> CompanyEntry {
        CompanyEntry {
            legal_name: company.legal_name.clone(),
            address: AddressEntry::from(&company.address),
            contact_name: company.contact.name.clone(),
            email: company.contact.email.clone(),
            phone: company.contact.phone.clone().unwrap_or_default(),
            vat_id: company.vat_id.as_ref().map_or_else(String::new, |vat_id| vat_id.0.clone()),
        }
    }
}

/// A company as the desk and its invoices name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Company {
    /// The name under which the company is registered.
    pub legal_name: String,
    /// The address at which it is registered.
    pub address: Address,
    /// The person to write to.
    pub contact: Contact,
    /// The tax number, which invoices carry once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_id: Option<VatId>,
}

/// The person at a company whom the desk writes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Contact {
    /// The person's full name.
    pub name: String,
    /// The address that reminders go to.
    pub email: String,
    /// The telephone number, if one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// A company's tax number in capitals without separators, with its country's prefix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(transparent)]
pub struct VatId(String);

impl VatId {
    /// The tax number as it is printed on an invoice.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tax number of a company in this country, or nothing if none was entered. The form is checked, not
    /// whether it was ever issued; the prefix may be left out.
    ///
    /// Errors: [`Why::NotAVatId`], [`Why::HoldsCardNumber`].
    fn check(text: &str, of: Option<Country>) -> Result<Option<VatId>, Problem> {
        let typed = plain(text).replace([' ', '.', '-', '/'], "").to_ascii_uppercase();
        if typed.is_empty() {
            return Ok(None);
        }
        let (prefix, fewest, most) = of.and_then(country::vat_id_shape).unwrap_or(("", 4, 15));
        let rest = typed.strip_prefix(prefix).unwrap_or(&typed);
        let signs_right = rest.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        let has_digit = rest.bytes().any(|byte| byte.is_ascii_digit());
        if card_number::appears_in(&typed) {
            Err(Problem { field: Field::VatId, why: Why::HoldsCardNumber })
        } else if signs_right && has_digit && (fewest..=most).contains(&rest.len()) {
            Ok(Some(VatId([prefix, rest].concat())))
        } else {
            Err(Problem { field: Field::VatId, why: Why::NotAVatId })
        }
    }
}

/// A location of the company as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct PlaceEntry {
    pub name: String,
    pub address: AddressEntry,
}

impl PlaceEntry {
    /// The name and address of a location, or all that is wrong with the form in the order of its fields.
    pub fn check(&self) -> Result<Place, Vec<Problem>> {
        let mut problems = Vec::new();
        let name = keep(&mut problems, line(Field::LocationName, &self.name, NAME_MOST));
        let address = self.address.check().map_err(|found| problems.extend(found)).ok();
        match (name, address) {
            (Some(name), Some(address)) => Ok(Place { name, address }),
            _ => Err(problems),
        }
    }
}

impl From<&Place> for PlaceEntry {
    fn from(place: &Place) -> PlaceEntry {
        PlaceEntry { name: place.name.clone(), address: AddressEntry::from(&place.address) }
    }
}

/// The name and address of a location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Place {
    pub name: String,
    pub address: Address,
}

/// A location of the company: all of them stand side by side under the one account, each with an MPN ID of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    pub id: LocationId,
    /// Seven digits.
    pub mpn_id: String,
    pub place: Place,
    pub added: Day,
    /// The day it was removed, if it was; its MPN ID is not given again.
    pub removed: Option<Day>,
}

impl Account {
    /// The locations that are not removed, in the order in which they were added.
    pub fn present_locations(&self) -> impl Iterator<Item = &Location> {
        self.locations.iter().filter(|location| location.removed.is_none())
    }

    /// The location of that id, if it is not removed.
    fn present_location(&self, id: LocationId) -> Result<&Location, Refusal> {
        let found = self.present_locations().find(|location| location.id == id);
        found.ok_or(Refusal::NotFound { thing: Thing::Location })
    }

    fn location_mut(&mut self, id: LocationId) -> Result<&mut Location, Inconsistency> {
        let found = self.locations.iter_mut().find(|location| location.id == id);
        found.ok_or(Inconsistency { missing: Thing::Location })
    }

    /// Seven digits that neither the company nor one of its locations has.
    fn new_mpn_id(&self, context: &Context) -> String {
        let mut draw = Draw::new(context.id, 21);
        loop {
            let drawn = draw.digits(7);
            let of_location = self.locations.iter().any(|location| location.mpn_id == drawn);
            if !of_location && self.mpn_id.as_ref() != Some(&drawn) {
                return drawn;
            }
        }
    }
}

/// Decides to change the company's profile; what was issued before names it as it was.
pub(super) fn change(account: &Account, company: &Company) -> Decision {
    let held = account.company.as_ref().ok_or(Refusal::NotAMember)?;
    let company = CompanyEntry::from(company).check()?;
    if company.address.country != held.address.country {
        return Err(Refusal::CountryStays { country: held.address.country });
    }
    let unchanged = company == *held;
    Ok(if unchanged { Vec::new() } else { vec![Event::CompanyChanged { company: Box::new(company) }] })
}

/// Decides to add a location.
pub(super) fn add_location(account: &Account, context: &Context, place: &Place) -> Decision {
    let place = Box::new(PlaceEntry::from(place).check()?);
    let location = LocationId(account.locations.len() as u32 + 1);
    Ok(vec![Event::LocationAdded { location, mpn_id: account.new_mpn_id(context), place }])
}

/// Decides to change a location's name or address.
pub(super) fn change_location(account: &Account, id: LocationId, place: &Place) -> Decision {
    let held = account.present_location(id)?;
    let place = Box::new(PlaceEntry::from(place).check()?);
    let unchanged = held.place == *place;
    Ok(if unchanged { Vec::new() } else { vec![Event::LocationChanged { location: id, place }] })
}

/// Decides to remove a location.
pub(super) fn remove_location(account: &Account, id: LocationId) -> Decision {
    account.present_location(id)?;
    Ok(vec![Event::LocationRemoved { location: id }])
}

/// A location was added.
pub(super) fn location_added(account: &mut Account, on: Day, id: LocationId, mpn_id: &str, place: &Place) {
    let (mpn_id, place) = (mpn_id.to_owned(), place.clone());
    account.locations.push(Location { id, mpn_id, place, added: on, removed: None });
}

/// A location's name or address changed.
pub(super) fn location_changed(
    account: &mut Account,
    id: LocationId,
    place: &Place,
) -> Result<(), Inconsistency> {
    account.location_mut(id)?.place = place.clone();
    Ok(())
}

/// A location was removed.
pub(super) fn location_removed(account: &mut Account, on: Day, id: LocationId) -> Result<(), Inconsistency> {
    account.location_mut(id)?.removed = Some(on);
    Ok(())
}
