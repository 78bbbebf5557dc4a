//! The companies in this browser, each in a sandbox of its own. One of them is shown.
//!
//! Opening another one never changes the one that is left: going back to it undoes the step. What is stored nowhere stays
//! in this page meanwhile.

use super::acting::who_acts;
use super::companies::{About, noted};
use super::{Keeping, Notice, Session, Store};
use crate::backend::execute::{Desk, why_not_stored};
use crate::browser::{clock, entropy, settings, storage};
use crate::journal::{Commit, Condition, Journal, MemorySlots, Place, Slots};
use crate::scenarios::{Scenario, Setting};
use crate::sorting;
use leptos::prelude::*;
use std::rc::Rc;

/// The sandbox in which a browser begins.
pub(super) const FIRST: &str = "1";

/// The browser's storage, or memory where the browser lets the page store nothing.
pub(super) fn store() -> Store {
    match storage::BrowserSlots::new() {
        Some(slots) => Rc::new(slots),
        None => Rc::new(MemorySlots::default()),
    }
}

/// Opens the journal of a sandbox, or one in memory where it cannot be read.
pub(super) fn open(store: Store, sandbox: &str) -> (Store, Desk<Store>, Keeping) {
    if let Ok(opened) = Journal::open(store.clone(), place(sandbox)) {
        let (desk, condition) = Desk::fold(opened);
        let keeping = match condition {
            Condition::Empty | Condition::Sound if storage::is_available() => Keeping::Browser,
            Condition::Empty | Condition::Sound => Keeping::Memory,
            Condition::Damaged(_) => Keeping::Damaged,
            Condition::Newer { .. } => Keeping::Newer,
        };
        return (store, desk, keeping);
    }
    let memory: Store = Rc::new(MemorySlots::default());
    let opened = Journal::open(memory.clone(), place(sandbox)).expect("memory can be read");
    (memory, Desk::fold(opened).0, Keeping::Memory)
}

/// What every key of this copy of the app begins with. A URL's path is ASCII.
pub(super) fn prefix() -> String {
    ["memberdesk:", &storage::base_path()].concat()
}

/// Where the history of a sandbox is kept. A name that none can have is taken for the first one.
pub(super) fn place(sandbox: &str) -> Place {
    let prefix = prefix();
    let named = Place::new(&prefix, sandbox).or_else(|| Place::new(&prefix, FIRST));
    named.expect("the path of a URL is ASCII")
}

/// Whether a key, and what it has behind the prefix, is that of a copy of damaged data.
pub(super) fn is_copy(rest: &str, key: &str) -> bool {
    let name = rest.split(':').next().unwrap_or_default();
    Place::new(&prefix(), name).is_some_and(|place| place.kept_of(key).is_some())
}

/// A company that is not shown and lives in this page alone.
pub(super) struct Parked {
    pub(super) sandbox: String,
    pub(super) desk: Desk<Store>,
    keeping: Keeping,
    /// What is noted of it.
    pub(super) about: About,
}

impl Session {
    /// The name of the sandbox that is shown.
    pub fn sandbox(self) -> String {
        self.sandbox.get_value()
    }

    /// The names of all sandboxes in which something is stored or kept by this page, the oldest first.
    pub fn sandboxes(self) -> Vec<String> {
        let start = [&prefix(), ":"].concat();
        let keys = self.store.with_value(|store| store.keys(&start)).unwrap_or_default();
        let mut names: Vec<String> = keys
            .iter()
            .filter_map(|key| {
                let (name, _) = key.strip_prefix(&start)?.split_once(':')?;
                place(name).segment_of(key).map(|_| name.to_owned())
            })
            .collect();
        self.parked.with_value(|parked| names.extend(parked.iter().map(|parked| parked.sandbox.clone())));
        sorting::sort_by_key(&mut names, |name| (name.len(), name.clone()));
        names.dedup();
        names
    }

    /// Opens a ready-made company in a sandbox of its own, under the name of the point at which it stands; tells whether
    /// that was possible.
    pub fn open_scenario(self, scenario: Scenario, label: String) -> bool {
        let language = self.words().language();
        let setting = Setting { now: clock::now(), language, seed: entropy::command_id() };
        let Ok(commits) = scenario.play(setting) else { return false };
        let kept = self.keep_anew(&commits);
        if let Some(name) = &kept {
            self.note(name, &About { label: Some(label), start: commits.len() });
            self.open_sandbox(name);
        }
        kept.is_some()
    }

