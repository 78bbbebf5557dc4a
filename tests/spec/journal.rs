//! Keeping a history: one write a commit, nothing shown as saved is lost, nobody's commits are written over.

use std::rc::Rc;
use std::time::{Duration, Instant};

use memberdesk::domain::id::CommandId;
use memberdesk::journal::migrations::{STEPS, Step, bring_up};
use memberdesk::journal::{
    BODY_UNITS, Condition, FORMAT, Journal, JournalError, MemorySlots, Place, Position, SEGMENT_UNITS,
    SlotError, Slots,
};
use proptest::prelude::*;

use crate::journal_storage::{
    Fate, PREFIX, Storage, append_all, commit, commits, open, place, sealed, sound, stored,
};

#[test]
fn what_was_appended_is_there_when_the_journal_is_opened_again() {
    let history = commits(450);
    let storage = stored(&history);
    let opened = open(&storage, "main");
    assert_eq!(opened.condition, Condition::Sound);
    assert_eq!(opened.commits, history);
    assert_eq!(opened.journal.position().number, 450);
    assert_eq!(opened.journal.find(&history[299].id), Some(300));
    assert_eq!(opened.journal.find(&CommandId(7)), None);
}

#[test]
fn nothing_is_written_where_nothing_is_appended() {
    let storage = Rc::new(Storage::default());
    let opened = open(&storage, "main");
    assert_eq!((opened.condition, opened.commits), (Condition::Empty, Vec::new()));
    assert_eq!(opened.journal.position(), Position::START);
    assert_eq!(storage.changes.get(), 0);
}

#[test]
fn a_commit_is_one_write_and_closed_segments_are_never_written_again() {
    let storage = Rc::new(Storage::default());
    let mut journal = open(&storage, "main").journal;
    let mut highest = String::new();
    for commit in commits(450) {
        storage.watch();
        journal.append(&commit).expect("room for it");
        assert_eq!(storage.changes.get(), 1);
        let key = storage.written.borrow()[0].0.clone();
        assert!(key >= highest, "{key} was written after {highest}");
        highest = key;
    }
    assert_eq!(highest, "memberdesk:/desk/:main:000003");
}

