//! When the whole fee would be refunded, and what would end that.

use crate::partner::{GOOD, Partner, card, contact, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::id::SubscriptionId;
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::order::Purpose;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refund::{GivenUp, RefundBar, RefundClosed, RefundRisk};
use memberdesk::domain::solution_area::SolutionArea;

#[test]
fn the_refund_is_open_for_30_days_while_nothing_was_activated() {
    let partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    let open = partner.account.refund_standing(subscription, partner.today).expect("an open refund");
    assert_eq!((open.until, open.total.decimal()), (day("2020-04-18"), "475.00".into()));
    assert_eq!(open.invoices, [partner.account.invoices[0].id]);
    assert_eq!(open.ended_by, [RefundRisk::Activating, RefundRisk::ShowingAKey]);
    assert!(partner.account.refund_standing(subscription, day("2020-04-18")).is_ok());
    assert_eq!(
        partner.account.refund_standing(subscription, day("2020-04-19")),
        Err(RefundClosed { because: vec![RefundBar::TooLate { last_day: day("2020-04-18") }] })
    );
}

#[test]
fn using_any_benefit_or_looking_at_any_key_ends_the_refund_and_says_so_before() {
    let untouched = Partner::with_action_pack("2020-03-19");
    let user = untouched.account.users[0].id;
    let of = |product| untouched.benefit(product);
    let ending = [
        Command::ActivateBenefit { entitlement: of(Product::DeveloperTools) },
        Command::ActivateBenefit { entitlement: of(Product::Office365E3) },
        Command::ActivateBenefit { entitlement: of(Product::AzureCredit) },
        Command::ShowProductKey { entitlement: of(Product::Windows10Enterprise), key: 4 },
        Command::UseAllowance { entitlement: of(Product::OnPremisesIncidents) },
        Command::UseAllowance { entitlement: of(Product::AdvisoryHours) },
    ];
    for command in ending {
        let mut partner = untouched.clone();
        let context = partner.context();
        assert!(partner.account.would_end_refund(&command, &context), "{command:?}");
        partner.sends(command.clone());
        assert!(
            partner.account.refund_standing(partner.subscription_id(), partner.today).is_err(),
            "{command:?}"
        );
        assert!(!partner.account.would_end_refund(&command, &context), "nothing is left to end");
    }
    let harmless = [
        Command::SetMarketingContact { contact: contact() },
        Command::RecordSale { product: Product::Office365E3, seats: 25 },
        Command::TurnOffRenewal { subscription: untouched.subscription_id() },
        Command::AssignSeat { entitlement: of(Product::Office365E3), user },
    ];
    for command in harmless {
        assert!(!untouched.account.would_end_refund(&command, &untouched.context()), "{command:?}");
    }
}

#[test]
fn every_condition_that_fails_is_named() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let (tools, keys) =
        (partner.benefit(Product::DeveloperTools), partner.benefit(Product::Windows10Enterprise));
    partner.sends(Command::ActivateBenefit { entitlement: tools });
    partner.on("2020-03-25");
    partner.sends(Command::ShowProductKey { entitlement: keys, key: 1 });
    let because = vec![
        RefundBar::TooLate { last_day: day("2020-04-18") },
        RefundBar::Activated { entitlement: tools, on: day("2020-03-19") },
        RefundBar::KeyShown { entitlement: keys, on: day("2020-03-25") },
    ];
    let closed = partner.account.refund_standing(partner.subscription_id(), day("2020-05-01"));
    assert_eq!(closed, Err(RefundClosed { because }));
}

#[test]
fn a_purchase_and_a_renewal_of_the_same_month_are_refunded_together() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-04-01");
    partner.renews_with(card(GOOD));
    let subscription = partner.subscription_id();
    let both = partner.account.refund_standing(subscription, partner.today).expect("an open refund");
    assert_eq!((both.until, both.total.decimal()), (day("2020-04-18"), "950.00".into()));
    let later = partner.account.refund_standing(subscription, day("2020-04-19")).expect("the renewal alone");
    assert_eq!((later.until, later.total.decimal()), (day("2020-05-01"), "475.00".into()));
    assert_eq!(later.invoices, [partner.account.invoices[1].id]);
}

#[test]
fn without_a_purchase_there_is_nothing_to_refund() {
    let partner = Partner::member("2020-03-19");
    let subscription = SubscriptionId(1);
    assert_eq!(
        partner.account.refund_standing(subscription, partner.today),
        Err(RefundClosed { because: vec![RefundBar::NothingPaid] })
    );
}

#[test]
fn an_upgrade_says_beforehand_which_paid_time_and_which_refund_it_gives_up() {
    let mut partner = Partner::member("2020-03-16");
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold).buys(Offer::Silver);
    let silver = partner.subscription_id();
    partner.renews_with(card(GOOD));
    let refund = partner.account.refund_standing(silver, partner.today).expect("an open refund").total;
    let begin = |partner: &mut Partner| {
        partner.sends(Command::Upgrade { subscription: silver });
        let order = partner.account.open_order(Purpose::Upgrade(silver)).expect("the order").id;
        partner.sends(Command::AcceptTerms { order });
        partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: Some(order) });
        Command::Buy { order }
    };
    let told = |partner: &Partner| {
        partner.account.given_up_for(Purpose::Upgrade(silver), partner.today).expect("silver is given up")
    };
    let paid_until = Some(day("2022-03-15"));

    let mut early = partner.clone();
    let buy = begin(&mut early);
    assert_eq!(told(&early), GivenUp { paid_until, refund: Some(refund) });
    assert!(early.account.would_end_refund(&buy, &early.context()));
    early.sends(buy);
    assert!(early.account.refund_standing(silver, early.today).is_err());
    assert_eq!(early.account.given_up_for(Purpose::Upgrade(silver), early.today), None);

    partner.on("2020-04-16");
    let buy = begin(&mut partner);
    assert_eq!(told(&partner), GivenUp { paid_until, refund: None });
    assert!(!partner.account.would_end_refund(&buy, &partner.context()));
}

#[test]
fn an_upgrade_in_the_days_after_expiry_gives_up_no_paid_time() {
    let mut partner = Partner::member("2020-03-16");
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold).buys(Offer::Silver);
    let silver = Purpose::Upgrade(partner.turns_off().subscription_id());
    let told = |partner: &Partner| partner.account.given_up_for(silver, partner.today);
    partner.on("2021-03-15").qualifies(SolutionArea::CloudPlatform, Grade::Gold);
    assert_eq!(told(&partner), Some(GivenUp { paid_until: Some(day("2021-03-15")), refund: None }));
    partner.on("2021-03-16");
    assert_eq!(told(&partner), Some(GivenUp { paid_until: None, refund: None }));
    assert_eq!(partner.account.given_up_for(Purpose::Subscribe(Offer::Gold), partner.today), None);
}
