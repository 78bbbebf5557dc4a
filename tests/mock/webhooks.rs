//! What happens is sent to others: signed, in order, again where it did not arrive, and once more when asked.

use crate::client::{ask, get, post};
use crate::running::{Running, data_file, join, request, send};
use memberdesk::domain::command::Command;
use memberdesk::domain::id::{OrderId, UserId};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::user::By;
use memberdesk::mock::webhooks::{signature, verify};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// A message as it was received.
struct Message {
    signature: String,
    delivery: String,
    body: String,
}

/// A receiver that answers with one status after another, and with the last one from then on.
struct Receiving {
    address: SocketAddr,
    messages: Receiver<Message>,
}

impl Receiving {
    fn answering(statuses: &[u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let (sender, messages) = channel();
        let statuses = statuses.to_vec();
        std::thread::spawn(move || listen(&listener, &statuses, &sender));
        Self { address, messages }
    }

    fn next(&self) -> Message {
        self.messages.recv_timeout(Duration::from_secs(15)).expect("a message")
    }

    fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }
}

fn listen(listener: &TcpListener, statuses: &[u16], sender: &Sender<Message>) {
    for (number, stream) in listener.incoming().enumerate() {
        let status = statuses.get(number).or(statuses.last()).expect("a status");
        let message = answer(stream.expect("a connection"), *status);
        if sender.send(message).is_err() {
            return;
        }
    }
}

