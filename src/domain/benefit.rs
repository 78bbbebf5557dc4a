//! Benefits: what a purchase entitles a company to, how it is activated, and what ends with the membership.
//!
//! Three dates differ. A benefit can be activated until its *activate-by* day, which each paid year sets anew. A key,
//! for a product or for seats, has a *life of its own* from the day it is redeemed. And the *membership* ends: after
//! the grace period nothing of it can be used, nobody holds its seats and its keys are no longer shown. All of that
//! follows from the date and is never stored.
//!
//! During the grace period what was granted goes on, and what has not run out can be used; only credit is not
//! received then, because each month of it belongs to a paid year.
//!
//! | kind | activated by | used |
//! | --- | --- | --- |
//! | included, accounts, marketing | activating it | as it is |
//! | licences | redeeming the first [product key](super::product_key) | one key each |
//! | [seats](super::seat) | activating them, which starts their time | held by people |
//! | monthly [credit](super::credit) | activating it | up to what is left of the month |
//! | incidents and hours | using the first one | [one at a time](super::allowance) |

use super::account::{Account, Context, Decision, Inconsistency};
use super::allowance::Allowance;
use super::benefit_refusal::BenefitRefusal;
use super::credit::Credit;
use super::date::Day;
use super::event::Event;
use super::expiry;
use super::id::{EntitlementId, SubscriptionId};
use super::money::Money;
use super::offer::{Counting, Offer, Product};
use super::product_key::Licences;
use super::refusal::{Refusal, Thing};
use super::seat::{self, SeatKeyUse, Seats};
use super::subscription::{Standing, Subscription};
use serde::{Deserialize, Serialize};

/// What is left of a benefit, by its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holding {
    /// Included without a number.
    Included,
    /// Accounts at no cost.
    Accounts(u32),
    /// Licences with product keys.
    Licences(Licences),
    /// Seats that people hold.
    Seats(Seats),
    /// Credit that comes each month.
    Credit(Credit),
    /// Support incidents of a year.
    Incidents(Allowance),
    /// Advisory hours of a year.
    Hours(Allowance),
}

/// One entitlement: a product that a purchase granted, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlement {
    /// Its id.
    pub id: EntitlementId,
    /// The subscription that granted it.
    pub subscription: SubscriptionId,
    /// The offer that granted it.
    pub offer: Offer,
    /// What is granted.
    pub product: Product,
    /// How it adds up with what other offers grant.
    pub counting: Counting,
    /// The first day of the membership that granted it.
    pub from: Day,
    /// The anniversary that ends the last paid year; renewing moves it.
    pub until: Day,
    /// The last day on which it can be activated; renewing moves it. Incidents and hours are just used.
    pub activate_by: Option<Day>,
    /// What renewing moved, the first year's first: where a year that was paid ahead is given back, the last day of the one
    /// before it counts again.
    pub earlier: Vec<Deadline>,
    /// The day it was activated, if it was.
    pub activated: Option<Day>,
    /// What is left of it.
    pub holding: Holding,
}

/// The last day on which a benefit could be activated while a paid year was the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The anniversary that ends that year.
    pub until: Day,
    /// The last day.
    pub activate_by: Day,
}

/// What a day makes of an entitlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BenefitStanding {
    /// It can be activated until a day.
    Waiting { activate_by: Day },
    /// It was not activated in time, or its seats or keys have run out; the next paid year can be activated again.
    Lapsed { since: Day },
    /// It can be used; `until` is the day on which it ends unless the membership is renewed.
    Usable { until: Day },
    /// Another offer grants more of it, or the same already, and that is what counts.
    Contained { by: EntitlementId },
    /// The membership is over.
    Ended { since: Day },
}

/// How much of a benefit is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// It has no number.
    Included,
    /// So many of so many.
    Count { left: u32, of: u32 },
    /// So much of this month's credit.
    Credit { left: Money, of: Money },
}

impl Entitlement {
    /// How much there is of it, to compare what several offers grant.
    fn size(&self) -> u32 {
        match &self.holding {
            Holding::Included | Holding::Credit(_) => 0,
            Holding::Accounts(count) => *count,
            Holding::Licences(licences) => licences.count,
            Holding::Seats(seats) => seats.base,
            Holding::Incidents(allowance) | Holding::Hours(allowance) => allowance.yearly,
        }
    }

    /// Whether it grants more than another one of the same product does.
    pub fn grants_more_than(&self, other: &Entitlement) -> bool {
        self.size() > other.size()
    }

    fn was_activated(&self, on: Day) -> bool {
        self.activated.is_some_and(|since| since <= on)
    }

    /// Whether nobody had activated it by a day that its own last day to do so lies before.
    fn was_missed(&self, on: Day) -> bool {
        !self.was_activated(on) && self.activate_by.is_some_and(|last| last < on)
    }

