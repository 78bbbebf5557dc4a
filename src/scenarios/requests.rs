//! A member who has asked the desk to cancel.

use super::cast;
use super::renewals::{JONAS, member_since};
use super::script::{Story, Told};
use crate::domain::command::Command;
use crate::domain::id::RequestId;
use crate::domain::user::By;

/// Bought Action Pack twelve days ago, activated nothing, asked for the fee back two days ago; a support agent has seen
/// it and has yet to decide.
pub(super) fn cancellation(story: &mut Story) -> Told {
    let today = story.today();
    member_since(story, today.plus_days(-12))?;
    story.on(today.plus_days(-2))?;
    let asked = Box::new(cast::cancellation(story.language(), story.subscription()));
    story.send_as(JONAS, Command::OpenRequest { asked })?;
    story.on(today.plus_days(-1))?;
    let request = story.request_id();
    story.send_as(By::Agent, Command::AcknowledgeRequest { request })
}

/// Asks the desk a question, which the desk answers after it has asked back.
pub(super) fn question(story: &mut Story) -> Told {
    let words = cast::question(story.language());
    let day = story.day();
    story.send_as(JONAS, Command::OpenRequest { asked: Box::new(words.asked) })?;
    let request: RequestId = story.request_id();
    story.on(day.plus_days(1))?;
    story.send_as(By::Agent, Command::AskMember { request, text: words.asked_back.to_owned() })?;
    story.on(day.plus_days(3))?;
    let text = words.told.to_owned();
    story.send_as(JONAS, Command::AddInformation { request, text, attachments: Vec::new() })?;
    story.on(day.plus_days(4))?;
    story.send_as(By::Agent, Command::WriteToMember { request, text: words.answer.to_owned() })?;
    story.send_as(By::Agent, Command::CloseRequest { request })
}
