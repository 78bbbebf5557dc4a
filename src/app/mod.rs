//! The app: which screen an address shows, and what happens on each arrival.

mod arrival;
mod layout;
mod masthead;
mod side_nav;

use crate::browser::{document, panic, storage};
use crate::pages::{self, Shown};
use crate::routes::Route;
use crate::session::Session;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::{BrowserUrl, LocationProvider};

/// Mounts the app into the page.
pub fn start() {
    panic::report();
    mount_to_body(|| {
        let base = storage::base_path();
        view! { <Router base=base.trim_end_matches('/').to_owned()>{app()}</Router> }
    });
}

fn app() -> AnyView {
    let session = Session::open();
    let navigate = use_navigate();
    session.goes_by(move |route, replace| {
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
    let last = StoredValue::new(None);
    let page = move || screen(session, last, route);
    layout::layout(session, route, page)
}

/// The screen of the current address. It is built anew when the address, the language, the account or the one who acts
/// changes; what has the focus keeps it where the new screen has the same control.
fn screen(session: Session, last: arrival::Last, route: Memo<Route>) -> AnyView {
    let here = route.get();
    session.follow(|_| {});
    session.by();
    let words = session.live_words();
    match pages::show(session, words, here) {
        Shown::Page(page) => {
            arrival::arrive(session, last, here, &page.title);
            page.view
        }
        Shown::Elsewhere(other) => {
            // Going on while a screen is being built would build the next one inside of it.
            crate::browser::tabs::later(0, move || session.go_instead(other));
            ().into_any()
        }
    }
}
