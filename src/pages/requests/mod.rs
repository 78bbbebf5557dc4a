//! Service requests: the member's side, and the desk.

pub mod desk;
pub mod list;
pub mod new;
pub mod request;
