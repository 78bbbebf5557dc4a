//! What stands above the content of every screen.

use leptos::prelude::*;

/// Where a screen lies, what it is called and what it is about.
#[derive(Default)]
pub struct PageHeader {
    /// The name of the path for screen readers, and the screens above this one with their addresses.
    pub path: Option<(String, Vec<(String, String)>)>,
    /// What stands above the title: the steps of a wizard, an error summary.
    pub above: Option<AnyView>,
    /// The title of the screen.
    pub title: String,
    /// Badges beside the title.
    pub badges: Option<AnyView>,
    /// One or two sentences.
    pub lead: Option<String>,
    /// What can be done on the screen.
    pub actions: Option<AnyView>,
}

impl PageHeader {
    /// The header as it stands in the page; its h1 takes the focus when the screen is arrived at.
    pub fn view(self) -> AnyView {
        let PageHeader { path, above, title, badges, lead, actions } = self;
        let path = path.map(|(name, screens)| {
            let screens: Vec<AnyView> = screens
                .into_iter()
                .map(|(text, href)| view! { <li><a href=href>{text}</a></li> }.into_any())
                .collect();
            view! { <nav class="breadcrumb" aria-label=name><ol>{screens}</ol></nav> }
        });
        let lead = lead.map(|lead| view! { <p class="lead">{lead}</p> });
        view! {
            <div class="page-header">
                {path}{above}
                <div class="title-line"><h1 tabindex="-1">{title}</h1>{badges}</div>
                {lead}{actions}
            </div>
        }
        .into_any()
    }
}
