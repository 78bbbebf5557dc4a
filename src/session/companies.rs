//! Looking after the companies in this browser: what is known of each without showing it, copying, naming, removing.

use super::sandboxes::{Parked, open, place, prefix};
use super::servers::{server_key, unsent_of};
use super::{Keeping, Notice, Session, Store, Tone};
use crate::backend::execute::{Desk, why_not_stored};
use crate::backend::overview::{self, Overview};
use crate::browser::{clock, files};
use crate::domain::account::Account;
use crate::i18n::companies as texts;
use crate::journal::export::to_document;
use crate::journal::{Commit, Journal, JournalError, MemorySlots, Slots};
use crate::json::{self, Written};
use crate::sorting;
use leptos::prelude::*;
use std::rc::Rc;

/// What is noted of a sandbox beside its history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct About {
    /// What the person calls it, or the point at which it was told.
    pub label: Option<String>,
    /// How many commits it began with: starting over leads there.
    pub start: usize,
}

/// A company that was removed, and can be put back.
#[derive(Clone, Debug)]
pub struct Removed {
    /// The name of its sandbox.
    pub sandbox: String,
    /// What it was called.
    pub title: String,
    /// Whether it was the one that was shown.
    shown: bool,
    /// Its history, where that was in the page alone.
    only_in_page: Option<Vec<Commit>>,
    /// Everything that was stored of it.
    values: Vec<(String, String)>,
}

fn about_key(sandbox: &str) -> String {
    [&prefix(), ":about:", sandbox].concat()
}

fn drafts_of(sandbox: &str) -> String {
    [&prefix(), ":draft:", sandbox, ":"].concat()
}

fn snapshot_key(sandbox: &str) -> String {
    [&prefix(), ":snapshot:", sandbox].concat()
}

/// What the storage notes of a sandbox.
pub(super) fn noted(store: &Store, sandbox: &str) -> Option<About> {
    let noted = store.read(&about_key(sandbox)).ok().flatten()?;
    json::read(&noted).ok()
}

impl Session {
    /// What is noted of a sandbox. Of a company that lives in this page alone this page knows it: what the storage has in
    /// its place is gone, or another company's.
    pub fn about(self, sandbox: &str) -> About {
        if let Some(parked) = self.with_parked(sandbox, |parked| parked.about.clone()) {
            return parked;
        }
        let shown = sandbox == self.sandbox();
        if shown && !self.has_its_place() {
            return self.about.get_value();
        }
        let noted = self.store.with_value(|store| noted(store, sandbox));
        noted.unwrap_or_else(|| if shown { self.about.get_value() } else { About::default() })
    }

    /// Notes something of a sandbox. What cannot be noted costs a name and nothing more.
    pub(super) fn note(self, sandbox: &str, about: &About) {
        if sandbox == self.sandbox() {
            self.about.set_value(about.clone());
        }
        self.parked.update_value(|parked| {
            parked
                .iter_mut()
                .filter(|parked| parked.sandbox == sandbox)
                .for_each(|parked| parked.about.clone_from(about));
        });
        // In the place of one that lives in this page alone another company may stand by now.
        if !self.is_stored_nowhere(sandbox) {
            let _ = self.store.with_value(|store| store.write(&about_key(sandbox), &json::write(about)));
        }
    }

    /// Calls a sandbox something; nothing takes the name away.
    pub fn name_sandbox(self, sandbox: &str, label: Option<String>) {
        self.note(sandbox, &About { label, ..self.about(sandbox) });
        self.show_again();
    }

    /// What is in a sandbox, without showing it.
    pub fn look_into(self, sandbox: &str) -> Overview {
        let today = clock::now().day;
        if sandbox == self.sandbox() {
            return self.desk.with_value(|desk| Overview::of(desk.account(), desk.history(), today));
        }
        let overview = |parked: &Parked| Overview::of(parked.desk.account(), parked.desk.history(), today);
        let parked = self.with_parked(sandbox, overview);
        if let Some(parked) = parked {
            return parked;
        }
        let store = self.store.get_value();
        let seen = overview::look_into(store, place(sandbox), &snapshot_key(sandbox), today);
        seen.unwrap_or_else(|_| Overview::of(&Account::default(), &[], today))
    }

