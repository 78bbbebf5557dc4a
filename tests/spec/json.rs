//! Reading and writing stored values, against serde: what is read is the same and nothing else, and so is what is written.

use crate::partner::day;
use crate::stored;
use memberdesk::backend::protocol::{Message, NotStored, Now, Reply, Setback};
use memberdesk::domain::command::Command;
use memberdesk::domain::company::{CompanyEntry, Contact};
use memberdesk::domain::date::Moment;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::CommandId;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::Purpose;
use memberdesk::domain::support_request::Act;
use memberdesk::domain::user::Language;
use memberdesk::json::{self, Blank, Choice, Written};
use memberdesk::scenarios::{Scenario, Setting};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::LazyLock;

fn setting(language: Language) -> Setting {
    let now = Now { at: Moment::from_millis(1_700_000_000_000), day: day("2026-03-02"), minute: 615 };
    Setting { now, language, seed: CommandId(7 << 96) }
}

/// The JSON of everything that happens in the ready-made companies.
static EVENTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let tell = |language| {
        Scenario::ALL
            .into_iter()
            .flat_map(move |scenario| scenario.play(setting(language)).expect("a story that can be told"))
    };
    let commits = tell(Language::English).chain(tell(Language::SimplifiedChinese));
    let stamped = commits.flat_map(|commit| commit.entries);
    stamped.map(|stamped| serde_json::to_string(&stamped).expect("every event has a JSON")).collect()
});

