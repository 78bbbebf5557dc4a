//! What is known of a company without showing it, and the snapshot that spares folding its history again.
//!
//! A snapshot holds nothing that does not follow from the history: it can be thrown away at any time, and is made anew
//! where the history or the day has become another one. The account itself has none. It is what a company has had, order by
//! order, so that a snapshot of it would be about as long as the history, and take about as long to read.

use super::execute::Desk;
use crate::domain::account::Account;
use crate::domain::date::{Day, Moment};
use crate::domain::level::Level;
use crate::journal::{Commit, Condition, Journal, Place, SlotError, Slots, mark};
use crate::json::{self, Written};

/// A company as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Written)]
pub struct Overview {
    /// Its legal name, once it has joined.
    pub name: Option<String>,
    /// Its level on its own today.
    pub level: Option<Level>,
    /// The day it is there.
    pub today: Day,
    /// When something last happened in it, in real time.
    pub changed: Option<Moment>,
}

impl Overview {
    /// The overview of a company on a real day.
    pub fn of(account: &Account, history: &[Commit], real: Day) -> Self {
        let today = account.today(real);
        Self {
            name: account.company.as_ref().map(|company| company.legal_name.clone()),
            level: account.level(today),
            today,
            changed: history.last().map(|commit| commit.at),
        }
    }
}

/// What was found when a history was folded.
#[derive(Clone, Written)]
struct Snapshot {
    /// The history.
    mark: String,
    /// The real day.
    on: Day,
    overview: Overview,
}

/// What is in a company on a real day: as the snapshot under `key` says, or else as its history says, of which a snapshot
/// is left. What cannot be left costs time and nothing else.
///
/// # Errors
/// The history cannot be read.
pub fn look_into<S: Slots + Clone>(
    slots: S,
    place: Place,
    key: &str,
    real: Day,
) -> Result<Overview, SlotError> {
    let marked = mark(&slots, &place)?;
    let known = slots.read(key)?.and_then(|text| json::read::<Snapshot>(&text).ok());
    if let Some(known) = known
        && Some(&known.mark) == marked.as_ref()
        && known.on == real
    {
        return Ok(known.overview);
    }
    let (desk, condition) = Desk::fold(Journal::open(slots.clone(), place)?);
    let overview = Overview::of(desk.account(), desk.history(), real);
    if condition == Condition::Sound
        && let Some(mark) = marked
    {
        let snapshot = Snapshot { mark, on: real, overview: overview.clone() };
        let _ = slots.write(key, &json::write(&snapshot));
    }
    Ok(overview)
}