    /// How much is stored of a sandbox, in UTF-16 units.
    pub fn units_of(self, sandbox: &str) -> usize {
        self.store.with_value(|store| {
            let of_key = |key: &String| key.len() + store.units(key).unwrap_or_default();
            store.keys(place(sandbox).start()).unwrap_or_default().iter().map(of_key).sum()
        })
    }

    /// Copies a company beside itself; the copy's sandbox, if there was room for it.
    pub fn duplicate(self, sandbox: &str) -> Option<String> {
        let copied = self.copy(sandbox, usize::MAX)?;
        self.show_again();
        Some(copied)
    }

    /// Opens a fresh copy of a company as it began; tells whether that was possible. The company stays as it is.
    pub fn start_over(self, sandbox: &str) -> bool {
        let copied = self.copy(sandbox, self.about(sandbox).start);
        if let Some(copied) = &copied {
            self.open_sandbox(copied);
        }
        copied.is_some()
    }

    fn copy(self, sandbox: &str, most: usize) -> Option<String> {
        let commits = match self.only_in_page(sandbox) {
            Some(commits) => commits,
            None => {
                let opened = Journal::open(self.store.get_value(), place(sandbox)).ok()?;
                Desk::fold(opened).0.history().to_vec()
            }
        };
        let copied = self.keep_anew(&commits[..most.min(commits.len())])?;
        self.note(&copied, &self.about(sandbox));
        Some(copied)
    }

    /// Removes a company from this browser, and hands out what puts it back. If it was shown, another one is shown
    /// then.
    pub fn remove_sandbox(self, sandbox: &str, title: String) -> Option<Removed> {
        let shown = sandbox == self.sandbox();
        let only_in_page = self.only_in_page(sandbox);
        let about = self.about(sandbox);
        if shown {
            let other = self.sandboxes().into_iter().rfind(|name| name != sandbox);
            match other {
                Some(other) => self.open_sandbox(&other),
                None if !self.open_anew(&[]) => return None,
                None => {}
            }
        }
        let mut values = Vec::new();
        if about != About::default() {
            values.push((about_key(sandbox), json::write(&about)));
        }
        let mut removed = Removed { sandbox: sandbox.to_owned(), title, shown, only_in_page, values };
        if !self.is_anothers_place(&removed) && !self.erase(&mut removed) {
            return None;
        }
        self.unpark(sandbox);
        self.room_was_made();
        self.show_again();
        Some(removed)
    }

    /// Whether another company stands in the place of one that lives in this page alone: it is not touched.
    fn is_anothers_place(self, removed: &Removed) -> bool {
        let Some(own) = &removed.only_in_page else { return false };
        let opened = Journal::open(self.store.get_value(), place(&removed.sandbox));
        let stored = opened.ok().and_then(|opened| opened.commits.into_iter().next());
        stored.is_some_and(|stored| own.first().is_none_or(|own| own.id != stored.id))
    }

    /// Takes everything that is stored of a company out of the storage; tells whether that was possible.
    fn erase(self, removed: &mut Removed) -> bool {
        let sandbox = removed.sandbox.as_str();
        let store = self.store.get_value();
        let starts = [place(sandbox).start().to_owned(), drafts_of(sandbox), unsent_of(sandbox)];
        let keys = starts.iter().flat_map(|start| store.keys(start).unwrap_or_default());
        for key in keys.chain([server_key(sandbox)]) {
            if let Ok(Some(value)) = store.read(&key) {
                removed.values.push((key, value));
            }
        }
        let erased = Journal::open(store.clone(), place(sandbox)).map(|opened| {
            let mut journal = opened.journal;
            journal.erase().is_ok()
        });
        if erased != Ok(true) {
            // A part may be gone already.
            let _ = self.write_back(removed);
            self.tell(Notice::new(Tone::Danger, self.words().say(texts::NOT_DELETED)));
            return false;
        }
        for (key, _) in &removed.values {
            let _ = store.remove(key);
        }
        let _ = store.remove(&about_key(sandbox));
        let _ = store.remove(&snapshot_key(sandbox));
        true
    }

