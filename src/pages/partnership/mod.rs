//! Partnership: memberships, offers, competencies and benefits.

pub mod benefit;
pub mod benefits;
pub mod competencies;
pub mod competency;
mod grades;
pub mod memberships;
pub mod offers;
mod rehearsal;
pub mod renewing;
pub mod subscription;
