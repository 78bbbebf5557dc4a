//! The way from every earlier version of the stored form to today's.
//!
//! Stored segments are never rewritten for a new version: a commit is brought up while it is read, and what comes
//! next is written to a new segment of the new version. A step changes the JSON of one commit's body and knows
//! nothing of today's types, so that it never has to change again.

use std::borrow::Cow;

use super::segment::FORMAT;

/// One step: from the version it names to the next one.
pub struct Step {
    /// The version that it reads.
    pub from: u32,
    /// Changes a body of that version into one of the next; says why where it is not such a body.
    pub change: fn(&str) -> Result<String, String>,
}

/// All steps, the earliest first: one for each version before today's.
pub const STEPS: &[Step] = &[];

const _: () = assert!(STEPS.len() + 1 == FORMAT as usize, "every version before today's has its step");

/// Brings the body of one commit from the version that wrote it to the one that the last step leads to.
pub fn bring_up<'a>(steps: &[Step], version: u32, body: &'a str) -> Result<Cow<'a, str>, String> {
    let mut body = Cow::Borrowed(body);
    for step in steps.iter().filter(|step| step.from >= version) {
        body = Cow::Owned((step.change)(&body)?);
    }
    Ok(body)
}
