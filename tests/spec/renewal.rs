//! Renewing, by itself and by hand, and turning automatic renewal off (statements 142-165).

use crate::partner::{GOOD, OTHER, Partner, card, card_until, day};
use memberdesk::domain::card::DeclineReason;
use memberdesk::domain::command::Command;
use memberdesk::domain::id::OrderId;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::Purpose;
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::{Collection, Renewal, Standing};
use memberdesk::domain::term::NextTerm;

#[test]
fn it_is_charged_on_each_anniversary() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2021-03-18");
    assert_eq!(partner.account.invoices.len(), 1);
    partner.on("2021-03-19");
    assert_eq!(partner.account.invoices.len(), 2);
    assert_eq!(partner.subscription().anniversary(), day("2022-03-19"));
    partner.on("2031-01-01");
    assert_eq!(partner.account.invoices.len(), 11);
}

#[test]
fn an_anniversary_on_29_february_falls_back_and_returns() {
    let mut partner = Partner::with_action_pack("2020-02-29");
    let mut anniversaries = Vec::new();
    for year in 2021..=2025 {
        partner.on(&format!("{year}-01-31"));
        anniversaries.push(partner.subscription().anniversary().to_string());
    }
    assert_eq!(anniversaries, ["2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29", "2025-02-28"]);
}

#[test]
fn once_off_it_stays_off_until_the_subscription_is_renewed() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    let subscription = partner.subscription_id();
    let refusal = partner.is_refused(Command::TurnOffRenewal { subscription });
    assert_eq!(refusal, Refusal::RenewalAlreadyOff { subscription, since: day("2020-03-19") });
    assert_eq!(refusal.basis(), Basis::Statement(149));

    partner.on("2020-06-01");
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().renewal, Renewal::On);
}

#[test]
fn turned_off_it_expires_and_is_not_charged() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    partner.on("2021-03-18");
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    partner.on("2021-03-19");
    let (expired, last_day) = (day("2021-03-19"), day("2021-04-18"));
    assert_eq!(partner.standing(), Standing::Grace { expired, last_day });
    partner.on("2021-04-19");
    assert_eq!(partner.standing(), Standing::Expired { since: expired });
    assert_eq!(partner.account.invoices.len(), 1);
}

#[test]
fn renewing_before_expiry_loses_no_paid_day() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-05-01");
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().anniversary(), day("2022-03-19"));
    assert_eq!(partner.account.invoices[1].period, (day("2021-03-19"), day("2022-03-18")));
}

#[test]
fn renewing_after_expiry_starts_a_year_on_that_day() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    partner.on("2021-04-01");
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().anniversary(), day("2022-04-01"));
    assert_eq!(partner.subscription().renewal, Renewal::On);
}

#[test]
fn after_the_grace_period_only_a_new_purchase_helps() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    partner.on("2021-04-19");
    let subscription = partner.subscription_id();
    assert_eq!(
        partner.is_refused(Command::Renew { subscription }),
        Refusal::RenewalClosed { subscription, last_day: day("2021-04-18") }
    );
    partner.buys_action_pack_with(card(GOOD));
    assert_eq!(partner.account.subscriptions.len(), 2);
}

#[test]
fn a_declined_automatic_charge_is_tried_again_on_days_1_3_5_and_7() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));

    let mut tried = Vec::new();
    for date in 19..=31 {
        let before = partner.declines();
        partner.on(&format!("2021-03-{date}"));
        if partner.declines() > before {
            tried.push(date);
        }
    }
    assert_eq!(tried, [19, 20, 22, 24, 26]);
    assert!(matches!(
        partner.subscription().collection,
        Collection::Declined { attempts: 5, reason: DeclineReason::Generic, .. }
    ));
    assert_eq!(partner.account.orders.len(), 2);
    assert!(matches!(partner.standing(), Standing::PastDue { .. }));
    partner.on("2021-04-19");
    assert!(matches!(partner.standing(), Standing::Expired { .. }));
}

