//! Several tabs on one journal, and what happens to it behind a tab's back.

use std::rc::Rc;

use memberdesk::journal::{Journal, JournalError, SEGMENT_UNITS};

use crate::journal_storage::{
    Dice, Storage, append_all, commit, commit_of, commits, open, place, sound, stored,
};

#[test]
fn two_tabs_never_lose_a_commit() {
    let storage = Rc::new(Storage::default());
    let mut tabs = [open(&storage, "main").journal, open(&storage, "main").journal];
    let mut dice = Dice(11);
    let mut expected = Vec::new();
    let mut moved_on = 0;
    while expected.len() < 2_000 {
        let tab = dice.below(2);
        let number = tabs[tab].position().number + 1;
        let commit = commit_of(tab as u32 + 1, number, "Ada");
        match tabs[tab].append(&commit) {
            Ok(position) => {
                assert_eq!(position.number, number);
                expected.push(commit);
            }
            Err(JournalError::MovedOn { found }) => {
                moved_on += 1;
                let from = tabs[tab].position().number as usize;
                let caught = tabs[tab].catch_up().expect("the other tab's commits");
                assert_eq!(caught, expected[from..]);
                assert_eq!(tabs[tab].position(), found);
            }
            Err(error) => panic!("{error:?}"),
        }
    }
    assert!(moved_on > 500, "the tabs took turns");
    assert_eq!(sound(&storage), expected);
}

#[test]
fn a_tab_that_slept_through_several_segments_catches_up_at_once() {
    let storage = stored(&commits(3));
    let mut sleeper = open(&storage, "main").journal;
    assert_eq!(sleeper.catch_up(), Ok(Vec::new()));
    append_all(&storage, "main", &commits(700)[3..]);
    let end = open(&storage, "main").journal.position();
    assert_eq!(sleeper.append(&commit(4, "Zoë")), Err(JournalError::MovedOn { found: end }));
    assert_eq!(sleeper.catch_up().as_deref(), Ok(&commits(700)[3..]));
    assert_eq!(sleeper.position(), end);
    // A tab that closed a segment is also noticed by one that knows the closed segment to its end.
    let storage = stored(&commits(200));
    let mut sleeper = open(&storage, "main").journal;
    append_all(&storage, "main", &[commit(201, "Ada")]);
    let found = open(&storage, "main").journal.position();
    assert_eq!(sleeper.append(&commit(201, "Zoë")), Err(JournalError::MovedOn { found }));
    assert_eq!(sleeper.catch_up(), Ok(vec![commit(201, "Ada")]));
}

#[test]
fn catching_up_reads_only_what_is_new() {
    let storage = stored(&commits(3_999));
    let mut journal = open(&storage, "main").journal;
    append_all(&storage, "main", &[commit(4_000, "Ada")]);
    storage.watch();
    assert_eq!(journal.catch_up(), Ok(vec![commit(4_000, "Ada")]));
    assert!(storage.read.get() <= 2 * SEGMENT_UNITS);
}

#[test]
fn a_command_that_another_tab_carried_out_is_found_after_catching_up() {
    let storage = stored(&commits(3));
    let mut journal = open(&storage, "main").journal;
    append_all(&storage, "main", &[commit(4, "Ada")]);
    assert!(matches!(journal.append(&commit(4, "Ada")), Err(JournalError::MovedOn { .. })));
    journal.catch_up().expect("the other tab's commit");
    assert_eq!(journal.append(&commit(4, "Ada")), Err(JournalError::Repeated { number: 4 }));
    assert_eq!(sound(&storage).len(), 4);
}

#[test]
fn what_was_written_is_confirmed_even_where_another_tab_went_on() {
    let storage = stored(&commits(198));
    let mut journal = open(&storage, "main").journal;
    for commit in &commits(202)[198..] {
        journal.append(commit).expect("room for it");
    }
    append_all(&storage, "main", &[commit(203, "Zoë")]);
    assert_eq!(journal.confirm(), Ok(()));
    storage.lose(1);
    assert_eq!(journal.confirm(), Ok(()), "what was confirmed is not asked for again");
}

