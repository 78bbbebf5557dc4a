//! Whether the whole fee would be refunded: paid a short time ago, nothing activated, no key looked at.
//!
//! Every payment of the last days that was not given back counts, so that a purchase and a renewal that soon follows
//! are refunded together. What was activated counts however long ago it was: a year whose benefits are in use is not
//! given back. A year that was paid before them stays paid, and goes on to its end.
//!
//! How long ago it was paid counts on the day on which the automatic desk is asked; what is activated or shown counts
//! until the desk decides.

use super::account::{Account, Context};
use super::benefit::Holding;
use super::command::Command;
use super::date::Day;
use super::event::Stamped;
use super::id::{EntitlementId, InvoiceId, SubscriptionId};
use super::invoice::{Invoice, InvoiceKind};
use super::money::Money;
use super::order::Purpose;
use super::term::Term;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// The conditions of a full refund hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundOpen {
    /// The last day on which all of it would be refunded; that of the decision, where it was asked for in time.
    pub until: Day,
    /// How much.
    pub total: Money,
    /// The first day without access if it is refunded now: today, unless a paid year that is not given back goes on.
    pub ends: Day,
    /// The invoices that credit notes would amend.
    pub invoices: Vec<InvoiceId>,
    /// What would end it.
    pub ended_by: Vec<RefundRisk>,
}

/// What ends the chance of a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundRisk {
    /// Activating or using any benefit.
    Activating,
    /// Looking at any product key.
    ShowingAKey,
}

/// At least one condition of a full refund does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundClosed {
    /// Every condition that fails; never empty.
    pub because: Vec<RefundBar>,
}

/// A condition of a full refund that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum RefundBar {
    /// Nothing was paid that was not given back already.
    NothingPaid,
    /// Its end was decided already, or what takes its place from a day on is paid.
    Ended { on: Day },
    /// The last day has passed.
    TooLate { last_day: Day },
    /// A benefit was activated.
    Activated { entitlement: EntitlementId, on: Day },
    /// A product key was looked at.
    KeyShown { entitlement: EntitlementId, on: Day },
}

/// Silver that ends because gold takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// The last day that is paid, unless it has passed.
    pub paid_until: Option<Day>,
    /// What could be refunded as matters stand, and no more once gold is paid.
    pub refund: Option<Money>,
}

impl Account {
    /// What paying an upgrade gives up; nothing for another order, which takes the place of nothing.
    pub fn given_up_for(&self, purpose: Purpose, today: Day) -> Option<GivenUp> {
        let silver = match purpose {
            Purpose::Upgrade(id) => self.subscription(id)?,
            Purpose::Subscribe(_) | Purpose::Renew(_) => return None,
        };
        if !silver.in_force(self.policy(), today) {
            return None;
        }
        let over = silver.ending.map_or(silver.anniversary(), |ending| ending.on.min(silver.anniversary()));
        let refund = self.refund_standing(silver.id, today).ok().map(|open| open.total);
        Some(GivenUp { paid_until: (over > today).then(|| over.plus_days(-1)), refund })
    }

