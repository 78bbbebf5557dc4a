//! The other side of the desk: deciding cancellations (statement 172), and a desk that works by itself.
//!
//! The automatic desk decides by the published conditions and nothing else, so that the same request is answered in
//! the same way on the same day. It acknowledges on the day on which a request comes to it and answers after the
//! working days that the rule set gives. That it takes so long costs nobody a refund: how long ago the fee was paid
//! counts on the day on which it was asked. What it does is done by [time](super::user::By::Clock), which is its mark.

use super::account::{Account, Context, Decision};
use super::cancelling::{self, Refund};
use super::correspondence::{self, close_unanswered, closed, told};
use super::date::Day;
use super::entry::{self, Field};
use super::event::Event;
use super::id::{RequestId, SubscriptionId};
use super::notice::NoticeKind;
use super::order::Order;
use super::refusal::{Refusal, Thing};
use super::request_entry::{Cancellation, TEXT_MOST, Wanted};
use super::request_refusal::RequestRefusal;
use super::support_request::{Act, Closing, Reason, RequestStatus, SupportRequest, Verdict};
use super::user::By;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// Who answers service requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum DeskMode {
    /// A support agent.
    #[default]
    ByHand,
    /// The desk by itself, as time passes.
    Automatic,
}

/// What a support agent rules about a cancellation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// The subscription ends today; where a year is refunded that was paid ahead, with the year before it.
    CancelNow { refund: Refund },
    /// It ends when the paid year is over.
    CancelAtEnd,
    /// It goes on, and why.
    Reject { reason: String },
}

impl Account {
    /// The day on which the automatic desk does something in a request; none unless it is on and acts next.
    pub fn automatic_day(&self, request: &SupportRequest) -> Option<Day> {
        match (request.status, self.desk) {
            (RequestStatus::Open { .. }, DeskMode::Automatic) => next_day(self, request),
            (RequestStatus::Open { .. }, DeskMode::ByHand)
            | (RequestStatus::AttentionNeeded { .. } | RequestStatus::Closed { .. }, _) => None,
        }
    }

    /// The day on which the automatic desk answers a request or decides about it; none unless it is on and acts next.
    pub fn automatic_answer(&self, request: &SupportRequest) -> Option<Day> {
        self.automatic_day(request).and_then(|_| closes(self, request))
    }

    /// The refund of a subscription that the automatic desk was asked for and has yet to decide: the day on which the
    /// request last came to it, and the day of its decision.
    pub fn refund_asked(&self, id: SubscriptionId) -> Option<(Day, Day)> {
        let request = self.open_cancellation(id)?;
        let decides = self.automatic_answer(request)?;
        match (request.status, request.asked.cancels?.wanted) {
            (RequestStatus::Open { since }, Wanted::Refund) => Some((since, decides)),
            (RequestStatus::Open { .. }, Wanted::AtTermEnd)
            | (RequestStatus::AttentionNeeded { .. } | RequestStatus::Closed { .. }, _) => None,
        }
    }

    /// What a request asks to cancel, if that can still be decided.
    ///
    /// # Errors
    /// It is closed, asks for no cancellation, was decided for good, or the subscription has ended otherwise.
    pub fn may_decide(&self, request: &SupportRequest, today: Day) -> Result<Cancellation, Refusal> {
        let id = request.id;
        if let Some(last_day) = request.reopens_until(self.policy()) {
            return Err(RequestRefusal::closed(By::Agent, id, last_day, today).into());
        }
        let wish = request.asked.cancels.ok_or(RequestRefusal::NotACancellation { request: id })?;
        if request.decision().is_some_and(|(_, verdict)| verdict.cancels()) {
            return Err(RequestRefusal::Decided { request: id }.into());
        }
        cancelling::may_end(self, today, wish.subscription)?;
        Ok(wish)
    }
}

/// Decides about a cancellation as a support agent rules.
pub(super) fn decide(account: &Account, context: &Context, id: RequestId, ruling: &Ruling) -> Decision {
    let request = account.unclosed_request(context.by, id, context.today)?;
    account.may_decide(request, context.today)?;
    match ruling {
        Ruling::CancelNow { refund } => cancel_now(account, context.today, request, *refund),
        Ruling::CancelAtEnd => cancel_at_end(account, context.today, request),
        Ruling::Reject { reason } => {
            let reason =
                entry::paragraphs(Field::Reason, reason, TEXT_MOST).map_err(|problem| vec![problem])?;
            Ok(verdict(account, request, Verdict::Rejected { reason: Reason::Written(reason) }))
        }
    }
}

fn cancel_now(account: &Account, today: Day, request: &SupportRequest, refund: Refund) -> Decision {
    let subscription = account.may_decide(request, today)?.subscription;
    let effect = account.effect_of_ending_now(subscription, today, refund)?;
    let credit_notes = effect.credit_notes.iter().map(|note| note.id).collect();
    let refunded = effect.refunded;
    let decided = if effect.ends > today {
        Verdict::CancelledAtEnd { on: effect.ends, refunded, credit_notes }
    } else {
        Verdict::CancelledNow { refunded, credit_notes }
    };
    let mut events = verdict(account, request, decided);
    cancelling::end(account, &mut events, subscription, &effect, today);
    Ok(events)
}

