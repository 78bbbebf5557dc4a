//! Facts as names and values.

use leptos::prelude::*;

/// One fact.
pub struct Fact {
    /// What it is.
    pub name: String,
    /// How it is.
    pub value: AnyView,
    /// Where it can be changed: the word for changing, and the address.
    pub change: Option<(String, String)>,
}

impl Fact {
    /// A fact in words.
    pub fn new(name: String, value: String) -> Self {
        Self { name, value: value.into_any(), change: None }
    }

    /// A fact with a view of its own as its value.
    pub fn shown(name: String, value: AnyView) -> Self {
        Self { name, value, change: None }
    }

    /// The same with the way to change it.
    pub fn changed_at(mut self, word: String, href: String) -> Self {
        self.change = Some((word, href));
        self
    }
}

/// Facts below one another, in a box.
pub fn facts(facts: Vec<Fact>) -> AnyView {
    let rows: Vec<AnyView> = facts
        .into_iter()
        .map(|Fact { name, value, change }| {
            let change = change.map(|(word, href)| {
                let of_what = [" ", &name].concat();
                view! { <dd class="change"><a href=href>{word}<span class="visually-hidden">{of_what}</span></a></dd> }
            });
            view! { <div><dt>{name}</dt><dd>{value}</dd>{change}</div> }.into_any()
        })
        .collect();
    view! { <div class="facts-box"><dl class="facts">{rows}</dl></div> }.into_any()
}
