//! The four rule sets, each at both sides of each of its boundary days, and living under one after another.

use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::policy::{Cancelling, Choice, PolicyId, RenewalOpens, Year};
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::renewal::RenewsOn;
use memberdesk::domain::subscription::{Collection, Renewal, Standing};

use PolicyId::{Manual, SourceDocument, Today, Window};

/// A partner who bought on 2019-03-19 under a rule set and whose subscription does not renew by itself.
fn not_renewing(policy: PolicyId) -> Partner {
    let mut partner = Partner::with_action_pack_under(policy, "2019-03-19");
    match partner.subscription().renewal {
        Renewal::On => drop(partner.turns_off()),
        Renewal::Off { .. } | Renewal::ByHand => {}
    }
    partner
}

/// One word for a standing.
fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Active { .. } => "active",
        Standing::Grace { .. } => "grace",
        Standing::PastDue { .. } => "past due",
        Standing::Expired { .. } => "expired",
        Standing::Ended { .. } => "ended",
    }
}

#[test]
fn a_year_ends_on_the_same_day_or_after_365_days() {
    // 2020 is a leap year, so that the two differ.
    for (policy, anniversary) in [
        (SourceDocument, "2020-03-19"),
        (Window, "2020-03-18"),
        (Manual, "2020-03-18"),
        (Today, "2020-03-18"),
    ] {
        let partner = Partner::with_action_pack_under(policy, "2019-03-19");
        assert_eq!(partner.subscription().anniversary(), day(anniversary), "{policy:?}");
        let last = day(anniversary).plus_days(-1);
        assert_eq!(partner.account.invoices[0].period, (day("2019-03-19"), last));
    }
}

#[test]
fn each_rule_set_has_its_days_of_expiry_grace_and_renewal_by_hand() {
    type Row = (i64, &'static str, &'static str);
    const FROM_THE_START: &[Row] = &[
        (-364, "active", "yes"),
        (-1, "active", "yes"),
        (0, "grace", "yes"),
        (30, "grace", "yes"),
        (31, "expired", "closed"),
    ];
    const AFTER_THE_ANNIVERSARY: &[Row] = &[
        (-1, "active", "from 1"),
        (0, "active", "from 1"),
        (1, "grace", "yes"),
        (30, "grace", "yes"),
        (31, "expired", "closed"),
    ];
    const FROM_THE_ANNIVERSARY: &[Row] =
        &[(-1, "active", "from 0"), (0, "grace", "yes"), (30, "grace", "yes"), (31, "expired", "closed")];
    for (policy, rows) in [
        (SourceDocument, FROM_THE_START),
        (Window, AFTER_THE_ANNIVERSARY),
        (Manual, AFTER_THE_ANNIVERSARY),
        (Today, FROM_THE_ANNIVERSARY),
    ] {
        let mut partner = not_renewing(policy);
        let (subscription, anniversary) = (partner.subscription_id(), partner.subscription().anniversary());
        for &(days, standing, renewable) in rows {
            partner.lets_pass_until(anniversary.plus_days(days));
            assert_eq!(word(partner.standing()), standing, "{policy:?} on {days}");
            let verdict = partner.account.may_renew(subscription, partner.today);
            let expected = match renewable {
                "yes" => Ok(()),
                "closed" => Err(Refusal::RenewalClosed { subscription, last_day: anniversary.plus_days(30) }),
                "from 0" => Err(Refusal::RenewalNotOpen { subscription, from: Some(anniversary) }),
                _ => Err(Refusal::RenewalNotOpen { subscription, from: Some(anniversary.plus_days(1)) }),
            };
            assert_eq!(verdict, expected, "{policy:?} on {days}");
        }
        assert_eq!(partner.account.invoices.len(), 1, "{policy:?}: nothing was charged");
    }
}

