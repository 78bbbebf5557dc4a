//! The app: which screen an address shows, and what happens on each arrival.

mod acting;
mod arrival;
mod finds;
mod keeping;
mod layout;
mod masthead;
mod new_version;
mod palette;
mod shortcuts;
mod time_dialog;

use crate::browser::paint::Shown;
use crate::browser::{document, keys, panic, storage, tabs};
use crate::markup::Markup;
use crate::pages::parts::{self, Now};
use crate::pages::{self, missing};
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
    keys::on_press(move |pressed| shortcuts::pressed(session, pressed));
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
    let newer = new_version::watch();
    let place = NodeRef::<leptos::html::Div>::new();
    let shown = StoredValue::new_local(None::<Shown>);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let Some(markup) = screen(session, last, newer.get(), route.get()) else { return };
        shown.update_value(|shown| {
            let first = shown.is_none();
            shown.get_or_insert_with(|| Shown::nothing(place.into())).show(markup);
            if first {
                document::stands();
            }
        });
    });
    tabs::later(0, move || parts::load_the_rest(session));
    view! { <div class="app" node_ref=place></div> }.into_any()
}

/// The whole window at an address, unless there is a better address, or the screen is not there yet. It is built anew when
/// the address, the language, the account or the one who acts changes; what is the same already stays in the document as
/// it is.
fn screen(session: Session, last: arrival::Last, newer: bool, here: Route) -> Option<Markup> {
    session.follow_screen();
    let words = session.live_words();
    let page = match parts::show(session, words, here) {
        Now::Shown(pages::Shown::Page(page)) => page,
        Now::Shown(pages::Shown::Elsewhere(other)) => {
            tabs::later(0, move || session.go_instead(other));
            return None;
        }
        // Until then the screen before stays, or the frame that the page painted.
        Now::Coming => return None,
        Now::Missing => missing::show(session, words, here),
    };
    arrival::arrive(session, last, here, &page.title);
    // Another address is another screen: nothing of one turns into something of the other.
    let view = Markup(page.view.0.into_iter().map(|node| node.keyed(here.path())).collect());
    let offer = new_version::offer(words, here, newer);
    Some(layout::layout(session, words, here, [offer.into(), view].into()))
}
