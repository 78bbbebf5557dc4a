//! Everything that someone can ask for: the table of contents of the rules.

use super::card::Card;
use super::company::{Company, Contact, Place};
use super::date::Day;
use super::desk::{DeskMode, Ruling};
use super::id::{EntitlementId, LocationId, OrderId, PaymentMethodId, RequestId, SubscriptionId, UserId};
use super::membership::Verification;
use super::money::Money;
use super::offer::{Offer, PriceList, Product};
use super::order::PayBy;
use super::permission::Permission;
use super::policy::PolicyId;
use super::request_entry::{Asked, Attachment};
use super::seat::SeatKeyUse;
use super::solution_area::SolutionArea;
use super::transfer::TransferProof;
use super::user::{Language, Profile, Role};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// What someone asks for. [`Account::decide`](super::account::Account::decide) answers with events or a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Join the network (statement 107).
    Join { company: Box<Company>, language: Language, verification: Verification },
    /// Authorize or reject a company that joined.
    DecideMembership { authorize: bool },

    /// Subscribe now: begin to buy an offer (statement 133).
    Subscribe { offer: Offer },
    /// Begin to buy gold in place of a silver subscription.
    Upgrade { subscription: SubscriptionId },
    /// Renew subscriptions: begin to buy one more year (statement 154).
    Renew { subscription: SubscriptionId },
    /// Verify the order details of a renewal (statement 155).
    VerifyDetails { order: OrderId },
    /// Agree to the terms and conditions (statements 134 and 156).
    AcceptTerms { order: OrderId },
    /// Choose a saved card, or a bank transfer, to pay an order.
    ChoosePayment { order: OrderId, pay_by: PayBy },
    /// Buy: charge the order immediately (statements 138 and 160), or place it if a transfer pays it.
    Buy { order: OrderId },
    /// Answer the bank that asks about an order.
    ConfirmWithBank { order: OrderId, confirmed: bool },
    /// Tell the desk about the transfer that pays an order.
    ReportTransfer { order: OrderId, proof: TransferProof },
    /// Record that the transfer that pays an order has arrived.
    RecordTransfer { order: OrderId },
    /// Give an unpaid order up.
    CancelOrder { order: OrderId },

    /// Add a way to pay, and pay an order with it where one is named (statements 136 and 158).
    AddPaymentMethod { card: Card, order: Option<OrderId> },
    /// Offer a way to pay first in new orders.
    MakeDefault { method: PaymentMethodId },
    /// Let a subscription's automatic renewals be charged to a way to pay.
    PayRenewalsWith { subscription: SubscriptionId, method: PaymentMethodId },
    /// Remove a way to pay.
    RemovePaymentMethod { method: PaymentMethodId },

    /// Turn off automatic renewal (statement 148); only renewing turns it on again.
    TurnOffRenewal { subscription: SubscriptionId },

    /// Begin to work towards the competency in a solution area (statement 114).
    StartCompetency { area: SolutionArea },
    /// Let a person have passed an exam of a solution area.
    RecordExam { area: SolutionArea, user: UserId, exam: String, passed: Day },
    /// Let the company have won customers in a solution area.
    RecordCustomers { area: SolutionArea, customers: u32, won: Day },

    /// Activate a benefit (statement 176); seats start to run.
    ActivateBenefit { entitlement: EntitlementId },
    /// Name whom marketing people reach.
    SetMarketingContact { contact: Contact },
    /// Look at the product key of a licence, by the number of the licence from 1.
    ShowProductKey { entitlement: EntitlementId, key: u32 },
    /// Redeem a product key that was looked at.
    RedeemProductKey { entitlement: EntitlementId, key: u32 },
    /// Give a person a seat (statement 125).
    AssignSeat { entitlement: EntitlementId, user: UserId },
    /// Take a person's seat back.
    ReleaseSeat { entitlement: EntitlementId, user: UserId },
    /// Record seats that were sold to a customer, which earns more seats (statement 125).
    RecordSale { product: Product, seats: u32 },
    /// Redeem the next waiting key for seats.
    RedeemSeatKey { entitlement: EntitlementId, how: SeatKeyUse },
    /// Use some of this month's credit (statement 126).
    UseCredit { entitlement: EntitlementId, amount: Money },
    /// Use one support incident or advisory hour (statement 112).
    UseAllowance { entitlement: EntitlementId },

    /// Change the company's legal name, address, contact or VAT ID.
    ChangeCompany { company: Box<Company> },
    /// Add a location, which gets an MPN ID of its own.
    AddLocation { place: Box<Place> },
    /// Change a location's name or address.
    ChangeLocation { location: LocationId, place: Box<Place> },
    /// Remove a location.
    RemoveLocation { location: LocationId },

    /// Invite a person and give roles (statement 177).
    InviteUser { profile: Profile, roles: Vec<Role> },
    /// Sign in for the first time; the invited person sends it.
    AcceptInvitation,
    /// Give a person new sign-in details.
    RenewSignIn { user: UserId },
    /// Change one's own name, address or language.
    ChangeOwnProfile { profile: Profile },
    /// Change someone's name, address or language.
    ChangeUser { user: UserId, profile: Profile },
    /// Give a person exactly these roles (statement 177).
    ChangeRoles { user: UserId, roles: Vec<Role> },
    /// Remove a person, or take an invitation back.
    RemoveUser { user: UserId },

    /// Submit a service request (statement 171).
    OpenRequest { asked: Box<Asked> },
    /// Add information to a request.
    AddInformation { request: RequestId, text: String, attachments: Vec<Attachment> },
    /// Close a request on the member's side.
    WithdrawRequest { request: RequestId },
    /// Open a closed request again, and say why.
    ReopenRequest { request: RequestId, text: String },
    /// Tell the member that the desk has seen a request.
    AcknowledgeRequest { request: RequestId },
    /// Write to the member (statement 172).
    WriteToMember { request: RequestId, text: String },
    /// Ask the member for information and wait for it.
    AskMember { request: RequestId, text: String },
    /// Decide about a cancellation (statement 172).
    DecideCancellation { request: RequestId, ruling: Ruling },
    /// Close an answered request.
    CloseRequest { request: RequestId },
    /// Cancel a subscription without a request, where the rule set has that.
    CancelSubscription { subscription: SubscriptionId },

    /// Live under another rule set from now on; what happened stays.
    SetPolicy { policy: PolicyId },
    /// Let a support agent answer service requests, or the desk by itself.
    SetDesk { desk: DeskMode },
    /// Set the demonstration prices.
    SetPrices { prices: PriceList },
    /// Move the virtual date forward and stop it there; what is due on the way happens.
    MoveDate { to: Day },
    /// Let the virtual date follow the real one again, once the real one has caught up.
    FollowRealDate,
}

