//! The parts of a JSON text, one after the other.

use super::{Fault, Outcome, unexpected};
use std::borrow::Cow;

/// How deep values may be nested that are passed over without being looked into.
pub const DEPTH: usize = 64;

/// A text, and how far it was read.
pub(super) struct Reader<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Reader<'de> {
    /// A text of which nothing was read yet.
    pub(super) fn of(text: &'de str) -> Self {
        Self { text, at: 0 }
    }

    /// How far the text was read, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next byte that is not a space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(*byte);
            }
            self.at += 1;
        }
        None
    }

    /// Passes over a byte if it is the next one.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, byte: u8) -> Outcome<()> {
        if self.take(byte) { Ok(()) } else { Err(Self::expected(byte)) }
    }

    fn expected(byte: u8) -> Fault {
        unexpected(match byte {
            b'{' => "an object was expected",
            b'[' => "a list was expected",
            b'"' => "a text was expected",
            b':' => "a colon was expected",
            b',' => "a comma or the end was expected",
            _ => "the end of an object was expected",
        })
    }

    pub(super) fn word(&mut self, word: &str) -> bool {
        self.peek();
        let found = self.text[self.at..].starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found
    }

    pub(super) fn boolean(&mut self) -> Outcome<bool> {
        if self.word("true") {
            Ok(true)
        } else if self.word("false") {
            Ok(false)
        } else {
            Err(unexpected("true or false was expected"))
        }
    }

    /// A whole number: whether it is below zero, and how far it is from there.
    pub(super) fn integer(&mut self) -> Outcome<(bool, u64)> {
        self.peek();
        let (text, bytes) = (self.text, self.text.as_bytes());
        let is_negative = bytes.get(self.at) == Some(&b'-');
        let begin = self.at + usize::from(is_negative);
        let (mut end, mut value) = (begin, 0_u64);
        while let Some(digit @ b'0'..=b'9') = bytes.get(end) {
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            end += 1;
        }
        let digits = end - begin;
        let is_whole = !matches!(bytes.get(end), Some(b'.' | b'e' | b'E'));
        // A zero stands alone, without a sign.
        let is_canonical = digits > 0 && (bytes[begin] != b'0' || (digits == 1 && !is_negative));
        // So many digits always have room; more are rare.
        let value = if digits < 20 { Some(value) } else { text[begin..end].parse().ok() };
        match value {
            Some(value) if is_canonical && is_whole => {
                self.at = end;
                Ok((is_negative, value))
            }
            Some(_) | None => Err(unexpected("a whole number was expected")),
        }
    }

    pub(super) fn string(&mut self) -> Outcome<Cow<'de, str>> {
        self.expect(b'"')?;
        let (begin, bytes) = (self.at, self.text.as_bytes());
        while bytes.get(self.at).is_some_and(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
            self.at += 1;
        }
        let plain = &self.text[begin..self.at];
        if bytes.get(self.at) == Some(&b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        loop {
            let mut following = self.text[self.at..].chars();
            match following.next() {
                Some('"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some('\\') => {
                    self.at += 1;
                    text.push(self.escaped()?);
                }
                Some(plain) if plain >= ' ' => {
                    self.at += plain.len_utf8();
                    text.push(plain);
                }
                Some(_) | None => return Err(unexpected("a text has no end")),
            }
        }
    }

    fn escaped(&mut self) -> Outcome<char> {
        let kind = self.text.as_bytes().get(self.at).copied();
        self.at += usize::from(kind.is_some_and(|byte| byte.is_ascii()));
        let plain = match kind {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.escaped_unit(),
            Some(_) | None => return Err(unexpected("an escape is not known")),
        };
        Ok(plain)
    }

    fn escaped_unit(&mut self) -> Outcome<char> {
        let first = self.unit()?;
        let units = if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            self.at += 2;
            vec![first, self.unit()?]
        } else {
            vec![first]
        };
        match String::from_utf16(&units).ok().and_then(|text| text.chars().next()) {
            Some(character) => Ok(character),
            None => Err(unexpected("an escape names no character")),
        }
    }

    fn unit(&mut self) -> Outcome<u16> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            Some(unit) => {
                self.at += 4;
                Ok(unit)
            }
            None => Err(unexpected("an escape has four hexadecimal digits")),
        }
    }

    /// Passes over a number of any kind.
    fn pass_number(&mut self) -> Outcome<()> {
        let sign = usize::from(self.text.as_bytes().get(self.at) == Some(&b'-'));
        let zero = self.text.as_bytes().get(self.at + sign) == Some(&b'0');
        self.at += sign;
        let mut sound = match self.pass_digits() {
            0 => false,
            1 => true,
            _ => !zero,
        };
        if self.text.as_bytes().get(self.at) == Some(&b'.') {
            self.at += 1;
            sound &= self.pass_digits() > 0;
        }
        if let Some(b'e' | b'E') = self.text.as_bytes().get(self.at) {
            self.at += 1;
            self.at += usize::from(matches!(self.text.as_bytes().get(self.at), Some(b'+' | b'-')));
            sound &= self.pass_digits() > 0;
        }
        if sound { Ok(()) } else { Err(unexpected("a number was expected")) }
    }

    /// Passes over digits; how many they are.
    fn pass_digits(&mut self) -> usize {
        let begin = self.at;
        while self.text.as_bytes().get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        self.at - begin
    }

    /// Passes over a whole value that nobody asked for.
    pub(super) fn skip(&mut self, depth: usize) -> Outcome<()> {
        match self.peek() {
            Some(b'{') if depth > 0 => {
                let mut members = Members::begin();
                while members.next_name(self)?.is_some() {
                    self.skip(depth - 1)?;
                }
                Ok(())
            }
            Some(b'[') if depth > 0 => {
                let mut items = Items::begin();
                while items.is_there(self)? {
                    self.skip(depth - 1)?;
                }
                Ok(())
            }
            Some(b'"') => self.string().map(drop),
            Some(b't' | b'f') => self.boolean().map(drop),
            Some(b'n') if self.word("null") => Ok(()),
            Some(_) => self.pass_number(),
            None => Err(unexpected("a value was expected")),
        }
    }
}

