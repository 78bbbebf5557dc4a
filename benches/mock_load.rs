//! How much the mock backend carries: real clients over sockets against the program itself, which flushes what it
//! answers to the disk. `./dev mock-load` runs it and writes `benches/MOCK.md`.
//!
//! Every command is `change_own_profile`, which is decided, stored and applied like any other, and grows the journal by
//! one commit of about 300 bytes.

use serde_json::json;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How many commands each measurement sends in all.
const COMMANDS: usize = 6_000;
const CLIENTS: [usize; 5] = [1, 4, 16, 64, 256];
/// How many commits there are before a measurement, which adds a thousand.
const COMMITS: [usize; 4] = [100, 2_000, 10_000, 100_000];

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The program, while it runs.
struct Backend {
    child: Child,
    address: SocketAddr,
    started: Duration,
}

impl Backend {
    fn start(data: &Path) -> Result<Self, Failure> {
        let began = now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_mock-backend"))
            .args(["--port", "0", "--rate-limit", "0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let address = line.trim().trim_start_matches("http://").parse()?;
        Ok(Self { child, address, started: began.elapsed() })
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection that stays open.
struct Client {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Client {
    async fn connect(address: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, read: Vec::new() })
    }

    /// Sends a request and reads its answer; returns the status and how many bytes the body has.
    async fn ask(
        &mut self,
        method: &str,
        path: &str,
        key: &str,
        body: &str,
    ) -> Result<(u16, usize), Failure> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: {key}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.stream.write_all(request.as_bytes()).await?;
        self.read.clear();
        loop {
            if let Some(head) = self.read.windows(4).position(|four| four == b"\r\n\r\n") {
                let text = std::str::from_utf8(&self.read[..head])?;
                let status = text.get(9..12).ok_or("no status")?.parse()?;
                let length = text.lines().find_map(|line| line.strip_prefix("content-length: "));
                let length: usize = length.ok_or("no length")?.parse()?;
                while self.read.len() < head + 4 + length {
                    if self.stream.read_buf(&mut self.read).await? == 0 {
                        return Err("closed".into());
                    }
                }
                return Ok((status, length));
            }
            if self.stream.read_buf(&mut self.read).await? == 0 {
                return Err("closed".into());
            }
        }
    }
}

/// What a measurement came to.
struct Measured {
    per_second: f64,
    middle: Duration,
    slow: Duration,
}

fn change(number: usize) -> String {
    let name = if number.is_multiple_of(2) { "Ada Lindqvist" } else { "Ada Berg" };
    json!({ "change_own_profile": { "profile": { "name": name, "email": "ada@contoso.example", "language": "en" } } })
        .to_string()
}

/// Lets so many clients send commands, each to its own account or all to one.
async fn load(
    address: SocketAddr,
    clients: usize,
    commands: usize,
    round: &str,
    shared: Option<&str>,
) -> Result<Measured, Failure> {
    let each = commands.div_ceil(clients);
    let mut running = Vec::new();
    let began = now();
    for client in 0..clients {
        let account = shared.map_or_else(|| format!("{round}-{client}"), str::to_owned);
        let key = format!("{round}-{client}");
        running.push(tokio::spawn(async move {
            let mut connection = Client::connect(address).await?;
            let path = format!("/v1/accounts/{account}/commands");
            let mut times = Vec::with_capacity(each);
            for number in 0..each {
                let began = now();
                let key = format!("{key}-{number}");
                // On a shared account the name is one that nobody else gives, so that each command changes something.
                let body = change(number).replace("Ada", &format!("Ada{client}"));
                let (status, _) = connection.ask("POST", &path, &key, &body).await?;
                if status != 200 {
                    return Err(format!("status {status}").into());
                }
                times.push(began.elapsed());
            }
            Ok::<_, Failure>(times)
        }));
    }
    let mut times = Vec::new();
    for client in running {
        times.extend(client.await??);
    }
    let took = began.elapsed();
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    Ok(Measured { per_second: times.len() as f64 / took.as_secs_f64(), middle: at(50), slow: at(99) })
}

async fn found(client: &mut Client, account: &str) -> Result<(), Failure> {
    let body = json!({ "account": account, "scenario": "network-member" }).to_string();
    match client.ask("POST", "/v1/accounts", "-", &body).await? {
        (201, _) => Ok(()),
        (status, _) => Err(format!("status {status}").into()),
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

async fn by_clients(folder: &Path) -> Result<(), Failure> {
    println!("| clients, each with a company of its own | commands a second | p50 ms | p99 ms |");
    println!("| --- | --- | --- | --- |");
    for clients in CLIENTS {
        let backend = Backend::start(&folder.join(format!("clients-{clients}.log")))?;
        let mut first = Client::connect(backend.address).await?;
        for client in 0..clients {
            found(&mut first, &format!("clients-{clients}-{client}")).await?;
        }
        let commands = if clients == 1 { COMMANDS / 6 } else { COMMANDS };
        let round = format!("clients-{clients}");
        let measured = load(backend.address, clients, commands, &round, None).await?;
        let (middle, slow) = (milliseconds(measured.middle), milliseconds(measured.slow));
        println!("| {clients} | {:.0} | {middle} | {slow} |", measured.per_second);
    }
    Ok(())
}

async fn by_commits(folder: &Path) -> Result<(), Failure> {
    let data = folder.join("commits.log");
    println!(
        "\n| commits of one company, 16 clients | commands a second | p50 ms | p99 ms | a page of invoices ms | the journal's last page ms | start ms | file MB |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    let mut backend = Backend::start(&data)?;
    found(&mut Client::connect(backend.address).await?, "grown").await?;
    let mut there = 0;
    for commits in COMMITS {
        let missing = commits - there;
        load(backend.address, 64, missing, &format!("grow-{commits}"), Some("grown")).await?;
        let round = format!("measure-{commits}");
        let measured = load(backend.address, 16, 1_000, &round, Some("grown")).await?;
        there = commits + 1_000;
        let mut client = Client::connect(backend.address).await?;
        let mut timed = Vec::new();
        for path in [
            "/v1/accounts/grown/invoices".to_owned(),
            format!("/v1/accounts/grown/journal?after={}", commits - 1),
        ] {
            let began = now();
            client.ask("GET", &path, "-", "").await?;
            timed.push(milliseconds(began.elapsed()));
        }
        drop(backend);
        backend = Backend::start(&data)?;
        let megabytes = std::fs::metadata(&data)?.len() as f64 / 1e6;
        let (middle, slow) = (milliseconds(measured.middle), milliseconds(measured.slow));
        println!(
            "| {commits} | {:.0} | {middle} | {slow} | {} | {} | {:.0} | {megabytes:.1} |",
            measured.per_second,
            timed[0],
            timed[1],
            backend.started.as_secs_f64() * 1000.0
        );
    }
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "this is what measures")]
fn now() -> Instant {
    Instant::now()
}

fn main() -> Result<(), Failure> {
    // Beside what is built, and so on a disk: memory would flush in no time.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mock-load");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(by_clients(&folder))?;
    runtime.block_on(by_commits(&folder))?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}
