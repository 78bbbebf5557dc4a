//! Seats: who holds them, what selling earns, and how long they run (statement 125).

use crate::cancelling::{asks_to_cancel, cancel_now, decide};
use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::benefit::{BenefitStanding, Holding, Left};
use memberdesk::domain::benefit_refusal::BenefitRefusal;
use memberdesk::domain::cancelling::Refund;
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::entry::Why;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::{EntitlementId, UserId};
use memberdesk::domain::offer::Product;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy, Thing};
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::sale::{SaleEntry, Selling};
use memberdesk::domain::seat::{Running, SeatKeyUse, SeatTime, Seats};
use memberdesk::domain::seat_time::Span;
use memberdesk::domain::user::{By, Role};

pub const E3: Product = Product::Office365E3;

pub fn with_seats(today: &str) -> (Partner, EntitlementId) {
    let mut partner = Partner::with_action_pack(today);
    let entitlement = partner.benefit(E3);
    partner.sends(Command::ActivateBenefit { entitlement });
    (partner, entitlement)
}

pub fn seats(partner: &Partner) -> &Seats {
    let entitlement = partner.account.entitlement(partner.benefit(E3)).expect("seats");
    let Holding::Seats(seats) = &entitlement.holding else { panic!("{entitlement:?} has no seats") };
    seats
}

pub fn running(partner: &Partner) -> (u32, String) {
    let running = seats(partner).running.expect("seats that run");
    (running.seats, running.until.to_string())
}

pub fn holders(partner: &Partner) -> Vec<UserId> {
    let entitlement = partner.account.entitlement(partner.benefit(E3)).expect("seats");
    partner.account.seat_holders(entitlement, partner.today).to_vec()
}

pub fn standing(partner: &Partner) -> BenefitStanding {
    let entitlement = partner.account.entitlement(partner.benefit(E3)).expect("seats");
    partner.account.benefit_standing(entitlement, partner.today)
}

pub fn left(partner: &Partner) -> Left {
    let entitlement = partner.account.entitlement(partner.benefit(E3)).expect("seats");
    partner.account.benefit_left(entitlement, partner.today)
}

pub fn sells(partner: &mut Partner, seats: u32) -> Vec<Event> {
    partner.sends(Command::RecordSale { product: E3, seats })
}

pub fn earned(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::SeatKeyEarned { .. }))
}

#[test]
fn seats_start_when_they_are_activated_and_run_twelve_months() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = partner.benefit(E3);
    let user = partner.account.users[0].id;
    assert_eq!(standing(&partner), BenefitStanding::Waiting { activate_by: day("2020-12-14") });
    assert_eq!(left(&partner), Left::Count { left: 5, of: 5 });
    let refusal = partner.is_refused(Command::AssignSeat { entitlement, user });
    assert_eq!(refusal, BenefitRefusal::NotActivated { entitlement }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("activate-first", Basis::Statement(176)));
    assert_eq!(refusal.remedy(), Some(Remedy::OpenBenefit(entitlement)));

    partner.on("2020-05-01");
    partner.sends(Command::ActivateBenefit { entitlement });
    assert_eq!(running(&partner), (5, "2021-05-01".into()));
    assert_eq!(standing(&partner), BenefitStanding::Usable { until: day("2021-03-19") });
    let refusal = partner.is_refused(Command::ActivateBenefit { entitlement });
    assert_eq!(refusal, BenefitRefusal::AlreadyActivated { entitlement, since: day("2020-05-01") }.into());
}

#[test]
fn a_seat_is_given_and_taken_back() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    let user = partner.account.users[0].id;
    partner.sends(Command::AssignSeat { entitlement, user });
    assert_eq!(holders(&partner), [user]);
    assert_eq!(left(&partner), Left::Count { left: 4, of: 5 });
    let held: Vec<_> = partner.account.seats_held_by(user, partner.today).map(|held| held.product).collect();
    assert_eq!(held, [E3]);
    let refusal = partner.is_refused(Command::AssignSeat { entitlement, user });
    assert_eq!(refusal.rule(), "one-seat-each");

    partner.sends(Command::ReleaseSeat { entitlement, user });
    assert!(holders(&partner).is_empty());
    let refusal = partner.is_refused(Command::ReleaseSeat { entitlement, user });
    assert_eq!(refusal, BenefitRefusal::SeatNotHeld { entitlement, user }.into());
}

