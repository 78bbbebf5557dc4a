//! Giving and taking away what people may do (statement 177).

use crate::partner::{Partner, profile};
use crate::users::{ADA, change_roles, user};
use memberdesk::domain::command::Command;
use memberdesk::domain::id::UserId;
use memberdesk::domain::permission::Permission;
use memberdesk::domain::policy::Choice;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::user::{By, Role, RoleChanges};

#[test]
fn the_last_global_admin_can_be_neither_removed_nor_demoted() {
    let mut partner = Partner::member("2020-03-19");
    let refusal = partner.is_refused(Command::RemoveUser { user: ADA });
    assert_eq!(refusal, Refusal::LastGlobalAdmin { user: ADA });
    assert_eq!((refusal.rule(), refusal.basis()), ("last-global-admin", Basis::Policy(Choice::Roles)));
    assert_eq!(refusal.remedy(), Some(Remedy::AppointGlobalAdmin));
    let demoted = change_roles(ADA, &[Role::PartnerAdmin]);
    assert_eq!(partner.is_refused(demoted.clone()), Refusal::LastGlobalAdmin { user: ADA });
    partner.sends(change_roles(ADA, &[Role::GlobalAdmin, Role::PartnerAdmin]));

    let grace = partner.invites("Grace Moreau", &[Role::GlobalAdmin]);
    assert_eq!(partner.is_refused(demoted.clone()), Refusal::LastGlobalAdmin { user: ADA });
    partner.sends_as(By::User(grace), Command::AcceptInvitation);
    partner.sends(demoted);
    let refusal = partner.is_refused_as(By::User(grace), Command::RemoveUser { user: grace });
    assert_eq!(refusal, Refusal::LastGlobalAdmin { user: grace });
}

#[test]
fn a_user_admin_gives_and_takes_every_role_but_global_admin() {
    let mut partner = Partner::member("2020-03-19");
    let by = By::User(partner.is_joined_by("Noor Haddad", &[Role::UserAdmin]));
    let grace = partner.is_joined_by("Grace Moreau", &[]);
    for role in [Role::PartnerAdmin, Role::AccountAdmin, Role::BillingAdmin, Role::UserAdmin] {
        partner.sends_as(by, change_roles(grace, &[role]));
        assert_eq!(user(&partner, grace).roles, [role]);
    }
    let refusal = partner.is_refused_as(by, change_roles(grace, &[Role::GlobalAdmin]));
    assert_eq!(refusal, Refusal::RoleNotYours { role: Role::GlobalAdmin });
    assert_eq!((refusal.rule(), refusal.basis()), ("role-not-yours", Basis::Policy(Choice::Roles)));
    assert_eq!(refusal.remedy(), Some(Remedy::AskSomeoneOf(Role::GlobalAdmin)));

    partner.sends(change_roles(grace, &[Role::GlobalAdmin]));
    let beyond = Refusal::RoleNotYours { role: Role::GlobalAdmin };
    let elsewhere = profile("Grace Moreau", "noor.too@contoso.example");
    assert_eq!(partner.is_refused_as(by, change_roles(grace, &[])), beyond);
    assert_eq!(partner.is_refused_as(by, Command::RemoveUser { user: grace }), beyond);
    assert_eq!(partner.is_refused_as(by, Command::RenewSignIn { user: grace }), beyond);
    assert_eq!(partner.is_refused_as(by, Command::ChangeUser { user: grace, profile: elsewhere }), beyond);
    partner.sends_as(by, change_roles(grace, &[Role::GlobalAdmin, Role::BillingAdmin]));
}

#[test]
fn an_account_admin_gives_only_roles_outside_the_directory() {
    let mut partner = Partner::member("2020-03-19");
    let by = By::User(partner.is_joined_by("Noor Haddad", &[Role::AccountAdmin]));
    let roles = [Role::PartnerAdmin, Role::AccountAdmin, Role::DefaultUser];
    assert_eq!(partner.account.assignable_by(by), roles);
    let grace = partner.is_joined_by("Grace Moreau", &[Role::BillingAdmin]);
    partner.sends_as(by, change_roles(grace, &[Role::BillingAdmin, Role::PartnerAdmin]));
    for role in [Role::GlobalAdmin, Role::UserAdmin] {
        let refusal = partner.is_refused_as(by, change_roles(grace, &[role]));
        assert_eq!(refusal, Refusal::RoleNotYours { role });
        let invitation =
            Command::InviteUser { profile: profile("Li Na", "li@contoso.example"), roles: vec![role] };
        assert_eq!(partner.is_refused_as(by, invitation), Refusal::RoleNotYours { role });
    }
    let refusal = partner.is_refused_as(by, change_roles(grace, &[Role::PartnerAdmin]));
    assert_eq!(refusal, Refusal::RoleNotYours { role: Role::BillingAdmin });
}

