//! Faults on demand, to see what a client makes of them: each with a probability, and all of them following from one
//! seed and the order in which requests come.

use super::problem::Problem;
use super::routes::{Backend, Body};
use crate::domain::card::Behaviour;
use crate::domain::command::Command;
use crate::domain::id::{CommandId, Draw};
use axum::body::Body as Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use clap::Args;
use futures_util::stream;
use serde::{Deserialize, Serialize};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The longest delay that can be asked for, in milliseconds: longer than any request may take.
const LONGEST: u64 = 15_000;

/// How often which fault happens; a rate is from 0 (never) to 1 (always).
#[derive(Args, Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Faults {
    /// Answer everything about accounts so many milliseconds late.
    #[arg(long = "latency", env = "MEMBERDESK_LATENCY", value_name = "MS", default_value_t)]
    pub latency: u64,
    /// Answer up to so many milliseconds later than that.
    #[arg(long = "jitter", env = "MEMBERDESK_JITTER", value_name = "MS", default_value_t)]
    pub jitter: u64,
    /// How often a request is answered with 503 and not carried out.
    #[arg(long = "fault-errors", env = "MEMBERDESK_FAULT_ERRORS", value_name = "RATE", default_value_t)]
    pub errors: f64,
    /// How often a request is carried out and its answer lost on the way.
    #[arg(long = "fault-lost", env = "MEMBERDESK_FAULT_LOST", value_name = "RATE", default_value_t)]
    pub lost: f64,
    /// How often a request waits until its time is over.
    #[arg(long = "fault-timeouts", env = "MEMBERDESK_FAULT_TIMEOUTS", value_name = "RATE", default_value_t)]
    pub timeouts: f64,
    /// How often a card that is added turns out to be one whose charges are declined.
    #[arg(long = "fault-declines", env = "MEMBERDESK_FAULT_DECLINES", value_name = "RATE", default_value_t)]
    pub declines: f64,
    /// How often a command is told that others acted meanwhile, though nobody did.
    #[arg(long = "fault-stale", env = "MEMBERDESK_FAULT_STALE", value_name = "RATE", default_value_t)]
    pub stale: f64,
    /// How often an event stream breaks off after what it tells.
    #[arg(long = "fault-drops", env = "MEMBERDESK_FAULT_DROPS", value_name = "RATE", default_value_t)]
    pub drops: f64,
    /// What all of this follows from.
    #[arg(long = "fault-seed", env = "MEMBERDESK_FAULT_SEED", value_name = "NUMBER", default_value_t)]
    pub seed: u64,
}

impl Faults {
    /// The same faults, where they can be had.
    ///
    /// # Errors
    /// A rate that is none, or too long a delay.
    pub fn checked(self) -> Result<Self, String> {
        let rates = [self.errors, self.lost, self.timeouts, self.declines, self.stale, self.drops];
        if rates.iter().any(|rate| !(0.0..=1.0).contains(rate)) {
            return Err("The rate of a fault is a number from 0 to 1.".to_owned());
        }
        if self.latency > LONGEST || self.jitter > LONGEST {
            return Err(format!("A delay is at most {LONGEST} milliseconds."));
        }
        Ok(self)
    }
}

/// The faults that are asked for, and how far their draws have come.
pub struct Injected(Mutex<(Faults, Draw)>);

impl Injected {
    /// Begins with faults.
    pub fn new(faults: Faults) -> Self {
        let draw = drawing(&faults);
        Self(Mutex::new((faults, draw)))
    }

    /// The faults that are asked for.
    pub fn faults(&self) -> Faults {
        self.lock().0.clone()
    }

    /// Asks for others, from the beginning of their draws.
    fn set(&self, faults: Faults) {
        let draw = drawing(&faults);
        *self.lock() = (faults, draw);
    }

    /// Whether a fault with a rate happens now.
    fn happens(&self, rate: fn(&Faults) -> f64) -> bool {
        let mut faults = self.lock();
        let rate = rate(&faults.0);
        rate > 0.0 && (faults.1.below(1_000_000) as f64) < rate * 1_000_000.0
    }

    /// How long the next answer is delayed.
    fn delay(&self) -> Duration {
        let mut faults = self.lock();
        let jitter = faults.0.jitter;
        let more = if jitter > 0 { faults.1.below(jitter + 1) } else { 0 };
        Duration::from_millis(faults.0.latency + more)
    }

    /// Whether a command is to be told that others acted.
    pub fn stale(&self) -> bool {
        self.happens(|faults| faults.stale)
    }

    /// Whether a stream breaks off.
    pub fn drops(&self) -> bool {
        self.happens(|faults| faults.drops)
    }

    /// The command as it arrives: a card may be one whose charges are declined.
    pub fn declining(&self, mut command: Command) -> Command {
        if let Command::AddPaymentMethod { card, .. } = &mut command
            && self.happens(|faults| faults.declines)
        {
            card.behaviour = Behaviour::DeclinesLater;
        }
        command
    }

    fn lock(&self) -> MutexGuard<'_, (Faults, Draw)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn drawing(faults: &Faults) -> Draw {
    Draw::new(CommandId(u128::from(faults.seed)), 0xfa17)
}

/// `GET /v1/faults`
pub async fn show(State(backend): State<Arc<Backend>>) -> Response {
    axum::Json(backend.faults().faults()).into_response()
}

/// `PUT /v1/faults`
pub async fn set(
    State(backend): State<Arc<Backend>>,
    Body(faults): Body<Faults>,
) -> Result<Response, Problem> {
    let faults = faults.checked().map_err(Problem::malformed)?;
    tracing::info!(?faults, "faults are set");
    backend.faults().set(faults.clone());
    Ok(axum::Json(faults).into_response())
}

/// Lets faults happen to what is about an account.
pub async fn inject(State(backend): State<Arc<Backend>>, request: Request, next: Next) -> Response {
    let faults = backend.faults();
    if !request.uri().path().starts_with("/v1/accounts") {
        return next.run(request).await;
    }
    let delay = faults.delay();
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    if faults.happens(|faults| faults.timeouts) {
        std::future::pending::<()>().await;
    }
    if faults.happens(|faults| faults.errors) {
        return Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "fault",
            "A fault was asked for",
            "Nothing of it happened. Sending the same request again is safe.",
        )
        .with(header::RETRY_AFTER, HeaderValue::from_static("1"))
        .into_response();
    }
    let response = next.run(request).await;
    if faults.happens(|faults| faults.lost) { lost() } else { response }
}

/// An answer that breaks off before it says anything.
fn lost() -> Response {
    let broken = stream::once(async { Err::<Vec<u8>, _>(io::Error::other("a fault was asked for")) });
    Bytes::from_stream(broken).into_response()
}
