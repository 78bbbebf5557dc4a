//! Cancelling Action Pack (statements 166-174): through a request that the desk decides, or alone where the rule set
//! has that.

use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::cancelling::{Instead, Refund};
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::{DeskMode, Ruling};
use memberdesk::domain::entry::{Field, Problem, Why};
use memberdesk::domain::id::{InvoiceId, OrderId, RequestId, SubscriptionId, UserId};
use memberdesk::domain::invoice::{Invoice, InvoiceKind};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::notice::NoticeKind;
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::order::{OrderState, PayBy};
use memberdesk::domain::permission::Permission;
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::refund::RefundBar;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::request_entry::{Cancellation, ProblemType, Wanted};
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::subscription::{EndReason, Standing};
use memberdesk::domain::support_request::{Act, Closing, Reason, RequestStatus, SupportRequest, Verdict};
use memberdesk::domain::user::{By, Role};
use proptest::prelude::*;

const ADA: UserId = UserId(1);
const REQUEST: RequestId = RequestId(1);
const PACK: SubscriptionId = SubscriptionId(1);

fn asks_to_cancel(partner: &Partner, wanted: Wanted) -> Command {
    let mut entry = partner.account.cancellation_request(By::User(ADA), PACK);
    entry.title = "Cancel our Action Pack".into();
    entry.description = "We do not need it any more.".into();
    entry.wanted = Some(wanted);
    Command::OpenRequest { asked: Box::new(entry.check().expect("a request that passes the check")) }
}

/// A partner who bought Action Pack on 19 March 2020, a Thursday, and asked to cancel it on the same day.
fn asking(wanted: Wanted) -> Partner {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let command = asks_to_cancel(&partner, wanted);
    partner.sends(command);
    partner
}

fn decide(ruling: Ruling) -> Command {
    Command::DecideCancellation { request: REQUEST, ruling }
}

fn cancel_now(refund: Refund) -> Command {
    decide(Ruling::CancelNow { refund })
}

fn reject(reason: &str) -> Command {
    decide(Ruling::Reject { reason: reason.into() })
}

fn part(minor: i64) -> Command {
    cancel_now(Refund::Part(Money::new(minor, Currency::Usd)))
}

fn request(partner: &Partner) -> &SupportRequest {
    partner.account.request(REQUEST).expect("the request")
}

fn verdict(partner: &Partner) -> &Verdict {
    request(partner).decision().expect("a decision").1
}

fn credit_notes(partner: &Partner) -> Vec<&Invoice> {
    let invoices = partner.account.invoices.iter();
    invoices.filter(|invoice| matches!(invoice.kind, InvoiceKind::CreditNote { .. })).collect()
}

fn activates_something(partner: &mut Partner) {
    let benefit = partner.account.entitlements.iter().find(|held| held.product == Product::DeveloperTools);
    let entitlement = benefit.expect("the developer tools").id;
    partner.sends(Command::ActivateBenefit { entitlement });
}

#[test]
fn a_subscription_is_cancelled_only_through_support() {
    for policy in [PolicyId::SourceDocument, PolicyId::Window, PolicyId::Manual] {
        let mut partner = Partner::with_action_pack("2020-03-19");
        partner.sends(Command::SetPolicy { policy });
        let refusal = partner.is_refused(Command::CancelSubscription { subscription: PACK });
        assert_eq!(refusal, RequestRefusal::ThroughSupport { subscription: PACK }.into());
        assert_eq!((refusal.rule(), refusal.basis()), ("cancel-through-support", Basis::Statement(167)));
        assert_eq!(refusal.remedy(), Some(Remedy::RequestCancellation(PACK)));
    }
}

#[test]
fn the_request_to_cancel_is_filled_in_as_far_as_it_can_be() {
    let partner = Partner::with_action_pack("2020-03-19");
    let entry = partner.account.cancellation_request(By::User(ADA), PACK);
    assert_eq!((entry.problem, entry.subscription), (Some(ProblemType::Billing), Some(PACK)));
    assert_eq!((&*entry.contact_name, &*entry.email), ("Ada Lindqvist", "ada@contoso.example"));
    assert_eq!(entry.wanted, None);
}

