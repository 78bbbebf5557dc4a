//! Packing: the same history in less room, at every moment of it, also for those who look at it meanwhile.

use std::rc::Rc;

use memberdesk::backend::execute::Desk;
use memberdesk::backend::protocol::Now;
use memberdesk::domain::date::Moment;
use memberdesk::domain::id::CommandId;
use memberdesk::domain::user::Language;
use memberdesk::journal::packed::{PACKED, pack, plain};
use memberdesk::journal::{
    Commit, Condition, Journal, JournalError, LEAST_UNITS, SEGMENT_UNITS, SlotError, Slots,
};
use memberdesk::scenarios::{Scenario, Setting};
use proptest::prelude::*;

use crate::journal_storage::{
    Dice, Fate, Storage, append_all, commit, commits, damaged, open, place, sealed, sound, stored,
};
use crate::partner::day;

/// A company of ten busy years, with ids that say nothing twice.
fn ten_years() -> Vec<Commit> {
    let now = Now { at: Moment::from_millis(1_709_200_800_000), day: day("2024-02-29"), minute: 615 };
    let setting = Setting { now, language: Language::SimplifiedChinese, seed: CommandId(7 << 100) };
    let mut commits = Scenario::TenYears.play(setting).expect("a story");
    for commit in &mut commits {
        commit.id =
            CommandId(u128::from(commit.number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835));
    }
    commits
}

/// Packs every segment; how much that freed.
fn pack_all(journal: &mut Journal<Rc<Storage>>) -> usize {
    (1..=journal.last_segment()).map(|number| journal.pack(number).expect("room for less")).sum()
}

fn units(storage: &Storage) -> usize {
    storage.all().iter().map(|(_, value)| value.len()).sum()
}

/// A storage with so many commits, packed.
fn packed(count: u64) -> Rc<Storage> {
    let storage = stored(&commits(count));
    pack_all(&mut open(&storage, "main").journal);
    storage.watch();
    storage
}

#[test]
fn a_packed_history_is_the_same_history_in_a_quarter_of_the_room() {
    let history = ten_years();
    let storage = stored(&history);
    let before = units(&storage);
    let mut journal = open(&storage, "main").journal;
    let freed = pack_all(&mut journal);
    assert_eq!(units(&storage), before - freed);
    assert!(units(&storage) * 4 <= before, "{before} became {}", units(&storage));
    assert_eq!(sound(&storage), history);
    assert_eq!(pack_all(&mut journal), 0, "once is enough");
    assert!(storage.all().iter().all(|(_, value)| value.is_ascii()));
    journal.confirm().expect("it is stored");
    let (desk, condition) = Desk::fold(open(&storage, "main"));
    assert_eq!((condition, desk.history()), (Condition::Sound, history.as_slice()));
}

#[test]
fn a_packed_history_goes_on() {
    let history = commits(700);
    for opened_anew in [false, true] {
        let storage = stored(&history[..650]);
        let mut journal = open(&storage, "main").journal;
        pack_all(&mut journal);
        if opened_anew {
            journal = open(&storage, "main").journal;
        }
        for commit in &history[650..] {
            assert_eq!(journal.append(&history[9]), Err(JournalError::Repeated { number: 10 }));
            journal.append(commit).expect("room for it");
            journal.confirm().expect("it is stored");
        }
        assert_eq!(sound(&storage), history);
        assert!(storage.all().iter().all(|(_, value)| value.len() <= SEGMENT_UNITS));
    }
}

#[test]
fn what_is_small_or_says_nothing_twice_stays_as_it_is() {
    let storage = stored(&commits(3));
    let before = storage.all();
    assert_eq!(pack_all(&mut open(&storage, "main").journal), 0);
    assert_eq!(storage.all(), before);
    let mut dice = Dice(5);
    let noise: String = (0..40_000).map(|_| char::from(b' ' + dice.below(94) as u8)).collect();
    assert_eq!(pack(&noise), None);
    assert_eq!(pack(&"é".repeat(10_000)), None, "only what is ASCII is ever stored");
}