    /// Whether a full refund of a subscription would be due on a day, how much and how long, or which conditions of
    /// the rule set fail.
    ///
    /// # Errors
    /// The conditions that fail, all of them.
    pub fn refund_standing(&self, id: SubscriptionId, today: Day) -> Result<RefundOpen, RefundClosed> {
        let rules = self.policy().refund;
        let mut because = Vec::new();
        let asked = self.refund_asked(id).filter(|(_, decided)| today <= *decided);
        let counted = asked.map_or(today, |(asked, _)| asked);
        let last_day = |invoice: &Invoice| invoice.on.plus_days(rules.days);
        let paid: Vec<(&Invoice, Money)> = self.paid_and_kept(id).collect();
        let recent: Vec<(&Invoice, Money)> =
            paid.iter().copied().filter(|(invoice, _)| counted <= last_day(invoice)).collect();
        because.extend(
            self.subscription(id).and_then(|held| self.ends_on(held)).map(|on| RefundBar::Ended { on }),
        );
        match (paid.last(), recent.is_empty()) {
            (None, _) => because.push(RefundBar::NothingPaid),
            (Some((latest, _)), true) => because.push(RefundBar::TooLate { last_day: last_day(latest) }),
            (Some(_), false) => {}
        }
        if rules.nothing_activated {
            because.extend(self.entitlements_of(id).find_map(|benefit| {
                Some(RefundBar::Activated { entitlement: benefit.id, on: benefit.activated? })
            }));
        }
        if rules.no_key_viewed {
            because.extend(self.entitlements_of(id).find_map(|benefit| {
                let Holding::Licences(licences) = &benefit.holding else { return None };
                Some(RefundBar::KeyShown { entitlement: benefit.id, on: licences.keys.first()?.shown })
            }));
        }
        let total = recent
            .first()
            .and_then(|(_, first)| Money::sum(recent.iter().map(|(_, kept)| *kept), first.currency));
        match (total, recent.first()) {
            (Some(total), Some((oldest, _))) if because.is_empty() => Ok(RefundOpen {
                until: asked.map_or(last_day(oldest), |(_, decided)| decided.max(last_day(oldest))),
                total,
                ends: self.kept_until(id, &recent, today),
                invoices: recent.iter().map(|(invoice, _)| invoice.id).collect(),
                ended_by: [
                    rules.nothing_activated.then_some(RefundRisk::Activating),
                    rules.no_key_viewed.then_some(RefundRisk::ShowingAKey),
                ]
                .into_iter()
                .flatten()
                .collect(),
            }),
            (Some(_) | None, Some(_) | None) => Err(RefundClosed { because }),
        }
    }

    /// The credit notes by which all that was paid for a subscription was given back, the first one first; none while
    /// something stays paid.
    pub fn given_back_by(&self, id: SubscriptionId) -> Vec<&Invoice> {
        if self.paid_and_kept(id).next().is_some() {
            return Vec::new();
        }
        let terms = self.subscription(id).map_or(&[][..], |subscription| &subscription.terms);
        let is_note = |note: &&Invoice| matches!(note.kind, InvoiceKind::CreditNote { .. });
        let notes = self.invoices.iter().filter(is_note);
        notes.filter(|note| terms.iter().any(|term| term.order == note.order)).collect()
    }

    /// When a subscription ends of which some years are given back: with the last one before them.
    fn kept_until(&self, id: SubscriptionId, given_back: &[(&Invoice, Money)], today: Day) -> Day {
        let terms = self.subscription(id).map_or(&[][..], |subscription| &subscription.terms);
        let is_kept = |term: &&Term| given_back.iter().all(|(invoice, _)| invoice.order != term.order);
        let kept = terms.iter().take_while(is_kept).map(|term| term.anniversary);
        kept.fold(today, Day::max)
    }

    /// Whether carrying a command out now would end the chance of a refund that is open, so that a page can warn.
    /// It is found by carrying it out on a copy, so that no list of such commands can be forgotten.
    pub fn would_end_refund(&self, command: &Command, context: &Context) -> bool {
        let open = |account: &Account, id| account.refund_standing(id, context.today).is_ok();
        let at_stake: Vec<SubscriptionId> = self
            .subscriptions
            .iter()
            .map(|subscription| subscription.id)
            .filter(|id| open(self, *id))
            .collect();
        if at_stake.is_empty() {
            return false;
        }
        let Ok(events) = self.decide(command, context) else { return false };
        let mut after = self.clone();
        for event in events {
            let Context { today: on, real: _, minute, by, id: _ } = *context;
            if after.apply(&Stamped { on, minute, by, event }).is_err() {
                return false;
            }
        }
        at_stake.into_iter().any(|id| !open(&after, id))
    }

    /// The invoices of a subscription of which something was not given back, and how much, the first one first.
    fn paid_and_kept(&self, id: SubscriptionId) -> impl Iterator<Item = (&Invoice, Money)> {
        let terms = self.subscription(id).map_or(&[][..], |subscription| &subscription.terms);
        let paid =
            self.invoices.iter().filter(|invoice| terms.iter().any(|term| term.order == invoice.order));
        paid.filter_map(|invoice| {
            Some((invoice, self.refundable(invoice.id).filter(|kept| !kept.is_zero())?))
        })
    }
}
