//! What a thing that happened is about: its kind, how it looks, and where it leads.

use crate::components::icon::Icon;
use crate::components::notice::Tone;
use crate::domain::event::Event;
use crate::domain::support_request::{Act, Verdict};
use crate::i18n::{Text, activity as texts};

/// A kind of things that happen, by which a person finds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The membership and the company behind it.
    Membership,
    /// Orders and what pays them.
    Orders,
    /// What was subscribed to.
    Subscription,
    /// Benefits.
    Benefits,
    /// Competencies.
    Competencies,
    /// Users.
    Users,
    /// Service requests.
    Requests,
    /// What members were written.
    Reminders,
    /// The simulation itself.
    Simulation,
}

impl Subject {
    /// All of them, in the order of the menu.
    pub const ALL: [Subject; 9] = [
        Subject::Membership,
        Subject::Subscription,
        Subject::Competencies,
        Subject::Benefits,
        Subject::Orders,
        Subject::Requests,
        Subject::Users,
        Subject::Reminders,
        Subject::Simulation,
    ];

    /// What it is called.
    pub fn name(self) -> Text {
        match self {
            Subject::Membership => texts::KIND_MEMBERSHIP,
            Subject::Orders => texts::KIND_ORDERS,
            Subject::Subscription => texts::KIND_SUBSCRIPTION,
            Subject::Benefits => texts::KIND_BENEFITS,
            Subject::Competencies => texts::KIND_COMPETENCIES,
            Subject::Users => texts::KIND_USERS,
            Subject::Requests => texts::KIND_REQUESTS,
            Subject::Reminders => texts::KIND_REMINDERS,
            Subject::Simulation => texts::KIND_SIMULATION,
        }
    }

    /// Its name as the value of a choice.
    pub fn value(self) -> &'static str {
        match self {
            Subject::Membership => "membership",
            Subject::Orders => "orders",
            Subject::Subscription => "subscriptions",
            Subject::Benefits => "benefits",
            Subject::Competencies => "competencies",
            Subject::Users => "users",
            Subject::Requests => "requests",
            Subject::Reminders => "reminders",
            Subject::Simulation => "simulation",
        }
    }

    /// What something that happened is about.
    pub fn of(event: &Event) -> Subject {
        match event {
            Event::CompanyJoined { .. }
            | Event::MembershipAuthorized
            | Event::MembershipRejected
            | Event::CompanyChanged { .. }
            | Event::LocationAdded { .. }
            | Event::LocationChanged { .. }
            | Event::LocationRemoved { .. } => Subject::Membership,
            Event::UserAdded { .. }
            | Event::UserInvited { .. }
            | Event::InvitationAccepted { .. }
            | Event::SignInRenewed { .. }
            | Event::ProfileChanged { .. }
            | Event::RolesChanged { .. }
            | Event::UserRemoved { .. } => Subject::Users,
            Event::OrderOpened { .. }
            | Event::DetailsVerified { .. }
            | Event::TermsAccepted { .. }
            | Event::PaymentChosen { .. }
            | Event::BankConfirmationAsked { .. }
            | Event::BankConfirmed { .. }
            | Event::ChargeDeclined { .. }
            | Event::Charged { .. }
            | Event::TransferAwaited { .. }
            | Event::TransferReported { .. }
            | Event::TransferArrived { .. }
            | Event::OrderCancelled { .. }
            | Event::OrderExpired { .. }
            | Event::Refunded { .. }
            | Event::PaymentMethodAdded { .. }
            | Event::DefaultPaymentSet { .. }
            | Event::RenewalPaymentSet { .. }
            | Event::PaymentMethodRemoved { .. } => Subject::Orders,
            Event::SubscriptionStarted { .. }
            | Event::SubscriptionRenewed { .. }
            | Event::SubscriptionUpgraded { .. }
            | Event::SubscriptionLapsed { .. }
            | Event::SubscriptionCancelled { .. }
            | Event::SubscriptionExpired { .. }
            | Event::GraceEnded { .. }
            | Event::SubscriptionEnded { .. }
            | Event::RenewalDeclined { .. }
            | Event::RenewalTurnedOff { .. } => Subject::Subscription,
            Event::RequestOpened { .. } | Event::RequestTurned { .. } => Subject::Requests,
            Event::NoticeSent { .. } => Subject::Reminders,
            Event::BenefitsGranted { .. }
            | Event::BenefitsExtended { .. }
            | Event::BenefitActivated { .. }
            | Event::MarketingContactSet { .. }
            | Event::ProductKeyShown { .. }
            | Event::ProductKeyRedeemed { .. }
            | Event::SeatAssigned { .. }
            | Event::SeatReleased { .. }
            | Event::SaleRecorded { .. }
            | Event::SeatKeyEarned { .. }
            | Event::SeatKeyRedeemed { .. }
            | Event::CreditReceived { .. }
            | Event::CreditUsed { .. }
            | Event::AllowanceUsed { .. } => Subject::Benefits,
            Event::CompetencyStarted { .. }
            | Event::ExamPassed { .. }
            | Event::CustomersWon { .. }
            | Event::CompetencyAttained { .. }
            | Event::CompetencyAtRisk { .. }
            | Event::CompetencyRestored { .. }
            | Event::CompetencyLost { .. } => Subject::Competencies,
            Event::PolicySet { .. }
            | Event::DeskSet { .. }
            | Event::PricesSet { .. }
            | Event::DateMoved { .. } => Subject::Simulation,
        }
    }

    /// The icon of it.
    pub fn icon(self) -> Icon {
        match self {
            Subject::Membership => Icon::Company,
            Subject::Orders => Icon::Order,
            Subject::Subscription => Icon::Offer,
            Subject::Benefits => Icon::Benefit,
            Subject::Competencies => Icon::Competency,
            Subject::Users => Icon::Person,
            Subject::Requests => Icon::Request,
            Subject::Reminders => Icon::Bell,
            Subject::Simulation => Icon::Settings,
        }
    }
}

