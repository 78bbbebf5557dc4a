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
use super::credit::{self, Credit};
use super::date::Day;
use super::event::Event;
use super::id::{EntitlementId, SubscriptionId};
use super::money::Money;
use super::offer::{Counting, Offer, Product, Quantity};
use super::product_key::Licences;
use super::refusal::{Refusal, Thing};
use super::seat::{self, SeatKeyUse, SeatRenewal, Seats};
use super::subscription::{NextTerm, Standing};
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
    /// The day it was activated, if it was.
    pub activated: Option<Day>,
    /// What is left of it.
    pub holding: Holding,
}

/// One entitlement as an event grants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Its id.
    pub entitlement: EntitlementId,
    /// What is granted.
    pub product: Product,
    /// How much of it.
    pub quantity: Quantity,
    /// How it adds up with what other offers grant.
    pub counting: Counting,
    /// The last day on which it can be activated, where that is needed.
    pub activate_by: Option<Day>,
    /// The entitlement of an upgraded membership that goes on in this one: its keys and holders stay.
    pub continues: Option<EntitlementId>,
}

/// What a day makes of an entitlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BenefitStanding {
    /// It can be activated until a day.
    Waiting { activate_by: Day },
    /// It was not activated in time, or its seats have run out; the next paid year can be activated again.
    Lapsed { since: Day },
    /// It can be used; `until` is the day on which it ends unless the membership is renewed.
    Usable { until: Day },
    /// Another offer grants more of it, and that is what counts.
    Contained { by: EntitlementId },
    /// The membership is over.
    Ended { since: Day },
}

/// How much of a benefit is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It has no number.
    Included,
    /// So many of so many.
    Count { left: u32, of: u32 },
    /// So much of this month's credit.
    Credit { left: Money, of: Money },
}

impl Entitlement {
    fn of(grant: &Grant, subscription: SubscriptionId, offer: Offer, from: Day, until: Day) -> Self {
        let holding = match grant.quantity {
            Quantity::Included => Holding::Included,
            Quantity::Accounts(count) => Holding::Accounts(count),
            Quantity::Licences(count) => Holding::Licences(Licences::new(count)),
            Quantity::Seats { base, earned } => {
                Holding::Seats(Seats::new(base, earned, grant.activate_by.unwrap_or(until)))
            }
            Quantity::MonthlyCredit(amount) => Holding::Credit(Credit::new(amount)),
            Quantity::Incidents(yearly) => Holding::Incidents(Allowance::new(yearly)),
            Quantity::Hours(yearly) => Holding::Hours(Allowance::new(yearly)),
        };
        Self {
            id: grant.entitlement,
            subscription,
            offer,
            product: grant.product,
            counting: grant.counting,
            from,
            until,
            activate_by: grant.activate_by,
            activated: None,
            holding,
        }
    }

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

    /// Whether a day is in time to activate it.
    ///
    /// # Errors
    /// The activate-by day has passed.
    pub(super) fn in_time(&self, today: Day) -> Result<(), BenefitRefusal> {
        match self.activate_by {
            Some(activate_by) if today > activate_by => {
                Err(BenefitRefusal::ActivateByPassed { subscription: self.subscription, activate_by })
            }
            Some(_) | None => Ok(()),
        }
    }

    pub(super) fn other_kind(&self) -> BenefitRefusal {
        BenefitRefusal::OtherKind { entitlement: self.id }
    }

    /// Takes over what people already have of the benefit in the membership that this one replaces.
    fn go_on_from(&mut self, before: &Entitlement) {
        self.activated = before.activated;
        if let (Holding::Seats(seats), Holding::Seats(old)) = (&mut self.holding, &before.holding) {
            seats.go_on_from(old, self.from, self.until);
        }
        if let (Holding::Licences(licences), Holding::Licences(old)) = (&mut self.holding, &before.holding) {
            licences.keys.clone_from(&old.keys);
        }
    }
}

