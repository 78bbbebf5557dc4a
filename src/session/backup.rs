//! Bringing a backup back, and what can be removed to free space.

use super::{Session, sandboxes};
use crate::backend::restore::{self, Restored};
use crate::browser::{settings, storage};
use crate::i18n::keeping as texts;
use crate::journal::Slots;
use crate::journal::export::FILE_BYTES;
use leptos::prelude::*;

/// How much room this origin's storage has, in UTF-16 units, and how much of it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// What is used, by other apps of the same origin too.
    pub used: usize,
    /// What there is in most browsers.
    pub total: usize,
}

/// Something that can be removed without touching a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spare {
    /// Forms that are not sent yet.
    Drafts,
    /// Copies of damaged values that were set aside.
    Copies,
}

impl Session {
    /// What a file would bring back.
    ///
    /// # Errors
    /// Why it is not taken, in words.
    pub fn read_backup(self, text: Option<&str>, size: u64) -> Result<Restored, String> {
        let words = self.words();
        match text {
            Some(text) => restore::read(text).map_err(|problem| texts::not_taken(words, &problem)),
            None if size > FILE_BYTES as u64 => Err(texts::too_long(words)),
            None => Err(words.say(texts::NO_TEXT)),
        }
    }

    /// Opens what a file brought in a sandbox of its own; tells whether that was possible.
    pub fn restore(self, backup: &Restored) -> bool {
        self.open_anew(&backup.commits)
    }

    /// How much room there is, and how much of it is used.
    pub fn room(self) -> Room {
        Room { used: storage::used(&|_| true), total: storage::ROOM }
    }

    /// How many UTF-16 units the company that is shown takes.
    pub fn units_stored(self) -> usize {
        let start = [&sandboxes::prefix(), ":", &self.sandbox(), ":"].concat();
        storage::used(&|stored| stored.key.starts_with(&start))
    }

    /// How many UTF-16 units would be freed.
    pub fn spare(self, spare: Spare) -> usize {
        let keys = self.spare_keys(spare);
        storage::used(&|stored| keys.iter().any(|spare| spare == stored.key))
    }

    /// Removes it; the person has agreed.
    pub fn free(self, spare: Spare) {
        for key in self.spare_keys(spare) {
            // What cannot be removed is still counted, and offered again.
            let _ = self.store.with_value(|store| store.remove(&key));
        }
        if spare == Spare::Drafts {
            self.close_forms();
        }
        self.tell_success(texts::FREED);
        self.room_was_made();
        self.show_again();
    }

    fn spare_keys(self, spare: Spare) -> Vec<String> {
        let start = [&sandboxes::prefix(), ":"].concat();
        let mut keys = self.store.with_value(|store| store.keys(&start)).unwrap_or_default();
        keys.retain(|key| {
            let rest = &key[start.len()..];
            match spare {
                Spare::Drafts => rest.starts_with(settings::DRAFTS),
                Spare::Copies => sandboxes::is_copy(rest, key),
            }
        });
        keys
    }
}
