//! The people who use an account, and what their roles let them do.
//!
//! ```text
//! Invited ──accepts──▶ Active ──removed──▶ Removed
//!    └───────────removed─────────────────────▲
//! ```

use super::account::{Account, Context, Decision, Inconsistency};
use super::company::NAME_MOST;
use super::date::Day;
use super::entry::{self, Field, Problem, keep};
use super::event::Event;
use super::id::{CommandId, Draw, UserId};
use super::permission::Permission;
use super::refusal::{Refusal, Thing};
use crate::json::Written;
use crate::sorting;
use serde::{Deserialize, Serialize};

/// The part a person plays; a person may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// May do everything and assigns all roles.
    GlobalAdmin,
    /// MPN partner admin: buys, renews, manages benefits.
    PartnerAdmin,
    /// Looks after the company profile, locations and users.
    AccountAdmin,
    /// Looks after payment methods, orders and invoices.
    BillingAdmin,
    /// Adds, changes and removes users, except Global admins.
    UserAdmin,
    /// The other side of the desk: answers and decides service requests.
    SupportAgent,
    /// Has a profile and may open service requests.
    DefaultUser,
}

impl Role {
    /// Every role that a company gives to its people, the most powerful first.
    pub const OF_COMPANY: [Role; 6] = [
        Role::GlobalAdmin,
        Role::PartnerAdmin,
        Role::AccountAdmin,
        Role::BillingAdmin,
        Role::UserAdmin,
        Role::DefaultUser,
    ];

    /// The roles that a person of this role gives and takes away (statement 177).
    ///
    /// Global, Billing and User management admin are roles of the company's directory, which reaches beyond the
    /// membership; an Account admin gives only the others. The desk's own role is nobody's to give.
    pub fn assigns(self) -> &'static [Role] {
        match self {
            Role::GlobalAdmin => &Role::OF_COMPANY,
            Role::UserAdmin => &[
                Role::PartnerAdmin,
                Role::AccountAdmin,
                Role::BillingAdmin,
                Role::UserAdmin,
                Role::DefaultUser,
            ],
            Role::AccountAdmin => &[Role::PartnerAdmin, Role::AccountAdmin, Role::DefaultUser],
            Role::PartnerAdmin | Role::BillingAdmin | Role::SupportAgent | Role::DefaultUser => &[],
        }
    }
}

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A person before there is a company.
    Visitor,
    /// A person of the company.
    User(UserId),
    /// A support agent of the desk.
    Agent,
    /// Time: what happens by itself.
    Clock,
}

/// Where a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum UserStatus {
    /// Invited and not yet signed in.
    Invited { on: Day },
    /// Uses the account.
    Active { since: Day },
    /// Removed; the name stays in the history.
    Removed { on: Day },
}

/// The language in which a person is written to.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written,
)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    SimplifiedChinese,
}

/// A person of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The full name.
    pub name: String,
    /// The e-mail address, unique among the people who are not removed.
    pub email: String,
    /// What the person may do, the most powerful first; never empty.
    pub roles: Vec<Role>,
    /// Where the person stands.
    pub status: UserStatus,
    /// The language of the person's notices.
    pub language: Language,
}

impl User {
    /// Whether the person uses the account: has accepted the invitation and is not removed.
    pub fn is_active(&self) -> bool {
        matches!(self.status, UserStatus::Active { .. })
    }

    /// Whether the person was removed.
    pub fn is_removed(&self) -> bool {
        matches!(self.status, UserStatus::Removed { .. })
    }

    /// Whether the person has the role and uses the account.
    pub fn has(&self, role: Role) -> bool {
        self.is_active() && self.roles.contains(&role)
    }
}

/// Name, address and language of a person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct ProfileEntry {
    /// The full name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The language of notices.
    pub language: Language,
}

impl ProfileEntry {
    /// The profile, or all that is wrong with the form in the order of its fields.
    pub fn check(&self) -> Result<Profile, Vec<Problem>> {
        let mut problems = Vec::new();
        let name = keep(&mut problems, entry::line(Field::UserName, &self.name, NAME_MOST));
        let email = keep(&mut problems, entry::email(Field::Email, &self.email));
        match (name, email) {
            (Some(name), Some(email)) => Ok(Profile { name, email, language: self.language }),
            _ => Err(problems),
        }
    }
}

impl From<&User> for ProfileEntry {
    fn from(user: &User) -> Self {
        Self { name: user.name.clone(), email: user.email.clone(), language: user.language }
    }
}

impl From<&Profile> for ProfileEntry {
    fn from(profile: &Profile) -> Self {
        Self { name: profile.name.clone(), email: profile.email.clone(), language: profile.language }
    }
}

/// Name, address and language of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Profile {
    /// The full name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The language of notices.
    pub language: Language,
}

impl From<&User> for Profile {
    fn from(user: &User) -> Self {
        Self { name: user.name.clone(), email: user.email.clone(), language: user.language }
    }
}

