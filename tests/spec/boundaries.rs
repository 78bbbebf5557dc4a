//! The course of a subscription under each rule set, day by day around its anniversary, as a table to be read.
//!
//! A column is a day, counted from the anniversary: the day before, the day itself and the day after each boundary are
//! all there. The rows say what that day brings:
//!
//! | row | signs |
//! | --- | --- |
//! | standing | `a`ctive, `g`race, `p`ast due, `x` expired |
//! | renew by hand | `+` possible, `.` not yet or no more |
//! | turn off | `+` possible, `.` not |
//! | charge | `C` charged, `D` declined |
//! | reminder | before `e`xpiry, before a `c`harge, `r`enew soon |
//! | benefits | `+` go on, `.` over |

use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::offer::Product;
use memberdesk::domain::policy::PolicyId::{self, Manual, SourceDocument, Today, Window};
use memberdesk::domain::refund::RefundBar;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::reminder::Reminder;
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::subscription::Standing;
use memberdesk::domain::user::{By, Role};

/// A card that can be added and of which every later charge is declined.
const DECLINED: &str = "4000000000000341";

/// The days that the tables show: each boundary with its neighbours.
const DAYS: [i64; 36] = [
    -61, -60, -59, -31, -30, -29, -16, -15, -14, -8, -7, -6, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 22, 23,
    24, 25, 28, 29, 30, 31, 32, 33, 60, 61,
];

fn standing(partner: &Partner) -> char {
    match partner.standing() {
        Standing::Active { .. } => 'a',
        Standing::Grace { .. } => 'g',
        Standing::PastDue { .. } => 'p',
        Standing::Expired { .. } => 'x',
        Standing::Ended { .. } => 'e',
    }
}

fn charge(happened: &[Stamped]) -> char {
    let any = |is: fn(&Event) -> bool| happened.iter().any(|past| is(&past.event));
    if any(|event| matches!(event, Event::Charged { .. })) {
        'C'
    } else if any(|event| matches!(event, Event::ChargeDeclined { .. })) {
        'D'
    } else {
        '.'
    }
}

fn reminder(happened: &[Stamped]) -> char {
    let reminder = happened.iter().find_map(|past| {
        let Event::NoticeSent { kind, .. } = &past.event else { return None };
        kind.reminder()
    });
    match reminder {
        Some((_, Reminder::BeforeExpiry(_))) => 'e',
        Some((_, Reminder::BeforeCharge(_))) => 'c',
        Some((_, Reminder::AfterExpiry(_))) => 'r',
        None => '.',
    }
}

/// What the days around the first anniversary bring to a partner, a row a line.
fn course(mut partner: Partner) -> String {
    let anniversary = partner.subscription().anniversary();
    let id = partner.subscription_id();
    let mut rows = [const { String::new() }; 6];
    partner.lets_pass_until(anniversary.plus_days(DAYS[0] - 1));
    for days in DAYS[0]..=DAYS[DAYS.len() - 1] {
        let happened = partner.lets_pass_until(anniversary.plus_days(days));
        let (charge, reminder) = (charge(&happened), reminder(&happened));
        if !DAYS.contains(&days) {
            assert_eq!(
                (charge, reminder),
                ('.', '.'),
                "something happens on {days}, which the table leaves out"
            );
            continue;
        }
        let sign = |possible: bool| if possible { '+' } else { '.' };
        let policy = partner.account.policy();
        let held = partner.account.subscription(id).expect("the subscription");
        let signs = [
            standing(&partner),
            sign(partner.account.may_renew(id, partner.today).is_ok()),
            sign(held.may_turn_off_renewal(policy, partner.today, None).is_ok()),
            charge,
            reminder,
            sign(held.in_force(policy, partner.today)),
        ];
        for (row, sign) in rows.iter_mut().zip(signs) {
            row.push(sign);
        }
    }
    rows.join("\n")
}

/// Compares a course with a table whose first line numbers the days and whose rows begin with their names.
fn assert_course(what: &str, partner: Partner, table: &str) {
    let mut rows = table.trim().lines().map(str::trim);
    let mut cells = |name: &str| -> Vec<&str> {
        let row = rows.next().unwrap_or_default();
        let row = row.strip_prefix(name).unwrap_or_else(|| panic!("{what}: {row} is not {name}"));
        row.split_whitespace().filter(|cell| *cell != "|").collect()
    };
    assert_eq!(cells("days"), DAYS.map(|days| days.to_string()));
    let names = ["standing", "renew by hand", "turn off", "charge", "reminder", "benefits"];
    let expected = names.map(|name| cells(name).concat());
    assert_eq!(course(partner), expected.join("\n"), "{what}");
}

