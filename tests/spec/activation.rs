//! What is left to activate of what a year brings (statement 176).

use crate::cancelling::{PACK, asking, asks_to_cancel, cancel_now, decide};
use crate::lists::words_in;
use crate::partner::{Partner, contact, day};
use crate::seats::{sells, standing, with_seats};
use memberdesk::domain::benefit::BenefitStanding;
use memberdesk::domain::benefit_refusal::BenefitRefusal;
use memberdesk::domain::cancelling::Refund;
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::Remedy;
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::seat::SeatKeyUse;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::{By, Language};
use memberdesk::i18n::refusals;

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

#[test]
fn what_another_offer_contained_can_be_activated_once_that_has_ended() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::SetMarketingContact { contact: contact() });
    let of_pack = partner.benefit(Product::GoToMarket);
    partner.sends(Command::ActivateBenefit { entitlement: of_pack });
    partner.on("2020-04-18").qualifies(SolutionArea::CloudPlatform, Grade::Silver).buys(Offer::Silver);
    let of_silver = partner.benefit(Product::GoToMarket);
    let benefit = partner.account.entitlement(of_silver).expect("the benefit of silver");
    let last = benefit.activate_by.expect("a last day");
    assert_eq!(
        partner.is_refused(Command::ActivateBenefit { entitlement: of_silver }),
        BenefitRefusal::Contained { by: of_pack, more: false, from: None }.into()
    );
    partner.lets_pass_until(last.plus_days(1));
    let command = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(command);
    partner.sends_as(By::Agent, cancel_now(Refund::None));
    let benefit = partner.account.entitlement(of_silver).expect("the benefit of silver");
    let waiting = BenefitStanding::Waiting { activate_by: day("2021-04-17") };
    assert_eq!(partner.account.benefit_standing(benefit, partner.today), waiting);
    partner.sends(Command::ActivateBenefit { entitlement: of_silver });
}

#[test]
fn what_was_not_activated_in_time_keeps_no_other_offer_from_granting_the_same() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let of_pack = partner.benefit(Product::GoToMarket);
    partner.on("2020-12-01").qualifies(SolutionArea::CloudPlatform, Grade::Silver).buys(Offer::Silver);
    partner.sends(Command::SetMarketingContact { contact: contact() });
    let of_silver = partner.benefit(Product::GoToMarket);
    let activate = Command::ActivateBenefit { entitlement: of_silver };
    let standing = |partner: &Partner, id| {
        partner.account.benefit_standing(partner.account.entitlement(id).expect("a benefit"), partner.today)
    };
    let refusal = partner.is_refused(activate.clone());
    let from = Some(day("2020-12-15"));
    assert_eq!(refusal, BenefitRefusal::Contained { by: of_pack, more: false, from }.into());
    let said = refusals::reason(words_in(Language::English), &refusal);
    assert!(said.starts_with("Another membership grants this already"), "{said}");

    partner.on("2020-12-15");
    assert!(matches!(standing(&partner, of_silver), BenefitStanding::Waiting { .. }));
    assert_eq!(standing(&partner, of_pack), BenefitStanding::Contained { by: of_silver });
    partner.sends(activate);

    // The next year of the pack could be activated again, but what is in use goes on to count.
    partner.on("2021-03-19");
    assert!(matches!(standing(&partner, of_silver), BenefitStanding::Usable { .. }));
    assert_eq!(standing(&partner, of_pack), BenefitStanding::Contained { by: of_silver });
}

#[test]
fn of_two_that_nobody_activated_in_time_neither_counts_for_the_other() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off().on("2020-04-18").qualifies(SolutionArea::CloudPlatform, Grade::Silver);
    let of_pack = partner.benefit(Product::GoToMarket);
    partner.buys(Offer::Silver);
    let of_silver = partner.benefit(Product::GoToMarket);
    partner.on("2021-02-01");
    for (id, missed) in [(of_pack, "2020-12-15"), (of_silver, "2021-01-14")] {
        let benefit = partner.account.entitlement(id).expect("a benefit");
        let lapsed = BenefitStanding::Lapsed { since: day(missed) };
        assert_eq!(partner.account.benefit_standing(benefit, partner.today), lapsed);
    }
}

#[test]
fn seats_whose_time_is_over_are_not_activated_while_the_key_of_a_later_year_is_to_start_them_anew() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    let activated = |partner: &Partner| {
        let benefit = partner.account.entitlement(entitlement).expect("seats");
        partner.account.activated_as_it_stands(benefit, partner.today)
    };
    let first = Some(day("2020-03-19"));
    assert_eq!(activated(&partner), first);
    // Twice as many seats: the key of the next year makes them last half as long, and they run out before it is over.
    partner.on("2020-06-19");
    sells(&mut partner, 25);
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    partner.on("2022-03-18");
    assert!(matches!(standing(&partner), BenefitStanding::Lapsed { .. }));
    assert_eq!(activated(&partner), first, "no other key is there");
    partner.on("2022-03-19");
    assert!(matches!(standing(&partner), BenefitStanding::Waiting { .. }));
    assert_eq!(activated(&partner), None);
    let mut missed = partner.clone();
    missed.on("2022-12-15");
    assert!(matches!(standing(&missed), BenefitStanding::Lapsed { .. }));
    assert_eq!(activated(&missed), None);
    partner.sends(Command::ActivateBenefit { entitlement });
    assert_eq!(activated(&partner), first);
}

#[test]
fn where_no_paid_year_follows_nobody_is_told_to_renew() {
    let mut partner = asking(Wanted::AtTermEnd);
    let (pack, hours) = (PACK, partner.benefit(Product::AdvisoryHours));
    let (seats, credit) = (partner.benefit(Product::Office365E3), partner.benefit(Product::AzureCredit));
    for entitlement in [seats, credit] {
        partner.sends(Command::ActivateBenefit { entitlement });
    }
    partner.sends(Command::RecordSale { product: Product::Office365E3, seats: 25 });
    partner.sends(Command::RedeemSeatKey { entitlement: seats, how: SeatKeyUse::Add });
    (0..5).for_each(|_| drop(partner.sends(Command::UseAllowance { entitlement: hours })));
    assert!(partner.account.may_go_on(pack, partner.today), "asking decides nothing");
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    assert!(!partner.account.may_go_on(pack, partner.today));

    partner.on("2021-02-20");
    let amount = |minor| Money::new(minor, Currency::Usd);
    partner.sends(Command::UseCredit { entitlement: credit, amount: amount(1) });
    let accounts = partner.benefit(Product::VisualStudioTeamServices);
    let refused = [
        (Command::ActivateBenefit { entitlement: accounts }, "activate-by-passed"),
        (Command::UseAllowance { entitlement: hours }, "used-up"),
        (Command::UseCredit { entitlement: credit, amount: amount(10_000) }, "credit-too-small"),
    ];
    for (command, rule) in refused {
        let refusal = partner.is_refused(command);
        assert_eq!((refusal.rule(), refusal.remedy()), (rule, Some(Remedy::OpenSubscription(pack))));
    }
    let said = |partner: &mut Partner, command| {
        refusals::reason(words_in(Language::English), &partner.is_refused(command))
    };
    assert_eq!(
        said(&mut partner, Command::ActivateBenefit { entitlement: accounts }),
        "The last day to activate was 14\u{a0}December 2020."
    );
    assert_eq!(
        said(&mut partner, Command::RedeemSeatKey { entitlement: seats, how: SeatKeyUse::Extend }),
        "This paid year brought its key on 19\u{a0}March 2020."
    );
}
