//! Payment cards: the published test cards and no others.
//!
//! What is typed lives in a [`CardEntry`], which cannot be written anywhere and wipes itself. What is kept is
//! a [`Card`], which has no place for a number or a security code. Between the two stands one check, and it
//! knows only the numbers of [`TEST_CARDS`]: nobody can leave a real card here.

use std::{fmt, hint::black_box, mem, ops::Deref};

use crate::json::{Written, written_as_text};
use serde::{Deserialize, Serialize};

use super::{
    card_number::CardNumber,
    company::{Address, AddressEntry, NAME_MOST},
    date::Day,
    entry::{Field, Problem, Why, keep, line, narrow},
};

/// A card's brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Brand {
    /// Visa, whose numbers start with 4.
    Visa,
    /// Mastercard, whose numbers start with 51 to 55 or 2221 to 2720.
    Mastercard,
    /// American Express, whose numbers start with 34 or 37.
    AmericanExpress,
    /// UnionPay, whose numbers start with 62.
    UnionPay,
}

impl Brand {
    /// The most usual number of digits of a card number of the brand.
    pub fn number_length(self) -> usize {
        match self {
            Brand::AmericanExpress => 15,
            Brand::Visa | Brand::Mastercard | Brand::UnionPay => 16,
        }
    }

    /// The number of digits of the brand's security code.
    pub fn code_length(self) -> usize {
        match self {
            Brand::AmericanExpress => 4,
            Brand::Visa | Brand::Mastercard | Brand::UnionPay => 3,
        }
    }
}

/// What happens to a payment with a test card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Behaviour {
    /// Every charge succeeds.
    Succeeds,
    /// Every charge is declined, for this reason.
    Declines(DeclineReason),
    /// The card can be added, and every later charge is declined.
    DeclinesLater,
    /// The bank asks the holder to confirm each charge.
    AsksBankEachTime,
    /// The bank asks the holder to confirm the first charge; later ones succeed.
    AsksBankOnce,
}

/// Why a bank declined a charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum DeclineReason {
    /// The bank gives no reason.
    Generic,
    /// The account behind the card does not cover the amount.
    InsufficientFunds,
    /// The bank says that the card has expired.
    ExpiredCard,
    /// The security code does not belong to the card.
    IncorrectSecurityCode,
    /// Something went wrong on the way; another attempt may succeed.
    ProcessingError,
    /// The holder was asked to confirm and did not.
    BankConfirmationFailed,
    /// The bank wants the holder to confirm, and nobody is there to ask, as in an automatic renewal.
    BankConfirmationNeeded,
    /// The kept card's own month of expiry has passed.
    CardExpired,
    /// The card is no longer kept.
    CardRemoved,
}

/// A card number that is published for testing, and what payments with it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestCard {
    /// All digits of the number, without spaces.
    pub number: &'static str,
    /// The brand that the number starts for.
    pub brand: Brand,
    /// What payments with the card do.
    pub behaviour: Behaviour,
}

/// Every card that the desk takes, in the order in which a list offers them.
pub const TEST_CARDS: &[TestCard] = &[
    TestCard::new("4242424242424242", Brand::Visa, Behaviour::Succeeds),
    TestCard::new("5555555555554444", Brand::Mastercard, Behaviour::Succeeds),
    TestCard::new("378282246310005", Brand::AmericanExpress, Behaviour::Succeeds),
    TestCard::new("6200000000000005", Brand::UnionPay, Behaviour::Succeeds),
    TestCard::new("4000000000000002", Brand::Visa, Behaviour::Declines(DeclineReason::Generic)),
    TestCard::new("4000000000009995", Brand::Visa, Behaviour::Declines(DeclineReason::InsufficientFunds)),
    TestCard::new("4000000000000069", Brand::Visa, Behaviour::Declines(DeclineReason::ExpiredCard)),
    TestCard::new("4000000000000127", Brand::Visa, Behaviour::Declines(DeclineReason::IncorrectSecurityCode)),
    TestCard::new("4000000000000119", Brand::Visa, Behaviour::Declines(DeclineReason::ProcessingError)),
    TestCard::new("4000000000000341", Brand::Visa, Behaviour::DeclinesLater),
    TestCard::new("4000002760003184", Brand::Visa, Behaviour::AsksBankEachTime),
    TestCard::new("4000000000003220", Brand::Visa, Behaviour::AsksBankOnce),
];

