//! How many requests one address may send: a bucket of tokens that fills up again each second.

use super::clock;
use super::problem::Problem;
use axum::http::{HeaderValue, StatusCode, header};
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// After so many addresses those that have not asked for a while are forgotten.
const ADDRESSES: usize = 4096;

/// What each address may still send.
pub struct Limit {
    /// So many requests a second, and at once; 0 for any number.
    rate: f64,
    buckets: Mutex<BTreeMap<IpAddr, (f64, Instant)>>,
}

impl Limit {
    /// So many requests a second from each address; 0 for any number.
    pub fn new(rate: u32) -> Self {
        Self { rate: f64::from(rate), buckets: Mutex::default() }
    }

    /// Takes a token for a request.
    ///
    /// # Errors
    /// The address has sent too many.
    pub fn take(&self, address: IpAddr) -> Result<(), Problem> {
        if self.rate < 1.0 {
            return Ok(());
        }
        let now = clock::instant();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let filled = |tokens: f64, since: Instant| {
            (tokens + now.duration_since(since).as_secs_f64() * self.rate).min(self.rate)
        };
        if buckets.len() >= ADDRESSES {
            buckets.retain(|_, (tokens, since)| filled(*tokens, *since) < self.rate);
        }
        let (tokens, since) = buckets.get(&address).copied().unwrap_or((self.rate, now));
        let left = filled(tokens, since) - 1.0;
        buckets.insert(address, (left.max(0.0), now));
        if left >= 0.0 {
            return Ok(());
        }
        let problem = Problem::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too-many",
            "Too many requests",
            "Wait a second before the next one.",
        );
        Err(problem.with(header::RETRY_AFTER, HeaderValue::from_static("1")))
    }
}
