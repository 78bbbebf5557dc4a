//! The desk that works by itself (statements 171-172): cancellations by the published conditions.

use crate::cancelling::{
    ADA, PACK, REQUEST, activates_something, asking, asks_to_cancel, at_end, credit_notes, request, verdict,
};
use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::DeskMode;
use memberdesk::domain::id::InvoiceId;
use memberdesk::domain::invoice::InvoiceKind;
use memberdesk::domain::offer::Product;
use memberdesk::domain::refund::RefundBar;
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::subscription::{EndReason, Standing};
use memberdesk::domain::support_request::{Act, Closing, Reason, RequestStatus, Verdict};
use memberdesk::domain::user::By;

fn automatic(wanted: Wanted) -> Partner {
    let mut partner = asking(wanted);
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    partner
}
#[test]
fn the_automatic_desk_refunds_while_the_conditions_hold() {
    let mut partner = automatic(Wanted::Refund);
    partner.on("2020-03-22");
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    partner.on("2020-03-23");
    assert!(matches!(verdict(&partner), Verdict::CancelledNow { refunded: Some(_), .. }));
    assert_eq!(partner.standing(), Standing::Ended { since: day("2020-03-23"), why: EndReason::Cancelled });
    let decided = request(&partner).turns.last().expect("the decision");
    assert_eq!(decided.by, By::Clock);
}
#[test]
fn the_automatic_desk_rejects_and_names_the_conditions_that_fail() {
    let mut partner = automatic(Wanted::Refund);
    activates_something(&mut partner);
    partner.on("2020-03-23");
    let Verdict::Rejected { reason: Reason::Conditions(because) } = verdict(&partner) else {
        panic!("{:?}", verdict(&partner))
    };
    assert!(matches!(because[..], [RefundBar::Activated { .. }]));
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
}
#[test]
fn the_automatic_desk_ends_at_the_end_of_the_term() {
    let mut partner = automatic(Wanted::AtTermEnd);
    partner.on("2020-03-23");
    assert_eq!(verdict(&partner), &at_end(day("2021-03-19")));
}
#[test]
fn a_year_that_was_charged_while_the_automatic_desk_made_one_wait_comes_back() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    partner.on("2021-03-18");
    let asks = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(asks);
    partner.on("2021-03-21");
    assert_eq!(partner.account.invoices.len(), 2);
    partner.on("2021-03-22");
    assert_eq!(partner.standing(), Standing::Ended { since: day("2021-03-22"), why: EndReason::Cancelled });
    assert_eq!(credit_notes(&partner)[0].kind, InvoiceKind::CreditNote { amends: InvoiceId(2) });
}
#[test]
fn a_decision_on_the_day_of_a_charge_comes_before_it() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    partner.on("2021-03-17");
    let asks = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(asks);
    partner.on("2021-03-19");
    assert_eq!(partner.account.invoices.len(), 1);
    assert_eq!(partner.standing(), Standing::Ended { since: day("2021-03-19"), why: EndReason::Cancelled });
}
#[test]
fn the_automatic_desk_closes_a_request_about_what_has_ended() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::TurnOffRenewal { subscription: PACK });
    partner.on("2021-04-16");
    let asks = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(asks);
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    partner.on("2021-04-20");
    let closed = RequestStatus::Closed { on: day("2021-04-20"), why: Closing::Answered };
    assert_eq!(request(&partner).status, closed);
    assert!(request(&partner).turns.iter().any(|turn| turn.act == Act::Guided));
}
#[test]
fn a_year_that_was_paid_ahead_is_the_last_one_and_does_not_come_back() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-03-20").renews_with(card(GOOD));
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    let asks = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(asks);
    partner.on("2020-03-25");
    assert_eq!(verdict(&partner), &at_end(day("2022-03-19")));
    assert!(credit_notes(&partner).is_empty());
}
#[test]
fn a_year_that_a_late_retry_paid_while_the_automatic_desk_made_one_wait_comes_back() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000119"));
    partner.on("2021-03-19");
    let asks = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(asks);
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    partner.on("2021-03-20");
    assert_eq!(partner.account.invoices.len(), 2);
    partner.on("2021-03-23");
    assert_eq!(partner.standing(), Standing::Ended { since: day("2021-03-23"), why: EndReason::Cancelled });
}
#[test]
fn the_automatic_desk_that_comes_to_a_request_late_acts_at_once_and_announces_no_day_that_is_past() {
    let mut partner = asking(Wanted::AtTermEnd);
    let days = |partner: &Partner| {
        let (account, request) = (&partner.account, request(partner));
        (account.automatic_day(request), account.automatic_answer(request))
    };
    partner.on("2020-04-06").sends(Command::SetDesk { desk: DeskMode::Automatic });
    let today = Some(day("2020-04-06"));
    assert_eq!(days(&partner), (today, today));
    let again = partner.account.may_request_cancellation(By::User(ADA), PACK, partner.today);
    let asked = RequestRefusal::AlreadyAsked { request: REQUEST, from: today };
    assert_eq!(again, Err(asked.into()));

    partner.on("2020-04-06");
    assert_eq!(verdict(&partner), &at_end(day("2021-03-19")));
    assert_eq!(days(&partner), (None, None));
}
#[test]
fn a_request_that_is_submitted_to_the_automatic_desk_is_told_the_day_of_the_answer() {
    let partner = automatic(Wanted::Refund);
    assert_eq!(partner.account.automatic_answer(request(&partner)), Some(day("2020-03-23")));
    let by_hand = asking(Wanted::Refund);
    assert_eq!(by_hand.account.automatic_answer(request(&by_hand)), None);
}
/// A partner who asks the automatic desk for a refund on the last day, a Saturday: it decides on the Tuesday after.
fn asking_on_the_last_day() -> Partner {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    let asks = asks_to_cancel(partner.on("2020-04-18"), Wanted::Refund);
    partner.sends(asks);
    partner
}
#[test]
fn a_refund_that_was_asked_for_in_time_is_given_however_long_the_automatic_desk_takes() {
    let mut partner = asking_on_the_last_day();
    let decides = partner.account.automatic_answer(request(&partner)).expect("a day");
    partner.lets_pass_until(decides.plus_days(-1));
    let open = partner.account.refund_standing(PACK, partner.today).expect("an open refund");
    assert_eq!((open.until, open.total.decimal()), (decides, "475.00".into()));
    assert!(decides > day("2020-04-19"), "by then it would be too late to ask");
    partner.lets_pass_until(decides);
    assert!(matches!(verdict(&partner), Verdict::CancelledNow { refunded: Some(_), .. }));
}
#[test]
fn what_is_activated_before_the_automatic_desk_decides_counts_and_a_person_is_warned() {
    let mut partner = asking_on_the_last_day();
    partner.on("2020-04-20");
    let entitlement = partner.benefit(Product::DeveloperTools);
    let activates = Command::ActivateBenefit { entitlement };
    assert!(partner.account.would_end_refund(&activates, &partner.context()));
    partner.sends(activates);
    partner.on("2020-04-27");
    let Verdict::Rejected { reason: Reason::Conditions(because) } = verdict(&partner) else {
        panic!("{:?}", verdict(&partner))
    };
    assert!(matches!(because[..], [RefundBar::Activated { .. }]));
}
#[test]
fn a_refund_that_was_asked_for_too_late_is_rejected() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    let asks = asks_to_cancel(partner.on("2020-04-19"), Wanted::Refund);
    partner.sends(asks);
    let too_late = vec![RefundBar::TooLate { last_day: day("2020-04-18") }];
    let closed = partner.account.refund_standing(PACK, partner.today).expect_err("too late");
    assert_eq!(closed.because, too_late);
    partner.on("2020-04-27");
    assert_eq!(verdict(&partner), &Verdict::Rejected { reason: Reason::Conditions(too_late) });
}
#[test]
fn only_a_refund_that_waits_for_the_automatic_desk_was_asked_for_in_time() {
    let late = day("2020-04-19");
    let is_open = |partner: &Partner| partner.account.refund_standing(PACK, late).is_ok();
    let mut partner = asking_on_the_last_day();
    assert!(is_open(&partner));
    partner.sends(Command::SetDesk { desk: DeskMode::ByHand });
    assert!(!is_open(&partner), "a support agent who comes later can refund a part");
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    partner.sends(Command::WithdrawRequest { request: REQUEST });
    assert!(!is_open(&partner), "nothing is asked any more");
    let mut at_end = Partner::with_action_pack("2020-03-19");
    at_end.sends(Command::SetDesk { desk: DeskMode::Automatic });
    let asks = asks_to_cancel(at_end.on("2020-04-18"), Wanted::AtTermEnd);
    at_end.sends(asks);
    assert!(!is_open(&at_end), "no refund was asked for");
}
#[test]
fn what_fails_on_the_day_of_asking_is_what_the_automatic_desk_rejects_for_even_where_a_part_is_left() {
    for (turned_off, asks_on) in [(false, "2020-04-20"), (true, "2021-03-22")] {
        let mut partner = Partner::with_action_pack("2020-03-19");
        partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
        if turned_off {
            partner.turns_off();
        }
        partner.on(asks_on);
        let closed = partner.account.refund_standing(PACK, partner.today).expect_err("a condition fails");
        assert_eq!(partner.account.may_refund_part(PACK, partner.today), !turned_off);
        let asks = asks_to_cancel(&partner, Wanted::Refund);
        partner.sends(asks);
        let decides = partner.account.automatic_answer(request(&partner)).expect("a day");
        partner.lets_pass_until(decides);
        assert_eq!(verdict(&partner), &Verdict::Rejected { reason: Reason::Conditions(closed.because) });
    }
}