impl TestCard {
    const fn new(number: &'static str, brand: Brand, behaviour: Behaviour) -> TestCard {
        TestCard { number, brand, behaviour }
    }

    /// The number in the groups in which it is embossed: 4-6-5 digits for American Express, else fours.
    pub fn spaced(&self) -> String {
        let gaps: &[usize] = match self.brand {
            Brand::AmericanExpress => &[10, 4],
            Brand::Visa | Brand::Mastercard | Brand::UnionPay => &[12, 8, 4],
        };
        let mut spaced = self.number.to_owned();
        for &gap in gaps {
            spaced.insert(gap, ' ');
        }
        spaced
    }

    /// The form filled in with this card, as a person does who follows the list of test cards.
    pub fn entry(&self, holder: &str, expiry: ExpiryMonth, billing: AddressEntry) -> CardEntry {
        CardEntry {
            number: self.number.to_owned(),
            holder: holder.to_owned(),
            expiry_month: expiry.month.to_string(),
            expiry_year: expiry.year.to_string(),
            security_code: "1234"[..self.brand.code_length()].to_owned(),
            billing,
        }
    }
}

/// The month after which a card no longer pays, written as `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExpiryMonth {
    /// The year in four digits.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl ExpiryMonth {
    /// The month that a day lies in.
    pub fn of(day: Day) -> ExpiryMonth {
        ExpiryMonth { year: day.year(), month: day.month() }
    }

    /// Reads `YYYY-MM`.
    fn parse(text: &str) -> Option<ExpiryMonth> {
        Day::parse(&[text, "-01"].concat()).map(ExpiryMonth::of)
    }

    /// The last day on which the card pays; for a month that no calendar has, the first day of all.
    pub fn last_day(self) -> Day {
        Day::new(self.year, self.month, 1).map_or(Day::FIRST, Day::last_of_month)
    }

    /// Whether the card pays on this day as far as its expiry goes.
    pub fn valid_on(self, day: Day) -> bool {
        day <= self.last_day()
    }

    /// Whether the card's last day lies before this day.
    pub fn expires_before(self, day: Day) -> bool {
        self.last_day() < day
    }
}

impl fmt::Display for ExpiryMonth {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.last_day().to_string()[..7])
    }
}

written_as_text!(ExpiryMonth, ExpiryMonth::parse, ExpiryMonth::of(Day::FIRST), "not a month of expiry");

/// The last four digits of a card's number, all that is ever kept of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LastFour([u8; 4]);

impl LastFour {
    /// Reads four digits.
    fn parse(text: &str) -> Option<LastFour> {
        let digits = text.as_bytes().try_into().ok();
        digits.filter(|four: &[u8; 4]| four.iter().all(u8::is_ascii_digit)).map(LastFour)
    }
}

impl Deref for LastFour {
    type Target = str;

    fn deref(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for LastFour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self)
    }
}

impl fmt::Debug for LastFour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self)
    }
}

written_as_text!(LastFour, LastFour::parse, LastFour(*b"0000"), "not four digits");

/// A card that can be charged: what is kept of it, and nothing that could hold its number or security code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Card {
    /// The brand, which the member recognises the card by.
    pub brand: Brand,
    /// The last digits of the number, all that is left of it.
    pub last_four: LastFour,
    /// The last month in which the card pays.
    pub expiry: ExpiryMonth,
    /// The name on the card.
    pub holder: String,
    /// The address that the card's bills go to.
    pub billing: Address,
    /// What payments with this test card do.
    pub behaviour: Behaviour,
}

/// A card as typed (statements 137, 159). It can be neither written, copied nor shown in a log, and it wipes
/// its number and security code when it is dropped.
#[derive(Default)]
pub struct CardEntry {
    /// The number, with spaces or without; wiped when dropped.
    pub number: String,
    /// The name on the card.
    pub holder: String,
    /// `8` or `08`.
    pub expiry_month: String,
    /// `2027` or `27`.
    pub expiry_year: String,
    /// Three digits, four on American Express; wiped when dropped.
    pub security_code: String,
    /// The address that the card's bills go to.
    pub billing: AddressEntry,
}

