//! Everything that can have happened, each thing in one sentence.

use super::notices::notice;
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::desk::DeskMode;
use crate::domain::event::Event;
use crate::domain::id::{EntitlementId, OrderId, PaymentMethodId, RequestId, SubscriptionId, UserId};
use crate::domain::offer::{Offer, Product};
use crate::domain::order::{PayBy, Purpose};
use crate::domain::policy::PolicyId;
use crate::domain::qualification::Grade;
use crate::domain::seat::SeatKeyUse;
use crate::domain::solution_area::SolutionArea;
use crate::domain::support_request::{Act, Closing, Verdict};
use crate::domain::user::Role;
use crate::i18n::{Text, Words, activity as texts, benefits, competencies, names, permissions, requests};
use crate::pages::checkout::card_name;

/// Tells what happened to an account, in the words of a language.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The account as it is now, which still knows what was removed.
    pub account: &'a Account,
    /// The words.
    pub words: Words,
}

impl Teller<'_> {
    /// What happened.
    pub fn sentence(self, event: &Event) -> String {
        match event {
            Event::CompanyJoined { company, mpn_id } => {
                self.fill(texts::JOINED, &[("company", &company.legal_name), ("id", mpn_id)])
            }
            Event::MembershipAuthorized => self.words.say(texts::AUTHORIZED),
            Event::MembershipRejected => self.words.say(texts::NOT_AUTHORIZED),
            Event::UserAdded { name, roles, .. } => {
                self.fill(texts::USER_ADDED, &[("name", name), ("roles", &self.roles(roles))])
            }
            Event::UserInvited { name, roles, .. } => {
                self.fill(texts::USER_INVITED, &[("name", name), ("roles", &self.roles(roles))])
            }
            Event::InvitationAccepted { user } => self.of_user(texts::INVITATION_ACCEPTED, *user),
            Event::SignInRenewed { user } => self.of_user(texts::SIGN_IN_RENEWED, *user),
            Event::ProfileChanged { name, .. } => self.fill(texts::PROFILE_CHANGED, &[("name", name)]),
            Event::RolesChanged { user, roles } => {
                let (name, roles) = (self.user(*user), self.roles(roles));
                self.fill(texts::ROLES_CHANGED, &[("name", &name), ("roles", &roles)])
            }
            Event::UserRemoved { user } => self.of_user(texts::USER_REMOVED, *user),
            Event::CompanyChanged { .. } => self.words.say(texts::COMPANY_CHANGED),
            Event::LocationAdded { mpn_id, place, .. } => {
                self.fill(texts::LOCATION_ADDED, &[("place", &place.name), ("id", mpn_id)])
            }
            Event::LocationChanged { place, .. } => {
                self.fill(texts::LOCATION_CHANGED, &[("place", &place.name)])
            }
            Event::LocationRemoved { location } => {
                let removed = self.account.locations.iter().find(|known| known.id == *location);
                let place = self.known(removed.map(|removed| removed.place.name.clone()));
                self.fill(texts::LOCATION_REMOVED, &[("place", &place)])
            }
            Event::OrderOpened { number, purpose, .. } => {
                let (text, offer) = match *purpose {
                    Purpose::Subscribe(offer) => (texts::ORDER_OPENED, self.words.say(names::offer(offer))),
                    Purpose::Renew(id) => (texts::RENEWAL_OPENED, self.offer(id)),
                    Purpose::Upgrade(id) => (texts::UPGRADE_OPENED, self.offer(id)),
                };
                self.fill(text, &[("number", number), ("offer", &offer)])
            }
            Event::DetailsVerified { order } => self.of_order(texts::DETAILS_VERIFIED, *order, &[]),
            Event::TermsAccepted { order } => self.of_order(texts::TERMS_ACCEPTED, *order, &[]),
            Event::PaymentChosen { order, pay_by: PayBy::Card(method) } => {
                self.of_order(texts::CARD_CHOSEN, *order, &[("card", &self.card(*method))])
            }
            Event::PaymentChosen { order, pay_by: PayBy::Transfer } => {
                self.of_order(texts::TRANSFER_CHOSEN, *order, &[])
            }
            Event::BankConfirmationAsked { order, .. } => self.of_order(texts::BANK_ASKED, *order, &[]),
            Event::BankConfirmed { method } => self.of_card(texts::BANK_CONFIRMED, *method),
            Event::ChargeDeclined { order, method, reason } => {
                let reason = self.words.say(names::decline(*reason));
                let gaps = [("card", self.card(*method)), ("reason", reason)];
                self.of_order(texts::CHARGE_DECLINED, *order, &gaps.each_ref().map(borrowed))
            }
            Event::Charged { order, method, amount, .. } => {
                let gaps = [("card", self.card(*method)), ("amount", self.words.money(*amount))];
                self.of_order(texts::CHARGED, *order, &gaps.each_ref().map(borrowed))
            }
            Event::TransferAwaited { order, quote, expires } => {
                let gaps = [("amount", self.words.money(quote.total)), ("date", self.words.date(*expires))];
                self.of_order(texts::TRANSFER_AWAITED, *order, &gaps.each_ref().map(borrowed))
            }
            Event::TransferReported { order, proof } => {
                self.of_order(texts::TRANSFER_REPORTED, *order, &[("date", &self.words.date(proof.paid_on))])
            }
            Event::TransferArrived { order, term, .. } => {
                self.of_order(texts::TRANSFER_ARRIVED, *order, &[("date", &self.words.date(term.from))])
            }
            Event::OrderCancelled { order } => self.of_order(texts::ORDER_CANCELLED, *order, &[]),
            Event::OrderExpired { order } => self.of_order(texts::ORDER_EXPIRED, *order, &[]),
            Event::Refunded { note } => {
                // A credit note takes back what was paid, so that its total is negative; what came back is not.
                let amount = note.quote.total.times(-1).unwrap_or(note.quote.total);
                let amount = self.words.money(amount);
                self.fill(texts::REFUNDED, &[("amount", &amount), ("number", &note.number)])
            }
            Event::PaymentMethodAdded { method, .. } => self.of_card(texts::METHOD_ADDED, *method),
            Event::DefaultPaymentSet { method } => self.of_card(texts::DEFAULT_SET, *method),
            Event::RenewalPaymentSet { subscription, method } => {
                let card = self.card(*method);
                self.of_offer(texts::RENEWAL_METHOD_SET, *subscription, &[("card", &card)])
            }
            Event::PaymentMethodRemoved { method } => self.of_card(texts::METHOD_REMOVED, *method),
            Event::SubscriptionStarted { subscription, term, .. } => {
                self.dated(texts::STARTED, *subscription, term.anniversary)
            }
            Event::SubscriptionRenewed { subscription, term, .. } => {
                self.dated(texts::RENEWED, *subscription, term.anniversary)
            }
            Event::SubscriptionUpgraded { subscription } => {
                self.of_offer(texts::UPGRADED, *subscription, &[])
            }
            Event::SubscriptionLapsed { subscription } => self.of_offer(texts::LAPSED, *subscription, &[]),
            Event::SubscriptionCancelled { subscription, ends } => {
                self.dated(texts::CANCELLED, *subscription, *ends)
            }
            Event::SubscriptionExpired { subscription, last_day } => {
                self.dated(texts::EXPIRED, *subscription, *last_day)
            }
            Event::GraceEnded { subscription } => self.of_offer(texts::GRACE_ENDED, *subscription, &[]),
            Event::SubscriptionEnded { subscription, .. } => self.of_offer(texts::ENDED, *subscription, &[]),
            Event::RenewalDeclined { subscription, reason, .. } => {
                let reason = self.words.say(names::decline(*reason));
                self.of_offer(texts::RENEWAL_DECLINED, *subscription, &[("reason", &reason)])
            }
            Event::RenewalTurnedOff { subscription, expires } => {
                self.dated(texts::TURNED_OFF, *subscription, *expires)
            }
            Event::RequestOpened { number, asked, .. } => {
                let number = requests::number(number);
                self.fill(texts::REQUEST_OPENED, &[("number", &number), ("title", &asked.title)])
            }
            Event::RequestTurned { request, act } => self.turn(*request, act),
            Event::NoticeSent { kind, recipients, .. } => {
                let people: Vec<String> = recipients.iter().map(|to| self.user(to.user)).collect();
                let text = if people.is_empty() { texts::SENT_TO_NOBODY } else { texts::SENT_TO };
                let people = people.join(&self.words.say(permissions::AND));
                self.fill(text, &[("what", &notice(self, kind)), ("people", &people)])
            }
            Event::BenefitsGranted { offer, until, grants, .. } => {
                let (offer, until) = (self.words.say(names::offer(*offer)), self.words.date(*until));
                let gaps = [("offer", offer), ("date", until), ("n", grants.len().to_string())];
                self.fill(texts::BENEFITS_GRANTED, &gaps.each_ref().map(borrowed))
            }
            Event::BenefitsExtended { until, .. } => {
                self.fill(texts::BENEFITS_EXTENDED, &[("date", &self.words.date(*until))])
            }
            Event::BenefitActivated { entitlement } => self.of_benefit(texts::ACTIVATED, *entitlement, &[]),
            Event::MarketingContactSet { contact } => {
                self.fill(texts::CONTACT_SET, &[("name", &contact.name)])
            }
            Event::ProductKeyShown { entitlement, key, .. } => {
                self.of_benefit(texts::KEY_SHOWN, *entitlement, &[("n", &key.to_string())])
            }
            Event::ProductKeyRedeemed { entitlement, key, until } => {
                let gaps = [("n", key.to_string()), ("date", self.words.date(*until))];
                self.of_benefit(texts::KEY_REDEEMED, *entitlement, &gaps.each_ref().map(borrowed))
            }
            Event::SeatAssigned { entitlement, user } => {
                self.of_benefit(texts::SEAT_ASSIGNED, *entitlement, &[("name", &self.user(*user))])
            }
            Event::SeatReleased { entitlement, user } => {
                self.of_benefit(texts::SEAT_RELEASED, *entitlement, &[("name", &self.user(*user))])
            }
            Event::SaleRecorded { product, seats } => {
                let product = self.product(*product);
                self.fill(texts::SALE, &[("n", &seats.to_string()), ("benefit", &product)])
            }
            Event::SeatKeyEarned { entitlement, key, .. } => {
                self.of_benefit(texts::SEAT_KEY_EARNED, *entitlement, &[("n", &key.seats.to_string())])
            }
            Event::SeatKeyRedeemed { entitlement, how, seats, until, .. } => {
                let text = match how {
                    SeatKeyUse::Start => texts::SEAT_KEY_STARTED,
                    SeatKeyUse::Add => texts::SEAT_KEY_ADDED,
                    SeatKeyUse::Extend => texts::SEAT_KEY_EXTENDED,
                };
                let gaps = [("n", seats.to_string()), ("date", self.words.date(*until))];
                self.of_benefit(text, *entitlement, &gaps.each_ref().map(borrowed))
            }
            Event::CreditReceived { amount, lapsed, .. } => {
                let text = if lapsed.is_zero() { texts::CREDIT } else { texts::CREDIT_LAPSED };
                let (amount, lapsed) = (self.words.money(*amount), self.words.money(*lapsed));
                self.fill(text, &[("amount", &amount), ("lapsed", &lapsed)])
            }
            Event::CreditUsed { amount, .. } => {
                self.fill(texts::CREDIT_USED, &[("amount", &self.words.money(*amount))])
            }
            Event::AllowanceUsed { entitlement } => self.of_benefit(texts::ALLOWANCE_USED, *entitlement, &[]),
            Event::CompetencyStarted { area } => self.of_area(texts::COMPETENCY_STARTED, *area, &[]),
            Event::ExamPassed { area, pass } => {
                let name = self.user(pass.user);
                self.of_area(texts::EXAM_PASSED, *area, &[("name", &name), ("exam", &pass.exam)])
            }
            Event::CustomersWon { area, won } => {
                self.of_area(texts::CUSTOMERS_WON, *area, &[("n", &won.customers.to_string())])
            }
            Event::CompetencyAttained { area, grade } => self.graded(texts::ATTAINED, *area, *grade, None),
            Event::CompetencyAtRisk { area, grade, anniversary } => {
                self.graded(texts::AT_RISK, *area, *grade, Some(*anniversary))
            }
            Event::CompetencyRestored { area, grade } => self.graded(texts::RESTORED, *area, *grade, None),
            Event::CompetencyLost { area, grade } => self.graded(texts::LOST, *area, *grade, None),
            Event::PolicySet { policy } => self.words.say(match policy {
                PolicyId::SourceDocument => texts::POLICY_SOURCE,
                PolicyId::Window => texts::POLICY_WINDOW,
                PolicyId::Manual => texts::POLICY_MANUAL,
                PolicyId::Today => texts::POLICY_TODAY,
            }),
            Event::DeskSet { desk: DeskMode::ByHand } => self.words.say(texts::DESK_BY_HAND),
            Event::DeskSet { desk: DeskMode::Automatic } => self.words.say(texts::DESK_AUTOMATIC),
            Event::PricesSet { prices } => {
                let amount = self.words.money(prices.year_of(Offer::ActionPack));
                self.fill(texts::PRICES_SET, &[("amount", &amount)])
            }
            Event::DateMoved { to: Some(to) } => {
                self.fill(texts::DATE_MOVED, &[("date", &self.words.date(*to))])
            }
            Event::DateMoved { to: None } => self.words.say(texts::DATE_FOLLOWS),
        }
    }

    fn turn(self, id: RequestId, act: &Act) -> String {
        let text = match act {
            Act::Acknowledged => texts::REQUEST_ACKNOWLEDGED,
            Act::Wrote { .. } => texts::REQUEST_WROTE,
            Act::AskedMember { .. } => texts::REQUEST_ASKED,
            Act::Guided => texts::REQUEST_GUIDED,
            Act::Decided(Verdict::CancelledNow { .. }) => texts::REQUEST_CANCELS_NOW,
            Act::Decided(Verdict::CancelledAtEnd { on, .. }) => {
                let date = self.words.date(*on);
                let gaps = [("number", self.request(id)), ("date", date)];
                return self.fill(texts::REQUEST_CANCELS_LATER, &gaps.each_ref().map(borrowed));
            }
            Act::Decided(Verdict::Rejected { .. }) => texts::REQUEST_REJECTED,
            Act::Closed(Closing::Withdrawn) => texts::REQUEST_WITHDRAWN,
            Act::Closed(Closing::Answered) => texts::REQUEST_ANSWERED,
            Act::Closed(Closing::Decided) => texts::REQUEST_DECIDED,
            Act::Closed(Closing::NoReply) => texts::REQUEST_NO_REPLY,
            Act::Reopened { .. } => texts::REQUEST_REOPENED,
        };
        self.fill(text, &[("number", &self.request(id))])
    }
}

