//! What happens is told as it happens, and again from where a client lost it.

use crate::client::{Connection, ask, get};
use crate::running::{Running, join, request, send};
use memberdesk::backend::protocol::Reply;
use memberdesk::domain::command::Command;
use memberdesk::domain::id::UserId;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::user::By;

/// An event stream that is being read.
struct Stream {
    connection: Connection,
    text: String,
}

impl Stream {
    fn open(backend: &Running, query: &str, headers: &[(&str, &str)]) -> Self {
        let mut connection = Connection::open(backend.address);
        connection.send("GET", &format!("/v1/accounts/main/events{query}"), headers, b"");
        let (status, headers) = connection.head().expect("a head");
        assert_eq!(status, 200);
        assert!(headers.contains(&("content-type".into(), "text/event-stream".into())));
        Self { connection, text: String::new() }
    }

    /// Name, id and data of the next event; nothing where the stream ends.
    fn event(&mut self) -> Option<(String, String, String)> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    let line = event.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
                    line.unwrap_or_default().trim_start().to_owned()
                };
                let told = (field("event"), field("id"), field("data"));
                self.text = rest.to_owned();
                if !told.0.is_empty() {
                    return Some(told);
                }
                continue;
            }
            let chunk = self.connection.chunk()?;
            self.text.push_str(&String::from_utf8(chunk).expect("UTF-8"));
        }
    }

    /// The commits of the next event.
    fn commits(&mut self) -> Vec<u64> {
        let (event, id, data) = self.event().expect("an event");
        assert_eq!(event, "commits");
        let reply: Reply = serde_json::from_str(&data).expect("a reply");
        let numbers: Vec<u64> = reply.commits.iter().map(|commit| commit.number).collect();
        assert_eq!(numbers.last().map(u64::to_string), Some(id));
        numbers
    }
}

fn subscribe(backend: &Running, seen: u64) {
    let by = By::User(UserId(1));
    let command = if seen % 2 == 1 {
        Command::Subscribe { offer: Offer::ActionPack }
    } else {
        Command::CancelOrder { order: memberdesk::domain::id::OrderId(seen as u32 / 2) }
    };
    let sent = request(u128::from(seen + 1) << 32, seen, by, "2026-03-02", Some(command));
    let answer = send(backend.address, "main", &sent);
    assert_eq!(answer.status, 200, "{}", answer.text());
}

fn joined() -> Running {
    let backend = Running::fresh();
    send(backend.address, "main", &request(1, 0, By::Visitor, "2026-03-02", Some(join())));
    backend
}

#[test]
fn everyone_who_listens_hears_what_happens() {
    let backend = joined();
    let mut listeners = [Stream::open(&backend, "", &[]), Stream::open(&backend, "", &[])];
    subscribe(&backend, 1);
    for listener in &mut listeners {
        assert_eq!(listener.commits(), [2]);
    }
    subscribe(&backend, 2);
    for listener in &mut listeners {
        assert_eq!(listener.commits(), [3]);
    }
}

#[test]
fn a_stream_goes_on_where_it_was_lost() {
    let backend = joined();
    subscribe(&backend, 1);
    subscribe(&backend, 2);
    assert_eq!(Stream::open(&backend, "?after=0", &[]).commits(), [1, 2, 3]);
    assert_eq!(Stream::open(&backend, "?after=2", &[]).commits(), [3]);
    // What the browser remembers is newer than what the address said.
    assert_eq!(Stream::open(&backend, "?after=0", &[("Last-Event-ID", "1")]).commits(), [2, 3]);
    let path = "/v1/accounts/main/events";
    ask(backend.address, "GET", path, &[("Last-Event-ID", "last")], b"").problem(400);
}

#[test]
fn a_stream_says_that_its_account_was_deleted_and_ends() {
    let backend = joined();
    let mut stream = Stream::open(&backend, "", &[]);
    assert_eq!(ask(backend.address, "DELETE", "/v1/accounts/main", &[], b"").status, 204);
    assert_eq!(stream.event().expect("an event").0, "gone");
    assert!(stream.event().is_none());
}

#[test]
fn a_stream_ends_when_the_backend_stops() {
    let backend = joined();
    let mut stream = Stream::open(&backend, "", &[]);
    let stopping = std::thread::spawn(move || backend.stop());
    assert!(stream.event().is_none());
    stopping.join().expect("a backend that stops");
}

#[test]
fn the_same_events_are_a_page_for_whoever_asks_for_json() {
    let backend = joined();
    subscribe(&backend, 1);
    let json = [("Accept", "application/json")];
    let page = ask(backend.address, "GET", "/v1/accounts/main/events", &json, b"").json();
    let items = page["items"].as_array().expect("events");
    assert_eq!(items[0]["commit"], 1);
    assert!(items[0]["event"]["company_joined"].is_object());
    assert_eq!(items.last().expect("an event")["commit"], 2);
    assert!(page["next"].is_null());
    let later = ask(backend.address, "GET", "/v1/accounts/main/events?after=2", &json, b"").json();
    assert_eq!(later["items"].as_array().map(Vec::len), Some(0));
    let cursor = ask(backend.address, "GET", "/v1/accounts/main/events?cursor=1", &json, b"").json();
    assert_eq!(cursor["items"][0]["commit"], 2, "as every list is read on");
    assert_eq!(get(backend.address, "/v1/accounts/nobody/events").status, 404);
}
