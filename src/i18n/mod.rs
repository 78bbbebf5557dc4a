//! Every text of the app, in both languages side by side.
//!
//! A text is a constant, and its two wordings stand beside it, so that a missing one does not compile. Texts with gaps
//! name them in braces: `{date}` is filled in, and `{n|day|days}` becomes the first form if `n` is 1 and the second one
//! otherwise; Chinese needs no such forms.
//!
//! In the program a text is only its place in the catalogue. The wordings of one language are two files beside the program
//! (the example `catalogue` prints them), so that nobody waits for a language that is not shown, and a first visit waits
//! for no other texts than its own.

use crate::domain::user::Language;
use std::borrow::Borrow;

/// Declares the texts of a part: a name, the English and the Simplified Chinese wording.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $zh_hans:literal;)+) => {
        /// Every text of this part.
        pub const TEXTS: &[$crate::i18n::Wordings] = &[$($crate::i18n::Wordings {
            name: stringify!($name),
            en: $en,
            zh_hans: $zh_hans,
        },)+];

        /// The texts of all parts before this one.
        const BEFORE: u16 = $crate::i18n::texts_before(module_path!());

        $($(#[$doc])* pub const $name: $crate::i18n::Text =
            $crate::i18n::Text::named(TEXTS, BEFORE, stringify!($name));)+
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
pub mod connection;
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
pub mod pass;
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
pub mod writing;

/// Every part of the catalogue with all its texts. Those that a first visit needs come first: they are a file of their own.
pub const PARTS: &[(&str, &[Wordings])] = &[
    ("frame", frame::TEXTS),
    ("pass", pass::TEXTS),
    ("welcome", welcome::TEXTS),
    ("writing", writing::TEXTS),
    ("activity", activity::TEXTS),
    ("benefit_refusals", benefit_refusals::TEXTS),
    ("benefits", benefits::TEXTS),
    ("billing", billing::TEXTS),
    ("checkout", checkout::TEXTS),
    ("companies", companies::TEXTS),
    ("company", company::TEXTS),
    ("competencies", competencies::TEXTS),
    ("connection", connection::TEXTS),
    ("desk", desk::TEXTS),
    ("happened", happened::TEXTS),
    ("help", help::TEXTS),
    ("home", home::TEXTS),
    ("history", history::TEXTS),
    ("join", join::TEXTS),
    ("keeping", keeping::TEXTS),
    ("lists", lists::TEXTS),
    ("memberships", memberships::TEXTS),
    ("names", names::TEXTS),
    ("notices", notices::TEXTS),
    ("new_request", new_request::TEXTS),
    ("offers", offers::TEXTS),
    ("palette", palette::TEXTS),
    ("permissions", permissions::TEXTS),
    ("problems", problems::TEXTS),
    ("refund", refund::TEXTS),
    ("refusals", refusals::TEXTS),
    ("scenarios", scenarios::TEXTS),
    ("request_refusals", request_refusals::TEXTS),
    ("seats", seats::TEXTS),
    ("settings", settings::TEXTS),
    ("requests", requests::TEXTS),
    ("subscription", subscription::TEXTS),
    ("time", time::TEXTS),
    ("users", users::TEXTS),
];

/// A text by its name, and how it is worded in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Wordings {
    /// Its name within its part.
    pub name: &'static str,
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh_hans: &'static str,
}

impl Wordings {
    /// The wording in a language.
    pub fn wording(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::SimplifiedChinese => self.zh_hans,
        }
    }
}

/// One text: its place among the texts of all [`PARTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u16);

impl Text {
    /// The text of that name in a part, behind so many others; a name that the part does not have does not compile.
    const fn named(part: &[Wordings], before: u16, name: &str) -> Text {
        let mut place = 0;
        while !same(part[place].name, name) {
            place += 1;
        }
        Text(before + place as u16)
    }

    /// How many texts come before it in the catalogue.
    pub fn place(self) -> usize {
        usize::from(self.0)
    }

    /// The wording in a language, from the catalogue itself: for programs that carry all of it.
    pub fn wording(self, language: Language) -> &'static str {
        catalogue().nth(self.place()).map_or("", |text| text.wording(language))
    }
}

/// Every text of the catalogue in order.
pub fn catalogue() -> impl Iterator<Item = Wordings> {
    PARTS.iter().flat_map(|(_, texts)| texts.iter().copied())
}

/// How many texts there are in the catalogue.
pub const COUNT: usize = texts_before("") as usize;