#[test]
fn asking_to_cancel_changes_nothing_yet() {
    let partner = asking(Wanted::Refund);
    let wish = Cancellation { subscription: PACK, wanted: Wanted::Refund };
    assert_eq!(request(&partner).asked.cancels, Some(wish));
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
}

#[test]
fn cancelled_now_it_ends_today_and_the_fee_comes_back() {
    let mut partner = asking(Wanted::Refund);
    partner.on("2020-03-23").sends_as(By::Agent, cancel_now(Refund::Full));
    assert_eq!(partner.standing(), Standing::Ended { since: day("2020-03-23"), why: EndReason::Cancelled });
    let [note] = credit_notes(&partner)[..] else { panic!("one credit note") };
    assert_eq!(note.kind, InvoiceKind::CreditNote { amends: InvoiceId(1) });
    assert_eq!((note.id, note.on), (InvoiceId(2), day("2020-03-23")));
    assert_eq!(note.quote.total.decimal(), "-475.00");
    assert_eq!(
        request(&partner).status,
        RequestStatus::Closed { on: day("2020-03-23"), why: Closing::Decided }
    );
    let refunded = Some(Money::new(47_500, Currency::Usd));
    assert_eq!(verdict(&partner), &Verdict::CancelledNow { refunded, credit_notes: vec![InvoiceId(2)] });

    let kinds: Vec<NoticeKind> = partner.account.notices_to(ADA).map(|notice| notice.kind).collect();
    let ended = NoticeKind::SubscriptionCancelled { subscription: PACK, on: day("2020-03-23"), refunded };
    assert!(kinds.contains(&NoticeKind::RequestDecided { request: REQUEST }));
    assert!(kinds.contains(&ended));
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn nothing_is_charged_after_a_cancellation() {
    for ruling in [Ruling::CancelNow { refund: Refund::Full }, Ruling::CancelAtEnd] {
        let mut partner = asking(Wanted::Refund);
        partner.sends_as(By::Agent, decide(ruling));
        partner.on("2023-01-01");
        assert_eq!(partner.account.orders.len(), 1);
        let refusal = partner.is_refused(Command::Renew { subscription: PACK });
        assert_eq!(refusal.rule(), "subscription-ended");
    }
}

#[test]
fn cancelled_at_the_end_of_the_term_it_ends_on_the_anniversary_and_not_before() {
    let mut partner = asking(Wanted::AtTermEnd);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    assert_eq!(verdict(&partner), &Verdict::CancelledAtEnd { on: day("2021-03-19") });
    partner.on("2021-03-18");
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    partner.on("2021-03-19");
    assert_eq!(partner.standing(), Standing::Ended { since: day("2021-03-19"), why: EndReason::Cancelled });
    assert!(credit_notes(&partner).is_empty());
}

#[test]
fn cancelled_in_the_grace_period_it_ends_at_once() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::TurnOffRenewal { subscription: PACK });
    partner.on("2021-03-25");
    let command = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(command);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    assert_eq!(partner.subscription().ending.map(|ending| ending.on), Some(day("2021-03-25")));
}

#[test]
fn after_cancelling_it_can_be_bought_again() {
    let mut partner = asking(Wanted::Refund);
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    partner.buys_action_pack_with(card(GOOD));
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    assert_eq!(partner.account.subscriptions.len(), 2);
}

#[test]
fn an_unpaid_renewal_is_given_up_with_the_subscription() {
    let mut partner = asking(Wanted::Refund);
    partner.sends(Command::Renew { subscription: PACK });
    partner.sends_as(By::Agent, cancel_now(Refund::None));
    let renewal = partner.account.order(OrderId(2)).expect("the renewal");
    assert_eq!(renewal.state, OrderState::Cancelled { on: day("2020-03-19") });
    assert_eq!(verdict(&partner), &Verdict::CancelledNow { refunded: None, credit_notes: Vec::new() });
}

