//! Where the history is kept, and the ways out where it cannot be kept there.

use super::{Form, Notice, Saving, Session, Tone};
use crate::backend::execute::Desk;
use crate::browser::persistence::{self, Persistence};
use crate::browser::{files, tabs};
use crate::i18n::{frame, keeping as texts};
use crate::journal::export::to_document;
use crate::journal::{Journal, MemorySlots};
use leptos::prelude::*;
use std::rc::Rc;

/// Where the history is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// In this browser's storage.
    Browser,
    /// Only in this page: the browser does not let it store anything, or the person chose so.
    Memory,
    /// In this browser's storage, where something cannot be read; nothing is written until the person decides.
    Damaged,
    /// In this browser's storage, written by a newer version of the app; nothing is written.
    Newer,
    /// It was removed from this browser's storage, and is still in this page.
    Cleared,
    /// In this browser's storage, in which there is no room for more.
    Full,
    /// The browser took what was written and did not keep it; it is still in this page.
    Lost,
}

impl Keeping {
    /// Whether what is shown is stored, as far as this says it.
    pub(super) fn saving(self) -> Saving {
        match self {
            Keeping::Browser | Keeping::Damaged | Keeping::Newer | Keeping::Full => Saving::Saved,
            Keeping::Memory | Keeping::Cleared | Keeping::Lost => Saving::Unsaved,
        }
    }
}

impl Session {
    /// What the browser said about keeping the data when the disk is nearly full; nothing before it was asked.
    pub fn persistence(self) -> Form<Option<Persistence>> {
        self.secret_form("persistence")
    }

    /// Asks the browser whether it keeps the data, so that it is known when a screen tells it.
    pub(super) fn learn_persistence(self) {
        let said = self.persistence();
        persistence::ask(false, move |answer| said.typed(|said| *said = Some(answer)));
    }

    /// Where the history is kept.
    pub fn keeping(self) -> Keeping {
        self.keeping.get()
    }

    /// Continues after damage: the damaged values are kept aside first.
    pub fn set_damage_aside(self) {
        self.write_missing(true);
        if self.keeping.get_untracked() != Keeping::Browser {
            self.tell(Notice::new(Tone::Danger, self.words().say(frame::NOT_SET_ASIDE)));
        }
    }

    /// Writes again everything that this page knows.
    pub fn save_again(self) {
        let place = self.sandbox();
        self.write_missing(true);
        if self.keeping.get_untracked() == Keeping::Browser {
            // What was cleared with it: what it is called, that it is the company to show, what was chosen, and where it lives.
            let shown = self.sandbox();
            self.note(&shown, &self.about.get_value());
            self.keep(|chosen| chosen.sandbox = Some(shown));
            self.keep_connection();
            // Where it was saved beside another company, that was told.
            if self.sandbox() == place {
                self.tell_success(texts::SAVED_AGAIN);
            }
        } else {
            self.tell(Notice::new(Tone::Danger, self.words().say(texts::NOT_SAVED_AGAIN)));
        }
    }

    /// Goes on with everything that this page knows, without storing it.
    pub fn continue_in_memory(self) {
        let place = super::sandboxes::place(&self.sandbox());
        let memory: super::Store = Rc::new(MemorySlots::default());
        let begun = self.history(|commits| Journal::begin(memory.clone(), place.clone(), commits).is_ok());
        let Some(opened) = begun.then(|| Journal::open(memory, place).ok()).flatten() else { return };
        self.desk.set_value(Desk::fold(opened).0);
        self.keeping.set(Keeping::Memory);
        self.saving.set(Saving::Unsaved);
        self.join_tabs();
        self.join_server();
    }

    /// Loads the page anew, with the program and the data as they are now.
    pub fn load_again(self) {
        tabs::reload();
    }

    /// The whole history as a file that [`from_document`](crate::journal::export::from_document) reads.
    pub fn backup(self) -> String {
        self.history(|commits| to_document(&self.sandbox(), commits))
    }

    /// Lets the person take the whole history away as a file.
    pub fn download_backup(self) {
        let name = ["memberdesk-", &self.today().to_string(), ".json"].concat();
        if !files::save(&name, "application/json", &self.backup()) {
            self.tell(Notice::new(Tone::Danger, self.words().say(texts::NO_DOWNLOAD)));
        }
    }

    /// Lets the person take away everything as it is stored, also what cannot be read.
    pub fn download_stored(self) {
        if !files::save_everything() {
            self.tell(Notice::new(Tone::Danger, self.words().say(texts::NO_DOWNLOAD)));
        }
    }
}
