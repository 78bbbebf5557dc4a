//! A member and its Action Pack, at the points of the year that matter.

use super::cast::Plastic;
use super::script::{Story, Told, bought_for};
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::id::UserId;
use crate::domain::offer::{Offer, Product};
use crate::domain::user::{By, Role};

/// The colleague who looks after the membership.
pub(super) const JONAS: By = By::User(UserId(2));
/// For how many months from today a card still pays where nothing depends on it.
const LONG: i32 = 36;

/// Joined three days ago, with a colleague.
pub(super) fn network_member(story: &mut Story) -> Told {
    story.on(story.today().plus_days(-3))?;
    story.joins()?;
    story.is_joined_by(1, &[Role::PartnerAdmin])
}

/// Joined three days ago and bought Action Pack today.
pub(super) fn fresh(story: &mut Story) -> Told {
    network_member(story)?;
    story.on(story.today())?;
    story.buys(Offer::ActionPack, story.card(Plastic::Good, story.today().plus_months(LONG)))
}

/// Renews in 30 days; the benefits are in use.
pub(super) fn soon(story: &mut Story) -> Told {
    member_since(story, bought_for(story.today().plus_days(30)))?;
    uses_benefits(story)
}

/// Bought eight months ago, turned off two months ago.
pub(super) fn off(story: &mut Story) -> Told {
    member_since(story, story.today().plus_months(-8))?;
    uses_benefits(story)?;
    story.on(story.today().plus_months(-2))?;
    story.turns_off_renewal()
}

/// Expired ten days ago, having been turned off forty days before.
pub(super) fn expired(story: &mut Story) -> Told {
    let anniversary = story.today().plus_days(-10);
    member_since(story, bought_for(anniversary))?;
    uses_benefits(story)?;
    story.on(anniversary.plus_days(-40))?;
    story.turns_off_renewal()
}

/// Renews in 60 days with a card that expires at the end of this month.
pub(super) fn card_expiring(story: &mut Story) -> Told {
    let today = story.today();
    member_since(story, bought_for(today.plus_days(60)))?;
    uses_benefits(story)?;
    story.on(today.plus_days(-120))?;
    story.pays_renewals_with(story.subscription(), story.card(Plastic::Spare, today))
}

/// Was to renew two days ago with a card that the bank declines.
pub(super) fn declined(story: &mut Story) -> Told {
    let anniversary = story.today().plus_days(-2);
    member_since(story, bought_for(anniversary))?;
    uses_benefits(story)?;
    story.on(anniversary.plus_days(-45))?;
    let card = story.card(Plastic::Declined, story.today().plus_months(LONG));
    story.pays_renewals_with(story.subscription(), card)
}

/// Joined five days before a day and bought Action Pack on it.
pub(super) fn member_since(story: &mut Story, bought: Day) -> Told {
    member_until(story, bought, story.today().plus_months(LONG))
}

/// Joined five days before a day and bought Action Pack on it, with a card that pays until the end of a month.
pub(super) fn member_until(story: &mut Story, bought: Day, card_until: Day) -> Told {
    story.on(bought.plus_days(-5))?;
    story.joins()?;
    story.is_joined_by(1, &[Role::PartnerAdmin])?;
    story.is_joined_by(2, &[Role::DefaultUser])?;
    story.on(bought)?;
    story.buys(Offer::ActionPack, story.card(Plastic::Good, card_until))
}

/// In the first weeks: credit, seats for two people, a licence, an incident.
pub(super) fn uses_benefits(story: &mut Story) -> Told {
    let pack = story.subscription();
    let bought = story.account().subscription(pack).map_or(story.today(), |pack| pack.bought());
    story.on(bought.plus_days(7))?;
    let credit = story.benefit(pack, Product::AzureCredit);
    story.send(Command::ActivateBenefit { entitlement: credit })?;
    let seats = story.benefit(pack, Product::Office365E3);
    story.send(Command::ActivateBenefit { entitlement: seats })?;
    for user in [1, 2] {
        story.send(Command::AssignSeat { entitlement: seats, user: UserId(user) })?;
    }
    story.on(bought.plus_days(21))?;
    let windows = story.benefit(pack, Product::Windows10Enterprise);
    story.send(Command::ShowProductKey { entitlement: windows, key: 1 })?;
    story.send(Command::RedeemProductKey { entitlement: windows, key: 1 })?;
    let incidents = story.benefit(pack, Product::OnPremisesIncidents);
    story.send(Command::UseAllowance { entitlement: incidents })
}
