//! The requests of a company that lives on a backend: on their way, put off, answered.

use super::connection::Link;
use super::{Notice, Session, Tone};
use crate::backend::protocol::{Failure, Reply, Request, Setback};
use crate::backend::remote::{self, Unsent, Verdict};
use crate::browser::clock;
use crate::domain::id::CommandId;
use crate::i18n::connection as texts;
use crate::journal::Slots;
use crate::json;
use leptos::prelude::*;

impl Session {
    /// Whether something is on its way to the backend.
    pub fn is_sending(self) -> bool {
        self.remote.with_value(|remote| remote.sending.is_some())
    }

    /// Why a request was not carried out, as far as it can be told by now.
    pub fn failure(self, request: &Request, setback: Setback) -> Failure {
        self.desk.with_value(|desk| desk.failure(request, setback))
    }

    /// What waits is sent with the next connection; one that only asks for what is due is asked with each.
    pub(super) fn put_off(self) {
        let (kept, idle): (Vec<Request>, Vec<Request>) = self
            .writer
            .with_value(|writer| writer.waiting().cloned().partition(|request| request.command.is_some()));
        for request in idle {
            self.forget_waiting(request.id);
        }
        let late: Vec<CommandId> = kept.iter().map(|request| request.id).collect();
        let news = self.remote.with_value(|remote| late.iter().any(|id| !remote.late.contains(id)));
        self.remote.update_value(|remote| remote.late = late);
        self.keep_what_is_only_here();
        if news {
            self.tell_put_off();
        }
    }

    /// The form that a request was typed into.
    fn form_of(self, id: CommandId) -> Option<String> {
        self.remote.with_value(|remote| {
            remote.forms.iter().find(|(request, _)| *request == id).map(|(_, form)| form.clone())
        })
    }

    /// A request as it is kept.
    pub(super) fn as_unsent(self, request: Request, setback: Option<Setback>) -> Unsent {
        let form = self.form_of(request.id);
        Unsent { request, setback, form }
    }

    /// Looks whether there is room by now for what waits only in this page.
    pub(super) fn keep_what_is_only_here(self) {
        let mut unkept: Vec<Unsent> = Vec::new();
        self.each_only_here(|request| unkept.push(self.as_unsent(request.clone(), None)));
        for unsent in unkept {
            self.keep_unsent(&unsent);
        }
    }

    /// Says that something is going to be sent, and whether it outlives this page until then.
    fn tell_put_off(self) {
        let text = if self.waits_only_here() { texts::ONLY_HERE } else { texts::KEPT };
        self.tell(Notice::new(Tone::Warning, self.words().say(text)));
    }

    /// Sends a request that waits already, as soon as it can be sent. One that only asks for what is due does not wait:
    /// it is asked again with every connection.
    pub(super) fn send_to_server(self, request: &Request) {
        match self.link.get_untracked() {
            Link::Live => self.send_next(),
            // It goes as soon as the connection stands, which asks for what is due by itself.
            Link::Connecting if request.command.is_some() => {}
            Link::Connecting => {
                self.forget_waiting(request.id);
            }
            Link::None | Link::Lost { .. } | Link::Shut(_) => {
                self.put_off();
                self.show_again();
            }
        }
    }

    /// Says again that what is asked for a second time is kept already.
    pub(super) fn tell_if_kept(self) {
        if self.is_connected() && self.link.get_untracked() != Link::Live {
            self.tell_put_off();
        }
    }

    /// Sends what was asked for first, and then the next.
    fn send_next(self) {
        let free = self.remote.with_value(|remote| remote.sending.is_none());
        if !free || self.link.get_untracked() != Link::Live {
            return;
        }
        let Some(mut request) = self.writer.with_value(|writer| writer.waiting().next().cloned()) else {
            return;
        };
        let Some(server) = self.server() else { return };
        let history =
            |own: &[CommandId]| self.desk.with_value(|desk| remote::seen(&request, desk.history(), own));
        request.seen = self.remote.with_value(|remote| history(&remote.own));
        let body = json::write(&request);
        let id = request.id;
        self.remote.update_value(|remote| remote.sending = Some(id));
        let requests = server.of_account("/requests");
        self.ask_in_round(
            &server,
            "POST",
            &requests,
            Some(&body),
            move |session, answer| match remote::reply(answer.as_ref()) {
                Verdict::Done(reply) => session.settle(id, Ok(reply)),
                Verdict::Failed(setback) => session.settle(id, Err(setback)),
                verdict @ (Verdict::Later(_) | Verdict::Shut(_)) => session.stop(verdict),
            },
        );
    }

