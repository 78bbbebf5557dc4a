//! A company on a backend behind HTTP: what its answers mean to the app, and when it is asked again.

use memberdesk::backend::protocol::{NotStored, Now, Request, Setback};
use memberdesk::backend::remote::{
    About, Answer, LONGEST_PAUSE, Server, Shut, Verdict, about, pause, reply, seen,
};
use memberdesk::domain::date::Moment;
use memberdesk::domain::id::CommandId;
use memberdesk::domain::user::By;
use memberdesk::journal::{Commit, FORMAT};

use crate::partner::day;

fn answer(status: u16, text: &str) -> Answer {
    Answer { status, text: text.to_owned(), retry_after: None }
}

fn commit(number: u64, id: u128) -> Commit {
    Commit { number, id: CommandId(id), at: Moment::from_millis(0), entries: Vec::new() }
}

fn request(id: u128, seen: u64) -> Request {
    let now = Now { at: Moment::from_millis(0), day: day("2026-03-02"), minute: 600 };
    Request { id: CommandId(id), seen, after: None, by: By::Visitor, now, command: None }
}

#[test]
fn what_was_not_answered_is_asked_again_and_what_was_answered_is_not() {
    assert_eq!(reply(None), Verdict::Later(None), "nothing came back");
    for status in [408, 429, 500, 502, 503, 504] {
        assert_eq!(reply(Some(&answer(status, ""))), Verdict::Later(None), "{status}");
    }
    let busy = Answer { retry_after: Some(7), ..answer(429, "{}") };
    assert_eq!(reply(Some(&busy)), Verdict::Later(Some(7)), "it says when");
    let done = r#"{"commits":[1,[]]}"#;
    assert!(matches!(reply(Some(&answer(200, done))), Verdict::Done(_)));
}

#[test]
fn what_a_rule_or_the_storage_is_against_is_over() {
    let failures = [
        (
            409,
            r#"{"changed_elsewhere":{"commits":[0,[]]}}"#,
            Setback::ChangedElsewhere { commits: Vec::new() },
        ),
        (
            422,
            r#"{"refused":{"refusal":{"any":["thing"]},"commits":[0,[]]}}"#,
            Setback::Refused { commits: Vec::new() },
        ),
        (
            507,
            r#"{"not_stored":{"why":"full","commits":[0,[]]}}"#,
            Setback::NotStored { why: NotStored::Full, commits: Vec::new() },
        ),
        (
            413,
            r#"{"not_stored":{"why":"too_large","commits":[0,[]]}}"#,
            Setback::NotStored { why: NotStored::TooLarge, commits: Vec::new() },
        ),
    ];
    for (status, failure, setback) in failures {
        let problem =
            [r#"{"type":"about","title":"t","status":1,"detail":"d","failure":"#, failure, "}"].concat();
        assert_eq!(reply(Some(&answer(status, &problem))), Verdict::Failed(setback), "{status}");
    }
}

#[test]
fn where_something_has_to_be_changed_first_the_backend_is_left_alone() {
    for (status, why) in [(401, Shut::Token), (403, Shut::Origin), (404, Shut::Gone), (400, Shut::Strange)] {
        assert_eq!(reply(Some(&answer(status, "{}"))), Verdict::Shut(why), "{status}");
    }
    assert_eq!(reply(Some(&answer(200, "<!doctype html>"))), Verdict::Shut(Shut::Strange), "another program");
    assert_eq!(about(Some(&answer(200, "[]"))), Verdict::Shut(Shut::Strange), "another program");
}

#[test]
fn a_backend_of_another_stored_form_is_not_written_to() {
    let said = |format| About {
        name: "Memberdesk mock backend".to_owned(),
        version: "9.0.0".to_owned(),
        format,
        accounts: Vec::new(),
    };
    let text = |format| serde_json::to_string(&said(format)).expect("JSON");
    assert_eq!(about(Some(&answer(200, &text(FORMAT)))), Verdict::Done(said(FORMAT)));
    for format in [FORMAT - 1, FORMAT + 1] {
        assert_eq!(about(Some(&answer(200, &text(format)))), Verdict::Shut(Shut::OtherVersion { format }));
    }
}

#[test]
fn a_backend_that_does_not_answer_is_asked_ever_more_rarely_and_never_given_up() {
    let pauses: Vec<u32> = (1..8).map(pause).collect();
    assert_eq!(pauses, [1, 2, 4, 8, 16, 30, 30]);
    assert_eq!(pause(u32::MAX), LONGEST_PAUSE);
    assert_eq!(pause(0), 1);
}

#[test]
fn what_was_asked_for_one_after_the_other_is_carried_out_one_after_the_other() {
    let history = [commit(1, 1_000), commit(2, 2_000), commit(3, 2_001)];
    let own = [CommandId(2_000)];
    // Both were asked for when one commit was known; the first one, and what time did before it, came between.
    assert_eq!(seen(&request(3_000, 1), &history, &own), 3);
    // Somebody else's commit is not passed over: the backend tells that they acted.
    assert_eq!(seen(&request(3_000, 0), &history, &own), 0);
    assert_eq!(seen(&request(3_000, 1), &history, &[]), 1);
    // What far away ids have in common is nothing.
    assert_eq!(seen(&request(3_000, 1), &[commit(1, 1_000), commit(2, 9_000)], &own), 1);
    assert_eq!(seen(&request(3_000, 3), &history, &[]), 3, "nothing came between");
}

#[test]
fn a_token_never_breaks_the_address_of_a_stream() {
    let server = Server {
        address: "http://127.0.0.1:8090".to_owned(),
        token: Some("a&b".to_owned()),
        account: "main".to_owned(),
    };
    let escaped = |token: &str| token.replace('&', "%26");
    let stream = "http://127.0.0.1:8090/v1/accounts/main/events?after=7";
    assert_eq!(server.stream(7, escaped), [stream, "&access_token=a%26b"].concat());
    assert_eq!(Server { token: None, ..server }.stream(7, escaped), stream);
}