#[test]
fn every_event_is_written_and_read_as_serde_does() {
    for text in EVENTS.iter() {
        let stamped: Stamped = stored::read(text).expect("what was written");
        assert_eq!(stored::write(&stamped), *text);
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
        assert_eq!(stored::read(&stored::write(&value)).as_ref(), Some(&value));
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

#[test]
fn commits_that_follow_one_another_are_numbered_from_the_first_one() {
    let mut stories = Scenario::ALL.into_iter().filter_map(|one| one.play(setting(Language::English)).ok());
    let story = stories.find(|story| story.len() > 6).expect("a long story");
    let commits = story[4..6].to_vec();
    assert_eq!((commits[0].number, commits[1].number), (5, 6));
    let reply = Reply { commits: commits.clone() };
    assert_eq!(stored::read(&stored::write(&reply)).as_ref(), Some(&reply));
    let setback = Setback::NotStored { why: NotStored::Full, commits };
    assert_eq!(stored::read(&stored::write(&setback)).as_ref(), Some(&setback));
    let done = Message::Done(CommandId(5), reply);
    assert_eq!(stored::read(&stored::write(&done)), Some(done));
}

#[test]
fn numbers_have_the_room_that_they_say() {
    for (number, text) in [(0, "0"), (u64::MAX, "18446744073709551615")] {
        assert_eq!((stored::write(&number), stored::read(text)), (text.to_owned(), Some(number)));
    }
    for text in ["18446744073709551616", "-1", "-0", "99999999999999999999999"] {
        assert_eq!(stored::read::<u64>(text), None, "{text}");
    }
    for (number, text) in [(i64::MIN, "-9223372036854775808"), (i64::MAX, "9223372036854775807")] {
        assert_eq!((stored::write(&number), stored::read(text)), (text.to_owned(), Some(number)));
    }
    for text in ["9223372036854775808", "-9223372036854775809"] {
        assert_eq!(stored::read::<i64>(text), None, "{text}");
    }
    assert_eq!((stored::read::<u16>("65535"), stored::read::<u16>("65536")), (Some(65_535), None));
    assert_eq!(
        (stored::read::<i32>("-2147483648"), stored::read::<i32>("2147483648")),
        (Some(i32::MIN), None)
    );
}

#[test]
fn values_under_names_are_read_as_serde_reads_them() {
    let map = BTreeMap::from([("a \"b\"".to_owned(), Some(1_u32)), ("c".to_owned(), None)]);
    assert_eq!(stored::write(&map), r#"{"a \"b\"":1,"c":null}"#);
    assert_eq!(stored::read(&stored::write(&map)), Some(map));
    let twice = BTreeMap::from([("a".to_owned(), None::<u32>)]);
    assert_eq!(stored::read(r#"{"a":1,"a":null}"#), Some(twice));
    assert_eq!(stored::read::<BTreeMap<String, bool>>("{ }"), Some(BTreeMap::new()));
}

#[test]
fn nothing_is_left_of_a_value_that_is_read_anew() {
    let mut map = BTreeMap::from([("a".to_owned(), vec![1_u32])]);
    assert_eq!(json::read_into(r#"{"b":[2]}"#, &mut map), Ok(()));
    assert_eq!(map, BTreeMap::from([("b".to_owned(), vec![2])]));
    let mut list = vec![Some(1_u32), Some(2)];
    assert_eq!(json::read_into("[null]", &mut list), Ok(()));
    assert_eq!(list, [None]);
}

#[test]
fn a_variant_stands_alone_or_has_its_content() {
    assert_eq!(stored::read(r#"{"english":null}"#), None::<Language>);
    assert_eq!(stored::read(r#"{"en":null}"#), Some(Language::English));
    assert_eq!(stored::read(r#"{"subscribe":"silver"}"#), Some(Purpose::Subscribe(Offer::Silver)));
    for text in [r#"{"en":1}"#, r#"{"en"}"#, "{}", "1"] {
        assert_eq!(stored::read::<Language>(text), None, "{text}");
    }
    for text in
        [r#""subscribe""#, r#"{"subscribe"}"#, r#"{"subscribe":"silver","more":1}"#, r#"{"subscribe":null}"#]
    {
        assert_eq!(stored::read::<Purpose>(text), None, "{text}");
    }
    for text in ["[1]", "[1,2,3]", "[]", "1", "[1,]"] {
        assert_eq!(stored::read::<(u32, u32)>(text), None, "{text}");
    }
}

#[test]
fn fields_may_stand_in_any_order_and_once() {
    let (name, email) = (r#""name":"Ada""#, r#""email":"ada@contoso.example""#);
    let plain: Option<Contact> = stored::read(&format!("{{{name},{email}}}"));
    assert!(plain.is_some());
    assert_eq!(stored::read(&format!("{{{email}, {name}}}")), plain);
    for fields in
        [format!("{name},{email},{name}"), format!("{email},{name},{email}"), format!("{email},{email}")]
    {
        assert_eq!(stored::read::<Contact>(&format!("{{{fields}}}")), None, "{fields}");
    }
}

/// Asks both readers whether a text is JSON.
fn is_json(text: &str) -> bool {
    let found = json::check(text).is_ok();
    assert_eq!(found, serde_json::from_str::<Value>(text).is_ok(), "{text}");
    found
}

#[test]
fn whether_a_text_is_json_is_told_whatever_it_says() {
    for text in ["null", "-0.5e+7", "1E3", "[1.0,{\"a\":[]}]", " {} ", "\"\\u12ab\"", "0", "-0", "[[1]]"] {
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

#[test]
fn texts_that_are_not_wanted_are_left_empty_and_nothing_else_changes() {
    let blanked = |json: &str| json::blanked(json, &|text| text.contains("no"));
    assert_eq!(blanked(r#"{"a":"no","b":["yes","so no"],"c":1}"#), r#"{"a":"","b":["yes",""],"c":1}"#);
    assert_eq!(blanked(r#"{"a":"\"no\\","b":"\\"}"#), r#"{"a":"","b":"\\"}"#);
    for same in ["", "12", "\"", r#"{"a":"\"yes\"","b":"é会"}"#] {
        assert_eq!(blanked(same), same);
    }
    for event in EVENTS.iter() {
        assert_eq!(json::blanked(event, &|_| false), *event);
    }
}
