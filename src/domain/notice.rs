//! What members are written: each notice with the day, the occasion and the people it went to.
//!
//! A notice is data. Its words are chosen when it is shown, in the language that the recipient had on that day.

use super::account::{Account, Inconsistency};
use super::card::DeclineReason;
use super::date::Day;
use super::event::Event;
use super::id::{InvoiceId, NoticeId, OrderId, PaymentMethodId, RequestId, SubscriptionId, UserId};
use super::money::Money;
use super::qualification::Grade;
use super::reminder::{self, Reminder};
use super::solution_area::SolutionArea;
use super::subscription::EndReason;
use super::support_request::Closing;
use super::user::{Language, Role};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// The occasion of a notice, with all that its words need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// It will expire unless it is renewed (statement 150).
    ExpiresSoon { subscription: SubscriptionId, reminder: Reminder, expires: Day },
    /// It will be charged (statement 142).
    ChargeSoon {
        subscription: SubscriptionId,
        reminder: Reminder,
        on: Day,
        method: PaymentMethodId,
        amount: Money,
    },
    /// It is to be charged, and the card will not do by then.
    CardFailsSoon {
        subscription: SubscriptionId,
        reminder: Reminder,
        on: Day,
        method: PaymentMethodId,
        reason: DeclineReason,
    },
    /// It has expired, and can be renewed until its last day.
    RenewSoon { subscription: SubscriptionId, reminder: Reminder, last_day: Day },
    /// The automatic charge succeeded: paid until the anniversary (statement 142).
    Renewed { subscription: SubscriptionId, invoice: InvoiceId, anniversary: Day },
    /// The automatic charge was declined. It is tried again on a day, or no more; it can be paid by hand until the
    /// last day.
    RenewalDeclined {
        subscription: SubscriptionId,
        reason: DeclineReason,
        next_try: Option<Day>,
        last_day: Day,
    },

    /// The requirements of a competency are no longer met; it is lost on the day `until` if they still are not
    /// then.
    CompetencyAtRisk { area: SolutionArea, grade: Grade, until: Day },
    /// A competency is no longer held.
    CompetencyLost { area: SolutionArea, grade: Grade },
    /// A fee ended and was not charged, because no competency meets its requirements any more.
    FeeEnded { subscription: SubscriptionId },

    /// What a transfer paid is active from now on.
    Started { subscription: SubscriptionId },
    /// It has expired; benefits go on, and it can be renewed, until the last day.
    Expired { subscription: SubscriptionId, last_day: Day },
    /// The last day to renew has passed; benefits have ended.
    GraceEnded { subscription: SubscriptionId },
    /// The day of its decided end has come.
    Ended { subscription: SubscriptionId, why: EndReason },

    /// An order waits for a bank transfer until it expires.
    TransferAwaited { order: OrderId, expires: Day },
    /// A bank transfer has arrived; what it paid starts on a day.
    TransferArrived { order: OrderId, invoice: InvoiceId, starts: Day },
    /// An order that waited for a transfer has ended unpaid, by its day or for another reason.
    OrderExpired { order: OrderId },

    /// The subscription was cancelled and ends on a day; what was given back.
    SubscriptionCancelled { subscription: SubscriptionId, on: Day, refunded: Option<Money> },
    /// The desk has seen the request.
    RequestAcknowledged { request: RequestId },
    /// The desk wrote (statement 172).
    RequestAnswered { request: RequestId },
    /// The desk waits for the member; without an answer the request closes on a day.
    RequestNeedsMember { request: RequestId, closes: Day },
    /// The desk decided what was asked.
    RequestDecided { request: RequestId },
    /// The request was closed; until a day it can be opened again.
    RequestClosed { request: RequestId, why: Closing, reopens_until: Day },
}

impl NoticeKind {
    /// The reminder that the notice is, if it is one, and about which subscription.
    pub fn reminder(&self) -> Option<(SubscriptionId, Reminder)> {
        match *self {
            NoticeKind::ExpiresSoon { subscription, reminder, .. }
            | NoticeKind::ChargeSoon { subscription, reminder, .. }
            | NoticeKind::CardFailsSoon { subscription, reminder, .. }
            | NoticeKind::RenewSoon { subscription, reminder, .. } => Some((subscription, reminder)),
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
            | NoticeKind::RequestClosed { .. } => None,
        }
    }
}

/// A person who was written to, and in which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Recipient {
    /// The person.
    pub user: UserId,
    /// The person's language on that day.
    pub language: Language,
}

/// Something that members were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// The day it was sent.
    pub on: Day,
    /// The occasion.
    pub kind: NoticeKind,
    /// Everyone who was written to, each once.
    pub recipients: Vec<Recipient>,
}

impl Account {
    /// The notices that a person was sent, the latest first.
    pub fn notices_to(&self, user: UserId) -> impl Iterator<Item = &Notice> {
        self.notices.iter().rev().filter(move |notice| notice.recipients.iter().any(|to| to.user == user))
    }

    /// Everyone who has one of the roles now, each once.
    pub fn recipients_with(&self, roles: &[Role]) -> Vec<Recipient> {
        let concerned = self.users.iter().filter(|user| roles.iter().any(|&role| user.has(role)));
        concerned.map(|user| Recipient { user: user.id, language: user.language }).collect()
    }
}

/// Adds a notice to what a decision causes; several notices of one decision are numbered one after the other.
pub(super) fn send(account: &Account, events: &mut Vec<Event>, kind: NoticeKind, recipients: Vec<Recipient>) {
    let before = events.iter().filter(|event| matches!(event, Event::NoticeSent { .. })).count();
    let notice = NoticeId((account.notices.len() + before) as u32 + 1);
    events.push(Event::NoticeSent { notice, kind, recipients });
}

/// Adds a notice to those who look after subscriptions under the rule set: each person in their own language.
pub(super) fn send_to_those_in_charge(account: &Account, events: &mut Vec<Event>, kind: NoticeKind) {
    let roles = account.policy().reminders.recipients;
    send(account, events, kind, account.recipients_with(roles));
}

/// A notice was sent.
pub(super) fn sent(
    account: &mut Account,
    on: Day,
    id: NoticeId,
    kind: NoticeKind,
    recipients: &[Recipient],
) -> Result<(), Inconsistency> {
    reminder::sent(account, &kind)?;
    account.notices.push(Notice { id, on, kind, recipients: recipients.to_vec() });
    Ok(())
}
