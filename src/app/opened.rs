//! The app once its company is open. It is a part of the program of its own, because a first visit, which has no company,
//! does without; it is loaded at once, and takes over from the lobby when it is there.
#![allow(
    unsafe_code,
    reason = "a part is called across the border of its file, which is what `wasm_split` writes"
)]

use super::acting::{company_button, invitation};
use super::arrival::{self, Last};
use super::keeping::{connection_notice, keeping_notice, saved};
use super::layout::{Around, layout};
use super::time_dialog::{open_dialog, time_dialog};
use super::{new_version, palette, shortcuts};
use crate::browser::keys::Pressed;
use crate::browser::tabs;
use crate::i18n::Words;
use crate::markup::Markup;
use crate::pages::parts::{self, Now};
use crate::pages::{self, missing};
use crate::routes::Route;
use crate::session::{Missing, Session, Window};
use leptos::prelude::*;
use std::rc::Rc;

/// What a person can want of the app on any screen.
pub(super) enum Wish {
    /// To search.
    Search,
    /// To move the date.
    MoveDate,
    /// What a key stands for.
    Key(Pressed),
}

impl Wish {
    /// Whether it is meant for the app, whatever else a browser would make of it.
    pub(super) fn is_meant(&self) -> bool {
        match self {
            Wish::Search | Wish::MoveDate => true,
            Wish::Key(pressed) => pressed.command && pressed.key.eq_ignore_ascii_case("k"),
        }
    }
}

/// The app with an open company. The lobby knows no more of it, so that it is not in the part that starts.
pub(super) trait Opened {
    /// Begins to live: with the other tabs, with time, and with what the program has not loaded yet.
    fn begin(&self);

    /// The whole window at an address, unless there is a better address, or the screen is not there yet. What it depends
    /// on is followed, so that it is asked for again.
    fn screen(&self, here: Route) -> Option<Markup>;

    /// Does what is wanted; `false` where a key stands for nothing.
    fn fulfil(&self, wish: &Wish) -> bool;
}

#[cfg(feature = "parts")]
#[leptos::wasm_split::wasm_split(
    open_company,
    fallible,
    wasm_split_path = leptos::wasm_split,
    preload(load_company)
)]
pub(super) fn open_company(window: Window, last: Last) -> Result<Rc<dyn Opened>, Missing> {
    Ok(opened(window, last))
}

/// Opens the company that is to be shown. `last` is the screen that is shown already.
#[cfg(not(feature = "parts"))]
pub(super) async fn open_company(window: Window, last: Last) -> Result<Rc<dyn Opened>, Missing> {
    Ok(opened(window, last))
}

/// Loads the part before it is needed.
#[cfg(not(feature = "parts"))]
pub(super) async fn load_company() -> Result<(), Missing> {
    Ok(())
}

fn opened(window: Window, last: Last) -> Rc<dyn Opened> {
    Rc::new(App { session: Session::open(window), last, newer: RwSignal::new(false) })
}

struct App {
    session: Session,
    last: Last,
    /// Whether there is a new version of the site.
    newer: RwSignal<bool>,
}

impl Opened for App {
    fn begin(&self) {
        let session = self.session;
        session.join();
        new_version::watch(self.newer);
        tabs::when_idle(move || parts::load_the_rest(session));
    }

    /// It is built anew when the address, the language, the account or the one who acts changes; what is the same already
    /// stays in the document as it is.
    fn screen(&self, here: Route) -> Option<Markup> {
        let session = self.session;
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
            Now::Missing => missing::show(words, Rc::new(move || parts::try_again(session, here))),
        };
        if let Some(before) = arrival::arrive(*session, self.last, here, &page.title) {
            pages::leave(session, before);
        }
        let offer = new_version::offer(words, here, self.newer.get());
        let page = [offer.into(), page.view.keyed(&here.path())].into();
        Some(layout(*session, words, here, around(session, words, here), page))
    }

    fn fulfil(&self, wish: &Wish) -> bool {
        match wish {
            Wish::Search => palette::toggle(self.session),
            Wish::MoveDate => open_dialog(self.session),
            Wish::Key(pressed) => return shortcuts::pressed(self.session, pressed),
        }
        true
    }
}

/// What stands around the page of an open company.
fn around(session: Session, words: Words, here: Route) -> Around {
    Around {
        today: session.today(),
        move_date: Rc::new(move || open_dialog(session)),
        search: Rc::new(move || palette::toggle(session)),
        has_menu: session.read(|account| account.company.is_some()),
        company: company_button(session, words),
        notices: [
            keeping_notice(session, words).into(),
            connection_notice(session, words, here).into(),
            invitation(session, words).into(),
        ]
        .into(),
        saved: saved(session, words),
        dialogs: [
            time_dialog(session, words).into(),
            palette::palette(session, words).into(),
            shortcuts::list(session, words).into(),
        ]
        .into(),
    }
}
