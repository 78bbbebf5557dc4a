//! Facts as names and values.

use crate::markup::{Markup, div, el, unseen};

/// One fact.
pub struct Fact {
    /// What it is.
    pub name: String,
    /// How it is.
    pub value: Markup,
    /// Where it can be changed: the word for changing, and the address.
    pub change: Option<(String, String)>,
}

impl Fact {
    /// A fact in words.
    pub fn new(name: String, value: String) -> Self {
        Self { name, value: value.into(), change: None }
    }

    /// A fact with a view of its own as its value.
    pub fn shown(name: String, value: impl Into<Markup>) -> Self {
        Self { name, value: value.into(), change: None }
    }

    /// The same with the way to change it.
    pub fn changed_at(mut self, word: String, href: String) -> Self {
        self.change = Some((word, href));
        self
    }
}

/// Facts below one another, in a box.
pub fn facts(facts: Vec<Fact>) -> Markup {
    let rows: Vec<Markup> = facts
        .into_iter()
        .map(|Fact { name, value, change }| {
            let change = change.map(|(word, href)| {
                let of_what = [" ", &name].concat();
                let link = el("a").attr("href", href).text(word).with(unseen(of_what));
                el("dd").class("change").with(link)
            });
            el("div").with(el("dt").text(name)).with(el("dd").with(value)).with(change).into()
        })
        .collect();
    div("facts-box").with(el("dl").class("facts").with(rows)).into()
}
