//! Reminders before a subscription expires (statement 150), and what else time tells about it.

use crate::partner::{GOOD, Partner, card, card_until, day};
use memberdesk::domain::card::DeclineReason;
use memberdesk::domain::command::Command;
use memberdesk::domain::date::Day;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::UserId;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::notice::{NoticeKind, Recipient};
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::reminder::Reminder::{self, AfterExpiry, BeforeCharge, BeforeExpiry};
use memberdesk::domain::subscription::{EndReason, Standing};
use memberdesk::domain::user::{By, Language, Profile, Role};

/// The reminders so far, each with its day.
fn reminders(partner: &Partner) -> Vec<(String, Reminder)> {
    let reminder = |kind: &NoticeKind| kind.reminder().map(|(_, reminder)| reminder);
    let notices = &partner.account.notices;
    notices.iter().filter_map(|notice| Some((notice.on.to_string(), reminder(&notice.kind)?))).collect()
}

fn expected(rows: &[(&str, Reminder)]) -> Vec<(String, Reminder)> {
    rows.iter().map(|(on, reminder)| ((*on).to_owned(), *reminder)).collect()
}

/// The notices that are no reminders, each with its day.
fn told(partner: &Partner) -> Vec<(String, NoticeKind)> {
    let notices = partner.account.notices.iter().filter(|notice| notice.kind.reminder().is_none());
    notices.map(|notice| (notice.on.to_string(), notice.kind)).collect()
}

#[test]
fn turned_off_it_reminds_60_30_15_7_and_1_days_before_it_expires() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    let subscription = partner.subscription_id();
    partner.on("2021-03-18");
    let before_expiry = [
        ("2021-01-18", BeforeExpiry(60)),
        ("2021-02-17", BeforeExpiry(30)),
        ("2021-03-04", BeforeExpiry(15)),
        ("2021-03-12", BeforeExpiry(7)),
        ("2021-03-18", BeforeExpiry(1)),
    ];
    assert_eq!(reminders(&partner), expected(&before_expiry));
    for notice in &partner.account.notices {
        let Some((about, reminder)) = notice.kind.reminder() else { panic!("{notice:?} is a reminder") };
        assert_eq!(about, subscription);
        let expires = day("2021-03-19");
        assert_eq!(notice.kind, NoticeKind::ExpiresSoon { subscription, reminder, expires });
    }
    partner.on("2021-06-01");
    assert_eq!(reminders(&partner).len(), 5, "nothing more is sent afterwards");
}

#[test]
fn before_an_automatic_charge_it_reminds_30_and_7_days_ahead_with_card_and_amount() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let (subscription, method) = (partner.subscription_id(), partner.latest_method());
    partner.on("2021-03-18");
    let rows = [("2021-02-17", BeforeCharge(30)), ("2021-03-12", BeforeCharge(7))];
    assert_eq!(reminders(&partner), expected(&rows));
    let kind = NoticeKind::ChargeSoon {
        subscription,
        reminder: BeforeCharge(30),
        on: day("2021-03-19"),
        method,
        amount: Money::new(47_500, Currency::Usd),
    };
    assert_eq!(partner.account.notices[0].kind, kind);
    partner.on("2023-01-01");
    assert_eq!(reminders(&partner).len(), 4, "each year has its own");
}

#[test]
fn each_rule_set_reminds_on_its_own_days() {
    // Years of 365 days: the anniversary is 2020-03-18; the window rules charge the day after it.
    let by_hand = [
        ("2020-01-18", BeforeExpiry(60)),
        ("2020-02-17", BeforeExpiry(30)),
        ("2020-03-03", BeforeExpiry(15)),
        ("2020-03-11", BeforeExpiry(7)),
        ("2020-03-17", BeforeExpiry(1)),
        ("2020-04-10", AfterExpiry(23)),
    ];
    let automatic = [("2020-02-18", BeforeCharge(30)), ("2020-03-12", BeforeCharge(7))];
    for policy in [PolicyId::Window, PolicyId::Manual, PolicyId::Today] {
        let mut partner = Partner::with_action_pack_under(policy, "2019-03-19");
        let rows = if policy == PolicyId::Window { &automatic[..] } else { &by_hand[..] };
        partner.on("2020-06-01");
        assert_eq!(reminders(&partner), expected(rows), "{policy:?}");
    }
    let mut off = Partner::with_action_pack_under(PolicyId::Window, "2019-03-19");
    off.turns_off().on("2020-06-01");
    assert_eq!(reminders(&off), expected(&by_hand));
    let last = off.account.notices.iter().find(|notice| notice.on == day("2020-04-10")).expect("a reminder");
    let (subscription, last_day) = (off.subscription_id(), day("2020-04-17"));
    assert_eq!(last.kind, NoticeKind::RenewSoon { subscription, reminder: AfterExpiry(23), last_day });
}

