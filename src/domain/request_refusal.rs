//! Why a service request or a cancellation is not possible: the part of the [refusals](super::refusal) that is about
//! them.

use super::date::Day;
use super::id::{RequestId, SubscriptionId};
use super::money::Money;
use super::policy::Choice;
use super::refund::RefundBar;
use super::refusal::{Basis, Refusal, Remedy};
use super::user::By;
use serde::{Deserialize, Serialize};

/// A decision against a command about a service request or a cancellation, with the facts it was made on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestRefusal {
    /// The request is closed; perhaps it can be opened again.
    Closed { request: RequestId, reopens: bool },
    /// The request is closed to the desk; only the member opens it again, until a last day where that has not passed.
    ClosedToDesk { request: RequestId, reopens_until: Option<Day> },
    /// The request is not closed.
    NotClosed { request: RequestId },
    /// The last day on which it could be opened again has passed.
    ReopeningOver { request: RequestId, last_day: Day },
    /// Another request that is not closed asks to cancel the same subscription; time closes it on a day where that is
    /// known.
    AlreadyAsked { request: RequestId, from: Option<Day> },
    /// The request asks for no cancellation.
    NotACancellation { request: RequestId },
    /// The cancellation was granted; only a rejected one is decided again.
    Decided { request: RequestId },
    /// The request asks for a cancellation that is to be decided before it is closed; there is nothing left to decide
    /// from a day on where that is known.
    DecisionOwed { request: RequestId, from: Option<Day> },
    /// A subscription is cancelled through support (statement 167).
    ThroughSupport { subscription: SubscriptionId },
    /// Members cancel alone only while the conditions of a full refund hold.
    NotAlone { subscription: SubscriptionId, because: Vec<RefundBar> },
    /// Members cancel alone only what was paid by card.
    NotPaidByCard { subscription: SubscriptionId },
    /// The whole fee is given back only while the conditions hold.
    RefundConditions { subscription: SubscriptionId, because: Vec<RefundBar> },
    /// A part is more than nothing and less than all that was paid for the years that are not over.
    NotAPart { of: Money },
    /// Every year that was paid for is over, or was given back.
    NothingToRefund { subscription: SubscriptionId },
}

impl From<RequestRefusal> for Refusal {
    fn from(refusal: RequestRefusal) -> Self {
        Refusal::Request(refusal)
    }
}

impl RequestRefusal {
    /// That a request is closed, as it is said to who asks: what only a member does helps nobody else.
    pub(super) fn closed(by: By, request: RequestId, last_day: Day, today: Day) -> Self {
        let reopens = today <= last_day;
        match by {
            By::User(_) => RequestRefusal::Closed { request, reopens },
            By::Visitor | By::Agent | By::Clock => {
                RequestRefusal::ClosedToDesk { request, reopens_until: reopens.then_some(last_day) }
            }
        }
    }

    pub(super) fn rule(&self) -> &'static str {
        match self {
            RequestRefusal::Closed { .. } => "request-closed",
            RequestRefusal::ClosedToDesk { .. } => "request-closed-to-desk",
            RequestRefusal::NotClosed { .. } => "request-not-closed",
            RequestRefusal::ReopeningOver { .. } => "reopening-over",
            RequestRefusal::AlreadyAsked { .. } => "one-cancellation-request",
            RequestRefusal::NotACancellation { .. } => "not-a-cancellation",
            RequestRefusal::Decided { .. } => "cancellation-decided",
            RequestRefusal::DecisionOwed { .. } => "decision-owed",
            RequestRefusal::ThroughSupport { .. } => "cancel-through-support",
            RequestRefusal::NotAlone { .. } => "cancel-alone-conditions",
            RequestRefusal::NotPaidByCard { .. } => "cancel-alone-by-card",
            RequestRefusal::RefundConditions { .. } => "refund-conditions",
            RequestRefusal::NotAPart { .. } => "part-of-what-was-paid",
            RequestRefusal::NothingToRefund { .. } => "nothing-to-refund",
        }
    }

    pub(super) fn basis(&self) -> Basis {
        match self {
            RequestRefusal::ThroughSupport { .. } => Basis::Statement(167),
            RequestRefusal::DecisionOwed { .. } => Basis::Statement(172),
            RequestRefusal::ReopeningOver { .. }
            | RequestRefusal::AlreadyAsked { .. }
            | RequestRefusal::Closed { .. }
            | RequestRefusal::ClosedToDesk { .. }
            | RequestRefusal::NotClosed { .. } => Basis::Policy(Choice::Requests),
            RequestRefusal::Decided { .. }
            | RequestRefusal::NotAlone { .. }
            | RequestRefusal::NotPaidByCard { .. } => Basis::Policy(Choice::Cancelling),
            RequestRefusal::RefundConditions { .. }
            | RequestRefusal::NotAPart { .. }
            | RequestRefusal::NothingToRefund { .. } => Basis::Policy(Choice::Refund),
            RequestRefusal::NotACancellation { .. } => Basis::Policy(Choice::Meaning),
        }
    }

    pub(super) fn allowed_from(&self) -> Option<Day> {
        match self {
            RequestRefusal::AlreadyAsked { from, .. } | RequestRefusal::DecisionOwed { from, .. } => *from,
            RequestRefusal::Closed { .. }
            | RequestRefusal::ClosedToDesk { .. }
            | RequestRefusal::NotClosed { .. }
            | RequestRefusal::ReopeningOver { .. }
            | RequestRefusal::NotACancellation { .. }
            | RequestRefusal::Decided { .. }
            | RequestRefusal::ThroughSupport { .. }
            | RequestRefusal::NotAlone { .. }
            | RequestRefusal::NotPaidByCard { .. }
            | RequestRefusal::RefundConditions { .. }
            | RequestRefusal::NotAPart { .. }
            | RequestRefusal::NothingToRefund { .. } => None,
        }
    }

    pub(super) fn remedy(&self) -> Option<Remedy> {
        match *self {
            RequestRefusal::Closed { request, reopens: true } => Some(Remedy::ReopenRequest(request)),
            RequestRefusal::Closed { reopens: false, .. } | RequestRefusal::ReopeningOver { .. } => {
                Some(Remedy::WriteRequest)
            }
            RequestRefusal::NotClosed { request }
            | RequestRefusal::AlreadyAsked { request, .. }
            | RequestRefusal::DecisionOwed { request, .. } => Some(Remedy::OpenRequest(request)),
            RequestRefusal::ThroughSupport { subscription }
            | RequestRefusal::NotAlone { subscription, .. }
            | RequestRefusal::NotPaidByCard { subscription } => {
                Some(Remedy::RequestCancellation(subscription))
            }
            RequestRefusal::RefundConditions { subscription, .. } => Some(Remedy::RefundPart(subscription)),
            RequestRefusal::ClosedToDesk { .. }
            | RequestRefusal::NotACancellation { .. }
            | RequestRefusal::Decided { .. }
            | RequestRefusal::NotAPart { .. }
            | RequestRefusal::NothingToRefund { .. } => None,
        }
    }
}
