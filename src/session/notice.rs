//! What the person is told once: that something was done, or why not.

use crate::backend::protocol::{Failure, NotStored};
use crate::i18n::{Words, frame, refusals};

/// How a notice looks, and how urgently it is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A plain fact.
    Info,
    /// Something was done.
    Success,
    /// Something needs attention.
    Warning,
    /// Something failed.
    Danger,
}

/// One sentence for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it looks.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// Whether the person has had time to notice it on the screen that is shown.
    pub seen: bool,
}

impl Notice {
    /// A notice.
    pub fn new(tone: Tone, text: String) -> Self {
        Self { tone, text, seen: false }
    }

    /// Why a command was not carried out, in words.
    pub fn of_failure(words: Words, failure: &Failure) -> Self {
        match failure {
            Failure::Refused { refusal, .. } => Self::new(Tone::Warning, refusals::reason(words, refusal)),
            Failure::ChangedElsewhere { .. } => Self::new(Tone::Warning, words.say(frame::CHANGED_ELSEWHERE)),
            Failure::NotStored { why, .. } => Self::of_storage(words, *why),
        }
    }

    /// Why something was not stored, in words.
    pub fn of_storage(words: Words, why: NotStored) -> Self {
        let text = match why {
            NotStored::Full => frame::STORAGE_FULL,
            NotStored::Blocked => frame::STORAGE_BLOCKED,
            NotStored::TooLarge => frame::TOO_LARGE,
            NotStored::ReadOnly => frame::READ_ONLY,
            NotStored::Other => frame::STORAGE_FAILED,
        };
        Self::new(Tone::Danger, words.say(text))
    }
}
