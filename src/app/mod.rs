//! The app: which screen an address shows, and what happens on each arrival.

mod acting;
mod arrival;
mod finds;
mod keeping;
mod layout;
mod lobby;
mod masthead;
mod new_version;
mod opened;
mod palette;
mod shortcuts;
mod time_dialog;

use crate::browser::paint::Shown;
use crate::browser::{document, panic, storage, tabs};
use crate::routes::Route;
use crate::session::Window;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::{BrowserUrl, LocationProvider};
use lobby::Lobby;

/// Mounts the app into the page.
pub fn start() {
    panic::report();
    mount_to_body(|| {
        let base = storage::base_path();
        view! { <Router base=base.trim_end_matches('/').to_owned()>{app()}</Router> }
    });
}

fn app() -> AnyView {
    let window = Window::open();
    let navigate = use_navigate();
    window.goes_by(move |route, replace| {
        let address = [storage::base_path(), route.path()].concat();
        navigate(&address, NavigateOptions { replace, resolve: false, scroll: false, ..Default::default() });
    });
    let pathname = use_location().pathname;
    let provider = use_context::<BrowserUrl>();
    Effect::new(move |_| {
        pathname.track();
        // The address bar follows a link once the router hears that its screen is there; ours always is.
        if let Some(provider) = &provider {
            provider.ready_to_complete();
        }
    });
    let route = Memo::new(move |_| Route::parse(&document::within_base(&pathname.get())));
    let lobby = Lobby::enter(window);
    let place = NodeRef::<leptos::html::Div>::new();
    let shown = StoredValue::new_local(None::<Shown>);
    // The program starts, makes the first screen and shows it in three tasks: the page answers between them.
    let begun = RwSignal::new(false);
    tabs::later(0, move || begun.set(true));
    Effect::new(move |_| {
        let (Some(place), true) = (place.get(), begun.get()) else { return };
        let Some(markup) = lobby.screen(route.get()) else { return };
        let show = move || {
            shown.update_value(|shown| {
                let first = shown.is_none();
                shown.get_or_insert_with(|| Shown::nothing(place.into())).show(markup);
                if first {
                    document::stands();
                }
            });
        };
        if shown.with_value(Option::is_none) { tabs::later(0, show) } else { show() }
    });
    view! { <div class="app" node_ref=place></div> }.into_any()
}
