//! What a company may lose with a person who leaves: the exams that the person passed no longer count (statement 114).

use super::account::Account;
use super::competency::{self, CompetencyStanding};
use super::date::Day;
use super::id::UserId;
use super::offer::Offer;
use super::qualification::Grade;
use super::solution_area::SolutionArea;
use super::user::{self, UserStatus};

/// What a person's leaving puts at risk, unless requirements are met again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtStake {
    /// The competencies that come to be at risk at once, each with the day on which it is lost, today at the earliest.
    pub competencies: Vec<(SolutionArea, Grade, Day)>,
    /// The fee that ends then, and when, where no other competency meets the requirements of its grade.
    pub fee: Option<(Offer, Day)>,
}

impl Account {
    /// What is at stake if a person is removed on a day. It is found by removing the person on a copy, so that the rules of
    /// competencies and fees are asked themselves.
    pub fn at_stake_with(&self, id: UserId, today: Day) -> AtStake {
        let mut after = self.clone();
        after.last_day = Some(today);
        if user::became(&mut after, id, UserStatus::Removed { on: today }).is_err() {
            return AtStake::default();
        }
        let risks = self.competencies.iter().filter_map(|competency| {
            let CompetencyStanding::Active { .. } = competency.standing(self, today) else { return None };
            let CompetencyStanding::AtRisk { grade, until, .. } = competency.standing(&after, today) else {
                return None;
            };
            Some((competency.area, grade, until.max(today)))
        });
        let competencies: Vec<(SolutionArea, Grade, Day)> = risks.collect();
        let of_fee = |offer: Offer| competencies.iter().any(|(_, grade, _)| offer.grade() == Some(*grade));
        let fee = after.fee_subscription(today).and_then(|fee| {
            let unearned = of_fee(fee.offer) && after.qualified_for(fee.offer, today).is_err();
            Some((fee.offer, competency::fee_ends(&after, fee)?)).filter(|_| unearned)
        });
        AtStake { competencies, fee }
    }
}
