//! Damage: it is noticed, it costs only what cannot be read, and nothing is thrown away.

use std::ops::RangeInclusive;
use std::rc::Rc;

use memberdesk::journal::{
    Commit, Condition, Damage, FORMAT, Journal, JournalError, Raw, SEGMENT_COMMITS, SlotError, Slots,
};

use crate::journal_storage::{
    Dice, Fate, Storage, append_all, commit, commits, damaged, open, place, sealed, sound, stored,
};

/// The numbers in ranges, one by one.
fn numbers(ranges: &[RangeInclusive<u64>]) -> Vec<u64> {
    ranges.iter().cloned().flatten().collect()
}

/// Everything that can be read one by one, in or after the history.
fn readable(history: &[Commit], damage: &Damage) -> Vec<Commit> {
    [history, &damage.rest].concat()
}

fn raw_of(storage: &Storage, segments: RangeInclusive<u32>) -> Vec<Raw> {
    let raw = |number| Some(Raw { key: place("main").segment(number), value: storage.segment(number)? });
    segments.filter_map(raw).collect()
}

/// A body that reads as JSON and as nothing that can have happened.
fn foreign_line(storage: &Storage, number: u64, body: &str) -> String {
    let text = storage.segment(1).expect("a segment");
    let last = text.lines().last().expect("a line");
    sealed(&format!("memberdesk {FORMAT} main "), &format!("{} {number} {} {body}", &last[..8], body.len()))
}

/// The first line of segment 1 that announces so many commits up to the given last line.
fn heading(sandbox: &str, commits: u64, last: &str) -> String {
    sealed("", &format!("memberdesk {FORMAT} {sandbox} 1 1 {commits} 00000000 {}", &last[..8]))
}

#[test]
fn a_segment_cut_off_anywhere_keeps_its_complete_commits_and_says_what_is_lost() {
    let history = commits(12);
    let text = stored(&history).segment(1).expect("a segment");
    let first_line = text.find('\n').expect("a first line");
    for cut in 0..text.len() {
        let storage = Rc::new(Storage::default());
        storage.tamper(1, &text[..cut]);
        let (opened, damage) = damaged(&storage);
        // The first line is complete without its line feed, and so is every other.
        let complete = text[..cut + 1].matches('\n').count().saturating_sub(1);
        assert_eq!(opened.commits, history[..complete], "cut at {cut}");
        assert_eq!(damage.rest, []);
        assert_eq!(damage.raw, raw_of(&storage, 1..=1));
        if cut >= first_line {
            assert_eq!(numbers(&damage.lost), (complete as u64 + 1..=12).collect::<Vec<_>>());
        }
        assert_eq!(damage.open_ended, cut < first_line);
        assert_eq!(storage.changes.get(), 0);
    }
}

#[test]
fn a_cut_in_a_closed_segment_loses_nothing_of_the_segments_behind_it() {
    let history = commits(450);
    let storage = stored(&history);
    let text = storage.segment(2).expect("a segment");
    let cut = text.len() / 2;
    storage.tamper(2, &text[..cut]);
    let complete = 199 + text[..cut].matches('\n').count();
    let (opened, damage) = damaged(&storage);
    assert_eq!(opened.commits, history[..complete]);
    assert_eq!(damage.rest, history[400..]);
    assert_eq!(damage.lost, [complete as u64 + 1..=400]);
    assert!(!damage.open_ended);
    assert_eq!(damage.raw, raw_of(&storage, 2..=3));
}

/// Changes one thing in a value, of a kind that the dice choose.
fn edit(value: &str, dice: &mut Dice) -> (String, bool) {
    let characters: Vec<char> = value.chars().collect();
    let at = dice.below(characters.len());
    let (mut changed, mut single) = (characters.clone(), true);
    let strange = ['0', '1', 'a', 'f', 'g', 'A', ' ', '\n', '\r', '"', '{', '\\', '\0', 'é', '王', '😀'];
    let other = strange[dice.below(strange.len())];
    match dice.below(8) {
        0 | 1 => changed[at] = other,
        2 => changed[at] = char::from(characters[at] as u8 ^ (1 << dice.below(7))),
        3 => drop(changed.remove(at)),
        4 => changed.insert(at, other),
        5 => {
            let with = dice.below(characters.len());
            changed.swap(at, with);
            single = false;
        }
        6 => {
            let end = at + dice.below(characters.len() - at);
            drop(changed.drain(at..=end));
            single = false;
        }
        _ => {
            let mut lines: Vec<&str> = value.lines().collect();
            let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
            match dice.below(3) {
                0 => lines.swap(one, other),
                1 => lines.insert(one, lines[other]),
                _ => drop(lines.remove(one)),
            }
            changed = (lines.join("\n") + "\n").chars().collect();
            single = false;
        }
    }
    (changed.into_iter().collect(), single)
}