#[test]
fn a_charge_that_is_tried_again_is_stopped_by_cancelling_the_subscription_alone() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    let subscription = partner.subscription_id();
    partner.on("2021-03-19");
    let turn_off = Command::TurnOffRenewal { subscription };
    let again = Some(day("2021-03-20"));
    let refusal = partner.is_refused(turn_off.clone());
    assert_eq!(refusal, Refusal::RenewalDue { subscription, since: day("2021-03-19"), again });
    assert_eq!(refusal.remedy(), Some(Remedy::RequestCancellation(subscription)));

    let order = partner.account.open_order(Purpose::Renew(subscription)).expect("the order").id;
    assert!(partner.account.order(order).is_some_and(|order| order.tried() == Some(partner.latest_method())));
    partner.sends(Command::CancelOrder { order });
    assert_eq!(partner.is_refused(turn_off.clone()), refusal, "without the order it is tried again");
    partner.on("2021-03-20");
    assert!(matches!(partner.subscription().collection, Collection::Declined { attempts: 2, .. }));

    partner.on("2021-03-26");
    let refusal = partner.is_refused(turn_off);
    assert_eq!(refusal, Refusal::RenewalDue { subscription, since: day("2021-03-19"), again: None });
    assert_eq!(refusal.remedy(), Some(Remedy::Renew(subscription)));
}

#[test]
fn giving_up_the_order_of_a_declined_charge_does_not_stop_the_next_attempt() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    let charged = |partner: &Partner, order: OrderId| {
        let order = partner.account.order(order).expect("the order");
        partner.account.charged_all_the_same(order, partner.today)
    };
    partner.on("2021-03-19");
    let order = partner.account.open_orders().last().expect("the declined order").id;
    assert_eq!(charged(&partner, order), Some(day("2021-03-20")));
    assert_eq!(charged(&partner, OrderId(1)), None, "it was paid");
    partner.on("2021-03-25");
    assert_eq!(charged(&partner, order), Some(day("2021-03-26")));
    assert_eq!(charged(partner.on("2021-03-26"), order), None, "that was the last attempt");

    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    partner.on("2021-03-19");
    partner.pays_renewals_with(card(OTHER));
    partner.sends(Command::CancelOrder { order });
    partner.on("2021-03-20");
    assert_eq!(partner.account.invoices.len(), 2, "the next attempt is made on its day");
}

#[test]
fn a_retry_that_succeeds_keeps_the_anniversary() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000119"));
    partner.on("2021-03-19");
    assert!(matches!(partner.standing(), Standing::PastDue { .. }));
    partner.on("2021-03-20");
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2022-03-19") });
    assert_eq!(partner.subscription().collection, Collection::Clear);
}

#[test]
fn an_expired_card_is_declined_and_the_wish_to_renew_stays() {
    let mut partner = Partner::member("2020-03-19");
    partner.buys_action_pack_with(card_until(GOOD, 2020, 12));
    partner.on("2021-03-19");
    assert_eq!(partner.subscription().renewal, Renewal::On);
    assert!(matches!(
        partner.subscription().collection,
        Collection::Declined { reason: DeclineReason::CardExpired, .. }
    ));
}

#[test]
fn the_card_that_the_next_charge_needs_cannot_be_removed() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let (subscription, method) = (partner.subscription_id(), partner.latest_method());
    let refusal = partner.is_refused(Command::RemovePaymentMethod { method });
    assert_eq!(
        refusal,
        Refusal::NeededForRenewal { method, subscription, on: day("2021-03-19"), from: None }
    );
    partner.turns_off();
    partner.sends(Command::RemovePaymentMethod { method });
    assert_eq!(partner.account.default_method, None);
}

#[test]
fn a_day_at_a_time_or_a_year_at_once_gives_the_same_events() {
    let slow = &mut Partner::with_action_pack("2020-02-29");
    let quick = &mut slow.clone();
    for days in 1..=800 {
        slow.lets_pass_until(day("2020-02-29").plus_days(days));
    }
    quick.lets_pass_until(day("2020-02-29").plus_days(800));
    assert_eq!(slow.journal, quick.journal);
}

