//! Prints the frame of the app as HTML, once for each language.
//!
//! `./dev build` writes it into the page, which paints it while the program is loaded.

use memberdesk::components::frame::frame;
use memberdesk::domain::date::Day;
use memberdesk::domain::money::Money;
use memberdesk::domain::user::Language;
use memberdesk::i18n::{Format, Words};
use memberdesk::markup::{Markup, Node};

/// The frame holds no date, no amount and no name: there is nothing to write in a language's own way.
struct Nothing;

impl Format for Nothing {
    fn date(&self, _: Language, day: Day) -> String {
        day.to_string()
    }

    fn day_of_year(&self, _: Language, day: Day) -> String {
        day.to_string()
    }

    fn money(&self, _: Language, amount: Money) -> String {
        amount.minor.to_string()
    }

    fn number(&self, _: Language, number: i64) -> String {
        number.to_string()
    }

    fn country(&self, _: Language, code: &str) -> String {
        code.to_owned()
    }

    fn sort(&self, _: Language, _: &mut [(String, String)]) {}
}

/// Elements that have no end tag.
const VOID: &[&str] = &["img"];

/// What leads from one element to another, or names it: the app's own elements have these names.
const OF_THE_APP: &[&str] = &["id", "popovertarget", "aria-labelledby", "aria-haspopup", "aria-keyshortcuts"];

fn main() {
    for language in [Language::English, Language::SimplifiedChinese] {
        let mut html = String::new();
        write(&mut html, frame(Words { language, format: &Nothing }).into());
        println!("{html}");
    }
}

fn write(html: &mut String, markup: Markup) {
    for node in markup.0 {
        let element = match node {
            Node::Text(text) => {
                html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
                continue;
            }
            Node::Element(element) => *element,
        };
        html.push_str(&format!("<{}", element.tag));
        for (name, value) in element.attributes.iter().filter(|(name, _)| !OF_THE_APP.contains(name)) {
            match value.as_ref() {
                "" if *name != "alt" => html.push_str(&format!(" {name}")),
                value => html
                    .push_str(&format!(" {name}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;"))),
            }
        }
        html.push('>');
        if !VOID.contains(&element.tag) {
            write(html, Markup(element.children));
            html.push_str(&format!("</{}>", element.tag));
        }
    }
}