#[test]
fn the_whole_fee_comes_back_only_while_the_conditions_hold() {
    let mut partner = asking(Wanted::Refund);
    assert!(partner.clone().on("2020-04-18").tries_as(By::Agent, cancel_now(Refund::Full)).is_ok());
    let refusal = partner.clone().on("2020-04-19").is_refused_as(By::Agent, cancel_now(Refund::Full));
    let because = vec![RefundBar::TooLate { last_day: day("2020-04-18") }];
    assert_eq!(refusal, RequestRefusal::RefundConditions { subscription: PACK, because }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("refund-conditions", Basis::Policy));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, Some(Remedy::RefundPart(PACK))));

    activates_something(&mut partner);
    let refusal = partner.is_refused_as(By::Agent, cancel_now(Refund::Full));
    let Refusal::Request(RequestRefusal::RefundConditions { because, .. }) = refusal else {
        panic!("{refusal:?}")
    };
    assert!(matches!(because[..], [RefundBar::Activated { .. }]));
}

#[test]
fn a_part_is_more_than_nothing_and_less_than_all() {
    let mut partner = asking(Wanted::Refund);
    let of = Money::new(47_500, Currency::Usd);
    let not_a_part = Refusal::from(RequestRefusal::NotAPart { of });
    for minor in [i64::MIN, -1, 0, 47_500, 47_501, i64::MAX] {
        assert_eq!(partner.is_refused_as(By::Agent, part(minor)), not_a_part);
    }
    let euros = cancel_now(Refund::Part(Money::new(100, Currency::Eur)));
    assert_eq!(partner.is_refused_as(By::Agent, euros), not_a_part);
    assert_eq!((not_a_part.rule(), not_a_part.basis()), ("part-of-what-was-paid", Basis::Policy));
    for minor in [1, 47_499] {
        let mut partner = partner.clone();
        partner.sends_as(By::Agent, part(minor));
        assert_eq!(credit_notes(&partner)[0].quote.total.minor, -minor);
    }
}

#[test]
fn a_part_may_come_back_when_the_conditions_of_the_whole_fail() {
    let mut partner = asking(Wanted::Refund);
    activates_something(&mut partner);
    partner.on("2020-09-19").sends_as(By::Agent, part(20_000));
    let refunded = Some(Money::new(20_000, Currency::Usd));
    assert_eq!(verdict(&partner), &Verdict::CancelledNow { refunded, credit_notes: vec![InvoiceId(2)] });
    let paid = partner.account.invoices[0].quote.total;
    assert_eq!(partner.account.refundable(InvoiceId(1)), paid.minus(Money::new(20_000, Currency::Usd)));
}

#[test]
fn the_desk_sees_what_of_the_fee_is_unused() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let at = |partner: &Partner| partner.account.part_refund(PACK, partner.today).expect("a paid year");
    assert_eq!((at(&partner).days_left, at(&partner).days_paid), (365, 365));
    assert_eq!(at(&partner).unused.decimal(), "475.00");
    partner.on("2020-09-19");
    assert_eq!((at(&partner).days_left, at(&partner).days_paid), (181, 365));
    assert_eq!(
        (at(&partner).most.decimal(), at(&partner).unused.decimal()),
        ("475.00".into(), "235.55".into())
    );

    partner.renews_with(card(GOOD));
    assert_eq!((at(&partner).days_left, at(&partner).days_paid), (181 + 365, 730));
    assert_eq!(
        (at(&partner).most.decimal(), at(&partner).unused.decimal()),
        ("950.00".into(), "710.55".into())
    );
}

