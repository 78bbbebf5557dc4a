//! Every command of every role: who may send what.

use crate::partner::{GOOD, Partner, address, card, company, day, profile};
use memberdesk::domain::command::Command;
use memberdesk::domain::company::{Place, PlaceEntry};
use memberdesk::domain::desk::{DeskMode, Ruling};
use memberdesk::domain::id::{
    EntitlementId, LocationId, OrderId, PaymentMethodId, RequestId, SubscriptionId, UserId,
};
use memberdesk::domain::membership::Verification;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Offer, PriceList, Product};
use memberdesk::domain::order::PayBy;
use memberdesk::domain::permission::{self, Permission};
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::request_entry::{Asked, ProblemType, RequestEntry, Wanted};
use memberdesk::domain::seat::SeatKeyUse;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::transfer::TransferProof;
use memberdesk::domain::user::Role::{AccountAdmin, BillingAdmin, GlobalAdmin, PartnerAdmin, UserAdmin};
use memberdesk::domain::user::{By, Language, Role};

/// Who may send a command.
pub enum Sender {
    /// People of these roles.
    Roles(&'static [Role]),
    /// Everyone who uses the account.
    EveryUser,
    /// The desk.
    Desk,
    /// Whoever holds the browser.
    Anyone,
    /// The person who is invited.
    Invited,
}

/// Writes the table of who may send which command; it does not compile while a command is missing.
macro_rules! matrix {
    ($($command:ident { $($field:ident: $value:expr),* } => $sender:expr;)+) => {
        pub fn matrix() -> Vec<(Command, Sender)> {
            vec![$((Command::$command { $($field: $value),* }, $sender)),+]
        }

        /// Lists every command once.
        pub fn name(command: &Command) -> &'static str {
            match command {
                $(Command::$command { .. } => stringify!($command),)+
            }
        }
    };
}

const BUYERS: Sender = Sender::Roles(&[GlobalAdmin, PartnerAdmin]);
const PAYERS: Sender = Sender::Roles(&[GlobalAdmin, BillingAdmin]);
const OF_COMPANY: Sender = Sender::Roles(&[GlobalAdmin, AccountAdmin]);
const OF_USERS: Sender = Sender::Roles(&[GlobalAdmin, AccountAdmin, UserAdmin]);

const ORDER: OrderId = OrderId(1);
const METHOD: PaymentMethodId = PaymentMethodId(1);
const SUBSCRIPTION: SubscriptionId = SubscriptionId(1);
const ADA: UserId = UserId(1);
const AREA: SolutionArea = SolutionArea::Security;
const BENEFIT: EntitlementId = EntitlementId(1);
const REQUEST: RequestId = RequestId(1);

matrix! {
    Join { company: Box::new(company("US")), language: Language::English, verification: Verification::AtOnce }
        => Sender::Roles(&[GlobalAdmin]);
    DecideMembership { authorize: true } => Sender::Desk;
    Subscribe { offer: Offer::ActionPack } => BUYERS;
    Upgrade { subscription: SUBSCRIPTION } => BUYERS;
    Renew { subscription: SUBSCRIPTION } => BUYERS;
    VerifyDetails { order: ORDER } => BUYERS;
    AcceptTerms { order: ORDER } => BUYERS;
    ChoosePayment { order: ORDER, pay_by: PayBy::Card(METHOD) } => BUYERS;
    Buy { order: ORDER } => BUYERS;
    ConfirmWithBank { order: ORDER, confirmed: true } => BUYERS;
    ReportTransfer { order: ORDER, proof: proof() } => BUYERS;
    RecordTransfer { order: ORDER } => Sender::Desk;
    CancelOrder { order: ORDER } => BUYERS;
    AddPaymentMethod { card: card(GOOD), order: None }
        => Sender::Roles(&[GlobalAdmin, PartnerAdmin, BillingAdmin]);
    MakeDefault { method: METHOD } => PAYERS;
    PayRenewalsWith { subscription: SUBSCRIPTION, method: METHOD } => PAYERS;
    RemovePaymentMethod { method: METHOD } => PAYERS;
    TurnOffRenewal { subscription: SUBSCRIPTION } => BUYERS;
    StartCompetency { area: AREA } => BUYERS;
    RecordExam { area: AREA, user: ADA, exam: "AZ-500".into(), passed: day("2020-03-19") } => Sender::Anyone;
    RecordCustomers { area: AREA, customers: 1, won: day("2020-03-19") } => Sender::Anyone;
    ActivateBenefit { entitlement: BENEFIT } => BUYERS;
    SetMarketingContact { contact: company("US").contact } => BUYERS;
    ShowProductKey { entitlement: BENEFIT, key: 1 } => BUYERS;
    RedeemProductKey { entitlement: BENEFIT, key: 1 } => BUYERS;
    AssignSeat { entitlement: BENEFIT, user: ADA } => BUYERS;
    ReleaseSeat { entitlement: BENEFIT, user: ADA } => BUYERS;
    RecordSale { product: Product::Office365E3, seats: 25 } => BUYERS;
    RedeemSeatKey { entitlement: BENEFIT, how: SeatKeyUse::Add } => BUYERS;
    UseCredit { entitlement: BENEFIT, amount: Money::new(100, Currency::Usd) } => BUYERS;
    UseAllowance { entitlement: BENEFIT } => BUYERS;
    ChangeCompany { company: Box::new(company("US")) } => OF_COMPANY;
    AddLocation { place: place() } => OF_COMPANY;
    ChangeLocation { location: LocationId(1), place: place() } => OF_COMPANY;
    RemoveLocation { location: LocationId(1) } => OF_COMPANY;
    InviteUser { profile: profile("Li Na", "li@contoso.example"), roles: Vec::new() } => OF_USERS;
    AcceptInvitation {} => Sender::Invited;
    RenewSignIn { user: ADA } => OF_USERS;
    ChangeOwnProfile { profile: profile("Li Na", "li@contoso.example") } => Sender::EveryUser;
    ChangeUser { user: ADA, profile: profile("Li Na", "li@contoso.example") } => OF_USERS;
    ChangeRoles { user: ADA, roles: Vec::new() } => OF_USERS;
    RemoveUser { user: ADA } => OF_USERS;
    OpenRequest { asked: asked(None) } => Sender::EveryUser;
    AddInformation { request: REQUEST, text: "More.".into(), attachments: Vec::new() } => Sender::EveryUser;
    WithdrawRequest { request: REQUEST } => Sender::EveryUser;
    ReopenRequest { request: REQUEST, text: "Again.".into() } => Sender::EveryUser;
    AcknowledgeRequest { request: REQUEST } => Sender::Desk;
    WriteToMember { request: REQUEST, text: "Hello.".into() } => Sender::Desk;
    AskMember { request: REQUEST, text: "Which?".into() } => Sender::Desk;
    DecideCancellation { request: REQUEST, ruling: Ruling::CancelAtEnd } => Sender::Desk;
    CloseRequest { request: REQUEST } => Sender::Desk;
    CancelSubscription { subscription: SUBSCRIPTION } => BUYERS;
    SetDesk { desk: DeskMode::Automatic } => Sender::Anyone;
    SetPolicy { policy: PolicyId::Today } => Sender::Anyone;
    SetPrices { prices: PriceList::demonstration(Currency::Usd) } => Sender::Anyone;
    MoveDate { to: day("2021-01-01") } => Sender::Anyone;
    FollowRealDate {} => Sender::Anyone;
}