#[test]
fn an_append_costs_the_same_however_long_the_history_is() {
    let storage = Rc::new(Storage::default());
    let mut journal = open(&storage, "main").journal;
    for commit in commits(10_000) {
        storage.watch();
        journal.append(&commit).expect("room for it");
        let written: usize = storage.written.borrow().iter().map(|(_, value)| value.len()).sum();
        assert!(written <= SEGMENT_UNITS && storage.read.get() <= SEGMENT_UNITS, "commit {}", commit.number);
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the time that the machine takes is what is measured")]
fn ten_thousand_commits_are_open_in_the_blink_of_an_eye() {
    let storage = Rc::new(MemorySlots::default());
    let history = commits(10_000);
    Journal::begin(Rc::clone(&storage), place("main"), &history).expect("an empty place");
    let took = (0..3).map(|_| {
        let begun = Instant::now();
        let opened = Journal::open(Rc::clone(&storage), place("main")).expect("memory");
        assert_eq!(opened.commits.len(), 10_000);
        begun.elapsed()
    });
    let took = took.min().expect("three times");
    let limit = if cfg!(debug_assertions) { Duration::from_secs(3) } else { Duration::from_millis(100) };
    assert!(took < limit, "opening took {took:?}");
    println!("opening 10,000 commits took {took:?}");
}

proptest! {
    #[test]
    fn whatever_is_typed_every_write_is_short_and_plain_ascii(
        names in prop::collection::vec(prop_oneof![".{0,60}", "[\\u{0}-\\u{1f}\"\\\\\\u{7f}]{0,40}", "\\PC{0,2000}"], 1..8),
    ) {
        let storage = Rc::new(Storage::default());
        let mut journal = open(&storage, "main").journal;
        let mut history = Vec::new();
        for name in &names {
            let commit = commit(journal.position().number + 1, name);
            match journal.append(&commit) {
                Ok(_) => history.push(commit),
                Err(error) => {
                    let too_large = matches!(error, JournalError::TooLarge { .. });
                    prop_assert!(too_large, "{error:?}");
                }
            }
        }
        for (_, value) in storage.written.borrow().iter() {
            prop_assert!(value.is_ascii() && value.len() <= SEGMENT_UNITS);
        }
        prop_assert_eq!(open(&storage, "main").commits, history);
    }
}

#[test]
fn a_commit_that_is_too_long_is_refused_before_anything_is_written() {
    let storage = stored(&commits(3));
    let before = storage.all();
    let mut journal = open(&storage, "main").journal;
    let refused = journal.append(&commit(4, &"王".repeat(BODY_UNITS / 6)));
    assert!(matches!(refused, Err(JournalError::TooLarge { units }) if units > BODY_UNITS));
    assert_eq!((storage.changes.get(), storage.all()), (0, before));
    journal.append(&commit(4, "Ada")).expect("the journal goes on");
    // The longest commit that is taken fits into one write.
    let long = commit(5, &"x".repeat(BODY_UNITS - commit(5, "").to_body().len()));
    assert_eq!(long.to_body().len(), BODY_UNITS);
    journal.append(&long).expect("exactly the longest");
    journal.append(&commit(6, &"x".repeat(BODY_UNITS / 2))).expect("a new segment");
    assert_eq!(sound(&storage).len(), 6);
}

#[test]
fn a_commit_out_of_turn_and_a_command_carried_out_twice_are_refused() {
    let storage = stored(&commits(3));
    let mut journal = open(&storage, "main").journal;
    assert_eq!(journal.append(&commit(5, "Ada")), Err(JournalError::NotNext { expected: 4 }));
    let again = memberdesk::journal::Commit { number: 4, ..commit(2, "Ada") };
    assert_eq!(journal.append(&again), Err(JournalError::Repeated { number: 2 }));
    assert_eq!(storage.changes.get(), 0);
}

#[test]
fn whichever_write_throws_the_commit_is_not_there_and_the_next_try_succeeds() {
    // The first commit, one in the middle, and the first of a new segment are among them.
    for from in [0, 190, 400] {
        let history = commits(from + 15);
        let (before, after) = history.split_at(from as usize);
        let begun = stored(before);
        for failing in 0..after.len() {
            let storage = begun.copy();
            let mut journal = open(&storage, "main").journal;
            storage.fail(failing, Fate::Throws("full"));
            for (index, commit) in after.iter().enumerate() {
                let position = journal.position();
                let done = journal.append(commit);
                if index == failing {
                    assert_eq!(done, Err(JournalError::Slot(SlotError::Full)));
                    assert_eq!((journal.position(), journal.find(&commit.id)), (position, None));
                    assert_eq!(open(&storage, "main").commits, history[..before.len() + index]);
                    journal.append(commit).expect("room again");
                } else {
                    done.expect("room for it");
                }
            }
            assert_eq!(journal.confirm(), Ok(()));
            assert_eq!(sound(&storage), history);
        }
    }
}

#[test]
fn a_write_that_the_browser_dropped_is_noticed_when_it_is_read_back() {
    for (count, appended) in [(3, 1), (199, 3), (0, 1), (200, 1)] {
        for dropped in 0..appended {
            let history = commits(count + appended);
            let storage = stored(&history[..count as usize]);
            let mut journal = open(&storage, "main").journal;
            journal.confirm().expect("nothing to confirm");
            storage.fail(dropped as usize, Fate::Vanishes);
            let done =
                history[count as usize..].iter().try_for_each(|commit| journal.append(commit).map(drop));
            let noticed = done.is_err() || journal.confirm() == Err(JournalError::Unsaved);
            assert!(noticed, "{dropped} of {appended} after {count}");
            storage.heal();
            sound_or_empty(&storage, &history);
        }
    }
}

fn sound_or_empty(storage: &Rc<Storage>, history: &[memberdesk::journal::Commit]) {
    let opened = open(storage, "main");
    assert!(matches!(opened.condition, Condition::Empty | Condition::Sound));
    assert_eq!(opened.commits, history[..opened.commits.len()]);
}

#[test]
fn sandboxes_and_other_apps_of_the_origin_do_not_see_each_other() {
    let storage = stored(&commits(3));
    append_all(&storage, "main-2", &commits(5));
    storage.write("memberdesk:/desk/other/:main:000001", "another app's").expect("memory");
    storage.write("memberdesk:/desk/:main", "settings").expect("memory");
    storage.write("memberdesk:/desk/:main:1", "not a segment").expect("memory");
    let others = || {
        let mut all = storage.all();
        all.retain(|(key, _)| !key.starts_with("memberdesk:/desk/:main:0"));
        all
    };
    let before = others();
    assert_eq!(sound(&storage), commits(3));
    assert_eq!(open(&storage, "main-2").commits, commits(5));
    let mut journal = open(&storage, "main").journal;
    journal.append(&commit(4, "Ada")).expect("room for it");
    journal.erase().expect("memory");
    assert_eq!(others(), before);
    assert_eq!(open(&storage, "main").condition, Condition::Empty);
    journal.append(&commit(1, "Ada")).expect("an erased journal begins anew");
}

#[test]
fn a_sandbox_has_a_plain_name() {
    for name in ["main", "a", "2020-03-19", "x".repeat(40).as_str()] {
        assert_eq!(Place::new(PREFIX, name).expect("plain").sandbox(), name);
    }
    for name in ["", "Main", "a b", "a:b", "沙盒", "a/b", "x".repeat(41).as_str()] {
        assert!(Place::new(PREFIX, name).is_none(), "{name}");
    }
    assert!(Place::new("memberdesk:/沙盒/", "main").is_none());
}

#[test]
fn a_journal_that_a_later_version_wrote_opens_read_only_and_is_never_written() {
    let version = FORMAT + 1;
    let line = sealed("", &format!("memberdesk {version} whatever comes then")) + "\n{\"new\":\"form\"}\n";
    for (count, segment) in [(0, 1), (3, 1), (3, 2), (450, 2), (450, 4), (200, 2)] {
        let storage = stored(&commits(count));
        let mut running = open(&storage, "main").journal;
        storage.tamper(segment, &line);
        let before = storage.all();
        let mut opened = open(&storage, "main");
        assert_eq!(opened.condition, Condition::Newer { version });
        assert_eq!(opened.commits, commits(count)[..opened.commits.len()]);
        let newer = Err(JournalError::Newer { version });
        let next = commit(opened.commits.len() as u64 + 1, "Ada");
        assert_eq!(opened.journal.append(&next).map(drop), newer);
        assert_eq!(opened.journal.catch_up().map(drop), newer);
        assert_eq!(opened.journal.set_aside(), newer);
        assert_eq!(opened.journal.erase(), newer);
        // A program that was already running when the later one began to write.
        let late = running.append(&commit(count + 1, "Ada"));
        if u64::from(segment) > count / 200 {
            assert_eq!(late.map(drop), newer, "segment {segment} after {count} commits");
            assert_eq!(running.catch_up().map(drop), newer);
            assert_eq!(running.append(&commit(count + 1, "Ada")).map(drop), newer);
            assert_eq!(storage.all(), before);
            assert_eq!(storage.changes.get(), 0);
        }
    }
}

#[test]
fn every_version_is_brought_up_one_step_after_another() {
    fn step(name: &'static str, body: &str) -> Result<String, String> {
        if body.contains("broken") { Err(format!("{name}: broken")) } else { Ok(format!("{body}>{name}")) }
    }
    let steps = [
        Step { from: 1, change: |body| step("one", body) },
        Step { from: 2, change: |body| step("two", body) },
        Step { from: 3, change: |body| step("three", body) },
    ];
    assert_eq!(bring_up(&steps, 1, "a").as_deref(), Ok("a>one>two>three"));
    assert_eq!(bring_up(&steps, 3, "a").as_deref(), Ok("a>three"));
    assert_eq!(bring_up(&steps, 4, "a").as_deref(), Ok("a"));
    assert_eq!(bring_up(&steps, 2, "broken"), Err("two: broken".to_owned()));
    let from: Vec<u32> = STEPS.iter().map(|step| step.from).collect();
    assert_eq!(from, (1..FORMAT).collect::<Vec<_>>());
}

#[test]
fn a_whole_history_is_stored_or_nothing_is() {
    let history = commits(450);
    let whole = Rc::new(Storage::default());
    let mut journal = Journal::begin(Rc::clone(&whole), place("main"), &history).expect("an empty place");
    assert_eq!(journal.confirm(), Ok(()));
    assert_eq!(sound(&whole), history);
    assert_eq!(whole.all(), stored(&history).all(), "the same as if they had been appended");
    journal.append(&commit(451, "Ada")).expect("the journal goes on");
    for failing in 0..3 {
        let storage = Rc::new(Storage::default());
        storage.fail(failing, Fate::Throws("full"));
        let done = Journal::begin(Rc::clone(&storage), place("main"), &history).map(drop);
        assert_eq!(done, Err(JournalError::Slot(SlotError::Full)));
        assert_eq!(storage.all(), []);
        // Killed in between, nothing that is left looks like a history.
        storage.kill(failing);
        assert!(Journal::begin(Rc::clone(&storage), place("main"), &history).is_err());
        let opened = open(&storage, "main");
        assert_ne!(opened.condition, Condition::Sound);
        assert_eq!(opened.commits, []);
    }
}

#[test]
fn a_history_is_not_stored_over_another_and_not_with_gaps_or_repetitions() {
    let storage = stored(&commits(3));
    let begin = |storage: &Rc<Storage>, history: &[_]| {
        Journal::begin(Rc::clone(storage), place("main"), history).map(drop)
    };
    assert_eq!(begin(&storage, &commits(5)), Err(JournalError::Occupied));
    let empty = Rc::new(Storage::default());
    assert_eq!(begin(&empty, &commits(3)[1..]), Err(JournalError::NotNext { expected: 1 }));
    let again = memberdesk::journal::Commit { number: 4, ..commit(2, "Ada") };
    let history = [commits(3), vec![again]].concat();
    assert_eq!(begin(&empty, &history), Err(JournalError::Repeated { number: 2 }));
    let long = [commit(1, &"x".repeat(BODY_UNITS))];
    assert!(matches!(begin(&empty, &long), Err(JournalError::TooLarge { .. })));
    assert_eq!((empty.changes.get(), storage.changes.get()), (0, 0));
}

#[test]
fn a_journal_works_over_any_storage_that_is_shared() {
    let storage: Rc<dyn Slots> = Rc::new(MemorySlots::default());
    let mut journal: Journal = Journal::open(Rc::clone(&storage), place("main")).expect("memory").journal;
    journal.append(&commit(1, "Ada")).expect("room for it");
    assert_eq!(journal.confirm(), Ok(()));
    assert_eq!(Journal::open(storage, place("main")).expect("memory").commits, [commit(1, "Ada")]);
}