/// The first password of an invited person, shown once to the one who invites and kept nowhere: it follows from
/// the id of the command that invited the person or renewed the sign-in details.
pub fn first_password(id: CommandId) -> String {
    const SIGNS: [&[u8]; 3] = [b"BCDFGHJKMNPQRTVWXY", b"abcdefghjkmnpqrtuvwxyz", b"2346789"];
    const PATTERN: [usize; 12] = [0, 1, 1, 1, 2, 2, 2, 0, 1, 1, 2, 2];
    let mut draw = Draw::new(id, 20);
    let sign = |kind: usize| char::from(SIGNS[kind][draw.below(SIGNS[kind].len() as u64) as usize]);
    PATTERN.into_iter().map(sign).collect()
}

impl Account {
    /// The people who are not removed, in the order in which they came.
    pub fn people(&self) -> impl Iterator<Item = &User> {
        self.users.iter().filter(|user| !user.is_removed())
    }

    /// The roles that somebody gives and takes away; empty for one who may not.
    pub fn assignable_by(&self, by: By) -> Vec<Role> {
        let held = self.roles_of(by);
        let assigns = |role: &Role| held.iter().any(|held| held.assigns().contains(role));
        Role::OF_COMPANY.into_iter().filter(assigns).collect()
    }

    /// Whether somebody may give or take away these roles.
    ///
    /// # Errors
    /// [`Refusal::RoleNotYours`] names the first that is not the person's to give.
    fn may_assign(&self, by: By, roles: &[Role]) -> Result<(), Refusal> {
        let assignable = self.assignable_by(by);
        let beyond = roles.iter().find(|role| !assignable.contains(role));
        beyond.map_or(Ok(()), |&role| Err(Refusal::RoleNotYours { role }))
    }

    /// The roles that a person will have once somebody has made changes. Those that this one may not make by now are left
    /// out: somebody else may have begun them, or something else may have changed since.
    pub fn roles_with(&self, by: By, user: &User, changes: &RoleChanges) -> Vec<Role> {
        let given = changes.given.iter().map(|&role| (role, true));
        let wanted = given.chain(changes.taken.iter().map(|&role| (role, false)));
        let roles = wanted.fold(user.roles.clone(), |roles, (role, wanted)| {
            let mut changed = roles.clone();
            changed.retain(|other| *other != role);
            if wanted {
                changed.push(role);
            }
            if change_roles(self, by, user.id, &changed).is_ok() { changed } else { roles }
        });
        tidy(&roles)
    }

    /// The person of that id, if not removed.
    fn present(&self, id: UserId) -> Result<&User, Refusal> {
        let user = self.user(id).ok_or(Refusal::NotFound { thing: Thing::User })?;
        if user.is_removed() { Err(Refusal::UserRemoved { user: id }) } else { Ok(user) }
    }

    /// Whether an address belongs to nobody else who is not removed.
    fn email_is_free(&self, email: &str, of: Option<UserId>) -> Result<(), Refusal> {
        let taken = self.people().find(|user| user.email.eq_ignore_ascii_case(email) && Some(user.id) != of);
        taken.map_or(Ok(()), |user| Err(Refusal::EmailTaken { user: user.id }))
    }

    /// Whether the account has a Global admin without this person: one stays, always.
    fn another_global_admin(&self, id: UserId) -> Result<(), Refusal> {
        let another = self.users.iter().any(|user| user.id != id && user.has(Role::GlobalAdmin));
        if another { Ok(()) } else { Err(Refusal::LastGlobalAdmin { user: id }) }
    }

    fn user_mut(&mut self, id: UserId) -> Result<&mut User, Inconsistency> {
        self.users.iter_mut().find(|user| user.id == id).ok_or(Inconsistency { missing: Thing::User })
    }
}

/// What is to change about the roles of a person, and nothing else: what others change meanwhile stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct RoleChanges {
    /// The roles to give.
    pub given: Vec<Role>,
    /// The roles to take away.
    pub taken: Vec<Role>,
}

impl RoleChanges {
    /// Wants a person to have a role or not to have it, whatever was wanted before. Where the person has it already, or
    /// has it not, there is nothing to change.
    pub fn want(&mut self, role: Role, wanted: bool, has: bool) {
        self.given.retain(|given| *given != role);
        self.taken.retain(|taken| *taken != role);
        match (wanted, has) {
            (true, false) => self.given.push(role),
            (false, true) => self.taken.push(role),
            (true, true) | (false, false) => {}
        }
    }
}

/// The roles in their order, each once; a person with another role needs no [`Role::DefaultUser`], one without any
/// has it.
fn tidy(roles: &[Role]) -> Vec<Role> {
    let mut tidied: Vec<Role> = roles.iter().copied().filter(|&role| role != Role::DefaultUser).collect();
    sorting::sort(&mut tidied);
    tidied.dedup();
    if tidied.is_empty() {
        tidied.push(Role::DefaultUser);
    }
    tidied
}

