//! What the app makes of the backend's answers: it reads them with its own reader and its own half of the protocol.

use crate::client::get;
use crate::running::{Running, join, request, send};
use memberdesk::backend::protocol::Setback;
use memberdesk::backend::remote::{About, Answer, Shut, Verdict, about, reply};
use memberdesk::domain::command::Command;
use memberdesk::domain::id::UserId;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::user::By;
use memberdesk::journal::FORMAT;

fn heard(answer: &crate::client::Answer) -> Option<Answer> {
    Some(Answer { status: answer.status, text: answer.text(), retry_after: None })
}

#[test]
fn the_app_understands_what_the_backend_says_of_itself() {
    let backend = Running::of("fresh-action-pack");
    let said = about(heard(&get(backend.address, "/v1")).as_ref());
    let Verdict::Done(About { format, accounts, .. }) = said else { panic!("{said:?}") };
    assert_eq!(format, FORMAT);
    assert_eq!(accounts[0].account, "main");
    assert_eq!(accounts[0].title, "Lumen Bridge Systems");
}

#[test]
fn the_app_understands_what_came_of_a_request() {
    let backend = Running::fresh();
    let joined = send(backend.address, "main", &request(7, 0, By::Visitor, "2026-03-02", Some(join())));
    let Verdict::Done(done) = reply(heard(&joined).as_ref()) else { panic!("{}", joined.text()) };
    assert_eq!(done.commits.len(), 1);
    let subscribe = || Some(Command::Subscribe { offer: Offer::ActionPack });
    let stale = send(backend.address, "main", &request(8, 0, By::User(UserId(1)), "2026-03-02", subscribe()));
    let Verdict::Failed(Setback::ChangedElsewhere { commits }) = reply(heard(&stale).as_ref()) else {
        panic!("{}", stale.text())
    };
    assert_eq!(commits, done.commits);
    // Whoever joined waits to be authorized, so that a rule is against buying.
    let early = send(backend.address, "main", &request(9, 1, By::Visitor, "2026-03-02", subscribe()));
    let early = reply(heard(&early).as_ref());
    assert!(matches!(early, Verdict::Failed(Setback::Refused { .. })), "{early:?}");
    let journal = reply(heard(&get(backend.address, "/v1/accounts/main/journal?after=0")).as_ref());
    assert_eq!(journal, Verdict::Done(done));
}

#[test]
fn the_app_understands_why_it_is_not_let_in() {
    let backend = Running::with(&["--token", "sesame"]);
    let said = about(heard(&get(backend.address, "/v1")).as_ref());
    assert_eq!(said, Verdict::Shut(Shut::Token));
    let backend = Running::fresh();
    let gone = reply(heard(&get(backend.address, "/v1/accounts/other/journal")).as_ref());
    assert_eq!(gone, Verdict::Shut(Shut::Gone));
}
