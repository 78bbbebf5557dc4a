//! What a file would bring back, before anything is stored.

use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::event::Event;
use crate::journal::Commit;
use crate::journal::export::{ImportFault, ImportProblem, from_document};

/// A history that a file holds, and what it leads to.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The name of the sandbox that it was taken from.
    pub sandbox: String,
    /// The commits, numbered from 1.
    pub commits: Vec<Commit>,
    /// The account that is their fold.
    pub account: Account,
    /// The days of the first and the last thing that happened, if anything did.
    pub days: Option<(Day, Day)>,
}

/// Reads a file and lets everything in it happen once, apart from everything that is stored.
///
/// # Errors
/// The first thing in the file that cannot be, with its path: what cannot be read, an amount below nothing, or an event
/// that does not fit what came before.
pub fn read(text: &str) -> Result<Restored, ImportProblem> {
    let document = from_document(text)?;
    let mut account = Account::default();
    let mut days: Option<(Day, Day)> = None;
    for commit in &document.commits {
        for (place, stamped) in commit.entries.iter().enumerate() {
            let path = ["commits[", &(commit.number - 1).to_string(), "].entries[", &place.to_string(), "]"];
            let problem = |why| ImportProblem { path: path.concat(), why };
            if is_below_nothing(&stamped.event) {
                return Err(problem(ImportFault::Negative));
            }
            account.apply(stamped).map_err(|_| problem(ImportFault::Impossible))?;
            days = Some((days.map_or(stamped.on, |(first, _)| first), stamped.on));
        }
        // Nobody is in no company, and nothing is bought for none.
        if account.company.is_none() && !(account.users.is_empty() && account.orders.is_empty()) {
            let path = ["commits[", &(commit.number - 1).to_string(), "]"].concat();
            return Err(ImportProblem { path, why: ImportFault::Impossible });
        }
    }
    Ok(Restored { sandbox: document.sandbox, commits: document.commits, account, days })
}

/// Whether an amount is negative that cannot be: only what is given back is less than nothing, on a credit note.
fn is_below_nothing(event: &Event) -> bool {
    if let Event::Charged { amount, invoice, .. } = event {
        [*amount, invoice.quote.total].iter().any(|amount| amount.minor < 0)
    } else if let Event::CreditReceived { amount, lapsed, .. } = event {
        [*amount, *lapsed].iter().any(|amount| amount.minor < 0)
    } else if let Event::CreditUsed { amount, .. } = event {
        amount.minor < 0
    } else {
        false
    }
}
