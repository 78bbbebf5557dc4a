//! What is at stake when a person leaves, which is told before the person is removed (statement 114).

use crate::cancelling::{asks_to_cancel, decide};
use crate::competency::{AREA, holder, meanwhile, standing};
use crate::partner::{Partner, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::competency::CompetencyStanding;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::UserId;
use memberdesk::domain::leaving::AtStake;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade::{Gold, Silver};
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::By;

const OTHER: SolutionArea = SolutionArea::Security;

fn at_stake(partner: &Partner, person: u32) -> AtStake {
    partner.account.at_stake_with(UserId(person), partner.today)
}

#[test]
fn before_a_person_leaves_it_is_told_what_becomes_of_competencies_and_their_fee() {
    let mut partner = holder(Silver);
    partner.gains_people(1);
    partner.on("2020-06-01");
    let until = day("2021-03-19");
    assert_eq!(
        at_stake(&partner, 2),
        AtStake { competencies: vec![(AREA, Silver, until)], fee: Some((Offer::Silver, until)) }
    );
    assert_eq!(at_stake(&partner, 3), AtStake::default(), "who passed no exam is not needed");
    assert_eq!(at_stake(&partner, 9), AtStake::default(), "nobody leaves");

    let subscription = partner.subscription_id();
    partner.sends(Command::RemoveUser { user: UserId(2) });
    let since = partner.today;
    assert_eq!(standing(&partner, AREA), CompetencyStanding::AtRisk { grade: Silver, since, until });
    assert_eq!(at_stake(&partner, 1), AtStake::default(), "what is at risk already does not come to be");
    let happened = meanwhile(&mut partner, "2021-03-19");
    assert!(happened.contains(&(until.to_string(), Event::SubscriptionLapsed { subscription })));
}

#[test]
fn a_person_whom_others_stand_in_for_puts_nothing_at_risk() {
    let mut partner = holder(Silver);
    partner.gains_people(1);
    partner.passes(AREA, 3);
    assert_eq!(at_stake(&partner, 2), AtStake::default());
}

#[test]
fn the_fee_goes_on_where_another_competency_keeps_it() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(AREA, Silver).qualifies(OTHER, Silver);
    partner.gains_people(1);
    partner.passes(OTHER, 3);
    partner.buys(Offer::Silver);
    let competencies = vec![(AREA, Silver, day("2021-03-19"))];
    assert_eq!(at_stake(&partner, 2), AtStake { competencies, fee: None });
}

#[test]
fn a_silver_competency_does_not_put_the_fee_of_gold_at_risk() {
    let mut partner = holder(Gold);
    let people = partner.account.users.len() as u32;
    partner.sends(Command::StartCompetency { area: OTHER });
    partner.gains_people(1);
    partner.passes(OTHER, 1);
    partner.passes(OTHER, people + 1);
    partner.wins(OTHER, 5);
    let until = day("2021-03-19");
    let needed_by_other = AtStake { competencies: vec![(OTHER, Silver, until)], fee: None };
    assert_eq!(at_stake(&partner, people + 1), needed_by_other);
    let needed_by_gold = AtStake { competencies: vec![(AREA, Gold, until)], fee: Some((Offer::Gold, until)) };
    assert_eq!(at_stake(&partner, 2), needed_by_gold);
}

#[test]
fn after_the_anniversary_a_competency_and_its_fee_end_at_once_with_a_person() {
    let mut partner = holder(Silver);
    let subscription = partner.subscription_id();
    partner.turns_off().on("2021-03-01").qualifies(AREA, Silver);
    partner.on("2021-04-01");
    let competencies = vec![(AREA, Silver, partner.today)];
    assert_eq!(at_stake(&partner, 2), AtStake { competencies, fee: Some((Offer::Silver, partner.today)) });
    partner.sends(Command::RemoveUser { user: UserId(2) });
    let happened: Vec<Event> =
        meanwhile(&mut partner, "2021-04-01").into_iter().map(|(_, event)| event).collect();
    let lost = Event::CompetencyLost { area: AREA, grade: Silver };
    assert_eq!(happened, [Event::SubscriptionLapsed { subscription }, lost]);
}

#[test]
fn a_fee_whose_end_was_decided_ends_with_or_without_the_person() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    partner.qualifies(AREA, Silver).buys(Offer::Silver);
    let command = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(command);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    let competencies = vec![(AREA, Silver, day("2021-03-19"))];
    assert_eq!(at_stake(&partner, 2), AtStake { competencies, fee: None });
}
