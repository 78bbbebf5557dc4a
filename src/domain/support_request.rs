//! A service request: what a member asks of the desk, and the conversation about it (statements 166-174).
//!
//! ```text
//!          ┌──────────asks──────────▶ Attention needed ──14 days──┐
//! Open ────┤ ◀────────adds──────────────┘      │ withdrawn,       │
//!  ▲       └──withdrawn, answered, decided──┐  │ answered, decided│
//!  └──reopened within 14 days── Closed ◀────┴──┴──────────────────┘
//! ```
//!
//! What is shown of it is its history: one turn after the other, by whom and when. A decision on a cancellation is a
//! turn, too; it stays as it is, and after a rejection reopening makes room for another one.

use super::account::{Account, Inconsistency};
use super::date::Day;
use super::event::Stamped;
use super::id::{InvoiceId, RequestId, SubscriptionId, UserId};
use super::money::Money;
use super::policy::Policy;
use super::refund::RefundBar;
use super::refusal::{Refusal, Thing};
use super::request_entry::{Asked, Attachment};
use super::user::By;
use crate::json::Written;
use crate::sorting;
use serde::{Deserialize, Serialize};

/// Why a request is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// The member closed it.
    Withdrawn,
    /// The desk has answered it.
    Answered,
    /// The desk has decided what was asked.
    Decided,
    /// The member did not answer in time.
    NoReply,
}

/// Where a request stands, as the list of requests names it (statement 173).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestStatus {
    /// The desk acts next.
    Open { since: Day },
    /// Attention needed: the desk waits for the member.
    AttentionNeeded { since: Day },
    /// Finished, and for some days it can be opened again.
    Closed { on: Day, why: Closing },
}

/// The lists in which requests are shown (statement 173).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// The desk acts next.
    Open,
    /// The member acts next.
    AttentionNeeded,
    /// Finished.
    Closed,
}

impl Shelf {
    /// Every list, the one that moves first.
    pub const ALL: [Shelf; 3] = [Shelf::Open, Shelf::AttentionNeeded, Shelf::Closed];
}

/// One of the two sides of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The company.
    Member,
    /// The desk.
    Desk,
}

/// Why a cancellation was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// In the words of the desk.
    Written(String),
    /// The automatic desk found that these conditions of a refund do not hold.
    Conditions(Vec<RefundBar>),
}

/// What the desk decided about a cancellation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It ended that day; what was refunded, by which credit notes.
    CancelledNow { refunded: Option<Money>, credit_notes: Vec<InvoiceId> },
    /// It ends on a day, the first without access; what was refunded of a year after that, by which credit notes.
    CancelledAtEnd {
        on: Day,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        refunded: Option<Money>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        credit_notes: Vec<InvoiceId>,
    },
    /// It goes on.
    Rejected { reason: Reason },
}

impl Verdict {
    /// Whether it ends the subscription, which nothing takes back.
    pub fn cancels(&self) -> bool {
        match self {
            Verdict::CancelledNow { .. } | Verdict::CancelledAtEnd { .. } => true,
            Verdict::Rejected { .. } => false,
        }
    }
}

/// What somebody did in a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The desk has seen it.
    Acknowledged,
    /// Either side wrote; the desk acts next.
    Wrote { text: String, attachments: Vec<Attachment> },
    /// The desk asked; the member acts next.
    AskedMember { text: String },
    /// The automatic desk named the page on which the matter is settled.
    Guided,
    /// The desk decided, which closes it.
    Decided(Verdict),
    /// It was closed.
    Closed(Closing),
    /// The member opened it again, and why.
    Reopened { text: String },
}

/// One turn of the conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Who took it; what the [clock](By::Clock) did was done automatically.
    pub by: By,
    /// The day.
    pub on: Day,
    /// Minutes since that day began; what is done automatically happens at no particular one and has 0.
    pub minute: u16,
    /// What it was.
    pub act: Act,
}

/// A service request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportRequest {
    /// Its id.
    pub id: RequestId,
    /// The number that a member reads, 15 digits.
    pub number: String,
    /// The person who wrote it.
    pub by: UserId,
    /// The day it was submitted.
    pub opened: Day,
    /// Minutes since that day began.
    pub minute: u16,
    /// What was asked.
    pub asked: Asked,
    /// Where it stands.
    pub status: RequestStatus,
    /// The day on which the desk saw it, for the first time since it was submitted or opened again.
    pub acknowledged: Option<Day>,
    /// What happened since, the first turn first.
    pub turns: Vec<Turn>,
}

impl SupportRequest {
    /// The list in which it is shown.
    pub fn shelf(&self) -> Shelf {
        match self.status {
            RequestStatus::Open { .. } => Shelf::Open,
            RequestStatus::AttentionNeeded { .. } => Shelf::AttentionNeeded,
            RequestStatus::Closed { .. } => Shelf::Closed,
        }
    }

    /// Who acts next; nobody once it is closed.
    pub fn waits_for(&self) -> Option<Side> {
        match self.status {
            RequestStatus::Open { .. } => Some(Side::Desk),
            RequestStatus::AttentionNeeded { .. } => Some(Side::Member),
            RequestStatus::Closed { .. } => None,
        }
    }

    /// The day of the last turn.
    pub fn changed(&self) -> Day {
        self.turns.last().map_or(self.opened, |turn| turn.on)
    }