#[test]
fn ten_thousand_random_edits_are_all_noticed_and_one_edit_costs_at_most_one_commit() {
    let mut dice = Dice(2020);
    let mut edits = 0;
    for (count, rounds) in [(1, 2_000), (9, 7_500), (420, 500)] {
        let history = commits(count);
        let storage = stored(&history);
        let segments = count.div_ceil(SEGMENT_COMMITS);
        let mut done = 0;
        while done < rounds {
            let segment = dice.below(segments as usize) as u32 + 1;
            let value = storage.segment(segment).expect("a segment");
            let (edited, single) = edit(&value, &mut dice);
            if edited == value {
                continue;
            }
            done += 1;
            storage.tamper(segment, &edited);
            let (opened, damage) = damaged(&storage);
            assert_eq!(opened.commits, history[..opened.commits.len()], "{edited}");
            let mut found = readable(&opened.commits, &damage);
            found.dedup();
            assert!(found.iter().all(|commit| history.contains(commit)), "{edited}");
            assert_eq!(damage.raw[0].key, place("main").segment(segment));
            assert_eq!(damage.raw[0].value, edited);
            let missing = history.len() - found.len();
            assert!(!single || missing <= 1, "{missing} commits are missing after one edit: {edited}");
            assert!(numbers(&damage.lost).len() == missing || damage.open_ended, "{edited}");
            storage.tamper(segment, &value);
        }
        edits += done;
        assert_eq!(storage.changes.get(), 0, "reading never writes");
    }
    assert_eq!(edits, 10_000);
}

#[test]
fn segments_in_the_wrong_order_are_noticed_and_lose_nothing() {
    let history = commits(650);
    let storage = stored(&history);
    let (second, third) = (storage.segment(2).expect("a segment"), storage.segment(3).expect("a segment"));
    storage.tamper(2, &third);
    storage.tamper(3, &second);
    let (mut opened, damage) = damaged(&storage);
    assert_eq!((opened.commits, numbers(&damage.lost)), (history.clone(), Vec::new()));
    assert_eq!(damage.raw, raw_of(&storage, 2..=4));
    opened.journal.set_aside().expect("room for the copies");
    assert_eq!(sound(&storage), history);
    assert_eq!(storage.segment(2), Some(second));
    opened.journal.append(&commit(651, "Ada")).expect("the journal goes on");
    assert_eq!(sound(&storage).len(), 651);
}

#[test]
fn a_segment_pasted_over_another_is_noticed_and_costs_only_the_other() {
    let history = commits(450);
    let storage = stored(&history);
    storage.tamper(2, &storage.segment(1).expect("a segment"));
    let (opened, damage) = damaged(&storage);
    assert_eq!(opened.commits, history[..200]);
    assert_eq!(damage.rest, history[400..]);
    assert_eq!(damage.lost, [201..=400]);
    // Behind the last one it costs nothing.
    let storage = stored(&history);
    storage.tamper(4, &storage.segment(3).expect("a segment"));
    let (opened, damage) = damaged(&storage);
    assert_eq!((opened.commits, damage.rest, damage.lost), (history, Vec::new(), Vec::new()));
    assert_eq!(damage.raw, raw_of(&storage, 4..=4));
}

#[test]
fn a_segment_that_is_missing_is_noticed_unless_it_is_the_last() {
    let history = commits(650);
    let storage = stored(&history);
    storage.lose(2);
    let (opened, damage) = damaged(&storage);
    assert_eq!(opened.commits, history[..200]);
    assert_eq!(damage.rest, history[400..]);
    assert_eq!(damage.lost, [201..=400]);
    assert_eq!(damage.raw, raw_of(&storage, 3..=4));
    let storage = stored(&history);
    storage.lose(1);
    let (opened, damage) = damaged(&storage);
    assert_eq!((opened.commits, damage.rest), (Vec::new(), history[200..].to_vec()));
    let storage = stored(&history);
    storage.lose(4);
    assert_eq!(sound(&storage), history[..600]);
}

#[test]
fn a_segment_of_another_sandbox_is_never_taken_for_one_of_this() {
    let history = commits(3);
    let storage = Rc::new(Storage::default());
    append_all(&storage, "else", &history);
    let foreign = storage.read(&place("else").segment(1)).expect("memory").expect("a segment");
    storage.tamper(1, &foreign);
    let (opened, damage) = damaged(&storage);
    assert_eq!((opened.commits, damage.rest, damage.lost), (Vec::new(), Vec::new(), Vec::new()));
    assert!(damage.open_ended);
    // Not even its lines below a first line of this sandbox, though they are the first three of a history.
    let lines: Vec<&str> = foreign.lines().collect();
    let pasted = [heading("main", 3, lines[3]), lines[1..].join("\n"), String::new()].join("\n");
    storage.tamper(1, &pasted);
    let (opened, damage) = damaged(&storage);
    assert_eq!((opened.commits, damage.rest, damage.lost), (Vec::new(), Vec::new(), vec![1..=3]));
}

