//! Keys for seats (statement 125): what selling earns, and what redeeming it does.

use crate::lists::words_in;
use crate::partner::{GOOD, Partner, card, company, day};
use crate::seats::{E3, earned, holders, left, running, seats, sells, standing, with_seats};
use memberdesk::domain::benefit::{BenefitStanding, Left};
use memberdesk::domain::benefit_refusal::BenefitRefusal;
use memberdesk::domain::command::Command;
use memberdesk::domain::due::{self, Due};
use memberdesk::domain::event::Event;
use memberdesk::domain::id::{EntitlementId, UserId};
use memberdesk::domain::membership::Verification;
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::policy::Choice;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::seat::{SeatKeyUse, SeatPlan};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::{By, Language};
use memberdesk::i18n::refusals;

#[test]
fn selling_25_seats_within_twelve_months_earns_a_key_for_5_more() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    assert_eq!(refusal, BenefitRefusal::NoSeatKey { entitlement, to_sell: 25 }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("no-seat-key", Basis::Statement(125)));

    assert!(!earned(&sells(&mut partner, 10)));
    partner.on("2020-09-19");
    assert!(!earned(&sells(&mut partner, 14)));
    assert!(earned(&sells(&mut partner, 1)));
    let add = partner.account.preview_seat_key(entitlement, SeatKeyUse::Add, partner.today);
    // 5 seats with 6 months left and 5 with 12 are 10 with 9.
    let SeatPlan { key, seats, until, time: _ } = add.expect("a plan");
    assert_eq!((key.seats, seats, until), (5, 10, day("2021-06-19")));
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    assert_eq!(running(&partner), (10, "2021-06-19".into()));
    assert_eq!(left(&partner), Left::Count { left: 10, of: 10 });
}

#[test]
fn an_earned_key_may_make_the_seats_last_longer_instead() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    partner.on("2020-09-19");
    sells(&mut partner, 25);
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Extend });
    assert_eq!(running(&partner), (5, "2022-03-19".into()));
}

#[test]
fn a_key_waits_until_the_seats_are_activated() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = partner.benefit(E3);
    assert!(earned(&sells(&mut partner, 25)));
    let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    assert_eq!(refusal, BenefitRefusal::NotActivated { entitlement }.into());
    partner.sends(Command::ActivateBenefit { entitlement });
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    assert_eq!(running(&partner), (10, "2021-03-19".into()));
}

#[test]
fn an_earned_key_is_redeemed_within_270_days() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    sells(&mut partner, 25);
    partner.on("2020-12-14");
    partner.clone().sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Extend });
    partner.on("2020-12-15");
    let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Extend });
    let (on, from) = (day("2020-03-19"), None);
    let earned = BenefitRefusal::SeatKeyEarned { entitlement, on, from, goes_on: true };
    assert_eq!(refusal, earned.into(), "renewing would bring no key to redeem");
    partner.on("2021-03-19");
    let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Extend });
    assert_eq!(refusal, BenefitRefusal::NoSeatKey { entitlement, to_sell: 25 }.into());
}

#[test]
fn an_earned_key_starts_the_seats_where_the_key_of_the_year_was_missed() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let entitlement = partner.benefit(E3);
    partner.on("2020-09-19");
    sells(&mut partner, 25);
    let activate_by = day("2020-09-19").plus_days(270);
    assert_eq!(standing(&partner), BenefitStanding::Waiting { activate_by });
    partner.on("2021-02-01");
    partner.sends(Command::ActivateBenefit { entitlement });
    assert_eq!(running(&partner), (5, "2022-02-01".into()));
    assert_eq!(seats(&partner).waiting.len(), 1, "the missed key stays missed");
    let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    assert_eq!(refusal.rule(), "one-earned-key-a-year");
}

#[test]
fn a_refusal_names_the_last_day_of_all_missed_keys() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let (entitlement, subscription) = (partner.benefit(E3), partner.subscription_id());
    partner.on("2020-09-19");
    sells(&mut partner, 25);
    partner.on("2021-12-15");
    let activate_by = day("2021-12-14");
    let passed = BenefitRefusal::ActivateByPassed { subscription, activate_by, goes_on: true };
    assert_eq!(partner.is_refused(Command::ActivateBenefit { entitlement }), passed.into());
}

