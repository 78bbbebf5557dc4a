//! Amounts and their total.

use leptos::prelude::*;

/// Amounts below one another, and their total last; `small` is said below.
pub fn summary(
    id: &'static str,
    title: String,
    amounts: Vec<(String, String)>,
    total: (String, String),
    small: Option<String>,
) -> AnyView {
    let rows: Vec<AnyView> = amounts
        .into_iter()
        .map(|(name, amount)| view! { <div><dt>{name}</dt><dd>{amount}</dd></div> }.into_any())
        .collect();
    let small = small.map(|small| view! { <p class="soft"><small>{small}</small></p> });
    view! {
        <section class="summary" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <dl class="totals">{rows}<div data-total="true"><dt>{total.0}</dt><dd>{total.1}</dd></div></dl>
            {small}
        </section>
    }
    .into_any()
}
