//! A company that lives on a backend behind HTTP, and is shown here as every other.
//!
//! Its history is copied into a sandbox of this browser, so that everything can be read whatever becomes of the
//! connection. Nothing is decided here: each tab sends its requests to the backend itself, and hears from a stream what
//! others did. A request is kept in the browser's storage until the backend has said what came of it, and goes on its
//! way again under the same id, so that it is carried out once.

use super::errands::Errand;
use super::writer::Writer;
use super::{Notice, Session, Tone};
use crate::backend::protocol::Reply;
use crate::backend::remote::{self, Answer, Server, Shut, Verdict};
use crate::browser::server::{Asked, Heard, Stream, ask, escaped};
use crate::browser::{document, tabs};
use crate::domain::id::CommandId;
use crate::domain::user::Language;
use crate::i18n::connection as texts;
use crate::json;
use leptos::prelude::*;

/// How a company is connected to its backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Not at all: it lives in this browser.
    None,
    /// It is being asked what happened meanwhile.
    Connecting,
    /// What happens there is shown here as it happens.
    Live,
    /// It does not answer; it is asked again after so many seconds.
    Lost {
        /// How long each pause is by now.
        seconds: u32,
    },
    /// It is not asked again by itself.
    Shut(Shut),
}

/// The connection of the company that is shown.
#[derive(Default)]
pub(super) struct Remote {
    server: Option<Server>,
    stream: Option<Stream>,
    /// How often in a row it did not answer.
    times: u32,
    /// Counts what was begun, so that an answer to what was given up does nothing.
    round: u32,
    /// Whether the person waits for the connection.
    wanted: bool,
    /// The request that is on its way.
    pub(super) sending: Option<CommandId>,
    /// What this page had carried out.
    pub(super) own: Vec<CommandId>,
    /// What did not go at once: nobody waits on its screen for what comes of it.
    pub(super) late: Vec<CommandId>,
    /// Into which form it was typed.
    pub(super) forms: Vec<(CommandId, String)>,
}

impl Session {
    /// How the company that is shown is connected to its backend.
    pub fn link(self) -> Link {
        self.link.get()
    }

    /// The backend on which the company that is shown lives.
    pub fn server(self) -> Option<Server> {
        self.remote.with_value(|remote| remote.server.clone())
    }

    pub(super) fn is_connected(self) -> bool {
        self.remote.with_value(|remote| remote.server.is_some())
    }

    /// Connects the company that is shown, if it lives on a backend.
    pub(super) fn join_server(self) {
        let server = self.server_of(&self.sandbox());
        let there = server.is_some();
        if !there && self.is_connected() {
            // What was meant for the backend goes nowhere else.
            self.writer.update_value(Writer::forget_all);
        }
        self.remote.update_value(|remote| {
            *remote = Remote { server, round: remote.round.wrapping_add(1), ..Remote::default() };
        });
        if there {
            self.link.set(Link::Connecting);
            self.send_off(Errand::Connect { wanted: false });
        } else {
            self.link.set(Link::None);
        }
    }

    /// Looks whether another tab has connected the company, or disconnected it.
    pub(super) fn look_at_server(self) {
        let server = self.server_of(&self.sandbox());
        // Where all of the company was cleared nobody has disconnected it: what waits to be sent is lost with the page alone.
        let is_cleared = server.is_none() && !self.look_once();
        if server != self.server() && !is_cleared {
            self.join_server();
            self.show_again();
        }
    }

    /// Asks the backend at once, because the person wants it.
    pub fn connect_now(self) {
        self.send_off(Errand::Connect { wanted: true });
    }

    /// Asks the backend anew: what it is, what happened meanwhile, and what was not sent yet. While it does not answer
    /// what is said of it stays as it is.
    pub(super) fn connect(self, wanted: bool) {
        let Some(server) = self.server() else { return };
        match self.link.get_untracked() {
            Link::None | Link::Connecting | Link::Live => self.link.set(Link::Connecting),
            Link::Lost { .. } | Link::Shut(_) => {}
        }
        self.begin_round();
        self.remote.update_value(|remote| remote.wanted = wanted);
        let about = [&server.address, "/v1"].concat();
        self.ask_in_round(&server, "GET", &about, None, move |session, answer| {
            match remote::about(answer.as_ref()) {
                Verdict::Done(_) => session.read_on(),
                verdict @ (Verdict::Failed(_) | Verdict::Later(_) | Verdict::Shut(_)) => {
                    session.stop(verdict)
                }
            }
        });
    }

    /// Reads the journal from where this page knows it, beginning with the last commit that is known: it tells whether
    /// the history is the same one.
    pub(super) fn read_on(self) {
        let Some(server) = self.server() else { return };
        let known = self.desk.with_value(|desk| desk.history().len() as u64);
        let after = known.saturating_sub(1);
        let journal = server.of_account(&["/journal?after=", &after.to_string()].concat());
        self.ask_in_round(&server, "GET", &journal, None, move |session, answer| {
            match remote::reply(answer.as_ref()) {
                Verdict::Done(Reply { commits }) if commits.is_empty() && known > 0 => {
                    session.stop::<Reply>(Verdict::Shut(Shut::OtherHistory));
                }
                Verdict::Done(reply) => {
                    let last = reply.commits.last().map_or(known, |commit| commit.number);
                    if !session.learn(&reply) {
                        session.stop::<Reply>(Verdict::Shut(Shut::OtherHistory));
                    } else if last > known {
                        session.read_on();
                    } else {
                        session.go_live();
                    }
                }
                verdict @ (Verdict::Failed(_) | Verdict::Later(_) | Verdict::Shut(_)) => {
                    session.stop(verdict)
                }
            }
        });
    }

