//! A company's story told by sending commands: what every scenario is written with.

use super::Setting;
use super::cast::{self, Plastic};
use crate::backend::execute::Desk;
use crate::backend::protocol::{Failure, Now, Request};
use crate::domain::account::Account;
use crate::domain::card::{Card, ExpiryMonth};
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::id::{
    CommandId, EntitlementId, OrderId, PaymentMethodId, RequestId, SubscriptionId, UserId,
};
use crate::domain::membership::Verification;
use crate::domain::offer::{Offer, Product};
use crate::domain::order::{PayBy, Purpose};
use crate::domain::qualification::Grade;
use crate::domain::solution_area::SolutionArea;
use crate::domain::user::{By, Language, Role};
use crate::journal::{Commit, Journal, MemorySlots, Place, Slots};
use std::rc::Rc;

/// How far the ids of two commands of a story lie apart; what time does between them gets ids of its own.
const STRIDE: u128 = 1 << 16;
/// The minute at which a day's first command is sent.
const MORNING: u16 = 9 * 60;

/// Whether a step of a story was carried out; why not is a fault of the story.
pub(super) type Told = Result<(), Failure>;

/// A story as far as it has been told.
pub(super) struct Story {
    desk: Desk<Rc<dyn Slots>>,
    setting: Setting,
    day: Day,
    minute: u16,
    by: By,
    sent: u128,
}

/// The first day of a membership whose anniversary a given day is, and as few years before as possible: one, except
/// for an anniversary on 29 February.
pub(super) fn bought_for(anniversary: Day) -> Day {
    let leads_there = |start: &Day| start.anniversary(anniversary.year() - start.year()) == anniversary;
    let starts = (1..=8).map(|years| anniversary.plus_months(-12 * years));
    starts.into_iter().find(leads_there).unwrap_or(anniversary)
}

impl Story {
    /// Nobody has joined yet.
    ///
    /// # Panics
    /// Never: memory can be read, and the place is named in ASCII.
    pub fn begin(setting: Setting) -> Self {
        let place = Place::new("scenario:", "1").expect("an ASCII name");
        let slots: Rc<dyn Slots> = Rc::new(MemorySlots::default());
        let opened = Journal::open(slots, place).expect("memory can be read");
        let (desk, _) = Desk::fold(opened);
        Self { desk, setting, day: Day::FIRST, minute: MORNING, by: By::Visitor, sent: 0 }
    }

    /// The story as it was recorded, with all that is due until today.
    pub fn end(mut self) -> Result<Vec<Commit>, Failure> {
        self.on(self.setting.now.day)?;
        Ok(self.desk.history().to_vec())
    }

    /// The account as it is at this point of the story.
    pub fn account(&self) -> &Account {
        self.desk.account()
    }

    /// Today, the last day of the story.
    pub fn today(&self) -> Day {
        self.setting.now.day
    }

    /// The language of the company.
    pub fn language(&self) -> Language {
        self.setting.language
    }

    /// The day that the story has come to.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Goes on to a day; what is due on the way happens.
    pub fn on(&mut self, day: Day) -> Told {
        if day > self.day {
            self.day = day;
            self.minute = if day == self.today() { self.setting.now.minute } else { MORNING };
        }
        self.request(None)
    }

    /// Sends a command.
    pub fn send(&mut self, command: Command) -> Told {
        self.request(Some(command))?;
        if self.day < self.today() {
            self.minute += 1;
        }
        Ok(())
    }

    fn request(&mut self, command: Option<Command>) -> Told {
        self.sent += 1;
        let id = CommandId(self.setting.seed.0.wrapping_add(self.sent * STRIDE));
        let now = Now { at: self.setting.now.at, day: self.day, minute: self.minute };
        let seen = self.desk.history().len() as u64;
        self.desk.execute(&Request { id, seen, after: None, by: self.by, now, command }).map(drop)
    }

    /// Sends a command as somebody; whoever acted before goes on.
    pub fn send_as(&mut self, by: By, command: Command) -> Told {
        let before = std::mem::replace(&mut self.by, by);
        let told = self.send(command);
        self.by = before;
        told
    }

    /// The company joins, and the person who joined goes on.
    pub fn joins(&mut self) -> Told {
        let language = self.setting.language;
        let company = Box::new(cast::company(language));
        self.send(Command::Join { company, language, verification: Verification::AtOnce })?;
        self.by = By::User(UserId(1));
        Ok(())
    }

