//! Everything that may be done now and everything that may not, with the reasons: for any screen that lists actions.
//!
//! Each command is decided on each thing that it can be about, with what a person would most likely send, by the rule
//! that decides it when it is sent ([`Account::may`]). So the list can never say anything else than the rules do. Where
//! a form is to be filled in, an example stands in its place; and a command that there is nothing for is listed once,
//! about something that is not there.
//!
//! The account is only read. What is over and of no more use is left out, so that the list stays short however long
//! the history is.

use super::account::{Account, Context};
use super::benefit::{Entitlement, Holding};
use super::card::{Card, ExpiryMonth, TEST_CARDS};
use super::command::Command;
use super::company::{AddressEntry, Company, CompanyEntry, Place};
use super::date::Day;
use super::desk::{DeskMode, Ruling};
use super::id::{EntitlementId, LocationId, OrderId, PaymentMethodId, RequestId, SubscriptionId, UserId};
use super::membership::Verification;
use super::money::{Currency, Money};
use super::offer::{Offer, PriceList, Product};
use super::order::PayBy;
use super::policy::PolicyId;
use super::product_key::KeyStanding;
use super::refusal::Refusal;
use super::request_entry::{Asked, Cancellation, ProblemType, Severity, Wanted};
use super::seat::SeatKeyUse;
use super::solution_area::SolutionArea;
use super::subscription::{Milestone, Subscription};
use super::support_request::SupportRequest;
use super::transfer::{TransferProof, account_to_pay};
use super::user::{By, Language, Profile, Role};
use std::mem::discriminant;

/// A command, and whether it may be sent now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The command; what a person would type stands in it as an example.
    pub command: Command,
    /// Whether it would be carried out, or why not.
    pub verdict: Result<(), Refusal>,
}

impl Account {
    /// Every command about everything that is of use, with the verdict on each for the one who asks.
    pub fn allowed(&self, context: &Context) -> Vec<Allowed> {
        let mut commands = Vec::new();
        self.about_the_company(&mut commands);
        self.about_orders(context, &mut commands);
        self.about_payment_methods(context, &mut commands);
        self.about_subscriptions(&mut commands);
        self.about_competencies(context, &mut commands);
        self.about_benefits(context, &mut commands);
        self.about_people(context, &mut commands);
        self.about_requests(context, &mut commands);
        self.about_the_simulation(context, &mut commands);
        for command in self.about_nothing(context) {
            let kind = discriminant(&command);
            if commands.iter().all(|listed| discriminant(listed) != kind) {
                commands.push(command);
            }
        }
        let verdict = |command| Allowed { verdict: self.may(&command, context), command };
        commands.into_iter().map(verdict).collect()
    }

    fn about_the_company(&self, commands: &mut Vec<Command>) {
        let Some(company) = self.company.clone().or_else(example_company) else { return };
        let place = Place { name: company.legal_name.clone(), address: company.address.clone() };
        commands.push(Command::Join {
            company: Box::new(company.clone()),
            language: Language::default(),
            verification: Verification::default(),
        });
        commands.extend([true, false].map(|authorize| Command::DecideMembership { authorize }));
        commands.push(Command::SetMarketingContact { contact: company.contact.clone() });
        commands.push(Command::ChangeCompany { company: Box::new(company) });
        commands.push(Command::AddLocation { place: Box::new(place.clone()) });
        let present = self.present_locations().map(|location| location.id);
        let nowhere = self.present_locations().next().is_none().then_some(LocationId(0));
        for location in present.chain(nowhere) {
            commands.push(Command::ChangeLocation { location, place: Box::new(place.clone()) });
            commands.push(Command::RemoveLocation { location });
        }
    }

