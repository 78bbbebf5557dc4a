//! Adding users and assigning permissions to them (statement 177), and the company's profile and locations.

use crate::partner::{GOOD, Partner, address, card, company, day, profile};
use memberdesk::domain::command::Command;
use memberdesk::domain::company::{CompanyEntry, Place, PlaceEntry};
use memberdesk::domain::entry::{Field, Problem, Why};
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::{CommandId, LocationId, UserId};
use memberdesk::domain::offer::Product;
use memberdesk::domain::permission::Permission;
use memberdesk::domain::policy::Choice;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy, Thing};
use memberdesk::domain::user::{By, Language, Profile, ProfileEntry, Role, User, UserStatus, first_password};

pub const ADA: UserId = UserId(1);

pub fn user(partner: &Partner, id: UserId) -> &User {
    partner.account.user(id).expect("the person")
}

fn place(name: &str) -> Box<Place> {
    let entry = PlaceEntry { name: name.into(), address: address("DE") };
    Box::new(entry.check().expect("a location that passes the check"))
}

pub fn change_roles(user: UserId, roles: &[Role]) -> Command {
    Command::ChangeRoles { user, roles: roles.to_vec() }
}

#[test]
fn an_invited_person_becomes_active_by_accepting() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.invites("Grace Moreau", &[Role::PartnerAdmin]);
    assert_eq!(user(&partner, grace).status, UserStatus::Invited { on: day("2020-03-19") });

    partner.on("2020-03-23");
    partner.sends_as(By::User(grace), Command::AcceptInvitation);
    assert_eq!(user(&partner, grace).status, UserStatus::Active { since: day("2020-03-23") });
    assert!(user(&partner, grace).has(Role::PartnerAdmin));
}

#[test]
fn an_invited_person_may_do_nothing_before_accepting() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.invites("Grace Moreau", &[Role::GlobalAdmin]);
    let refusal = partner.is_refused_as(By::User(grace), Command::RemoveUser { user: ADA });
    assert_eq!(refusal, Refusal::InvitationOpen { user: grace });
    assert_eq!(refusal.rule(), "invitation-open");
    assert_eq!(refusal.remedy(), Some(Remedy::AcceptInvitation));
    assert!(!user(&partner, grace).has(Role::GlobalAdmin));
}

#[test]
fn nobody_accepts_for_another_or_twice() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.invites("Grace Moreau", &[]);
    let refusal = partner.is_refused(Command::AcceptInvitation);
    assert_eq!(refusal, Refusal::NotPermitted { permission: Permission::AcceptInvitation });
    assert_eq!(refusal.remedy(), None);
    partner.sends_as(By::User(grace), Command::AcceptInvitation);
    partner.is_refused_as(By::User(grace), Command::AcceptInvitation);
}

#[test]
fn a_person_without_a_chosen_role_is_a_default_user() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.invites("Grace Moreau", &[]);
    assert_eq!(user(&partner, grace).roles, [Role::DefaultUser]);
    partner.sends(change_roles(
        grace,
        &[Role::DefaultUser, Role::UserAdmin, Role::PartnerAdmin, Role::UserAdmin],
    ));
    assert_eq!(user(&partner, grace).roles, [Role::PartnerAdmin, Role::UserAdmin]);
    partner.sends(change_roles(grace, &[]));
    assert_eq!(user(&partner, grace).roles, [Role::DefaultUser]);
}

#[test]
fn an_email_address_belongs_to_one_person_at_a_time() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.is_joined_by("Grace Moreau", &[]);
    let again = Command::InviteUser {
        profile: profile("Another Grace", "Grace.Moreau@contoso.example"),
        roles: Vec::new(),
    };
    let refusal = partner.is_refused(again.clone());
    assert_eq!(refusal, Refusal::EmailTaken { user: grace });
    assert_eq!(refusal.remedy(), Some(Remedy::OpenUser(grace)));
    let to_grace = profile("Ada Lindqvist", "grace.moreau@contoso.example");
    assert_eq!(
        partner.is_refused(Command::ChangeOwnProfile { profile: to_grace }),
        Refusal::EmailTaken { user: grace }
    );

    partner.sends(Command::RemoveUser { user: grace });
    partner.sends(again);
}

