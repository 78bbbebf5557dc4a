//! Licences and their product keys (statement 124).

use crate::lists::words_in;
use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::benefit::{BenefitStanding, Holding, Left};
use memberdesk::domain::benefit_refusal::BenefitRefusal;
use memberdesk::domain::command::Command;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::EntitlementId;
use memberdesk::domain::offer::Product;
use memberdesk::domain::policy::Choice;
use memberdesk::domain::product_key::{KeyStanding, KeyView};
use memberdesk::domain::refusal::{Basis, Refusal, Remedy, Thing};
use memberdesk::domain::user::Language;
use memberdesk::i18n::refusals;

const WINDOWS: Product = Product::Windows10Enterprise;

fn keys(partner: &Partner) -> Vec<KeyView<'_>> {
    let entitlement = partner.account.entitlement(partner.benefit(WINDOWS)).expect("licences");
    partner.account.product_keys(entitlement, partner.today)
}

fn show(entitlement: EntitlementId, key: u32) -> Command {
    Command::ShowProductKey { entitlement, key }
}

fn redeem(entitlement: EntitlementId, key: u32) -> Command {
    Command::RedeemProductKey { entitlement, key }
}

fn bought(today: &str) -> (Partner, EntitlementId) {
    let partner = Partner::with_action_pack(today);
    let entitlement = partner.benefit(WINDOWS);
    (partner, entitlement)
}

fn left(partner: &Partner) -> Left {
    let entitlement = partner.account.entitlement(partner.benefit(WINDOWS)).expect("licences");
    partner.account.benefit_left(entitlement, partner.today)
}

#[test]
fn each_licence_has_a_key_that_nobody_sees_before_asking() {
    let (partner, _) = bought("2020-03-19");
    let keys = keys(&partner);
    assert_eq!(keys.iter().map(|key| key.number).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
    assert!(keys.iter().all(|key| key.standing == KeyStanding::NotShown && key.code.is_none()));
    assert_eq!(left(&partner), Left::Count { left: 10, of: 10 });
}

#[test]
fn a_key_has_25_characters_in_five_groups_and_stays_the_same() {
    let (mut partner, entitlement) = bought("2020-03-19");
    partner.sends(show(entitlement, 3));
    let first = keys(&partner)[2].code.expect("a key").to_owned();
    let groups: Vec<&str> = first.split('-').collect();
    assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [5; 5]);
    assert!(first.chars().all(|sign| sign == '-' || "BCDFGHJKMNPQRTVWXY2346789".contains(sign)), "{first}");
    partner.on("2020-03-20");
    assert_eq!(partner.sends(show(entitlement, 3)), [], "it is drawn once");
    assert_eq!(keys(&partner)[2].code, Some(first.as_str()));
    assert_eq!(keys(&partner)[2].standing, KeyStanding::Shown { on: day("2020-03-19") });

    partner.sends(show(entitlement, 4));
    assert_ne!(keys(&partner)[3].code, Some(first.as_str()), "no two licences share a key");
}

