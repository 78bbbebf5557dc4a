//! Something that the person should know, where it matters.

use super::icon::{Icon, icon};
use crate::markup::{Markup, div, el};

/// How a notice looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A plain fact.
    Neutral,
    /// Good to know.
    Info,
    /// Something went well.
    Success,
    /// Something needs attention.
    Warning,
    /// Something failed.
    Danger,
}

impl Tone {
    /// The name by which stylesheets know it.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Info => "info",
            Tone::Success => "success",
            Tone::Warning => "warning",
            Tone::Danger => "danger",
        }
    }

    /// The icon that goes with it.
    pub fn icon(self) -> Icon {
        match self {
            Tone::Neutral | Tone::Info => Icon::Info,
            Tone::Success => Icon::Success,
            Tone::Warning => Icon::Warning,
            Tone::Danger => Icon::Danger,
        }
    }
}

/// A notice with a title, a text and perhaps something to do.
pub fn notice(tone: Tone, title: Option<String>, text: String, actions: Option<Markup>) -> Markup {
    let title = title.map(|title| el("strong").text(title));
    div("notice")
        .attr("data-tone", tone.name())
        .with(icon(tone.icon()))
        .with(title)
        .with(el("p").text(text))
        .with(actions)
        .into()
}

/// A word or two about the state of a thing.
pub fn badge(tone: Tone, text: String) -> Markup {
    el("span").class("badge").attr("data-tone", tone.name()).text(text).into()
}
