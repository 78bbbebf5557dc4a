//! Licences and their product keys: each licence has one key at a time, drawn when someone asks to see it.
//!
//! ```text
//! not shown ──ShowKey──▶ shown ──RedeemKey──▶ redeemed ──its life is over──▶ not shown
//! ```
//!
//! Looking at a key ends the chance of a refund, because a key that was seen can be used. A key that was redeemed
//! lasts twelve months of its own; when they are over and the membership goes on, its licence gets a new key.

use super::account::{Account, Context, Decision, Inconsistency};
use super::benefit::{BenefitStanding, Entitlement, Holding};
use super::benefit_refusal::BenefitRefusal;
use super::date::Day;
use super::event::Event;
use super::id::{Draw, EntitlementId};
use super::refusal::{Refusal, Thing};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// The licences of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Licences {
    /// How many there are.
    pub count: u32,
    /// The keys that were shown, in the order in which someone asked for them; the latest key of a licence counts.
    pub keys: Vec<ProductKey>,
}

/// The key of one licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct ProductKey {
    /// Which licence it is for, from 1.
    pub number: u32,
    /// Five groups of five characters.
    pub code: String,
    /// The day someone looked at it first.
    pub shown: Day,
    /// When it was redeemed, if it was.
    pub redeemed: Option<Redeemed>,
}

/// A key that was redeemed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Redeemed {
    /// On which day.
    pub on: Day,
    /// The first day on which it no longer works.
    pub until: Day,
}

/// Where the key of a licence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStanding {
    /// Nobody asked to see it.
    NotShown,
    /// It was looked at and can be redeemed.
    Shown { on: Day },
    /// It works until a day.
    Redeemed { on: Day, until: Day },
    /// Its own life is over; the licence can have a new key.
    RunOut { since: Day },
}

/// The key of a licence as a screen shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyView<'a> {
    /// Which licence it is for, from 1.
    pub number: u32,
    /// Where it stands.
    pub standing: KeyStanding,
    /// The key itself, once shown and while the membership lasts.
    pub code: Option<&'a str>,
}

impl ProductKey {
    fn standing(&self, today: Day) -> KeyStanding {
        match self.redeemed {
            None => KeyStanding::Shown { on: self.shown },
            Some(Redeemed { until, .. }) if today >= until => KeyStanding::RunOut { since: until },
            Some(Redeemed { on, until }) => KeyStanding::Redeemed { on, until },
        }
    }
}

impl Licences {
    pub(super) fn new(count: u32) -> Self {
        Self { count, keys: Vec::new() }
    }

    fn key(&self, number: u32) -> Option<&ProductKey> {
        self.keys.iter().rev().find(|key| key.number == number)
    }

    fn standing(&self, number: u32, today: Day) -> KeyStanding {
        self.key(number).map_or(KeyStanding::NotShown, |key| key.standing(today))
    }

    /// Whether some key works on a day, or was shown and can still be redeemed.
    pub(super) fn are_usable(&self, in_time: bool, today: Day) -> bool {
        self.keys.iter().any(|key| match key.standing(today) {
            KeyStanding::Redeemed { .. } => true,
            KeyStanding::Shown { .. } => in_time,
            KeyStanding::NotShown | KeyStanding::RunOut { .. } => false,
        })
    }

    /// The day from which the last of the keys that have run out no longer works.
    pub(super) fn ran_out(&self, today: Day) -> Option<Day> {
        let ends = self.keys.iter().filter_map(|key| key.redeemed).map(|redeemed| redeemed.until);
        ends.filter(|until| *until <= today).max()
    }

    /// The first licence for which a key can be drawn on a day: none was shown, or the last one has run out.
    pub fn next_key(&self, today: Day) -> Option<u32> {
        (1..=self.count).find(|number| match self.standing(*number, today) {
            KeyStanding::NotShown | KeyStanding::RunOut { .. } => true,
            KeyStanding::Shown { .. } | KeyStanding::Redeemed { .. } => false,
        })
    }

    /// How many licences have no redeemed key on a day.
    pub(super) fn left(&self, today: Day) -> u32 {
        let redeemed = |number: &u32| matches!(self.standing(*number, today), KeyStanding::Redeemed { .. });
        self.count - (1..=self.count).filter(redeemed).count() as u32
    }
}

