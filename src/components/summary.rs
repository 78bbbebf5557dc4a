//! Amounts and their total.

use crate::markup::{Markup, el};

/// Amounts below one another, and their total last; `small` is said below.
pub fn summary(
    id: &'static str,
    title: String,
    amounts: Vec<(String, String)>,
    total: (String, String),
    small: Option<String>,
) -> Markup {
    let row =
        |(name, amount): (String, String)| el("div").with(el("dt").text(name)).with(el("dd").text(amount));
    let rows: Vec<_> = amounts.into_iter().map(row).collect();
    let small = small.map(|small| el("p").class("soft").with(el("small").text(small)));
    el("section")
        .class("summary")
        .attr("aria-labelledby", id)
        .with(el("h2").id(id).text(title))
        .with(el("dl").class("totals").with(rows).with(row(total).attr("data-total", "true")))
        .with(small)
        .into()
}
