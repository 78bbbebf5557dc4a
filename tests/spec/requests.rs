//! Service requests: both sides of the desk and the time between them (statements 166-174).

use crate::partner::{Partner, day, profile};
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::DeskMode;
use memberdesk::domain::entry::{Field, Problem, Why};
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::{RequestId, UserId};
use memberdesk::domain::notice::{Notice, NoticeKind};
use memberdesk::domain::permission::Permission;
use memberdesk::domain::policy::Choice;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy, Thing};
use memberdesk::domain::request_entry::{ProblemType, RequestEntry, Severity};
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::support_request::{Act, Closing, RequestStatus, Side, SupportRequest};
use memberdesk::domain::user::{By, Language, Profile, Role};

pub const ADA: UserId = UserId(1);
pub const REQUEST: RequestId = RequestId(1);

/// A request as a form that passes its check.
pub fn entry(problem: ProblemType) -> RequestEntry {
    RequestEntry {
        problem: Some(problem),
        title: "Cannot see an invoice".into(),
        description: "The list is empty.\n\nIt was not empty yesterday.".into(),
        contact_name: "Ada Lindqvist".into(),
        email: "ada@contoso.example".into(),
        ..RequestEntry::default()
    }
}

fn submit(entry: &RequestEntry) -> Command {
    Command::OpenRequest { asked: Box::new(entry.check().expect("a request that passes the check")) }
}

pub fn add(text: &str) -> Command {
    Command::AddInformation { request: REQUEST, text: text.into(), attachments: Vec::new() }
}

fn reopen(text: &str) -> Command {
    Command::ReopenRequest { request: REQUEST, text: text.into() }
}

pub fn ask(text: &str) -> Command {
    Command::AskMember { request: REQUEST, text: text.into() }
}

const WITHDRAW: Command = Command::WithdrawRequest { request: REQUEST };
const CLOSE: Command = Command::CloseRequest { request: REQUEST };
const ACKNOWLEDGE: Command = Command::AcknowledgeRequest { request: REQUEST };

/// A member who submitted a request on 19 March 2020, a Thursday.
pub fn with_request() -> Partner {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(submit(&entry(ProblemType::Other)));
    partner
}

pub fn request(partner: &Partner) -> &SupportRequest {
    partner.account.requests.last().expect("a request")
}

fn acts(partner: &Partner) -> Vec<&Act> {
    request(partner).turns.iter().map(|turn| &turn.act).collect()
}

fn latest_notice(partner: &Partner, user: UserId) -> Option<&Notice> {
    partner.account.notices_to(user).next()
}

#[test]
fn a_submitted_request_has_a_number_and_waits_for_the_desk() {
    let partner = with_request();
    let request = request(&partner);
    assert_eq!(request.number.len(), 15);
    assert!(request.number.starts_with("1200319"));
    assert!(request.number.bytes().all(|digit| digit.is_ascii_digit()));
    assert_eq!(request.status, RequestStatus::Open { since: day("2020-03-19") });
    assert_eq!(request.waits_for(), Some(Side::Desk));
    assert_eq!(request.by, ADA);
    assert_eq!((request.opened, request.changed()), (day("2020-03-19"), day("2020-03-19")));
}

#[test]
fn two_requests_of_a_day_have_different_numbers() {
    let mut partner = with_request();
    partner.sends(submit(&entry(ProblemType::Profile)));
    let [first, second] = &partner.account.requests[..] else { panic!("two requests") };
    assert_ne!(first.number, second.number);
    assert_eq!(second.id, RequestId(2));
}

#[test]
fn the_desk_acknowledges_once() {
    let mut partner = with_request();
    let events = partner.sends_as(By::Agent, ACKNOWLEDGE);
    assert!(matches!(
        &events[..],
        [Event::RequestTurned { .. }, Event::NoticeSent { kind: NoticeKind::RequestAcknowledged { .. }, .. }]
    ));
    assert_eq!(request(&partner).acknowledged, Some(day("2020-03-19")));
    assert_eq!(request(&partner).waits_for(), Some(Side::Desk));
    assert_eq!(partner.sends_as(By::Agent, ACKNOWLEDGE), []);
}

