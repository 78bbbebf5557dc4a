//! What holds for benefits whatever members do, in whatever order, whenever.

use crate::partner::{GOOD, Partner, card, contact};
use memberdesk::domain::benefit::{BenefitStanding, Entitlement, Holding, Left};
use memberdesk::domain::command::Command;
use memberdesk::domain::id::{EntitlementId, UserId};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Product, Quantity};
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::seat::SeatKeyUse;
use memberdesk::domain::user::Role;
use proptest::prelude::*;
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
enum Act {
    Wait(i64),
    Renew,
    BuyAgain,
    TurnOff,
    Remove(u32),
    Send(Command),
}

fn entitlement() -> impl Strategy<Value = EntitlementId> {
    (1_u32..=22).prop_map(EntitlementId)
}

fn user() -> impl Strategy<Value = UserId> {
    (1_u32..=9).prop_map(UserId)
}

fn command() -> impl Strategy<Value = Command> {
    let key = || (entitlement(), 1_u32..=4);
    let how = prop_oneof![Just(SeatKeyUse::Start), Just(SeatKeyUse::Add), Just(SeatKeyUse::Extend)];
    prop_oneof![
        6 => entitlement().prop_map(|entitlement| Command::ActivateBenefit { entitlement }),
        1 => Just(Command::SetMarketingContact { contact: contact() }),
        2 => key().prop_map(|(entitlement, key)| Command::ShowProductKey { entitlement, key }),
        2 => key().prop_map(|(entitlement, key)| Command::RedeemProductKey { entitlement, key }),
        8 => (entitlement(), user()).prop_map(|(entitlement, user)| Command::AssignSeat { entitlement, user }),
        2 => (entitlement(), user()).prop_map(|(entitlement, user)| Command::ReleaseSeat { entitlement, user }),
        3 => (1_u32..30).prop_map(|seats| Command::RecordSale { product: Product::Office365E3, seats }),
        4 => (Just(EntitlementId(5)), how).prop_map(|(entitlement, how)| Command::RedeemSeatKey { entitlement, how }),
        4 => (entitlement(), 1_i64..9_000).prop_map(|(entitlement, cents)| Command::UseCredit {
            entitlement,
            amount: Money::new(cents, Currency::Usd),
        }),
        4 => entitlement().prop_map(|entitlement| Command::UseAllowance { entitlement }),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => (1_i64..120).prop_map(Act::Wait),
        1 => Just(Act::Renew),
        1 => Just(Act::BuyAgain),
        1 => Just(Act::TurnOff),
        1 => (2_u32..=9).prop_map(Act::Remove),
        14 => command().prop_map(Act::Send),
    ]
}

fn may_be_refused(partner: &mut Partner, command: Command) -> Result<(), Refusal> {
    // What is due today happens before a command is decided, whatever becomes of the command.
    partner.lets_pass_until(partner.today);
    let before = partner.account.clone();
    let context = partner.context();
    let warned = partner.account.would_end_refund(&command, &context);
    let open = |partner: &Partner| {
        let ids = partner.account.subscriptions.iter().map(|subscription| subscription.id);
        ids.filter(|id| partner.account.refund_standing(*id, partner.today).is_ok()).count()
    };
    let open_before = open(partner);
    match partner.tries(command) {
        Ok(_) => {
            assert_eq!(warned, open(partner) < open_before, "the warning is exact");
            Ok(())
        }
        Err(refusal) => {
            assert_eq!(partner.account, before, "a refusal changes nothing");
            assert!(!refusal.rule().is_empty());
            Err(refusal)
        }
    }
}

fn takes_part(partner: &mut Partner, act: Act) {
    let subscription = partner.subscription_id();
    match act {
        Act::Wait(days) => {
            partner.lets_pass_until(partner.today.plus_days(days));
        }
        Act::Renew => {
            if partner.account.may(&Command::Renew { subscription }, &partner.context()).is_ok() {
                partner.renews_with(card(GOOD));
            }
        }
        Act::BuyAgain => {
            if partner
                .account
                .may_subscribe(memberdesk::domain::offer::Offer::ActionPack, partner.today)
                .is_ok()
            {
                partner.buys_action_pack_with(card(GOOD));
            }
        }
        Act::TurnOff => drop(may_be_refused(partner, Command::TurnOffRenewal { subscription })),
        Act::Remove(user) => drop(may_be_refused(partner, Command::RemoveUser { user: UserId(user) })),
        Act::Send(command) => drop(may_be_refused(partner, command)),
    }
}

