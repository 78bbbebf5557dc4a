//! What is done to a whole journal: setting damage aside, writing a history at once, erasing one.
//!
//! None of this is a single write, so that each says what a program that is killed in between leaves. The order of the
//! writes is chosen so that it is never something that could be taken for a whole history.

use crate::sorting;
use std::collections::BTreeMap;

use super::commit::Commit;
use super::opening::Raw;
use super::place::Place;
use super::segment::{BODY_UNITS, FORMAT, Position, Segment};
use super::slots::{SlotError, Slots};
use super::survey::{Stored, Survey};
use super::{Journal, JournalError, Standing, empty};

impl<S: Slots> Journal<S> {
    /// Sets the damage of a journal aside and goes on with the history that can be read. The person has agreed to it.
    ///
    /// First the stored values from the first damaged one on are copied as they are; they stay until the journal is
    /// erased and [`Journal::kept`] hands them out. Then the segments are written anew with the commits of the
    /// history, the first damaged one last. If that is interrupted, the journal is damaged as before and this can be
    /// asked again. A journal that is not damaged stays as it is.
    ///
    /// # Errors
    ///
    /// `Newer`; `Diverged` where it is not the history any more that was read when the journal was opened; `Slot`,
    /// with `Full` where there is no room for the copies.
    pub fn set_aside(&mut self) -> Result<(), JournalError> {
        match self.standing {
            Standing::Writable => return Ok(()),
            Standing::Newer { version } => return Err(JournalError::Newer { version }),
            Standing::Damaged => {}
        }
        let survey = Survey::take(&self.slots, &self.place)?;
        if let Some(version) = survey.newer {
            return Err(JournalError::Newer { version });
        }
        let last = self.end.number as usize;
        let end =
            last.checked_sub(1).map_or(Some(Position::START), |last| Some(survey.chain.get(last)?.line.to));
        if end != Some(self.end) {
            return Err(JournalError::Diverged);
        }
        let untouched = survey.untouched(self.end.number);
        let from = survey.in_place[..untouched].last().map_or(Position::START, |header| header.to);
        let mut anew = Vec::new();
        for piece in &survey.chain[from.number as usize..last] {
            let add = |segment: &Segment| segment.with_line(survey.line(piece), piece.line.to);
            let first =
                || Segment::begin(piece.line.version, self.place.sandbox(), untouched as u32 + 1, from);
            put(&mut anew, piece.line.version, &first, &add)?;
        }
        self.keep(&survey.stored[untouched..])?;
        for stored in survey.stored[untouched..].iter().rev() {
            if stored.number as usize > untouched + anew.len() {
                self.slots.remove(&self.place.segment(stored.number))?;
            }
        }
        for segment in anew.iter().rev() {
            let number = segment.header().segment;
            if !survey.stored.iter().any(|stored| stored.number == number && stored.value == segment.text()) {
                self.slots.write(&self.place.segment(number), segment.text())?;
            }
        }
        self.open = match anew.pop() {
            Some(open) => open,
            None => survey.resume(untouched).unwrap_or_else(|| empty(&self.place)),
        };
        self.standing = Standing::Writable;
        Ok(())
    }

    /// Copies stored values under keys of a new round, except those that were copied before.
    fn keep(&self, stored: &[Stored]) -> Result<(), SlotError> {
        let kept = kept(&self.slots, &self.place)?;
        let round = kept.keys().map(|(round, _)| round + 1).max().unwrap_or(1);
        for Stored { number, value, .. } in stored {
            if !kept.iter().any(|((_, segment), copy)| segment == number && copy == value) {
                self.slots.write(&self.place.kept(round, *number), value)?;
            }
        }
        Ok(())
    }

    /// The raw copies of everything that was ever set aside here.
    pub fn kept(&self) -> Result<Vec<Raw>, SlotError> {
        let raw = |((round, segment), value)| Raw { key: self.place.kept(round, segment), value };
        Ok(kept(&self.slots, &self.place)?.into_iter().map(raw).collect())
    }

