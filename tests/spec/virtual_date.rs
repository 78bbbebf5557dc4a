//! The virtual date follows the real one until it is moved, moves only forward, and can follow again.

use crate::partner::{Partner, day};
use memberdesk::domain::account::Context;
use memberdesk::domain::command::Command;
use memberdesk::domain::event::Event;
use memberdesk::domain::refusal::Refusal;

/// What comes of letting the date follow the real one while that is on a day.
fn follow(partner: &Partner, real: &str) -> Result<Vec<Event>, Refusal> {
    let context = Context { real: day(real), ..partner.context() };
    partner.account.decide(&Command::FollowRealDate, &context)
}

#[test]
fn the_date_follows_the_real_one_until_it_is_moved() {
    let mut partner = Partner::member("2020-03-19");
    assert_eq!(partner.account.today(day("2020-03-20")), day("2020-03-20"));
    partner.sends(Command::MoveDate { to: day("2020-05-01") });
    assert_eq!(partner.account.today(day("2020-03-20")), day("2020-05-01"));
}

#[test]
fn the_date_only_moves_forward() {
    let mut partner = Partner::member("2020-03-19");
    let refusal = partner.is_refused(Command::MoveDate { to: day("2020-03-18") });
    assert_eq!(refusal, Refusal::DateInThePast { today: day("2020-03-19") });
    partner.sends(Command::MoveDate { to: day("2020-03-19") });
}

#[test]
fn a_date_that_follows_already_cannot_be_brought_back() {
    let partner = Partner::member("2020-03-19");
    assert_eq!(follow(&partner, "2020-03-19"), Err(Refusal::DateFollows));
}

#[test]
fn a_moved_date_follows_again_once_the_real_one_has_come_as_far_as_the_history() {
    let mut partner = Partner::member("2020-03-19");
    partner.on("2020-05-01").sends(Command::MoveDate { to: day("2020-05-01") });
    let refusal = follow(&partner, "2020-04-30").expect_err("the history goes further");
    assert_eq!(refusal, Refusal::RealDateBehind { real: day("2020-04-30"), from: day("2020-05-01") });
    assert_eq!(refusal.allowed_from(), Some(day("2020-05-01")));
    assert_eq!(follow(&partner, "2020-05-01"), Ok(vec![Event::DateMoved { to: None }]));
    partner.sends(Command::FollowRealDate);
    assert_eq!(partner.account.today(day("2020-05-03")), day("2020-05-03"));
}
