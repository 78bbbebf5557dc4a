//! Dates, money and names of countries as the browser's `Intl` writes them.

use crate::domain::date::Day;
use crate::domain::money::Money;
use crate::domain::user::Language;
use crate::i18n::Format;
use js_sys::{Array, Intl, Object, Reflect};
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

/// The browser's way of writing things.
pub struct BrowserFormat;

/// The one instance that [`Words`](crate::i18n::Words) refer to.
pub static FORMAT: BrowserFormat = BrowserFormat;

/// The language's tag in HTML and for `Intl`. English is written the British way, day before month.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::SimplifiedChinese => "zh-Hans",
    }
}

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

/// A day with its month, and with its year in that style.
fn written(language: Language, day: Day, year: Option<&str>) -> String {
    let style = options(&[
        ("timeZone", "UTC".into()),
        ("month", "long".into()),
        ("day", "numeric".into()),
        ("year", year.into()),
    ]);
    let format = Intl::DateTimeFormat::new(&locales(language), &style).format();
    let instant = js_sys::Date::new(&(day.epoch_days() as f64 * 86_400_000.0).into());
    format
        .call1(&JsValue::UNDEFINED, &instant)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| day.to_string())
}

impl Format for BrowserFormat {
    fn date(&self, language: Language, day: Day) -> String {
        written(language, day, Some("numeric"))
    }

    fn day_of_year(&self, language: Language, day: Day) -> String {
        written(language, day, None)
    }

    fn money(&self, language: Language, amount: Money) -> String {
        let style = options(&[("style", "currency".into()), ("currency", amount.currency.code().into())]);
        let format = Intl::NumberFormat::new(&locales(language), &style).format();
        let decimal = amount.decimal();
        format
            .call1(&JsValue::UNDEFINED, &decimal.as_str().into())
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_else(|| [amount.currency.code(), " ", &decimal].concat())
    }

    fn number(&self, language: Language, number: i64) -> String {
        let format = Intl::NumberFormat::new(&locales(language), &Object::new()).format();
        let text = number.to_string();
        format
            .call1(&JsValue::UNDEFINED, &text.as_str().into())
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or(text)
    }

    fn country(&self, language: Language, code: &str) -> String {
        DisplayNames::new(&locales(language), &options(&[("type", "region".into())]))
            .and_then(|names| names.of(code))
            .ok()
            .and_then(|name| name.as_string())
            .unwrap_or_else(|| code.to_owned())
    }

    fn sort(&self, language: Language, named: &mut [(String, String)]) {
        let compare = Intl::Collator::new(&locales(language), &Object::new()).compare();
        let order = |one: &str, other: &str| {
            compare
                .call2(&JsValue::UNDEFINED, &one.into(), &other.into())
                .ok()
                .and_then(|order| order.as_f64())
        };
        named.sort_by(|(_, one), (_, other)| {
            order(one, other).and_then(|order| order.partial_cmp(&0.0)).unwrap_or(std::cmp::Ordering::Equal)
        });
    }
}