#[test]
fn a_body_that_is_intact_and_means_nothing_today_is_damage_of_that_commit_alone() {
    let storage = stored(&commits(2));
    let foreign =
        foreign_line(&storage, 3, r#"{"id":"00000000000000000000000000000000","at":0,"entries":[{}]}"#);
    let text = storage.segment(1).expect("a segment");
    let lines: Vec<&str> = text.lines().skip(1).chain([foreign.as_str()]).collect();
    storage.tamper(1, &[heading("main", 3, &foreign), lines.join("\n"), String::new()].join("\n"));
    let (mut opened, damage) = damaged(&storage);
    assert_eq!(opened.commits, commits(2));
    assert_eq!((damage.lost, damage.open_ended), (vec![3..=3], false));
    assert_eq!(damage.raw, raw_of(&storage, 1..=1));
    opened.journal.set_aside().expect("room for the copies");
    assert_eq!(storage.segment(1), Some(text));
    assert_eq!(opened.journal.kept().expect("memory")[0].value, damage.raw[0].value);
}

#[test]
fn a_command_that_stands_in_a_history_twice_ends_it_there_so_that_its_backup_can_be_brought_back() {
    let storage = stored(&commits(2));
    let mut running = open(&storage, "main").journal;
    let again = foreign_line(&storage, 3, &commit(1, "Ada").to_body());
    let text = storage.segment(1).expect("a segment");
    let lines: Vec<&str> = text.lines().skip(1).chain([again.as_str()]).collect();
    storage.tamper(1, &[heading("main", 3, &again), lines.join("\n"), String::new()].join("\n"));
    assert_eq!(running.catch_up(), Err(JournalError::Diverged), "a tab that runs does not take it in either");
    let (opened, damage) = damaged(&storage);
    assert_eq!(opened.commits, commits(2));
    assert_eq!(damage.raw, raw_of(&storage, 1..=1));
    let backup = memberdesk::journal::export::to_document("main", &opened.commits);
    assert!(memberdesk::journal::export::from_document(&backup).is_ok());
}

#[test]
fn nothing_that_a_member_typed_is_ever_taken_for_a_commit() {
    // The line that would be the second commit, typed as the name in a first commit that is then damaged.
    let plain = stored(&commits(2)).segment(1).expect("a segment");
    let second = plain.lines().nth(2).expect("a line").replace('"', "'");
    let storage = stored(&[commit(1, &format!("\n{second}\n"))]);
    let value = storage.segment(1).expect("a segment");
    for at in value.find('\n').expect("a line") + 1..value.len() {
        let damaged_value = format!("{}~{}", &value[..at], &value[at + 1..]);
        storage.tamper(1, &damaged_value);
        let (opened, damage) = damaged(&storage);
        let found = readable(&opened.commits, &damage);
        assert!(found.is_empty() || found == [commit(1, &format!("\n{second}\n"))]);
    }
}

#[test]
fn a_damaged_journal_is_not_written_before_the_damage_is_set_aside() {
    let history = commits(450);
    let storage = stored(&history);
    let value = storage.segment(2).expect("a segment");
    storage.tamper(2, &value.replacen("\"at\":", "\"At\":", 1));
    let before = storage.all();
    let (mut opened, damage) = damaged(&storage);
    assert_eq!(opened.journal.append(&commit(201, "Ada")), Err(JournalError::Damaged));
    assert_eq!(opened.journal.catch_up(), Err(JournalError::Damaged));
    assert_eq!((storage.changes.get(), storage.all()), (0, before));

    opened.journal.set_aside().expect("room for the copies");
    let kept: Vec<String> = opened.journal.kept().expect("memory").into_iter().map(|raw| raw.value).collect();
    assert_eq!(kept, damage.raw.into_iter().map(|raw| raw.value).collect::<Vec<_>>());
    assert_eq!(sound(&storage), history[..200]);
    opened.journal.append(&commit(201, "Zoë")).expect("the journal goes on");
    opened.journal.confirm().expect("it is stored");
    assert_eq!(sound(&storage).last(), Some(&commit(201, "Zoë")));
    // A second time, what was set aside the first time stays.
    storage.tamper(1, "rubbish");
    let (mut opened, damage) = damaged(&storage);
    assert_eq!((opened.commits.len(), damage.lost, damage.rest.len()), (0, vec![1..=200], 1));
    opened.journal.set_aside().expect("room for the copies");
    assert_eq!(opened.journal.kept().expect("memory").len(), 4);
    assert_eq!(open(&storage, "main").condition, Condition::Empty);
    opened.journal.append(&commit(1, "Ada")).expect("a new beginning");
    assert_eq!(sound(&storage), [commit(1, "Ada")]);
}

#[test]
fn damage_that_costs_nothing_is_mended_to_the_letter() {
    let history = commits(450);
    let storage = stored(&history);
    let before = storage.all();
    let value = storage.segment(2).expect("a segment");
    storage.tamper(2, &value.replacen("memberdesk", "Memberdesk", 1));
    let (mut opened, _) = damaged(&storage);
    assert_eq!(opened.commits, history);
    opened.journal.set_aside().expect("room for the copies");
    let mut after = storage.all();
    after.retain(|(key, _)| !key.contains(":kept:"));
    assert_eq!(after, before);
}

#[test]
fn setting_aside_can_be_interrupted_anywhere_and_asked_for_again() {
    let history = commits(650);
    let broken = stored(&history);
    let value = broken.segment(2).expect("a segment");
    broken.tamper(2, &value.replacen("Ada", "Eve", 40));
    let (opened, damage) = damaged(&broken);
    let rest = damage.rest.len();
    let mut interrupted = 0;
    loop {
        let storage = broken.copy();
        let mut journal = open(&storage, "main").journal;
        storage.kill(interrupted);
        let done = journal.set_aside();
        storage.heal();
        for raw in &damage.raw {
            let somewhere = storage.all().iter().any(|(_, value)| *value == raw.value);
            assert!(somewhere, "{} is gone after {interrupted} changes", raw.key);
        }
        if done.is_ok() {
            break;
        }
        let (mut again, _) = damaged(&storage);
        assert_eq!(again.commits, opened.commits, "after {interrupted} changes");
        again.journal.set_aside().expect("room for the copies");
        assert_eq!(sound(&storage), opened.commits);
        assert_eq!(again.journal.kept().expect("memory").len(), damage.raw.len(), "nothing is copied twice");
        interrupted += 1;
    }
    assert_eq!(interrupted, 6, "three copies, two removals, one write");
    assert_eq!(rest, 410);
}

#[test]
fn without_room_for_the_copies_nothing_is_set_aside() {
    let storage = stored(&commits(450));
    let value = storage.segment(1).expect("a segment");
    storage.tamper(1, &value[..value.len() - 9]);
    let before = storage.all();
    let mut journal = open(&storage, "main").journal;
    storage.fail(0, Fate::Throws("full"));
    assert_eq!(journal.set_aside(), Err(JournalError::Slot(SlotError::Full)));
    assert_eq!(storage.all(), before);
    assert_eq!(journal.append(&commit(200, "Ada")), Err(JournalError::Damaged));
}

#[test]
fn what_changed_since_it_was_opened_is_not_set_aside() {
    let storage = stored(&commits(450));
    let value = storage.segment(2).expect("a segment");
    storage.tamper(2, &value[..value.len() - 9]);
    let mut journal = open(&storage, "main").journal;
    storage.tamper(1, "rubbish");
    let before = storage.all();
    assert_eq!(journal.set_aside(), Err(JournalError::Diverged));
    assert_eq!(storage.all(), before);
}

#[test]
fn a_sound_journal_has_nothing_to_set_aside() {
    let storage = stored(&commits(3));
    let mut journal = open(&storage, "main").journal;
    assert_eq!(journal.set_aside(), Ok(()));
    assert_eq!((storage.changes.get(), journal.kept()), (0, Ok(Vec::new())));
}

#[test]
fn a_damaged_journal_can_be_erased_with_everything_that_was_set_aside() {
    let storage = stored(&commits(250));
    storage.tamper(2, "rubbish");
    let mut journal = open(&storage, "main").journal;
    journal.set_aside().expect("room for the copies");
    storage.tamper(1, "rubbish");
    let mut journal = open(&storage, "main").journal;
    journal.erase().expect("memory");
    assert_eq!(storage.all(), []);
}

#[test]
fn damage_that_another_tab_meets_while_it_runs_is_not_gone_on_with() {
    let storage = stored(&commits(3));
    let mut journal = open(&storage, "main").journal;
    append_all(&storage, "main", &[commit(4, "Ada")]);
    let value = storage.segment(1).expect("a segment");
    storage.tamper(1, &value.replacen("Ada", "Eve", 1));
    assert!(journal.append(&commit(4, "Zoë")).is_err());
    assert_eq!(journal.catch_up(), Err(JournalError::Diverged));
    assert_eq!(storage.changes.get(), 1, "the other tab's");
    let read = Journal::open(Rc::clone(&storage), place("main")).expect("memory");
    assert!(matches!(read.condition, Condition::Damaged(_)));
}
