//! Following an account and delivering its messages, one after another.

use super::{Attempt, BACKOFF, Delivery, Kept, LOG, Progress, Waiting, Webhook, lock, sending};
use crate::domain::event::{Event, Stamped};
use crate::journal::{Commit, SlotError, Slots};
use crate::mock::accounts::Account;
use crate::mock::{clock, journal};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// Why following ended.
struct Over;

/// Delivers what happens until the webhook or its account is removed, or the backend stops.
pub(super) async fn deliver(webhook: Arc<Webhook>, anywhere: bool, mut stopping: watch::Receiver<bool>) {
    let mut removed = webhook.removed.subscribe();
    tokio::select! {
        _ = follow(&webhook, anywhere) => {}
        _ = removed.wait_for(|removed| *removed) => {}
        _ = stopping.wait_for(|stopping| *stopping) => {}
    }
}

async fn follow(webhook: &Webhook, anywhere: bool) -> Result<(), Over> {
    let mut head = webhook.account.head();
    loop {
        let told = webhook.kept().told;
        let reached = head.wait_for(|head| head.gone || head.number > told).await;
        if reached.map_err(|_| Over)?.gone {
            return Err(Over);
        }
        let (reply, _) = journal::after(&webhook.account, told).await.map_err(|_| Over)?;
        for commit in reply.commits {
            if let Some(body) = message(webhook, &commit) {
                insist(webhook, commit.number, body, anywhere).await?;
            }
            // Where this cannot be kept, the message comes twice after a new start, which is better than never.
            let mut kept = lock(&webhook.kept);
            if *webhook.removed.borrow() {
                return Err(Over);
            }
            kept.told = commit.number;
            let _ = keep(&webhook.account, &webhook.key(), &kept);
        }
    }
}

/// Writes down how far a webhook has come.
pub(super) fn keep(account: &Account, key: &str, kept: &Kept) -> Result<(), SlotError> {
    let text = serde_json::to_string(kept).map_err(|error| SlotError::Other(error.to_string()))?;
    account.store().write(key, &text)
}

/// The body of the message about a commit; nothing where nothing in it was asked for.
fn message(webhook: &Webhook, commit: &Commit) -> Option<String> {
    let wanted = webhook.kept().events;
    let is_wanted = |stamped: &&Stamped| wanted.is_empty() || wanted.contains(&name(&stamped.event));
    let events: Vec<&Stamped> = commit.entries.iter().filter(is_wanted).collect();
    if events.is_empty() {
        return None;
    }
    let body = json!({
        "account": webhook.account.name(),
        "position": commit.number,
        "id": commit.id,
        "at": commit.at,
        "events": events,
    });
    Some(body.to_string())
}

/// The name of an event, as the journal writes it.
fn name(event: &Event) -> String {
    match serde_json::to_value(event) {
        Ok(Value::String(name)) => name,
        Ok(Value::Object(named)) => named.keys().next().cloned().unwrap_or_default(),
        Ok(_) | Err(_) => String::new(),
    }
}

/// Tries until a message has arrived or is given up.
async fn insist(webhook: &Webhook, position: u64, body: String, anywhere: bool) -> Result<(), Over> {
    // One message for each commit: its number is the same also after a new start, so that a receiver knows what comes twice.
    let id = position;
    {
        let mut log = lock(&webhook.log);
        if log.len() >= LOG {
            log.pop_front();
        }
        let (state, attempts) = (Progress::Waiting, Vec::new());
        log.push_back(Delivery { id, position, state, attempts, body: body.clone() });
    }
    for wait in BACKOFF.into_iter().map(Some).chain([None]) {
        let began = minutes(&webhook.account).await?;
        if delivered(&attempt(webhook, id, &body, anywhere).await) {
            return Ok(());
        }
        let Some(wait) = wait else { break };
        pause(webhook, wait, began).await?;
        // Somebody may have sent it again meanwhile.
        if state(webhook, id) == Some(Progress::Delivered) {
            return Ok(());
        }
    }
    change(webhook, id, |delivery| {
        // Somebody may have sent it again during the last attempt.
        if delivery.state != Progress::Delivered {
            delivery.state = Progress::GivenUp;
            tracing::warn!(webhook = webhook.id, position, "a message was given up");
        }
    });
    Ok(())
}

fn delivered(attempt: &Attempt) -> bool {
    attempt.status.is_some_and(|status| (200..300).contains(&status))
}

/// Sends a message once and writes down what came of it.
pub(super) async fn attempt(webhook: &Webhook, id: u64, body: &str, anywhere: bool) -> Attempt {
    let Kept { url, secret, .. } = webhook.kept();
    let attempt = sending::send(&url, &secret, id, body, anywhere).await;
    change(webhook, id, |delivery| {
        delivery.attempts.push(attempt.clone());
        if delivered(&attempt) {
            delivery.state = Progress::Delivered;
        }
    });
    attempt
}

fn change(webhook: &Webhook, id: u64, change: impl FnOnce(&mut Delivery)) {
    if let Some(delivery) = lock(&webhook.log).iter_mut().find(|delivery| delivery.id == id) {
        change(delivery);
    }
}

fn state(webhook: &Webhook, id: u64) -> Option<Progress> {
    lock(&webhook.log).iter().find(|delivery| delivery.id == id).map(|delivery| delivery.state)
}

/// Waits so many seconds by the clock that the webhook goes by; of an account's own time since a minute.
async fn pause(webhook: &Webhook, seconds: u64, began: i64) -> Result<(), Over> {
    match webhook.kept().time {
        Waiting::Real => tokio::time::sleep(Duration::from_secs(seconds)).await,
        Waiting::Virtual => {
            let due = began + i64::try_from(seconds.div_ceil(60)).unwrap_or(1);
            let mut head = webhook.account.head();
            while minutes(&webhook.account).await? < due {
                head.changed().await.map_err(|_| Over)?;
                if head.borrow().gone {
                    return Err(Over);
                }
            }
        }
    }
    Ok(())
}

/// The account's own time, in minutes.
async fn minutes(account: &Account) -> Result<i64, Over> {
    let now = clock::now();
    let looked = account.look(|desk| {
        let account = desk.account();
        let today = account.today(now.day);
        today.epoch_days() * DAY + i64::from(account.minute(today, now.minute))
    });
    looked.await.map_err(|_| Over)
}