/// Decides to invite a person (statement 177).
pub(super) fn invite(account: &Account, context: &Context, profile: &Profile, roles: &[Role]) -> Decision {
    let roles = tidy(roles);
    account.may_assign(context.by, &roles)?;
    let Profile { name, email, language } = ProfileEntry::from(profile).check()?;
    account.email_is_free(&email, None)?;
    let user = UserId(account.users.len() as u32 + 1);
    Ok(vec![Event::UserInvited { user, name, email, roles, language }])
}

/// Decides that an invited person signs in for the first time; nobody else has the [permission](super::permission).
pub(super) fn accept_invitation(by: By) -> Decision {
    match by {
        By::User(user) => Ok(vec![Event::InvitationAccepted { user }]),
        By::Visitor | By::Agent | By::Clock => {
            Err(Refusal::NotPermitted { permission: Permission::AcceptInvitation })
        }
    }
}

/// Decides to give a person new sign-in details, which [`first_password`] tells.
pub(super) fn renew_sign_in(account: &Account, by: By, id: UserId) -> Decision {
    let user = account.present(id)?;
    account.may_assign(by, &user.roles)?;
    Ok(vec![Event::SignInRenewed { user: id }])
}

/// Decides to change the person's own profile.
pub(super) fn change_own_profile(account: &Account, by: By, profile: &Profile) -> Decision {
    match by {
        By::User(user) => changed(account, account.present(user)?, profile),
        By::Visitor | By::Agent | By::Clock => {
            Err(Refusal::NotPermitted { permission: Permission::ChangeOwnProfile })
        }
    }
}

/// Decides to change someone's profile; whoever may not take away one of the person's roles may not, because with
/// another address someone else could sign in as that person.
pub(super) fn change_profile(account: &Account, by: By, id: UserId, profile: &Profile) -> Decision {
    let user = account.present(id)?;
    account.may_assign(by, &user.roles)?;
    changed(account, user, profile)
}

fn changed(account: &Account, user: &User, profile: &Profile) -> Decision {
    let Profile { name, email, language } = ProfileEntry::from(profile).check()?;
    account.email_is_free(&email, Some(user.id))?;
    let unchanged = user.name == name && user.email == email && user.language == language;
    let changed = Event::ProfileChanged { user: user.id, name, email, language };
    Ok(if unchanged { Vec::new() } else { vec![changed] })
}

/// Decides to change what a person may do: who changes roles must be allowed to give and take each that differs.
pub(super) fn change_roles(account: &Account, by: By, id: UserId, roles: &[Role]) -> Decision {
    let user = account.present(id)?;
    let roles = tidy(roles);
    let differs = |role: &Role| roles.contains(role) != user.roles.contains(role);
    let differing: Vec<Role> = roles.iter().chain(&user.roles).copied().filter(differs).collect();
    account.may_assign(by, &differing)?;
    if differing.contains(&Role::GlobalAdmin) && user.has(Role::GlobalAdmin) {
        account.another_global_admin(id)?;
    }
    Ok(if differing.is_empty() { Vec::new() } else { vec![Event::RolesChanged { user: id, roles }] })
}

/// Decides to remove a person, whose seats come back, or to take an invitation back.
pub(super) fn remove(account: &Account, context: &Context, id: UserId) -> Decision {
    let user = account.present(id)?;
    account.may_assign(context.by, &user.roles)?;
    if user.has(Role::GlobalAdmin) {
        account.another_global_admin(id)?;
    }
    let seats = account.seats_held_by(id, context.today);
    let released = seats.map(|benefit| Event::SeatReleased { entitlement: benefit.id, user: id });
    Ok(released.chain([Event::UserRemoved { user: id }]).collect())
}

/// A person came to be.
pub(super) fn added(
    account: &mut Account,
    user: UserId,
    status: UserStatus,
    (name, email): (&str, &str),
    roles: &[Role],
    language: Language,
) {
    let (name, email, roles) = (name.to_owned(), email.to_owned(), roles.to_vec());
    account.users.push(User { id: user, name, email, roles, status, language });
}

/// A person's name, address or language changed.
pub(super) fn profile_changed(
    account: &mut Account,
    id: UserId,
    (name, email): (&str, &str),
    language: Language,
) -> Result<(), Inconsistency> {
    let user = account.user_mut(id)?;
    (user.name, user.email, user.language) = (name.to_owned(), email.to_owned(), language);
    Ok(())
}

/// What a person may do changed.
pub(super) fn roles_changed(account: &mut Account, id: UserId, roles: &[Role]) -> Result<(), Inconsistency> {
    account.user_mut(id)?.roles = roles.to_vec();
    Ok(())
}

/// A person got new sign-in details, of which nothing is kept.
pub(super) fn sign_in_renewed(account: &Account, id: UserId) -> Result<(), Inconsistency> {
    account.user(id).map(drop).ok_or(Inconsistency { missing: Thing::User })
}

/// A person's standing changed.
pub(super) fn became(account: &mut Account, id: UserId, status: UserStatus) -> Result<(), Inconsistency> {
    account.user_mut(id)?.status = status;
    Ok(())
}
