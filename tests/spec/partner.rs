//! The vocabulary of the promises: a partner that sends commands on days, and what came of them.

use memberdesk::domain::account::{Account, Context};
use memberdesk::domain::benefit::Entitlement;
use memberdesk::domain::card::{Card, ExpiryMonth, TEST_CARDS};
use memberdesk::domain::command::Command;
use memberdesk::domain::company::{AddressEntry, Company, CompanyEntry, Contact};
use memberdesk::domain::date::Day;
use memberdesk::domain::due;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::go_to_market::ContactEntry;
use memberdesk::domain::id::{CommandId, EntitlementId, OrderId, PaymentMethodId, SubscriptionId, UserId};
use memberdesk::domain::membership::Verification;
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::order::{Order, PayBy, Purpose, Step};
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::{Standing, Subscription};
use memberdesk::domain::user::{By, Language, Profile, Role};
use memberdesk::i18n::Text;

/// A day written as `2020-03-19`.
pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day as YYYY-MM-DD")
}

/// How a text is worded in English.
pub fn english(text: Text) -> &'static str {
    text.wording(Language::English)
}

/// How a text is worded in Chinese.
pub fn chinese(text: Text) -> &'static str {
    text.wording(Language::SimplifiedChinese)
}

/// The number of the test card that always succeeds.
pub const GOOD: &str = "4242424242424242";

/// Another card that every charge succeeds with.
pub const OTHER: &str = "5555555555554444";

/// An address in a country; the parts fit it.
pub fn address(country: &str) -> AddressEntry {
    let (region, postcode) = match country {
        "US" => ("WA", "98052"),
        "DE" => ("", "10117"),
        "CN" => ("北京", "100080"),
        "JP" => ("Tokyo", "108-0075"),
        "KW" => ("", "13001"),
        _ => ("", "1000"),
    };
    AddressEntry {
        street: "1 Example Way".into(),
        city: "Redmond".into(),
        region: region.into(),
        postcode: postcode.into(),
        country: country.into(),
    }
}

/// A company in a country.
pub fn company(country: &str) -> Company {
    let entry = CompanyEntry {
        legal_name: "Contoso Consulting".into(),
        address: address(country),
        contact_name: "Ada Lindqvist".into(),
        email: "ada@contoso.example".into(),
        phone: String::new(),
        vat_id: String::new(),
    };
    entry.check().expect("a company that passes the check")
}

/// A person's name and address, in English.
pub fn profile(name: &str, email: &str) -> Profile {
    Profile { name: name.into(), email: email.into(), language: Language::English }
}

/// Whom marketing people reach.
pub fn contact() -> Contact {
    let entry =
        ContactEntry { name: "Mei Tanaka".into(), email: "mei@contoso.example".into(), ..Default::default() };
    entry.check().expect("a contact that passes the check")
}

/// A saved card with that number, valid until the end of 2199.
pub fn card(number: &str) -> Card {
    card_until(number, 2199, 12)
}

/// A saved card with that number and expiry month.
pub fn card_until(number: &str, year: i32, month: u32) -> Card {
    let test_card = TEST_CARDS.iter().find(|card| card.number == number).expect("a listed test card");
    let first = Day::new(year, month, 1).expect("a month");
    let soon = ExpiryMonth::of(day("1971-01-01"));
    let entry = test_card.entry("Ada Lindqvist", soon, address("US"));
    let checked = entry.check(day("1971-01-01")).expect("a card that passes the check");
    Card { expiry: ExpiryMonth::of(first), ..checked }
}

/// A partner whose commands are carried out as a backend does it: what is due first, then the command.
#[derive(Clone)]
pub struct Partner {
    pub account: Account,
    pub today: Day,
    pub by: By,
    pub journal: Vec<Stamped>,
    /// What was sent, and what came of it, for those who send the same elsewhere.
    pub spoken: Vec<Spoken>,
    sent: u128,
}

/// A command that was sent, and what came of it.
#[derive(Clone)]
#[allow(dead_code, reason = "the promises without a network only speak")]
pub struct Spoken {
    pub context: Context,
    pub command: Command,
    pub decided: Result<Vec<Event>, Refusal>,
}

impl Partner {
    /// Nobody has joined yet.
    pub fn visitor(today: &str) -> Self {
        Self {
            account: Account::default(),
            today: day(today),
            by: By::Visitor,
            journal: Vec::new(),
            spoken: Vec::new(),
            sent: 0,
        }
    }

    /// A network member whose Global admin acts.
    pub fn member(today: &str) -> Self {
        Self::member_in("US", today)
    }

    /// A network member in a country.
    pub fn member_in(country: &str, today: &str) -> Self {
        let mut partner = Self::visitor(today);
        partner.sends(Command::Join {
            company: Box::new(company(country)),
            language: Language::English,
            verification: Verification::AtOnce,
        });
        partner.by = By::User(UserId(1));
        partner
    }