#[test]
fn a_partner_admin_sees_roles_but_cannot_assign_them() {
    let mut partner = Partner::member("2020-03-19");
    let by = By::User(partner.is_joined_by("Noor Haddad", &[Role::PartnerAdmin]));
    assert!(partner.account.permits(by, Permission::SeeUsers));
    assert!(partner.account.assignable_by(by).is_empty());
    let refusal = partner.is_refused_as(by, change_roles(ADA, &[]));
    assert_eq!(refusal, Refusal::NotPermitted { permission: Permission::AssignRoles });
    assert_eq!(refusal.remedy(), Some(Remedy::AskSomeoneWith(Permission::AssignRoles)));
    let asked: Vec<UserId> = partner.account.who_may(Permission::AssignRoles).map(|user| user.id).collect();
    assert_eq!(asked, [ADA]);
}

#[test]
fn the_role_of_the_desk_is_nobodys_to_give() {
    let mut partner = Partner::member("2020-03-19");
    let refusal = partner.is_refused(change_roles(ADA, &[Role::GlobalAdmin, Role::SupportAgent]));
    assert_eq!(refusal, Refusal::RoleNotYours { role: Role::SupportAgent });
    assert_eq!(refusal.remedy(), None);
}

#[test]
fn changing_one_role_of_a_person_leaves_what_others_changed_meanwhile() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.is_joined_by("Grace Moreau", &[Role::PartnerAdmin]);
    let mut changes = RoleChanges::default();
    changes.want(Role::BillingAdmin, true, false);
    let shown = |partner: &Partner| partner.account.roles_with(partner.by, user(partner, grace), &changes);
    assert_eq!(shown(&partner), [Role::PartnerAdmin, Role::BillingAdmin]);
    partner.sends(change_roles(grace, &[]));
    assert_eq!(shown(&partner), [Role::BillingAdmin], "what was taken away is not given back");
    partner.sends(change_roles(grace, &[Role::BillingAdmin, Role::UserAdmin]));
    assert_eq!(shown(&partner), [Role::BillingAdmin, Role::UserAdmin], "what is given already stays");
    assert_eq!(partner.sends(change_roles(grace, &shown(&partner))), []);
}

#[test]
fn a_role_that_is_wanted_again_as_it_is_needs_no_change() {
    let mut changes = RoleChanges::default();
    changes.want(Role::UserAdmin, true, false);
    changes.want(Role::PartnerAdmin, false, true);
    assert_eq!((&*changes.given, &*changes.taken), (&[Role::UserAdmin][..], &[Role::PartnerAdmin][..]));
    changes.want(Role::UserAdmin, false, false);
    changes.want(Role::PartnerAdmin, true, true);
    assert_eq!(changes, RoleChanges::default());
}

#[test]
fn a_change_of_roles_that_another_began_is_left_out_where_it_is_not_ones_to_make() {
    let mut partner = Partner::member("2020-03-19");
    let noor = By::User(partner.is_joined_by("Noor Haddad", &[Role::AccountAdmin]));
    let grace = partner.is_joined_by("Grace Moreau", &[Role::BillingAdmin]);
    let changes = RoleChanges {
        given: vec![Role::GlobalAdmin, Role::PartnerAdmin],
        taken: vec![Role::BillingAdmin, Role::AccountAdmin],
    };
    let shown = |partner: &Partner, by| partner.account.roles_with(by, user(partner, grace), &changes);
    assert_eq!(shown(&partner, partner.by), [Role::GlobalAdmin, Role::PartnerAdmin]);
    let by_noor = shown(&partner, noor);
    assert_eq!(by_noor, [Role::PartnerAdmin, Role::BillingAdmin]);
    partner.sends_as(noor, change_roles(grace, &by_noor));
    assert_eq!(shown(&partner, By::User(grace)), by_noor, "one who gives no roles changes none");

    let demoted = RoleChanges { taken: vec![Role::GlobalAdmin], ..RoleChanges::default() };
    let ada = partner.account.roles_with(partner.by, user(&partner, ADA), &demoted);
    assert_eq!(ada, [Role::GlobalAdmin], "the last Global admin stays one");
}
