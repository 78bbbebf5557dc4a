//! What one partner owns, and how a command about it is decided. What happened is applied in [`fold`](super::fold).

use super::benefit::{self, Entitlement};
use super::command::Command;
use super::company::{self, Company, Contact, Location};
use super::competency::{self, Competency};
use super::date::{Day, LAST_MINUTE};
use super::desk::{self, DeskMode};
use super::event::Event;
use super::id::{CommandId, OrderId, PaymentMethodId, UserId};
use super::invoice::Invoice;
use super::ledger::Payment;
use super::membership::{self, Membership};
use super::money::Currency;
use super::notice::Notice;
use super::offer::{self, PriceList};
use super::order::{Order, Purpose};
use super::payment_method::{self, PaymentMethod};
use super::policy::{Policy, PolicyId};
use super::refusal::{Refusal, Thing};
use super::sale::{self, Sale};
use super::seat;
use super::subscription::Subscription;
use super::support_request::SupportRequest;
use super::user::{self, By, User};
use super::{
    allowance, cancelling, checkout, correspondence, credit, go_to_market, permission, product_key, renewal,
    transfer, virtual_date,
};

/// Everything that one partner company owns: the fold of its journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The rule set it lives under.
    pub policy: PolicyId,
    /// What offers cost.
    pub prices: PriceList,
    /// How far it has come with joining.
    pub membership: Membership,
    /// The company, once it has joined.
    pub company: Option<Company>,
    /// Its MPN ID, seven digits, once it has joined.
    pub mpn_id: Option<String>,
    /// Its locations, in the order in which they were added; removed ones stay.
    pub locations: Vec<Location>,
    /// Its people, in the order in which they came; removed ones stay.
    pub users: Vec<User>,
    /// Its ways to pay, in the order in which they were added; removed ones stay.
    pub payment_methods: Vec<PaymentMethod>,
    /// The way to pay that is offered first.
    pub default_method: Option<PaymentMethodId>,
    /// Its orders, the first one first.
    pub orders: Vec<Order>,
    /// The orders that are unpaid, or have yet to bring what they bought; the first one first.
    pub unfinished: Vec<OrderId>,
    /// Its invoices and credit notes, the first one first.
    pub invoices: Vec<Invoice>,
    /// The money that moved, the first payment first.
    pub payments: Vec<Payment>,
    /// What it purchased, the first one first.
    pub subscriptions: Vec<Subscription>,
    /// What its people were written, the first one first.
    pub notices: Vec<Notice>,
    /// What it is or was entitled to, the first one first.
    pub entitlements: Vec<Entitlement>,
    /// Seats that it sold to customers, the first sale first.
    pub sales: Vec<Sale>,
    /// Whom marketing people reach.
    pub marketing_contact: Option<Contact>,
    /// The competencies that it works towards or has, the first one first.
    pub competencies: Vec<Competency>,
    /// Its service requests, the first one first.
    pub requests: Vec<SupportRequest>,
    /// Who answers them.
    pub desk: DeskMode,
    /// The day on which the virtual date stands still; nothing while it follows the real date.
    pub stopped_on: Option<Day>,
    /// The day of the last event: what was due before it has happened.
    pub last_day: Option<Day>,
    /// The minute of that day at which the last event happened.
    pub last_minute: u16,
}

impl Default for Account {
    fn default() -> Self {
        Self {
            policy: PolicyId::default(),
            prices: PriceList::demonstration(Currency::Usd),
            membership: Membership::None,
            company: None,
            mpn_id: None,
            locations: Vec::new(),
            users: Vec::new(),
            payment_methods: Vec::new(),
            default_method: None,
            orders: Vec::new(),
            unfinished: Vec::new(),
            invoices: Vec::new(),
            payments: Vec::new(),
            subscriptions: Vec::new(),
            notices: Vec::new(),
            entitlements: Vec::new(),
            sales: Vec::new(),
            marketing_contact: None,
            competencies: Vec::new(),
            requests: Vec::new(),
            desk: DeskMode::default(),
            stopped_on: None,
            last_day: None,
            last_minute: 0,
        }
    }
}

/// Who asks, when, and the identity of the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// Who asks.
    pub by: By,
    /// The day in the account's own time.
    pub today: Day,
    /// The day it really is where the person is.
    pub real: Day,
    /// Minutes since that day began.
    pub minute: u16,
    /// The identity of the command, from which drawn numbers follow.
    pub id: CommandId,
}

/// The events that a command causes, or why it is refused.
pub type Decision = Result<Vec<Event>, Refusal>;

/// An event that does not fit the account: it speaks of something that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inconsistency {
    /// What is not there.
    pub missing: Thing,
}