    fn go_live(self) {
        let mut wanted = false;
        self.remote.update_value(|remote| {
            remote.times = 0;
            wanted = std::mem::take(&mut remote.wanted);
        });
        self.link.set(Link::Live);
        if wanted {
            // The button that was pressed goes with what was said of the connection.
            tabs::later(0, || document::focus_if_lost("main"));
        }
        self.follow_stream();
        self.catch_up();
        self.take_up_unsent();
    }

    /// A page that nobody sees does without the stream: a browser gives all pages together only a few connections to
    /// one server.
    fn follow_stream(self) {
        let Some(server) = self.server().filter(|_| tabs::is_shown()) else { return };
        let round = self.round();
        let known = self.desk.with_value(|desk| desk.history().len() as u64);
        let stream = Stream::open(&server.stream(known, escaped), move |heard| {
            if self.round() == round {
                self.hear_stream(heard);
            }
        });
        self.remote.update_value(|remote| remote.stream = stream);
    }

    fn hear_stream(self, heard: Heard) {
        match heard {
            Heard::Commits(text) => match json::read::<Reply>(&text) {
                Ok(reply) => {
                    if !self.learn(&reply) {
                        self.read_on();
                    }
                }
                Err(_) => self.stop::<Reply>(Verdict::Shut(Shut::Strange)),
            },
            Heard::Gone => self.stop::<Reply>(Verdict::Shut(Shut::Gone)),
            Heard::Lost => self.stop::<Reply>(Verdict::Later(None)),
        }
    }

    /// The page is shown again, or not any more.
    pub(super) fn shown_or_hidden(self) {
        if !tabs::is_shown() {
            self.remote.update_value(|remote| remote.stream = None);
        } else if matches!(self.link.get_untracked(), Link::Live | Link::Lost { .. }) {
            self.connect(false);
        }
    }

    /// Takes in what the backend tells, and tells the other tabs; `false` where it does not follow what is known.
    pub(super) fn learn(self, reply: &Reply) -> bool {
        let known = self.desk.with_value(|desk| desk.history().len());
        let fits = self.desk.try_update_value(|desk| desk.hear(&reply.commits)) == Some(true);
        if self.desk.with_value(|desk| desk.history().len()) > known {
            self.keep_heard();
            self.say_news(reply);
            self.show_stored();
        }
        fits
    }

    /// The backend did not answer, or will not.
    pub(super) fn stop<T>(self, verdict: Verdict<T>) {
        let wanted = self.remote.with_value(|remote| remote.wanted);
        self.begin_round();
        if wanted {
            self.tell(Notice::new(Tone::Warning, self.words().say(texts::STILL_NOT)));
        }
        match verdict {
            Verdict::Shut(why) => self.link.set(Link::Shut(why)),
            Verdict::Later(wait) => self.come_back(wait),
            // No answer to a question is one of these.
            Verdict::Done(_) | Verdict::Failed(_) => self.link.set(Link::Shut(Shut::Strange)),
        }
        self.put_off();
        self.show_again();
    }

    fn come_back(self, wait: Option<u32>) {
        let mut times = 0;
        self.remote.update_value(|remote| {
            remote.times = remote.times.saturating_add(1);
            times = remote.times;
        });
        let seconds = wait.unwrap_or_default().clamp(remote::pause(times), 10 * remote::LONGEST_PAUSE);
        self.link.set(Link::Lost { seconds });
        let round = self.round();
        tabs::later(i32::try_from(seconds * 1_000).unwrap_or(i32::MAX), move || {
            if self.round() == round {
                self.connect(false);
            }
        });
    }

    fn round(self) -> u32 {
        self.remote.with_value(|remote| remote.round)
    }

    /// Gives up what was begun.
    fn begin_round(self) {
        self.remote.update_value(|remote| {
            remote.round = remote.round.wrapping_add(1);
            remote.stream = None;
            remote.sending = None;
            remote.wanted = false;
        });
    }

    /// Asks the backend something in this round.
    pub(super) fn ask_in_round(
        self,
        server: &Server,
        method: &'static str,
        address: &str,
        body: Option<&str>,
        then: impl FnOnce(Session, Option<Answer>) + 'static,
    ) {
        let round = self.round();
        let token = server.token.as_deref();
        let asked = Asked { method, address, token, language: self.tag(), body };
        ask(&asked, move |answer| {
            if self.round() == round {
                then(self, answer);
            }
        });
    }

    /// The tag of the language that is shown.
    pub(super) fn tag(self) -> &'static str {
        match self.words().language() {
            Language::English => "en",
            Language::SimplifiedChinese => "zh-Hans",
        }
    }
}
