//! When the whole fee would be refunded, and what would end that.

use crate::partner::{GOOD, Partner, card, contact, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::id::SubscriptionId;
use memberdesk::domain::offer::Product;
use memberdesk::domain::refund::{RefundBar, RefundClosed, RefundRisk};

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
