//! Whether what is shown is stored: reading back what was written, writing it again, and looking what was done to it.

use super::{Keeping, Notice, Session, Tone};
use crate::backend::execute::Desk;
use crate::browser::tabs;
use crate::domain::date::Day;
use crate::i18n::keeping as texts;
use crate::journal::{Commit, JournalError, SlotError};
use leptos::prelude::*;

/// How often the storage is looked at while the page is visible, in milliseconds.
const LOOK_EVERY: i32 = 500;

/// How long what does not fit may be only on its way, in milliseconds.
const ON_ITS_WAY: i32 = 150;

/// How often a tab that does not write looks for what is on its way before it says that it is not saved: three seconds.
const LOOKS: u32 = 20;

/// Whether what is shown is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// It was read back from the storage.
    Saved,
    /// It was written, and is going to be read back.
    Writing,
    /// It is only in this page.
    Unsaved,
}

impl Session {
    /// Whether what is shown is stored.
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// A browser can take a write and lose it: what was written is read back in a later task, and written again where
    /// it is not there.
    pub(super) fn confirm_later(self) {
        if self.keeping.get_untracked() != Keeping::Memory {
            self.saving.set(Saving::Writing);
        }
        self.confirm_after(0);
    }

    /// The same after so many looks that did not show all of it.
    fn confirm_after(self, looks: u32) {
        let turn = self.which();
        let wait = if self.writes() { 0 } else { ON_ITS_WAY };
        tabs::later(wait, move || {
            if self.is_turn(turn) {
                self.confirm(looks);
            }
        });
    }

    /// Something was removed from a storage without room: what found none may be stored now, and nobody is told any longer
    /// that there is none. The next write that finds none says so again.
    pub(super) fn room_was_made(self) {
        if self.keeping.get_untracked() == Keeping::Full {
            self.confirm_later();
        }
    }

    fn confirm(self, looks: u32) {
        let looked = self.desk.try_update_value(|desk| {
            let read = desk.look().and_then(|_| desk.journal_mut().confirm());
            (read.is_ok(), desk.stored() >= desk.history().len() as u64)
        });
        let (read, is_all) = looked.unwrap_or_default();
        if read && !is_all && !self.writes() {
            if looks < LOOKS {
                // What another tab wrote is on its way.
                self.confirm_after(looks + 1);
            } else {
                // It may have found no room there, or stopped: it shows in the storage if it is written after all.
                self.saving.set(Saving::Unsaved);
                self.keeping.set(Keeping::Lost);
            }
        } else if !read || !is_all {
            self.see_to_missing();
        } else if self.keeping.get_untracked() == Keeping::Memory {
            self.saving.set(Saving::Unsaved);
        } else {
            self.keeping.set(Keeping::Browser);
            self.saving.set(Saving::Saved);
        }
    }

    /// Something that this page knows is not in the storage. The tab that writes writes it again; the others never do: what
    /// they have not seen stored may be on its way to them, and what they wrote would come to lie over what was written
    /// meanwhile.
    pub(super) fn see_to_missing(self) {
        if self.writes() {
            self.write_missing(false);
        } else if self.keeping.get_untracked() != Keeping::Memory {
            let looked = self.desk.try_update_value(|desk| desk.look_anew(false));
            if looked == Some(Ok(())) && !self.desk.with_value(Desk::is_stored) {
                return self.confirm_later();
            }
            self.found(looked, false);
        }
    }

    /// Writes again what this page knows and the storage has lost; where that is not possible, says what is so.
    pub(super) fn write_missing(self, consent: bool) {
        if self.keeping.get_untracked() == Keeping::Memory {
            return;
        }
        let written = self.desk.try_update_value(|desk| desk.write_again(consent));
        self.found(written, consent);
    }

