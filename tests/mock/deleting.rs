//! An account that is deleted is gone as a whole, and nothing of it is left to another one of its name.

use crate::client::{Answer, Connection, ask, get, post};
use crate::running::{Running, data_file};
use memberdesk::domain::date::Moment;
use memberdesk::domain::user::Language;
use memberdesk::journal::{SlotError, Slots};
use memberdesk::mock::accounts::{About, Accounts};
use memberdesk::mock::resources::Tag;
use memberdesk::mock::store::Store;
use serde_json::json;
use std::path::{Path, PathBuf};

/// How many bytes the log needs to say that an account is no more.
const WORD: u64 = "01234567 drop about:main 0 0\n\n".len() as u64;

/// A file with a company and a webhook of it, in the account `main`.
fn kept(name: &str) -> PathBuf {
    let data = data_file(name);
    let path = data.to_str().expect("a path");
    let backend = Running::with(&["--data", path, "--scenario", "network-member"]);
    let wish = json!({ "url": "http://127.0.0.1:9/hook" });
    assert_eq!(post(backend.address, "/v1/accounts/main/webhooks", &wish).status, 201);
    backend.stop();
    data
}

/// What is kept, with so much room more.
fn opened(data: &Path, room: u64) -> Accounts {
    let size = std::fs::metadata(data).expect("the file").len();
    Accounts::open(Store::open(data, size + room).expect("a log")).expect("accounts")
}

#[test]
fn a_deletion_for_which_there_is_no_room_changes_nothing() {
    let data = kept("undeleted");
    let before = std::fs::read(&data).expect("the file");
    let accounts = opened(&data, WORD - 1);
    let forget = |_: &memberdesk::mock::accounts::Account| panic!("nothing is forgotten");
    assert_eq!(accounts.delete("main", forget), Err(SlotError::Full));
    assert!(accounts.find("main").is_some());
    accounts.store().close();
    assert_eq!(std::fs::read(&data).expect("the file"), before);
}

#[test]
fn a_deletion_that_could_not_remove_everything_is_one_and_leaves_nothing_to_the_next_account() {
    let data = kept("deleted");
    let accounts = opened(&data, WORD);
    assert_eq!(accounts.delete("main", |_| ()), Ok(true));
    assert!(accounts.find("main").is_none());
    accounts.store().close();
    let accounts = opened(&data, 1 << 20);
    assert!(accounts.find("main").is_none(), "it does not come back");
    let left = |start| accounts.store().keys(start).expect("keys").len();
    assert!(left("account:main:") > 0 && left("webhook:main:") > 0, "something could not be removed");
    let about = About { title: None, founded: Moment::from_millis(0), drawn: 1 };
    assert!(accounts.found("main", about, Vec::new()).is_ok());
    assert_eq!((left("account:main:"), left("webhook:main:")), (0, 0));
    accounts.store().close();
}

/// Sends the head of a request, and its body only once the account was deleted; the backend asks for it when it has
/// found the account.
fn interrupted(backend: &Running, path: &str, body: &str) -> Answer {
    let mut slow = Connection::open(backend.address);
    let length = body.len();
    slow.write(
        format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: 1\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n").as_bytes(),
    );
    assert_eq!(slow.head().expect("a word").0, 100);
    assert_eq!(ask(backend.address, "DELETE", "/v1/accounts/main", &[], b"").status, 204);
    slow.write(body.as_bytes());
    slow.answer(false).expect("an answer")
}

#[test]
fn who_is_still_sending_when_the_account_is_deleted_is_told_that_there_is_none() {
    for (path, body) in [
        ("commands", json!({ "subscribe": { "offer": "action_pack" } })),
        ("webhooks", json!({ "url": "http://127.0.0.1:9/hook" })),
    ] {
        let backend = Running::of("network-member");
        let answer = interrupted(&backend, &format!("/v1/accounts/main/{path}"), &body.to_string());
        assert_eq!(answer.problem(404)["type"], "/v1/docs#not-found");
    }
}

#[test]
fn what_was_known_of_a_deleted_account_is_not_true_of_another_one_of_its_name() {
    let backend = Running::fresh();
    let founding = json!({
        "account": "twice", "scenario": "network-member", "seed": "0".repeat(32),
        "now": { "at": 1_700_000_000_000_u64, "day": "2026-03-02", "minute": 615 },
    });
    let order = json!({ "subscribe": { "offer": "action_pack" } }).to_string();
    let command = |key: &str, tag: &str| {
        let headers = [("Content-Type", "application/json"), ("Idempotency-Key", key), ("If-Match", tag)];
        ask(backend.address, "POST", "/v1/accounts/twice/commands", &headers, order.as_bytes())
    };
    let company = "/v1/accounts/twice/company";
    assert_eq!(post(backend.address, "/v1/accounts", &founding).status, 201);
    let first = get(backend.address, company);
    let tag = first.header("etag").expect("a tag");
    assert_eq!(command("order", tag).status, 200);
    assert_eq!(ask(backend.address, "DELETE", "/v1/accounts/twice", &[], b"").status, 204);
    assert_eq!(post(backend.address, "/v1/accounts", &founding).status, 201);
    let again = ask(backend.address, "GET", company, &[("If-None-Match", tag)], b"");
    assert_eq!(
        (again.status, again.header("memberdesk-position")),
        (200, first.header("memberdesk-position"))
    );
    command("other", tag).problem(412);
    let now = command("order", again.header("etag").expect("a tag"));
    assert_eq!((now.status, now.header("idempotency-replayed")), (200, None), "{}", now.text());
    // A position that it never had has nothing after it, and a stream that was there followed another account.
    let beyond = get(backend.address, "/v1/accounts/twice/journal?after=999");
    assert_eq!(beyond.json()["commits"], json!([0, []]));
    assert_ne!(beyond.header("memberdesk-position"), Some("999"));
    let mut stream = Connection::open(backend.address);
    stream.send("GET", "/v1/accounts/twice/events", &[("Last-Event-ID", "999")], b"");
    let told = stream.answer(false).expect("a stream that ends").text();
    assert!(told.starts_with("event: gone"), "{told}");
}

#[test]
fn a_tag_is_that_of_one_real_day_too_where_the_account_s_own_time_stands_still() {
    let data = data_file("tagged");
    let path = data.to_str().expect("a path");
    let backend = Running::with(&["--data", path, "--scenario", "network-member"]);
    let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "1")];
    let to = json!({ "move_date": { "to": "2150-01-01" } }).to_string();
    let moved = ask(backend.address, "POST", "/v1/accounts/main/commands", &headers, to.as_bytes());
    assert_eq!(moved.status, 200, "{}", moved.text());
    backend.stop();
    let accounts = opened(&data, 0);
    let account = accounts.find("main").expect("an account");
    let runtime = tokio::runtime::Builder::new_multi_thread().build().expect("threads");
    let tags = runtime.block_on(account.look(|desk| {
        let days = ["2026-03-02", "2026-03-03"].map(crate::partner::day);
        assert_eq!(desk.account().today(days[0]), desk.account().today(days[1]));
        days.map(|real| Tag::of(&account, desk, real, Language::English).header())
    }));
    let [one, other] = tags.expect("tags");
    assert_ne!(one, other);
    accounts.store().close();
}
