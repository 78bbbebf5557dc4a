//! Joining the network: the free membership that everything else builds on (statements 107-109).

use super::account::{Account, Context, Decision};
use super::company::{Company, CompanyEntry};
use super::country;
use super::date::Day;
use super::event::Event;
use super::id::{Draw, UserId};
use super::offer::PriceList;
use super::refusal::Refusal;
use super::user::{Language, Role};
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
}

/// Decides to join the network. The person who joins becomes the first Global admin.
pub(super) fn join(
    account: &Account,
    context: &Context,
    company: &Company,
    language: Language,
    verification: Verification,
) -> Decision {
    match account.membership {
        Membership::None | Membership::Rejected { .. } => {}
        Membership::Pending { since } => return Err(Refusal::MembershipPending { since }),
        Membership::Authorized { .. } => return Err(Refusal::AlreadyJoined),
    }
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

/// A company joined: what it is billed in follows from its country.
pub(super) fn joined(account: &mut Account, on: Day, company: &Company, mpn_id: &str) {
    account.prices = PriceList::demonstration(country::currency(company.address.country));
    account.company = Some(company.clone());
    account.mpn_id = Some(mpn_id.to_owned());
    account.membership = Membership::Pending { since: on };
}
