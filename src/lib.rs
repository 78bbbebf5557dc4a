//! Memberdesk: the partner membership desk that runs from static files.
//!
//! The modules stand in the order in which they may use one another: each uses only those above it. This is the only
//! file that says which of them belong to the browser, and which to the optional mock backend; whether the program is
//! divided is said where its parts are (`pages::parts`).

pub mod json;
pub mod sorting;

pub mod domain;
pub mod journal;

pub mod backend;
pub mod scenarios;

pub mod i18n;
pub mod sheets;

pub mod markup;
pub mod routes;

pub mod components;

#[cfg(feature = "mock-backend")]
pub mod mock;

#[cfg(feature = "web")]
pub mod browser;

#[cfg(feature = "web")]
pub mod session;

#[cfg(feature = "web")]
pub mod pages;

#[cfg(feature = "web")]
pub mod app;