#[test]
fn the_last_year_that_can_be_bought_ends_on_the_day_before_the_last_of_the_calendar() {
    for policy in PolicyId::ALL.map(PolicyId::policy) {
        let year = NextTerm::first(policy, day("2368-12-30")).expect("a year of the calendar");
        assert_eq!((year.from, year.anniversary), (day("2368-12-30"), day("2369-12-30")));
        for from in ["2368-12-31", "2369-01-01", "2369-12-31"] {
            assert_eq!(NextTerm::first(policy, day(from)), Err(Refusal::BeyondCalendar), "{from}");
        }
    }
}

#[test]
fn the_card_of_automatic_renewals_is_chosen_while_something_may_be_charged_to_it() {
    let chooses = |partner: &mut Partner| {
        let (subscription, method) = (partner.subscription_id(), partner.latest_method());
        partner.tries(Command::PayRenewalsWith { subscription, method }).err()
    };
    let mut active = Partner::with_action_pack("2020-03-19");
    assert_eq!(chooses(&mut active), None);
    let subscription = active.subscription_id();

    let mut off = active.clone();
    off.turns_off();
    let since = day("2020-03-19");
    assert_eq!(chooses(&mut off), Some(Refusal::RenewalAlreadyOff { subscription, since }));

    let mut by_hand = Partner::with_action_pack_under(PolicyId::Manual, "2020-03-19");
    assert_eq!(chooses(&mut by_hand), Some(Refusal::NoAutomaticRenewal { subscription }));

    active.pays_renewals_with(card("4000000000000341"));
    active.on("2021-03-25");
    assert_eq!(chooses(&mut active), None, "it is tried once more");
    active.on("2021-03-26");
    let since = day("2021-03-19");
    let nothing_more = Refusal::RenewalDue { subscription, since, again: None };
    assert_eq!(
        chooses(&mut active),
        Some(nothing_more.clone()),
        "the last attempt is over, and it is renewed by hand"
    );
    active.on("2021-04-18");
    assert_eq!(chooses(&mut active), Some(nothing_more));
    active.on("2021-04-19");
    let expired = Refusal::SubscriptionExpired { subscription, on: day("2021-03-19") };
    assert_eq!(chooses(&mut active), Some(expired.clone()));
    assert_eq!(active.is_refused(Command::TurnOffRenewal { subscription }), expired);
    assert_eq!(expired.remedy(), Some(Remedy::SubscribeAgain(subscription)));
}

#[test]
fn a_renewal_that_was_begun_says_why_it_is_not_possible_any_more_and_can_be_given_up() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    let subscription = partner.subscription_id();
    let (renew, purpose) = (Command::Renew { subscription }, Purpose::Renew(subscription));
    partner.sends(renew.clone());
    let order = partner.account.open_order(purpose).expect("the order").id;
    partner.sends(Command::SetPolicy { policy: PolicyId::Window });
    let refusal = partner.is_refused(renew);
    assert!(matches!(refusal, Refusal::RenewalNotOpen { from: Some(_), .. }));
    assert_eq!(partner.account.next_term(purpose, partner.today), Err(refusal));
    partner.sends(Command::CancelOrder { order });
    assert_eq!(partner.account.open_order(purpose), None);
}

#[test]
fn a_charge_is_foreseen_only_where_the_card_will_do_and_the_requirements_are_met() {
    let charges = |partner: &Partner| {
        let (account, held) = (&partner.account, partner.subscription());
        (account.next_charge(held, partner.today), account.charge_foreseen(held, partner.today))
    };
    let mut partner = Partner::with_action_pack("2020-03-19");
    let on = Some(day("2021-03-19"));
    assert_eq!(charges(&partner), (on, on));
    partner.pays_renewals_with(card_until(OTHER, 2021, 2));
    assert_eq!(charges(&partner), (on, None), "it expires before");
    partner.pays_renewals_with(card_until(OTHER, 2021, 3));
    assert_eq!(charges(&partner), (on, on));
    partner.turns_off();
    assert_eq!(charges(&partner), (None, None));

    let mut silver = Partner::member("2020-03-18");
    silver.qualifies(SolutionArea::CloudPlatform, Grade::Silver);
    silver.on("2020-03-19").buys(Offer::Silver);
    assert_eq!(charges(&silver), (on, None), "the customers were won too long ago by then");
}