#[test]
fn the_desk_asks_and_the_answer_gives_the_turn_back() {
    let mut partner = with_request();
    partner.on("2020-03-20").sends_as(By::Agent, ask("Which invoice?"));
    assert_eq!(request(&partner).status, RequestStatus::AttentionNeeded { since: day("2020-03-20") });
    assert_eq!(request(&partner).waits_for(), Some(Side::Member));
    assert_eq!(request(&partner).acknowledged, Some(day("2020-03-20")));
    assert_eq!(request(&partner).closes_on(partner.account.policy()), Some(day("2020-04-03")));

    partner.on("2020-04-02").sends(add("The first one."));
    assert_eq!(request(&partner).status, RequestStatus::Open { since: day("2020-04-02") });
    assert_eq!(request(&partner).closes_on(partner.account.policy()), None);
    let written = |text: &str| Act::Wrote { text: text.into(), attachments: Vec::new() };
    assert_eq!(
        acts(&partner),
        [&Act::AskedMember { text: "Which invoice?".into() }, &written("The first one.")]
    );
    let by: Vec<By> = request(&partner).turns.iter().map(|turn| turn.by).collect();
    assert_eq!(by, [By::Agent, By::User(ADA)]);
    assert_eq!(request(&partner).turns[1].minute, 600);
}

#[test]
fn writing_changes_whose_turn_it_is_only_when_the_member_answers() {
    let mut partner = with_request();
    let write = || Command::WriteToMember { request: REQUEST, text: "We are on it.".into() };
    partner.on("2020-03-20").sends_as(By::Agent, write());
    partner.sends(add("Thank you."));
    assert_eq!(request(&partner).status, RequestStatus::Open { since: day("2020-03-19") });

    partner.sends_as(By::Agent, ask("Which invoice?"));
    partner.on("2020-03-25").sends_as(By::Agent, write());
    assert_eq!(request(&partner).status, RequestStatus::AttentionNeeded { since: day("2020-03-20") });
    partner.sends_as(By::Agent, ask("Are you there?"));
    assert_eq!(request(&partner).status, RequestStatus::AttentionNeeded { since: day("2020-03-25") });
}

#[test]
fn without_an_answer_it_closes_after_14_days() {
    let mut partner = with_request();
    partner.sends_as(By::Agent, ask("Which invoice?"));
    partner.on("2020-04-01");
    assert_eq!(request(&partner).waits_for(), Some(Side::Member));
    partner.on("2020-04-02");
    assert_eq!(
        request(&partner).status,
        RequestStatus::Closed { on: day("2020-04-02"), why: Closing::NoReply }
    );
    assert_eq!(request(&partner).turns.last().expect("the closing").by, By::Clock);
    let notice = latest_notice(&partner, ADA).expect("a notice");
    let reopens_until = day("2020-04-16");
    assert_eq!(
        notice.kind,
        NoticeKind::RequestClosed { request: REQUEST, why: Closing::NoReply, reopens_until }
    );
    partner.on("2021-01-01");
    assert_eq!(request(&partner).turns.len(), 2);
}

#[test]
fn a_request_that_waits_for_the_desk_never_closes_by_itself() {
    let mut partner = with_request();
    partner.on("2025-03-19");
    assert_eq!(request(&partner).waits_for(), Some(Side::Desk));
}

#[test]
fn a_closed_request_reopens_within_14_days_and_not_later() {
    let mut partner = with_request();
    assert_eq!(partner.sends(WITHDRAW).len(), 1);
    let closed = RequestStatus::Closed { on: day("2020-03-19"), why: Closing::Withdrawn };
    assert_eq!(request(&partner).status, closed);
    assert_eq!(request(&partner).reopens_until(partner.account.policy()), Some(day("2020-04-02")));

    let mut late = partner.clone();
    partner.on("2020-04-02").sends(reopen("It happened again."));
    assert_eq!(request(&partner).status, RequestStatus::Open { since: day("2020-04-02") });
    assert_eq!(request(&partner).acknowledged, None);
    assert_eq!(acts(&partner).last(), Some(&&Act::Reopened { text: "It happened again.".into() }));

    let refusal = late.on("2020-04-03").is_refused(reopen("It happened again."));
    let last_day = day("2020-04-02");
    assert_eq!(refusal, RequestRefusal::ReopeningOver { request: REQUEST, last_day }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("reopening-over", Basis::Policy(Choice::Requests)));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, Some(Remedy::WriteRequest)));
}

