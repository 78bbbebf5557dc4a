//! Writing a text shorter by naming what stood in it before: how the characters of a packed value are made.
//!
//! A capital letter begins a reference: it says how many characters are repeated, and the digits behind it how far back
//! they stand. Every other character stands for itself, and so does the one behind `~`. Digits are the 94 printable
//! characters from `!` on, the highest first.
//!
//! | letter | repeats | from |
//! | --- | --- | --- |
//! | `A` to `L` | 4 to 15 characters | 1 to 8,836 characters back, in two digits, less one |
//! | `M` | 16 and as many more as the next digit says | the same |
//! | `N` to `Y`, `Z` | as `A` to `L`, `M` | farther back, in three digits |
//!
//! A history says nearly the same again and again, so that this takes it to a fifth. What browsers offer takes it no
//! further once it is spelled in characters, and answers only later, where a journal is to be read at once.

use super::segment::SEARCHED_UNITS;

const LEAST_DIGIT: u8 = b'!';
const DIGITS: usize = 94;
const ITSELF: u8 = b'~';
const SHORTEST: usize = 4;
/// Letters for one way of saying how far back: one for each short length, and the last for all others.
const LETTERS: usize = 13;
const LONG: usize = SHORTEST + LETTERS - 1;
const LONGEST: usize = LONG + DIGITS - 1;
const NEAR: usize = DIGITS * DIGITS;

const _: () = assert!(SEARCHED_UNITS <= NEAR * DIGITS, "every place of a text can be referred to");

/// How many earlier places are tried for a repetition.
const TRIED: usize = 32;
const HEADS: usize = 4_096;

/// Where the text says the same as at a place.
#[derive(Clone, Copy, Default)]
struct Same {
    length: usize,
    back: usize,
}

impl Same {
    /// How many characters of the reference are not letter and distance alone.
    fn written(self) -> usize {
        1 + usize::from(self.length >= LONG) + if self.back <= NEAR { 2 } else { 3 }
    }

    fn spared(self) -> usize {
        self.length.saturating_sub(self.written())
    }
}

/// The places of a text by what stands there.
struct Places<'a> {
    text: &'a [u8],
    /// The latest place for each kind of beginning, counted from one.
    heads: Vec<u32>,
    /// The place before each one that begins alike.
    before: Vec<u32>,
}

impl<'a> Places<'a> {
    fn of(text: &'a [u8]) -> Self {
        Self { text, heads: vec![0; HEADS], before: vec![0; text.len()] }
    }

    fn kind(&self, at: usize) -> Option<usize> {
        let bytes = self.text.get(at..at + SHORTEST)?;
        let mixed =
            bytes.iter().fold(0_u32, |mixed, byte| (mixed ^ u32::from(*byte)).wrapping_mul(0x9e37_79b1));
        Some((mixed >> 20) as usize)
    }

    fn note(&mut self, at: usize) {
        if let Some(kind) = self.kind(at) {
            self.before[at] = self.heads[kind];
            self.heads[kind] = at as u32 + 1;
        }
    }

    /// The repetition at a place that spares most.
    fn best(&self, at: usize) -> Same {
        let mut best = Same::default();
        let Some(kind) = self.kind(at) else { return best };
        let most = LONGEST.min(self.text.len() - at);
        let mut place = self.heads[kind] as usize;
        for _ in 0..TRIED {
            if place == 0 || best.length == most {
                break;
            }
            let earlier = place - 1;
            // One that is to be longer says the same where the longest so far ends.
            if self.text[earlier + best.length] == self.text[at + best.length] {
                let mut length = 0;
                while length < most && self.text[earlier + length] == self.text[at + length] {
                    length += 1;
                }
                let same = Same { length, back: at - earlier };
                if same.spared() > best.spared() {
                    best = same;
                }
            }
            place = self.before[earlier] as usize;
        }
        best
    }
}

/// Writes a text in ASCII shorter, of at most [`SEARCHED_UNITS`] characters.
pub fn shorten(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut places = Places::of(bytes);
    let mut short = String::with_capacity(text.len() / 4);
    let (mut at, mut same) = (0, Same::default());
    while at < bytes.len() {
        places.note(at);
        // One character later it may spare more.
        let next = places.best(at + 1);
        if same.spared() == 0 || next.spared() > same.spared() {
            if bytes[at].is_ascii_uppercase() || bytes[at] == ITSELF {
                short.push(char::from(ITSELF));
            }
            short.push(char::from(bytes[at]));
            (at, same) = (at + 1, next);
            continue;
        }
        refer(&mut short, same);
        (at + 1..at + same.length).for_each(|place| places.note(place));
        at += same.length;
        same = places.best(at);
    }
    short
}

fn refer(short: &mut String, same: Same) {
    let mut digit = |value: usize| short.push(char::from(LEAST_DIGIT + (value % DIGITS) as u8));
    let (far, more) = (same.back > NEAR, same.length.min(LONG) - SHORTEST);
    digit(usize::from(b'A' - LEAST_DIGIT) + more + if far { LETTERS } else { 0 });
    if same.length >= LONG {
        digit(same.length - LONG);
    }
    let back = same.back - 1;
    if far {
        digit(back / NEAR);
    }
    digit(back / DIGITS);
    digit(back);
}

/// The text that was shortened, as far as it can be read and no longer than `most`; and whether that is all of it.
pub fn restore(short: &str, most: usize) -> (String, bool) {
    let mut text = Vec::new();
    let mut signs = short.bytes();
    let mut whole = true;
    while let Some(sign) = signs.next() {
        let read = match sign {
            b'A'..=b'Z' => repeat(&mut text, usize::from(sign - b'A'), &mut signs),
            ITSELF => signs.next().filter(|sign| sign.is_ascii_uppercase() || *sign == ITSELF).map(|sign| {
                text.push(sign);
            }),
            _ if sign.is_ascii() => {
                text.push(sign);
                Some(())
            }
            _ => None,
        };
        if read.is_none() || text.len() > most {
            text.truncate(most);
            whole = false;
            break;
        }
    }
    // Every character is ASCII.
    (String::from_utf8(text).unwrap_or_default(), whole)
}

/// Repeats what a reference names; nothing if it names nothing.
fn repeat(text: &mut Vec<u8>, letter: usize, signs: &mut impl Iterator<Item = u8>) -> Option<()> {
    let mut digit = || {
        let value = usize::from(signs.next()?.checked_sub(LEAST_DIGIT)?);
        (value < DIGITS).then_some(value)
    };
    let (far, more) = (letter >= LETTERS, letter % LETTERS);
    let length = SHORTEST + more + if more == LETTERS - 1 { digit()? } else { 0 };
    let mut back = if far { digit()? } else { 0 };
    for _ in 0..2 {
        back = back * DIGITS + digit()?;
    }
    let from = text.len().checked_sub(back + 1)?;
    // What is repeated may reach into what it writes.
    for place in from..from + length {
        text.push(text[place]);
    }
    Some(())
}
