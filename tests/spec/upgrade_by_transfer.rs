//! Gold that a bank transfer pays, and the silver that it takes the place of.

use crate::partner::{GOOD, Partner, card, day};
use crate::transfer::{AREA, SUBSCRIBE, arrives, state};
use memberdesk::domain::command::Command;
use memberdesk::domain::date::Day;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::{OrderId, SubscriptionId};
use memberdesk::domain::notice::{Notice, NoticeKind};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::OrderState;
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refund::{RefundBar, RefundClosed};
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::{EndReason, Standing};

#[test]
fn silver_goes_on_until_the_gold_that_a_transfer_pays_starts() {
    let area = SolutionArea::CloudPlatform;
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-16");
    partner.qualifies(area, Grade::Gold).buys(Offer::Silver);
    let silver = partner.subscription_id();
    let order = partner.orders_by_transfer(Command::Upgrade { subscription: silver });
    assert!(partner.account.may_go_on(silver, partner.today));
    arrives(&mut partner, order);
    assert!(!partner.account.may_go_on(silver, partner.today), "gold takes the place of its next year");
    let from = day("2020-03-18");
    assert_eq!(
        partner.is_refused(Command::Upgrade { subscription: silver }),
        Refusal::StartsSoon { order, from }
    );
    partner.on("2020-03-17");
    assert!(partner.account.in_force(Offer::Silver, partner.today).is_some());
    partner.on("2020-03-18");
    assert_eq!(partner.subscription().offer, Offer::Gold);
    let ended = partner.account.subscription(silver).expect("silver");
    let standing = ended.standing(partner.account.policy(), partner.today);
    assert_eq!(standing, Standing::Ended { since: from, why: EndReason::Upgraded });
}

#[test]
fn once_gold_is_paid_the_end_of_silver_is_decided_and_nothing_else_ends() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-16");
    partner.buys_action_pack_with(card(GOOD));
    partner.qualifies(AREA, Grade::Gold).buys(Offer::Silver);
    let silver = partner.subscription_id();
    let ends = |partner: &Partner| -> Vec<Option<Day>> {
        let held = partner.account.subscriptions.iter();
        held.map(|held| partner.account.ends_on(held)).collect()
    };
    let order = partner.orders_by_transfer(Command::Upgrade { subscription: silver });
    assert_eq!(ends(&partner), [None, None], "gold is not paid yet");
    arrives(&mut partner, order);
    let from = Some(day("2020-03-18"));
    assert_eq!(ends(&partner), [None, from]);
    assert_eq!(partner.account.next_charge(partner.subscription(), partner.today), None);
    partner.on("2020-03-18");
    assert_eq!(ends(&partner), [None, from, None], "silver has ended, and gold goes on");
}

#[test]
fn while_one_grade_is_on_its_way_no_other_is_bought_and_action_pack_is() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold);
    let order = partner.orders_by_transfer(Command::Subscribe { offer: Offer::Silver });
    arrives(&mut partner, order);
    let from = day("2020-03-23");
    for offer in [Offer::Silver, Offer::Gold] {
        assert_eq!(partner.is_refused(Command::Subscribe { offer }), Refusal::StartsSoon { order, from });
    }
    partner.sends(SUBSCRIBE);
}

#[test]
fn no_year_of_silver_is_charged_or_renewed_once_gold_is_paid() {
    let mut partner = Partner::member_under(PolicyId::Window, "2019-03-20");
    partner.qualifies(AREA, Grade::Silver).buys(Offer::Silver);
    let silver = partner.subscription_id();
    partner.on("2020-03-01").qualifies(AREA, Grade::Gold);
    let order = partner.orders_by_transfer(Command::Upgrade { subscription: silver });
    // The year ends on 19 March and is charged on the 20th, a Friday; gold starts on the Monday.
    partner.on("2020-03-19");
    arrives(&mut partner, order);
    let starts = Refusal::StartsSoon { order, from: day("2020-03-23") };
    partner.on("2020-03-20");
    assert_eq!(partner.is_refused(Command::Renew { subscription: silver }), starts);
    partner.on("2020-03-23");
    assert_eq!(partner.subscription().offer, Offer::Gold);
    let bought: Vec<_> = partner.account.invoices.iter().map(|invoice| invoice.order).collect();
    assert_eq!(bought.len(), 2, "silver once and gold once");
}