#[test]
fn no_more_people_hold_seats_than_there_are() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    let people: Vec<UserId> = (1..=6)
        .map(|number| partner.is_joined_by(&format!("Person {number}"), &[Role::DefaultUser]))
        .collect();
    for user in &people[..5] {
        partner.sends(Command::AssignSeat { entitlement, user: *user });
    }
    let refusal = partner.is_refused(Command::AssignSeat { entitlement, user: people[5] });
    assert_eq!(refusal, BenefitRefusal::NoSeatLeft { entitlement, seats: 5 }.into());
    assert_eq!(refusal.remedy(), Some(Remedy::OpenBenefit(entitlement)));
    partner.sends(Command::ReleaseSeat { entitlement, user: people[2] });
    partner.sends(Command::AssignSeat { entitlement, user: people[5] });
    assert_eq!(holders(&partner), [people[0], people[1], people[3], people[4], people[5]]);
}

#[test]
fn only_people_who_use_the_account_hold_seats_and_removing_them_frees_the_seat() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    let invited = partner.invites("Ines Open", &[Role::DefaultUser]);
    let refusal = partner.is_refused(Command::AssignSeat { entitlement, user: invited });
    assert_eq!(refusal, BenefitRefusal::NotAnActiveUser { user: invited }.into());
    assert_eq!((refusal.rule(), refusal.remedy()), ("only-active-users-hold-seats", Some(Remedy::OpenUsers)));
    let nobody = Command::AssignSeat { entitlement, user: UserId(99) };
    assert_eq!(partner.is_refused(nobody), Refusal::NotFound { thing: Thing::User });

    let user = partner.is_joined_by("Omar Haddad", &[Role::DefaultUser]);
    partner.sends(Command::AssignSeat { entitlement, user });
    let mobility = partner.benefit(Product::EnterpriseMobilitySuite);
    partner.sends(Command::ActivateBenefit { entitlement: mobility });
    partner.sends(Command::AssignSeat { entitlement: mobility, user });
    let events = partner.sends(Command::RemoveUser { user });
    let freed = |entitlement| events.contains(&Event::SeatReleased { entitlement, user });
    assert!(freed(entitlement) && freed(mobility), "history says that the seats came back: {events:?}");
    assert!(holders(&partner).is_empty());
    let refusal = partner.is_refused(Command::AssignSeat { entitlement, user });
    assert_eq!(refusal, BenefitRefusal::NotAnActiveUser { user }.into());
}

#[test]
fn a_benefit_without_seats_gives_none() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = partner.benefit(Product::AzureCredit);
    let user = partner.account.users[0].id;
    for command in [
        Command::AssignSeat { entitlement, user },
        Command::ReleaseSeat { entitlement, user },
        Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add },
    ] {
        assert_eq!(partner.is_refused(command), BenefitRefusal::OtherKind { entitlement }.into());
    }
}

#[test]
fn seats_that_were_activated_later_run_on_from_their_own_day() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = partner.benefit(E3);
    partner.on("2020-05-01");
    partner.sends(Command::ActivateBenefit { entitlement });
    partner.on("2021-03-19");
    assert_eq!(running(&partner), (5, "2022-05-01".into()));
}

#[test]
fn seats_that_nobody_activated_in_time_lapse() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-12-14");
    assert_eq!(standing(&partner), BenefitStanding::Waiting { activate_by: day("2020-12-14") });
    partner.on("2020-12-15");
    assert_eq!(standing(&partner), BenefitStanding::Lapsed { since: day("2020-12-15") });
}

#[test]
fn renewing_keeps_every_holder_and_adds_a_year() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    let user = partner.account.users[0].id;
    partner.sends(Command::AssignSeat { entitlement, user });
    partner.on("2021-03-19");
    assert_eq!(running(&partner), (5, "2022-03-19".into()));
    assert_eq!(holders(&partner), [user]);
    partner.renews_with(card(GOOD));
    assert_eq!(running(&partner), (5, "2023-03-19".into()));
}

#[test]
fn seats_bought_on_29_february_never_miss_a_day() {
    let (mut partner, entitlement) = with_seats("2020-02-29");
    let user = partner.account.users[0].id;
    partner.sends(Command::AssignSeat { entitlement, user });
    let last = day("2030-02-28");
    while partner.today < last {
        partner.lets_pass_until(partner.today.plus_days(1));
        assert_eq!(holders(&partner), [user], "on {}", partner.today);
    }
}

