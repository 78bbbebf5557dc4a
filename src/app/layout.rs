//! The frame around every screen.

use super::acting::invitation;
use super::keeping::{connection_notice, keeping_notice, saved};
use super::masthead::masthead;
use super::time_dialog::{open_dialog, time_dialog};
use super::{palette, shortcuts};
use crate::browser::document;
use crate::components::icon::{Icon, icon};
use crate::components::sandbox_bar::sandbox_bar;
use crate::components::side_nav::side_nav;
use crate::i18n::{Words, frame};
use crate::markup::{Element, Handler, Markup, div, el, unseen};
use crate::routes::Route;
use crate::session::{Session, Tone};
use std::rc::Rc;

/// Everything that is always there, and the current screen.
pub(super) fn layout(session: Session, words: Words, here: Route, page: Markup) -> Markup {
    let skip = Handler::Follow(Rc::new(|| {
        document::focus("#main");
    }));
    let has_menu = session.read(|account| account.company.is_some());
    let parts = [
        el("a").class("skip-link").attr("href", "#main").on(skip).text(words.say(frame::SKIP)).into(),
        sandbox_bar(words, Some(session.today()), Rc::new(open_dialog)).into(),
        masthead(session, words).into(),
        has_menu.then(|| side_nav(words, Some(here))).into(),
        div("toasts").attr("role", "status").attr("aria-live", "polite").with(toast(session, words)).into(),
        el("main")
            .class("sheet")
            .flag("data-alone", !has_menu)
            .id("main")
            .attr("tabindex", "-1")
            .with(keeping_notice(session, words))
            .with(connection_notice(session, words, here))
            .with(invitation(session, words))
            .with(page)
            .into(),
        el("footer")
            .class("colophon")
            .with(saved(session, words))
            .with(el("a").attr("href", Route::Data.href()).text(words.say(frame::DATA)))
            .with(el("a").attr("href", Route::Help.href()).text(words.say(frame::HELP)))
            .into(),
        time_dialog(session, words).into(),
        palette::palette(session, words).into(),
        shortcuts::list(session, words).into(),
    ];
    parts.into()
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
