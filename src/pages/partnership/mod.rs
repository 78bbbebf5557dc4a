//! Partnership: memberships, offers, competencies and benefits.

pub mod benefit;
pub mod benefits;
pub mod competencies;
pub mod memberships;
pub mod offers;
pub mod subscription;