    /// What the desk decided last, and on which day.
    pub fn decision(&self) -> Option<(Day, &Verdict)> {
        self.turns.iter().rev().find_map(|turn| match &turn.act {
            Act::Decided(verdict) => Some((turn.on, verdict)),
            Act::Acknowledged
            | Act::Wrote { .. }
            | Act::AskedMember { .. }
            | Act::Guided
            | Act::Closed(_)
            | Act::Reopened { .. } => None,
        })
    }

    /// What the desk decided and on which day, if that is what closed it: once it was opened again, closing it otherwise
    /// is its outcome.
    pub fn outcome(&self) -> Option<(Day, &Verdict)> {
        match self.status {
            RequestStatus::Closed { why: Closing::Decided, .. } => self.decision(),
            RequestStatus::Closed {
                why: Closing::Withdrawn | Closing::Answered | Closing::NoReply, ..
            }
            | RequestStatus::Open { .. }
            | RequestStatus::AttentionNeeded { .. } => None,
        }
    }

    /// The day on which it closes by itself unless the member answers.
    pub fn closes_on(&self, policy: &Policy) -> Option<Day> {
        match self.status {
            RequestStatus::AttentionNeeded { since } => Some(since.plus_days(policy.requests.close_waiting)),
            RequestStatus::Open { .. } | RequestStatus::Closed { .. } => None,
        }
    }

    /// The last day on which it can be opened again.
    pub fn reopens_until(&self, policy: &Policy) -> Option<Day> {
        match self.status {
            RequestStatus::Closed { on, .. } => Some(on.plus_days(policy.requests.reopen)),
            RequestStatus::Open { .. } | RequestStatus::AttentionNeeded { .. } => None,
        }
    }
}

impl Account {
    /// The request of that id.
    pub fn request(&self, id: RequestId) -> Option<&SupportRequest> {
        self.requests.iter().find(|request| request.id == id)
    }

    /// The requests that somebody sees, the latest first (statements 173-174).
    pub fn requests_seen_by(&self, by: By) -> impl Iterator<Item = &SupportRequest> {
        self.requests.iter().rev().filter(move |request| self.sees_request(by, request))
    }

    /// What the desk has to do: the requests that wait for it and then those that wait for the member, the most severe
    /// and of these the longest waiting first.
    pub fn desk_queue(&self) -> Vec<&SupportRequest> {
        let rank = |request: &SupportRequest| match request.status {
            RequestStatus::Open { since } => Some((0, request.asked.severity, since, request.id)),
            RequestStatus::AttentionNeeded { since } => Some((1, request.asked.severity, since, request.id)),
            RequestStatus::Closed { .. } => None,
        };
        let mut queue: Vec<_> = self.requests.iter().filter(|request| rank(request).is_some()).collect();
        sorting::sort_by_key(&mut queue, |request| rank(request));
        queue
    }

    /// The request that asks to cancel a subscription and is not closed; there is at most one.
    pub fn open_cancellation(&self, id: SubscriptionId) -> Option<&SupportRequest> {
        self.requests.iter().find(|request| {
            request.waits_for().is_some() && request.asked.cancels.is_some_and(|wish| wish.subscription == id)
        })
    }

    /// The request of that id, if the one who acts sees it: of others, not even the existence is told.
    pub(super) fn seen_request(&self, by: By, id: RequestId) -> Result<&SupportRequest, Refusal> {
        let seen = self.request(id).filter(|request| self.sees_request(by, request));
        seen.ok_or(Refusal::NotFound { thing: Thing::Request })
    }
}

/// A request was submitted.
pub(super) fn opened(
    account: &mut Account,
    stamped: &Stamped,
    id: RequestId,
    number: &str,
    by: UserId,
    asked: &Asked,
) {
    let (opened, minute) = (stamped.on, stamped.minute);
    let (number, asked) = (number.to_owned(), asked.clone());
    let status = RequestStatus::Open { since: opened };
    let (acknowledged, turns) = (None, Vec::new());
    account.requests.push(SupportRequest {
        id,
        number,
        by,
        opened,
        minute,
        asked,
        status,
        acknowledged,
        turns,
    });
}

/// Somebody took a turn.
pub(super) fn turned(
    account: &mut Account,
    stamped: &Stamped,
    id: RequestId,
    act: &Act,
) -> Result<(), Inconsistency> {
    let request = account.requests.iter_mut().find(|request| request.id == id);
    let request = request.ok_or(Inconsistency { missing: Thing::Request })?;
    let &Stamped { by, on, minute, .. } = stamped;
    let desk = match by {
        By::Agent | By::Clock => Some(on),
        By::User(_) | By::Visitor => None,
    };
    request.acknowledged = request.acknowledged.or(desk);
    match (act, request.status) {
        (Act::Wrote { .. }, RequestStatus::AttentionNeeded { .. }) if desk.is_none() => {
            request.status = RequestStatus::Open { since: on };
        }
        (Act::Acknowledged | Act::Guided | Act::Wrote { .. }, _) => {}
        (Act::AskedMember { .. }, _) => request.status = RequestStatus::AttentionNeeded { since: on },
        (Act::Decided(_), _) => request.status = RequestStatus::Closed { on, why: Closing::Decided },
        (Act::Closed(why), _) => request.status = RequestStatus::Closed { on, why: *why },
        (Act::Reopened { .. }, _) => {
            request.status = RequestStatus::Open { since: on };
            request.acknowledged = None;
        }
    }
    request.turns.push(Turn { by, on, minute, act: act.clone() });
    Ok(())
}