    /// A person is invited and accepts.
    pub fn is_joined_by(&mut self, number: usize, roles: &[Role]) -> Told {
        let profile = cast::person(self.setting.language, number);
        self.send(Command::InviteUser { profile, roles: roles.to_vec() })?;
        let invited = self.account().users.last().map_or(UserId(0), |user| user.id);
        self.send_as(By::User(invited), Command::AcceptInvitation)
    }

    /// A card that is typed on this day of the story and pays until the end of the month of another day.
    pub fn card(&self, plastic: Plastic, until: Day) -> Card {
        cast::card(self.setting.language, plastic, self.day, ExpiryMonth::of(until))
    }

    /// Buys an offer with a new card.
    pub fn buys(&mut self, offer: Offer, card: Card) -> Told {
        self.send(Command::Subscribe { offer })?;
        self.pays(Purpose::Subscribe(offer), Some(card))
    }

    /// Renews the latest subscription by hand with the way to pay that comes first.
    pub fn renews(&mut self) -> Told {
        let subscription = self.subscription();
        self.send(Command::Renew { subscription })?;
        self.pays(Purpose::Renew(subscription), None)
    }

    /// Upgrades the latest subscription with the way to pay that comes first.
    pub fn upgrades(&mut self) -> Told {
        let subscription = self.subscription();
        self.send(Command::Upgrade { subscription })?;
        self.pays(Purpose::Upgrade(subscription), None)
    }

    /// Goes through the steps of the order for a purpose.
    pub fn pays(&mut self, purpose: Purpose, card: Option<Card>) -> Told {
        let order = self.account().open_order(purpose).map_or(OrderId(0), |order| order.id);
        match purpose {
            Purpose::Renew(_) => self.send(Command::VerifyDetails { order })?,
            Purpose::Subscribe(_) | Purpose::Upgrade(_) => {}
        }
        self.send(Command::AcceptTerms { order })?;
        match card {
            Some(card) => self.send(Command::AddPaymentMethod { card, order: Some(order) })?,
            None => self.send(Command::ChoosePayment { order, pay_by: PayBy::Card(self.first_method()) })?,
        }
        self.send(Command::Buy { order })
    }

    /// Adds a card that is offered first from now on, and lets a subscription's renewals be charged to it.
    pub fn pays_renewals_with(&mut self, subscription: SubscriptionId, card: Card) -> Told {
        self.send(Command::AddPaymentMethod { card, order: None })?;
        let method = self.account().payment_methods.last().map_or(PaymentMethodId(0), |method| method.id);
        self.send(Command::MakeDefault { method })?;
        self.send(Command::PayRenewalsWith { subscription, method })
    }

    /// The way to pay that is offered first.
    pub fn first_method(&self) -> PaymentMethodId {
        self.account().default_method.unwrap_or(PaymentMethodId(0))
    }

    /// The latest subscription.
    pub fn subscription(&self) -> SubscriptionId {
        self.account().subscriptions.last().map_or(SubscriptionId(0), |subscription| subscription.id)
    }

    /// Turns automatic renewal of the latest subscription off.
    pub fn turns_off_renewal(&mut self) -> Told {
        self.send(Command::TurnOffRenewal { subscription: self.subscription() })
    }

    /// What a subscription grants of a product.
    pub fn benefit(&self, subscription: SubscriptionId, product: Product) -> EntitlementId {
        let mut granted = self.account().entitlements_of(subscription);
        granted.find(|benefit| benefit.product == product).map_or(EntitlementId(0), |benefit| benefit.id)
    }

    /// The latest service request.
    pub fn request_id(&self) -> RequestId {
        self.account().requests.last().map_or(RequestId(0), |request| request.id)
    }

    /// People pass the first exam of a solution area today.
    pub fn pass(&mut self, area: SolutionArea, people: &[u32]) -> Told {
        for &person in people {
            let exam = area.exams()[0].to_owned();
            self.send(Command::RecordExam { area, user: UserId(person), exam, passed: self.day })?;
        }
        Ok(())
    }

    /// The company wins customers in a solution area today.
    pub fn wins(&mut self, area: SolutionArea, customers: u32) -> Told {
        self.send(Command::RecordCustomers { area, customers, won: self.day })
    }

    /// How many customers a grade asks for.
    pub fn asked(&self, grade: Grade) -> u32 {
        self.account().policy().requirements(grade).customers
    }
}
