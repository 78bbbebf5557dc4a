//! What a packed value says, sign by sign, as the table in `journal/repetition.rs` has it, and what it cannot say.

use memberdesk::journal::SEGMENT_UNITS;
use memberdesk::journal::packed::{MARK, MARK_AT, pack, plain};

use crate::journal_storage::{Dice, sealed};

/// The longest text that is looked at.
const LONGEST: usize = 4 * SEGMENT_UNITS;

/// A packed value, sealed as it should be, that announces a text of this length.
fn value(short: &str, length: usize) -> String {
    first_line(short, length, "") + "\n" + short
}

fn first_line(short: &str, length: usize, more: &str) -> String {
    let sum = &sealed("", short)[..8];
    sealed("", &format!("memberdesk 2 packed {length} {} {sum}{more}", short.len()))
}

fn assert_unpacks(short: &str, text: &str) {
    let value = value(short, text.len());
    let read = plain(&value);
    assert!(read.sound && read.is_packed(), "{short}");
    assert_eq!(read.text, text, "{short}");
}

/// Whatever length it announces, it is not taken for whole.
fn assert_is_none(short: &str, lenient: &str) {
    for length in [lenient.len(), short.len(), 0] {
        let value = value(short, length);
        assert!(!plain(&value).sound, "{short:?}");
    }
}

#[test]
fn a_letter_says_how_many_signs_are_repeated_and_the_digits_how_far_back_they_stand() {
    for (short, text) in [
        ("abcdA!$", "abcd".repeat(2)),
        ("abcdA!!", "abcd".to_owned() + "dddd"),
        ("abcdB!#", "abcd".to_owned() + "bcdbc"),
        ("abcdL!$", "abcd".repeat(5)[..19].to_owned()),
        ("abcdM!!$", "abcd".repeat(5)),
        ("abcdM\"!$", "abcd".repeat(6)[..21].to_owned()),
        ("abcdM~!$", "abcd".repeat(29)[..113].to_owned()),
        ("abcdN!!$", "abcd".repeat(2)),
        ("abcdY!!$", "abcd".repeat(5)[..19].to_owned()),
        ("abcdZ!!!$", "abcd".repeat(5)),
        ("abcdA!$A!$", "abcd".repeat(3)),
    ] {
        assert_unpacks(short, &text);
    }
    let long: String = (0..94 * 94 * 2).map(|at| char::from(b'a' + (at % 26) as u8)).collect();
    let at_back = |back: usize| long.clone() + &long[long.len() - back..][..4];
    for (digits, back) in [("A\"!", 95), ("A~~", 8_836), ("N!~~", 8_836), ("N\"!!", 8_837), ("N\"~~", 17_672)]
    {
        assert_unpacks(&(long.clone() + digits), &at_back(back));
    }
}

#[test]
fn every_other_sign_stands_for_itself_and_so_does_the_one_behind_a_tilde() {
    for (short, text) in [("~A~Z~~", "AZ~"), ("~~A!!", "~~~~~"), (" a0!{\n", " a0!{\n"), ("", "")] {
        assert_unpacks(short, text);
    }
}

#[test]
fn what_names_nothing_is_never_taken_for_whole() {
    let many = "a".repeat(200);
    for (short, lenient) in [
        ("abcdA!%", "abcd".to_owned()),
        ("A!!", String::new()),
        ("abcdA! ", "abcd".to_owned()),
        ("abcdA!", "abcd".to_owned()),
        ("abcdA", "abcd".to_owned()),
        ("abcdM!", "abcd".to_owned()),
        ("abcd~", "abcd".to_owned()),
        ("abcd~b", "abcdb".to_owned()),
        ("abcdé", "abcdé".to_owned()),
        (&[&many, "A!\u{7f}"].concat(), "a".repeat(204)),
        (&[&many, "M\u{7f}!!"].concat(), "a".repeat(310)),
    ] {
        assert_is_none(short, &lenient);
    }
}

#[test]
fn the_first_line_says_what_follows_and_is_sealed() {
    let (short, text) = ("abcdA!$", "abcdabcd");
    let sound = |first: &str, short: &str| {
        let value = [first, "\n", short].concat();
        let read = plain(&value);
        read.sound && read.is_packed()
    };
    let line = first_line(short, text.len(), "");
    assert!(sound(&line, short));
    assert_eq!(line.find(MARK), Some(MARK_AT as usize));
    // What is read of each of these is what was packed; only it is not known to be whole.
    let heading = "memberdesk 1 main 1 0 0 00000000 00000000";
    let text = [&sealed("", heading), "\n"].concat();
    let line = first_line(&text, text.len(), "");
    assert!(sound(&line, &text));
    for (what, first, short) in [
        ("another length", first_line(&text, text.len() + 1, ""), text.clone()),
        ("one more field", first_line(&text, text.len(), " 1"), text.clone()),
        ("another seal", ["0", &line[1..]].concat().replacen("00", "01", 1), text.clone()),
        ("other signs", line.clone(), text.replace("main", "mein")),
    ] {
        assert!(!sound(&first, &short), "{what}");
    }
}

#[test]
fn what_would_not_be_read_back_is_not_packed() {
    let longest = "a".repeat(LONGEST);
    let packed = pack(&longest).expect("it is packed");
    let read = plain(&packed);
    assert!(read.sound && read.text == longest);
    assert_eq!(pack(&[&longest, "a"].concat()), None);
    // A reference that leads beyond it is not followed.
    let count = LONGEST / 109 + 1;
    let value = value(&["x", &"M~!!".repeat(count)].concat(), 1 + 109 * count);
    let read = plain(&value);
    assert!(!read.sound && read.text.len() == LONGEST);
}

#[test]
fn the_shortest_way_of_saying_it_is_chosen() {
    let once = "0123456789abcdefghij";
    for (between, end) in [(1_000, "M%+"), (8_836 - 20, "M%~~"), (8_837 - 20, "Z%\"!!"), (20_000, "Z%")] {
        let text = [once, &".".repeat(between), once].concat();
        let packed = pack(&text).expect("it is packed");
        let (_, short) = packed.split_once('\n').expect("a first line");
        let said = short.rsplit_once(['M', 'Z']).expect("a reference").1;
        assert!(short[short.len() - said.len() - 1..].starts_with(end), "{between}: {short}");
        assert!(plain(&packed).text == text);
    }
    // Of what is repeated, a letter and its digits are never more than what they stand for.
    let mut dice = Dice(94);
    let noise: String = (0..9_000).map(|_| char::from(b' ' + dice.below(90) as u8)).collect();
    let text = [noise.as_str(), "12345", &noise, "12346"].concat();
    let packed = pack(&noise.repeat(5)).expect("it is packed");
    assert!(plain(&packed).text == noise.repeat(5));
    assert_eq!(pack(&text).map(|packed| plain(&packed).text.into_owned()), Some(text));
}
