//! Where one sandbox's journal is stored: the names of its slots.

/// The longest name of a sandbox, in characters.
pub const NAME_LENGTH: usize = 40;

/// The highest segment that a key can name.
pub const LAST_SEGMENT: u32 = 999_999;

const DIGITS: usize = 6;
const KEPT: &str = "kept:";

/// The place of one sandbox's journal among the slots of an origin.
///
/// Segment 3 of the sandbox `main` of an app below `/desk/` is stored under `memberdesk:/desk/:main:000003`, and what
/// was set aside of it the first time under `memberdesk:/desk/:main:kept:000001:000003`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    start: String,
    sandbox: String,
}

impl Place {
    /// Names a place; `prefix` tells this app and its base path apart from others of the same origin.
    ///
    /// Returns `None` unless the sandbox's name is 1 to 40 lower-case ASCII letters, digits and hyphens and the prefix
    /// is ASCII: a name stands in keys, in addresses and in every stored value.
    pub fn new(prefix: &str, sandbox: &str) -> Option<Place> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let named = (1..=NAME_LENGTH).contains(&sandbox.len()) && sandbox.bytes().all(plain);
        (named && prefix.is_ascii())
            .then(|| Place { start: [prefix, ":", sandbox, ":"].concat(), sandbox: sandbox.to_owned() })
    }

    /// The sandbox's name.
    pub fn sandbox(&self) -> &str {
        &self.sandbox
    }

    /// What every key of this place begins with.
    pub fn start(&self) -> &str {
        &self.start
    }

    /// The key of a segment.
    pub fn segment(&self, number: u32) -> String {
        [self.start.as_str(), &padded(number)].concat()
    }

    /// The number of the segment that is stored under `key`, or `None` for every other key.
    pub fn segment_of(&self, key: &str) -> Option<u32> {
        unpadded(key.strip_prefix(self.start.as_str())?)
    }

    /// The key of the raw copy of a segment that was set aside in the given round.
    pub fn kept(&self, round: u32, segment: u32) -> String {
        [self.start.as_str(), KEPT, &padded(round), ":", &padded(segment)].concat()
    }

    /// The round and the segment of a raw copy that is stored under `key`, or `None` for every other key.
    pub fn kept_of(&self, key: &str) -> Option<(u32, u32)> {
        let (round, segment) = key.strip_prefix(self.start.as_str())?.strip_prefix(KEPT)?.split_once(':')?;
        Some((unpadded(round)?, unpadded(segment)?))
    }
}

fn padded(number: u32) -> String {
    let digits = number.to_string();
    [&"000000"[digits.len().min(DIGITS)..], &digits].concat()
}

fn unpadded(digits: &str) -> Option<u32> {
    let plain = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}
