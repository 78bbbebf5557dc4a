//! What is done with others: hearing other tabs, and everything with a backend. It is a part of the program of its own,
//! because the first screen does without; it is loaded soon after the start, or as soon as somebody speaks.
#![allow(
    unsafe_code,
    reason = "a part is called across the border of its file, which is what `wasm_split` writes"
)]

use super::Session;
use super::connection::Link;
use crate::backend::protocol::Request;
use crate::backend::remote::LONGEST_PAUSE;
use crate::browser::{tabs, tasks};
use leptos::prelude::*;

/// Why a part of the program is not there: its file could not be loaded. The browser's console says more.
pub type Missing = leptos::wasm_split::SplitLoaderError;

/// Something to be done with others.
pub(super) enum Errand {
    /// Another tab of the company that was shown at this turn has said something.
    Hear(u32, String),
    /// Ask the backend anew; the person may be waiting for it.
    Connect {
        /// Whether the person is.
        wanted: bool,
    },
    /// A request waits for being sent.
    Send(Request),
    /// Send what an earlier page has left.
    TakeUp,
    /// The page is shown again, or not any more.
    ShownOrHidden,
}

#[cfg(feature = "parts")]
#[leptos::wasm_split::wasm_split(run_errand, fallible, wasm_split_path = leptos::wasm_split, preload(load_errands))]
fn run_errand(session: Session, errand: Errand) -> Result<(), Missing> {
    session.run(errand);
    Ok(())
}

#[cfg(not(feature = "parts"))]
async fn run_errand(session: Session, errand: Errand) -> Result<(), Missing> {
    session.run(errand);
    Ok(())
}

#[cfg(not(feature = "parts"))]
async fn load_errands() -> Result<(), Missing> {
    Ok(())
}

/// Loads the part before it is needed. Whether that succeeds shows when it is.
pub async fn load() {
    let _ = load_errands().await;
}

impl Session {
    /// Does something with others: at once where the part is there, which is what keeps their order.
    pub(super) fn send_off(self, errand: Errand) {
        let connecting = matches!(errand, Errand::Connect { .. });
        tasks::begin(Box::pin(async move {
            // What another tab said is in the storage all the same, and what is to be sent waits, kept there.
            if run_errand(self, errand).await.is_err() && connecting {
                self.link.set(Link::Lost { seconds: LONGEST_PAUSE });
                let (seconds, which) = (LONGEST_PAUSE as i32, self.which());
                tabs::later(seconds * 1_000, move || {
                    if self.is_turn(which) {
                        self.send_off(Errand::Connect { wanted: false });
                    }
                });
            }
        }));
    }

    fn run(self, errand: Errand) {
        match errand {
            Errand::Hear(turn, text) => self.hear(turn, &text),
            Errand::Connect { wanted } => self.connect(wanted),
            Errand::Send(request) => self.send_to_server(&request),
            Errand::TakeUp => self.take_up_unsent(),
            Errand::ShownOrHidden => self.shown_or_hidden(),
        }
    }
}