#[test]
fn a_part_is_taken_from_the_latest_year_first() {
    let mut partner = asking(Wanted::Refund);
    partner.on("2020-09-19").renews_with(card(GOOD));
    partner.sends_as(By::Agent, part(60_000));
    let given: Vec<(InvoiceKind, i64)> =
        credit_notes(&partner).iter().map(|note| (note.kind, note.quote.total.minor)).collect();
    assert_eq!(
        given,
        [
            (InvoiceKind::CreditNote { amends: InvoiceId(2) }, -47_500),
            (InvoiceKind::CreditNote { amends: InvoiceId(1) }, -12_500),
        ]
    );
    let numbers: Vec<&str> = credit_notes(&partner).iter().map(|note| &*note.number).collect();
    assert_eq!(numbers, ["2020-00003", "2020-00004"]);
}

#[test]
fn where_every_paid_year_is_over_nothing_comes_back() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::TurnOffRenewal { subscription: PACK });
    partner.on("2021-03-25");
    let command = asks_to_cancel(&partner, Wanted::Refund);
    partner.sends(command);
    assert_eq!(partner.account.part_refund(PACK, partner.today), None);
    let refusal = partner.is_refused_as(By::Agent, part(1));
    assert_eq!(refusal, RequestRefusal::NothingToRefund { subscription: PACK }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("nothing-to-refund", Basis::Sense));
    partner.sends_as(By::Agent, cancel_now(Refund::None));
}

#[test]
fn the_effect_of_a_decision_is_known_before_it_is_made() {
    let mut partner = asking(Wanted::Refund);
    partner.on("2020-03-23");
    let effect = partner.account.effect_of_ending_now(PACK, partner.today, Refund::Full).expect("an effect");
    assert_eq!((effect.ends, effect.refunded), (day("2020-03-23"), Some(Money::new(47_500, Currency::Usd))));
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    let made: Vec<&Invoice> = credit_notes(&partner);
    assert_eq!(effect.credit_notes.iter().collect::<Vec<_>>(), made);
    let refusal =
        partner.account.effect_of_ending_at_term_end(PACK, partner.today).expect_err("it has ended");
    assert_eq!(refusal, Refusal::SubscriptionEnded { subscription: PACK, on: day("2020-03-23") });
}

#[test]
fn a_rejected_cancellation_is_decided_again_after_an_appeal() {
    let mut partner = asking(Wanted::Refund);
    partner.on("2020-03-23").sends_as(By::Agent, reject("The terms exclude it."));
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    let written = Reason::Written("The terms exclude it.".into());
    assert_eq!(verdict(&partner), &Verdict::Rejected { reason: written });
    let closed = Refusal::from(RequestRefusal::Closed { request: REQUEST, reopens: true });
    assert_eq!(partner.is_refused_as(By::Agent, cancel_now(Refund::Full)), closed);

    let appeal = Command::ReopenRequest { request: REQUEST, text: "They do not.".into() };
    partner.on("2020-03-24").sends(appeal);
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    assert!(matches!(verdict(&partner), Verdict::CancelledNow { .. }));
    let decisions = request(&partner).turns.iter().filter(|turn| matches!(turn.act, Act::Decided(_)));
    assert_eq!(decisions.count(), 2);
}

#[test]
fn a_granted_cancellation_stays_granted() {
    for ruling in [Ruling::CancelNow { refund: Refund::Full }, Ruling::CancelAtEnd] {
        let mut partner = asking(Wanted::Refund);
        partner.sends_as(By::Agent, decide(ruling));
        let appeal = Command::ReopenRequest { request: REQUEST, text: "Please keep it.".into() };
        partner.sends(appeal);
        let refusal = partner.is_refused_as(By::Agent, reject("Then it stays."));
        assert_eq!(refusal, RequestRefusal::Decided { request: REQUEST }.into());
        assert_eq!((refusal.rule(), refusal.basis()), ("cancellation-decided", Basis::Policy));
        partner.sends_as(By::Agent, Command::CloseRequest { request: REQUEST });
        assert!(verdict(&partner).cancels());
    }
}

#[test]
fn a_rejection_has_a_reason() {
    let mut partner = asking(Wanted::Refund);
    let problems = vec![Problem { field: Field::Reason, why: Why::Empty }];
    assert_eq!(partner.is_refused_as(By::Agent, reject(" ")), Refusal::FormWrong { problems });
}

