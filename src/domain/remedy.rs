//! What a person can do about a [refusal](super::refusal) where waiting does not help.

use super::id::{EntitlementId, OrderId, RequestId, SubscriptionId, UserId};
use super::offer::Offer;
use super::permission::Permission;
use super::solution_area::SolutionArea;
use super::user::Role;

/// What helps where waiting does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Join the network.
    Join,
    /// Ask a person who has the permission.
    AskSomeoneWith(Permission),
    /// Open the subscription that there is.
    OpenSubscription(SubscriptionId),
    /// Buy an offer.
    Subscribe(Offer),
    /// Upgrade the silver subscription that there is.
    Upgrade(SubscriptionId),
    /// Begin to work towards a competency.
    StartCompetency(SolutionArea),
    /// Renew the subscription that there is.
    Renew(SubscriptionId),
    /// Buy the offer again.
    SubscribeAgain(SubscriptionId),
    /// Go on with the order.
    OpenOrder(OrderId),
    /// Cancel the order and buy again.
    CancelAndBuyAgain(OrderId),
    /// Look at the requirements of competencies.
    OpenCompetencies,
    /// Pay renewals of this subscription in another way first.
    ChangeRenewalPayment(SubscriptionId),
    /// Open the benefit: activate it, make room, or see what it needs.
    OpenBenefit(EntitlementId),
    /// Name a marketing contact.
    SetMarketingContact,
    /// Look at the company's people.
    OpenUsers,
    /// Accept the invitation.
    AcceptInvitation,
    /// Look at the person.
    OpenUser(UserId),
    /// Ask a person of a role.
    AskSomeoneOf(Role),
    /// Make someone else a Global admin first.
    AppointGlobalAdmin,
    /// Write a service request (statement 169).
    WriteRequest,
    /// Look at the request that there is.
    OpenRequest(RequestId),
    /// Open the request again.
    ReopenRequest(RequestId),
    /// Write the request that cancels the subscription (statement 170).
    RequestCancellation(SubscriptionId),
    /// Give a part of the fee back.
    RefundPart(SubscriptionId),
}
