//! Partnership: what there is to be a member of, and what was bought.

pub mod offers;
pub mod subscription;
