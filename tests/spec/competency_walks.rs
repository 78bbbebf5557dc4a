//! Competencies on random walks: whatever a partner does and whenever, they stay true to the evidence and the fee.

use crate::partner::{GOOD, Partner, card};
use memberdesk::domain::command::Command;
use memberdesk::domain::competency::CompetencyStanding as Is;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::PayBy;
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade::{self, Gold, Silver};
use memberdesk::domain::solution_area::SolutionArea;
use proptest::prelude::*;

const AREA: SolutionArea = SolutionArea::CloudPlatform;
const OTHER: SolutionArea = SolutionArea::Security;

/// One thing that a partner does, so many days after the last one.
#[derive(Clone, Debug)]
enum Doing {
    Passes(bool, u32),
    Wins(bool, u32),
    Buys(Offer),
    Upgrades,
    Renews,
    TurnsOff,
    LivesUnder(PolicyId),
}

fn doing() -> impl Strategy<Value = (i64, Doing)> {
    let doing = prop_oneof![
        (any::<bool>(), 1..=5_u32).prop_map(|(area, person)| Doing::Passes(area, person)),
        (any::<bool>(), 1..=20_u32).prop_map(|(area, customers)| Doing::Wins(area, customers)),
        prop::sample::select(&Offer::ALL[1..]).prop_map(Doing::Buys),
        Just(Doing::Upgrades),
        Just(Doing::Renews),
        Just(Doing::TurnsOff),
        prop::sample::select(&PolicyId::ALL[..]).prop_map(Doing::LivesUnder),
    ];
    (0..120_i64, doing)
}

/// A partner with five people and two competencies that were started.
fn two_areas() -> Partner {
    let mut partner = Partner::member("2020-02-29");
    partner.gains_people(4);
    partner.sends(Command::StartCompetency { area: AREA });
    partner.sends(Command::StartCompetency { area: OTHER });
    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: None });
    partner
}

fn does(partner: &mut Partner, doing: &Doing) {
    let area = |other: bool| if other { OTHER } else { AREA };
    let latest = partner.account.subscriptions.last().map(|subscription| subscription.id);
    let paid = |partner: &mut Partner, command: Command| {
        if partner.tries(command).is_ok() {
            let order = partner.account.orders.last().expect("an order").id;
            let pay_by = PayBy::Card(partner.latest_method());
            for step in [
                Command::VerifyDetails { order },
                Command::AcceptTerms { order },
                Command::ChoosePayment { order, pay_by },
                Command::Buy { order },
            ] {
                let _already_paid_for = partner.tries(step);
            }
        }
    };
    match (doing, latest) {
        (Doing::Passes(other, person), _) => drop(partner.passes(area(*other), *person)),
        (Doing::Wins(other, customers), _) => drop(partner.wins(area(*other), *customers)),
        (Doing::Buys(offer), _) => paid(partner, Command::Subscribe { offer: *offer }),
        (Doing::Upgrades, Some(subscription)) => paid(partner, Command::Upgrade { subscription }),
        (Doing::Renews, Some(subscription)) => paid(partner, Command::Renew { subscription }),
        (Doing::TurnsOff, Some(subscription)) => {
            drop(partner.tries(Command::TurnOffRenewal { subscription }))
        }
        (Doing::LivesUnder(policy), _) => drop(partner.sends(Command::SetPolicy { policy: *policy })),
        (Doing::Upgrades | Doing::Renews | Doing::TurnsOff, None) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn competencies_stay_true_to_the_evidence_and_the_fee(doings in prop::collection::vec(doing(), 1..30)) {
        let mut partner = two_areas();
        for (days, doing) in doings {
            partner.lets_pass_until(partner.today.plus_days(days));
            does(&mut partner, &doing);
            partner.lets_pass_until(partner.today);
            let (account, today) = (&partner.account, partner.today);
            let fee = [Gold, Silver].into_iter().find(|grade| account.in_force(grade.offer(), today).is_some());
            prop_assert!(
                account.in_force(Offer::Gold, today).is_none() || account.in_force(Offer::Silver, today).is_none(),
                "silver and gold at once"
            );
            let mut held_under_fee = false;
            for competency in &account.competencies {
                let met = competency.evidence.grade(account, today);
                for grade in Grade::ALL {
                    let progress = competency.progress(account, grade, today);
                    prop_assert_eq!(progress.is_met(), met >= Some(grade), "{:?} {:?}", progress, met);
                }
                let held = competency.held;
                prop_assert!(held.is_none() || fee.is_some(), "held without a fee: {:?}", competency);
                prop_assert!(held.is_none_or(|held| Some(held.grade) <= fee), "held above the fee");
                prop_assert_eq!(
                    held.is_some_and(|held| held.risk.is_some()),
                    held.is_some_and(|held| met < Some(held.grade)),
                    "at risk if and only if not met: {:?}", competency
                );
                let lost_after = account.policy().competencies.lost_after;
                let in_time = held.and_then(|held| held.risk).is_none_or(|risk| today < risk.anniversary.plus_days(lost_after));
                prop_assert!(in_time, "at risk beyond its day: {:?}", held);
                prop_assert!(held.is_some() || fee.is_none() || met.is_none(), "met, paid and not held");
                held_under_fee |= held.is_some_and(|held| Some(held.grade) == fee);
                match competency.standing(account, today) {
                    Is::Started => prop_assert!(held.is_none() && met.is_none() && competency.lost.is_none()),
                    Is::Qualified { grade } => prop_assert!(held.is_none() && met == Some(grade)),
                    Is::Active { grade, .. } => prop_assert!(fee >= Some(grade) && met >= Some(grade)),
                    Is::AtRisk { grade, .. } => prop_assert!(fee >= Some(grade) && met < Some(grade)),
                    Is::Lost { since, .. } => prop_assert!(held.is_none() && met.is_none() && since <= today),
                }
            }
            prop_assert!(fee.is_none() || held_under_fee, "a fee without a competency of its grade");
        }
        prop_assert_eq!(partner.replayed(), partner.account);
    }

    #[test]
    fn a_day_at_a_time_or_years_at_once_makes_the_same_of_competencies(
        doings in prop::collection::vec(doing(), 1..12),
        days in 1..900_i64,
    ) {
        let mut slow = two_areas();
        for (days, doing) in doings {
            slow.lets_pass_until(slow.today.plus_days(days));
            does(&mut slow, &doing);
        }
        let mut quick = slow.clone();
        for _ in 0..days {
            slow.lets_pass_until(slow.today.plus_days(1));
        }
        quick.lets_pass_until(quick.today.plus_days(days));
        prop_assert_eq!(slow.journal, quick.journal);
    }
}
