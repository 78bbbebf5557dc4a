//! Who acts: a person of the company, or the other side of the desk. Whoever holds the browser chooses, so that
//! permissions can be seen at work; the choice belongs to the sandbox and outlives a reload.

use super::Session;
use crate::domain::account::Account;
use crate::domain::user::By;
use leptos::prelude::*;

/// Who acts in a company: the one who was chosen, as long as that person is there; else the first of its people.
pub(super) fn who_acts(account: &Account, chosen: Option<By>) -> By {
    let is_there = |by: &By| match *by {
        By::User(id) => account.people().any(|user| user.id == id),
        By::Agent => account.company.is_some(),
        By::Visitor | By::Clock => false,
    };
    let first =
        || account.people().find(|user| user.is_active()).map_or(By::Visitor, |user| By::User(user.id));
    chosen.filter(is_there).unwrap_or_else(first)
}

impl Session {
    /// Who acts.
    pub fn by(self) -> By {
        self.by.get_untracked()
    }

    /// Lets someone else act from now on, and remembers it.
    pub fn act_as(self, by: By) {
        let sandbox = self.sandbox();
        self.by.set(by);
        self.keep(|chosen| {
            chosen.acting.insert(sandbox, by);
        });
    }

    /// Who was chosen to act in a sandbox.
    pub(super) fn chosen_in(self, sandbox: &str) -> Option<By> {
        self.chosen(|chosen| chosen.acting.get(sandbox).copied())
    }

    /// Looks whether the one who acts is still there: the first person has just joined, or someone was removed.
    pub(super) fn keep_acting(self) {
        let by = self.by.get_untracked();
        let acting = self.read(|account| who_acts(account, Some(by)));
        if acting != by {
            self.by.set(acting);
        }
    }
}
