//! What is stored, as the application writes and reads it and as serde does: the two never differ.

use memberdesk::json::{self, Blank, Written};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// Writes a value as it is stored.
pub fn write<T: Written + Clone + Serialize>(value: &T) -> String {
    let text = json::write(value);
    assert_eq!(text, serde_json::to_string(value).expect("it has a JSON"));
    text
}

/// Reads a value that is stored; nothing where it is refused.
pub fn read<T: Written + Blank + PartialEq + Debug + DeserializeOwned>(text: &str) -> Option<T> {
    let read = json::read(text).ok();
    assert_eq!(read, serde_json::from_str(text).ok(), "{text}");
    read
}