/// Whether something that happened was good, or needed attention.
pub fn tone(event: &Event) -> Tone {
    match event {
        Event::CompanyJoined { .. }
        | Event::MembershipAuthorized
        | Event::UserAdded { .. }
        | Event::InvitationAccepted { .. }
        | Event::Charged { .. }
        | Event::TransferArrived { .. }
        | Event::SubscriptionStarted { .. }
        | Event::SubscriptionRenewed { .. }
        | Event::BenefitActivated { .. }
        | Event::SeatKeyEarned { .. }
        | Event::ExamPassed { .. }
        | Event::CustomersWon { .. }
        | Event::CompetencyAttained { .. }
        | Event::CompetencyRestored { .. } => Tone::Success,
        Event::MembershipRejected
        | Event::ChargeDeclined { .. }
        | Event::RenewalDeclined { .. }
        | Event::GraceEnded { .. }
        | Event::SubscriptionLapsed { .. }
        | Event::CompetencyLost { .. } => Tone::Danger,
        Event::SubscriptionExpired { .. }
        | Event::SubscriptionCancelled { .. }
        | Event::SubscriptionEnded { .. }
        | Event::RenewalTurnedOff { .. }
        | Event::OrderExpired { .. }
        | Event::CompetencyAtRisk { .. }
        | Event::UserRemoved { .. } => Tone::Warning,
        Event::RequestTurned { act, .. } => match act.as_ref() {
            Act::AskedMember { .. } | Act::Decided(Verdict::Rejected { .. }) => Tone::Warning,
            Act::Acknowledged
            | Act::Wrote { .. }
            | Act::Guided
            | Act::Decided(Verdict::CancelledNow { .. } | Verdict::CancelledAtEnd { .. })
            | Act::Closed(_)
            | Act::Reopened { .. } => Tone::Neutral,
        },
        Event::UserInvited { .. }
        | Event::BankConfirmationAsked { .. }
        | Event::TransferAwaited { .. }
        | Event::Refunded { .. }
        | Event::RequestOpened { .. } => Tone::Info,
        Event::SignInRenewed { .. }
        | Event::ProfileChanged { .. }
        | Event::RolesChanged { .. }
        | Event::CompanyChanged { .. }
        | Event::LocationAdded { .. }
        | Event::LocationChanged { .. }
        | Event::LocationRemoved { .. }
        | Event::OrderOpened { .. }
        | Event::DetailsVerified { .. }
        | Event::TermsAccepted { .. }
        | Event::PaymentChosen { .. }
        | Event::BankConfirmed { .. }
        | Event::TransferReported { .. }
        | Event::OrderCancelled { .. }
        | Event::PaymentMethodAdded { .. }
        | Event::DefaultPaymentSet { .. }
        | Event::RenewalPaymentSet { .. }
        | Event::PaymentMethodRemoved { .. }
        | Event::SubscriptionUpgraded { .. }
        | Event::NoticeSent { .. }
        | Event::BenefitsGranted { .. }
        | Event::BenefitsExtended { .. }
        | Event::MarketingContactSet { .. }
        | Event::ProductKeyShown { .. }
        | Event::ProductKeyRedeemed { .. }
        | Event::SeatAssigned { .. }
        | Event::SeatReleased { .. }
        | Event::SaleRecorded { .. }
        | Event::SeatKeyRedeemed { .. }
        | Event::CreditReceived { .. }
        | Event::CreditUsed { .. }
        | Event::AllowanceUsed { .. }
        | Event::CompetencyStarted { .. }
        | Event::PolicySet { .. }
        | Event::DeskSet { .. }
        | Event::PricesSet { .. }
        | Event::DateMoved { .. } => Tone::Neutral,
    }
}