    /// A network member who bought Action Pack on the day with a good card.
    pub fn with_action_pack(today: &str) -> Self {
        let mut partner = Self::member(today);
        partner.buys_action_pack_with(card(GOOD));
        partner
    }

    /// A network member who lives under a rule set.
    pub fn member_under(policy: PolicyId, today: &str) -> Self {
        let mut partner = Self::member(today);
        partner.sends(Command::SetPolicy { policy });
        partner
    }

    /// A network member under a rule set who bought Action Pack on the day with a good card.
    pub fn with_action_pack_under(policy: PolicyId, today: &str) -> Self {
        let mut partner = Self::member_under(policy, today);
        partner.buys_action_pack_with(card(GOOD));
        partner
    }

    /// Turns automatic renewal off.
    pub fn turns_off(&mut self) -> &mut Self {
        let subscription = self.subscription_id();
        self.sends(Command::TurnOffRenewal { subscription });
        self
    }

    /// Lets renewals of the latest subscription be charged to another card.
    pub fn pays_renewals_with(&mut self, card: Card) -> &mut Self {
        self.sends(Command::AddPaymentMethod { card: card.clone(), order: None });
        let saved = self.account.usable_payment_methods().find(|saved| saved.card == card);
        let (subscription, method) = (self.subscription_id(), saved.expect("the card").id);
        self.sends(Command::PayRenewalsWith { subscription, method });
        self
    }

    /// Verifies the details of an order that asks for that: of a renewal.
    fn verifies_details(&mut self, order: OrderId) {
        let next = self.account.order(order).map(Order::next_step);
        if next == Some(Step::Details) {
            self.sends(Command::VerifyDetails { order });
        }
    }

    /// Begins an order and places it for a bank transfer to pay.
    pub fn orders_by_transfer(&mut self, begin: Command) -> OrderId {
        self.sends(begin);
        let order = self.account.open_orders().last().expect("an order that was begun").id;
        self.verifies_details(order);
        self.sends(Command::AcceptTerms { order });
        self.sends(Command::ChoosePayment { order, pay_by: PayBy::Transfer });
        self.sends(Command::Buy { order });
        order
    }

    /// Invites a person who accepts; whoever acted before goes on.
    pub fn is_joined_by(&mut self, name: &str, roles: &[Role]) -> UserId {
        let user = self.invites(name, roles);
        self.sends_as(By::User(user), Command::AcceptInvitation);
        user
    }

    /// Invites a person with an e-mail address like the name.
    pub fn invites(&mut self, name: &str, roles: &[Role]) -> UserId {
        let profile = profile(name, &[&name.to_lowercase().replace(' ', "."), "@contoso.example"].concat());
        self.sends(Command::InviteUser { profile, roles: roles.to_vec() });
        self.account.users.last().expect("the invited person").id
    }

    /// Sends a command that must be carried out as somebody; whoever acted before goes on.
    pub fn sends_as(&mut self, by: By, command: Command) -> Vec<Event> {
        let before = std::mem::replace(&mut self.by, by);
        let events = self.sends(command);
        self.by = before;
        events
    }

    /// Sends a command as somebody; whoever acted before goes on.
    pub fn tries_as(&mut self, by: By, command: Command) -> Result<Vec<Event>, Refusal> {
        let before = std::mem::replace(&mut self.by, by);
        let decided = self.tries(command);
        self.by = before;
        decided
    }

    /// The refusal that a command of somebody meets.
    pub fn is_refused_as(&mut self, by: By, command: Command) -> Refusal {
        let before = std::mem::replace(&mut self.by, by);
        let refusal = self.is_refused(command);
        self.by = before;
        refusal
    }

