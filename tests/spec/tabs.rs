//! Several tabs on one company: one writes, the others hear of it, and the next one takes its place.

use crate::stored;
use std::rc::Rc;

use memberdesk::backend::execute::Desk;
use memberdesk::backend::protocol::{Failure, Message, NotStored, Now, Reply, Request};
use memberdesk::domain::command::Command;
use memberdesk::domain::date::Moment;
use memberdesk::domain::id::{CommandId, UserId};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::user::{By, Language};
use memberdesk::journal::{Commit, JournalError};
use memberdesk::scenarios;

use crate::journal_storage::{Fate, Storage, open};
use crate::partner::day;

type Tab = Desk<Rc<Storage>>;

fn tab(storage: &Rc<Storage>) -> Tab {
    Desk::fold(open(storage, "main")).0
}

fn request(id: u128, seen: u64, command: Command) -> Request {
    let by = if seen == 0 { By::Visitor } else { By::User(UserId(1)) };
    let now = Now { at: Moment::from_millis(1_772_442_000_000), day: day("2026-03-02"), minute: 540 };
    Request { id: CommandId(id), seen, after: None, by, now, command: Some(command) }
}

/// The ids of all commands of a history.
fn ids(history: &[Commit]) -> Vec<CommandId> {
    history.iter().map(|commit| commit.id).collect()
}

fn joining() -> Request {
    request(1, 0, scenarios::network_member(Language::SimplifiedChinese))
}

/// Opens an order, or cancels the one that is open: something that can always be done.
fn next(desk: &Tab, id: u128) -> Request {
    let seen = desk.history().len() as u64;
    let open = desk.account().orders.iter().find(|order| order.is_open());
    let command = match open {
        Some(order) => Command::CancelOrder { order: order.id },
        None => Command::Subscribe { offer: Offer::ActionPack },
    };
    request(id, seen, command)
}

/// The tab that writes after some commands, and one that has heard all of them and read nothing.
fn leader_and_follower(commands: u128) -> (Rc<Storage>, Tab, Tab) {
    let storage = Rc::new(Storage::default());
    let (mut leader, mut follower) = (tab(&storage), tab(&storage));
    leader.execute(&joining()).expect("a visitor may join");
    for id in 0..commands {
        let asked = next(&leader, 100 + id * 1_000);
        leader.execute(&asked).expect("it can always be done");
    }
    assert!(follower.hear(leader.history()));
    (storage, leader, follower)
}

#[test]
fn a_tab_shows_what_it_heard_before_the_storage_shows_it() {
    let (_, leader, follower) = leader_and_follower(3);
    assert_eq!(follower.account(), leader.account());
    assert_eq!(follower.history(), leader.history());
    assert_eq!(follower.stored(), 0);
}

#[test]
fn what_was_heard_and_is_read_later_counts_once() {
    let (_, leader, mut follower) = leader_and_follower(3);
    assert_eq!(follower.look(), Ok(false));
    assert_eq!(follower.history(), leader.history());
    assert_eq!(follower.stored(), leader.stored());
    assert!(follower.hear(leader.history()), "and heard once more");
    assert_eq!(follower.account(), leader.account());
}

#[test]
fn news_with_a_gap_or_of_another_history_is_not_taken() {
    let (_, leader, follower) = leader_and_follower(3);
    let known = follower.history().to_vec();
    let (_, mut other, _) = leader_and_follower(0);
    assert!(!other.hear(&leader.history()[2..]), "the second commit is missing");
    assert_eq!(other.history().len(), 1);

    let mut strange = known.clone();
    strange[1].id = CommandId(77);
    let (_, _, mut follower) = leader_and_follower(3);
    assert!(!follower.hear(&strange));
    assert_eq!(ids(follower.history()), ids(&known));
}

#[test]
fn the_next_tab_writes_again_what_the_crash_of_the_writing_one_lost() {
    let (storage, leader, mut follower) = leader_and_follower(4);
    let whole = storage.segment(1).expect("a segment");
    // The browser process had only heard of the first two of five commits when the writing tab died.
    let (half, _, _) = leader_and_follower(1);
    storage.tamper(1, &half.segment(1).expect("a segment"));
    assert_eq!(follower.write_again(false), Ok(()));
    assert_eq!(storage.segment(1), Some(whole), "to the letter");
    assert_eq!(follower.history(), leader.history());
    assert_eq!(tab(&storage).account(), leader.account());
}