/// Reads a message and answers it.
fn answer(stream: TcpStream, status: u16) -> Message {
    let mut stream = BufReader::new(stream);
    let mut headers = std::collections::BTreeMap::new();
    let mut line = String::new();
    loop {
        line.clear();
        stream.read_line(&mut line).expect("a line");
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    let mut body = vec![0; headers["content-length"].parse().expect("a length")];
    stream.read_exact(&mut body).expect("a body");
    let answer = format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    stream.get_mut().write_all(answer.as_bytes()).expect("an answer");
    Message {
        signature: headers["memberdesk-signature"].clone(),
        delivery: headers["memberdesk-delivery"].clone(),
        body: String::from_utf8(body).expect("UTF-8"),
    }
}

fn create(backend: &Running, wish: &Value) -> Value {
    let created = post(backend.address, "/v1/accounts/main/webhooks", wish);
    assert_eq!(created.status, 201, "{}", created.text());
    created.json()
}

fn sends(backend: &Running, seen: u64, command: Command) {
    let by = if seen == 0 { By::Visitor } else { By::User(UserId(1)) };
    let sent = request(u128::from(seen + 1) << 32, seen, by, "2026-03-02", Some(command));
    let answer = send(backend.address, "main", &sent);
    assert_eq!(answer.status, 200, "{}", answer.text());
}

fn subscribe() -> Command {
    Command::Subscribe { offer: Offer::ActionPack }
}

fn seconds() -> i64 {
    memberdesk::mock::clock::now().at.millis() / 1000
}

#[test]
fn a_message_tells_one_commit_and_is_signed() {
    let backend = Running::fresh();
    let receiver = Receiving::answering(&[200]);
    let webhook = create(&backend, &json!({ "url": receiver.url() }));
    let secret = webhook["secret"].as_str().expect("a secret");
    sends(&backend, 0, join());
    let message = receiver.next();
    let body: Value = serde_json::from_str(&message.body).expect("JSON");
    assert_eq!(body["account"], "main");
    assert_eq!(body["position"], 1);
    assert!(body["events"][0]["event"]["company_joined"].is_object());
    assert!(verify(secret, &message.signature, &message.body, seconds(), 60));
    assert!(!verify("another secret", &message.signature, &message.body, seconds(), 60));
    assert!(!verify(secret, &message.signature, &message.body.replace("main", "mine"), seconds(), 60));
    assert!(!verify(secret, &message.signature, &message.body, seconds() + 3600, 60), "it is not fresh");
    let path = format!("/v1/accounts/main/webhooks/{}", webhook["id"].as_str().expect("an id"));
    assert!(get(backend.address, &path).json().get("secret").is_none(), "the secret is told once");
}

#[test]
fn a_signature_is_what_others_compute() {
    // From an independent implementation: hmac.new(b"whsec", b"1795700553.{}", hashlib.sha256).hexdigest()
    let expected = "t=1795700553,v1=689877a5a86a9ed48db893f2cdb1ef09087922dab8d1f6ad8dcd25b41d4dec1b";
    assert_eq!(signature("whsec", 1_795_700_553, "{}"), expected);
}

#[test]
fn only_what_was_asked_for_is_sent_and_in_order() {
    let backend = Running::fresh();
    let receiver = Receiving::answering(&[200]);
    create(&backend, &json!({ "url": receiver.url(), "events": ["order_opened", "order_cancelled"] }));
    sends(&backend, 0, join());
    sends(&backend, 1, subscribe());
    sends(&backend, 2, Command::CancelOrder { order: OrderId(1) });
    sends(&backend, 3, subscribe());
    let told: Vec<(Value, String)> = (0..3)
        .map(|_| receiver.next())
        .map(|message| {
            let body: Value = serde_json::from_str(&message.body).expect("JSON");
            (body["position"].clone(), message.delivery)
        })
        .collect();
    // A delivery has the number of its commit, which no new start begins to count anew.
    let numbered = |number: u64| (Value::from(number), number.to_string());
    assert_eq!(told, [numbered(2), numbered(3), numbered(4)]);
}

#[test]
fn what_did_not_arrive_is_sent_again() {
    let backend = Running::fresh();
    let receiver = Receiving::answering(&[500, 200]);
    let webhook = create(&backend, &json!({ "url": receiver.url() }));
    sends(&backend, 0, join());
    let (first, second) = (receiver.next(), receiver.next());
    assert_eq!(first.body, second.body);
    assert_eq!(first.delivery, second.delivery);
    let log = log_until(&backend, &webhook, "delivered");
    let attempts: Vec<&Value> =
        log["attempts"].as_array().expect("attempts").iter().map(|one| &one["status"]).collect();
    assert_eq!(attempts, [500, 200]);
}

/// The latest message of the log, once it has come so far.
fn log_until(backend: &Running, webhook: &Value, state: &str) -> Value {
    let id = webhook["id"].as_str().expect("an id");
    loop {
        let log = get(backend.address, &format!("/v1/accounts/main/webhooks/{id}/deliveries")).json();
        if log["items"][0]["state"] == state {
            return log["items"][0].clone();
        }
        std::thread::yield_now();
    }
}

#[test]
fn on_virtual_time_the_waiting_passes_as_the_date_moves() {
    let backend = Running::fresh();
    let receiver = Receiving::answering(&[503, 503, 204]);
    let webhook =
        create(&backend, &json!({ "url": receiver.url(), "time": "virtual", "events": ["company_joined"] }));
    sends(&backend, 0, join());
    receiver.next();
    move_to(&backend, 1, "2150-03-02");
    receiver.next();
    move_to(&backend, 2, "2150-03-03");
    receiver.next();
    log_until(&backend, &webhook, "delivered");
}

/// Moves the date, further than the real one, whatever that is.
fn move_to(backend: &Running, seen: u64, date: &str) {
    sends(backend, seen, Command::MoveDate { to: crate::partner::day(date) });
}

#[test]
fn a_message_that_arrived_when_it_was_sent_once_more_is_not_given_up() {
    let backend = Running::fresh();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let next = || listener.accept().expect("a connection").0;
    let wish = json!({ "url": url, "time": "virtual", "events": ["company_joined"] });
    let webhook = create(&backend, &wish);
    let path = format!("/v1/accounts/main/webhooks/{}", webhook["id"].as_str().expect("an id"));
    sends(&backend, 0, join());
    for attempt in 1..=6 {
        answer(next(), 500);
        move_to(&backend, attempt, &format!("2150-03-{attempt:02}"));
    }
    let last = next();
    let again = format!("{path}/deliveries/1/redeliver");
    let address = backend.address;
    let asking = std::thread::spawn(move || post(address, &again, &json!({})));
    answer(next(), 200);
    assert_eq!(asking.join().expect("an answer").json()["status"], 200);
    answer(last, 500);
    while get(backend.address, &path).json()["position"] == 0 {
        std::thread::yield_now();
    }
    let log = get(backend.address, &format!("{path}/deliveries")).json();
    assert_eq!(log["items"][0]["state"], "delivered");
    assert_eq!(log["items"][0]["attempts"].as_array().map(Vec::len), Some(8));
}

#[test]
fn a_message_is_sent_once_more_when_asked() {
    let backend = Running::fresh();
    let receiver = Receiving::answering(&[200]);
    let webhook = create(&backend, &json!({ "url": receiver.url() }));
    sends(&backend, 0, join());
    let first = receiver.next();
    let delivery = log_until(&backend, &webhook, "delivered")["id"].to_string();
    let id = webhook["id"].as_str().expect("an id");
    let path = format!("/v1/accounts/main/webhooks/{id}/deliveries/{delivery}/redeliver");
    let again = post(backend.address, &path, &json!({}));
    assert_eq!(again.json()["status"], 200);
    assert_eq!(receiver.next().body, first.body);
    post(backend.address, &path.replace(&format!("/{delivery}/"), "/99/"), &json!({})).problem(404);
}

#[test]
fn a_backend_that_starts_again_goes_on_where_it_was() {
    let data = data_file("webhooks");
    let options = ["--data", data.to_str().expect("a path")];
    let receiver = Receiving::answering(&[200]);
    let backend = Running::with(&options);
    let webhook = create(&backend, &json!({ "url": receiver.url(), "secret": "open sesame" }));
    sends(&backend, 0, join());
    receiver.next();
    log_until(&backend, &webhook, "delivered");
    backend.stop();
    let backend = Running::with(&options);
    sends(&backend, 1, subscribe());
    let position =
        |message: &Message| serde_json::from_str::<Value>(&message.body).expect("JSON")["position"].clone();
    let mut message = receiver.next();
    if position(&message) == 1 {
        // The last one may come twice.
        message = receiver.next();
    }
    assert_eq!(position(&message), 2);
    assert!(verify("open sesame", &message.signature, &message.body, seconds(), 60));
    let id = webhook["id"].as_str().expect("an id");
    let path = format!("/v1/accounts/main/webhooks/{id}");
    assert_eq!(ask(backend.address, "DELETE", &path, &[], b"").status, 204);
    get(backend.address, &path).problem(404);
}

#[test]
fn messages_go_to_this_machine_only() {
    let backend = Running::fresh();
    for url in [
        "http://desk.example/hook",
        "http://192.168.0.1/hook",
        "http://169.254.169.254/latest",
        "http://localhost.evil.example/",
        "http://user@localhost/",
        "https://localhost/",
        "http://localhost:65503*",
        "http://localhost:",
        "file:///etc/passwd",
        "/hook",
        "",
    ] {
        post(backend.address, "/v1/accounts/main/webhooks", &json!({ "url": url })).problem(400);
    }
    let anywhere = Running::with(&["--webhooks-anywhere"]);
    create(&anywhere, &json!({ "url": "http://desk.example/hook" }));
}

#[test]
fn who_sends_a_message_again_is_told_what_came_of_it_before_the_request_is_over() {
    assert!(memberdesk::mock::webhooks::PATIENCE < memberdesk::mock::server::PATIENCE);
}

#[test]
fn a_secret_is_counted_in_characters() {
    let backend = Running::fresh();
    let wish = |secret: String| json!({ "url": "http://127.0.0.1:9/hook", "secret": secret });
    for length in [8, 200] {
        create(&backend, &wish("密".repeat(length)));
    }
    for length in [7, 201] {
        let wish = wish("密".repeat(length));
        post(backend.address, "/v1/accounts/main/webhooks", &wish).problem(400);
    }
}

#[test]
fn an_account_has_a_bounded_number_of_webhooks_and_says_so() {
    let backend = Running::fresh();
    let wish = json!({ "url": "http://127.0.0.1:9/hook" });
    for _ in 0..20 {
        create(&backend, &wish);
    }
    let problem = post(backend.address, "/v1/accounts/main/webhooks", &wish).problem(409);
    assert_eq!(problem["type"], "/v1/docs#too-many-webhooks");
}