/// How far the members of an object were read.
pub(super) struct Members {
    is_first: bool,
}

impl Members {
    pub(super) fn begin() -> Self {
        Self { is_first: true }
    }

    /// Passes over what is written before the value of a member, if it is the next thing and stands there as it is
    /// written: the byte before it, the name and the colon.
    pub(super) fn take_name(&mut self, reader: &mut Reader<'_>, name: &str) -> bool {
        let before = if self.is_first { b'{' } else { b',' };
        let length = name.len() + 4;
        let found = match reader.text.as_bytes().get(reader.at..reader.at + length) {
            Some([first, b'"', between @ .., b'"', b':']) => *first == before && between == name.as_bytes(),
            Some(_) | None => false,
        };
        if found {
            reader.at += length;
            self.is_first = false;
        }
        found
    }

    pub(super) fn next_name<'de>(&mut self, reader: &mut Reader<'de>) -> Outcome<Option<Cow<'de, str>>> {
        let is_first = std::mem::take(&mut self.is_first);
        if is_first {
            reader.expect(b'{')?;
        }
        if reader.take(b'}') {
            return Ok(None);
        }
        if !is_first {
            reader.expect(b',')?;
        }
        let name = reader.string()?;
        reader.expect(b':')?;
        Ok(Some(name))
    }
}

/// How far the items of a list were read.
pub(super) struct Items {
    is_first: bool,
}

impl Items {
    pub(super) fn begin() -> Self {
        Self { is_first: true }
    }

    /// Whether there is another item, up to which everything is passed over.
    pub(super) fn is_there(&mut self, reader: &mut Reader<'_>) -> Outcome<bool> {
        let is_first = std::mem::take(&mut self.is_first);
        if is_first {
            reader.expect(b'[')?;
        }
        if reader.take(b']') {
            return Ok(false);
        }
        if !is_first {
            reader.expect(b',')?;
        }
        Ok(true)
    }
}
