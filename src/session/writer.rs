//! Which tab writes, and how the others reach it.
//!
//! Of all tabs that show the same company one holds a lock for as long as it lives. It carries out what every tab asks
//! for, and all of them hear what came of it. When it closes or stops, the next one takes its place, writes again what
//! it knows and the storage does not show, and is asked again what was not answered: a command keeps its id, so that it
//! is carried out once.
//!
//! A company that lives on a backend is decided there (`connection`): the tab that writes only copies what was heard.
//!
//! Where the browser has no locks or no channels every tab writes for itself: it reads before it writes, and refuses
//! where another tab has acted in between.

use super::errands::Errand;
use super::{Keeping, Notice, Session};
use crate::backend::execute::Desk;
use crate::backend::protocol::{Failure, Message, NotStored, Reply, Request};
use crate::backend::remote::Unsent;
use crate::browser::channel::Channel;
use crate::browser::lock::{Claim, Turn};
use crate::browser::{clock, entropy, storage, tabs};
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::id::CommandId;
use crate::domain::user::By;
use crate::journal::Commit;
use crate::json;
use leptos::prelude::*;

/// For so long a writing tab lets the storage show what the one before it wrote, in milliseconds: a browser may hand
/// over a lock sooner than a value, also where the one before it crashed and this page was opened after that. A tab that
/// has heard what was written, and sees all of it stored, need not wait.
const SETTLING: i32 = 40;

/// After so long without an answer the tab that should write is taken to be stuck, in milliseconds.
const PATIENCE: i32 = 3_000;

/// How this tab's requests are carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It is not decided yet; requests wait.
    Asking,
    /// This tab writes for all of them.
    Leading,
    /// Another tab writes.
    Following,
    /// Every tab writes for itself.
    Alone,
}

/// How the tabs that show the same company share its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// Not at all: it is only in this page.
    InMemory,
    /// One of them writes for all.
    OneWrites,
    /// Each writes for itself: the browser gives this page no locks, or no channel to the others.
    EachWrites,
}

/// Who is called with what happened.
pub(super) type Then = Box<dyn FnOnce(&[Event])>;

/// How this tab reaches the one that writes.
pub(super) struct Writer {
    part: Part,
    /// What was asked for and not answered yet, in order.
    waiting: Vec<(Request, Then)>,
    claim: Option<Claim>,
    channel: Option<Channel>,
    /// Counts the companies that were shown, so that what was put off for one is not done to another.
    turn: u32,
    /// Counts what was told of the lock, so that what was put off because this tab got it is not done once it has lost it.
    told: u32,
}

impl Writer {
    /// Nobody is reached yet.
    pub(super) fn unknown() -> Self {
        Self { part: Part::Asking, waiting: Vec::new(), claim: None, channel: None, turn: 0, told: 0 }
    }

    /// Lets go of everything that was asked for and not answered yet.
    pub(super) fn forget_all(&mut self) {
        self.waiting.clear();
    }

    /// What was asked for and not answered yet, in order.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &Request> {
        self.waiting.iter().map(|(request, _)| request)
    }
}

impl Session {
    /// Joins the tabs that show the company that is shown now.
    pub(super) fn join_tabs(self) {
        let mut turn = 0;
        self.writer.update_value(|writer| {
            turn = writer.turn + 1;
            *writer = Writer { turn, ..Writer::unknown() };
        });
        let name = lock_of(&self.sandbox());
        let stored = !matches!(self.keeping.get_untracked(), Keeping::Memory);
        let channel = stored
            .then(|| Channel::open(&name, move |text| self.send_off(Errand::Hear(turn, text))))
            .flatten();
        let claim = channel.is_some().then(|| Claim::new(name, move |to| self.turn(turn, to))).flatten();
        let alone = claim.is_none();
        self.writer.update_value(|writer| (writer.channel, writer.claim) = (channel, claim));
        if alone {
            self.begin_to_write(Part::Alone);
        }
    }

    /// Has no part any more in what the tabs of this place do, where another company is kept by now: one of those that show
    /// it is to write.
    pub(super) fn leave_tabs(self) {
        self.writer.update_value(|writer| {
            (writer.part, writer.claim, writer.channel) = (Part::Alone, None, None);
        });
    }

    pub(super) fn is_turn(self, turn: u32) -> bool {
        self.writer.with_value(|writer| writer.turn == turn)
    }

    /// Which company is shown, counted.
    pub(super) fn which(self) -> u32 {
        self.writer.with_value(|writer| writer.turn)
    }

    /// How the tabs share the company's data.
    pub fn sharing(self) -> Sharing {
        if self.keeping.get_untracked() == Keeping::Memory {
            return Sharing::InMemory;
        }
        match self.part() {
            Part::Alone => Sharing::EachWrites,
            Part::Asking | Part::Leading | Part::Following => Sharing::OneWrites,
        }
    }

    /// Whether this tab writes for all.
    pub(super) fn leads(self) -> bool {
        self.part() == Part::Leading
    }

