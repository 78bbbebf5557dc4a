//! Every refusal explains itself: a stable rule, what it rests on, from when it would be allowed, what helps.

use crate::partner::day;
use memberdesk::domain::benefit_refusal::BenefitRefusal;
use memberdesk::domain::country::Country;
use memberdesk::domain::entry::{Field, Problem, Why};
use memberdesk::domain::id::{
    EntitlementId, InvoiceId, OrderId, PaymentMethodId, RequestId, SubscriptionId, UserId,
};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::permission::Permission;
use memberdesk::domain::policy::Choice;
use memberdesk::domain::refund::RefundBar;
use memberdesk::domain::refusal::Basis::{self, Policy, Statement};
use memberdesk::domain::refusal::{Refusal, Thing};
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::Role;

/// Writes the table of all refusals of a kind; it does not compile while one is missing.
macro_rules! rules {
    ($table:ident, $type:ident: $($variant:ident { $($field:tt: $value:expr),* } => $rule:literal, $basis:expr;)+) => {
        fn $table() -> Vec<(Refusal, &'static str, Basis)> {
            /// Names each variant once.
            fn known(refusal: &$type) {
                match refusal {
                    $($type::$variant { .. } => {})+
                }
            }
            let rows = vec![$(($type::$variant { $($field: $value),* }, $rule, $basis)),+];
            rows.iter().for_each(|(refusal, ..)| known(refusal));
            rows.into_iter().map(|(refusal, rule, basis)| (Refusal::from(refusal), rule, basis)).collect()
        }
    };
}

const ORDER: OrderId = OrderId(1);
const SUBSCRIPTION: SubscriptionId = SubscriptionId(1);
const METHOD: PaymentMethodId = PaymentMethodId(1);
const ENTITLEMENT: EntitlementId = EntitlementId(1);
const REQUEST: RequestId = RequestId(1);
const USER: UserId = UserId(1);
const AREA: SolutionArea = SolutionArea::Security;
const MONEY: Money = Money::new(100, Currency::Usd);

