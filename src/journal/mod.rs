//! The stored form of a company's history.
//!
//! A history is a list of [`Commit`]s, each of which is what one command did. It is stored in [`Slots`], a storage of
//! named texts in which one write replaces one value and nothing more is promised: not that two writes happen
//! together, not that a write that returned is on the disk, not that nobody else writes.
//!
//! # What is promised
//!
//! - **One commit is one write.** [`Journal::append`] writes the open segment with the commit at its end. A program
//!   that is killed at any moment leaves the history with the commit or without it.
//! - **A write is short**, at most [`SEGMENT_UNITS`] UTF-16 units however long the history is: a full segment is
//!   closed and never written again. Every character is ASCII, because a browser stores others twice as large.
//! - **Nothing is written over what others wrote.** Before a write the open segment is compared with what is known of
//!   it. Where another tab has gone on, [`Journal::catch_up`] reads only what is new.
//! - **Damage is noticed and costs only what cannot be read.** Every line carries a checksum over its text, its place
//!   in the chain and the sandbox it belongs to, and the first line of a segment says where the segment ends.
//! - **Nothing is thrown away.** A damaged journal can be read and not be written until [`Journal::set_aside`] is
//!   called with the person's consent; it copies the values as they are before it changes one.
//! - **A later version's journal is never written.** It opens as [`Condition::Newer`].
//!
//! What can't be noticed is a journal that is whole and only shorter: that the last segments were removed, or that the
//! open segment is one of an hour ago. Browsers write to the disk late, so that this is also what a crash leaves, and
//! it is a consistent earlier history. A program that is running notices it through [`Journal::confirm`].
//!
//! # After damage
//!
//! The history is what can be read from the first commit without a gap. Commits after a gap are intact one by one, but
//! they rest on what is lost (a renewal of a purchase that is not there), so that folding them would show an account
//! that never was. They are handed out as [`Damage::rest`] to be shown and exported, and stay in the raw copies.
//!
//! # Where to look
//!
//! [`Journal`] is the way in. `segment` is the text of one value and knows no commits, `survey` reads all values of a
//! place and judges how they belong together, `packed` is the shorter form of a value that `packing` writes where room
//! is short, `migrations` leads from earlier versions to today's, `export` is the file that a person takes away and
//! brings back.

mod appending;
mod checksum;
mod commit;
pub mod export;
mod mark;
mod mending;
pub mod migrations;
mod opening;
pub mod packed;
mod packing;
mod place;
mod repetition;
mod segment;
mod slots;
mod survey;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::id::CommandId;

use segment::Segment;

pub use commit::Commit;
pub use mark::mark;
pub use opening::{Condition, Damage, Opened, Raw};
pub use packing::LEAST_UNITS;
pub use place::Place;
pub use segment::{BODY_UNITS, FORMAT, Position, SEGMENT_COMMITS, SEGMENT_UNITS};
pub use slots::{MemorySlots, SlotError, Slots};

/// Why the journal did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    /// The storage refused.
    Slot(SlotError),
    /// The commit's body has this many UTF-16 units, more than [`BODY_UNITS`].
    TooLarge {
        /// The length of the body in UTF-16 units.
        units: usize,
    },
    /// The commit's number is not the next one.
    NotNext {
        /// The number that the next commit has.
        expected: u64,
    },
    /// A commit of the same command is in the journal already.
    Repeated {
        /// The number of that commit.
        number: u64,
    },
    /// Another tab has gone on, or packed the open segment; [`Journal::catch_up`] reads what it did.
    MovedOn {
        /// The position that the other tab has reached.
        found: Position,
    },
    /// What is stored does not continue what is known here: opening the journal again tells what it is.
    Diverged,
    /// The stored journal has gone, as when a browser's data is cleared.
    Gone,
    /// What was written is not stored any more: opening the journal again tells what is.
    Unsaved,
    /// Something is damaged and was not set aside, so that nothing may be written.
    Damaged,
    /// A later version of this program wrote here, so that nothing may be written.
    Newer {
        /// The version of the stored form.
        version: u32,
    },
    /// There is a journal at the place already.
    Occupied,
}

impl From<SlotError> for JournalError {
    fn from(error: SlotError) -> JournalError {
        JournalError::Slot(error)
    }
}

/// Whether a journal may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Writable,
    Damaged,
    Newer { version: u32 },
}

/// The journal of one sandbox: which commits there are and where the next one goes.
///
/// It keeps the open segment and the commands' ids in memory, so that an append reads and writes the open segment and
/// nothing else however long the history is.
pub struct Journal<S = Rc<dyn Slots>> {
    slots: S,
    place: Place,
    /// The segment that the next commit is written to.
    open: Segment,
    /// After the last commit that can be read; in a writable journal the end of the open segment.
    end: Position,
    ids: BTreeMap<CommandId, u64>,
    standing: Standing,
    /// The segments that were written since the last confirmation, and the positions that they led to.
    unconfirmed: Vec<(u32, Position)>,
}

impl<S: Slots> Journal<S> {
    /// The position after the last commit.
    pub fn position(&self) -> Position {
        self.end
    }

    /// The number of the commit that a command caused, if it has been carried out.
    pub fn find(&self, id: &CommandId) -> Option<u64> {
        self.ids.get(id).copied()
    }

    /// Where the journal is stored.
    pub fn place(&self) -> &Place {
        &self.place
    }

    fn writable(&self) -> Result<(), JournalError> {
        match self.standing {
            Standing::Writable => Ok(()),
            Standing::Damaged => Err(JournalError::Damaged),
            Standing::Newer { version } => Err(JournalError::Newer { version }),
        }
    }
}

/// The segment of a journal without commits.
fn empty(place: &Place) -> Segment {
    Segment::begin(FORMAT, place.sandbox(), 1, Position::START)
}
