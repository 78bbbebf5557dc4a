//! Commands of clients that keep no journal.

use crate::client::{Answer, ask, get};
use crate::running::{Running, data_file, join, request, send};
use memberdesk::domain::command::Command;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::user::By;
use serde_json::{Value, json};

fn command(backend: &Running, query: &str, headers: &[(&str, &str)], command: &Value) -> Answer {
    let headers = [&[("Content-Type", "application/json")], headers].concat();
    let path = format!("/v1/accounts/main/commands{query}");
    ask(backend.address, "POST", &path, &headers, command.to_string().as_bytes())
}

fn subscribe() -> Value {
    serde_json::to_value(Command::Subscribe { offer: Offer::ActionPack }).expect("JSON")
}

#[test]
fn a_command_needs_a_key() {
    let backend = Running::of("network-member");
    command(&backend, "", &[], &subscribe()).problem(400);
    command(&backend, "", &[("Idempotency-Key", "")], &subscribe()).problem(400);
    command(&backend, "", &[("Idempotency-Key", &"k".repeat(256))], &subscribe()).problem(400);
}

#[test]
fn a_key_carries_out_its_command_once() {
    let backend = Running::of("network-member");
    let key = [("Idempotency-Key", "order-1")];
    let first = command(&backend, "", &key, &subscribe());
    assert_eq!(first.status, 200, "{}", first.text());
    assert_eq!(first.json()["happened"].as_array().map(Vec::len), Some(1));
    assert_eq!(first.header("idempotency-replayed"), None);
    let again = command(&backend, "", &key, &subscribe());
    assert_eq!(again.json(), first.json());
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    let orders = get(backend.address, "/v1/accounts/main/orders").json();
    assert_eq!(orders["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_key_that_comes_with_another_command_is_refused() {
    let backend = Running::of("network-member");
    let key = [("Idempotency-Key", "order-1")];
    command(&backend, "", &key, &subscribe());
    let other = serde_json::to_value(Command::AcceptTerms { order: memberdesk::domain::id::OrderId(1) });
    let problem = command(&backend, "", &key, &other.expect("JSON")).problem(422);
    assert_eq!(problem["type"], "/v1/docs#key-reused");
}

#[test]
fn a_command_is_decided_only_on_what_was_seen() {
    let backend = Running::of("network-member");
    let seen = get(backend.address, "/v1/accounts/main/offers");
    let tag = seen.header("etag").expect("a tag").to_owned();
    let key = [("Idempotency-Key", "1"), ("If-Match", tag.as_str())];
    assert_eq!(command(&backend, "", &key, &subscribe()).status, 200);
    let late = [("Idempotency-Key", "2"), ("If-Match", tag.as_str())];
    let terms = json!({ "accept_terms": { "order": 1 } });
    let problem = command(&backend, "", &late, &terms).problem(412);
    assert!(problem["failure"]["changed_elsewhere"].is_object());
    let position = get(backend.address, "/v1/accounts/main").json()["position"].to_string();
    let position = format!("\"{position}\"");
    let now = [("Idempotency-Key", "3"), ("If-Match", position.as_str())];
    assert_eq!(command(&backend, "", &now, &terms).status, 200);
    let broken = [("Idempotency-Key", "4"), ("If-Match", "yesterday")];
    command(&backend, "", &broken, &terms).problem(400);
}

#[test]
fn a_rule_refuses_it_by_the_same_name_as_in_the_app() {
    let backend = Running::of("network-member");
    let buy = json!({ "buy": { "order": 7 } });
    let problem = command(&backend, "", &[("Idempotency-Key", "1")], &buy).problem(422);
    assert_eq!(problem["rule"], "not-found");
    let visitor = command(&backend, "?by=visitor", &[("Idempotency-Key", "2")], &subscribe()).problem(422);
    assert_eq!(visitor["rule"], "role-lacks-permission");
    command(&backend, "?by=somebody", &[("Idempotency-Key", "3")], &subscribe()).problem(400);
}

#[test]
fn without_a_company_a_visitor_sends_it() {
    let backend = Running::fresh();
    let joining = serde_json::to_value(join()).expect("JSON");
    let joined = command(&backend, "", &[("Idempotency-Key", "1")], &joining);
    assert_eq!(joined.status, 200, "{}", joined.text());
    let company = get(backend.address, "/v1/accounts/main/company").json();
    assert_eq!(company["company"]["legal_name"], "Contoso Consulting");
    // The app finds what was done so as it finds everything.
    let looked = send(backend.address, "main", &request(9, 0, By::Visitor, "2020-01-01", None));
    assert_eq!(looked.json()["commits"][0], 1);
}

#[test]
fn a_key_never_means_what_something_else_did() {
    let backend = Running::of("renewal-in-30-days");
    // What time does gets the ids after that of the command before which it happens.
    for number in 16..24 {
        let to = json!({ "move_date": { "to": format!("21{number}-01-01") } });
        let answer = command(&backend, "", &[("Idempotency-Key", &format!("{number:032x}"))], &to);
        assert_eq!((answer.status, answer.header("idempotency-replayed")), (200, None), "{}", answer.text());
    }
}

/// The command by which the first person gets a name.
fn rename(backend: &Running, name: Option<&str>) -> Value {
    let user = get(backend.address, "/v1/accounts/main/users/1").json();
    let name = name.map_or_else(|| user["name"].clone(), Value::from);
    let profile = json!({ "name": name, "email": user["email"], "language": user["language"] });
    json!({ "change_own_profile": { "profile": profile } })
}

#[test]
fn a_key_whose_command_had_nothing_to_do_is_remembered_too() {
    let backend = Running::of("network-member");
    let same = rename(&backend, None);
    let key = [("Idempotency-Key", "same")];
    let first = command(&backend, "", &key, &same);
    assert_eq!(first.json()["happened"], json!([]), "{}", first.text());
    let other = rename(&backend, Some("Ada Berg"));
    command(&backend, "", &key, &other).problem(422);
    assert_eq!(command(&backend, "", &[("Idempotency-Key", "other")], &other).status, 200);
    let again = command(&backend, "", &key, &same);
    assert_eq!(again.json()["happened"], json!([]));
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(rename(&backend, None), other, "nothing was undone");
}

#[test]
fn a_key_is_not_taken_by_what_was_never_decided() {
    let backend = Running::of("network-member");
    let key = ("Idempotency-Key", "order-1");
    command(&backend, "?by=somebody", &[key], &subscribe()).problem(400);
    command(&backend, "", &[key, ("If-Match", "\"0\"")], &subscribe()).problem(412);
    let last = command(&backend, "", &[key], &subscribe());
    assert_eq!((last.status, last.header("idempotency-replayed")), (200, None), "{}", last.text());
}

#[test]
fn who_did_what_a_key_did_is_known_after_a_new_start_too() {
    let data = data_file("keys");
    let options = ["--data", data.to_str().expect("a path"), "--scenario", "network-member"];
    let key = [("Idempotency-Key", "order-1")];
    let backend = Running::with(&options);
    assert_eq!(command(&backend, "?by=1", &key, &subscribe()).status, 200);
    backend.stop();
    let backend = Running::with(&options);
    command(&backend, "?by=2", &key, &subscribe()).problem(422);
    let again = command(&backend, "?by=1", &key, &subscribe());
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
}
