//! The backends in this browser: which company lives on which, and what was not sent yet.
//!
//! Each is a value of its own, and so is each request, so that no tab writes over what another one keeps.

use super::Session;
use super::companies::About;
use super::sandboxes::prefix;
use crate::backend::protocol::{Reply, Request};
use crate::backend::remote::{self, Answer, Server, Shut, Unsent, Verdict};
use crate::browser::server::{Asked, ask, escaped};
use crate::domain::id::CommandId;
use crate::journal::{Commit, Slots};
use crate::json::{self, Written};
use crate::sorting;
use leptos::prelude::*;

/// Under this name the backend is kept that a person is looking at before a company of it is connected.
const LOOKED_AT: &str = "looked-at";

/// Where the backend of a sandbox is kept.
pub(super) fn server_key(sandbox: &str) -> String {
    [&prefix(), ":server:", sandbox].concat()
}

/// What the keys of requests begin with that a sandbox has not sent.
pub(super) fn unsent_of(sandbox: &str) -> String {
    [&prefix(), ":unsent:", sandbox, ":"].concat()
}

/// Why there is no answer to a question of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// The backend cannot be reached.
    Unreachable,
    /// It does not want to be asked now.
    Busy,
    /// Something has to be changed first.
    Shut(Shut),
    /// It says why not, in the language that is shown.
    Refused(String),
    /// It answered, and this browser has no room for what it said.
    NoRoom,
}

/// The members of a problem that a person reads.
#[derive(Written)]
struct Explained {
    #[serde(default)]
    detail: String,
}

/// The answer, if it is one.
fn plain(answer: Option<Answer>) -> Result<String, Unanswered> {
    let Some(answer) = answer else { return Err(Unanswered::Unreachable) };
    match answer.status {
        200..=299 => Ok(answer.text),
        401 => Err(Unanswered::Shut(Shut::Token)),
        403 => Err(Unanswered::Shut(Shut::Origin)),
        408 | 429 | 502..=504 => Err(Unanswered::Busy),
        _ => Err(match json::read::<Explained>(&answer.text) {
            Ok(Explained { detail }) if !detail.is_empty() => Unanswered::Refused(detail),
            Ok(_) | Err(_) => Unanswered::Shut(Shut::Strange),
        }),
    }
}

fn unanswered<T>(verdict: Verdict<T>) -> Result<T, Unanswered> {
    match verdict {
        Verdict::Done(done) => Ok(done),
        Verdict::Shut(why) => Err(Unanswered::Shut(why)),
        Verdict::Later(None) => Err(Unanswered::Unreachable),
        Verdict::Later(Some(_)) => Err(Unanswered::Busy),
        // Reading carries nothing out.
        Verdict::Failed(_) => Err(Unanswered::Shut(Shut::Strange)),
    }
}

impl Session {
    fn kept_server(self, name: &str) -> Option<Server> {
        let kept = self.store.with_value(|store| store.read(&server_key(name))).ok().flatten()?;
        json::read(&kept).ok()
    }

    /// The backend on which a company lives.
    pub(super) fn server_of(self, sandbox: &str) -> Option<Server> {
        self.kept_server(sandbox)
    }

    /// The backend that the person looked at last.
    pub fn server_looked_at(self) -> Option<Server> {
        self.kept_server(LOOKED_AT)
    }

    /// Remembers the backend that the person looks at; tells whether there was room for it.
    pub fn look_at(self, server: &Server) -> bool {
        self.keep_server(LOOKED_AT, server)
    }

    fn keep_server(self, name: &str, server: &Server) -> bool {
        self.store.with_value(|store| store.write(&server_key(name), &json::write(server))).is_ok()
    }

    /// Keeps again what says that the company lives on a backend, and what is to be sent there, where it was cleared with the
    /// rest.
    pub(super) fn keep_connection(self) {
        if let Some(server) = self.server() {
            self.keep_server(&self.sandbox(), &server);
            self.keep_what_is_only_here();
        }
    }

    /// What the backend has not answered yet, and what was not carried out, the oldest first: what is kept in this
    /// browser, and what found no room there and waits in this page.
    pub fn unsent(self) -> Vec<Unsent> {
        let start = unsent_of(&self.sandbox());
        let mut all: Vec<Unsent> = self.store.with_value(|store| {
            let keys = store.keys(&start).unwrap_or_default();
            let read = |key: &String| json::read(&store.read(key).ok().flatten()?).ok();
            keys.iter().filter_map(read).collect()
        });
        self.each_only_here(|request| all.push(self.as_unsent(request.clone(), None)));
        sorting::sort_by_key(&mut all, |unsent| (unsent.request.now.at.millis(), unsent.request.id.0));
        all
    }

    /// Keeps what is to be sent, also over the end of this page; tells whether there was room for it. What finds none
    /// is sent all the same, as long as this page lives.
    pub(super) fn keep_unsent(self, unsent: &Unsent) -> bool {
        let key = self.unsent_key(unsent.request.id);
        self.store.with_value(|store| store.write(&key, &json::write(unsent))).is_ok()
    }