    pub(super) fn other_kind(&self) -> BenefitRefusal {
        BenefitRefusal::OtherKind { entitlement: self.id }
    }
}

impl Account {
    /// The entitlement of that id, those of ended memberships included.
    pub fn entitlement(&self, id: EntitlementId) -> Option<&Entitlement> {
        self.entitlements.iter().find(|entitlement| entitlement.id == id)
    }

    /// Whether a benefit was activated.
    pub fn is_activated(&self, id: EntitlementId) -> bool {
        self.entitlement(id).is_some_and(|entitlement| entitlement.activated.is_some())
    }

    /// The last day on which a benefit can be activated, where that is a step of its own. One that could not be activated on
    /// its last day, because another contained it, can be until the end of the paid year.
    pub fn activate_by(&self, entitlement: &Entitlement) -> Option<Day> {
        let activate_by = entitlement.activate_by?;
        let year_ends = entitlement.until.plus_days(-1);
        let was_contained = self.containing(entitlement, activate_by).is_some();
        Some(if was_contained { activate_by.max(year_ends) } else { activate_by })
    }

    /// The day on which what there is of a benefit was activated; none for seats whose time is over while the key of a
    /// later year waits, or waited, to start them anew.
    pub fn activated_as_it_stands(&self, entitlement: &Entitlement, today: Day) -> Option<Day> {
        let waits_anew = match (&entitlement.holding, self.benefit_standing(entitlement, today)) {
            (Holding::Seats(_), BenefitStanding::Waiting { .. }) => true,
            (Holding::Seats(seats), BenefitStanding::Lapsed { .. }) => {
                seats.waiting.iter().any(|key| !key.earned)
            }
            (
                Holding::Seats(_)
                | Holding::Included
                | Holding::Accounts(_)
                | Holding::Licences(_)
                | Holding::Credit(_)
                | Holding::Incidents(_)
                | Holding::Hours(_),
                _,
            ) => false,
        };
        entitlement.activated.filter(|_| !waits_anew)
    }

    /// What a subscription grants, in the order in which the offer lists it.
    pub fn entitlements_of(&self, subscription: SubscriptionId) -> impl Iterator<Item = &Entitlement> {
        self.entitlements.iter().filter(move |entitlement| entitlement.subscription == subscription)
    }

    /// What the company is entitled to on a day, those benefits that a larger one contains left out.
    pub fn entitlements_in_force(&self, today: Day) -> impl Iterator<Item = &Entitlement> {
        self.entitlements.iter().filter(move |entitlement| match self.benefit_standing(entitlement, today) {
            BenefitStanding::Waiting { .. }
            | BenefitStanding::Lapsed { .. }
            | BenefitStanding::Usable { .. } => true,
            BenefitStanding::Contained { .. } | BenefitStanding::Ended { .. } => false,
        })
    }

    /// What a day makes of an entitlement.
    pub fn benefit_standing(&self, entitlement: &Entitlement, today: Day) -> BenefitStanding {
        if let Some(since) = self.benefits_ended(entitlement.subscription, today) {
            return BenefitStanding::Ended { since };
        }
        if let Some(by) = self.containing(entitlement, today) {
            return BenefitStanding::Contained { by };
        }
        let until = entitlement.until;
        let activate_by = self.activate_by(entitlement);
        let in_time = activate_by.is_none_or(|last| today <= last);
        let (usable, ran_out) = match &entitlement.holding {
            Holding::Seats(seats) => return seats.standing(entitlement, today),
            Holding::Incidents(_) | Holding::Hours(_) => (true, None),
            Holding::Licences(licences) => (licences.are_usable(in_time, today), licences.ran_out(today)),
            Holding::Included | Holding::Accounts(_) | Holding::Credit(_) => {
                (entitlement.activated.is_some(), None)
            }
        };
        match activate_by {
            Some(activate_by) if !usable && !in_time => {
                let missed = activate_by.plus_days(1);
                BenefitStanding::Lapsed { since: ran_out.map_or(missed, |day| day.max(missed)) }
            }
            Some(activate_by) if !usable => BenefitStanding::Waiting { activate_by },
            Some(_) | None => BenefitStanding::Usable { until },
        }
    }

    /// Whether the membership of a benefit is in its grace period on a day: what can be used goes on, although the paid
    /// year counts as over.
    pub fn goes_on_in_grace(&self, entitlement: &Entitlement, today: Day) -> bool {
        let standing = |held: &Subscription| held.standing(self.policy(), today);
        match self.subscription(entitlement.subscription).map(standing) {
            Some(Standing::Grace { .. } | Standing::PastDue { .. }) => true,
            Some(Standing::Active { .. } | Standing::Expired { .. } | Standing::Ended { .. }) | None => false,
        }
    }

