//! A form that is sent, and the summary of what is wrong with it.

use super::Press;
use leptos::prelude::*;

/// A form: what it asks, and what sending it does. The browser's own checks are off, ours explain more.
pub fn form(content: Vec<AnyView>, send: Press) -> AnyView {
    view! {
        <form class="form" novalidate on:submit=move |event| {
            event.prevent_default();
            send();
        }>{content}</form>
    }
    .into_any()
}

/// What is wrong with a form: it takes the focus when it appears, and each entry leads to its field.
///
/// `problems` are the advice and the id of the control; `focus` moves the focus to an id.
pub fn error_summary(title: String, problems: Vec<(String, &'static str)>, focus: fn(&str)) -> AnyView {
    let entries: Vec<AnyView> = problems
        .into_iter()
        .map(|(advice, id)| {
            view! {
                <li><a href=["#", id].concat() on:click=move |event| {
                    // Links resolve against the page's base, so that a plain hash would leave the page.
                    event.prevent_default();
                    event.stop_propagation();
                    focus(id);
                }>{advice}</a></li>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{title}</h2>
            <ul>{entries}</ul>
        </div>
    }
    .into_any()
}
