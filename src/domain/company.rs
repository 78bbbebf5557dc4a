//! The company behind a membership: its legal name and address and whom to reach there.

use serde::{Deserialize, Serialize};

use super::{
    card_number,
    country::{self, Country},
    entry::{Field, Problem, Why, email, keep, line, optional_line, phone, plain, postcode},
};

/// The most characters of a name of a company or a person, a city or a region.
pub const NAME_MOST: usize = 100;
/// The most characters of a street with its number.
pub const STREET_MOST: usize = 160;

/// A postal address as typed; the country is its two-letter code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
        let region_required = of.is_some_and(country::region_required);
        let region = keep(&mut problems, optional_line(Field::Region, &self.region, NAME_MOST));
        if region_required && region == Some(None) {
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// What joining the network asks of a company, as typed (statements 107, 109).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
