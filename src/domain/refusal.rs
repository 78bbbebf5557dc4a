//! Why something is not possible: which rule says so, what it rests on, from when it will be possible, and what
//! helps instead.

use super::benefit_refusal::BenefitRefusal;
use super::country::Country;
use super::date::Day;
use super::entry::Problem;
use super::id::{InvoiceId, OrderId, PaymentMethodId, SubscriptionId, UserId};
use super::money::{Currency, Money};
use super::offer::Offer;
use super::permission::Permission;
use super::policy::Choice;
use super::request_refusal::RequestRefusal;
use super::solution_area::SolutionArea;
use super::user::Role;
use serde::{Deserialize, Serialize};

pub use super::remedy::Remedy;

/// A decision against a command, with the facts it was made on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// None of the person's roles has the permission.
    NotPermitted { permission: Permission },
    /// There is nothing of that name in the account.
    NotFound { thing: Thing },
    /// What was sent does not pass the check of its form.
    FormWrong { problems: Vec<Problem> },
    /// The company has joined already.
    AlreadyJoined,
    /// Only a network member may buy (statements 109 and 118).
    NotAMember,
    /// The desk has yet to verify the company.
    MembershipPending { since: Day },
    /// The desk did not authorize the company.
    MembershipRejected,
    /// There is nothing left to decide about the company's membership.
    MembershipDecided,
    /// The account has the offer already; one of each is enough. It is over from a day on where that is known.
    AlreadyPurchased { subscription: SubscriptionId, renewable: bool, from: Option<Day> },
    /// A gold holder has everything that silver would add.
    GoldIncludesSilver { subscription: SubscriptionId, from: Option<Day> },
    /// The offer needs a competency whose requirements are met (statement 114).
    NotQualified { offer: Offer },
    /// Gold takes the place of silver by an upgrade, which costs less than both.
    UpgradeInstead { subscription: SubscriptionId, from: Option<Day> },
    /// Only silver can be upgraded.
    OnlySilverUpgrades { subscription: SubscriptionId },
    /// Silver that is no longer in force cannot be upgraded.
    SilverNotInForce { subscription: SubscriptionId, since: Day },
    /// The company does not work towards a competency in the solution area yet.
    CompetencyNotStarted { area: SolutionArea },
    /// The company works towards the competency already.
    CompetencyStarted { area: SolutionArea },
    /// It is said to have happened on a day that is yet to come.
    InTheFuture { until: Day },
    /// The order is finished; nothing about it can be changed.
    OrderFinished { order: OrderId },
    /// The details of the renewal were not verified yet (statement 155).
    DetailsNotVerified { order: OrderId },
    /// The order's terms were not accepted yet (statements 134 and 156).
    TermsNotAccepted { order: OrderId },
    /// The order has no way to pay yet (statements 136 and 158).
    NoPaymentMethod { order: OrderId },
    /// The bank waits for an answer about this order; it must be given first. Where what is asked for can be done without
    /// the order, it can be from the day on which that expires.
    BankConfirmationOpen { order: OrderId, from: Option<Day> },
    /// No bank waits for an answer about this order.
    NoBankConfirmation { order: OrderId },
    /// The rule set has no bank transfer; a card pays the order.
    NoBankTransfer { order: OrderId },
    /// A transfer for the order may be on its way; cancelling it and buying again changes how it is paid.
    TransferAwaited { order: OrderId },
    /// A transfer has paid for it already, and it starts on a day.
    StartsSoon { order: OrderId, from: Day },
    /// No transfer is awaited for this order.
    NoTransferAwaited { order: OrderId },
    /// Only what was paid on the invoice and not given back yet can be given back.
    RefundBeyondPaid { invoice: InvoiceId, left: Money },
    /// No price can be that low or that high.
    PriceNotPossible,
    /// The country of the company decides the currency of its prices.
    PriceInOtherCurrency { currency: Currency },
    /// The way to pay was removed.
    PaymentMethodRemoved { method: PaymentMethodId },
    /// The way to pay is needed for the next automatic charge, which will not come where a day is named from which it
    /// is needed no more.
    NeededForRenewal { method: PaymentMethodId, subscription: SubscriptionId, on: Day, from: Option<Day> },
    /// It renews by hand only from a day on.
    RenewalNotOpen { subscription: SubscriptionId, from: Option<Day> },
    /// The last day to renew has passed; a new purchase helps.
    RenewalClosed { subscription: SubscriptionId, last_day: Day },
    /// It ends on a day to come, as was decided; from then on it can be bought again.
    EndDecided { subscription: SubscriptionId, on: Day },
    /// It expired on a day and was not renewed in time.
    SubscriptionExpired { subscription: SubscriptionId, on: Day },
    /// It has ended for good.
    SubscriptionEnded { subscription: SubscriptionId, on: Day },
    /// Automatic renewal is off already; only renewing turns it on again (statement 149).
    RenewalAlreadyOff { subscription: SubscriptionId, since: Day },
    /// The rule set has no automatic renewal.
    NoAutomaticRenewal { subscription: SubscriptionId },
    /// The year that was paid for is over, and it is too late to turn its renewal off: the charge is tried again on a day,
    /// or nothing is charged any more.
    RenewalDue { subscription: SubscriptionId, since: Day, again: Option<Day> },
    /// A benefit cannot be activated or used in this way.
    Benefit(BenefitRefusal),
    /// A service request or a cancellation is not possible in this way.
    Request(RequestRefusal),
    /// The invitation was not accepted yet; until then the person can do nothing else.
    InvitationOpen { user: UserId },
    /// The person was removed.
    UserRemoved { user: UserId },
    /// Another person has the e-mail address.
    EmailTaken { user: UserId },
    /// The role is not one that the person who acts gives and takes away.
    RoleNotYours { role: Role },
    /// Without this person nobody could give roles any more.
    LastGlobalAdmin { user: UserId },
    /// The country of the company decides currency and tax and stays as it was.
    CountryStays { country: Country },
    /// The calendar of the desk ends before the day that this would lead to.
    BeyondCalendar,
    /// The date only moves forward.
    DateInThePast { today: Day },
    /// The date follows the real one already.
    DateFollows,
    /// The account's history goes further than the real date has come.
    RealDateBehind { real: Day, from: Day },
}

