//! The language of an answer, and how dates and money are written where no browser does it.

use crate::domain::date::Day;
use crate::domain::money::{Currency, Money};
use crate::domain::user::Language;
use crate::i18n::{Text, Voice, Words};

/// A language that writes dates and money the way the app shows them.
struct PlainVoice(Language);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The words of the language that somebody asked for.
pub fn words(language: Language) -> Words {
    Words(match language {
        Language::English => &PlainVoice(Language::English),
        Language::SimplifiedChinese => &PlainVoice(Language::SimplifiedChinese),
    })
}

/// The language that an `Accept-Language` wants most of those there are; English where it wants neither.
pub fn language(accepted: &str) -> Language {
    let wanted = accepted.split(',').filter_map(|range| {
        let mut parts = range.split(';');
        let tag = parts.next()?.trim().to_ascii_lowercase();
        let weight = parts.next().and_then(|weight| weight.trim().strip_prefix("q=")?.parse::<f32>().ok());
        let language = match tag.split('-').next()? {
            "zh" => Language::SimplifiedChinese,
            "en" | "*" => Language::English,
            _ => return None,
        };
        Some((weight.unwrap_or(1.0), language)).filter(|(weight, _)| *weight > 0.0)
    });
    let best = wanted.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or(Language::English, |(_, language)| language)
}

/// The tag of a language.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::SimplifiedChinese => "zh-Hans",
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

impl Voice for PlainVoice {
    fn language(&self) -> Language {
        self.0
    }

    fn wording(&self, text: Text) -> &'static str {
        text.wording(self.0)
    }

    fn date(&self, day: Day) -> String {
        match self.0 {
            Language::English => format!("{} {}", self.day_of_year(day), day.year()),
            Language::SimplifiedChinese => format!("{}年{}", day.year(), self.day_of_year(day)),
        }
    }

    fn day_of_year(&self, day: Day) -> String {
        match self.0 {
            Language::English => format!("{} {}", day.day(), MONTHS[(day.month() as usize - 1) % 12]),
            Language::SimplifiedChinese => format!("{}月{}日", day.month(), day.day()),
        }
    }

    fn money(&self, amount: Money) -> String {
        let sign = match (self.0, amount.currency) {
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

    fn number(&self, number: i64) -> String {
        let digits = grouped(&number.unsigned_abs().to_string());
        if number < 0 { ["-", &digits].concat() } else { digits }
    }

    fn country(&self, code: &str) -> String {
        code.to_owned()
    }

    fn sort(&self, named: &mut [(String, String)]) {
        named.sort_by(|(_, one), (_, other)| one.cmp(other));
    }
}