#[test]
fn silver_is_neither_cancelled_nor_refunded_once_gold_is_paid() {
    let mut partner = Partner::member_under(PolicyId::Today, "2020-03-16");
    partner.qualifies(AREA, Grade::Gold).buys(Offer::Silver);
    let silver = partner.subscription_id();
    let order = partner.orders_by_transfer(Command::Upgrade { subscription: silver });
    assert!(partner.account.refund_standing(silver, partner.today).is_ok());
    arrives(&mut partner, order);
    let from = day("2020-03-18");
    let cancel = Command::CancelSubscription { subscription: silver };
    assert_eq!(partner.is_refused(cancel), Refusal::StartsSoon { order, from });
    let because = vec![RefundBar::Ended { on: from }];
    assert_eq!(partner.account.refund_standing(silver, partner.today), Err(RefundClosed { because }));
    assert!(!partner.account.may_refund_part(silver, partner.today));
}

/// A partner whose silver was bought on 20 March 2019 and whose gold is paid by a transfer that arrives on a day.
fn gold_is_paid(policy: PolicyId, on: &str) -> (Partner, SubscriptionId) {
    let mut partner = Partner::member_under(policy, "2019-03-20");
    partner.qualifies(AREA, Grade::Silver).buys(Offer::Silver);
    let silver = partner.subscription_id();
    partner.on("2020-03-01").qualifies(AREA, Grade::Gold);
    if policy.policy().automatic.is_some() {
        partner.turns_off();
    }
    let order = partner.orders_by_transfer(Command::Upgrade { subscription: silver });
    arrives(partner.on(on), order);
    (partner, silver)
}

#[test]
fn nobody_is_reminded_to_renew_silver_nor_told_that_it_has_expired_once_gold_is_paid() {
    for policy in [PolicyId::Window, PolicyId::Manual, PolicyId::Today] {
        // The reminder would come before gold starts; on the 20th silver would expire before it does.
        for arrived in ["2020-03-11", "2020-03-19"] {
            let (mut partner, silver) = gold_is_paid(policy, arrived);
            let told = partner.account.notices.len();
            partner.on("2020-03-23");
            assert_eq!(partner.subscription().offer, Offer::Gold);
            let about_silver = |notice: &&Notice| {
                matches!(
                    notice.kind,
                    NoticeKind::ExpiresSoon { subscription, .. }
                        | NoticeKind::RenewSoon { subscription, .. }
                        | NoticeKind::Expired { subscription, .. } if subscription == silver
                )
            };
            let about_silver: Vec<_> = partner.account.notices[told..].iter().filter(about_silver).collect();
            assert!(about_silver.is_empty(), "{policy:?}: {about_silver:?}");
        }
    }
}

/// A partner whose silver was bought on 21 March 2019, expired a year later, and is the last time in force on 19 April 2020;
/// its gold was ordered in the days of grace and waits for a transfer.
fn upgrade_in_grace() -> (Partner, SubscriptionId, OrderId) {
    let mut partner = Partner::member_under(PolicyId::Window, "2019-03-21");
    partner.qualifies(AREA, Grade::Silver).buys(Offer::Silver);
    let silver = partner.subscription_id();
    partner.turns_off();
    partner.on("2020-03-01").qualifies(AREA, Grade::Gold);
    partner.on("2020-04-01");
    let order = partner.orders_by_transfer(Command::Upgrade { subscription: silver });
    (partner, silver, order)
}

#[test]
fn nobody_is_reminded_to_renew_expired_silver_whose_gold_is_paid() {
    let reminded = |arrived: Option<&str>| {
        let (mut partner, silver, order) = upgrade_in_grace();
        if let Some(arrived) = arrived {
            partner.on(arrived);
            arrives(&mut partner, order);
        }
        partner.on("2020-04-13");
        let kind = |notice: &&Notice| matches!(notice.kind, NoticeKind::RenewSoon { subscription, .. } if subscription == silver);
        partner.account.notices.iter().filter(kind).count()
    };
    assert_eq!(reminded(None), 1, "in the days of grace there is one reminder");
    assert_eq!(reminded(Some("2020-04-10")), 0);
}

