//! How the connection of a company to a mock backend is, in words.

use crate::browser::document;
use crate::components::icon::Icon;
use crate::i18n::{Text, Words, connection as texts, frame};
use crate::session::{Link, Server, Session, Shut, Unanswered};

/// How the connection is, in a sentence without its stop; nothing where there is none.
pub fn state(words: Words, link: Link) -> Option<String> {
    match link {
        Link::None => None,
        Link::Connecting => Some(words.say(texts::CONNECTING)),
        Link::Live => Some(words.say(texts::LIVE)),
        Link::Lost { seconds } => Some(words.fill(texts::LOST, &[("n", &words.number(i64::from(seconds)))])),
        Link::Shut(why) => Some(words.say(why_shut(why).0)),
    }
}

/// Why a backend is not asked, and what helps.
fn why_shut(why: Shut) -> (Text, Text) {
    match why {
        Shut::Token => (texts::SHUT_TOKEN, texts::TOKEN_HELP),
        Shut::Origin => (texts::SHUT_ORIGIN, texts::ORIGIN_HELP),
        Shut::Gone => (texts::SHUT_GONE, texts::GONE_HELP),
        Shut::OtherVersion { .. } => (texts::SHUT_VERSION, texts::VERSION_HELP),
        Shut::OtherHistory => (texts::SHUT_HISTORY, texts::HISTORY_HELP),
        Shut::Strange => (texts::SHUT_STRANGE, texts::STRANGE_HELP),
    }
}

/// What happened and what helps, where a backend is not asked.
pub fn shut(words: Words, why: Shut) -> String {
    let (what, help) = why_shut(why);
    let help = words.fill(help, &[("origin", &document::origin())]);
    [words.say(what), words.say(texts::STOP), help].concat()
}

/// Why a question has no answer, and what helps.
pub fn unanswered(words: Words, why: &Unanswered) -> String {
    match why {
        Unanswered::Unreachable => words.fill(texts::UNREACHABLE, &[("origin", &document::origin())]),
        Unanswered::Busy => words.say(texts::BUSY),
        Unanswered::Shut(why) => shut(words, *why),
        Unanswered::Refused(detail) => detail.clone(),
        Unanswered::NoRoom => words.say(frame::STORAGE_FULL),
    }
}

/// Whether what is shown is stored on the backend, in a few quiet words; nothing where the company lives here.
pub fn saved(session: Session, words: Words) -> Option<(Icon, String)> {
    let link = session.link();
    let (picture, text) = match link {
        Link::None => return None,
        Link::Connecting => (Icon::Pending, texts::FOOT_CONNECTING),
        Link::Live if session.is_sending() => (Icon::Pending, texts::FOOT_SENDING),
        Link::Live => (Icon::Success, texts::FOOT_LIVE),
        Link::Lost { .. } | Link::Shut(_) => (Icon::Warning, texts::FOOT_LOST),
    };
    let Server { address, .. } = session.server()?;
    let host = address.split_once("://").map_or(address.as_str(), |(_, host)| host);
    Some((picture, words.fill(text, &[("address", host)])))
}