#[test]
fn a_command_sent_again_to_the_next_tab_is_carried_out_once() {
    let (storage, mut leader, mut follower) = leader_and_follower(2);
    let asked = next(&follower, 9_000_000);
    // The writing tab carried it out, and was gone before it could say so.
    leader.execute(&asked).expect("it can always be done");
    drop(leader);
    follower.write_again(false).expect("a sound storage");
    let Reply { commits } = follower.execute(&asked).expect("it was done already");
    assert_eq!(commits.iter().filter(|commit| commit.id == asked.id).count(), 1);
    assert_eq!(tab(&storage).history(), follower.history());
}

#[test]
fn two_tabs_that_race_lose_nothing_and_double_nothing() {
    let commands = if std::env::var_os("MEMBERDESK_LONG").is_some() { 1_000 } else { 150 };
    let storage = Rc::new(Storage::default());
    let mut tabs = [tab(&storage), tab(&storage)];
    tabs[0].execute(&joining()).expect("a visitor may join");
    let mut done = vec![CommandId(1)];
    let mut told = 0;
    let mut id = 1_000;
    while done.len() <= commands * 2 {
        // Both decide on what they see, and the second one to write has not seen the first one's.
        let asked = [next(&tabs[0], id), next(&tabs[1], id + 10)];
        id += 20;
        for (tab, asked) in tabs.iter_mut().zip(&asked) {
            match tab.execute(asked) {
                Ok(_) => done.push(asked.id),
                Err(Failure::ChangedElsewhere { .. }) => told += 1,
                Err(failure) => panic!("{failure:?}"),
            }
        }
    }
    assert!(told >= commands, "they met {told} times");
    assert_eq!(ids(tab(&storage).history()), done);
}

#[test]
fn a_storage_that_was_cleared_is_written_again_only_when_asked() {
    let (storage, leader, mut follower) = leader_and_follower(3);
    follower.look().expect("a sound storage");
    storage.lose(1);
    assert_eq!(follower.look(), Err(JournalError::Gone));
    assert_eq!(follower.write_again(false), Err(JournalError::Gone));
    assert!(storage.all().is_empty(), "whoever cleared it meant it");
    assert_eq!(follower.history(), leader.history(), "and it is still shown");

    assert_eq!(follower.write_again(true), Ok(()));
    assert_eq!(tab(&storage).history(), leader.history());
}

#[test]
fn damage_that_happens_while_a_tab_runs_costs_nothing_of_what_it_knows() {
    let (storage, leader, mut follower) = leader_and_follower(3);
    follower.look().expect("a sound storage");
    let whole = storage.segment(1).expect("a segment");
    storage.tamper(1, &whole.replacen("order_opened", "order_0pened", 1));
    assert_eq!(follower.write_again(false), Err(JournalError::Damaged));
    let asked = next(&follower, 5_000_000);
    assert!(matches!(follower.execute(&asked), Err(Failure::NotStored { .. })), "nothing is written over it");

    assert_eq!(follower.write_again(true), Ok(()));
    assert_eq!(tab(&storage).history(), leader.history());
    assert!(storage.all().iter().any(|(_, value)| value.contains("order_0pened")), "a copy is kept");
}

#[test]
fn another_history_in_the_same_place_is_never_written_to() {
    let (storage, _, mut follower) = leader_and_follower(3);
    follower.look().expect("a sound storage");
    let other = Rc::new(Storage::default());
    let mut stranger = tab(&other);
    let strange = Request { id: CommandId(4_711), ..joining() };
    stranger.execute(&strange).expect("a visitor may join");
    let theirs = other.segment(1).expect("a segment");
    storage.tamper(1, &theirs);
    assert_eq!(follower.write_again(false), Err(JournalError::Diverged));
    assert_eq!(follower.write_again(true), Err(JournalError::Diverged));
    assert_eq!(storage.segment(1), Some(theirs));
}

#[test]
fn a_write_that_vanished_is_written_again() {
    let (storage, _, mut follower) = leader_and_follower(2);
    follower.look().expect("a sound storage");
    storage.fail(0, Fate::Vanishes);
    let asked = next(&follower, 6_000_000);
    follower.execute(&asked).expect("the browser says that it took it");
    assert_eq!(follower.journal_mut().confirm(), Err(JournalError::Unsaved));
    assert_eq!(follower.write_again(false), Ok(()));
    assert_eq!(follower.journal_mut().confirm(), Ok(()));
    assert_eq!(tab(&storage).history(), follower.history());
}