#[test]
fn another_history_at_the_same_place_is_never_gone_on_with() {
    let other: Vec<_> = (1..=9).map(|number| commit_of(7, number, "Zoë")).collect();
    for length in [1, 3, 5, 9] {
        let storage = stored(&commits(3));
        let mut journal = open(&storage, "main").journal;
        let replaced = stored(&other[..length]);
        storage.tamper(1, &replaced.segment(1).expect("a segment"));
        let refused = journal.append(&commit(4, "Ada"));
        assert!(matches!(refused, Err(JournalError::Diverged | JournalError::MovedOn { .. })), "{refused:?}");
        assert_eq!(journal.catch_up(), Err(JournalError::Diverged));
        assert_eq!(storage.changes.get(), 0);
    }
}

#[test]
fn an_earlier_state_of_the_same_history_is_never_written_over_unnoticed() {
    let storage = stored(&commits(3));
    let earlier = storage.segment(1).expect("a segment");
    let mut journal = open(&storage, "main").journal;
    journal.append(&commit(4, "Ada")).expect("room for it");
    storage.tamper(1, &earlier);
    assert_eq!(journal.append(&commit(5, "Ada")), Err(JournalError::Diverged));
    assert_eq!(journal.catch_up(), Err(JournalError::Diverged));
    assert_eq!(journal.confirm(), Err(JournalError::Unsaved));
    assert_eq!(sound(&storage), commits(3));
}

#[test]
fn what_was_changed_within_the_history_is_not_another_tabs_work() {
    let storage = stored(&commits(3));
    let mut journal = open(&storage, "main").journal;
    let value = storage.segment(1).expect("a segment");
    storage.tamper(1, &value.replacen("Ada", "Eve", 1));
    assert_eq!(journal.append(&commit(4, "Ada")), Err(JournalError::Diverged));
    assert_eq!(journal.catch_up(), Err(JournalError::Diverged));
    assert_eq!(storage.changes.get(), 0);
}

#[test]
fn what_was_written_is_not_confirmed_where_something_unreadable_stands_behind_it() {
    let storage = stored(&commits(3));
    let mut journal = open(&storage, "main").journal;
    journal.append(&commit(4, "Ada")).expect("room for it");
    let value = storage.segment(1).expect("a segment");
    storage.tamper(1, &[&value, "rubbish\n"].concat());
    assert_eq!(journal.confirm(), Err(JournalError::Unsaved));
    storage.tamper(1, &value);
    assert_eq!(journal.confirm(), Ok(()));
}

#[test]
fn a_journal_that_was_cleared_from_outside_is_missed() {
    let history = commits(4);
    let storage = stored(&history[..3]);
    let mut journal = open(&storage, "main").journal;
    journal.append(&history[3]).expect("room for it");
    storage.lose(1);
    storage.watch();
    assert_eq!(journal.append(&commit(5, "Ada")), Err(JournalError::Gone));
    assert_eq!(journal.catch_up(), Err(JournalError::Gone));
    assert_eq!(journal.confirm(), Err(JournalError::Unsaved));
    assert_eq!(storage.changes.get(), 0);
    // What is still in memory can be stored again.
    let restored = Journal::begin(Rc::clone(&storage), place("main"), &history).expect("an empty place");
    assert_eq!(restored.position(), journal.position());
    assert_eq!(sound(&storage), history);
}

#[test]
fn a_closed_segment_is_read_back_too() {
    let storage = stored(&commits(198));
    let mut journal = open(&storage, "main").journal;
    journal.append(&commit(199, "Ada")).expect("room for it");
    let earlier = storage.segment(1).expect("a segment");
    for number in 200..=203 {
        journal.append(&commit(number, "Ada")).expect("room for it");
    }
    let closed = storage.segment(1).expect("a segment");
    storage.tamper(1, &earlier);
    assert_eq!(journal.confirm(), Err(JournalError::Unsaved));
    assert_eq!(journal.confirm(), Err(JournalError::Unsaved), "and stays so");
    storage.tamper(1, &closed);
    assert_eq!(journal.confirm(), Ok(()));
}