    /// Opens a whole history, or an empty one, in a sandbox of its own; tells whether that was possible.
    pub fn open_anew(self, commits: &[Commit]) -> bool {
        let kept = self.keep_anew(commits);
        if let Some(name) = &kept {
            self.open_sandbox(name);
        }
        kept.is_some()
    }

    /// Keeps a whole history in a sandbox of its own without showing it; the person is told where there is no room.
    pub(super) fn keep_anew(self, commits: &[Commit]) -> Option<String> {
        let store = self.store.get_value();
        // A number is given once: what was removed can be put back, and what is shown may have been removed elsewhere.
        let counter = [&prefix(), ":newest"].concat();
        let given = store.read(&counter).ok().flatten().and_then(|given| given.parse::<u32>().ok());
        let shown = self.history(|commits| !commits.is_empty()).then(|| self.sandbox());
        let names = self.sandboxes().into_iter().chain(shown);
        let newest = names.filter_map(|name| name.parse::<u32>().ok()).max();
        let name = newest.max(given).map_or(1, |newest| newest.saturating_add(1)).to_string();
        if let Err(error) = Journal::begin(store.clone(), place(&name), commits) {
            self.tell(Notice::of_storage(self.words(), why_not_stored(&error)));
            return None;
        }
        // Where even this finds no room, the number is the next one after those that are in use.
        let _ = store.write(&counter, &name);
        Some(name)
    }

    /// Begins anew, in a sandbox of its own in which nothing is.
    pub fn start_again(self) {
        self.open_anew(&[]);
    }

    /// Shows the company of another sandbox. What is left stays in this page where it is stored nowhere.
    pub fn open_sandbox(self, name: &str) {
        let left = self.sandbox();
        let keeping = self.keeping.get_untracked();
        let parks = left != name && self.is_only_in_page();
        let about = self.about.get_value();
        let desk = self.show_sandbox(name);
        if let Some(desk) = desk.filter(|_| parks) {
            self.parked.update_value(|parked| parked.push(Parked { sandbox: left, desk, keeping, about }));
        }
    }

    /// Whether something is shown that is stored nowhere.
    fn is_only_in_page(self) -> bool {
        !self.has_its_place() && self.history(|commits| !commits.is_empty())
    }

    /// Whether a company lives in this page alone.
    pub fn is_stored_nowhere(self, sandbox: &str) -> bool {
        let shown = sandbox == self.sandbox();
        if shown { self.is_only_in_page() } else { self.with_parked(sandbox, |_| ()).is_some() }
    }

    /// The history of a company that lives in this page alone.
    pub(super) fn only_in_page(self, sandbox: &str) -> Option<Vec<Commit>> {
        if sandbox == self.sandbox() {
            return self.is_only_in_page().then(|| self.history(<[Commit]>::to_vec));
        }
        self.with_parked(sandbox, |parked| parked.desk.history().to_vec())
    }

    /// Reads a company that is not shown and lives in this page alone.
    pub(super) fn with_parked<T>(self, sandbox: &str, read: impl FnOnce(&Parked) -> T) -> Option<T> {
        self.parked.with_value(|parked| parked.iter().find(|parked| parked.sandbox == sandbox).map(read))
    }

    /// Takes a company out of those that live in this page alone.
    pub(super) fn unpark(self, sandbox: &str) -> Option<Parked> {
        let mut taken = None;
        self.parked.update_value(|parked| {
            let place = parked.iter().position(|parked| parked.sandbox == sandbox);
            taken = place.map(|place| parked.swap_remove(place));
        });
        taken
    }

    /// Shows the company of a sandbox, and hands out what was shown.
    pub(super) fn show_sandbox(self, name: &str) -> Option<Desk<Store>> {
        let Parked { desk, keeping, about, .. } = self.unpark(name).unwrap_or_else(|| {
            let (store, desk, keeping) = open(self.store.get_value(), name);
            let about = noted(&store, name).unwrap_or_default();
            Parked { sandbox: name.to_owned(), desk, keeping, about }
        });
        let by = who_acts(desk.account(), self.chosen_in(name));
        let seen = desk.history().len() as u64;
        let left = self.desk.try_update_value(|shown| std::mem::replace(shown, desk));
        self.sandbox.set_value(name.to_owned());
        self.about.set_value(about);
        self.keeping.set(keeping);
        self.saving.set(keeping.saving());
        self.by.set(by);
        self.seen.set(seen);
        self.close_forms();
        self.keep(|chosen| chosen.sandbox = Some(name.to_owned()));
        settings::note_shown_in_tab(name);
        self.join_tabs();
        self.join_server();
        self.catch_up();
        left
    }
}
