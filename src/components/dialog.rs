//! A question that is answered before anything else: the browser's own dialog.

use super::Press;
use super::action::Action;
use crate::markup::{Element, Handler, Markup, div, el};

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

/// A dialog to look at and to work in, which a button, the Escape key or a press beside it closes; `closed` is called
/// then. Its title can take the focus. It is opened by its id.
pub fn panel(id: &'static str, title: String, content: Vec<Markup>, closed: Press) -> Element {
    let title_id = [id, "-title"].concat();
    let heading = el("h2").id(title_id.clone()).attr("tabindex", "-1").text(title);
    el("dialog")
        .class("dialog panel")
        .id(id)
        .attr("aria-labelledby", title_id)
        .attr("closedby", "any")
        .on(Handler::Close(closed))
        .with(heading)
        .with(content)
}