rules! { of_the_desk, Refusal:
    NotPermitted { permission: Permission::Buy } => "role-lacks-permission", Policy(Choice::Roles);
    NotFound { thing: Thing::Order } => "not-found", Policy(Choice::Meaning);
    FormWrong { problems: vec![Problem { field: Field::Email, why: Why::Empty }] } => "form-wrong", Policy(Choice::Meaning);
    AlreadyJoined {} => "already-joined", Policy(Choice::Meaning);
    NotAMember {} => "network-member-first", Statement(109);
    MembershipPending { since: day("2020-03-19") } => "membership-pending", Statement(118);
    MembershipRejected {} => "membership-rejected", Statement(118);
    MembershipDecided {} => "membership-decided", Policy(Choice::Meaning);
    AlreadyPurchased { subscription: SUBSCRIPTION, renewable: true, from: Some(day("2021-04-19")) } => "one-of-each-offer", Policy(Choice::OneOfEachOffer);
    GoldIncludesSilver { subscription: SUBSCRIPTION, from: Some(day("2021-04-19")) } => "gold-includes-silver", Policy(Choice::OneOfEachOffer);
    NotQualified { offer: Offer::Gold } => "competency-requirements", Statement(114);
    UpgradeInstead { subscription: SUBSCRIPTION, from: Some(day("2021-04-19")) } => "gold-by-upgrade", Policy(Choice::Upgrade);
    OnlySilverUpgrades { subscription: SUBSCRIPTION } => "only-silver-upgrades", Policy(Choice::Upgrade);
    SilverNotInForce { subscription: SUBSCRIPTION, since: day("2020-03-19") } => "silver-in-force", Policy(Choice::Upgrade);
    CompetencyNotStarted { area: AREA } => "competency-not-started", Policy(Choice::Meaning);
    CompetencyStarted { area: AREA } => "competency-started", Policy(Choice::Meaning);
    InTheFuture { until: day("2020-03-19") } => "not-in-the-future", Policy(Choice::Meaning);
    OrderFinished { order: ORDER } => "order-finished", Policy(Choice::Meaning);
    DetailsNotVerified { order: ORDER } => "details-before-buying", Statement(155);
    TermsNotAccepted { order: ORDER } => "terms-before-buying", Statement(134);
    NoPaymentMethod { order: ORDER } => "payment-before-buying", Statement(136);
    BankConfirmationOpen { order: ORDER, from: Some(day("2020-04-18")) } => "bank-confirmation-open", Policy(Choice::Meaning);
    NoBankConfirmation { order: ORDER } => "no-bank-confirmation", Policy(Choice::Meaning);
    NoBankTransfer { order: ORDER } => "no-bank-transfer", Policy(Choice::BankTransfer);
    TransferAwaited { order: ORDER } => "cancel-to-pay-otherwise", Policy(Choice::BankTransfer);
    StartsSoon { order: ORDER, from: day("2020-03-23") } => "starts-soon", Policy(Choice::BankTransfer);
    NoTransferAwaited { order: ORDER } => "no-transfer-awaited", Policy(Choice::Meaning);
    RefundBeyondPaid { invoice: InvoiceId(1), left: MONEY } => "refund-beyond-paid", Policy(Choice::Refund);
    PriceNotPossible {} => "price-not-possible", Policy(Choice::Meaning);
    PriceInOtherCurrency { currency: Currency::Eur } => "price-in-other-currency", Policy(Choice::Country);
    PaymentMethodRemoved { method: METHOD } => "payment-method-removed", Policy(Choice::Meaning);
    NeededForRenewal { method: METHOD, subscription: SUBSCRIPTION, on: day("2021-03-19"), from: Some(day("2021-03-19")) }
        => "needed-for-renewal", Policy(Choice::RenewalCard);
    RenewalNotOpen { subscription: SUBSCRIPTION, from: Some(day("2021-03-20")) } => "renewal-not-open", Policy(Choice::RenewalOpens);
    RenewalClosed { subscription: SUBSCRIPTION, last_day: day("2021-04-18") } => "renewal-closed", Policy(Choice::Grace);
    SubscriptionExpired { subscription: SUBSCRIPTION, on: day("2021-03-19") } => "subscription-expired", Policy(Choice::Grace);
    EndDecided { subscription: SUBSCRIPTION, on: day("2021-03-19") } => "end-decided", Policy(Choice::Cancelling);
    SubscriptionEnded { subscription: SUBSCRIPTION, on: day("2021-03-19") } => "subscription-ended", Policy(Choice::Meaning);
    RenewalAlreadyOff { subscription: SUBSCRIPTION, since: day("2020-03-20") }
        => "renewal-off-until-renewed", Statement(149);
    NoAutomaticRenewal { subscription: SUBSCRIPTION } => "no-automatic-renewal", Policy(Choice::AutomaticRenewal);
    RenewalDue { subscription: SUBSCRIPTION, since: day("2021-03-19"), again: None } => "renewal-due", Policy(Choice::AutomaticRenewal);
    Benefit { 0: BenefitRefusal::NotPositive } => "more-than-nothing", Policy(Choice::Meaning);
    Request { 0: RequestRefusal::NotClosed { request: REQUEST } } => "request-not-closed", Policy(Choice::Requests);
    InvitationOpen { user: USER } => "invitation-open", Policy(Choice::Users);
    UserRemoved { user: USER } => "user-removed", Policy(Choice::Users);
    EmailTaken { user: USER } => "email-taken", Policy(Choice::Users);
    RoleNotYours { role: Role::GlobalAdmin } => "role-not-yours", Policy(Choice::Roles);
    LastGlobalAdmin { user: USER } => "last-global-admin", Policy(Choice::Roles);
    CountryStays { country: Country::parse("US").expect("a country") } => "country-stays", Policy(Choice::Country);
    BeyondCalendar {} => "beyond-calendar", Policy(Choice::VirtualDate);
    DateInThePast { today: day("2020-03-19") } => "date-only-forward", Policy(Choice::VirtualDate);
    DateFollows {} => "date-follows", Policy(Choice::VirtualDate);
    RealDateBehind { real: day("2020-03-19"), from: day("2020-05-01") } => "real-date-behind", Policy(Choice::VirtualDate);
}