fn renewing(policy: PolicyId) -> Partner {
    Partner::with_action_pack_under(policy, "2019-03-19")
}

fn declined(policy: PolicyId) -> Partner {
    let mut partner = renewing(policy);
    partner.pays_renewals_with(card(DECLINED));
    partner
}

fn off(policy: PolicyId) -> Partner {
    let mut partner = renewing(policy);
    partner.turns_off();
    partner
}

/// R1: renewing by hand at any time, charged on the anniversary, turned off until the day before.
#[test]
fn the_course_of_the_source_document() {
    assert_course(
        "R1 renewing",
        renewing(SourceDocument),
        "
        days          -61 -60 -59 | -31 -30 -29 | -16 -15 -14 |  -8  -7  -6 |  -2  -1   0   1   2   3   4   5   6   7   8   9 |  22  23  24  25 |  28  29  30  31  32  33 |  60  61
        standing        a   a   a |   a   a   a |   a   a   a |   a   a   a |   a   a   a   a   a   a   a   a   a   a   a   a |   a   a   a   a |   a   a   a   a   a   a |   a   a
        renew by hand   +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   +   +   + |   +   +
        turn off        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   +   +   + |   +   +
        charge          .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   C   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        reminder        .   .   . |   .   c   . |   .   .   . |   .   c   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        benefits        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   +   +   + |   +   +
        ",
    );
    assert_course(
        "R1 declined",
        declined(SourceDocument),
        "
        days          -61 -60 -59 | -31 -30 -29 | -16 -15 -14 |  -8  -7  -6 |  -2  -1   0   1   2   3   4   5   6   7   8   9 |  22  23  24  25 |  28  29  30  31  32  33 |  60  61
        standing        a   a   a |   a   a   a |   a   a   a |   a   a   a |   a   a   p   p   p   p   p   p   p   p   p   p |   p   p   p   p |   p   p   p   x   x   x |   x   x
        renew by hand   +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        turn off        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        charge          .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   D   D   .   D   .   D   .   D   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        reminder        .   .   . |   .   c   . |   .   .   . |   .   c   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        benefits        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        ",
    );
    assert_course(
        "R1 off",
        off(SourceDocument),
        "
        days          -61 -60 -59 | -31 -30 -29 | -16 -15 -14 |  -8  -7  -6 |  -2  -1   0   1   2   3   4   5   6   7   8   9 |  22  23  24  25 |  28  29  30  31  32  33 |  60  61
        standing        a   a   a |   a   a   a |   a   a   a |   a   a   a |   a   a   g   g   g   g   g   g   g   g   g   g |   g   g   g   g |   g   g   g   x   x   x |   x   x
        renew by hand   +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        turn off        .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        charge          .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        reminder        .   e   . |   .   e   . |   .   e   . |   .   e   . |   .   e   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        benefits        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        ",
    );
}

