//! The stored form to the letter: what exactly is taken for a history, and what is damage.

use std::rc::Rc;

use memberdesk::backend::execute::Desk;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::OrderId;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::{Order, Purpose};
use memberdesk::journal::export::{ImportFault, from_document, to_document};
use memberdesk::journal::packed::PACKED;
use memberdesk::journal::{
    BODY_UNITS, Commit, Condition, FORMAT, Journal, JournalError, MemorySlots, Place, SEGMENT_UNITS, Slots,
};

use crate::journal_export::file_of;
use crate::journal_storage::{
    PREFIX, Storage, append_all, commit, commit_of, commits, damaged, open, place, sealed, sound, stored,
};

/// A commit whose body has exactly so many units.
fn commit_of_units(number: u64, units: usize) -> Commit {
    let commit = commit(number, &"x".repeat(units - commit(number, "").to_body().len()));
    assert_eq!(commit.to_body().len(), units);
    commit
}

/// A segment of `main` under the first line that these words make.
fn under(words: &str, segment: &str) -> String {
    let lines = segment.split_once('\n').expect("a first line").1;
    [&sealed("", words), "\n", lines].concat()
}

/// The seal of the last commit of a segment.
fn last_seal(segment: &str) -> &str {
    &segment.lines().last().expect("a line")[..8]
}

#[test]
fn the_longest_commit_is_stored_taken_away_and_brought_back() {
    let history = [commit_of_units(1, BODY_UNITS)];
    let storage = Rc::new(Storage::default());
    Journal::begin(Rc::clone(&storage), place("main"), &history).expect("exactly the longest");
    assert_eq!(sound(&storage), history);
    let document = from_document(&to_document("main", &history)).expect("exactly the longest");
    assert_eq!(document.commits, history);
    let longer = [commit_of_units(1, BODY_UNITS + 1)];
    let refused = Journal::begin(Rc::new(Storage::default()), place("main"), &longer).map(drop);
    assert_eq!(refused, Err(JournalError::TooLarge { units: BODY_UNITS + 1 }));
    let problem = from_document(&to_document("main", &longer)).expect_err("it is too long");
    assert_eq!(problem.why, ImportFault::TooLarge { units: BODY_UNITS + 1 });
}

/// Ten thousand of each are in memory while a long history is shown.
#[test]
fn what_is_kept_of_each_action_takes_little_room() {
    assert!(size_of::<Stamped>() <= 96, "{}", size_of::<Stamped>());
    assert!(size_of::<Order>() <= 120, "{}", size_of::<Order>());
    let read = Commit::from_body(1, FORMAT, &commit(1, "Ada").to_body()).expect("it can be read");
    assert_eq!(read.entries.capacity(), read.entries.len());
}

#[test]
fn what_is_read_takes_no_more_room_than_it_needs() {
    let opened = open(&stored(&commits(450)), "main");
    assert_eq!(opened.commits.capacity(), 450, "three values, of which the last one says how many there are");

    let orders = (1..=450).map(|number| {
        let purpose = Purpose::Subscribe(Offer::ActionPack);
        let event = Event::OrderOpened { order: OrderId(number), number: number.to_string(), purpose };
        let mut commit = commit(u64::from(number), "");
        commit.entries[0].event = event;
        commit
    });
    let (desk, _) = Desk::fold(open(&stored(&orders.collect::<Vec<_>>()), "main"));
    assert_eq!(desk.account().orders.len(), 450);
    assert_eq!(desk.account().orders.capacity(), 450);
}

#[test]
fn a_storage_tells_how_long_a_value_is_and_how_it_begins() {
    let slots: Rc<dyn Slots> = Rc::new(MemorySlots::default());
    slots.write("a", "ab\u{1f642}c\nd").expect("memory");
    slots.write("b", "").expect("memory");
    let told = |key| (slots.units(key), slots.first_line(key, 3));
    assert_eq!(told("a"), (Ok(7), Ok(Some("ab\u{1f642}".to_owned()))));
    assert_eq!(slots.first_line("a", 9), Ok(Some("ab\u{1f642}c".to_owned())));
    assert_eq!(told("b"), (Ok(0), Ok(Some(String::new()))));
    assert_eq!(told("c"), (Ok(0), Ok(None)));
}