impl Command {
    /// The one permission that the command needs.
    pub fn permission(&self) -> Permission {
        match self {
            Command::Join { .. } => Permission::Join,
            Command::DecideMembership { .. } => Permission::DecideMembership,
            Command::Subscribe { .. }
            | Command::Upgrade { .. }
            | Command::Renew { .. }
            | Command::VerifyDetails { .. }
            | Command::AcceptTerms { .. }
            | Command::ChoosePayment { .. }
            | Command::Buy { .. }
            | Command::ConfirmWithBank { .. }
            | Command::ReportTransfer { .. }
            | Command::CancelOrder { .. } => Permission::Buy,
            Command::RecordTransfer { .. } => Permission::RecordTransfer,
            // A card that pays an order is chosen for it.
            Command::AddPaymentMethod { order: Some(_), .. } => Permission::Buy,
            Command::AddPaymentMethod { order: None, .. } => Permission::AddPaymentMethod,
            Command::MakeDefault { .. }
            | Command::PayRenewalsWith { .. }
            | Command::RemovePaymentMethod { .. } => Permission::ManagePaymentMethods,
            Command::TurnOffRenewal { .. } => Permission::TurnOffRenewal,
            Command::StartCompetency { .. } => Permission::StartCompetency,
            Command::ActivateBenefit { .. }
            | Command::SetMarketingContact { .. }
            | Command::ShowProductKey { .. }
            | Command::RedeemProductKey { .. }
            | Command::AssignSeat { .. }
            | Command::ReleaseSeat { .. }
            | Command::RecordSale { .. }
            | Command::RedeemSeatKey { .. }
            | Command::UseCredit { .. }
            | Command::UseAllowance { .. } => Permission::ManageBenefits,
            Command::ChangeCompany { .. }
            | Command::AddLocation { .. }
            | Command::ChangeLocation { .. }
            | Command::RemoveLocation { .. } => Permission::ManageCompany,
            Command::InviteUser { .. }
            | Command::RenewSignIn { .. }
            | Command::ChangeUser { .. }
            | Command::RemoveUser { .. } => Permission::ManageUsers,
            Command::ChangeRoles { .. } => Permission::AssignRoles,
            Command::ChangeOwnProfile { .. } => Permission::ChangeOwnProfile,
            Command::AcceptInvitation => Permission::AcceptInvitation,
            Command::OpenRequest { asked } if asked.cancels.is_some() => Permission::RequestCancellation,
            Command::OpenRequest { .. }
            | Command::AddInformation { .. }
            | Command::WithdrawRequest { .. }
            | Command::ReopenRequest { .. } => Permission::OpenRequests,
            Command::AcknowledgeRequest { .. }
            | Command::WriteToMember { .. }
            | Command::AskMember { .. }
            | Command::DecideCancellation { .. }
            | Command::CloseRequest { .. } => Permission::AnswerRequests,
            Command::CancelSubscription { .. } => Permission::CancelSubscription,
            Command::RecordExam { .. }
            | Command::RecordCustomers { .. }
            | Command::SetPolicy { .. }
            | Command::SetPrices { .. }
            | Command::MoveDate { .. }
            | Command::SetDesk { .. }
            | Command::FollowRealDate => Permission::Rehearse,
        }
    }
}
