//! What the app and the backend say to each other.

use crate::client::{ask, get, post};
use crate::partner::{contact, profile};
use crate::running::{Running, data_file, found, join, request, send};
use memberdesk::backend::protocol::{Failure, NotStored, Reply};
use memberdesk::domain::command::Command;
use memberdesk::domain::id::UserId;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::request_entry::{Asked, ProblemType, Severity};
use memberdesk::domain::user::{By, Language};
use memberdesk::journal::FORMAT;
use memberdesk::mock::journal::PAGE_COMMITS;
use serde_json::{Value, json};

fn reply(body: &Value) -> Reply {
    serde_json::from_value(body.clone()).expect("a reply")
}

fn failure(problem: &Value) -> Failure {
    serde_json::from_value(problem["failure"].clone()).expect("a failure")
}

fn looked_at() -> Command {
    Command::Subscribe { offer: Offer::ActionPack }
}

#[test]
fn it_says_who_it_is_and_which_accounts_there_are() {
    let backend = Running::of("fresh-action-pack");
    let about = get(backend.address, "/v1").json();
    assert_eq!(about["name"], "Memberdesk mock backend");
    assert_eq!(about["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(about["format"], FORMAT);
    let accounts = about["accounts"].as_array().expect("accounts");
    assert_eq!(accounts.len(), 1);
    assert_eq!(accounts[0]["account"], "main");
    assert_eq!(accounts[0]["title"], "Lumen Bridge Systems");
    assert!(accounts[0]["position"].as_u64().is_some_and(|position| position > 3));
    assert_eq!(get(backend.address, "/v1/accounts/main").json(), accounts[0]);
}

#[test]
fn a_request_is_carried_out_once_however_often_it_comes() {
    let backend = Running::fresh();
    let joining = request(7, 0, By::Visitor, "2026-03-02", Some(join()));
    let first = send(backend.address, "main", &joining);
    assert_eq!(first.status, 200, "{}", first.text());
    assert_eq!(first.header("memberdesk-position"), Some("1"));
    let again = send(backend.address, "main", &joining);
    assert_eq!(again.json(), first.json());
    assert_eq!(reply(&first.json()).commits.len(), 1);
    assert_eq!(get(backend.address, "/v1/accounts/main").json()["position"], 1);
}

#[test]
fn who_has_not_seen_everything_is_told_what_happened() {
    let backend = Running::fresh();
    send(backend.address, "main", &request(7, 0, By::Visitor, "2026-03-02", Some(join())));
    let behind = request(8, 0, By::User(UserId(1)), "2026-03-02", Some(looked_at()));
    let problem = send(backend.address, "main", &behind).problem(409);
    let failure = failure(&problem);
    assert!(matches!(failure, Failure::ChangedElsewhere { .. }), "{failure:?}");
    assert_eq!(failure.commits().len(), 1);
    assert_eq!(get(backend.address, "/v1/accounts/main").json()["position"], 1);
}

#[test]
fn a_refusal_has_its_rule_and_its_words_in_the_language_of_the_one_who_asks() {
    let backend = Running::fresh();
    let buying = request(7, 0, By::User(UserId(1)), "2026-03-02", Some(looked_at()));
    let body = serde_json::to_string(&buying).expect("JSON");
    let ask_in = |language| {
        let headers = [("Content-Type", "application/json"), ("Accept-Language", language)];
        ask(backend.address, "POST", "/v1/accounts/main/requests", &headers, body.as_bytes())
    };
    let english = ask_in("en-GB,en;q=0.8");
    assert_eq!(english.header("content-language"), Some("en"));
    let english = english.problem(422);
    let chinese = ask_in("zh-CN,zh;q=0.9,en;q=0.5");
    assert_eq!(chinese.header("content-language"), Some("zh-Hans"));
    let chinese = chinese.problem(422);
    assert_eq!(english["rule"], "role-lacks-permission");
    assert_eq!(english["rule"], chinese["rule"]);
    assert_ne!(english["detail"], chinese["detail"]);
    assert!(matches!(failure(&chinese), Failure::Refused { .. }));
}

#[test]
fn the_journal_is_read_in_pages_until_nothing_comes() {
    let backend = Running::fresh();
    send(backend.address, "main", &request(1, 0, By::Visitor, "2026-03-02", Some(join())));
    let count = PAGE_COMMITS as u64 + 20;
    let by = By::User(UserId(1));
    for number in 1..count {
        // Each of the two undoes the other, so that each is a commit.
        let name = if number % 2 == 0 { "Ada Lindqvist" } else { "Ada Berg" };
        let command = Command::ChangeOwnProfile { profile: profile(name, "ada@contoso.example") };
        let sent = request(u128::from(number + 1) << 32, number, by, "2026-03-02", Some(command));
        let answer = send(backend.address, "main", &sent);
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    let mut after = 0;
    let mut pages = 0;
    loop {
        let page = get(backend.address, &format!("/v1/accounts/main/journal?after={after}"));
        assert_eq!(page.header("memberdesk-position"), Some(count.to_string().as_str()));
        let commits = reply(&page.json()).commits;
        let Some(last) = commits.last() else { break };
        assert_eq!(commits[0].number, after + 1);
        after = last.number;
        pages += 1;
    }
    assert_eq!((after, pages), (count, 2));
    let behind = request(9, 0, by, "2026-03-02", None);
    let answer = reply(&send(backend.address, "main", &behind).json());
    assert_eq!(answer.commits.len(), PAGE_COMMITS, "an answer is a page, too");
}

#[test]
fn a_backup_founds_an_account_with_the_same_history() {
    let backend = Running::of("ten-years");
    let backup = get(backend.address, "/v1/accounts/main/backup");
    assert!(backup.body.len() > 64 * 1024, "a backup may be longer than other bodies");
    // The document goes as it came: whoever sorts its members anew has altered it.
    let json = [("Content-Type", "application/json")];
    let copy = ask(backend.address, "POST", "/v1/accounts?account=copy", &json, &backup.body);
    assert_eq!(copy.status, 201, "{}", copy.text());
    assert_eq!(copy.header("location"), Some("/v1/accounts/copy"));
    let named = format!("{{\"account\":\"named\",\"title\":\"A copy\",\"backup\":{}}}", backup.text());
    let named = ask(backend.address, "POST", "/v1/accounts", &json, named.as_bytes());
    assert_eq!(named.json()["title"], "A copy", "{}", named.text());
    for name in ["copy", "named"] {
        let copied = get(backend.address, &format!("/v1/accounts/{name}/backup")).json();
        assert_eq!(copied["commits"], backup.json()["commits"]);
    }
}

#[test]
fn a_backup_that_was_changed_founds_nothing() {
    let backend = Running::of("fresh-action-pack");
    let document = get(backend.address, "/v1/accounts/main/backup").text();
    let changed = document.replacen("\"minute\":540", "\"minute\":541", 1);
    assert_ne!(changed, document);
    let json = [("Content-Type", "application/json")];
    let path = "/v1/accounts?account=copy";
    ask(backend.address, "POST", path, &json, changed.as_bytes()).problem(422);
    get(backend.address, "/v1/accounts/copy").problem(404);
}

#[test]
fn an_account_is_founded_once_and_can_be_deleted() {
    let backend = Running::fresh();
    found(backend.address, "other");
    post(backend.address, "/v1/accounts", &json!({ "account": "other" })).problem(409);
    for name in ["", "Other", "a b", "../x", &"a".repeat(41)] {
        post(backend.address, "/v1/accounts", &json!({ "account": name })).problem(400);
    }
    post(backend.address, "/v1/accounts", &json!({ "scenario": "nobody" })).problem(400);
    let long = "a".repeat(81);
    post(backend.address, "/v1/accounts", &json!({ "title": long })).problem(400);
    post(backend.address, &format!("/v1/accounts?title={long}"), &json!({ "title": "Short" })).problem(400);
    assert_eq!(ask(backend.address, "DELETE", "/v1/accounts/other", &[], b"").status, 204);
    ask(backend.address, "DELETE", "/v1/accounts/other", &[], b"").problem(404);
    get(backend.address, "/v1/accounts/other").problem(404);
    found(backend.address, "other");
}

#[test]
fn every_ready_made_company_can_be_founded() {
    let backend = Running::fresh();
    let scenarios = get(backend.address, "/v1/scenarios").json();
    for scenario in scenarios["items"].as_array().expect("scenarios") {
        let body = json!({
            "account": scenario["scenario"], "scenario": scenario["scenario"], "language": "zh-Hans",
            "now": { "at": 1_700_000_000_000_u64, "day": "2026-03-02", "minute": 615 },
        });
        let founded = post(backend.address, "/v1/accounts", &body);
        assert_eq!(founded.status, 201, "{}", founded.text());
    }
}

#[test]
fn what_is_wrong_with_a_body_is_said_in_words_that_help() {
    let backend = Running::of("network-member");
    let said = |path: &str, body: &str, status: u16| {
        let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "1")];
        let problem = ask(backend.address, "POST", path, &headers, body.as_bytes()).problem(status);
        problem["detail"].as_str().expect("a text").to_owned()
    };
    let commands = "/v1/accounts/main/commands";
    assert!(said(commands, "", 400).contains("empty"));
    assert!(said(commands, "{\"subscribe\": ", 400).contains("cut off"));
    let two = json!({ "subscribe": { "offer": "silver" }, "buy": { "order": 1 } }).to_string();
    assert!(said(commands, &two, 400).contains("one member"));
    let backup = get(backend.address, "/v1/accounts/main/backup").text();
    let cut = said("/v1/accounts?account=copy", &backup[..backup.len() / 2], 400);
    assert!(cut.contains("backup") && cut.contains("once more"), "{cut}");
    let other = said("/v1/accounts?account=copy", "{\"backup\": {\"memberdesk\": 1}}", 422);
    assert!(!other.contains("NotMemberdesk") && !other.contains("Unreadable"), "{other}");
}

#[test]
fn a_ready_made_company_has_its_past_within_the_calendar() {
    let backend = Running::fresh();
    let scenarios = get(backend.address, "/v1/scenarios").json();
    for scenario in scenarios["items"].as_array().expect("scenarios") {
        let told = |day: &str| {
            let now = json!({ "at": 0, "day": day, "minute": 0 });
            post(backend.address, "/v1/accounts", &json!({ "scenario": scenario["scenario"], "now": now }))
        };
        let first = told("1990-01-01");
        assert_eq!(first.status, 201, "{}", first.text());
        assert_eq!(told("1989-12-31").problem(422)["type"], "/v1/docs#too-early");
        told("1970-01-01").problem(422);
    }
}

#[test]
fn where_there_is_no_room_nothing_happens_and_it_is_said() {
    let data = data_file("full");
    let backend = Running::with(&["--data", data.to_str().expect("a path"), "--data-limit", "1"]);
    send(backend.address, "main", &request(1, 0, By::Visitor, "2026-03-02", Some(join())));
    let mut seen = 1;
    let full = loop {
        // Escaped, as it is stored, each sign takes six bytes, so that a MiB is soon full.
        let asked = Asked {
            problem: ProblemType::Membership,
            title: "The list is long".into(),
            description: "一".repeat(3_000),
            severity: Severity::Minimal,
            contact: contact(),
            language: Language::English,
            attachments: Vec::new(),
            cancels: None,
        };
        let command = Command::OpenRequest { asked: Box::new(asked) };
        let id = u128::from(seen + 1) << 32;
        let sent = request(id, seen, By::User(UserId(1)), "2026-03-02", Some(command));
        let answer = send(backend.address, "main", &sent);
        if answer.status != 200 {
            break answer;
        }
        seen = reply(&answer.json()).commits.last().expect("a commit").number;
        assert!(seen < 200, "a MiB has an end");
    };
    assert!(matches!(failure(&full.problem(507)), Failure::NotStored { why: NotStored::Full, .. }));
    assert_eq!(get(backend.address, "/v1/accounts/main").json()["position"], seen);
}
