//! The one handle that pages hold: read the account, send a command, choose a language, go somewhere.

mod acting;
mod backup;
mod companies;
mod connection;
mod errands;
mod forms;
mod hearing;
mod keeping;
mod notice;
mod packing;
mod sandboxes;
mod saving;
mod sending;
mod servers;
mod window;
mod writer;

pub use crate::backend::overview::Overview;
pub use crate::backend::remote::{About as Backend, Server, Shut, Summary, Unsent};
pub use crate::backend::restore::Restored;
pub use backup::{Room, Spare};
pub use companies::Removed;
pub use connection::Link;
pub use errands::{Missing, load as load_errands};
pub use forms::Form;
pub use keeping::Keeping;
pub use notice::{Notice, Tone};
pub use saving::Saving;
pub use servers::Unanswered;
pub use window::Window;
pub use writer::Sharing;

use crate::backend::execute::Desk;
use crate::browser::{clock, settings, storage, tabs};
use crate::domain::account::{Account, Context};
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::event::{Event, Stamped};
use crate::domain::id::CommandId;
use crate::domain::permission;
use crate::domain::refusal::Refusal;
use crate::domain::user::By;
use crate::journal::{Commit, Slots};
use acting::who_acts;
use companies::About;
use connection::Remote;
use errands::Errand;
use forms::Forms;
use leptos::prelude::*;
use sandboxes::Parked;
use std::ops::Deref;
use std::rc::Rc;
use writer::Writer;

type Store = Rc<dyn Slots>;

/// The handle. It is `Copy`: pages hand it to their callbacks.
#[derive(Clone, Copy)]
pub struct Session {
    window: Window,
    store: StoredValue<Store, LocalStorage>,
    sandbox: StoredValue<String>,
    desk: StoredValue<Desk<Store>, LocalStorage>,
    /// What is noted of the company that is shown, as this page knows it.
    about: StoredValue<About>,
    /// Companies that are not shown, and of which the storage has nothing.
    parked: StoredValue<Vec<Parked>, LocalStorage>,
    forms: StoredValue<Forms, LocalStorage>,
    /// Whether the histories are being packed, which outlives the company that is shown.
    packs: StoredValue<bool>,
    /// What lives as long as the session does.
    owner: StoredValue<Owner>,
    /// How many commits the screen shows. The account itself is the desk's: a copy of it would grow with the history.
    seen: RwSignal<u64>,
    by: RwSignal<By>,
    keeping: RwSignal<Keeping>,
    saving: RwSignal<Saving>,
    writer: StoredValue<Writer, LocalStorage>,
    remote: StoredValue<Remote, LocalStorage>,
    link: RwSignal<Link>,
    /// Changes when the screen is to be shown again for something that no other signal holds.
    shown: RwSignal<u32>,
}

impl Session {
    /// Opens what this browser keeps.
    pub fn open(window: Window) -> Self {
        let store = sandboxes::store();
        let sandbox = window.chosen_sandbox();
        let (store, desk, keeping) = sandboxes::open(store, &sandbox);
        settings::note_shown_in_tab(&sandbox);
        let by = who_acts(desk.account(), window.chosen(|chosen| chosen.acting.get(&sandbox).copied()));
        let seen = desk.history().len() as u64;
        let about = companies::noted(&store, &sandbox).unwrap_or_default();
        Self {
            window,
            store: StoredValue::new_local(store),
            about: StoredValue::new(about),
            sandbox: StoredValue::new(sandbox),
            desk: StoredValue::new_local(desk),
            parked: StoredValue::new_local(Vec::new()),
            forms: StoredValue::new_local(Forms::default()),
            packs: StoredValue::new(false),
            owner: StoredValue::new(Owner::current().unwrap_or_else(|| Owner::new_root(None))),
            seen: RwSignal::new(seen),
            by: RwSignal::new(by),
            keeping: RwSignal::new(keeping),
            saving: RwSignal::new(keeping.saving()),
            writer: StoredValue::new_local(Writer::unknown()),
            remote: StoredValue::new_local(Remote::default()),
            link: RwSignal::new(Link::None),
            shown: RwSignal::new(0),
        }
    }

    /// Joins the other tabs and the backend, and lets happen what is due, now and from now on.
    pub fn join(self) {
        self.join_tabs();
        self.join_server();
        self.catch_up();
        self.look_from_time_to_time(self.today());
        self.learn_persistence();
        let ours = ["memberdesk:", &storage::base_path(), ":"].concat();
        tabs::on_storage_change(move |key| {
            if key.as_ref().is_none_or(|key| key.starts_with(&ours)) {
                self.look();
                self.look_at_server();
                self.look_at_unsent(key.as_deref());
            }
        });
        tabs::on_shown_or_hidden(move |shown| {
            if self.is_connected() {
                self.send_off(Errand::ShownOrHidden);
            }
            if shown {
                self.catch_up();
            }
        });
    }