#[test]
fn sales_of_more_than_twelve_months_ago_do_not_count() {
    for (second, earns) in [("2021-03-18", true), ("2021-03-19", false)] {
        let mut partner = Partner::with_action_pack("2020-03-19");
        sells(&mut partner, 24);
        partner.on(second);
        assert_eq!(earned(&sells(&mut partner, 1)), earns, "{second}");
    }
}

#[test]
fn a_year_brings_one_earned_key_at_most_and_a_sale_counts_once() {
    let (mut partner, _) = with_seats("2020-03-19");
    assert!(earned(&sells(&mut partner, 25)));
    assert!(!earned(&sells(&mut partner, 24)), "one a year");
    partner.on("2021-03-18");
    assert!(!earned(&sells(&mut partner, 1)), "one a year");
    // A year after the first sales only the last one counts, and the 25 that earned the first key never do again.
    let renewed: Vec<Event> =
        partner.lets_pass_until(day("2021-03-19")).into_iter().map(|stamped| stamped.event).collect();
    assert!(!earned(&renewed));
    assert!(!earned(&sells(&mut partner, 23)));
    assert!(earned(&sells(&mut partner, 1)));
}

#[test]
fn seats_sold_late_in_a_year_earn_when_the_next_one_is_paid() {
    let (mut partner, _) = with_seats("2020-03-19");
    sells(&mut partner, 25);
    partner.on("2021-03-10");
    assert!(!earned(&sells(&mut partner, 25)));
    let happened = partner.lets_pass_until(day("2021-03-19"));
    assert!(happened.iter().any(|stamped| matches!(stamped.event, Event::SeatKeyEarned { .. })));
}

#[test]
fn sales_after_a_key_was_earned_count_for_the_next_one() {
    let (mut partner, _) = with_seats("2020-03-19");
    sells(&mut partner, 25);
    partner.on("2021-03-10");
    sells(&mut partner, 25);
    partner.on("2022-03-10");
    assert!(!earned(&sells(&mut partner, 10)), "the year that began with the second key brings no third");
    partner.on("2022-03-20");
    assert!(!earned(&sells(&mut partner, 14)));
    assert!(earned(&sells(&mut partner, 1)));
}

#[test]
fn no_more_sales_are_asked_for_in_a_year_that_brought_its_key() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    partner.on("2020-06-01");
    sells(&mut partner, 25);
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Extend });
    sells(&mut partner, 25);
    for how in [SeatKeyUse::Add, SeatKeyUse::Extend] {
        let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how });
        let (on, from) = (day("2020-06-01"), None);
        let earned = BenefitRefusal::SeatKeyEarned { entitlement, on, from, goes_on: true };
        assert_eq!(refusal, earned.into());
        assert_eq!((refusal.rule(), refusal.basis()), ("one-earned-key-a-year", Basis::Statement(125)));
        assert_eq!(
            (refusal.allowed_from(), refusal.remedy()),
            (None, Some(Remedy::OpenBenefit(entitlement)))
        );
        assert_eq!(
            refusals::reason(words_in(Language::English), &refusal),
            "This paid year brought its key on 1\u{a0}June 2020. The next one can follow in the next paid year."
        );
    }
}

/// A company that used its earned key and has paid for the year from 2021-03-19 ahead.
fn paid_ahead() -> (Partner, EntitlementId) {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    sells(&mut partner, 25);
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Extend });
    partner.on("2021-02-01");
    partner.renews_with(card(GOOD));
    (partner, entitlement)
}

