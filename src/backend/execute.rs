//! Carrying out a request: all of every backend.
//!
//! What is due comes first, so that a command is decided on the account as it is on its day; what the command makes due
//! that day comes after it. Each commit is stored before it is applied: what is shown was stored.

use super::protocol::{Failure, NotStored, Reply, Request, Setback};
use crate::domain::account::{Account, Context};
use crate::domain::command::Command;
use crate::domain::date::{Day, Moment};
use crate::domain::due;
use crate::domain::event::Stamped;
use crate::domain::id::CommandId;
use crate::journal::{Commit, Condition, Journal, JournalError, Opened, SlotError, Slots};

/// After how many events of passing time a commit is full; a year of a full account has about a hundred.
const EVENTS_OF_TIME: usize = 64;

/// A journal and the account that is its fold.
pub struct Desk<S> {
    journal: Journal<S>,
    account: Account,
    history: Vec<Commit>,
    /// Whether another history was found where this one was stored: nothing is written there.
    diverged: bool,
}

impl<S: Slots> Desk<S> {
    /// Folds a journal as it was opened, and tells in which condition it was found.
    ///
    /// An event that does not fit the account ends the fold: what follows is not shown, and stays stored.
    pub fn fold(opened: Opened<S>) -> (Self, Condition) {
        let Opened { journal, commits, condition } = opened;
        let mut desk = Self { journal, account: Account::default(), history: Vec::new(), diverged: false };
        desk.take_in(commits);
        (desk, condition)
    }

    /// The account as it is.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// All commits, the first one first.
    pub fn history(&self) -> &[Commit] {
        &self.history
    }

    /// The journal, to confirm, set aside or erase it.
    pub fn journal_mut(&mut self) -> &mut Journal<S> {
        &mut self.journal
    }

    /// How many commits of the history the storage is known to hold.
    pub fn stored(&self) -> u64 {
        if self.diverged { 0 } else { self.journal.position().number }
    }

    /// Whether the storage is known to hold all of the history, and nothing beyond it.
    pub fn is_stored(&self) -> bool {
        self.stored() == self.history.len() as u64
    }

    /// Whether another history was found where this one was stored.
    pub fn has_diverged(&self) -> bool {
        self.diverged
    }

    /// Takes in commits that another tab has stored; they can arrive here before the storage shows them. Tells whether
    /// they continue what is known: not where some in between are missing, where the histories differ, or where one does not
    /// fit the account.
    pub fn hear(&mut self, commits: &[Commit]) -> bool {
        for commit in commits {
            let known = self.history.len() as u64;
            if commit.number > known + 1 {
                return false;
            }
            let same = |known: &Commit| known.id == commit.id;
            if commit.number <= known && !self.commit_of(commit.number).is_some_and(same) {
                return false;
            }
            self.take_in(vec![commit.clone()]);
            if commit.number > self.history.len() as u64 {
                return false;
            }
        }
        true
    }

    /// Takes in what the storage holds by now; tells whether something was new.
    ///
    /// # Errors
    /// As [`Journal::catch_up`].
    pub fn look(&mut self) -> Result<bool, JournalError> {
        let before = self.history.len();
        self.follow_storage()?;
        Ok(self.history.len() > before)
    }

    /// Takes in what the storage holds by now, unless it is another history.
    fn follow_storage(&mut self) -> Result<(), JournalError> {
        if self.diverged {
            return Err(JournalError::Diverged);
        }
        let commits = self.journal.catch_up()?;
        self.diverged = !self.take_in(commits);
        if self.diverged { Err(JournalError::Diverged) } else { Ok(()) }
    }

    /// Opens the journal anew and writes again what the storage has lost of the history that is known here.
    ///
    /// With the person's consent also where all of it is gone, and where something is damaged, which is set aside
    /// first. What the storage holds beyond that history is taken in.
    ///
    /// # Errors
    /// `Gone` and `Damaged` without consent; `Newer`; `Diverged` where another history is stored here by now; `Slot`.
    pub fn write_again(&mut self, consent: bool) -> Result<(), JournalError>
    where
        S: Clone,
    {
        self.look_anew(consent)?;
        self.write_heard()
    }

    /// Opens the journal anew, which tells what became of it, and takes in what it holds beyond the history that is known
    /// here. Nothing is written, except that with consent what is damaged is set aside.
    ///
    /// # Errors
    /// As [`Desk::write_again`].
    pub fn look_anew(&mut self, consent: bool) -> Result<(), JournalError>
    where
        S: Clone,
    {
        let Opened { mut journal, commits, condition } = self.journal.again()?;
        let same = commits.iter().zip(&self.history).all(|(stored, known)| stored.id == known.id);
        let met = match condition {
            Condition::Newer { version } => Err(JournalError::Newer { version }),
            Condition::Damaged(_) if !consent => Err(JournalError::Damaged),
            Condition::Empty if !consent && !self.history.is_empty() => Err(JournalError::Gone),
            Condition::Damaged(_) | Condition::Empty | Condition::Sound if !same => {
                Err(JournalError::Diverged)
            }
            Condition::Damaged(_) => journal.set_aside(),
            Condition::Empty | Condition::Sound => Ok(()),
        };
        self.diverged = met == Err(JournalError::Diverged);
        if !self.diverged {
            self.journal = journal;
        }
        met?;
        self.take_in(commits);
        Ok(())
    }

