//! What happened to a subscription, from the history of the company.

use crate::components::icon::Icon;
use crate::components::notice::Tone;
use crate::domain::account::Account;
use crate::domain::event::{Event, Stamped};
use crate::domain::id::{OrderId, SubscriptionId};
use crate::domain::subscription::Subscription;
use crate::i18n::{Text, Words, history as texts, names};
use crate::markup::{Markup, el};
use crate::pages::checkout::card_name;
use crate::pages::history::{Told, history};
use crate::session::Session;

/// How many entries stand open; the older ones are folded away.
const OPEN: usize = 6;

/// What happened, the latest first.
pub fn section(session: Session, words: Words, held: &Subscription) -> Markup {
    let mut entries = session.read(|account| {
        let teller = Teller { account, words, held };
        history(session, account, words, &|stamped| teller.tell(stamped))
    });
    let count = entries.len();
    let older = entries.split_off(count.min(OPEN));
    let older = (!older.is_empty()).then(|| {
        let text = words.fill(
            texts::OLDER,
            &[("count", &words.number(older.len() as i64)), ("n", &older.len().to_string())],
        );
        el("details")
            .class("disclosure")
            .with(el("summary").text(text))
            .with(el("ol").class("timeline").with(older))
    });
    super::section(
        "history",
        words.say(texts::TITLE),
        [Markup::from(el("ol").class("timeline").with(entries)), older.into()],
    )
    .into()
}

struct Teller<'a> {
    account: &'a Account,
    words: Words,
    held: &'a Subscription,
}

impl Teller<'_> {
    fn paid(&self, order: OrderId) -> bool {
        self.held.terms.iter().any(|term| term.order == order)
    }

    fn tell(&self, stamped: &Stamped) -> Option<Told> {
        let words = self.words;
        let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
        let said = |text: Text| words.say(text);
        let ours = |id: SubscriptionId, icon, tone, text| (id == self.held.id).then_some((icon, tone, text));
        match &stamped.event {
            Event::SubscriptionStarted { subscription, term, .. } => {
                ours(*subscription, Icon::Offer, Tone::Success, dated(texts::BOUGHT, term.anniversary))
            }
            Event::SubscriptionRenewed { subscription, term, .. } => {
                ours(*subscription, Icon::Renew, Tone::Success, dated(texts::RENEWED, term.anniversary))
            }
            Event::RenewalTurnedOff { subscription, expires } => {
                ours(*subscription, Icon::Renew, Tone::Warning, dated(texts::TURNED_OFF, *expires))
            }
            Event::RenewalDeclined { subscription, reason, .. } => {
                let reason = words.say(names::decline(*reason));
                let text = words.fill(texts::DECLINED, &[("reason", &reason)]);
                ours(*subscription, Icon::Danger, Tone::Danger, text)
            }
            Event::RenewalPaymentSet { subscription, method } => {
                let card = self.account.payment_method(*method).map(|card| card_name(words, card));
                let text = words.fill(texts::CARD_SET, &[("card", &card.unwrap_or_default())]);
                ours(*subscription, Icon::Card, Tone::Neutral, text)
            }
            Event::SubscriptionExpired { subscription, last_day } => {
                ours(*subscription, Icon::Warning, Tone::Warning, dated(texts::EXPIRED, *last_day))
            }
            Event::GraceEnded { subscription } => {
                ours(*subscription, Icon::Close, Tone::Danger, said(texts::GRACE_ENDED))
            }
            Event::SubscriptionCancelled { subscription, ends } => {
                ours(*subscription, Icon::Close, Tone::Warning, dated(texts::CANCELLED, *ends))
            }
            Event::SubscriptionUpgraded { subscription } => {
                ours(*subscription, Icon::Competency, Tone::Success, said(texts::UPGRADED))
            }
            Event::SubscriptionLapsed { subscription } => {
                ours(*subscription, Icon::Close, Tone::Danger, said(texts::LAPSED))
            }
            Event::SubscriptionEnded { subscription, .. } => {
                ours(*subscription, Icon::Close, Tone::Neutral, said(texts::ENDED))
            }
            Event::Refunded { note } => self.paid(note.order).then(|| {
                let amount = note.quote.total.times(-1).map(|amount| words.money(amount)).unwrap_or_default();
                let gaps = [("amount", amount.as_str()), ("number", note.number.as_str())];
                (Icon::Invoice, Tone::Neutral, words.fill(texts::REFUNDED, &gaps))
            }),
            Event::NoticeSent { kind, .. } => {
                let (subscription, _) = kind.reminder()?;
                ours(subscription, Icon::Bell, Tone::Neutral, said(texts::REMINDED))
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
            | Event::PaymentMethodAdded { .. }
            | Event::DefaultPaymentSet { .. }
            | Event::PaymentMethodRemoved { .. }
            | Event::RequestOpened { .. }
            | Event::RequestTurned { .. }
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
