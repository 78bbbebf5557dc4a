//! The rules of the membership: pure values and decisions, without a clock, storage or a browser.

pub mod date;
pub mod money;
