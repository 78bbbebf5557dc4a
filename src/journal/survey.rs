//! Reading everything that is stored at a place and judging how it belongs together.

use super::packed::{self, PACKED};
use super::place::Place;
use super::segment::{self, Header, Heading, Line, Position, Segment};
use super::slots::{SlotError, Slots};
use crate::sorting;

/// All that is stored of one journal, read and judged; nothing is changed by it.
pub struct Survey {
    /// The stored values by the number of their segment, in that order.
    pub stored: Vec<Stored>,
    /// The commits from the first one on, each following the one before, as far as that goes.
    pub chain: Vec<Piece>,
    /// The other sound commits of this sandbox, by number: what came after a gap.
    pub rest: Vec<Piece>,
    /// The first lines of the segments that are exactly as they were written, from the first one to the last before
    /// anything else.
    pub in_place: Vec<Header>,
    /// The highest number of a commit that is mentioned anywhere.
    pub announced: u64,
    /// Whether nothing says how far the history went.
    pub open_ended: bool,
    /// The latest version that a segment was written in, where this program does not know it.
    pub newer: Option<u32>,
}

/// A stored value.
pub struct Stored {
    /// The number of its segment.
    pub number: u32,
    /// The value as it is stored.
    pub value: String,
    /// The text that is packed in it, and whether that is as it was packed.
    packed: Option<(String, bool)>,
}

impl Stored {
    fn new(number: u32, value: String) -> Stored {
        let plain = packed::plain(&value);
        let packed = plain.is_packed().then(|| (plain.text.into_owned(), plain.sound));
        Stored { number, value, packed }
    }

    fn text(&self) -> &str {
        self.packed.as_ref().map_or(&self.value, |(text, _)| text)
    }
}

/// A sound commit and the stored value, by its index, in which it stands.
#[derive(Clone)]
pub struct Piece {
    value: usize,
    /// The commit.
    pub line: Line,
}

impl Survey {
    /// Reads every segment that is stored at the place.
    pub fn take(slots: &impl Slots, place: &Place) -> Result<Survey, SlotError> {
        let mut stored = Vec::new();
        for key in slots.keys(place.start())? {
            if let Some(number) = place.segment_of(&key)
                && let Some(value) = slots.read(&key)?
            {
                stored.push(Stored::new(number, value));
            }
        }
        sorting::sort_by_key(&mut stored, |stored| stored.number);
        Ok(Survey::judge(stored, place.sandbox()))
    }

    fn judge(stored: Vec<Stored>, sandbox: &str) -> Survey {
        let (mut pieces, mut in_place) = (Vec::new(), Vec::<Header>::new());
        let (mut announced, mut open_ended, mut newer) = (0, false, None);
        let mut position = Position::START;
        for (value, found) in stored.iter().enumerate() {
            let reading = segment::read(found.text(), sandbox);
            let whole = reading.whole && found.packed.as_ref().is_none_or(|(_, sound)| *sound);
            pieces.extend(reading.lines.into_iter().map(|line| Piece { value, line }));
            open_ended = true;
            match reading.heading {
                Heading::Known(header) if header.sandbox == sandbox => {
                    announced = announced.max(header.to.number);
                    open_ended = header.segment != found.number;
                    let next = in_place.len() == value && found.number as usize == value + 1;
                    if next && whole && !open_ended && header.from == position {
                        position = header.to;
                        let version = if found.packed.is_some() { PACKED } else { header.version };
                        in_place.push(Header { version, ..header });
                    }
                }
                Heading::Newer(version) => newer = newer.max(Some(version)),
                Heading::Known(_) | Heading::Unreadable => {}
            }
        }
        let (chain, rest) = link(pieces);
        let numbers = chain.iter().chain(&rest).map(|piece| piece.line.to.number);
        let announced = numbers.max().unwrap_or(0).max(announced);
        Survey { stored, chain, rest, in_place, announced, open_ended, newer }
    }

    /// The body of a commit.
    pub fn body(&self, piece: &Piece) -> &str {
        &self.stored[piece.value].text()[piece.line.body.clone()]
    }

    /// The line of a commit as it is stored.
    pub fn line(&self, piece: &Piece) -> &str {
        &self.stored[piece.value].text()[piece.line.line.clone()]
    }

    /// How many segments can stay as they are if the history is to end with commit `last`.
    pub fn untouched(&self, last: u64) -> usize {
        self.in_place.iter().take_while(|header| header.to.number <= last).count()
    }

    /// The last of so many segments that are in place, to go on with; nothing if it is none.
    pub fn resume(&self, segments: usize) -> Option<Segment> {
        let last = segments.checked_sub(1)?;
        Some(Segment::resume(self.in_place.get(last)?.clone(), self.stored.get(last)?.value.clone()))
    }
}

/// Follows the chain through pieces in any order; what it does not reach is returned apart, without copies of what it
/// did reach.
fn link(mut pieces: Vec<Piece>) -> (Vec<Piece>, Vec<Piece>) {
    sorting::sort_by_key(&mut pieces, |piece| piece.line.to.number);
    let (mut chain, mut rest) = (Vec::<Piece>::new(), Vec::<Piece>::new());
    let mut position = Position::START;
    for piece in pieces {
        if piece.line.follows(position) {
            position = piece.line.to;
            chain.push(piece);
        } else if piece.line.to != position && rest.last().is_none_or(|last| last.line.to != piece.line.to) {
            rest.push(piece);
        }
    }
    (chain, rest)
}