#[test]
fn a_window_that_is_not_open_yet_says_from_when() {
    let mut partner = not_renewing(Window);
    let subscription = partner.subscription_id();
    let from = partner.subscription().renewable_from(partner.account.policy());
    assert_eq!(from, Some(day("2020-03-19")));
    let refusal = partner.is_refused(Command::Renew { subscription });
    assert_eq!((refusal.rule(), refusal.basis()), ("renewal-not-open", Basis::Policy(Choice::RenewalOpens)));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (Some(day("2020-03-19")), None));
    partner.on("2020-03-19");
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().anniversary(), day("2021-03-19"));
}

#[test]
fn a_window_that_has_closed_leaves_a_new_purchase() {
    let mut partner = not_renewing(Today);
    let subscription = partner.subscription_id();
    partner.on("2020-04-18");
    let refusal = partner.is_refused(Command::Renew { subscription });
    assert_eq!((refusal.rule(), refusal.basis()), ("renewal-closed", Basis::Policy(Choice::Grace)));
    assert_eq!(
        (refusal.allowed_from(), refusal.remedy()),
        (None, Some(Remedy::SubscribeAgain(subscription)))
    );
    partner.buys_action_pack_with(card(GOOD));
}

#[test]
fn the_automatic_charge_has_its_day_where_there_is_one() {
    for (policy, charged) in
        [(SourceDocument, Some("2020-03-19")), (Window, Some("2020-03-19")), (Manual, None), (Today, None)]
    {
        let mut partner = Partner::with_action_pack_under(policy, "2019-03-19");
        let automatic = charged.is_some();
        let wish = if automatic { Renewal::On } else { Renewal::ByHand };
        assert_eq!(partner.subscription().renewal, wish, "{policy:?}");
        let next = partner.account.next_charge(partner.subscription(), partner.today);
        assert_eq!(next, charged.map(day), "{policy:?}");
        partner.on("2020-03-18");
        assert_eq!(partner.account.invoices.len(), 1, "{policy:?} the day before");
        partner.on("2020-03-19");
        assert_eq!(partner.account.invoices.len(), 1 + usize::from(automatic), "{policy:?} on the day");
        partner.on("2020-06-01");
        assert_eq!(partner.account.invoices.len(), 1 + usize::from(automatic), "{policy:?} later");
    }
}

#[test]
fn automatic_renewal_is_turned_off_until_the_charge() {
    // The anniversary of the window rules is 2020-03-18, and the charge comes the day after.
    for (policy, last) in [(SourceDocument, "2020-03-18"), (Window, "2020-03-18")] {
        let mut partner = Partner::with_action_pack_under(policy, "2019-03-19");
        partner.pays_renewals_with(card("4000000000000341"));
        let subscription = partner.subscription_id();
        let mut late = partner.clone();
        partner.on(last);
        partner.turns_off();
        partner.on("2020-05-01");
        assert_eq!(partner.account.invoices.len(), 1);
        assert_eq!(partner.subscription().collection, Collection::Clear, "nothing was even tried");

        late.on("2020-03-19");
        let refusal = late.is_refused(Command::TurnOffRenewal { subscription });
        assert_eq!(
            refusal,
            Refusal::RenewalDue { subscription, since: day("2020-03-19"), again: Some(day("2020-03-20")) }
        );
        assert_eq!(
            (refusal.basis(), refusal.remedy()),
            (Basis::Policy(Choice::AutomaticRenewal), Some(Remedy::RequestCancellation(subscription)))
        );
    }
}

#[test]
fn where_nothing_renews_by_itself_there_is_nothing_to_turn_off() {
    for policy in [Manual, Today] {
        let mut partner = Partner::with_action_pack_under(policy, "2019-03-19");
        let subscription = partner.subscription_id();
        let refusal = partner.is_refused(Command::TurnOffRenewal { subscription });
        assert_eq!(refusal, Refusal::NoAutomaticRenewal { subscription });
        assert_eq!(
            (refusal.rule(), refusal.basis()),
            ("no-automatic-renewal", Basis::Policy(Choice::AutomaticRenewal))
        );
    }
}