#[test]
fn what_is_past_due_is_reminded_of_its_last_day_too() {
    let mut partner = Partner::with_action_pack_under(PolicyId::Window, "2019-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    partner.on("2020-06-01");
    let rows =
        [("2020-02-18", BeforeCharge(30)), ("2020-03-12", BeforeCharge(7)), ("2020-04-10", AfterExpiry(23))];
    assert_eq!(reminders(&partner), expected(&rows));
}

#[test]
fn a_reminder_whose_day_has_passed_is_not_made_up_for() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2021-03-10");
    partner.turns_off();
    let sent_before = [("2021-02-17", BeforeCharge(30))];
    assert_eq!(reminders(&partner), expected(&sent_before));
    partner.on("2021-04-30");
    let rows =
        [("2021-02-17", BeforeCharge(30)), ("2021-03-12", BeforeExpiry(7)), ("2021-03-18", BeforeExpiry(1))];
    assert_eq!(reminders(&partner), expected(&rows));
}

#[test]
fn turned_off_on_the_day_of_a_reminder_it_reminds_that_day() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2021-03-12");
    partner.turns_off();
    partner.on("2021-03-12");
    let rows =
        [("2021-02-17", BeforeCharge(30)), ("2021-03-12", BeforeCharge(7)), ("2021-03-12", BeforeExpiry(7))];
    assert_eq!(reminders(&partner), expected(&rows));
    let minutes: Vec<(Day, u16)> = partner.journal.iter().map(|past| (past.on, past.minute)).collect();
    assert!(minutes.is_sorted(), "history never steps back: {minutes:?}");
}

#[test]
fn the_reminders_that_are_announced_are_those_that_are_sent() {
    for off in ["2020-03-19", "2021-01-18", "2021-01-19", "2021-03-05", "2021-03-18"] {
        let mut partner = Partner::with_action_pack("2020-03-19");
        partner.on(off);
        let before = reminders(&partner).len();
        let held = &partner.account.subscriptions[0];
        let announced: Vec<i64> = held.reminders_ahead(partner.account.policy(), day(off)).collect();
        partner.turns_off();
        partner.on("2021-06-01");
        let sent: Vec<i64> = reminders(&partner)[before..]
            .iter()
            .filter_map(|(_, reminder)| match reminder {
                BeforeExpiry(days) => Some(*days),
                BeforeCharge(_) | AfterExpiry(_) => None,
            })
            .collect();
        assert_eq!(announced, sent, "turned off on {off}");
    }
}

#[test]
fn renewing_ends_the_reminders_of_the_year_and_the_next_year_has_its_own() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    partner.on("2021-01-20");
    partner.renews_with(card(GOOD));
    partner.turns_off();
    partner.on("2022-02-01");
    let rows = [("2021-01-18", BeforeExpiry(60)), ("2022-01-18", BeforeExpiry(60))];
    assert_eq!(reminders(&partner), expected(&rows));
}

#[test]
fn a_card_that_will_not_do_is_told_instead_of_a_charge() {
    let mut partner = Partner::member("2020-03-19");
    partner.buys_action_pack_with(card_until(GOOD, 2021, 2));
    let (subscription, method) = (partner.subscription_id(), partner.latest_method());
    partner.on("2021-02-17");
    let fails = |days| NoticeKind::CardFailsSoon {
        subscription,
        reminder: BeforeCharge(days),
        on: day("2021-03-19"),
        method,
        reason: DeclineReason::CardExpired,
    };
    assert_eq!(partner.account.notices.last().map(|notice| notice.kind), Some(fails(30)));
    let mut replaced = partner.clone();
    partner.on("2021-03-12");
    assert_eq!(partner.account.notices.last().map(|notice| notice.kind), Some(fails(7)));

    replaced.pays_renewals_with(card(GOOD)).on("2021-03-12");
    let kind = replaced.account.notices.last().map(|notice| notice.kind);
    assert!(matches!(kind, Some(NoticeKind::ChargeSoon { .. })), "{kind:?}");
}

