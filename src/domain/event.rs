//! Everything that can have happened: what the journal keeps, and what an account is the fold of.
//!
//! An event carries all that it decided (dates, prices, numbers), so that a later change of a rule never changes what
//! happened. Variants are only ever added; a stored form that has to change is changed by a migration.

use super::card::{Card, DeclineReason};
use super::company::{Company, Contact, Place};
use super::date::{Day, minute_of_day};
use super::desk::DeskMode;
use super::grant::Grant;
use super::id::{
    EntitlementId, LocationId, NoticeId, OrderId, PaymentMethodId, RequestId, SubscriptionId, UserId,
};
use super::invoice::Invoice;
use super::money::Money;
use super::notice::{NoticeKind, Recipient};
use super::offer::{Offer, PriceList, Product};
use super::order::{PayBy, Purpose, Quote};
use super::policy::PolicyId;
use super::qualification::{CustomersWon, ExamPass, Grade};
use super::request_entry::Asked;
use super::seat::{SeatKey, SeatKeyUse, SeatRenewal};
use super::solution_area::SolutionArea;
use super::subscription::{EndReason, Renewal};
use super::support_request::Act;
use super::term::NextTerm;
use super::transfer::TransferProof;
use super::user::{By, Language, Role};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// An event, on which day it happened, at which minute, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Stamped {
    /// The day in the account's own time.
    pub on: Day,
    /// Minutes since the day began, 0 to 1,439; what time does by itself happens at 0.
    #[serde(with = "minute_of_day")]
    pub minute: u16,
    /// Who did it.
    pub by: By,
    /// What happened.
    pub event: Event,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A company joined the network.
    CompanyJoined { company: Box<Company>, mpn_id: String },
    /// The desk believed it.
    MembershipAuthorized,
    /// The desk did not.
    MembershipRejected,
    /// A person was added, active at once.
    UserAdded { user: UserId, name: String, email: String, roles: Vec<Role>, language: Language },
    /// A person was invited.
    UserInvited { user: UserId, name: String, email: String, roles: Vec<Role>, language: Language },
    /// An invited person signed in for the first time.
    InvitationAccepted { user: UserId },
    /// A person got new sign-in details, which are told once and kept nowhere.
    SignInRenewed { user: UserId },
    /// A person's name, address or language changed.
    ProfileChanged { user: UserId, name: String, email: String, language: Language },
    /// What a person may do changed to this.
    RolesChanged { user: UserId, roles: Vec<Role> },
    /// A person was removed, or an invitation taken back.
    UserRemoved { user: UserId },

    /// The company's profile changed; what was issued before names it as it was.
    CompanyChanged { company: Box<Company> },
    /// A location was added.
    LocationAdded { location: LocationId, mpn_id: String, place: Box<Place> },
    /// A location's name or address changed.
    LocationChanged { location: LocationId, place: Box<Place> },
    /// A location was removed.
    LocationRemoved { location: LocationId },

    /// A purchase was begun.
    OrderOpened { order: OrderId, number: String, purpose: Purpose },
    /// The details of a renewal were verified.
    DetailsVerified { order: OrderId },
    /// The terms were accepted.
    TermsAccepted { order: OrderId },
    /// A way to pay was chosen.
    PaymentChosen { order: OrderId, pay_by: PayBy },
    /// The bank wants to hear from the person.
    BankConfirmationAsked { order: OrderId, method: PaymentMethodId },
    /// The person satisfied the bank.
    BankConfirmed { method: PaymentMethodId },
    /// Nothing was taken.
    ChargeDeclined { order: OrderId, method: PaymentMethodId, reason: DeclineReason },
    /// The money was taken, and this is the receipt.
    Charged { order: OrderId, method: PaymentMethodId, amount: Money, invoice: Box<Invoice> },
    /// The order was placed at this price; unless a transfer arrives before it, it expires on a day.
    TransferAwaited { order: OrderId, quote: Box<Quote>, expires: Day },
    /// The member told the desk about a transfer.
    TransferReported { order: OrderId, proof: TransferProof },
    /// The transfer arrived, and this is the receipt; what it pays starts on the first day of the term.
    TransferArrived { order: OrderId, invoice: Box<Invoice>, term: NextTerm },
    /// An unpaid order was given up.
    OrderCancelled { order: OrderId },
    /// An order was left unpaid for too long.
    OrderExpired { order: OrderId },
    /// Money was given back; the credit note says for which invoice.
    Refunded { note: Box<Invoice> },

    /// A way to pay was added.
    PaymentMethodAdded { method: PaymentMethodId, card: Box<Card> },
    /// A way to pay is offered first.
    DefaultPaymentSet { method: PaymentMethodId },
    /// A subscription's automatic renewals are charged to it from now on.
    RenewalPaymentSet { subscription: SubscriptionId, method: PaymentMethodId },
    /// A way to pay was removed.
    PaymentMethodRemoved { method: PaymentMethodId },

    /// The first year of an offer began.
    SubscriptionStarted {
        subscription: SubscriptionId,
        offer: Offer,
        order: OrderId,
        method: Option<PaymentMethodId>,
        term: NextTerm,
        renewal: Renewal,
    },
    /// One more year was paid for.
    SubscriptionRenewed {
        subscription: SubscriptionId,
        order: OrderId,
        method: Option<PaymentMethodId>,
        term: NextTerm,
        renewal: Renewal,
    },
    /// Silver ended because gold took its place.
    SubscriptionUpgraded { subscription: SubscriptionId },
    /// It ended at its anniversary because no competency met the requirements any more.
    SubscriptionLapsed { subscription: SubscriptionId },
    /// The desk cancelled it: from this day on there is no access.
    SubscriptionCancelled { subscription: SubscriptionId, ends: Day },
    /// The paid year is over; it can be renewed until the last day.
    SubscriptionExpired { subscription: SubscriptionId, last_day: Day },
    /// The last day to renew has passed.
    GraceEnded { subscription: SubscriptionId },
    /// The day of its decided end has come.
    SubscriptionEnded { subscription: SubscriptionId, why: EndReason },
    /// The automatic charge for the next year was declined; the order is still to be paid.
    RenewalDeclined { subscription: SubscriptionId, order: OrderId, reason: DeclineReason },
    /// It no longer renews by itself, and expires on this day.
    RenewalTurnedOff { subscription: SubscriptionId, expires: Day },

    /// A service request was submitted.
    RequestOpened { request: RequestId, number: String, by: UserId, asked: Box<Asked> },
    /// Someone took a turn in a service request.
    RequestTurned { request: RequestId, act: Box<Act> },

    /// Members were written.
    NoticeSent { notice: NoticeId, kind: NoticeKind, recipients: Vec<Recipient> },
    /// What the first year of an offer entitles the company to, until the anniversary that ends it.
    BenefitsGranted { subscription: SubscriptionId, offer: Offer, from: Day, until: Day, grants: Vec<Grant> },
    /// One more paid year: until when, until when benefits can be activated, and what it does to seats.
    BenefitsExtended {
        subscription: SubscriptionId,
        until: Day,
        activate_by: Day,
        seats: Vec<(EntitlementId, SeatRenewal)>,
    },
    /// A benefit was activated.
    BenefitActivated { entitlement: EntitlementId },
    /// Marketing people reach this person.
    MarketingContactSet { contact: Contact },
    /// Someone looked at the product key of a licence.
    ProductKeyShown { entitlement: EntitlementId, key: u32, code: String },
    /// A product key was redeemed and works until a day.
    ProductKeyRedeemed { entitlement: EntitlementId, key: u32, until: Day },
    /// A person got a seat.
    SeatAssigned { entitlement: EntitlementId, user: UserId },
    /// A person's seat was taken back.
    SeatReleased { entitlement: EntitlementId, user: UserId },
    /// Seats were sold to a customer.
    SaleRecorded { product: Product, seats: u32 },
    /// Selling earned a key for seats; so many of the account's sales are counted for it.
    SeatKeyEarned { entitlement: EntitlementId, key: SeatKey, sales_counted: u32 },
    /// A key for seats was redeemed: so many seats run until a day.
    SeatKeyRedeemed { entitlement: EntitlementId, how: SeatKeyUse, key: SeatKey, seats: u32, until: Day },
    /// A month's credit was received, and what was left of the month before lapsed.
    CreditReceived { entitlement: EntitlementId, month: Day, amount: Money, lapsed: Money },
    /// Some of this month's credit was used.
    CreditUsed { entitlement: EntitlementId, amount: Money },
    /// One support incident or advisory hour was used.
    AllowanceUsed { entitlement: EntitlementId },

    /// The company began to work towards a competency.
    CompetencyStarted { area: SolutionArea },
    /// A person of the company passed an exam.
    ExamPassed { area: SolutionArea, pass: ExamPass },
    /// The company won customers.
    CustomersWon { area: SolutionArea, won: CustomersWon },
    /// A competency is held at this grade from now on.
    CompetencyAttained { area: SolutionArea, grade: Grade },
    /// Its requirements are no longer met; they are to be met again by the anniversary.
    CompetencyAtRisk { area: SolutionArea, grade: Grade, anniversary: Day },
    /// Its requirements are met again in time.
    CompetencyRestored { area: SolutionArea, grade: Grade },
    /// It is no longer held.
    CompetencyLost { area: SolutionArea, grade: Grade },

    /// The account lives under another rule set.
    PolicySet { policy: PolicyId },
    /// Service requests are answered in another way.
    DeskSet { desk: DeskMode },
    /// The demonstration prices were set.
    PricesSet { prices: PriceList },
    /// The virtual date stands still on this day, or follows the real one.
    DateMoved { to: Option<Day> },
}