    /// Writes what was heard and is not stored yet.
    ///
    /// # Errors
    /// As [`Journal::append`].
    pub fn write_heard(&mut self) -> Result<(), JournalError> {
        if self.diverged {
            return Err(JournalError::Diverged);
        }
        let stored = usize::try_from(self.stored()).unwrap_or(usize::MAX);
        for commit in self.history.iter().skip(stored) {
            self.journal.append(commit)?;
        }
        Ok(())
    }

    /// Carries a request out once, however often it comes.
    ///
    /// # Errors
    /// A rule is against it, others acted meanwhile, or it could not be stored. Each failure brings the commits that
    /// the one who asked has not seen.
    pub fn execute(&mut self, request: &Request) -> Result<Reply, Failure> {
        self.catch_up(request.seen)?;
        let other = |after| self.commit_of(request.seen).is_some_and(|last| last.id != after);
        if request.after.is_some_and(other) {
            return Err(Failure::NotStored { why: NotStored::ReadOnly, commits: Vec::new() });
        }
        if self.journal.find(&request.id).is_some() {
            return Ok(self.reply(request.seen));
        }
        let known = self.history.len() as u64;
        if request.command.is_some() && request.seen != known {
            return Err(Failure::ChangedElsewhere { commits: self.since(request.seen) });
        }
        // What is stored is more than can be folded, or less than is known: nothing may follow it.
        if request.command.is_some() && self.stored() != known {
            return Err(Failure::NotStored { why: NotStored::ReadOnly, commits: self.since(request.seen) });
        }
        let mut context = self.context(request);
        let today = context.today;
        let until = match &request.command {
            Some(command @ Command::MoveDate { to }) => {
                self.may(command, &context, request.seen)?;
                *to
            }
            Some(_) | None => today,
        };
        self.let_pass(until, request)?;
        let Some(command) = &request.command else { return Ok(self.reply(request.seen)) };
        context.today = until;
        context.minute = self.account.minute(until, request.now.minute);
        let decided = self.account.decide(command, &context);
        let events = decided.map_err(|refusal| self.refused(refusal, request.seen))?;
        let stamp = |event| Stamped { on: context.today, minute: context.minute, by: request.by, event };
        let entries: Vec<Stamped> = events.into_iter().map(stamp).collect();
        if !entries.is_empty() {
            self.commit(request.id, request.now.at, entries, request.seen)?;
            // What that makes due today happens today. It is no part of what was asked for: where it cannot be stored,
            // the command was carried out all the same, and the next request lets it happen.
            self.let_pass(until, request).ok();
        }
        Ok(self.reply(request.seen))
    }

    /// Why a request failed that another one carried out on the history that is known here by now.
    pub fn failure(&self, request: &Request, setback: Setback) -> Failure {
        match setback {
            Setback::Refused { commits } => {
                let decided =
                    request.command.as_ref().map(|command| self.account.may(command, &self.context(request)));
                match decided {
                    Some(Err(refusal)) => Failure::Refused { refusal: Box::new(refusal), commits },
                    // What was in its way has passed meanwhile.
                    Some(Ok(())) | None => Failure::ChangedElsewhere { commits },
                }
            }
            Setback::ChangedElsewhere { commits } => Failure::ChangedElsewhere { commits },
            Setback::NotStored { why, commits } => Failure::NotStored { why, commits },
        }
    }

    /// What a request is decided in.
    fn context(&self, request: &Request) -> Context {
        Context {
            by: request.by,
            today: self.account.today(request.now.day),
            real: request.now.day,
            minute: request.now.minute,
            id: request.id,
        }
    }

    fn may(&self, command: &Command, context: &Context, seen: u64) -> Result<(), Failure> {
        self.account.may(command, context).map_err(|refusal| self.refused(refusal, seen))
    }

    /// Lets time do what is due. What belongs together is in one commit, so that an interruption between two commits
    /// is made good the next time.
    fn let_pass(&mut self, until: Day, request: &Request) -> Result<(), Failure> {
        if due::next_day(&self.account).is_none_or(|next| next > until) {
            return Ok(());
        }
        let mut ahead = self.account.clone();
        let mut entries = Vec::new();
        loop {
            while entries.len() < EVENTS_OF_TIME
                && let Some(happened) = due::step(&mut ahead, until)
            {
                entries.extend(happened);
            }
            if entries.is_empty() {
                return Ok(());
            }
            let id = self.id_of_time(request.id);
            self.commit(id, request.now.at, std::mem::take(&mut entries), request.seen)?;
        }
    }

