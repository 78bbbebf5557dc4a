//! The promises of the product, a module per part of the workflow.
mod cards;
mod company;
mod dates;
mod documentation;
mod entries;
mod money;
mod notice;
mod partner;
mod purchase;
mod renewal;
