//! Names of things: small numbers within one account, and the numbers that members see.
//!
//! Ids count up from 1 in the order in which things came to be, so that a replay of the journal gives the same ids.
//! The numbers that a member reads (MPN ID, order number, product key) look random but follow from the id of the
//! command that caused them, which keeps every decision a pure function.

use crate::json::{Written, written_as_text};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }
    )+};
}

id! {
    /// One person who uses the account.
    UserId,
    /// One purchase, from the moment it is begun.
    OrderId,
    /// One invoice or credit note.
    InvoiceId,
    /// One purchased offer, however often it is renewed.
    SubscriptionId,
    /// One saved way to pay.
    PaymentMethodId,
    /// One entitlement to a benefit.
    EntitlementId,
    /// One service request.
    RequestId,
    /// One location of the company, each with its own MPN ID.
    LocationId,
    /// One reminder or notice that was sent.
    NoticeId,
}

/// The identity of one command: the same id is carried out once, however often it is sent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommandId(pub u128);

impl CommandId {
    /// Reads the 32 hexadecimal digits that [`Display`](fmt::Display) writes.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: &[u8; 32] = text.as_bytes().try_into().ok()?;
        let (high, low) = digits.split_at(16);
        Some(Self((u128::from(half(high)?) << 64) + u128::from(half(low)?)))
    }
}

/// The value of hexadecimal digits, half an id: a processor without numbers of 128 bits takes ten times as long for one.
fn half(digits: &[u8]) -> Option<u64> {
    let mut value = 0;
    for digit in digits {
        value = value * 16 + u64::from(char::from(*digit).to_digit(16)?);
    }
    Some(value)
}

impl fmt::Display for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

written_as_text!(CommandId, CommandId::parse, CommandId(0), "a command id is 32 hexadecimal digits");

/// A source of numbers that look random and are always the same for the same command.
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// Starts from the command's id; `purpose` keeps two numbers drawn by one command apart.
    pub fn new(id: CommandId, purpose: u64) -> Self {
        let folded = (id.0 as u64) ^ ((id.0 >> 64) as u64).rotate_left(32);
        Self(folded ^ purpose.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// The next number below `bound` (SplitMix64); `bound` is at least 1.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }

    /// `length` decimal digits of which the first is not zero.
    pub fn digits(&mut self, length: usize) -> String {
        (0..length)
            .map(|place| {
                let digit = if place == 0 { 1 + self.below(9) } else { self.below(10) };
                char::from(b'0' + digit as u8)
            })
            .collect()
    }

    /// A product key: five groups of five characters, without characters that are easily mistaken for one another.
    pub fn product_key(&mut self) -> String {
        const SIGNS: &[u8] = b"BCDFGHJKMNPQRTVWXY2346789";
        let mut key = String::with_capacity(29);
        for place in 0..25 {
            if place > 0 && place % 5 == 0 {
                key.push('-');
            }
            key.push(char::from(SIGNS[self.below(SIGNS.len() as u64) as usize]));
        }
        key
    }
}
