//! One commit: what one command did, and how it is written.

use crate::json::{self, Blank, Written};
use serde::{Deserialize, Serialize};

use crate::domain::date::Moment;
use crate::domain::event::Stamped;
use crate::domain::id::CommandId;

use super::migrations;

/// What one command did: all of it is stored, or none of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Commit {
    /// The place in the history, from 1 without gaps. It is written beside the body, not in it.
    #[serde(skip)]
    pub number: u64,
    /// The command that caused it; no other commit of the history has it.
    pub id: CommandId,
    /// When it was recorded, in real time; the rules go by the days in the entries.
    pub at: Moment,
    /// What happened, in order.
    pub entries: Vec<Stamped>,
}

impl Commit {
    /// The JSON of this commit in one line.
    pub fn to_json(&self) -> String {
        json::write(self)
    }

    /// The stored body of this commit: its JSON in ASCII characters.
    pub fn to_body(&self) -> String {
        ascii(self.to_json())
    }

    /// Reads a stored body that a given version wrote, or says in a technical sentence why it cannot be read.
    pub fn from_body(number: u64, version: u32, body: &str) -> Result<Commit, String> {
        Commit::blank().next_from_body(number, version, body)
    }

    /// The same in the room of a commit that was read before: ten thousand are read one after another, and each keeps no
    /// more room than it needs.
    pub(super) fn next_from_body(&mut self, number: u64, version: u32, body: &str) -> Result<Commit, String> {
        let body = migrations::bring_up(migrations::STEPS, version, body)?;
        json::read_into(&body, self).map_err(|error| error.to_string())?;
        let mut entries = Vec::with_capacity(self.entries.len());
        entries.append(&mut self.entries);
        Ok(Commit { number, id: self.id, at: self.at, entries })
    }
}

/// Escapes every character beyond ASCII, each of which stands in a string, so that a browser stores one byte for each.
fn ascii(json: String) -> String {
    if json.is_ascii() {
        return json;
    }
    let mut text = String::with_capacity(json.len() * 2);
    for character in json.chars() {
        push_ascii(&mut text, character);
    }
    text
}

/// Writes a character of a JSON string, escaped if it is not ASCII.
pub fn push_ascii(text: &mut String, character: char) {
    if character.is_ascii() {
        text.push(character);
        return;
    }
    for unit in character.encode_utf16(&mut [0; 2]) {
        text.push_str("\\u");
        for place in [12, 8, 4, 0] {
            text.push(char::from(b"0123456789abcdef"[usize::from(*unit >> place & 0xf)]));
        }
    }
}
