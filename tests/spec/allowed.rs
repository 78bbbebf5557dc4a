//! What may be done now, and what not and why: one list for every screen.

use crate::partner::{GOOD, Partner, card};
use crate::permissions::{matrix, name};
use memberdesk::domain::allowed::Allowed;
use memberdesk::domain::command::Command;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::{By, Role};
use std::collections::BTreeSet;

/// A partner with something of everything.
fn rich() -> Partner {
    let mut partner = Partner::with_action_pack_under(PolicyId::Window, "2020-03-19");
    partner.is_joined_by("Billing", &[Role::BillingAdmin]);
    partner.invites("Invited", &[Role::DefaultUser]);
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold).buys(Offer::Silver);
    let silver = partner.subscription_id();
    partner.orders_by_transfer(Command::Upgrade { subscription: silver });
    partner
}

fn everyone(partner: &Partner) -> Vec<By> {
    let people = partner.account.users.iter().map(|user| By::User(user.id));
    people.chain([By::Visitor, By::Agent, By::Clock]).collect()
}

#[test]
fn every_kind_of_command_is_listed_whatever_there_is() {
    let kinds: BTreeSet<&str> = matrix().iter().map(|(command, _)| name(command)).collect();
    for partner in [Partner::visitor("2020-03-19"), Partner::member("2020-03-19"), rich()] {
        for by in everyone(&partner) {
            let context = memberdesk::domain::account::Context { by, ..partner.context() };
            let listed: BTreeSet<&str> =
                partner.account.allowed(&context).iter().map(|allowed| name(&allowed.command)).collect();
            assert_eq!(listed, kinds);
        }
    }
}

#[test]
fn what_is_listed_as_allowed_is_carried_out_and_what_is_not_is_refused_for_the_same_reason() {
    let partner = rich();
    for by in everyone(&partner) {
        let context = memberdesk::domain::account::Context { by, ..partner.context() };
        for Allowed { command, verdict } in partner.account.allowed(&context) {
            let mut trying = partner.clone();
            trying.by = by;
            assert_eq!(trying.tries(command).map(drop), verdict);
        }
    }
}

#[test]
fn nothing_is_listed_twice() {
    let partner = rich();
    let listed = partner.account.allowed(&partner.context());
    for (place, allowed) in listed.iter().enumerate() {
        let again = listed[place + 1..].iter().any(|other| other.command == allowed.command);
        assert!(!again, "{:?}", allowed.command);
    }
}

#[test]
fn the_list_says_what_a_role_lacks_and_what_a_state_forbids() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    let subscription = partner.subscription_id();
    let verdict = |partner: &Partner, command: Command| {
        let listed = partner.account.allowed(&partner.context());
        listed.into_iter().find(|allowed| allowed.command == command).map(|allowed| allowed.verdict)
    };
    let turn_off = Command::TurnOffRenewal { subscription };
    let since = partner.today;
    let off = Refusal::RenewalAlreadyOff { subscription, since };
    assert_eq!(verdict(&partner, turn_off.clone()), Some(Err(off)));
    assert_eq!(verdict(&partner, Command::Renew { subscription }), Some(Ok(())));

    partner.by = By::User(partner.is_joined_by("Guest", &[Role::DefaultUser]));
    let lacking = verdict(&partner, turn_off).expect("it is listed").expect_err("it is refused");
    assert_eq!(lacking.rule(), "role-lacks-permission");
}

#[test]
fn what_is_over_stays_in_the_list_until_it_is_bought_again() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    let first = partner.subscription_id();
    partner.on("2021-06-01");
    let renew = Command::Renew { subscription: first };
    let listed = |partner: &Partner| {
        partner.account.allowed(&partner.context()).iter().any(|allowed| allowed.command == renew)
    };
    assert!(listed(&partner), "renewing says why it is too late");
    partner.buys_action_pack_with(card(GOOD));
    assert!(!listed(&partner));
}
