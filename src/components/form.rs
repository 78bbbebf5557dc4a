//! A form that is sent, and the summary of what is wrong with it.

use super::Press;
use crate::markup::{Handler, Markup, div, el};
use std::rc::Rc;

/// A form: what it asks, and what sending it does. The browser's own checks are off, ours explain more.
pub fn form(content: Vec<Markup>, send: Press) -> Markup {
    el("form").class("form").flag("novalidate", true).on(Handler::Submit(send)).with(content).into()
}

/// Fields that belong together, and what helps to answer them.
pub fn group(legend: String, hint: Option<String>, fields: impl Into<Markup>) -> Markup {
    let hint = hint.map(|hint| el("p").class("hint").text(hint));
    el("fieldset").with(el("legend").text(legend)).with(hint).with(fields).into()
}

/// What is wrong with a form: it takes the focus when it appears, and each entry leads to its field.
///
/// `problems` are the advice and the id of the control; `focus` moves the focus to an id.
pub fn error_summary(title: String, problems: Vec<(String, &'static str)>, focus: fn(&str)) -> Markup {
    let entries: Vec<Markup> = problems
        .into_iter()
        .map(|(advice, id)| {
            // Links resolve against the page's base, so that a plain hash would leave the page.
            let follow = Handler::Follow(Rc::new(move || focus(id)));
            el("li").with(el("a").attr("href", ["#", id].concat()).on(follow).text(advice)).into()
        })
        .collect();
    div("error-summary")
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "error-summary-title")
        .with(el("h2").id("error-summary-title").text(title))
        .with(el("ul").with(entries))
        .into()
}