#[test]
fn the_numbers_of_the_rule_sets_are_those_of_their_time() {
    let rows = PolicyId::ALL.map(|id| {
        let policy = id.policy();
        assert_eq!(policy.id, id);
        assert_eq!((policy.grace, policy.order_expires, policy.transfer_activation), (30, 30, 2));
        assert_eq!((policy.refund.days, policy.upgrade_discount), (30, 2_500));
        assert_eq!((policy.requests.close_waiting, policy.requests.reopen), (14, 14));
        (policy.year, policy.renewal_opens, policy.cancelling, policy.bank_transfer)
    });
    assert_eq!(
        rows,
        [
            (Year::SameDay, RenewalOpens::WhilePurchased, Cancelling::Request, false),
            (Year::Days(365), RenewalOpens::AfterAnniversary(1), Cancelling::PrefilledRequest, true),
            (Year::Days(365), RenewalOpens::AfterAnniversary(1), Cancelling::Request, true),
            (Year::Days(365), RenewalOpens::AfterAnniversary(0), Cancelling::SelfService, true),
        ]
    );
}

#[test]
fn a_change_of_rules_changes_nothing_that_happened() {
    for policy in PolicyId::ALL {
        let mut partner = Partner::with_action_pack("2019-03-19");
        partner.on("2020-06-01");
        let before = partner.clone();
        partner.sends(Command::SetPolicy { policy });
        assert_eq!(partner.journal[..before.journal.len()], before.journal[..]);
        assert_eq!(partner.account.subscriptions, before.account.subscriptions);
        assert_eq!(partner.account.invoices, before.account.invoices);
        assert_eq!(partner.replayed(), partner.account);
    }
}

#[test]
fn by_hand_stays_by_hand_until_renewed_under_rules_that_renew_by_themselves() {
    let mut partner = Partner::with_action_pack_under(Manual, "2019-03-19");
    partner.sends(Command::SetPolicy { policy: SourceDocument });
    let subscription = partner.subscription_id();
    assert_eq!(
        partner.is_refused(Command::TurnOffRenewal { subscription }),
        Refusal::NoAutomaticRenewal { subscription }
    );
    partner.on("2020-03-10");
    assert_eq!(partner.account.invoices.len(), 1);
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().renewal, Renewal::On);
    partner.on("2021-06-01");
    assert_eq!(partner.account.invoices.len(), 3);
}

#[test]
fn a_wish_to_renew_rests_while_the_rules_have_no_automatic_renewal() {
    let mut partner = Partner::with_action_pack("2019-03-19");
    partner.sends(Command::SetPolicy { policy: Today });
    let policy = partner.account.policy();
    assert_eq!(partner.subscription().renewal, Renewal::On);
    assert_eq!(partner.subscription().renews(policy), Renewal::ByHand);
    assert_eq!(partner.account.next_charge(partner.subscription(), partner.today), None);

    let mut back_in_time = partner.clone();
    back_in_time.on("2020-03-10").sends(Command::SetPolicy { policy: SourceDocument });
    back_in_time.on("2020-03-19");
    assert_eq!(back_in_time.account.invoices.len(), 2);

    partner.on("2020-03-25");
    assert_eq!(word(partner.standing()), "grace");
    partner.sends(Command::SetPolicy { policy: SourceDocument });
    partner.on("2020-04-17");
    assert_eq!(partner.account.invoices.len(), 1, "what has expired is not charged afterwards");
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().renewal, Renewal::On);
}

