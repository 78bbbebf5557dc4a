//! Dates, amounts and numbers as both languages write them: what `Intl` makes of them, without the time that a browser
//! takes to prepare it (on a slow phone as long as a whole screen).

use super::Words;
use crate::domain::date::Day;
use crate::domain::money::{Currency, Money};
use crate::domain::user::Language;

texts! {
    /// An English day is not parted from its month at the end of a line.
    DATE: "{day}\u{a0}{month} {year}", "{year}年{month}{day}日";
    LEAP_DAY: "29\u{a0}February (28 in common years)", "2月29日（平年为2月28日）";
    DAY_OF_YEAR: "{day}\u{a0}{month}", "{month}{day}日";
    JANUARY: "January", "1月";
    FEBRUARY: "February", "2月";
    MARCH: "March", "3月";
    APRIL: "April", "4月";
    MAY: "May", "5月";
    JUNE: "June", "6月";
    JULY: "July", "7月";
    AUGUST: "August", "8月";
    SEPTEMBER: "September", "9月";
    OCTOBER: "October", "10月";
    NOVEMBER: "November", "11月";
    DECEMBER: "December", "12月";
}

const MONTHS: [super::Text; 12] =
    [JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER];

impl Words {
    /// A date in full, such as `19 March 2021`.
    pub fn date(self, day: Day) -> String {
        self.day(DATE, day)
    }

    /// On which day something happens each year: one that began on 29 February happens on the 28th of common years.
    pub fn each_year(self, day: Day) -> String {
        if (day.month(), day.day()) == (2, 29) { self.say(LEAP_DAY) } else { self.day_of_year(day) }
    }

    /// A day without its year, such as `19 March`.
    pub fn day_of_year(self, day: Day) -> String {
        self.day(DAY_OF_YEAR, day)
    }

    fn day(self, form: super::Text, day: Day) -> String {
        let month =
            MONTHS.get(day.month() as usize - 1).map(|month| self.wording(*month)).unwrap_or_default();
        let (number, year) = (day.day().to_string(), day.year().to_string());
        self.fill(form, &[("day", &number), ("month", month), ("year", &year)])
    }

    /// A minute of a day by the clock of 24 hours, such as `09:05`.
    pub fn time(self, minute: u16) -> String {
        let two_digits = |number: u16| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
        [&two_digits(minute / 60), ":", &two_digits(minute % 60)].concat()
    }

    /// An amount with the sign of its currency.
    pub fn money(self, amount: Money) -> String {
        let sign = match (self.language(), amount.currency) {
            (_, Currency::Usd) => "US$",
            (_, Currency::Eur) => "€",
            (_, Currency::Gbp) => "£",
            (Language::English, Currency::Cny) => "CN¥",
            (Language::SimplifiedChinese, Currency::Cny) => "¥",
            (_, Currency::Jpy) => "JP¥",
            // Where there is no sign, a space that does not break follows the code.
            (_, Currency::Kwd) => "KWD\u{a0}",
        };
        let decimal = amount.decimal();
        let (minus, digits) = decimal.strip_prefix('-').map_or(("", decimal.as_str()), |rest| ("-", rest));
        let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
        [minus, sign, &grouped(whole), fraction].concat()
    }

    /// A whole number with its separators.
    pub fn number(self, number: i64) -> String {
        let digits = grouped(&number.unsigned_abs().to_string());
        if number < 0 { ["-", &digits].concat() } else { digits }
    }
}

/// The digits of a whole number in groups of three.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