#[test]
fn whatever_tabs_say_is_understood_as_it_was_said() {
    let (_, mut leader, mut follower) = leader_and_follower(3);
    let asked = next(&follower, 7_000_000);
    let refused = Request { seen: 0, id: CommandId(8), ..joining() };
    let failure = leader.execute(&refused).expect_err("others acted");
    let reply = leader.execute(&asked).expect("it can always be done");
    let again = Request { seen: leader.stored(), by: By::User(UserId(1)), ..refused };
    let refusal = leader.execute(&again).expect_err("a company joins once");
    for message in [
        Message::Ask(asked.clone()),
        Message::Done(asked.id, reply.clone()),
        Message::Failed(CommandId(8), failure.into()),
        Message::Failed(CommandId(9), refusal.clone().into()),
        Message::News(reply.clone()),
        Message::Leads,
    ] {
        assert_eq!(stored::read(&stored::write(&message)), Some(message));
    }
    assert!(follower.hear(&reply.commits));
    assert_eq!(follower.account(), leader.account());
    // The refusal itself is not said: the one who asked comes to the same.
    assert_eq!(follower.failure(&again, refusal.clone().into()), refusal);
}

/// A tab whose history is stored nowhere any more, and the storage, in which another company was begun since.
fn displaced() -> (Rc<Storage>, Tab) {
    let (storage, leader, _) = leader_and_follower(2);
    let mut displaced = leader;
    storage.lose(1);
    assert_eq!(displaced.look(), Err(JournalError::Gone));
    assert_eq!(displaced.write_again(false), Err(JournalError::Gone));
    let mut other = tab(&storage);
    other.execute(&Request { id: CommandId(4_711), ..joining() }).expect("a visitor may join");
    (storage, displaced)
}

#[test]
fn a_history_is_never_joined_with_another_one_that_took_its_place() {
    let (storage, mut displaced) = displaced();
    let (known, theirs) = (ids(displaced.history()), storage.segment(1));
    assert_eq!(displaced.look(), Err(JournalError::Diverged));
    assert_eq!(displaced.stored(), 0, "nothing of it is stored");
    let asked = next(&displaced, 8_000_000);
    let failure = displaced.execute(&asked).expect_err("nothing is written there");
    assert!(matches!(failure, Failure::NotStored { why: NotStored::ReadOnly, .. }));
    assert_eq!(displaced.write_again(true), Err(JournalError::Diverged));
    assert_eq!(displaced.write_heard(), Err(JournalError::Diverged));
    assert_eq!((ids(displaced.history()), storage.segment(1)), (known, theirs));
}

#[test]
fn what_was_removed_and_comes_back_is_gone_on_with() {
    let (storage, mut displaced) = displaced();
    let known = displaced.history().to_vec();
    assert_eq!(displaced.look(), Err(JournalError::Diverged));
    storage.lose(1);
    assert_eq!(displaced.write_again(true), Ok(()));
    assert_eq!(tab(&storage).history(), known);
    let asked = next(&displaced, 9_000_000);
    displaced.execute(&asked).expect("it is stored again");
}

#[test]
fn what_is_asked_about_one_history_is_not_done_to_another() {
    let (_, mut leader, _) = leader_and_follower(2);
    let before = leader.history().len();
    let asked = Request { after: Some(CommandId(4_711)), ..next(&leader, 8_000_000) };
    let failure = leader.execute(&asked).expect_err("another history");
    assert_eq!(failure, Failure::NotStored { why: NotStored::ReadOnly, commits: Vec::new() });
    assert_eq!(leader.history().len(), before);
    let after = leader.history().last().map(|commit| commit.id);
    leader.execute(&Request { after, ..asked }).expect("the same history");
}

#[test]
fn what_does_not_fit_the_account_does_not_continue_it() {
    let (_, leader, mut follower) = leader_and_follower(1);
    let mut strange = leader.history().last().expect("a commit").clone();
    strange.number += 1;
    strange.id = CommandId(77);
    // The order was opened already: it cannot be opened a second time under the same number.
    assert!(!follower.hear(&[strange]));
    assert_eq!(follower.history(), leader.history());
}
