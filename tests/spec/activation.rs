//! What is left to activate of what a year brings (statement 176).

use crate::partner::{Partner, day};
use memberdesk::domain::benefit::BenefitStanding;
use memberdesk::domain::command::Command;
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::solution_area::SolutionArea;

#[test]
fn a_key_that_was_shown_and_not_redeemed_is_still_left_to_activate() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = partner.benefit(Product::Windows10Enterprise);
    let left = |partner: &Partner| {
        let benefit = partner.account.entitlement(entitlement).expect("licences");
        partner.account.left_to_activate(benefit, partner.today)
    };
    let by = Some(day("2020-12-14"));
    assert_eq!(left(&partner), by);
    partner.sends(Command::ShowProductKey { entitlement, key: 1 });
    assert_eq!(left(&partner), by);
    let mut missed = partner.clone();
    assert_eq!(left(missed.on("2020-12-14")), by);
    assert_eq!(left(missed.on("2020-12-15")), None);
    partner.sends(Command::RedeemProductKey { entitlement, key: 1 });
    assert_eq!(left(&partner), None);
}

#[test]
fn what_a_larger_benefit_contains_is_not_left_to_activate() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.qualifies(SolutionArea::Security, Grade::Silver).buys(Offer::Silver);
    let silver = partner.subscription_id();
    let contained: Vec<Product> = partner
        .account
        .entitlements_of(silver)
        .filter(|benefit| benefit.activate_by.is_some())
        .filter(|benefit| {
            matches!(
                partner.account.benefit_standing(benefit, partner.today),
                BenefitStanding::Contained { .. }
            )
        })
        .map(|benefit| benefit.product)
        .collect();
    assert_eq!(contained, [Product::GoToMarket]);
    let (_, all) = partner.account.activation_progress(silver, partner.today);
    let of_silver = partner.account.entitlements_of(silver).filter(|benefit| benefit.activate_by.is_some());
    assert_eq!(all, of_silver.count() - 1);
}

#[test]
fn the_last_day_to_activate_is_told_with_how_many_benefits_wait_for_it() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    let deadline = |partner: &Partner| partner.account.activation_deadline(subscription, partner.today);
    let waiting = partner.account.waiting_to_activate(subscription, partner.today);
    let last = day("2020-12-14");
    assert_eq!(deadline(&partner), Some((last, waiting)));
    partner.sends(Command::ActivateBenefit { entitlement: partner.benefit(Product::DeveloperTools) });
    assert_eq!(deadline(&partner), Some((last, waiting - 1)));
    assert_eq!(deadline(partner.on("2020-12-14")), Some((last, waiting - 1)), "the day itself counts");
    assert_eq!(deadline(partner.on("2020-12-15")), None);
}
