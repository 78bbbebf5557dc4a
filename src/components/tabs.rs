//! Views of one list, each with an address of its own.

use crate::markup::{Element, Markup, el};

/// One view.
pub struct Tab {
    /// What it is called.
    pub name: String,
    /// How much it shows.
    pub count: Option<String>,
    /// Its address.
    pub href: String,
    /// Whether it is the one that is shown.
    pub current: bool,
}

/// Links to the views; `label` names them together.
pub fn tabs(label: String, tabs: Vec<Tab>) -> Markup {
    let tabs: Vec<Element> = tabs
        .into_iter()
        .map(|Tab { name, count, href, current }| {
            let count = count.map(|count| el("span").class("count").text(count));
            let link = el("a").attr("href", href).attr_if("aria-current", current.then_some("page"));
            el("li").with(link.text(name).text(" ").with(count))
        })
        .collect();
    el("nav").class("tabs").attr("aria-label", label).with(el("ul").with(tabs)).into()
}
