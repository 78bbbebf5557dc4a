//! What is sent over HTTP comes out as it does without a network: the vocabulary of the promises speaks here, too.

use crate::client::{get, post};
use crate::partner::{GOOD, Partner, Spoken, card, contact, day, profile};
use crate::running::{Running, found};
use memberdesk::backend::protocol::{Failure, Now, Reply, Request};
use memberdesk::backend::restore;
use memberdesk::domain::account::Account;
use memberdesk::domain::command::Command;
use memberdesk::domain::date::Moment;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::{EntitlementId, OrderId, PaymentMethodId, SubscriptionId, UserId};
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::{By, Role};
use std::net::SocketAddr;

/// Sends the command of a partner to an account, and tells what came of it.
fn sent(address: SocketAddr, account: &str, spoken: &Spoken, seen: &mut u64) -> Result<Vec<Event>, Refusal> {
    let context = &spoken.context;
    let now = Now { at: Moment::from_millis(1), day: context.real, minute: context.minute };
    let request = Request {
        id: context.id,
        seen: *seen,
        after: None,
        by: context.by,
        now,
        command: Some(spoken.command.clone()),
    };
    let answer = post(
        address,
        &format!("/v1/accounts/{account}/requests"),
        &serde_json::to_value(&request).expect("JSON"),
    );
    let (commits, refusal) = match answer.status {
        200 => (serde_json::from_value::<Reply>(answer.json()).expect("a reply").commits, None),
        422 => match serde_json::from_value(answer.problem(422)["failure"].clone()).expect("a failure") {
            Failure::Refused { refusal, commits } => {
                assert_eq!(answer.json()["rule"], refusal.rule());
                (commits, Some(*refusal))
            }
            other @ (Failure::ChangedElsewhere { .. } | Failure::NotStored { .. }) => panic!("{other:?}"),
        },
        _ => panic!("{}", answer.text()),
    };
    *seen += commits.len() as u64;
    match refusal {
        Some(refusal) => Err(refusal),
        None => {
            let own = commits.into_iter().filter(|commit| commit.id == context.id);
            Ok(own.flat_map(|commit| commit.entries).map(|entry| entry.event).collect())
        }
    }
}

/// Lets a backend hear all that a partner said, and compares each outcome, and the account at the end.
fn compare(backend: &Running, account: &str, partner: &Partner) {
    found(backend.address, account);
    let mut seen = 0;
    for spoken in &partner.spoken {
        let came = sent(backend.address, account, spoken, &mut seen);
        assert_eq!(came, spoken.decided, "{:?}", spoken.command);
    }
    let document = get(backend.address, &format!("/v1/accounts/{account}/backup")).text();
    let stored: Account = restore::read(&document).expect("a backup").account;
    assert_eq!(stored, partner.account, "the account that {account} came to");
}

#[test]
fn buying_renewing_and_leaving_come_out_the_same() {
    let backend = Running::fresh();
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    let subscription = partner.subscription_id();
    partner.is_refused(Command::TurnOffRenewal { subscription });
    partner.is_refused(Command::Subscribe { offer: Offer::ActionPack });
    partner.is_refused(Command::CancelSubscription { subscription });
    partner.on("2021-03-01").renews_with(card(GOOD));
    partner.on("2022-06-01").is_joined_by("Mei Tanaka", &[Role::PartnerAdmin]);
    partner.is_refused_as(By::User(UserId(2)), Command::RemoveUser { user: UserId(1) });
    partner.is_refused_as(By::User(UserId(9)), Command::Renew { subscription });
    compare(&backend, "leaving", &partner);
}

#[test]
fn every_rule_set_comes_out_the_same() {
    let backend = Running::fresh();
    let mut accounts = 0;
    for policy in PolicyId::ALL {
        let mut partner = Partner::with_action_pack_under(policy, "2020-03-19");
        let subscription = partner.subscription_id();
        let _ = partner.tries(Command::TurnOffRenewal { subscription });
        let _ = partner.tries(Command::Renew { subscription });
        partner.on("2021-04-01");
        let _ = partner.tries(Command::Renew { subscription });
        let _ = partner.tries(Command::CancelSubscription { subscription });
        accounts += 1;
        compare(&backend, &format!("policy-{accounts}"), &partner);
    }
}

