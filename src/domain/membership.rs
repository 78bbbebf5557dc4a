//! Joining the network: the free membership that everything else builds on (statements 107-109).

use super::account::{Account, Context, Decision};
use super::company::{Company, CompanyEntry};
use super::country;
use super::date::Day;
use super::event::Event;
use super::id::{Draw, UserId};
use super::offer::PriceList;
use super::permission::{self, Permission};
use super::refusal::Refusal;
use super::user::{By, Language, Role};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// Whether a company that joins is believed at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// It is authorized at once.
    #[default]
    AtOnce,
    /// The desk decides.
    ByDesk,
}

/// How far a company has come with joining.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    /// It has not joined.
    #[default]
    None,
    /// It has joined and the desk has yet to verify it.
    Pending { since: Day },
    /// It is a network member.
    Authorized { since: Day },
    /// The desk did not believe it; it may join again.
    Rejected { on: Day },
}

impl Account {
    /// Whether the company may buy (statements 109 and 118): only a network member may.
    ///
    /// # Errors
    /// It has not joined, is not verified yet, or was rejected.
    pub fn network_member(&self) -> Result<(), Refusal> {
        match self.membership {
            Membership::Authorized { .. } => Ok(()),
            Membership::None => Err(Refusal::NotAMember),
            Membership::Pending { since } => Err(Refusal::MembershipPending { since }),
            Membership::Rejected { .. } => Err(Refusal::MembershipRejected),
        }
    }

    /// Whether somebody may join the network, or join again after a rejection, whatever remains to be filled in.
    ///
    /// # Errors
    /// The one who acts may not, or the company has joined.
    pub fn may_join(&self, by: By) -> Result<(), Refusal> {
        permission::require(self, by, Permission::Join)?;
        not_joined(self)
    }
}

/// Whether there is no membership, nor one that may come.
fn not_joined(account: &Account) -> Result<(), Refusal> {
    match account.membership {
        Membership::None | Membership::Rejected { .. } => Ok(()),
        Membership::Pending { since } => Err(Refusal::MembershipPending { since }),
        Membership::Authorized { .. } => Err(Refusal::AlreadyJoined),
    }
}

/// Decides to join the network. The person who joins becomes the first Global admin, where there is none yet.
pub(super) fn join(
    account: &Account,
    context: &Context,
    company: &Company,
    language: Language,
    verification: Verification,
) -> Decision {
    not_joined(account)?;
    let company = CompanyEntry::from(company).check()?;
    let mpn_id = Draw::new(context.id, 1).digits(7);
    let mut events = vec![Event::CompanyJoined { company: Box::new(company.clone()), mpn_id }];
    if account.users.is_empty() {
        events.push(Event::UserAdded {
            user: UserId(1),
            name: company.contact.name.clone(),
            email: company.contact.email.clone(),
            roles: vec![Role::GlobalAdmin],
            language,
        });
    }
    match verification {
        Verification::AtOnce => events.push(Event::MembershipAuthorized),
        Verification::ByDesk => {}
    }
    Ok(events)
}

/// Decides whether a company that joined is authorized.
pub(super) fn decide(account: &Account, authorize: bool) -> Decision {
    match account.membership {
        Membership::Pending { .. } if authorize => Ok(vec![Event::MembershipAuthorized]),
        Membership::Pending { .. } => Ok(vec![Event::MembershipRejected]),
        Membership::None => Err(Refusal::NotAMember),
        Membership::Authorized { .. } | Membership::Rejected { .. } => Err(Refusal::MembershipDecided),
    }
}

/// A company joined: what it is billed in follows from its country. Prices that were set in that currency stay.
pub(super) fn joined(account: &mut Account, on: Day, company: &Company, mpn_id: &str) {
    let currency = country::currency(company.address.country);
    if account.prices.currency != currency {
        account.prices = PriceList::demonstration(currency);
    }
    account.company = Some(company.clone());
    account.mpn_id = Some(mpn_id.to_owned());
    account.membership = Membership::Pending { since: on };
}
