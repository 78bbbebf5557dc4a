//! Carrying out requests: the same code behind the browser's own storage and behind a server.

pub mod execute;
pub mod overview;
pub mod protocol;
pub mod remote;
pub mod restore;