#[test]
fn a_segment_is_filled_to_the_last_unit() {
    let first = commit_of_units(1, BODY_UNITS / 2);
    let fill = |units| stored(&[first.clone(), commit_of_units(2, units)]);
    let some = fill(BODY_UNITS / 2).segment(1).expect("a segment").len();
    let room = BODY_UNITS / 2 + SEGMENT_UNITS - some;
    let full = fill(room);
    assert_eq!(full.segment(1).map(|segment| segment.len()), Some(SEGMENT_UNITS));
    assert_eq!(full.segment(2), None);
    assert!(fill(room + 1).segment(2).is_some(), "one unit more begins another");
}

#[test]
fn the_longest_name_of_a_sandbox_stands_in_every_value() {
    let name = "a".repeat(40);
    let storage = Rc::new(Storage::default());
    append_all(&storage, &name, &commits(3));
    assert_eq!(open(&storage, &name).condition, Condition::Sound);
    assert_eq!(open(&storage, &name).commits, commits(3));
    assert!(Place::new(PREFIX, &"a".repeat(41)).is_none());
    assert_eq!(place("main").start(), format!("{PREFIX}:main:"));
}

#[test]
fn a_first_line_is_written_in_one_way_only() {
    let storage = stored(&commits(3));
    let segment = storage.segment(1).expect("a segment");
    let end = last_seal(&segment);
    let right = format!("memberdesk {FORMAT} main 1 1 3 00000000 {end}");
    assert_eq!(under(&right, &segment), segment);
    for wrong in [
        format!("memberdesk {FORMAT} main 01 1 3 00000000 {end}"),
        format!("memberdesk {FORMAT} main +1 1 3 00000000 {end}"),
        format!("memberdesk {FORMAT} main 1 0 3 00000000 {end}"),
        format!("memberdesk 0 main 1 1 3 00000000 {end}"),
        format!("memberdesk {FORMAT} main 1 1 3 +0000000 {end}"),
        format!("memberdesk {FORMAT} main 1 1 3 00000000 {}", end.to_uppercase()),
        format!("otherdesk {FORMAT} main 1 1 3 00000000 {end}"),
        format!("memberdesk {FORMAT}"),
    ] {
        storage.tamper(1, &under(&wrong, &segment));
        let (opened, damage) = damaged(&storage);
        assert_eq!((opened.commits, damage.lost), (commits(3), Vec::new()), "{wrong}");
    }
    let zero = if segment.starts_with('0') { "1" } else { "0" };
    storage.tamper(1, &[zero, &segment[1..]].concat());
    assert_eq!(damaged(&storage).0.commits, commits(3), "the seal of the first line is another");
}

#[test]
fn only_a_sealed_first_line_of_a_later_version_closes_the_journal() {
    let segment = stored(&commits(3)).segment(1).expect("a segment");
    let end = last_seal(&segment);
    let later = PACKED + 1;
    let line = format!("memberdesk {later} main 1 1 3 00000000 {end}");
    let storage = stored(&commits(3));
    storage.tamper(1, &under(&line, &segment));
    assert_eq!(open(&storage, "main").condition, Condition::Newer { version: later });
    let unsealed = ["00000000 ", &line, "\n", segment.split_once('\n').expect("a first line").1].concat();
    let other = under(&format!("otherdesk {later} main 1 1 3 00000000 {end}"), &segment);
    for value in [unsealed, other] {
        storage.tamper(1, &value);
        assert_eq!(damaged(&storage).0.commits, commits(3));
    }
}

#[test]
fn a_line_feed_that_is_gone_or_another_sign_costs_no_commit() {
    let segment = stored(&commits(3)).segment(1).expect("a segment");
    let feeds: Vec<usize> = segment.match_indices('\n').map(|(at, _)| at).collect();
    for at in feeds {
        for sign in ["", "a", "0", "z", "~", "é", "王", " "] {
            let storage = stored(&commits(3));
            storage.tamper(1, &[&segment[..at], sign, &segment[at + 1..]].concat());
            let (opened, damage) = damaged(&storage);
            assert_eq!((opened.commits, damage.lost), (commits(3), Vec::new()), "{sign:?} at {at}");
        }
    }
}

