//! Seats: started with a key, held by people, joined or extended by the keys that selling earns.
//!
//! Each paid year brings a key for the base seats, and selling 25 seats within twelve months earns one more key a
//! year ("up to", statement 125). The first key is redeemed by activating the benefit, and with it those of years that
//! were paid ahead by then: the seats last so much longer. A later one either *adds* its
//! seats, so that all of them share the [time](super::seat_time) there is, or *extends* the running seats. Renewing
//! redeems the new year's key by itself as an extension, so that nobody loses a seat on an anniversary.
//!
//! Seats that were still running on the day the membership expired go on through the grace period. Once their time
//! is over nobody holds them; starting them again begins with nobody.

use super::account::{Account, Decision, Inconsistency};
use super::benefit::{BenefitStanding, Entitlement, Holding, Left};
use super::benefit_refusal::BenefitRefusal;
use super::date::Day;
use super::event::Event;
use super::id::{EntitlementId, UserId};
use super::policy::BenefitRules;
use super::refusal::{Refusal, Thing};
use super::sale;
use super::seat_time::{self, Span};
use super::term::NextTerm;
use super::user::UserStatus;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// The seats of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Seats {
    /// How many each paid year brings.
    pub base: u32,
    /// How many more selling earns in a year.
    pub earnable: u32,
    /// Keys that were not redeemed, in the order in which they came.
    pub waiting: Vec<SeatKey>,
    /// What runs, or ran.
    pub running: Option<Running>,
    /// Who holds a seat, in the order in which they got it; [`Account::seat_holders`] knows whether they still do.
    pub holders: Vec<UserId>,
    /// The day on which selling last earned a key.
    pub earned: Option<Day>,
    /// How many of the account's sales were counted for it.
    pub sales_counted: u32,
}

/// A key for seats that was not redeemed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct SeatKey {
    /// How many seats it is for.
    pub seats: u32,
    /// Whether selling earned it.
    pub earned: bool,
    /// The last day on which it can be redeemed.
    pub activate_by: Day,
}

/// Seats with time on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Running {
    /// How many.
    pub seats: u32,
    /// The first day without them.
    pub until: Day,
}

/// What a key for seats does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum SeatKeyUse {
    /// It starts seats where none run.
    Start,
    /// Its seats join the running ones, and all share the time.
    Add,
    /// It makes the running seats last longer.
    Extend,
}

/// What redeeming a key leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatPlan {
    /// The key.
    pub key: SeatKey,
    /// How many seats run then.
    pub seats: u32,
    /// Until when.
    pub until: Day,
    /// How that follows from what runs now.
    pub time: SeatTime,
}

/// The arithmetic behind a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatTime {
    /// The key's whole life, where no seats run.
    Whole { life: Span },
    /// The time left of the running seats and the key's, shared by all seats.
    Shared { running: Running, left: Span, shared: Span },
    /// The key's time, added to the end of the running seats.
    Longer { running: Running, by: Span },
}

/// What one more paid year does to seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum SeatRenewal {
    /// The year's key extended the running seats.
    Extended { until: Day },
    /// None run: the year's key waits.
    KeyWaits { key: SeatKey },
    /// None run, and the key of a year before can still be redeemed: the year's key waits beside it.
    AnotherKeyWaits { key: SeatKey },
}

impl Seats {
    pub(super) fn new(base: u32, earnable: u32, activate_by: Day) -> Self {
        let key = SeatKey { seats: base, earned: false, activate_by };
        let waiting = vec![key];
        Self { base, earnable, waiting, running: None, holders: Vec::new(), earned: None, sales_counted: 0 }
    }

    /// The seats that run on a day on which the membership is in force.
    fn running(&self, until: Day, today: Day) -> Option<Running> {
        self.running.filter(|running| today < running.until || running.until >= until)
    }

    pub(super) fn standing(&self, entitlement: &Entitlement, today: Day) -> BenefitStanding {
        let until = entitlement.until;
        let activate_by = self.waiting.iter().map(|key| key.activate_by).max();
        match (self.running(until, today), self.running, activate_by) {
            (Some(running), _, _) => BenefitStanding::Usable { until: running.until.min(until) },
            (None, _, Some(activate_by)) if today <= activate_by => BenefitStanding::Waiting { activate_by },
            (None, Some(ran), _) => BenefitStanding::Lapsed { since: ran.until },
            (None, None, by) => BenefitStanding::Lapsed { since: by.unwrap_or(until).plus_days(1) },
        }
    }