rules! { of_benefits, BenefitRefusal:
    Ended { subscription: SUBSCRIPTION, since: day("2021-04-19") } => "benefits-end-with-membership", Policy(Choice::Grace);
    Contained { by: ENTITLEMENT, more: true, from: Some(day("2021-04-19")) } => "larger-benefit-counts", Policy(Choice::Counting);
    OtherKind { entitlement: ENTITLEMENT } => "benefit-of-other-kind", Policy(Choice::Meaning);
    NotActivated { entitlement: ENTITLEMENT } => "activate-first", Statement(176);
    AlreadyActivated { entitlement: ENTITLEMENT, since: day("2020-03-19") } => "already-activated", Policy(Choice::Meaning);
    ActivateByPassed { subscription: SUBSCRIPTION, activate_by: day("2020-12-14"), goes_on: true }
        => "activate-by-passed", Policy(Choice::Benefits);
    NoMarketingContact { entitlement: ENTITLEMENT } => "marketing-contact-first", Policy(Choice::Benefits);
    KeyNotShown { entitlement: ENTITLEMENT, key: 1 } => "key-not-shown", Policy(Choice::Benefits);
    KeyRanOut { entitlement: ENTITLEMENT, key: 1, since: day("2021-03-19") } => "key-ran-out", Policy(Choice::Benefits);
    KeyRedeemed { entitlement: ENTITLEMENT, key: 1, until: day("2021-03-19") } => "key-redeemed", Policy(Choice::Meaning);
    NoSeatLeft { entitlement: ENTITLEMENT, seats: 5 } => "no-seat-left", Policy(Choice::Meaning);
    NotAnActiveUser { user: USER } => "only-active-users-hold-seats", Policy(Choice::Users);
    SeatHeld { entitlement: ENTITLEMENT, user: USER } => "one-seat-each", Policy(Choice::Meaning);
    SeatNotHeld { entitlement: ENTITLEMENT, user: USER } => "seat-not-held", Policy(Choice::Meaning);
    NoSeatKey { entitlement: ENTITLEMENT, to_sell: 25 } => "no-seat-key", Statement(125);
    SeatKeyEarned { entitlement: ENTITLEMENT, on: day("2020-06-01"), from: Some(day("2021-03-19")), goes_on: true }
        => "one-earned-key-a-year", Statement(125);
    SeatsAtMost { entitlement: ENTITLEMENT, most: 10 } => "seats-at-most", Statement(125);
    SeatKeyTooLarge { seats: 5, key: 25, most: 15 } => "seat-key-too-large", Policy(Choice::Benefits);
    NothingToEarn { product: Product::AzureCredit } => "nothing-to-earn", Statement(125);
    UsedUp { subscription: SUBSCRIPTION, next: None, goes_on: true } => "used-up", Statement(112);
    CreditTooSmall { subscription: SUBSCRIPTION, left: MONEY, next: None, goes_on: true } => "credit-too-small", Statement(126);
    CreditBeyondMonth { left: MONEY, monthly: MONEY } => "credit-beyond-month", Statement(126);
    NotPositive {} => "more-than-nothing", Policy(Choice::Meaning);
}

rules! { of_requests, RequestRefusal:
    Closed { request: REQUEST, reopens: true } => "request-closed", Policy(Choice::Requests);
    ClosedToDesk { request: REQUEST, reopens_until: Some(day("2020-04-02")) } => "request-closed-to-desk", Policy(Choice::Requests);
    NotClosed { request: REQUEST } => "request-not-closed", Policy(Choice::Requests);
    ReopeningOver { request: REQUEST, last_day: day("2020-04-01") } => "reopening-over", Policy(Choice::Requests);
    AlreadyAsked { request: REQUEST, from: Some(day("2020-04-02")) } => "one-cancellation-request", Policy(Choice::Requests);
    NotACancellation { request: REQUEST } => "not-a-cancellation", Policy(Choice::Meaning);
    Decided { request: REQUEST } => "cancellation-decided", Policy(Choice::Cancelling);
    DecisionOwed { request: REQUEST, from: Some(day("2021-04-19")) } => "decision-owed", Statement(172);
    ThroughSupport { subscription: SUBSCRIPTION } => "cancel-through-support", Statement(167);
    NotAlone { subscription: SUBSCRIPTION, because: vec![RefundBar::NothingPaid] }
        => "cancel-alone-conditions", Policy(Choice::Cancelling);
    NotPaidByCard { subscription: SUBSCRIPTION } => "cancel-alone-by-card", Policy(Choice::Cancelling);
    RefundConditions { subscription: SUBSCRIPTION, because: vec![RefundBar::NothingPaid] }
        => "refund-conditions", Policy(Choice::Refund);
    NotAPart { of: MONEY } => "part-of-what-was-paid", Policy(Choice::Refund);
    NothingToRefund { subscription: SUBSCRIPTION } => "nothing-to-refund", Policy(Choice::Refund);
}