fn cancel_at_end(account: &Account, today: Day, request: &SupportRequest) -> Decision {
    let subscription = account.may_decide(request, today)?.subscription;
    let effect = account.effect_of_ending_at_term_end(subscription, today)?;
    let decided = Verdict::CancelledAtEnd { on: effect.ends, refunded: None, credit_notes: Vec::new() };
    let mut events = verdict(account, request, decided);
    cancelling::end(account, &mut events, subscription, &effect, today);
    Ok(events)
}

fn verdict(account: &Account, request: &SupportRequest, verdict: Verdict) -> Vec<Event> {
    told(account, request, Act::Decided(verdict), NoticeKind::RequestDecided { request: request.id })
}

/// A day that was planned, or that of the last event where it is past: a desk that comes to a request late acts at once.
fn not_past(account: &Account, planned: Day) -> Day {
    account.last_day.map_or(planned, |last| last.max(planned))
}

/// The day on which time will next do something in a request.
pub(super) fn next_day(account: &Account, request: &SupportRequest) -> Option<Day> {
    match (request.status, account.desk, request.acknowledged) {
        (RequestStatus::Open { since }, DeskMode::Automatic, None) => Some(not_past(account, since)),
        (RequestStatus::Open { .. }, DeskMode::Automatic, Some(_))
        | (RequestStatus::Open { .. }, DeskMode::ByHand, _)
        | (RequestStatus::AttentionNeeded { .. } | RequestStatus::Closed { .. }, ..) => {
            closes(account, request)
        }
    }
}

/// The day on which time closes a request or lets the automatic desk decide it, if it will.
pub(super) fn closes(account: &Account, request: &SupportRequest) -> Option<Day> {
    let planned = match (request.status, account.desk) {
        (RequestStatus::Open { since }, DeskMode::Automatic) => {
            Some(since.plus_working_days(account.policy().requests.automatic_decision))
        }
        (RequestStatus::Open { .. }, DeskMode::ByHand)
        | (RequestStatus::AttentionNeeded { .. } | RequestStatus::Closed { .. }, _) => {
            request.closes_on(account.policy())
        }
    };
    planned.map(|on| not_past(account, on))
}

/// Why a second request about a cancellation is not possible.
pub(super) fn already_asked(account: &Account, open: &SupportRequest) -> RequestRefusal {
    RequestRefusal::AlreadyAsked { request: open.id, from: closes(account, open) }
}

/// What time does in a request on the day that [`next_day`] names.
pub(super) fn pass(account: &Account, on: Day, id: RequestId) -> Decision {
    let request = account.request(id).ok_or(Refusal::NotFound { thing: Thing::Request })?;
    match (request.status, request.acknowledged) {
        (RequestStatus::AttentionNeeded { .. } | RequestStatus::Closed { .. }, _) => {
            Ok(close_unanswered(account, on, request))
        }
        (RequestStatus::Open { .. }, None) => {
            let notice = NoticeKind::RequestAcknowledged { request: id };
            Ok(told(account, request, Act::Acknowledged, notice))
        }
        (RequestStatus::Open { .. }, Some(_)) => answer(account, on, request),
    }
}

/// Answers by the published conditions. Where nothing is to be decided, it names the page on which such matters are
/// settled.
fn answer(account: &Account, on: Day, request: &SupportRequest) -> Decision {
    let Ok(wish) = account.may_decide(request, on) else {
        let mut events = vec![correspondence::turn(request.id, Act::Guided)];
        events.extend(closed(account, request, on, Closing::Answered));
        return Ok(events);
    };
    let refund = account.refund_standing(wish.subscription, on);
    match (wish.wanted, refund) {
        (Wanted::Refund, Ok(_)) => cancel_now(account, on, request, Refund::Full),
        (Wanted::Refund, Err(closed)) => {
            let reason = Reason::Conditions(closed.because);
            Ok(verdict(account, request, Verdict::Rejected { reason }))
        }
        // The year that was to be the last is over, and the next was charged while the request waited.
        (Wanted::AtTermEnd, Ok(_)) if renewed_since(account, on, request, wish) => {
            cancel_now(account, on, request, Refund::Full)
        }
        (Wanted::AtTermEnd, Ok(_) | Err(_)) => cancel_at_end(account, on, request),
    }
}

/// Whether the year that has begun was paid for after the request. One that was paid ahead by hand has yet to begin: it is
/// the last one, as the member was told.
fn renewed_since(account: &Account, on: Day, request: &SupportRequest, wish: Cancellation) -> bool {
    let latest = account.subscription(wish.subscription).and_then(|subscription| subscription.terms.last());
    latest.is_some_and(|term| {
        let paid = account.order(term.order).and_then(Order::paid);
        term.from <= on && paid.is_some_and(|(paid, _)| paid > request.opened)
    })
}
