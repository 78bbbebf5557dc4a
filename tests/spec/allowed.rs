//! What may be done now, and what not and why: one list for every screen.

use crate::partner::{GOOD, OTHER, Partner, card};
use crate::permissions::{matrix, name};
use memberdesk::domain::allowed::Allowed;
use memberdesk::domain::command::Command;
use memberdesk::domain::id::RequestId;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Offer, Product};
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

#[test]
fn what_is_of_use_stays_listed_beside_what_was_bought_since() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let action_pack = partner.subscription_id();
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold).buys(Offer::Silver);
    partner.upgrades();
    let renew = Command::Renew { subscription: action_pack };
    assert_eq!(listed(&partner, |command| *command == renew).len(), 1);
}

/// What is listed of the commands that a condition holds for.
fn listed(partner: &Partner, wanted: impl Fn(&Command) -> bool) -> Vec<Command> {
    let listed = partner.account.allowed(&partner.context());
    listed.into_iter().map(|allowed| allowed.command).filter(wanted).collect()
}

#[test]
fn upgrading_is_listed_for_silver_alone() {
    let partner = rich();
    let silver = partner.subscription_id();
    let upgrades = listed(&partner, |command| matches!(command, Command::Upgrade { .. }));
    assert_eq!(upgrades, [Command::Upgrade { subscription: silver }]);
}

#[test]
fn of_each_benefit_what_can_be_done_with_it_next_is_listed() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let of = |product| partner.benefit(product);
    let (keys, credit, tools) =
        (of(Product::Windows10Enterprise), of(Product::AzureCredit), of(Product::DeveloperTools));
    let smallest = Money::new(1, Currency::Usd);
    for expected in [
        Command::ShowProductKey { entitlement: keys, key: 1 },
        Command::RedeemProductKey { entitlement: keys, key: 1 },
        Command::ActivateBenefit { entitlement: credit },
        Command::UseCredit { entitlement: credit, amount: smallest },
        Command::ActivateBenefit { entitlement: tools },
    ] {
        assert_eq!(listed(&partner, |command| *command == expected).len(), 1, "{expected:?}");
    }
    partner.sends(Command::ShowProductKey { entitlement: keys, key: 1 });
    let of_keys = listed(&partner, |command| {
        matches!(
            command,
            Command::ShowProductKey { entitlement, .. } | Command::RedeemProductKey { entitlement, .. }
                if *entitlement == keys
        )
    });
    let shown = Command::RedeemProductKey { entitlement: keys, key: 1 };
    assert_eq!(of_keys, [Command::ShowProductKey { entitlement: keys, key: 2 }, shown]);
}

#[test]
fn the_benefits_of_a_membership_that_is_over_are_listed_no_more() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    let activate = Command::ActivateBenefit { entitlement: partner.benefit(Product::AzureCredit) };
    let is_listed = |partner: &Partner| !listed(partner, |command| *command == activate).is_empty();
    assert!(is_listed(&partner));
    assert!(is_listed(partner.on("2021-04-18")), "on the last day of grace");
    assert!(!is_listed(partner.on("2021-04-19")));
}

#[test]
fn a_request_is_listed_while_it_can_be_opened_again_and_the_latest_one_always() {
    let mut partner = Partner::member("2020-03-19");
    let asks = listed(&partner, |command| matches!(command, Command::OpenRequest { .. }));
    let first = Command::WithdrawRequest { request: RequestId(1) };
    let is_listed = |partner: &Partner| !listed(partner, |command| *command == first).is_empty();
    partner.sends(asks[0].clone());
    assert!(is_listed(&partner));
    partner.sends(first.clone());
    partner.on("2020-05-19");
    assert!(is_listed(&partner), "it says why it is too late");

    let mut partner = Partner::member("2020-03-19");
    partner.sends(asks[0].clone());
    partner.sends(first.clone());
    partner.sends(asks[0].clone());
    assert!(is_listed(partner.on("2020-04-02")), "on the last day of opening it again");
    assert!(!is_listed(partner.on("2020-04-03")));
    let second = Command::WithdrawRequest { request: RequestId(2) };
    assert_eq!(listed(&partner, |command| *command == second).len(), 1);
}

#[test]
fn each_card_that_is_left_is_listed_for_each_membership() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    let first = partner.latest_method();
    partner.pays_renewals_with(card(OTHER));
    partner.sends(Command::RemovePaymentMethod { method: first });
    let method = partner.latest_method();
    let paying = listed(&partner, |command| matches!(command, Command::PayRenewalsWith { .. }));
    assert_eq!(paying, [Command::PayRenewalsWith { subscription, method }]);
}