impl Account {
    /// The entitlement of that id, those of ended memberships included.
    pub fn entitlement(&self, id: EntitlementId) -> Option<&Entitlement> {
        self.entitlements.iter().find(|entitlement| entitlement.id == id)
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
        let usable = match &entitlement.holding {
            Holding::Seats(seats) => return seats.standing(entitlement, today),
            Holding::Incidents(_) | Holding::Hours(_) => true,
            Holding::Licences(licences) => !licences.keys.is_empty(),
            Holding::Included | Holding::Accounts(_) | Holding::Credit(_) => entitlement.activated.is_some(),
        };
        match entitlement.activate_by {
            Some(activate_by) if !usable && today > activate_by => {
                BenefitStanding::Lapsed { since: activate_by.plus_days(1) }
            }
            Some(activate_by) if !usable => BenefitStanding::Waiting { activate_by },
            Some(_) | None => BenefitStanding::Usable { until },
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

    /// How many benefits of a subscription are in use, and how many there are to activate: the next step after a
    /// purchase (statement 176).
    pub fn activation_progress(&self, subscription: SubscriptionId) -> (usize, usize) {
        let to_activate =
            || self.entitlements_of(subscription).filter(|benefit| benefit.activate_by.is_some());
        (to_activate().filter(|benefit| benefit.activated.is_some()).count(), to_activate().count())
    }

    /// The first day of the paid year of a subscription that a day lies in.
    pub(super) fn year_start(&self, subscription: SubscriptionId, today: Day) -> Option<Day> {
        let terms = &self.subscription(subscription)?.terms;
        terms.iter().rev().map(|term| term.from).find(|from| *from <= today)
    }

    /// The first day without the benefits of a subscription, if that day has come.
    fn benefits_ended(&self, id: SubscriptionId, today: Day) -> Option<Day> {
        let policy = self.policy();
        let subscription = self.subscription(id)?;
        match subscription.standing(policy, today) {
            Standing::Ended { since, .. } => Some(since),
            Standing::Expired { .. } => Some(subscription.last_day(policy).plus_days(1)),
            Standing::Active { .. } | Standing::Grace { .. } | Standing::PastDue { .. } => None,
        }
    }

    /// The benefit of another offer in force that grants more of the same core benefit.
    fn containing(&self, entitlement: &Entitlement, today: Day) -> Option<EntitlementId> {
        let weight = |benefit: &Entitlement| (benefit.size(), std::cmp::Reverse(benefit.id));
        match entitlement.counting {
            Counting::Incremental => None,
            Counting::Core => self
                .entitlements
                .iter()
                .filter(|other| other.product == entitlement.product && weight(other) > weight(entitlement))
                .find(|other| self.benefits_ended(other.subscription, today).is_none())
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
            Some(by) => Err(BenefitRefusal::Contained { by }.into()),
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

/// What the first year of a subscription grants, together with what is received on its first day.
pub(super) fn granted(
    account: &Account,
    today: Day,
    subscription: SubscriptionId,
    offer: Offer,
    term: &NextTerm,
    upgraded: Option<SubscriptionId>,
) -> Vec<Event> {
    let activate_by = term.from.plus_days(account.policy().benefits.activate_within);
    let first = account.entitlements.len() as u32 + 1;
    let grants: Vec<Grant> = (first..)
        .zip(offer.contents())
        .map(|(id, content)| Grant {
            entitlement: EntitlementId(id),
            product: content.product,
            quantity: content.quantity,
            counting: content.counting,
            activate_by: match content.quantity {
                Quantity::Incidents(_) | Quantity::Hours(_) => None,
                Quantity::Included
                | Quantity::Licences(_)
                | Quantity::Accounts(_)
                | Quantity::Seats { .. }
                | Quantity::MonthlyCredit(_) => Some(activate_by),
            },
            continues: upgraded.and_then(|before| {
                account.entitlements_of(before).find(|old| old.product == content.product).map(|old| old.id)
            }),
        })
        .collect();
    let mut events = Vec::with_capacity(2);
    for grant in &grants {
        match grant.quantity {
            Quantity::MonthlyCredit(amount) => {
                events.extend(credit::first_month(grant.entitlement, amount, today, term));
            }
            Quantity::Seats { earned, .. } => {
                events.extend(seat::earn(account, today, (grant.entitlement, grant.product, earned), 0, 0));
            }
            Quantity::Included
            | Quantity::Licences(_)
            | Quantity::Accounts(_)
            | Quantity::Incidents(_)
            | Quantity::Hours(_) => {}
        }
    }
    events.insert(
        0,
        Event::BenefitsGranted { subscription, offer, from: term.from, until: term.anniversary, grants },
    );
    events
}

/// What one more paid year of a subscription brings: it can be activated again, seats run on, incidents and hours
/// are new from its first day.
pub(super) fn extended(
    account: &Account,
    today: Day,
    subscription: SubscriptionId,
    term: &NextTerm,
) -> Vec<Event> {
    let rules = &account.policy().benefits;
    let activate_by = term.from.plus_days(rules.activate_within);
    let mut seats = Vec::new();
    let mut received = Vec::new();
    for entitlement in account.entitlements_of(subscription) {
        match &entitlement.holding {
            Holding::Seats(held) => {
                seats.push((entitlement.id, held.renewed(rules, entitlement, today, term.from, activate_by)));
                received.extend(seat::earn_again(account, today, entitlement, held, term.from, 0));
            }
            Holding::Credit(credit) => {
                received.extend(credit.renewed(entitlement.id, today, term));
            }
            Holding::Included
            | Holding::Accounts(_)
            | Holding::Licences(_)
            | Holding::Incidents(_)
            | Holding::Hours(_) => {}
        }
    }
    let until = term.anniversary;
    let mut events = vec![Event::BenefitsExtended { subscription, until, activate_by, seats }];
    events.append(&mut received);
    events
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
    entitlement.in_time(today)?;
    if entitlement.product == Product::GoToMarket && account.marketing_contact.is_none() {
        return Err(BenefitRefusal::NoMarketingContact { entitlement: id }.into());
    }
    Ok(vec![Event::BenefitActivated { entitlement: id }])
}

pub(super) fn apply_granted(
    account: &mut Account,
    subscription: SubscriptionId,
    offer: Offer,
    (from, until): (Day, Day),
    grants: &[Grant],
) -> Result<(), Inconsistency> {
    account.subscription(subscription).ok_or(Inconsistency { missing: Thing::Subscription })?;
    let mut granted = Vec::with_capacity(grants.len());
    for grant in grants {
        let mut entitlement = Entitlement::of(grant, subscription, offer, from, until);
        if let Some(before) = grant.continues {
            let before = account.entitlement(before).ok_or(Inconsistency { missing: Thing::Entitlement })?;
            entitlement.go_on_from(before);
        }
        granted.push(entitlement);
    }
    account.entitlements.append(&mut granted);
    Ok(())
}

pub(super) fn apply_extended(
    account: &mut Account,
    subscription: SubscriptionId,
    until: Day,
    activate_by: Day,
    seats: &[(EntitlementId, SeatRenewal)],
) -> Result<(), Inconsistency> {
    for (id, _) in seats {
        account.entitlement(*id).ok_or(Inconsistency { missing: Thing::Entitlement })?;
    }
    for entitlement in account.entitlements.iter_mut().filter(|benefit| benefit.subscription == subscription)
    {
        entitlement.until = until;
        if let Some(by) = &mut entitlement.activate_by {
            *by = activate_by;
        }
        let renewal = seats.iter().find(|(id, _)| *id == entitlement.id);
        if let (Some((_, renewal)), Holding::Seats(held)) = (renewal, &mut entitlement.holding) {
            held.renew(renewal);
        }
    }
    Ok(())
}

pub(super) fn apply_activated(
    account: &mut Account,
    on: Day,
    id: EntitlementId,
) -> Result<(), Inconsistency> {
    account.entitlement_mut(id)?.activated.get_or_insert(on);
    Ok(())
}
