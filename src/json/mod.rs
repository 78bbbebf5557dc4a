//! Reading JSON into values whose type is known.
//!
//! serde's derived code offers a reader many ways to be called; this reader uses one for each kind of value, and the
//! others are not linked. That takes a tenth off the program, compared with the general reader of `serde_json`, which
//! writes everything and against which this one is tested. It accepts less: whole numbers only, and structs only as
//! objects whose members stand in the order of the declaration, as they are written.

mod reader;
mod typed;

use reader::Reader;
use serde::Deserialize;
use serde::de;
use std::borrow::Cow;
use std::fmt;

/// What serde says of a list that ends too early, and of a field that is missing.
const TOO_SHORT: &str = "a list is too short";

/// Why a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, in a technical sentence.
    pub what: Cow<'static, str>,
    /// The byte at which it was noticed.
    pub at: usize,
    /// Whether the text is JSON, but not of the type that was asked for.
    pub is_json: bool,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.what, self.at)
    }
}

impl std::error::Error for Unreadable {}

/// What reading comes to. A fault is one pointer, so that what hands it on stays small.
type Outcome<T> = Result<T, Box<Unreadable>>;

fn other(what: impl Into<Cow<'static, str>>) -> Box<Unreadable> {
    Box::new(Unreadable { what: what.into(), at: 0, is_json: true })
}

// Each fault says what it concerns and no more: the sentences of serde's defaults would be linked for all of them.
impl de::Error for Box<Unreadable> {
    fn custom<T: fmt::Display>(message: T) -> Self {
        other(message.to_string())
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        other("a value of another kind was expected")
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        other("a value is out of range")
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        other(TOO_SHORT)
    }

    fn unknown_variant(variant: &str, _: &'static [&'static str]) -> Self {
        other(["nothing is called ", variant].concat())
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        other(["no field is called ", field].concat())
    }

    fn missing_field(field: &'static str) -> Self {
        other(["the field ", field, " is missing"].concat())
    }

    fn duplicate_field(field: &'static str) -> Self {
        other(["the field ", field, " stands twice"].concat())
    }
}

/// Reads a whole text.
///
/// # Errors
/// It is no JSON, or of another type.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Unreadable> {
    let mut reader = Reader::of(text);
    let value = T::deserialize(&mut reader).map_err(|fault| reader.placed(*fault))?;
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(*reader.fault("something follows the value")),
    }
}