/// R2: a window of 30 days from the day after the anniversary, on which it is also charged.
#[test]
fn the_course_of_the_window() {
    assert_course(
        "R2 renewing",
        renewing(Window),
        "
        days          -61 -60 -59 | -31 -30 -29 | -16 -15 -14 |  -8  -7  -6 |  -2  -1   0   1   2   3   4   5   6   7   8   9 |  22  23  24  25 |  28  29  30  31  32  33 |  60  61
        standing        a   a   a |   a   a   a |   a   a   a |   a   a   a |   a   a   a   a   a   a   a   a   a   a   a   a |   a   a   a   a |   a   a   a   a   a   a |   a   a
        renew by hand   .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        turn off        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   +   +   + |   +   +
        charge          .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   C   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        reminder        .   .   . |   .   .   c |   .   .   . |   .   .   c |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        benefits        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   +   +   + |   +   +
        ",
    );
    assert_course(
        "R2 declined",
        declined(Window),
        "
        days          -61 -60 -59 | -31 -30 -29 | -16 -15 -14 |  -8  -7  -6 |  -2  -1   0   1   2   3   4   5   6   7   8   9 |  22  23  24  25 |  28  29  30  31  32  33 |  60  61
        standing        a   a   a |   a   a   a |   a   a   a |   a   a   a |   a   a   a   p   p   p   p   p   p   p   p   p |   p   p   p   p |   p   p   p   x   x   x |   x   x
        renew by hand   .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        turn off        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        charge          .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   D   D   .   D   .   D   .   D   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        reminder        .   .   . |   .   .   c |   .   .   . |   .   .   c |   .   .   .   .   .   .   .   .   .   .   .   . |   .   r   .   . |   .   .   .   .   .   . |   .   .
        benefits        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        ",
    );
    assert_course(
        "R2 off",
        off(Window),
        "
        days          -61 -60 -59 | -31 -30 -29 | -16 -15 -14 |  -8  -7  -6 |  -2  -1   0   1   2   3   4   5   6   7   8   9 |  22  23  24  25 |  28  29  30  31  32  33 |  60  61
        standing        a   a   a |   a   a   a |   a   a   a |   a   a   a |   a   a   a   g   g   g   g   g   g   g   g   g |   g   g   g   g |   g   g   g   x   x   x |   x   x
        renew by hand   .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        turn off        .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        charge          .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        reminder        .   e   . |   .   e   . |   .   e   . |   .   e   . |   .   e   .   .   .   .   .   .   .   .   .   . |   .   r   .   . |   .   .   .   .   .   . |   .   .
        benefits        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        ",
    );
}

/// R3: the same window and nothing by itself.
#[test]
fn the_course_by_hand() {
    assert_course(
        "R3",
        renewing(Manual),
        "
        days          -61 -60 -59 | -31 -30 -29 | -16 -15 -14 |  -8  -7  -6 |  -2  -1   0   1   2   3   4   5   6   7   8   9 |  22  23  24  25 |  28  29  30  31  32  33 |  60  61
        standing        a   a   a |   a   a   a |   a   a   a |   a   a   a |   a   a   a   g   g   g   g   g   g   g   g   g |   g   g   g   g |   g   g   g   x   x   x |   x   x
        renew by hand   .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        turn off        .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        charge          .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        reminder        .   e   . |   .   e   . |   .   e   . |   .   e   . |   .   e   .   .   .   .   .   .   .   .   .   . |   .   r   .   . |   .   .   .   .   .   . |   .   .
        benefits        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        ",
    );
}

/// R4: from the anniversary on, and nothing by itself.
#[test]
fn the_course_of_today() {
    assert_course(
        "R4",
        renewing(Today),
        "
        days          -61 -60 -59 | -31 -30 -29 | -16 -15 -14 |  -8  -7  -6 |  -2  -1   0   1   2   3   4   5   6   7   8   9 |  22  23  24  25 |  28  29  30  31  32  33 |  60  61
        standing        a   a   a |   a   a   a |   a   a   a |   a   a   a |   a   a   g   g   g   g   g   g   g   g   g   g |   g   g   g   g |   g   g   g   x   x   x |   x   x
        renew by hand   .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        turn off        .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        charge          .   .   . |   .   .   . |   .   .   . |   .   .   . |   .   .   .   .   .   .   .   .   .   .   .   . |   .   .   .   . |   .   .   .   .   .   . |   .   .
        reminder        .   e   . |   .   e   . |   .   e   . |   .   e   . |   .   e   .   .   .   .   .   .   .   .   .   . |   .   r   .   . |   .   .   .   .   .   . |   .   .
        benefits        +   +   + |   +   +   + |   +   +   + |   +   +   + |   +   +   +   +   +   +   +   +   +   +   +   + |   +   +   +   + |   +   +   +   .   .   . |   .   .
        ",
    );
}

/// What ends the chance of a refund, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Nothing,
    Activated,
    KeyShown,
}

/// A partner under a rule set so many days after the purchase, with something done on the day before.
fn after(policy: PolicyId, days: i64, done: Done) -> Partner {
    let mut partner = renewing(policy);
    partner.lets_pass_until(partner.today.plus_days(days - 1));
    match done {
        Done::Nothing => {}
        Done::Activated => {
            let entitlement = partner.benefit(Product::DeveloperTools);
            partner.sends(Command::ActivateBenefit { entitlement });
        }
        Done::KeyShown => {
            let entitlement = partner.benefit(Product::Windows10Enterprise);
            partner.sends(Command::ShowProductKey { entitlement, key: 1 });
        }
    }
    partner.lets_pass_until(partner.today.plus_days(1));
    partner
}