#[test]
fn every_refusal_names_its_rule_and_what_it_rests_on() {
    for (refusal, rule, basis) in of_the_desk().into_iter().chain(of_benefits()).chain(of_requests()) {
        assert_eq!(refusal.rule(), rule, "the names of rules are stable");
        assert_eq!(refusal.basis(), basis, "{rule}");
        match basis {
            Statement(number) => assert!((103..=177).contains(&number), "{rule}"),
            Policy(_) => {}
        }
    }
}

#[test]
fn no_two_rules_have_one_name() {
    // The two wrappers stand for the rules of the other two tables.
    let own = of_the_desk()
        .into_iter()
        .filter(|(refusal, ..)| !matches!(refusal, Refusal::Benefit(_) | Refusal::Request(_)));
    let mut names: Vec<&str> =
        own.chain(of_benefits()).chain(of_requests()).map(|(refusal, ..)| refusal.rule()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    let plain = |name: &&str| name.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'-');
    assert!(names.iter().all(plain), "{names:?}");
}

#[test]
fn a_refusal_that_time_lifts_says_when() {
    let lifted: Vec<(&str, String)> = of_the_desk()
        .into_iter()
        .chain(of_benefits())
        .chain(of_requests())
        .filter_map(|(refusal, rule, _)| Some((rule, refusal.allowed_from()?.to_string())))
        .collect();
    let expected = [
        ("one-of-each-offer", "2021-04-19"),
        ("gold-includes-silver", "2021-04-19"),
        ("gold-by-upgrade", "2021-04-19"),
        ("not-in-the-future", "2020-03-19"),
        ("bank-confirmation-open", "2020-04-18"),
        ("needed-for-renewal", "2021-03-19"),
        ("renewal-not-open", "2021-03-20"),
        ("end-decided", "2021-03-19"),
        ("real-date-behind", "2020-05-01"),
        ("larger-benefit-counts", "2021-04-19"),
        ("key-redeemed", "2021-03-19"),
        ("one-earned-key-a-year", "2021-03-19"),
        ("one-cancellation-request", "2020-04-02"),
        ("decision-owed", "2021-04-19"),
    ];
    assert_eq!(lifted, expected.map(|(rule, on)| (rule, on.to_owned())));
}

#[test]
fn where_waiting_does_not_help_it_says_what_does() {
    let lifted_by_nothing: Vec<&str> = of_the_desk()
        .into_iter()
        .chain(of_benefits())
        .chain(of_requests())
        .filter(|(refusal, _, basis)| {
            *basis != Policy(Choice::Meaning)
                && refusal.allowed_from().is_none()
                && refusal.remedy().is_none()
        })
        .map(|(_, rule, _)| rule)
        .collect();
    // The network decides, something is as much as there can be, it was decided for good, a date goes nowhere else, or
    // it is for the other side of the desk.
    let expected = [
        "membership-pending",
        "only-silver-upgrades",
        "refund-beyond-paid",
        "price-in-other-currency",
        "user-removed",
        "beyond-calendar",
        "date-only-forward",
        "date-follows",
        "seats-at-most",
        "seat-key-too-large",
        "nothing-to-earn",
        "credit-beyond-month",
        "request-closed-to-desk",
        "cancellation-decided",
        "part-of-what-was-paid",
        "nothing-to-refund",
    ];
    assert_eq!(lifted_by_nothing, expected);
}

#[test]
fn a_refusal_is_the_same_after_it_was_stored_or_sent() {
    for (refusal, rule, _) in of_the_desk().into_iter().chain(of_benefits()).chain(of_requests()) {
        let sent = serde_json::to_string(&refusal).expect("JSON");
        let read: Refusal = serde_json::from_str(&sent).expect("a refusal");
        assert_eq!(read, refusal, "{rule}");
    }
}
