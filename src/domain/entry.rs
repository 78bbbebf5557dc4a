//! What a person typed, and the only bridge from there to the values that rules work with.
//!
//! A form keeps strings, whatever they are. Its `check` gives either a value or every [`Problem`] at once, so
//! that one look at the page is enough to mend all of them. Nothing here knows a language: the page words the
//! problem.
//!
//! Text is tidied, not judged: what cannot be seen (control and direction characters, zero-width ones) is
//! taken out, because it arrives by copying and the person could not find it; what can be seen stays, in any
//! script. Only a card number is refused wherever it is typed: none may ever be stored.

use serde::{Deserialize, Serialize};

use super::{
    card_number,
    country::{self, Country},
};

/// A field of a form in which something is wrong, and what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where on the form.
    pub field: Field,
    /// What is wrong there.
    pub why: Why,
}

/// The fields of all forms; one name means the same thing in each form that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The legal name of a company.
    CompanyName,
    /// Street and number of an address.
    Street,
    /// City of an address.
    City,
    /// State, province or prefecture of an address.
    Region,
    /// Postcode of an address.
    Postcode,
    /// Country of an address.
    Country,
    /// The person to write to.
    ContactName,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A company's tax number.
    VatId,
    /// The number of a card.
    CardNumber,
    /// The name on a card.
    Holder,
    /// Month and year of a card together.
    Expiry,
    /// The year after which a card no longer pays.
    ExpiryYear,
    /// The security code of a card.
    SecurityCode,
    /// The day of a bank transfer.
    PaidOn,
    /// The account that a bank transfer was sent to.
    PaidTo,
    /// The bank's reference of a transfer.
    TransferReference,
    /// The person who passed an exam.
    ExamPerson,
    /// The exam that was passed.
    Exam,
    /// The day an exam was passed.
    PassedOn,
    /// How many customers were won.
    Customers,
    /// The day customers were won.
    WonOn,
    /// The name of one of the company's locations.
    LocationName,
    /// A user's full name.
    UserName,
    /// The type of problem that a support request is about.
    ProblemType,
    /// Whether a support request about invoices and payments is about a cancellation, and of what.
    Matter,
    /// What a support request wants of a cancellation.
    Wanted,
    /// The title of a support request.
    Title,
    /// What a company is called in the list of companies.
    ListName,
    /// What a support request is about.
    Description,
    /// The files named in a support request.
    Attachments,
    /// An answer in a support request.
    Message,
    /// Why the desk rejects a cancellation.
    Reason,
    /// An amount of money.
    Amount,
    /// What the desk decides about a cancellation.
    Ruling,
    /// How many seats were sold to a customer.
    SeatsSold,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Nothing was entered, and something must be.
    Empty,
    /// More were named than the field takes.
    TooMany {
        /// The most that it takes.
        most: usize,
    },
    /// The text has more characters than the field takes.
    TooLong {
        /// How many characters it takes.
        most: usize,
    },
    /// The text contains what looks like a card number, which is never kept.
    HoldsCardNumber,
    /// The text is not an e-mail address.
    NotAnEmail,
    /// The e-mail address is somebody else's in the company.
    EmailTaken,
    /// The text is not a telephone number.
    NotAPhone,
    /// The text is not a postcode of the country chosen.
    NotAPostcode,
    /// The text is not the code of a country.
    NotACountry,
    /// The text is not a tax number of the country chosen.
    NotAVatId,
    /// Something other than digits was entered.
    NotDigits,
    /// The text is not a whole number from 1 to the most that the field takes.
    NotACount {
        /// The most that it takes.
        most: u32,
    },
    /// The card number has more or fewer digits than cards of its brand.
    CardLength {
        /// How many digits they have.
        expected: usize,
    },
    /// The last digit of the card number does not fit the others: a digit is mistyped.
    CardChecksum,
    /// The number could be of a real card; the desk takes only the listed test cards.
    NotATestCard,
    /// The month or the year of expiry is none, or lies too far ahead for a card.
    ExpiryImpossible,
    /// The card has expired.
    ExpiryPast,
    /// The text is not a day of the calendar as `YYYY-MM-DD`.
    NotADay,
    /// The day has not come yet.
    DayAhead,
    /// The text is not an amount of the currency.
    NotAnAmount,
    /// The security code has more or fewer digits than cards of the brand have.
    CodeLength {
        /// How many digits it has.
        expected: usize,
    },
}