#[test]
fn what_is_sent_is_checked_as_the_form_is() {
    let mut partner = Partner::member("2020-03-19");
    let with_card = profile("4242 4242 4242 4242", "nobody");
    let problems = vec![
        Problem { field: Field::UserName, why: Why::HoldsCardNumber },
        Problem { field: Field::Email, why: Why::NotAnEmail },
    ];
    assert_eq!(ProfileEntry::from(&with_card).check(), Err(problems.clone()));
    let refusal = partner.is_refused(Command::InviteUser { profile: with_card.clone(), roles: Vec::new() });
    assert_eq!(refusal, Refusal::FormWrong { problems });
    assert_eq!((refusal.rule(), refusal.basis()), ("form-wrong", Basis::Policy(Choice::Meaning)));
    partner.is_refused(Command::ChangeOwnProfile { profile: with_card });

    let untidy = profile("  Grace\u{200b}  Moreau ", "grace@CONTOSO.example");
    partner.sends(Command::InviteUser { profile: untidy, roles: Vec::new() });
    let grace = partner.account.users.last().expect("the invited person");
    assert_eq!((&*grace.name, &*grace.email), ("Grace Moreau", "grace@contoso.example"));
}

#[test]
fn the_first_password_follows_from_the_command_and_is_kept_nowhere() {
    let once = first_password(CommandId(7));
    assert_eq!(once, first_password(CommandId(7)));
    assert_ne!(once, first_password(CommandId(8)));
    assert_eq!(once.len(), 12);
    assert!(once.bytes().any(|sign| sign.is_ascii_uppercase()));
    assert!(once.bytes().any(|sign| sign.is_ascii_lowercase()));
    assert!(once.bytes().any(|sign| sign.is_ascii_digit()));

    let mut partner = Partner::member("2020-03-19");
    let grace = partner.invites("Grace Moreau", &[]);
    partner.sends(Command::RenewSignIn { user: grace });
    let stored = format!("{:?}{:?}", partner.account, partner.journal);
    let shown = (1..10_u128).map(|sent| first_password(CommandId(sent << 64 | 7)));
    assert!(shown.into_iter().all(|password| !stored.contains(&password)));
}

#[test]
fn a_removed_person_may_do_nothing_and_keeps_the_name() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.is_joined_by("Grace Moreau", &[Role::GlobalAdmin]);
    partner.sends(Command::RemoveUser { user: grace });
    let refusal = partner.is_refused_as(By::User(grace), Command::RemoveUser { user: ADA });
    assert_eq!(refusal, Refusal::UserRemoved { user: grace });
    assert_eq!((refusal.rule(), refusal.remedy()), ("user-removed", None));
    assert_eq!(user(&partner, grace).name, "Grace Moreau");
    assert_eq!(user(&partner, grace).status, UserStatus::Removed { on: day("2020-03-19") });
    assert_eq!(partner.account.people().count(), 1);

    let to_removed = [
        Command::RemoveUser { user: grace },
        Command::RenewSignIn { user: grace },
        Command::ChangeUser { user: grace, profile: profile("Grace", "grace@contoso.example") },
        change_roles(grace, &[Role::PartnerAdmin]),
    ];
    for command in to_removed {
        assert_eq!(partner.is_refused(command), Refusal::UserRemoved { user: grace });
    }
    let nobody = Command::RemoveUser { user: UserId(9) };
    assert_eq!(partner.is_refused(nobody), Refusal::NotFound { thing: Thing::User });
}

