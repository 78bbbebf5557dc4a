//! The virtual date: it follows the real one until it is moved, and moves only forward.

use super::account::{Account, Decision};
use super::date::Day;
use super::event::Event;
use super::refusal::Refusal;

/// Decides to move the date to a day and stop it there. What is due on the way happens first.
pub(super) fn move_on(today: Day, to: Day) -> Decision {
    if to < today {
        Err(Refusal::DateInThePast { today })
    } else {
        Ok(vec![Event::DateMoved { to: Some(to) }])
    }
}

/// Decides to let the date follow the real one again. History is never written behind its end, so that the real date
/// must have come as far as it.
pub(super) fn follow(account: &Account, real: Day) -> Decision {
    if account.stopped_on.is_none() {
        return Err(Refusal::DateFollows);
    }
    match account.last_day {
        Some(last) if real < last => Err(Refusal::RealDateBehind { real, from: last }),
        Some(_) | None => Ok(vec![Event::DateMoved { to: None }]),
    }
}
