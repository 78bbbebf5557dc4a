//! One service request (statement 174).

use crate::i18n::Words;
use crate::pages::{Shown, not_found};
use crate::session::Session;

/// The screen.
pub fn show(_session: Session, words: Words) -> Shown {
    not_found::show(words)
}
