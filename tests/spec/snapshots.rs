//! Snapshots: what is known of a company without folding its history again, and never anything else.

use crate::journal_storage::{Fate, Storage, place};
use crate::partner::day;
use memberdesk::backend::execute::Desk;
use memberdesk::backend::overview::{Overview, look_into};
use memberdesk::backend::protocol::Now;
use memberdesk::domain::date::{Day, Moment};
use memberdesk::domain::id::CommandId;
use memberdesk::domain::user::Language;
use memberdesk::journal::{Commit, Condition, Journal, Slots};
use memberdesk::scenarios::{Scenario, Setting};
use std::rc::Rc;

const KEY: &str = "memberdesk:/desk/:snapshot:main";

fn today() -> Day {
    day("2026-03-02")
}

fn history(scenario: Scenario) -> Vec<Commit> {
    let now = Now { at: Moment::from_millis(1_772_442_000_000), day: today(), minute: 600 };
    let setting = Setting { now, language: Language::SimplifiedChinese, seed: CommandId(5 << 96) };
    scenario.play(setting).expect("it can be played")
}

/// A storage with the history of a scenario in the sandbox `main`.
fn stored(history: &[Commit]) -> Rc<Storage> {
    let storage = Rc::new(Storage::default());
    Journal::begin(Rc::clone(&storage), place("main"), history).expect("room for it");
    storage.watch();
    storage
}

fn seen(storage: &Rc<Storage>, on: Day) -> Overview {
    look_into(Rc::clone(storage), place("main"), KEY, on).expect("it can be read")
}

/// What is in a company, by folding its history.
fn folded(storage: &Rc<Storage>, on: Day) -> Overview {
    let opened = Journal::open(Rc::clone(storage), place("main")).expect("it can be read");
    let (desk, _) = Desk::fold(opened);
    Overview::of(desk.account(), desk.history(), on)
}

#[test]
fn a_snapshot_says_what_folding_the_history_says_and_is_read_in_its_place() {
    for scenario in Scenario::ALL {
        let storage = stored(&history(scenario));
        let expected = folded(&storage, today());
        assert_eq!(seen(&storage, today()), expected, "{scenario:?}, by its history");
        storage.watch();
        assert_eq!(seen(&storage, today()), expected, "{scenario:?}, by its snapshot");
        assert!(storage.read.get() < 600, "{scenario:?}: {} units were read", storage.read.get());
        assert_eq!(storage.changes.get(), 0, "{scenario:?}");
    }
}

#[test]
fn a_snapshot_of_another_moment_is_made_anew() {
    let all = history(Scenario::TenYears);
    let storage = stored(&all[..1]);
    let mut journal = Journal::open(Rc::clone(&storage), place("main")).expect("it can be read").journal;
    let mut seen_before = Vec::new();
    for commit in &all[1..] {
        seen_before.push(seen(&storage, today()));
        journal.append(commit).expect("room for it");
        assert_eq!(seen(&storage, today()), folded(&storage, today()), "after commit {}", commit.number);
    }
    seen_before.dedup();
    assert!(seen_before.len() > 1, "what is seen changes on the way: {seen_before:?}");

    let later = today().plus_days(800);
    assert_ne!(folded(&storage, later), folded(&storage, today()));
    assert_eq!(seen(&storage, later), folded(&storage, later), "on another day");

    let before = seen(&storage, today());
    journal.erase().expect("it can be removed");
    Journal::begin(Rc::clone(&storage), place("main"), &history(Scenario::SilverAtRisk))
        .expect("room for it");
    assert_ne!(folded(&storage, today()), before);
    assert_eq!(seen(&storage, today()), folded(&storage, today()), "of another history at the same place");
}

#[test]
fn a_snapshot_can_be_thrown_away_or_damaged_and_costs_time_alone() {
    let storage = stored(&history(Scenario::SilverAtRisk));
    let expected = seen(&storage, today());
    let snapshot = storage.read(KEY).expect("memory").expect("one was left");
    storage.remove(KEY).expect("it can be removed");
    assert_eq!(seen(&storage, today()), expected);
    assert_eq!(storage.read(KEY).expect("memory").as_ref(), Some(&snapshot), "it was made anew");
    for damaged in ["", "null", "{}", &snapshot[1..], &snapshot.replace("\"mark\"", "\"work\"")] {
        storage.write(KEY, damaged).expect("room for it");
        assert_eq!(seen(&storage, today()), expected);
        assert_eq!(storage.read(KEY).expect("memory").as_ref(), Some(&snapshot), "after {damaged}");
    }
}

#[test]
fn where_no_snapshot_finds_room_the_history_is_folded() {
    let storage = stored(&history(Scenario::FreshActionPack));
    storage.fail(0, Fate::Throws("full"));
    assert_eq!(seen(&storage, today()), folded(&storage, today()));
    assert_eq!(storage.read(KEY).expect("memory"), None);
}

#[test]
fn no_snapshot_is_left_of_a_history_that_is_damaged_or_not_there() {
    let storage = Rc::new(Storage::default());
    assert_eq!(seen(&storage, today()), folded(&storage, today()));
    assert_eq!(storage.read(KEY).expect("memory"), None, "nothing is there");

    let storage = stored(&history(Scenario::TenYears));
    let first = storage.segment(1).expect("it is stored");
    storage.write(&place("main").segment(1), &first[..first.len() - 9]).expect("room for it");
    let opened = Journal::open(Rc::clone(&storage), place("main")).expect("it can be read");
    assert!(matches!(opened.condition, Condition::Damaged(_)));
    assert_eq!(seen(&storage, today()), folded(&storage, today()));
    assert_eq!(storage.read(KEY).expect("memory"), None, "it is damaged");
}
