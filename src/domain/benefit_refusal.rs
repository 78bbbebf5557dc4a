//! Why a benefit cannot be activated or used: the part of the [refusals](super::refusal) that is about benefits.

use super::date::Day;
use super::id::{EntitlementId, SubscriptionId, UserId};
use super::money::Money;
use super::offer::Product;
use super::policy::Choice;
use super::refusal::{Basis, Refusal, Remedy};
use serde::{Deserialize, Serialize};

/// A decision against a command about benefits, with the facts it was made on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BenefitRefusal {
    /// The membership that granted it is over, and its benefits with it.
    Ended { subscription: SubscriptionId, since: Day },
    /// Another offer grants more of it, or the same already, and that is what counts; it no longer does from a day on where
    /// that is known.
    Contained { by: EntitlementId, more: bool, from: Option<Day> },
    /// The benefit is of a kind that is not used in this way.
    OtherKind { entitlement: EntitlementId },
    /// The benefit must be activated first (statement 176).
    NotActivated { entitlement: EntitlementId },
    /// The benefit was activated already.
    AlreadyActivated { entitlement: EntitlementId, since: Day },
    /// The last day to activate it has passed; the next year of the membership can be activated again, where one can
    /// follow.
    ActivateByPassed { subscription: SubscriptionId, activate_by: Day, goes_on: bool },
    /// Going to market needs a contact first.
    NoMarketingContact { entitlement: EntitlementId },
    /// The product key is looked at before it is redeemed.
    KeyNotShown { entitlement: EntitlementId, key: u32 },
    /// The product key was redeemed, and its own life is over; its licence can have a new one.
    KeyRanOut { entitlement: EntitlementId, key: u32, since: Day },
    /// The product key was redeemed already, and lasts until a day.
    KeyRedeemed { entitlement: EntitlementId, key: u32, until: Day },
    /// All seats are held.
    NoSeatLeft { entitlement: EntitlementId, seats: u32 },
    /// Only people who use the account can hold seats.
    NotAnActiveUser { user: UserId },
    /// The person holds a seat of the benefit already; one is enough.
    SeatHeld { entitlement: EntitlementId, user: UserId },
    /// The person holds no seat of the benefit.
    SeatNotHeld { entitlement: EntitlementId, user: UserId },
    /// No key for more seats waits: seats have to be sold first (statement 125).
    NoSeatKey { entitlement: EntitlementId, to_sell: u32 },
    /// Selling earned the key of this paid year already (statement 125); the next year begins on a day where it is paid
    /// for, or may yet follow.
    SeatKeyEarned { entitlement: EntitlementId, on: Day, from: Option<Day>, goes_on: bool },
    /// The benefit goes up to so many seats and no further (statement 125).
    SeatsAtMost { entitlement: EntitlementId, most: u32 },
    /// A key that extends running seats has at most three times as many.
    SeatKeyTooLarge { seats: u32, key: u32, most: u32 },
    /// Selling seats of this product earns nothing.
    NothingToEarn { product: Product },
    /// The year's incidents or hours are used up; where the next year is paid for, it brings new ones, and one that may
    /// yet follow does so, too.
    UsedUp { subscription: SubscriptionId, next: Option<Day>, goes_on: bool },
    /// There is less credit left in this month; where one more month is paid for, it brings new credit, and so does a
    /// year that may yet follow.
    CreditTooSmall { subscription: SubscriptionId, left: Money, next: Option<Day>, goes_on: bool },
    /// There is less credit left in this month, and no month brings that much: neither waiting nor renewing helps.
    CreditBeyondMonth { left: Money, monthly: Money },
    /// The number or amount must be more than nothing, and in the currency of the benefit.
    NotPositive,
}

impl From<BenefitRefusal> for Refusal {
    fn from(refusal: BenefitRefusal) -> Self {
        Refusal::Benefit(refusal)
    }
}