#[test]
fn the_event_carries_the_key() {
    let (mut partner, entitlement) = bought("2020-03-19");
    let events = partner.sends(show(entitlement, 1));
    let [Event::ProductKeyShown { key: 1, code, .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(keys(&partner)[0].code, Some(code.as_str()));
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn a_key_is_looked_at_before_it_is_redeemed_and_lasts_twelve_months_of_its_own() {
    let (mut partner, entitlement) = bought("2020-03-19");
    let refusal = partner.is_refused(redeem(entitlement, 1));
    assert_eq!(refusal, BenefitRefusal::KeyNotShown { entitlement, key: 1 }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("key-not-shown", Basis::Policy(Choice::Benefits)));
    assert_eq!(refusal.remedy(), Some(Remedy::OpenBenefit(entitlement)));

    partner.sends(show(entitlement, 1));
    assert_eq!(left(&partner), Left::Count { left: 10, of: 10 });
    partner.on("2020-05-01");
    partner.sends(redeem(entitlement, 1));
    let (on, until) = (day("2020-05-01"), day("2021-05-01"));
    assert_eq!(keys(&partner)[0].standing, KeyStanding::Redeemed { on, until });
    assert_eq!(left(&partner), Left::Count { left: 9, of: 10 });

    let refusal = partner.is_refused(redeem(entitlement, 1));
    assert_eq!(refusal, BenefitRefusal::KeyRedeemed { entitlement, key: 1, until }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("key-redeemed", Basis::Policy(Choice::Meaning)));
    assert_eq!(refusal.allowed_from(), Some(until));
}

#[test]
fn a_licence_whose_key_ran_out_gets_a_new_one_while_the_membership_goes_on() {
    let (mut partner, entitlement) = bought("2020-03-19");
    partner.sends(show(entitlement, 1));
    partner.sends(redeem(entitlement, 1));
    let first = keys(&partner)[0].code.map(str::to_owned);
    partner.on("2021-03-18");
    assert_eq!(partner.sends(show(entitlement, 1)), []);
    partner.on("2021-03-19");
    assert_eq!(keys(&partner)[0].standing, KeyStanding::RunOut { since: day("2021-03-19") });
    assert_eq!(left(&partner), Left::Count { left: 10, of: 10 });
    let refusal = partner.is_refused(redeem(entitlement, 1));
    let since = day("2021-03-19");
    assert_eq!(refusal, BenefitRefusal::KeyRanOut { entitlement, key: 1, since }.into());
    assert_eq!(refusal.remedy(), Some(Remedy::OpenBenefit(entitlement)));
    let said = refusals::reason(words_in(Language::English), &refusal);
    assert!(said.ends_with("Its licence can have a new one: show the next key."), "{said}");
    let benefit = partner.account.entitlement(entitlement).expect("the licences");
    let Holding::Licences(licences) = &benefit.holding else { panic!("{benefit:?} has no licences") };
    assert_eq!(licences.next_key(partner.today), Some(1));
    partner.sends(show(entitlement, 1));
    assert_ne!(keys(&partner)[0].code.map(str::to_owned), first);
    partner.sends(redeem(entitlement, 1));
    assert_eq!(left(&partner), Left::Count { left: 9, of: 10 });
}

#[test]
fn keys_are_looked_at_and_redeemed_in_time() {
    let (mut partner, entitlement) = bought("2020-03-19");
    partner.on("2020-12-14");
    partner.sends(show(entitlement, 1));
    partner.on("2020-12-15");
    for command in [show(entitlement, 2), redeem(entitlement, 1)] {
        assert_eq!(partner.is_refused(command).rule(), "activate-by-passed");
    }
    assert_eq!(partner.sends(show(entitlement, 1)), [], "what was seen can still be seen");
    partner.on("2021-03-19");
    partner.sends(show(entitlement, 2));
    partner.sends(redeem(entitlement, 1));
}

#[test]
fn keys_are_no_longer_shown_once_the_membership_is_over() {
    let (mut partner, entitlement) = bought("2020-03-19");
    let subscription = partner.subscription_id();
    partner.sends(show(entitlement, 1));
    partner.sends(redeem(entitlement, 1));
    partner.sends(Command::TurnOffRenewal { subscription });
    partner.on("2021-04-18");
    assert!(keys(&partner)[0].code.is_some());
    partner.on("2021-04-19");
    assert!(keys(&partner).iter().all(|key| key.code.is_none()));
    assert_eq!(partner.is_refused(show(entitlement, 1)).rule(), "benefits-end-with-membership");
}

#[test]
fn a_licence_that_the_offer_does_not_have_is_not_found() {
    let (mut partner, entitlement) = bought("2020-03-19");
    for number in [0, 11] {
        assert_eq!(
            partner.is_refused(show(entitlement, number)),
            Refusal::NotFound { thing: Thing::ProductKey }
        );
    }
    let other = partner.benefit(Product::AzureCredit);
    assert_eq!(partner.is_refused(show(other, 1)), BenefitRefusal::OtherKind { entitlement: other }.into());
    let other = partner.account.entitlement(other).expect("credit");
    assert_eq!(partner.account.product_keys(other, partner.today), []);
}

#[test]
fn licences_wait_until_someone_looks_at_a_key() {
    let (mut partner, entitlement) = bought("2020-03-19");
    let standing = |partner: &Partner| {
        let entitlement = partner.account.entitlement(entitlement).expect("licences");
        partner.account.benefit_standing(entitlement, partner.today)
    };
    assert_eq!(standing(&partner), BenefitStanding::Waiting { activate_by: day("2020-12-14") });
    partner.sends(show(entitlement, 1));
    assert_eq!(standing(&partner), BenefitStanding::Usable { until: day("2021-03-19") });
    assert_eq!(partner.account.entitlement(entitlement).expect("licences").activated, None);
    partner.sends(redeem(entitlement, 1));
    let activated = partner.account.entitlement(entitlement).expect("licences").activated;
    assert_eq!(activated, Some(day("2020-03-19")));
}

#[test]
fn a_key_that_was_shown_and_not_redeemed_in_time_makes_nothing_usable() {
    let (mut partner, entitlement) = bought("2020-03-19");
    partner.sends(show(entitlement, 1));
    let standing = |partner: &Partner| {
        let entitlement = partner.account.entitlement(entitlement).expect("licences");
        partner.account.benefit_standing(entitlement, partner.today)
    };
    assert!(matches!(standing(partner.on("2020-12-14")), BenefitStanding::Usable { .. }));
    let mut redeemed = partner.clone();
    redeemed.sends(redeem(entitlement, 1));
    assert_eq!(standing(partner.on("2020-12-15")), BenefitStanding::Lapsed { since: day("2020-12-15") });
    assert!(matches!(standing(redeemed.on("2020-12-15")), BenefitStanding::Usable { .. }));
    partner.on("2021-03-19");
    assert!(matches!(standing(&partner), BenefitStanding::Usable { .. }), "the next year is in time again");
}

#[test]
fn licences_whose_keys_have_run_out_wait_for_new_ones_and_lapse() {
    let (mut partner, entitlement) = bought("2020-03-19");
    let subscription = partner.subscription_id();
    partner.sends(show(entitlement, 1));
    partner.sends(redeem(entitlement, 1));
    let standing = |partner: &Partner| {
        let entitlement = partner.account.entitlement(entitlement).expect("licences");
        partner.account.benefit_standing(entitlement, partner.today)
    };
    let activated = |partner: &Partner| partner.account.activation_progress(subscription, partner.today).0;
    assert_eq!(activated(&partner), 1);
    let mut unpaid = partner.clone();

    partner.on("2021-03-19");
    assert_eq!(standing(&partner), BenefitStanding::Waiting { activate_by: day("2021-12-14") });
    assert_eq!(activated(&partner), 0, "it is to be activated again");
    partner.on("2021-12-15");
    assert_eq!(standing(&partner), BenefitStanding::Lapsed { since: day("2021-12-15") });
    for command in [show(entitlement, 1), redeem(entitlement, 1)] {
        assert_eq!(partner.is_refused(command).rule(), "activate-by-passed");
    }

    unpaid.turns_off().on("2021-03-19");
    assert_eq!(standing(&unpaid), BenefitStanding::Lapsed { since: day("2021-03-19") });
}

#[test]
fn the_next_key_is_of_the_first_licence_that_has_none_that_works() {
    let (mut partner, entitlement) = bought("2020-03-19");
    let next = |partner: &Partner| {
        let benefit = partner.account.entitlement(entitlement).expect("licences");
        let Holding::Licences(licences) = &benefit.holding else { panic!("{benefit:?} has no licences") };
        licences.next_key(partner.today)
    };
    assert_eq!(next(&partner), Some(1));
    for number in 1..=10 {
        partner.sends(show(entitlement, number));
    }
    assert_eq!(next(&partner), None);
    partner.sends(redeem(entitlement, 3));
    partner.renews_with(card(GOOD));
    partner.on("2021-03-19");
    assert_eq!(next(&partner), Some(3), "the key of that licence has run out");
}
