//! Statements 166 to 177, one by one: cancelling through support, and what comes after buying.
//!
//! Each test is a statement of the published workflow as a promise, named by its number. What else can happen is in
//! `cancelling`, `requests`, `benefits` and `users`.

use crate::cancelling::{PACK, asking, cancel_now, request};
use crate::partner::{Partner, day, english};
use memberdesk::domain::cancelling::Refund;
use memberdesk::domain::command::Command;
use memberdesk::domain::entry::Field;
use memberdesk::domain::id::{RequestId, UserId};
use memberdesk::domain::notice::NoticeKind;
use memberdesk::domain::offer::Product;
use memberdesk::domain::refusal::{Basis, Remedy};
use memberdesk::domain::request_entry::{ProblemType, RequestEntry, Wanted};
use memberdesk::domain::subscription::Standing;
use memberdesk::domain::support_request::{Shelf, Side};
use memberdesk::domain::user::{By, Role};
use memberdesk::i18n::{frame, new_request, problems, requests, welcome};
use memberdesk::routes::Route;

const ADA: UserId = UserId(1);
const REQUEST: RequestId = RequestId(1);

#[test]
fn statement_167_a_subscription_is_cancelled_by_contacting_support() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let refusal = partner.is_refused(Command::CancelSubscription { subscription: PACK });
    assert_eq!(refusal.basis(), Basis::Statement(167));
    assert_eq!(refusal.remedy(), Some(Remedy::RequestCancellation(PACK)));
}

#[test]
fn statements_168_and_169_reporting_a_problem_leads_to_a_new_request() {
    assert_eq!(english(requests::REPORT), "Report problems with Partner Center");
    assert_eq!(english(requests::NEW_REQUEST), "New request");
    assert_eq!(Route::parse("requests/report"), Route::ReportProblems);
    assert_eq!(Route::parse("requests/new"), Route::NewRequest);
}

#[test]
fn statement_170_the_type_of_problem_is_help_with_invoice_payment_or_reconciliation_file() {
    assert_eq!(english(problems::PROBLEM_TYPE), "Type of problem");
    let billing = "Help with partner invoice, payment, or reconciliation file";
    assert_eq!(english(requests::problem_type(ProblemType::Billing)), billing);
    let partner = Partner::with_action_pack("2020-03-19");
    let entry = partner.account.cancellation_request(By::User(ADA), PACK);
    assert_eq!(entry.problem, Some(ProblemType::Billing));
}

#[test]
fn statement_171_what_is_required_is_filled_in_and_submitted() {
    assert_eq!(english(new_request::SUBMIT), "Submit");
    let empty =
        RequestEntry { subscription: Some(PACK), problem: Some(ProblemType::Billing), ..Default::default() };
    let missing: Vec<Field> =
        empty.check().expect_err("an empty form").into_iter().map(|problem| problem.field).collect();
    assert_eq!(missing, [Field::Wanted, Field::Title, Field::Description, Field::ContactName, Field::Email]);
    let partner = asking(Wanted::Refund);
    assert_eq!(request(&partner).waits_for(), Some(Side::Desk));
    assert_eq!(request(&partner).number.len(), 15);
}

#[test]
fn statement_172_the_support_team_contacts_the_member_and_helps_to_cancel() {
    let mut partner = asking(Wanted::Refund);
    partner.sends_as(By::Agent, Command::AcknowledgeRequest { request: REQUEST });
    let text = "Which office was it?".to_owned();
    partner.sends_as(By::Agent, Command::AskMember { request: REQUEST, text });
    let told: Vec<NoticeKind> = partner.account.notices_to(ADA).map(|notice| notice.kind).collect();
    assert!(told.contains(&NoticeKind::RequestAcknowledged { request: REQUEST }));
    assert!(told.iter().any(|kind| matches!(kind, NoticeKind::RequestNeedsMember { .. })));
    assert!(matches!(partner.standing(), Standing::Active { .. }), "nothing has changed so far");
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    assert!(matches!(partner.standing(), Standing::Ended { .. }));
}

#[test]
fn statements_173_and_174_the_status_is_found_under_open_by_choosing_the_request() {
    assert_eq!(english(frame::SERVICE_REQUESTS), "Service requests");
    assert_eq!(english(frame::REQUESTS), "Partner Center requests");
    assert_eq!(english(requests::shelf(Shelf::Open)), "Open");
    let mut partner = asking(Wanted::Refund);
    assert_eq!(request(&partner).shelf(), Shelf::Open);
    let listed: Vec<RequestId> =
        partner.account.requests_seen_by(By::User(ADA)).map(|request| request.id).collect();
    assert_eq!(listed, [REQUEST]);
    assert_eq!(Route::parse(&Route::Request(REQUEST).path()), Route::Request(REQUEST));
    partner.sends_as(By::Agent, cancel_now(Refund::Full));
    assert_eq!(request(&partner).shelf(), Shelf::Closed);
}

#[test]
fn statement_176_the_next_step_is_to_activate_the_subscription() {
    assert_eq!(english(welcome::ACTIVATE), "Activate your Action Pack subscription");
    let mut partner = Partner::with_action_pack("2020-03-19");
    let (done, all) = partner.account.activation_progress(PACK, partner.today);
    assert_eq!((done, all), (0, 9));
    let entitlement = partner.benefit(Product::DeveloperTools);
    partner.sends(Command::ActivateBenefit { entitlement });
    assert_eq!(partner.account.activation_progress(PACK, partner.today), (1, 9));
}

#[test]
fn statement_177_the_other_next_step_is_to_add_users_and_assign_permissions() {
    assert_eq!(english(welcome::ADD_USERS), "Add users and assign permissions to them");
    let mut partner = Partner::with_action_pack("2020-03-19");
    let user = partner.is_joined_by("Grace", &[Role::BillingAdmin]);
    assert_eq!(partner.account.user(user).map(|user| user.roles.clone()), Some(vec![Role::BillingAdmin]));
    partner.sends(Command::ChangeRoles { user, roles: vec![Role::PartnerAdmin] });
    partner.by = By::User(user);
    partner.on("2020-04-01").turns_off();
    assert_eq!(partner.account.last_day, Some(day("2020-04-01")));
}