/// A request of the type that cancels, with or without a subscription to cancel.
fn asked(subscription: Option<SubscriptionId>) -> Box<Asked> {
    let entry = RequestEntry {
        problem: Some(ProblemType::Billing),
        title: "Cancel".into(),
        description: "Please.".into(),
        contact_name: "Li Na".into(),
        email: "li@contoso.example".into(),
        subscription,
        wanted: Some(Wanted::Refund),
        ..RequestEntry::default()
    };
    Box::new(entry.check().expect("a request that passes the check"))
}

fn place() -> Box<Place> {
    let entry = PlaceEntry { name: "Berlin".into(), address: address("DE") };
    Box::new(entry.check().expect("a location that passes the check"))
}

fn proof() -> TransferProof {
    TransferProof { paid_on: day("2020-03-19"), paid_to: "DEMO".into(), reference: "T-1".into() }
}

/// A partner with a person of each role, and the people by their roles.
fn with_everyone() -> (Partner, Vec<(Role, By)>) {
    let mut partner = Partner::member("2020-03-19");
    let mut people = vec![(GlobalAdmin, By::User(ADA))];
    for role in Role::OF_COMPANY.into_iter().skip(1) {
        people.push((role, By::User(partner.is_joined_by(&format!("{role:?}"), &[role]))));
    }
    (partner, people)
}

#[test]
fn every_role_may_send_exactly_its_commands() {
    let (partner, people) = with_everyone();
    for (command, sender) in matrix() {
        for &(role, by) in &people {
            let allowed = match &sender {
                Sender::Roles(roles) => roles.contains(&role),
                Sender::EveryUser | Sender::Anyone => true,
                Sender::Desk | Sender::Invited => false,
            };
            let refusal = Refusal::NotPermitted { permission: command.permission() };
            let expected = if allowed { Ok(()) } else { Err(refusal) };
            assert_eq!(
                permission::check(&partner.account, by, &command),
                expected,
                "{role:?}: {}",
                name(&command)
            );
        }
    }
}

#[test]
fn asking_to_cancel_takes_more_than_asking() {
    let (partner, people) = with_everyone();
    let asks = Command::OpenRequest { asked: asked(Some(SUBSCRIPTION)) };
    for (role, by) in people {
        let allowed = [GlobalAdmin, PartnerAdmin, BillingAdmin].contains(&role);
        assert_eq!(permission::check(&partner.account, by, &asks).is_ok(), allowed, "{role:?}");
    }
}

