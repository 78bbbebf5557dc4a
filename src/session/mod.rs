//! The one handle that pages hold: read the account, send a command, choose a language, go somewhere.

mod acting;
mod backup;
mod companies;
mod connection;
mod errands;
mod forms;
mod keeping;
mod notice;
mod packing;
mod sandboxes;
mod saving;
mod sending;
mod servers;
mod writer;

pub use crate::backend::remote::{About as Backend, Server, Shut, Summary, Unsent};
pub use crate::backend::restore::Restored;
pub use backup::{LARGEST_BACKUP_MB, Room, Spare};
pub use companies::{Overview, Removed};
pub use connection::Link;
pub use errands::load as load_errands;
pub use forms::Form;
pub use keeping::Keeping;
pub use notice::{Notice, Tone};
pub use saving::Saving;
pub use servers::Unanswered;
pub use writer::Sharing;

use crate::backend::execute::Desk;
use crate::browser::settings::{Settings, Theme};
use crate::browser::{catalogue, clock, document, intl, settings, storage, tabs};
use crate::domain::account::{Account, Context};
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::event::{Event, Stamped};
use crate::domain::id::CommandId;
use crate::domain::refusal::Refusal;
use crate::domain::user::{By, Language};
use crate::i18n::{Text, Words, frame};
use crate::journal::{Commit, Slots};
use crate::routes::Route;
use acting::{Acting, who_acts};
use connection::Remote;
use errands::Errand;
use forms::Forms;
use leptos::prelude::*;
use std::rc::Rc;
use writer::Writer;

type Store = Rc<dyn Slots>;
type Go = Rc<dyn Fn(Route, bool)>;

/// The handle. It is `Copy`: pages hand it to their callbacks.
#[derive(Clone, Copy)]
pub struct Session {
    store: StoredValue<Store, LocalStorage>,
    sandbox: StoredValue<String>,
    desk: StoredValue<Desk<Store>, LocalStorage>,
    go: StoredValue<Option<Go>, LocalStorage>,
    forms: StoredValue<Forms, LocalStorage>,
    /// What lives as long as the session does.
    owner: StoredValue<Owner>,
    /// How many commits the screen shows. The account itself is the desk's: a copy of it would grow with the history.
    seen: RwSignal<u64>,
    by: RwSignal<By>,
    /// Who was chosen to act in each sandbox.
    acting: StoredValue<Acting>,
    language: RwSignal<Language>,
    theme: RwSignal<Theme>,
    single_keys: RwSignal<bool>,
    keeping: RwSignal<Keeping>,
    saving: RwSignal<Saving>,
    writer: StoredValue<Writer, LocalStorage>,
    remote: StoredValue<Remote, LocalStorage>,
    link: RwSignal<Link>,
    notice: RwSignal<Option<Notice>>,
    /// Changes when the screen is to be shown again for something that no other signal holds.
    shown: RwSignal<u32>,
}

impl Session {
    /// Opens what this browser keeps, and lets happen what is due.
    pub fn open() -> Self {
        let kept = settings::load();
        let language = spoken(kept.language.unwrap_or_else(document::preferred_language));
        document::set_language(language);
        document::set_theme(kept.theme);
        let store = sandboxes::store();
        let sandbox = kept.sandbox.unwrap_or_else(|| sandboxes::FIRST.to_owned());
        let (store, desk, keeping) = sandboxes::open(store, &sandbox);
        let by = who_acts(desk.account(), kept.acting.get(&sandbox).copied());
        let seen = desk.history().len() as u64;
        let session = Self {
            store: StoredValue::new_local(store),
            sandbox: StoredValue::new(sandbox),
            desk: StoredValue::new_local(desk),
            go: StoredValue::new_local(None),
            forms: StoredValue::new_local(Forms::default()),
            owner: StoredValue::new(Owner::current().unwrap_or_else(|| Owner::new_root(None))),
            seen: RwSignal::new(seen),
            by: RwSignal::new(by),
            acting: StoredValue::new(kept.acting),
            language: RwSignal::new(language),
            theme: RwSignal::new(kept.theme),
            single_keys: RwSignal::new(!kept.single_keys_off),
            keeping: RwSignal::new(keeping),
            saving: RwSignal::new(keeping.saving()),
            writer: StoredValue::new_local(Writer::unknown()),
            remote: StoredValue::new_local(Remote::default()),
            link: RwSignal::new(Link::None),
            notice: RwSignal::new(None),
            shown: RwSignal::new(0),
        };
        session.join_tabs();
        session.join_server();
        session.catch_up();
        session.look_from_time_to_time();
        session.learn_persistence();
        let ours = ["memberdesk:", &storage::base_path(), ":"].concat();
        tabs::on_storage_change(move |key| {
            if key.is_none_or(|key| key.starts_with(&ours)) {
                session.look();
                session.look_at_server();
            }
        });
        tabs::on_shown_or_hidden(move |shown| {
            if session.is_connected() {
                session.send_off(Errand::ShownOrHidden);
            }
            if shown {
                session.catch_up();
            }
        });
        session
    }