#[test]
fn a_card_that_pays_through_the_month_of_the_charge_is_not_warned_about() {
    let mut partner = Partner::member("2020-03-19");
    partner.buys_action_pack_with(card_until(GOOD, 2021, 3));
    partner.on("2021-03-12");
    let soon =
        |notice: &memberdesk::domain::notice::Notice| matches!(notice.kind, NoticeKind::ChargeSoon { .. });
    assert!(partner.account.notices.iter().all(soon));
}

#[test]
fn global_admins_and_partner_admins_are_written_to_each_once_in_their_own_language() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.is_joined_by("Billing", &[Role::BillingAdmin]);
    let both = partner.is_joined_by("Both", &[Role::GlobalAdmin, Role::PartnerAdmin]);
    let leaving = partner.is_joined_by("Leaving", &[Role::PartnerAdmin]);
    let profile = Profile {
        name: "Li Na".into(),
        email: "li.na@contoso.example".into(),
        language: Language::SimplifiedChinese,
    };
    partner.sends_as(By::User(both), Command::ChangeOwnProfile { profile });
    partner.turns_off();
    partner.on("2021-01-18");
    let english = |user| Recipient { user, language: Language::English };
    let chinese = Recipient { user: both, language: Language::SimplifiedChinese };
    assert_eq!(partner.account.notices[0].recipients, [english(UserId(1)), chinese, english(leaving)]);

    partner.sends(Command::RemoveUser { user: leaving });
    partner.on("2021-02-17");
    assert_eq!(partner.account.notices[1].recipients, [english(UserId(1)), chinese]);
    assert_eq!(partner.account.notices[0].recipients.len(), 3, "what was sent stays as it was");
    assert_eq!(partner.account.notices_to(leaving).count(), 1);
}

#[test]
fn expiry_and_the_end_of_grace_are_told_on_their_days() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.turns_off();
    let subscription = partner.subscription_id();
    partner.on("2021-12-31");
    let last_day = day("2021-04-18");
    assert_eq!(
        told(&partner),
        [
            ("2021-03-19".into(), NoticeKind::Expired { subscription, last_day }),
            ("2021-04-19".into(), NoticeKind::GraceEnded { subscription })
        ]
    );
    let when = |event: &Event| partner.journal.iter().find(|past| past.event == *event).map(|past| past.on);
    assert_eq!(when(&Event::SubscriptionExpired { subscription, last_day }), Some(day("2021-03-19")));
    assert_eq!(when(&Event::GraceEnded { subscription }), Some(day("2021-04-19")));
}

#[test]
fn an_unpaid_renewal_expires_with_the_grace() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    partner.on("2021-04-18");
    let owed = partner.account.orders.last().expect("the declined order");
    assert!(owed.is_open(), "it can be paid until the last day");
    partner.on("2021-04-19");
    assert!(partner.account.open_orders().next().is_none());
    let kinds = told(&partner);
    assert!(matches!(kinds.last(), Some((on, NoticeKind::GraceEnded { .. })) if on == "2021-04-19"));
    assert!(!kinds.iter().any(|(_, kind)| matches!(kind, NoticeKind::Expired { .. })), "it was past due");
}

/// The desk decides that the latest subscription ends on a day.
fn is_cancelled(partner: &mut Partner, ends: &str) {
    let event = Event::SubscriptionCancelled { subscription: partner.subscription_id(), ends: day(ends) };
    partner.desk_does(event);
}

#[test]
fn cancelled_at_the_end_of_the_year_it_is_active_until_then_and_nothing_is_charged_or_reminded() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-06-01");
    is_cancelled(&mut partner, "2021-03-19");
    let subscription = partner.subscription_id();
    assert_eq!(partner.is_refused(Command::Renew { subscription }).rule(), "end-decided");
    assert_eq!(partner.is_refused(Command::TurnOffRenewal { subscription }).rule(), "end-decided");
    partner.on("2021-03-18");
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    partner.on("2022-01-01");
    let since = day("2021-03-19");
    assert_eq!(partner.standing(), Standing::Ended { since, why: EndReason::Cancelled });
    assert_eq!(reminders(&partner), []);
    assert_eq!(
        told(&partner),
        [("2021-03-19".into(), NoticeKind::Ended { subscription, why: EndReason::Cancelled })]
    );
    assert_eq!(partner.account.invoices.len(), 1);
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn cancelled_at_once_it_has_ended_and_time_adds_nothing() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-04-01");
    is_cancelled(&mut partner, "2020-04-01");
    let since = day("2020-04-01");
    assert_eq!(partner.standing(), Standing::Ended { since, why: EndReason::Cancelled });
    let before = partner.journal.len();
    partner.on("2022-01-01");
    assert!(partner.journal[before..].is_empty());
}
