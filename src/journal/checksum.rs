//! The checksum that seals every line of the stored form, and how numbers are written beside it.

use std::sync::LazyLock;

use crc::{CRC_32_ISO_HDLC, Crc, Digest, Table};

/// A checksum that is not finished.
pub type Sum = Digest<'static, u32, Table<16>>;

/// The CRC-32 of Ethernet and zip, sixteen bytes at a time: each byte of a history goes through it at each start. Its
/// tables of 16 KiB are made when they are first needed, which takes less than to load them.
static CRC: LazyLock<Crc<u32, Table<16>>> = LazyLock::new(|| Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC));

/// The CRC-32 of the parts written one after another.
pub fn checksum(parts: &[&str]) -> u32 {
    let mut digest = begin();
    for part in parts {
        digest.update(part.as_bytes());
    }
    digest.finalize()
}

/// Begins a checksum of a text that is not in one piece.
pub fn begin() -> Sum {
    CRC.digest()
}

/// The number of characters of a written seal.
pub const SEAL_LENGTH: usize = 8;

/// Writes a seal as eight lower-case hexadecimal digits.
pub fn push_seal(text: &mut String, seal: u32) {
    for place in (0..SEAL_LENGTH).rev() {
        let digit = (seal >> (place * 4)) & 0xf;
        text.push(char::from(b"0123456789abcdef"[digit as usize]));
    }
}

/// Reads what [`push_seal`] writes and nothing else: a seal in capitals is not the one that was stored.
pub fn parse_seal(text: &[u8]) -> Option<u32> {
    let digits: &[u8; SEAL_LENGTH] = text.try_into().ok()?;
    let mut seal = 0;
    for digit in digits {
        let value = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            _ => return None,
        };
        seal = seal * 16 + u32::from(value);
    }
    Some(seal)
}

/// Reads a whole number as it is written here: decimal, at most fifteen digits, no sign, no zero in front.
pub fn parse_number(text: &str) -> Option<u64> {
    if !(1..=15).contains(&text.len()) || (text.starts_with('0') && text != "0") {
        return None;
    }
    let mut number = 0;
    for digit in text.bytes() {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + u64::from(digit - b'0');
    }
    Some(number)
}
