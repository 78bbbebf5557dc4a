//! One record of the log.

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use std::collections::BTreeMap;

/// The CRC-32 of Ethernet and zip, as the journal seals its lines with it.
static CRC: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC);

const SEAL: usize = 8;
/// A line before what was written is never longer than this.
const LINE: usize = 256;

/// What was done to one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Record<'a> {
    /// It became this.
    Put { key: &'a str, value: &'a str },
    /// Its first line became this, and the rest was added at its end.
    Grow { key: &'a str, first: &'a str, rest: &'a str },
    /// It was removed.
    Drop { key: &'a str },
}

/// The new first line and what was added, where a value differs from the old one in nothing else.
pub(super) fn growth<'a>(old: &str, new: &'a str) -> Option<(&'a str, &'a str)> {
    let lines = |text: &str| text.find('\n').map(|feed| feed + 1);
    let (old_lines, new_lines) = (lines(old)?, lines(new)?);
    let rest = new[new_lines..].strip_prefix(&old[old_lines..])?;
    Some((&new[..new_lines], rest))
}

/// Where the first whole record begins from an offset on, if there is one.
pub(super) fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let begins = |at: &usize| {
        let seal = bytes[*at..].iter().take_while(|byte| byte.is_ascii_hexdigit()).take(SEAL).count();
        seal == SEAL && bytes.get(at + SEAL) == Some(&b' ') && Record::read(&bytes[*at..]).is_some()
    };
    (from..bytes.len()).find(begins)
}

impl<'a> Record<'a> {
    /// The bytes of the record.
    pub(super) fn write(&self) -> Vec<u8> {
        let (kind, key, first, rest) = match *self {
            Record::Put { key, value } => ("put", key, "", value),
            Record::Grow { key, first, rest } => ("grow", key, first, rest),
            Record::Drop { key } => ("drop", key, "", ""),
        };
        let sealed = format!("{kind} {key} {} {}\n{first}{rest}\n", first.len(), rest.len());
        let seal = format!("{:08x} ", CRC.checksum(sealed.as_bytes()));
        [seal.as_bytes(), sealed.as_bytes()].concat()
    }

    /// The record with which some bytes begin, and how many it takes; nothing where they do not begin with a whole one.
    pub(super) fn read(bytes: &'a [u8]) -> Option<(Self, usize)> {
        let feed = bytes.iter().take(LINE).position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&bytes[..feed]).ok()?;
        let mut words = line.split(' ');
        let (seal, kind, key) = (words.next()?, words.next()?, words.next()?);
        let first: usize = words.next()?.parse().ok()?;
        let rest: usize = words.next()?.parse().ok()?;
        let split = feed.checked_add(1)?.checked_add(first)?;
        let end = split.checked_add(rest)?;
        let length = end.checked_add(1)?;
        let whole = bytes.get(..length).filter(|whole| whole[end] == b'\n' && words.next().is_none())?;
        let sealed = whole.get(SEAL + 1..)?;
        if u32::from_str_radix(seal, 16).ok().filter(|_| seal.len() == SEAL)? != CRC.checksum(sealed) {
            return None;
        }
        let first = std::str::from_utf8(&whole[feed + 1..split]).ok()?;
        let rest = std::str::from_utf8(&whole[split..end]).ok()?;
        let record = match kind {
            "put" => Record::Put { key, value: rest },
            "grow" => Record::Grow { key, first, rest },
            "drop" => Record::Drop { key },
            _ => return None,
        };
        Some((record, length))
    }

    /// Does to the values what was done.
    pub(super) fn apply(&self, values: &mut BTreeMap<String, String>) {
        match *self {
            Record::Put { key, value } => {
                values.insert(key.to_owned(), value.to_owned());
            }
            Record::Grow { key, first, rest } => {
                let value = values.entry(key.to_owned()).or_default();
                let lines = value.find('\n').map_or(0, |feed| feed + 1);
                value.replace_range(..lines, first);
                value.push_str(rest);
            }
            Record::Drop { key } => {
                values.remove(key);
            }
        }
    }
}