#[test]
fn the_key_of_a_year_in_which_nobody_redeemed_it_does_not_add_up() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2022-03-20");
    assert_eq!(seats(&partner).waiting.len(), 1);
    let entitlement = partner.benefit(E3);
    partner.sends(Command::ActivateBenefit { entitlement });
    assert_eq!(running(&partner), (5, "2023-03-20".into()));
}

#[test]
fn holders_keep_their_seats_through_the_grace_period_and_lose_them_after_it() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    let (user, subscription) = (partner.account.users[0].id, partner.subscription_id());
    partner.sends(Command::AssignSeat { entitlement, user });
    partner.sends(Command::TurnOffRenewal { subscription });
    partner.on("2021-04-18");
    assert_eq!(holders(&partner), [user]);
    let mut late = partner.clone();
    partner.on("2021-04-19");
    assert!(holders(&partner).is_empty());
    assert_eq!(
        partner.is_refused(Command::ReleaseSeat { entitlement, user }).rule(),
        "benefits-end-with-membership"
    );

    late.renews_with(card(GOOD));
    assert_eq!(holders(&late), [user]);
    assert_eq!(running(&late), (5, "2022-04-18".into()), "what went on for nothing is not paid for");
}

#[test]
fn a_charge_that_succeeds_late_costs_no_seat_a_day() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    let user = partner.account.users[0].id;
    partner.sends(Command::AssignSeat { entitlement, user });
    partner.sends(Command::AddPaymentMethod { card: card("4000000000000119"), order: None });
    let (subscription, method) = (partner.subscription_id(), partner.latest_method());
    partner.sends(Command::PayRenewalsWith { subscription, method });
    partner.on("2021-03-20");
    assert_eq!(running(&partner), (5, "2022-03-19".into()));
    assert_eq!(holders(&partner), [user]);
}

fn selling(partner: &Partner) -> Selling {
    let entitlement = partner.account.entitlement(partner.benefit(E3)).expect("seats");
    partner.account.selling(entitlement, partner.today).expect("seats that selling earns")
}

#[test]
fn how_far_selling_has_come_is_told_until_it_earns_and_begins_anew_after() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    assert_eq!(selling(&partner), Selling { sold: 0, to_sell: 25, earnable: 5, earned: None });
    sells(&mut partner, 18);
    assert_eq!(selling(&partner).sold, 18);
    let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    assert_eq!(refusal, BenefitRefusal::NoSeatKey { entitlement, to_sell: 7 }.into());
    partner.on("2020-06-01");
    assert!(earned(&sells(&mut partner, 7)));
    assert_eq!((selling(&partner).sold, selling(&partner).earned), (0, Some(day("2020-06-01"))));
    let mobility =
        partner.account.entitlement(partner.benefit(Product::EnterpriseMobilitySuite)).expect("seats");
    assert_eq!(partner.account.selling(mobility, partner.today), None, "selling these earns nothing");
}

#[test]
fn a_plan_for_seats_carries_the_arithmetic_that_redeeming_decides_by() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    sells(&mut partner, 25);
    partner.on("2020-09-19");
    let plan = |partner: &Partner, how| partner.account.preview_seat_key(entitlement, how, partner.today);
    let running = Running { seats: 5, until: day("2021-03-19") };
    let added = plan(&partner, SeatKeyUse::Add).expect("a plan");
    let time = SeatTime::Shared { running, left: Span::months(6), shared: Span::months(9) };
    assert_eq!((added.seats, added.until, added.time), (10, day("2021-06-19"), time));
    let longer = plan(&partner, SeatKeyUse::Extend).expect("a plan");
    let time = SeatTime::Longer { running, by: Span::months(12) };
    assert_eq!((longer.seats, longer.until, longer.time), (5, day("2022-03-19"), time));
    let events = partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    let redeemed = events.iter().any(
        |event| matches!(event, Event::SeatKeyRedeemed { seats: 10, until, .. } if *until == added.until),
    );
    assert!(redeemed, "what was shown is what happens");
}

#[test]
fn a_sale_is_of_a_whole_number_of_seats() {
    let check = |seats: &str| SaleEntry { seats: seats.into() }.check().map_err(|found| found[0].why);
    assert_eq!(check(" 25 "), Ok(25));
    assert_eq!(check("\u{FF12}\u{FF15}"), Ok(25));
    assert_eq!(check(""), Err(Why::Empty));
    for text in ["0", "-1", "+5", "2.5", "100001", "99999999999", "ten"] {
        assert_eq!(check(text), Err(Why::NotACount { most: 100_000 }), "{text}");
    }
}

