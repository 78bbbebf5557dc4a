//! What may be asked and decided, told before it is: what the two sides of the desk are shown.

use crate::partner::{Partner, day};
use memberdesk::domain::cancelling::Refund;
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::{DeskMode, Ruling};
use memberdesk::domain::entry::{Field, Problem, Why};
use memberdesk::domain::id::{SubscriptionId, UserId};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::request_entry::{RequestEntry, Wanted};
use memberdesk::domain::ruling_entry::{RulingChoice, RulingEntry};
use memberdesk::domain::support_request::Shelf;
use memberdesk::domain::user::{By, Role};

const PACK: SubscriptionId = SubscriptionId(1);

fn cancellation(partner: &Partner, by: By) -> Command {
    let entry = RequestEntry {
        title: "Cancel our Action Pack".into(),
        description: "We do not need it any more.".into(),
        contact_name: "Ada".into(),
        email: "ada@contoso.example".into(),
        wanted: Some(Wanted::Refund),
        ..partner.account.cancellation_request(by, PACK)
    };
    Command::OpenRequest { asked: Box::new(entry.check().expect("a request that passes the check")) }
}

#[test]
fn whether_a_request_may_be_submitted_is_told_before_the_form_is_filled_in() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let reader = partner.is_joined_by("Ben", &[Role::DefaultUser]);
    let people = [By::User(UserId(1)), By::User(reader), By::Agent];
    for asked_already in [false, true] {
        for by in people {
            let told = partner.account.may_submit(by, partner.today, Some(PACK));
            let decided = partner.clone().tries_as(by, cancellation(&partner, by)).map(drop);
            assert_eq!(told, decided, "{by:?}, asked already: {asked_already}");
        }
        if !asked_already {
            let command = cancellation(&partner, people[0]);
            partner.sends(command);
        }
    }
    assert_eq!(partner.account.may_submit(By::User(reader), partner.today, None), Ok(()));
    assert!(partner.account.may_submit(By::Agent, partner.today, None).is_err());
}

#[test]
fn a_decision_is_read_from_what_was_chosen_and_typed() {
    let entry = |choice, amount: &str, reason: &str| RulingEntry {
        choice: Some(choice),
        amount: amount.into(),
        reason: reason.into(),
    };
    let now = |refund| Ok(Ruling::CancelNow { refund });
    let wrong = |field, why| Err(vec![Problem { field, why }]);
    for (entry, expected) in [
        (RulingEntry::default(), wrong(Field::Ruling, Why::Empty)),
        (entry(RulingChoice::FullRefund, "x", ""), now(Refund::Full)),
        (entry(RulingChoice::NoRefund, "1", ""), now(Refund::None)),
        (entry(RulingChoice::PartRefund, "120.50", ""), now(Refund::Part(Money::new(12_050, Currency::Usd)))),
        (entry(RulingChoice::PartRefund, " ", ""), wrong(Field::Amount, Why::Empty)),
        (entry(RulingChoice::PartRefund, "-1", ""), wrong(Field::Amount, Why::NotAnAmount)),
        (entry(RulingChoice::AtEnd, "", ""), Ok(Ruling::CancelAtEnd)),
        (entry(RulingChoice::Reject, "", " Too late. "), Ok(Ruling::Reject { reason: "Too late.".into() })),
        (entry(RulingChoice::Reject, "", " "), wrong(Field::Reason, Why::Empty)),
    ] {
        assert_eq!(entry.check(Currency::Usd), expected, "{entry:?}");
    }
}

#[test]
fn the_automatic_desk_says_when_it_acts_next() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let command = cancellation(&partner, By::User(UserId(1)));
    partner.sends(command);
    let next = |partner: &Partner| partner.account.automatic_day(&partner.account.requests[0]);
    assert_eq!(next(&partner), None, "a support agent answers");
    partner.sends(Command::SetDesk { desk: DeskMode::Automatic });
    assert_eq!(next(&partner), Some(day("2020-03-19")));
    partner.on("2020-03-20");
    assert_eq!(next(&partner), Some(day("2020-03-23")), "two working days after Thursday");
    assert_eq!(partner.account.requests[0].shelf(), Shelf::Open);
    partner.on("2020-03-23");
    assert_eq!(next(&partner), None);
    assert_eq!(partner.account.requests[0].shelf(), Shelf::Closed);
}
