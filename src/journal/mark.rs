//! What tells one stored history from another without reading it.

use super::place::Place;
use super::slots::{SlotError, Slots};

/// No first line of a value is longer.
pub const LONGEST_LINE: u32 = 200;

/// The first line of the last value of a history, and which value that is; nothing where nothing is stored.
///
/// It says how far the history goes and which seal its last commit has, so that two marks are the same only where the
/// histories are. That a value before it is damaged is not noticed.
pub fn mark(slots: &impl Slots, place: &Place) -> Result<Option<String>, SlotError> {
    let keys = slots.keys(place.start())?;
    let Some(last) = keys.into_iter().filter(|key| place.segment_of(key).is_some()).max() else {
        return Ok(None);
    };
    let line = slots.first_line(&last, LONGEST_LINE)?.unwrap_or_default();
    Ok(Some([&last, " ", &line].concat()))
}