#[test]
fn packing_that_is_interrupted_anywhere_or_finds_no_room_leaves_the_whole_history() {
    let history = commits(650);
    for fate in [Fate::Throws("killed"), Fate::Throws("full"), Fate::Vanishes] {
        for index in 0..4 {
            let storage = stored(&history);
            let mut journal = open(&storage, "main").journal;
            storage.fail(index, fate);
            let done: Result<Vec<usize>, JournalError> =
                (1..=journal.last_segment()).map(|number| journal.pack(number)).collect();
            let expected = match fate {
                Fate::Throws("full") => JournalError::Slot(SlotError::Full),
                Fate::Throws(why) => JournalError::Slot(SlotError::Other(why.to_owned())),
                Fate::Vanishes => JournalError::Unsaved,
            };
            assert_eq!(done, Err(expected));
            assert_eq!(sound(&storage), history);
            storage.heal();
            assert!(pack_all(&mut journal) > 0);
            journal.append(&commit(651, "Ada")).expect("the journal goes on");
            assert_eq!(sound(&storage)[..650], history);
        }
    }
}

#[test]
fn a_tab_that_looks_on_goes_on_where_another_one_has_packed() {
    let history = commits(800);
    let storage = stored(&history[..450]);
    let mut behind = open(&storage, "main").journal;
    let mut looking = open(&storage, "main").journal;
    let mut writing = open(&storage, "main").journal;
    pack_all(&mut writing);
    assert_eq!(looking.catch_up(), Ok(Vec::new()), "nothing new is said");
    append_all(&storage, "main", &history[450..]);
    let mut writing = open(&storage, "main").journal;
    pack_all(&mut writing);
    assert_eq!(looking.catch_up().as_deref(), Ok(&history[450..]));
    assert_eq!(behind.append(&commit(451, "Zoë")), Err(JournalError::MovedOn { found: writing.position() }));
    assert_eq!(behind.catch_up().as_deref(), Ok(&history[450..]));
    behind.append(&commit(801, "Ada")).expect("the journal goes on");
    assert_eq!(sound(&storage)[..800], history);
}

#[test]
fn two_tabs_that_append_and_pack_in_turn_lose_nothing() {
    let storage = Rc::new(Storage::default());
    let mut tabs = [open(&storage, "main").journal, open(&storage, "main").journal];
    let mut dice = Dice(12);
    let (mut expected, mut freed) = (Vec::new(), 0);
    while expected.len() < 1_500 {
        let tab = &mut tabs[dice.below(2)];
        let from = tab.position().number as usize;
        if dice.below(20) > 0 {
            let next = commit(tab.position().number + 1, "Ada 王小明");
            match tab.append(&next) {
                Ok(_) => expected.push(next),
                Err(error) => assert!(matches!(error, JournalError::MovedOn { .. }), "{error:?}"),
            }
        }
        let known = tab.position().number as usize;
        assert_eq!(tab.catch_up().as_deref(), Ok(&expected[known..]), "from {from}");
        if dice.below(20) == 0 {
            freed += tab.pack(1 + dice.below(tab.last_segment() as usize) as u32).expect("room for less");
        }
        tab.confirm().expect("it is stored");
    }
    assert_eq!(sound(&storage), expected);
    assert!(freed > 100_000, "{freed}");
}

#[test]
fn what_is_not_what_was_written_is_never_packed() {
    let storage = stored(&commits(450));
    let mut journal = open(&storage, "main").journal;
    let value = storage.segment(1).expect("a segment");
    storage.tamper(1, &value.replacen("Ada", "Eve", 1));
    assert_eq!(journal.pack(1), Err(JournalError::Diverged));
    storage.tamper(1, &storage.segment(2).expect("a segment"));
    assert_eq!(journal.pack(1), Err(JournalError::Diverged));
    storage.lose(1);
    assert_eq!(journal.pack(1), Err(JournalError::Gone));
    storage.tamper(1, &value);
    append_all(&storage, "main", &[commit(451, "Zoë")]);
    assert_eq!(journal.pack(3), Err(JournalError::Diverged), "another tab went on");
    let (mut opened, _) = {
        storage.tamper(1, "rubbish");
        damaged(&storage)
    };
    assert_eq!(opened.journal.pack(2), Err(JournalError::Damaged));
    assert_eq!(storage.changes.get(), 1, "nothing but what was appended");
}

