//! Ten years of one company, with most of what can happen in them.

use super::cast::{self, Plastic};
use super::renewals::{JONAS, member_until, uses_benefits};
use super::requests;
use super::script::{Story, Told};
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::id::{SubscriptionId, UserId};
use crate::domain::money::{Currency, Money};
use crate::domain::offer::{Offer, Product};
use crate::domain::qualification::Grade;
use crate::domain::seat::SeatKeyUse;
use crate::domain::solution_area::SolutionArea;
use crate::domain::user::Role;

/// Months from the first purchase to today.
const MONTHS: i32 = 123;
const PACK: SubscriptionId = SubscriptionId(1);
const PRIYA: UserId = UserId(3);
const CLOUD: SolutionArea = SolutionArea::CloudPlatform;
const SECURITY: SolutionArea = SolutionArea::Security;

/// The story, month by month since the first purchase.
pub(super) fn ten_years(story: &mut Story) -> Told {
    let bought = story.today().plus_months(-MONTHS);
    let month = |months: i32| bought.plus_months(months);
    first_years(story, month)?;
    middle_years(story, month)?;
    gold_years(story, month)
}

/// Action Pack and its benefits, a new colleague, a question to the desk, a new address, a new card.
fn first_years(story: &mut Story, month: impl Fn(i32) -> Day) -> Told {
    let language = story.language();
    member_until(story, month(0), month(40))?;
    uses_benefits(story)?;
    for months in 2..12 {
        story.on(month(months))?;
        spends_credit(story)?;
    }
    story.on(month(14))?;
    story.is_joined_by(3, &[Role::BillingAdmin])?;
    story.send(Command::SetMarketingContact { contact: cast::marketing_contact(language) })?;
    let go_to_market = story.benefit(PACK, Product::GoToMarket);
    story.send_as(JONAS, Command::ActivateBenefit { entitlement: go_to_market })?;
    story.on(month(26))?;
    story.send_as(JONAS, Command::RecordSale { product: Product::Office365E3, seats: 25 })?;
    let seats = story.benefit(PACK, Product::Office365E3);
    story.on(month(27))?;
    story.send_as(JONAS, Command::RedeemSeatKey { entitlement: seats, how: SeatKeyUse::Add })?;
    story.on(month(29))?;
    requests::question(story)?;
    story.on(month(37))?;
    story.send(Command::ChangeCompany { company: Box::new(cast::moved_company(language)) })?;
    story.on(month(38))?;
    let card = story.card(Plastic::Spare, month(80));
    story.pays_renewals_with(PACK, card)
}

/// Automatic renewal turned off, a renewal in the grace period, a colleague who leaves, silver.
fn middle_years(story: &mut Story, month: impl Fn(i32) -> Day) -> Told {
    story.on(month(50))?;
    story.send(Command::RemoveUser { user: PRIYA })?;
    story.on(month(52))?;
    story.send_as(JONAS, Command::TurnOffRenewal { subscription: PACK })?;
    story.on(month(60).plus_days(12))?;
    story.renews()?;
    story.on(month(61))?;
    story.is_joined_by(4, &[Role::DefaultUser])?;
    story.send(Command::AddLocation { place: Box::new(cast::office(story.language())) })?;
    story.send_as(JONAS, Command::StartCompetency { area: CLOUD })?;
    story.pass(CLOUD, &[1, 2])?;
    story.on(month(65))?;
    story.wins(CLOUD, story.asked(Grade::Silver))?;
    story.on(month(66))?;
    story.buys(Offer::Silver, story.card(Plastic::Good, month(80)))
}

/// Gold in place of silver, a second competency that is lost again, a charge that succeeds at the second attempt.
fn gold_years(story: &mut Story, month: impl Fn(i32) -> Day) -> Told {
    story.on(month(72))?;
    keeps_gold(story)?;
    story.on(month(76))?;
    story.upgrades()?;
    let gold = story.subscription();
    story.on(month(78))?;
    story.pays_renewals_with(PACK, story.card(Plastic::Hiccup, month(150)))?;
    story.pays_renewals_with(gold, story.card(Plastic::Good, month(170)))?;
    story.on(month(80))?;
    story.send_as(JONAS, Command::StartCompetency { area: SECURITY })?;
    story.pass(SECURITY, &[1, 4])?;
    story.wins(SECURITY, story.asked(Grade::Silver))?;
    story.on(month(83))?;
    keeps_gold(story)?;
    story.on(month(86))?;
    let method = story.first_method();
    story.send(Command::PayRenewalsWith { subscription: PACK, method })?;
    for months in [94, 105, 116] {
        story.on(month(months))?;
        keeps_gold(story)?;
        let hours = story.benefit(gold, Product::AdvisoryHours);
        for _ in 0..3 {
            story.send_as(JONAS, Command::UseAllowance { entitlement: hours })?;
        }
    }
    Ok(())
}

/// Four people pass their exams again, and enough customers are won for another year.
fn keeps_gold(story: &mut Story) -> Told {
    story.pass(CLOUD, &[1, 2, 4, 5])?;
    story.wins(CLOUD, story.asked(Grade::Gold))
}

fn spends_credit(story: &mut Story) -> Told {
    let credit = story.benefit(PACK, Product::AzureCredit);
    let amount = Money::new(6_250, Currency::Usd);
    story.send_as(JONAS, Command::UseCredit { entitlement: credit, amount })
}
