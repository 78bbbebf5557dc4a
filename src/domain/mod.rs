//! The rules of the membership: pure values and decisions, without a clock, storage or a browser.

pub mod card;
mod card_number;
pub mod company;
pub mod country;
pub mod date;
pub mod entry;
pub mod money;
