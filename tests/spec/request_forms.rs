//! The form of a service request (statements 169-171): what is asked for, filled in and checked.

use crate::partner::Partner;
use crate::requests::{ADA, REQUEST, add, ask, entry, with_request};
use memberdesk::domain::command::Command;
use memberdesk::domain::entry::{Field, Problem, Why};
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::request_entry::{Attachment, ProblemType, RequestEntry, Severity};
use memberdesk::domain::user::{By, Language};

#[test]
fn everything_required_is_asked_for_at_once() {
    let problems = RequestEntry::default().check().expect_err("an empty form");
    let fields: Vec<Field> = problems.iter().map(|problem| problem.field).collect();
    let required = [Field::ProblemType, Field::Title, Field::Description, Field::ContactName, Field::Email];
    assert_eq!(fields, required);
    assert!(problems.iter().all(|problem| problem.why == Why::Empty));
}
#[test]
fn a_form_tells_what_is_too_long_too_many_or_a_card_number() {
    let file = |name: &str| Attachment { name: name.into(), bytes: 1_024 };
    let of = |entry: RequestEntry| entry.check().expect_err("a wrong form");
    let long = RequestEntry { title: "t".repeat(121), ..entry(ProblemType::Other) };
    assert_eq!(of(long), [Problem { field: Field::Title, why: Why::TooLong { most: 120 } }]);
    let long = RequestEntry { description: "d".repeat(3_001), ..entry(ProblemType::Other) };
    assert_eq!(of(long), [Problem { field: Field::Description, why: Why::TooLong { most: 3_000 } }]);
    let many = RequestEntry { attachments: vec![file("a.png"); 6], ..entry(ProblemType::Other) };
    assert_eq!(of(many), [Problem { field: Field::Attachments, why: Why::TooMany { most: 5 } }]);
    let nameless = RequestEntry { attachments: vec![file(" ")], ..entry(ProblemType::Other) };
    assert_eq!(of(nameless), [Problem { field: Field::Attachments, why: Why::Empty }]);
    let card =
        RequestEntry { description: "I paid with 4242424242424242.".into(), ..entry(ProblemType::Other) };
    assert_eq!(of(card), [Problem { field: Field::Description, why: Why::HoldsCardNumber }]);
    let phone = RequestEntry { phone: "call me".into(), ..entry(ProblemType::Other) };
    assert_eq!(of(phone), [Problem { field: Field::Phone, why: Why::NotAPhone }]);

    let full = RequestEntry { attachments: vec![file("a.png"); 5], ..entry(ProblemType::Other) };
    assert_eq!(full.check().expect("five files").attachments.len(), 5);
}
#[test]
fn a_request_about_billing_says_whether_it_cancels() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let unsaid = vec![Problem { field: Field::Matter, why: Why::Empty }];
    let mut form = entry(ProblemType::Billing);
    assert_eq!(partner.account.check_request(&form, partner.today), Err(unsaid.clone()));
    let all = RequestEntry { problem: Some(ProblemType::Billing), ..RequestEntry::default() };
    let found = partner.account.check_request(&all, partner.today).expect_err("an empty form");
    assert_eq!(found[0], unsaid[0]);
    assert!(found.len() > 1, "{found:?}");

    let other = RequestEntry { something_else: true, ..form.clone() };
    let asked = partner.account.check_request(&other, partner.today).expect("a question");
    assert_eq!((asked.cancels, RequestEntry::from(&asked)), (None, other));
    let membership = entry(ProblemType::Membership);
    assert!(partner.account.check_request(&membership, partner.today).is_ok());
    form.subscription = Some(partner.subscription_id());
    let how = vec![Problem { field: Field::Wanted, why: Why::Empty }];
    assert_eq!(partner.account.check_request(&form, partner.today), Err(how));

    partner.sends(Command::TurnOffRenewal { subscription: partner.subscription_id() });
    partner.on("2021-06-01");
    form.subscription = None;
    assert!(partner.account.check_request(&form, partner.today).is_ok(), "nothing is left to cancel");
}
#[test]
fn what_was_asked_can_be_filled_into_a_form_again() {
    let entry = RequestEntry {
        phone: "+1 425 555 0100".into(),
        severity: Severity::Critical,
        language: Language::SimplifiedChinese,
        attachments: vec![Attachment { name: "screen.png".into(), bytes: 20_480 }],
        ..entry(ProblemType::TaxExemption)
    };
    let asked = entry.check().expect("a request that passes the check");
    assert_eq!(RequestEntry::from(&asked), entry);
}
#[test]
fn what_is_sent_without_a_form_is_checked_all_the_same() {
    let mut partner = with_request();
    let mut asked = entry(ProblemType::Other).check().expect("a request that passes the check");
    asked.title = String::new();
    let problems = vec![Problem { field: Field::Title, why: Why::Empty }];
    let refusal = partner.is_refused(Command::OpenRequest { asked: Box::new(asked) });
    assert_eq!(refusal, Refusal::FormWrong { problems });

    let empty = |field| Refusal::FormWrong { problems: vec![Problem { field, why: Why::Empty }] };
    assert_eq!(partner.is_refused(add(" ")), empty(Field::Message));
    assert_eq!(partner.is_refused_as(By::Agent, ask("")), empty(Field::Message));
    let silent = Command::WriteToMember { request: REQUEST, text: "\n".into() };
    assert_eq!(partner.is_refused_as(By::Agent, silent), empty(Field::Message));
    let nameless = Command::AddInformation {
        request: REQUEST,
        text: "See the file.".into(),
        attachments: vec![Attachment { name: String::new(), bytes: 1 }],
    };
    assert_eq!(partner.is_refused(nameless), empty(Field::Attachments));
}
#[test]
fn a_new_request_is_filled_in_with_the_person() {
    let mut partner = Partner::member("2020-03-19");
    let filled = partner.account.new_request(By::User(ADA));
    assert_eq!((&*filled.contact_name, &*filled.email), ("Ada Lindqvist", "ada@contoso.example"));
    assert_eq!((&*filled.title, filled.problem), ("", None));
    assert_eq!(partner.account.new_request(By::Visitor), RequestEntry::default());

    let mut company = partner.account.company.clone().expect("the company");
    company.contact.phone = Some("+1 425 555 0100".into());
    partner.sends(Command::ChangeCompany { company: Box::new(company) });
    assert_eq!(partner.account.new_request(By::User(ADA)).phone, "+1 425 555 0100");
    let grace = partner.is_joined_by("Grace Moreau", &[]);
    assert_eq!(partner.account.new_request(By::User(grace)).phone, "");
}
#[test]
fn the_first_type_of_problem_is_the_one_of_the_workflow() {
    assert_eq!(ProblemType::ALL[0], ProblemType::Billing);
    let own: Vec<ProblemType> = ProblemType::ALL.into_iter().filter(|problem| problem.is_own()).collect();
    assert_eq!(own, [ProblemType::Benefits, ProblemType::Membership, ProblemType::Other]);
}
