//! Dates, money and names as the browser's `Intl` writes them in both languages.

use memberdesk::browser::intl::FORMAT;
use memberdesk::domain::date::Day;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::user::Language;
use memberdesk::i18n::Format;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_date_is_the_day_it_names_in_every_language() {
    let day = Day::parse("2021-03-19").expect("a day");
    assert_eq!(FORMAT.date(Language::English, day), "19 March 2021");
    assert_eq!(FORMAT.date(Language::SimplifiedChinese, day), "2021年3月19日");
}

#[wasm_bindgen_test]
fn money_keeps_every_digit() {
    let largest = Money::new(9_007_199_254_740_993, Currency::Usd);
    assert_eq!(FORMAT.money(Language::English, largest), "US$90,071,992,547,409.93");
    assert_eq!(FORMAT.money(Language::English, Money::new(1_250, Currency::Kwd)), "KWD\u{a0}1.250");
    assert_eq!(FORMAT.money(Language::SimplifiedChinese, Money::new(340_000, Currency::Cny)), "¥3,400.00");
}

#[wasm_bindgen_test]
fn countries_have_their_names() {
    assert_eq!(FORMAT.country(Language::English, "DE"), "Germany");
    assert_eq!(FORMAT.country(Language::SimplifiedChinese, "DE"), "德国");
}
