//! Prints the frame of the app as HTML: for each fixed address the address, and a line for each language; the last one,
//! without an address, is for all others.
//!
//! `./dev build` writes it into the page, which paints it while the program is loaded.

use memberdesk::components::frame::frame;
use memberdesk::domain::user::Language;
use memberdesk::i18n::Words;
use memberdesk::markup::{Markup, Node, Parts};
use memberdesk::routes::Route;

/// What leads from one element to another, or names it: the app's own elements have these names.
const OF_THE_APP: &[&str] = &["id", "popovertarget", "aria-labelledby", "aria-haspopup", "aria-keyshortcuts"];

fn main() {
    for here in Route::fixed().map(Some).chain([None]) {
        println!("{}", here.map(|route| format!("/{}", route.path())).unwrap_or_default());
        for language in [Language::English, Language::SimplifiedChinese] {
            let mut html = String::new();
            write(&mut html, frame(Words::plain(language), here).into());
            println!("{html}");
        }
    }
}

fn write(html: &mut String, markup: Markup) {
    for node in markup.0 {
        let element: Parts = match node {
            Node::Text(text) => {
                html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
                continue;
            }
            Node::Element(element) => element.into_parts(),
        };
        html.push_str(&format!("<{}", element.tag));
        for (name, value) in element.attributes.iter().filter(|(name, _)| !OF_THE_APP.contains(name)) {
            match value.as_ref() {
                "" => html.push_str(&format!(" {name}")),
                value => html
                    .push_str(&format!(" {name}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;"))),
            }
        }
        html.push('>');
        write(html, Markup(element.children));
        html.push_str(&format!("</{}>", element.tag));
    }
}