impl Account {
    /// The key of every licence of an entitlement, by number; none if it is of another kind.
    pub fn product_keys<'a>(&'a self, entitlement: &'a Entitlement, today: Day) -> Vec<KeyView<'a>> {
        let Holding::Licences(licences) = &entitlement.holding else { return Vec::new() };
        let over = matches!(self.benefit_standing(entitlement, today), BenefitStanding::Ended { .. });
        let view = |number| KeyView {
            number,
            standing: licences.standing(number, today),
            code: licences.key(number).filter(|_| !over).map(|key| key.code.as_str()),
        };
        (1..=licences.count).map(view).collect()
    }

    fn licences(
        &self,
        id: EntitlementId,
        number: u32,
        today: Day,
    ) -> Result<(&Entitlement, &Licences), Refusal> {
        let entitlement = self.benefit_in_force(id, today)?;
        let Holding::Licences(licences) = &entitlement.holding else {
            return Err(entitlement.other_kind().into());
        };
        if !(1..=licences.count).contains(&number) {
            return Err(Refusal::NotFound { thing: Thing::ProductKey });
        }
        Ok((entitlement, licences))
    }
}

/// Decides to show the key of a licence; one that was shown already stays as it is.
pub(super) fn show(account: &Account, context: &Context, id: EntitlementId, number: u32) -> Decision {
    let (entitlement, licences) = account.licences(id, number, context.today)?;
    match licences.standing(number, context.today) {
        KeyStanding::Shown { .. } | KeyStanding::Redeemed { .. } => Ok(Vec::new()),
        KeyStanding::NotShown | KeyStanding::RunOut { .. } => {
            account.in_time(entitlement, context.today)?;
            let code = Draw::new(context.id, 40).product_key();
            Ok(vec![Event::ProductKeyShown { entitlement: id, key: number, code }])
        }
    }
}

/// Decides to redeem a key that was shown.
pub(super) fn redeem(account: &Account, today: Day, id: EntitlementId, number: u32) -> Decision {
    let (entitlement, licences) = account.licences(id, number, today)?;
    match licences.standing(number, today) {
        KeyStanding::NotShown => Err(BenefitRefusal::KeyNotShown { entitlement: id, key: number }.into()),
        KeyStanding::RunOut { since } => {
            // Its licence can have a new key only in time.
            account.in_time(entitlement, today)?;
            Err(BenefitRefusal::KeyRanOut { entitlement: id, key: number, since }.into())
        }
        KeyStanding::Redeemed { until, .. } => {
            Err(BenefitRefusal::KeyRedeemed { entitlement: id, key: number, until }.into())
        }
        KeyStanding::Shown { .. } => {
            account.in_time(entitlement, today)?;
            let until = account.policy().benefits.key_ends(today);
            let first =
                entitlement.activated.is_none().then_some(Event::BenefitActivated { entitlement: id });
            let redeemed = Event::ProductKeyRedeemed { entitlement: id, key: number, until };
            Ok(first.into_iter().chain([redeemed]).collect())
        }
    }
}

pub(super) fn apply_shown(
    account: &mut Account,
    on: Day,
    id: EntitlementId,
    number: u32,
    code: &str,
) -> Result<(), Inconsistency> {
    licences_mut(account, id)?.keys.push(ProductKey { number, code: code.into(), shown: on, redeemed: None });
    Ok(())
}

pub(super) fn apply_redeemed(
    account: &mut Account,
    on: Day,
    id: EntitlementId,
    number: u32,
    until: Day,
) -> Result<(), Inconsistency> {
    let keys = &mut licences_mut(account, id)?.keys;
    let key = keys.iter_mut().rev().find(|key| key.number == number);
    key.ok_or(Inconsistency { missing: Thing::ProductKey })?.redeemed = Some(Redeemed { on, until });
    Ok(())
}

fn licences_mut(account: &mut Account, id: EntitlementId) -> Result<&mut Licences, Inconsistency> {
    let Holding::Licences(licences) = &mut account.entitlement_mut(id)?.holding else {
        return Err(Inconsistency { missing: Thing::ProductKey });
    };
    Ok(licences)
}
