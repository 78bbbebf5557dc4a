//! The promises of the product, a module per part of the workflow.
mod dates;
mod documentation;
mod money;
mod notice;
mod partner;
mod purchase;
mod renewal;
