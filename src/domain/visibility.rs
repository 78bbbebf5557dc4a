//! Who sees what of an account. Every screen, list and search asks here or for the same [permission](super::permission),
//! so that none tells what another one keeps to itself.
//!
//! The company's pages are for everyone who uses the account: what it holds, until when, and by which saved ways it
//! pays. Orders with their payments and invoices, what other people may do, product keys and service requests are not.
//! Who sees a request reads all of it, also what the decision gave back.

use super::account::Account;
use super::due::Due;
use super::event::{Event, Stamped};
use super::id::{RequestId, UserId};
use super::notice::NoticeKind;
use super::permission::Permission;
use super::support_request::SupportRequest;
use super::user::By;

impl Account {
    /// Whether somebody sees a request: the person who wrote it, people whose role sees it, and the desk. Who sees it
    /// on the company's side may also act on that side.
    pub fn sees_request(&self, by: By, request: &SupportRequest) -> bool {
        let own = by == By::User(request.by) && self.permits(by, Permission::OpenRequests);
        let billing = request.asked.problem.is_billing() && self.permits(by, Permission::SeeBillingRequests);
        own || billing || self.permits(by, Permission::SeeAllRequests)
    }

    /// Whether somebody sees who a person is and what the person may do: one's own entry, and that of others by role.
    pub fn sees_user(&self, by: By, user: UserId) -> bool {
        by == By::User(user) || self.permits(by, Permission::SeeUsers)
    }

    /// Whether somebody sees product keys that were shown: whoever may ask for one.
    pub fn sees_product_keys(&self, by: By) -> bool {
        self.permits(by, Permission::ManageBenefits)
    }

    /// Whether somebody sees that something happened, by what it is about.
    pub fn sees_event(&self, by: By, stamped: &Stamped) -> bool {
        match &stamped.event {
            Event::RequestOpened { request, .. } | Event::RequestTurned { request, .. } => {
                self.sees_request_of(by, *request)
            }
            Event::NoticeSent { kind, .. } => self.sees_notice(by, kind),
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
            | Event::Refunded { .. } => self.permits(by, Permission::SeeOrders),
            // Who did it knows of it, also where the role that let the person do it is gone.
            Event::UserAdded { user, .. }
            | Event::UserInvited { user, .. }
            | Event::InvitationAccepted { user }
            | Event::SignInRenewed { user }
            | Event::ProfileChanged { user, .. }
            | Event::RolesChanged { user, .. }
            | Event::UserRemoved { user } => stamped.by == by || self.sees_user(by, *user),
            Event::CompanyJoined { .. }
            | Event::MembershipAuthorized
            | Event::MembershipRejected
            | Event::CompanyChanged { .. }
            | Event::LocationAdded { .. }
            | Event::LocationChanged { .. }
            | Event::LocationRemoved { .. }
            | Event::PaymentMethodAdded { .. }
            | Event::DefaultPaymentSet { .. }
            | Event::RenewalPaymentSet { .. }
            | Event::PaymentMethodRemoved { .. }
            | Event::SubscriptionStarted { .. }
            | Event::SubscriptionRenewed { .. }
            | Event::SubscriptionUpgraded { .. }
            | Event::SubscriptionLapsed { .. }
            | Event::SubscriptionCancelled { .. }
            | Event::SubscriptionExpired { .. }
            | Event::GraceEnded { .. }
            | Event::SubscriptionEnded { .. }
            | Event::RenewalDeclined { .. }
            | Event::RenewalTurnedOff { .. }
            | Event::BenefitsGranted { .. }
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
            | Event::AllowanceUsed { .. }
            | Event::CompetencyStarted { .. }
            | Event::ExamPassed { .. }
            | Event::CustomersWon { .. }
            | Event::CompetencyAttained { .. }
            | Event::CompetencyAtRisk { .. }
            | Event::CompetencyRestored { .. }
            | Event::CompetencyLost { .. }
            | Event::PolicySet { .. }
            | Event::DeskSet { .. }
            | Event::PricesSet { .. }
            | Event::DateMoved { .. } => true,
        }
    }

    /// Whether somebody sees that members were written, by what it is about.
    fn sees_notice(&self, by: By, kind: &NoticeKind) -> bool {
        match *kind {
            NoticeKind::RequestAcknowledged { request }
            | NoticeKind::RequestAnswered { request }
            | NoticeKind::RequestNeedsMember { request, .. }
            | NoticeKind::RequestDecided { request }
            | NoticeKind::RequestClosed { request, .. } => self.sees_request_of(by, request),
            NoticeKind::TransferAwaited { .. }
            | NoticeKind::TransferArrived { .. }
            | NoticeKind::OrderExpired { .. }
            | NoticeKind::SubscriptionCancelled { refunded: Some(_), .. } => {
                self.permits(by, Permission::SeeOrders)
            }
            NoticeKind::ExpiresSoon { .. }
            | NoticeKind::ChargeSoon { .. }
            | NoticeKind::CardFailsSoon { .. }
            | NoticeKind::RenewSoon { .. }
            | NoticeKind::Renewed { .. }
            | NoticeKind::RenewalDeclined { .. }
            | NoticeKind::CompetencyAtRisk { .. }
            | NoticeKind::CompetencyLost { .. }
            | NoticeKind::FeeEnded { .. }
            | NoticeKind::Started { .. }
            | NoticeKind::Expired { .. }
            | NoticeKind::GraceEnded { .. }
            | NoticeKind::Ended { .. }
            | NoticeKind::SubscriptionCancelled { refunded: None, .. } => true,
        }
    }

    /// Whether somebody sees that time will do something, as [`Account::sees_event`].
    pub fn sees_due(&self, by: By, due: Due) -> bool {
        match due {
            Due::Request(id) => self.sees_request_of(by, id),
            Due::Start(_) | Due::OrderExpiry(_) => self.permits(by, Permission::SeeOrders),
            Due::End(_)
            | Due::FeeEnd(_)
            | Due::Competency(_)
            | Due::Charge(_)
            | Due::Expiry(_)
            | Due::GraceEnd(_)
            | Due::Credit(_)
            | Due::SeatKey(_)
            | Due::Reminder(..) => true,
        }
    }

    fn sees_request_of(&self, by: By, id: RequestId) -> bool {
        self.request(id).is_none_or(|request| self.sees_request(by, request))
    }
}
