//! What members are written: each notice with the day, the occasion and the people it went to.
//!
//! A notice is data. Its words are chosen when it is shown, in the language that the recipient had on that day.

use super::account::Account;
use super::card::DeclineReason;
use super::date::Day;
use super::event::Event;
use super::id::{InvoiceId, NoticeId, SubscriptionId, UserId};
use super::qualification::Grade;
use super::solution_area::SolutionArea;
use super::user::{Language, Role};
use serde::{Deserialize, Serialize};

/// The occasion of a notice, with all that its words need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
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
}

/// A person who was written to, and in which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub(super) fn recipients_with(&self, roles: &[Role]) -> Vec<Recipient> {
        let concerned = self.users.iter().filter(|user| roles.iter().any(|&role| user.has(role)));
        concerned.map(|user| Recipient { user: user.id, language: user.language }).collect()
    }

    /// One person, unless removed.
    pub(super) fn recipient(&self, user: UserId) -> Vec<Recipient> {
        let present = self.user(user).filter(|user| !user.is_removed());
        present.map(|user| Recipient { user: user.id, language: user.language }).into_iter().collect()
    }
}

/// Adds a notice to what a decision causes; several notices of one decision are numbered one after the other.
pub(super) fn send(account: &Account, events: &mut Vec<Event>, kind: NoticeKind, recipients: Vec<Recipient>) {
    let before = events.iter().filter(|event| matches!(event, Event::NoticeSent { .. })).count();
    let notice = NoticeId((account.notices.len() + before) as u32 + 1);
    events.push(Event::NoticeSent { notice, kind, recipients });
}

/// A notice was sent.
pub(super) fn sent(account: &mut Account, on: Day, id: NoticeId, kind: NoticeKind, recipients: &[Recipient]) {
    account.notices.push(Notice { id, on, kind, recipients: recipients.to_vec() });
}
