//! Renewing: by itself on the anniversary (statement 142) and by hand (statements 151-165), and turning the former off.
//!
//! Statement 143 makes turning off one-way until the subscription is renewed. What the member wants stays what it is
//! when the account comes to live under another rule set: where that has no automatic renewal, nothing is charged, and
//! under the next rule set that has it the wish counts again. What has expired meanwhile is not charged afterwards.

use super::account::{Account, Decision};
use super::card::DeclineReason;
use super::checkout;
use super::date::Day;
use super::event::Event;
use super::id::{CommandId, Draw, OrderId, SubscriptionId};
use super::notice::{self, NoticeKind};
use super::order::{Order, OrderState, PayBy, Purpose};
use super::order_state;
use super::payment_method::{ChargeOutcome, PaymentMethod, Presence};
use super::policy::{Policy, RenewalOpens, Year};
use super::refusal::Refusal;
use super::subscription::{Collection, Milestone, Renewal, Standing, Subscription};
use super::term::NextTerm;

/// When what a card pays renews by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewsOn {
    /// On the day and month of this day, each year.
    EachYear(Day),
    /// On this day; the next one depends on how long the year is.
    Next(Day),
}

impl Policy {
    /// When a subscription renews by itself whose anniversaries are counted from `original` and of which the next one is
    /// `anniversary`; never where the rule set has no automatic renewal.
    ///
    /// A year of so many days that was paid under another rule set can end on another day than the calendar's.
    pub fn renews_on(&self, original: Day, anniversary: Day) -> Option<RenewsOn> {
        let after = self.automatic?.charged_after;
        let is_same_day = original.anniversary(anniversary.year() - original.year()) == anniversary;
        Some(match self.year {
            Year::SameDay if is_same_day => RenewsOn::EachYear(original.plus_days(after)),
            Year::SameDay | Year::Days(_) => RenewsOn::Next(anniversary.plus_days(after)),
        })
    }
}

impl Subscription {
    /// What automatic renewal amounts to under a rule set: what the member wants, where there is any. Where there is
    /// none, it is not off either, because renewing would not turn it on again.
    pub fn renews(&self, policy: &Policy) -> Renewal {
        match (self.renewal, policy.automatic) {
            (Renewal::On | Renewal::Off { .. } | Renewal::ByHand, None) | (Renewal::ByHand, Some(_)) => {
                Renewal::ByHand
            }
            (Renewal::Off { since }, Some(_)) => Renewal::Off { since },
            (Renewal::On, Some(_)) => Renewal::On,
        }
    }

    /// The day of the next automatic charge or of the next attempt at it, today at the earliest, as far as the subscription
    /// itself decides. An attempt that was missed is not made up for.
    pub(super) fn charge_day(&self, policy: &Policy, today: Day) -> Option<Day> {
        let automatic = policy.automatic?;
        match (self.renewal, self.ending) {
            (Renewal::On, None) => {}
            (Renewal::On | Renewal::Off { .. } | Renewal::ByHand, _) => return None,
        }
        self.following(policy).ok()?;
        match (self.reached, self.collection) {
            (Milestone::Active, Collection::Clear) => {
                let on = self.anniversary().plus_days(automatic.charged_after);
                Some(on).filter(|on| *on >= today)
            }
            (Milestone::Active, Collection::Declined { first, last, .. }) => {
                let mut retries = automatic.retries.iter().map(|&after| first.plus_days(after));
                retries.find(|on| *on > last && *on >= today)
            }
            (Milestone::Expired | Milestone::Over, _) => None,
        }
    }

    /// The first day on which nothing of the next year is charged any more if no attempt is made: without one before it
    /// expires on its day, and after a first one the last retry passes.
    pub(super) fn charged_until(&self, policy: &Policy) -> Day {
        let last = |first: Day| {
            let retries = policy.automatic.iter().flat_map(|automatic| automatic.retries);
            retries.max().map_or(first, |&after| first.plus_days(after))
        };
        match self.collection {
            Collection::Clear => self.expires(policy),
            Collection::Declined { first, .. } => last(first).plus_days(1),
        }
    }

    /// Whether it may be renewed by hand on a day (statements 151-154): any time while it is purchased, or within
    /// the window of the rule set.
    ///
    /// # Errors
    /// It has ended or will, the window is not open yet, or it has closed.
    pub fn may_renew(&self, policy: &Policy, today: Day) -> Result<(), Refusal> {
        self.goes_on(today)?;
        let subscription = self.id;
        let last_day = self.last_day(policy);
        if today > last_day {
            return Err(Refusal::RenewalClosed { subscription, last_day });
        }
        match self.renewable_from(policy) {
            Some(from) if today < from => Err(Refusal::RenewalNotOpen { subscription, from: Some(from) }),
            Some(_) | None => Ok(()),
        }
    }

