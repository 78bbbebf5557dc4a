//! Help at the point of need: steps that unfold where they are needed, and links that leave the app.

use super::icon::{Icon, icon};
use crate::markup::{Element, Markup, el};

/// Something to read that unfolds below its summary.
pub fn disclosure(id: String, summary: String, content: impl Into<Markup>) -> Element {
    let summary = el("summary").text(summary);
    el("details").class("disclosure").id(id).with(summary).with(el("div").class("prose").with(content))
}

/// A link that leaves the app: it opens in a new tab and says so (statement 128).
pub fn external_link(text: String, says_so: String, href: &'static str) -> Element {
    el("a")
        .attr("href", href)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .text(text)
        .text(says_so)
        // The sign stays with the last word.
        .text("\u{a0}")
        .with(icon(Icon::External))
}
