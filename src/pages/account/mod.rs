//! Account: the company, its users and what they may do.

pub mod company;
pub mod users;
