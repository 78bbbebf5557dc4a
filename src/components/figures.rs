//! A few figures that answer most questions at once.

use crate::markup::{Markup, el};

/// One figure.
pub struct Figure {
    /// What it is.
    pub name: String,
    /// How much, how long, how high.
    pub value: String,
    /// What goes with it; empty for nothing.
    pub text: String,
}

/// Figures side by side.
pub fn figures(figures: Vec<Figure>) -> Markup {
    let cells: Vec<Markup> = figures
        .into_iter()
        .map(|Figure { name, value, text }| {
            let text = (!text.is_empty()).then(|| el("dd").text(text));
            el("div").with(el("dt").text(name)).with(el("dd").class("value").text(value)).with(text).into()
        })
        .collect();
    el("dl").class("figures").with(cells).into()
}
