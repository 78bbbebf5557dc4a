//! Cancelling Action Pack (statements 166-174): through a request that the desk decides, or alone where the rule set
//! has that.

use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::cancelling::Refund;
use memberdesk::domain::command::Command;
use memberdesk::domain::date::Day;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::due::{self, Due};
use memberdesk::domain::entry::{Field, Problem, Why};
use memberdesk::domain::id::{InvoiceId, OrderId, RequestId, SubscriptionId, UserId};
use memberdesk::domain::invoice::{Invoice, InvoiceKind};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::notice::NoticeKind;
use memberdesk::domain::offer::Product;
use memberdesk::domain::order::OrderState;
use memberdesk::domain::permission::Permission;
use memberdesk::domain::policy::{Choice, PolicyId};
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::request_entry::{Cancellation, ProblemType, Wanted};
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::subscription::{EndReason, Standing};
use memberdesk::domain::support_request::{Act, Closing, Reason, RequestStatus, SupportRequest, Verdict};
use memberdesk::domain::user::{By, Role};

pub const ADA: UserId = UserId(1);
pub const REQUEST: RequestId = RequestId(1);
pub const PACK: SubscriptionId = SubscriptionId(1);

pub fn asks_to_cancel(partner: &Partner, wanted: Wanted) -> Command {
    let mut entry = partner.account.cancellation_request(By::User(ADA), PACK);
    entry.title = "Cancel our Action Pack".into();
    entry.description = "We do not need it any more.".into();
    entry.wanted = Some(wanted);
    Command::OpenRequest { asked: Box::new(entry.check().expect("a request that passes the check")) }
}

/// A partner who bought Action Pack on 19 March 2020, a Thursday, and asked to cancel it on the same day.
pub fn asking(wanted: Wanted) -> Partner {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let command = asks_to_cancel(&partner, wanted);
    partner.sends(command);
    partner
}

pub fn decide(ruling: Ruling) -> Command {
    Command::DecideCancellation { request: REQUEST, ruling }
}

pub fn cancel_now(refund: Refund) -> Command {
    decide(Ruling::CancelNow { refund })
}

fn reject(reason: &str) -> Command {
    decide(Ruling::Reject { reason: reason.into() })
}

pub fn part(minor: i64) -> Command {
    cancel_now(Refund::Part(Money::new(minor, Currency::Usd)))
}

pub fn request(partner: &Partner) -> &SupportRequest {
    partner.account.request(REQUEST).expect("the request")
}

pub fn verdict(partner: &Partner) -> &Verdict {
    request(partner).decision().expect("a decision").1
}

/// The decision that it ends on a day, of which nothing is refunded.
pub fn at_end(on: Day) -> Verdict {
    Verdict::CancelledAtEnd { on, refunded: None, credit_notes: Vec::new() }
}

pub fn credit_notes(partner: &Partner) -> Vec<&Invoice> {
    let invoices = partner.account.invoices.iter();
    invoices.filter(|invoice| matches!(invoice.kind, InvoiceKind::CreditNote { .. })).collect()
}