    /// Stores a whole history where nothing is stored yet, such as an imported one.
    ///
    /// The first segment is written last: what an interrupted call leaves is damaged from the first commit on. Where a
    /// write fails, what was written is removed again.
    ///
    /// # Errors
    ///
    /// `Occupied`; `NotNext` and `Repeated` where the commits are not one history; `TooLarge`; `Slot`.
    pub fn begin(slots: S, place: Place, commits: &[Commit]) -> Result<Journal<S>, JournalError> {
        if slots.keys(place.start())?.iter().any(|key| place.segment_of(key).is_some()) {
            return Err(JournalError::Occupied);
        }
        let mut segments = Vec::new();
        let mut ids = BTreeMap::new();
        for (expected, commit) in (1..).zip(commits) {
            if commit.number != expected {
                return Err(JournalError::NotNext { expected });
            }
            if let Some(number) = ids.insert(commit.id, commit.number) {
                return Err(JournalError::Repeated { number });
            }
            let body = commit.to_body();
            let units = body.len();
            if units > BODY_UNITS {
                return Err(JournalError::TooLarge { units });
            }
            put(&mut segments, FORMAT, &|| empty(&place), &|segment| segment.with_body(&body))?;
        }
        let mut stored = Vec::new();
        for segment in segments.iter().rev() {
            let key = place.segment(segment.header().segment);
            let written = slots.write(&key, segment.text());
            stored.push(key);
            if let Err(error) = written {
                // What cannot be removed either is left as a journal that begins with a gap.
                stored.iter().for_each(|key| drop(slots.remove(key)));
                return Err(JournalError::Slot(error));
            }
        }
        let written = |segment: &Segment| (segment.header().segment, segment.header().to);
        let unconfirmed = segments.iter().map(written).collect();
        let open = segments.pop().unwrap_or_else(|| empty(&place));
        let end = open.header().to;
        Ok(Journal { slots, place, open, end, ids, standing: Standing::Writable, unconfirmed })
    }

    /// Removes the journal with everything that was set aside, from its end to its beginning.
    ///
    /// # Errors
    ///
    /// `Newer`; `Slot`, after which the journal has to be opened again: a part may be left.
    pub fn erase(&mut self) -> Result<(), JournalError> {
        if let Standing::Newer { version } = self.standing {
            return Err(JournalError::Newer { version });
        }
        let mut keys = self.slots.keys(self.place.start())?;
        keys.retain(|key| self.place.segment_of(key).is_some() || self.place.kept_of(key).is_some());
        sorting::sort(&mut keys);
        for key in keys.iter().rev() {
            self.slots.remove(key)?;
        }
        self.open = empty(&self.place);
        self.end = Position::START;
        self.ids.clear();
        self.standing = Standing::Writable;
        self.unconfirmed.clear();
        Ok(())
    }
}

/// Adds a commit to the last segment, or to a new one where that is full or of another version.
fn put(
    segments: &mut Vec<Segment>,
    version: u32,
    first: &dyn Fn() -> Segment,
    add: &dyn Fn(&Segment) -> Option<Segment>,
) -> Result<(), JournalError> {
    let last = segments.last().filter(|last| last.header().version == version);
    if let Some(grown) = last.and_then(add) {
        segments.pop();
        segments.push(grown);
        return Ok(());
    }
    let begun = segments.last().map_or_else(|| Some(first()), |last| last.next(version));
    segments.push(begun.as_ref().and_then(add).ok_or(JournalError::Slot(SlotError::Full))?);
    Ok(())
}

/// The raw copies at a place by round and segment.
fn kept(slots: &impl Slots, place: &Place) -> Result<BTreeMap<(u32, u32), String>, SlotError> {
    let mut kept = BTreeMap::new();
    for key in slots.keys(place.start())? {
        if let Some(name) = place.kept_of(&key)
            && let Some(value) = slots.read(&key)?
        {
            kept.insert(name, value);
        }
    }
    Ok(kept)
}
