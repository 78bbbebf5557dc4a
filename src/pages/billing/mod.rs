//! Billing: what was charged and given back.

pub mod invoice;
