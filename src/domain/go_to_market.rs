//! Whom the desk's marketing people reach: the contact that going to market needs first.

use super::account::{Account, Decision};
use super::company::{Contact, NAME_MOST};
use super::entry::{Field, Problem, email, keep, line, phone};
use super::event::Event;
use crate::json::Written;

/// A marketing contact as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct ContactEntry {
    /// The full name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The telephone number; it may be left out.
    pub phone: String,
}

impl ContactEntry {
    /// The contact.
    ///
    /// # Errors
    /// All that is wrong with the form, in the order of its fields.
    pub fn check(&self) -> Result<Contact, Vec<Problem>> {
        let mut problems = Vec::new();
        let name = keep(&mut problems, line(Field::ContactName, &self.name, NAME_MOST));
        let email = keep(&mut problems, email(Field::Email, &self.email));
        let phone = keep(&mut problems, phone(Field::Phone, &self.phone));
        match (name, email, phone) {
            (Some(name), Some(email), Some(phone)) => Ok(Contact { name, email, phone }),
            _ => Err(problems),
        }
    }
}

impl From<&Contact> for ContactEntry {
    fn from(contact: &Contact) -> ContactEntry {
        ContactEntry {
            name: contact.name.clone(),
            email: contact.email.clone(),
            phone: contact.phone.clone().unwrap_or_default(),
        }
    }
}

/// Decides whom marketing people reach.
pub(super) fn set_contact(account: &Account, contact: &Contact) -> Decision {
    account.network_member()?;
    let contact = ContactEntry::from(contact).check()?;
    let unchanged = account.marketing_contact.as_ref() == Some(&contact);
    Ok(if unchanged { Vec::new() } else { vec![Event::MarketingContactSet { contact }] })
}