#[test]
fn a_closed_request_changes_only_by_reopening() {
    let mut partner = with_request();
    partner.sends_as(By::Agent, CLOSE);
    assert_eq!(
        request(&partner).status,
        RequestStatus::Closed { on: day("2020-03-19"), why: Closing::Answered }
    );
    let closed = Refusal::from(RequestRefusal::Closed { request: REQUEST, reopens: true });
    assert_eq!(partner.is_refused(add("More.")), closed);
    assert_eq!(partner.is_refused(WITHDRAW), closed);
    let to_desk =
        |reopens_until| Refusal::from(RequestRefusal::ClosedToDesk { request: REQUEST, reopens_until });
    for command in [ACKNOWLEDGE, CLOSE, ask("Which?")] {
        let refusal = partner.is_refused_as(By::Agent, command);
        assert_eq!(refusal, to_desk(Some(day("2020-04-02"))));
        assert_eq!(refusal.remedy(), None, "only a member opens it again");
    }
    assert_eq!((closed.rule(), closed.basis()), ("request-closed", Basis::Policy(Choice::Requests)));
    assert_eq!(closed.remedy(), Some(Remedy::ReopenRequest(REQUEST)));

    partner.on("2020-04-03");
    let over = partner.is_refused(add("More."));
    assert_eq!(over, RequestRefusal::Closed { request: REQUEST, reopens: false }.into());
    assert_eq!(over.remedy(), Some(Remedy::WriteRequest));
    let over = partner.is_refused_as(By::Agent, ask("Which?"));
    assert_eq!((over.clone(), over.remedy()), (to_desk(None), None), "only a member writes a new one");
}

#[test]
fn only_a_closed_request_is_opened_again_and_with_a_reason() {
    let mut partner = with_request();
    let refusal = partner.is_refused(reopen("It happened again."));
    assert_eq!(refusal, RequestRefusal::NotClosed { request: REQUEST }.into());
    assert_eq!(
        (refusal.rule(), refusal.remedy()),
        ("request-not-closed", Some(Remedy::OpenRequest(REQUEST)))
    );
    partner.sends(WITHDRAW);
    assert_eq!(partner.is_refused(reopen(" ")).rule(), "form-wrong");
}

#[test]
fn people_see_their_own_requests_and_admins_those_of_their_field() {
    let mut partner = with_request();
    let mut by_role = Vec::new();
    for role in Role::OF_COMPANY.into_iter().skip(1) {
        by_role.push((role, By::User(partner.is_joined_by(&format!("{role:?}"), &[role]))));
    }
    partner.sends(submit(&entry(ProblemType::WithholdingTax)));
    let default = by_role.last().expect("a default user").1;
    partner.sends_as(default, submit(&entry(ProblemType::Benefits)));

    let seen =
        |by: By| -> Vec<u32> { partner.account.requests_seen_by(by).map(|request| request.id.0).collect() };
    assert_eq!(seen(By::User(ADA)), [3, 2, 1]);
    assert_eq!(seen(By::Agent), [3, 2, 1]);
    assert_eq!(seen(By::Visitor), [0; 0]);
    for (role, by) in by_role {
        let expected: &[u32] = match role {
            Role::PartnerAdmin | Role::AccountAdmin => &[3, 2, 1],
            Role::BillingAdmin => &[2],
            Role::DefaultUser => &[3],
            Role::UserAdmin => &[],
            Role::GlobalAdmin | Role::SupportAgent => panic!("{role:?} is not among them"),
        };
        assert_eq!(seen(by), expected, "{role:?}");
    }
}

