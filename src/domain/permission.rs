//! Which role may do what: every command has exactly one permission, and a role is a list of permissions.

use super::account::Account;
use super::command::Command;
use super::refusal::Refusal;
use super::user::{By, Role, User, UserStatus};
use serde::{Deserialize, Serialize};

/// Something that a role lets a person do or see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Join the network: before there is a company, anyone may; after a rejection, its Global admin.
    Join,
    /// Decide whether a company that joins is authorized.
    DecideMembership,

    /// Begin, pay and abandon purchases and renewals.
    Buy,
    /// Turn automatic renewal off.
    TurnOffRenewal,
    /// Cancel a subscription alone, where the rule set has that.
    CancelSubscription,
    /// Add a way to pay.
    AddPaymentMethod,
    /// Choose, change and remove ways to pay.
    ManagePaymentMethods,
    /// Activate, use, assign and take back benefits.
    ManageBenefits,
    /// Begin to work towards a competency.
    StartCompetency,
    /// See orders, invoices and credit notes.
    SeeOrders,

    /// Change the company's profile and its locations.
    ManageCompany,
    /// See who uses the account and with which roles.
    SeeUsers,
    /// Invite, change and remove people who use the account (statement 177).
    ManageUsers,
    /// Give and take away roles, within [`Role::assigns`] (statement 177).
    AssignRoles,
    /// Change one's own name, address and language.
    ChangeOwnProfile,
    /// Sign in for the first time: only the invited person may.
    AcceptInvitation,

    /// Write service requests, and see one's own (statements 168-174).
    OpenRequests,
    /// Write the service request that cancels a subscription (statement 170).
    RequestCancellation,
    /// See the company's service requests about invoices and payments.
    SeeBillingRequests,
    /// See all service requests of the company.
    SeeAllRequests,
    /// Answer and decide service requests (statement 172).
    AnswerRequests,

    /// Record that a bank transfer has arrived.
    RecordTransfer,

    /// Change the rules, the prices, the date and the desk of the simulation, and let happen what comes
    /// from outside.
    Rehearse,
}

impl Role {
    /// What the role lets a person do.
    pub fn permissions(self) -> &'static [Permission] {
        use Permission::*;
        match self {
            Role::GlobalAdmin => &[
                Join,
                Buy,
                TurnOffRenewal,
                CancelSubscription,
                AddPaymentMethod,
                ManagePaymentMethods,
                ManageBenefits,
                StartCompetency,
                SeeOrders,
                ManageCompany,
                SeeUsers,
                ManageUsers,
                AssignRoles,
                ChangeOwnProfile,
                OpenRequests,
                RequestCancellation,
                SeeBillingRequests,
                SeeAllRequests,
            ],
            Role::PartnerAdmin => &[
                Buy,
                TurnOffRenewal,
                CancelSubscription,
                AddPaymentMethod,
                ManageBenefits,
                StartCompetency,
                SeeOrders,
                SeeUsers,
                ChangeOwnProfile,
                OpenRequests,
                RequestCancellation,
                SeeBillingRequests,
                SeeAllRequests,
            ],
            Role::AccountAdmin => &[
                ManageCompany,
                SeeUsers,
                ManageUsers,
                AssignRoles,
                ChangeOwnProfile,
                OpenRequests,
                SeeBillingRequests,
                SeeAllRequests,
            ],
            Role::BillingAdmin => &[
                AddPaymentMethod,
                ManagePaymentMethods,
                SeeOrders,
                ChangeOwnProfile,
                OpenRequests,
                RequestCancellation,
                SeeBillingRequests,
            ],
            Role::UserAdmin => &[SeeUsers, ManageUsers, AssignRoles, ChangeOwnProfile, OpenRequests],
            Role::SupportAgent => &[
                DecideMembership,
                RecordTransfer,
                SeeOrders,
                SeeUsers,
                SeeBillingRequests,
                SeeAllRequests,
                AnswerRequests,
            ],
            Role::DefaultUser => &[ChangeOwnProfile, OpenRequests],
        }
    }
}

