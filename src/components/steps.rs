//! Where one is in a wizard.

use crate::markup::{Markup, el, unseen};

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
pub fn steps(label: String, place: String, done: &str, steps: Vec<StepLink>) -> Markup {
    let here = steps.iter().position(|step| step.current).unwrap_or_default();
    let entries: Vec<Markup> = steps
        .into_iter()
        .enumerate()
        .map(|(place, StepLink { name, href, current })| {
            let done = (place < here).then(|| unseen(done.to_owned()));
            let step = match (href, current) {
                (_, true) => el("span").attr("aria-current", "step").text(name),
                (Some(href), false) => el("a").attr("href", href).text(name).with(done),
                (None, false) => el("span").text(name).with(done),
            };
            el("li").with(step).into()
        })
        .collect();
    el("nav")
        .class("steps")
        .attr("aria-label", label)
        .with(el("p").text(place))
        .with(el("ol").with(entries))
        .into()
}
