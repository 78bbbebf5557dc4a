//! Ready-made companies, each built only by sending commands.

use crate::domain::command::Command;
use crate::domain::company::{AddressEntry, Company, CompanyEntry};
use crate::domain::membership::Verification;
use crate::domain::user::Language;

/// A company in the words of a language.
///
/// # Panics
/// Never: a test checks the entries.
fn lumen_bridge(language: Language) -> Company {
    let (name, contact, street, city, region, postcode, country) = match language {
        Language::English => {
            ("Lumen Bridge Systems", "Mei Lin", "410 Terry Avenue North", "Seattle", "WA", "98109", "US")
        }
        Language::SimplifiedChinese => {
            ("光桥系统有限公司", "林美", "中关村大街 27 号", "北京", "北京市", "100080", "CN")
        }
    };
    let entry = CompanyEntry {
        legal_name: name.to_owned(),
        address: AddressEntry {
            street: street.to_owned(),
            city: city.to_owned(),
            region: region.to_owned(),
            postcode: postcode.to_owned(),
            country: country.to_owned(),
        },
        contact_name: contact.to_owned(),
        email: "mei.lin@lumenbridge.example".to_owned(),
        ..CompanyEntry::default()
    };
    entry.check().expect("the ready-made company passes the check")
}

/// The command that makes a network member of the ready-made company.
pub fn network_member(language: Language) -> Command {
    let company = Box::new(lumen_bridge(language));
    Command::Join { company, language, verification: Verification::AtOnce }
}
