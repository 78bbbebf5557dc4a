//! The desk that works by itself (statements 171-172): cancellations by the published conditions.

use crate::cancelling::{
    ADA, PACK, REQUEST, activates_something, asking, asks_to_cancel, at_end, credit_notes, request, verdict,
};
use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::DeskMode;
use memberdesk::domain::id::InvoiceId;
use memberdesk::domain::invoice::InvoiceKind;
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
