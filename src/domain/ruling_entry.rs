//! What a support agent fills in to decide about a cancellation (statement 172).

use super::cancelling::Refund;
use super::desk::Ruling;
use super::entry::{self, Field, Problem, Why};
use super::money::{Currency, Money};
use super::request_entry::TEXT_MOST;
use crate::json::Written;

/// One of the decisions to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Written)]
#[serde(rename_all = "snake_case")]
pub enum RulingChoice {
    /// It ends today, or with the paid year before those that are refunded, and all of what was paid lately is.
    FullRefund,
    /// It ends today, and a part of the fee is refunded.
    PartRefund,
    /// It ends today, and nothing is refunded.
    NoRefund,
    /// It ends when the paid year is over.
    AtEnd,
    /// It goes on.
    Reject,
}

impl RulingChoice {
    /// Every decision, in the order of the form.
    pub const ALL: [RulingChoice; 5] = [
        RulingChoice::FullRefund,
        RulingChoice::PartRefund,
        RulingChoice::NoRefund,
        RulingChoice::AtEnd,
        RulingChoice::Reject,
    ];
}

/// A decision as chosen and typed; it can be kept as a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct RulingEntry {
    /// What is decided; nothing until something is chosen.
    pub choice: Option<RulingChoice>,
    /// The part that is refunded, tax included; only a partial refund has this field.
    pub amount: String,
    /// Why it is rejected; only a rejection has this field.
    pub reason: String,
}

impl RulingEntry {
    /// The decision, or what is wrong with the form. `currency` is the one in which the fee was paid.
    pub fn check(&self, currency: Currency) -> Result<Ruling, Vec<Problem>> {
        let problem = |field, why| vec![Problem { field, why }];
        let now = |refund| Ok(Ruling::CancelNow { refund });
        match self.choice {
            None => Err(problem(Field::Ruling, Why::Empty)),
            Some(RulingChoice::FullRefund) => now(Refund::Full),
            Some(RulingChoice::PartRefund) => {
                let empty = self.amount.trim().is_empty();
                let why = if empty { Why::Empty } else { Why::NotAnAmount };
                let amount = Money::parse(&self.amount, currency);
                now(Refund::Part(amount.ok_or_else(|| problem(Field::Amount, why))?))
            }
            Some(RulingChoice::NoRefund) => now(Refund::None),
            Some(RulingChoice::AtEnd) => Ok(Ruling::CancelAtEnd),
            Some(RulingChoice::Reject) => {
                let reason = entry::paragraphs(Field::Reason, &self.reason, TEXT_MOST);
                Ok(Ruling::Reject { reason: reason.map_err(|problem| vec![problem])? })
            }
        }
    }
}
