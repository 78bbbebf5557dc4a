//! It does no harm: to who asks for what it may not, too much of it, too slowly, or in no language at all.

use crate::client::{Connection, ask, get, post};
use crate::running::Running;
use serde_json::json;
use std::time::{Duration, Instant};

const JSON: (&str, &str) = ("Content-Type", "application/json");

#[test]
fn only_names_of_this_machine_may_be_asked_for() {
    let backend = Running::with(&["--host", "desk.example"]);
    for host in ["localhost", "LOCALHOST:1234", "127.0.0.1:80", "[::1]:8090", "desk.example"] {
        assert_eq!(ask(backend.address, "GET", "/v1", &[("Host", host)], b"").status, 200, "{host}");
    }
    for host in
        ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil@localhost", "", "[::2]"]
    {
        ask(backend.address, "GET", "/v1", &[("Host", host)], b"").problem(403);
    }
    ask(backend.address, "GET", "/v1", &[("Host", "localhost"), ("Host", "evil.example")], b"").problem(403);
    let mut nameless = Connection::open(backend.address);
    nameless.write(b"GET /v1 HTTP/1.1\r\n\r\n");
    assert!(nameless.answer(false).is_none_or(|answer| answer.status >= 400));
    let mut absolute = Connection::open(backend.address);
    absolute.write(b"GET http://evil.example/v1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    absolute.answer(false).expect("an answer").problem(403);
}

#[test]
fn only_pages_that_were_let_in_may_ask() {
    let backend = Running::fresh();
    for origin in ["http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:5173", "http://localhost"]
    {
        let answer = ask(backend.address, "GET", "/v1", &[("Origin", origin)], b"");
        assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
        assert_eq!(answer.header("vary"), Some("Origin"));
    }
    for origin in
        ["http://evil.example", "null", "http://localhost.evil.example", "http://localhost@evil.example", ""]
    {
        let refused = ask(backend.address, "GET", "/v1", &[("Origin", origin)], b"");
        refused.problem(403);
        assert_eq!(refused.header("access-control-allow-origin"), None);
    }
    let named = Running::with(&["--origin", "https://desk.example"]);
    let allowed = ask(named.address, "GET", "/v1", &[("Origin", "https://desk.example")], b"");
    assert_eq!(allowed.status, 200);
    ask(named.address, "GET", "/v1", &[("Origin", "http://localhost:8080")], b"").problem(403);
    let own = format!("http://{}", named.address);
    let host = named.address.to_string();
    assert_eq!(ask(named.address, "GET", "/v1", &[("Host", &host), ("Origin", &own)], b"").status, 200);
}

#[test]
fn a_browser_is_told_what_a_page_may_do() {
    let backend = Running::with(&["--token", "open sesame"]);
    let path = "/v1/accounts/main/commands";
    let asks = [
        ("Origin", "http://localhost:8080"),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "content-type,idempotency-key,if-match,authorization"),
        ("Access-Control-Request-Private-Network", "true"),
    ];
    let answer = ask(backend.address, "OPTIONS", path, &asks, b"");
    assert_eq!(answer.status, 204);
    assert_eq!(answer.header("access-control-allow-origin"), Some("http://localhost:8080"));
    assert_eq!(answer.header("access-control-allow-private-network"), Some("true"));
    let allowed = answer.header("access-control-allow-headers").expect("headers");
    for name in ["authorization", "content-type", "idempotency-key", "if-match"] {
        assert!(allowed.split(", ").any(|known| known == name), "{name}");
    }
    let evil = [("Origin", "http://evil.example"), ("Access-Control-Request-Method", "POST")];
    ask(backend.address, "OPTIONS", path, &evil, b"").problem(403);
}

#[test]
fn with_a_token_nobody_is_served_without_it() {
    let backend = Running::with(&["--token", "open sesame"]);
    let unserved = ask(backend.address, "GET", "/v1/accounts", &[], b"");
    unserved.problem(401);
    assert_eq!(unserved.header("www-authenticate"), Some("Bearer"));
    for wrong in ["Bearer open", "Basic open sesame", "Bearer ", "open sesame"] {
        ask(backend.address, "GET", "/v1/accounts", &[("Authorization", wrong)], b"").problem(401);
    }
    let right = [("Authorization", "bearer open sesame")];
    assert_eq!(ask(backend.address, "GET", "/v1/accounts", &right, b"").status, 200);
    get(backend.address, "/v1/accounts?access_token=open%20sesame").problem(401);
}