#[test]
fn a_cancellation_is_decided_before_its_request_is_closed() {
    let mut partner = asking(Wanted::Refund);
    let refusal = partner.is_refused_as(By::Agent, Command::CloseRequest { request: REQUEST });
    assert_eq!(refusal, RequestRefusal::DecisionOwed { request: REQUEST }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("decision-owed", Basis::Statement(172)));
    assert_eq!(refusal.remedy(), Some(Remedy::OpenRequest(REQUEST)));
}

#[test]
fn a_request_about_something_else_cannot_cancel() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let mut entry = partner.account.new_request(By::User(ADA));
    (entry.title, entry.description) = ("Question".into(), "Where is it?".into());
    entry.problem = Some(ProblemType::Billing);
    let asked = Box::new(entry.check().expect("a request that passes the check"));
    partner.sends(Command::OpenRequest { asked });
    let refusal = partner.is_refused_as(By::Agent, cancel_now(Refund::None));
    assert_eq!(refusal, RequestRefusal::NotACancellation { request: REQUEST }.into());
    assert_eq!((refusal.rule(), refusal.remedy()), ("not-a-cancellation", None));
}

#[test]
fn a_subscription_has_one_open_request_to_cancel_it() {
    let mut partner = asking(Wanted::Refund);
    let again = asks_to_cancel(&partner, Wanted::AtTermEnd);
    let refusal = partner.is_refused(again.clone());
    assert_eq!(refusal, RequestRefusal::AlreadyAsked { request: REQUEST }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("one-cancellation-request", Basis::Policy));
    assert_eq!(refusal.remedy(), Some(Remedy::OpenRequest(REQUEST)));

    partner.sends(Command::WithdrawRequest { request: REQUEST });
    partner.sends(again);
    let reopened = Command::ReopenRequest { request: REQUEST, text: "After all.".into() };
    assert_eq!(partner.is_refused(reopened), RequestRefusal::AlreadyAsked { request: RequestId(2) }.into());
}

#[test]
fn what_has_ended_cannot_be_cancelled() {
    let mut partner = asking(Wanted::AtTermEnd);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    let again = asks_to_cancel(&partner, Wanted::Refund);
    let ended = Refusal::SubscriptionEnded { subscription: PACK, on: day("2021-03-19") };
    assert_eq!(partner.is_refused(again), ended);

    let mut expired = Partner::with_action_pack("2020-03-19");
    expired.sends(Command::TurnOffRenewal { subscription: PACK });
    let asks = asks_to_cancel(&expired, Wanted::Refund);
    assert_eq!(expired.on("2021-04-19").is_refused(asks), ended);
}

#[test]
fn what_expired_while_the_request_waited_cannot_be_cancelled_and_the_request_can_be_closed() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::TurnOffRenewal { subscription: PACK });
    partner.on("2021-03-15");
    let asks = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(asks);
    partner.on("2021-04-19");
    let ended = Refusal::SubscriptionEnded { subscription: PACK, on: day("2021-03-19") };
    assert_eq!(partner.is_refused_as(By::Agent, decide(Ruling::CancelAtEnd)), ended);
    partner.sends_as(By::Agent, Command::CloseRequest { request: REQUEST });
}