    /// The words of the current language.
    pub fn words(self) -> Words {
        Words(intl::voice(self.language.get_untracked()))
    }

    /// The words of the current language; what reads them is shown again when the language changes.
    pub fn live_words(self) -> Words {
        Words(intl::voice(self.language.get()))
    }

    /// Reads the account.
    pub fn read<T>(self, read: impl FnOnce(&Account) -> T) -> T {
        self.desk.with_value(|desk| read(desk.account()))
    }

    /// All commits, the first one first.
    pub fn history<T>(self, read: impl FnOnce(&[Commit]) -> T) -> T {
        self.desk.with_value(|desk| read(desk.history()))
    }

    /// What happened, the newest first; nothing older is looked at than is asked for.
    pub fn newest_first<T>(self, read: impl FnOnce(&mut dyn Iterator<Item = &Stamped>) -> T) -> T {
        self.history(|commits| read(&mut commits.iter().rev().flat_map(|commit| commit.entries.iter().rev())))
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

    /// Sends a command as somebody else, whose part in the simulation it is; whoever acts goes on acting.
    pub fn send_as(self, by: By, command: Command, then: impl FnOnce(&[Event]) + 'static) {
        self.request_by(by, Some(command), Box::new(then));
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

    /// The theme.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Chooses the theme, and remembers it.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        document::set_theme(theme);
        self.keep_choices();
    }

    /// Whether shortcuts of a single key work.
    pub fn single_keys(self) -> bool {
        self.single_keys.get_untracked()
    }

    /// Turns shortcuts of a single key on or off, and remembers it.
    pub fn set_single_keys(self, on: bool) {
        self.single_keys.set(on);
        self.keep_choices();
        self.show_again();
    }

    /// The language.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Chooses the language, and remembers it; where its wordings cannot be loaded the person is told.
    pub fn set_language(self, language: Language) {
        catalogue::load(language, move |there| {
            if there {
                self.speak(language);
            } else {
                self.tell(Notice::new(Tone::Danger, self.words().say(frame::LANGUAGE_MISSING)));
            }
        });
    }

    fn speak(self, language: Language) {
        document::set_language(language);
        // It is in the language that was left.
        self.dismiss_notice();
        self.language.set(language);
        self.keep_choices();
    }

    fn keep_choices(self) {
        settings::save(&Settings {
            language: Some(self.language.get_untracked()),
            theme: self.theme.get_untracked(),
            single_keys_off: !self.single_keys.get_untracked(),
            sandbox: Some(self.sandbox()),
            acting: self.acting.get_value(),
        });
    }

    /// Tells the person something: it is shown and announced once.
    pub fn tell(self, notice: Notice) {
        self.notice.set(Some(notice));
        // What is told together with going somewhere is read there; what has stood for a while goes with its screen.
        tabs::later(600, move || {
            self.notice.update_untracked(|notice| {
                if let Some(notice) = notice {
                    notice.seen = true;
                }
            });
        });
    }

    /// Tells the person that something went well.
    pub fn tell_success(self, text: Text) {
        self.tell(Notice::new(Tone::Success, self.words().say(text)));
    }

    /// What the person is told now.
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    /// Takes the notice away.
    pub fn dismiss_notice(self) {
        if self.notice.with_untracked(Option::is_some) {
            self.notice.set(None);
        }
    }

    /// Takes away a notice that the person has had a whole screen to read; one that came with this arrival stays.
    pub fn dismiss_stale_notice(self) {
        let stale = self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.seen));
        if stale {
            self.notice.set(None);
        }
    }

    /// Lets the router say how to go somewhere.
    pub fn goes_by(self, go: impl Fn(Route, bool) + 'static) {
        self.go.set_value(Some(Rc::new(go)));
    }

    /// Goes to a screen.
    pub fn go(self, route: Route) {
        self.navigate(route, false);
    }

    /// Goes to a screen in place of this one, so that Back does not lead here again.
    pub fn go_instead(self, route: Route) {
        self.navigate(route, true);
    }

    fn navigate(self, route: Route, replace: bool) {
        if let Some(go) = self.go.get_value() {
            go(route, replace);
        }
    }
}

/// A language, or the other one where only that is there.
fn spoken(language: Language) -> Language {
    let other = match language {
        Language::English => Language::SimplifiedChinese,
        Language::SimplifiedChinese => Language::English,
    };
    if !catalogue::is_there(language) && catalogue::is_there(other) { other } else { language }
}
