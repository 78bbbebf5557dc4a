//! A history as a file: nothing is lost on the way out and back, and a file is taken as a whole or not at all.

use std::time::{Duration, Instant};

use memberdesk::journal::export::{
    FILE_BYTES, FILE_DEPTH, ImportFault, ImportProblem, from_document, to_document,
};
use memberdesk::journal::{BODY_UNITS, Commit, FORMAT, SEGMENT_UNITS};
use proptest::prelude::*;

use crate::journal_storage::{Dice, commit, commits, open, sealed, stored};

/// A file that holds these texts as its commits, with the checksum that belongs to them.
pub fn file_of(bodies: &[&str]) -> String {
    file(FORMAT, "main", &bodies.len().to_string(), bodies)
}

fn file(format: u32, sandbox: &str, count: &str, bodies: &[&str]) -> String {
    let all: String = bodies.iter().map(|body| format!("\n{body}")).collect();
    let checksum = &sealed(&format!("memberdesk {format} {sandbox} {count}{all}"), "")[..8];
    let head = format!(r#"{{"format":{format},"sandbox":"{sandbox}","commits":{count}}}"#);
    format!(r#"{{"memberdesk":{head},"checksum":"{checksum}","commits":[{}]}}"#, bodies.join(","))
}

fn refusal(text: &str) -> ImportProblem {
    from_document(text).expect_err("it is refused")
}

fn taken(text: &str) -> Vec<Commit> {
    from_document(text).unwrap_or_else(|problem| panic!("{problem:?} in {text}")).commits
}

/// The file with every character beyond ASCII escaped, as many programs write JSON.
fn escaped(text: &str) -> String {
    let escape = |character: char| match character.is_ascii() {
        true => character.to_string(),
        false => character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    text.chars().map(escape).collect()
}

proptest! {
    #[test]
    fn a_history_comes_back_exactly_as_it_was_taken_away(
        names in prop::collection::vec(".{0,40}|[\\u{0}-\\u{1f}\"\\\\]{0,9}", 0..6),
    ) {
        let history: Vec<Commit> = (1..).zip(&names).map(|(number, name)| commit(number, name)).collect();
        let text = to_document("main", &history);
        let document = from_document(&text).expect("a file of ours");
        prop_assert_eq!(document.sandbox, "main");
        prop_assert_eq!(&document.commits, &history);
        // However a program lays JSON out, it says the same.
        prop_assert_eq!(&taken(&escaped(&text)), &history);
        prop_assert_eq!(&taken(&text.replace('\n', "\r\n \t")), &history);
        prop_assert_eq!(&taken(&format!("\u{feff}{text}")), &history);
    }
}

#[test]
fn a_minute_that_no_day_has_is_not_taken() {
    let body = commit(1, "Ada").to_body();
    let with = |minute: &str| body.replace("\"minute\":540", &format!("\"minute\":{minute}"));
    assert_ne!(with("1439"), body, "the commit has a minute to change");
    assert_eq!(taken(&file_of(&[&with("1439")])).len(), 1);
    for minute in ["1440", "65535", "65536", "-1", "1.5"] {
        let problem = refusal(&file_of(&[&with(minute)]));
        assert_eq!(problem.path, "commits[0]");
        assert!(matches!(problem.why, ImportFault::Unreadable(_)), "{problem:?}");
    }
}

#[test]
fn a_file_is_json_in_which_a_person_can_read() {
    let text = to_document("main", &commits(2));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], r#""memberdesk": {"format":1,"sandbox":"main","commits":2},"#);
    assert!(lines[4].starts_with(r#"{"id":"#) && lines[4].contains("王小明"));
    assert_eq!(lines.len(), 8);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["commits"].as_array().map(Vec::len), Some(2));
    assert_eq!(taken(&to_document("empty", &[])), []);
}

#[test]
fn every_history_that_a_browser_can_store_comes_back() {
    // A file is never longer than what is stored, so that the longest file has room for a full storage.
    for history in
        [commits(1_000), vec![commit(1, &"王".repeat(7_000))], vec![commit(1, &"\u{1}".repeat(7_000))]]
    {
        let storage = stored(&history);
        let units: usize = storage.all().iter().map(|(key, value)| key.len() + value.len()).sum();
        assert!(to_document("main", &history).len() <= units);
    }
    assert_eq!(FILE_BYTES, 5_242_880);
}

#[test]
fn an_imported_history_is_stored_as_if_it_had_been_appended() {
    let history = commits(450);
    let document = from_document(&to_document("main", &history)).expect("a file of ours");
    let storage = stored(&[]);
    let begun = memberdesk::journal::Journal::begin(
        std::rc::Rc::clone(&storage),
        crate::journal_storage::place("main"),
        &document.commits,
    );
    assert_eq!(begun.map(|journal| journal.position().number), Ok(450));
    assert_eq!(open(&storage, "main").commits, history);
    assert!(storage.all().iter().all(|(_, value)| value.len() <= SEGMENT_UNITS));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the time that the machine takes is what is measured")]
fn a_mebibyte_is_read_in_the_blink_of_an_eye() {
    let text = to_document("main", &commits(5_600));
    assert!(text.len() > 1 << 20);
    let took = (0..3).map(|_| {
        let begun = Instant::now();
        assert_eq!(taken(&text).len(), 5_600);
        begun.elapsed()
    });
    let took = took.min().expect("three times");
    let limit = if cfg!(debug_assertions) { Duration::from_secs(3) } else { Duration::from_millis(200) };
    assert!(took < limit, "reading {} bytes took {took:?}", text.len());
    println!("reading {} bytes took {took:?}", text.len());
}

#[test]
fn no_change_of_a_character_brings_another_history() {
    let history = commits(3);
    let text = to_document("main", &history);
    let mut refused = 0;
    for (at, character) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + character.len_utf8()..]);
        for other in ["", "0", "1", "a", "\"", ",", "}", " ", "\\", "é"] {
            match from_document(&[before, other, after].concat()) {
                Ok(document) => assert_eq!(document.commits, history, "{other:?} at {at}"),
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > text.len() * 9, "only layout may change");
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let text = to_document("main", &commits(3));
    let end = text.trim_end().len();
    for (cut, _) in text.char_indices().take_while(|(cut, _)| *cut < end) {
        assert!(from_document(&text[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn rubbish_is_refused_and_never_stops_the_program() {
    let mut dice = Dice(7);
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\"memberdesk\"",
        "\"format\"",
        "\"commits\"",
        "1",
        "-0.5e9",
        "null",
        "\u{0}",
        "王",
        " ",
        "\n",
        "\"checksum\"",
        "\\ud800",
        "tru",
        "1e999",
        "\"sandbox\"",
    ];
    for _ in 0..20_000 {
        let text: String = (0..dice.below(24)).map(|_| pieces[dice.below(pieces.len())]).collect();
        assert!(from_document(&text).is_err(), "{text}");
    }
}

#[test]
fn brackets_in_a_text_are_no_nesting() {
    for before in ["", "\"", "\\", "\\\"", "\"\""] {
        let history = [commit(1, &[before, &"[".repeat(FILE_DEPTH + 1)].concat())];
        let read = from_document(&to_document("main", &history)).expect("a file of ours");
        assert_eq!(read.commits, history, "{before}");
    }
}

#[test]
fn hostile_files_are_refused_with_a_path_and_a_reason() {
    use ImportFault::*;
    let good = commit(1, "Ada").to_json();
    let other = commit(2, "Ada").to_json();
    let deep = |depth: usize| file_of(&[&good, &("[".repeat(depth) + &"]".repeat(depth))]);
    let long = commit(1, &"x".repeat(BODY_UNITS));
    let late = other.replace("2020-", "2370-");
    let early = other.replace("2020-", "1969-");
    let moment = other.replace(r#""at":1584"#, r#""at":9991584"#);
    let before = other.replace(r#""at":1584"#, r#""at":-1584"#);
    let unknown = other.replace("user_added", "user_praised");
    let short = other.replace(r#","entries""#, r#","entry""#);
    let quoted = other.replace(r#""at":"#, r#""at":"","was":"#);
    let double = other.replace(r#""entries":["#, r#""entries":[],"entries":["#);
    let half = other.replace("Ada", r"\ud800");
    let id = other.replace(r#""id":""#, r#""id":"z"#);
    let swapped = file_of(&[&good, &other]).replace(&format!("{good},{other}"), &format!("{other},{good}"));
    let unreadable = |path: &str, part: &str| (path.to_owned(), Unreadable(part.to_owned()));
    let table: Vec<(&str, String, (String, ImportFault))> = vec![
        ("nothing", String::new(), (String::new(), NotJson { line: 1, column: 1 })),
        ("too long", " ".repeat(FILE_BYTES + 1), (String::new(), TooLong { bytes: FILE_BYTES + 1 })),
        (
            "a fault on a later line",
            "{\n\"\u{4e2d}\" x".into(),
            (String::new(), NotJson { line: 2, column: 5 }),
        ),
        ("a picture", "\u{89}PNG\r\n".into(), (String::new(), NotJson { line: 1, column: 1 })),
        ("another program's", r#"{"version":3,"items":[]}"#.into(), (String::new(), NotMemberdesk)),
        ("a list", "[1,2,3]".into(), (String::new(), NotMemberdesk)),
        ("a number as a name", r#"{"memberdesk":{"format":"1"}}"#.into(), (String::new(), NotMemberdesk)),
        ("no version", r#"{"memberdesk":{}}"#.into(), (String::new(), NotMemberdesk)),
        ("version zero", file(0, "main", "1", &[&good]), ("memberdesk".into(), NotMemberdesk)),
        ("no commits", r#"{"memberdesk":{"format":1}}"#.into(), (String::new(), NotMemberdesk)),
        ("a strange sandbox", file(1, "../x", "1", &[&good]), ("memberdesk".into(), NotMemberdesk)),
        (
            "a later version, whatever its form",
            r#"{"memberdesk":{"format":2,"more":[]},"pages":{}}"#.into(),
            ("memberdesk.format".into(), Newer { version: 2 }),
        ),
        ("too deep", deep(FILE_DEPTH - 1), (String::new(), TooDeep)),
        ("far too deep", "[".repeat(FILE_BYTES), (String::new(), TooDeep)),
        ("just not too deep", deep(FILE_DEPTH - 2), unreadable("commits[1]", "")),
        (
            "a commit that is missing",
            file(1, "main", "2", &[&good]),
            ("memberdesk.commits".into(), Miscounted { announced: 2, found: 1 }),
        ),
        (
            "a commit that is too many",
            file(1, "main", "1", &[&good, &other]),
            ("memberdesk.commits".into(), Miscounted { announced: 1, found: 2 }),
        ),
        (
            "a changed date",
            file_of(&[&good]).replace("2020-03-20", "2020-03-21"),
            ("checksum".into(), Altered),
        ),
        ("another order", swapped, ("checksum".into(), Altered)),
        ("a year too late", file_of(&[&good, &late]), unreadable("commits[1]", "2369")),
        ("a year too early", file_of(&[&good, &early]), unreadable("commits[1]", "1970")),
        ("a moment too late", file_of(&[&good, &moment]), unreadable("commits[1]", "2369")),
        ("a moment too early", file_of(&[&good, &before]), unreadable("commits[1]", "1970")),
        ("an unknown event", file_of(&[&good, &unknown]), unreadable("commits[1]", "user_praised")),
        ("no entries", file_of(&[&good, &short]), unreadable("commits[1]", "entries")),
        ("a text for a moment", file_of(&[&good, &quoted]), unreadable("commits[1]", "whole number")),
        ("entries twice", file_of(&[&good, &double]), unreadable("commits[1]", "stands twice")),
        ("an id that is none", file_of(&[&good, &id]), unreadable("commits[1]", "32")),
        ("half a character", file_of(&[&good, &half]), (String::new(), NotJson { line: 1, column: 481 })),
        ("null for a commit", file_of(&[&good, "null"]), unreadable("commits[1]", "object")),
        (
            "the same command twice",
            file_of(&[&good, &other, &good]),
            ("commits[2].id".into(), Repeated { number: 1 }),
        ),
        (
            "a commit that is too long",
            file_of(&[&long.to_json()]),
            ("commits[0]".into(), TooLarge { units: long.to_body().len() }),
        ),
    ];
    for (what, text, (path, why)) in table {
        let problem = refusal(&text);
        assert_eq!(problem.path, path, "{what}: {problem:?}");
        match (&problem.why, &why) {
            (Unreadable(reason), Unreadable(part)) => {
                assert!(reason.contains(part.as_str()), "{what}: {reason}");
            }
            (found, expected) => assert_eq!(found, expected, "{what}"),
        }
    }
}
