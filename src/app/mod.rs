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
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, State};
use lobby::Lobby;

/// Mounts the app into the page, in a task of its own: the page answers between starting the program and that.
pub fn start() {
    panic::report();
    tabs::next(|| mount_to_body(app));
}

fn app() -> AnyView {
    let window = Window::open();
    let route = follow_addresses(window);
    let lobby = Lobby::enter(window, route.get_untracked());
    let place = NodeRef::<leptos::html::Div>::new();
    let shown = StoredValue::new_local(None::<Shown>);
    // The app is mounted, makes the first screen and shows it in three tasks: the page answers between them.
    let begun = RwSignal::new(false);
    tabs::next(move || begun.set(true));
    Effect::new(move |_| {
        let (Some(place), true) = (place.get(), begun.get()) else { return };
        let here = route.get();
        let stays = lobby.shows(here);
        let Some(markup) = lobby.screen(here) else { return };
        match shown.get_value() {
            Some(shown) if stays => shown.show(markup),
            Some(shown) => shown.arrive(markup),
            None => tabs::next(move || {
                let first = shown.get_value().unwrap_or_else(|| Shown::nothing(place.into()));
                first.arrive(markup);
                shown.set_value(Some(first));
                document::stands();
                tabs::when_idle(move || lobby.prepare());
            }),
        }
    });
    view! { <div class="app" node_ref=place></div> }.into_any()
}

/// Which screen the address bar asks for. Links, the way back and what the app itself goes to all change it.
fn follow_addresses(window: Window) -> Memo<Route> {
    let base = storage::base_path();
    let Ok(place) = BrowserUrl::new() else {
        // A page without an address of its own still has a first screen.
        return Memo::new(|_| Route::Home);
    };
    place.init(Some(base.trim_end_matches('/').to_owned().into()));
    let url = place.as_url().clone();
    let (goes, at) = (place.clone(), url.clone());
    window.goes_by(move |route, replace| {
        let address = [base.as_str(), &route.path()].concat();
        let Ok(next) = BrowserUrl::parse(&address) else { return };
        if *at.read_untracked() != next {
            at.set(next);
        }
        let state = State::default();
        goes.complete_navigation(&LocationChange { value: address, replace, scroll: false, state });
    });
    let pathname = Memo::new(move |_| url.with(|url| url.path().to_owned()));
    Effect::new(move |_| {
        pathname.track();
        // The address bar follows a link once the router hears that its screen is there; ours always is.
        place.ready_to_complete();
    });
    Memo::new(move |_| Route::parse(&document::within_base(&pathname.get())))
}
