//! The rules of the membership: pure values and decisions, without a clock, storage or a browser.

pub mod account;
pub mod card;
mod card_number;
pub mod checkout;
pub mod command;
pub mod company;
pub mod country;
pub mod date;
pub mod due;
pub mod entry;
pub mod event;
pub mod id;
pub mod invoice;
pub mod membership;
pub mod money;
pub mod notice;
pub mod offer;
pub mod order;
pub mod payment_method;
pub mod permission;
pub mod policy;
pub mod refusal;
pub mod subscription;
pub mod user;
