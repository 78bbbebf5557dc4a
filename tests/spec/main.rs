//! The promises of the product, a module per part of the workflow.
mod dates;
mod journal;
mod journal_damage;
mod journal_storage;
mod money;
mod notice;
mod partner;
mod permissions;
mod purchase;
mod renewal;
mod users;
