//! What stands until the company is open: on a first visit the welcome, which is all that somebody without a company can
//! see; for everyone else the frame that the page painted.

use super::arrival::{self, Last};
use super::keeping::saved_line;
use super::layout::{Around, layout};
use super::opened::{Opened, Wish, load_company, open_company};
use crate::browser::{catalogue, clock, keys, tabs, tasks};
use crate::i18n::frame;
use crate::markup::Markup;
use crate::pages::{Shown, missing, parts, welcome};
use crate::routes::Route;
use crate::session::{Notice, Saving, Tone, Window};
use leptos::prelude::*;
use std::rc::Rc;

/// How far the company has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// Nobody needs it yet.
    NotAsked,
    /// It is being opened.
    Opening,
    /// It is open.
    Open,
    /// The part of the program that opens it could not be loaded.
    Failed,
}

/// What shows every screen. It is `Copy`, for the callbacks.
#[derive(Clone, Copy)]
pub(super) struct Lobby {
    window: Window,
    /// Whether there is nothing to open: nothing is stored of a company yet.
    first_visit: bool,
    progress: RwSignal<Progress>,
    opened: StoredValue<Option<Rc<dyn Opened>>, LocalStorage>,
    /// What is wanted as soon as it is open.
    wish: StoredValue<Option<Wish>, LocalStorage>,
    /// The screen that is shown.
    last: Last,
}

impl Lobby {
    /// Begins at an address. The welcome needs no company, which waits until nothing else is to be done; every other
    /// screen waits for it.
    pub(super) fn enter(window: Window, here: Route) -> Self {
        let lobby = Self {
            window,
            first_visit: window.has_nothing_stored(),
            progress: RwSignal::new(Progress::NotAsked),
            opened: StoredValue::new_local(None),
            wish: StoredValue::new_local(None),
            last: StoredValue::new(None),
        };
        keys::on_press(move |pressed| lobby.wants(Wish::Key(pressed)));
        if !(lobby.first_visit && here == Route::Home) {
            // The screen is compiled beside the company, and not only once that is open.
            parts::begin(here);
            lobby.prepare();
        }
        lobby
    }

    /// Lets the company be opened, unless that has begun. What is shown stays as it is, and nobody is told.
    pub(super) fn prepare(self) {
        if self.progress.get_untracked() == Progress::NotAsked {
            self.progress.update_untracked(|progress| *progress = Progress::Opening);
            self.open();
        }
    }

    /// Tries again.
    fn open_again(self) {
        self.progress.set(Progress::Opening);
        self.open();
    }

    fn open(self) {
        // Its screens need more texts than the welcome does: both are loaded at the same time.
        tasks::begin(Box::pin(async {
            // Whether that succeeds shows when it is opened.
            let _ = load_company().await;
        }));
        let language = self.window.words().language();
        catalogue::load(language, move |there| {
            tasks::begin(Box::pin(async move {
                // From here on each step is a task of its own: the page answers between them.
                if there && load_company().await.is_ok() {
                    tabs::next(move || self.open_loaded());
                } else {
                    self.fail();
                }
            }));
        });
    }

    fn open_loaded(self) {
        tasks::begin(Box::pin(async move {
            match open_company(self.window, self.last).await {
                Ok(opened) => tabs::next(move || {
                    opened.begin();
                    tabs::next(move || self.hand_over(opened));
                }),
                Err(_) => self.fail(),
            }
        }));
    }

    fn hand_over(self, opened: Rc<dyn Opened>) {
        self.opened.set_value(Some(opened));
        self.progress.set(Progress::Open);
        // What is wanted is in the document after this change was painted.
        tabs::later(0, move || self.fulfil());
    }

    fn fail(self) {
        self.progress.set(Progress::Failed);
        if self.wish.try_update_value(Option::take).flatten().is_some_and(|wish| wish.is_meant()) {
            let text = self.window.words().say(frame::NOT_LOADED_TEXT);
            self.window.tell(Notice::new(Tone::Danger, text));
        }
    }

    fn fulfil(self) {
        let wish = self.wish.try_update_value(Option::take).flatten();
        if let (Some(wish), Some(opened)) = (wish, self.opened.get_value()) {
            opened.fulfil(&wish);
        }
    }

    /// Does what is wanted, or remembers it and tries again to open the company if that has failed. Tells whether it is to
    /// do nothing else.
    fn wants(self, wish: Wish) -> bool {
        if let Some(opened) = self.opened.get_value() {
            return opened.fulfil(&wish);
        }
        let meant = wish.is_meant();
        self.wish.update_value(|waiting| {
            // What is typed while a search is on its way does not take its place.
            if meant || !waiting.as_ref().is_some_and(Wish::is_meant) {
                *waiting = Some(wish);
            }
        });
        match self.progress.get_untracked() {
            Progress::NotAsked if meant => self.prepare(),
            Progress::Failed if meant => self.open_again(),
            Progress::NotAsked | Progress::Opening | Progress::Open | Progress::Failed => {}
        }
        meant
    }

    /// Whether it is this screen that is shown.
    pub(super) fn shows(self, here: Route) -> bool {
        self.last.get_value() == Some(here)
    }

    /// The whole window at an address; nothing where what stands there already is to stay.
    pub(super) fn screen(self, here: Route) -> Option<Markup> {
        let progress = self.progress.get();
        if let Some(opened) = self.opened.get_value() {
            return opened.screen(here);
        }
        let words = self.window.live_words();
        let shown = match progress {
            Progress::NotAsked | Progress::Opening | Progress::Failed
                if self.first_visit && here == Route::Home =>
            {
                welcome::show(words)
            }
            Progress::NotAsked | Progress::Opening | Progress::Open => {
                self.prepare();
                return None;
            }
            Progress::Failed => Shown::Page(missing::show(words, Rc::new(move || self.open_again()))),
        };
        let Shown::Page(page) = shown else { return None };
        arrival::arrive(self.window, self.last, here, &page.title);
        Some(layout(self.window, words, here, self.around(), page.view.keyed(&here.path())))
    }

    fn around(self) -> Around {
        Around {
            today: clock::now().day,
            move_date: Rc::new(move || {
                self.wants(Wish::MoveDate);
            }),
            search: Rc::new(move || {
                self.wants(Wish::Search);
            }),
            has_menu: false,
            company: None,
            notices: Markup::default(),
            saved: saved_line(self.window.words(), Saving::Saved),
            dialogs: Markup::default(),
        }
    }
}