#[test]
fn a_commit_that_followed_another_one_is_not_of_this_history() {
    let [this, other] = [0, 1].map(|tab| {
        let history: Vec<Commit> = (1..=2).map(|number| commit_of(tab, number, "Ada")).collect();
        stored(&history).segment(1).expect("a segment")
    });
    let lines = |segment: &str| segment.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    let words = format!("memberdesk {FORMAT} main 1 1 2 00000000 {}", last_seal(&other));
    let mixed =
        [sealed("", &words), lines(&this)[0].clone(), lines(&other)[1].clone(), String::new()].join("\n");
    let storage = Rc::new(Storage::default());
    storage.tamper(1, &mixed);
    let (opened, damage) = damaged(&storage);
    assert_eq!(opened.commits, [commit_of(0, 1, "Ada")]);
    assert_eq!(damage.rest, [commit_of(1, 2, "Ada")]);
}

#[test]
fn what_stands_under_the_first_line_of_another_sandbox_is_not_of_this_one() {
    let storage = stored(&commits(3));
    let segment = storage.segment(1).expect("a segment");
    let words = format!("memberdesk {FORMAT} else 1 1 3 00000000 {}", last_seal(&segment));
    storage.tamper(1, &under(&words, &segment));
    let (opened, damage) = damaged(&storage);
    assert_eq!((opened.commits, damage.rest), (Vec::new(), Vec::new()));
}

#[test]
fn what_is_set_aside_once_more_is_kept_beside_what_was_before() {
    let storage = Rc::new(Storage::default());
    for round in 1..=3 {
        storage.tamper(1, &format!("rubbish {round}"));
        open(&storage, "main").journal.set_aside().expect("room for the copy");
    }
    let kept = open(&storage, "main").journal.kept().expect("memory");
    let values: Vec<&str> = kept.iter().map(|raw| raw.value.as_str()).collect();
    assert_eq!(values, ["rubbish 1", "rubbish 2", "rubbish 3"]);
    let keys: Vec<String> = (1..=3).map(|round| place("main").kept(round, 1)).collect();
    assert_eq!(kept.iter().map(|raw| raw.key.clone()).collect::<Vec<_>>(), keys);
}

#[test]
fn a_tab_that_slept_is_told_how_far_the_others_are_however_far_that_is() {
    for further in [1, 200, 450, 650] {
        let storage = stored(&commits(3));
        let mut sleeper = open(&storage, "main").journal;
        let mut other = open(&storage, "main").journal;
        for number in 4..4 + further {
            other.append(&commit(number, "Ada")).expect("room for it");
        }
        let found = other.position();
        assert_eq!(sleeper.append(&commit(4, "Zoë")).map(drop), Err(JournalError::MovedOn { found }));
    }
}

#[test]
fn a_history_as_long_as_this_and_another_one_is_no_continuation_of_it() {
    let storage = stored(&commits(3));
    let mut running = open(&storage, "main").journal;
    let other: Vec<Commit> = (1..=3).map(|number| commit_of(1, number, "Ada")).collect();
    storage.tamper(1, &stored(&other).segment(1).expect("a segment"));
    assert_eq!(running.append(&commit(4, "Zoë")).map(drop), Err(JournalError::Diverged));
}

#[test]
fn what_was_written_before_another_tab_went_on_is_still_read_back() {
    let storage = stored(&commits(199));
    let mut journal = open(&storage, "main").journal;
    for number in 200..=201 {
        journal.append(&commit(number, "Ada")).expect("room for it");
    }
    let mut other = open(&storage, "main").journal;
    other.append(&commit(202, "Ada")).expect("room for it");
    journal.catch_up().expect("what the other wrote");
    storage.tamper(1, &stored(&commits(199)).segment(1).expect("a segment"));
    assert_eq!(journal.confirm(), Err(JournalError::Unsaved), "commit 200 is gone");
}

