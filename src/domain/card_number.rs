//! The digits of a card number: which brand it would be of and whether it could be real.
//!
//! A number is only ever looked at here, to refuse it or to find the test card that it names.

use super::{
    card::Brand,
    entry::{Why, is_invisible, narrow},
};

/// The most digits that a number of any brand has.
const MOST_DIGITS: usize = 19;

/// The digits of what was typed as a card number.
pub(super) struct CardNumber {
    digits: [u8; MOST_DIGITS],
    /// How many were typed, which can be more than there is room for.
    typed: usize,
}

impl CardNumber {
    const NONE: CardNumber = CardNumber { digits: [0; MOST_DIGITS], typed: 0 };

    /// Reads digits, full-width ones too, with spaces, hyphens and what nobody sees anywhere between them.
    ///
    /// Errors: [`Why::Empty`], [`Why::NotDigits`].
    pub(super) fn read(text: &str) -> Result<CardNumber, Why> {
        let mut number = CardNumber::NONE;
        for sign in text.chars().map(narrow) {
            if let Some(digit) = sign.to_digit(10) {
                number.push(digit as u8);
            } else if !(sign.is_whitespace() || sign == '-' || is_invisible(sign)) {
                return Err(Why::NotDigits);
            }
        }
        if number.typed == 0 { Err(Why::Empty) } else { Ok(number) }
    }

    /// The brand whose numbers start like this one.
    pub(super) fn brand(&self) -> Option<Brand> {
        match *self.all() {
            [4, ..] => Some(Brand::Visa),
            [5, 1..=5, ..] => Some(Brand::Mastercard),
            [2, 2, 2, 1..=9, ..]
            | [2, 2, 3..=9, ..]
            | [2, 3..=6, ..]
            | [2, 7, 0 | 1, ..]
            | [2, 7, 2, 0, ..] => Some(Brand::Mastercard),
            [3, 4 | 7, ..] => Some(Brand::AmericanExpress),
            [6, 2, ..] => Some(Brand::UnionPay),
            _ => None,
        }
    }

    /// Whether real cards of the number's brand, or of any where it is unknown, have numbers of this length.
    pub(super) fn has_real_length(&self) -> bool {
        match self.brand() {
            None => (12..=MOST_DIGITS).contains(&self.typed),
            Some(Brand::UnionPay) => (16..=MOST_DIGITS).contains(&self.typed),
            Some(brand @ (Brand::Visa | Brand::Mastercard | Brand::AmericanExpress)) => {
                self.typed == brand.number_length()
            }
        }
    }

    /// Luhn's check: from the right the digits of every second digit's double, the sum of all digits ends in 0. What
    /// is carried from 10 on counts as one more; the 10 itself does not change the end of the sum.
    pub(super) fn has_checksum(&self) -> bool {
        let sum: u32 = (self.all().iter().rev().enumerate())
            .map(|(at, &digit)| u32::from(if at % 2 == 0 { digit } else { digit * 2 + digit / 5 }))
            .sum();
        sum.is_multiple_of(10)
    }

    /// Whether these are exactly the digits of a text.
    pub(super) fn is(&self, digits: &str) -> bool {
        self.typed == digits.len() && digits.bytes().zip(self.all()).all(|(byte, digit)| byte == b'0' + digit)
    }

    fn all(&self) -> &[u8] {
        &self.digits[..self.typed.min(MOST_DIGITS)]
    }

    fn push(&mut self, digit: u8) {
        if let Some(place) = self.digits.get_mut(self.typed) {
            *place = digit;
        }
        self.typed += 1;
    }
}

/// Whether a text holds a number that could be a card's: digits from the start of a group to the end of one,
/// apart by at most one space, hyphen, dot or slash, with a brand's start and length and the right last digit.
pub(super) fn appears_in(text: &str) -> bool {
    let mut before = ' ';
    text.char_indices().any(|(at, sign)| {
        let sign = narrow(sign);
        let starts_group = sign.is_ascii_digit() && !before.is_ascii_digit();
        before = sign;
        starts_group && starts(&text[at..])
    })
}

/// Whether a text starts with a number that could be a card's.
fn starts(text: &str) -> bool {
    let mut number = CardNumber::NONE;
    let mut signs = text.chars().map(narrow).peekable();
    while let Some(sign) = signs.next() {
        let before_digit = signs.peek().is_some_and(char::is_ascii_digit);
        if let Some(digit) = sign.to_digit(10) {
            number.push(digit as u8);
            let ends_group = !before_digit;
            if ends_group && number.brand().is_some() && number.has_real_length() && number.has_checksum() {
                return true;
            }
        } else if !(before_digit && (sign.is_whitespace() || matches!(sign, '-' | '.' | '/'))) {
            return false;
        }
        if number.typed == MOST_DIGITS {
            return false;
        }
    }
    false
}
