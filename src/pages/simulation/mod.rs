//! The simulation itself: which company is shown, and what it goes by.

mod backend;
mod browser;
pub mod companies;
pub mod connection;
pub mod data;
mod faults;
mod kept;
mod prices;
mod ready_made;
mod rules;
pub mod settings;
mod unsent;