#[test]
fn off_stays_off_under_every_rule_set() {
    for policy in PolicyId::ALL {
        let mut partner = Partner::with_action_pack("2019-03-19");
        partner.turns_off();
        partner.sends(Command::SetPolicy { policy });
        let subscription = partner.subscription_id();
        let since = day("2019-03-19");
        let off = Refusal::RenewalAlreadyOff { subscription, since };
        let turned_off = partner.is_refused(Command::TurnOffRenewal { subscription });
        match partner.account.policy().automatic {
            Some(_) => assert_eq!(turned_off, off),
            None => assert_eq!(turned_off, Refusal::NoAutomaticRenewal { subscription }),
        }
        assert_eq!(partner.subscription().renewal, Renewal::Off { since }, "{policy:?}");
        let mut back_in_time = partner.clone();
        back_in_time.sends(Command::SetPolicy { policy: SourceDocument });
        assert_eq!(back_in_time.is_refused(Command::TurnOffRenewal { subscription }), off, "{policy:?}");
        partner.on("2020-06-01");
        assert_eq!(partner.account.invoices.len(), 1, "{policy:?}");
    }
}

#[test]
fn where_nothing_renews_by_itself_whatever_was_wanted_before_one_renews_by_hand() {
    for policy in [Manual, Today] {
        let on = Partner::with_action_pack("2019-03-19");
        let mut off = on.clone();
        off.turns_off();
        for mut partner in [on, off] {
            partner.sends(Command::SetPolicy { policy });
            let renews = partner.subscription().renews(partner.account.policy());
            assert_eq!(renews, Renewal::ByHand, "{policy:?}");
        }
    }
}

#[test]
fn years_of_365_days_start_where_the_calendar_year_ended() {
    let mut partner = Partner::with_action_pack("2019-03-19");
    partner.sends(Command::SetPolicy { policy: Window });
    partner.on("2020-03-19");
    assert_eq!(partner.account.invoices.len(), 1, "the window rules charge the day after the anniversary");
    partner.on("2020-03-20");
    assert_eq!(partner.account.invoices[1].period, (day("2020-03-19"), day("2021-03-18")));
    assert_eq!(partner.subscription().anniversary(), day("2021-03-19"));
}

#[test]
fn the_calendar_day_returns_after_years_of_365_days_and_no_year_is_short() {
    let mut partner = Partner::with_action_pack_under(Window, "2019-03-19");
    partner.on("2024-01-01");
    assert_eq!(partner.subscription().anniversary(), day("2024-03-17"));
    partner.sends(Command::SetPolicy { policy: SourceDocument });
    partner.on("2024-03-17");
    assert_eq!(partner.subscription().anniversary(), day("2025-03-19"));
    partner.on("2030-01-01");
    for term in &partner.subscription().terms {
        assert!(term.from.days_until(term.anniversary) >= 365, "{term:?}");
    }
}

#[test]
fn a_declined_charge_is_not_tried_again_under_rules_without_one_and_can_be_paid_by_hand() {
    let mut partner = Partner::with_action_pack("2019-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    partner.on("2020-03-19");
    partner.sends(Command::SetPolicy { policy: Today });
    partner.on("2020-04-18");
    assert_eq!(word(partner.standing()), "past due");
    assert!(matches!(partner.subscription().collection, Collection::Declined { attempts: 1, .. }));
    let mut lapsed = partner.clone();
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().collection, Collection::Clear);
    assert_eq!(partner.subscription().renewal, Renewal::ByHand);
    lapsed.on("2020-04-19");
    assert_eq!(word(lapsed.standing()), "expired");
}

#[test]
fn it_is_told_on_which_day_of_each_year_it_renews_where_that_stays_the_same() {
    let (original, anniversary) = (day("2024-02-29"), day("2025-02-28"));
    for (policy, expected) in [
        (SourceDocument, Some(RenewsOn::EachYear(original))),
        (Window, Some(RenewsOn::Next(day("2025-03-01")))),
        (Manual, None),
        (Today, None),
    ] {
        assert_eq!(policy.policy().renews_on(original, anniversary), expected, "{policy:?}");
    }
    // 365 days over a leap day were paid under another rule set.
    let before = SourceDocument.policy().renews_on(day("2019-03-20"), day("2020-03-19"));
    assert_eq!(before, Some(RenewsOn::Next(day("2020-03-19"))));
}
