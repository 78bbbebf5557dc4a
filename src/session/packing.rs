//! Packing the histories of all companies of this browser. The person has agreed to it.
//!
//! A history is packed only by who may write it: the one that is shown by the tab that writes, and another one by who
//! gets its lock, which nobody has that no tab shows. One value is packed in each task, so that the page goes on meanwhile.

use super::sandboxes::{place, prefix};
use super::writer::lock_of;
use super::{Keeping, Notice, Session, Sharing, Store, Tone};
use crate::browser::lock::{Claim, Turn};
use crate::browser::{storage, tabs};
use crate::i18n::{Text, keeping as texts};
use crate::journal::packed::{MARK, MARK_AT};
use crate::journal::{Condition, Journal, LEAST_UNITS};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// What a history takes when it is packed, of what it took before: about a fifth.
const PACKED_TO: usize = 5;

/// The companies that are still to be packed, and what was stored in all before the first.
struct Left {
    sandboxes: Vec<String>,
    used: usize,
}

impl Session {
    /// How many UTF-16 units of histories are worth packing.
    pub fn unpacked(self) -> usize {
        let start = [&prefix(), ":"].concat();
        storage::used(&|stored| {
            let name = stored.key.strip_prefix(&start).and_then(|rest| rest.split_once(':'));
            stored.units() >= LEAST_UNITS
                && name.is_some_and(|(sandbox, _)| place(sandbox).segment_of(stored.key).is_some())
                && !stored.says(MARK, MARK_AT)
        })
    }

    /// About how many units are left of so many.
    pub fn units_packed(self, units: usize) -> usize {
        units / PACKED_TO
    }

    /// Why the histories cannot be packed now, if they cannot.
    pub fn no_packing(self) -> Option<Text> {
        if self.packs.get_value() {
            Some(texts::PACKING_NOW)
        } else if self.unpacked() == 0 {
            Some(texts::NOTHING_TO_PACK)
        } else if self.sharing() == Sharing::EachWrites {
            Some(texts::PACK_EACH_WRITES)
        } else {
            self.follows().then_some(texts::PACK_ELSEWHERE)
        }
    }

    /// Packs the histories of all companies that no other tab writes, and tells what that freed.
    pub fn pack_histories(self) {
        if let Some(why) = self.no_packing() {
            self.tell(Notice::new(Tone::Warning, self.words().say(why)));
            return;
        }
        self.packs.set_value(true);
        self.show_again();
        self.pack_next(Left { sandboxes: self.sandboxes(), used: storage::used(&|_| true) });
    }

    fn pack_next(self, mut left: Left) {
        let Some(sandbox) = left.sandboxes.pop() else {
            self.tell_packed(left.used);
            return;
        };
        if sandbox == self.sandbox() && self.keeping.get_untracked() != Keeping::Memory {
            self.pack_shown(self.which(), 1, left);
            return;
        }
        let claim = Rc::new(RefCell::new(None));
        let left = Rc::new(RefCell::new(Some(left)));
        let (held, rest) = (claim.clone(), left.clone());
        let claimed = Claim::new(lock_of(&sandbox), move |turn| {
            let Some(left) = rest.take() else { return };
            let opened = Journal::open(self.store.get_value(), place(&sandbox)).ok();
            let opened = opened.filter(|opened| turn == Turn::First && opened.condition == Condition::Sound);
            match opened {
                Some(opened) => self.pack_other(opened.journal, 1, left, held.take()),
                None => {
                    held.take();
                    self.pack_next(left);
                }
            }
        });
        if claimed.is_none()
            && let Some(left) = left.take()
        {
            self.pack_next(left);
        }
        claim.replace(claimed);
    }

    /// Packs the company that is shown, from a segment on.
    fn pack_shown(self, turn: u32, number: u32, left: Left) {
        let mut goes_on = false;
        if self.is_turn(turn) && self.leads() {
            self.desk.update_value(|desk| {
                let journal = desk.journal_mut();
                goes_on = number <= journal.last_segment() && journal.pack(number).is_ok();
            });
        }
        tabs::later(
            0,
            move || if goes_on { self.pack_shown(turn, number + 1, left) } else { self.pack_next(left) },
        );
    }

    /// Packs a company that no tab shows, from a segment on; its lock is given back with the claim.
    fn pack_other(self, mut journal: Journal<Store>, number: u32, left: Left, claim: Option<Claim>) {
        let goes_on = number <= journal.last_segment() && journal.pack(number).is_ok();
        tabs::later(0, move || {
            if goes_on {
                self.pack_other(journal, number + 1, left, claim);
            } else {
                drop(claim);
                self.pack_next(left);
            }
        });
    }

    fn tell_packed(self, before: usize) {
        self.packs.set_value(false);
        let freed = before.saturating_sub(storage::used(&|_| true)).div_ceil(1_000);
        let words = self.words();
        if freed == 0 {
            self.tell(Notice::new(Tone::Warning, words.say(texts::NOT_PACKED)));
        } else {
            let text = words.fill(texts::WERE_PACKED, &[("n", &words.number(freed as i64))]);
            self.tell(Notice::new(Tone::Success, text));
        }
        // What was packed is read back, and there is room again for what found none.
        self.confirm_later();
        self.show_again();
    }
}
