//! The promises of the optional mock backend, over real sockets.
mod app;
mod client;
mod commands;
mod deleting;
mod durability;
mod faults;
mod harmless;
mod openapi;
#[path = "../spec/partner.rs"]
#[allow(dead_code, reason = "the vocabulary is that of all promises")]
mod partner;
mod protocol;
mod readme;
mod resources;
mod running;
mod same_outcomes;
mod site;
mod streams;
mod webhooks;
