//! The simulation itself: which company is shown, and what it goes by.

mod browser;
pub mod companies;
pub mod data;
mod kept;
mod prices;
mod ready_made;
mod rules;
pub mod settings;
