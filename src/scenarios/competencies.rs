//! Companies on the way to a competency, and about to lose one.

use super::cast::Plastic;
use super::renewals::member_since;
use super::script::{Story, Told};
use crate::domain::command::Command;
use crate::domain::offer::Offer;
use crate::domain::qualification::Grade;
use crate::domain::solution_area::SolutionArea;

/// For how many months from today a card still pays.
const CARD_MONTHS: i32 = 36;

/// Works towards a competency in the cloud platform since half a year and met the requirements of silver last week; a
/// second competency is begun.
pub(super) fn qualified(story: &mut Story) -> Told {
    let today = story.today();
    let area = SolutionArea::CloudPlatform;
    member_since(story, today.plus_months(-7))?;
    story.on(today.plus_months(-6))?;
    story.send(Command::StartCompetency { area })?;
    story.pass(area, &[2])?;
    story.on(today.plus_months(-4))?;
    story.wins(area, story.asked(Grade::Silver) - 2)?;
    story.on(today.plus_months(-2))?;
    story.pass(area, &[3])?;
    story.send(Command::StartCompetency { area: SolutionArea::Security })?;
    story.on(today.plus_days(-7))?;
    story.wins(area, 2)
}

/// Has had silver for ten and a half months; the customers that it was earned with no longer count since about three weeks.
pub(super) fn at_risk(story: &mut Story) -> Told {
    let today = story.today();
    let area = SolutionArea::DataAnalytics;
    let won = today.plus_days(-20).plus_months(-12);
    member_since(story, won.plus_days(-30))?;
    story.send(Command::StartCompetency { area })?;
    story.on(won)?;
    story.pass(area, &[1, 3])?;
    story.wins(area, story.asked(Grade::Silver))?;
    story.on(today.plus_days(45).plus_months(-12))?;
    story.buys(Offer::Silver, story.card(Plastic::Spare, today.plus_months(CARD_MONTHS)))
}
