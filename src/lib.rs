//! Memberdesk: the partner membership desk that runs from static files.

pub mod domain;
pub mod journal;

#[cfg(feature = "web")]
pub mod components;
