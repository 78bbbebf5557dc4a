//! Ending a subscription: by a decision of the desk (statements 166-172) or, where the rule set has that, by the
//! member alone; and what of the fee is given back.

use super::account::{Account, Decision};
use super::credit_note::{self, Credit};
use super::date::Day;
use super::desk;
use super::event::Event;
use super::id::{InvoiceId, RequestId, SubscriptionId};
use super::invoice::{Invoice, InvoiceKind};
use super::money::Money;
use super::notice::{self, NoticeKind};
use super::order::{PayBy, Purpose};
use super::order_state;
use super::permission::{self, Permission};
use super::policy::Cancelling;
use super::refund::RefundOpen;
use super::refusal::Refusal;
use super::request_entry::{ProblemType, RequestEntry};
use super::request_refusal::RequestRefusal;
use super::subscription::{Standing, Subscription};
use super::term::Term;
use super::user::By;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// What is given back when a subscription ends today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Refund {
    /// Nothing.
    None,
    /// All of what was paid lately, which the conditions of the rule set must allow; a year before that stays paid.
    Full,
    /// A part of what was paid for the time that is left, tax included, as the support agent sees fit.
    Part(Money),
}

/// What ending a subscription leads to, before it is done and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The first day without access.
    pub ends: Day,
    /// What is given back, tax included.
    pub refunded: Option<Money>,
    /// How: a credit note for each invoice that is amended, the latest invoice first.
    pub credit_notes: Vec<Invoice>,
}

/// What can be given back when a subscription ends on a day: the arithmetic behind a partial refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartRefund {
    /// What was paid for years that are not over and not given back yet, tax included. A part is less than that.
    pub most: Money,
    /// What of it falls on the days that are left, rounded half up for each year.
    pub unused: Money,
    /// The days that are left, of all paid years.
    pub days_left: i64,
    /// The days that those years have.
    pub days_paid: i64,
}

/// Something that may serve a member better than cancelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// A request to cancel it is under way.
    OpenRequest(RequestId),
    /// It ends by itself on a day, because it does not renew automatically.
    LetItExpire { on: Day },
    /// Turning automatic renewal off lets it end by itself on a day.
    TurnOffRenewal { on: Day },
    /// It can be cancelled without a request, with a full refund.
    CancelAlone,
}

/// What is left of a paid year's price.
struct Paid<'a> {
    term: &'a Term,
    invoice: InvoiceId,
    kept: Money,
}

