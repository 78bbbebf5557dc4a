//! Cancelling without the desk, where the rule set has that, and what may serve better than cancelling.

use crate::cancelling::{ADA, PACK, REQUEST, activates_something, asks_to_cancel, credit_notes, decide};
use crate::partner::{Partner, day};
use memberdesk::domain::cancelling::Instead;
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::id::{OrderId, SubscriptionId};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::PayBy;
use memberdesk::domain::permission::Permission;
use memberdesk::domain::policy::{Choice, PolicyId};
use memberdesk::domain::refund::RefundBar;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::subscription::{EndReason, Standing};
use memberdesk::domain::user::{By, Role};

#[test]
fn members_cancel_alone_only_under_the_rules_of_today_and_their_conditions() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::SetPolicy { policy: PolicyId::Today });
    let alone = Command::CancelSubscription { subscription: PACK };
    let late = partner.clone().on("2020-04-19").is_refused(alone.clone());
    let because = vec![RefundBar::TooLate { last_day: day("2020-04-18") }];
    assert_eq!(late, RequestRefusal::NotAlone { subscription: PACK, because }.into());
    assert_eq!((late.rule(), late.basis()), ("cancel-alone-conditions", Basis::Policy(Choice::Cancelling)));
    assert_eq!(late.remedy(), Some(Remedy::RequestCancellation(PACK)));

    let billing = By::User(partner.is_joined_by("Noor Haddad", &[Role::BillingAdmin]));
    let refusal = partner.is_refused_as(billing, alone.clone());
    assert_eq!(refusal, Refusal::NotPermitted { permission: Permission::CancelSubscription });

    let mut active = partner.clone();
    activates_something(&mut active);
    assert_eq!(active.is_refused(alone.clone()).rule(), "cancel-alone-conditions");

    partner.on("2020-04-18").sends(alone.clone());
    assert_eq!(partner.standing(), Standing::Ended { since: day("2020-04-18"), why: EndReason::Cancelled });
    assert_eq!(credit_notes(&partner)[0].quote.total.decimal(), "-475.00");
    let ended = Refusal::SubscriptionEnded { subscription: PACK, on: day("2020-04-18") };
    assert_eq!(partner.is_refused(alone), ended);
}

#[test]
fn what_was_paid_by_transfer_is_cancelled_through_support() {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(Command::SetPolicy { policy: PolicyId::Today });
    partner.sends(Command::Subscribe { offer: Offer::ActionPack });
    let order = OrderId(1);
    partner.sends(Command::AcceptTerms { order });
    partner.sends(Command::ChoosePayment { order, pay_by: PayBy::Transfer });
    partner.sends(Command::Buy { order });
    partner.sends_as(By::Agent, Command::RecordTransfer { order });
    partner.on("2020-03-30");
    let refusal = partner.is_refused(Command::CancelSubscription { subscription: PACK });
    assert_eq!(refusal, RequestRefusal::NotPaidByCard { subscription: PACK }.into());
    assert_eq!(
        (refusal.rule(), refusal.basis()),
        ("cancel-alone-by-card", Basis::Policy(Choice::Cancelling))
    );
    assert_eq!(refusal.remedy(), Some(Remedy::RequestCancellation(PACK)));
}

#[test]
fn what_may_serve_better_than_cancelling_is_offered_first() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let by = By::User(ADA);
    let instead = |partner: &Partner, by| partner.account.instead_of_cancelling(by, PACK, partner.today);
    let on = day("2021-03-19");
    assert_eq!(instead(&partner, by), [Instead::TurnOffRenewal { on }]);
    let grace = By::User(partner.is_joined_by("Grace Moreau", &[Role::BillingAdmin]));
    assert_eq!(instead(&partner, grace), []);

    let mut today = partner.clone();
    today.sends(Command::SetPolicy { policy: PolicyId::Today });
    assert_eq!(instead(&today, by), [Instead::CancelAlone, Instead::LetItExpire { on }]);

    partner.sends(Command::TurnOffRenewal { subscription: PACK });
    assert_eq!(instead(&partner, by), [Instead::LetItExpire { on }]);
    let asks = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(asks);
    assert_eq!(instead(&partner, by), [Instead::OpenRequest(REQUEST), Instead::LetItExpire { on }]);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    assert_eq!(instead(&partner, by), []);
    assert_eq!(partner.account.instead_of_cancelling(by, SubscriptionId(9), partner.today), []);
}
