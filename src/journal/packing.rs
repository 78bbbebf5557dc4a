//! Packing a history: the same commits in a fifth of the room. The person has agreed to it.

use super::packed::{self, PACKED};
use super::segment::{self, Header, Heading, SEGMENT_UNITS, Segment};
use super::slots::Slots;
use super::{Journal, JournalError};

/// From this many UTF-16 units on a segment is packed: there is little in a small one that is said twice, and of the
/// segment that is written to, which is closed by it, there would be many.
pub const LEAST_UNITS: usize = SEGMENT_UNITS / 8;

impl<S: Slots> Journal<S> {
    /// The number of the last segment, which is the one that is written to.
    pub fn last_segment(&self) -> u32 {
        self.open.header().segment
    }

    /// Packs one segment and says how many UTF-16 units that frees: none where it is packed already, or not worth it.
    ///
    /// One write replaces the value, so that an interruption leaves the segment as it was or packed. Before it the packed
    /// value is unpacked and compared with what is stored, and after it read back. Only who may append may call this.
    ///
    /// # Errors
    ///
    /// `Damaged`, `Newer`, `Slot`; `Gone` and `Diverged` where the segment is not what was written; `Unsaved` where the
    /// packed value is not there after it was written.
    pub fn pack(&mut self, number: u32) -> Result<usize, JournalError> {
        self.writable()?;
        let key = self.place.segment(number);
        let value = self.slots.read(&key)?.ok_or(JournalError::Gone)?;
        let stored = packed::plain(&value);
        if stored.is_packed() || value.len() < LEAST_UNITS {
            return Ok(0);
        }
        let reading = segment::read(&stored.text, self.place.sandbox());
        let header = match reading.heading {
            Heading::Known(header) if reading.whole && header.segment == number => header,
            Heading::Known(_) | Heading::Newer(_) | Heading::Unreadable => {
                return Err(JournalError::Diverged);
            }
        };
        let is_open = number == self.last_segment();
        if is_open && value != self.open.text() {
            return Err(JournalError::Diverged);
        }
        let Some(packed) = packed::pack(&value) else { return Ok(0) };
        let unpacked = packed::plain(&packed);
        if !unpacked.sound || unpacked.text != value {
            return Ok(0);
        }
        self.slots.write(&key, &packed)?;
        if self.slots.read(&key)?.as_deref() != Some(&packed) {
            return Err(JournalError::Unsaved);
        }
        self.unconfirmed.retain(|(written, _)| *written != number);
        self.unconfirmed.push((number, header.to));
        let freed = value.len() - packed.len();
        if is_open {
            self.open = Segment::resume(Header { version: PACKED, ..header }, packed);
        }
        Ok(freed)
    }
}