impl CardEntry {
    /// The card to keep, or all that is wrong with the form in the order of its fields.
    ///
    /// Every number other than those of [`TEST_CARDS`] is refused: [`Why::Empty`], [`Why::NotDigits`],
    /// [`Why::CardLength`], [`Why::CardChecksum`] and, if it could be of a real card, [`Why::NotATestCard`].
    pub fn check(&self, today: Day) -> Result<Card, Vec<Problem>> {
        let mut problems = Vec::new();
        let number = CardNumber::read(&self.number);
        let brand = number.as_ref().ok().and_then(|number| number.brand());
        let listed = keep(&mut problems, listed(number));
        let holder = keep(&mut problems, line(Field::Holder, &self.holder, NAME_MOST));
        let expiry = keep(&mut problems, expiry(&self.expiry_month, &self.expiry_year, today));
        let code = keep(&mut problems, security_code(&self.security_code, brand));
        let billing = self.billing.check().map_err(|found| problems.extend(found)).ok();
        match (listed, holder, expiry, code, billing) {
            (Some((card, last_four)), Some(holder), Some(expiry), Some(()), Some(billing)) => {
                Ok(Card { brand: card.brand, last_four, expiry, holder, billing, behaviour: card.behaviour })
            }
            _ => Err(problems),
        }
    }

    /// Empties the form and overwrites the number and the security code in memory.
    pub fn clear(&mut self) {
        for secret in [&mut self.number, &mut self.security_code] {
            let mut bytes = mem::take(secret).into_bytes();
            bytes.fill(0);
            // Without this, overwriting what is freed next would be optimised away.
            black_box(&bytes);
        }
        self.holder.clear();
        self.expiry_month.clear();
        self.expiry_year.clear();
        self.billing = AddressEntry::default();
    }
}

impl Drop for CardEntry {
    fn drop(&mut self) {
        self.clear();
    }
}

impl fmt::Debug for CardEntry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("CardEntry").finish_non_exhaustive()
    }
}

/// The test card with this number and the digits of it that are kept, or why the number is refused.
fn listed(number: Result<CardNumber, Why>) -> Result<(&'static TestCard, LastFour), Problem> {
    let found = number.and_then(|number| {
        if let Some(card) = TEST_CARDS.iter().find(|card| number.is(card.number))
            && let Some(last_four) = card.number.as_bytes().last_chunk()
        {
            return Ok((card, LastFour(*last_four)));
        }
        Err(if !number.has_real_length() {
            Why::CardLength { expected: number.brand().unwrap_or(Brand::Visa).number_length() }
        } else if !number.has_checksum() {
            Why::CardChecksum
        } else {
            Why::NotATestCard
        })
    });
    found.map_err(|why| Problem { field: Field::CardNumber, why })
}

/// The month of expiry, if it has not passed and is at most 20 years away.
fn expiry(month: &str, year: &str, today: Day) -> Result<ExpiryMonth, Problem> {
    let problem = |why| Problem { field: Field::Expiry, why };
    if month.trim().is_empty() || year.trim().is_empty() {
        return Err(problem(Why::Empty));
    }
    let number = |text: &str, lengths: &[usize]| {
        let text: String = text.trim().chars().map(narrow).collect();
        let right = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        right.then(|| text.parse::<u32>().ok()).flatten()
    };
    let century = today.year().unsigned_abs() / 100 * 100;
    let year = number(year, &[2]).map(|year| century + year).or_else(|| number(year, &[4]));
    let found = number(month, &[1, 2]).zip(year).and_then(|(month, year)| Day::new(year as i32, month, 1));
    let expiry = found.map(ExpiryMonth::of).ok_or(problem(Why::ExpiryImpossible))?;
    if expiry.expires_before(today) {
        Err(problem(Why::ExpiryPast))
    } else if expiry.year > today.year() + 20 {
        Err(problem(Why::ExpiryImpossible))
    } else {
        Ok(expiry)
    }
}

/// Whether the security code has the digits that the brand's cards have; it is not kept, so nothing is given.
fn security_code(text: &str, brand: Option<Brand>) -> Result<(), Problem> {
    let problem = |why| Err(Problem { field: Field::SecurityCode, why });
    let text = text.trim();
    let length = text.chars().count();
    if text.is_empty() {
        problem(Why::Empty)
    } else if !text.chars().all(|sign| narrow(sign).is_ascii_digit()) {
        problem(Why::NotDigits)
    } else {
        match brand {
            Some(brand) if length != brand.code_length() => {
                problem(Why::CodeLength { expected: brand.code_length() })
            }
            None if !(3..=4).contains(&length) => problem(Why::CodeLength { expected: 3 }),
            Some(_) | None => Ok(()),
        }
    }
}