#[test]
fn the_seats_of_a_removed_person_come_back() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let grace = partner.is_joined_by("Grace Moreau", &[]);
    let office = partner.account.entitlements.iter().find(|held| held.product == Product::Office365E3);
    let entitlement = office.expect("the seats of Action Pack").id;
    partner.sends(Command::ActivateBenefit { entitlement });
    partner.sends(Command::AssignSeat { entitlement, user: grace });
    assert_eq!(partner.account.seats_held_by(grace, partner.today).count(), 1);
    let removed = partner.sends(Command::RemoveUser { user: grace });
    assert_eq!(
        removed,
        [Event::SeatReleased { entitlement, user: grace }, Event::UserRemoved { user: grace }]
    );
    assert_eq!(partner.account.seats_held_by(grace, partner.today).count(), 0);
}

#[test]
fn an_invitation_can_be_taken_back() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.invites("Grace Moreau", &[]);
    partner.sends(Command::RemoveUser { user: grace });
    let refusal = partner.is_refused_as(By::User(grace), Command::AcceptInvitation);
    assert_eq!(refusal, Refusal::UserRemoved { user: grace });
}

#[test]
fn everyone_changes_the_own_profile() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.is_joined_by("Grace Moreau", &[]);
    let profile = Profile {
        name: "莫格蕾".into(),
        email: "grace.moreau@contoso.example".into(),
        language: Language::SimplifiedChinese,
    };
    let change = Command::ChangeOwnProfile { profile };
    assert_eq!(partner.sends_as(By::User(grace), change.clone()).len(), 1);
    assert_eq!(user(&partner, grace).name, "莫格蕾");
    assert_eq!(user(&partner, grace).language, Language::SimplifiedChinese);
    assert_eq!(partner.sends_as(By::User(grace), change), []);
}

#[test]
fn a_vat_id_is_only_on_invoices_issued_after_it_was_entered() {
    let mut partner = Partner::member_in("DE", "2020-03-19");
    partner.buys_action_pack_with(card(GOOD));
    let entry = CompanyEntry { vat_id: "123456789".into(), ..CompanyEntry::from(&company("DE")) };
    let changed = entry.check().expect("a company that passes the check");
    partner.sends(Command::ChangeCompany { company: Box::new(changed) });
    partner.on("2021-03-19");
    let vat_ids: Vec<Option<&str>> = (partner.account.invoices.iter())
        .map(|invoice| invoice.buyer.vat_id.as_ref().map(|vat_id| vat_id.as_str()))
        .collect();
    assert_eq!(vat_ids, [None, Some("DE123456789")]);
}

#[test]
fn an_account_admin_changes_the_company_but_not_its_country() {
    let mut partner = Partner::member_in("DE", "2020-03-19");
    let by = By::User(partner.is_joined_by("Noor Haddad", &[Role::AccountAdmin]));
    let renamed = CompanyEntry { legal_name: "Contoso GmbH".into(), ..CompanyEntry::from(&company("DE")) };
    let renamed = Box::new(renamed.check().expect("a company that passes the check"));
    let changed = partner.sends_as(by, Command::ChangeCompany { company: renamed.clone() });
    assert_eq!(changed, [Event::CompanyChanged { company: renamed.clone() }]);
    assert_eq!(partner.account.company, Some(*renamed.clone()));
    assert_eq!(partner.sends_as(by, Command::ChangeCompany { company: renamed }), []);

    let abroad = Command::ChangeCompany { company: Box::new(company("US")) };
    let refusal = partner.is_refused_as(by, abroad);
    assert_eq!(refusal.rule(), "country-stays");
    let anonymous = Command::ChangeCompany {
        company: Box::new(memberdesk::domain::company::Company { legal_name: " ".into(), ..company("DE") }),
    };
    let problems = vec![Problem { field: Field::CompanyName, why: Why::Empty }];
    assert_eq!(partner.is_refused_as(by, anonymous), Refusal::FormWrong { problems });
}