    fn about_orders(&self, context: &Context, commands: &mut Vec<Command>) {
        commands.extend(Offer::ALL.map(|offer| Command::Subscribe { offer }));
        for &order in &self.unfinished {
            commands.push(Command::VerifyDetails { order });
            commands.push(Command::AcceptTerms { order });
            let cards = self.usable_payment_methods().map(|method| PayBy::Card(method.id));
            let ways = cards.chain([PayBy::Transfer]);
            commands.extend(ways.map(|pay_by| Command::ChoosePayment { order, pay_by }));
            commands.push(Command::Buy { order });
            commands.extend([true, false].map(|confirmed| Command::ConfirmWithBank { order, confirmed }));
            commands.push(Command::ReportTransfer { order, proof: self.example_proof(context) });
            commands.push(Command::RecordTransfer { order });
            commands.push(Command::CancelOrder { order });
        }
    }

    /// Adding some card, for asking whether one may be added at all.
    pub fn adding_a_card(&self, today: Day, order: Option<OrderId>) -> Option<Command> {
        let address = self.company.as_ref().map(|company| AddressEntry::from(&company.address));
        let card = example_card(today, address.unwrap_or_else(example_address))?;
        Some(Command::AddPaymentMethod { card, order })
    }

    fn about_payment_methods(&self, context: &Context, commands: &mut Vec<Command>) {
        let orders = std::iter::once(None).chain(self.open_orders().map(|order| Some(order.id)));
        commands.extend(orders.filter_map(|order| self.adding_a_card(context.today, order)));
        for method in self.usable_payment_methods().map(|method| method.id) {
            commands.push(Command::MakeDefault { method });
            commands.push(Command::RemovePaymentMethod { method });
            let held = self.of_use().map(|held| held.id);
            commands.extend(held.map(|subscription| Command::PayRenewalsWith { subscription, method }));
        }
    }

    fn about_subscriptions(&self, commands: &mut Vec<Command>) {
        for held in self.of_use() {
            let subscription = held.id;
            commands.push(Command::Renew { subscription });
            commands.push(Command::TurnOffRenewal { subscription });
            commands.push(Command::CancelSubscription { subscription });
            let asks = [Wanted::Refund, Wanted::AtTermEnd]
                .map(|wanted| self.example_request(Some(Cancellation { subscription, wanted })));
            commands.extend(asks.into_iter().flatten());
            if held.offer == Offer::Silver {
                commands.push(Command::Upgrade { subscription });
            }
        }
    }

    fn about_competencies(&self, context: &Context, commands: &mut Vec<Command>) {
        commands.extend(SolutionArea::ALL.map(|area| Command::StartCompetency { area }));
        for area in self.competencies.iter().map(|competency| competency.area) {
            let user = self.people().next().map_or(UserId(0), |person| person.id);
            commands.push(example_exam(context, area, user));
            commands.push(Command::RecordCustomers { area, customers: 1, won: context.today });
        }
    }

    fn about_benefits(&self, context: &Context, commands: &mut Vec<Command>) {
        let lasting = self.of_use().filter(|held| held.reached < Milestone::Over);
        for benefit in lasting.flat_map(|held| self.entitlements_of(held.id)) {
            let entitlement = benefit.id;
            match &benefit.holding {
                Holding::Included | Holding::Accounts(_) => {
                    commands.push(Command::ActivateBenefit { entitlement });
                }
                Holding::Licences(_) => self.about_keys(context, benefit, commands),
                Holding::Seats(_) => {
                    commands.push(Command::ActivateBenefit { entitlement });
                    let ways = [SeatKeyUse::Start, SeatKeyUse::Add, SeatKeyUse::Extend];
                    commands.extend(ways.map(|how| Command::RedeemSeatKey { entitlement, how }));
                    let holders = self.seat_holders(benefit, context.today);
                    commands.extend(self.people().map(|person| {
                        let user = person.id;
                        if holders.contains(&user) {
                            Command::ReleaseSeat { entitlement, user }
                        } else {
                            Command::AssignSeat { entitlement, user }
                        }
                    }));
                }
                Holding::Credit(credit) => {
                    commands.push(Command::ActivateBenefit { entitlement });
                    let amount = Money { minor: 1, ..credit.monthly };
                    commands.push(Command::UseCredit { entitlement, amount });
                }
                Holding::Incidents(_) | Holding::Hours(_) => {
                    commands.push(Command::UseAllowance { entitlement });
                }
            }
        }
        commands.push(Command::RecordSale { product: Product::Office365E3, seats: 1 });
    }

