//! Where one is in a wizard.

use leptos::prelude::*;

/// One step: its name, and the address of one that was done already.
pub struct StepLink {
    /// What it is called.
    pub name: String,
    /// Where it can be looked at again.
    pub href: Option<String>,
    /// Whether it is the one that is shown.
    pub current: bool,
}

/// The steps of a wizard: `label` names the list, `place` says in words which step it is, `done` marks past ones.
pub fn steps(label: String, place: String, done: &str, steps: Vec<StepLink>) -> AnyView {
    let entries: Vec<AnyView> = steps
        .into_iter()
        .map(|StepLink { name, href, current }| match (href, current) {
            (_, true) => view! { <li><span aria-current="step">{name}</span></li> }.into_any(),
            (Some(href), false) => {
                let done = done.to_owned();
                view! { <li><a href=href>{name}<span class="visually-hidden">{done}</span></a></li> }
                    .into_any()
            }
            (None, false) => view! { <li><span>{name}</span></li> }.into_any(),
        })
        .collect();
    view! { <nav class="steps" aria-label=label><p>{place}</p><ol>{entries}</ol></nav> }.into_any()
}