impl Account {
    /// What can be given back when a subscription ends on a day; nothing if no paid year is left of it.
    pub fn part_refund(&self, id: SubscriptionId, today: Day) -> Option<PartRefund> {
        let paid = self.paid_years_left(id, today);
        let currency = paid.first()?.kept.currency;
        let (mut days_left, mut days_paid) = (0, 0);
        let unused = |year: &Paid<'_>| {
            let of = year.term.from.days_until(year.term.anniversary).max(1);
            let left = today.max(year.term.from).days_until(year.term.anniversary);
            days_left += left;
            days_paid += of;
            year.kept.share(left, of)
        };
        let unused = Money::sum(paid.iter().map(unused), currency)?;
        let most = Money::sum(paid.iter().map(|year| year.kept), currency)?;
        Some(PartRefund { most, unused, days_left, days_paid })
    }

    /// Whether the desk can still give back a part: something is left of a paid year, and no other end is decided.
    pub fn may_refund_part(&self, id: SubscriptionId, today: Day) -> bool {
        let goes_on = self.subscription(id).is_some_and(|held| self.ends_on(held).is_none());
        goes_on && self.part_refund(id, today).is_some()
    }

    /// The years that are not over, the latest first, with what was paid for each and not given back.
    fn paid_years_left(&self, id: SubscriptionId, today: Day) -> Vec<Paid<'_>> {
        let terms = self.subscription(id).map_or(&[][..], |subscription| &subscription.terms);
        let left = terms.iter().rev().filter(|term| term.anniversary > today);
        let paid = left.filter_map(|term| {
            let charged =
                |invoice: &&Invoice| invoice.kind == InvoiceKind::Invoice && invoice.order == term.order;
            let invoice = self.invoices.iter().find(charged)?.id;
            Some(Paid { term, invoice, kept: self.refundable(invoice)? })
        });
        paid.filter(|year| !year.kept.is_zero()).collect()
    }

    /// What ending a subscription today would lead to. A paid year before those that are given back goes on to its end.
    ///
    /// # Errors
    /// It has ended, or the refund is not possible.
    pub fn effect_of_ending_now(
        &self,
        id: SubscriptionId,
        today: Day,
        refund: Refund,
    ) -> Result<Effect, Refusal> {
        may_end(self, today, id)?;
        let mut ends = today;
        let credits = match refund {
            Refund::None => Vec::new(),
            Refund::Full => {
                let open = self.refund_standing(id, today).map_err(|closed| {
                    RequestRefusal::RefundConditions { subscription: id, because: closed.because }
                })?;
                ends = open.ends;
                open.invoices.iter().rev().map(|&invoice| (invoice, Credit::Full)).collect()
            }
            Refund::Part(amount) => self.parts(id, today, amount)?,
        };
        let mut credit_notes = Vec::new();
        for (others, (invoice, credit)) in (0..).zip(credits) {
            credit_notes.push(credit_note::credit_note(self, invoice, credit, today, others)?);
        }
        let refunded = credit_notes.iter().try_fold(None, |sum: Option<Money>, note| {
            let given_back = note.quote.total.times(-1)?;
            Some(Some(sum.map_or(Some(given_back), |sum| sum.plus(given_back))?))
        });
        Ok(Effect { ends, refunded: refunded.ok_or(Refusal::BeyondCalendar)?, credit_notes })
    }

    /// A part of what was paid, taken from the latest year first.
    fn parts(
        &self,
        id: SubscriptionId,
        today: Day,
        amount: Money,
    ) -> Result<Vec<(InvoiceId, Credit)>, Refusal> {
        let most = self.part_refund(id, today).map(|part| part.most);
        let most = most.ok_or(RequestRefusal::NothingToRefund { subscription: id })?;
        if amount.currency != most.currency || amount.minor < 1 || amount.minor >= most.minor {
            return Err(RequestRefusal::NotAPart { of: most }.into());
        }
        let mut left = amount.minor;
        let part = |year: &Paid<'_>| {
            let minor = left.min(year.kept.minor);
            left -= minor;
            Money { minor, ..amount }
        };
        let years = self.paid_years_left(id, today);
        let parts: Vec<Money> = years.iter().map(part).collect();
        let parts = years.iter().map(|year| year.invoice).zip(parts);
        let parts = parts.filter(|(_, part)| !part.is_zero());
        Ok(parts.map(|(invoice, part)| (invoice, Credit::Part(part))).collect())
    }

    /// What ending a subscription when its paid time is over would lead to; after expiry that is at once.
    ///
    /// # Errors
    /// It has ended.
    pub fn effect_of_ending_at_term_end(&self, id: SubscriptionId, today: Day) -> Result<Effect, Refusal> {
        may_end(self, today, id)?;
        let ends = self.existing_subscription(id)?.anniversary().max(today);
        Ok(Effect { ends, refunded: None, credit_notes: Vec::new() })
    }

    /// Whether a member may cancel without a request, and what would be given back.
    ///
    /// # Errors
    /// It has ended, the rule set has only requests for that (statement 167), or a condition fails.
    pub fn may_cancel_alone(&self, id: SubscriptionId, today: Day) -> Result<RefundOpen, Refusal> {
        may_end(self, today, id)?;
        match self.policy().cancelling {
            Cancelling::Request | Cancelling::PrefilledRequest => {
                Err(RequestRefusal::ThroughSupport { subscription: id }.into())
            }
            Cancelling::SelfService => {
                let open = self.refund_standing(id, today).map_err(|closed| RequestRefusal::NotAlone {
                    subscription: id,
                    because: closed.because,
                })?;
                let by_card = |invoice: &InvoiceId| {
                    let order = self.invoice(*invoice).and_then(|invoice| self.order(invoice.order));
                    matches!(order.and_then(|order| order.pay_by), Some(PayBy::Card(_)))
                };
                if open.invoices.iter().all(by_card) {
                    Ok(open)
                } else {
                    Err(RequestRefusal::NotPaidByCard { subscription: id }.into())
                }
            }
        }
    }

    /// What a request can ask to cancel on a day: all that is in force and is not going to end anyway.
    pub fn cancellable(&self, today: Day) -> impl Iterator<Item = &Subscription> {
        self.subscriptions.iter().filter(move |held| may_end(self, today, held.id).is_ok())
    }

    /// Whether somebody may write the request that cancels a subscription (statement 170).
    ///
    /// # Errors
    /// The role does not allow it, it has ended, or such a request is open already.
    pub fn may_request_cancellation(&self, by: By, id: SubscriptionId, today: Day) -> Result<(), Refusal> {
        permission::require(self, by, Permission::RequestCancellation)?;
        may_be_asked(self, today, id)
    }

    /// The form of the request that cancels a subscription (statement 170), filled in as far as it can be: what is
    /// wanted and why remains to be said.
    pub fn cancellation_request(&self, by: By, id: SubscriptionId) -> RequestEntry {
        let problem = Some(ProblemType::Billing);
        RequestEntry { problem, subscription: Some(id), ..self.new_request(by) }
    }

    /// What may serve somebody better than a request to cancel a subscription, the most fitting first.
    pub fn instead_of_cancelling(&self, by: By, id: SubscriptionId, today: Day) -> Vec<Instead> {
        let Ok(subscription) = self.existing_subscription(id) else { return Vec::new() };
        let mut instead = Vec::new();
        let policy = self.policy();
        let on = subscription.expires(policy);
        instead.extend(self.open_cancellation(id).map(|request| Instead::OpenRequest(request.id)));
        if self.permits(by, Permission::CancelSubscription) && self.may_cancel_alone(id, today).is_ok() {
            instead.push(Instead::CancelAlone);
        }
        let active = matches!(subscription.standing(policy, today), Standing::Active { .. })
            && self.upgrading(id).is_none();
        match subscription.charge_day(policy, today) {
            Some(_) if active && self.permits(by, Permission::TurnOffRenewal) => {
                instead.push(Instead::TurnOffRenewal { on });
            }
            None if active && subscription.ending.is_none() => instead.push(Instead::LetItExpire { on }),
            Some(_) | None => {}
        }
        instead
    }
}

