//! Where waiting alone helps, a refusal says from when, and it says no other day.
//!
//! Every command that is refused is tried again on each of the days to come, on which time does what it does by itself
//! and nobody does anything. What becomes possible meanwhile must have been told. Nothing is said beyond the day of an
//! automatic charge: whether a card can be charged is not known before.

use crate::model;
use crate::partner::day;
use memberdesk::backend::protocol::Now;
use memberdesk::domain::account::{Account, Context};
use memberdesk::domain::allowed::Allowed;
use memberdesk::domain::date::{Day, Moment};
use memberdesk::domain::due;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::{CommandId, UserId};
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::user::{By, Language};
use memberdesk::scenarios::{Scenario, Setting};

/// How many days are looked ahead: more than a year, the grace period and the days in which a request can be reopened.
const DAYS: i64 = 450;

/// Whether it is refused because what is asked for is the case already, or soon: waiting would only undo that first.
fn is_so_already(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Request(RequestRefusal::NotClosed { .. }) | Refusal::StartsSoon { .. })
}

/// Holds every refusal of today to what the days to come bring; how many of them said from when.
fn assert_told(account: &Account, today: Day, what: &str) -> usize {
    let mut told = 0;
    for by in [By::User(UserId(1)), By::Agent] {
        let context = Context { by, today, real: today, minute: 620, id: CommandId(9 << 64) };
        let refused = account.allowed(&context).into_iter();
        let mut waiting: Vec<_> =
            refused.filter_map(|Allowed { command, verdict }| Some((command, verdict.err()?))).collect();
        waiting.retain(|(_, refusal)| !is_so_already(refusal));
        let mut later = account.clone();
        for on in (1..=DAYS).map(|days| today.plus_days(days)) {
            let happened = due::until(&mut later, on);
            let charge =
                |event: &Event| matches!(event, Event::Charged { .. } | Event::ChargeDeclined { .. });
            if happened.iter().any(|past| charge(&past.event)) {
                break;
            }
            let then = Context { today: on, real: on, ..context };
            waiting.retain(|(command, refusal)| {
                let from = refusal.allowed_from();
                told += usize::from(from == Some(on));
                match later.decide(command, &then) {
                    Ok(_) => {
                        assert_eq!(from, Some(on), "{what}: {command:?} of {by:?} on {today}: {refusal:?}");
                        false
                    }
                    Err(why) if from == Some(on) => {
                        assert_ne!(why.rule(), refusal.rule(), "{what}: {command:?} of {by:?} on {today}");
                        false
                    }
                    Err(_) => true,
                }
            });
        }
    }
    told
}

#[test]
fn where_waiting_helps_a_ready_made_company_is_told_from_when() {
    let today = day("2024-02-29");
    let mut told = 0;
    for scenario in Scenario::ALL {
        let now = Now { at: Moment::from_millis(1_709_200_800_000), day: today, minute: 615 };
        let setting = Setting { now, language: Language::English, seed: CommandId(7 << 100) };
        let mut account = Account::default();
        for stamped in scenario.play(setting).expect("a story").into_iter().flat_map(|commit| commit.entries)
        {
            account.apply(&stamped).expect("a story that fits");
        }
        told += assert_told(&account, today, &format!("{scenario:?}"));
    }
    assert!(told >= 5, "{told}");
}

#[test]
fn where_waiting_helps_it_is_told_from_when_on_random_walks() {
    let told: usize = (0..1_000)
        .map(|number| {
            let walk = model::walked(number * 100);
            assert_told(&walk.account, walk.today, &format!("walk {number}00"))
        })
        .sum();
    assert!(told > 10, "{told}");
}