#[test]
fn a_stream_has_its_token_in_the_address_as_addresses_write_it() {
    let backend = Running::with(&["--token", "50 % \u{fc}ber & mehr"]);
    let page = [("Accept", "application/json")];
    let path = |token: &str| format!("/v1/accounts/main/events?after=0&access_token={token}");
    let right = path("50%20%25%20%c3%bcber%20%26%20mehr");
    assert_eq!(ask(backend.address, "GET", &right, &page, b"").status, 200);
    ask(backend.address, "GET", &path("50%20%25%20%c3%bcber"), &page, b"").problem(401);
}

#[test]
fn a_setting_of_nothing_sets_nothing() {
    let backend = Running::with(&["--token", "", "--origin", "", "--host", ""]);
    let page = [("Origin", "http://localhost:8080")];
    assert_eq!(ask(backend.address, "GET", "/v1", &page, b"").status, 200);
    ask(backend.address, "GET", "/v1", &[("Host", "")], b"").problem(403);
}

#[test]
fn a_number_may_have_a_point_and_a_member_stands_there_once() {
    let backend = Running::fresh();
    let put = |body: &str| ask(backend.address, "PUT", "/v1/faults", &[JSON], body.as_bytes());
    assert_eq!(put("{\"latency\":0.0,\"seed\":7.0e0}").json()["seed"], 7);
    for twice in ["{\"seed\":7,\"seed\":8}", "{\"seed\":7.0,\"seed\":8.0}", "{\"seed\":7.5}"] {
        put(twice).problem(400);
    }
    let titled = post(
        backend.address,
        "/v1/accounts",
        &json!({ "title": "A \\\" 1.0", "now": { "at": 1.0, "day": "2026-03-02", "minute": 5 } }),
    );
    assert_eq!(titled.json()["title"], "A \\\" 1.0");
}

#[test]
fn a_fault_of_the_program_costs_one_answer() {
    let broken = axum::Router::new()
        .route("/", axum::routing::get(async || -> () { panic!("as a promise asks for it") }))
        .layer(axum::middleware::from_fn(memberdesk::mock::server::unharmed));
    let request = axum::extract::Request::get("/").body(axum::body::Body::empty()).expect("a request");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a thread");
    let answer = runtime.block_on(tower_service::Service::call(&mut { broken }, request)).expect("an answer");
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
}

#[test]
fn a_body_is_at_most_64_kib() {
    let backend = Running::fresh();
    let long = format!("\"{}\"", "a".repeat(64 * 1024));
    let path = "/v1/accounts/main/requests";
    ask(backend.address, "POST", path, &[JSON], long.as_bytes()).problem(413);
    // Without a length beforehand it is noticed on the way.
    let mut chunked = Connection::open(backend.address);
    chunked.write(
        format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n").as_bytes(),
    );
    chunked.write(b"Transfer-Encoding: chunked\r\n\r\n");
    for _ in 0..9 {
        chunked.write(format!("2000\r\n{}\r\n", "a".repeat(0x2000)).as_bytes());
    }
    chunked.answer(false).expect("an answer").problem(413);
    // What founds an account may hold a backup.
    let founding = ask(backend.address, "POST", "/v1/accounts", &[JSON], long.as_bytes());
    founding.problem(400);
    let declared = [JSON, ("Expect", "100-continue"), ("Content-Length", "9999999")];
    let mut longer = Connection::open(backend.address);
    let head: String = declared.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    longer.write(format!("POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\n{head}\r\n").as_bytes());
    longer.answer(false).expect("an answer").problem(413);
}

#[test]
fn a_connection_goes_on_after_an_early_answer_or_says_that_it_closes() {
    let backend = Running::fresh();
    let mut connection = Connection::open(backend.address);
    let long = vec![b' '; 60_000];
    for path in ["/v1/accounts/nobody/commands", "/v1/nothing", "/v1/accounts/main/commands"] {
        connection.send("POST", path, &[], &long);
        let early = connection.answer(false).expect("an answer");
        assert!(early.status >= 400 && early.header("connection").is_none(), "{}", early.text());
    }
    connection.send("GET", "/v1", &[], b"");
    assert_eq!(connection.answer(false).expect("an answer").status, 200);
    let too_long = vec![b' '; 70_000];
    connection.send("POST", "/v1/accounts/nobody/commands", &[], &too_long);
    let last = connection.answer(false).expect("an answer");
    assert_eq!((last.status, last.header("connection")), (404, Some("close")));
}

#[test]
fn only_json_is_read() {
    let backend = Running::fresh();
    let path = "/v1/accounts/main/requests";
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"] {
        ask(backend.address, "POST", path, &[("Content-Type", kind)], b"{}").problem(415);
    }
    ask(backend.address, "POST", path, &[], b"{}").problem(415);
    for body in [&b"{"[..], b"[]", b"null", b"\xff\xfe", b"{\"id\":1}"] {
        ask(backend.address, "POST", path, &[JSON], body).problem(400);
    }
    let deep = "[".repeat(60_000);
    ask(backend.address, "POST", path, &[JSON], deep.as_bytes()).problem(400);
}

