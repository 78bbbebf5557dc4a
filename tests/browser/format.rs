//! Dates, amounts and numbers are written as the browser's `Intl` writes them in both languages.

use js_sys::{Array, Date, Intl, Object, Reflect};
use memberdesk::browser::intl::voice;
use memberdesk::domain::date::Day;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::user::Language;
use memberdesk::i18n::Words;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const LANGUAGES: [(Language, &str); 2] =
    [(Language::English, "en-GB"), (Language::SimplifiedChinese, "zh-CN")];
const CURRENCIES: [Currency; 6] =
    [Currency::Usd, Currency::Eur, Currency::Gbp, Currency::Cny, Currency::Jpy, Currency::Kwd];

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        Reflect::set(&object, &(*name).into(), &(*value).into()).expect("a fresh object");
    }
    object
}

fn written(by: &js_sys::Function, value: &JsValue) -> String {
    by.call1(&JsValue::UNDEFINED, value).expect("it is written").as_string().expect("a text")
}

#[wasm_bindgen_test]
fn a_date_is_written_as_the_browser_writes_it() {
    for (language, locale) in LANGUAGES {
        let (words, locales) = (Words::plain(language), Array::of1(&locale.into()));
        let form = |year: &[(&str, &str)]| {
            let parts = [&[("timeZone", "UTC"), ("month", "long"), ("day", "numeric")], year].concat();
            Intl::DateTimeFormat::new(&locales, &options(&parts)).format()
        };
        let (date, day_of_year) = (form(&[("year", "numeric")]), form(&[]));
        for day in (0..400).map(|n| Day::parse("2023-12-30").expect("a day").plus_days(n * 37)) {
            let instant = Date::new(&(day.epoch_days() as f64 * 86_400_000.0).into()).into();
            // A line ends before the day or before the year, never between day and month.
            let unbroken = |text: String| text.replacen(' ', "\u{a0}", 1);
            assert_eq!(words.date(day), unbroken(written(&date, &instant)));
            assert_eq!(words.day_of_year(day), unbroken(written(&day_of_year, &instant)));
        }
    }
}

#[wasm_bindgen_test]
fn an_amount_is_written_as_the_browser_writes_it() {
    for (language, locale) in LANGUAGES {
        let (words, locales) = (Words::plain(language), Array::of1(&locale.into()));
        for currency in CURRENCIES {
            let form = options(&[("style", "currency"), ("currency", currency.code())]);
            let by = Intl::NumberFormat::new(&locales, &form).format();
            // The last one has more digits than a number of JavaScript.
            for minor in [0, 5, 99, 100, -1, 123_456, -98_765_432, 340_000, 9_007_199_254_740_993] {
                let amount = Money::new(minor, currency);
                let decimal = amount.decimal();
                assert_eq!(words.money(amount), written(&by, &decimal.as_str().into()), "{decimal} {locale}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_number_is_written_as_the_browser_writes_it() {
    for (language, locale) in LANGUAGES {
        let words = Words::plain(language);
        let by = Intl::NumberFormat::new(&Array::of1(&locale.into()), &Object::new()).format();
        for number in [0, 7, 999, 1_000, 12_345, 1_234_567, -1, -54_321] {
            assert_eq!(words.number(number), written(&by, &(number as f64).into()));
        }
    }
}

#[wasm_bindgen_test]
fn countries_have_their_names() {
    assert_eq!(voice(Language::English).country("DE"), "Germany");
    assert_eq!(voice(Language::SimplifiedChinese).country("DE"), "德国");
}