#[test]
fn where_the_next_year_is_paid_it_is_told_from_when_a_key_can_follow() {
    let (mut partner, entitlement) = paid_ahead();
    let add = Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add };
    let refusal = partner.is_refused(add.clone());
    let (on, from) = (day("2020-03-19"), Some(day("2021-03-19")));
    assert_eq!(refusal, BenefitRefusal::SeatKeyEarned { entitlement, on, from, goes_on: true }.into());
    assert_eq!(refusal.allowed_from(), from);
    assert_eq!(
        refusals::reason(words_in(Language::SimplifiedChinese), &refusal),
        "本付费年度的密钥已于2020年3月19日获得，自2021年3月19日起的下一个付费年度可再次获得。"
    );
    partner.on("2021-03-19");
    let refusal = partner.is_refused(add);
    assert_eq!(refusal, BenefitRefusal::NoSeatKey { entitlement, to_sell: 25 }.into());
}

#[test]
fn seats_sold_before_a_year_that_was_paid_ahead_earn_on_its_first_day() {
    let (mut partner, entitlement) = paid_ahead();
    assert!(!earned(&sells(&mut partner, 24)), "one a year");
    assert!(!foresees_key(&partner, entitlement), "not enough was sold");
    assert!(!earned(&sells(&mut partner, 1)), "one a year");
    assert!(foresees_key(&partner, entitlement));
    let happened = partner.lets_pass_until(day("2021-03-19"));
    let keys: Vec<_> =
        happened.iter().filter(|stamped| matches!(stamped.event, Event::SeatKeyEarned { .. })).collect();
    assert_eq!(
        keys.iter().map(|stamped| (stamped.on, stamped.by)).collect::<Vec<_>>(),
        [(day("2021-03-19"), By::Clock)]
    );
    assert!(!foresees_key(&partner, entitlement), "once");
    assert_eq!(seats(&partner).waiting.iter().filter(|key| key.earned).count(), 1);
}

#[test]
fn a_year_that_will_not_begin_brings_no_key() {
    let (mut partner, entitlement) = paid_ahead();
    sells(&mut partner, 25);
    let subscription = partner.subscription_id();
    let event = Event::SubscriptionCancelled { subscription, ends: day("2021-03-19") };
    partner.desk_does(event);
    assert!(!foresees_key(&partner, entitlement));
    assert!(
        !partner
            .lets_pass_until(day("2021-04-19"))
            .iter()
            .any(|stamped| { matches!(stamped.event, Event::SeatKeyEarned { .. }) })
    );
}

/// Whether a key of the entitlement is among what comes next, on the first day of the year that was paid ahead.
fn foresees_key(partner: &Partner, entitlement: EntitlementId) -> bool {
    due::upcoming(&partner.account, 100).contains(&(day("2021-03-19"), Due::SeatKey(entitlement)))
}

#[test]
fn where_nobody_looked_when_a_year_began_the_key_comes_with_the_next_seat_sold() {
    let (mut partner, entitlement) = paid_ahead();
    sells(&mut partner, 30);
    // As in a history of before keys came on the first day of a year.
    partner.today = day("2021-03-20");
    partner.desk_does(Event::DateMoved { to: Some(partner.today) });
    let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Extend });
    assert_eq!(refusal, BenefitRefusal::NoSeatKey { entitlement, to_sell: 1 }.into());
    assert!(earned(&sells(&mut partner, 1)));
}

#[test]
fn where_selling_earns_nothing_no_sales_are_asked_for() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let product = Product::EnterpriseMobilitySuite;
    let entitlement = partner.benefit(product);
    partner.sends(Command::ActivateBenefit { entitlement });
    for how in [SeatKeyUse::Add, SeatKeyUse::Extend] {
        let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how });
        assert_eq!(refusal, BenefitRefusal::NothingToEarn { product }.into());
    }
}

#[test]
fn offers_without_more_seats_to_earn_earn_none() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(SolutionArea::Security, Grade::Silver).buys(Offer::Silver);
    assert_eq!(sells(&mut partner, 25).len(), 1);
}

#[test]
fn only_a_network_member_sells() {
    let mut pending = Partner::visitor("2020-03-19");
    pending.sends(Command::Join {
        company: Box::new(company("US")),
        language: Language::English,
        verification: Verification::ByDesk,
    });
    pending.by = By::User(UserId(1));
    let refusal = pending.is_refused(Command::RecordSale { product: E3, seats: 25 });
    assert_eq!(refusal, Refusal::MembershipPending { since: day("2020-03-19") });
}

