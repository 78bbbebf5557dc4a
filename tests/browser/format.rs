//! Dates, money and names as the browser's `Intl` writes them in both languages.

use memberdesk::browser::intl::voice;
use memberdesk::domain::date::Day;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::user::Language;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_date_is_the_day_it_names_in_every_language() {
    let day = Day::parse("2021-03-19").expect("a day");
    // A line ends before the day or before the year, never between day and month.
    assert_eq!(voice(Language::English).date(day), "19\u{a0}March 2021");
    assert_eq!(voice(Language::SimplifiedChinese).date(day), "2021年3月19日");
}

#[wasm_bindgen_test]
fn money_keeps_every_digit() {
    let largest = Money::new(9_007_199_254_740_993, Currency::Usd);
    assert_eq!(voice(Language::English).money(largest), "US$90,071,992,547,409.93");
    assert_eq!(voice(Language::English).money(Money::new(1_250, Currency::Kwd)), "KWD\u{a0}1.250");
    assert_eq!(voice(Language::SimplifiedChinese).money(Money::new(340_000, Currency::Cny)), "¥3,400.00");
}

#[wasm_bindgen_test]
fn countries_have_their_names() {
    assert_eq!(voice(Language::English).country("DE"), "Germany");
    assert_eq!(voice(Language::SimplifiedChinese).country("DE"), "德国");
}
