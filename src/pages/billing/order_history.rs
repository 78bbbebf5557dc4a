//! What happened to an order: from its beginning over each attempt to charge it to what became of it.

use crate::components::icon::Icon;
use crate::components::notice::Tone;
use crate::domain::account::Account;
use crate::domain::event::Event;
use crate::domain::id::{OrderId, PaymentMethodId};
use crate::domain::order::PayBy;
use crate::i18n::{Words, billing, history as texts, names};
use crate::markup::{Markup, el};
use crate::pages::checkout::card_name;
use crate::pages::history::{Told, history};
use crate::session::Session;

/// The history of an order, the latest first.
pub fn order_history(session: Session, words: Words, id: OrderId) -> Markup {
    let entries = session.read(|account| {
        let teller = Teller { account, words, id };
        history(session, account, words, &|stamped| teller.tell(&stamped.event))
    });
    el("section")
        .class("stack")
        .attr("aria-labelledby", "history")
        .with(el("h2").id("history").text(words.say(texts::TITLE)))
        .with(el("ol").class("timeline").with(entries))
        .into()
}

struct Teller<'a> {
    account: &'a Account,
    words: Words,
    id: OrderId,
}

impl Teller<'_> {
    fn card(&self, method: PaymentMethodId) -> String {
        self.account.payment_method(method).map(|card| card_name(self.words, card)).unwrap_or_default()
    }

    /// What an event says of the order; nothing if it is about something else.
    fn tell(&self, event: &Event) -> Option<Told> {
        let words = self.words;
        let about = |order: &OrderId| *order == self.id;
        let plain = |picture, text| Some((picture, Tone::Neutral, words.say(text)));
        match event {
            Event::OrderOpened { order, .. } if about(order) => plain(Icon::Order, billing::WAS_OPENED),
            Event::DetailsVerified { order } if about(order) => plain(Icon::Check, billing::WAS_VERIFIED),
            Event::TermsAccepted { order } if about(order) => plain(Icon::Check, billing::TERMS_AGREED),
            Event::PaymentChosen { order, pay_by } if about(order) => {
                let card = match pay_by {
                    PayBy::Card(method) => self.card(*method),
                    PayBy::Transfer => words.say(billing::TRANSFER),
                };
                Some((Icon::Card, Tone::Neutral, words.fill(billing::PAYMENT_CHOSEN, &[("card", &card)])))
            }
            Event::BankConfirmationAsked { order, method } if about(order) => {
                let text = words.fill(billing::BANK_ASKED, &[("card", &self.card(*method))]);
                Some((Icon::Info, Tone::Info, text))
            }
            Event::ChargeDeclined { order, method, reason } if about(order) => {
                let reason = words.say(names::decline(*reason));
                let gaps = [("card", &*self.card(*method)), ("reason", &*reason)];
                Some((Icon::Danger, Tone::Danger, words.fill(billing::WAS_DECLINED, &gaps)))
            }
            Event::Charged { order, method, amount, .. } if about(order) => {
                let gaps = [("amount", &*words.money(*amount)), ("card", &*self.card(*method))];
                Some((Icon::Success, Tone::Success, words.fill(billing::WAS_CHARGED, &gaps)))
            }
            Event::TransferAwaited { order, expires, .. } if about(order) => {
                let text = words.fill(billing::WAS_PLACED, &[("date", &words.date(*expires))]);
                Some((Icon::Order, Tone::Info, text))
            }
            Event::TransferReported { order, .. } if about(order) => plain(Icon::Send, billing::WAS_REPORTED),
            Event::TransferArrived { order, invoice, .. } if about(order) => {
                let amount = words.money(invoice.quote.total);
                let text = words.fill(billing::HAS_ARRIVED, &[("amount", &amount)]);
                Some((Icon::Success, Tone::Success, text))
            }
            Event::OrderCancelled { order } if about(order) => plain(Icon::Close, billing::WAS_GIVEN_UP),
            Event::OrderExpired { order } if about(order) => plain(Icon::Calendar, billing::HAS_EXPIRED),
            Event::Refunded { note } if about(&note.order) => {
                let amount = note.quote.total.times(-1).unwrap_or(note.quote.total);
                let gaps = [("amount", &*words.money(amount)), ("number", &*note.number)];
                Some((Icon::Undo, Tone::Neutral, words.fill(billing::WAS_REFUNDED, &gaps)))
            }
            Event::CompanyJoined { .. }
            | Event::MembershipAuthorized
            | Event::MembershipRejected
            | Event::UserAdded { .. }
            | Event::UserInvited { .. }
            | Event::InvitationAccepted { .. }
            | Event::SignInRenewed { .. }
            | Event::ProfileChanged { .. }
            | Event::RolesChanged { .. }
            | Event::UserRemoved { .. }
            | Event::CompanyChanged { .. }
            | Event::LocationAdded { .. }
            | Event::LocationChanged { .. }
            | Event::LocationRemoved { .. }
            | Event::OrderOpened { .. }
            | Event::DetailsVerified { .. }
            | Event::TermsAccepted { .. }
            | Event::PaymentChosen { .. }
            | Event::BankConfirmationAsked { .. }
            | Event::BankConfirmed { .. }
            | Event::ChargeDeclined { .. }
            | Event::Charged { .. }
            | Event::TransferAwaited { .. }
            | Event::TransferReported { .. }
            | Event::TransferArrived { .. }
            | Event::OrderCancelled { .. }
            | Event::OrderExpired { .. }
            | Event::Refunded { .. }
            | Event::PaymentMethodAdded { .. }
            | Event::DefaultPaymentSet { .. }
            | Event::RenewalPaymentSet { .. }
            | Event::PaymentMethodRemoved { .. }
            | Event::SubscriptionStarted { .. }
            | Event::SubscriptionRenewed { .. }
            | Event::SubscriptionUpgraded { .. }
            | Event::SubscriptionLapsed { .. }
            | Event::SubscriptionCancelled { .. }
            | Event::SubscriptionExpired { .. }
            | Event::GraceEnded { .. }
            | Event::SubscriptionEnded { .. }
            | Event::RenewalDeclined { .. }
            | Event::RenewalTurnedOff { .. }
            | Event::RequestOpened { .. }
            | Event::RequestTurned { .. }
            | Event::NoticeSent { .. }
            | Event::BenefitsGranted { .. }
            | Event::BenefitsExtended { .. }
            | Event::BenefitActivated { .. }
            | Event::MarketingContactSet { .. }
            | Event::ProductKeyShown { .. }
            | Event::ProductKeyRedeemed { .. }
            | Event::SeatAssigned { .. }
            | Event::SeatReleased { .. }
            | Event::SaleRecorded { .. }
            | Event::SeatKeyEarned { .. }
            | Event::SeatKeyRedeemed { .. }
            | Event::CreditReceived { .. }
            | Event::CreditUsed { .. }
            | Event::AllowanceUsed { .. }
            | Event::CompetencyStarted { .. }
            | Event::ExamPassed { .. }
            | Event::CustomersWon { .. }
            | Event::CompetencyAttained { .. }
            | Event::CompetencyAtRisk { .. }
            | Event::CompetencyRestored { .. }
            | Event::CompetencyLost { .. }
            | Event::PolicySet { .. }
            | Event::DeskSet { .. }
            | Event::PricesSet { .. }
            | Event::DateMoved { .. } => None,
        }
    }
}