#[test]
fn gold_that_starts_on_the_first_day_without_silver_follows_it_without_a_gap() {
    let (mut partner, silver, order) = upgrade_in_grace();
    let held = |partner: &Partner| partner.account.subscription(silver).expect("silver").clone();
    partner.on("2020-04-16");
    arrives(&mut partner, order);
    let over = held(&partner).over_from(partner.account.policy());
    assert_eq!(over, day("2020-04-20"));
    assert_eq!(partner.account.ends_on(&held(&partner)), Some(over));
    partner.on("2020-04-20");
    let silver = held(&partner);
    let standing = silver.standing(partner.account.policy(), partner.today);
    assert_eq!(standing, Standing::Ended { since: over, why: EndReason::Upgraded });
    let ended = |notice: &&Notice| matches!(notice.kind, NoticeKind::GraceEnded { .. });
    assert_eq!(partner.account.notices.iter().filter(ended).count(), 0);
}

#[test]
fn silver_that_is_over_before_its_gold_starts_ends_on_its_own_day() {
    let (mut partner, silver, order) = upgrade_in_grace();
    partner.on("2020-04-17");
    arrives(&mut partner, order);
    let held = |partner: &Partner| partner.account.subscription(silver).expect("silver").clone();
    let (over, starts) = (day("2020-04-20"), day("2020-04-21"));
    assert_eq!(partner.account.arriving(Offer::Gold).map(|(_, from)| from), Some(starts));
    assert_eq!(partner.account.ends_on(&held(&partner)), Some(over));
    partner.on("2020-04-20");
    assert!(!held(&partner).in_force(partner.account.policy(), partner.today));
    let ended = |notice: &&Notice| matches!(notice.kind, NoticeKind::GraceEnded { .. });
    assert_eq!(partner.account.notices.iter().filter(ended).count(), 1);
    partner.on("2020-04-21");
    assert_eq!(partner.subscription().offer, Offer::Gold);
}

#[test]
fn silver_ends_on_the_day_on_which_the_gold_that_is_paid_starts() {
    let (mut partner, silver) = gold_is_paid(PolicyId::Window, "2020-03-11");
    let ends = |partner: &Partner| {
        let held = partner.account.subscription(silver).expect("silver");
        partner.account.ends_on(held)
    };
    let starts = Some(day("2020-03-13"));
    assert_eq!(ends(&partner), starts);
    partner.on("2020-03-13");
    assert_eq!(ends(&partner), starts, "the end is in the history now");
    assert_eq!(partner.account.ends_on(partner.subscription()), None, "gold goes on");
}

#[test]
fn silver_whose_later_end_was_decided_ends_with_the_start_of_gold_all_the_same() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-16");
    partner.qualifies(AREA, Grade::Gold).buys(Offer::Silver);
    let silver = partner.subscription_id();
    let ends = |partner: &Partner| partner.account.ends_on(partner.subscription());
    assert_eq!(ends(&partner), None);
    partner.desk_does(Event::SubscriptionCancelled { subscription: silver, ends: day("2021-03-16") });
    assert_eq!(ends(&partner), Some(day("2021-03-16")));
    let order = partner.orders_by_transfer(Command::Upgrade { subscription: silver });
    arrives(&mut partner, order);
    assert_eq!(ends(&partner), Some(day("2020-03-18")));
}

#[test]
fn an_upgrade_that_is_not_paid_ends_with_its_silver() {
    let ordered = |policy| {
        let mut partner = Partner::member_under(policy, "2020-03-16");
        partner.qualifies(AREA, Grade::Gold).buys(Offer::Silver);
        let silver = partner.subscription_id();
        partner.on("2020-03-17");
        let order = partner.orders_by_transfer(Command::Upgrade { subscription: silver });
        (partner, silver, order)
    };
    let (mut cancelled, subscription, order) = ordered(PolicyId::Today);
    cancelled.sends(Command::CancelSubscription { subscription });
    assert_eq!(state(&cancelled, order), OrderState::Cancelled { on: day("2020-03-17") });

    let mut lapsing = Partner::member_under(PolicyId::Manual, "2020-03-16");
    lapsing.qualifies(AREA, Grade::Gold).buys(Offer::Silver);
    let subscription = lapsing.subscription_id();
    lapsing.on("2021-03-10").qualifies(AREA, Grade::Gold);
    lapsing.on("2021-04-01");
    let order = lapsing.orders_by_transfer(Command::Upgrade { subscription });
    let over = lapsing.subscription().over_from(lapsing.account.policy());
    let placed = lapsing.account.order(order).expect("the order");
    assert_eq!(lapsing.account.order_expires(placed), Some(over));
    lapsing.lets_pass_until(over);
    assert_eq!(state(&lapsing, order), OrderState::Expired { on: over });
}
