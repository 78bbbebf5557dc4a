//! How much of something is used.

use crate::markup::{Markup, div, el};

/// A bar with its name and its figures: `value` of `most`, which `text` says in words.
pub fn meter(id: String, name: String, text: String, value: i64, most: i64) -> Markup {
    let bar = el("meter")
        .attr("aria-labelledby", id.clone())
        .attr("max", most.to_string())
        .attr("value", value.to_string());
    div("meter")
        .with(el("p").with(el("span").id(id).text(name)).with(el("span").class("numeric").text(text)))
        .with(bar)
        .into()
}
