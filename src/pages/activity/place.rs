//! Where something that happened leads: the screen of its thing.

use crate::domain::account::Account;
use crate::domain::event::Event;
use crate::domain::id::LocationId;
use crate::domain::notice::NoticeKind;
use crate::routes::Route;

/// The screen of the thing.
pub fn place(account: &Account, event: &Event) -> Route {
    match event {
        Event::CompanyJoined { .. }
        | Event::MembershipAuthorized
        | Event::MembershipRejected
        | Event::CompanyChanged { .. }
        | Event::LocationRemoved { .. } => Route::Company,
        Event::LocationAdded { location, .. } | Event::LocationChanged { location, .. } => {
            location_place(account, *location)
        }
        Event::UserAdded { user, .. }
        | Event::UserInvited { user, .. }
        | Event::InvitationAccepted { user }
        | Event::SignInRenewed { user }
        | Event::ProfileChanged { user, .. }
        | Event::RolesChanged { user, .. }
        | Event::UserRemoved { user } => Route::User(*user),
        Event::OrderOpened { order, .. }
        | Event::DetailsVerified { order }
        | Event::TermsAccepted { order }
        | Event::PaymentChosen { order, .. }
        | Event::BankConfirmationAsked { order, .. }
        | Event::ChargeDeclined { order, .. }
        | Event::TransferAwaited { order, .. }
        | Event::TransferReported { order, .. }
        | Event::OrderCancelled { order }
        | Event::OrderExpired { order } => Route::Order(*order),
        Event::Charged { invoice, .. } | Event::TransferArrived { invoice, .. } => Route::Invoice(invoice.id),
        Event::Refunded { note } => Route::Invoice(note.id),
        Event::BankConfirmed { .. }
        | Event::PaymentMethodAdded { .. }
        | Event::DefaultPaymentSet { .. }
        | Event::PaymentMethodRemoved { .. } => Route::PaymentMethods,
        Event::RenewalPaymentSet { subscription, .. }
        | Event::SubscriptionStarted { subscription, .. }
        | Event::SubscriptionRenewed { subscription, .. }
        | Event::SubscriptionUpgraded { subscription }
        | Event::SubscriptionLapsed { subscription }
        | Event::SubscriptionCancelled { subscription, .. }
        | Event::SubscriptionExpired { subscription, .. }
        | Event::GraceEnded { subscription }
        | Event::SubscriptionEnded { subscription, .. }
        | Event::RenewalDeclined { subscription, .. }
        | Event::RenewalTurnedOff { subscription, .. } => Route::Subscription(*subscription),
        Event::RequestOpened { request, .. } | Event::RequestTurned { request, .. } => {
            Route::Request(*request)
        }
        Event::NoticeSent { kind, .. } => notice_place(kind),
        Event::BenefitsGranted { .. }
        | Event::BenefitsExtended { .. }
        | Event::MarketingContactSet { .. }
        | Event::SaleRecorded { .. } => Route::Benefits,
        Event::BenefitActivated { entitlement }
        | Event::ProductKeyShown { entitlement, .. }
        | Event::ProductKeyRedeemed { entitlement, .. }
        | Event::SeatAssigned { entitlement, .. }
        | Event::SeatReleased { entitlement, .. }
        | Event::SeatKeyEarned { entitlement, .. }
        | Event::SeatKeyRedeemed { entitlement, .. }
        | Event::CreditReceived { entitlement, .. }
        | Event::CreditUsed { entitlement, .. }
        | Event::AllowanceUsed { entitlement } => Route::Benefit(*entitlement),
        Event::CompetencyStarted { area }
        | Event::ExamPassed { area, .. }
        | Event::CustomersWon { area, .. }
        | Event::CompetencyAttained { area, .. }
        | Event::CompetencyAtRisk { area, .. }
        | Event::CompetencyRestored { area, .. }
        | Event::CompetencyLost { area, .. } => Route::Competency(*area),
        Event::PolicySet { .. }
        | Event::DeskSet { .. }
        | Event::PricesSet { .. }
        | Event::DateMoved { .. } => Route::Simulation,
    }
}

/// A location that is still there has a screen.
fn location_place(account: &Account, id: LocationId) -> Route {
    let present = account.present_locations().any(|location| location.id == id);
    if present { Route::Location(id) } else { Route::Company }
}

fn notice_place(kind: &NoticeKind) -> Route {
    match *kind {
        NoticeKind::ExpiresSoon { subscription, .. }
        | NoticeKind::ChargeSoon { subscription, .. }
        | NoticeKind::CardFailsSoon { subscription, .. }
        | NoticeKind::RenewSoon { subscription, .. }
        | NoticeKind::Renewed { subscription, .. }
        | NoticeKind::RenewalDeclined { subscription, .. }
        | NoticeKind::FeeEnded { subscription }
        | NoticeKind::Started { subscription }
        | NoticeKind::Expired { subscription, .. }
        | NoticeKind::GraceEnded { subscription }
        | NoticeKind::Ended { subscription, .. }
        | NoticeKind::SubscriptionCancelled { subscription, .. } => Route::Subscription(subscription),
        NoticeKind::CompetencyAtRisk { area, .. } | NoticeKind::CompetencyLost { area, .. } => {
            Route::Competency(area)
        }
        NoticeKind::TransferAwaited { order, .. } | NoticeKind::OrderExpired { order } => Route::Order(order),
        NoticeKind::TransferArrived { invoice, .. } => Route::Invoice(invoice),
        NoticeKind::RequestAcknowledged { request }
        | NoticeKind::RequestAnswered { request }
        | NoticeKind::RequestNeedsMember { request, .. }
        | NoticeKind::RequestDecided { request }
        | NoticeKind::RequestClosed { request, .. } => Route::Request(request),
    }
}
