//! What is done when another tab of the same company says something.

use super::Session;
use super::writer::{Part, is_astray};
use crate::backend::protocol::{Message, Reply, Request, Setback};
use crate::domain::id::CommandId;
use crate::json;

impl Session {
    /// Another tab says something.
    pub(super) fn hear(self, turn: u32, text: &str) {
        if !self.is_turn(turn) {
            return;
        }
        // A tab of another version may say what this one does not know; its commits are in the storage all the same.
        let Ok(message) = json::read(text) else { return };
        match message {
            Message::Ask(request) => self.serve(&request),
            Message::Done(id, reply) => self.hear_answer(id, Ok(reply)),
            Message::Failed(id, setback) => self.hear_answer(id, Err(setback)),
            Message::News(reply) => {
                self.take_in(&reply.commits);
                if self.is_connected() {
                    self.keep_heard();
                }
            }
            Message::Leads => match self.part() {
                Part::Following | Part::Asking => self.ask_again(),
                // Two that write are one too many: the journal keeps them apart until the lock has spoken.
                Part::Leading | Part::Alone => {}
            },
        }
    }

    fn hear_answer(self, id: CommandId, outcome: Result<Reply, Setback>) {
        let own = self.forget_waiting(id);
        self.take_in(match &outcome {
            Ok(reply) => &reply.commits,
            Err(setback) => setback.commits(),
        });
        if let Some((request, then)) = own {
            let outcome = outcome.map_err(|setback| self.failure(&request, setback));
            self.answered(&request, outcome, then);
        }
    }

    /// Carries out what another tab asks for, and shows it here too.
    fn serve(self, request: &Request) {
        if self.part() != Part::Leading || self.is_connected() {
            return;
        }
        let turn = self.which();
        let outcome = self.execute(request);
        if outcome.as_ref().is_err_and(is_astray) {
            self.write_missing(false);
        }
        // What is stored nowhere any more belongs to this page alone: whoever asks may have begun another company since,
        // and writes instead once nobody answers.
        if !self.is_turn(turn) || !self.has_its_place() {
            return;
        }
        match outcome {
            Ok(mut reply) => {
                self.lead_to(&mut reply.commits);
                self.say(&Message::Done(request.id, reply));
            }
            Err(failure) => {
                let mut setback = Setback::from(failure);
                self.lead_to(setback.commits_mut());
                self.say(&Message::Failed(request.id, setback));
            }
        }
        self.show_stored();
    }
}
