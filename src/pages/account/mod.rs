//! Account: the company, its users and what they may do.

pub mod change_company;
pub mod change_user;
pub mod company;
pub mod invite;
pub mod location;
mod matrix;
mod role_choice;
pub mod sign_in;
pub mod user;
pub mod users;

use crate::domain::company::Address;
use crate::i18n::Words;

/// An address on one line for each of its parts, in the order in which it is asked for.
fn address_lines(words: Words, address: &Address) -> Vec<String> {
    let country = words.country(address.country.code());
    vec![address.street.clone(), address.place(), country]
}