fn granted(entitlement: &Entitlement) -> Quantity {
    let content = entitlement.offer.contents().iter().find(|content| content.product == entitlement.product);
    content.expect("the offer contains what it granted").quantity
}

fn holds(partner: &Partner) {
    let (account, today) = (&partner.account, partner.today);
    let mut codes = BTreeSet::new();
    for entitlement in &account.entitlements {
        let standing = account.benefit_standing(entitlement, today);
        let holders = account.seat_holders(entitlement, today);
        match (&entitlement.holding, granted(entitlement)) {
            (Holding::Seats(seats), Quantity::Seats { base, earned }) => {
                let room = seats.running.map_or(0, |running| running.seats);
                assert!(holders.len() as u32 <= room, "no more holders than seats");
                assert!(room <= base + earned, "no more seats than the offer goes up to");
                assert_eq!(holders.iter().collect::<BTreeSet<_>>().len(), holders.len(), "one seat each");
                for user in holders {
                    assert!(
                        account.user(*user).is_some_and(|user| user.is_active()),
                        "only active people hold seats"
                    );
                }
            }
            (Holding::Credit(credit), Quantity::MonthlyCredit(monthly)) => {
                assert!(credit.used.minor <= credit.received.minor && credit.used.minor >= 0);
                assert_eq!(credit.received, monthly, "the first month came with the purchase");
            }
            (Holding::Incidents(used), Quantity::Incidents(yearly))
            | (Holding::Hours(used), Quantity::Hours(yearly)) => {
                let terms = &account.subscription(entitlement.subscription).expect("its subscription").terms;
                for (place, term) in terms.iter().enumerate() {
                    let next = terms.get(place + 1).map(|next| next.from);
                    let within = |on: &&memberdesk::domain::date::Day| {
                        **on >= term.from && next.is_none_or(|next| **on < next)
                    };
                    assert!(
                        used.uses.iter().filter(within).count() as u32 <= yearly,
                        "no more than a year brings"
                    );
                }
            }
            (Holding::Licences(licences), Quantity::Licences(count)) => {
                assert_eq!(licences.count, count);
                for key in &licences.keys {
                    assert!(codes.insert(key.code.clone()), "no key is drawn twice");
                }
            }
            (Holding::Accounts(held), Quantity::Accounts(count)) => assert_eq!(*held, count),
            (Holding::Included, Quantity::Included) => {}
            (holding, quantity) => panic!("{quantity:?} became {holding:?}"),
        }
        match account.benefit_left(entitlement, today) {
            Left::Count { left, of } => assert!(left <= of),
            Left::Credit { left, of } => assert!(left.minor <= of.minor && !left.is_negative()),
            Left::Included => {}
        }
        match standing {
            BenefitStanding::Ended { .. } => {
                assert!(holders.is_empty(), "seats end with the membership");
                assert!(account.product_keys(entitlement, today).iter().all(|key| key.code.is_none()));
            }
            BenefitStanding::Waiting { activate_by } => assert!(today <= activate_by),
            BenefitStanding::Lapsed { since } => assert!(since <= today),
            BenefitStanding::Usable { .. } | BenefitStanding::Contained { .. } => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_members_do_benefits_stay_within_what_was_granted(
        bought in 15_000_i64..30_000,
        acts in prop::collection::vec(act(), 1..120),
    ) {
        let bought = memberdesk::domain::date::Day::from_epoch_days(bought);
        let mut partner = Partner::with_action_pack(&bought.to_string());
        for number in 2..=9 {
            partner.is_joined_by(&format!("Person {number}"), &[Role::DefaultUser]);
        }
        for act in acts {
            takes_part(&mut partner, act);
            holds(&partner);
        }
        prop_assert_eq!(partner.replayed(), partner.account);
    }
}
