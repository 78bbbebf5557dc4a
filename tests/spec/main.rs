//! The promises of the product, a module per part of the workflow.
mod cards;
mod company;
mod dates;
mod documentation;
mod entries;
mod journal;
mod journal_damage;
mod journal_export;
mod journal_storage;
mod journal_tabs;
mod money;
mod notice;
mod partner;
mod permissions;
mod purchase;
mod renewal;
mod users;
