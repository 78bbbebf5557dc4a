//! What was answered is kept: through a stop, through kill -9 under load, and through a torn end of the file.

use crate::client::{Connection, get};
use crate::partner::profile;
use crate::running::{Running, data_file, join, request, send};
use memberdesk::backend::restore;
use memberdesk::domain::command::Command;
use memberdesk::domain::id::UserId;
use memberdesk::domain::user::By;
use memberdesk::mock::store::Store;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Stdio};

fn start(data: &Path) -> (Child, SocketAddr) {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_mock-backend"))
        .args(["--port", "0", "--rate-limit", "0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    let mut line = String::new();
    let said = BufReader::new(child.stdout.take().expect("what it says")).read_line(&mut line);
    assert!(said.expect("a line") > 0);
    let address = line.trim().strip_prefix("http://").expect("an address").parse().expect("an address");
    (child, address)
}

/// Sends changes of one's own name until the backend answers no more, and says which it was told are stored.
fn change_names(address: SocketAddr, account: &str) -> Vec<u128> {
    crate::running::found(address, account);
    send(address, account, &request(1, 0, By::Visitor, "2026-03-02", Some(join())));
    let mut stored = Vec::new();
    let mut connection = Connection::open(address);
    for seen in 1.. {
        let name = if seen % 2 == 0 { "Ada Lindqvist" } else { "Ada Berg" };
        let change = Command::ChangeOwnProfile { profile: profile(name, "ada@contoso.example") };
        let id = u128::from(seen) << 32;
        let sent = request(id, seen, By::User(UserId(1)), "2026-03-02", Some(change));
        let body = serde_json::to_vec(&sent).expect("JSON");
        let path = format!("/v1/accounts/{account}/requests");
        connection.send("POST", &path, &[("Content-Type", "application/json")], &body);
        match connection.answer(false) {
            Some(answer) if answer.status == 200 => stored.push(id),
            _ => break,
        }
    }
    stored
}

#[test]
fn kill_9_under_load_loses_nothing_that_was_answered() {
    let data = data_file("killed");
    let accounts = ["one", "two", "three", "four"];
    for round in 0..3 {
        let (mut child, address) = start(&data);
        let names: Vec<String> = accounts.iter().map(|account| format!("{account}-{round}")).collect();
        let stored: Vec<(String, Vec<u128>)> = std::thread::scope(|scope| {
            let clients: Vec<_> = names
                .iter()
                .map(|name| scope.spawn(move || (name.clone(), change_names(address, name))))
                .collect();
            // Some hundred requests are under way by then; when exactly it is killed must not matter.
            let far = |name: &String| {
                let position = get_position(address, name);
                position.is_some_and(|position| position > 30 + 10 * round)
            };
            while !names.iter().all(far) {
                std::thread::yield_now();
            }
            child.kill().expect("kill -9");
            clients.into_iter().map(|client| client.join().expect("a client")).collect()
        });
        child.wait().expect("an end");
        let (mut child, address) = start(&data);
        for (name, ids) in stored {
            assert!(ids.len() > 20, "{name} was served");
            let document = get(address, &format!("/v1/accounts/{name}/backup")).text();
            let kept = restore::read(&document).expect("a whole history").commits;
            for id in ids {
                assert!(kept.iter().any(|commit| commit.id.0 == id), "{name} has lost {id:x}");
            }
        }
        child.kill().expect("kill -9");
        child.wait().expect("an end");
    }
}

fn get_position(address: SocketAddr, account: &str) -> Option<u64> {
    let answer = get(address, &format!("/v1/accounts/{account}"));
    if answer.status == 200 { answer.json()["position"].as_u64() } else { None }
}

#[test]
fn a_stop_answers_what_has_begun_and_keeps_it() {
    let data = data_file("stopped");
    let (child, address) = start(&data);
    send(address, "main", &request(1, 0, By::Visitor, "2026-03-02", Some(join())));
    let told = std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    assert!(told.expect("kill").success());
    let mut child = child;
    assert!(child.wait().expect("an end").success());
    let backend = Running::with(&["--data", data.to_str().expect("a path")]);
    assert_eq!(get(backend.address, "/v1/accounts/main").json()["position"], 1);
}

#[test]
fn a_torn_end_of_the_file_costs_only_what_is_torn_and_is_kept_beside() {
    let data = data_file("torn");
    let path = data.to_str().expect("a path").to_owned();
    let backend = Running::with(&["--data", &path]);
    send(backend.address, "main", &request(1, 0, By::Visitor, "2026-03-02", Some(join())));
    backend.stop();
    let whole = std::fs::read(&data).expect("the file");
    let backend = Running::with(&["--data", &path]);
    let change = Command::ChangeOwnProfile { profile: profile("Ada Berg", "ada@contoso.example") };
    let sent = request(2 << 32, 1, By::User(UserId(1)), "2026-03-02", Some(change));
    assert_eq!(send(backend.address, "main", &sent).status, 200);
    backend.stop();
    let longer = std::fs::read(&data).expect("the file");
    assert!(longer.starts_with(&whole) && longer.len() > whole.len());
    for cut in [whole.len() + 1, (whole.len() + longer.len()) / 2, longer.len() - 1] {
        std::fs::write(&data, &longer[..cut]).expect("the file");
        let backend = Running::with(&["--data", &path]);
        assert_eq!(get(backend.address, "/v1/accounts/main").json()["position"], 1);
        backend.stop();
        assert_eq!(std::fs::read(&data).expect("the file"), whole);
        let kept = data.with_file_name(format!("desk.log.torn-at-{}", whole.len()));
        assert_eq!(std::fs::read(kept).expect("what was cut off"), &longer[whole.len()..cut]);
    }
}

#[test]
fn a_log_that_is_damaged_before_its_end_is_not_opened_and_not_changed() {
    let data = data_file("damaged");
    let backend = Running::with(&["--data", data.to_str().expect("a path")]);
    send(backend.address, "main", &request(1, 0, By::Visitor, "2026-03-02", Some(join())));
    backend.stop();
    let whole = std::fs::read(&data).expect("the file");
    // In the first record, after which there is another one: its checksum, its line, and what was written.
    for place in [31, 45, 75] {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        std::fs::write(&data, &bytes).expect("the file");
        let Err(error) = Store::open(&data, 1 << 20) else { panic!("a log that is not whole") };
        let error = error.to_string();
        assert!(error.contains("damaged at byte 30,") && error.contains("truncate -s 30"), "{error}");
        assert_eq!(std::fs::read(&data).expect("the file"), bytes);
    }
    let folder = data.parent().expect("a folder");
    assert_eq!(std::fs::read_dir(folder).expect("a folder").count(), 1, "nothing was put beside it");
}

#[test]
fn one_file_belongs_to_one_backend_and_only_its_own_kind_is_opened() {
    let data = data_file("shared");
    let (mut child, _) = start(&data);
    let second = |data: &Path| {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_mock-backend"))
            .args(["--port", "0", "--data"])
            .arg(data)
            .output();
        let run = run.expect("the program");
        assert!(!run.status.success());
        String::from_utf8(run.stderr).expect("UTF-8")
    };
    assert!(second(&data).contains("another mock backend uses this file"));
    child.kill().expect("kill -9");
    child.wait().expect("an end");
    let letter = data.with_file_name("letter.txt");
    std::fs::write(&letter, "Dear Ada,").expect("a file");
    assert!(second(&letter).contains("not a log of the mock backend"));
    assert_eq!(std::fs::read(&letter).expect("a file"), b"Dear Ada,");
}