    /// Reads the account.
    pub fn read<T>(self, read: impl FnOnce(&Account) -> T) -> T {
        self.desk.with_value(|desk| read(desk.account()))
    }

    /// All commits, the first one first.
    pub fn history<T>(self, read: impl FnOnce(&[Commit]) -> T) -> T {
        self.desk.with_value(|desk| read(desk.history()))
    }

    /// What happened as far as the one who acts sees it, the newest first; nothing older is looked at than is asked for.
    pub fn newest_first<T>(self, read: impl FnOnce(&mut dyn Iterator<Item = &Stamped>) -> T) -> T {
        let by = self.by();
        self.desk.with_value(|desk| {
            let account = desk.account();
            let all = desk.history().iter().rev().flat_map(|commit| commit.entries.iter().rev());
            read(&mut all.filter(|entry| account.sees_event(by, entry)))
        })
    }

    /// Shows the screen again because of something that only its forms know.
    pub fn show_again(self) {
        self.shown.update(|shown| *shown = shown.wrapping_add(1));
    }

    /// What calls this is shown again whenever the screen is to be.
    pub fn follow_screen(self) {
        self.seen.track();
        self.by.track();
        self.shown.track();
    }

    /// The day it is in the account's own time.
    pub fn today(self) -> Day {
        self.read(|account| account.today(clock::now().day))
    }

    /// Whether the one who acts may send a command now: the same rule that will decide it.
    ///
    /// # Errors
    /// The refusal says why not.
    pub fn may(self, command: &Command) -> Result<(), Refusal> {
        self.read(|account| account.may(command, &self.context(account)))
    }

    /// Whether the one who acts may send such a command at all, before what is typed or chosen is known.
    ///
    /// # Errors
    /// The refusal says why not.
    pub fn permits(self, command: &Command) -> Result<(), Refusal> {
        self.read(|account| permission::check(account, self.by.get_untracked(), command))
    }

    /// Whether somebody else may send a command now.
    ///
    /// # Errors
    /// The refusal says why not.
    pub fn may_as(self, by: By, command: &Command) -> Result<(), Refusal> {
        self.read(|account| account.may(command, &Context { by, ..self.context(account) }))
    }

    /// What sending a command now would lead to: the very decision that would be made, before it is made.
    ///
    /// # Errors
    /// The refusal says why it would not be carried out.
    pub fn would(self, command: &Command) -> Result<Vec<Event>, Refusal> {
        self.read(|account| account.decide(command, &self.context(account)))
    }

    /// Whether a command would end the chance of a full refund that is open now, so that a page can warn before.
    pub fn would_end_refund(self, command: &Command) -> bool {
        self.read(|account| account.would_end_refund(command, &self.context(account)))
    }

    /// What a command would be decided in that is sent now.
    fn context(self, account: &Account) -> Context {
        let now = clock::now();
        let (by, today) = (self.by.get_untracked(), account.today(now.day));
        Context { by, today, real: now.day, minute: now.minute, id: CommandId(0) }
    }

    /// Sends a command. `then` is called with what happened once it is stored; where nothing could be done the person
    /// is told why, and `then` is not called.
    pub fn send(self, command: Command, then: impl FnOnce(&[Event]) + 'static) {
        self.request(Some(command), Box::new(then));
    }

    /// Sends what was typed into a form. The form is forgotten once it is carried out, also where that is later and `then`
    /// is not called any more.
    pub fn send_form(self, form: &str, command: Command, then: impl FnOnce(&[Event]) + 'static) {
        self.is_right(form);
        let name = form.to_owned();
        let then = move |events: &[Event]| {
            self.drop_form(&name);
            then(events);
        };
        self.request_by(self.by.get_untracked(), Some(command), Some(form.to_owned()), Box::new(then));
    }

    /// Sends a command as somebody else, whose part in the simulation it is; whoever acts goes on acting.
    pub fn send_as(self, by: By, command: Command, then: impl FnOnce(&[Event]) + 'static) {
        self.request_by(by, Some(command), None, Box::new(then));
    }

    /// Lets happen what is due, and takes in what other tabs did.
    pub fn catch_up(self) {
        self.request(None, Box::new(|_| {}));
    }

    /// Shows the account as the desk knows it.
    fn show_desk(self) {
        self.seen.set(self.desk.with_value(|desk| desk.history().len() as u64));
        self.keep_acting();
    }

    /// Whether shortcuts of a single key work.
    pub fn single_keys(self) -> bool {
        self.chosen(|chosen| !chosen.single_keys_off)
    }

    /// Turns shortcuts of a single key on or off, and remembers it.
    pub fn set_single_keys(self, on: bool) {
        self.keep(|chosen| chosen.single_keys_off = !on);
        self.show_again();
    }
}

/// A company is open in a window: what can be done to the window can be done through the session.
impl Deref for Session {
    type Target = Window;

    fn deref(&self) -> &Window {
        &self.window
    }
}
