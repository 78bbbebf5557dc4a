//! The published schema of a backup says what backups are: every real one fits it, and a changed one does not.

use serde_json::Value;

use memberdesk::backend::protocol::Now;
use memberdesk::domain::date::Moment;
use memberdesk::domain::id::CommandId;
use memberdesk::domain::user::Language;
use memberdesk::journal::FORMAT;
use memberdesk::journal::export::to_document;
use memberdesk::scenarios::{Scenario, Setting};

use crate::partner::day;

fn schema() -> Value {
    let text = std::fs::read_to_string("public/backup.schema.json").expect("the schema");
    serde_json::from_str(&text).expect("JSON")
}

/// The backups of all ready-made companies.
fn backups() -> impl Iterator<Item = Value> {
    Scenario::ALL.into_iter().map(|scenario| {
        let now = Now { at: Moment::from_millis(1_700_000_000_000), day: day("2026-03-02"), minute: 615 };
        let setting = Setting { now, language: Language::English, seed: CommandId(0x5eed << 96) };
        let commits = scenario.play(setting).expect("a story");
        serde_json::from_str(&to_document("main", &commits)).expect("JSON")
    })
}

/// The first place at which a value does not fit a schema; of the keywords only those that the published one uses.
fn misfit(root: &Value, schema: &Value, value: &Value, path: &str) -> Option<String> {
    let wrong = |what: &str| Some(format!("{path}: {what}"));
    for (keyword, rule) in schema.as_object().expect("a schema") {
        let found = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => None,
            "$ref" => {
                let target = rule.as_str().and_then(|place| root.pointer(place.strip_prefix('#')?));
                misfit(root, target.expect("a definition"), value, path)
            }
            "type" => {
                let fits = match rule.as_str().expect("a type") {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "null" => value.is_null(),
                    other => panic!("no such type here: {other}"),
                };
                if fits { None } else { wrong("another type") }
            }
            "const" => {
                if value == rule {
                    None
                } else {
                    wrong("another value")
                }
            }
            "enum" => {
                if rule.as_array().is_some_and(|all| all.contains(value)) {
                    None
                } else {
                    wrong("unknown word")
                }
            }
            "pattern" => {
                if written_so(rule, value) {
                    None
                } else {
                    wrong("written otherwise")
                }
            }
            "minimum" => {
                if value.as_i64() >= rule.as_i64() {
                    None
                } else {
                    wrong("too small")
                }
            }
            "maximum" => {
                if value.as_i64() <= rule.as_i64() {
                    None
                } else {
                    wrong("too large")
                }
            }
            "required" => {
                let missing = rule
                    .as_array()
                    .expect("names")
                    .iter()
                    .find(|name| value.get(name.as_str().expect("a name")).is_none());
                missing.and_then(|name| wrong(&format!("without {name}")))
            }
            "properties" => rule
                .as_object()
                .expect("fields")
                .iter()
                .find_map(|(name, rule)| misfit(root, rule, value.get(name)?, &format!("{path}/{name}"))),
            "additionalProperties" => {
                let known = schema.get("properties").expect("fields");
                let strange =
                    value.as_object().and_then(|all| all.keys().find(|name| known.get(name).is_none()));
                strange.and_then(|name| wrong(&format!("unknown {name}")))
            }
            "minProperties" | "maxProperties" => {
                if value.as_object().is_none_or(|all| all.len() == 1) {
                    None
                } else {
                    wrong("not one")
                }
            }
            "items" => value.as_array().and_then(|all| {
                all.iter()
                    .enumerate()
                    .find_map(|(place, item)| misfit(root, rule, item, &format!("{path}/{place}")))
            }),
            "anyOf" => {
                let misfits: Vec<_> = rule
                    .as_array()
                    .expect("schemas")
                    .iter()
                    .map(|rule| misfit(root, rule, value, path))
                    .collect();
                if misfits.iter().any(Option::is_none) { None } else { misfits.into_iter().flatten().last() }
            }
            other => panic!("no such keyword here: {other}"),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether a text is written as one of the patterns of the schema says.
fn written_so(pattern: &Value, value: &Value) -> bool {
    let Some(text) = value.as_str() else { return false };
    let hexadecimal =
        |length| text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    match pattern.as_str().expect("a pattern") {
        "^[0-9a-f]{8}$" => hexadecimal(8),
        "^[0-9a-f]{32}$" => hexadecimal(32),
        "^[a-z0-9-]{1,40}$" => memberdesk::journal::Place::new("", text).is_some(),
        days if days.starts_with("^(19[7-9][0-9]|") => memberdesk::domain::date::Day::parse(text).is_some(),
        other => panic!("no such pattern here: {other}"),
    }
}

#[test]
fn every_ready_made_company_has_a_backup_that_fits() {
    let schema = schema();
    for backup in backups() {
        assert_eq!(misfit(&schema, &schema, &backup, ""), None);
    }
}

/// How each kind of event is called in what is stored.
pub fn kinds_of_events() -> Vec<String> {
    let source = std::fs::read_to_string("src/domain/event.rs").expect("a source");
    let (_, events) = source.split_once("pub enum Event {").expect("the events");
    events
        .lines()
        .filter_map(|line| line.strip_prefix("    ")?.split([' ', ',', '{']).next())
        .filter(|name| name.chars().next().is_some_and(|first| first.is_ascii_uppercase()))
        .map(|name| {
            let mut snake = String::new();
            for (place, sign) in name.char_indices() {
                if place > 0 && sign.is_ascii_uppercase() {
                    snake.push('_');
                }
                snake.push(sign.to_ascii_lowercase());
            }
            snake
        })
        .collect()
}

#[test]
fn every_event_is_in_the_schema_with_its_fields() {
    let mut variants = kinds_of_events();
    let schema = schema();
    let [words, fields] = ["/$defs/event/anyOf/0/enum", "/$defs/event/anyOf/1/properties"]
        .map(|place| schema.pointer(place).expect("the events"));
    let mut known: Vec<String> = words
        .as_array()
        .expect("words")
        .iter()
        .map(|word| word.as_str().expect("a word").to_owned())
        .collect();
    known.extend(fields.as_object().expect("events").keys().cloned());
    variants.sort();
    known.sort();
    assert_eq!(known, variants);
}

#[test]
fn what_is_no_backup_does_not_fit() {
    let schema = schema();
    let good = backups().next().expect("a backup");
    let changes: [(&str, Value); 7] = [
        ("/memberdesk/format", (FORMAT + 1).into()),
        ("/checksum", "CBF43926".into()),
        ("/commits/0/id", "1".into()),
        ("/commits/0/at", "2026".into()),
        ("/commits/0/entries/0/on", "2370-01-01".into()),
        ("/commits/0/entries/0/minute", 1_440.into()),
        ("/commits/0/entries/0/event", "company_praised".into()),
    ];
    for (place, value) in changes {
        let mut changed = good.clone();
        *changed.pointer_mut(place).expect("a place") = value;
        assert!(
            misfit(&schema, &schema, &changed, "").is_some_and(|found| found.starts_with(place)),
            "{place}"
        );
    }
}