#[test]
fn who_sends_too_much_waits() {
    let backend = Running::with(&["--rate-limit", "20"]);
    let statuses: Vec<u16> = (0..60).map(|_| get(backend.address, "/v1").status).collect();
    assert!(statuses[..20].iter().all(|status| *status == 200));
    assert!(statuses.contains(&429), "{statuses:?}");
    let page = [("Origin", "http://localhost:8080")];
    let told = (0..60).map(|_| ask(backend.address, "GET", "/v1", &page, b""));
    let told: Vec<_> = told.filter(|answer| answer.status == 429).collect();
    assert!(!told.is_empty());
    for answer in told {
        assert_eq!(answer.header("access-control-allow-origin"), Some(page[0].1), "a page can read it");
    }
}

/// Ten seconds are over for one who sends nothing, half a head, half a body, or is made to wait.
#[test]
fn nobody_keeps_the_backend_waiting_for_more_than_ten_seconds() {
    let backend = Running::fresh();
    let beginnings: [&[u8]; 3] = [
        b"",
        b"GET /v1 HTTP/1.1\r\nHost: local",
        b"POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
    ];
    let began = now();
    std::thread::scope(|scope| {
        for beginning in beginnings {
            scope.spawn(move || {
                let mut slow = Connection::open(backend.address);
                slow.write(beginning);
                if let Some(answer) = slow.answer(false) {
                    answer.problem(408);
                    assert!(answer.header("access-control-allow-origin").is_some(), "a page can read it");
                }
            });
        }
    });
    let took = began.elapsed();
    assert!((Duration::from_secs(9)..Duration::from_secs(14)).contains(&took), "{took:?}");
    assert_eq!(get(backend.address, "/v1").status, 200);
}

#[test]
fn another_address_than_this_machine_s_needs_to_be_meant() {
    let program = env!("CARGO_BIN_EXE_mock-backend");
    let run = std::process::Command::new(program).args(["--address", "0.0.0.0", "--port", "0"]).output();
    let run = run.expect("the program");
    assert!(!run.status.success());
    assert!(String::from_utf8_lossy(&run.stderr).contains("--reachable"));
    let help = std::process::Command::new(program).arg("--help").output().expect("the program");
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    for option in ["--data", "--origin", "--token", "--app", "--fault-errors", "MEMBERDESK_PORT"] {
        assert!(help.contains(option), "{option}");
    }
}

/// Numbers that look random and are the same each time.
struct Chance(memberdesk::domain::id::Draw);

impl Chance {
    fn below(&mut self, bound: u64) -> usize {
        self.0.below(bound) as usize
    }
}

#[test]
fn no_bytes_stop_it() {
    let backend = Running::of("ten-years");
    let mut chance = Chance(memberdesk::domain::id::Draw::new(memberdesk::domain::id::CommandId(0xbad), 1));
    let whole = json!({
        "id": "00000000000000000000000000000001", "seen": 3, "by": { "user": 1 },
        "now": { "at": 1, "day": "2026-03-02", "minute": 5 },
        "command": { "move_date": { "to": "2369-12-31" } },
    });
    let whole = whole.to_string();
    let seeds = [
        format!("POST /v1/accounts/main/requests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{whole}", whole.len()),
        "GET /v1/accounts/main/journal?after=3 HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 4\r\n\r\n".to_owned(),
        "GET /v1/accounts/main/invoices?limit=3&cursor=after-1 HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"1\"\r\n\r\n".to_owned(),
        "PUT /v1/faults HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"latency\": 0.1}".to_owned(),
    ];
    for round in 0..1_500 {
        let mut bytes = seeds[round % seeds.len()].clone().into_bytes();
        for _ in 0..=chance.below(6) {
            let at = chance.below(bytes.len() as u64);
            match chance.below(4) {
                0 => bytes[at] = chance.below(256) as u8,
                1 => drop(bytes.drain(at..(at + 1 + chance.below(8)).min(bytes.len()))),
                2 => bytes.insert(at, chance.below(256) as u8),
                _ => bytes.truncate(at.max(1)),
            }
            if bytes.is_empty() {
                bytes.push(b'G');
            }
        }
        let mut connection = Connection::open(backend.address);
        connection.write(&bytes);
        connection.end();
        if let Some((status, _)) = connection.head() {
            assert!(status != 500 && status != 503, "{status} to {}", String::from_utf8_lossy(&bytes));
        }
    }
    assert_eq!(get(backend.address, "/v1/accounts/main").status, 200);
    assert_eq!(post(backend.address, "/v1/accounts", &json!({})).status, 201);
}

#[allow(clippy::disallowed_methods, reason = "a test may measure")]
fn now() -> Instant {
    Instant::now()
}