    /// Whether another tab writes.
    pub(super) fn follows(self) -> bool {
        self.part() == Part::Following
    }

    pub(super) fn part(self) -> Part {
        self.writer.with_value(|writer| writer.part)
    }

    /// Whether this tab may write what is missing without being asked to.
    pub(super) fn writes(self) -> bool {
        match self.part() {
            Part::Leading | Part::Alone => true,
            Part::Asking | Part::Following => false,
        }
    }

    /// The lock went to this tab, or to another one.
    fn turn(self, turn: u32, to: Turn) {
        if !self.is_turn(turn) {
            return;
        }
        self.writer.update_value(|writer| writer.told = writer.told.wrapping_add(1));
        let told = self.writer.with_value(|writer| writer.told);
        let still = move || self.writer.with_value(|writer| (writer.turn, writer.told) == (turn, told));
        match to {
            Turn::First => tabs::later(SETTLING, move || {
                if still() {
                    self.look();
                    self.begin_to_write(Part::Leading);
                }
            }),
            Turn::Waiting | Turn::Lost => self.follow_another(),
            Turn::Next if self.all_is_stored() => {
                self.begin_to_write(Part::Leading);
                self.show_stored();
            }
            Turn::Next | Turn::Taken => tabs::later(SETTLING, move || {
                if still() {
                    self.write_missing(false);
                    self.begin_to_write(Part::Leading);
                }
            }),
            Turn::Refused => self.begin_to_write(Part::Alone),
        }
    }

    /// From now on this tab writes, beginning with what was not answered.
    fn begin_to_write(self, part: Part) {
        let mut waiting = Vec::new();
        if self.follows() {
            // Some things only the tab that writes may do; who waits for an answer comes first.
            tabs::later(SETTLING, move || self.show_again());
        }
        self.writer.update_value(|writer| writer.part = part);
        if self.is_connected() {
            self.send_off(Errand::TakeUp);
            return;
        }
        self.writer.update_value(|writer| waiting = std::mem::take(&mut writer.waiting));
        self.say(&Message::Leads);
        for (request, then) in waiting {
            self.carry_out(&request, then);
        }
    }

    /// Whether the storage shows everything that this tab knows and has heard.
    fn all_is_stored(self) -> bool {
        self.look_once() && self.desk.with_value(Desk::is_stored)
    }

    fn follow_another(self) {
        self.writer.update_value(|writer| writer.part = Part::Following);
        self.ask_again();
        self.show_again();
    }

    pub(super) fn ask_again(self) {
        if self.is_connected() {
            return;
        }
        let asked: Vec<Request> =
            self.writer.with_value(|writer| writer.waiting.iter().map(|(asked, _)| asked.clone()).collect());
        for request in asked {
            self.ask(request);
        }
    }

    pub(super) fn say(self, message: &Message) {
        self.writer.with_value(|writer| {
            if let Some(channel) = &writer.channel {
                channel.say(&json::write(message));
            }
        });
    }

    /// Asks the tab that writes; one that does not answer is relieved.
    fn ask(self, request: Request) {
        let (id, turn) = (request.id, self.writer.with_value(|writer| writer.turn));
        self.say(&Message::Ask(request));
        tabs::later(PATIENCE, move || {
            self.writer.with_value(|writer| {
                let unanswered = writer.waiting.iter().any(|(asked, _)| asked.id == id);
                if writer.turn == turn && writer.part == Part::Following && unanswered {
                    writer.claim.iter().for_each(Claim::take_over);
                }
            });
        });
    }

    /// Has something carried out, here or in the tab that writes. `then` is called once it is stored.
    pub(super) fn request(self, command: Option<Command>, then: Then) {
        self.request_by(self.by.get_untracked(), command, None, then);
    }

    /// The same for somebody else than the one who acts, or for what was typed into a form.
    pub(super) fn request_by(self, by: By, command: Option<Command>, form: Option<String>, then: Then) {
        let twice = command.is_some()
            && self
                .writer
                .with_value(|writer| writer.waiting.iter().any(|(asked, _)| asked.command == command));
        if twice {
            self.tell_if_kept();
            return;
        }
        let id = entropy::command_id();
        let seen = self.seen.get_untracked();
        // A backend hears of the history what it needs when it is asked; between tabs the last commit says which one it is.
        let after = if self.is_connected() { None } else { self.last_of(seen) };
        let request = Request { id, seen, after, by, now: clock::now(), command };
        if self.is_connected() {
            if request.command.is_some() {
                self.keep_unsent(&Unsent { request: request.clone(), setback: None, form: form.clone() });
            }
            self.remote.update_value(|remote| remote.forms.extend(form.map(|form| (id, form))));
            self.wait_for(request.clone(), then);
            self.send_off(Errand::Send(request));
            return;
        }
        match self.part() {
            Part::Leading | Part::Alone => self.carry_out(&request, then),
            Part::Asking => self.wait_for(request, then),
            Part::Following => {
                self.wait_for(request.clone(), then);
                self.ask(request);
            }
        }
    }

