//! Billing: ways to pay, orders, invoices and credit notes.

pub mod invoice;
pub mod invoices;
pub mod orders;
pub mod payment_methods;