pub fn activates_something(partner: &mut Partner) {
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
    assert_eq!(verdict(&partner), &at_end(day("2021-03-19")));
    let upcoming = due::upcoming(&partner.account, 100);
    assert!(upcoming.contains(&(day("2021-03-19"), Due::End(PACK))));
    assert!(upcoming.iter().all(|(_, due)| *due != Due::GraceEnd(PACK)), "{upcoming:?}");
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
fn a_rejected_cancellation_is_decided_again_after_an_appeal() {
    let mut partner = asking(Wanted::Refund);
    partner.on("2020-03-23").sends_as(By::Agent, reject("The terms exclude it."));
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    let written = Reason::Written("The terms exclude it.".into());
    assert_eq!(verdict(&partner), &Verdict::Rejected { reason: written });
    let reopens_until = Some(day("2020-04-06"));
    let closed = Refusal::from(RequestRefusal::ClosedToDesk { request: REQUEST, reopens_until });
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
        assert_eq!(
            (refusal.rule(), refusal.basis()),
            ("cancellation-decided", Basis::Policy(Choice::Cancelling))
        );
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
    assert_eq!(refusal, RequestRefusal::DecisionOwed { request: REQUEST, from: None }.into());
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
    assert_eq!(refusal, RequestRefusal::AlreadyAsked { request: REQUEST, from: None }.into());
    assert_eq!(
        (refusal.rule(), refusal.basis()),
        ("one-cancellation-request", Basis::Policy(Choice::Requests))
    );
    assert_eq!(refusal.remedy(), Some(Remedy::OpenRequest(REQUEST)));

    partner.sends(Command::WithdrawRequest { request: REQUEST });
    partner.sends(again);
    let reopened = Command::ReopenRequest { request: REQUEST, text: "After all.".into() };
    assert_eq!(
        partner.is_refused(reopened),
        RequestRefusal::AlreadyAsked { request: RequestId(2), from: None }.into()
    );
}

#[test]
fn what_has_ended_cannot_be_cancelled() {
    let mut partner = asking(Wanted::AtTermEnd);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    let again = asks_to_cancel(&partner, Wanted::Refund);
    let on = day("2021-03-19");
    let decided = Refusal::EndDecided { subscription: PACK, on };
    assert_eq!(partner.is_refused(again.clone()), decided);
    let ended = Refusal::SubscriptionEnded { subscription: PACK, on };
    assert_eq!(partner.on("2021-03-19").is_refused(again), ended);

    let mut expired = Partner::with_action_pack("2020-03-19");
    expired.sends(Command::TurnOffRenewal { subscription: PACK });
    let asks = asks_to_cancel(&expired, Wanted::Refund);
    assert_eq!(expired.on("2021-04-19").is_refused(asks), ended);
}

#[test]
fn what_ends_with_the_paid_year_says_from_when_it_can_be_bought_again() {
    let mut partner = asking(Wanted::AtTermEnd);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    let on = day("2021-03-19");
    let method = partner.latest_method();
    let commands = [
        Command::Renew { subscription: PACK },
        Command::TurnOffRenewal { subscription: PACK },
        Command::PayRenewalsWith { subscription: PACK, method },
        Command::CancelSubscription { subscription: PACK },
        asks_to_cancel(&partner, Wanted::Refund),
    ];
    partner.on("2021-03-18");
    for command in &commands {
        let refusal = partner.is_refused(command.clone());
        assert_eq!(refusal, Refusal::EndDecided { subscription: PACK, on }, "{command:?}");
        assert_eq!((refusal.rule(), refusal.basis()), ("end-decided", Basis::Policy(Choice::Cancelling)));
        assert_eq!(
            (refusal.allowed_from(), refusal.remedy()),
            (Some(on), Some(Remedy::OpenSubscription(PACK)))
        );
    }
    partner.on("2021-03-19");
    for command in commands {
        let refusal = partner.is_refused(command.clone());
        assert_eq!(refusal, Refusal::SubscriptionEnded { subscription: PACK, on }, "{command:?}");
    }
    partner.buys_action_pack_with(card(GOOD));
    assert_eq!(partner.account.subscriptions.len(), 2);
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

#[test]
fn the_page_knows_beforehand_who_may_ask_to_cancel_and_when() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let may = |partner: &Partner, by| partner.account.may_request_cancellation(by, PACK, partner.today);
    let guest = By::User(partner.is_joined_by("Guest", &[Role::DefaultUser]));
    let permission = Permission::RequestCancellation;
    assert_eq!(may(&partner, guest), Err(Refusal::NotPermitted { permission }));
    let invited = partner.invites("Invited", &[Role::BillingAdmin]);
    assert_eq!(may(&partner, By::User(invited)), Err(Refusal::InvitationOpen { user: invited }));
    assert_eq!(may(&partner, By::User(ADA)), Ok(()));

    let asks = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(asks);
    let asked = RequestRefusal::AlreadyAsked { request: REQUEST, from: None };
    assert_eq!(may(&partner, By::User(ADA)), Err(asked.into()));
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    let decided = Refusal::EndDecided { subscription: PACK, on: day("2021-03-19") };
    assert_eq!(may(&partner, By::User(ADA)), Err(decided));
}

#[test]
fn a_closed_request_says_to_the_desk_until_when_it_reopens() {
    let mut partner = asking(Wanted::AtTermEnd);
    partner.sends(Command::WithdrawRequest { request: REQUEST });
    let may = |partner: &Partner| partner.account.may_decide(request(partner), partner.today).map(drop);
    let closed = |reopens_until| Err(RequestRefusal::ClosedToDesk { request: REQUEST, reopens_until }.into());
    let last_day = Some(day("2020-04-02"));
    assert_eq!(may(partner.on("2020-04-02")), closed(last_day), "on the last day");
    assert_eq!(may(partner.on("2020-04-03")), closed(None));
}

#[test]
fn whoever_may_not_ask_to_cancel_cannot_open_such_a_request_again() {
    let mut partner = asking(Wanted::Refund);
    let account_admin = partner.is_joined_by("Jonas", &[Role::AccountAdmin]);
    partner.sends(Command::WithdrawRequest { request: REQUEST });
    let reopen = Command::ReopenRequest { request: REQUEST, text: "Please do.".into() };
    let refusal = partner.is_refused_as(By::User(account_admin), reopen.clone());
    assert_eq!(refusal.rule(), "role-lacks-permission");
    partner.sends(reopen);
}

#[test]
fn a_decision_is_the_outcome_of_a_request_only_if_it_closed_it() {
    let reopen = Command::ReopenRequest { request: REQUEST, text: "Please look again.".into() };
    for ruling in [Ruling::CancelAtEnd, Ruling::Reject { reason: "Too late.".into() }] {
        let mut partner = asking(Wanted::AtTermEnd);
        assert_eq!(request(&partner).outcome(), None);
        partner.sends_as(By::Agent, decide(ruling));
        assert_eq!(request(&partner).outcome(), request(&partner).decision());
        assert!(request(&partner).outcome().is_some());
        partner.sends(reopen.clone());
        assert_eq!(request(&partner).outcome(), None);
        partner.sends(Command::WithdrawRequest { request: REQUEST });
        assert_eq!(request(&partner).outcome(), None);
        assert!(request(&partner).decision().is_some(), "it stays in the conversation");
    }
}

#[test]
fn closing_a_request_withdraws_a_cancellation_only_while_it_can_be_decided() {
    let reopen = Command::ReopenRequest { request: REQUEST, text: "Please look again.".into() };
    let withdraws = |partner: &Partner| partner.account.may_decide(request(partner), partner.today).is_ok();
    for (ruling, expected) in
        [(Ruling::CancelAtEnd, false), (Ruling::Reject { reason: "Too late.".into() }, true)]
    {
        let mut partner = asking(Wanted::AtTermEnd);
        assert!(withdraws(&partner));
        partner.sends_as(By::Agent, decide(ruling));
        partner.sends(reopen.clone());
        assert_eq!(withdraws(&partner), expected);
    }
}
