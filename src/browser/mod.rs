//! The browser: the only module that touches its objects. Everything above asks for values and gives callbacks.
#![expect(clippy::disallowed_methods, reason = "this is the one place that asks the browser")]

pub mod catalogue;
pub mod channel;
pub mod clock;
pub mod document;
pub mod entropy;
pub mod files;
pub mod intl;
pub mod keys;
mod listeners;
pub mod lock;
pub mod offline;
pub mod paint;
pub mod panic;
pub mod persistence;
pub mod server;
pub mod settings;
pub mod storage;
pub mod tabs;
pub mod tasks;
