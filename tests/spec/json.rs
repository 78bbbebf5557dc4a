//! Reading and writing stored values, against serde: what is read is the same and nothing else, and so is what is written.

use crate::partner::day;
use memberdesk::backend::protocol::{Message, Now, Setback};
use memberdesk::domain::command::Command;
use memberdesk::domain::company::{CompanyEntry, Contact};
use memberdesk::domain::date::Moment;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::CommandId;
use memberdesk::domain::order::Purpose;
use memberdesk::domain::support_request::Act;
use memberdesk::domain::user::Language;
use memberdesk::json::{self, Blank, Choice, Written};
use memberdesk::scenarios::{Scenario, Setting};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use std::fmt::Debug;
use std::sync::LazyLock;

/// The JSON of everything that happens in the ready-made companies.
static EVENTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let now = Now { at: Moment::from_millis(1_700_000_000_000), day: day("2026-03-02"), minute: 615 };
    let tell = |language| {
        Scenario::ALL.into_iter().flat_map(move |scenario| {
            let setting = Setting { now, language, seed: CommandId(7 << 96) };
            scenario.play(setting).expect("a story that can be told")
        })
    };
    let commits = tell(Language::English).chain(tell(Language::SimplifiedChinese));
    let stamped = commits.flat_map(|commit| commit.entries);
    stamped.map(|stamped| serde_json::to_string(&stamped).expect("every event has a JSON")).collect()
});

#[test]
fn every_event_is_read_as_it_was_written() {
    for text in EVENTS.iter() {
        let expected: Stamped = serde_json::from_str(text).expect("what was written");
        assert_eq!(json::read::<Stamped>(text), Ok(expected), "{text}");
    }
}

#[test]
fn every_event_is_written_as_serde_writes_it() {
    for text in EVENTS.iter() {
        let stamped: Stamped = serde_json::from_str(text).expect("what was written");
        assert_eq!(json::write(&stamped), *text);
    }
}

/// Goes through the variants of a type, each with blank fields, and compares how they are written and read.
fn variants<T: Blank + Choice + Written + Clone + PartialEq + Debug + Serialize + DeserializeOwned>() {
    let (mut value, mut count) = (T::blank(), 0);
    loop {
        value.choose(count);
        if value.place() != count {
            break;
        }
        let text = serde_json::to_string(&value).expect("every variant has a JSON");
        assert_eq!(json::write(&value), text);
        assert_eq!(json::read::<T>(&text).as_ref(), Ok(&value), "{text}");
        assert_eq!(serde_json::from_str::<T>(&text).ok().as_ref(), Some(&value), "{text}");
        count += 1;
    }
    assert!(count > 1, "there are variants to choose from");
}

#[test]
fn every_variant_is_written_and_read_as_serde_does() {
    variants::<Event>();
    variants::<Command>();
    variants::<Message>();
    variants::<Setback>();
    variants::<Act>();
    variants::<Purpose>();
    variants::<Ruling>();
}

#[test]
fn spaces_between_values_and_unknown_members_do_not_matter() {
    let read = json::read::<Contact>(
        " {\n\"later\": [1, -2, {\"a\": null, \"b\": [true, false, \"]\"]}, []], \"name\" : \"Ada\",\t\
         \"email\":\"ada@contoso.example\" }\r\n",
    );
    let plain = json::read::<Contact>("{\"name\":\"Ada\",\"email\":\"ada@contoso.example\"}");
    assert!(plain.is_ok());
    assert_eq!(read, plain);
}

/// Asks both readers whether a text is JSON.
fn is_json(text: &str) -> bool {
    let found = json::check(text).is_ok();
    assert_eq!(found, serde_json::from_str::<IgnoredAny>(text).is_ok(), "{text}");
    found
}

#[test]
fn whether_a_text_is_json_is_told_whatever_it_says() {
    for text in ["null", "-0.5e+7", "1E3", "[1.0,{\"a\":[]}]", " {} ", "\"\\u12ab\"", "0", "-0"] {
        assert!(is_json(text), "{text}");
    }
    for text in
        ["", "1.", ".5", "1e", "1e+", "-", "01", "-01", "+1", "[1,]", "{\"a\"}", "tru", "\"", "1 2", "[}"]
    {
        assert!(!is_json(text), "{text}");
    }
}

#[test]
fn a_reader_is_told_where_it_could_not_go_on() {
    let told = |text: &str| json::read::<Contact>(text).map_err(|fault| (fault.at, fault.what.into_owned()));
    let (at, what) = told("{\"name\":\"Ada\",\"email\":1}").expect_err("an address is a text");
    assert_eq!((at, what.as_str()), (22, "a text was expected"));
    let (at, what) = told("{\"name\":\"Ada\"}").expect_err("an address is needed");
    assert_eq!((at, what.as_str()), (14, "the field email is missing"));
    assert_eq!(json::check("[1,\n2,x]").map_err(|fault| fault.at), Err(6));
}

#[test]
fn what_is_left_out_takes_its_default() {
    assert_eq!(json::read::<CompanyEntry>("{}"), Ok(CompanyEntry::default()));
}

#[test]
fn what_is_no_value_of_the_type_is_refused() {
    for text in [
        "",
        "{",
        "nul",
        "[1",
        "01",
        "1.5",
        "1e3",
        "-",
        "18446744073709551615",
        "\"\u{1}\"",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\\u12g4\"",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "true",
        "1 2",
    ] {
        assert!(json::read::<Contact>(text).is_err(), "{text}");
        assert!(json::read::<Vec<u32>>(text).is_err(), "{text}");
        assert!(json::read::<u32>(text).is_err(), "{text}");
        assert!(json::read::<String>(text).is_err(), "{text}");
    }
    let nested = ["{\"x\":", &"[".repeat(100_000)].concat();
    assert!(json::read::<CompanyEntry>(&nested).is_err(), "a hostile depth");
}

proptest! {
    #[test]
    fn any_text_survives_being_written_and_read(text in any::<String>()) {
        let written = json::write(&text);
        prop_assert_eq!(&written, &serde_json::to_string(&text).expect("a text has a JSON"));
        prop_assert_eq!(json::read::<String>(&written), Ok(text));
    }

    #[test]
    fn any_number_survives_being_written_and_read(number in any::<i64>()) {
        prop_assert_eq!(json::read::<i64>(&json::write(&number)), Ok(number));
    }

    /// Whatever is done to a stored event, what is still read is what the general reader makes of it.
    #[test]
    fn nothing_is_read_that_the_general_reader_would_not_read(
        which in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        edit in "[\\PC\"\\\\{}\\[\\],:0-9a-f]{0,3}",
        removed in 0..4_usize,
    ) {
        let mut text: Vec<char> = which.get(&EVENTS).chars().collect();
        let from = place.index(text.len());
        let to = (from + removed).min(text.len());
        text.splice(from..to, edit.chars());
        let text: String = text.into_iter().collect();
        is_json(&text);
        if let Ok(read) = json::read::<Stamped>(&text) {
            prop_assert_eq!(serde_json::from_str::<Stamped>(&text).ok(), Some(read));
        }
    }
}
