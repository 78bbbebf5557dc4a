//! The parts into which the program is divided, and the screens of each.
//!
//! What the first screen needs is there from the start. Each other part is a file of its own, which is loaded when one
//! of its screens is asked for, or soon after the start if nobody was that quick; without the feature `parts` everything
//! is one file. Apart from that moment a screen is shown at once.
#![allow(
    unsafe_code,
    reason = "a part is called across the border of its file, which is what `wasm_split` writes"
)]

use super::{
    Shown, account, activity, billing, checkout, help, home, join, not_found, partnership, requests,
    simulation,
};
use crate::browser::tabs;
use crate::i18n::Words;
use crate::routes::Route;
use crate::session::{self, Missing, Session};
use leptos::prelude::untrack;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// How far a part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// Nobody asked for it yet.
    NotAsked,
    /// It is being loaded.
    Coming,
    /// It is there.
    There,
    /// It could not be loaded.
    Failed,
}

/// What there is to show at an address.
pub enum Now {
    /// A screen, or a better address.
    Shown(Shown),
    /// Nothing yet: the part is being loaded, and the screen is shown again when it is there.
    Coming,
    /// Nothing: the part could not be loaded.
    Missing,
}

macro_rules! parts {
    (|$session:ident, $words:ident|
        from the start { $($here:pat => $at_hand:expr,)+ }
        $($(#[$doc:meta])+ $part:ident, $show:ident, $load:ident { $($route:pat => $screen:expr,)+ })+
    ) => {
        /// A part of the program that is loaded for itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Part { $($(#[$doc])+ $part),+ }

        /// All of them, in the order in which they are loaded when nothing else is to be done.
        const ALL: &[Part] = &[$(Part::$part),+];

        thread_local! {
            /// How far each has come.
            static PROGRESS: Cell<[Progress; ALL.len()]> = const { Cell::new([Progress::NotAsked; ALL.len()]) };
            /// Where a screen waits for one of them: the session that shows it again.
            static AWAITED: Cell<Option<Session>> = const { Cell::new(None) };
        }

        impl Part {
            /// The part that a screen belongs to; none if the screen is there from the start.
            #[allow(unused_variables, reason = "a part has all screens of a kind, whatever they show")]
            fn of(route: Route) -> Option<Part> {
                match route {
                    $($here => None,)+
                    $($($route => Some(Part::$part),)+)+
                }
            }

            async fn load(self) -> Result<(), Missing> {
                match self { $(Part::$part => $load().await,)+ }
            }

            async fn show(self, session: Session, words: Words, route: Route) -> Result<Shown, Missing> {
                match self { $(Part::$part => $show(session, words, route).await,)+ }
            }
        }

        #[allow(clippy::wildcard_enum_match_arm, reason = "`Part::of` has every route, and leads only these here")]
        fn at_hand($session: Session, $words: Words, route: Route) -> Shown {
            match route {
                $($here => $at_hand,)+
                _ => not_found::show($words),
            }
        }

        $(
            #[cfg(feature = "parts")]
            #[leptos::wasm_split::wasm_split($show, fallible, wasm_split_path = leptos::wasm_split, preload($load))]
            #[allow(clippy::wildcard_enum_match_arm, reason = "`Part::of` has every route, and leads only these here")]
            fn $show($session: Session, $words: Words, route: Route) -> Result<Shown, Missing> {
                Ok(match route {
                    $($route => alone(|| $screen),)+
                    _ => not_found::show($words),
                })
            }

            #[cfg(not(feature = "parts"))]
            #[allow(clippy::wildcard_enum_match_arm, reason = "`Part::of` has every route, and leads only these here")]
            async fn $show($session: Session, $words: Words, route: Route) -> Result<Shown, Missing> {
                Ok(match route {
                    $($route => alone(|| $screen),)+
                    _ => not_found::show($words),
                })
            }

            #[cfg(not(feature = "parts"))]
            async fn $load() -> Result<(), Missing> {
                Ok(())
            }
        )+
    };
}

parts! { |session, words|
    from the start {
        Route::Home => home::show(session, words),
        Route::NotFound => not_found::show(words),
    }

    /// What a member buys, has and pays for.
    Member, show_member, load_member {
        Route::Join => join::show(session, words),
        Route::Checkout(id, step) => checkout::show(session, words, id, step),
        Route::AddCard(id) => checkout::show_add_card(session, words, id),
        Route::NewPaymentMethod => billing::new_payment_method::show(session, words),
        Route::Memberships => partnership::memberships::show(session, words),
        Route::Offers => partnership::offers::show(session, words),
        Route::Subscription(id) => partnership::subscription::show(session, words, id),
        Route::Competencies => partnership::competencies::show(session, words),
        Route::Competency(area) => partnership::competency::show(session, words, area),
        Route::Benefits => partnership::benefits::show(session, words),
        Route::Benefit(id) => partnership::benefit::show(session, words, id),
        Route::PaymentMethods => billing::payment_methods::show(session, words),
        Route::Orders => billing::orders::show(session, words),
        Route::Order(id) => billing::order::show(session, words, id),
        Route::Invoices => billing::invoices::show(session, words),
        Route::Invoice(id) => billing::invoice::show(session, words, id),
    }

    /// What is asked, looked after and set: companies, requests, people, what happened, and help.
    Office, show_office, load_office {
        Route::Companies => simulation::companies::show(session, words),
        Route::Simulation => simulation::settings::show(session, words),
        Route::Data => simulation::data::show(session, words),
        Route::Connection => simulation::connection::show(session, words),
        Route::Requests => requests::list::show(session, words, None),
        Route::RequestsIn(shelf) => requests::list::show(session, words, Some(shelf)),
        Route::ReportProblems => requests::report::show(session, words),
        Route::NewRequest => requests::new::show(session, words, None),
        Route::CancelBy(id) => requests::new::show(session, words, Some(id)),
        Route::Request(id) => requests::request::show(session, words, id),
        Route::Desk => requests::desk::show(session, words),
        Route::DeskRequest(id) => requests::desk_request::show(session, words, id),
        Route::Company => account::company::show(session, words),
        Route::ChangeCompany => account::change_company::show(session, words),
        Route::NewLocation => account::location::show_new(session, words),
        Route::Location(id) => account::location::show(session, words, id),
        Route::Users => account::users::show(session, words),
        Route::User(id) => account::user::show(session, words, id),
        Route::ChangeUser(id) => account::change_user::show(session, words, id),
        Route::Invite => account::invite::show(session, words),
        Route::Activity => activity::show(session, words),
        Route::Help => help::show(session, words),
    }
}

impl Part {
    fn progress(self) -> Progress {
        PROGRESS.get()[self as usize]
    }

    fn set(self, progress: Progress) {
        let mut all = PROGRESS.get();
        all[self as usize] = progress;
        PROGRESS.set(all);
    }

    /// Loads the part, unless it is there or on its way; a screen that waits is then shown again.
    async fn fetch(self) {
        if matches!(self.progress(), Progress::NotAsked | Progress::Failed) {
            self.set(Progress::Coming);
            let loaded = self.load().await;
            let awaited = AWAITED.take();
            self.set(match loaded {
                Ok(()) => Progress::There,
                // Nobody waits for it yet: who does asks for it anew.
                Err(_) if awaited.is_none() => Progress::NotAsked,
                Err(_) => Progress::Failed,
            });
            if let Some(session) = awaited {
                // Loading a part and showing a screen of it are two tasks: the page answers between them.
                tabs::next(move || session.show_again());
            }
        }
    }
}

/// Keeps a screen a function of its own within its part. A browser compiles a function as a whole when it is called for
/// the first time, and all screens of a part in one take a slow phone longer than the one that is wanted.
#[inline(never)]
fn alone<T>(make: impl FnOnce() -> T) -> T {
    make()
}

/// Begins to load the part of a screen, for when it is asked for.
pub fn begin(route: Route) {
    if let Some(part) = Part::of(route) {
        spawn_local(part.fetch());
    }
}

/// The screen of an address.
pub fn show(session: Session, words: Words, route: Route) -> Now {
    let Some(part) = Part::of(route) else { return Now::Shown(at_hand(session, words, route)) };
    match part.progress() {
        Progress::NotAsked => spawn_local(part.fetch()),
        Progress::Coming => {}
        Progress::Failed => return Now::Missing,
        Progress::There => {
            // What is there is shown at once: the first poll has it.
            let showing = pin!(part.show(session, words, route));
            if let Poll::Ready(Ok(shown)) = showing.poll(&mut Context::from_waker(Waker::noop())) {
                return Now::Shown(shown);
            }
        }
    }
    AWAITED.set(Some(session));
    Now::Coming
}

/// Tries again to load the part of a screen.
pub fn try_again(session: Session, route: Route) {
    match Part::of(route) {
        // It has come meanwhile.
        Some(part) if part.progress() == Progress::There => session.show_again(),
        Some(part) => {
            AWAITED.set(Some(session));
            spawn_local(part.fetch());
        }
        None => {}
    }
}

/// Loads what is not there yet, one part after the other: it is going to be needed, and should be there without a
/// network. Then rehearses the screens that a member goes to most.
pub fn load_the_rest(session: Session) {
    spawn_local(async move {
        session::load_errands().await;
        for part in ALL {
            part.fetch().await;
        }
        rehearse(session, REHEARSED);
    });
}

/// The screens of the menu that cost no more than what is in memory, the most visited first.
const REHEARSED: &[Route] = &[
    Route::Offers,
    Route::Memberships,
    Route::PaymentMethods,
    Route::Benefits,
    Route::Orders,
    Route::Simulation,
    Route::Requests,
    Route::Invoices,
    Route::Competencies,
    Route::Activity,
    Route::Users,
    Route::Company,
];

/// Makes screens that nobody sees, one whenever the browser has nothing else to do. It compiles a function when that is
/// called for the first time, which takes longer than making a screen; so the first press of a link finds that done.
fn rehearse(session: Session, screens: &'static [Route]) {
    let Some((next, others)) = screens.split_first() else { return };
    tabs::when_idle(move || {
        untrack(|| drop(show(session, session.words(), *next)));
        rehearse(session, others);
    });
}