/// How many of them are enough for a first visit: the first ones of the catalogue.
pub const FIRST: usize = texts_before(PARTS[FIRST_PARTS].0) as usize;

/// How many parts of the catalogue a first visit needs.
const FIRST_PARTS: usize = 4;

/// How many texts the parts before a module have; all texts, if it is none of the parts.
const fn texts_before(module: &str) -> u16 {
    let (mut part, mut texts) = (0, 0);
    while part < PARTS.len() && !is_in(module, PARTS[part].0) {
        texts += PARTS[part].1.len() as u16;
        part += 1;
    }
    texts
}

/// Whether a module's path ends with a name.
const fn is_in(path: &str, name: &str) -> bool {
    let before = path.len().saturating_sub(name.len());
    let (path_before, last) = path.as_bytes().split_at(before);
    let begins = path_before.is_empty() || path_before[path_before.len() - 1] == b':';
    begins && same_bytes(last, name.as_bytes())
}

const fn same(one: &str, other: &str) -> bool {
    same_bytes(one.as_bytes(), other.as_bytes())
}

const fn same_bytes(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// A language: its wordings, and its way with names. In the app the wordings are loaded beside the program, and the
/// browser knows the rest.
pub trait Voice: Sync {
    /// The language.
    fn language(&self) -> Language;
    /// How a text is worded.
    fn wording(&self, text: Text) -> &'static str;
    /// The name of a country by its two-letter code.
    fn country(&self, code: &str) -> String;
    /// Puts values with their names into the order of a dictionary of the language.
    fn sort(&self, named: &mut [(String, String)]);
}

/// A language where no browser knows it: all wordings are at hand, countries have their codes, and names stand by their
/// characters.
struct Plain(Language);

impl Voice for Plain {
    fn language(&self) -> Language {
        self.0
    }

    fn wording(&self, text: Text) -> &'static str {
        text.wording(self.0)
    }

    fn country(&self, code: &str) -> String {
        code.to_owned()
    }

    fn sort(&self, named: &mut [(String, String)]) {
        named.sort_by(|(_, one), (_, other)| one.cmp(other));
    }
}

/// The words of a language: what pages and components speak with.
#[derive(Clone, Copy)]
pub struct Words(pub &'static dyn Voice);

impl Words {
    /// The words of a language, for programs that carry them all and run without a browser.
    pub fn plain(language: Language) -> Words {
        Words(match language {
            Language::English => &Plain(Language::English),
            Language::SimplifiedChinese => &Plain(Language::SimplifiedChinese),
        })
    }

    /// The language.
    pub fn language(self) -> Language {
        self.0.language()
    }

    /// A text as it is written, with its gaps.
    pub fn wording(self, text: Text) -> &'static str {
        self.0.wording(text)
    }

    /// A text without gaps.
    pub fn say(self, text: Text) -> String {
        self.0.wording(text).to_owned()
    }

    /// A text with its gaps filled in.
    pub fn fill(self, text: Text, gaps: &[(&str, &str)]) -> String {
        fill(self.0.wording(text), gaps)
    }

    /// One value after the other, as in "60, 30, 15".
    pub fn list(self, values: &[String]) -> String {
        values.join(match self.language() {
            Language::English => ", ",
            Language::SimplifiedChinese => "、",
        })
    }

    /// One sentence behind the other.
    pub fn in_a_row(self, sentences: &[impl Borrow<str>]) -> String {
        sentences.join(match self.language() {
            Language::English => " ",
            Language::SimplifiedChinese => "",
        })
    }

    /// The name of a country by its two-letter code.
    pub fn country(self, code: &str) -> String {
        self.0.country(code)
    }

    /// Puts values with their names into the order of a dictionary of the language.
    pub fn sort(self, named: &mut [(String, String)]) {
        // Asking a browser about an order for the first time takes it longer than showing a screen.
        if named.len() > 1 {
            self.0.sort(named);
        }
    }
}

fn latin(character: char) -> bool {
    character.is_ascii_alphabetic()
}

fn chinese(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// Fills the gaps of a wording. A gap that nothing is given for stays as it is, so that a test finds it. A name in Latin
/// letters keeps a space from the Chinese around it.
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
            (Some((_, value)), ..) => {
                if value.starts_with(latin) && filled.ends_with(chinese) {
                    filled.push(' ');
                }
                filled.push_str(value);
                let named =
                    value.contains(latin) && value.ends_with(|last: char| last.is_ascii_alphanumeric());
                if named && following.starts_with(chinese) {
                    filled.push(' ');
                }
            }
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
