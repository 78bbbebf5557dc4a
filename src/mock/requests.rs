//! What the app sends: requests of the protocol, each carried out once.

use super::journal::{self, page};
use super::problem::Problem;
use super::routes::{Asked, Backend, Body, Found};
use crate::backend::protocol::{Failure, Reply, Request};
use axum::extract::State;
use axum::response::Response;
use std::sync::Arc;

/// `POST /v1/accounts/{account}/requests`
pub async fn execute(
    State(backend): State<Arc<Backend>>,
    Found(account): Found,
    Asked(language): Asked,
    Body(mut request): Body<Request>,
) -> Result<Response, Problem> {
    let faults = backend.faults();
    if request.command.is_some() && faults.stale() {
        let (reply, position) = journal::after(&account, request.seen).await?;
        let failure = Failure::ChangedElsewhere { commits: reply.commits };
        return Err(Problem::failed(failure, language).with(journal::POSITION, position));
    }
    request.command = request.command.map(|command| faults.declining(command));
    let (came, position) = account.act(|desk| (desk.execute(&request), desk.history().len() as u64)).await?;
    match came {
        Ok(reply) => Ok(journal::answer(&Reply { commits: page(reply.commits) }, position)),
        Err(failure) => Err(Problem::failed(paged(failure), language).with(journal::POSITION, position)),
    }
}

/// A failure with as many commits as fit on a page.
pub fn paged(failure: Failure) -> Failure {
    match failure {
        Failure::Refused { refusal, commits } => Failure::Refused { refusal, commits: page(commits) },
        Failure::ChangedElsewhere { commits } => Failure::ChangedElsewhere { commits: page(commits) },
        Failure::NotStored { why, commits } => Failure::NotStored { why, commits: page(commits) },
    }
}