#[test]
fn who_does_not_see_a_request_is_not_told_that_it_exists() {
    let mut partner = with_request();
    let grace = By::User(partner.is_joined_by("Grace Moreau", &[]));
    for command in [add("Me too."), WITHDRAW, reopen("Why?")] {
        let refusal = partner.is_refused_as(grace, command);
        assert_eq!(refusal, Refusal::NotFound { thing: Thing::Request });
    }
    let noor = By::User(partner.is_joined_by("Noor Haddad", &[Role::PartnerAdmin]));
    partner.sends_as(noor, add("Please hurry."));
}

#[test]
fn a_removed_person_no_longer_sees_the_own_requests_and_admins_are_told_instead() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.is_joined_by("Grace Moreau", &[]);
    partner.sends_as(By::User(grace), submit(&entry(ProblemType::Other)));
    partner.sends(Command::RemoveUser { user: grace });
    assert_eq!(partner.account.requests_seen_by(By::User(grace)).count(), 0);
    let about =
        |entry: &&Stamped| matches!(&entry.event, Event::RequestOpened { .. } | Event::RequestTurned { .. });
    assert_ne!(partner.journal.iter().filter(about).count(), 0);
    let (account, journal) = (&partner.account, &partner.journal);
    let sees = |by: By| journal.iter().filter(move |entry| account.sees_event(by, entry));
    assert_eq!(sees(By::User(grace)).filter(about).count(), 0);
    assert_eq!(sees(By::User(ADA)).count(), partner.journal.len());
    partner.sends_as(By::Agent, ask("Which invoice?"));
    assert!(latest_notice(&partner, grace).is_none());
    assert!(latest_notice(&partner, ADA).is_some());
}

#[test]
fn notices_go_to_the_person_in_the_language_of_the_request() {
    let mut partner = Partner::member("2020-03-19");
    let grace = partner.is_joined_by("Grace Moreau", &[]);
    let chinese = RequestEntry { language: Language::SimplifiedChinese, ..entry(ProblemType::Other) };
    partner.sends_as(By::User(grace), submit(&chinese));
    partner.sends_as(By::Agent, ask("哪一张发票？"));
    let notice = latest_notice(&partner, grace).expect("a notice");
    assert_eq!(notice.kind, NoticeKind::RequestNeedsMember { request: REQUEST, closes: day("2020-04-02") });
    assert_eq!(notice.recipients.len(), 1);
    assert_eq!(notice.recipients[0].language, Language::SimplifiedChinese);
    partner.sends_as(By::Agent, Command::WriteToMember { request: REQUEST, text: "好的。".into() });
    let kind = latest_notice(&partner, grace).expect("a notice").kind;
    assert_eq!(kind, NoticeKind::RequestAnswered { request: REQUEST });
}

#[test]
fn the_queue_of_the_desk_begins_with_what_waits_for_it_and_is_most_severe() {
    let mut partner = Partner::member("2020-03-19");
    let of = |severity| RequestEntry { severity, ..entry(ProblemType::Other) };
    for severity in [Severity::Minimal, Severity::Critical, Severity::Moderate, Severity::Critical] {
        partner.sends(submit(&of(severity)));
    }
    partner.sends(Command::WithdrawRequest { request: RequestId(3) });
    partner.sends_as(By::Agent, Command::AskMember { request: RequestId(2), text: "Which?".into() });
    let queue: Vec<u32> = partner.account.desk_queue().iter().map(|request| request.id.0).collect();
    assert_eq!(queue, [4, 1, 2]);
    let longest = partner.on("2020-03-25").sends(submit(&of(Severity::Critical)));
    assert_eq!(longest.len(), 1);
    let queue: Vec<u32> = partner.account.desk_queue().iter().map(|request| request.id.0).collect();
    assert_eq!(queue, [4, 5, 1, 2]);
}