    /// Lets a request wait for its answer.
    pub(super) fn wait_for(self, request: Request, then: Then) {
        self.writer.update_value(|writer| writer.waiting.push((request, then)));
    }

    /// Takes a request out of those that wait.
    pub(super) fn forget_waiting(self, id: CommandId) -> Option<(Request, Then)> {
        let mut own = None;
        self.writer.update_value(|writer| {
            let place = writer.waiting().position(|asked| asked.id == id);
            own = place.map(|place| writer.waiting.remove(place));
        });
        own
    }

    /// Tells the other tabs what the backend told this one.
    pub(super) fn say_news(self, reply: &Reply) {
        self.say(&Message::News(reply.clone()));
    }

    /// Copies what the backend told into this browser's storage, if this tab is the one that writes.
    pub(super) fn keep_heard(self) {
        if self.writes() && self.keeping.get_untracked() == Keeping::Browser {
            // What could not be written is written again, or told, when it is read back.
            let _ = self.desk.try_update_value(|desk| desk.write_heard());
        }
    }

    pub(super) fn execute(self, request: &Request) -> Result<Reply, Failure> {
        let mut outcome = Err(Failure::NotStored { why: NotStored::Other, commits: Vec::new() });
        self.desk.update_value(|desk| outcome = desk.execute(request));
        if outcome.as_ref().is_err_and(is_astray)
            && self.desk.try_update_value(|desk| desk.write_again(false)) == Some(Ok(()))
        {
            self.desk.update_value(|desk| outcome = desk.execute(request));
        }
        outcome
    }

    /// Carries out what this tab asks for.
    fn carry_out(self, request: &Request, then: Then) {
        let seen = self.seen.get_untracked();
        let outcome = self.execute(request);
        let news = self.desk.with_value(|desk| desk.history().get(seen as usize..).map(<[Commit]>::to_vec));
        if let Some(mut commits) = news.filter(|commits| !commits.is_empty()) {
            self.lead_to(&mut commits);
            self.say(&Message::News(Reply { commits }));
        }
        self.answered(request, outcome, then);
    }

    /// The command of the last of so many commits.
    fn last_of(self, seen: u64) -> Option<CommandId> {
        self.history(|commits| Some(commits.get(usize::try_from(seen).ok()?.checked_sub(1)?)?.id))
    }

    /// Puts the commit before them in front of commits for another tab: where that one knows another, it shows another
    /// history, and takes in none of them.
    pub(super) fn lead_to(self, commits: &mut Vec<Commit>) {
        let first = commits.first().map_or(0, |commit| commit.number as usize);
        let before = first.checked_sub(2).and_then(|place| self.history(|all| all.get(place).cloned()));
        if let Some(before) = before {
            commits.insert(0, before);
        }
    }

    /// What this tab asked for was carried out, or not.
    pub(super) fn answered(self, request: &Request, outcome: Result<Reply, Failure>, then: Then) {
        match outcome {
            Ok(reply) => {
                self.take_in(&reply.commits);
                let own = reply.commits.iter().find(|commit| commit.id == request.id);
                let entries = own.map(|commit| commit.entries.as_slice()).unwrap_or_default();
                let events: Vec<Event> = entries.iter().map(|stamped| stamped.event.clone()).collect();
                then(&events);
            }
            Err(failure) => {
                self.take_in(failure.commits());
                if let Failure::NotStored { why: NotStored::Full, .. } = failure
                    && !self.is_connected()
                {
                    self.keeping.set(Keeping::Full);
                }
                if is_astray(&failure) && !self.is_connected() {
                    self.see_to_missing();
                }
                if request.command.is_some() {
                    self.tell(Notice::of_failure(self.words(), &failure));
                }
            }
        }
    }

    /// Takes in what another tab stored, or this one, and shows it.
    pub(super) fn take_in(self, commits: &[Commit]) {
        if self.desk.try_update_value(|desk| desk.hear(commits)) == Some(false) {
            // Something in between was not heard: the storage has it.
            self.look();
        }
        self.show_stored();
    }

    /// Shows the account as the desk knows it, where that is more than is shown.
    pub(super) fn show_stored(self) {
        let known = self.desk.with_value(|desk| desk.history().len() as u64);
        if known == self.seen.get_untracked() {
            return;
        }
        self.show_desk();
        self.confirm_later();
    }
}

/// The lock of the tab that writes what is stored of a sandbox.
pub(super) fn lock_of(sandbox: &str) -> String {
    ["memberdesk:", &storage::base_path(), ":", sandbox, ":writer"].concat()
}

/// Whether something failed because the storage is not as it was left.
pub(super) fn is_astray(failure: &Failure) -> bool {
    match failure {
        Failure::NotStored { why: NotStored::ReadOnly, .. } => true,
        Failure::NotStored {
            why: NotStored::Full | NotStored::Blocked | NotStored::TooLarge | NotStored::Other,
            ..
        }
        | Failure::Refused { .. }
        | Failure::ChangedElsewhere { .. } => false,
    }
}