    /// Sends a command that must be carried out.
    pub fn sends(&mut self, command: Command) -> Vec<Event> {
        self.tries(command.clone()).unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal:?}"))
    }

    /// Sends a command.
    pub fn tries(&mut self, command: Command) -> Result<Vec<Event>, Refusal> {
        self.lets_pass_until(self.today);
        let context = self.context();
        self.sent += 1;
        let decided = self.account.decide(&command, &context);
        self.spoken.push(Spoken { context, command, decided: decided.clone() });
        let events = decided?;
        for event in &events {
            let stamped = Stamped { on: self.today, minute: 600, by: self.by, event: event.clone() };
            self.account.apply(&stamped).expect("a decided event fits the account");
            self.journal.push(stamped);
        }
        Ok(events)
    }

    /// Something happens today that the desk decided; time does nothing before it.
    pub fn desk_does(&mut self, event: Event) {
        let stamped = Stamped { on: self.today, minute: 600, by: By::Agent, event };
        self.account.apply(&stamped).expect("an event that fits");
        self.journal.push(stamped);
    }

    /// The refusal that a command meets.
    pub fn is_refused(&mut self, command: Command) -> Refusal {
        self.tries(command.clone()).expect_err(&format!("{command:?} was carried out"))
    }

    /// The day on which it is, and what happened on the way.
    pub fn on(&mut self, date: &str) -> &mut Self {
        self.lets_pass_until(day(date));
        self
    }

    /// Lets time pass and tells what it did.
    pub fn lets_pass_until(&mut self, until: Day) -> Vec<Stamped> {
        assert!(until >= self.today, "the partner's time only moves forward");
        let happened = due::until(&mut self.account, until);
        self.journal.extend(happened.clone());
        self.today = until;
        happened
    }

    /// Buys Action Pack with a card; returns the order, paid or not.
    pub fn buys_action_pack_with(&mut self, card: Card) -> OrderId {
        self.sends(Command::Subscribe { offer: Offer::ActionPack });
        let purpose = Purpose::Subscribe(Offer::ActionPack);
        let order = self.account.open_order(purpose).expect("an order that was begun").id;
        self.pays(order, card)
    }

    /// Has so many people more, the first of whom joined.
    pub fn gains_people(&mut self, count: usize) {
        for _ in 0..count {
            let number = self.account.users.len() + 1;
            self.is_joined_by(&format!("Person {number}"), &[Role::DefaultUser]);
        }
    }

    /// Lets a person have passed the first exam of an area today.
    pub fn passes(&mut self, area: SolutionArea, person: u32) -> Vec<Event> {
        let exam = area.exams()[0].into();
        self.sends(Command::RecordExam { area, user: UserId(person), exam, passed: self.today })
    }

    /// Lets the company have won customers in an area today.
    pub fn wins(&mut self, area: SolutionArea, customers: u32) -> Vec<Event> {
        self.sends(Command::RecordCustomers { area, customers, won: self.today })
    }

    /// Begins to work towards a competency where that was not done, and meets the requirements of a grade today.
    pub fn qualifies(&mut self, area: SolutionArea, grade: Grade) -> &mut Self {
        if self.account.competency(area).is_none() {
            self.sends(Command::StartCompetency { area });
        }
        let asked = *self.account.policy().requirements(grade);
        let missing = asked.people.saturating_sub(self.account.users.len() as u32);
        self.gains_people(missing as usize);
        for person in 1..=asked.people {
            self.passes(area, person);
        }
        self.wins(area, asked.customers);
        self
    }

    /// Buys an offer with a good card.
    pub fn buys(&mut self, offer: Offer) -> OrderId {
        self.sends(Command::Subscribe { offer });
        let order = self.account.open_order(Purpose::Subscribe(offer)).expect("an order that was begun").id;
        self.pays(order, card(GOOD))
    }

    /// Upgrades the latest subscription with a good card.
    pub fn upgrades(&mut self) -> OrderId {
        let subscription = self.subscription_id();
        self.sends(Command::Upgrade { subscription });
        let purpose = Purpose::Upgrade(subscription);
        let order = self.account.open_order(purpose).expect("an order that was begun").id;
        self.pays(order, card(GOOD))
    }

    /// Begins to renew the Action Pack and pays with a card.
    pub fn renews_with(&mut self, card: Card) -> OrderId {
        let subscription = self.subscription().id;
        self.sends(Command::Renew { subscription });
        let order =
            self.account.open_order(Purpose::Renew(subscription)).expect("an order that was begun").id;
        self.verifies_details(order);
        self.pays(order, card)
    }

    /// Goes through terms and payment of an order and buys.
    pub fn pays(&mut self, order: OrderId, card: Card) -> OrderId {
        self.sends(Command::AcceptTerms { order });
        self.sends(Command::AddPaymentMethod { card, order: Some(order) });
        self.sends(Command::Buy { order });
        order
    }

    /// The latest subscription.
    pub fn subscription(&self) -> &Subscription {
        self.account.subscriptions.last().expect("a subscription")
    }

    /// The id of the latest subscription.
    pub fn subscription_id(&self) -> SubscriptionId {
        self.subscription().id
    }

    /// The latest entitlement to a product.
    pub fn benefit(&self, product: Product) -> EntitlementId {
        let of_product = |benefit: &&Entitlement| benefit.product == product;
        self.account.entitlements.iter().rev().find(of_product).expect("an entitlement").id
    }

    /// Who acts today, as for the command that is sent next.
    pub fn context(&self) -> Context {
        let id = CommandId((self.sent + 1) << 64 | 7);
        Context { by: self.by, today: self.today, real: self.today, minute: 600, id }
    }

    /// The way to pay that was added last.
    pub fn latest_method(&self) -> PaymentMethodId {
        self.account.payment_methods.last().expect("a way to pay").id
    }

    /// How often a charge was declined.
    pub fn declines(&self) -> usize {
        let declined = |stamped: &&Stamped| matches!(stamped.event, Event::ChargeDeclined { .. });
        self.journal.iter().filter(declined).count()
    }

    /// What today makes of the latest subscription.
    pub fn standing(&self) -> Standing {
        self.subscription().standing(self.account.policy(), self.today)
    }

    /// The account as a replay of the journal gives it.
    pub fn replayed(&self) -> Account {
        let mut account = Account::default();
        for stamped in &self.journal {
            account.apply(stamped).expect("a journal that can be replayed");
        }
        account
    }
}
