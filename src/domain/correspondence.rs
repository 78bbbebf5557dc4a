//! What either side writes in a service request, and how it is closed and opened again (statements 169-174).

use super::account::{Account, Context, Decision};
use super::cancelling;
use super::date::Day;
use super::desk;
use super::entry::{self, Field};
use super::event::Event;
use super::expiry;
use super::id::{Draw, RequestId, SubscriptionId};
use super::notice::{self, NoticeKind, Recipient};
use super::permission::{self, Permission};
use super::refusal::Refusal;
use super::request_entry::{Asked, Attachment, RequestEntry, TEXT_MOST, check_attachments};
use super::request_refusal::RequestRefusal;
use super::support_request::{Act, Closing, RequestStatus, SupportRequest};
use super::user::By;

impl Account {
    /// Whether somebody may submit a request now, whatever remains to be filled in; `cancels` names the subscription
    /// that it asks to cancel, if it does.
    ///
    /// # Errors
    /// The one who acts may not, or the subscription cannot be asked to be cancelled now.
    pub fn may_submit(&self, by: By, today: Day, cancels: Option<SubscriptionId>) -> Result<(), Refusal> {
        let Some(subscription) = cancels else {
            return permission::require(self, by, Permission::OpenRequests);
        };
        permission::require(self, by, Permission::RequestCancellation)?;
        cancelling::may_be_asked(self, today, subscription)
    }

    /// The request of that id, if the one who acts sees it and it is not closed.
    pub(super) fn unclosed_request(
        &self,
        by: By,
        id: RequestId,
        today: Day,
    ) -> Result<&SupportRequest, Refusal> {
        let request = self.seen_request(by, id)?;
        match request.reopens_until(self.policy()) {
            None => Ok(request),
            Some(last_day) => Err(RequestRefusal::closed(by, id, last_day, today).into()),
        }
    }

    /// 15 digits that no other request has: a 1, the day as two digits each of year, month and day, and eight drawn
    /// ones. No card number starts with 1, so that members can write it wherever card numbers are refused.
    fn new_request_number(&self, context: &Context) -> String {
        let day = context.today.to_string();
        let mut draw = Draw::new(context.id, 22);
        loop {
            let drawn = draw.digits(8);
            let number = ["1", &day[2..4], &day[5..7], &day[8..10], &drawn].concat();
            if self.requests.iter().all(|request| request.number != number) {
                return number;
            }
        }
    }

    /// Who is told about a request: the person who wrote it, in the language chosen there; if removed meanwhile, those
    /// who see all requests.
    fn told_about(&self, request: &SupportRequest) -> Vec<Recipient> {
        match self.user(request.by).filter(|user| !user.is_removed()) {
            Some(user) => vec![Recipient { user: user.id, language: request.asked.language }],
            None => (self.who_may(Permission::SeeAllRequests))
                .map(|user| Recipient { user: user.id, language: user.language })
                .collect(),
        }
    }
}

/// Text of a request as typed, checked.
fn written(text: &str) -> Result<String, Refusal> {
    entry::paragraphs(Field::Message, text, TEXT_MOST).map_err(|problem| vec![problem].into())
}

/// The event that is a turn.
pub(super) fn turn(request: RequestId, act: Act) -> Event {
    Event::RequestTurned { request, act: Box::new(act) }
}

/// A turn of the desk, and the notice of it.
pub(super) fn told(account: &Account, request: &SupportRequest, act: Act, kind: NoticeKind) -> Vec<Event> {
    let mut events = vec![turn(request.id, act)];
    notice::send(account, &mut events, kind, account.told_about(request));
    events
}

/// Closing by the desk or by time, and the notice of it.
pub(super) fn closed(account: &Account, request: &SupportRequest, on: Day, why: Closing) -> Vec<Event> {
    let reopens_until = on.plus_days(account.policy().requests.reopen);
    let kind = NoticeKind::RequestClosed { request: request.id, why, reopens_until };
    told(account, request, Act::Closed(why), kind)
}

/// Decides to submit a request (statement 171).
pub(super) fn open(account: &Account, context: &Context, asked: &Asked) -> Decision {
    let By::User(by) = context.by else {
        return Err(Refusal::NotPermitted { permission: Permission::OpenRequests });
    };
    let asked = Box::new(RequestEntry::from(asked).check()?);
    if let Some(wish) = asked.cancels {
        cancelling::may_be_asked(account, context.today, wish.subscription)?;
    }
    let request = RequestId(account.requests.len() as u32 + 1);
    let number = account.new_request_number(context);
    Ok(vec![Event::RequestOpened { request, number, by, asked }])
}