/// Whether a text holds what could be a card number, which is kept nowhere, not even in a form that is not sent yet.
pub fn holds_card_number(text: &str) -> bool {
    card_number::appears_in(text)
}

/// The value of a check that succeeded; of one that failed, the problem is noted and nothing is left.
pub fn keep<T>(problems: &mut Vec<Problem>, checked: Result<T, Problem>) -> Option<T> {
    checked.map_err(|problem| problems.push(problem)).ok()
}

/// A line of text that must be entered, tidied, of at most so many characters.
///
/// Errors: [`Why::Empty`], [`Why::TooLong`], [`Why::HoldsCardNumber`].
pub fn line(field: Field, text: &str, most: usize) -> Result<String, Problem> {
    optional_line(field, text, most)?.ok_or(Problem { field, why: Why::Empty })
}

/// A line of text that may be left out, tidied, of at most so many characters.
///
/// Errors: [`Why::TooLong`], [`Why::HoldsCardNumber`].
pub fn optional_line(field: Field, text: &str, most: usize) -> Result<Option<String>, Problem> {
    bounded(field, tidy(text, false), most)
}

/// Text of several lines that must be entered, tidied; its lines and single empty lines stay.
///
/// Errors: [`Why::Empty`], [`Why::TooLong`], [`Why::HoldsCardNumber`].
pub fn paragraphs(field: Field, text: &str, most: usize) -> Result<String, Problem> {
    bounded(field, tidy(text, true), most)?.ok_or(Problem { field, why: Why::Empty })
}

fn bounded(field: Field, text: String, most: usize) -> Result<Option<String>, Problem> {
    if text.is_empty() {
        Ok(None)
    } else if text.chars().nth(most).is_some() {
        Err(Problem { field, why: Why::TooLong { most } })
    } else if card_number::appears_in(&text) {
        Err(Problem { field, why: Why::HoldsCardNumber })
    } else {
        Ok(Some(text))
    }
}

/// An e-mail address that must be entered, its domain in small letters.
///
/// Pragmatic rather than complete: one `@`; before it 1 to 64 bytes of letters of any script, digits and the
/// signs that servers take unquoted, with dots only between them; after it at least two labels of letters,
/// digits and inner hyphens, the last of which is not a number. At most 254 bytes. Full-width signs and the
/// Chinese full stop, as Chinese keyboards write them, are read as the plain ones.
///
/// Errors: [`Why::Empty`], [`Why::TooLong`], [`Why::NotAnEmail`], [`Why::HoldsCardNumber`].
pub fn email(field: Field, text: &str) -> Result<String, Problem> {
    let text = plain(text);
    if text.is_empty() {
        return Err(Problem { field, why: Why::Empty });
    }
    if text.len() > 254 {
        return Err(Problem { field, why: Why::TooLong { most: 254 } });
    }
    if card_number::appears_in(&text) {
        return Err(Problem { field, why: Why::HoldsCardNumber });
    }
    let wrong = Problem { field, why: Why::NotAnEmail };
    let (local, domain) = text.split_once('@').ok_or(wrong)?;
    let local_sign = |sign: char| is_word(sign) || (sign.is_ascii() && "!#$%&'*+/=?^_`{|}~-".contains(sign));
    let local_right =
        local.len() <= 64 && local.split('.').all(|part| !part.is_empty() && part.chars().all(local_sign));
    let labels_right = domain.split('.').all(|label| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|sign| is_word(sign) || sign == '-')
    });
    let last = domain.rsplit_once('.').map_or("", |(_, last)| last);
    let last_right = last.len() >= 2 && !last.bytes().all(|byte| byte.is_ascii_digit());
    if local_right && labels_right && last_right {
        Ok([local, "@", &domain.to_ascii_lowercase()].concat())
    } else {
        Err(wrong)
    }
}

