//! The people who use an account, and what their roles let them do.

use super::account::Account;
use super::id::UserId;
use serde::{Deserialize, Serialize};

/// The part a person plays; a person may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
}

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserStatus {
    /// Invited and not yet signed in.
    Invited,
    /// Uses the account.
    Active,
    /// Removed; the name stays in the history.
    Removed,
}

/// The language in which a person is written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The full name.
    pub name: String,
    /// The e-mail address, unique among the people who are not removed.
    pub email: String,
    /// What the person may do; never empty.
    pub roles: Vec<Role>,
    /// Where the person stands.
    pub status: UserStatus,
    /// The language of the person's notices.
    pub language: Language,
}

impl User {
    /// Whether the person has the role and is not removed.
    pub fn has(&self, role: Role) -> bool {
        self.status != UserStatus::Removed && self.roles.contains(&role)
    }
}

/// A person was added, active at once.
pub(super) fn added(
    account: &mut Account,
    id: UserId,
    name: &str,
    email: &str,
    roles: &[Role],
    language: Language,
) {
    account.users.push(User {
        id,
        name: name.to_owned(),
        email: email.to_owned(),
        roles: roles.to_vec(),
        status: UserStatus::Active,
        language,
    });
}