    pub(super) fn forget_unsent(self, id: CommandId) {
        let _ = self.store.with_value(|store| store.remove(&self.unsent_key(id)));
    }

    pub(super) fn unsent_key(self, id: CommandId) -> String {
        [&unsent_of(&self.sandbox()), id.to_string().as_str()].concat()
    }

    /// Whether something that was asked for waits only in this page, because this browser has no room for it.
    pub fn waits_only_here(self) -> bool {
        let mut any = false;
        self.each_only_here(|_| any = true);
        any
    }

    /// Whether a request waits only in this page.
    pub fn is_only_here(self, id: CommandId) -> bool {
        let mut found = false;
        self.each_only_here(|request| found |= request.id == id);
        found
    }

    /// Does something with each request that waits only in this page.
    pub(super) fn each_only_here(self, mut act: impl FnMut(&Request)) {
        if !self.is_connected() {
            return;
        }
        let is_kept =
            |id| self.store.with_value(|store| matches!(store.read(&self.unsent_key(id)), Ok(Some(_))));
        self.writer.with_value(|writer| {
            let waiting = writer.waiting().filter(|request| request.command.is_some());
            waiting.filter(|request| !is_kept(request.id)).for_each(&mut act);
        });
    }

    /// Asks a backend what it is and which companies it has.
    pub fn ask_about(self, server: &Server, then: impl FnOnce(Result<remote::About, Unanswered>) + 'static) {
        let address = [&server.address, "/v1"].concat();
        self.ask_server(server, "GET", &address, None, move |answer| {
            then(unanswered(remote::about(answer.as_ref())));
        });
    }

    /// Asks a backend anything; `then` is called with the body of its answer.
    pub fn ask_plainly(
        self,
        server: &Server,
        method: &'static str,
        rest: &str,
        body: Option<&str>,
        then: impl FnOnce(Result<String, Unanswered>) + 'static,
    ) {
        let address = [&server.address, rest].concat();
        self.ask_server(server, method, &address, body, move |answer| then(plain(answer)));
    }

    fn ask_server(
        self,
        server: &Server,
        method: &'static str,
        address: &str,
        body: Option<&str>,
        then: impl FnOnce(Option<Answer>) + 'static,
    ) {
        let token = server.token.as_deref();
        ask(&Asked { method, address, token, language: self.tag(), body }, then);
    }

    /// Copies a company of a backend into this browser and shows it: connected, or as one that lives here from now on.
    pub fn fetch_company(
        self,
        server: Server,
        title: String,
        connected: bool,
        then: impl FnOnce(Result<(), Unanswered>) + 'static,
    ) {
        let then = Box::new(move |read: Result<(Server, Vec<Commit>), Unanswered>| {
            then(read.and_then(|(server, commits)| {
                let sandbox = self.keep_anew(&commits).ok_or(Unanswered::NoRoom)?;
                self.note(&sandbox, &About { label: Some(title), start: commits.len() });
                let kept = !connected || self.keep_server(&sandbox, &server);
                self.open_sandbox(&sandbox);
                // Without its address it is only a copy, and is shown as one.
                if kept { Ok(()) } else { Err(Unanswered::NoRoom) }
            }));
        });
        self.read_pages(server, Vec::new(), then);
    }

    fn read_pages(
        self,
        server: Server,
        mut commits: Vec<Commit>,
        then: Box<dyn FnOnce(Result<(Server, Vec<Commit>), Unanswered>)>,
    ) {
        let address = server.of_account(&["/journal?after=", &commits.len().to_string()].concat());
        let asked = server.clone();
        self.ask_server(&asked, "GET", &address, None, move |answer| {
            match unanswered(remote::reply(answer.as_ref())) {
                Err(why) => then(Err(why)),
                Ok(Reply { commits: page }) if page.is_empty() => then(Ok((server, commits))),
                Ok(Reply { commits: page }) => {
                    commits.extend(page);
                    self.read_pages(server, commits, then);
                }
            }
        });
    }

    /// Copies the company that is shown to a backend, under a name of its own there.
    pub fn copy_to_server(
        self,
        server: &Server,
        title: &str,
        then: impl FnOnce(Result<(), Unanswered>) + 'static,
    ) {
        let rest = ["/v1/accounts?account=", &escaped(&server.account), "&title=", &escaped(title)].concat();
        self.ask_plainly(server, "POST", &rest, Some(&self.backup()), move |answer| then(answer.map(drop)));
    }

    /// Lets the company that is shown live in this browser from now on, with the history that is known here. What was
    /// not sent is forgotten.
    pub fn disconnect(self) {
        let sandbox = self.sandbox();
        for unsent in self.unsent() {
            self.forget_unsent(unsent.request.id);
            self.forget_waiting(unsent.request.id);
        }
        let _ = self.store.with_value(|store| store.remove(&server_key(&sandbox)));
        self.join_server();
        self.show_again();
    }
}
