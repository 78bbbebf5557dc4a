//! What time has done by itself, as sentences that lead to the things.

use super::checkout::card_name;
use crate::components::icon::Icon;
use crate::components::notice::Tone;
use crate::domain::account::Account;
use crate::domain::event::{Event, Stamped};
use crate::domain::id::{OrderId, PaymentMethodId, RequestId, SubscriptionId};
use crate::domain::notice::NoticeKind;
use crate::domain::order::Purpose;
use crate::domain::support_request::Act;
use crate::domain::user::By;
use crate::i18n::{Text, Words, activity, benefits, competencies, happened as texts, names, requests};
use crate::routes::Route;

/// One thing that happened.
pub struct Happening {
    /// The icon of what it is about.
    pub icon: Icon,
    /// Whether it is good, or needs attention.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
    /// The screen of the thing.
    pub route: Option<Route>,
}

/// What time did, in a sentence; nothing for what people did, and for what only goes with something that is told.
pub fn by_itself(account: &Account, words: Words, stamped: &Stamped) -> Option<Happening> {
    if stamped.by != By::Clock {
        return None;
    }
    let teller = Teller { account, words };
    teller.tell(&stamped.event)
}

struct Teller<'a> {
    account: &'a Account,
    words: Words,
}

impl Teller<'_> {
    fn tell(&self, event: &Event) -> Option<Happening> {
        let words = self.words;
        match event {
            Event::SubscriptionStarted { subscription, term, .. } => {
                let date = words.date(term.anniversary);
                self.of(*subscription, Tone::Success, texts::STARTED, &[("date", &date)])
            }
            Event::Charged { order, method, amount, invoice } => {
                let gaps = [
                    ("amount", words.money(*amount)),
                    ("card", self.card(*method)),
                    ("offer", self.offer_of(*order)?),
                ];
                Some(Happening {
                    icon: Icon::Invoice,
                    tone: Tone::Neutral,
                    text: self.fill(texts::CHARGED, &gaps),
                    route: Some(Route::Invoice(invoice.id)),
                })
            }
            Event::SubscriptionRenewed { subscription, term, .. } => {
                let date = words.date(term.anniversary);
                self.of(*subscription, Tone::Success, texts::RENEWED, &[("date", &date)])
            }
            Event::RenewalDeclined { subscription, reason, .. } => {
                let reason = words.say(names::decline(*reason));
                self.of(*subscription, Tone::Danger, texts::DECLINED, &[("reason", &reason)])
            }
            Event::SubscriptionExpired { subscription, last_day } => {
                let date = words.date(*last_day);
                self.of(*subscription, Tone::Warning, texts::EXPIRED, &[("date", &date)])
            }
            Event::GraceEnded { subscription } => {
                self.of(*subscription, Tone::Danger, texts::GRACE_ENDED, &[])
            }
            Event::SubscriptionEnded { subscription, .. } => {
                self.of(*subscription, Tone::Warning, texts::ENDED, &[])
            }
            Event::SubscriptionLapsed { subscription } => {
                self.of(*subscription, Tone::Danger, texts::LAPSED, &[])
            }
            Event::NoticeSent { kind, .. } => self.reminder(kind),
            Event::CreditReceived { entitlement, amount, lapsed, .. } => {
                let text = if lapsed.is_zero() { texts::CREDIT } else { texts::CREDIT_LAPSED };
                let gaps = [("amount", words.money(*amount)), ("lapsed", words.money(*lapsed))];
                Some(Happening {
                    icon: Icon::Benefit,
                    tone: Tone::Neutral,
                    text: self.fill(text, &gaps),
                    route: Some(Route::Benefit(*entitlement)),
                })
            }
            Event::OrderExpired { order } => Some(Happening {
                icon: Icon::Order,
                tone: Tone::Warning,
                text: self
                    .fill(texts::ORDER_EXPIRED, &[("number", self.account.order(*order)?.number.clone())]),
                route: Some(Route::Order(*order)),
            }),
            Event::CompetencyAttained { area, grade } => {
                self.competency(Tone::Success, texts::ATTAINED, *area, *grade, None)
            }
            Event::CompetencyRestored { area, grade } => {
                self.competency(Tone::Success, texts::RESTORED, *area, *grade, None)
            }
            Event::CompetencyAtRisk { area, grade, anniversary } => {
                let by = Some(words.date(*anniversary));
                self.competency(Tone::Warning, texts::AT_RISK, *area, *grade, by)
            }
            Event::CompetencyLost { area, grade } => {
                self.competency(Tone::Danger, texts::LOST, *area, *grade, None)
            }
            Event::RequestTurned { request, act } => self.request(*request, act),
            Event::SeatKeyEarned { entitlement, key, .. } => {
                let product = self.account.entitlement(*entitlement)?.product;
                let gaps = [("n", key.seats.to_string()), ("benefit", words.say(benefits::product(product)))];
                Some(Happening {
                    icon: Icon::Benefit,
                    tone: Tone::Info,
                    text: self.fill(activity::SEAT_KEY_EARNED, &gaps),
                    route: Some(Route::Benefit(*entitlement)),
                })
            }
            // What goes with something that is told, and what only people do.
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
            | Event::TransferAwaited { .. }
            | Event::TransferReported { .. }
            | Event::TransferArrived { .. }
            | Event::OrderCancelled { .. }
            | Event::Refunded { .. }
            | Event::PaymentMethodAdded { .. }
            | Event::DefaultPaymentSet { .. }
            | Event::RenewalPaymentSet { .. }
            | Event::PaymentMethodRemoved { .. }
            | Event::SubscriptionUpgraded { .. }
            | Event::SubscriptionCancelled { .. }
            | Event::RenewalTurnedOff { .. }
            | Event::RequestOpened { .. }
            | Event::BenefitsGranted { .. }
            | Event::BenefitsExtended { .. }
            | Event::BenefitActivated { .. }
            | Event::MarketingContactSet { .. }
            | Event::ProductKeyShown { .. }
            | Event::ProductKeyRedeemed { .. }
            | Event::SeatAssigned { .. }
            | Event::SeatReleased { .. }
            | Event::SaleRecorded { .. }
            | Event::SeatKeyRedeemed { .. }
            | Event::CreditUsed { .. }
            | Event::AllowanceUsed { .. }
            | Event::CompetencyStarted { .. }
            | Event::ExamPassed { .. }
            | Event::CustomersWon { .. }
            | Event::PolicySet { .. }
            | Event::DeskSet { .. }
            | Event::PricesSet { .. }
            | Event::DateMoved { .. } => None,
        }
    }

    /// A reminder; other notices go with the event that they are about.
    fn reminder(&self, kind: &NoticeKind) -> Option<Happening> {
        let words = self.words;
        let (subscription, tone, text, on, amount) = match *kind {
            NoticeKind::ExpiresSoon { subscription, expires, .. } => {
                (subscription, Tone::Warning, texts::REMINDED_EXPIRY, expires, None)
            }
            NoticeKind::ChargeSoon { subscription, on, amount, .. } => {
                (subscription, Tone::Info, texts::REMINDED_CHARGE, on, Some(amount))
            }
            NoticeKind::CardFailsSoon { subscription, on, .. } => {
                (subscription, Tone::Warning, texts::REMINDED_CARD, on, None)
            }
            NoticeKind::RenewSoon { subscription, last_day, .. } => {
                (subscription, Tone::Warning, texts::REMINDED_RENEW, last_day, None)
            }
            NoticeKind::Renewed { .. }
            | NoticeKind::RenewalDeclined { .. }
            | NoticeKind::CompetencyAtRisk { .. }
            | NoticeKind::CompetencyLost { .. }
            | NoticeKind::FeeEnded { .. }
            | NoticeKind::Started { .. }
            | NoticeKind::Expired { .. }
            | NoticeKind::GraceEnded { .. }
            | NoticeKind::Ended { .. }
            | NoticeKind::TransferAwaited { .. }
            | NoticeKind::TransferArrived { .. }
            | NoticeKind::OrderExpired { .. }
            | NoticeKind::SubscriptionCancelled { .. }
            | NoticeKind::RequestAcknowledged { .. }
            | NoticeKind::RequestAnswered { .. }
            | NoticeKind::RequestNeedsMember { .. }
            | NoticeKind::RequestDecided { .. }
            | NoticeKind::RequestClosed { .. } => return None,
        };
        let amount = amount.map(|amount| words.money(amount)).unwrap_or_default();
        let mut told =
            self.of(subscription, tone, text, &[("date", &words.date(on)), ("amount", &amount)])?;
        told.icon = Icon::Bell;
        Some(told)
    }

    fn request(&self, id: RequestId, act: &Act) -> Option<Happening> {
        let (tone, text) = match act {
            Act::Acknowledged => (Tone::Info, texts::REQUEST_SEEN),
            Act::Guided => (Tone::Info, texts::REQUEST_ANSWERED),
            Act::Decided(_) => (Tone::Info, texts::REQUEST_DECIDED),
            Act::Closed(_) => (Tone::Neutral, texts::REQUEST_CLOSED),
            Act::Wrote { .. } | Act::AskedMember { .. } | Act::Reopened { .. } => return None,
        };
        let number = requests::number(&self.account.request(id)?.number);
        Some(Happening {
            icon: Icon::Request,
            tone,
            text: self.fill(text, &[("number", number)]),
            route: Some(Route::Request(id)),
        })
    }

    fn competency(
        &self,
        tone: Tone,
        text: Text,
        area: crate::domain::solution_area::SolutionArea,
        grade: crate::domain::qualification::Grade,
        by: Option<String>,
    ) -> Option<Happening> {
        let gaps = [
            ("area", self.words.say(competencies::area(area))),
            ("grade", self.words.say(competencies::grade(grade))),
            ("date", by.unwrap_or_default()),
        ];
        let text = self.fill(text, &gaps);
        Some(Happening { icon: Icon::Competency, tone, text, route: Some(Route::Competency(area)) })
    }

    /// Something about a subscription.
    fn of(&self, id: SubscriptionId, tone: Tone, text: Text, gaps: &[(&str, &str)]) -> Option<Happening> {
        let offer = self.words.say(names::offer(self.account.subscription(id)?.offer));
        let gaps: Vec<(&str, &str)> = gaps.iter().copied().chain([("offer", offer.as_str())]).collect();
        let text = self.words.fill(text, &gaps);
        Some(Happening { icon: Icon::Offer, tone, text, route: Some(Route::Subscription(id)) })
    }

    fn fill(&self, text: Text, gaps: &[(&str, String)]) -> String {
        let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.words.fill(text, &gaps)
    }

    fn card(&self, id: PaymentMethodId) -> String {
        self.account.payment_method(id).map(|method| card_name(self.words, method)).unwrap_or_default()
    }

    fn offer_of(&self, order: OrderId) -> Option<String> {
        let offer = match self.account.order(order)?.purpose {
            Purpose::Subscribe(offer) => offer,
            Purpose::Renew(id) | Purpose::Upgrade(id) => self.account.subscription(id)?.offer,
        };
        Some(self.words.say(names::offer(offer)))
    }
}