/// What sentences are made of, by name.
impl Teller<'_> {
    /// A text with its gaps filled in.
    pub fn fill(self, text: Text, gaps: &[(&str, &str)]) -> String {
        self.words.fill(text, gaps)
    }

    fn known(self, name: Option<String>) -> String {
        name.unwrap_or_else(|| self.words.say(texts::UNKNOWN))
    }

    /// The name of a person.
    pub fn user(self, id: UserId) -> String {
        self.known(self.account.user(id).map(|user| user.name.clone()))
    }

    /// The name of what was subscribed to.
    pub fn offer(self, id: SubscriptionId) -> String {
        self.known(self.account.subscription(id).map(|held| self.words.say(names::offer(held.offer))))
    }

    /// The number of an order.
    pub fn order(self, id: OrderId) -> String {
        self.known(self.account.order(id).map(|order| order.number.clone()))
    }

    /// The number of a service request.
    pub fn request(self, id: RequestId) -> String {
        self.known(self.account.request(id).map(|request| requests::number(&request.number)))
    }

    fn card(self, id: PaymentMethodId) -> String {
        self.known(self.account.payment_method(id).map(|method| card_name(self.words, method)))
    }

    fn product(self, product: Product) -> String {
        self.words.say(benefits::product(product))
    }

    fn roles(self, roles: &[Role]) -> String {
        let names: Vec<String> = roles.iter().map(|role| self.words.say(permissions::role(*role))).collect();
        names.join(&self.words.say(permissions::AND))
    }

    fn of_user(self, text: Text, id: UserId) -> String {
        self.fill(text, &[("name", &self.user(id))])
    }

    fn of_card(self, text: Text, id: PaymentMethodId) -> String {
        self.fill(text, &[("card", &self.card(id))])
    }

    fn of_order(self, text: Text, id: OrderId, gaps: &[(&str, &str)]) -> String {
        self.fill(text, &[gaps, &[("number", &self.order(id))]].concat())
    }

    /// Something about a subscription.
    pub fn of_offer(self, text: Text, id: SubscriptionId, gaps: &[(&str, &str)]) -> String {
        self.fill(text, &[gaps, &[("offer", &self.offer(id))]].concat())
    }

    /// Something about a subscription and a day.
    pub fn dated(self, text: Text, id: SubscriptionId, day: Day) -> String {
        self.of_offer(text, id, &[("date", &self.words.date(day))])
    }

    fn of_benefit(self, text: Text, id: EntitlementId, gaps: &[(&str, &str)]) -> String {
        let benefit = self.known(self.account.entitlement(id).map(|benefit| self.product(benefit.product)));
        self.fill(text, &[gaps, &[("benefit", &benefit)]].concat())
    }

    fn of_area(self, text: Text, area: SolutionArea, gaps: &[(&str, &str)]) -> String {
        self.fill(text, &[gaps, &[("area", &self.words.say(competencies::area(area)))]].concat())
    }

    /// Something about a competency at a grade, and a day.
    pub fn graded(self, text: Text, area: SolutionArea, grade: Grade, day: Option<Day>) -> String {
        let date = day.map(|day| self.words.date(day)).unwrap_or_default();
        let grade = self.words.say(competencies::grade(grade));
        self.of_area(text, area, &[("grade", &grade), ("date", &date)])
    }
}

/// A gap whose value was made for it.
fn borrowed<'a>((name, value): &'a (&'static str, String)) -> (&'a str, &'a str) {
    (name, value)
}
