//! A few figures that answer most questions at once.

use leptos::prelude::*;

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
pub fn figures(figures: Vec<Figure>) -> AnyView {
    let cells: Vec<AnyView> = figures
        .into_iter()
        .map(|Figure { name, value, text }| {
            let text = (!text.is_empty()).then(|| view! { <dd>{text}</dd> });
            view! { <div><dt>{name}</dt><dd class="value">{value}</dd>{text}</div> }.into_any()
        })
        .collect();
    view! { <dl class="figures">{cells}</dl> }.into_any()
}