    /// The backend has said what came of a request.
    fn settle(self, id: CommandId, outcome: Result<Reply, Setback>) {
        let mut late = false;
        self.remote.update_value(|remote| {
            remote.sending = None;
            remote.own.push(id);
            late = remote.late.contains(&id);
            remote.late.retain(|put_off| *put_off != id);
        });
        let reply = match &outcome {
            Ok(reply) => reply.clone(),
            Err(setback) => Reply { commits: setback.commits().to_vec() },
        };
        self.forget_unsent(id);
        let waiting = self.forget_waiting(id);
        let fits = self.learn(&reply);
        if let Some((request, then)) = waiting {
            let is_command = request.command.is_some();
            if !late {
                let outcome = outcome.map_err(|setback| self.failure(&request, setback));
                self.answered(&request, outcome, then);
            } else if let Err(setback) = outcome {
                let setback = setback.without_commits();
                let unsent = self.as_unsent(request, Some(setback.clone()));
                self.tell(if self.keep_unsent(&unsent) {
                    Notice::new(Tone::Warning, self.words().say(texts::NOT_DONE))
                } else {
                    // No list has it: why it was not carried out is said at once.
                    Notice::of_failure(self.words(), &self.failure(&unsent.request, setback))
                });
            } else if is_command {
                if let Some(form) = self.form_of(id) {
                    self.drop_form(&form);
                }
                self.tell_success(texts::SENT);
            }
        }
        if fits {
            self.send_next();
        } else {
            self.read_on();
        }
        self.show_again();
    }

    /// Sends again what was not carried out, as it is wanted now.
    pub fn send_again(self, id: CommandId) {
        let Some(unsent) = self.unsent().into_iter().find(|unsent| unsent.request.id == id) else { return };
        let seen = self.desk.with_value(|desk| desk.history().len() as u64);
        let request = Request { seen, now: clock::now(), ..unsent.request };
        self.remote.update_value(|remote| {
            remote.forms.extend(unsent.form.map(|form| (id, form)));
            if !remote.late.contains(&id) {
                remote.late.push(id);
            }
        });
        self.keep_unsent(&self.as_unsent(request.clone(), None));
        self.wait_for(request, Box::new(|_| {}));
        self.send_next();
        self.show_again();
    }

    /// Lets go of what was not carried out.
    pub fn discard(self, id: CommandId) {
        self.forget_unsent(id);
        self.forget_waiting(id);
        self.show_again();
    }

    /// A value was changed by another tab. Where that let go of a request which waits here for the next connection, this
    /// page lets go of it too.
    pub(super) fn look_at_unsent(self, key: Option<&str>) {
        let Some(key) = key.filter(|_| self.is_connected()) else { return };
        let late = self.remote.with_value(|remote| remote.late.clone());
        for id in late.into_iter().filter(|&id| self.unsent_key(id) == key) {
            if self.store.with_value(|store| matches!(store.read(key), Ok(None))) {
                self.forget_waiting(id);
                self.remote.update_value(|remote| remote.late.retain(|put_off| *put_off != id));
                self.show_again();
            }
        }
    }

    /// Takes up what was asked for before this page was loaded, or in a tab that is closed.
    pub(super) fn take_up_unsent(self) {
        if self.follows() {
            return;
        }
        for Unsent { request, setback, form } in self.unsent() {
            let waits = self.writer.with_value(|writer| writer.waiting().any(|asked| asked.id == request.id));
            if setback.is_none() && !waits {
                self.remote.update_value(|remote| {
                    remote.late.push(request.id);
                    remote.forms.extend(form.map(|form| (request.id, form)));
                });
                self.wait_for(request, Box::new(|_| {}));
            }
        }
        self.send_next();
    }
}