#[test]
fn who_may_not_write_a_cancellation_is_told_whom_to_ask() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let grace = By::User(partner.is_joined_by("Grace Moreau", &[]));
    let subscription = partner.subscription_id();
    let mut form = partner.account.cancellation_request(grace, subscription);
    form.title = "Cancel".into();
    form.description = "Please cancel it.".into();
    let problem = Problem { field: Field::Wanted, why: Why::Empty };
    assert_eq!(form.check(), Err(vec![problem]));
    form.wanted = Some(memberdesk::domain::request_entry::Wanted::AtTermEnd);
    let refusal = partner.is_refused_as(grace, submit(&form));
    assert_eq!(refusal, Refusal::NotPermitted { permission: Permission::RequestCancellation });
    assert_eq!(refusal.remedy(), Some(Remedy::AskSomeoneWith(Permission::RequestCancellation)));
    partner.sends_as(grace, submit(&RequestEntry { problem: Some(ProblemType::Other), ..form }));
    assert_eq!(request(&partner).asked.cancels, None);
}

#[test]
fn the_automatic_desk_acknowledges_on_the_day_and_answers_after_two_working_days() {
    let mut partner = with_request();
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    partner.on("2020-03-19");
    assert_eq!(acts(&partner), [&Act::Acknowledged]);
    assert_eq!(request(&partner).turns[0].on, day("2020-03-19"));
    partner.on("2020-03-22");
    assert_eq!(acts(&partner), [&Act::Acknowledged]);
    partner.on("2020-03-23");
    assert_eq!(acts(&partner), [&Act::Acknowledged, &Act::Guided, &Act::Closed(Closing::Answered)]);
    assert!(request(&partner).turns.iter().all(|turn| turn.by == By::Clock));
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn a_reopened_request_is_answered_anew_by_the_automatic_desk() {
    let mut partner = with_request();
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    partner.on("2020-03-24").sends(reopen("That did not help."));
    partner.on("2020-03-25");
    assert_eq!(acts(&partner).last(), Some(&&Act::Acknowledged));
    assert_eq!(request(&partner).acknowledged, Some(day("2020-03-24")));
    partner.on("2020-03-26");
    assert_eq!(acts(&partner).last(), Some(&&Act::Closed(Closing::Answered)));
    assert_eq!(request(&partner).turns.len(), 7);
}

#[test]
fn the_automatic_desk_takes_over_what_waited_and_gives_it_back() {
    let mut partner = with_request();
    partner.on("2020-04-20").sends(Command::SetDesk { desk: DeskMode::Automatic });
    partner.on("2020-04-20");
    assert_eq!(
        request(&partner).status,
        RequestStatus::Closed { on: day("2020-04-20"), why: Closing::Answered }
    );
    partner.sends(submit(&entry(ProblemType::Profile)));
    partner.sends(Command::SetDesk { desk: DeskMode::ByHand });
    partner.on("2020-06-01");
    assert_eq!(request(&partner).waits_for(), Some(Side::Desk));
    assert_eq!(acts(&partner), [&Act::Acknowledged]);
}

#[test]
fn a_day_at_a_time_or_all_at_once_the_desk_does_the_same() {
    let mut slow = with_request();
    slow.sends_as(By::Agent, ask("Which invoice?"));
    slow.sends(submit(&entry(ProblemType::Profile)));
    slow.sends(Command::SetDesk { desk: DeskMode::Automatic });
    let mut quick = slow.clone();
    for days in 1..=40 {
        slow.lets_pass_until(day("2020-03-19").plus_days(days));
    }
    quick.lets_pass_until(day("2020-03-19").plus_days(40));
    assert_eq!(slow.journal, quick.journal);
    assert!(slow.account.requests.iter().all(|request| request.waits_for().is_none()));
}

#[test]
fn a_new_request_is_answered_in_the_language_of_the_person_who_writes_it() {
    let mut partner = Partner::member("2020-03-19");
    let wei = partner.invites("Wei", &[Role::DefaultUser]);
    partner.sends_as(By::User(wei), Command::AcceptInvitation);
    let profile = Profile { language: Language::SimplifiedChinese, ..profile("Wei", "wei@contoso.example") };
    partner.sends_as(By::User(wei), Command::ChangeOwnProfile { profile });
    assert_eq!(partner.account.new_request(By::User(wei)).language, Language::SimplifiedChinese);
    assert_eq!(partner.account.new_request(By::User(ADA)).language, Language::English);
}
