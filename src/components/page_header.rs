//! What stands above the content of every screen.

use crate::markup::{Markup, div, el};

/// Where a screen lies, what it is called and what it is about.
#[derive(Default)]
pub struct PageHeader {
    /// The name of the path for screen readers, and the screens above this one with their addresses.
    pub path: Option<(String, Vec<(String, String)>)>,
    /// What stands above the title: the steps of a wizard, an error summary.
    pub above: Option<Markup>,
    /// The title of the screen.
    pub title: String,
    /// Badges beside the title.
    pub badges: Option<Markup>,
    /// One or two sentences.
    pub lead: Option<String>,
    /// What can be done on the screen.
    pub actions: Option<Markup>,
}

impl PageHeader {
    /// The header as it stands in the page; its h1 takes the focus when the screen is arrived at.
    pub fn view(self) -> Markup {
        let PageHeader { path, above, title, badges, lead, actions } = self;
        let path = path.map(|(name, screens)| {
            let screens: Vec<Markup> = screens
                .into_iter()
                .map(|(text, href)| el("li").with(el("a").attr("href", href).text(text)).into())
                .collect();
            el("nav").class("breadcrumb").attr("aria-label", name).with(el("ol").with(screens))
        });
        let heading = el("h1").attr("tabindex", "-1").text(title);
        div("page-header")
            .with(path)
            .with(above)
            .with(div("title-line").with(heading).with(badges))
            .with(lead.map(|lead| el("p").class("lead").text(lead)))
            .with(actions)
            .into()
    }
}