#[test]
fn a_file_may_be_laid_out_anew_and_no_text_in_it_may_change() {
    let history = [commit(1, r#"say "hi" or \ go"#), commit(2, "a \" b")];
    let bodies = history.each_ref().map(Commit::to_body);
    let text = file_of(&[&bodies[0], &bodies[1]]);
    assert_eq!(from_document(&text).expect("a file").commits, history);
    let spaced = text.replace(",\"", " ,\n\t\"").replace("\":", "\" : ");
    assert_ne!(spaced, text);
    assert_eq!(from_document(&spaced).expect("the same file").commits, history);
    for (was, is) in [(r#"\" b"#, r#"\"  b"#), (r#"\\ go"#, r#"\\  go"#), (r#"hi\" or"#, r#"hi\"  or"#)] {
        let changed = text.replacen(was, is, 1);
        assert_ne!(changed, text);
        assert_eq!(from_document(&changed).expect_err("a text changed").why, ImportFault::Altered, "{is}");
    }
}

#[test]
fn brackets_in_a_text_nest_nothing() {
    let history = [commit(1, &"[{".repeat(100)), commit(2, &"]}".repeat(100))];
    assert_eq!(from_document(&to_document("main", &history)).expect("a file").commits, history);
    let hidden = [r#"["]]]]","#.repeat(100), "1".into(), "]".repeat(100)].concat();
    assert_eq!(from_document(&hidden).expect_err("it is nested").why, ImportFault::TooDeep);
}

#[test]
fn a_checksum_is_written_with_all_its_digits() {
    let text = (1..1_000).map(|name| to_document("main", &[commit(1, &name.to_string())]));
    let with_zero = text.filter_map(|text| {
        let at = text.find("\"checksum\"")? + "\"checksum\"".len();
        let at = at + text[at..].find('"')? + 1;
        (text[at..].starts_with('0')).then_some((text, at))
    });
    let (text, at) = with_zero.into_iter().next().expect("one in sixteen begins with a zero");
    assert!(from_document(&text).is_ok());
    for first in ["", "+"] {
        let changed = [&text[..at], first, &text[at + 1..]].concat();
        assert_eq!(from_document(&changed).expect_err("not as it is written").why, ImportFault::Altered);
    }
}

#[test]
fn a_value_is_searched_for_commits_up_to_four_times_the_length_of_a_segment() {
    let segment = stored(&commits(3)).segment(1).expect("a segment");
    for (units, found) in [(2 * SEGMENT_UNITS, 3), (4 * SEGMENT_UNITS, 3), (4 * SEGMENT_UNITS + 1, 0)] {
        let storage = stored(&commits(3));
        storage.tamper(1, &[segment.as_str(), &"~".repeat(units - segment.len())].concat());
        assert_eq!(damaged(&storage).0.commits.len(), found, "{units}");
    }
}

#[test]
fn a_first_segment_that_stands_in_the_place_of_the_second_is_noticed() {
    let segment = stored(&commits(3)).segment(1).expect("a segment");
    let end = last_seal(&segment);
    let storage = Rc::new(Storage::default());
    storage.tamper(2, &under(&format!("memberdesk {FORMAT} main 2 1 3 00000000 {end}"), &segment));
    assert_eq!(damaged(&storage).0.commits, commits(3));
}

#[test]
fn a_value_that_stands_further_on_than_it_belongs_is_brought_to_its_place_when_damage_is_set_aside() {
    let history = commits(300);
    let storage = stored(&history);
    let second = storage.segment(2).expect("it is stored");
    let words = second.lines().next().expect("a first line")[9..].replacen(" main 2 ", " main 3 ", 1);
    storage.remove(&place("main").segment(2)).expect("it can be removed");
    storage.write(&place("main").segment(3), &under(&words, &second)).expect("room for it");

    let mut opened = open(&storage, "main");
    assert!(matches!(opened.condition, Condition::Damaged(_)));
    assert_eq!(opened.commits, history, "each follows the one before");
    opened.journal.set_aside().expect("room for it");
    assert_eq!(sound(&storage), history);
    assert_eq!(storage.segment(3), None);
}
