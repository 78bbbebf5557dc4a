//! The simulation itself: which company is shown, and what it goes by.

pub mod companies;
pub mod data;
pub mod settings;