    /// The first day on which its last paid year may be renewed by hand, where the rule set makes one wait for it.
    pub fn renewable_from(&self, policy: &Policy) -> Option<Day> {
        match policy.renewal_opens {
            RenewalOpens::WhilePurchased => None,
            RenewalOpens::AfterAnniversary(days) => Some(self.anniversary().plus_days(days)),
        }
    }

    /// Whether automatic renewal may be turned off on a day (statements 143 and 148): any time before the charge. `again`
    /// is the day of the next attempt at the charge, if one is planned.
    ///
    /// # Errors
    /// It has ended or will, has expired, is off already, or there is none.
    pub fn may_turn_off_renewal(
        &self,
        policy: &Policy,
        today: Day,
        again: Option<Day>,
    ) -> Result<(), Refusal> {
        self.renews_by_itself(policy, today)?;
        let subscription = self.id;
        match self.standing(policy, today) {
            Standing::Active { .. } => Ok(()),
            Standing::Grace { expired, .. } | Standing::PastDue { expired, .. } => {
                Err(Refusal::RenewalDue { subscription, since: expired, again })
            }
            Standing::Expired { since } => Err(Refusal::SubscriptionExpired { subscription, on: since }),
            Standing::Ended { since, .. } => Err(Refusal::SubscriptionEnded { subscription, on: since }),
        }
    }

    /// Whether it may be chosen on a day what its automatic renewals are charged to: as long as something may be charged.
    ///
    /// # Errors
    /// It has ended or will, is over, does not renew by itself, or its charge is not tried again.
    pub fn may_set_card(&self, policy: &Policy, today: Day) -> Result<(), Refusal> {
        self.renews_by_itself(policy, today)?;
        if let Standing::Grace { expired, .. } | Standing::PastDue { expired, .. } =
            self.standing(policy, today)
            && self.charge_day(policy, today).is_none()
        {
            return Err(Refusal::RenewalDue { subscription: self.id, since: expired, again: None });
        }
        Ok(())
    }

    fn renews_by_itself(&self, policy: &Policy, today: Day) -> Result<(), Refusal> {
        self.goes_on(today)?;
        let subscription = self.id;
        if today > self.last_day(policy) {
            return Err(Refusal::SubscriptionExpired { subscription, on: self.expires(policy) });
        }
        match self.renews(policy) {
            Renewal::ByHand => Err(Refusal::NoAutomaticRenewal { subscription }),
            Renewal::Off { since } => Err(Refusal::RenewalAlreadyOff { subscription, since }),
            Renewal::On => Ok(()),
        }
    }

    /// What renewing on a day leads to: a year at the current anniversary while it is active, so that no paid day
    /// is lost, or a year from today after expiry.
    ///
    /// # Errors
    /// As [`Subscription::may_renew`], or the calendar ends before the new anniversary.
    pub fn renewed(&self, policy: &Policy, today: Day) -> Result<NextTerm, Refusal> {
        self.may_renew(policy, today)?;
        match self.standing(policy, today) {
            Standing::Active { .. } => self.following(policy),
            Standing::Grace { .. }
            | Standing::PastDue { .. }
            | Standing::Expired { .. }
            | Standing::Ended { .. } => NextTerm::first(policy, today),
        }
    }

    /// The year that follows the last paid one without a gap.
    pub(super) fn following(&self, policy: &Policy) -> Result<NextTerm, Refusal> {
        NextTerm::nth(policy, self.original, self.years + 1, self.anniversary())
    }
}

impl Account {
    /// Whether an order is for a year whose automatic charge was declined. It can be paid until the membership is over
    /// and ends with it.
    pub fn is_owed(&self, order: &Order) -> bool {
        self.owing(order).is_some()
    }

    /// The subscription whose automatic charge was declined and left an order to pay.
    fn owing(&self, order: &Order) -> Option<&Subscription> {
        self.subscriptions.iter().find(|subscription| match subscription.collection {
            Collection::Declined { order: owed, .. } => owed == order.id,
            Collection::Clear => false,
        })
    }

    /// The day of the next automatic charge of a subscription or of the next attempt at it, today at the earliest, if there
    /// will be one as matters stand: none while a transfer for the same year is awaited, or once what takes its place is
    /// paid. Whether its card will do, and whether the requirements of a grade are met that day, are other questions.
    pub fn next_charge(&self, subscription: &Subscription, today: Day) -> Option<Day> {
        let transfer_awaited = self
            .open_order(Purpose::Renew(subscription.id))
            .is_some_and(|order| matches!(order.state, OrderState::AwaitingTransfer { .. }));
        let replaced = self.upgrading(subscription.id).is_some();
        subscription.charge_day(self.policy(), today).filter(|_| !transfer_awaited && !replaced)
    }

