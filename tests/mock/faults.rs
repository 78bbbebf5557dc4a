//! Faults on demand: each happens as it was asked for, and the same each time.

use crate::client::{Answer, Connection, ask, get};
use crate::partner::{GOOD, card};
use crate::running::{Running, join, request, send};
use memberdesk::domain::command::Command;
use memberdesk::domain::id::UserId;
use memberdesk::domain::user::By;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn set(backend: &Running, faults: &Value) -> Answer {
    let json = [("Content-Type", "application/json")];
    ask(backend.address, "PUT", "/v1/faults", &json, faults.to_string().as_bytes())
}

fn statuses(backend: &Running, count: usize) -> Vec<u16> {
    (0..count).map(|_| get(backend.address, "/v1/accounts/main").status).collect()
}

#[test]
fn errors_follow_from_their_seed() {
    let backend = Running::with(&["--fault-errors", "0.5", "--fault-seed", "7"]);
    let first = statuses(&backend, 40);
    assert!(first.contains(&200) && first.contains(&503), "{first:?}");
    assert_eq!(set(&backend, &json!({ "errors": 0.5, "seed": 7 })).status, 200);
    assert_eq!(statuses(&backend, 40), first);
    set(&backend, &json!({ "errors": 0.5, "seed": 8 }));
    assert_ne!(statuses(&backend, 40), first);
    set(&backend, &json!({}));
    assert_eq!(statuses(&backend, 40), [200; 40]);
    assert_eq!(get(backend.address, "/v1/faults").json()["errors"], 0.0);
}

#[test]
fn a_request_whose_answer_was_lost_was_carried_out_once() {
    let backend = Running::fresh();
    set(&backend, &json!({ "lost": 1.0 }));
    let joining = request(7, 0, By::Visitor, "2026-03-02", Some(join()));
    let body = serde_json::to_vec(&joining).expect("JSON");
    let mut connection = Connection::open(backend.address);
    let json = [("Content-Type", "application/json")];
    connection.send("POST", "/v1/accounts/main/requests", &json, &body);
    let answer = connection.answer(false);
    assert!(answer.is_none_or(|answer| answer.body.is_empty()), "nothing of the answer arrives");
    set(&backend, &json!({}));
    let again = send(backend.address, "main", &joining);
    assert_eq!(again.status, 200);
    assert_eq!(get(backend.address, "/v1/accounts/main").json()["position"], 1);
}

#[test]
fn latency_is_kept_to() {
    let backend = Running::with(&["--latency", "150"]);
    let began = now();
    get(backend.address, "/v1/accounts/main");
    assert!(began.elapsed() >= Duration::from_millis(150));
}

#[test]
fn a_stale_command_is_told_so_and_changes_nothing() {
    let backend = Running::fresh();
    set(&backend, &json!({ "stale": 1.0 }));
    let joining = request(7, 0, By::Visitor, "2026-03-02", Some(join()));
    let problem = send(backend.address, "main", &joining).problem(409);
    assert_eq!(problem["failure"]["changed_elsewhere"]["commits"], json!([0, []]));
    let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "1")];
    let command = serde_json::to_vec(&join()).expect("JSON");
    let told = ask(backend.address, "POST", "/v1/accounts/main/commands", &headers, &command);
    told.problem(412);
    assert!(told.header("etag").is_some(), "as where others did act");
    set(&backend, &json!({}));
    assert_eq!(send(backend.address, "main", &joining).status, 200);
}

#[test]
fn a_card_that_is_to_be_declined_is() {
    let backend = Running::fresh();
    let by = By::User(UserId(1));
    send(backend.address, "main", &request(1, 0, By::Visitor, "2026-03-02", Some(join())));
    set(&backend, &json!({ "declines": 1.0 }));
    let adding = Command::AddPaymentMethod { card: card(GOOD), order: None };
    let answer = send(backend.address, "main", &request(1 << 32, 1, by, "2026-03-02", Some(adding)));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let methods = get(backend.address, "/v1/accounts/main/payment-methods").json();
    assert_eq!(methods["items"][0]["card"]["behaviour"], "declines_later");
}

#[test]
fn a_stream_that_is_to_break_off_does_after_what_it_tells() {
    let backend = Running::fresh();
    send(backend.address, "main", &request(1, 0, By::Visitor, "2026-03-02", Some(join())));
    set(&backend, &json!({ "drops": 1.0 }));
    let mut connection = Connection::open(backend.address);
    connection.send("GET", "/v1/accounts/main/events?after=0", &[], b"");
    let told = connection.answer(false).expect("a stream").text();
    assert!(told.contains("event: commits") && told.contains("id: 1"), "{told}");
}

#[test]
fn what_cannot_be_had_is_refused() {
    let backend = Running::fresh();
    for wrong in
        [json!({ "errors": 1.5 }), json!({ "drops": -0.1 }), json!({ "latency": 99_999 }), json!({ "x": 1 })]
    {
        set(&backend, &wrong).problem(400);
    }
}

#[allow(clippy::disallowed_methods, reason = "a test may measure")]
fn now() -> Instant {
    Instant::now()
}