    /// The next free id after a command's own, for what time does beside the command.
    fn id_of_time(&self, command: CommandId) -> CommandId {
        let mut id = command;
        loop {
            id = CommandId(id.0.wrapping_add(1));
            if self.journal.find(&id).is_none() {
                return id;
            }
        }
    }

    fn commit(&mut self, id: CommandId, at: Moment, entries: Vec<Stamped>, seen: u64) -> Result<(), Failure> {
        let commit = Commit { number: self.journal.position().number + 1, id, at, entries };
        match self.journal.append(&commit) {
            Ok(_) => {
                self.take_in(vec![commit]);
                Ok(())
            }
            Err(JournalError::MovedOn { .. }) => {
                self.catch_up(seen)?;
                Err(Failure::ChangedElsewhere { commits: self.since(seen) })
            }
            Err(error) => Err(self.not_stored(&error, seen)),
        }
    }

    /// Takes in what other tabs have appended.
    fn catch_up(&mut self, seen: u64) -> Result<(), Failure> {
        match self.follow_storage() {
            Ok(()) => Ok(()),
            // A journal that may not be written is still shown; only a write is refused.
            Err(JournalError::Damaged | JournalError::Newer { .. }) => Ok(()),
            Err(error) => Err(self.not_stored(&error, seen)),
        }
    }

    /// Applies commits in order, except those that are known; tells whether these are the same ones. One that does not fit
    /// ends the fold: it and what follows stay stored and unseen.
    fn take_in(&mut self, mut commits: Vec<Commit>) -> bool {
        if self.history.is_empty() && (1..).zip(&commits).all(|(number, commit)| commit.number == number) {
            // At the start they are taken as they are: a long list is not in memory twice.
            self.account.make_room(commits.iter().flat_map(|commit| &commit.entries));
            let misfit = commits
                .iter()
                .position(|commit| commit.entries.iter().any(|stamped| self.account.apply(stamped).is_err()));
            commits.truncate(misfit.unwrap_or(commits.len()));
            self.history = commits;
            if misfit.is_some() {
                self.fold_anew();
            }
            return true;
        }
        for commit in commits {
            if self.commit_of(commit.number).is_some_and(|known| known.id != commit.id) {
                return false;
            }
            if commit.number != self.history.len() as u64 + 1 {
                continue;
            }
            if commit.entries.iter().any(|stamped| self.account.apply(stamped).is_err()) {
                self.fold_anew();
                return true;
            }
            self.history.push(commit);
        }
        true
    }

    /// Undoes what a commit had already changed before one of its events did not fit.
    fn fold_anew(&mut self) {
        self.account = Account::default();
        for stamped in self.history.iter().flat_map(|commit| &commit.entries) {
            if self.account.apply(stamped).is_err() {
                return;
            }
        }
    }

    fn commit_of(&self, number: u64) -> Option<&Commit> {
        self.history.get(usize::try_from(number.checked_sub(1)?).ok()?)
    }

    fn since(&self, seen: u64) -> Vec<Commit> {
        let from = usize::try_from(seen).unwrap_or(usize::MAX).min(self.history.len());
        self.history[from..].to_vec()
    }

    fn reply(&self, seen: u64) -> Reply {
        Reply { commits: self.since(seen) }
    }

    fn refused(&self, refusal: crate::domain::refusal::Refusal, seen: u64) -> Failure {
        Failure::Refused { refusal: Box::new(refusal), commits: self.since(seen) }
    }

    fn not_stored(&self, error: &JournalError, seen: u64) -> Failure {
        Failure::NotStored { why: why_not_stored(error), commits: self.since(seen) }
    }
}

/// Why something was not stored, as the person is told it.
pub fn why_not_stored(error: &JournalError) -> NotStored {
    match error {
        JournalError::Slot(SlotError::Full) => NotStored::Full,
        JournalError::Slot(SlotError::Blocked) => NotStored::Blocked,
        JournalError::Slot(SlotError::Other(_)) => NotStored::Other,
        JournalError::TooLarge { .. } => NotStored::TooLarge,
        JournalError::Damaged
        | JournalError::Newer { .. }
        | JournalError::Diverged
        | JournalError::Gone
        | JournalError::Unsaved
        | JournalError::Occupied => NotStored::ReadOnly,
        // The desk numbers its commits itself and looks ids up first; only a fault of its own leads here.
        JournalError::NotNext { .. } | JournalError::Repeated { .. } | JournalError::MovedOn { .. } => {
            NotStored::Other
        }
    }
}
