//! Amounts of money as whole minor units of one currency; no amount is ever a float.

use super::entry;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// A currency in which the desk quotes prices, written as its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// US dollar.
    Usd,
    /// Euro.
    Eur,
    /// Pound sterling.
    Gbp,
    /// Renminbi yuan.
    Cny,
    /// Japanese yen, which has no smaller unit.
    Jpy,
    /// Kuwaiti dinar, of a thousand fils.
    Kwd,
}

impl Currency {
    /// Every currency, in the order in which a list offers them.
    pub const ALL: [Currency; 6] =
        [Currency::Usd, Currency::Eur, Currency::Gbp, Currency::Cny, Currency::Jpy, Currency::Kwd];

    /// The ISO 4217 code, three capital letters.
    pub fn code(self) -> &'static str {
        match self {
            Currency::Usd => "USD",
            Currency::Eur => "EUR",
            Currency::Gbp => "GBP",
            Currency::Cny => "CNY",
            Currency::Jpy => "JPY",
            Currency::Kwd => "KWD",
        }
    }

    /// The number of decimal digits that the minor unit stands for: 2 for cents, 0 for yen, 3 for fils.
    pub fn digits(self) -> usize {
        match self {
            Currency::Usd | Currency::Eur | Currency::Gbp | Currency::Cny => 2,
            Currency::Jpy => 0,
            Currency::Kwd => 3,
        }
    }

    /// The currency with exactly this ISO 4217 code, or nothing if the desk does not quote in it.
    pub fn parse(code: &str) -> Option<Currency> {
        Currency::ALL.into_iter().find(|currency| currency.code() == code)
    }
}

/// An amount in one currency; it may be negative, as a credit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Written)]
pub struct Money {
    /// Whole minor units: 47500 with [`Currency::Usd`] are 475.00 US dollars.
    pub minor: i64,
    /// The currency that the minor units belong to.
    pub currency: Currency,
}

impl Money {
    /// The amount of so many minor units.
    pub const fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// The amount that somebody typed in major units, such as `120`, `120.50` or `1,200.50`; nothing if it is none, or has
    /// more digits behind the point than the currency.
    pub fn parse(text: &str, currency: Currency) -> Option<Money> {
        let text = entry::plain(text);
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let mut groups = whole.split(',');
        let first = groups.next().filter(|first| !first.is_empty() && digits(first))?;
        let grouped = !whole.contains(',') || first.len() <= 3;
        let groups_right = groups.all(|group| group.len() == 3 && digits(group));
        if !(grouped && groups_right && digits(part)) || part.len() > currency.digits() {
            return None;
        }
        let zeros = "0".repeat(currency.digits() - part.len());
        let minor = [&whole.replace(',', ""), part, &zeros].concat().parse().ok()?;
        Some(Money { minor, currency })
    }

    /// Nothing to pay, in a currency.
    pub fn zero(currency: Currency) -> Money {
        Money::new(0, currency)
    }

    /// The sum of two amounts, or nothing if their currencies differ or it exceeds what can be represented.
    pub fn plus(self, other: Money) -> Option<Money> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then_some(Money { minor, ..self })
    }

    /// The difference of two amounts, or nothing if their currencies differ or it exceeds what can be
    /// represented.
    pub fn minus(self, other: Money) -> Option<Money> {
        let minor = self.minor.checked_sub(other.minor)?;
        (self.currency == other.currency).then_some(Money { minor, ..self })
    }

    /// So many times the amount, or nothing if it exceeds what can be represented.
    pub fn times(self, count: i64) -> Option<Money> {
        self.minor.checked_mul(count).map(|minor| Money { minor, ..self })
    }

    /// So many hundredths of a per cent of the amount, rounded to the minor unit; a half rounds away from
    /// zero, so that the tax on a credit is exactly the tax that was charged. A share that exceeds what can
    /// be represented, which takes a rate above 100 %, stops at the largest amount.
    pub fn basis_points(self, rate: u32) -> Money {
        let product = i128::from(self.minor) * i128::from(rate);
        let rounded = (product + product.signum() * 5_000) / 10_000;
        let minor = rounded.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
        Money { minor, ..self }
    }

    /// So many parts of the amount out of so many, rounded to the minor unit as [`Money::basis_points`] does; all of
    /// it if there is no whole to take parts of. A share that exceeds what can be represented stops there.
    pub fn share(self, parts: i64, of: i64) -> Money {
        if of < 1 {
            return self;
        }
        let (product, of) = (i128::from(self.minor) * i128::from(parts), i128::from(of));
        let rounded = (2 * product + product.signum() * of) / (2 * of);
        let minor = rounded.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
        Money { minor, ..self }
    }

    /// The sum of amounts that all are in one currency, zero if there are none; nothing if one is in another
    /// currency or the sum exceeds what can be represented.
    pub fn sum(amounts: impl IntoIterator<Item = Money>, currency: Currency) -> Option<Money> {
        amounts.into_iter().try_fold(Money::zero(currency), Money::plus)
    }

    /// The amount in major units as a plain decimal number with a point and all its digits: `475.00`,
    /// `-0.05`, `1200`, `1.250`. The browser formats this text for the reader.
    pub fn decimal(self) -> String {
        let digits = self.currency.digits();
        let mut text = self.minor.unsigned_abs().to_string();
        if digits > 0 {
            while text.len() <= digits {
                text.insert(0, '0');
            }
            text.insert(text.len() - digits, '.');
        }
        if self.is_negative() {
            text.insert(0, '-');
        }
        text
    }

    /// Whether there is nothing to pay and nothing to return.
    pub fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Whether the amount is below zero.
    pub fn is_negative(self) -> bool {
        self.minor < 0
    }
}
