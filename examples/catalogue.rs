//! Prints wordings of a language, named by its tag (`en`, `zh-Hans`): one text a line, in the order of the catalogue. `first`
//! prints those that are enough for a first visit, `more` the others.
//!
//! `./dev build` keeps what it prints beside the program, which knows the texts by their place only.

use memberdesk::domain::user::Language;
use memberdesk::i18n::{COUNT, FIRST, catalogue};

fn main() {
    let language = match std::env::args().nth(1).as_deref() {
        Some("en") => Language::English,
        Some("zh-Hans") => Language::SimplifiedChinese,
        Some(_) | None => panic!("the tag of a language is expected: en or zh-Hans"),
    };
    let places = match std::env::args().nth(2).as_deref() {
        Some("first") => 0..FIRST,
        Some("more") => FIRST..COUNT,
        Some(_) | None => panic!("which texts is expected: first or more"),
    };
    for text in catalogue().skip(places.start).take(places.len()) {
        println!("{}", text.wording(language));
    }
}
