//! A value that is packed: the whole text of a segment, written shorter.
//!
//! ```text
//! 77d0bb1c memberdesk 2 packed 57212 11302 0c52b1a4
//! 2a2f9942 memberdesk 1 main 2 88 139 9429517d 6089ce0c
//! d52649b4 9429517d 88 204 {"id":"…
//! ```
//!
//! The first line says how many characters the text has, how many the packed one has and the checksum of the packed
//! one; its own seal covers the rest of it, as in every first line. To a version that cannot unpack it this is the data
//! of a later version, which it neither takes for damage nor writes over. The text itself, with its first line, is as
//! it was, so that it belongs to the chain as before and a change costs what stands behind it in the same value, or
//! repeats it, and nothing else.

use std::borrow::Cow;

use super::checksum::{SEAL_LENGTH, checksum, parse_number, parse_seal, push_seal};
use super::repetition::{restore, shorten};
use super::segment::{self, FORMAT, Heading, SEARCHED_UNITS};

/// The version of a packed value. No commit is ever written in it.
pub const PACKED: u32 = 2;

const _: () = assert!(FORMAT != PACKED, "this version is taken");

/// What every packed value says at [`MARK_AT`], so that one is told without reading it.
pub const MARK: &str = "memberdesk 2 packed ";

/// Where the mark stands: behind the seal.
pub const MARK_AT: u32 = 9;

const _: () = assert!(MARK_AT as usize == SEAL_LENGTH + 1);

/// The text of a segment, and how it is stored.
pub struct Plain<'a> {
    /// The text, as far as it can be read.
    pub text: Cow<'a, str>,
    /// Whether it is as it was packed; always so if it was not.
    pub sound: bool,
}

impl Plain<'_> {
    /// Whether the value is packed.
    pub fn is_packed(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }
}

/// Packs the text of a segment; nothing where that spares less than a quarter, or where it would not be read back.
pub fn pack(text: &str) -> Option<String> {
    if !text.is_ascii() || text.len() > SEARCHED_UNITS {
        return None;
    }
    let short = shorten(text);
    let mut rest = [MARK, &text.len().to_string(), " ", &short.len().to_string(), " "].concat();
    push_seal(&mut rest, checksum(&[&short]));
    let mut packed = String::with_capacity(short.len() + 64);
    push_seal(&mut packed, checksum(&[&rest]));
    for part in [" ", &rest, "\n", &short] {
        packed.push_str(part);
    }
    (packed.len() <= text.len() / 4 * 3).then_some(packed)
}

/// The text of a stored value: what was packed in it, or the value itself.
pub fn plain(value: &str) -> Plain<'_> {
    let (first, short) = value.split_once('\n').unwrap_or((value, ""));
    let announced = announced(first);
    let known = |text: &str| matches!(segment::read_heading(text), Heading::Known(_) | Heading::Newer(_));
    if announced.is_none() && known(value) {
        return Plain { text: Cow::Borrowed(value), sound: true };
    }
    let (text, whole) = restore(short, SEARCHED_UNITS);
    match announced {
        Some(announced) => {
            let found = (text.len() as u64, short.len() as u64, checksum(&[short]));
            Plain { text: Cow::Owned(text), sound: whole && found == announced }
        }
        // Its first line is damaged; what follows tells that it is packed.
        None if known(&text) => Plain { text: Cow::Owned(text), sound: false },
        None => Plain { text: Cow::Borrowed(value), sound: true },
    }
}

/// What the first line of a packed value says: the length of the text, that of the packed one, and its checksum.
fn announced(line: &str) -> Option<(u64, u64, u32)> {
    let (seal, rest) = line.split_once(' ')?;
    let mut fields = rest.strip_prefix(MARK)?.split(' ');
    let (text, short) = (parse_number(fields.next()?)?, parse_number(fields.next()?)?);
    let sum = parse_seal(fields.next()?.as_bytes())?;
    let sound = fields.next().is_none() && parse_seal(seal.as_bytes())? == checksum(&[rest]);
    sound.then_some((text, short, sum))
}