    /// The next key to look at and the next one to redeem: one licence stands for all.
    fn about_keys(&self, context: &Context, benefit: &Entitlement, commands: &mut Vec<Command>) {
        let keys = self.product_keys(benefit, context.today);
        let first = |wanted: fn(&KeyStanding) -> bool| {
            keys.iter().find(|key| wanted(&key.standing)).map_or(1, |key| key.number)
        };
        let hidden = first(|standing| matches!(standing, KeyStanding::NotShown | KeyStanding::RunOut { .. }));
        let shown = first(|standing| matches!(standing, KeyStanding::Shown { .. }));
        commands.push(Command::ShowProductKey { entitlement: benefit.id, key: hidden });
        commands.push(Command::RedeemProductKey { entitlement: benefit.id, key: shown });
    }

    fn about_people(&self, context: &Context, commands: &mut Vec<Command>) {
        let own = match context.by {
            By::User(user) => self.user(user).map(Profile::from),
            By::Visitor | By::Agent | By::Clock => None,
        };
        commands.push(Command::AcceptInvitation);
        commands.push(Command::InviteUser { profile: example_profile(), roles: vec![Role::DefaultUser] });
        commands.push(Command::ChangeOwnProfile { profile: own.unwrap_or_else(example_profile) });
        for person in self.people() {
            let user = person.id;
            commands.push(Command::RenewSignIn { user });
            commands.push(Command::ChangeUser { user, profile: Profile::from(person) });
            commands.push(Command::ChangeRoles { user, roles: person.roles.clone() });
            commands.push(Command::RemoveUser { user });
        }
    }

    fn about_requests(&self, context: &Context, commands: &mut Vec<Command>) {
        commands.extend(self.example_request(None));
        let policy = self.policy();
        let last_day = |request: &SupportRequest| request.reopens_until(policy);
        let movable = |request: &&SupportRequest| last_day(request).is_none_or(|last| context.today <= last);
        let latest = self.requests.last().map(|request| request.id);
        let of_use = |request: &&SupportRequest| movable(request) || Some(request.id) == latest;
        for request in self.requests.iter().filter(of_use) {
            commands.extend(about_request(request.id));
        }
    }

    fn about_the_simulation(&self, context: &Context, commands: &mut Vec<Command>) {
        commands.extend(PolicyId::ALL.map(|policy| Command::SetPolicy { policy }));
        commands.extend([DeskMode::ByHand, DeskMode::Automatic].map(|desk| Command::SetDesk { desk }));
        commands.push(Command::SetPrices { prices: PriceList::demonstration(self.prices.currency) });
        commands.push(Command::MoveDate { to: context.today.plus_days(1) });
        commands.push(Command::FollowRealDate);
    }

