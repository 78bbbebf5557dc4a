//! A conversation of two sides.

use super::icon::{Icon, icon};
use crate::markup::{Element, Markup, el};

/// What one of the two sides said or did.
pub struct Message {
    /// Its identity among the others.
    pub key: String,
    /// Whether the desk said it, and not the member.
    pub of_desk: bool,
    /// Who said it.
    pub name: String,
    /// In which role, or how: beside the name.
    pub role: Markup,
    /// When: for machines, and in words.
    pub moment: (String, String),
    /// What it is, where that is more than a message.
    pub title: Option<String>,
    /// What was said; paragraphs are separated by line ends.
    pub text: String,
    /// What goes with it.
    pub more: Markup,
}

/// The messages, the first one first.
pub fn conversation(messages: Vec<Message>) -> Markup {
    let messages: Vec<Element> = messages.into_iter().map(message).collect();
    el("ol").class("conversation").with(messages).into()
}

fn message(message: Message) -> Element {
    let Message { key, of_desk, name, role, moment: (datetime, moment), title, text, more } = message;
    let paragraphs: Vec<Element> =
        text.split('\n').filter(|line| !line.is_empty()).map(|line| el("p").text(line)).collect();
    let header = el("header")
        .with(el("strong").text(name))
        .with(role)
        .with(el("time").attr("datetime", datetime).text(moment));
    el("li")
        .key(key)
        .class("message")
        .attr("data-from", if of_desk { "desk" } else { "member" })
        .with(header)
        .with(title.map(|title| el("p").with(el("strong").text(title))))
        .with(paragraphs)
        .with(more)
}

/// The names of the files that go with a message.
pub fn attachments(names: Vec<String>) -> Option<Element> {
    let names: Vec<Element> =
        names.into_iter().map(|name| el("li").with(icon(Icon::Attach)).text(name)).collect();
    (!names.is_empty()).then(|| el("ul").class("attachments").with(names))
}