    /// How much of a benefit is left on a day on which its membership is in force.
    pub fn benefit_left(&self, entitlement: &Entitlement, today: Day) -> Left {
        match &entitlement.holding {
            Holding::Included => Left::Included,
            Holding::Accounts(of) => {
                Left::Count { left: if entitlement.activated.is_some() { 0 } else { *of }, of: *of }
            }
            Holding::Licences(licences) => Left::Count { left: licences.left(today), of: licences.count },
            Holding::Seats(seats) => seats.left(entitlement, today),
            Holding::Credit(credit) => Left::Credit { left: credit.left(), of: credit.monthly },
            Holding::Incidents(allowance) | Holding::Hours(allowance) => {
                let used = allowance.used_since(self.year_start(entitlement.subscription, today));
                Left::Count { left: allowance.yearly.saturating_sub(used), of: allowance.yearly }
            }
        }
    }

    /// How many benefits of a subscription were activated, and how many there are to activate: the next step after a
    /// purchase (statement 176). What a larger benefit contains is none of them, and what has run out and can be
    /// activated again is yet to be.
    pub fn activation_progress(&self, subscription: SubscriptionId, today: Day) -> (usize, usize) {
        let to_activate = || {
            self.entitlements_of(subscription)
                .filter(|benefit| benefit.activate_by.is_some() && self.containing(benefit, today).is_none())
        };
        let is_done = |benefit: &&Entitlement| {
            benefit.activated.is_some() && self.left_to_activate(benefit, today).is_none()
        };
        (to_activate().filter(is_done).count(), to_activate().count())
    }

    /// How many benefits of a subscription can still be activated.
    pub fn waiting_to_activate(&self, subscription: SubscriptionId, today: Day) -> usize {
        self.entitlements_of(subscription)
            .filter(|benefit| self.left_to_activate(benefit, today).is_some())
            .count()
    }

    /// The next last day on which benefits of a subscription can be activated, and how many have to be by then.
    pub fn activation_deadline(&self, subscription: SubscriptionId, today: Day) -> Option<(Day, usize)> {
        let deadlines =
            || self.entitlements_of(subscription).filter_map(|benefit| self.left_to_activate(benefit, today));
        let next = deadlines().min()?;
        Some((next, deadlines().filter(|by| *by == next).count()))
    }

    /// The last day on which a benefit can be activated, where that is still to be done: it waits, or its keys were shown
    /// and none was redeemed.
    pub fn left_to_activate(&self, entitlement: &Entitlement, today: Day) -> Option<Day> {
        match (self.benefit_standing(entitlement, today), entitlement.activated) {
            (BenefitStanding::Waiting { activate_by }, _) => Some(activate_by),
            (BenefitStanding::Usable { .. }, None) => self.activate_by(entitlement).filter(|by| today <= *by),
            (
                BenefitStanding::Usable { .. }
                | BenefitStanding::Lapsed { .. }
                | BenefitStanding::Contained { .. }
                | BenefitStanding::Ended { .. },
                _,
            ) => None,
        }
    }

    /// The first day of the paid year of a subscription that a day lies in.
    pub(super) fn year_start(&self, subscription: SubscriptionId, today: Day) -> Option<Day> {
        let terms = &self.subscription(subscription)?.terms;
        terms.iter().rev().map(|term| term.from).find(|from| *from <= today)
    }

    /// Whether one more paid year of a subscription may yet follow: its end was not decided, and nothing that was paid
    /// takes its place.
    pub fn may_go_on(&self, subscription: SubscriptionId, today: Day) -> bool {
        let goes_on = |held: &Subscription| held.goes_on(today).is_ok();
        self.subscription(subscription).is_some_and(goes_on) && self.upgrading(subscription).is_none()
    }

    /// Whether a day is in time to activate a benefit.
    ///
    /// # Errors
    /// The activate-by day has passed.
    pub(super) fn in_time(&self, entitlement: &Entitlement, today: Day) -> Result<(), BenefitRefusal> {
        match self.activate_by(entitlement) {
            Some(activate_by) if today > activate_by => Err(self.missed(entitlement, activate_by, today)),
            Some(_) | None => Ok(()),
        }
    }

    /// That the last day to activate a benefit has passed.
    pub(super) fn missed(&self, entitlement: &Entitlement, activate_by: Day, today: Day) -> BenefitRefusal {
        let subscription = entitlement.subscription;
        let goes_on = self.may_go_on(subscription, today);
        BenefitRefusal::ActivateByPassed { subscription, activate_by, goes_on }
    }