#[test]
fn a_history_that_another_one_was_packed_over_is_not_gone_on_with() {
    let history = commits(450);
    let storage = stored(&history);
    let earlier = stored(&history[..420]).segment(3).expect("a segment");
    let mut journal = open(&storage, "main").journal;
    assert!(journal.pack(3).expect("room for less") > 0);
    let packed_value = storage.segment(3).expect("a segment");
    for (what, value) in [
        ("it is as it was before it was packed", stored(&history).segment(3).expect("a segment")),
        ("an earlier state of it is packed", pack(&earlier).unwrap_or(earlier)),
    ] {
        storage.tamper(3, &value);
        assert_eq!(journal.append(&commit(451, "Zoë")), Err(JournalError::Diverged), "{what}");
        assert_eq!(journal.catch_up(), Err(JournalError::Diverged), "{what}");
    }
    storage.tamper(3, &packed_value);
    assert_eq!(journal.catch_up(), Ok(Vec::new()));
}

#[test]
fn packing_a_segment_confirms_nothing_of_another_one() {
    let storage = stored(&commits(450));
    let mut journal = open(&storage, "main").journal;
    let before = storage.segment(3).expect("a segment");
    journal.append(&commit(451, "Zoë")).expect("room for it");
    assert!(journal.pack(1).expect("room for less") > 0);
    storage.tamper(3, &before);
    assert_eq!(journal.confirm(), Err(JournalError::Unsaved), "what was appended is gone");
}

#[test]
fn a_segment_is_packed_from_an_eighth_of_its_longest_form_on() {
    let with_a_name_of = |signs: usize| {
        let storage = stored(&commits(25));
        append_all(&storage, "main", &[commit(26, &"a".repeat(signs))]);
        storage
    };
    let units = |signs: usize| with_a_name_of(signs).segment(1).expect("a segment").len();
    // A body of one more sign is one longer; its length before it is as long.
    let signs = 500 + LEAST_UNITS - units(500);
    for (missing, is_packed) in [(1, false), (0, true)] {
        assert_eq!(units(signs - missing), LEAST_UNITS - missing);
        let freed = open(&with_a_name_of(signs - missing), "main").journal.pack(1).expect("room for less");
        assert_eq!(freed > 0, is_packed, "{missing} less");
    }
}

#[test]
fn to_a_version_that_cannot_unpack_a_packed_value_is_one_of_a_later_version() {
    // What every version knows: the name, the number of a version, and that the seal covers the rest of the line.
    let value = packed(450).segment(1).expect("a segment");
    let first = value.lines().next().expect("a first line");
    let rest = first.split_once(' ').expect("a seal").1;
    assert_eq!(sealed("", rest), first);
    assert!(rest.starts_with(&format!("memberdesk {PACKED} ")));
}

#[test]
fn a_value_that_a_later_version_packed_is_of_that_version() {
    let storage = packed(450);
    let rest = "memberdesk 3 main 1 1 5 00000000 01234567";
    let later = format!("{}\n{}", sealed("", rest), "what version 3 writes\n".repeat(300));
    storage.tamper(1, &pack(&later).expect("it is packed"));
    let before = storage.all();
    let mut opened = open(&storage, "main");
    assert_eq!(opened.condition, Condition::Newer { version: 3 });
    assert_eq!(opened.journal.append(&commit(1, "Ada")), Err(JournalError::Newer { version: 3 }));
    assert_eq!(opened.journal.pack(2), Err(JournalError::Newer { version: 3 }));
    assert_eq!(storage.all(), before);
}

#[test]
fn every_change_of_a_packed_value_is_noticed_and_costs_nothing_outside_of_it() {
    let history = commits(450);
    let storage = packed(450);
    let mut dice = Dice(2026);
    let signs = ['0', 'a', 'A', 'Z', '~', ' ', '\n', '"', '\0', 'é', '王'];
    let mut kept = 0;
    for round in 0..1_500 {
        let segment = 1 + dice.below(2) as u32;
        let value = storage.segment(segment).expect("a segment");
        let characters: Vec<char> = value.chars().collect();
        let (at, sign) = (dice.below(characters.len()), signs[dice.below(signs.len())]);
        let end = at + [0, 1, 1, 1, 20][dice.below(5)];
        let rest: String = characters.iter().skip(end).collect();
        let edited = format!("{}{sign}{rest}", characters[..at].iter().collect::<String>());
        if edited == value {
            continue;
        }
        storage.tamper(segment, &edited);
        let (opened, damage) = damaged(&storage);
        assert_eq!(opened.commits, history[..opened.commits.len()], "round {round}");
        assert!(damage.rest.iter().all(|commit| history.contains(commit)));
        assert_eq!(damage.raw[0].value, edited, "it can be taken away as it is");
        let others = history.iter().filter(|commit| (commit.number - 1) / 200 + 1 != u64::from(segment));
        let found = |commit: &Commit| opened.commits.contains(commit) || damage.rest.contains(commit);
        assert!(others.clone().all(found), "round {round}");
        kept += usize::from(opened.commits.len() > 200 * (segment as usize - 1));
        storage.tamper(segment, &value);
    }
    assert!(kept > 1_000, "what stands before the change can be read: {kept}");
    assert_eq!(storage.changes.get(), 0, "reading never writes");
}