#[test]
fn each_location_has_an_mpn_id_of_its_own() {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(Command::AddLocation { place: place("Berlin") });
    partner.sends(Command::AddLocation { place: place("Munich") });
    let (berlin, munich) = (LocationId(1), LocationId(2));
    let mut mpn_ids: Vec<String> =
        partner.account.locations.iter().map(|location| location.mpn_id.clone()).collect();
    mpn_ids.extend(partner.account.mpn_id.clone());
    assert!(mpn_ids.iter().all(|id| id.len() == 7 && id.bytes().all(|digit| digit.is_ascii_digit())));
    mpn_ids.sort_unstable();
    mpn_ids.dedup();
    assert_eq!(mpn_ids.len(), 3);

    partner.sends(Command::ChangeLocation { location: munich, place: place("Hamburg") });
    partner.sends(Command::RemoveLocation { location: berlin });
    let names: Vec<&str> =
        partner.account.present_locations().map(|location| &*location.place.name).collect();
    assert_eq!(names, ["Hamburg"]);
    assert_eq!(partner.sends(Command::ChangeLocation { location: munich, place: place("Hamburg") }), []);
    for command in [
        Command::RemoveLocation { location: berlin },
        Command::ChangeLocation { location: berlin, place: place("Berlin") },
    ] {
        assert_eq!(partner.is_refused(command), Refusal::NotFound { thing: Thing::Location });
    }
    let nowhere = Place { name: String::new(), ..*place("Berlin") };
    assert_eq!(partner.is_refused(Command::AddLocation { place: Box::new(nowhere) }).rule(), "form-wrong");
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn a_profile_is_changed_one_thing_at_a_time() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.is_joined_by("Grace", &[]);
    let by = By::User(grace);
    let entry = ProfileEntry::from(user(&partner, grace));
    let same = entry.check().expect("a profile");
    assert_eq!((same.name.as_str(), same.email.as_str()), ("Grace", "grace@contoso.example"));
    assert_eq!(partner.sends_as(by, Command::ChangeOwnProfile { profile: same.clone() }), []);
    for changed in [
        Profile { name: "Grace Moreau".into(), ..same.clone() },
        Profile { email: "moreau@contoso.example".into(), ..same.clone() },
        Profile { language: Language::SimplifiedChinese, ..same.clone() },
    ] {
        let mut partner = partner.clone();
        assert_eq!(partner.sends_as(by, Command::ChangeOwnProfile { profile: changed.clone() }).len(), 1);
        assert_eq!(Profile::from(user(&partner, grace)), changed);
    }
}

#[test]
fn a_history_in_which_somebody_unknown_signs_in_anew_is_no_history_of_the_account() {
    let mut partner = Partner::member("2020-03-19");
    let stamped = |user| Stamped {
        on: day("2020-03-19"),
        minute: 601,
        by: By::Agent,
        event: Event::SignInRenewed { user },
    };
    assert!(partner.account.apply(&stamped(UserId(1))).is_ok());
    assert!(partner.account.apply(&stamped(UserId(9))).is_err());
}

#[test]
fn an_mpn_id_that_is_taken_is_drawn_again() {
    let mut partner = Partner::member("2020-03-19");
    let id_of_next = |partner: &Partner| {
        let mut partner = partner.clone();
        partner.sends(Command::AddLocation { place: place("Berlin") });
        partner.account.locations.last().expect("a location").mpn_id.clone()
    };
    let drawn = id_of_next(&partner);
    let mut of_company = partner.clone();
    of_company.account.mpn_id = Some(drawn.clone());
    assert_ne!(id_of_next(&of_company), drawn);

    partner.sends(Command::AddLocation { place: place("Munich") });
    let drawn = id_of_next(&partner);
    partner.account.locations[0].mpn_id = drawn.clone();
    assert_ne!(id_of_next(&partner), drawn);
}
