//! A backend that runs for one promise.

use crate::client::{Answer, post};
use clap::Parser;
use memberdesk::backend::protocol::{Now, Request};
use memberdesk::domain::command::Command;
use memberdesk::domain::date::Moment;
use memberdesk::domain::id::CommandId;
use memberdesk::domain::user::By;
use memberdesk::mock::options::Options;
use memberdesk::mock::server::Server;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::PathBuf;
use tokio::runtime::Runtime;

use crate::partner::day;

/// A backend in this process, which stops when it goes.
pub struct Running {
    pub address: SocketAddr,
    server: Option<Server>,
    runtime: Runtime,
}

impl Running {
    /// Starts one with options as they are given on the command line.
    pub fn with(options: &[&str]) -> Self {
        let words = ["mock-backend", "--port", "0"].iter().chain(options);
        let options = Options::try_parse_from(words).expect("options that there are");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.expect("threads");
        let server = runtime.block_on(Server::start(options)).expect("a backend that starts");
        Self { address: server.address(), server: Some(server), runtime }
    }

    /// One that forgets everything, with an empty account `main`.
    pub fn fresh() -> Self {
        Self::with(&[])
    }

    /// One with a ready-made company in the account `main`.
    pub fn of(scenario: &str) -> Self {
        Self::with(&["--scenario", scenario])
    }

    /// Stops it as Ctrl+C does.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(server) = self.server.take() {
            self.runtime.block_on(server.stop());
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// A file for data that is not there yet.
pub fn data_file(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("memberdesk-mock-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for data");
    folder.join("desk.log")
}

/// A request on a day.
pub fn request(id: u128, seen: u64, by: By, date: &str, command: Option<Command>) -> Request {
    let now = Now { at: Moment::from_millis(1_584_576_000_000), day: day(date), minute: 600 };
    Request { id: CommandId(id), seen, after: None, by, now, command }
}

/// Sends a request of the protocol to an account.
pub fn send(address: SocketAddr, account: &str, request: &Request) -> Answer {
    let body = serde_json::to_value(request).expect("JSON");
    post(address, &format!("/v1/accounts/{account}/requests"), &body)
}

/// The command by which the company of the promises joins.
pub fn join() -> Command {
    Command::Join {
        company: Box::new(crate::partner::company("US")),
        language: memberdesk::domain::user::Language::English,
        verification: memberdesk::domain::membership::Verification::AtOnce,
    }
}

/// Founds an empty account.
pub fn found(address: SocketAddr, name: &str) -> Value {
    let answer = post(address, "/v1/accounts", &json!({ "account": name }));
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()
}
