//! Reading and writing JSON: values whose type is known.
//!
//! Of a type is said once how it is written, in the terms of serde; the macro [`Written`] makes of it one function that
//! goes through a value, and [`Walk`] reads or writes what it comes by. A value that is read begins as a blank one
//! ([`Blank`]) and is filled in where it stands. So a field costs the program some bytes, where serde's own code costs it
//! hundreds, for each way in which each value can be read or written. serde's code is not linked into the application; it
//! is what the mock backend and its answers are written with, and the oracle against which this one is tested.
//!
//! It accepts less than serde does: numbers that are read are whole, and structs are objects.

mod plain;
mod quote;
mod reader;
mod shape;
mod walk;

use reader::Reader;
use std::borrow::Cow;
use std::fmt;

pub use memberdesk_derive::Written;
pub use quote::blanked;
pub use reader::DEPTH;
pub use shape::{By, Choice, Field, List, Map, Presence, Variant};
pub use walk::{Stretch, Walk};

/// Why a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, in a technical sentence.
    pub what: Cow<'static, str>,
    /// The byte at which it was noticed.
    pub at: usize,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.what, self.at)
    }
}

impl std::error::Error for Unreadable {}

/// What is wrong, in a technical sentence; where, is told by how far the text was read. It is one pointer, so that what
/// hands it on stays small.
pub type Fault = Box<Cow<'static, str>>;

/// What reading a part of a text comes to.
pub type Outcome<T> = Result<T, Fault>;

/// The fault of a text in which something else was expected; `what` says it in a technical sentence.
#[cold]
pub fn unexpected(what: impl Into<Cow<'static, str>>) -> Fault {
    Box::new(what.into())
}

/// What has a written form.
pub trait Written {
    /// Goes through the value from its beginning to its end, to read it or to write it.
    ///
    /// # Errors
    /// What is read is no JSON, or not of this type. Nothing that is written is refused.
    fn walk(&mut self, walk: &mut Walk<'_>) -> Outcome<()>;

    /// Whether there is nothing in it, so that a field may be left out.
    fn is_empty(&self) -> bool {
        false
    }
}

/// What can begin as any value, to be filled in while it is read.
pub trait Blank {
    /// Some value of the type, which means nothing.
    fn blank() -> Self;
}

/// Says, to serde as well, that a type is written as the text that it is displayed as; how it is parsed, which value is a
/// blank one, and in a technical sentence what another text is.
macro_rules! written_as_text {
    ($type:ident, $parse:path, $blank:expr, $what:literal) => {
        impl $crate::json::Blank for $type {
            fn blank() -> Self {
                $blank
            }
        }

        impl $crate::json::Written for $type {
            fn walk(&mut self, walk: &mut $crate::json::Walk<'_>) -> $crate::json::Outcome<()> {
                walk.parsed(self, $parse, $what)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                $parse(&text).ok_or_else(|| serde::de::Error::custom($what))
            }
        }
    };
}
pub(crate) use written_as_text;

/// Reads a whole text.
///
/// # Errors
/// It is no JSON, or of another type.
pub fn read<T: Written + Blank>(text: &str) -> Result<T, Unreadable> {
    let mut value = T::blank();
    read_into(text, &mut value)?;
    Ok(value)
}

/// Reads a whole text into a value, whose lists keep their room. A field of it that may be missing, and is, keeps what it
/// has.
///
/// # Errors
/// As [`read`]; then nothing is known of the value.
pub fn read_into(text: &str, value: &mut dyn Written) -> Result<(), Unreadable> {
    let mut walk = Walk::reading(Reader::of(text));
    let read = value.walk(&mut walk).and_then(|()| walk.end());
    read.map_err(|what| Unreadable { what: *what, at: walk.at() })
}

/// Whether a text is JSON, whatever it says.
///
/// # Errors
/// It is none: also where values in it are nested deeper than [`DEPTH`], or an escape names no character.
pub fn check(text: &str) -> Result<(), Unreadable> {
    read_into(text, &mut Stretch::default())
}

/// Writes a value in one line.
pub fn write<T: Written + Clone>(value: &T) -> String {
    written(&mut value.clone())
}

/// Writes a value in one line. What reads and writes in one function may change what it writes, and leaves it as it was.
pub fn written(value: &mut dyn Written) -> String {
    let mut walk = Walk::writing();
    value.walk(&mut walk).expect("nothing that is written is refused");
    walk.into_text()
}
