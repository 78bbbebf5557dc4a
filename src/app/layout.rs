//! The frame around every screen.

use super::masthead::masthead;
use super::side_nav::side_nav;
use crate::browser::document;
use crate::components::action::{Action, Kind, actions};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{self, notice};
use crate::i18n::{Words, frame};
use crate::markup::{Element, Handler, Markup, div, el, unseen};
use crate::routes::Route;
use crate::session::{Keeping, Session, Tone};
use std::rc::Rc;

/// Everything that is always there, and the current screen.
pub(super) fn layout(session: Session, words: Words, here: Route, page: Markup) -> Markup {
    let skip = Handler::Follow(Rc::new(|| {
        document::focus("#main");
    }));
    let has_menu = session.read(|account| account.company.is_some());
    let parts = [
        el("a").class("skip-link").attr("href", "#main").on(skip).text(words.say(frame::SKIP)).into(),
        sandbox_bar(session, words).into(),
        masthead(session, words).into(),
        has_menu.then(|| side_nav(words, here)).into(),
        div("toasts").attr("role", "status").attr("aria-live", "polite").with(toast(session, words)).into(),
        el("main")
            .class("sheet")
            .id("main")
            .attr("tabindex", "-1")
            .with(keeping_notice(session, words))
            .with(page)
            .into(),
    ];
    parts.into()
}

fn sandbox_bar(session: Session, words: Words) -> Element {
    let today = session.today();
    let date = el("time").attr("datetime", today.to_string()).text(words.date(today));
    let date = el("span").text(words.say(frame::VIRTUAL_DATE)).text(" ").with(date);
    el("aside")
        .class("sandbox-bar")
        .attr("aria-label", words.say(frame::SANDBOX))
        .with(el("p").class("simulation").text(words.say(frame::SIMULATION)))
        .with(div("sandbox-date").with(date))
}

/// What the person must know about where the history is kept.
fn keeping_notice(session: Session, words: Words) -> Option<Markup> {
    let (title, text, action) = match session.keeping() {
        Keeping::Browser => return None,
        Keeping::Memory => (frame::MEMORY_TITLE, frame::MEMORY_TEXT, None),
        Keeping::Damaged => {
            let set_aside =
                Action::press("set-aside", words.say(frame::SET_ASIDE), Kind::Secondary, move || {
                    session.set_damage_aside();
                });
            (frame::DAMAGED_TITLE, frame::DAMAGED_TEXT, Some(actions(vec![set_aside])))
        }
        Keeping::Newer => (frame::NEWER_TITLE, frame::NEWER_TEXT, None),
    };
    Some(notice(notice::Tone::Warning, Some(words.say(title)), words.say(text), action))
}

fn toast(session: Session, words: Words) -> Option<Element> {
    let told = session.notice()?;
    let (tone, picture) = match told.tone {
        Tone::Info => ("info", Icon::Info),
        Tone::Success => ("success", Icon::Success),
        Tone::Warning => ("warning", Icon::Warning),
        Tone::Danger => ("danger", Icon::Danger),
    };
    let dismiss = el("button")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("data-shape", "icon")
        .attr("data-size", "s")
        .attr("type", "button")
        .press(move || session.dismiss_notice())
        .with(icon(Icon::Close))
        .with(unseen(words.say(frame::DISMISS)));
    let notice = div("notice").attr("data-tone", tone).with(icon(picture)).with(el("p").text(told.text));
    Some(notice.with(dismiss))
}