/// A kind of thing that can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// A person.
    User,
    /// An order.
    Order,
    /// A way to pay.
    PaymentMethod,
    /// A subscription.
    Subscription,
    /// An invoice.
    Invoice,
    /// An entitlement to a benefit.
    Entitlement,
    /// A product key, or a licence of that number.
    ProductKey,
    /// A location of the company.
    Location,
    /// A service request.
    Request,
    /// A competency.
    Competency,
    /// An exam of a solution area.
    Exam,
}

/// What a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A statement of the published workflow, by its number.
    Statement(u16),
    /// A choice of the account's rule set where the workflow is silent, by its name.
    Policy(Choice),
}

impl From<Vec<Problem>> for Refusal {
    fn from(problems: Vec<Problem>) -> Self {
        Refusal::FormWrong { problems }
    }
}

impl Refusal {
    /// The stable name of the rule, the same in the app, in tests and over HTTP.
    pub fn rule(&self) -> &'static str {
        match self {
            Refusal::NotPermitted { .. } => "role-lacks-permission",
            Refusal::NotFound { .. } => "not-found",
            Refusal::FormWrong { .. } => "form-wrong",
            Refusal::AlreadyJoined => "already-joined",
            Refusal::NotAMember => "network-member-first",
            Refusal::MembershipPending { .. } => "membership-pending",
            Refusal::MembershipRejected => "membership-rejected",
            Refusal::MembershipDecided => "membership-decided",
            Refusal::AlreadyPurchased { .. } => "one-of-each-offer",
            Refusal::GoldIncludesSilver { .. } => "gold-includes-silver",
            Refusal::NotQualified { .. } => "competency-requirements",
            Refusal::UpgradeInstead { .. } => "gold-by-upgrade",
            Refusal::OnlySilverUpgrades { .. } => "only-silver-upgrades",
            Refusal::SilverNotInForce { .. } => "silver-in-force",
            Refusal::CompetencyNotStarted { .. } => "competency-not-started",
            Refusal::CompetencyStarted { .. } => "competency-started",
            Refusal::InTheFuture { .. } => "not-in-the-future",
            Refusal::OrderFinished { .. } => "order-finished",
            Refusal::DetailsNotVerified { .. } => "details-before-buying",
            Refusal::TermsNotAccepted { .. } => "terms-before-buying",
            Refusal::NoPaymentMethod { .. } => "payment-before-buying",
            Refusal::BankConfirmationOpen { .. } => "bank-confirmation-open",
            Refusal::NoBankConfirmation { .. } => "no-bank-confirmation",
            Refusal::NoBankTransfer { .. } => "no-bank-transfer",
            Refusal::TransferAwaited { .. } => "cancel-to-pay-otherwise",
            Refusal::StartsSoon { .. } => "starts-soon",
            Refusal::NoTransferAwaited { .. } => "no-transfer-awaited",
            Refusal::RefundBeyondPaid { .. } => "refund-beyond-paid",
            Refusal::PriceNotPossible => "price-not-possible",
            Refusal::PriceInOtherCurrency { .. } => "price-in-other-currency",
            Refusal::PaymentMethodRemoved { .. } => "payment-method-removed",
            Refusal::NeededForRenewal { .. } => "needed-for-renewal",
            Refusal::RenewalNotOpen { .. } => "renewal-not-open",
            Refusal::RenewalClosed { .. } => "renewal-closed",
            Refusal::EndDecided { .. } => "end-decided",
            Refusal::SubscriptionExpired { .. } => "subscription-expired",
            Refusal::SubscriptionEnded { .. } => "subscription-ended",
            Refusal::RenewalAlreadyOff { .. } => "renewal-off-until-renewed",
            Refusal::NoAutomaticRenewal { .. } => "no-automatic-renewal",
            Refusal::RenewalDue { .. } => "renewal-due",
            Refusal::Benefit(refusal) => refusal.rule(),
            Refusal::Request(refusal) => refusal.rule(),
            Refusal::InvitationOpen { .. } => "invitation-open",
            Refusal::UserRemoved { .. } => "user-removed",
            Refusal::EmailTaken { .. } => "email-taken",
            Refusal::RoleNotYours { .. } => "role-not-yours",
            Refusal::LastGlobalAdmin { .. } => "last-global-admin",
            Refusal::CountryStays { .. } => "country-stays",
            Refusal::BeyondCalendar => "beyond-calendar",
            Refusal::DateInThePast { .. } => "date-only-forward",
            Refusal::DateFollows => "date-follows",
            Refusal::RealDateBehind { .. } => "real-date-behind",
        }
    }

    /// What the rule rests on.
    pub fn basis(&self) -> Basis {
        match self {
            Refusal::Benefit(refusal) => refusal.basis(),
            Refusal::Request(refusal) => refusal.basis(),
            Refusal::NotAMember => Basis::Statement(109),
            Refusal::MembershipPending { .. } | Refusal::MembershipRejected => Basis::Statement(118),
            Refusal::NotQualified { .. } => Basis::Statement(114),
            Refusal::TermsNotAccepted { .. } => Basis::Statement(134),
            Refusal::NoPaymentMethod { .. } => Basis::Statement(136),
            Refusal::DetailsNotVerified { .. } => Basis::Statement(155),
            Refusal::RenewalAlreadyOff { .. } => Basis::Statement(149),
            Refusal::NotPermitted { .. } | Refusal::RoleNotYours { .. } | Refusal::LastGlobalAdmin { .. } => {
                Basis::Policy(Choice::Roles)
            }
            Refusal::AlreadyPurchased { .. } | Refusal::GoldIncludesSilver { .. } => {
                Basis::Policy(Choice::OneOfEachOffer)
            }
            Refusal::UpgradeInstead { .. }
            | Refusal::OnlySilverUpgrades { .. }
            | Refusal::SilverNotInForce { .. } => Basis::Policy(Choice::Upgrade),
            Refusal::NeededForRenewal { .. } => Basis::Policy(Choice::RenewalCard),
            Refusal::NoBankTransfer { .. } | Refusal::TransferAwaited { .. } | Refusal::StartsSoon { .. } => {
                Basis::Policy(Choice::BankTransfer)
            }
            Refusal::RenewalNotOpen { .. } => Basis::Policy(Choice::RenewalOpens),
            Refusal::RenewalClosed { .. } | Refusal::SubscriptionExpired { .. } => {
                Basis::Policy(Choice::Grace)
            }
            Refusal::NoAutomaticRenewal { .. } | Refusal::RenewalDue { .. } => {
                Basis::Policy(Choice::AutomaticRenewal)
            }
            Refusal::EmailTaken { .. } | Refusal::InvitationOpen { .. } | Refusal::UserRemoved { .. } => {
                Basis::Policy(Choice::Users)
            }
            Refusal::RefundBeyondPaid { .. } => Basis::Policy(Choice::Refund),
            Refusal::BeyondCalendar
            | Refusal::DateInThePast { .. }
            | Refusal::DateFollows
            | Refusal::RealDateBehind { .. } => Basis::Policy(Choice::VirtualDate),
            Refusal::CountryStays { .. } | Refusal::PriceInOtherCurrency { .. } => {
                Basis::Policy(Choice::Country)
            }
            Refusal::NotFound { .. }
            | Refusal::FormWrong { .. }
            | Refusal::AlreadyJoined
            | Refusal::MembershipDecided
            | Refusal::CompetencyNotStarted { .. }
            | Refusal::CompetencyStarted { .. }
            | Refusal::InTheFuture { .. }
            | Refusal::OrderFinished { .. }
            | Refusal::BankConfirmationOpen { .. }
            | Refusal::NoBankConfirmation { .. }
            | Refusal::NoTransferAwaited { .. }
            | Refusal::PriceNotPossible
            | Refusal::PaymentMethodRemoved { .. }
            | Refusal::SubscriptionEnded { .. } => Basis::Policy(Choice::Meaning),
            Refusal::EndDecided { .. } => Basis::Policy(Choice::Cancelling),
        }
    }

    /// The first day on which this rule no longer stands in the way, where waiting helps and what happens until then is
    /// known: whether a card can be charged is not.
    pub fn allowed_from(&self) -> Option<Day> {
        match self {
            Refusal::Benefit(refusal) => refusal.allowed_from(),
            Refusal::Request(refusal) => refusal.allowed_from(),
            Refusal::AlreadyPurchased { from, .. }
            | Refusal::GoldIncludesSilver { from, .. }
            | Refusal::UpgradeInstead { from, .. }
            | Refusal::NeededForRenewal { from, .. }
            | Refusal::BankConfirmationOpen { from, .. } => *from,
            Refusal::RenewalNotOpen { from, .. } => *from,
            Refusal::EndDecided { on, .. } => Some(*on),
            Refusal::InTheFuture { until } => Some(*until),
            Refusal::RealDateBehind { from, .. } => Some(*from),
            Refusal::NotPermitted { .. }
            | Refusal::NotFound { .. }
            | Refusal::FormWrong { .. }
            | Refusal::AlreadyJoined
            | Refusal::NotAMember
            | Refusal::MembershipPending { .. }
            | Refusal::MembershipRejected
            | Refusal::MembershipDecided
            | Refusal::NotQualified { .. }
            | Refusal::OnlySilverUpgrades { .. }
            | Refusal::SilverNotInForce { .. }
            | Refusal::CompetencyNotStarted { .. }
            | Refusal::CompetencyStarted { .. }
            | Refusal::OrderFinished { .. }
            | Refusal::DetailsNotVerified { .. }
            | Refusal::TermsNotAccepted { .. }
            | Refusal::NoPaymentMethod { .. }
            | Refusal::NoBankConfirmation { .. }
            | Refusal::NoBankTransfer { .. }
            | Refusal::TransferAwaited { .. }
            | Refusal::StartsSoon { .. }
            | Refusal::NoTransferAwaited { .. }
            | Refusal::RefundBeyondPaid { .. }
            | Refusal::PriceNotPossible
            | Refusal::PriceInOtherCurrency { .. }
            | Refusal::PaymentMethodRemoved { .. }
            | Refusal::RenewalClosed { .. }
            | Refusal::SubscriptionExpired { .. }
            | Refusal::SubscriptionEnded { .. }
            | Refusal::RenewalAlreadyOff { .. }
            | Refusal::NoAutomaticRenewal { .. }
            | Refusal::RenewalDue { .. }
            | Refusal::InvitationOpen { .. }
            | Refusal::UserRemoved { .. }
            | Refusal::EmailTaken { .. }
            | Refusal::RoleNotYours { .. }
            | Refusal::LastGlobalAdmin { .. }
            | Refusal::CountryStays { .. }
            | Refusal::BeyondCalendar
            | Refusal::DateInThePast { .. }
            | Refusal::DateFollows => None,
        }
    }

    /// What helps instead, where something does.
    pub fn remedy(&self) -> Option<Remedy> {
        match *self {
            Refusal::Benefit(ref refusal) => refusal.remedy(),
            Refusal::Request(ref refusal) => refusal.remedy(),
            Refusal::CountryStays { .. } => Some(Remedy::WriteRequest),
            Refusal::NotPermitted { permission } => {
                permission.roles().next().map(|_| Remedy::AskSomeoneWith(permission))
            }
            Refusal::NotAMember | Refusal::MembershipRejected => Some(Remedy::Join),
            Refusal::AlreadyPurchased { subscription, renewable: true, .. } => {
                Some(Remedy::Renew(subscription))
            }
            Refusal::AlreadyPurchased { subscription, renewable: false, .. }
            | Refusal::GoldIncludesSilver { subscription, .. }
            | Refusal::EndDecided { subscription, .. } => Some(Remedy::OpenSubscription(subscription)),
            Refusal::UpgradeInstead { subscription, .. } => Some(Remedy::Upgrade(subscription)),
            Refusal::SilverNotInForce { .. } => Some(Remedy::Subscribe(Offer::Gold)),
            Refusal::CompetencyNotStarted { area } => Some(Remedy::StartCompetency(area)),
            Refusal::NotQualified { .. } | Refusal::CompetencyStarted { .. } => {
                Some(Remedy::OpenCompetencies)
            }
            Refusal::DetailsNotVerified { order }
            | Refusal::TermsNotAccepted { order }
            | Refusal::NoPaymentMethod { order }
            | Refusal::BankConfirmationOpen { order, .. }
            | Refusal::NoBankTransfer { order }
            | Refusal::StartsSoon { order, .. } => Some(Remedy::OpenOrder(order)),
            Refusal::TransferAwaited { order } => Some(Remedy::CancelAndBuyAgain(order)),
            Refusal::NeededForRenewal { subscription, .. } => {
                Some(Remedy::ChangeRenewalPayment(subscription))
            }
            Refusal::RenewalClosed { subscription, .. }
            | Refusal::SubscriptionExpired { subscription, .. }
            | Refusal::SubscriptionEnded { subscription, .. } => Some(Remedy::SubscribeAgain(subscription)),
            Refusal::RenewalAlreadyOff { subscription, .. }
            | Refusal::NoAutomaticRenewal { subscription }
            | Refusal::RenewalDue { subscription, again: None, .. } => Some(Remedy::Renew(subscription)),
            // The retry follows from what was wanted on the day: only the end of the subscription takes it away.
            Refusal::RenewalDue { subscription, again: Some(_), .. } => {
                Some(Remedy::RequestCancellation(subscription))
            }
            Refusal::InvitationOpen { .. } => Some(Remedy::AcceptInvitation),
            Refusal::EmailTaken { user } => Some(Remedy::OpenUser(user)),
            Refusal::LastGlobalAdmin { .. } => Some(Remedy::AppointGlobalAdmin),
            Refusal::RoleNotYours { role } => (Role::GlobalAdmin.assigns().contains(&role))
                .then_some(Remedy::AskSomeoneOf(Role::GlobalAdmin)),
            Refusal::NotFound { .. }
            | Refusal::FormWrong { .. }
            | Refusal::AlreadyJoined
            | Refusal::MembershipPending { .. }
            | Refusal::MembershipDecided
            | Refusal::OnlySilverUpgrades { .. }
            | Refusal::InTheFuture { .. }
            | Refusal::OrderFinished { .. }
            | Refusal::NoBankConfirmation { .. }
            | Refusal::NoTransferAwaited { .. }
            | Refusal::RefundBeyondPaid { .. }
            | Refusal::PriceNotPossible
            | Refusal::PriceInOtherCurrency { .. }
            | Refusal::PaymentMethodRemoved { .. }
            | Refusal::RenewalNotOpen { .. }
            | Refusal::UserRemoved { .. }
            | Refusal::BeyondCalendar
            | Refusal::DateInThePast { .. }
            | Refusal::DateFollows
            | Refusal::RealDateBehind { .. } => None,
        }
    }
}