impl Account {
    /// The rules it lives under.
    pub fn policy(&self) -> &'static Policy {
        self.policy.policy()
    }

    /// The person of that id, removed people included.
    pub fn user(&self, id: UserId) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// The day it is in the account's own time: the real day, or the day on which it was stopped; never before the
    /// last event, so that history does not step back where the date was moved ahead or a clock was put back.
    pub fn today(&self, real: Day) -> Day {
        let day = self.stopped_on.unwrap_or(real);
        self.last_day.map_or(day, |last| last.max(day))
    }

    /// The minute of a day at which the next thing happens, when the clock shows a minute: not before the last event.
    pub fn minute(&self, today: Day, clock: u16) -> u16 {
        let earliest = if self.last_day == Some(today) { self.last_minute } else { 0 };
        clock.clamp(earliest, earliest.max(LAST_MINUTE))
    }

    /// Decides a command: the events that it causes, or why it is refused. The account stays as it is.
    ///
    /// # Errors
    /// The refusal says which rule is against it.
    pub fn decide(&self, command: &Command, context: &Context) -> Decision {
        permission::check(self, context.by, command)?;
        let today = context.today;
        match command {
            Command::Join { company, language, verification } => {
                membership::join(self, context, company, *language, *verification)
            }
            Command::DecideMembership { authorize } => membership::decide(self, *authorize),
            Command::Subscribe { offer } => checkout::open(self, context, Purpose::Subscribe(*offer)),
            Command::Upgrade { subscription } => {
                checkout::open(self, context, Purpose::Upgrade(*subscription))
            }
            Command::Renew { subscription } => checkout::open(self, context, Purpose::Renew(*subscription)),
            Command::VerifyDetails { order } => checkout::verify_details(self, *order),
            Command::AcceptTerms { order } => checkout::accept_terms(self, *order),
            Command::ChoosePayment { order, pay_by } => checkout::choose_payment(self, *order, *pay_by),
            Command::Buy { order } => checkout::buy(self, context, *order),
            Command::ConfirmWithBank { order, confirmed } => {
                checkout::confirm_with_bank(self, context, *order, *confirmed)
            }
            Command::ReportTransfer { order, proof } => transfer::report(self, today, *order, proof),
            Command::RecordTransfer { order } => transfer::arrive(self, context, *order),
            Command::CancelOrder { order } => checkout::cancel_order(self, *order),
            Command::AddPaymentMethod { card, order } => payment_method::add(self, card, *order),
            Command::MakeDefault { method } => payment_method::make_default(self, *method),
            Command::PayRenewalsWith { subscription, method } => {
                payment_method::pay_renewals_with(self, today, *subscription, *method)
            }
            Command::RemovePaymentMethod { method } => payment_method::remove(self, today, *method),
            Command::TurnOffRenewal { subscription } => renewal::turn_off(self, today, *subscription),
            Command::StartCompetency { area } => competency::start(self, *area),
            Command::RecordExam { area, user, exam, passed } => {
                competency::record_exam(self, context, *area, *user, exam, *passed)
            }
            Command::RecordCustomers { area, customers, won } => {
                competency::record_customers(self, context, *area, *customers, *won)
            }
            Command::ActivateBenefit { entitlement } => benefit::activate(self, context, *entitlement),
            Command::SetMarketingContact { contact } => go_to_market::set_contact(self, contact),
            Command::ShowProductKey { entitlement, key } => {
                product_key::show(self, context, *entitlement, *key)
            }
            Command::RedeemProductKey { entitlement, key } => {
                product_key::redeem(self, today, *entitlement, *key)
            }
            Command::AssignSeat { entitlement, user } => seat::assign(self, today, *entitlement, *user),
            Command::ReleaseSeat { entitlement, user } => seat::release(self, today, *entitlement, *user),
            Command::RecordSale { product, seats } => sale::record_sale(self, today, *product, *seats),
            Command::RedeemSeatKey { entitlement, how } => seat::redeem(self, today, *entitlement, *how),
            Command::UseCredit { entitlement, amount } => credit::spend(self, today, *entitlement, *amount),
            Command::UseAllowance { entitlement } => allowance::consume(self, today, *entitlement),
            Command::ChangeCompany { company } => company::change(self, company),
            Command::AddLocation { place } => company::add_location(self, context, place),
            Command::ChangeLocation { location, place } => company::change_location(self, *location, place),
            Command::RemoveLocation { location } => company::remove_location(self, *location),
            Command::InviteUser { profile, roles } => user::invite(self, context, profile, roles),
            Command::AcceptInvitation => user::accept_invitation(context.by),
            Command::RenewSignIn { user } => user::renew_sign_in(self, context.by, *user),
            Command::ChangeOwnProfile { profile } => user::change_own_profile(self, context.by, profile),
            Command::ChangeUser { user, profile } => user::change_profile(self, context.by, *user, profile),
            Command::ChangeRoles { user, roles } => user::change_roles(self, context.by, *user, roles),
            Command::RemoveUser { user } => user::remove(self, context, *user),
            Command::OpenRequest { asked } => correspondence::open(self, context, asked),
            Command::AddInformation { request, text, attachments } => {
                correspondence::add(self, context, *request, text, attachments)
            }
            Command::WithdrawRequest { request } => correspondence::withdraw(self, context, *request),
            Command::ReopenRequest { request, text } => correspondence::reopen(self, context, *request, text),
            Command::AcknowledgeRequest { request } => correspondence::acknowledge(self, context, *request),
            Command::WriteToMember { request, text } => correspondence::write(self, context, *request, text),
            Command::AskMember { request, text } => correspondence::ask(self, context, *request, text),
            Command::DecideCancellation { request, ruling } => desk::decide(self, context, *request, ruling),
            Command::CloseRequest { request } => correspondence::close(self, context, *request),
            Command::CancelSubscription { subscription } => cancelling::alone(self, today, *subscription),
            Command::SetDesk { desk } => Ok(vec![Event::DeskSet { desk: *desk }]),
            Command::SetPolicy { policy } => Ok(vec![Event::PolicySet { policy: *policy }]),
            Command::SetPrices { prices } => offer::set_prices(self, *prices),
            Command::MoveDate { to } => virtual_date::move_on(today, *to),
            Command::FollowRealDate => virtual_date::follow(self, context.real),
        }
    }

    /// Whether a command would be carried out now: the same rule that [`Account::decide`] asks.
    ///
    /// # Errors
    /// As [`Account::decide`].
    pub fn may(&self, command: &Command, context: &Context) -> Result<(), Refusal> {
        self.decide(command, context).map(drop)
    }
}