impl Permission {
    /// Every permission, in the order in which a member meets what it is about.
    pub const ALL: [Permission; 23] = [
        Permission::Join,
        Permission::Buy,
        Permission::TurnOffRenewal,
        Permission::CancelSubscription,
        Permission::RequestCancellation,
        Permission::AddPaymentMethod,
        Permission::ManagePaymentMethods,
        Permission::SeeOrders,
        Permission::ManageBenefits,
        Permission::StartCompetency,
        Permission::ManageCompany,
        Permission::SeeUsers,
        Permission::ManageUsers,
        Permission::AssignRoles,
        Permission::ChangeOwnProfile,
        Permission::AcceptInvitation,
        Permission::OpenRequests,
        Permission::SeeBillingRequests,
        Permission::SeeAllRequests,
        Permission::AnswerRequests,
        Permission::DecideMembership,
        Permission::RecordTransfer,
        Permission::Rehearse,
    ];

    /// The roles of a company that have it, the most powerful first; none if it is the desk's or nobody's.
    pub fn roles(self) -> impl Iterator<Item = Role> {
        Role::OF_COMPANY.into_iter().filter(move |role| role.permissions().contains(&self))
    }
}

impl Account {
    /// The roles in which somebody acts; none for people who do not use the account.
    pub fn roles_of(&self, by: By) -> &[Role] {
        match by {
            By::Visitor | By::Clock => &[],
            By::User(id) => match self.user(id) {
                Some(user) if user.is_active() => &user.roles,
                Some(_) | None => &[],
            },
            By::Agent => &[Role::SupportAgent],
        }
    }

    /// Whether one of the roles in which somebody acts has a permission.
    pub fn permits(&self, by: By, permission: Permission) -> bool {
        self.roles_of(by).iter().any(|role| role.permissions().contains(&permission))
    }

    /// The people who have a permission: whom to ask.
    pub fn who_may(&self, permission: Permission) -> impl Iterator<Item = &User> {
        self.users.iter().filter(move |user| self.permits(By::User(user.id), permission))
    }
}

/// Whether the one who acts may send the command at all.
///
/// Rehearsing is not a matter of roles: whoever holds the browser moves the date. Someone invited may do nothing but
/// accept, someone removed nothing at all. The clock sends no commands: what time does is [due](super::due), so that
/// nothing that somebody asks for can pass for it.
///
/// # Errors
/// [`Refusal::NotPermitted`] names the permission; the other refusals tell why the person has no roles to act in.
pub fn check(account: &Account, by: By, command: &Command) -> Result<(), Refusal> {
    require(account, by, command.permission())
}

/// The same for a command that needs a permission, before all of the command is known.
///
/// # Errors
/// As [`check`].
pub(super) fn require(account: &Account, by: By, permission: Permission) -> Result<(), Refusal> {
    let status = match by {
        By::User(id) => account.user(id).map(|user| (id, user.status)),
        By::Visitor | By::Agent => None,
        By::Clock => return Err(Refusal::NotPermitted { permission }),
    };
    match (permission, status) {
        (Permission::Rehearse, _) => Ok(()),
        (Permission::Join, None) if by == By::Visitor && account.users.is_empty() => Ok(()),
        // Before there is a company the way in is to join it, whatever a role would say (statement 109).
        (_, None) if by == By::Visitor && account.users.is_empty() => Err(Refusal::NotAMember),
        (Permission::AcceptInvitation, Some((_, UserStatus::Invited { .. }))) => Ok(()),
        (_, Some((user, UserStatus::Invited { .. }))) => Err(Refusal::InvitationOpen { user }),
        (_, Some((user, UserStatus::Removed { .. }))) => Err(Refusal::UserRemoved { user }),
        (_, _) if account.permits(by, permission) => Ok(()),
        (_, _) => Err(Refusal::NotPermitted { permission }),
    }
}
