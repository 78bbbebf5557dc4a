//! What the person must know about where the history is kept, with the ways out.

use crate::components::action::{Action, Kind, actions};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, notice};
use crate::i18n::{Text, Words, connection, frame, keeping as texts};
use crate::markup::{Element, Markup, el};
use crate::pages::connected;
use crate::routes::Route;
use crate::session::{Keeping, Link, Saving, Session};

/// What must be known at once, above every screen; nothing while all is well.
pub(super) fn keeping_notice(session: Session, words: Words) -> Option<Markup> {
    let press = |id: &'static str, text: Text, act: fn(Session)| {
        Action::press(id, words.say(text), Kind::Secondary, move || act(session))
    };
    let backup = || press("take-backup", texts::BACKUP, Session::download_backup);
    let stored = || press("take-stored", texts::DOWNLOAD_STORED, Session::download_stored);
    let memory = || press("in-memory", texts::IN_MEMORY, Session::continue_in_memory);
    let again = || press("save-again", texts::SAVE_AGAIN, Session::save_again);
    let (tone, title, text, ways) = match session.keeping() {
        Keeping::Browser => return None,
        Keeping::Memory => (Tone::Warning, frame::MEMORY_TITLE, frame::MEMORY_TEXT, vec![backup()]),
        Keeping::Damaged => {
            let aside = press("set-aside", frame::SET_ASIDE, Session::set_damage_aside);
            (Tone::Danger, frame::DAMAGED_TITLE, frame::DAMAGED_TEXT, vec![aside, stored(), backup()])
        }
        Keeping::Newer => {
            let load = press("load-again", texts::LOAD_AGAIN, Session::load_again);
            (Tone::Warning, frame::NEWER_TITLE, frame::NEWER_TEXT, vec![load, stored()])
        }
        Keeping::Cleared => {
            let start = press("start-again", texts::START_AGAIN, |session| {
                session.start_again();
                session.go(Route::Home);
            });
            (Tone::Danger, texts::CLEARED_TITLE, texts::CLEARED_TEXT, vec![again(), backup(), start])
        }
        Keeping::Full => {
            let free =
                Action::link("free-space", words.say(texts::FREE_SPACE), Kind::Secondary, Route::Data.href());
            (Tone::Danger, texts::FULL_TITLE, texts::FULL_TEXT, vec![backup(), free, memory()])
        }
        Keeping::Lost => {
            (Tone::Danger, texts::LOST_TITLE, texts::LOST_TEXT, vec![again(), backup(), memory()])
        }
    };
    Some(notice(tone, Some(words.say(title)), words.say(text), Some(actions(ways))))
}

/// What must be known about the connection to a backend; nothing while all is well, or where it is told in full.
pub(super) fn connection_notice(session: Session, words: Words, here: Route) -> Option<Markup> {
    let only_here = session.waits_only_here();
    let (tone, title, text) = match session.link() {
        Link::None | Link::Connecting | Link::Live => return None,
        Link::Lost { .. } => {
            let text = if only_here { connection::LOST_ONLY_HERE } else { connection::LOST_TEXT };
            (Tone::Warning, connection::LOST_TITLE, words.say(text))
        }
        Link::Shut(why) => {
            let why = connected::state(words, Link::Shut(why)).unwrap_or_default();
            let text = if only_here {
                [why, words.say(connection::STOP), words.say(connection::LOST_ONLY_HERE)].concat()
            } else {
                words.fill(connection::SHUT_TEXT, &[("why", &why)])
            };
            (Tone::Danger, connection::SHUT_TITLE, text)
        }
    };
    if here == Route::Connection {
        return None;
    }
    let room = only_here.then(|| {
        Action::link("make-room", words.say(texts::FREE_SPACE), Kind::Secondary, Route::Data.href())
    });
    let again = Action::press("connect-now", words.say(connection::TRY_NOW), Kind::Secondary, move || {
        session.connect_now();
    });
    let see = Action::link(
        "see-connection",
        words.say(connection::SEE_CONNECTION),
        Kind::Secondary,
        Route::Connection.href(),
    );
    Some(notice(
        tone,
        Some(words.say(title)),
        text,
        Some(actions([again, see].into_iter().chain(room).collect())),
    ))
}

/// Whether what is shown is stored, in a few quiet words.
pub(super) fn saved(session: Session, words: Words) -> Element {
    if let Some((picture, text)) = connected::saved(session, words) {
        let link = el("a").attr("href", Route::Connection.href()).text(text);
        return el("p").class("saved").with(icon(picture)).with(link);
    }
    saved_line(words, session.saving())
}

/// The same of a company that lives in this browser.
pub(super) fn saved_line(words: Words, saving: Saving) -> Element {
    let (picture, text) = match saving {
        Saving::Saved => (Icon::Success, frame::SAVED),
        Saving::Writing => (Icon::Pending, frame::SAVING),
        Saving::Unsaved => (Icon::Warning, frame::UNSAVED),
    };
    el("p").class("saved").with(icon(picture)).with(el("span").text(words.say(text)))
}