    /// Each command that is about a thing, about one that is not there.
    fn about_nothing(&self, context: &Context) -> Vec<Command> {
        let (order, method, subscription) = (OrderId(0), PaymentMethodId(0), SubscriptionId(0));
        let (entitlement, user) = (EntitlementId(0), UserId(0));
        let area = SolutionArea::ALL[0];
        let mut commands = vec![
            Command::VerifyDetails { order },
            Command::AcceptTerms { order },
            Command::ChoosePayment { order, pay_by: PayBy::Transfer },
            Command::Buy { order },
            Command::ConfirmWithBank { order, confirmed: true },
            Command::ReportTransfer { order, proof: self.example_proof(context) },
            Command::RecordTransfer { order },
            Command::CancelOrder { order },
            Command::MakeDefault { method },
            Command::PayRenewalsWith { subscription, method },
            Command::RemovePaymentMethod { method },
            Command::Renew { subscription },
            Command::TurnOffRenewal { subscription },
            Command::Upgrade { subscription },
            Command::CancelSubscription { subscription },
            example_exam(context, area, user),
            Command::RecordCustomers { area, customers: 1, won: context.today },
            Command::ActivateBenefit { entitlement },
            Command::ShowProductKey { entitlement, key: 1 },
            Command::RedeemProductKey { entitlement, key: 1 },
            Command::AssignSeat { entitlement, user },
            Command::ReleaseSeat { entitlement, user },
            Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Start },
            Command::UseCredit { entitlement, amount: Money::new(1, Currency::Usd) },
            Command::UseAllowance { entitlement },
            Command::RenewSignIn { user },
            Command::ChangeUser { user, profile: example_profile() },
            Command::ChangeRoles { user, roles: Vec::new() },
            Command::RemoveUser { user },
        ];
        commands.extend(about_request(RequestId(0)));
        commands
    }

    /// The latest subscription of each offer: no other can still be of use, and one that is over can say why it is too
    /// late.
    fn of_use(&self) -> impl Iterator<Item = &Subscription> {
        let latest = |offer| self.subscriptions.iter().rfind(|held| held.offer == offer);
        let latest = Offer::ALL.map(|offer| latest(offer).map(|held| held.id));
        self.subscriptions.iter().filter(move |held| latest.contains(&Some(held.id)))
    }

    fn example_proof(&self, context: &Context) -> TransferProof {
        let paid_to = account_to_pay(self.prices.currency);
        TransferProof { paid_on: context.today, paid_to, reference: EXAMPLE.to_owned() }
    }

    fn example_request(&self, cancels: Option<Cancellation>) -> Option<Command> {
        let contact = self.company.clone().or_else(example_company)?.contact;
        let asked = Asked {
            problem: ProblemType::Billing,
            title: EXAMPLE.to_owned(),
            description: EXAMPLE.to_owned(),
            severity: Severity::default(),
            contact,
            language: Language::default(),
            attachments: Vec::new(),
            cancels,
        };
        Some(Command::OpenRequest { asked: Box::new(asked) })
    }
}

/// Stands for what a person types.
const EXAMPLE: &str = "Example";

fn about_request(request: RequestId) -> [Command; 8] {
    let text = || EXAMPLE.to_owned();
    [
        Command::AddInformation { request, text: text(), attachments: Vec::new() },
        Command::WithdrawRequest { request },
        Command::ReopenRequest { request, text: text() },
        Command::AcknowledgeRequest { request },
        Command::WriteToMember { request, text: text() },
        Command::AskMember { request, text: text() },
        Command::DecideCancellation { request, ruling: Ruling::CancelAtEnd },
        Command::CloseRequest { request },
    ]
}

fn example_exam(context: &Context, area: SolutionArea, user: UserId) -> Command {
    let exam = area.exams()[0].to_owned();
    Command::RecordExam { area, user, exam, passed: context.today }
}

fn example_profile() -> Profile {
    Profile { name: EXAMPLE.to_owned(), email: example_email(), language: Language::default() }
}

fn example_email() -> String {
    "example@memberdesk.invalid".to_owned()
}

fn example_address() -> AddressEntry {
    let [street, city, postcode, country] = [EXAMPLE, EXAMPLE, "10117", "DE"].map(str::to_owned);
    AddressEntry { street, city, region: String::new(), postcode, country }
}

fn example_company() -> Option<Company> {
    let [legal_name, contact_name] = [EXAMPLE, EXAMPLE].map(str::to_owned);
    let (address, email) = (example_address(), example_email());
    CompanyEntry { legal_name, address, contact_name, email, ..CompanyEntry::default() }.check().ok()
}

fn example_card(today: Day, billing: AddressEntry) -> Option<Card> {
    TEST_CARDS.first()?.entry(EXAMPLE, ExpiryMonth::of(today), billing).check(today).ok()
}
