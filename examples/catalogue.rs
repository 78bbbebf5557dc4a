//! Prints the wordings of a language, named by its tag (`en`, `zh-Hans`): one text a line, in the order of the catalogue.
//!
//! `./dev build` keeps what it prints beside the program, which knows the texts by their place only.

use memberdesk::domain::user::Language;
use memberdesk::i18n::catalogue;

fn main() {
    let language = match std::env::args().nth(1).as_deref() {
        Some("en") => Language::English,
        Some("zh-Hans") => Language::SimplifiedChinese,
        Some(_) | None => panic!("the tag of a language is expected: en or zh-Hans"),
    };
    for text in catalogue() {
        println!("{}", text.wording(language));
    }
}
