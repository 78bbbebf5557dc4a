//! Accepting connections, bounding them in time and number, and stopping gracefully.

use super::accounts::Accounts;
use super::guard::Peer;
use super::options::Options;
use super::problem::Problem;
use super::routes::{Backend, router};
use super::store::Store;
use super::{clock, draining, founding};
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Semaphore;
use tower_service::Service;

/// How long a request may take to arrive, and an answer to begin.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How many connections are served at once; others wait.
const CONNECTIONS: usize = 1024;
/// The name of the account of a backend that keeps nothing yet.
pub const FIRST_ACCOUNT: &str = "main";

/// Serves until the program is told to stop, which finishes what has begun.
///
/// # Errors
/// In words: the options contradict one another, the data cannot be opened, or the address cannot be had.
pub fn run_until_stopped(options: Options) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("no threads to work with: {error}"))?;
    tracing_subscriber::fmt().json().flatten_event(true).with_writer(std::io::stderr).init();
    runtime.block_on(async {
        let server = Server::start(options).await?;
        println!("http://{}", server.address());
        told_to_stop().await;
        server.stop().await;
        Ok(())
    })
}

/// A backend that is serving.
pub struct Server {
    address: SocketAddr,
    backend: Arc<Backend>,
    serving: tokio::task::JoinHandle<()>,
}

impl Server {
    /// Opens the data and the address, and serves.
    ///
    /// # Errors
    /// As [`run_until_stopped`].
    pub async fn start(options: Options) -> Result<Self, String> {
        if !options.address.is_loopback() {
            if !options.reachable {
                return Err(format!(
                    "{} can be reached from other machines: add --reachable if that is meant",
                    options.address
                ));
            }
            tracing::warn!(address = %options.address, "other machines can reach this backend and change everything in it");
        }
        let backend = open(&options)?;
        let listener = TcpListener::bind((options.address, options.port)).await.map_err(|error| {
            format!("{}:{} cannot be listened on: {error}", options.address, options.port)
        })?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        tracing::info!(%address, data = ?options.data, "listening");
        let serving = tokio::spawn(serve(listener, Arc::clone(&backend)));
        Ok(Self { address, backend, serving })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Accepts nothing more, answers what has begun, and writes everything to the disk.
    pub async fn stop(self) {
        self.backend.stop();
        // What does not end by itself is ended by its own time limit.
        let ended = tokio::time::timeout(PATIENCE + Duration::from_secs(1), self.serving).await;
        let store = self.backend.accounts().store();
        let kept = store.synced(store.end()).await;
        store.close();
        tracing::info!(in_time = ended.is_ok(), kept, "stopped");
    }
}

fn open(options: &Options) -> Result<Arc<Backend>, String> {
    let limit = options.data_limit.saturating_mul(1024 * 1024);
    let store = match &options.data {
        Some(path) => Store::open(path, limit).map_err(|error| format!("{}: {error}", path.display()))?,
        None => {
            tracing::warn!("everything is forgotten when this backend stops; --data FILE keeps it");
            Store::in_memory(limit)
        }
    };
    let accounts = Accounts::open(store).map_err(|error| format!("the data cannot be read: {error:?}"))?;
    if accounts.all().is_empty() {
        founding::begin(&accounts, FIRST_ACCOUNT, options.scenario.clone())
            .map_err(|problem| problem.detail().to_owned())?;
    }
    options.faults.clone().checked()?;
    let backend = Backend::new(accounts, options);
    backend
        .webhooks()
        .go_on(backend.accounts())
        .map_err(|error| format!("the webhooks cannot be read: {error:?}"))?;
    Ok(backend)
}

async fn serve(listener: TcpListener, backend: Arc<Backend>) {
    let app = router(Arc::clone(&backend)).layer(from_fn(logged)).layer(from_fn(draining::drain));
    let mut stopping = backend.stopping();
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let place = Arc::clone(&places).acquire_owned();
        let accepted = async { (place.await, listener.accept().await) };
        let (place, accepted) = tokio::select! {
            accepted = accepted => accepted,
            _ = stopping.wait_for(|stopping| *stopping) => break,
        };
        let Ok((stream, peer)) = accepted else {
            // There are too many open files, or the other side has gone: neither is over in no time.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        // Small answers leave at once; without this the disk's delay and the network's add up.
        let _ = stream.set_nodelay(true);
        let app = app.clone();
        let answer = service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer.ip()));
            app.clone().call(request.map(Body::new))
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_buf_size(64 * 1024)
            .serve_connection(TokioIo::new(stream), answer);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A connection that breaks concerns its other side only.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    graceful.shutdown().await;
}

/// Answers also where the program has a fault: one request fails, and everything else goes on.
pub async fn unharmed(request: Request, next: Next) -> Response {
    let mut answering = std::pin::pin!(next.run(request));
    // What was half changed when it stopped is folded anew from what is stored.
    let polled = std::future::poll_fn(|context| {
        let poll = AssertUnwindSafe(|| answering.as_mut().poll(context));
        catch_unwind(poll).map_or(Poll::Ready(None), |poll| poll.map(Some))
    });
    match polled.await {
        Some(response) => response,
        None => Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "broken",
            "The backend has a fault",
            "The request could not be answered. What came of it can be read; please report how it came to this.",
        )
        .into_response(),
    }
}

/// Answers in time, if only that it did not come to an answer.
pub async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "too-slow",
            "It took too long",
            "A request has to arrive, and be answered, within 10 seconds. Sending it again with its id is safe.",
        )
        .into_response(),
    }
}

/// Writes a line for each request: never its body or what stands behind the question mark.
async fn logged(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let began = clock::instant();
    let response = next.run(request).await;
    let milliseconds = began.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(%method, path, status = response.status().as_u16(), milliseconds, "answered");
    response
}

/// Waits for Ctrl+C, or for what service managers send.
async fn told_to_stop() {
    let ended = async {
        match signal(SignalKind::terminate()) {
            Ok(mut ended) => {
                ended.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = ended => {}
    }
}