    /// The day on which the charge that left an order to pay is tried again if the order is given up, if it is: giving up
    /// calls off a transfer, but no charge. It is found by giving it up on a copy, so that the plan is asked itself.
    pub fn charged_all_the_same(&self, order: &Order, today: Day) -> Option<Day> {
        let owing = self.owing(order)?.id;
        let mut after = self.clone();
        after.last_day = Some(today);
        order_state::cancelled(&mut after, today, order.id).ok()?;
        planned_charge(&after, after.subscription(owing)?)
    }

    /// The card that a subscription's next automatic charge goes to, and what is known to be wrong with it by a day.
    pub fn renewal_card(
        &self,
        subscription: &Subscription,
        on: Day,
    ) -> Option<(&PaymentMethod, Option<DeclineReason>)> {
        let method = self.payment_method(subscription.method?)?;
        Some((method, method.known_problem(on)))
    }
}

/// Decides to turn automatic renewal off (statement 148).
pub(super) fn turn_off(account: &Account, today: Day, id: SubscriptionId) -> Decision {
    let subscription = account.existing_subscription(id)?;
    let policy = account.policy();
    subscription.may_turn_off_renewal(policy, today, planned_charge(account, subscription))?;
    Ok(vec![Event::RenewalTurnedOff { subscription: id, expires: subscription.expires(policy) }])
}

/// The day of the next automatic charge of a subscription, if nothing stands in its way: there is a card, and the
/// requirements of a grade are met on the day.
pub(super) fn planned_charge(account: &Account, subscription: &Subscription) -> Option<Day> {
    let on = account.next_charge(subscription, account.last_day.unwrap_or(Day::FIRST))?;
    let card = account.renewal_card(subscription, on).is_some();
    (card && account.qualified_for(subscription.offer, on).is_ok()).then_some(on)
}

/// Charges the next year of a subscription (statement 142), which begins on the anniversary even if only a later
/// attempt succeeds, because benefits went on meanwhile.
pub(super) fn charge(account: &Account, on: Day, id: SubscriptionId) -> Decision {
    let policy = account.policy();
    let subscription = account.existing_subscription(id)?;
    let purpose = Purpose::Renew(id);
    let mut events = Vec::new();
    let order = match subscription.collection {
        Collection::Declined { order, .. } if account.unpaid_order(order).is_ok() => {
            account.unpaid_order(order)?.clone()
        }
        Collection::Declined { .. } | Collection::Clear => {
            if let Some(draft) = account.open_order(purpose) {
                order_state::cancel(account, &mut events, draft);
            }
            let order = account.new_order(automatic_number(account, on), purpose, on);
            events.push(Event::OrderOpened { order: order.id, number: order.number.clone(), purpose });
            order
        }
    };
    let method = match subscription.method {
        Some(method) => account.existing_payment_method(method)?,
        None => return Err(Refusal::NoPaymentMethod { order: order.id }),
    };
    match method.charge(on, order.last_decline(), Presence::Absent) {
        ChargeOutcome::Charged => {
            let term = subscription.following(policy)?;
            let invoice = account.next_invoice();
            let quote = account.quote(purpose)?;
            checkout::settle(account, on, &order, PayBy::Card(method.id), quote, term, &mut events)?;
            let kind = NoticeKind::Renewed { subscription: id, invoice, anniversary: term.anniversary };
            notice::send_to_those_in_charge(account, &mut events, kind);
        }
        ChargeOutcome::Declined(reason) => {
            events.push(Event::ChargeDeclined { order: order.id, method: method.id, reason });
            events.push(Event::RenewalDeclined { subscription: id, order: order.id, reason });
            let mut after = subscription.clone();
            after.decline(on, order.id, reason);
            let (next_try, last_day) = (after.charge_day(policy, on), account.last_day_of(&after));
            let kind = NoticeKind::RenewalDeclined { subscription: id, reason, next_try, last_day };
            notice::send_to_those_in_charge(account, &mut events, kind);
        }
        // Nobody is there to answer: `Presence::Absent` never asks.
        ChargeOutcome::AsksBank => return Err(Refusal::BankConfirmationOpen { order: order.id, from: None }),
    }
    Ok(events)
}

/// The number of an order that time begins: it follows from the company, the order's place and the day.
fn automatic_number(account: &Account, on: Day) -> String {
    let digits = account.mpn_id.as_deref().and_then(|mpn_id| mpn_id.parse::<u128>().ok());
    let OrderId(place) = account.next_order();
    let day = u128::from(on.epoch_days().unsigned_abs());
    let seed = CommandId((digits.unwrap_or(0) << 96) + (u128::from(place) << 64) + day);
    Draw::new(seed, 3).digits(10)
}