/// Whether there is something to end, and nothing that is paid already takes its place soon.
pub(super) fn may_end(account: &Account, today: Day, id: SubscriptionId) -> Result<(), Refusal> {
    let subscription = account.existing_subscription(id)?;
    subscription.goes_on(today)?;
    if let Some((order, from)) = account.upgrading(id) {
        return Err(Refusal::StartsSoon { order, from });
    }
    match subscription.standing(account.policy(), today) {
        Standing::Active { .. } | Standing::Grace { .. } | Standing::PastDue { .. } => Ok(()),
        Standing::Expired { since: on } | Standing::Ended { since: on, .. } => {
            Err(Refusal::SubscriptionEnded { subscription: id, on })
        }
    }
}

/// Whether a request may ask to cancel a subscription: once at a time, and while there is something to end.
pub(super) fn may_be_asked(account: &Account, today: Day, id: SubscriptionId) -> Result<(), Refusal> {
    may_end(account, today, id)?;
    match account.open_cancellation(id) {
        Some(request) => Err(desk::already_asked(account, request).into()),
        None => Ok(()),
    }
}

/// Decides that a member cancels without a request.
pub(super) fn alone(account: &Account, today: Day, id: SubscriptionId) -> Decision {
    account.may_cancel_alone(id, today)?;
    let effect = account.effect_of_ending_now(id, today, Refund::Full)?;
    let mut events = Vec::new();
    end(account, &mut events, id, &effect, today);
    Ok(events)
}

/// Adds the end of a subscription to what a decision causes: nothing is charged for it any more, what is given back
/// has its credit notes, and the members in charge are told. What takes its place can be paid until it ends.
pub(super) fn end(
    account: &Account,
    events: &mut Vec<Event>,
    id: SubscriptionId,
    effect: &Effect,
    today: Day,
) {
    let on = effect.ends;
    events.push(Event::SubscriptionCancelled { subscription: id, ends: on });
    let unpaid = account.orders_with(id).filter(|order| on <= today || order.purpose == Purpose::Renew(id));
    unpaid.for_each(|order| order_state::cancel(account, events, order));
    let refunded = effect.credit_notes.iter().cloned().map(Box::new);
    events.extend(refunded.map(|note| Event::Refunded { note }));
    let kind = NoticeKind::SubscriptionCancelled { subscription: id, on, refunded: effect.refunded };
    notice::send_to_those_in_charge(account, events, kind);
}