#[test]
fn what_was_sold_before_the_purchase_earns_with_it() {
    let mut partner = Partner::member("2020-01-19");
    assert!(!earned(&sells(&mut partner, 30)));
    partner.on("2020-03-19");
    partner.buys_action_pack_with(card(GOOD));
    assert_eq!(
        seats(&partner).waiting.iter().map(|key| (key.seats, key.earned)).collect::<Vec<_>>(),
        [(5, false), (5, true)]
    );
}

#[test]
fn a_sale_is_of_a_product_that_earns_and_of_at_least_one_seat() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let product = Product::DynamicsCrmOnline;
    let refusal = partner.is_refused(Command::RecordSale { product, seats: 25 });
    assert_eq!(refusal, BenefitRefusal::NothingToEarn { product }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("nothing-to-earn", Basis::Statement(125)));
    let refusal = partner.is_refused(Command::RecordSale { product: E3, seats: 0 });
    assert_eq!((refusal.rule(), refusal.basis()), ("more-than-nothing", Basis::Policy(Choice::Meaning)));
}

#[test]
fn there_are_up_to_ten_seats_and_no_more() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    sells(&mut partner, 25);
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    partner.on("2021-03-20");
    sells(&mut partner, 25);
    let refusal = partner.is_refused(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    assert_eq!(refusal, BenefitRefusal::SeatsAtMost { entitlement, most: 10 }.into());
    assert_eq!(refusal.basis(), Basis::Statement(125));
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Extend });
}

#[test]
fn ten_seats_last_a_year_for_as_long_as_the_second_five_are_earned_each_year() {
    let (mut partner, entitlement) = with_seats("2020-03-19");
    sells(&mut partner, 25);
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Add });
    let user = partner.account.users[0].id;
    partner.sends(Command::AssignSeat { entitlement, user });
    partner.on("2021-03-19");
    assert_eq!(running(&partner), (10, "2021-09-19".into()), "5 more seats for a year are 6 months for 10");
    let mut idle = partner.clone();

    partner.on("2021-04-01");
    sells(&mut partner, 25);
    partner.sends(Command::RedeemSeatKey { entitlement, how: SeatKeyUse::Extend });
    assert_eq!(running(&partner), (10, "2022-03-19".into()));

    idle.on("2021-09-18");
    assert_eq!(standing(&idle), BenefitStanding::Usable { until: day("2021-09-19") });
    assert_eq!(holders(&idle), [user]);
    idle.on("2021-09-19");
    assert_eq!(standing(&idle), BenefitStanding::Lapsed { since: day("2021-09-19") });
    assert!(holders(&idle).is_empty());
    assert_eq!(idle.is_refused(Command::AssignSeat { entitlement, user }).rule(), "activate-first");
    assert_eq!(idle.is_refused(Command::ActivateBenefit { entitlement }).rule(), "no-seat-key");

    idle.on("2022-03-19");
    assert!(matches!(standing(&idle), BenefitStanding::Waiting { .. }), "the next year brings its key");
    idle.sends(Command::ActivateBenefit { entitlement });
    assert_eq!(running(&idle), (5, "2023-03-19".into()));
    assert!(holders(&idle).is_empty(), "starting again begins with nobody");
}

#[test]
fn what_earned_a_key_in_a_membership_that_ended_earns_none_in_the_next_one() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-12-01");
    assert!(earned(&sells(&mut partner, 25)));
    assert!(!earned(&sells(&mut partner, 10)));
    partner.turns_off().on("2021-04-19");
    partner.buys_action_pack_with(card(GOOD));
    assert_eq!(seats(&partner).waiting.iter().filter(|key| key.earned).count(), 0);
    let entitlement = partner.account.entitlement(partner.benefit(E3)).expect("seats");
    let selling = partner.account.selling(entitlement, partner.today).expect("seats to earn");
    assert_eq!(selling.sold, 10);
    assert!(!earned(&sells(&mut partner, 14)));
    assert!(earned(&sells(&mut partner, 1)));
}
