//! Going on: appending a commit, confirming that it is stored, and catching up with another tab.

use std::collections::BTreeMap;

use super::commit::Commit;
use super::packed::{self, PACKED};
use super::segment::{self, BODY_UNITS, FORMAT, Header, Heading, Position, Segment};
use super::slots::{SlotError, Slots};
use super::{Journal, JournalError, Standing};
use crate::json::Blank;

impl<S: Slots> Journal<S> {
    /// Appends one commit with a single write and says the position after it.
    ///
    /// Where it fails, nothing is stored and the journal is as it was.
    ///
    /// # Errors
    ///
    /// Every [`JournalError`] but `Unsaved` and `Occupied`. After `MovedOn` the caller catches up, decides the command
    /// again on what it finds and appends the result; after `Diverged` or `Gone` it opens the journal again.
    pub fn append(&mut self, commit: &Commit) -> Result<Position, JournalError> {
        self.writable()?;
        if let Some(number) = self.find(&commit.id) {
            return Err(JournalError::Repeated { number });
        }
        let expected = self.end.number + 1;
        if commit.number != expected {
            return Err(JournalError::NotNext { expected });
        }
        let body = commit.to_body();
        let units = body.len();
        if units > BODY_UNITS {
            return Err(JournalError::TooLarge { units });
        }
        self.compare()?;
        let same = if self.open.header().version == FORMAT { self.open.with_body(&body) } else { None };
        let grown = match same {
            Some(grown) => grown,
            None => {
                let next = self.open.next(FORMAT).ok_or(JournalError::Slot(SlotError::Full))?;
                next.with_body(&body).ok_or(JournalError::TooLarge { units })?
            }
        };
        self.store(grown)?;
        self.ids.insert(commit.id, commit.number);
        Ok(self.end)
    }

    /// Writes a segment and takes it as the open one.
    fn store(&mut self, segment: Segment) -> Result<(), SlotError> {
        let number = segment.header().segment;
        self.slots.write(&self.place.segment(number), segment.text())?;
        self.unconfirmed.retain(|(written, _)| *written != number);
        self.unconfirmed.push((number, segment.header().to));
        self.end = segment.header().to;
        self.open = segment;
        Ok(())
    }

    /// Compares what is stored with what is known: the open segment is the same and there is none behind it.
    fn compare(&self) -> Result<(), JournalError> {
        let number = self.open.header().segment;
        let mut stored = self.slots.read(&self.place.segment(number))?;
        let mut next = self.slots.read(&self.place.segment(number + 1))?;
        if stored.as_deref().unwrap_or_default() == self.open.text() && next.is_none() {
            return Ok(());
        }
        if stored.is_none() && !self.open.text().is_empty() {
            return Err(JournalError::Gone);
        }
        // Another tab may be any number of segments further on.
        let mut last = number;
        while next.is_some() {
            stored = next;
            last += 1;
            next = self.slots.read(&self.place.segment(last + 1))?;
        }
        let plain = packed::plain(stored.as_deref().unwrap_or_default());
        match segment::read_heading(&plain.text) {
            Heading::Known(header)
                if header.to.number > self.end.number || (plain.is_packed() && header.to == self.end) =>
            {
                Err(JournalError::MovedOn { found: header.to })
            }
            Heading::Newer(version) => Err(JournalError::Newer { version }),
            Heading::Known(_) | Heading::Unreadable => Err(JournalError::Diverged),
        }
    }

    /// Reads what another tab has appended, from the open segment on, and goes on from there.
    ///
    /// Returns the new commits in order, none where nothing is new.
    ///
    /// # Errors
    ///
    /// `Diverged` where what is stored does not continue this history or is damaged, `Gone`, `Newer`, `Damaged`,
    /// `Slot`.
    pub fn catch_up(&mut self) -> Result<Vec<Commit>, JournalError> {
        self.read_on(Vec::new())
    }

    /// Reads what follows what is known, into a list that may have room for it.
    pub(super) fn read_on(&mut self, mut commits: Vec<Commit>) -> Result<Vec<Commit>, JournalError> {
        self.writable()?;
        let mut ids = BTreeMap::new();
        let mut last = Commit::blank();
        let mut open: Option<Segment> = None;
        let mut end = self.end;
        let mut number = self.open.header().segment;
        while let Some(text) = self.slots.read(&self.place.segment(number))? {
            if text == self.open.text() {
                number += 1;
                continue;
            }
            let plain = packed::plain(&text);
            let reading = segment::read(&plain.text, self.place.sandbox());
            let header = match &reading.heading {
                Heading::Known(header) if reading.whole && plain.sound && header.segment == number => {
                    header.clone()
                }
                Heading::Newer(version) => {
                    self.standing = Standing::Newer { version: *version };
                    return Err(JournalError::Newer { version: *version });
                }
                Heading::Known(_) | Heading::Unreadable => return Err(JournalError::Diverged),
            };
            // The segment that was open must still contain what is known of it, and every other must follow.
            let was_open = number == self.open.header().segment && !self.open.text().is_empty();
            let known = if was_open { reading.leads_to(end) } else { header.from == end };
            // What the other tab has only packed says nothing new.
            let packed = plain.is_packed() && header.to == end;
            if !known || (header.to.number <= end.number && !packed) {
                return Err(JournalError::Diverged);
            }
            for line in reading.lines.iter().filter(|line| line.to.number > end.number) {
                let body = &plain.text[line.body.clone()];
                let commit = last.next_from_body(line.to.number, line.version, body);
                let commit = commit.map_err(|_| JournalError::Diverged)?;
                if self.find(&commit.id).is_some() || ids.insert(commit.id, commit.number).is_some() {
                    return Err(JournalError::Diverged);
                }
                commits.push(commit);
            }
            end = header.to;
            let version = if plain.is_packed() { PACKED } else { header.version };
            open = Some(Segment::resume(Header { version, ..header }, text));
            number += 1;
        }
        if number == self.open.header().segment && !self.open.text().is_empty() {
            return Err(JournalError::Gone);
        }
        if let Some(open) = open {
            self.ids.append(&mut ids);
            self.unconfirmed.retain(|(written, _)| *written != self.open.header().segment);
            self.open = open;
            self.end = end;
        }
        Ok(commits)
    }

    /// Reads back what was written since the last confirmation and compares it, to be called in a later task: a
    /// browser may take a write and drop it afterwards. What another tab has appended since does no harm.
    ///
    /// # Errors
    ///
    /// `Unsaved` where something that was written is not there, `Slot` where it cannot be read.
    pub fn confirm(&mut self) -> Result<(), JournalError> {
        for (number, written) in &self.unconfirmed {
            let text = self.slots.read(&self.place.segment(*number))?.ok_or(JournalError::Unsaved)?;
            let plain = packed::plain(&text);
            let reading = segment::read(&plain.text, self.place.sandbox());
            if !reading.whole || !plain.sound || !reading.leads_to(*written) {
                return Err(JournalError::Unsaved);
            }
        }
        self.unconfirmed.clear();
        Ok(())
    }
}
