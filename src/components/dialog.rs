//! A question that is answered before anything else: the browser's own dialog.

use super::action::Action;
use crate::markup::{Markup, div, el};

/// A dialog with its explanation; the first action is the safe one and takes the focus. It is opened by its id.
pub fn dialog(
    id: &'static str,
    title: String,
    content: impl Into<Markup>,
    safe: Action,
    act: Action,
) -> Markup {
    let title_id = [id, "-title"].concat();
    let text_id = [id, "-text"].concat();
    el("dialog")
        .class("dialog")
        .id(id)
        .attr("aria-labelledby", title_id.clone())
        .attr("aria-describedby", text_id.clone())
        .with(el("h2").id(title_id).text(title))
        .with(div("stack").attr("data-gap", "s").id(text_id).with(content))
        .with(div("actions").with(safe.view()).with(act.view()))
        .into()
}