#[test]
fn the_key_of_a_year_that_is_paid_ahead_makes_the_seats_last_longer_once_they_are_started() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = partner.benefit(E3);
    partner.on("2020-03-20").renews_with(card(GOOD));
    partner.renews_with(card(GOOD));
    partner.on("2020-04-19");
    sells(&mut partner, 25);
    assert_eq!(seats(&partner).waiting.len(), 4);
    partner.sends(Command::ActivateBenefit { entitlement });
    assert_eq!(running(&partner), (5, "2023-04-19".into()));
    assert_eq!(seats(&partner).waiting.iter().filter(|key| key.earned).count(), 1, "it may still add seats");
    assert_eq!(seats(&partner).waiting.len(), 1);
    assert_eq!(&partner.replayed(), &partner.account);
}

#[test]
fn of_years_that_are_paid_ahead_only_the_keys_that_are_in_time_count() {
    // 270 days after 19 March 2020 the first key is missed; that of the second year waits until 14 December 2021.
    for (on, until) in [("2020-12-14", "2022-12-14"), ("2020-12-15", "2021-12-15")] {
        let mut partner = Partner::with_action_pack("2020-03-19");
        let entitlement = partner.benefit(E3);
        partner.on("2020-03-20").renews_with(card(GOOD));
        partner.on(on);
        partner.sends(Command::ActivateBenefit { entitlement });
        assert_eq!(running(&partner), (5, until.into()), "{on}");
    }
}

#[test]
fn it_is_told_before_seats_are_activated_how_long_they_will_run() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = partner.benefit(E3);
    let life = |partner: &Partner| partner.account.seat_life(entitlement, partner.today);
    assert_eq!(life(&partner), Span::months(12));
    partner.on("2020-03-20").renews_with(card(GOOD));
    assert_eq!(life(&partner), Span::months(24), "a year is paid ahead");
    partner.on("2020-12-15");
    assert_eq!(life(&partner), Span::months(12), "the key of the first year is missed");
    let until = life(&partner).after(partner.today).to_string();
    partner.sends(Command::ActivateBenefit { entitlement });
    assert_eq!(running(&partner), (5, until));
}

#[test]
fn seats_end_with_their_own_time_or_with_the_membership_that_they_go_on_with() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    let ends = |partner: &Partner| {
        let benefit = partner.account.entitlement(entitlement).expect("seats");
        partner.account.seats_end(benefit, partner.today)
    };
    let mut cancelled = partner.clone();
    partner.turns_off();
    assert_eq!(ends(&partner), Some(day("2021-03-19")));
    partner.on("2021-03-25");
    assert!(matches!(standing(&partner), BenefitStanding::Usable { .. }), "they go on in the grace period");
    assert_eq!(ends(&partner), Some(day("2021-04-19")));
    partner.on("2021-06-01");
    assert_eq!(ends(&partner), Some(day("2021-04-19")));

    let command = asks_to_cancel(&cancelled, Wanted::Refund);
    cancelled.on("2020-06-01").sends(command);
    cancelled.sends_as(By::Agent, cancel_now(Refund::None));
    assert_eq!(ends(&cancelled), Some(day("2020-06-01")));

    let mut ending = Partner::with_action_pack("2020-03-19");
    let command = asks_to_cancel(&ending, Wanted::AtTermEnd);
    ending.on("2020-10-01").sends(command);
    ending.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    let entitlement = ending.benefit(E3);
    let plan = ending.account.preview_seat_key(entitlement, SeatKeyUse::Start, ending.today);
    let own = plan.expect("the first key").until;
    assert_eq!(own, day("2021-10-01"));
    let benefit = ending.account.entitlement(entitlement).expect("seats");
    assert_eq!(ending.account.seats_stay_until(benefit, own), day("2021-03-19"));
    ending.sends(Command::ActivateBenefit { entitlement });
    assert_eq!(ends(&ending), Some(day("2021-03-19")), "the end of the membership was decided");

    let idle = Partner::with_action_pack("2020-03-19");
    let benefit = idle.account.entitlement(idle.benefit(E3)).expect("seats");
    assert_eq!(idle.account.seats_end(benefit, idle.today), None);
}
