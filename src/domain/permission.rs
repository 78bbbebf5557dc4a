//! Which role may do what: every command has exactly one permission, and a role is a list of permissions.

use super::account::Account;
use super::command::Command;
use super::refusal::Refusal;
use super::user::{By, Role, UserStatus};
use serde::{Deserialize, Serialize};

/// Something that a role lets a person do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Join the network: before there is a company, anyone may.
    Join,
    /// Decide whether a company that joins is authorized.
    DecideMembership,
    /// Begin, pay and abandon purchases and renewals.
    Buy,
    /// Turn automatic renewal off.
    TurnOffRenewal,
    /// Add a way to pay.
    AddPaymentMethod,
    /// Choose, change and remove ways to pay.
    ManagePaymentMethods,
    /// Activate, use, assign and take back benefits.
    ManageBenefits,
    /// Change the rules, the prices and the date of the simulation.
    Rehearse,
}

impl Role {
    /// What the role lets a person do.
    pub fn permissions(self) -> &'static [Permission] {
        use Permission::*;
        match self {
            Role::GlobalAdmin => {
                &[Buy, TurnOffRenewal, AddPaymentMethod, ManagePaymentMethods, ManageBenefits]
            }
            Role::PartnerAdmin => &[Buy, TurnOffRenewal, AddPaymentMethod, ManageBenefits],
            Role::BillingAdmin => &[AddPaymentMethod, ManagePaymentMethods],
            Role::SupportAgent => &[DecideMembership],
            Role::AccountAdmin | Role::UserAdmin | Role::DefaultUser => &[],
        }
    }
}

/// Whether the one who acts may send the command at all.
///
/// Time and rehearsing are not a matter of roles: the clock does what is due, and whoever holds the browser moves
/// the date.
///
/// # Errors
/// [`Refusal::NotPermitted`] names the permission and the roles that have it.
pub fn check(account: &Account, by: By, command: &Command) -> Result<(), Refusal> {
    let permission = command.permission();
    let roles: &[Role] = match by {
        By::Visitor => &[],
        By::User(id) => match account.user(id) {
            Some(user) if user.status != UserStatus::Removed => &user.roles,
            Some(_) | None => &[],
        },
        By::Agent => &[Role::SupportAgent],
        By::Clock => return Ok(()),
    };
    let of_anyone =
        permission == Permission::Rehearse || (permission == Permission::Join && by == By::Visitor);
    if of_anyone || roles.iter().any(|role| role.permissions().contains(&permission)) {
        Ok(())
    } else {
        Err(Refusal::NotPermitted { permission })
    }
}