    /// The storage was looked at anew, and written where that was meant: says what is so.
    fn found(self, outcome: Option<Result<(), JournalError>>, consent: bool) {
        let keeping = match outcome {
            Some(Ok(())) => {
                let confirmed = self.desk.try_update_value(|desk| desk.journal_mut().confirm().is_ok());
                if confirmed == Some(true) { Keeping::Browser } else { Keeping::Lost }
            }
            Some(Err(JournalError::Gone)) => Keeping::Cleared,
            Some(Err(JournalError::Newer { .. })) => Keeping::Newer,
            Some(Err(JournalError::Damaged)) => Keeping::Damaged,
            Some(Err(JournalError::Slot(SlotError::Full))) => Keeping::Full,
            Some(Err(JournalError::Diverged)) => return self.make_way(consent),
            Some(Err(
                JournalError::Slot(SlotError::Blocked | SlotError::Other(_))
                | JournalError::TooLarge { .. }
                | JournalError::NotNext { .. }
                | JournalError::Repeated { .. }
                | JournalError::MovedOn { .. }
                | JournalError::Unsaved
                | JournalError::Occupied,
            ))
            | None => Keeping::Lost,
        };
        self.saving.set(if keeping == Keeping::Browser { Saving::Saved } else { Saving::Unsaved });
        self.keeping.set(keeping);
        if self.desk.with_value(|desk| desk.history().len() as u64) != self.seen.get_untracked() {
            self.show_desk();
        }
    }

    /// Another history took the place of this one: what is stored there counts, and what only this page knows is lost
    /// nowhere. Where it was stored and is no more, it stays in this page until the person wants it saved beside.
    fn make_way(self, consent: bool) {
        let was_saved = self.saving.get_untracked() == Saving::Saved;
        if !consent && !self.has_its_place() {
            self.leave_tabs();
            return;
        }
        if was_saved && !consent {
            self.show_sandbox(&self.sandbox());
            return;
        }
        let commits = self.history(<[Commit]>::to_vec);
        let Some(beside) = self.keep_anew(&commits) else {
            self.keeping.set(Keeping::Lost);
            self.saving.set(Saving::Unsaved);
            return;
        };
        self.note(&beside, &self.about.get_value());
        self.show_sandbox(&beside);
        let text = self.words().fill(texts::SAVED_BESIDE, &[("n", &beside)]);
        self.tell(Notice::new(Tone::Warning, text));
    }

    /// Whether what is shown is in its place in the storage, or goes there with the next write.
    pub(super) fn has_its_place(self) -> bool {
        self.keeping.get_untracked().saving() == Saving::Saved
    }

    /// Looks what the storage holds by now: what other tabs did, and what was done to it from outside.
    pub(super) fn look(self) {
        let turn = self.which();
        match self.keeping.get_untracked() {
            Keeping::Memory | Keeping::Newer | Keeping::Damaged => return,
            Keeping::Browser | Keeping::Cleared | Keeping::Full | Keeping::Lost => {}
        }
        if self.look_once() {
            self.show_stored();
            if !self.has_its_place() && self.desk.with_value(Desk::is_stored) {
                // Another tab has saved it again.
                self.confirm_later();
            }
        } else if self.desk.with_value(Desk::has_diverged) && !self.has_its_place() {
            self.leave_tabs();
        } else if self.keeping.get_untracked() == Keeping::Browser {
            // What does not fit may be on its way.
            tabs::later(ON_ITS_WAY, move || {
                if self.is_turn(turn) && !self.look_once() {
                    self.see_to_missing();
                }
            });
        }
    }

    pub(super) fn look_once(self) -> bool {
        self.desk.try_update_value(|desk| desk.look().is_ok()) == Some(true)
    }

    /// Looks at the storage from time to time: a page is told what other tabs do, and not what is done in its own
    /// developer tools. Nor is it told that a day is over: where the date has moved on from `day` by itself, what is due
    /// happens, and what is shown follows.
    pub(super) fn look_from_time_to_time(self, day: Day) {
        tabs::later(LOOK_EVERY, move || {
            if !tabs::is_shown() {
                return self.look_from_time_to_time(day);
            }
            self.look();
            let today = self.today();
            if today != day {
                self.catch_up();
                self.show_again();
            }
            self.look_from_time_to_time(today);
        });
    }
}