    /// The first day of the next paid year, where it is paid for already.
    pub fn next_year(&self, subscription: SubscriptionId, today: Day) -> Option<Day> {
        let held = self.subscription(subscription)?;
        let begins = |from: &Day| *from > today && held.ending.is_none_or(|ending| *from < ending.on);
        held.terms.iter().map(|term| term.from).find(begins)
    }

    /// The first day without the benefits of a subscription, if that day has come.
    pub(super) fn benefits_ended(&self, id: SubscriptionId, today: Day) -> Option<Day> {
        let policy = self.policy();
        let subscription = self.subscription(id)?;
        match subscription.standing(policy, today) {
            Standing::Ended { since, .. } => Some(since),
            Standing::Expired { .. } => Some(subscription.last_day(policy).plus_days(1)),
            Standing::Active { .. } | Standing::Grace { .. } | Standing::PastDue { .. } => None,
        }
    }

    /// The benefit of another offer in force on a day that grants more of the same core benefit. Of those that grant as
    /// much, the one that was activated counts, or else the first one; one that was missed keeps no other from counting.
    fn containing(&self, entitlement: &Entitlement, on: Day) -> Option<EntitlementId> {
        let weight = |benefit: &Entitlement| {
            let (activated, in_time) = (benefit.was_activated(on), !benefit.was_missed(on));
            (benefit.size(), activated, in_time, std::cmp::Reverse(benefit.id))
        };
        match entitlement.counting {
            Counting::Incremental => None,
            Counting::Core => self
                .entitlements
                .iter()
                .filter(|other| other.product == entitlement.product && weight(other) > weight(entitlement))
                .filter(|other| other.grants_more_than(entitlement) || !other.was_missed(on))
                .find(|other| other.from <= on && self.benefits_ended(other.subscription, on).is_none())
                .map(|other| other.id),
        }
    }

    /// The entitlement of that id, if its membership is in force and nothing larger contains it.
    pub(super) fn benefit_in_force(&self, id: EntitlementId, today: Day) -> Result<&Entitlement, Refusal> {
        let entitlement = self.entitlement(id).ok_or(Refusal::NotFound { thing: Thing::Entitlement })?;
        let subscription = entitlement.subscription;
        if let Some(since) = self.benefits_ended(subscription, today) {
            return Err(BenefitRefusal::Ended { subscription, since }.into());
        }
        match self.containing(entitlement, today) {
            Some(by) => {
                let other = self.entitlement(by);
                let more = other.is_some_and(|other| other.grants_more_than(entitlement));
                let held = other.and_then(|other| self.subscription(other.subscription));
                let ended = held.and_then(|held| expiry::foreseen(self, held, today));
                let idle = other.filter(|other| !more && other.activated.is_none());
                let missed = idle.and_then(|idle| idle.activate_by).map(|last| last.plus_days(1));
                let from = [ended, missed].into_iter().flatten().min();
                let over = self.subscription(subscription).and_then(|own| expiry::foreseen(self, own, today));
                let from = from.filter(|from| over.is_none_or(|over| over > *from));
                Err(BenefitRefusal::Contained { by, more, from }.into())
            }
            None => Ok(entitlement),
        }
    }

    pub(super) fn entitlement_mut(&mut self, id: EntitlementId) -> Result<&mut Entitlement, Inconsistency> {
        self.entitlements
            .iter_mut()
            .find(|entitlement| entitlement.id == id)
            .ok_or(Inconsistency { missing: Thing::Entitlement })
    }
}

/// Decides to activate a benefit (statement 176), where activating is a step of its own.
pub(super) fn activate(account: &Account, context: &Context, id: EntitlementId) -> Decision {
    let today = context.today;
    let entitlement = account.benefit_in_force(id, today)?;
    match &entitlement.holding {
        Holding::Seats(_) => return seat::redeem(account, today, id, SeatKeyUse::Start),
        Holding::Licences(_) | Holding::Incidents(_) | Holding::Hours(_) => {
            return Err(entitlement.other_kind().into());
        }
        Holding::Included | Holding::Accounts(_) | Holding::Credit(_) => {}
    }
    if let Some(since) = entitlement.activated {
        return Err(BenefitRefusal::AlreadyActivated { entitlement: id, since }.into());
    }
    account.in_time(entitlement, today)?;
    if entitlement.product == Product::GoToMarket && account.marketing_contact.is_none() {
        return Err(BenefitRefusal::NoMarketingContact { entitlement: id }.into());
    }
    Ok(vec![Event::BenefitActivated { entitlement: id }])
}

pub(super) fn apply_activated(
    account: &mut Account,
    on: Day,
    id: EntitlementId,
) -> Result<(), Inconsistency> {
    account.entitlement_mut(id)?.activated = Some(on);
    Ok(())
}