/// A telephone number that may be left out: 6 to 15 digits, with an optional `+` before them and spaces,
/// hyphens, dots and brackets between them.
///
/// Errors: [`Why::NotAPhone`], [`Why::HoldsCardNumber`].
pub fn phone(field: Field, text: &str) -> Result<Option<String>, Problem> {
    let text = plain(text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let signs_right = text.bytes().enumerate().all(|(at, byte)| match byte {
        b'0'..=b'9' | b' ' | b'-' | b'.' | b'(' | b')' => true,
        b'+' => at == 0,
        _ => false,
    });
    if text.is_empty() {
        Ok(None)
    } else if card_number::appears_in(&text) {
        Err(Problem { field, why: Why::HoldsCardNumber })
    } else if signs_right && (6..=15).contains(&digits) && text.len() <= 32 {
        Ok(Some(text))
    } else {
        Err(Problem { field, why: Why::NotAPhone })
    }
}

/// A postcode of a country in capitals, with spaces and hyphens where the country writes them; for a country
/// whose form we do not know, 2 to 10 letters, digits, spaces and hyphens.
///
/// It may be left out where the country has none. Errors: [`Why::Empty`], [`Why::NotAPostcode`].
pub fn postcode(text: &str, of: Option<Country>) -> Result<Option<String>, Problem> {
    let field = Field::Postcode;
    let text = plain(text).to_ascii_uppercase();
    if text.is_empty() {
        return match of {
            Some(of) if !country::may_leave_out(of, field) => Err(Problem { field, why: Why::Empty }),
            Some(_) | None => Ok(None),
        };
    }
    let shapes = of.map_or(&[][..], country::postcode_shapes);
    let signs_right = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ' || byte == b'-');
    let written = if shapes.is_empty() {
        ((2..=10).contains(&text.len()) && text.bytes().any(|byte| byte.is_ascii_alphanumeric()))
            .then_some(text)
    } else {
        shapes.iter().find_map(|shape| shaped(&text, shape))
    };
    written.filter(|_| signs_right).map(Some).ok_or(Problem { field, why: Why::NotAPostcode })
}

/// The letters and digits of a text, with the separators of a shape, if they fit it one by one.
fn shaped(text: &str, shape: &str) -> Option<String> {
    let mut signs = text.chars().filter(char::is_ascii_alphanumeric);
    let mut written = String::with_capacity(shape.len());
    for place in shape.chars() {
        written.push(match place {
            '9' => signs.next().filter(char::is_ascii_digit)?,
            'A' => signs.next().filter(char::is_ascii_alphabetic)?,
            separator => separator,
        });
    }
    signs.next().is_none().then_some(written)
}

/// A text in one tidied line, with full-width letters, digits and signs, and the Chinese full stop, as the
/// plain ones of ASCII.
pub(super) fn plain(text: &str) -> String {
    tidy(text, false).chars().map(narrow).collect()
}

/// The ASCII sign that a full-width one stands for, or the sign itself.
pub(super) fn narrow(sign: char) -> char {
    match sign {
        '\u{FF01}'..='\u{FF5E}' => char::from((u32::from(sign) - 0xFF01) as u8 + b'!'),
        '\u{3002}' => '.',
        _ => sign,
    }
}

/// Whether a sign can be part of a word in an address: an ASCII letter or digit, or a sign of another script
/// that is neither punctuation nor a symbol. By blocks, since the exact tables weigh more than they give.
fn is_word(sign: char) -> bool {
    match sign {
        _ if sign.is_ascii() => sign.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}'
        | '\u{2000}'..='\u{2BFF}'
        | '\u{2E00}'..='\u{2E7F}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3030}'
        | '\u{D7FC}'..='\u{F8FF}'
        | '\u{FD3E}'..='\u{FD3F}'
        | '\u{FE10}'..='\u{FE6F}'
        | '\u{FF00}'
        | '\u{FFE0}'..='\u{FFFD}'
        | '\u{1F000}'..='\u{1FBFF}'
        | '\u{E0000}'.. => false,
        _ => true,
    }
}