    pub(super) fn left(&self, entitlement: &Entitlement, today: Day) -> Left {
        match self.running(entitlement.until, today) {
            Some(Running { seats: of, .. }) => {
                Left::Count { left: of.saturating_sub(self.holders.len() as u32), of }
            }
            None => Left::Count { left: self.base, of: self.base },
        }
    }

    /// What one more paid year does to the seats.
    pub(super) fn renewed(
        &self,
        rules: &BenefitRules,
        entitlement: &Entitlement,
        today: Day,
        term: &NextTerm,
    ) -> SeatRenewal {
        let year = Span::months(rules.key_months);
        let longer = self.running(entitlement.until, today).and_then(|running| {
            let span = seat_time::extended(rules, running.seats, self.base).ok()?;
            // In the grace period the time that went on for nothing is not paid for once more.
            let until = span.after(running.until.max(term.from.min(today)));
            // Seats that last as long as the membership do so although anniversaries are counted from the original
            // day: 28 February is followed by 29 February.
            let whole = span >= year && running.until >= entitlement.until;
            Some(if whole { until.max(term.anniversary) } else { until })
        });
        let key = SeatKey { seats: self.base, earned: false, activate_by: rules.activate_by(term.from) };
        match longer {
            Some(until) => SeatRenewal::Extended { until },
            None if self.keys_of_years(today).next().is_some() => SeatRenewal::AnotherKeyWaits { key },
            None => SeatRenewal::KeyWaits { key },
        }
    }

    pub(super) fn renew(&mut self, renewal: &SeatRenewal) {
        match (renewal, &mut self.running) {
            (SeatRenewal::Extended { until }, Some(running)) => running.until = *until,
            (SeatRenewal::Extended { .. }, None) => {}
            // The key of a year that nobody redeemed in time does not add up with the next one.
            (SeatRenewal::KeyWaits { key }, _) => {
                self.waiting.retain(|waiting| waiting.earned);
                self.waiting.push(*key);
            }
            (SeatRenewal::AnotherKeyWaits { key }, _) => self.waiting.push(*key),
        }
    }

    /// No key can be redeemed after a day; the one of a year that is given back goes with it.
    pub(super) fn end(&mut self, last_day: Day) {
        self.waiting.retain(|key| key.earned || key.activate_by <= last_day);
        for key in &mut self.waiting {
            key.activate_by = key.activate_by.min(last_day);
        }
    }

    /// The keys of paid years that can still be redeemed.
    fn keys_of_years(&self, today: Day) -> impl Iterator<Item = &SeatKey> {
        self.waiting.iter().filter(move |key| !key.earned && today <= key.activate_by)
    }

    /// Goes on with the seats and holders of the membership that this one, which lasts `until`, replaces.
    pub(super) fn go_on_from(&mut self, old: &Seats, replaced: &Entitlement, from: Day, until: Day) {
        if let Some(running) = old.running(replaced.until, from) {
            let (seats, until) = (running.seats.max(self.base), running.until.max(until));
            self.running = Some(Running { seats, until });
            self.holders.clone_from(&old.holders);
            self.waiting.clear();
        }
    }
}