    /// Lets the person take a company away as a backup and then removes it, and hands out what puts it back.
    ///
    /// Not where something of it cannot be read, or was not sent to its backend yet: the backup would not hold it.
    pub fn archive(self, sandbox: &str, title: String) -> Option<Removed> {
        let unsent = self.unsent_in(sandbox);
        if unsent > 0 {
            let gaps = [("n", &*unsent.to_string())];
            self.tell(Notice::new(Tone::Danger, self.words().fill(texts::NOT_ARCHIVED_UNSENT, &gaps)));
            return None;
        }
        let whole = self.only_in_page(sandbox).or_else(|| {
            let (_, desk, keeping) = open(self.store.get_value(), sandbox);
            let whole = match keeping {
                Keeping::Browser | Keeping::Memory => desk.is_stored(),
                Keeping::Damaged | Keeping::Newer | Keeping::Cleared | Keeping::Full | Keeping::Lost => false,
            };
            whole.then(|| desk.history().to_vec())
        });
        let name = ["memberdesk-", sandbox, "-", &clock::now().day.to_string(), ".json"].concat();
        let save =
            |commits: Vec<Commit>| files::save(&name, "application/json", &to_document(sandbox, &commits));
        if !whole.is_some_and(save) {
            self.tell(Notice::new(Tone::Danger, self.words().say(texts::NOT_ARCHIVED)));
            return None;
        }
        self.remove_sandbox(sandbox, title)
    }

    /// How many actions of a company wait to be sent to its backend, or to be decided about.
    fn unsent_in(self, sandbox: &str) -> usize {
        let kept = self.store.with_value(|store| store.keys(&unsent_of(sandbox)).map(|keys| keys.len()));
        let mut unsent = kept.unwrap_or_default();
        if sandbox == self.sandbox() {
            self.each_only_here(|_| unsent += 1);
        }
        unsent
    }

    /// Puts a removed company back as it was; tells whether there was room for it. Where another one has taken its place
    /// since, as after everything was cleared, it goes beside that one.
    pub fn put_back(self, removed: &Removed) -> bool {
        let taken = self.sandboxes().contains(&removed.sandbox);
        let back = if taken {
            self.keep_beside(removed)
        } else {
            let written = self.write_back(removed);
            if let Err(error) = &written {
                // What found room would be half a company, and take the room of others.
                self.store.with_value(|store| {
                    removed.values.iter().for_each(|(key, _)| drop(store.remove(key)));
                });
                self.tell(Notice::of_storage(self.words(), why_not_stored(error)));
            }
            written.is_ok().then(|| removed.sandbox.clone())
        };
        if let Some(back) = back.as_deref().filter(|_| removed.shown) {
            self.open_sandbox(back);
        }
        self.show_again();
        back.is_some()
    }

    /// Keeps the history of a removed company, and its name, in a sandbox of its own.
    fn keep_beside(self, removed: &Removed) -> Option<String> {
        let memory: Store = Rc::new(MemorySlots::default());
        for (key, value) in &removed.values {
            memory.write(key, value).ok()?;
        }
        let commits = removed.only_in_page.clone().or_else(|| {
            let opened = Journal::open(memory.clone(), place(&removed.sandbox)).ok()?;
            Some(Desk::fold(opened).0.history().to_vec())
        })?;
        let beside = self.keep_anew(&commits)?;
        if let Ok(Some(about)) = memory.read(&about_key(&removed.sandbox)) {
            let _ = self.store.with_value(|store| store.write(&about_key(&beside), &about));
        }
        Some(beside)
    }

    /// Stores what was removed again, what was in the page alone as well.
    ///
    /// Writes the last values first: what an interruption leaves is a journal that begins with a gap, not a shorter one.
    fn write_back(self, removed: &Removed) -> Result<(), JournalError> {
        self.store.with_value(|store| {
            let place = place(&removed.sandbox);
            let mut values: Vec<&(String, String)> = removed.values.iter().collect();
            if removed.only_in_page.is_some() {
                values.retain(|(key, _)| place.segment_of(key).is_none());
            }
            sorting::sort(&mut values);
            let stored = values.iter().rev().try_for_each(|(key, value)| store.write(key, value));
            let mut written = stored.map_err(JournalError::Slot);
            if let Some(commits) = removed.only_in_page.as_deref().filter(|_| written.is_ok()) {
                written = Journal::begin(store.clone(), place, commits).map(drop);
            }
            written
        })
    }
}