/// Whether a sign separates words: a space of any kind, a control character, or the blank Braille pattern,
/// which only looks like one.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || sign == '\u{2800}'
}

/// Whether a sign shows nothing: direction controls, zero-width and filler characters, tags, noncharacters.
pub(super) fn is_invisible(sign: char) -> bool {
    let code = u32::from(sign);
    code & 0xFFFE == 0xFFFE
        || matches!(
            code,
            0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
                | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFDD0..=0xFDEF | 0xFE00..=0xFE0F | 0xFEFF
                | 0xFFA0 | 0xFFF0..=0xFFFB | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF
        )
}

/// Whether an invisible sign means something after this one: it picks the form of an emoji or ideograph, or
/// joins emoji or letters of the scripts from Arabic to Mongolian. Elsewhere it only makes a name look like
/// another.
fn is_meant(sign: char, before: char) -> bool {
    match sign {
        _ if is_joiner(sign) => is_joinable(before),
        '\u{FE0E}' | '\u{FE0F}' => {
            matches!(before, '\u{2030}'..='\u{2BFF}' | '\u{3030}'..='\u{32FF}' | '\u{1F000}'..='\u{1FBFF}')
        }
        '\u{E0100}'..='\u{E01EF}' => {
            matches!(before, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
        }
        _ => false,
    }
}

/// Whether a sign is the zero-width joiner or its opposite, the non-joiner.
fn is_joiner(sign: char) -> bool {
    matches!(sign, '\u{200C}' | '\u{200D}')
}

/// Whether joiners change how a sign is drawn.
fn is_joinable(sign: char) -> bool {
    matches!(sign, '\u{600}'..='\u{18AF}' | '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FBFF}')
}

/// Whether a sign is drawn above or below the one before it.
fn is_stacking(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
}

/// The most marks that stay on one letter; no script needs more, and more would run over the lines around.
const MARKS_MOST: usize = 4;

/// The text as it can be seen: no space at its ends, one between words, invisible signs taken out, at most
/// [`MARKS_MOST`] marks on a letter. With lines, their ends stay, and one empty line at most between two.
fn tidy(text: &str, lines: bool) -> String {
    let text = text.replace("\r\n", "\n");
    let mut tidied = String::with_capacity(text.len());
    let (mut spaces, mut line_ends, mut stacked) = (0, 0, 0);
    let mut before = ' ';
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if lines && matches!(sign, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            line_ends += 1;
            before = ' ';
            continue;
        }
        if is_blank(sign) {
            spaces = 1;
            before = ' ';
            continue;
        }
        if is_invisible(sign) {
            let joins = !is_joiner(sign)
                || signs
                    .peek()
                    .is_some_and(|&next| is_joinable(next) && !is_invisible(next) && !is_blank(next));
            if !(joins && is_meant(sign, before)) {
                continue;
            }
            stacked = 0;
        } else if is_stacking(sign) && stacked == MARKS_MOST {
            continue;
        } else {
            stacked = if is_stacking(sign) { stacked + 1 } else { 0 };
            if !tidied.is_empty() {
                tidied.push_str(if line_ends > 0 { &"\n\n"[..line_ends.min(2)] } else { &" "[..spaces] });
            }
        }
        (spaces, line_ends) = (0, 0);
        tidied.push(sign);
        before = sign;
    }
    tidied
}