#[test]
fn members_cancel_alone_only_under_the_rules_of_today_and_their_conditions() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(Command::SetPolicy { policy: PolicyId::Today });
    let alone = Command::CancelSubscription { subscription: PACK };
    let late = partner.clone().on("2020-04-19").is_refused(alone.clone());
    let because = vec![RefundBar::TooLate { last_day: day("2020-04-18") }];
    assert_eq!(late, RequestRefusal::NotAlone { subscription: PACK, because }.into());
    assert_eq!((late.rule(), late.basis()), ("cancel-alone-conditions", Basis::Policy));
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
    assert_eq!((refusal.rule(), refusal.basis()), ("cancel-alone-by-card", Basis::Policy));
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
    assert_eq!(verdict(&partner), &Verdict::CancelledAtEnd { on: day("2021-03-19") });
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
fn a_credit_note_gives_back_each_line_and_its_tax() {
    let mut partner = Partner::member_in("DE", "2020-03-19");
    partner.buys_action_pack_with(card(GOOD));
    let command = asks_to_cancel(&partner, Wanted::Refund);
    partner.sends(command);
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    let (invoice, note) = (&partner.account.invoices[0].quote, &partner.account.invoices[1].quote);
    let decimals = (note.net.decimal(), note.tax.decimal(), note.total.decimal());
    assert_eq!(decimals, ("-445.00".into(), "-84.55".into(), "-529.55".into()));
    assert_eq!(note.lines.len(), invoice.lines.len());
    assert_eq!(partner.account.invoices[1].period, partner.account.invoices[0].period);
    assert_eq!(partner.account.refundable(InvoiceId(1)), Some(Money::zero(Currency::Eur)));
}

proptest! {
    #[test]
    fn never_more_comes_back_than_was_paid(
        country in prop::sample::select(vec!["US", "DE", "JP", "KW"]),
        renewals in 0..3_usize,
        after in 0..800_i64,
        parts in 1..10_000_i64,
        full in any::<bool>(),
    ) {
        let mut partner = Partner::member_in(country, "2020-02-29");
        partner.buys_action_pack_with(card(GOOD));
        for _ in 0..renewals {
            partner.renews_with(card(GOOD));
        }
        let command = asks_to_cancel(&partner, Wanted::Refund);
        partner.sends(command);
        partner.lets_pass_until(day("2020-02-29").plus_days(after));
        let most = partner.account.part_refund(PACK, partner.today).expect("a paid year").most;
        let refund = if full { Refund::Full } else { Refund::Part(most.share(parts, 10_000)) };
        let decided = partner.tries_as(By::Agent, cancel_now(refund));
        prop_assert!(decided.is_ok() || full);
        for invoice in &partner.account.invoices {
            let quote = &invoice.quote;
            prop_assert_eq!(quote.net.plus(quote.tax), Some(quote.total));
            prop_assert_eq!(Money::sum(quote.lines.iter().map(|line| line.net), quote.net.currency), Some(quote.net));
            prop_assert_eq!(Money::sum(quote.lines.iter().map(|line| line.tax), quote.tax.currency), Some(quote.tax));
            if let InvoiceKind::Invoice = invoice.kind {
                prop_assert!(partner.account.refundable(invoice.id).is_some_and(|kept| !kept.is_negative()));
            }
        }
        let given_back = credit_notes(&partner).iter().map(|note| -note.quote.total.minor).sum::<i64>();
        let expected = match (decided, refund) {
            (Ok(_), Refund::Part(amount)) => amount.minor,
            (Ok(_), Refund::Full) => most.minor,
            (Ok(_), Refund::None) | (Err(_), _) => 0,
        };
        prop_assert_eq!(given_back, expected);
        prop_assert_eq!(partner.replayed(), partner.account.clone());
    }

    #[test]
    fn what_is_unused_shrinks_every_day(after in 0..364_i64) {
        let mut partner = Partner::with_action_pack("2020-03-19");
        let today = day("2020-03-19").plus_days(after);
        partner.lets_pass_until(today);
        let before = partner.account.part_refund(PACK, today).expect("a paid year");
        let later = partner.account.part_refund(PACK, today.plus_days(1));
        prop_assert!(later.is_none_or(|later| later.unused.minor < before.unused.minor));
        prop_assert!(before.unused.minor <= before.most.minor);
    }
}

#[test]
fn the_events_of_a_cancellation_carry_what_was_decided() {
    let mut partner = asking(Wanted::Refund);
    let events = partner.sends_as(By::Agent, cancel_now(Refund::Full));
    let stored = serde_json::to_value(&events).expect("events that can be stored");
    let names: Vec<&String> = stored
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|event| event.as_object()?.keys().next())
        .collect();
    assert_eq!(names, ["request_turned", "notice_sent", "subscription_cancelled", "refunded", "notice_sent"]);
}
