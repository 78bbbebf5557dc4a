//! Every text of the app, in both languages side by side.
//!
//! A text is a constant with both languages, so that a missing one does not compile and one that nobody uses is not
//! linked. Texts with gaps name them in braces: `{date}` is filled in, and `{n|day|days}` becomes the first form if `n`
//! is 1 and the second one otherwise; Chinese needs no such forms.

use crate::domain::date::Day;
use crate::domain::money::Money;
use crate::domain::user::Language;

/// Declares texts: a name, the English and the Simplified Chinese wording.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $zh_hans:literal;)+) => {
        $($(#[$doc])* pub const $name: $crate::i18n::Text = $crate::i18n::Text { en: $en, zh_hans: $zh_hans };)+

        /// Every text of this part, by name.
        pub const ALL: &[(&str, $crate::i18n::Text)] = &[$((stringify!($name), $name),)+];
    };
}

pub mod activity;
pub mod benefit_refusals;
pub mod benefits;
pub mod billing;
pub mod checkout;
pub mod companies;
pub mod company;
pub mod competencies;
pub mod desk;
pub mod frame;
pub mod happened;
pub mod help;
pub mod history;
pub mod home;
pub mod join;
pub mod keeping;
pub mod lists;
pub mod memberships;
pub mod names;
pub mod new_request;
pub mod notices;
pub mod offers;
pub mod palette;
pub mod permissions;
pub mod problems;
pub mod refund;
pub mod refusals;
pub mod request_refusals;
pub mod requests;
pub mod scenarios;
pub mod seats;
pub mod settings;
pub mod subscription;
pub mod time;
pub mod users;
pub mod welcome;

/// Every part of the catalogue with all its texts.
pub const PARTS: &[(&str, &[(&str, Text)])] = &[
    ("activity", activity::ALL),
    ("benefit refusals", benefit_refusals::ALL),
    ("benefits", benefits::ALL),
    ("billing", billing::ALL),
    ("checkout", checkout::ALL),
    ("companies", companies::ALL),
    ("company", company::ALL),
    ("competencies", competencies::ALL),
    ("desk", desk::ALL),
    ("frame", frame::ALL),
    ("happened", happened::ALL),
    ("help", help::ALL),
    ("home", home::ALL),
    ("history", history::ALL),
    ("join", join::ALL),
    ("keeping", keeping::ALL),
    ("lists", lists::ALL),
    ("memberships", memberships::ALL),
    ("names", names::ALL),
    ("notices", notices::ALL),
    ("new request", new_request::ALL),
    ("offers", offers::ALL),
    ("palette", palette::ALL),
    ("permissions", permissions::ALL),
    ("problems", problems::ALL),
    ("refund", refund::ALL),
    ("refusals", refusals::ALL),
    ("scenarios", scenarios::ALL),
    ("request refusals", request_refusals::ALL),
    ("seats", seats::ALL),
    ("settings", settings::ALL),
    ("requests", requests::ALL),
    ("subscription", subscription::ALL),
    ("time", time::ALL),
    ("users", users::ALL),
    ("welcome", welcome::ALL),
];

/// One text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh_hans: &'static str,
}

impl Text {
    /// The wording in a language.
    pub fn wording(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::SimplifiedChinese => self.zh_hans,
        }
    }
}

/// How dates, money and names of countries are written in a language; in the app it is the browser that knows.
pub trait Format: Sync {
    /// A date in full, such as `19 March 2021`.
    fn date(&self, language: Language, day: Day) -> String;
    /// A day without its year, such as `19 March`: of something that happens each year.
    fn day_of_year(&self, language: Language, day: Day) -> String;
    /// An amount with its currency.
    fn money(&self, language: Language, amount: Money) -> String;
    /// A whole number with its separators.
    fn number(&self, language: Language, number: i64) -> String;
    /// The name of a country by its two-letter code.
    fn country(&self, language: Language, code: &str) -> String;
    /// Puts values with their names into the order of a dictionary of the language.
    fn sort(&self, language: Language, named: &mut [(String, String)]);
}

/// The words of a language: what pages and components speak with.
#[derive(Clone, Copy)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// How dates and money are written.
    pub format: &'static dyn Format,
}

impl Words {
    /// A text without gaps.
    pub fn say(self, text: Text) -> String {
        text.wording(self.language).to_owned()
    }

    /// A text with its gaps filled in.
    pub fn fill(self, text: Text, gaps: &[(&str, &str)]) -> String {
        fill(text.wording(self.language), gaps)
    }

    /// A date in full.
    pub fn date(self, day: Day) -> String {
        self.format.date(self.language, day)
    }

    /// A minute of a day by the clock of 24 hours, such as `09:05`.
    pub fn time(self, minute: u16) -> String {
        let two_digits = |number: u16| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
        [&two_digits(minute / 60), ":", &two_digits(minute % 60)].concat()
    }

    /// A day without its year, of something that happens each year.
    pub fn day_of_year(self, day: Day) -> String {
        self.format.day_of_year(self.language, day)
    }

    /// An amount with its currency.
    pub fn money(self, amount: Money) -> String {
        self.format.money(self.language, amount)
    }

    /// A whole number with its separators.
    pub fn number(self, number: i64) -> String {
        self.format.number(self.language, number)
    }
}

/// Fills the gaps of a wording. A gap that nothing is given for stays as it is, so that a test finds it.
fn fill(wording: &str, gaps: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(wording.len() + 16);
    let mut rest = wording;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((gap, following)) = after.split_once('}') else { break };
        filled.push_str(before);
        let mut parts = gap.split('|');
        let name = parts.next().unwrap_or_default();
        match (gaps.iter().find(|(known, _)| *known == name), parts.next(), parts.next()) {
            (Some((_, value)), Some(one), Some(many)) => {
                filled.push_str(if *value == "1" { one } else { many });
            }
            (Some((_, value)), ..) => filled.push_str(value),
            (None, ..) => {
                filled.push('{');
                filled.push_str(gap);
                filled.push('}');
            }
        }
        rest = following;
    }
    filled.push_str(rest);
    filled
}
