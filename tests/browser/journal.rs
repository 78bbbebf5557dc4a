//! The journal in the browser's real local storage, carried by the same code that the app uses.

use memberdesk::backend::execute::Desk;
use memberdesk::backend::protocol::{Failure, NotStored, Now, Request};
use memberdesk::browser::storage::BrowserSlots;
use memberdesk::domain::date::{Day, Moment};
use memberdesk::domain::id::CommandId;
use memberdesk::domain::membership::Membership;
use memberdesk::domain::user::{By, Language};
use memberdesk::journal::{Condition, Journal, Place, Slots};
use memberdesk::scenarios;
use wasm_bindgen_test::wasm_bindgen_test;

/// The place of one test, emptied.
fn place(name: &str) -> Place {
    let place = Place::new("memberdesk:/tests/", name).expect("a name");
    let slots = slots();
    for key in slots.keys(place.start()).expect("the keys") {
        slots.remove(&key).expect("removing needs no room");
    }
    place
}

fn slots() -> BrowserSlots {
    BrowserSlots::new().expect("local storage is not blocked")
}

fn open(place: &Place) -> (Desk<BrowserSlots>, Condition) {
    Desk::fold(Journal::open(slots(), place.clone()).expect("local storage can be read"))
}

fn day() -> Day {
    Day::parse("2026-03-02").expect("a day")
}

/// The request to join the network; each number is another command.
fn joining(number: u128, seen: u64) -> Request {
    Request {
        id: CommandId(number),
        seen,
        after: None,
        by: By::Visitor,
        now: Now { at: Moment::from_millis(1_772_442_000_000), day: day(), minute: 540 },
        command: Some(scenarios::network_member(Language::SimplifiedChinese)),
    }
}

#[wasm_bindgen_test]
fn what_was_done_is_there_when_the_page_is_opened_again() {
    let place = place("reload");
    let (mut desk, condition) = open(&place);
    assert_eq!(condition, Condition::Empty);
    desk.execute(&joining(1, 0)).expect("a visitor may join");

    let (again, condition) = open(&place);
    assert_eq!(condition, Condition::Sound);
    assert_eq!(again.account(), desk.account());
    assert_eq!(again.account().membership, Membership::Authorized { since: day() });
}

#[wasm_bindgen_test]
fn what_is_stored_is_ascii_even_for_chinese_text() {
    let place = place("ascii");
    open(&place).0.execute(&joining(1, 0)).expect("a visitor may join");
    for key in slots().keys(place.start()).expect("the keys") {
        let value = slots().read(&key).expect("a value that can be read").expect("a value");
        assert!(value.is_ascii(), "{key}");
    }
}

#[wasm_bindgen_test]
fn a_command_that_is_sent_twice_is_carried_out_once() {
    let place = place("twice");
    let (mut desk, _) = open(&place);
    let first = desk.execute(&joining(1, 0)).expect("a visitor may join");
    assert_eq!(desk.execute(&joining(1, 0)), Ok(first));
    assert_eq!(desk.history().len(), 1);
}

#[wasm_bindgen_test]
fn a_tab_that_has_not_seen_what_another_did_is_told_so_and_shown_it() {
    let place = place("tabs");
    let (mut one, _) = open(&place);
    let (mut other, _) = open(&place);
    one.execute(&joining(1, 0)).expect("a visitor may join");

    let Err(Failure::ChangedElsewhere { commits }) = other.execute(&joining(2, 0)) else {
        panic!("the other tab had not seen the first commit")
    };
    assert_eq!(commits.len(), 1);
    assert_eq!(other.account(), one.account());
}

#[wasm_bindgen_test]
fn a_full_storage_refuses_and_keeps_what_there_was() {
    let place = place("full");
    let (mut desk, _) = open(&place);
    let filler = "memberdesk:/tests/:filler";
    let mut length = 5_242_880;
    while length > 0 {
        if slots().write(filler, &"x".repeat(length)).is_ok() {
            break;
        }
        length -= 64;
    }
    let answer = desk.execute(&joining(1, 0));
    slots().remove(filler).expect("removing needs no room");
    let Err(Failure::NotStored { why, commits }) = answer else { panic!("there was no room") };
    assert_eq!((why, commits.len()), (NotStored::Full, 0));
    assert_eq!(desk.account().membership, Membership::None);

    desk.execute(&joining(1, 0)).expect("now there is room");
    assert_eq!(open(&place).0.account(), desk.account());
}

#[wasm_bindgen_test]
fn what_another_program_damaged_is_noticed_and_kept() {
    let place = place("damage");
    open(&place).0.execute(&joining(1, 0)).expect("a visitor may join");
    let key = place.segment(1);
    let value = slots().read(&key).expect("a value that can be read").expect("a value");
    let damaged = value.replace("lumenbridge", "lumenbridgf");
    slots().write(&key, &damaged).expect("there is room");

    let (mut desk, condition) = open(&place);
    assert!(matches!(condition, Condition::Damaged(_)));
    let answer = desk.execute(&joining(2, 0));
    assert!(matches!(answer, Err(Failure::NotStored { why: NotStored::ReadOnly, .. })), "{answer:?}");
    assert_eq!(slots().read(&key), Ok(Some(damaged)));
}

#[wasm_bindgen_test]
fn keys_of_other_apps_are_neither_listed_nor_touched() {
    let foreign = "another-app:key";
    slots().write(foreign, "theirs").expect("there is room");
    let place = place("foreign");
    open(&place).0.execute(&joining(1, 0)).expect("a visitor may join");
    assert!(slots().keys(place.start()).expect("the keys").iter().all(|key| key.starts_with("memberdesk:")));
    assert_eq!(slots().read(foreign), Ok(Some("theirs".to_owned())));
    slots().remove(foreign).expect("removing needs no room");
}