#[test]
fn the_fee_is_refunded_for_30_days_while_nothing_was_activated_and_no_key_viewed() {
    for policy in PolicyId::ALL {
        for (days, done, refunded) in [
            (29, Done::Nothing, true),
            (30, Done::Nothing, true),
            (31, Done::Nothing, false),
            (30, Done::Activated, false),
            (30, Done::KeyShown, false),
        ] {
            let partner = after(policy, days, done);
            let standing = partner.account.refund_standing(partner.subscription_id(), partner.today);
            assert_eq!(standing.is_ok(), refunded, "{policy:?} on {days}, {done:?}");
        }
    }
}

#[test]
fn members_cancel_alone_today_only_and_while_all_conditions_hold() {
    type Rule = &'static str;
    const ALONE: Rule = "possible";
    const SUPPORT: Rule = "cancel-through-support";
    const CONDITIONS: Rule = "cancel-alone-conditions";
    let rows: [(PolicyId, i64, Done, Rule); 9] = [
        (SourceDocument, 1, Done::Nothing, SUPPORT),
        (Window, 1, Done::Nothing, SUPPORT),
        (Manual, 1, Done::Nothing, SUPPORT),
        (Today, 1, Done::Nothing, ALONE),
        (Today, 29, Done::Nothing, ALONE),
        (Today, 30, Done::Nothing, ALONE),
        (Today, 31, Done::Nothing, CONDITIONS),
        (Today, 30, Done::Activated, CONDITIONS),
        (Today, 30, Done::KeyShown, CONDITIONS),
    ];
    for (policy, days, done, rule) in rows {
        let mut partner = after(policy, days, done);
        let subscription = partner.subscription_id();
        let verdict = partner.tries(Command::CancelSubscription { subscription });
        let met = verdict.as_ref().map_or_else(Refusal::rule, |_| ALONE);
        assert_eq!(met, rule, "{policy:?} on {days}, {done:?}");
        if met == ALONE {
            assert!(!partner.subscription().in_force(partner.account.policy(), partner.today));
            assert_eq!(
                partner.account.balance(partner.account.prices.currency).map(|left| left.minor),
                Some(0)
            );
        }
    }
}

#[test]
fn a_refusal_to_cancel_alone_names_every_condition_that_fails() {
    let partner = after(Today, 31, Done::Activated);
    let subscription = partner.subscription_id();
    let because = vec![
        RefundBar::TooLate { last_day: day("2019-04-18") },
        RefundBar::Activated { entitlement: partner.benefit(Product::DeveloperTools), on: day("2019-04-18") },
    ];
    let refusal: Refusal = RequestRefusal::NotAlone { subscription, because }.into();
    assert_eq!(partner.account.may_cancel_alone(subscription, partner.today), Err(refusal));
}

#[test]
fn cancelling_alone_takes_a_role_that_may_and_a_fee_that_a_card_paid() {
    let mut partner = after(Today, 10, Done::Nothing);
    let subscription = partner.subscription_id();
    for (role, may) in [(Role::PartnerAdmin, true), (Role::BillingAdmin, false), (Role::DefaultUser, false)] {
        let mut trying = partner.clone();
        let by = By::User(trying.is_joined_by("Colleague", &[role]));
        assert_eq!(
            trying.tries_as(by, Command::CancelSubscription { subscription }).is_ok(),
            may,
            "{role:?}"
        );
    }
    partner.sends(Command::CancelSubscription { subscription });

    let mut by_transfer = Partner::member_under(Today, "2019-03-19");
    let begin = Command::Subscribe { offer: memberdesk::domain::offer::Offer::ActionPack };
    let order = by_transfer.orders_by_transfer(begin);
    by_transfer.sends_as(By::Agent, Command::RecordTransfer { order });
    by_transfer.on("2019-03-25");
    let subscription = by_transfer.subscription_id();
    let refusal = by_transfer.is_refused(Command::CancelSubscription { subscription });
    assert_eq!(refusal.rule(), "cancel-alone-by-card");
}

#[test]
fn a_year_that_was_renewed_by_hand_moves_the_whole_table_by_a_year() {
    let mut early = renewing(SourceDocument);
    early.on("2019-09-01");
    early.renews_with(card(GOOD));
    early.turns_off();
    let moved = course(early);
    assert_eq!(moved, course(off(SourceDocument)));
}