#[test]
fn paying_an_order_with_a_new_card_takes_what_choosing_a_saved_one_does() {
    let (partner, people) = with_everyone();
    let adds = Command::AddPaymentMethod { card: card(GOOD), order: Some(ORDER) };
    let chooses = Command::ChoosePayment { order: ORDER, pay_by: PayBy::Card(METHOD) };
    for (role, by) in people {
        let verdict = permission::check(&partner.account, by, &adds);
        assert_eq!(verdict, permission::check(&partner.account, by, &chooses), "{role:?}");
        assert_eq!(verdict.is_ok(), [GlobalAdmin, PartnerAdmin].contains(&role), "{role:?}");
    }
}

#[test]
fn whoever_buys_may_add_a_card() {
    for role in Role::OF_COMPANY {
        let may = |permission: Permission| role.permissions().contains(&permission);
        assert!(!may(Permission::Buy) || may(Permission::AddPaymentMethod), "{role:?}");
    }
}

#[test]
fn visitors_and_the_desk_may_send_exactly_their_commands_and_time_none() {
    let (partner, _) = with_everyone();
    for (command, sender) in matrix() {
        let allows = |by: By| permission::check(&partner.account, by, &command).is_ok();
        let anyone = matches!(sender, Sender::Anyone);
        assert_eq!(allows(By::Visitor), anyone, "{}", name(&command));
        assert_eq!(allows(By::Agent), anyone || matches!(sender, Sender::Desk), "{}", name(&command));
        assert_eq!(allows(By::User(UserId(99))), anyone, "{}", name(&command));
        assert!(!allows(By::Clock), "time asks for nothing: {}", name(&command));
    }
}

#[test]
fn the_invited_may_only_accept_and_the_removed_may_do_nothing() {
    let (mut partner, _) = with_everyone();
    let invited = partner.invites("Grace Moreau", &Role::OF_COMPANY);
    let removed = partner.is_joined_by("Noor Haddad", &Role::OF_COMPANY);
    partner.sends(Command::RemoveUser { user: removed });
    for (command, sender) in matrix() {
        let check = |user: UserId| permission::check(&partner.account, By::User(user), &command);
        let anyone = matches!(sender, Sender::Anyone);
        let open = Err(Refusal::InvitationOpen { user: invited });
        let expected = if anyone || matches!(sender, Sender::Invited) { Ok(()) } else { open };
        assert_eq!(check(invited), expected, "{}", name(&command));
        let gone = Err(Refusal::UserRemoved { user: removed });
        assert_eq!(check(removed), if anyone { Ok(()) } else { gone }, "{}", name(&command));
    }
}

#[test]
fn a_person_with_two_roles_may_do_what_either_may() {
    let (mut partner, _) = with_everyone();
    let by = By::User(partner.is_joined_by("Noor Haddad", &[BillingAdmin, UserAdmin]));
    for (command, sender) in matrix() {
        let expected = match sender {
            Sender::Roles(roles) => roles.contains(&BillingAdmin) || roles.contains(&UserAdmin),
            Sender::EveryUser | Sender::Anyone => true,
            Sender::Desk | Sender::Invited => false,
        };
        assert_eq!(permission::check(&partner.account, by, &command).is_ok(), expected, "{}", name(&command));
    }
}

#[test]
fn a_global_admin_may_do_everything_that_anyone_in_the_company_may() {
    for role in Role::OF_COMPANY {
        for permission in role.permissions() {
            assert!(GlobalAdmin.permissions().contains(permission), "{role:?}: {permission:?}");
        }
    }
}

#[test]
fn what_may_be_seen_follows_from_the_role() {
    let (partner, people) = with_everyone();
    let seeing = |permission: Permission| -> Vec<Role> {
        let sees = people.iter().filter(|(_, by)| partner.account.permits(*by, permission));
        sees.map(|(role, _)| *role).collect()
    };
    assert_eq!(seeing(Permission::SeeOrders), [GlobalAdmin, PartnerAdmin, BillingAdmin]);
    assert_eq!(seeing(Permission::SeeUsers), [GlobalAdmin, PartnerAdmin, AccountAdmin, UserAdmin]);
    assert!(partner.account.permits(By::Agent, Permission::SeeOrders));
    assert!(!partner.account.permits(By::Visitor, Permission::SeeOrders));
}

#[test]
fn the_list_of_permissions_has_every_one_once() {
    let mut listed = Permission::ALL.to_vec();
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), Permission::ALL.len(), "one is listed twice");
    for role in Role::OF_COMPANY.into_iter().chain([Role::SupportAgent]) {
        for permission in role.permissions() {
            assert!(Permission::ALL.contains(permission), "{permission:?}");
        }
    }
}

#[test]
fn before_there_is_a_company_the_way_in_is_to_join_it() {
    let nobody = Partner::visitor("2020-03-19");
    for (command, sender) in matrix() {
        let open = matches!(sender, Sender::Anyone) || matches!(command, Command::Join { .. });
        let expected = if open { Ok(()) } else { Err(Refusal::NotAMember) };
        assert_eq!(permission::check(&nobody.account, By::Visitor, &command), expected, "{}", name(&command));
        let agent = permission::check(&nobody.account, By::Agent, &command);
        assert_ne!(agent, Err(Refusal::NotAMember), "the desk needs no company: {}", name(&command));
    }
}
