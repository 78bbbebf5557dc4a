//! A language as this browser writes it: wordings from the catalogue that was loaded beside the program, dates, money
//! and names of countries from the browser's `Intl`.

use super::catalogue;
use crate::domain::date::Day;
use crate::domain::money::Money;
use crate::domain::user::Language;
use crate::i18n::{Text, Voice};
use crate::sorting;
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<JsValue, JsValue>;
}

/// One language in this browser.
struct BrowserVoice(Language);

/// The one instance of a language that [`Words`](crate::i18n::Words) refer to.
pub fn voice(language: Language) -> &'static dyn Voice {
    match language {
        Language::English => &BrowserVoice(Language::English),
        Language::SimplifiedChinese => &BrowserVoice(Language::SimplifiedChinese),
    }
}

/// The language's tag in HTML and for `Intl`.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::SimplifiedChinese => "zh-Hans",
    }
}

/// English is written the British way, day before month.
fn locales(language: Language) -> Array {
    let locale = match language {
        Language::English => "en-GB",
        Language::SimplifiedChinese => "zh-CN",
    };
    Array::of1(&locale.into())
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// What something is written by: making one takes the browser longer than all that is then written by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Date,
    DayOfYear,
    Number,
    Money(&'static str),
    Order,
}

thread_local! {
    /// What was made so far.
    static MADE: RefCell<Vec<(Language, Style, Function)>> = const { RefCell::new(Vec::new()) };
}

impl BrowserVoice {
    fn by(&self, style: Style) -> Function {
        let known = |made: &Vec<(Language, Style, Function)>| {
            let found = made.iter().find(|(language, known, _)| (*language, *known) == (self.0, style));
            found.map(|(_, _, by)| by.clone())
        };
        MADE.with_borrow(known).unwrap_or_else(|| {
            let by = self.make(style);
            MADE.with_borrow_mut(|made| made.push((self.0, style, by.clone())));
            by
        })
    }

    fn make(&self, style: Style) -> Function {
        let locales = locales(self.0);
        let day = |year: Option<&str>| {
            options(&[
                ("timeZone", "UTC".into()),
                ("month", "long".into()),
                ("day", "numeric".into()),
                ("year", year.into()),
            ])
        };
        let number = |options: &Object| Intl::NumberFormat::new(&locales, options).format();
        match style {
            Style::Date => Intl::DateTimeFormat::new(&locales, &day(Some("numeric"))).format(),
            Style::DayOfYear => Intl::DateTimeFormat::new(&locales, &day(None)).format(),
            Style::Number => number(&Object::new()),
            Style::Money(currency) => {
                number(&options(&[("style", "currency".into()), ("currency", currency.into())]))
            }
            Style::Order => Intl::Collator::new(&locales, &Object::new()).compare(),
        }
    }

    /// A value as that style writes it, if the browser can.
    fn write(&self, style: Style, value: &JsValue) -> Option<String> {
        self.by(style).call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string())
    }

    fn day(&self, style: Style, day: Day) -> String {
        let instant = js_sys::Date::new(&(day.epoch_days() as f64 * 86_400_000.0).into());
        let written = self.write(style, &instant).unwrap_or_else(|| day.to_string());
        // A day is not parted from its month at the end of a line.
        written.replacen(' ', "\u{a0}", 1)
    }
}

impl Voice for BrowserVoice {
    fn language(&self) -> Language {
        self.0
    }

    fn wording(&self, text: Text) -> &'static str {
        catalogue::wording(self.0, text)
    }

    fn date(&self, day: Day) -> String {
        self.day(Style::Date, day)
    }

    fn day_of_year(&self, day: Day) -> String {
        self.day(Style::DayOfYear, day)
    }

    fn money(&self, amount: Money) -> String {
        let (code, decimal) = (amount.currency.code(), amount.decimal());
        self.write(Style::Money(code), &decimal.as_str().into())
            .unwrap_or_else(|| [code, " ", &decimal].concat())
    }

    fn number(&self, number: i64) -> String {
        let text = number.to_string();
        self.write(Style::Number, &text.as_str().into()).unwrap_or(text)
    }

    fn country(&self, code: &str) -> String {
        DisplayNames::new(&locales(self.0), &options(&[("type", "region".into())]))
            .and_then(|names| names.of(code))
            .ok()
            .and_then(|name| name.as_string())
            .unwrap_or_else(|| code.to_owned())
    }

    fn sort(&self, named: &mut [(String, String)]) {
        let compare = self.by(Style::Order);
        let order = |one: &str, other: &str| {
            compare
                .call2(&JsValue::UNDEFINED, &one.into(), &other.into())
                .ok()
                .and_then(|order| order.as_f64())
        };
        sorting::sort_by(named, |(_, one), (_, other)| {
            order(one, other).and_then(|order| order.partial_cmp(&0.0)).unwrap_or(std::cmp::Ordering::Equal)
        });
    }
}