impl Account {
    /// Who holds a seat of an entitlement on a day, in the order in which they got it.
    pub fn seat_holders<'a>(&self, entitlement: &'a Entitlement, today: Day) -> &'a [UserId] {
        let standing = self.benefit_standing(entitlement, today);
        if let (Holding::Seats(seats), BenefitStanding::Usable { .. }) = (&entitlement.holding, standing) {
            &seats.holders
        } else {
            &[]
        }
    }

    /// The first day without the seats that were activated, as matters stand: when their own time is over, or the
    /// membership with which they go on; nothing if none were.
    pub fn seats_end(&self, entitlement: &Entitlement, today: Day) -> Option<Day> {
        let Holding::Seats(Seats { running: Some(running), .. }) = &entitlement.holding else { return None };
        let own = running.until;
        let held = self.subscription(entitlement.subscription)?;
        Some(match self.benefit_standing(entitlement, today) {
            BenefitStanding::Usable { .. } if today >= own => {
                self.last_day_of(held).plus_days(1).min(held.over_from(self.policy()))
            }
            BenefitStanding::Ended { since } if own >= entitlement.until => since,
            BenefitStanding::Ended { since } => since.min(own),
            BenefitStanding::Usable { .. }
            | BenefitStanding::Waiting { .. }
            | BenefitStanding::Lapsed { .. }
            | BenefitStanding::Contained { .. } => self.seats_stay_until(entitlement, own),
        })
    }

    /// The first day without seats whose own time is over on a day: an end of the membership that was decided comes before.
    pub fn seats_stay_until(&self, entitlement: &Entitlement, own: Day) -> Day {
        let ending = self.subscription(entitlement.subscription).and_then(|held| held.ending);
        ending.map_or(own, |ending| ending.on.min(own))
    }

    /// The entitlements of which a person holds a seat on a day.
    pub fn seats_held_by(&self, user: UserId, today: Day) -> impl Iterator<Item = &Entitlement> {
        self.entitlements.iter().filter(move |benefit| self.seat_holders(benefit, today).contains(&user))
    }

    /// What redeeming the next waiting key of an entitlement would lead to; nothing is redeemed.
    ///
    /// # Errors
    /// As for [`Command::RedeemSeatKey`](super::command::Command::RedeemSeatKey).
    pub fn preview_seat_key(
        &self,
        id: EntitlementId,
        how: SeatKeyUse,
        today: Day,
    ) -> Result<SeatPlan, Refusal> {
        let (entitlement, seats) = self.seats(id, today)?;
        let rules = &self.policy().benefits;
        let running = seats.running(entitlement.until, today);
        let key = || next_key(self, entitlement, seats, today);
        match (how, running) {
            (SeatKeyUse::Start, Some(_)) => {
                let since = entitlement.activated.unwrap_or(today);
                Err(BenefitRefusal::AlreadyActivated { entitlement: id, since }.into())
            }
            (SeatKeyUse::Start, None) => {
                // The keys of years that were paid ahead make the seats last longer at once, as renewing does.
                let mut of_years = seats.keys_of_years(today);
                let (key, years) = match of_years.next() {
                    Some(key) => (*key, 1 + of_years.count() as u32),
                    None => (key()?, 1),
                };
                let life = Span::months(rules.key_months * years);
                Ok(SeatPlan {
                    key,
                    seats: key.seats,
                    until: life.after(today),
                    time: SeatTime::Whole { life },
                })
            }
            (SeatKeyUse::Add | SeatKeyUse::Extend, None) => {
                Err(BenefitRefusal::NotActivated { entitlement: id }.into())
            }
            (SeatKeyUse::Add, Some(running)) => {
                let key = key()?;
                let most = seats.base.saturating_add(seats.earnable);
                let all = running.seats.saturating_add(key.seats);
                if all > most {
                    return Err(BenefitRefusal::SeatsAtMost { entitlement: id, most }.into());
                }
                let left = Span::between(today, running.until);
                let shared = seat_time::blended(rules, running.seats, left, key.seats)?;
                let time = SeatTime::Shared { running, left, shared };
                Ok(SeatPlan { key, seats: all, until: shared.after(today), time })
            }
            (SeatKeyUse::Extend, Some(running)) => {
                let key = key()?;
                let by = seat_time::extended(rules, running.seats, key.seats)?;
                let until = by.after(running.until.max(today));
                Ok(SeatPlan { key, seats: running.seats, until, time: SeatTime::Longer { running, by } })
            }
        }
    }

    /// How long the seats of an entitlement run if they are activated on a day: the life of a key, once for each paid year
    /// whose key waits.
    pub fn seat_life(&self, id: EntitlementId, today: Day) -> Span {
        match self.preview_seat_key(id, SeatKeyUse::Start, today).map(|plan| plan.time) {
            Ok(SeatTime::Whole { life }) => life,
            Ok(SeatTime::Shared { .. } | SeatTime::Longer { .. }) | Err(_) => {
                Span::months(self.policy().benefits.key_months)
            }
        }
    }

    fn seats(&self, id: EntitlementId, today: Day) -> Result<(&Entitlement, &Seats), Refusal> {
        let entitlement = self.benefit_in_force(id, today)?;
        let Holding::Seats(seats) = &entitlement.holding else {
            return Err(entitlement.other_kind().into());
        };
        Ok((entitlement, seats))
    }
}

