//! What becomes of a subscription when its days come: it expires, and is over.
//!
//! The standing of a subscription is derived from the date; what is written here into the history only tells of it, each
//! thing once, so that members are written to and the activity shows it.

use super::account::{Account, Decision};
use super::competency;
use super::date::Day;
use super::due::Due;
use super::event::Event;
use super::id::SubscriptionId;
use super::notice::{self, NoticeKind};
use super::order_state;
use super::subscription::{Collection, Ending, Milestone, Standing, Subscription};

/// Plans what the days of a subscription bring.
///
/// `charge` is the day of the next automatic charge. While the first one is planned it decides what follows: expiry is
/// planned only where none is. Nor is it where something takes its place, which nobody can renew any more.
pub(super) fn plan(
    account: &Account,
    subscription: &Subscription,
    charge: Option<Day>,
    plan: &mut dyn FnMut(Day, Due),
) {
    let (policy, id) = (account.policy(), subscription.id);
    let declined = match subscription.collection {
        Collection::Clear => false,
        Collection::Declined { .. } => true,
    };
    if subscription.reached == Milestone::Over {
        return;
    }
    let settled = account.settled_end(subscription);
    if let Some(Ending { on, .. }) = subscription.ending {
        plan(on, Due::End(id));
    } else if subscription.reached < Milestone::Expired && !declined && charge.is_none() && settled.is_none()
    {
        plan(subscription.expires(policy), Due::Expiry(id));
    }
    let over = subscription.last_day(policy).plus_days(1);
    if (declined || charge.is_none()) && settled.is_none_or(|on| on > over) {
        plan(over, Due::GraceEnd(id));
    }
}

/// The first day on which a subscription is no longer in force if nobody does anything, where that is known: while a
/// card may yet be charged for one more year, it is not.
pub(super) fn foreseen(account: &Account, subscription: &Subscription, today: Day) -> Option<Day> {
    let policy = account.policy();
    let charge = subscription.charge_day(policy, today).filter(|on| {
        account.renewal_card(subscription, *on).is_some()
            && account.qualified_for(subscription.offer, *on).is_ok()
    });
    let over = competency::fee_ends(account, subscription).unwrap_or(subscription.over_from(policy));
    charge.is_none().then_some(over)
}

impl Account {
    /// What a day makes of a subscription. The days after expiry end with the fee of a grade whose requirements are not met.
    pub fn standing_of(&self, subscription: &Subscription, today: Day) -> Standing {
        match subscription.standing(self.policy(), today) {
            Standing::Grace { expired, .. } => {
                Standing::Grace { expired, last_day: self.last_day_of(subscription) }
            }
            Standing::PastDue { expired, .. } => {
                Standing::PastDue { expired, last_day: self.last_day_of(subscription) }
            }
            other @ (Standing::Active { .. } | Standing::Expired { .. } | Standing::Ended { .. }) => other,
        }
    }

    /// The last day on which a subscription may be renewed and its benefits go on, as matters stand: that of the rule set,
    /// or the one before the fee of a grade ends because its requirements are not met.
    pub fn last_day_of(&self, subscription: &Subscription) -> Day {
        let last = subscription.last_day(self.policy());
        competency::fee_ends(self, subscription).map_or(last, |over| last.min(over.plus_days(-1)))
    }

    /// The day on which one more year of a subscription is charged, as far as it is known: its card will do that day, and
    /// the requirements of a grade are met.
    pub fn charge_foreseen(&self, subscription: &Subscription, today: Day) -> Option<Day> {
        let card_will_do = |on: Day| matches!(self.renewal_card(subscription, on), Some((_, None)));
        let on = self.next_charge(subscription, today)?;
        (card_will_do(on) && self.qualified_for(subscription.offer, on).is_ok()).then_some(on)
    }
}

/// A year that was paid for is over, and no other was.
pub(super) fn expire(account: &Account, id: SubscriptionId) -> Decision {
    let last_day = account.last_day_of(account.existing_subscription(id)?);
    let mut events = vec![Event::SubscriptionExpired { subscription: id, last_day }];
    let kind = NoticeKind::Expired { subscription: id, last_day };
    notice::send_to_those_in_charge(account, &mut events, kind);
    Ok(events)
}

/// The last day to renew has passed.
pub(super) fn end_grace(account: &Account, id: SubscriptionId) -> Decision {
    let mut events = vec![Event::GraceEnded { subscription: id }];
    give_up_orders(account, &mut events, id);
    notice::send_to_those_in_charge(account, &mut events, NoticeKind::GraceEnded { subscription: id });
    Ok(events)
}

/// The day of a decided end has come.
pub(super) fn end(account: &Account, id: SubscriptionId) -> Decision {
    let Some(Ending { why, .. }) = account.existing_subscription(id)?.ending else { return Ok(Vec::new()) };
    let mut events = vec![Event::SubscriptionEnded { subscription: id, why }];
    give_up_orders(account, &mut events, id);
    notice::send_to_those_in_charge(account, &mut events, NoticeKind::Ended { subscription: id, why });
    Ok(events)
}

/// An unpaid order that can no longer be paid expires with it.
fn give_up_orders(account: &Account, events: &mut Vec<Event>, id: SubscriptionId) {
    account.orders_with(id).for_each(|order| order_state::expire(account, events, order));
}