#[test]
fn competencies_and_benefits_come_out_the_same() {
    let backend = Running::fresh();
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.is_refused(Command::Subscribe { offer: Offer::Silver });
    partner.qualifies(SolutionArea::ALL[0], Grade::Silver).buys(Offer::Silver);
    partner.qualifies(SolutionArea::ALL[0], Grade::Gold).upgrades();
    for entitlement in (1..=12).map(EntitlementId) {
        let _ = partner.tries(Command::ActivateBenefit { entitlement });
        let _ = partner.tries(Command::ShowProductKey { entitlement, key: 1 });
        let _ = partner.tries(Command::RedeemProductKey { entitlement, key: 1 });
        let _ = partner.tries(Command::AssignSeat { entitlement, user: UserId(1) });
        let _ = partner.tries(Command::UseAllowance { entitlement });
    }
    let _ = partner.tries(Command::SetMarketingContact { contact: contact() });
    let _ = partner.tries(Command::RecordSale { product: Product::Office365E3, seats: 30 });
    partner.on("2021-05-01").is_refused(Command::MakeDefault { method: PaymentMethodId(99) });
    compare(&backend, "gold", &partner);
}

#[test]
fn any_order_of_commands_comes_out_the_same() {
    let backend = Running::fresh();
    let mut draw = memberdesk::domain::id::Draw::new(memberdesk::domain::id::CommandId(0x5eed), 1);
    for account in 0..4 {
        let mut partner = Partner::visitor("2020-02-29");
        for _ in 0..120 {
            let mut number = |below: u64| draw.below(below) as u32;
            let subscription = SubscriptionId(1 + number(3));
            let (order, method) = (OrderId(1 + number(4)), PaymentMethodId(1 + number(3)));
            let (entitlement, user) = (EntitlementId(1 + number(12)), UserId(1 + number(3)));
            let command = match number(20) {
                0 => crate::running::join(),
                1 | 2 => Command::Subscribe { offer: Offer::ALL[number(3) as usize] },
                3 | 4 => Command::AcceptTerms { order },
                5 | 6 => Command::AddPaymentMethod { card: card(GOOD), order: Some(order) },
                7 | 8 => Command::Buy { order },
                9 => Command::VerifyDetails { order },
                10 => Command::Renew { subscription },
                11 => Command::TurnOffRenewal { subscription },
                12 => Command::CancelOrder { order },
                13 => Command::RemovePaymentMethod { method },
                14 => Command::ActivateBenefit { entitlement },
                15 => Command::AssignSeat { entitlement, user },
                16 => Command::InviteUser {
                    profile: profile("Mei Tanaka", "mei@contoso.example"),
                    roles: vec![Role::PartnerAdmin],
                },
                17 => Command::MoveDate { to: partner.today.plus_days(i64::from(number(60))) },
                18 => Command::ChangeRoles { user, roles: vec![Role::UserAdmin] },
                _ => Command::SetPolicy { policy: PolicyId::ALL[number(4) as usize] },
            };
            // The vocabulary's own days do not move with the virtual date.
            if matches!(command, Command::MoveDate { .. }) {
                let later = partner.today.plus_days(i64::from(number(90)));
                partner.lets_pass_until(later);
                continue;
            }
            partner.by = if number(8) == 0 { By::User(user) } else { acting(&partner) };
            let _ = partner.tries(command);
        }
        assert!(partner.today > day("2020-02-29"));
        compare(&backend, &format!("walk-{account}"), &partner);
    }
}

fn acting(partner: &Partner) -> By {
    if partner.account.users.is_empty() { By::Visitor } else { By::User(UserId(1)) }
}