/// The first waiting key that can still be redeemed.
fn next_key(
    account: &Account,
    entitlement: &Entitlement,
    seats: &Seats,
    today: Day,
) -> Result<SeatKey, BenefitRefusal> {
    let in_time = seats.waiting.iter().find(|key| today <= key.activate_by);
    let missed = seats.waiting.iter().map(|key| key.activate_by).max();
    // Renewing brings seats that do not run a new key; running ones last longer by it, and only selling brings them one.
    let missed = missed.filter(|_| seats.running(entitlement.until, today).is_none());
    in_time.copied().ok_or_else(|| match missed {
        Some(activate_by) => account.missed(entitlement, activate_by, today),
        None => sale::no_key(account, today, entitlement, seats),
    })
}

/// Decides to redeem the next waiting key.
pub(super) fn redeem(account: &Account, today: Day, id: EntitlementId, how: SeatKeyUse) -> Decision {
    let SeatPlan { key, seats, until, time: _ } = account.preview_seat_key(id, how, today)?;
    let (entitlement, _) = account.seats(id, today)?;
    let first = entitlement.activated.is_none().then_some(Event::BenefitActivated { entitlement: id });
    let redeemed = Event::SeatKeyRedeemed { entitlement: id, how, key, seats, until };
    Ok(first.into_iter().chain([redeemed]).collect())
}

/// Decides to give a person a seat.
pub(super) fn assign(account: &Account, today: Day, id: EntitlementId, user: UserId) -> Decision {
    let (entitlement, seats) = account.seats(id, today)?;
    let running =
        seats.running(entitlement.until, today).ok_or(BenefitRefusal::NotActivated { entitlement: id })?;
    match account.user(user).ok_or(Refusal::NotFound { thing: Thing::User })?.status {
        UserStatus::Active { .. } => {}
        UserStatus::Invited { .. } | UserStatus::Removed { .. } => {
            return Err(BenefitRefusal::NotAnActiveUser { user }.into());
        }
    }
    if seats.holders.contains(&user) {
        return Err(BenefitRefusal::SeatHeld { entitlement: id, user }.into());
    }
    if seats.holders.len() as u32 >= running.seats {
        return Err(BenefitRefusal::NoSeatLeft { entitlement: id, seats: running.seats }.into());
    }
    Ok(vec![Event::SeatAssigned { entitlement: id, user }])
}

/// Decides to take a seat back.
pub(super) fn release(account: &Account, today: Day, id: EntitlementId, user: UserId) -> Decision {
    let (entitlement, _) = account.seats(id, today)?;
    if account.seat_holders(entitlement, today).contains(&user) {
        Ok(vec![Event::SeatReleased { entitlement: id, user }])
    } else {
        Err(BenefitRefusal::SeatNotHeld { entitlement: id, user }.into())
    }
}

pub(super) fn apply_redeemed(
    account: &mut Account,
    id: EntitlementId,
    how: SeatKeyUse,
    key: SeatKey,
    running: Running,
) -> Result<(), Inconsistency> {
    let seats = seats_mut(account, id)?;
    let place = seats.waiting.iter().position(|waiting| *waiting == key);
    seats.waiting.remove(place.ok_or(Inconsistency { missing: Thing::Entitlement })?);
    seats.running = Some(running);
    match how {
        SeatKeyUse::Start => {
            seats.holders.clear();
            if !key.earned {
                seats.waiting.retain(|waiting| waiting.earned);
            }
        }
        SeatKeyUse::Add | SeatKeyUse::Extend => {}
    }
    Ok(())
}

pub(super) fn apply_assigned(
    account: &mut Account,
    id: EntitlementId,
    user: UserId,
) -> Result<(), Inconsistency> {
    seats_mut(account, id)?.holders.push(user);
    Ok(())
}

pub(super) fn apply_released(
    account: &mut Account,
    id: EntitlementId,
    user: UserId,
) -> Result<(), Inconsistency> {
    seats_mut(account, id)?.holders.retain(|holder| *holder != user);
    Ok(())
}

pub(super) fn seats_mut(account: &mut Account, id: EntitlementId) -> Result<&mut Seats, Inconsistency> {
    let Holding::Seats(seats) = &mut account.entitlement_mut(id)?.holding else {
        return Err(Inconsistency { missing: Thing::Entitlement });
    };
    Ok(seats)
}