impl BenefitRefusal {
    pub(super) fn rule(&self) -> &'static str {
        match self {
            BenefitRefusal::Ended { .. } => "benefits-end-with-membership",
            BenefitRefusal::Contained { .. } => "larger-benefit-counts",
            BenefitRefusal::OtherKind { .. } => "benefit-of-other-kind",
            BenefitRefusal::NotActivated { .. } => "activate-first",
            BenefitRefusal::AlreadyActivated { .. } => "already-activated",
            BenefitRefusal::ActivateByPassed { .. } => "activate-by-passed",
            BenefitRefusal::NoMarketingContact { .. } => "marketing-contact-first",
            BenefitRefusal::KeyNotShown { .. } => "key-not-shown",
            BenefitRefusal::KeyRanOut { .. } => "key-ran-out",
            BenefitRefusal::KeyRedeemed { .. } => "key-redeemed",
            BenefitRefusal::NoSeatLeft { .. } => "no-seat-left",
            BenefitRefusal::NotAnActiveUser { .. } => "only-active-users-hold-seats",
            BenefitRefusal::SeatHeld { .. } => "one-seat-each",
            BenefitRefusal::SeatNotHeld { .. } => "seat-not-held",
            BenefitRefusal::NoSeatKey { .. } => "no-seat-key",
            BenefitRefusal::SeatKeyEarned { .. } => "one-earned-key-a-year",
            BenefitRefusal::SeatsAtMost { .. } => "seats-at-most",
            BenefitRefusal::SeatKeyTooLarge { .. } => "seat-key-too-large",
            BenefitRefusal::NothingToEarn { .. } => "nothing-to-earn",
            BenefitRefusal::UsedUp { .. } => "used-up",
            BenefitRefusal::CreditTooSmall { .. } => "credit-too-small",
            BenefitRefusal::CreditBeyondMonth { .. } => "credit-beyond-month",
            BenefitRefusal::NotPositive => "more-than-nothing",
        }
    }

    pub(super) fn basis(&self) -> Basis {
        match self {
            BenefitRefusal::NotActivated { .. } => Basis::Statement(176),
            BenefitRefusal::NoSeatKey { .. }
            | BenefitRefusal::SeatKeyEarned { .. }
            | BenefitRefusal::SeatsAtMost { .. }
            | BenefitRefusal::NothingToEarn { .. } => Basis::Statement(125),
            BenefitRefusal::CreditTooSmall { .. } | BenefitRefusal::CreditBeyondMonth { .. } => {
                Basis::Statement(126)
            }
            BenefitRefusal::UsedUp { .. } => Basis::Statement(112),
            BenefitRefusal::Ended { .. } => Basis::Policy(Choice::Grace),
            BenefitRefusal::Contained { .. } => Basis::Policy(Choice::Counting),
            BenefitRefusal::ActivateByPassed { .. }
            | BenefitRefusal::NoMarketingContact { .. }
            | BenefitRefusal::KeyNotShown { .. }
            | BenefitRefusal::KeyRanOut { .. }
            | BenefitRefusal::SeatKeyTooLarge { .. } => Basis::Policy(Choice::Benefits),
            BenefitRefusal::NotAnActiveUser { .. } => Basis::Policy(Choice::Users),
            BenefitRefusal::OtherKind { .. }
            | BenefitRefusal::AlreadyActivated { .. }
            | BenefitRefusal::KeyRedeemed { .. }
            | BenefitRefusal::NoSeatLeft { .. }
            | BenefitRefusal::SeatHeld { .. }
            | BenefitRefusal::SeatNotHeld { .. }
            | BenefitRefusal::NotPositive => Basis::Policy(Choice::Meaning),
        }
    }

    pub(super) fn allowed_from(&self) -> Option<Day> {
        match self {
            BenefitRefusal::KeyRedeemed { until, .. } => Some(*until),
            BenefitRefusal::Contained { from, .. } | BenefitRefusal::SeatKeyEarned { from, .. } => *from,
            BenefitRefusal::UsedUp { next, .. } | BenefitRefusal::CreditTooSmall { next, .. } => *next,
            BenefitRefusal::Ended { .. }
            | BenefitRefusal::OtherKind { .. }
            | BenefitRefusal::NotActivated { .. }
            | BenefitRefusal::AlreadyActivated { .. }
            | BenefitRefusal::ActivateByPassed { .. }
            | BenefitRefusal::NoMarketingContact { .. }
            | BenefitRefusal::KeyNotShown { .. }
            | BenefitRefusal::KeyRanOut { .. }
            | BenefitRefusal::NoSeatLeft { .. }
            | BenefitRefusal::NotAnActiveUser { .. }
            | BenefitRefusal::SeatHeld { .. }
            | BenefitRefusal::SeatNotHeld { .. }
            | BenefitRefusal::NoSeatKey { .. }
            | BenefitRefusal::SeatsAtMost { .. }
            | BenefitRefusal::SeatKeyTooLarge { .. }
            | BenefitRefusal::NothingToEarn { .. }
            | BenefitRefusal::CreditBeyondMonth { .. }
            | BenefitRefusal::NotPositive => None,
        }
    }

    pub(super) fn remedy(&self) -> Option<Remedy> {
        match *self {
            BenefitRefusal::Ended { subscription, .. } => Some(Remedy::SubscribeAgain(subscription)),
            BenefitRefusal::ActivateByPassed { subscription, goes_on: true, .. }
            | BenefitRefusal::UsedUp { subscription, next: None, goes_on: true }
            | BenefitRefusal::CreditTooSmall { subscription, next: None, goes_on: true, .. } => {
                Some(Remedy::Renew(subscription))
            }
            // No year follows that could bring more; why, is seen on the subscription.
            BenefitRefusal::ActivateByPassed { subscription, goes_on: false, .. }
            | BenefitRefusal::UsedUp { subscription, next: None, goes_on: false }
            | BenefitRefusal::CreditTooSmall { subscription, next: None, goes_on: false, .. } => {
                Some(Remedy::OpenSubscription(subscription))
            }
            BenefitRefusal::Contained { by: entitlement, .. }
            | BenefitRefusal::NotActivated { entitlement }
            | BenefitRefusal::KeyNotShown { entitlement, .. }
            | BenefitRefusal::KeyRanOut { entitlement, .. }
            | BenefitRefusal::NoSeatLeft { entitlement, .. }
            | BenefitRefusal::NoSeatKey { entitlement, .. }
            | BenefitRefusal::SeatKeyEarned { entitlement, .. } => Some(Remedy::OpenBenefit(entitlement)),
            BenefitRefusal::NoMarketingContact { .. } => Some(Remedy::SetMarketingContact),
            BenefitRefusal::NotAnActiveUser { .. } => Some(Remedy::OpenUsers),
            BenefitRefusal::OtherKind { .. }
            | BenefitRefusal::AlreadyActivated { .. }
            | BenefitRefusal::KeyRedeemed { .. }
            | BenefitRefusal::SeatHeld { .. }
            | BenefitRefusal::SeatNotHeld { .. }
            | BenefitRefusal::SeatsAtMost { .. }
            | BenefitRefusal::SeatKeyTooLarge { .. }
            | BenefitRefusal::NothingToEarn { .. }
            | BenefitRefusal::UsedUp { next: Some(_), .. }
            | BenefitRefusal::CreditTooSmall { next: Some(_), .. }
            | BenefitRefusal::CreditBeyondMonth { .. }
            | BenefitRefusal::NotPositive => None,
        }
    }
}
