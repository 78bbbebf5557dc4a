//! Opening a journal: what is stored, in which condition it is, and what can be read of it.

use crate::sorting;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::domain::id::CommandId;

use super::commit::Commit;
use super::mark::LONGEST_LINE;
use super::place::Place;
use super::segment::{self, Heading, Position, SEGMENT_COMMITS};
use super::slots::{SlotError, Slots};
use super::survey::Survey;
use super::{Journal, JournalError, Standing, empty};

/// A stored value as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// The slot in which it is stored.
    pub key: String,
    /// The whole value.
    pub value: String,
}

/// What is wrong with a stored journal and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The numbers of the commits that are known to have been there and cannot be read.
    pub lost: Vec<RangeInclusive<u64>>,
    /// Whether more may be lost at the end: nothing readable says how far the history went.
    pub open_ended: bool,
    /// The commits after a gap that can be read, by number. They are no part of the history.
    pub rest: Vec<Commit>,
    /// The stored values from the first one that is not as it was written, untouched.
    pub raw: Vec<Raw>,
}

/// In which condition a journal was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Nothing is stored at the place.
    Empty,
    /// Everything is exactly as it was written.
    Sound,
    /// Something is not as it was written; nothing can be appended before [`Journal::set_aside`].
    Damaged(Damage),
    /// A later version of this program wrote here: it can be read as far as it is understood, and not be changed.
    Newer {
        /// The version of the stored form.
        version: u32,
    },
}

/// A journal as it was found when it was opened.
pub struct Opened<S> {
    /// The journal, to go on with.
    pub journal: Journal<S>,
    /// The commits from the first one without a gap.
    pub commits: Vec<Commit>,
    /// The condition.
    pub condition: Condition,
}

impl<S: Slots> Journal<S> {
    /// Opens the journal of the same place anew.
    pub fn again(&self) -> Result<Opened<S>, SlotError>
    where
        S: Clone,
    {
        Journal::open(self.slots.clone(), self.place.clone())
    }

    /// Opens the journal at a place, whatever is stored there, and writes nothing.
    pub fn open(slots: S, place: Place) -> Result<Opened<S>, SlotError> {
        let mut journal = Journal {
            open: empty(&place),
            slots,
            place,
            end: Position::START,
            ids: BTreeMap::new(),
            standing: Standing::Writable,
            unconfirmed: Vec::new(),
        };
        // Value after value, of which no more than one is in memory at a time.
        let segments = journal.stored_segments()?;
        let commits = Vec::with_capacity(journal.announced(segments)?);
        match journal.read_on(commits) {
            Ok(commits) if segments == journal.open_segments() => {
                let condition = if commits.is_empty() { Condition::Empty } else { Condition::Sound };
                Ok(Opened { journal, commits, condition })
            }
            Err(JournalError::Slot(error)) => Err(error),
            Ok(_) | Err(_) => journal.judged(),
        }
    }

    /// How many segments are stored.
    fn stored_segments(&self) -> Result<usize, SlotError> {
        let keys = self.slots.keys(self.place.start())?;
        Ok(keys.iter().filter(|key| self.place.segment_of(key).is_some()).count())
    }

    /// How many commits there are, as the last of so many segments says, unless it is packed. It may be damaged and say
    /// anything.
    fn announced(&self, segments: usize) -> Result<usize, SlotError> {
        let line = self.slots.first_line(&self.place.segment(segments as u32), LONGEST_LINE)?;
        let announced = match segment::read_heading(&line.unwrap_or_default()) {
            Heading::Known(header) => header.to.number as usize,
            Heading::Newer(_) | Heading::Unreadable => 0,
        };
        Ok(announced.min(segments * SEGMENT_COMMITS as usize))
    }

    /// How many segments there are up to the open one.
    fn open_segments(&self) -> usize {
        if self.open.text().is_empty() { 0 } else { self.open.header().segment as usize }
    }

    /// The journal of a place where not everything is exactly as it was written.
    fn judged(self) -> Result<Opened<S>, SlotError> {
        let Journal { slots, place, .. } = self;
        let survey = Survey::take(&slots, &place)?;
        let (commits, ids) = history(&survey);
        let (standing, condition) = match survey.newer {
            Some(version) => (Standing::Newer { version }, Condition::Newer { version }),
            None => (Standing::Damaged, Condition::Damaged(damage(&survey, &place, commits.len()))),
        };
        let end = commits.len().checked_sub(1).map_or(Position::START, |last| survey.chain[last].line.to);
        let open = survey.resume(survey.in_place.len()).unwrap_or_else(|| empty(&place));
        let journal = Journal { slots, place, open, end, ids, standing, unconfirmed: Vec::new() };
        Ok(Opened { journal, commits, condition })
    }
}

/// The commits from the first one without a gap: as far as the chain goes, the bodies can be read and each is of a
/// command of its own; and which command caused which.
fn history(survey: &Survey) -> (Vec<Commit>, BTreeMap<CommandId, u64>) {
    let (mut commits, mut ids) = (Vec::with_capacity(survey.chain.len()), BTreeMap::new());
    for piece in &survey.chain {
        let number = piece.line.to.number;
        match Commit::from_body(number, piece.line.version, survey.body(piece)) {
            Ok(commit) if !ids.contains_key(&commit.id) => {
                ids.insert(commit.id, number);
                commits.push(commit);
            }
            Ok(_) | Err(_) => break,
        }
    }
    (commits, ids)
}

/// What is damaged in a place of which the first `readable` commits are the history.
fn damage(survey: &Survey, place: &Place, readable: usize) -> Damage {
    let others = survey.chain[readable..].iter().chain(&survey.rest);
    let mut rest: Vec<Commit> = others
        .filter_map(|piece| {
            Commit::from_body(piece.line.to.number, piece.line.version, survey.body(piece)).ok()
        })
        .collect();
    sorting::sort_by_key(&mut rest, |commit| commit.number);
    let raw = survey.stored[survey.untouched(readable as u64)..]
        .iter()
        .map(|stored| Raw { key: place.segment(stored.number), value: stored.value.clone() })
        .collect();
    Damage { lost: gaps(readable as u64, &rest, survey.announced), open_ended: survey.open_ended, rest, raw }
}

/// The numbers after the history and up to the last one that is known of, without those that can be read.
fn gaps(history: u64, rest: &[Commit], last: u64) -> Vec<RangeInclusive<u64>> {
    let mut gaps = Vec::new();
    let mut next = history + 1;
    for number in rest.iter().map(|commit| commit.number).chain([last + 1]) {
        if number > next {
            gaps.push(next..=number - 1);
        }
        next = next.max(number + 1);
    }
    gaps
}