#[test]
fn a_damaged_packed_value_is_copied_as_it_is_before_the_history_goes_on() {
    let history = commits(650);
    let storage = packed(650);
    let value = storage.segment(2).expect("a segment");
    let edited = [&value[..value.len() / 2], "!", &value[value.len() / 2..]].concat();
    storage.tamper(2, &edited);
    let (mut opened, damage) = damaged(&storage);
    let readable = opened.commits.len();
    assert!((200..400).contains(&readable) && damage.rest == history[400..]);
    opened.journal.set_aside().expect("room for the copies");
    assert_eq!(opened.journal.kept().expect("memory")[0].value, edited);
    assert_eq!(sound(&storage), history[..readable]);
    // What is damaged in its first line alone costs nothing.
    storage.tamper(1, &storage.segment(1).expect("a segment").replacen("memberdesk", "Memberdesk", 1));
    let (mut opened, _) = damaged(&storage);
    assert_eq!(opened.commits, history[..readable]);
    opened.journal.set_aside().expect("room for the copies");
    assert_eq!(sound(&storage), history[..readable]);
}

#[test]
fn whatever_a_packed_value_says_it_is_read_within_bounds_and_brings_nothing_that_was_not_written() {
    let history = commits(450);
    let storage = packed(450);
    let value = storage.segment(1).expect("a segment");
    let (_, short) = value.split_once('\n').expect("a first line");
    let mut dice = Dice(99);
    for _ in 0..2_000 {
        // Sealed by someone who knows how.
        let at = dice.below(short.len());
        let piece: String = (0..dice.below(9)).map(|_| char::from(b' ' + dice.below(95) as u8)).collect();
        let hostile = format!("{}{piece}{}", &short[..at], &short[at + dice.below(short.len() - at)..]);
        let rest = |sum: &str| format!("memberdesk 2 packed {} {} {sum}", dice.0 % 60_000, hostile.len());
        let sum = sealed("", &hostile)[..8].to_owned();
        storage.tamper(1, &format!("{}\n{hostile}", sealed("", &rest(&sum))));
        let (opened, damage) = damaged(&storage);
        assert!(opened.commits.iter().chain(&damage.rest).all(|commit| history.contains(commit)));
    }
    // A few characters that say as much as possible.
    let bomb = ["x", &"M~!!".repeat(400_000)].concat();
    let rest = format!("memberdesk 2 packed 43600001 {} {}", bomb.len(), &sealed("", &bomb)[..8]);
    let value = format!("{}\n{bomb}", sealed("", &rest));
    let read = plain(&value);
    assert!(!read.sound && read.text.len() <= 4 * SEGMENT_UNITS);
    assert_eq!(place("main").segment_of(&storage.all()[0].0), Some(1));
}

proptest! {
    #[test]
    fn whatever_is_packed_is_unpacked_to_the_letter(
        pieces in prop::collection::vec("[ -~\n]{0,30}|[A-Z~]{1,9}|memberdesk", 1..40),
        order in prop::collection::vec(0_usize..1_000, 1..3_000),
    ) {
        let text: String = order.iter().map(|at| pieces[at % pieces.len()].as_str()).collect();
        if let Some(packed) = pack(&text) {
            let read = plain(&packed);
            prop_assert!(read.sound && read.is_packed() && packed.is_ascii());
            prop_assert_eq!(read.text, text);
        }
    }
}

#[test]
fn a_packed_history_goes_on_behind_damage_that_was_set_aside() {
    let history = commits(300);
    for opened_anew in [false, true] {
        let storage = stored(&history[..150]);
        pack_all(&mut open(&storage, "main").journal);
        storage.write(&place("main").segment(2), "nothing that was ever written here").expect("room for it");
        let mut journal = open(&storage, "main").journal;
        journal.set_aside().expect("room for it");
        if opened_anew {
            journal = open(&storage, "main").journal;
        }
        for commit in &history[150..] {
            journal.append(commit).expect("room for it");
        }
        assert_eq!(sound(&storage), history);
    }
}
