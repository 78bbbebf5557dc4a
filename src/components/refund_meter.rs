//! How long a full refund is still possible, and what would end it.

use super::icon::{Icon, icon};
use super::notice::Tone;
use crate::markup::{Markup, el, unseen};

/// A chance of a full refund that is open for some days.
pub struct RefundMeter {
    /// The id of its heading.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// How much would be refunded until when, as a sentence.
    pub text: String,
    /// What is counted, and how much of it is left, in words.
    pub left: (String, String),
    /// The days that are left, today included, of so many.
    pub days: (i64, i64),
    /// What introduces the things that end it.
    pub ended_by: String,
    /// Each thing that ends it.
    pub risks: Vec<String>,
}

impl RefundMeter {
    /// The meter as it stands in a card or a section.
    pub fn view(self) -> Markup {
        let RefundMeter { id, title, text, left, days: (days, of), ended_by, risks } = self;
        let name = [id, "-days"].concat();
        let risks: Vec<Markup> = risks
            .into_iter()
            .map(|risk| el("li").with(icon(Icon::Warning)).with(el("span").text(risk)).into())
            .collect();
        let meter = el("meter")
            .attr("aria-labelledby", name.clone())
            .attr("min", "0")
            .attr("max", of.to_string())
            .attr("value", days.to_string());
        let meter = el("div")
            .class("meter")
            .attr_if("data-tone", (days <= 7).then(|| Tone::Warning.name()))
            .with(
                el("p").with(el("span").id(name).text(left.0)).with(el("span").class("numeric").text(left.1)),
            )
            .with(meter);
        el("section")
            .class("stack")
            .attr("data-gap", "s")
            .attr("aria-labelledby", id)
            .with(el("h3").id(id).text(title))
            .with(el("p").text(text))
            .with(meter)
            .with(el("p").class("soft").with(el("small").text(ended_by)))
            .with(el("ul").class("contents").with(risks))
            .into()
    }
}

/// The conditions of a full refund one by one: what is asked, whether it is met, and how it stands.
pub fn refund_conditions(met: &str, unmet: &str, conditions: Vec<(bool, String)>) -> Markup {
    let conditions: Vec<Markup> = conditions
        .into_iter()
        .map(|(is_met, text)| {
            let (picture, word) = if is_met { (Icon::Success, met) } else { (Icon::Danger, unmet) };
            el("li")
                .attr("data-met", if is_met { "true" } else { "false" })
                .with(icon(picture))
                .with(el("span").with(unseen(word.to_owned())).text(text))
                .into()
        })
        .collect();
    el("ul").class("contents").with(conditions).into()
}