/// Decides that the member adds information; if the desk waited for it, the desk acts next.
pub(super) fn add(
    account: &Account,
    context: &Context,
    id: RequestId,
    text: &str,
    attachments: &[Attachment],
) -> Decision {
    account.unclosed_request(context.by, id, context.today)?;
    let attachments = check_attachments(attachments).map_err(|problem| vec![problem])?;
    Ok(vec![turn(id, Act::Wrote { text: written(text)?, attachments })])
}

/// Decides that the member closes the request.
pub(super) fn withdraw(account: &Account, context: &Context, id: RequestId) -> Decision {
    account.unclosed_request(context.by, id, context.today)?;
    Ok(vec![turn(id, Act::Closed(Closing::Withdrawn))])
}

/// Decides to open a closed request again, within the days that the rule set gives.
pub(super) fn reopen(account: &Account, context: &Context, id: RequestId, text: &str) -> Decision {
    let request = account.seen_request(context.by, id)?;
    let last_day =
        request.reopens_until(account.policy()).ok_or(RequestRefusal::NotClosed { request: id })?;
    if context.today > last_day {
        return Err(RequestRefusal::ReopeningOver { request: id, last_day }.into());
    }
    let cancels = request.asked.cancels.map(|wish| wish.subscription);
    if cancels.is_some() {
        permission::require(account, context.by, Permission::RequestCancellation)?;
    }
    if let Some(open) = cancels.and_then(|subscription| account.open_cancellation(subscription)) {
        return Err(desk::already_asked(account, open).into());
    }
    Ok(vec![turn(id, Act::Reopened { text: written(text)? })])
}

/// Decides that the desk has seen a request.
pub(super) fn acknowledge(account: &Account, context: &Context, id: RequestId) -> Decision {
    let request = account.unclosed_request(context.by, id, context.today)?;
    let notice = NoticeKind::RequestAcknowledged { request: id };
    let seen = request.acknowledged.is_some();
    Ok(if seen { Vec::new() } else { told(account, request, Act::Acknowledged, notice) })
}

/// Decides that the desk writes to the member; it still acts next itself.
pub(super) fn write(account: &Account, context: &Context, id: RequestId, text: &str) -> Decision {
    let request = account.unclosed_request(context.by, id, context.today)?;
    let act = Act::Wrote { text: written(text)?, attachments: Vec::new() };
    Ok(told(account, request, act, NoticeKind::RequestAnswered { request: id }))
}

/// Decides that the desk asks the member, who acts next and has so many days for it as the rule set gives.
pub(super) fn ask(account: &Account, context: &Context, id: RequestId, text: &str) -> Decision {
    let request = account.unclosed_request(context.by, id, context.today)?;
    let closes = context.today.plus_days(account.policy().requests.close_waiting);
    let kind = NoticeKind::RequestNeedsMember { request: id, closes };
    Ok(told(account, request, Act::AskedMember { text: written(text)? }, kind))
}

/// Decides that the desk closes an answered request. A cancellation is decided, not closed: the member is owed an
/// answer to what was asked, unless nothing is left to decide.
pub(super) fn close(account: &Account, context: &Context, id: RequestId) -> Decision {
    let request = account.unclosed_request(context.by, id, context.today)?;
    if let Ok(wish) = account.may_decide(request, context.today) {
        let subscription = account.existing_subscription(wish.subscription)?;
        let from = expiry::foreseen(account, subscription, context.today)
            .filter(|over| desk::closes(account, request).is_none_or(|closes| closes > *over));
        return Err(RequestRefusal::DecisionOwed { request: id, from }.into());
    }
    Ok(closed(account, request, context.today, Closing::Answered))
}

/// Closes a request in which the member did not answer in time.
pub(super) fn close_unanswered(account: &Account, on: Day, request: &SupportRequest) -> Vec<Event> {
    match request.status {
        RequestStatus::AttentionNeeded { .. } => closed(account, request, on, Closing::NoReply),
        RequestStatus::Open { .. } | RequestStatus::Closed { .. } => Vec::new(),
    }
}
