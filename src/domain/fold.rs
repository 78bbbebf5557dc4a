//! Folding the journal: each event that happened changes the account, and nothing else does.

use super::account::{Account, Inconsistency};
use super::benefit;
use super::company::{self, Company};
use super::competency::{self, Risk};
use super::event::{Event, Stamped};
use super::membership::{self, Membership};
use super::sale::{self, Sale};
use super::seat::{self, Running};
use super::subscription::{self, EndReason, Ending, Milestone, PaidYear, Renewal};
use super::support_request;
use super::user::{self, UserStatus};
use super::{allowance, credit, credit_note, grant, notice, order_state, payment_method, product_key};

impl Account {
    /// Makes room for what is about to be applied: a list of ten thousand that grows bit by bit takes up to three times
    /// as much.
    pub fn make_room<'a>(&mut self, events: impl Iterator<Item = &'a Stamped>) {
        let opened = events.filter(|stamped| matches!(stamped.event, Event::OrderOpened { .. }));
        self.orders.reserve_exact(opened.count());
    }

    /// Applies what happened.
    ///
    /// # Errors
    /// The event speaks of something that is not in the account; the account is as it was.
    pub fn apply(&mut self, stamped: &Stamped) -> Result<(), Inconsistency> {
        let on = stamped.on;
        match &stamped.event {
            Event::CompanyJoined { company, mpn_id } => membership::joined(self, on, company, mpn_id),
            Event::MembershipAuthorized => self.membership = Membership::Authorized { since: on },
            Event::MembershipRejected => self.membership = Membership::Rejected { on },
            Event::UserAdded { user, name, email, roles, language } => {
                user::added(self, *user, UserStatus::Active { since: on }, (name, email), roles, *language);
            }
            Event::UserInvited { user, name, email, roles, language } => {
                user::added(self, *user, UserStatus::Invited { on }, (name, email), roles, *language);
            }
            Event::InvitationAccepted { user } => {
                user::became(self, *user, UserStatus::Active { since: on })?;
            }
            Event::SignInRenewed { user } => user::sign_in_renewed(self, *user)?,
            Event::ProfileChanged { user, name, email, language } => {
                user::profile_changed(self, *user, (name, email), *language)?;
            }
            Event::RolesChanged { user, roles } => user::roles_changed(self, *user, roles)?,
            Event::UserRemoved { user } => user::became(self, *user, UserStatus::Removed { on })?,
            Event::CompanyChanged { company } => self.company = Some(Company::clone(company)),
            Event::LocationAdded { location, mpn_id, place } => {
                company::location_added(self, on, *location, mpn_id, place);
            }
            Event::LocationChanged { location, place } => company::location_changed(self, *location, place)?,
            Event::LocationRemoved { location } => company::location_removed(self, on, *location)?,

            Event::OrderOpened { order, number, purpose } => {
                order_state::opened(self, on, *order, number, *purpose)?;
            }
            Event::DetailsVerified { order } => self.order_mut(*order)?.details_verified = true,
            Event::TermsAccepted { order } => self.order_mut(*order)?.terms_accepted = Some(on),
            Event::PaymentChosen { order, pay_by } => self.order_mut(*order)?.pay_by = Some(*pay_by),
            Event::BankConfirmationAsked { order, method } => order_state::bank_asked(self, *order, *method)?,
            Event::BankConfirmed { method } => self.payment_method_mut(*method)?.confirmed = true,
            Event::ChargeDeclined { order, method, reason } => {
                order_state::declined(self, on, *order, *method, *reason)?;
            }
            Event::Charged { order, method, invoice, .. } => {
                order_state::charged(self, on, *order, *method, invoice)?;
            }
            Event::TransferAwaited { order, quote, expires } => {
                order_state::transfer_awaited(self, on, *order, quote, *expires)?;
            }
            Event::TransferReported { order, proof } => {
                self.order_mut(*order)?.proof = Some(Box::new(proof.clone()))
            }
            Event::TransferArrived { order, invoice, term } => {
                order_state::transfer_arrived(self, on, *order, invoice, term)?;
            }
            Event::OrderCancelled { order } => order_state::cancelled(self, on, *order)?,
            Event::OrderExpired { order } => order_state::expired(self, on, *order)?,
            Event::Refunded { note } => credit_note::refunded(self, on, note)?,

            Event::PaymentMethodAdded { method, card } => payment_method::added(self, on, *method, card),
            Event::DefaultPaymentSet { method } => self.default_method = Some(*method),
            Event::RenewalPaymentSet { subscription, method } => {
                self.subscription_mut(*subscription)?.method = Some(*method);
            }
            Event::PaymentMethodRemoved { method } => payment_method::removed(self, on, *method)?,

            Event::SubscriptionStarted { subscription, offer, order, method, term, renewal } => {
                let paid = PaidYear { order: *order, method: *method, term, renewal: *renewal };
                subscription::started(self, *subscription, *offer, &paid)?;
            }
            Event::SubscriptionRenewed { subscription, order, method, term, renewal } => {
                let paid = PaidYear { order: *order, method: *method, term, renewal: *renewal };
                subscription::renewed(self, *subscription, &paid)?;
            }
            Event::SubscriptionUpgraded { subscription } => {
                let ending = Ending { on, why: EndReason::Upgraded };
                self.subscription_mut(*subscription)?.end(on, ending);
            }
            Event::SubscriptionLapsed { subscription } => {
                let ending = Ending { on, why: EndReason::NotQualified };
                self.subscription_mut(*subscription)?.end(on, ending);
            }
            Event::SubscriptionCancelled { subscription, ends } => {
                let ending = Ending { on: *ends, why: EndReason::Cancelled };
                self.subscription_mut(*subscription)?.end(on, ending);
                if *ends > on {
                    grant::apply_end(self, *subscription, *ends);
                }
            }
            Event::SubscriptionExpired { subscription, .. } => {
                self.subscription_mut(*subscription)?.reached = Milestone::Expired;
            }
            Event::GraceEnded { subscription } | Event::SubscriptionEnded { subscription, .. } => {
                self.subscription_mut(*subscription)?.reached = Milestone::Over;
            }
            Event::RenewalDeclined { subscription, order, reason } => {
                self.subscription_mut(*subscription)?.decline(on, *order, *reason);
            }
            Event::RenewalTurnedOff { subscription, .. } => {
                self.subscription_mut(*subscription)?.renewal = Renewal::Off { since: on };
            }

            Event::NoticeSent { notice, kind, recipients } => {
                notice::sent(self, on, *notice, *kind, recipients)?;
            }

            Event::BenefitsGranted { subscription, offer, from, until, grants } => {
                grant::apply_granted(self, *subscription, *offer, (*from, *until), grants)?;
            }
            Event::BenefitsExtended { subscription, until, activate_by, seats } => {
                grant::apply_extended(self, *subscription, *until, *activate_by, seats)?;
            }
            Event::BenefitActivated { entitlement } => benefit::apply_activated(self, on, *entitlement)?,
            Event::MarketingContactSet { contact } => self.marketing_contact = Some(contact.clone()),
            Event::ProductKeyShown { entitlement, key, code } => {
                product_key::apply_shown(self, on, *entitlement, *key, code)?;
            }
            Event::ProductKeyRedeemed { entitlement, key, until } => {
                product_key::apply_redeemed(self, on, *entitlement, *key, *until)?;
            }
            Event::SeatAssigned { entitlement, user } => seat::apply_assigned(self, *entitlement, *user)?,
            Event::SeatReleased { entitlement, user } => seat::apply_released(self, *entitlement, *user)?,
            Event::SaleRecorded { product, seats } => {
                self.sales.push(Sale { on, product: *product, seats: *seats });
            }
            Event::SeatKeyEarned { entitlement, key, sales_counted } => {
                sale::apply_earned(self, on, *entitlement, *key, *sales_counted)?;
            }
            Event::SeatKeyRedeemed { entitlement, how, key, seats, until } => {
                let running = Running { seats: *seats, until: *until };
                seat::apply_redeemed(self, *entitlement, *how, *key, running)?;
            }
            Event::CreditReceived { entitlement, month, amount, .. } => {
                credit::apply_received(self, *entitlement, *month, *amount)?;
            }
            Event::CreditUsed { entitlement, amount } => credit::apply_used(self, *entitlement, *amount)?,
            Event::AllowanceUsed { entitlement } => allowance::apply_used(self, on, *entitlement)?,
            Event::CompetencyStarted { area } => competency::apply_start(self, *area, on),
            Event::ExamPassed { area, pass } => competency::apply_exam(self, *area, pass)?,
            Event::CustomersWon { area, won } => competency::apply_customers(self, *area, *won)?,
            Event::CompetencyAttained { area, grade } | Event::CompetencyRestored { area, grade } => {
                competency::apply_held(self, *area, *grade, on)?;
            }
            Event::CompetencyAtRisk { area, anniversary, .. } => {
                competency::apply_risk(self, *area, Risk { since: on, anniversary: *anniversary })?;
            }
            Event::CompetencyLost { area, grade } => competency::apply_loss(self, *area, *grade, on)?,

            Event::RequestOpened { request, number, by, asked } => {
                support_request::opened(self, stamped, *request, number, *by, asked);
            }
            Event::RequestTurned { request, act } => support_request::turned(self, stamped, *request, act)?,
            Event::DeskSet { desk } => self.desk = *desk,
            Event::PolicySet { policy } => self.policy = *policy,
            Event::PricesSet { prices } => self.prices = *prices,
            Event::DateMoved { to } => self.stopped_on = *to,
        }
        let last = (Some(on), stamped.minute).max((self.last_day, self.last_minute));
        (self.last_day, self.last_minute) = last;
        Ok(())
    }
}
